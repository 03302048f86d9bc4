"""A store says what a build from scratch says, whatever was added, changed, taken out, killed or refused before."""

from __future__ import annotations

import io
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from itertools import combinations, permutations
from pathlib import Path
from typing import get_args

import pyoxigraph as ox
import pytest
from case_tables import Case, cases
from graph_samples import tea
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from store_builds import article, exported, extracted, fresh, scratch, stored, wire_copy

import kg
from kg.cli.app import run as in_process
from kg.errors import UsageError
from kg.graph.vocabulary import DCT, SKOS
from kg.model import Document, DocumentFacts, Fact
from kg.resolve import Judgement, claims_of
from kg.resolve.judgements import Reference, Verdict
from kg.store import codec
from kg.store.layout import FACTS, StoreError, held, read_graph
from kg.store.opened import StoredGraph, create_store, open_store

ROOT = Path(__file__).parent.parent
FAMILIES = ("appointments", "demands", "documents", "meetings", "participations", "targets", "themes")
NUMBERS = st.integers(0, 7)
VARIANTS = st.integers(0, 5)


class Archive(RuleBasedStateMachine):
    """Any sequence of adds, changes, removals, prunings and judgements."""

    @initialize()
    def start(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.graph = fresh(self.folder / "store")
        self.documents: dict[str, Document] = {}
        self.judgements: tuple[Judgement, ...] = ()

    @rule(chosen=st.lists(st.tuples(NUMBERS, VARIANTS), min_size=1, max_size=4))
    def add_or_change(self, chosen: list[tuple[int, int]]) -> None:
        documents = {d.id: d for d in (article(*each) for each in chosen)}
        report = self.graph.build(list(documents.values()), extracted, judgements=self.judgements)
        known = self.documents
        assert sorted(report.added) == sorted(documents.keys() - known.keys())
        assert sorted(report.changed) == sorted(i for i in documents.keys() & known.keys() if documents[i] != known[i])
        assert report.unchanged == sum(known.get(i) == d for i, d in documents.items())
        self.documents |= documents

    @rule(number=NUMBERS, variant=VARIANTS)
    def repeat(self, number: int, variant: int) -> None:
        document = wire_copy(number, variant)
        self.graph.build([document], extracted, judgements=self.judgements)
        self.documents[document.id] = document

    @rule(chosen=st.lists(st.tuples(NUMBERS, VARIANTS), min_size=1, max_size=3, unique_by=lambda each: each[0]))
    def prune(self, chosen: list[tuple[int, int]]) -> None:
        documents = {d.id: d for d in (article(*each) for each in chosen)}
        report = self.graph.build(list(documents.values()), extracted, judgements=self.judgements, prune=True)
        assert sorted(report.removed) == sorted(self.documents.keys() - documents.keys())
        self.documents = documents

    @rule(number=NUMBERS, kind=st.sampled_from(["news", "news", "wire"]))
    def remove(self, number: int, kind: str) -> None:
        doc = f"{kind}-{number}"
        if doc in self.documents:
            self.graph.remove([doc], judgements=self.judgements)
            del self.documents[doc]
        else:
            with pytest.raises(UsageError, match="no document of this identifier"):
                self.graph.remove([doc], judgements=self.judgements)

    @rule(pair=st.sampled_from([("王伟", "赵卫东"), ("李建国", "王伟"), ("", "")]))
    def judge(self, pair: tuple[str, str]) -> None:
        left, right = (Reference("person", name) for name in pair)
        self.judgements = (Judgement(left, right, Verdict.SAME, "an editor", "2024-01-01", "one man"),) * (
            pair[0] != ""
        )
        self.graph.build([], extracted, judgements=self.judgements)

    @invariant()
    def the_graph_is_that_of_a_build_from_scratch(self) -> None:
        if not self.documents:
            return
        expected = scratch(self.documents.values(), self.judgements)
        assert stored(self.graph.store) == expected
        assert exported(self.graph, self.folder / "graph.nq") == expected

    def teardown(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


Archive.TestCase.settings = settings(
    max_examples=8, stateful_step_count=6, deadline=None, suppress_health_check=list(HealthCheck)
)
TestArchive = Archive.TestCase


@pytest.mark.slow
class TestArchiveAtLength(Archive.TestCase):
    settings = settings(max_examples=30, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck))


def documents(count: int = 8) -> list[Document]:
    return [article(number, number % 6) for number in range(count)]


def test_the_order_and_the_portions_leave_no_trace(tmp_path: Path) -> None:
    given = documents()
    once, bit_by_bit = fresh(tmp_path / "a"), fresh(tmp_path / "b")
    once.build(given, extracted)
    for document in random.Random(7).sample(given, len(given)):
        bit_by_bit.build([document], extracted)
    once.write(tmp_path / "a.trig")
    bit_by_bit.write(tmp_path / "b.trig")
    assert (tmp_path / "a.trig").read_bytes() == (tmp_path / "b.trig").read_bytes()


def test_the_hash_seed_leaves_no_trace(tmp_path: Path, lines: Path) -> None:
    written = []
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed}
        build = ["build", str(lines), "--quiet", "--store", str(tmp_path / seed)]
        export = ["export", "-o", str(tmp_path / f"{seed}.trig"), "--store", str(tmp_path / seed)]
        both = f"from kg.cli.app import run; assert run({build}) == run({export}) == 0"
        subprocess.run([sys.executable, "-c", both], env=environment, check=True, capture_output=True)
        written.append((tmp_path / f"{seed}.trig").read_bytes())
    assert written[0] == written[1]


def test_only_what_is_new_or_changed_is_read(tmp_path: Path) -> None:
    graph, read = fresh(tmp_path / "s"), []

    def counting(fresh_ones: Sequence[Document]) -> Iterator[DocumentFacts]:
        read.extend(document.id for document in fresh_ones)
        return extracted(fresh_ones)

    given = documents()
    graph.build(given, counting)
    read.clear()
    graph.build(
        [*given[:3], replace(given[3], text=given[3].text + "会议要求，加强安全生产。"), article(9, 1)], counting
    )
    assert sorted(read) == ["news-3", "news-9"]


def test_another_program_reads_all_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = fresh(tmp_path / "s")
    graph.build(documents(), extracted)
    monkeypatch.setattr("kg.store.fingerprint.extraction", lambda: "of another program")
    report = graph.build([], extracted)
    assert report.read_again == len(documents())
    assert stored(graph.store) == scratch(documents())


def test_other_rules_of_resolution_resolve_all_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = fresh(tmp_path / "s")
    graph.build(documents(), extracted)
    name = next((tmp_path / "s").glob("graph-*")).name
    monkeypatch.setattr("kg.store.fingerprint.resolution", lambda: "of another program")
    report = graph.build([], extracted)
    assert report.read_again == 0
    assert next((tmp_path / "s").glob("graph-*")).name != name
    assert stored(graph.store) == scratch(documents())


def test_a_judgement_gives_up_an_identifier_and_redirects_it(tmp_path: Path) -> None:
    graph = fresh(tmp_path / "s")
    graph.build(documents(), extracted)
    same = Judgement(
        Reference("person", "王伟"), Reference("person", "赵卫东"), Verdict.SAME, "an editor", "2024-01-01", ""
    )
    graph.build([], extracted, judgements=[same])
    replaced = [line for line in stored(graph.store) if "isReplacedBy" in line]
    assert len(replaced) == 1
    assert "zhao-wei-dong" in replaced[0].split()[0]
    assert "wang-wei" in replaced[0].split()[2]
    graph.build([], extracted)
    assert stored(graph.store) == scratch(documents())


def test_a_wire_copy_is_a_source_of_its_own_that_names_what_it_repeats(tmp_path: Path) -> None:
    number, variant = max(((n, v) for n in range(8) for v in range(6)), key=lambda pick: len(article(*pick).text))
    told, copied = article(number, variant), wire_copy(number, variant)
    graph = fresh(tmp_path / "s")
    graph.build([copied], extracted)
    assert not [line for line in stored(graph.store) if "copyOf" in line]
    graph.build([told], extracted)
    (line,) = [line for line in stored(graph.store) if "copyOf" in line]
    assert f"wire-{number}" in identifier_of(graph.store, line.split()[0])
    assert f"news-{number}" in identifier_of(graph.store, line.split()[2])
    graph.build([replace(told, title="另一题目")], extracted)
    assert stored(graph.store) == scratch([replace(told, title="另一题目"), copied])
    graph.remove([told.id])
    assert stored(graph.store) == scratch([copied])


SESSION = {
    "2024-06-30": "第六届茶岭论坛6月30日在海州市开幕。海州市市长王伟出席论坛并讲话。",
    "2024-07-01": "第六届茶岭论坛7月1日在海州市举行。海州市市长王伟主持会议。",
    "2024-07-02": "第六届茶岭论坛7月2日在海州市闭幕。海州市市长王伟出席会议。",
    "2025-06-30": "第七届茶岭论坛6月30日在海州市开幕。海州市市长王伟出席会议。",
}


def forums(graph: StoredGraph) -> int:
    """How many meetings the graph knows by the name of the forum."""
    labels = (quad.object.value for quad in graph.store.quads_for_pattern(None, SKOS.prefLabel, None))
    return sum(label.endswith("届茶岭论坛") for label in labels)


def test_a_session_across_a_months_end_is_one_in_whatever_order_its_days_come_and_go(tmp_path: Path) -> None:
    told = [Document(day, text, "茶岭论坛", day) for day, text in SESSION.items()]
    expected = {some: scratch(some) for count in range(1, 5) for some in combinations(told, count)}
    graph = fresh(tmp_path / "s")
    for order in random.Random(4).sample(list(permutations(told)), 2):
        held: set[Document] = set()
        for document in (*order, *order):
            if document in held:
                held.remove(document)
                graph.remove([document.id])
            else:
                held.add(document)
                graph.build([document], extracted)
            assert stored(graph.store) == expected.get(tuple(d for d in told if d in held), [])
            assert forums(graph) == (told[3] in held) + bool(held & {*told[:3]})


def identifier_of(store: ox.Store, node: str) -> str:
    (quad,) = store.quads_for_pattern(ox.NamedNode(node[1:-1]), DCT.identifier, None)
    assert isinstance(quad.object, ox.Literal)
    return quad.object.value


# --- what goes wrong


def here(*arguments: str) -> subprocess.CompletedProcess[str]:
    """A command run in this process: no second start of the interpreter."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = in_process(list(arguments))
    return subprocess.CompletedProcess(arguments, code, out.getvalue(), err.getvalue())


def run(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "kg", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload]


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    records = ({"id": d.id, "text": d.text, "title": d.title, "date": d.date, "source": d.source} for d in documents())
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf-8")
    return path


def test_a_second_builder_is_told_who_holds_the_store(tmp_path: Path, lines: Path) -> None:
    create_store(tmp_path / "s")
    with held(tmp_path / "s"):
        result = run("build", str(lines), "--store", str(tmp_path / "s"))
    assert result.returncode == 1
    assert f"held by process {os.getpid()} on" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert here("build", str(lines), "--store", str(tmp_path / "s"), "--quiet").returncode == 0


@pytest.mark.slow
def test_a_killed_build_is_completed_by_the_next(tmp_path: Path, lines: Path) -> None:
    folder, chance = tmp_path / "s", random.Random(2020)
    expected = scratch(documents())
    command = [sys.executable, "-m", "kg", "build", str(lines), "--store", str(folder), "--quiet"]
    started = time.monotonic()
    assert run("build", str(lines), "--store", str(tmp_path / "whole"), "--quiet").returncode == 0
    whole = time.monotonic() - started
    killed, struck = 0, False
    for turn in range(30):
        if turn % 6 == 0 or not struck:  # a finished build leaves the next one nothing to be struck at
            shutil.rmtree(folder, ignore_errors=True)
        anew, began = not folder.exists(), time.monotonic()
        process = subprocess.Popen(command, env=os.environ | {"PYTHONPATH": str(ROOT)})
        # The first third is the interpreter's start; most of the blows are to fall later.
        try:
            process.wait(timeout=chance.uniform(0.2, 1.0) * whole)
            whole = (
                min(whole, time.monotonic() - began) if anew else whole
            )  # the machine was busier when it was measured
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        struck = process.wait() == -signal.SIGKILL
        killed += struck
        if turn % 6 == 5:
            done = run("build", str(lines), "--store", str(folder), "--quiet")
            assert done.returncode == 0, done.stderr
            assert stored(read_graph(folder)[0]) == expected
    assert killed >= 15


@pytest.mark.parametrize("step", ["put", "settle", "settle_article", "share", "untouch", "set_meta"])
def test_a_build_that_breaks_anywhere_is_completed_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    graph = fresh(tmp_path / "s")
    graph.build(documents(4), extracted)
    before = stored(graph.store)
    for blow in (1, 2, 5, 9):
        with monkeypatch.context() as patch:
            break_at(patch, step, blow)
            try:
                graph.build(documents(), extracted)
            except RuntimeError:
                assert stored(graph.store) in (before, scratch(documents()))
        graph.build(documents(), extracted)
        assert stored(graph.store) == scratch(documents())
        graph.remove([d.id for d in documents()[4:]])
        assert stored(graph.store) == before


def break_at(patch: pytest.MonkeyPatch, step: str, blow: int) -> None:
    from kg.store import archive

    whole, left = getattr(archive.Archive, step), [blow]

    def broken(self: archive.Archive, *arguments: object, **named: object) -> object:
        left[0] -= 1
        if left[0] == 0:
            raise RuntimeError("struck")
        return whole(self, *arguments, **named)

    patch.setattr(archive.Archive, step, broken)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own that can be filled."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("no right to mount a small disk here")
    yield place
    subprocess.run(["umount", str(place)], check=False)


@pytest.mark.parametrize("room", [0, 24_576, 262_144, 16_777_216])
def test_a_full_disk_is_one_line_and_leaves_the_store_intact(small_disk: Path, lines: Path, room: int) -> None:
    folder = small_disk / "s"
    graph = fresh(folder)
    graph.build(documents(4), extracted)
    before = stored(graph.store)
    filler = small_disk / "filler"
    filler.write_bytes(b"x" * max(shutil.disk_usage(small_disk).free - room, 0))
    result = run("build", str(lines), "--store", str(folder))
    assert result.returncode == (0 if room > 1_000_000 else 1), result.stderr
    filler.unlink()
    if result.returncode:
        assert "the disk is full" in result.stderr
        assert [line for line in result.stderr.splitlines() if line.startswith("kg: ")] == result.stderr.splitlines()
        assert stored(read_graph(folder)[0]) == before
    graph.build(documents(), extracted)
    assert stored(graph.store) == scratch(documents())


def test_a_file_that_may_not_grow_is_one_line(tmp_path: Path, lines: Path) -> None:
    folder = tmp_path / "s"
    graph = fresh(folder)
    graph.build(documents(4), extracted)
    before = stored(graph.store)
    size = max((folder / FACTS).stat().st_size // 1024 - 8, 1)
    command = f'trap "" XFSZ; ulimit -f {size}; exec {sys.executable} -m kg build {lines} --store {folder}'
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    result = subprocess.run(["bash", "-c", command], env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert len(result.stderr.splitlines()) == 1
    assert str(folder) in result.stderr
    assert stored(read_graph(folder)[0]) == before
    graph.build(documents(), extracted)
    assert stored(graph.store) == scratch(documents())


def test_places_that_are_no_store(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "letter.txt").write_text("x")
    with pytest.raises(StoreError, match="is a file"):
        create_store(tmp_path / "file")
    with pytest.raises(StoreError, match="other things in it"):
        create_store(tmp_path / "folder")
    with pytest.raises(StoreError, match="no store there"):
        open_store(tmp_path / "folder")
    with pytest.raises(StoreError, match="no graph yet"):
        read_graph(create_store(tmp_path / "new").folder)
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / FACTS).write_bytes(b"no database" * 100)
    with pytest.raises(StoreError, match="damaged"):
        create_store(tmp_path / "bad")


def test_a_store_keeps_its_base(tmp_path: Path) -> None:
    create_store(tmp_path / "s", base="https://example.org/a/")
    with pytest.raises(StoreError, match=r"--base is https://example\.org/a/"):
        create_store(tmp_path / "s", base="https://example.org/b/")


# --- the commands


def test_commands_work_on_a_store(tmp_path: Path, lines: Path) -> None:
    store = str(tmp_path / "s")
    built = here("build", str(lines), "--store", store, "--json")
    about = json.loads(built.stdout)
    assert len(about["build"]["added"]) == about["articles"] == 8
    again = here("build", str(lines), "--store", store)
    assert "0 new, 0 changed, 8 unchanged, 0 taken out" in again.stdout
    for command in (["stats"], ["why", "王伟"], ["query", "posts-of", "-p", "person=王伟"], ["validate"]):
        result = here(*command, "--store", store)
        assert result.returncode == 0, result.stderr
        assert result.stdout
    assert here("view", "--store", store, "-o", str(tmp_path / "v.html")).returncode == 0
    assert here("export", "--store", store, "-o", str(tmp_path / "g.nq")).returncode == 0
    assert sorted((tmp_path / "g.nq").read_text(encoding="utf-8").splitlines()) == scratch(documents())
    assert here("remove", "news-1", "news-2", "--store", store).stdout == "taken out: news-1, news-2\n"
    wrong = here("remove", "news-3", "news-33", "--store", store)
    assert wrong.returncode == 2
    assert "did you mean" in wrong.stderr
    lines.write_text(lines.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    pruned = here("build", str(lines), "--store", store, "--prune")
    assert "0 new, 0 changed, 1 unchanged, 5 taken out" in pruned.stdout
    assert here("stats", "--store", store, "--graph", "x.ttl").returncode == 2
    assert here("build", str(lines), "--prune").returncode == 2


def test_pruning_waits_for_inputs_that_can_be_read(tmp_path: Path, lines: Path) -> None:
    store = str(tmp_path / "s")
    assert here("build", str(lines), "--store", store, "--quiet").returncode == 0
    result = here("build", str(lines), str(tmp_path / "missing.jsonl"), "--store", store, "--prune")
    assert result.returncode == 1
    assert len(open_store(tmp_path / "s").documents()) == 8


# --- facts as bytes


def test_all_kinds_of_facts_and_claims_come_back_from_bytes() -> None:
    batches = [*extracted([news_of(case) for family in FAMILIES for case in cases(family)]), tea()]
    met = {type(fact) for batch in batches for fact in batch.facts}
    assert met == set(get_args(Fact))
    for batch in batches:
        assert codec.unpack_facts(batch.document, codec.pack_facts(batch)) == batch
        for _, claim in claims_of(batch):
            assert codec.unpack_claim(codec.pack_claim(claim)) == claim
        assert codec.unpack_document(codec.pack_document(batch.document)) == batch.document


def news_of(case: Case) -> Document:
    return Document(case.where, case["text"], case["title"], case["date"] or None, case["source"])


def test_the_python_face_of_a_store(tmp_path: Path, lines: Path) -> None:
    archive = kg.update(lines, tmp_path / "s")
    again = kg.open_store(tmp_path / "s")
    (first, *_) = again.query("posts-of", person="王伟")
    assert first["person_name"] == "王伟"
    assert len(archive.dataset) == len(again.store)
    again.write(tmp_path / "g.nq")
    assert sorted((tmp_path / "g.nq").read_text(encoding="utf-8").splitlines()) == scratch(documents())
