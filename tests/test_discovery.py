"""New themes: what has the form of one, what behaves like one, and the line that accepts it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
from said_samples import Line, article, store_of

from kg.analyse.discovery import Form, form_of, proposals
from kg.analyse.frequency import frequencies
from kg.cli.app import run
from kg.graph.scheme import COLUMNS
from kg.graph.vocabulary import KG, RDF
from kg.lexicon import table
from kg.model import Document, DocumentFacts, Evidence, ThemeRaised


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("两茶", Form.NUMERAL),
        ("百茶千香", Form.NUMERAL),
        ("三个不放松", Form.FORMULA),
        ("以茶促旅", Form.FORMULA),
        ("茶农出题、学校答题", Form.FORMULA),
        ("茶园数字化改造提升行动", Form.PROGRAMME),
        ("清源茶路计划", Form.PROGRAMME),
        # everyday words, festivals, common words of the dictionary
        ("五一", None),
        ("压舱石", None),
        ("最后一公里", None),
        ("朋友圈", None),
        ("一体化", None),
        # bare kinds and fragments
        ("控制性工程", None),
        ("专项救助行动", None),
        ("合作倡议", None),
        ("展开地面行动", None),
        ("两国合作", None),
        # names of things, and descriptions
        ("茶叶功勋奖章", None),
        ("茶园里的大熊猫", None),
        # what is known already, longer or shorter by a word
        ("乡村振兴", None),
        ("携手构建人类命运共同体", None),
        ("两制", None),
    ],
)
def test_form(name: str, form: Form | None) -> None:
    assert form_of(name) is form


def told(name: str, sentence: str, days: int, *, first: int = 1, speaker: str = "王小明") -> Iterator[DocumentFacts]:
    """Articles on so many days that raise *name* in *sentence* beside a theme that is known."""
    for day in range(first, first + days):
        themes = tuple(each for each in (name, "乡村振兴") if each in sentence)
        yield article(f"{name}-{day:02}", f"2024-01-{day:02}", Line(f"第{day}天，{sentence}", themes, speaker))


BATCHES = (
    *told("以茶促旅", "坚持“以茶促旅”，推进乡村振兴。", 4),
    *told("百茶千香", "开展“百茶千香”活动，推进乡村振兴。", 3, first=11),
    # a storm, a ship: names of things
    *told("云雾", "台风“云雾”过境，乡村振兴不停步。", 5),
    *told("采茶远望", "“采茶远望”号首航，助力乡村振兴。", 5),
    # far from all policy; told by nobody; too rare
    *told("茶话今宵", "“茶话今宵”开演。", 5),
    *told("茶香四海", "“茶香四海”，乡村振兴。", 5, speaker=""),
    *told("茶兴百业", "“茶兴百业”，乡村振兴。", 2),
    # a piece of something longer
    *told("茶路提升行动", "实施新茶路提升行动，推进乡村振兴。", 5),
)


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return store_of(BATCHES)


def test_proposed_is_what_behaves_like_a_theme(store: ox.Store) -> None:
    found = proposals(store)
    assert [(each.name, each.form, each.articles) for each in found] == [
        ("以茶促旅", Form.FORMULA, 4),
        ("百茶千香", Form.NUMERAL, 3),
    ]
    best = found[0]
    assert (best.first, best.last, best.raised, best.known, best.rise) == ("2024-01-01", "2024-01-04", 4, 1.0, None)
    assert best.example is not None
    assert best.example.sentence == "第1天，坚持“以茶促旅”，推进乡村振兴。"
    assert [each.name for each in proposals(store, top=1)] == ["以茶促旅"]
    assert [each.name for each in proposals(store, least=4)] == ["以茶促旅"]


def test_new_since_a_day_is_first_named_or_risen_from_then_on(store: ox.Store) -> None:
    assert [each.name for each in proposals(store, since=date(2024, 1, 10))] == ["百茶千香"]
    quiet = [article(f"q{n}", "2023-06-01", Line("今天下雨。")) for n in range(60)]
    early = article("early", "2023-06-02", Line("坚持“以茶促旅”，推进乡村振兴。", ("以茶促旅", "乡村振兴"), "李华"))
    found = {each.name: each.rise for each in proposals(store_of([*BATCHES, *quiet, early]), since=date(2024, 1, 1))}
    assert found["百茶千香"] is None
    assert (found["以茶促旅"] or 0) >= 5


def test_one_name_with_the_countries_turned_is_proposed_once() -> None:
    batches = [
        *told("中茶文化年", "办好“中茶文化年”，推进乡村振兴。", 4),
        *told("茶中文化年", "办好“茶中文化年”，推进乡村振兴。", 3, first=11),
    ]
    assert [each.name for each in proposals(store_of(batches))] == ["中茶文化年"]


def test_discovered_themes_have_their_class(store: ox.Store) -> None:
    discovered = {quad.subject for quad in store.quads_for_pattern(None, RDF.type, KG.DiscoveredTheme)}
    marked = {quad.subject for quad in store.quads_for_pattern(None, KG.discovered, None)}
    themes = {quad.subject for quad in store.quads_for_pattern(None, RDF.type, KG.PolicyTheme)}
    assert discovered == marked < themes


# --- the command


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory, store: ox.Store) -> Path:
    path = tmp_path_factory.mktemp("themes") / "graph.nq"
    store.dump(str(path), format=ox.RdfFormat.N_QUADS)
    return path


def test_proposals_in_the_terminal_and_as_json(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["themes", "--new", "--graph", str(graph)]) == 0
    out = capsys.readouterr().out
    assert "以茶促旅  formula · 4 articles, 2024-01-01 – 2024-01-04" in out
    assert "第1天，坚持“以茶促旅”" in out
    assert run(["themes", "--new", "--json", "--graph", str(graph)]) == 0
    assert [each["name"] for each in json.loads(capsys.readouterr().out)] == ["以茶促旅", "百茶千香"]


def test_a_line_of_tsv_is_a_row_of_the_scheme(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["themes", "--new", "--tsv", "--graph", str(graph)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    row = dict(zip(COLUMNS, lines[0].split("\t"), strict=True))
    assert (row["label"], row["kind"], row["source"]) == ("以茶促旅", "slogan", "茶叶报 2024-01-01")
    assert row["broader"] in {each["label"] for each in table.read("themes.tsv", ("label",))}


def test_themes_by_frequency(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["themes", "--json", "--top", "2", "--graph", str(graph)]) == 0
    first, second = json.loads(capsys.readouterr().out)
    assert (first["name"], first["articles"], first["discovered"]) == ("乡村振兴", 29, False)
    assert (second["articles"], second["discovered"]) == (5, True)
    assert run(["themes", "--since", "2024-01-10", "--graph", str(graph)]) == 0
    assert "(2 rows)" in capsys.readouterr().out


def test_themes_of_a_kind(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["themes", "--json", "--kind", "strategy", "--graph", str(graph)]) == 0
    assert [(each["name"], each["kind"]) for each in json.loads(capsys.readouterr().out)] == [("乡村振兴", "strategy")]
    assert run(["themes", "--kind", "field", "--kind", "slogan", "--graph", str(graph)]) == 0
    out = capsys.readouterr().out
    assert "以茶促旅" in out
    assert "乡村振兴" not in out


def test_what_single_articles_turn_on_is_listed_only_when_asked_for() -> None:
    topic = ThemeRaised("茶树修剪规程", "topic", False, None, None, (Evidence("t1", 0, 6, "茶树修剪规程", "by-hand"),))
    document = Document("t1", "茶树修剪规程，乡村振兴。", "标题", "2024-01-01")
    told = [DocumentFacts(document, (topic,)), *BATCHES]
    assert "茶树修剪规程" not in {each.name for each in frequencies(store_of(told))}
    assert [each.name for each in frequencies(store_of(told), kinds={"topic"})] == ["茶树修剪规程"]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--tsv"], "--tsv goes with --new"),
        (["--new", "--tsv", "--json"], "choose one"),
        (["--since", "x"], "no day"),
        (["--kind", "slogn"], "no kind of theme; choose from"),
        (["--new", "--kind", "slogan"], "--kind goes without --new"),
    ],
)
def test_mistakes_are_one_line(
    arguments: list[str], complaint: str, graph: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["themes", *arguments, "--graph", str(graph)]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert complaint in line
