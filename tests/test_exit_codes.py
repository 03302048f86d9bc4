"""How every command ends: 0 done, 1 an input failed, 2 wrong use; and every failure is one line."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from kg.cli.app import COMMANDS, run
from kg.store.layout import FACTS, held

ROOT = Path(__file__).parent.parent
SEED = next((ROOT / "seeds").glob("*.txt"))
THEME = "工业互联网"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all that a user can get wrong."""
    folder = tmp_path_factory.mktemp("place")
    for arguments in (["-o", f"{folder}/g.trig"], ["-o", f"{folder}/g.ttl"], ["--store", f"{folder}/s"]):
        assert run(["build", str(SEED), "--quiet", *arguments]) == 0
    (folder / "empty.txt").touch()
    (folder / "broken.ttl").write_text("no Turtle", encoding="utf-8")
    (folder / "unsound.ttl").write_text("<urn:a> <https://w3id.org/huabiao/ontology#attestdOn> 1 .\n", encoding="utf-8")
    (folder / "other").mkdir()
    (folder / "other" / "letter.txt").write_text("x", encoding="utf-8")
    (folder / "broken.tsv").write_text("left\tright\n", encoding="utf-8")
    (folder / "broken.rq").write_text("SELECT", encoding="utf-8")
    for name, form in (("newer", "99"), ("older", "0")):
        assert run(["build", str(SEED), "--quiet", "--store", f"{folder}/{name}"]) == 0
        with sqlite3.connect(folder / name / FACTS) as database:
            database.execute("UPDATE meta SET value = ? WHERE key = 'format'", (form,))
        database.close()
    return folder


ENDS = [
    # done
    (0, "build {seed} -o {place}/new/deep/a.ttl", ""),
    (0, "build {seed} --store {place}/s", ""),
    (0, "query posts-of -p person=苗圩 --store {place}/s", ""),
    (0, "queries", ""),
    (0, "why 苗圩 --store {place}/s", ""),
    (0, "trend {theme} --store {place}/s", ""),
    (0, "trend {theme} --store {place}/s -o {place}/new2/t.html", ""),
    (0, "diff {place}/g.ttl {place}/g.trig", ""),
    (0, "themes --store {place}/s", ""),
    (0, "view --store {place}/s -o {place}/new3/v.html", ""),
    (0, "view --store {place}/s --focus 苗圩 --hops 1 -o {place}/v.html", ""),
    (0, "stats --store {place}/s", ""),
    (0, "validate --store {place}/s", ""),
    (0, "export --store {place}/s -o {place}/new4/x.nq", ""),
    (0, "export --graph {place}/g.trig -o {place}/new4/x.trig", ""),
    (0, "judge 苗圩 刘烈宏 different --who Li --store {place}/s --file {place}/new5/j.tsv", ""),
    # an input failed, or what was asked about has faults
    (1, "build {place}/empty.txt {seed} -o {place}/a.ttl", "is empty"),
    (1, "build {place}/missing.txt {seed} -o {place}/a.ttl", "does not exist"),
    (1, "build {place}/empty.txt -o {place}/a.ttl", "is empty"),
    (1, "build {seed} -o {place}/a.ttl --judgements {place}/broken.tsv", "the header lacks"),
    (1, "stats --graph {place}/broken.ttl", "is not Turtle"),
    (1, "why 苗圩 --graph {place}/broken.ttl", "is not Turtle"),
    (1, "diff {place}/g.ttl {place}/broken.ttl", "is not Turtle"),
    (1, "validate --graph {place}/unsound.ttl", ""),
    (1, "build {seed} --store {place}/newer", "of format 99, this program's is 1: a newer huabiao made it"),
    (1, "query same-name --store {place}/newer", "upgrade"),
    (1, "remove x --store {place}/older", "of format 0, this program's is 1: an older huabiao made it; build"),
    (1, "export --store {place}/older -o {place}/x.nq", "build a new one"),
    (1, "judge 苗圩 刘烈宏 same --who Li --store {place}/s --file {place}/broken.tsv", "the header lacks"),
    # wrong use
    (2, "build {place}/missing.txt -o {place}/a.ttl", "does not exist"),
    (2, "build {seed} --store {place}/g.ttl", "is a file"),
    (2, "build {seed} --store {place}/other", "other things in it"),
    (2, "build {seed} --store {place}/s --base https://example.org/x/", "leave --base out"),
    (2, "build {seed} --judgements {place}/none.tsv", "no such file of judgements"),
    (2, "build {seed} -o {place}/a.ttl --prune", "--store"),
    (2, "query nothing --store {place}/s", "nothing"),
    (2, "query {place}/broken.rq --store {place}/s", "no SPARQL"),
    (2, "query posts-of -p person=无此人 --store {place}/s", "no person of this name"),
    (2, "query posts-of -p person=苗圩 --store {place}/none", "no store there"),
    (2, "queries more", "more"),
    (2, "why 无此人 --store {place}/s", "no thing of this name"),
    (2, "trend 无此主题 --store {place}/s", "无此主题"),
    (2, "trend {theme} --store {place}/s -o {place}/t.xyz", "t.xyz"),
    (2, "diff {place}/g.ttl {place}/none.ttl", "kg: "),
    (2, "themes --frob", "--frob"),
    (2, "view --store {place}/s --hops 1 -o {place}/v.html", "--hops counts steps around a name"),
    (2, "view --store {place}/s -o {place}/v.pdf", "a page ends in .html"),
    (2, "view --store {place}/s -o {place}/g.ttl/v.html", "not a directory"),
    (2, "stats --store {place}/s --graph {place}/g.ttl", "name one of them"),
    (2, "validate --graph {place}/none.ttl", "no such graph file"),
    (2, "export --store {place}/none -o {place}/x.nq", "no store there"),
    (2, "export --graph {place}/g.ttl -o {place}/x.doc", "unknown format"),
    (2, "remove nothing --store {place}/s", "no document of this identifier"),
    (2, "judge 苗圩 无此人 same --who Li --store {place}/s", "no thing of this name"),
    (2, "judge 苗圩 刘烈宏 perhaps --who Li --store {place}/s", "not a verdict"),
]


@pytest.mark.parametrize(("code", "line", "told"), ENDS)
def test_every_command_ends_as_the_manual_says(
    place: Path, capsys: pytest.CaptureFixture[str], code: int, line: str, told: str
) -> None:
    arguments = [word.format(seed=SEED, place=place, theme=THEME) for word in line.split()]
    capsys.readouterr()
    assert run(arguments) == code
    said = capsys.readouterr()
    complaints = said.err.splitlines()
    assert all(complaint.startswith("kg: ") for complaint in complaints)
    assert bool(complaints) == bool(told)
    assert told in said.err
    if code == 2:
        assert said.out == ""


def test_every_command_is_tried_above() -> None:
    assert {line.split()[0] for code, line, _ in ENDS if code == 0} == set(COMMANDS) - {"remove"}
    assert {line.split()[0] for code, line, _ in ENDS if code == 2} == set(COMMANDS)


def test_who_holds_a_store_is_no_wrong_use(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with held(place / "s"):
        assert run(["build", str(SEED), "--store", str(place / "s")]) == 1
        assert run(["remove", SEED.stem, "--store", str(place / "s")]) == 1
    assert "held by process" in capsys.readouterr().err


def test_what_writes_says_what_it_wrote(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = place / "told" / "v.html"
    assert run(["view", "--store", str(place / "s"), "-o", str(page)]) == 0
    assert capsys.readouterr().out == f"page: {page}\n"
    assert run(["view", "--store", str(place / "s"), "-o", str(page), "--quiet"]) == 0
    assert capsys.readouterr().out == ""


def test_a_folder_is_made_with_the_file_and_not_before(tmp_path: Path) -> None:
    for arguments in (["build", "missing.txt", "-o"], ["export", "--graph", "missing.ttl", "-o"]):
        assert run([*arguments, str(tmp_path / "new" / "g.nq")]) == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("source", "told"), [("g.ttl", True), ("g.trig", False)])
@pytest.mark.parametrize("ending", ["trig", "nq", "jsonld", "ttl", "nt"])
def test_an_export_says_that_no_article_is_told_apart(
    place: Path, capsys: pytest.CaptureFixture[str], source: str, told: bool, ending: str
) -> None:
    target = place / f"exported-{source}.{ending}"
    capsys.readouterr()
    assert run(["export", "--graph", str(place / source), "-o", str(target)]) == 0
    said = capsys.readouterr().err
    assert ("does not tell which article says what" in said) == (told and ending in ("trig", "nq", "jsonld"))
    assert len(said.splitlines()) <= 1
