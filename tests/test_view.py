"""The page that shows a graph: self-contained, inert whatever the news says, the same each time, and it draws."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import chromium
import networkx as nx
import pyoxigraph as ox
import pytest

from kg.analyse.element import Kind, Relation
from kg.analyse.naming import tell_talks_apart
from kg.analyse.part import core, find, fold, most_connected, neighbourhood, of_kinds
from kg.analyse.projection import project
from kg.analyse.together import together
from kg.cli.app import run
from kg.errors import UsageError
from kg.graph.quads import build_quads
from kg.model import (
    Citation,
    Document,
    DocumentFacts,
    Evidence,
    Fact,
    Holding,
    InstitutionNamed,
    Meeting,
    MeetingKind,
    Mode,
    Moment,
    Participation,
    Party,
    PersonNamed,
    PostName,
    Role,
    Span,
    Statement,
    Status,
    Task,
    ThemeRaised,
    Venue,
)
from kg.model import Relation as CitationRelation
from kg.resolve import resolve
from kg.view.drawing import wrap
from kg.view.forces import Box
from kg.view.layout import arrange
from kg.view.page import render

TEXT = (
    "7月27日，全国水利工作会议在北京召开。水利部党组书记、部长王明讲话，副部长李华主持会议。"
    "会议指出，要统筹发展和安全。会议要求，抓好落实。一是抓好防汛救灾，落实《防洪法》。"
    "二是推进国家水网建设。各司局主要负责同志在主会场参会。国务院高度重视。"
)
HOSTILE = "</script><img src=x onerror=alert(1)>"
"""What a hostile document might give as a name; anything of it that becomes markup breaks the tests."""


def facts_of(doc: str, text: str, person: str, theme: str, day: str) -> DocumentFacts:
    """The facts of :data:`TEXT`, with the name of its minister and one of its themes to choose."""

    def proof(quote: str) -> tuple[Evidence, ...]:
        start = text.index(quote)
        return (Evidence(doc, start, start + len(quote), quote, "by-hand"),)

    def span(quote: str) -> Span:
        return Span(text.index(quote), text.index(quote) + len(quote))

    when = Moment("7月27日", date.fromisoformat(day), date.fromisoformat(day))
    minister, deputy = PostName("水利部", "部长"), PostName("水利部", "副部长")
    sentence = text[text.index("水利部党组书记") : text.index("会议指出")]
    said = "统筹发展和安全。"
    first, second = f"抓好{theme}，落实《防洪法》。", "推进国家水网建设。"
    facts: tuple[Fact, ...] = (
        PersonNamed(person, (person,), proof(person)),
        PersonNamed("李华", ("李华",), proof("李华")),
        InstitutionNamed("水利部", ("水利部",), "", proof("水利部")),
        InstitutionNamed("国务院", ("国务院",), "", proof("国务院")),
        Holding(person, PostName("水利部", "党组书记"), Status.HELD, when, proof(sentence)),
        Holding(person, minister, Status.HELD, when, proof(sentence)),
        Holding("李华", deputy, Status.HELD, when, proof(sentence)),
        Meeting(
            "m1", ("全国水利工作会议",), MeetingKind.CONFERENCE, when, ("北京",), (Mode.VIDEO,), None, ("水利部",),
            (Venue.MAIN,), proof("7月27日，全国水利工作会议在北京召开。"),
        ),
        Participation("m1", person, Party.PERSON, Role.SPEAKER, 1, (minister,), None, None, proof(sentence)),
        Participation("m1", "李华", Party.PERSON, Role.CHAIR, 2, (deputy,), None, None, proof(sentence)),
        Participation(
            "m1", "各司局主要负责同志", Party.GROUP, Role.ATTENDEE, 3, (), Venue.MAIN, None,
            proof("各司局主要负责同志在主会场参会。"),
        ),
        Statement("s1", "会议", Party.MEETING, "指出", "point-out", "m1", span(said), said,
                  proof("会议指出，要统筹发展和安全。")),
        Statement("s2", "会议", Party.MEETING, "要求", "require", "m1", span("抓好落实。"), "抓好落实。",
                  proof("会议要求，抓好落实。")),
        Task("t1", "s2", 1, f"抓好{theme}", span(first), first, proof(f"一是{first}")),
        Task("t2", "s2", 2, "推进国家水网建设", span(second), second, proof(f"二是{second}")),
        ThemeRaised("统筹发展和安全", "", False, "s1", None, proof("统筹发展和安全")),
        ThemeRaised(theme, "", False, "s2", "t1", proof(theme)),
        ThemeRaised("国家水网", "", False, "s2", "t2", proof("国家水网")),
        Citation("防洪法", None, CitationRelation.IMPLEMENTS, "s2", "t1", proof("《防洪法》")),
    )  # fmt: skip
    document = Document(doc, text, title=f"水利会议{doc}", date=day, source="水利部", url=f"https://example.org/{doc}")
    return DocumentFacts(document, facts)


def store_of(*batches: DocumentFacts) -> ox.Store:
    store = ox.Store()
    store.bulk_extend(build_quads(batches, resolve(batches)))
    return store


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return store_of(facts_of("a1", TEXT, "王明", "防汛救灾", "2020-07-27"))


STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
NAMES = [f"王{stem}{branch}" for stem in STEMS for branch in BRANCHES]


def conference(number: int, people: Sequence[str], themes: Sequence[str]) -> DocumentFacts:
    """A meeting of *people* that raises *themes*."""
    opening, present, said = (
        f"第{number}次河湖会议召开。",
        f"{'、'.join(people)}出席会议。",
        f"要抓好{'、'.join(themes)}。",
    )
    text, doc, day = f"{opening}{present}会议指出，{said}", f"c{number}", f"2020-03-{number + 1:02}"

    def proof(quote: str) -> tuple[Evidence, ...]:
        start = text.index(quote)
        return (Evidence(doc, start, start + len(quote), quote, "by-hand"),)

    when = Moment("3月", date.fromisoformat(day), date.fromisoformat(day))
    span = Span(text.index(said), len(text))
    facts: list[Fact] = [
        Meeting("m", (f"第{number}次河湖会议",), MeetingKind.CONFERENCE, when, (), (), None, (), (), proof(opening)),
        Statement("s", "会议", Party.MEETING, "指出", "point-out", "m", span, said, proof(f"会议指出，{said}")),
    ]
    for order, name in enumerate(people):
        facts.append(PersonNamed(name, (name,), proof(name)))
        facts.append(Participation("m", name, Party.PERSON, Role.ATTENDEE, order, (), None, None, proof(present)))
    facts += [ThemeRaised(theme, "", False, "s", None, proof(theme)) for theme in themes]
    return DocumentFacts(Document(doc, text, title=f"河湖{number}", date=day, source="水利部"), tuple(facts))


@pytest.fixture(scope="module")
def crowd() -> ox.Store:
    """Ten meetings of ten people and thirty themes each, one person at all of them, and one whom a letter names."""
    meetings = [
        conference(
            number,
            [NAMES[0], *NAMES[1 + 9 * number : 10 + 9 * number]],
            [f"{STEMS[number]}{each}项工程" for each in range(30)],
        )
        for number in range(10)
    ]
    writer = PersonNamed("周来", ("周来",), (Evidence("letter", 0, 2, "周来", "by-hand"),))
    return store_of(
        *meetings, DocumentFacts(Document("letter", "周来来信。", title="来信", date="2020-04-01"), (writer,))
    )


@pytest.fixture(scope="module")
def hostile() -> ox.Store:
    text = TEXT.replace("王明", HOSTILE).replace("防汛救灾", "<b onclick=alert(2)>防汛</b>")
    return store_of(facts_of("<i>a1</i>", text, HOSTILE, "<b onclick=alert(2)>防汛</b>", "2020-07-27"))


class Markup(HTMLParser):
    """What a browser would take for elements, their attributes, and the texts of scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self._in_script = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._in_script = tag == "script"
        if self._in_script:
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self._in_script = False

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.scripts[-1] += data


def data_of(html: str) -> dict[str, Any]:
    """The facts that the page carries."""
    return dict(json.loads(Markup(html).scripts[1]))


# --- the projection


def test_relations_become_edges_with_evidence(store: ox.Store) -> None:
    graph = project(store)
    told = {
        (graph.nodes[source]["label"], edge["relation"].value, graph.nodes[target]["label"], edge["label"])
        for source, target, edge in graph.edges(data=True)
    }
    assert {
        ("王明", "held", "水利部", "部长"),
        ("王明", "held", "水利部", "党组书记"),
        ("李华", "chaired", "全国水利工作会议", "副部长"),
        ("王明", "spoke", "全国水利工作会议", "部长"),
        ("各司局主要负责同志", "attended", "全国水利工作会议", ""),
        ("水利部", "hosted", "全国水利工作会议", ""),
        ("抓好防汛救灾", "raises", "防汛救灾", ""),
        ("抓好防汛救灾", "cites", "防洪法", ""),
    } <= told
    # What belongs to what is known from the lexicon; everything else a text has to prove.
    told_of = [edge for *_, edge in graph.edges(data=True) if edge["relation"] is not Relation.WITHIN]
    assert all(edge["evidence"] for edge in told_of)
    assert all(edge["days"] == ["2020-07-27"] for edge in told_of)
    # The task names the theme, so the statement above it does not name it again.
    assert sum(1 for told_relation in told if told_relation[1:3] == ("raises", "防汛救灾")) == 1
    # What nothing else joins hangs on the one meeting that its article reports.
    assert ("全国水利工作会议", "mentions", "国务院", "") in told


def test_statement_tells_how_a_document_is_cited(store: ox.Store) -> None:
    graph = project(store)
    [document] = find(graph, "防洪法")
    [(source, note)] = [edge[::2] for edge in graph.in_edges(document, data="note")]
    assert graph.nodes[source]["kind"] is Kind.TASK
    assert note == "贯彻落实"


def test_folding_joins_speaker_and_theme(store: ox.Store) -> None:
    graph = fold(project(store))
    assert not {Kind.STATEMENT, Kind.TASK} & {kind for _, kind in graph.nodes(data="kind")}
    [meeting], [theme] = find(graph, "全国水利工作会议"), find(graph, "国家水网")
    [edge] = graph.get_edge_data(meeting, theme).values()
    assert (edge["relation"], edge["label"]) == (Relation.RAISES, "要求")


def test_who_met_whom() -> None:
    met = together(
        project(
            store_of(
                facts_of("a1", TEXT, "王明", "防汛救灾", "2020-07-27"),
                facts_of("a2", TEXT, "王明", "防汛救灾", "2021-07-27"),
            )
        )
    )
    # Groups without a name, and who is only named, met nobody.
    assert {met.nodes[node]["label"] for node in met} == {"王明", "李华"}
    told = [(edge["relation"], edge["label"], edge["days"], edge["order"]) for *_, edge in met.edges(data=True)]
    assert sorted(told) == [
        (Relation.TOGETHER, "全国水利工作会议", ["2020-07-27"], -2),
        (Relation.TOGETHER, "全国水利工作会议", ["2021-07-27"], -2),
    ]
    assert all(edge["evidence"] for *_, edge in met.edges(data=True))


@pytest.mark.parametrize(
    ("people", "least", "label", "brief"),
    [
        (NAMES[:2], 1, "会见会谈 2020-03-01（王甲子、王甲丑）", "王甲子、王甲丑\n会见会谈"),
        (NAMES[:4], 2, "会见会谈 2020-03-01（王甲子、王甲丑等）", "王甲子、王甲丑\n会见会谈"),
        (NAMES[:1], 1, "会见会谈 2020-03-01（王甲子）", "王甲子\n会见会谈"),
        (NAMES[:1], 2, "会见会谈 2020-03-01", "会见会谈 2020-03-01"),
    ],
)
def test_talks_are_called_by_their_sides(people: list[str], least: int, label: str, brief: str) -> None:
    facts = conference(0, people, ["工程"])
    [talks] = [replace(fact, names=(), kind=MeetingKind.TALKS) for fact in facts.facts if isinstance(fact, Meeting)]
    graph = project(store_of(DocumentFacts(facts.document, (talks, *facts.facts[1:]))))
    tell_talks_apart(graph, least=least)
    [data] = [data for _, data in graph.nodes(data=True) if data["kind"] is Kind.MEETING]
    assert (data["label"], data["brief"]) == (label, brief)


def test_a_name_is_left_alone(store: ox.Store) -> None:
    graph = project(store)
    tell_talks_apart(graph, least=1)
    assert find(graph, "全国水利工作会议")
    assert all(data["brief"] == data["label"] for _, data in graph.nodes(data=True))


def test_parts(store: ox.Store) -> None:
    graph = project(store)
    near = neighbourhood(graph, find(graph, "李华"), 1)
    assert {near.nodes[node]["label"] for node in near} == {"李华", "水利部", "全国水利工作会议"}
    assert {kind for _, kind in of_kinds(graph, ["person"]).nodes(data="kind")} == {Kind.PERSON}
    assert len(most_connected(graph, 3)) == 3
    [rare] = find(graph, "国务院")
    assert rare in most_connected(graph, 1, always=[rare])


def test_those_who_act_come_first(crowd: ox.Store) -> None:
    graph = fold(project(crowd))
    acting = core(graph, 500)
    assert {graph.nodes[node]["kind"] for node in acting} == {Kind.PERSON, Kind.MEETING}
    assert len(acting) == 10 + 91
    # Two thirds of the room are theirs, though every theme is as well connected as most of them.
    kept = most_connected(graph, 90)
    assert len(kept) == 90
    assert sum(node in acting for node in kept) >= 60
    # Of a core that is cut, nobody stands alone.
    few = core(graph, 30)
    assert len(few) <= 30
    assert all(set(nx.all_neighbors(graph, node)) & few for node in few)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"focus": "王铭明"}, "王铭明: no thing of this name"),
        ({"kinds": ["persn"]}, "persn: no kind of node.*did you mean person"),
    ],
)
def test_unknown_words(store: ox.Store, arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        render(store, title="t", **arguments)


@pytest.mark.parametrize(("since", "until", "people"), [("2020-07-01", "2020-07-31", 2), (None, "2019-12-31", 0)])
def test_span_of_days(store: ox.Store, since: str | None, until: str, people: int) -> None:
    page = data_of(render(store, title="t", since=since, until=until))
    assert sum(node["kind"] == "person" for node in page["nodes"]) == people


# --- drawing


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("工业和信息化部", ["工业和信息化部"]),
        ("中央纪委国家监委驻工业和信息化部纪检监察组", ["中央纪委国家监", "委驻工业和信息", "化部纪检监察组"]),
        ("", ["…"]),
        ("长" * 100, ["长" * 8, "长" * 8, "长" * 8 + "…"]),
        ("统筹发展，安全第一", ["统筹发展，", "安全第一"]),
        ("王明、李华\n会见会谈", ["王明、李华", "会见会谈"]),
        ("很长很长的名字、很长很长的名字、很长\n会见会谈", ["很长很长的名字、", "很长很长的名字…", "会见会谈"]),
    ],
)
def test_wrap(text: str, lines: list[str]) -> None:
    assert wrap(text, 8, 3) == lines


def test_no_two_boxes_overlap() -> None:
    count = 150
    edges = [(number, (number * 7) // 9) for number in range(1, count)]
    boxes = [Box(60 + number % 5 * 10, 40) for number in range(count)]
    places = arrange(boxes, edges, [0.0] * count)
    for one in range(count):
        for other in range(one):
            over_x = (boxes[one].width + boxes[other].width) / 2 - abs(places[one][0] - places[other][0])
            over_y = (boxes[one].height + boxes[other].height) / 2 - abs(places[one][1] - places[other][1])
            assert over_x <= 0 or over_y <= 0, (one, other)


def test_pieces_stand_close_and_apart() -> None:
    sizes = [30, *[4] * 19]  # one large star and many small ones
    starts = [sum(sizes[:number]) for number in range(len(sizes))]
    edges = [(start, start + leaf) for start, size in zip(starts, sizes, strict=True) for leaf in range(1, size)]
    boxes = [Box(70, 40)] * sum(sizes)
    places = arrange(boxes, edges, [0.0] * len(boxes))
    for one in range(len(boxes)):
        for other in range(one):
            apart = [abs(places[one][axis] - places[other][axis]) for axis in (0, 1)]
            assert apart[0] >= 70 or apart[1] >= 40, (one, other)
    wide, high = (max(place[axis] for place in places) - min(place[axis] for place in places) for axis in (0, 1))
    assert 0.7 < wide / high < 2.2
    assert wide * high < 12 * len(boxes) * 70 * 40


def test_core_is_laid_out_for_itself() -> None:
    boxes = [Box(60, 40)] * 60
    ring = [(number, (number + 1) % 20) for number in range(20)]
    alone = arrange(boxes[:20], ring, [0.0] * 20, crowd=True)
    others = [(number, number % 20) for number in range(20, 60)]
    both = arrange(boxes, [*ring, *others], [0.0] * 60, crowd=True, core=range(20))
    assert both[:20] == alone
    assert len(set(both)) == 60
    # Each of the others is nearer to its own than the core is wide.
    width = max(x for x, _ in alone) - min(x for x, _ in alone)
    for number, own in others:
        assert math.dist(both[number], both[own]) < width


# --- the page as text


def test_page_loads_nothing_from_elsewhere(store: ox.Store) -> None:
    html = render(store, title="水利")
    elements = Markup(html).elements
    assert not [(tag, name) for tag, attributes in elements for name in attributes if name in ("src", "href", "srcset")]
    assert not [tag for tag, _ in elements if tag in ("link", "iframe", "object", "embed", "base")]
    style = html[html.index("<style>") : html.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style
    [policy] = [a["content"] for _, a in elements if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy is not None
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "'unsafe-inline'" not in policy.split(";")[1]


def test_names_are_inert(hostile: ox.Store) -> None:
    html = render(hostile, title=HOSTILE)
    markup = Markup(html)
    assert len(markup.scripts) == 4
    assert {"img", "b", "i"}.isdisjoint(tag for tag, _ in markup.elements)
    assert not [name for _, attributes in markup.elements for name in attributes if name.startswith("on")]
    names = [node["name"] for node in json.loads(markup.scripts[1])["nodes"]]
    assert HOSTILE in names


def test_evidence_stands_in_its_sentence(store: ox.Store) -> None:
    page = data_of(render(store, title="t"))
    proofs = [(proof["before"], proof["quote"], proof["after"]) for proof in page["proofs"]]
    assert ("一是抓好", "防汛救灾", "，落实《防洪法》。") in proofs
    assert all("".join(proof) in TEXT for proof in proofs)


def test_limit_is_told(store: ox.Store) -> None:
    html = render(store, title="t", limit=4)
    assert len(data_of(html)["nodes"]) == 4
    assert "the 4 most connected of" in html
    assert "most connected of" not in render(store, title="t")


def test_crowd_begins_with_those_who_act(crowd: ox.Store) -> None:
    html = render(crowd, title="t")
    page = data_of(html)
    assert page["crowd"]
    assert {"theme", "document", "article"} <= set(page["later"])
    assert "先画联系最多的会议、人物、机构与群体 101 个" in html
    drawn = json.loads(Markup(html).scripts[0])["nodes"]
    assert [page["nodes"][node["id"]]["name"] for node in drawn if node["aside"]] == ["周来"]
    # Nothing is missing, and who asks for certain kinds gets them at once.
    assert len(page["nodes"]) == len(project(crowd))
    asked = data_of(render(crowd, title="t", kinds=["theme", "person", "meeting"]))
    assert (asked["crowd"], asked["later"]) == (True, [])
    assert data_of(render(crowd, title="t", focus="王甲丑", hops=1))["later"] == []


def test_people_who_met(crowd: ox.Store) -> None:
    html = render(crowd, title="t", people=True)
    page = data_of(html)
    assert {node["kind"] for node in page["nodes"]} == {"person"}
    assert len(page["facts"]) == 10 * 45
    assert "A line joins two people" in html
    assert not page["crowd"]  # ninety-one names have room
    near = data_of(render(crowd, title="t", people=True, focus="王甲丑"))
    assert len(near["nodes"]) == 10
    with pytest.raises(UsageError, match="no such person"):
        render(crowd, title="t", people=True, focus="周来")


def test_lines_of_people_who_met_grow_with_the_times() -> None:
    store = store_of(*(conference(number, NAMES[: 2 + (number == 0)], ["工程"]) for number in range(4)))
    edges = json.loads(Markup(render(store, title="t", people=True)).scripts[0])["edges"]
    assert sorted((edge["label"], edge["width"]) for edge in edges) == [("", 1.3), ("", 1.3), ("4 次", 3.7)]


def test_together_shows_no_kinds(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["view", "--together", "--type", "person"]) == 2
    assert "leave out --type" in capsys.readouterr().err


def test_empty_store() -> None:
    assert data_of(render(ox.Store(), title="空"))["nodes"] == []


def test_same_bytes_and_no_litter(store: ox.Store, tmp_path: Path) -> None:
    store.dump(str(tmp_path / "graph.nq"), format=ox.RdfFormat.N_QUADS)
    program = (
        "import hashlib, pyoxigraph as ox; from kg.view.page import render; store = ox.Store();"
        "store.bulk_load(path='graph.nq', format=ox.RdfFormat.N_QUADS);"
        "print(hashlib.sha256(render(store, title='t', focus='王明').encode()).hexdigest())"
    )
    root = Path(__file__).parent.parent
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=tmp_path,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1
    assert os.listdir(tmp_path) == ["graph.nq"]


# --- the page in a browser

needs_browser = pytest.mark.skipif(chromium.program() is None, reason="Chromium is not installed")
INKED = """(() => {
  const canvas = document.querySelector("#mynetwork canvas");
  const pixels = new Uint32Array(canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.buffer);
  return new Set(pixels).size;
})()"""
"""How many different colours the canvas shows; one where nothing is drawn."""


@pytest.fixture
def page_file(store: ox.Store, tmp_path: Path) -> Path:
    path = tmp_path / "graph.html"
    path.write_text(render(store, title="全国水利工作会议"), encoding="utf-8")
    return path


@pytest.mark.browser
@needs_browser
@pytest.mark.parametrize(("width", "height", "dark"), [(1280, 800, False), (390, 844, True)])
def test_draws_offline_within_two_seconds(page_file: Path, width: int, height: int, dark: bool) -> None:
    with chromium.Page(width=width, height=height, dark=dark, mobile=width < 500) as page:
        page.open(page_file)
        page.wait("document.documentElement.dataset.drawn")
        assert page.evaluate("Number(document.documentElement.dataset.drawn)") < 2000
        assert page.evaluate(INKED) > 20
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.complaints == []
        assert page.requests == [page_file.as_uri()]


@pytest.mark.browser
@needs_browser
def test_search_panel_and_kinds(page_file: Path) -> None:
    with chromium.Page() as page:
        page.open(page_file)
        page.wait("document.documentElement.dataset.drawn")
        page.press("/")
        page.write("li hua")
        assert page.evaluate("document.querySelectorAll('#found li').length") >= 1
        page.press("Enter")
        page.wait("document.querySelector('#detail h3')?.textContent === '李华'")
        panel = page.evaluate("document.getElementById('detail').innerText")
        assert "副部长" in panel
        assert "水利部党组书记、部长王明讲话，副部长李华主持会议。" in panel
        marked = page.evaluate("[...document.querySelectorAll('#detail mark')].map((mark) => mark.textContent)")
        assert "李华" in marked
        page.press("Escape")
        page.evaluate("document.getElementById('search').blur()")
        page.press("Escape")
        page.wait("document.querySelector('#detail .key')")
        page.evaluate("document.querySelector('[data-kind=statement]').click()")
        assert page.evaluate("document.querySelector('[data-kind=statement]').getAttribute('aria-pressed')") == "false"
        page.evaluate("document.querySelector('#detail details:nth-of-type(2) .link').click()")
        page.wait("document.querySelector('#detail h3')")
        assert page.complaints == []


@pytest.mark.browser
@needs_browser
def test_hover_shows_the_sentence(store: ox.Store, tmp_path: Path) -> None:
    path = tmp_path / "focus.html"
    path.write_text(render(store, title="t", focus="李华", hops=0), encoding="utf-8")
    with chromium.Page() as page:
        page.open(path)
        page.wait("document.documentElement.dataset.drawn")
        box = page.evaluate("document.getElementById('stage').getBoundingClientRect().toJSON()")
        page.wait("document.querySelector('#mynetwork canvas').width > 0")
        page.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 - 10)
        page.wait("!document.getElementById('tip').hidden")
        assert "副部长李华主持会议。" in page.evaluate("document.getElementById('tip').textContent")


@pytest.mark.browser
@needs_browser
def test_nothing_hostile_runs(hostile: ox.Store, tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    path.write_text(render(hostile, title=HOSTILE), encoding="utf-8")
    with chromium.Page() as page:
        page.call("Page.addScriptToEvaluateOnNewDocument", {"source": "window.alert = () => { window.hurt = true; }"})
        page.open(path)
        page.wait("document.documentElement.dataset.drawn")
        page.evaluate("document.querySelectorAll('#detail details').forEach((each) => { each.open = true; })")
        count = page.evaluate("document.querySelectorAll('#detail .names .link').length")
        assert count > 5
        for number in range(count):
            page.evaluate(f"document.querySelectorAll('#detail .names .link')[{number}].click()")
            page.evaluate("document.querySelector('#detail .back').click()")
        assert page.evaluate("document.querySelectorAll('img, #detail b[onclick]').length") == 0
        assert not page.evaluate("window.hurt")
        assert page.complaints == []


# --- a crowd in a browser


@pytest.fixture
def crowd_file(crowd: ox.Store, tmp_path: Path) -> Path:
    path = tmp_path / "crowd.html"
    path.write_text(render(crowd, title="河湖"), encoding="utf-8")
    return path


COUNTED = """(name) => {
  const hex = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  const canvas = document.querySelector("#mynetwork canvas");
  const copy = Object.assign(document.createElement("canvas"), { width: canvas.width, height: canvas.height });
  const context = copy.getContext("2d", { willReadFrequently: true });
  context.drawImage(canvas, 0, 0);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  let found = 0;
  for (let at = 0; at < data.length; at += 4) found += data[at] === r && data[at + 1] === g && data[at + 2] === b;
  return found;
}"""
"""How many pixels of the picture have the colour of a name in the style sheet."""
WRITTEN = """((nodes, scale) => {
  const texts = [];
  const context = {
    canvas: { clientWidth: 900, clientHeight: 700 }, font: "", save() {}, restore() {}, strokeText() {},
    measureText: (text) => ({ width: text.length * parseFloat(context.font) }),
    fillText(text, x, y) { texts.push({ text, x: x * scale, y: y * scale, size: parseFloat(context.font) * scale }); },
  };
  const network = {
    getScale: () => scale, DOMtoCanvas: () => ({ x: 0, y: 0 }),
    getPositions: () => Object.fromEntries(nodes.map((node) => [node.id, node])),
  };
  makeLabels(network, nodes).draw(context, new Set(), () => "black", "white", "serif");
  return texts;
})"""
"""What names are written where, as the page's own script has it, for nodes and a scale."""


@pytest.mark.browser
@needs_browser
def test_kinds_come_with_their_switch(crowd_file: Path) -> None:
    with chromium.Page() as page:
        page.open(crowd_file)
        page.wait("document.documentElement.dataset.drawn")
        switch = "document.querySelector('[data-kind=theme]')"
        assert page.evaluate(f"{switch}.getAttribute('aria-pressed')") == "false"
        assert page.evaluate("document.querySelector('[data-kind=person] small').textContent") == "People 91 / 92"
        assert page.evaluate(f"({COUNTED})('--theme')") == 0
        page.evaluate(f"{switch}.click()")
        assert page.evaluate(f"{switch}.getAttribute('aria-pressed')") == "true"
        page.wait(f"({COUNTED})('--theme') > 100")
        assert page.evaluate("document.querySelector('[data-kind=person] small').textContent") == "People 92"
        page.evaluate(f"{switch}.click()")
        page.wait(f"({COUNTED})('--theme') === 0")
        assert page.complaints == []


@pytest.mark.browser
@needs_browser
@pytest.mark.parametrize(("name", "colour"), [("丙7项工程", "--theme"), ("周来", "--person")])
def test_what_is_not_drawn_is_found(crowd_file: Path, name: str, colour: str) -> None:
    with chromium.Page() as page:
        page.open(crowd_file)
        page.wait("document.documentElement.dataset.drawn")
        before = page.evaluate("document.querySelector('[data-kind=theme]').getAttribute('aria-pressed')")
        page.press("/")
        page.write(name)
        page.press("Enter")
        page.wait(f"document.querySelector('#detail h3')?.textContent === '{name}'")
        page.wait(f"({COUNTED})('{colour}') > 20")
        # One name is no reason to show three hundred.
        assert page.evaluate("document.querySelector('[data-kind=theme]').getAttribute('aria-pressed')") == before
        assert page.complaints == []


@pytest.mark.browser
@needs_browser
def test_names_of_a_crowd_do_not_overlap(crowd_file: Path) -> None:
    nodes = [
        {"id": number, "x": 100 * (number % 30), "y": 100 * (number // 30), "size": 12, "letter": 12 + number % 5,
         "weight": number % 7, "label": f"水利第{number}号会议\n召开"}
        for number in range(600)
    ]  # fmt: skip
    with chromium.Page() as page:
        page.open(crowd_file)
        written = {scale: page.evaluate(f"{WRITTEN}({json.dumps(nodes)}, {scale})") for scale in (0.3, 0.6)}
    for texts in written.values():
        assert len(texts) > 40
        boxes = [(text["x"], text["y"], len(text["text"]) * text["size"], text["size"]) for text in texts]
        for one in range(len(boxes)):
            for other in range(one):
                apart = [abs(boxes[one][axis] - boxes[other][axis]) for axis in (0, 1)]
                room = [(boxes[one][axis] + boxes[other][axis]) / 2 for axis in (2, 3)]
                assert apart[0] >= room[0] or apart[1] >= room[1], (texts[one], texts[other])
        # Names are as large from afar as from near, and the weightiest come first.
        assert {round(text["size"], 6) for text in texts} == {12, 13, 14, 15, 16}
        assert texts[0]["text"] == "水利第6号会议"


@pytest.mark.browser
@needs_browser
@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
def test_crowd_draws_soon(crowd_file: Path, width: int, height: int) -> None:
    with chromium.Page(width=width, height=height, mobile=width < 500) as page:
        page.open(crowd_file)
        page.wait("document.documentElement.dataset.drawn")
        assert page.evaluate("Number(document.documentElement.dataset.drawn)") < 5000
        assert page.evaluate(INKED) > 20
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.complaints == []
