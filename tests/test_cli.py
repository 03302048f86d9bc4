"""The command line: what it prints, how it ends, and one line for every mistake."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

import kg
from kg.cli.app import run

ROOT = Path(__file__).parent.parent
SEED = next((ROOT / "seeds").glob("*.txt"))


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seed's graph, as a user builds it."""
    target = tmp_path_factory.mktemp("graph") / "seed.trig"
    assert run(["build", str(SEED), "-o", str(target), "--quiet"]) == 0
    return target


def complaint(capsys: pytest.CaptureFixture[str], *arguments: object, code: int = 2) -> str:
    """What a command that must fail says: one line, with nothing on standard output."""
    capsys.readouterr()
    assert run([str(argument) for argument in arguments]) == code
    captured = capsys.readouterr()
    assert captured.out == ""
    (line,) = captured.err.splitlines()
    assert "Traceback" not in line
    assert line.startswith("kg: ")
    return line.removeprefix("kg: ")


def left_in(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*")}


# What is built


def test_build_tells_a_person_what_there_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target, page = tmp_path / "new" / "graph.ttl", tmp_path / "graph.html"
    assert run(["build", str(SEED), "-o", str(target), "--html", str(page)]) == 0
    told = capsys.readouterr().out
    for word in ("people", "posts", "institutions", "meetings", "themes", "statements", "documents"):
        assert word in told
    assert str(target) in told
    assert str(page) in told
    assert told.count("kg query ") == 3
    assert left_in(tmp_path) == {"new", "graph.ttl", "graph.html"}
    assert "苗圩" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", ["ttl", "trig", "nq", "nt", "jsonld"])
def test_every_format_holds_the_same_triples(tmp_path: Path, graph: Path, suffix: str) -> None:
    target = tmp_path / f"graph.{suffix}"
    assert run(["build", str(SEED), "-o", str(target), "--quiet"]) == 0
    exported = tmp_path / f"exported.{suffix}"
    assert run(["export", "--graph", str(graph), "-o", str(exported)]) == 0
    expected = {str(quad.triple) for quad in ox.parse(path=str(graph), format=ox.RdfFormat.TRIG)}
    form = ox.RdfFormat.from_extension(suffix)
    assert form is not None
    for path in (target, exported):
        assert {str(quad.triple) for quad in ox.parse(path=str(path), format=form)} == expected
    assert len(expected) > 500


def test_build_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "graph.ttl"
    assert run(["build", str(SEED), "-o", str(target), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["articles"] == 1
    assert told["people"] >= 5
    assert told["tasks"] == 8, "six numbered and two demanded"
    assert told["graph"] == str(target)
    assert told["failures"] == []


def test_build_with_another_base(tmp_path: Path) -> None:
    target = tmp_path / "graph.nt"
    assert run(["build", str(SEED), "-o", str(target), "--base", "https://example.org/kb/", "--quiet"]) == 0
    assert "<https://example.org/kb/person/" in target.read_text(encoding="utf-8")


def test_unread_sentences_are_listed(tmp_path: Path) -> None:
    news = tmp_path / "news.txt"
    news.write_text("会议召开\n由他主持。\n", encoding="utf-8")
    unread = tmp_path / "unread.jsonl"
    assert run(["build", str(news), "-o", str(tmp_path / "g.ttl"), "--unread", str(unread), "--quiet"]) == 0
    text = news.read_text(encoding="utf-8")
    for line in unread.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        assert row["quote"] == text[row["start"] : row["end"]]


# What fails


def test_missing_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "graph.ttl"
    assert run(["build", "no/such.txt", "-o", str(target)]) == 2
    missing, nothing = capsys.readouterr().err.splitlines()
    assert missing == "kg: no/such.txt: does not exist; name a file or a folder that does"
    assert nothing == "kg: nothing written: no input could be read"
    assert not target.exists()


def test_some_inputs_fail_and_the_rest_is_done(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty, target = tmp_path / "empty.txt", tmp_path / "graph.ttl"
    empty.touch()
    lines = tmp_path / "docs.jsonl"
    lines.write_text('{"id": "a", "text": "部长苗圩讲话。"}\n{"id": \n', encoding="utf-8")
    assert run(["build", str(empty), str(lines), str(SEED), "-o", str(target), "--quiet"]) == 1
    complaints = capsys.readouterr().err.splitlines()
    assert complaints[0].startswith(f"kg: {lines}:2: is not JSON")
    assert complaints[1] == f"kg: {empty}: is empty; give a file that holds a text"
    assert len(complaints) == 2
    assert target.exists()


def test_strict_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "graph.ttl"
    assert run(["build", str(SEED), str(tmp_path / "missing.txt"), "-o", str(target), "--strict"]) == 1
    assert "nothing written" in capsys.readouterr().err
    assert left_in(tmp_path) == set()


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["frob"], "frob"),
        (["build"], "INPUT"),
        (["build", "x", "--frob"], "--frob"),
        (["build", "x", "--workers", "0"], "workers"),
        (["build", "x", "-o", "graph.docx"], "graph.docx: unknown format .docx; use one of .ttl .trig .nt .nq .jsonld"),
        (["build", "x", "-o", "graph"], "graph: unknown format (no ending)"),
        (["build", "x", "-o", "README.md/graph.ttl"], "README.md/graph.ttl: cannot be written"),
        (["build", "x", "-o", "a.ttl", "--html", "a.ttl"], "--output, --html and --unread name the same file"),
        (["build", "x", "--base", "example"], "--base example: not a base for IRIs"),
        (["view", "--graph", "{graph}", "--type", "persn"], "--type persn: unknown"),
        (["view", "--graph", "{graph}", "--since", "yesterday"], "--since yesterday: no day; write it as 2020-07-27"),
        (["stats", "--graph", "missing.ttl"], "missing.ttl: no such graph file; build one with kg build"),
        (["stats", "--graph", "graph.docx"], "graph.docx: no such graph file"),
        (["export", "--graph", "{graph}", "-o", "x.docx"], "x.docx: unknown format .docx"),
        (["query", "no-such-query", "--graph", "{graph}"], "no-such-query"),
        (["query", "missing.rq", "--graph", "{graph}"], "missing.rq"),
        (["query", "posts-of", "--graph", "{graph}", "-p", "frob=1"], "frob"),
        (["query", "posts-of", "--graph", "{graph}", "-p", "person"], "name=value"),
        (["query", "posts-of", "--graph", "{graph}"], "person"),
        (["query", "posts-of", "--graph", "{graph}", "-p", "person=苗圩", "--format", "xls"], "xls"),
        (["why", "没有这人", "--graph", "{graph}"], "没有这人"),
    ],
)
def test_wrong_use_is_one_line(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    graph: Path,
    arguments: list[str],
    expected: str,
) -> None:
    monkeypatch.chdir(ROOT)
    assert expected in complaint(capsys, *(argument.replace("{graph}", str(graph)) for argument in arguments))


def test_no_graph_in_the_folder(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert complaint(capsys, "stats").startswith("no graph here; name one with --graph FILE")


def test_graph_that_is_no_graph(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("not turtle at all", encoding="utf-8")
    assert complaint(capsys, "stats", "--graph", path, code=1).startswith(f"{path}: is not Turtle (")


def test_a_failed_write_leaves_the_old_file(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    target, page = tmp_path / "graph.ttl", tmp_path / "page.html"
    target.write_text("old", encoding="utf-8")

    def full(self: Path, *arguments: object, **options: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    said = complaint(capsys, "build", SEED, "-o", target, "--html", page)
    assert said == f"{page}: cannot be written (no space left on device); choose another place"
    assert target.read_bytes() == b"old"
    assert left_in(tmp_path) == {"graph.ttl"}


def test_interrupt_leaves_nothing(tmp_path: Path) -> None:
    source, target = tmp_path / "docs.jsonl", tmp_path / "graph.ttl"
    record = json.dumps({"text": SEED.read_text(encoding="utf-8")}, ensure_ascii=False)
    source.write_text("".join(record.replace("苗圩", f"李{n}") + "\n" for n in range(3000)), encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "build", str(source), "-o", str(target)],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        # a shell's background job ignores interrupts, and so would what it starts
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    time.sleep(3)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert out == ""
    assert err.splitlines() == ["kg: interrupted; nothing half-done was left behind"]
    assert left_in(tmp_path) == {"docs.jsonl"}


# What is asked


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"huabiao {kg.__version__}\n"


def test_stats(capsys: pytest.CaptureFixture[str], graph: Path) -> None:
    assert run(["stats", "--graph", str(graph), "--json"]) == 0
    counts = json.loads(capsys.readouterr().out)
    assert counts["Person"] >= 5
    assert counts["Task"] == 8
    assert run(["stats", "--graph", str(graph)]) == 0
    assert "Person" in capsys.readouterr().out


def test_view(tmp_path: Path, graph: Path) -> None:
    page = tmp_path / "page.html"
    assert run(["view", "--graph", str(graph), "--focus", "苗圩", "--hops", "1", "-o", str(page)]) == 0
    assert "苗圩" in page.read_text(encoding="utf-8")


def test_validate_is_clean(capsys: pytest.CaptureFixture[str], graph: Path) -> None:
    assert run(["validate", "--graph", str(graph)]) == 0


def test_why_shows_the_sentence(capsys: pytest.CaptureFixture[str], graph: Path) -> None:
    assert run(["why", "苗圩", "--graph", str(graph)]) == 0
    told = capsys.readouterr().out
    assert "⟦部长苗圩⟧讲话" in told
    assert "副⟦部长" not in told
    assert "[2020-07-27]" in told


def test_queries_lists_every_query(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["queries"]) == 0
    told = capsys.readouterr().out
    names = [path.stem for path in (ROOT / "queries").glob("*.rq")]
    assert len(names) >= 8
    for name in names:
        assert name in told


def test_nobody_reads_on(graph: Path) -> None:
    command = f"{sys.executable} -m kg why 工业和信息化部 --graph {graph} | head -1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.stderr == ""


# The same in Python


def test_build_from_python() -> None:
    built = kg.build(SEED)
    assert len(built.documents) == 1
    assert built.summary().tasks == 8
    assert len(built.dataset) == len({quad.triple for quad in built.store})


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX paths")
def test_build_from_python_reports_failures(tmp_path: Path) -> None:
    with pytest.raises(kg.errors.InputError, match="does not exist"):  # type: ignore[attr-defined]
        kg.build(tmp_path / "missing.txt")
    told: list[object] = []
    built = kg.build([SEED, tmp_path / "missing.txt"], on_failure=told.append)
    assert len(told) == 1
    assert len(built.documents) == 1
