"""What stands around the text: leads, reporters, captions, editors; told apart, kept, and no part of the facts."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from time import process_time

import pyoxigraph as ox
import pytest
from case_tables import Case, cases
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
from kg.extract import Extractor
from kg.model import Document, Frame, Holding, Part, PersonNamed
from kg.text.frame import read_frame
from kg.text.normal import matching_text

LEADS = cases("leads")


def frame_of(text: str, day: str = "2023-08-01", aside: tuple[str, ...] = ()) -> Frame:
    return read_frame(matching_text(text), date.fromisoformat(day) if day else None, aside).frame


def parts_of(text: str) -> list[tuple[str, str]]:
    return [(part.value, text[span.start : span.end].strip()) for part, span in frame_of(text).parts]


def test_there_are_leads_and_what_only_looks_like_one() -> None:
    assert sum(case["expected"] != "-" for case in LEADS) >= 30
    assert sum(case["expected"] == "-" for case in LEADS) >= 15


@pytest.mark.parametrize("case", LEADS, ids=lambda case: case["kind"])
def test_lead(case: Case) -> None:
    frame = frame_of(case["text"], case["date"])
    if case["expected"] == "-":
        assert frame.dateline is None
        assert Part.LEAD not in dict(frame.parts)
        return
    agency, place, day, reporters = case["expected"].split("|")
    assert frame.dateline is not None
    assert (frame.dateline.agency, frame.dateline.place) == (agency, place)
    assert (frame.dateline.day.isoformat() if frame.dateline.day else "") == day
    assert "、".join(frame.reporters) == reporters
    assert [part for part, _ in frame.parts] == [Part.LEAD]


@pytest.mark.parametrize(
    ("text", "parts", "reporters", "editors"),
    [
        ("会议召开。（记者 韩志明）", [("byline", "（记者 韩志明）")], ("韩志明",), ()),
        ("会议召开。（本报记者 韩志明 李 强）", [("byline", "（本报记者 韩志明 李 强）")], ("韩志明", "李强"), ()),
        ("本报记者 韩志明\n会议召开。", [("byline", "本报记者 韩志明")], ("韩志明",), ()),
        ("文/韩志明 图/李强\n会议召开。", [("byline", "文/韩志明 图/李强")], ("韩志明", "李强"), ()),
        ("记者 韩志明 通讯员 李强 报道\n会议。", [("byline", "记者 韩志明 通讯员 李强 报道")], ("韩志明", "李强"), ()),
        ("会议召开。（完）", [("close", "（完）")], (), ()),
        ("会议召开。(完)", [("close", "(完)")], (), ()),
        ("会议召开。\n责任编辑：韩志明", [("editor", "责任编辑：韩志明")], (), ("韩志明",)),
        ("会议召开。（责任编辑：韩志明 李强）", [("editor", "（责任编辑：韩志明 李强）")], (), ("韩志明", "李强")),
        ("会议。\n编辑：韩志明 审核：李强", [("editor", "编辑：韩志明 审核：李强")], (), ("韩志明",)),
        ("会议召开。\n来源：水利部网站", [("editor", "来源：水利部网站")], (), ()),
        (
            "会议召开。（完）（责任编辑：韩志明）",
            [("close", "（完）"), ("editor", "（责任编辑：韩志明）")],
            (),
            ("韩志明",),
        ),
        ("图为会议现场。\n会议召开。", [("caption", "图为会议现场。")], (), ()),
        ("会议现场。新华社记者 韩志明 摄\n会议召开。", [("caption", "会议现场。新华社记者 韩志明 摄")], (), ()),
        # None of these.
        ("会议召开。（记者手记）", [], (), ()),
        ("记者会在北京召开。", [], (), ()),
        ("（记者从水利部获悉）会议召开。", [], (), ()),
        ("会议讨论了责任编辑：制度与实践。之后闭幕。", [], (), ()),
        ("他拿出图纸，图为证。双方摄影留念。", [], (), ()),
    ],
)
def test_parts(text: str, parts: list[tuple[str, str]], reporters: tuple[str, ...], editors: tuple[str, ...]) -> None:
    frame = frame_of(text)
    assert parts_of(text) == parts
    assert (frame.reporters, frame.editors) == (reporters, editors)


ARTICLE = (
    "全国水利工作会议召开\n新华社北京3月5日电（记者韩志明）全国水利工作会议5日在北京召开，水利部部长李明江出席会议并讲话。"
    "（完）\n责任编辑：王远志"
)


def test_the_frame_states_no_facts() -> None:
    read = Extractor().extract(Document("any", ARTICLE, date="2024-03-06"))
    assert {fact.person for fact in read.facts if isinstance(fact, PersonNamed)} == {"李明江"}
    assert read.document.text == ARTICLE
    assert read.frame.reporters == ("韩志明",)


def test_a_lead_with_its_year_gives_the_day_of_publication() -> None:
    text = "新华社北京2024年3月5日电 水利部部长李明江出席会议。"
    read = Extractor().extract(Document("any", text))
    assert read.document.date == "2024-03-05"
    (holding,) = [fact for fact in read.facts if isinstance(fact, Holding)]
    assert holding.when is not None
    assert holding.when.earliest == date(2024, 3, 5)
    # A day that is given stands.
    assert Extractor().extract(Document("any", text, date="2024-03-07")).document.date == "2024-03-07"


def test_what_a_reader_left_out_of_the_text_still_counts() -> None:
    frame = frame_of("会议召开。", aside=("央视网消息（新闻联播）：", "责任编辑：王远志"))
    assert frame.dateline is not None
    assert frame.dateline.agency == "央视网"
    assert frame.editors == ("王远志",)
    assert frame.parts == ()


def test_the_article_carries_its_lead_and_credits() -> None:
    graph = kg.build([Document("any", ARTICLE, date="2024-03-06")])
    query = """PREFIX kg: <https://w3id.org/huabiao/ontology#> SELECT ?agency ?place ?day ?byline ?editor WHERE {
        GRAPH ?article { ?article kg:datelineAgency ?agency ; kg:datelinePlace ?place ; kg:datelineDate ?day ;
        kg:byline ?byline ; kg:editor ?editor } }"""
    answer = graph.store.query(query)
    assert isinstance(answer, ox.QuerySolutions)
    (row,) = answer
    assert [term.value for term in row] == ["新华社", "北京", "2024-03-05", "韩志明", "王远志"]


PIECES = (
    "新华社北京7月27日电",
    "（记者 韩志明）",
    "会议召开。",
    "（完）",
    "责任编辑：李强",
    "图为会场。",
    "\n",
    " ",
    "\u200b",
    "（",
)


@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=14).map("".join)))
@settings(max_examples=300, deadline=None)
def test_parts_lie_in_the_text_apart_and_in_order(text: str) -> None:
    spans = [span for _, span in frame_of(text).parts]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.parametrize(
    "item",
    ["文甲乙 ", "记者甲乙，", "（记者", "甲·", "图为", "新华社北京7月", "通讯员甲 乙丙 ", "责编：甲 ", "  ", "责编"],
)
def test_long_lists_are_given_up_soon(item: str) -> None:
    began = process_time()
    frame_of("（记者" + item * 400 + "x\n" + item * 400 + "\n" + item * 20 + "！")
    assert process_time() - began < 1
