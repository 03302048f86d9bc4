"""Sequences that a store must survive: whatever was done to it, it says what a build from scratch says."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from store_builds import article, exported, extracted, fresh, scratch, stored

from kg.cli.app import run
from kg.errors import InputError
from kg.model import Document, DocumentFacts
from kg.resolve import Judgement
from kg.resolve.judgements import Reference, Verdict
from kg.store import archive as archives
from kg.store.layout import FACTS
from kg.store.opened import StoredGraph

ROOT = Path(__file__).parent.parent

# People and bodies that judgements can join and part, in many constellations.
TOLD = (
    Document("d1", "海宁市市长王伟出席会议。海宁市财政局局长李建国主持。", "一", "2021-03-02"),
    Document("d2", "国家统计局局长王伟会见了来访的客人。", "二", "2021-03-02"),
    Document("d3", "海宁市委书记王伟、市长赵卫东出席会议并讲话。", "三", "2022-06-01"),
    Document("d4", "经研究决定，任命赵卫东为海宁市市长，免去王伟的海宁市市长职务。", "四", "2022-05-20"),
    Document("d5", "云山县县长王维主持会议。王伟出席。", "五", "2021-09-15"),
    Document("d6", "农业部部长李建国讲话。农业农村部印发通知。", "六", "2018-03-20"),
    Document("d7", "农业农村部部长李建国主持会议，国家统计局局长王伟出席。", "七", "2019-03-20"),
    Document("d8", "赵卫东出席会议。", "八", "2020-01-01"),
)
PAIRS = (
    ("person:王伟（海宁市人民政府市长）", "person:王伟（国家统计局局长）", Verdict.SAME),
    ("person:王伟@d1", "person:王伟@d3", Verdict.DIFFERENT),
    ("person:王伟", "person:王维", Verdict.SAME),
    ("person:王维", "person:赵卫东", Verdict.SAME),
    ("person:李建国@d1", "person:李建国@d6", Verdict.UNSURE),
    ("person:李建国（农业部部长）", "person:李建国（农业农村部部长）", Verdict.DIFFERENT),
    ("person:赵卫东@d8", "person:李建国@d7", Verdict.SAME),
    ("institution:农业农村部", "institution:农业部", Verdict.SAME),
    ("institution:国家统计局", "institution:农业部", Verdict.SAME),
    ("institution:海宁市财政局", "institution:无此机构", Verdict.SAME),
    ("person:无此人", "person:王伟", Verdict.SAME),
)
GAINSAY = (  # the first and the fourth of these, in other words
    ("person:王伟@d1", "person:王伟（国家统计局局长）", Verdict.DIFFERENT),
    ("person:王维@d5", "person:赵卫东（海宁市人民政府市长）", Verdict.DIFFERENT),
)
EVERY = tuple(
    Judgement(Reference.parse(left), Reference.parse(right), verdict, "an editor", "2024-01-01", "", line)
    for line, (left, right, verdict) in enumerate(PAIRS + GAINSAY, start=2)
)
POOL = EVERY[: len(PAIRS)]


class Judged(RuleBasedStateMachine):
    """Documents come and go while judgements are written, taken back and moved to other lines."""

    @initialize()
    def start(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.graph = fresh(self.folder / "store")
        self.documents: dict[str, Document] = {}
        self.judgements: tuple[Judgement, ...] = ()

    def bring_up(self, documents: Sequence[Document] = ()) -> None:
        """Build, or see that the build refuses what a build from scratch refuses."""
        self.documents |= {document.id: document for document in documents}
        try:
            self.graph.build(documents, extracted, judgements=self.judgements)
        except InputError as refused:
            with pytest.raises(InputError, match="take one of these lines out"):
                scratch(self.documents.values(), self.judgements)
            assert "take one of these lines out" in refused.message
            self.judgements = ()
            self.graph.build([], extracted)

    @rule(chosen=st.lists(st.sampled_from(TOLD), min_size=1, max_size=5, unique_by=lambda document: document.id))
    def add(self, chosen: list[Document]) -> None:
        self.bring_up(chosen)

    @rule(chosen=st.sampled_from(TOLD))
    def remove(self, chosen: Document) -> None:
        if self.documents.pop(chosen.id, None):
            self.graph.remove([chosen.id])
            self.bring_up()

    @rule(chosen=st.lists(st.sampled_from(EVERY), max_size=5, unique=True))
    def judge(self, chosen: list[Judgement]) -> None:
        self.judgements = tuple(replace(judgement, line=line) for line, judgement in enumerate(chosen, start=2))
        self.bring_up()

    @rule(chosen=st.sampled_from(EVERY), more=st.sampled_from(TOLD))
    def judge_and_add(self, chosen: Judgement, more: Document) -> None:
        kept = self.judgements[1:]
        # Lines of a file have numbers of their own; two of one number would pass for a line that is not in the file yet.
        self.judgements = (*kept, replace(chosen, line=max((each.line for each in kept), default=1) + 1))
        self.bring_up([more])

    @invariant()
    def the_graph_is_that_of_a_build_from_scratch(self) -> None:
        expected = scratch(self.documents.values(), self.judgements) if self.documents else []
        if self.documents:
            assert stored(self.graph.store) == expected

    def teardown(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


Judged.TestCase.settings = settings(
    max_examples=10, stateful_step_count=8, deadline=None, suppress_health_check=list(HealthCheck)
)
TestJudged = Judged.TestCase


@pytest.mark.slow
class TestJudgedAtLength(Judged.TestCase):
    settings = settings(max_examples=80, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck))


def check(graph: StoredGraph, documents: Sequence[Document], judgements: Sequence[Judgement] = ()) -> None:
    expected = scratch(documents, judgements)
    assert stored(graph.store) == expected
    assert exported(graph, graph.folder.parent / "graph.nq") == expected


@pytest.mark.parametrize("gone", [0, 1, 2, 3])
def test_every_judgement_taken_back_leaves_no_trace(tmp_path: Path, gone: int) -> None:
    graph = fresh(tmp_path / "s")
    graph.build(TOLD, extracted, judgements=POOL)
    check(graph, TOLD, POOL)
    left = POOL[gone :: gone + 2]
    graph.build([], extracted, judgements=left)
    check(graph, TOLD, left)
    graph.build([], extracted)
    check(graph, TOLD)


def test_the_document_that_gave_an_identifier_its_key_is_taken_out(tmp_path: Path) -> None:
    """Of several people of one name the earliest has the plain key; when that goes, the next one gets it."""
    graph, left = fresh(tmp_path / "s"), list(TOLD)
    graph.build(TOLD, extracted)
    for document in sorted(TOLD, key=lambda document: (document.date, document.id)):
        graph.remove([document.id])
        left.remove(document)
        if left:
            check(graph, left)
    assert stored(graph.store) == []
    graph.build(TOLD, extracted)
    check(graph, TOLD)


def chain() -> list[Document]:
    """Four texts, each a copy of the next, the outer ones too far apart in time to be copies of each other."""
    text = max((article(number, variant).text for number in range(8) for variant in range(6)), key=len)
    days = ("2024-03-01", "2024-03-07", "2024-03-13", "2024-03-19")
    return [Document(f"c{number}", text, f"题目{number}", day) for number, day in enumerate(days)]


@pytest.mark.parametrize("order", ["0123", "3210", "2031"])
@pytest.mark.parametrize("gone", ["0", "1", "12", "03"])
def test_a_chain_of_copies_loses_links(tmp_path: Path, order: str, gone: str) -> None:
    graph, links = fresh(tmp_path / "s"), chain()
    for number in order:
        graph.build([links[int(number)]], extracted)
    check(graph, links)
    graph.remove([f"c{number}" for number in gone])
    check(graph, [link for number, link in enumerate(links) if str(number) not in gone])
    graph.build(links, extracted)
    check(graph, links)
    moved = [replace(links[0], date="2024-02-01"), *links[1:]]
    graph.build([moved[0]], extracted)
    check(graph, moved)


@pytest.mark.parametrize(
    "change",
    [
        {"title": "另一题目"},
        {"title": ""},
        {"date": "2023-01-05"},
        {"date": None},
        {"source": "云山日报"},
        {"url": "https://example.org/1"},
        {"text": "国家统计局局长李建国会见客人。"},
        {"text": "今天多云。"},
    ],
)
def test_one_field_of_a_document_changes(tmp_path: Path, change: dict[str, str | None]) -> None:
    graph, whole = fresh(tmp_path / "s"), [*TOLD, *chain()]
    graph.build(whole, extracted)
    for at in (0, len(TOLD)):
        whole[at] = replace(whole[at], **change)  # type: ignore[arg-type]
        report = graph.build([whole[at]], extracted)
        assert (report.changed, report.added) == ([whole[at].id], [])
        check(graph, whole)


IDS = (
    "separator\x1fof\x1fours",
    unicodedata.normalize("NFC", "é工信"),
    unicodedata.normalize("NFD", "é工信"),
    "  spaces  inside ",
    "quote\"and'back\\slash",
    "<urn:x> . #",
    "新华社/2024?a=1&b=2#c",
    "😀🇨🇳",
    "line\nbreak\ttab",
    "nul\x00inside",
    "\u202eright-to-left",
    "x" * 3000,
)


def test_identifiers_of_any_characters(tmp_path: Path) -> None:
    graph = fresh(tmp_path / "s")
    text = max((article(number, 1).text for number in range(8)), key=len)
    given = [Document(doc, text, "题\x1f目", f"2024-03-{day + 1:02}") for day, doc in enumerate(IDS)]
    given += [Document(doc + "2", "王伟出席会议。", "题", None) for doc in IDS]
    for document in given:
        graph.build([document], extracted)
    check(graph, given)
    assert graph.documents() == sorted(document.id for document in given)
    again = ox.Store()
    graph.write(tmp_path / "g.nq")
    again.bulk_load(path=str(tmp_path / "g.nq"), format=ox.RdfFormat.N_QUADS)
    assert stored(again) == stored(graph.store)
    graph.remove([IDS[1], IDS[8], IDS[9]])
    check(graph, [document for document in given if document.id not in (IDS[1], IDS[8], IDS[9])])


def test_documents_with_nothing_in_them(tmp_path: Path) -> None:
    given = [
        Document("e1", ""),
        Document("e2", " \n\u3000"),
        Document("e3", "。"),
        Document("e4", "", "题目", "2024-01-01"),
    ]
    graph = fresh(tmp_path / "s")
    graph.build(given, extracted)
    check(graph, given)
    full = [*given[1:], TOLD[0], replace(given[0], text=TOLD[2].text)]
    graph.build(full, extracted)
    check(graph, full)
    graph.build([replace(document, text="") for document in full], extracted)
    check(graph, [replace(document, text="") for document in full])


def test_a_lone_surrogate_is_no_traceback(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """JSON can write half a character; what cannot be kept must be told in a line."""
    lines = tmp_path / "n.jsonl"
    lines.write_text(
        '{"id": "a\\ud83d", "text": "王伟出席会议。"}\n{"id": "b", "text": "王伟\\ud83d出席会议。"}\n'
        '{"id": "c", "text": "海宁市市长王伟出席会议。", "title": "\\ude00"}\n'
        '{"id": "d", "text": "海宁市市长王伟出席会议。", "note": {"of": ["\\ude00"]}}\n'
        '{"id": "e", "text": "海宁市市长王伟\\ud83d\\ude00出席会议。"}\n',
        encoding="utf-8",
    )
    code = run(["build", str(lines), "--store", str(tmp_path / "s"), "--quiet"])
    assert code == 1
    assert all(line.startswith("kg: ") for line in capsys.readouterr().err.splitlines())
    assert run(["stats", "--store", str(tmp_path / "s")]) == 0
    assert run(["export", "--store", str(tmp_path / "s"), "-o", str(tmp_path / "g.nq")]) == 0


def write(folder: Path, documents: Sequence[Document]) -> None:
    folder.mkdir(exist_ok=True)
    for document in documents:
        (folder / f"{document.id}.txt").write_text(f"{document.title}\n{document.text}\n", encoding="utf-8")


def graph_of(inputs: Path, place: Path) -> list[str]:
    assert run(["build", str(inputs), "-o", str(place / "scratch.nq"), "--quiet"]) == 0
    return sorted((place / "scratch.nq").read_text(encoding="utf-8").splitlines())


def graph_in(store: Path, place: Path) -> list[str]:
    assert run(["export", "--store", str(store), "-o", str(place / "stored.nq")]) == 0
    return sorted((place / "stored.nq").read_text(encoding="utf-8").splitlines())


def test_an_input_file_gets_another_name(tmp_path: Path) -> None:
    inbox, store = tmp_path / "inbox", tmp_path / "s"
    write(inbox, TOLD)
    build = ["build", str(inbox), "--store", str(store), "--quiet"]
    assert run(build) == 0
    (inbox / "d1.txt").rename(inbox / "z1.txt")
    (inbox / "d2.txt").rename(inbox / "d2b.md")
    assert run([*build, "--prune"]) == 0
    assert graph_in(store, tmp_path) == graph_of(inbox, tmp_path)


def test_two_inputs_with_one_id(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inbox, store = tmp_path / "inbox", tmp_path / "s"
    inbox.mkdir()
    for name, text in (("a", TOLD[0].text), ("b", TOLD[1].text)):
        line = json.dumps({"id": "x", "text": text, "date": "2024-01-01"}, ensure_ascii=False)
        (inbox / f"{name}.jsonl").write_text(line + "\n", encoding="utf-8")
    build = ["build", str(inbox), "--store", str(store), "--quiet"]
    assert run(build) == 1
    assert f'{inbox}/b.jsonl:1: id "x" was given already at {inbox}/a.jsonl:1' in capsys.readouterr().err
    (inbox / "b.jsonl").rename(tmp_path / "b.jsonl")
    assert graph_in(store, tmp_path) == graph_of(inbox, tmp_path)
    # Given alone, it is another state of the same document.
    assert run(["build", str(tmp_path / "b.jsonl"), "--store", str(store), "--quiet"]) == 0
    assert graph_in(store, tmp_path) == graph_of(tmp_path / "b.jsonl", tmp_path)


@pytest.mark.parametrize("step", ["drop", "put", "settle", "settle_article", "share", "touched_lines", "untouch"])
@pytest.mark.parametrize("rebuilt", [False, True])
def test_a_pruning_that_breaks_is_completed_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, rebuilt: bool
) -> None:
    """Broken anywhere, with judgements that change at the same time, and whether the graph is patched or loaded anew."""
    before = [*TOLD, *(() if rebuilt else chain())]
    after = [*TOLD[2:5], replace(TOLD[5], title="别题"), *chain()[1:]] if rebuilt else [*TOLD[1:], *chain()[1:]]
    for blow in (1, 3):
        graph = fresh(tmp_path / f"s{blow}")
        graph.build(before, extracted, judgements=POOL[:2])
        with monkeypatch.context() as patch:
            whole, left = getattr(archives.Archive, step), [blow]

            def broken(self: archives.Archive, *given: object, whole: object = whole, left: list[int] = left) -> object:
                left[0] -= 1
                if left[0] == 0:
                    raise RuntimeError("struck")
                return whole(self, *given)  # type: ignore[operator]

            patch.setattr(archives.Archive, step, broken)
            with suppress(RuntimeError):
                graph.build(after, extracted, judgements=POOL[2:5], prune=True)
        graph.build(after, extracted, judgements=POOL[2:5], prune=True)
        check(graph, after, POOL[2:5])


def test_claims_of_an_older_program_are_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept beside the facts (claims, signatures) comes from the rules too."""
    graph, given = fresh(tmp_path / "s"), [*TOLD, *chain()]
    with monkeypatch.context() as patch:
        patch.setattr("kg.store.archive.claims_of", lambda batch: iter(()))
        patch.setattr("kg.store.archive.copies.band_keys", lambda signature: ())
        patch.setattr("kg.store.fingerprint.extraction", lambda: "older")
        patch.setattr("kg.store.fingerprint.resolution", lambda: "older")
        with pytest.raises(KeyError):  # no claims, no meetings
            graph.build(given, extracted)
    graph.build([], extracted)
    check(graph, given)


def test_what_keeps_claims_is_part_of_what_reads() -> None:
    from kg import resources

    names = {path.name for path in resources.code("resolve", "store/codec.py")}
    assert {"gather.py", "copies.py", "claims.py", "codec.py"} <= names


@pytest.mark.parametrize("lexicon", ["extraction", "resolution"])
def test_the_program_changes_while_documents_come_and_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lexicon: str
) -> None:
    graph = fresh(tmp_path / "s")
    graph.build(TOLD, extracted, judgements=POOL[:3])
    monkeypatch.setattr(f"kg.store.fingerprint.{lexicon}", lambda: "of another lexicon")
    changed = [replace(TOLD[0], text="海宁市市长李建国出席会议。"), *chain()]
    graph.build(changed, extracted, judgements=POOL[3:6], prune=True)
    check(graph, changed, POOL[3:6])
    monkeypatch.undo()
    graph.remove([changed[0].id], judgements=POOL[3:6])
    check(graph, changed[1:], POOL[3:6])


def unreadable(documents: Sequence[Document]) -> list[DocumentFacts]:
    raise OSError(5, "Input/output error")


def test_reading_that_breaks_off_leaves_the_graph_as_it_was(tmp_path: Path) -> None:
    graph = fresh(tmp_path / "s")
    graph.build(TOLD[:3], extracted)
    before = stored(graph.store)
    with pytest.raises(Exception, match="error"):
        graph.build(TOLD, unreadable)  # type: ignore[arg-type]
    assert stored(graph.store) == before
    graph.build(TOLD, extracted)
    check(graph, TOLD)


@pytest.fixture
def closed_folder(tmp_path: Path) -> Path:
    """A store on a file system that may only be read."""
    place = tmp_path / "disk"
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(place)], capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a disk here")
    fresh(place / "s").build(TOLD, extracted)
    subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
    return place


def test_a_store_that_may_only_be_read(tmp_path: Path, closed_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    store, news = str(closed_folder / "s"), tmp_path / "n.txt"
    news.write_text("题目\n王伟出席会议。\n", encoding="utf-8")
    try:
        for command in (["stats"], ["query", "same-name"], ["why", "赵卫东"], ["export", "-o", str(tmp_path / "x.nq")]):
            assert run([*command, "--store", store]) == 0
        capfd.readouterr()
        for command in (["build", str(news)], ["remove", "d1"]):
            assert run([*command, "--store", store, "--quiet"]) == 1
            (line,) = capfd.readouterr().err.splitlines()
            assert line.startswith(f"kg: {store}: ")
            assert "read-only" in line
        assert run(["build", str(news), "--store", str(closed_folder / "new"), "--quiet"]) == 2
        (line,) = capfd.readouterr().err.splitlines()
        assert "cannot be made (read-only file system)" in line
    finally:
        subprocess.run(["umount", str(closed_folder)], check=False)


def test_a_store_killed_before_it_began_is_built_by_the_next(tmp_path: Path) -> None:
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / FACTS).touch()
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "kg", "stats", "--store", str(tmp_path / "s")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "holds no graph yet" in done.stderr
    graph = fresh(tmp_path / "s")
    graph.build(TOLD, extracted)
    check(graph, TOLD)
