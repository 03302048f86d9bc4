"""Meetings told by several articles: what is one, what is two, and that nothing outside a block matters."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import date
from itertools import combinations

import pytest
from graph_samples import proof
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Meeting, MeetingKind, Moment, Participation, Party, PostName, Role
from kg.resolve.claims import OccasionClaim
from kg.resolve.occasion_names import take_apart
from kg.resolve.occasions import block_of, claim_of, days_meet, occasions, opposite, own_key

CONFERENCE, FORUM, TALKS, BRIEFING = (
    MeetingKind.CONFERENCE,
    MeetingKind.FORUM,
    MeetingKind.TALKS,
    MeetingKind.BRIEFING,
)


def day(first: int, last: int | None = None, month: int = 6) -> Moment:
    return Moment("", date(2024, month, first), date(2024, month, last or first))


def claim(
    *names: str,
    doc: str = "a",
    local: str = "m1",
    when: Moment | None = None,
    kind: MeetingKind = CONFERENCE,
    people: str = "",
    chairs: str = "",
    places: str = "",
    principals: str = "",
    posts: tuple[tuple[str, PostName], ...] = (),
) -> OccasionClaim:
    return OccasionClaim(
        doc,
        local,
        names,
        kind,
        when,
        tuple(places.split()),
        tuple(sorted({*people.split(), *chairs.split()})),
        tuple(chairs.split()),
        tuple(sorted(principals.split())),
        posts,
    )


def told(*names: str, **rest: object) -> dict[str, object]:
    return {"names": names, **rest}


SESSION = "十四届全国人大常委会第十六次会议"
PRESIDENT, PREMIER = PostName("茶国", "总统"), PostName("茶国", "总理")

JOINED = [
    ("one name, one day", told("全国茶叶工作会议"), told("全国茶叶工作会议")),
    ("the year in the name", told("全国茶叶工作会议"), told("2024年全国茶叶工作会议")),
    ("one name, another kind of conference", told("茶博会"), told("茶博会", kind=FORUM)),
    ("the term left out, a person in common", told(SESSION, people="甲 乙"), told(SESSION[3:], people="乙")),
    ("all ordinals left out", told(SESSION, people="甲"), told("全国人大常委会会议", people="甲 丙")),
    ("the body's full and short name", told("第十四届全国人民代表大会第一次会议"), told("十四届全国人大一次会议")),
    ("the ordinal left out, one place", told("第五届茶岭论坛", places="海州"), told("茶岭论坛", places="海州市")),
    ("the body left out", told("水利部党组会议", people="甲"), told("党组会议", people="甲 乙")),
    ("a bare head, the same people", told("座谈会", people="甲 乙"), told("座谈会", people="甲 乙 丙")),
    ("a bare head, a name longer", told("欢迎仪式", people="赛义德"), told("欢迎仪式", people="凯斯·赛义德 甲")),
    ("a briefing with its speaker", told("茶叶部新闻发布会", kind=BRIEFING, people="甲"), None),
    ("talks of the same two", told(kind=TALKS, people="甲 乙"), told(kind=TALKS, people="甲 乙")),
    ("talks, others sat by", told(kind=TALKS, people="甲 乙", principals="甲 乙"), None),
    ("a hall and its town", told(kind=TALKS, people="甲 乙", places="北京"), None),
    ("a session of three days", told("第六届茶博会", when=day(25, 27)), told("第六届茶博会", when=day(26))),
    ("the same without an ordinal", told("茶博会", when=day(25, 27), people="甲"), None),
]
OTHERS = {
    "a briefing with its speaker": told("茶叶部新闻发布会", kind=BRIEFING, people="甲 乙"),
    "talks, others sat by": told(kind=TALKS, people="甲 丙 乙", principals="甲 乙"),
    "a hall and its town": told(kind=TALKS, people="甲 乙", places="北京人民大会堂 北京"),
    "the same without an ordinal": told("茶博会", when=day(26), people="甲"),
}

APART = [
    ("another name", told("全国茶叶工作会议"), told("全国水利工作会议")),
    ("another day", told("全国茶叶工作会议"), told("全国茶叶工作会议", when=day(14))),
    ("another ordinal", told(SESSION, people="甲"), told("全国人大常委会第十七次会议", people="甲")),
    (
        "another ordinal after the same one",
        told("一次会议主席团第二次会议", people="甲"),
        told("一次会议主席团第三次会议", people="甲"),
    ),
    ("the ordinal left out, nobody in common", told(SESSION, people="甲"), told("全国人大常委会会议", people="乙")),
    ("the body left out, nobody in common", told("水利部党组会议", people="甲"), told("党组会议", people="乙")),
    ("the body left out, another place", told("水利部党组会议", people="甲", places="北京"), None),
    ("what is left out is no body", told("青年茶艺师座谈会", people="甲"), told("座谈会", people="甲")),
    ("chairs with nobody in common", told("学习讲话精神座谈会", chairs="甲"), told("学习讲话精神座谈会", chairs="乙")),
    ("a bare head, nobody told", told("座谈会"), told("座谈会")),
    ("a bare head, other guests", told("欢迎仪式", people="甲 乙 丙"), told("欢迎仪式", people="甲 乙 丁")),
    ("a bare ordinal", told("第四次会议"), told("第四次会议")),
    ("briefings of one office", told("茶叶部新闻发布会", kind=BRIEFING), told("茶叶部新闻发布会", kind=BRIEFING)),
    (
        "a briefing about a meeting",
        told("茶博会", people="甲", when=day(3, 5)),
        told("茶博会", kind=BRIEFING, people="甲"),
    ),
    ("talks of others", told(kind=TALKS, people="甲 乙"), told(kind=TALKS, people="甲 丙")),
    ("talks of three", told(kind=TALKS, people="甲 乙 丙"), told(kind=TALKS, people="甲 乙")),
    ("talks in two halls", told(kind=TALKS, people="甲 乙", places="北京 中南海"), None),
    (
        "one name, two offices",
        told(kind=TALKS, people="甲 乙", posts=(("乙", PRESIDENT),)),
        told(kind=TALKS, people="甲 乙", posts=(("乙", PREMIER),)),
    ),
    ("inspections", told(kind=MeetingKind.INSPECTION, people="甲 乙"), None),
    ("a date told roughly", told("第六届茶博会", when=day(1, 30)), told("第六届茶博会", when=day(13))),
    ("days not known", {"names": ("全国茶叶工作会议",), "when": None}, {"names": ("全国茶叶工作会议",), "when": None}),
]
OTHERS |= {
    "the body left out, another place": told("党组会议", people="甲", places="上海"),
    "talks in two halls": told(kind=TALKS, people="甲 乙", places="北京 北京人民大会堂"),
    "inspections": told(kind=MeetingKind.INSPECTION, people="甲 乙"),
}


def pair(row: tuple[str, dict, dict | None]) -> list[OccasionClaim]:
    name, one, other = row
    return [
        claim(*cells["names"], doc=doc, **{"when": day(13)} | {k: v for k, v in cells.items() if k != "names"})
        for doc, cells in (("a", one), ("b", other or OTHERS[name]))
    ]


@pytest.mark.parametrize("row", JOINED, ids=lambda row: row[0])
def test_one_meeting(row: tuple[str, dict, dict | None]) -> None:
    one, other = pair(row)
    (occasion,) = occasions([one, other])
    assert occasion.claims == (("a", "m1"), ("b", "m1"))
    assert occasion.key in {own_key(one), own_key(other)}
    assert occasions([other, one]) == (occasion,)


@pytest.mark.parametrize("row", APART, ids=lambda row: row[0])
def test_two_meetings(row: tuple[str, dict, dict | None]) -> None:
    found = occasions(pair(row))
    assert len(found) == 2
    assert len({occasion.key for occasion in found}) == 2


def test_the_key_of_a_common_meeting_is_name_and_day() -> None:
    (one,) = occasions([claim("2024年全国茶叶工作会议", when=day(13))])
    assert one.key == "全国茶叶工作会议\x1f2024-06-13"
    assert own_key(claim(kind=TALKS, when=day(13))) == "talks\x1fa\x1fm1"
    assert own_key(claim("茶会")) == "茶会\x1f\x1fa"


def test_a_joined_meeting_keeps_the_key_of_its_fullest_name() -> None:
    claims = [
        claim("全国人大常委会会议", doc="a", when=day(13), people="甲"),
        claim(SESSION, doc="b", when=day(13), people="甲"),
    ]
    (one,) = occasions(claims)
    assert one.key == f"{SESSION}\x1f2024-06-13"
    assert one.names == (SESSION, "全国人大常委会会议")


def test_two_bare_names_of_a_day_have_two_keys_and_the_first_keeps_the_plain_one() -> None:
    claims = [claim("座谈会", doc=doc, when=day(13), people=who) for doc, who in (("b", "甲"), ("a", "乙"))]
    assert [o.key for o in occasions(claims)] == ["座谈会\x1f2024-06-13", "座谈会\x1f2024-06-13\x1fb\x1fm1"]


def test_a_name_that_fits_two_meetings_joins_neither() -> None:
    claims = [
        claim("全国人大常委会第十六次会议", doc="a", when=day(13), people="甲"),
        claim("全国人大常委会第十七次会议", doc="b", when=day(13), people="甲"),
        claim("全国人大常委会会议", doc="c", when=day(13), people="甲"),
    ]
    assert len(occasions(claims)) == 3
    assert len(occasions([claims[0], claims[2]])) == 1


def test_one_document_means_two_meetings_where_it_tells_two() -> None:
    claims = [claim(SESSION, when=day(13), people="甲"), claim(SESSION[3:], local="m2", when=day(13), people="甲")]
    assert len(occasions(claims)) == 2


def test_a_session_told_day_by_day_is_one_across_the_end_of_a_month_and_of_a_year() -> None:
    told_on = [date(2024, 6, 30), date(2024, 7, 1), date(2024, 7, 2)], [date(2024, 12, 31), date(2025, 1, 1)]
    for days in told_on:
        claims = [claim("第六届茶博会", doc=str(i), when=Moment("", d, d)) for i, d in enumerate(days)]
        (one,) = occasions(claims)
        assert one.key == f"第六届茶博会\x1f{days[0].isoformat()}"
        assert len(one.claims) == len(days)


def test_a_name_without_ordinals_joins_across_a_months_end_only_by_days_that_overlap() -> None:
    span = claim("茶岭论坛", when=Moment("", date(2024, 6, 29), date(2024, 7, 2)), people="甲")
    inside, after = (claim("茶岭论坛", doc="b", when=day(d, month=7), people="甲") for d in (1, 3))
    assert len(occasions([span, inside])) == 1
    assert len(occasions([span, after])) == 2


def test_yearly_meetings_stay_as_many_as_there_are_years() -> None:
    for name in ("全国茶叶工作会议", "第一次会议", "第二季度茶叶会商会"):
        years = [claim(name, doc=str(y), when=Moment("", date(y, 6, 1), date(y, 6, 3))) for y in range(2020, 2025)]
        assert len(occasions(years)) == 5
    two = [claim(f"{year}年茶叶工作会议", doc=year, when=day(13), people="甲") for year in ("2024", "二〇二五")]
    assert len(occasions(two)) == 2


def test_a_months_sessions_are_not_bridged_by_an_article_that_leaves_the_number_out() -> None:
    claims = [
        claim("全国人大常委会第十六次会议", doc="a", when=day(3), people="甲"),
        claim("全国人大常委会第十七次会议", doc="b", when=day(9), people="甲"),
        claim("全国人大常委会会议", doc="c", when=day(3, 9), people="甲"),
    ]
    assert len(occasions(claims)) == 3


@pytest.mark.parametrize(
    ("name", "stem", "ordinals", "head"),
    [
        (SESSION, "全国人民代表大会常务委员会会议", {"届": (14,), "次": (16,)}, False),
        ("2024年“茶岭”论坛", "茶岭论坛", {}, False),
        ("首届茶岭论坛", "茶岭论坛", {"届": (1,)}, False),
        ("第四次会议", "会议", {"次": (4,)}, True),
        ("第133届茶会", "茶会", {"届": (133,)}, False),
        ("一次会议主席团第二次会议", "会议主席团会议", {"次": (1, 2)}, False),
        ("二十届三中全会", "全会", {"中": (3,), "届": (20,)}, False),
    ],
)
def test_names_are_taken_apart(name: str, stem: str, ordinals: dict[str, tuple[int, ...]], head: bool) -> None:
    found = take_apart(name)
    assert (found.stem, dict(found.ordinals), found.head) == (stem, ordinals, head)


def test_a_claim_is_made_of_a_documents_facts() -> None:
    def part(name: str, role: Role, rule: str, party: Party = Party.PERSON) -> Participation:
        return Participation("m1", name, party, role, 1, (PRESIDENT,), None, None, proof("茶叶", rule))

    meeting = Meeting("m1", (), TALKS, day(13), ("北京",), (), None, (), (), proof("茶叶", "某人会见某人"))
    parts = [part("乙", Role.ATTENDEE, "某人会见某人"), part("甲", Role.CHAIR, "某人会见某人")]
    parts += [part("丙", Role.ATTENDEE, "某人参加会见"), part("茶叶部", Role.ATTENDEE, "", Party.INSTITUTION)]
    made = claim_of("a", meeting, parts)
    assert (made.participants, made.chairs) == (("丙", "乙", "甲"), ("甲",))
    assert made.principals == ("乙", "甲")
    assert made.posts == (("丙", PRESIDENT), ("乙", PRESIDENT), ("甲", PRESIDENT))


# ── laws ────────────────────────────────────────────────────────────────────────────────────────────────────────────

NAMES = [
    SESSION,
    SESSION[3:],
    "全国人大常委会会议",
    "第六届茶博会",
    "茶博会",
    "座谈会",
    "水利部党组会议",
    "党组会议",
    "",
]
MOMENTS = [None, *(day(d, month=m) for m in (6, 7) for d in (1, 2, 30)), day(1, 3), day(29, 30), day(1, 30)]
CLAIMS = st.builds(
    lambda doc, local, name, when, kind, people, places, chairs: claim(
        *filter(None, [name]),
        doc=doc,
        local=local,
        when=when,
        kind=kind,
        people=people,
        chairs=chairs,
        places=places,
    ),
    st.sampled_from("abcdef"),
    st.sampled_from(["m1", "m2"]),
    st.sampled_from(NAMES),
    st.sampled_from(MOMENTS),
    st.sampled_from([CONFERENCE, FORUM, TALKS]),
    st.sampled_from(["", "甲", "甲 乙", "乙 丙"]),
    st.sampled_from(["", "", "北京", "上海"]),
    st.sampled_from(["", "", "甲", "丙"]),
)
ARCHIVES = st.lists(CLAIMS, max_size=14, unique_by=lambda c: (c.doc, c.local))


@settings(deadline=None, max_examples=300)
@given(ARCHIVES, st.randoms(use_true_random=False))
def test_neither_order_nor_blocks_matter(claims: list[OccasionClaim], chance: random.Random) -> None:
    whole = occasions(claims)
    shuffled = list(claims)
    chance.shuffle(shuffled)
    assert occasions(shuffled) == whole
    blocks: dict[str, list[OccasionClaim]] = defaultdict(list)
    for one in shuffled:
        blocks[block_of(one)].append(one)
    apart = [occasion for block in blocks.values() for occasion in occasions(block)]
    assert sorted(apart, key=lambda o: o.key) == list(whole)


@settings(deadline=None, max_examples=300)
@given(ARCHIVES)
def test_every_claim_has_one_occasion_and_no_occasion_holds_opposites(claims: list[OccasionClaim]) -> None:
    found = occasions(claims)
    by_id = {(c.doc, c.local): c for c in claims}
    assert sorted(c for occasion in found for c in occasion.claims) == sorted(by_id)
    assert len({occasion.key for occasion in found}) == len(found)
    for occasion in found:
        for one, other in combinations([by_id[c] for c in occasion.claims], 2):
            if days_meet(one, other) and own_key(one) != own_key(other):
                assert not opposite(one, other)
