"""Traditional script: read like simplified, with names in simplified script and quotes as published."""

from __future__ import annotations

from functools import cache

import opencc
import pytest
from case_tables import Case, cases
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract import Extractor
from kg.model import (
    Appointment,
    Document,
    Fact,
    Holding,
    InstitutionNamed,
    Meeting,
    Participation,
    PersonNamed,
    Statement,
    ThemeRaised,
)
from kg.text.normal import matching_text
from kg.text.script import simplified

FAMILIES = ("persons", "posts", "appointments", "meetings", "participations", "groups", "statements", "themes")
ALL_CASES = [case for family in FAMILIES for case in cases(family)]


@cache
def extractor() -> Extractor:
    return Extractor()


@cache
def converter(name: str) -> opencc.OpenCC:
    return opencc.OpenCC(name)


def told(fact: Fact) -> tuple[object, ...]:
    """What a fact says, without the words that prove it."""
    match fact:
        case PersonNamed():
            return "person", fact.person
        case InstitutionNamed():
            return "institution", fact.institution, fact.kind, fact.parent
        case Holding():
            return "holding", fact.person, fact.post, fact.status
        case Appointment():
            return "appointment", fact.person, fact.post, fact.action, fact.by
        case Meeting():
            return "meeting", fact.names, fact.kind, fact.places, fact.hosts
        case Participation():
            return "participation", fact.participant, fact.role, fact.capacities
        case Statement():
            return "statement", fact.source, fact.verb, fact.act, fact.content
        case ThemeRaised():
            return "theme", fact.theme
        case _:
            return (type(fact).__name__,)


@pytest.mark.parametrize("variant", ["s2t", "s2hk"])
def test_every_case_reads_the_same_in_traditional_script(variant: str) -> None:
    convert = converter(variant).convert
    compared = 0
    for case in ALL_CASES:
        text = convert(case["text"])
        assert len(text) == len(case["text"])
        day = case["date"] or None
        plain = extractor().extract(Document("any", case["text"], case["title"], day, case["source"]))
        read = extractor().extract(Document("any", text, convert(case["title"]), day, convert(case["source"])))
        assert list(map(told, read.facts)) == list(map(told, plain.facts)), case
        assert read.document.text == text
        for fact in read.facts:
            for proof in fact.evidence:
                assert proof.quote == text[proof.start : proof.end]
        compared += text != case["text"]
    assert compared > 300


def test_an_appointment_in_traditional_script() -> None:
    text = "新華社北京3月5日電 國務院任命韓鍾遠為水利部副部長；免去鄧後明的水利部副部長職務。"
    read = extractor().extract(Document("any", text, date="2024-03-06"))
    acts = [fact for fact in read.facts if isinstance(fact, Appointment)]
    assert [(a.person, a.post, a.by) for a in acts] == [
        ("韩钟远", ("水利部", "副部长"), "国务院"),
        ("邓后明", ("水利部", "副部长"), "国务院"),
    ]
    assert "韓鍾遠為水利部副部長" in acts[0].evidence[0].quote


def test_a_meeting_and_a_statement_in_traditional_script() -> None:
    text = "3月5日，全國水利工作會議在北京召開。水利部部長劉廣乾主持會議並講話。會議強調，要抓好抗乾旱工作。"
    read = extractor().extract(Document("any", text, date="2024-03-06"))
    (meeting,) = [fact for fact in read.facts if isinstance(fact, Meeting)]
    assert meeting.names[0] == "全国水利工作会议"
    assert {(p.participant, p.role) for p in read.facts if isinstance(p, Participation)} >= {("刘广乾", "chair")}
    (statement,) = [fact for fact in read.facts if isinstance(fact, Statement)]
    assert (statement.verb, statement.text) == ("强调", "要抓好抗乾旱工作。")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("國務院總理", "国务院总理"),
        ("鍾遠、於是、後來、皇后", "钟远、于是、后来、皇后"),
        ("這裏乾旱，餅乾曬乾", "这里干旱，饼干晒干"),
        ("乾隆年間，李乾會見", "乾隆年间，李乾会见"),
        ("衞生署與臺灣", "卫生署与台湾"),
        ("瀋陽沈陽，範圍范圍，葉葉", "沈阳沈阳，范围范围，叶叶"),
        ("300餘人參加", "300余人参加"),
        # Simplified text keeps what it has of the other script.
        ("李乾、於志远和蒋徵出席会议，参观瞭望台", "李乾、於志远和蒋徵出席会议，参观瞭望台"),
        ("朱镕、陶喆、甯静", "朱镕、陶喆、甯静"),
        ("会议讨论了《國語》的传播问题", "会议讨论了《國語》的传播问题"),
        # Line by line: a simplified line in traditional company stays as it is.
        ("國務院總理出席會議\n李乾说，这是好事", "国务院总理出席会议\n李乾说，这是好事"),
        ("", ""),
        ("國\ud800務\x00院\udfff", "国\ud800务\x00院\udfff"),
        ("abc 123", "abc 123"),
    ],
)
def test_characters(text: str, expected: str) -> None:
    assert simplified(text) == expected


TEXTS = st.one_of(
    st.text(max_size=60),
    st.text(st.sampled_from("國會議這個後於乾鍾里裏发髮干幹説衞著范範一二，。\n 国会议这个后"), max_size=60),
    st.text(st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF), max_size=40),
)


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_one_character_stands_for_one(text: str) -> None:
    assert len(simplified(text)) == len(text)
    assert simplified(text).count("\n") == text.count("\n")


@given(
    st.text(
        st.sampled_from("的一是在不了有和人这中大国会议强调部长工业和信息化召开讲话乾於著后里面，。\n"), max_size=80
    )
)
@settings(max_examples=200, deadline=None)
def test_simplified_text_is_left_alone(text: str) -> None:
    assert simplified(text) == text


@given(st.lists(st.sampled_from(ALL_CASES), min_size=1, max_size=4), st.sampled_from(["", "\n", "\u3000", "\u200b"]))
@settings(max_examples=60, deadline=None)
def test_matching_text_of_traditional_text_leads_back(chosen: list[Case], between: str) -> None:
    text = converter("s2t").convert(between.join(case["text"] for case in chosen))
    matched = matching_text(text)
    for at in range(0, len(matched.chars), 7):
        span = matched.span(at, at + 1)
        assert matching_text(text[span.start : span.end]).chars in (matched.chars[at], text[span.start : span.end])
