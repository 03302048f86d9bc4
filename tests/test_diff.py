"""Comparisons: what is said again, anew, in other words; who came, in which order; meetings, articles and graphs."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

import chromium
import pyoxigraph as ox
import pytest
from said_samples import Line, article, store_of

import kg
from kg.analyse.alignment import Change, Part, align, changes
from kg.analyse.comparison import Comparison, compare, longest_rise, moved
from kg.analyse.occasions import subject
from kg.cli.app import run
from kg.errors import UsageError
from kg.model import Document
from kg.view import diff_page

HOSTILE = "</title><img src=x onerror=alert(1)>"
SAME = "会议要求，各地抓好春茶采摘。"
LAST_YEAR = article(
    "a1", "2023-03-05",
    Line("全国茶叶会议3月5日在京召开。"),
    Line(SAME, (), "会议"),
    Line("要加快发展智慧茶园，推动茶业高质量发展。", ("高质量发展",), "会议"),
    Line("要做好防霜冻工作。", (), "会议"),
    Line("实施乡村振兴战略离不开茶农增收。", ("乡村振兴",), "会议"),
    meeting="全国茶叶会议", people=("王小明", "李华", "赵青", "钱红"),
)  # fmt: skip
THIS_YEAR = article(
    "a2", "2024-03-06",
    Line("全国茶叶会议3月6日在京召开。"),
    Line(SAME, (), "会议"),
    Line("要大力发展智慧茶园，推动茶业和茶旅高质量发展。", ("高质量发展",), "会议"),
    Line("让茶香飘进课堂，办好百场讲座。", (), "会议"),
    Line("年轻人返乡创业是新气象，为乡村振兴添了生力军。", ("乡村振兴",), "会议"),
    Line("要用人工智能看护茶树。", ("人工智能",), "会议"),
    meeting="全国茶叶会议", people=("王小明", "赵青", "李华", "孙立"),
)  # fmt: skip


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return store_of([LAST_YEAR, THIS_YEAR])


@pytest.fixture(scope="module")
def told(store: ox.Store) -> Comparison:
    return compare(store, subject(store, "全国茶叶会议@2023-03-05"), subject(store, "全国茶叶会议@2024-03-06"))


def test_what_is_said_again_reworded_dropped_and_new(told: Comparison) -> None:
    assert [pair.other.text for pair in told.again] == [SAME]
    assert [(pair.one.text, pair.other.text) for pair in told.reworded] == [
        ("全国茶叶会议3月5日在京召开。", "全国茶叶会议3月6日在京召开。"),
        ("要加快发展智慧茶园，推动茶业高质量发展。", "要大力发展智慧茶园，推动茶业和茶旅高质量发展。"),
        ("王小明、李华、赵青、钱红出席会议。", "王小明、赵青、李华、孙立出席会议。"),
    ]
    assert [each.text for each in told.dropped] == ["要做好防霜冻工作。", "实施乡村振兴战略离不开茶农增收。"]
    assert [each.text for each in told.new] == [
        "让茶香飘进课堂，办好百场讲座。",
        "年轻人返乡创业是新气象，为乡村振兴添了生力军。",
        "要用人工智能看护茶树。",
    ]


def test_two_sentences_on_one_theme_stand_side_by_side(told: Comparison) -> None:
    (both,) = told.on_theme
    assert both.themes == ("乡村振兴",)
    assert both.one.text.startswith("实施乡村振兴战略")
    assert both.other.text.startswith("年轻人返乡")


def test_every_sentence_is_told_with_its_speaker_and_article(told: Comparison) -> None:
    (again,) = told.again
    assert (again.one.speaker, again.one.article, again.other.article) == ("全国茶叶会议", "a1", "a2")
    assert told.one.title == "全国茶叶会议（2023-03-05）"


def test_a_sentence_stands_on_a_theme_once_and_only_beside_one_that_says_something_alike() -> None:
    one = article("b1", "2023-03-05", Line("种好乡村的春茶。", ("乡村振兴",)), Line("乡村道路要修通。", ("乡村振兴",)))
    other = article(
        "b2",
        "2024-03-05",
        Line("乡村道路通车以后，孩子上学近了。", ("乡村振兴",)),
        Line("孩子们爱唱歌。", ("乡村振兴",)),
    )
    told = compare(both := store_of([one, other]), subject(both, "b1"), subject(both, "b2"))
    assert [(each.one.text, each.other.text) for each in told.on_theme] == [
        ("乡村道路要修通。", "乡村道路通车以后，孩子上学近了。")
    ]


def test_themes_and_people_of_one_side_alone_and_who_changed_places(told: Comparison) -> None:
    assert told.themes.both == ("高质量发展", "乡村振兴")
    assert (told.themes.dropped, told.themes.new) == ((), ("人工智能",))
    assert (told.people.both, told.people.dropped, told.people.new) == (
        ("王小明", "赵青", "李华"),
        ("钱红",),
        ("孙立",),
    )
    (mover,) = told.moved
    assert mover.name in {"赵青", "李华"}


@pytest.mark.parametrize(
    ("one", "other", "movers"),
    [
        ("甲乙丙", "甲乙丙", []),
        ("甲乙丙", "乙丙", []),
        ("甲乙丙丁", "丁甲乙丙", [("丁", 4, 1)]),
        ("甲乙丙丁", "乙丙丁甲", [("甲", 1, 4)]),
        ("甲戊乙", "己甲乙", []),
        ("", "甲", []),
    ],
)
def test_the_fewest_movers(one: str, other: str, movers: Sequence[tuple[str, int, int]]) -> None:
    assert [(each.name, each.before, each.after) for each in moved(one, other)] == movers


@pytest.mark.parametrize(
    ("numbers", "length"), [([], 0), ([1], 1), ([3, 2, 1], 1), ([1, 3, 2, 4], 3), ([2, 5, 3, 7, 11, 8, 10, 13, 6], 6)]
)
def test_longest_rise(numbers: list[int], length: int) -> None:
    kept = [numbers[each] for each in sorted(longest_rise(numbers))]
    assert kept == sorted(set(kept))
    assert len(kept) == length


@pytest.mark.parametrize(
    ("one", "other", "pairs"),
    [
        (["抓好春耕。"], ["抓好春耕"], [(0, 0)]),
        (["抓好春耕生产。", "做好防汛。"], ["做好防汛。", "抓好春耕生产。"], [(1, 0), (0, 1)]),
        (["加强党对三农工作的领导。"], ["推动汽车消费升级。"], []),
        (["抓好春耕生产。"], ["抓好春耕生产。", "抓好春耕生产！"], [(0, 0)]),
        (["采取措施，构建住房新模式。"], ["推动构建住房新模式，有序搭建基础制度。"], [(0, 0)]),
        (["二是加快建设现代化茶叶体系。"], ["一是以科技引领现代化茶叶体系建设。"], [(0, 0)]),
        ([], ["抓好春耕。"], []),
        # One frame, another matter: the law, the document, the place.
        (["会议审议了茶园保护法草案。"], ["会议审议了渔船管理法草案。"], []),
        (["会议讨论《茶叶法（草案）》，决定提请审议。"], ["会议讨论《渔业法（草案）》，决定提请审议。"], []),
        (["会议审议茶叶法修订草案的说明。"], ["会议审议茶叶法草案审议结果的报告。"], [(0, 0)]),
        (["会议讨论《茶叶法（草案）》。"], ["会议讨论通过《中华人民共和国茶叶法》。"], [(0, 0)]),
        (["推动滨海一体化发展是党中央作出的重大决策。"], ["推动西部崛起是党中央作出的重大决策。"], []),
        (["大会举行第一次全体会议。"], ["大会举行第二次全体会议。"], []),
        (["要以新时代中国特色社会主义思想为指导，种好茶。"], ["要以新时代中国特色社会主义思想为指导，修好路。"], []),
        # Nothing but frame: who did it, and when, has changed.
        (["李小明副委员长主持会议。"], ["王小红副委员长主持会议。"], [(0, 0)]),
    ],
)
def test_alignment(one: list[str], other: list[str], pairs: list[tuple[int, int]]) -> None:
    assert [(match.one, match.other) for match in align(one, other)] == pairs


def test_changes_are_marked_by_words_and_lose_nothing() -> None:
    one, other = "要加快发展智慧茶园。", "要大力发展智慧茶园和茶旅。"
    found = changes(one, other)
    assert found[:3] == [Change(Part.KEPT, "要"), Change(Part.DROPPED, "加快发展"), Change(Part.ADDED, "大力发展")]
    assert "".join(each.text for each in found if each.part is not Part.ADDED) == one
    assert "".join(each.text for each in found if each.part is not Part.DROPPED) == other


# --- which meeting


def session(doc: str, day: str, number: str = "三") -> object:
    return article(doc, day, Line(f"茶叶大会第{number}次会议在京举行。"), meeting=f"茶叶大会第{number}次会议")


def test_a_meeting_of_two_days_is_found_by_either() -> None:
    text = "全国茶叶工作会议3月5日至6日在杭州召开。会议强调，要做好春茶采摘。"
    graph = kg.build([Document("c1", text, "", "2024-03-06")]).store
    (first, last) = (subject(graph, f"全国茶叶工作会议@2024-03-0{day}") for day in (5, 6))
    assert first == last
    assert first.title == "全国茶叶工作会议（2024-03-05 – 2024-03-06）"
    with pytest.raises(UsageError, match="no meeting of this name on 2024-03-07"):
        subject(graph, "全国茶叶工作会议@2024-03-07")


def test_the_days_of_a_numbered_session_are_one() -> None:
    store = store_of([session("s1", "2024-04-27"), session("s2", "2024-04-30"), session("s3", "2024-06-25", "四")])  # type: ignore[list-item]
    found = subject(store, "茶叶大会第三次会议")
    assert (found.days, len(found.nodes)) == (("2024-04-27", "2024-04-30"), 1)
    assert subject(store, "茶叶大会第三次会议@2024-04-30") == found
    assert len(compare(store, found, subject(store, "茶叶大会第四次会议")).one.sources) == 2


def test_articles_are_known_by_identifier_or_iri(store: ox.Store) -> None:
    found = subject(store, "a1")
    assert (found.name, found.days, found.is_meeting) == ("标题a1", ("2023-03-05",), False)
    assert subject(store, found.nodes[0].value) == found
    assert len(compare(store, found, subject(store, "a2")).again) == 1


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("全国茶叶会议", "2 meetings of this name; choose one of 全国茶叶会议@2024-03-06, 全国茶叶会议@2023-03-05"),
        ("全国茶叶会议@2020-01-01", "no meeting of this name on 2020-01-01; there are 全国茶叶会议@2024-03-06"),
        ("全国茶叶会议@2020-1", "no day; write it as 全国茶叶会议@2024-03-05"),
        ("全国茶业会议", "no meeting of this name in the graph; did you mean 全国茶叶会议"),
        ("https://example.org/x", "nothing has this IRI in the graph"),
    ],
)
def test_what_cannot_be_told_apart_is_listed(store: ox.Store, name: str, complaint: str) -> None:
    with pytest.raises(UsageError, match=re.escape(complaint)):
        subject(store, name)


# --- the command


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory, store: ox.Store) -> Path:
    path = tmp_path_factory.mktemp("diff") / "graph.nq"
    store.dump(str(path), format=ox.RdfFormat.N_QUADS)
    return path


def test_the_terminal_marks_the_words(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dates = ["2023-03-05", "2024-03-06"]
    assert run(["diff", "--meeting", "全国茶叶会议", *dates, "--graph", str(graph)]) == 0
    told = capsys.readouterr().out
    for words in ("要[-加快发展-]智慧茶园", "要{+大力发展+}智慧茶园", "- 要做好防霜冻工作。", "only in B  人工智能"):
        assert words in told
    assert run(["diff", *(f"全国茶叶会议@{day}" for day in dates), "--graph", str(graph)]) == 0
    assert capsys.readouterr().out == told


def test_json_is_the_comparison(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", "a1", "a2", "--json", "--graph", str(graph)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["again"][0]["other"]["text"] == SAME
    assert {"part": "dropped", "text": "加快发展"} in told["reworded"][1]["changes"]
    assert told["themes"]["new"] == ["人工智能"]


def test_two_graphs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = []
    reread = article("a1", "2023-03-05", Line("要加快发展智慧茶园和茶旅。", ("茶旅",), "李华"))
    first = article("a1", "2023-03-05", Line("要加快发展智慧茶园和茶旅事业。", (), "李华"))
    for name, batch in (("one.nq", first), ("two.ttl", reread)):
        path = tmp_path / name
        store_of([batch], flat=True).dump(
            str(path), format=ox.RdfFormat.N_QUADS if path.suffix == ".nq" else ox.RdfFormat.TURTLE,
            from_graph=ox.DefaultGraph() if path.suffix == ".ttl" else None,
        )  # fmt: skip
        paths.append(str(path))
    assert run(["diff", *paths, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    things = {each["kind"]: (each["both"], each["dropped"], each["new"]) for each in told["things"]}
    assert things["article"] == (1, [], [])
    assert things["theme"] == (0, [], ["茶旅"])
    assert [(pair["one"]["speaker"], pair["other"]["text"]) for pair in told["reworded"]] == [
        ("李华", "要加快发展智慧茶园和茶旅。")
    ]
    assert run(["diff", *paths]) == 0
    assert "theme: 0 in both, 0 only in A, 1 only in B\n  + 茶旅" in capsys.readouterr().out
    assert run(["diff", *paths, "-o", str(tmp_path / "x.html")]) == 2


# --- the page


def test_the_page_asks_for_nothing_and_runs_nothing(told: Comparison) -> None:
    html = diff_page.render(told)
    assert "default-src 'none'" in html
    assert not re.search(r"<(?:script|link|img|iframe)\b|@import|url\(", html)
    assert set(re.findall(r"https?://[\w.]+", html)) == {"https://example.org"}
    assert "<del>加快发展</del>" in html
    assert "<ins>大力发展</ins>" in html


def test_whatever_the_news_says_stays_text() -> None:
    batches = [
        article(f"h{n}", f"2024-01-0{n}", Line(f"{HOSTILE}第{n}。", (HOSTILE,), HOSTILE), title=HOSTILE) for n in (1, 2)
    ]
    store = store_of(batches)
    assert "<img" not in diff_page.render(compare(store, subject(store, "h1"), subject(store, "h2")))


@pytest.mark.browser
@pytest.mark.skipif(chromium.program() is None, reason="Chromium is not installed")
def test_the_page_can_be_read(told: Comparison, tmp_path: Path) -> None:
    path = tmp_path / "diff.html"
    path.write_text(diff_page.render(told), encoding="utf-8")
    for mobile in (False, True):
        with chromium.Page(width=390 if mobile else 1280, mobile=mobile) as page:
            page.open(path)
            assert page.evaluate("document.querySelector('#reworded + section .pair').offsetHeight") > 20
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
            assert page.complaints == []
