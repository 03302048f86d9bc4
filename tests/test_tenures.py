"""Spells of a post: what claims of many documents prove of its holders, in whatever order they come."""

from __future__ import annotations

from datetime import date, timedelta
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Action, Moment, PostName, Status
from kg.resolve.claims import TenureClaim
from kg.resolve.sole import is_sole
from kg.resolve.tenures import Spell, spells

POST = PostName("茶叶部", "部长")
BASES: dict[str, Status | Action] = {
    "held": Status.HELD,
    "acting": Status.ACTING,
    "former": Status.FORMER,
    "elect": Status.ELECT,
    "appoint": Action.APPOINT,
    "remove": Action.REMOVE,
}


def claim(words: str, doc: str = "d") -> TenureClaim:
    """``甲 held 2020-01-01``; a stretch of days as ``2020-01-01/2020-01-31``; no day as ``?``."""
    person, basis, day = words.split()
    if day == "?":
        return TenureClaim(doc, person, BASES[basis], None)
    start, _, end = day.partition("/")
    when = Moment(day, date.fromisoformat(start), date.fromisoformat(end or start))
    return TenureClaim(doc, person, BASES[basis], when)


def told(story: str, *, sole: bool = True) -> tuple[Spell, ...]:
    """The spells of a story, claims with semicolons between them."""
    return spells(POST, [claim(words.strip()) for words in story.split(";")], sole=sole)


def line(spell: Spell) -> str:
    """A spell in one line: person, key, held from, until, ended by."""
    return " ".join(
        str(value or "-") for value in (spell.person, spell.key, spell.held_from, spell.held_until, spell.ended_by)
    )


RETURN = "甲 held 2018-03-01; 乙 held 2019-06-01; 甲 held 2020-09-01"


@pytest.mark.parametrize(
    ("story", "sole", "expected"),
    [
        pytest.param("甲 held 2020-01-01", True, ["甲 - 2020-01-01 2020-01-01 -"], id="one day proves one day"),
        pytest.param(
            "甲 held 2018-03-01; 甲 held 2022-09-01", True, ["甲 - 2018-03-01 2022-09-01 -"], id="nothing in between"
        ),
        pytest.param(
            RETURN,
            True,
            [
                "乙 - 2019-06-01 2019-06-01 2020-09-01",
                "甲 - 2018-03-01 2018-03-01 2019-06-01",
                "甲 2020-09-01 2020-09-01 2020-09-01 -",
            ],
            id="a return with another holder between",
        ),
        pytest.param(
            RETURN,
            False,
            ["乙 - 2019-06-01 2019-06-01 -", "甲 - 2018-03-01 2020-09-01 -"],
            id="several hold the post at a time",
        ),
        pytest.param(
            "甲 held 2018-03-01; 甲 remove 2018-05-02; 甲 held 2018-07-01",
            False,
            ["甲 - 2018-03-01 2018-05-02 2018-05-02", "甲 2018-07-01 2018-07-01 2018-07-01 -"],
            id="a removal between, in any post",
        ),
        pytest.param(
            "甲 appoint 2018-03-19; 甲 remove 2020-05-02; 甲 held 2020-05-02",
            True,
            ["甲 - 2018-03-19 2020-05-02 2020-05-02"],
            id="on the day of the removal the post is still held",
        ),
        pytest.param(
            "甲 remove 2020-05-02; 甲 remove 2020-05-20; 甲 held 2019-01-01",
            True,
            ["甲 - 2019-01-01 2020-05-02 2020-05-02"],
            id="two bodies remove, the first has ended it",
        ),
        pytest.param("甲 remove 2020-05-02", True, ["甲 - - 2020-05-02 2020-05-02"], id="only the removal is told"),
        pytest.param(
            "甲 held 2019-01-01; 甲 former 2019-08-01",
            False,
            ["甲 - 2019-01-01 2019-01-01 2019-08-01"],
            id="former: it had ended",
        ),
        pytest.param("甲 former 2019-08-01", True, ["甲 - - - 2019-08-01"], id="only former"),
        pytest.param(
            "甲 held 2019-01-01; 甲 former 2019-08-01; 甲 held 2021-01-01",
            False,
            ["甲 - 2019-01-01 2019-01-01 2019-08-01", "甲 2021-01-01 2021-01-01 2021-01-01 -"],
            id="former between two proofs",
        ),
        pytest.param(
            "甲 former 2018-08-01; 甲 held 2019-01-01",
            False,
            ["甲 - 2019-01-01 2019-01-01 -"],
            id="former before the first proof ends nothing that is known",
        ),
        pytest.param("甲 elect 2019-01-01", True, ["甲 - - - -"], id="elected is not yet holding"),
        pytest.param(
            "甲 acting 2018-01-10; 甲 held 2018-03-01",
            True,
            ["甲 - 2018-01-10 2018-03-01 -"],
            id="acting, then in full: one holding",
        ),
        pytest.param(
            "甲 held 2018-03-01/2018-03-05",
            True,
            ["甲 - 2018-03-05 - -"],
            id="a stretch of days proves its last day at one end only",
        ),
        pytest.param(
            "甲 held 2018-03-01/2018-03-05; 甲 held 2018-06-01/2018-06-30",
            True,
            ["甲 - 2018-03-05 2018-06-01 -"],
            id="two stretches prove what lies between them",
        ),
        pytest.param("甲 held ?", True, ["甲 - - - -"], id="no day"),
        pytest.param(
            "甲 held 2020-01-01; 乙 held 2020-01-10; 甲 held 2020-01-20",
            True,
            ["乙 - 2020-01-10 2020-01-10 2020-01-20", "甲 - 2020-01-01 2020-01-20 -"],
            id="one other name within weeks tears nothing apart",
        ),
        pytest.param(
            "甲 held 2018-01-01; 甲 held 2018-06-01; 乙 held 2019-01-01; 甲 held 2020-01-01; 甲 held 2020-06-01",
            True,
            ["乙 - 2019-01-01 2019-01-01 2020-01-01", "甲 - 2018-01-01 2020-06-01 -"],
            id="a single text overthrows no more than a single text",
        ),
        pytest.param(
            "甲 held 2018-01-01; 甲 held 2018-06-01; 乙 appoint 2019-01-01; 甲 held 2020-01-01; 甲 held 2020-06-01",
            True,
            [
                "乙 - 2019-01-01 2019-01-01 2020-01-01",
                "甲 - 2018-01-01 2018-06-01 2019-01-01",
                "甲 2020-01-01 2020-01-01 2020-06-01 -",
            ],
            id="an act is firm proof of another holder",
        ),
        pytest.param(
            "甲 held 2018-01-01; 乙 held 2018-06-01; 甲 remove 2018-06-20",
            True,
            ["乙 - 2018-06-01 2018-06-01 -", "甲 - 2018-01-01 2018-01-01 2018-06-01"],
            id="the successor is told before the formal removal",
        ),
    ],
)
def test_spells_of_a_story(story: str, sole: bool, expected: list[str]) -> None:
    assert [line(spell) for spell in told(story, sole=sole)] == expected


def test_days_of_acts_and_of_proof_are_kept_apart() -> None:
    (spell,) = told(
        "甲 appoint 2018-03-19; 甲 held 2018-04-01; 甲 acting 2018-02-01; 甲 remove 2020-05-02; 甲 former ?"
    )
    assert spell.attested == (date(2018, 2, 1), date(2018, 4, 1))
    assert spell.started == (date(2018, 3, 19),)
    assert spell.ended == (date(2020, 5, 2),)
    assert spell.statuses == {Status.HELD, Status.ACTING, Status.FORMER}


def test_claims_go_to_the_spell_that_they_speak_of() -> None:
    of_first, of_second = told(RETURN + "; 甲 former 2020-01-01; 甲 elect 2020-08-01; 甲 former 2021-01-01")[1:]
    assert [c.when.text for c in of_first.claims if c.when] == ["2020-01-01", "2018-03-01"]
    assert [c.when.text for c in of_second.claims if c.when] == ["2020-08-01", "2021-01-01", "2020-09-01"]
    assert of_second.ended_by == date(2021, 1, 1)


DAYS = st.dates(date(2015, 1, 1), date(2024, 12, 31))
MOMENTS = st.one_of(
    st.none(),
    st.builds(lambda day, more: Moment("x", day, day + timedelta(more)), DAYS, st.sampled_from([0, 0, 0, 2, 30])),
)
CLAIMS = st.lists(
    st.builds(
        TenureClaim,
        doc=st.sampled_from(["a", "b", "c"]),
        person=st.sampled_from("甲乙丙"),
        basis=st.sampled_from(list(BASES.values())),
        when=MOMENTS,
    ),
    max_size=14,
)


@given(claims=CLAIMS, sole=st.booleans(), data=st.data())
@settings(max_examples=300, deadline=None)
def test_what_holds_of_any_claims(claims: list[TenureClaim], sole: bool, data: st.DataObject) -> None:
    found = spells(POST, claims, sole=sole)
    again = data.draw(st.permutations(claims))
    assert spells(POST, again + again[:3], sole=sole) == found, "order and repetition change nothing"
    assert sorted(map(repr, (c for s in found for c in s.claims))) == sorted(map(repr, set(claims))), "each claim once"
    keys = [(spell.person, spell.key) for spell in found]
    assert len(set(keys)) == len(keys)
    assert {person for person, key in keys if not key} == {c.person for c in claims}
    for spell in found:
        bounds = [day for day in (spell.held_from, spell.held_until, spell.ended_by) if day]
        assert bounds == sorted(bounds)
        for day in (*spell.attested, *spell.started):
            assert spell.held_from is not None
            assert spell.held_until is not None
            assert spell.held_from <= day <= spell.held_until
        assert {c.person for c in spell.claims} == {spell.person}


@given(claims=CLAIMS)
@settings(max_examples=100, deadline=None)
def test_in_a_post_of_many_nobody_changes_what_another_has(claims: list[TenureClaim]) -> None:
    together = spells(POST, claims, sole=False)
    alone = [s for p in "乙甲丙" for s in spells(POST, [c for c in claims if c.person == p], sole=False)]
    assert sorted(map(repr, together)) == sorted(map(repr, alone))


@pytest.mark.parametrize("people", [3, 5000])
def test_ten_thousand_claims_are_quick(people: int) -> None:
    start = date(2000, 1, 1)
    claims = [
        TenureClaim(f"d{n}", f"p{n * 7919 % people}", basis, Moment("x", day, day))
        for n in range(10_000)
        for basis in [list(BASES.values())[n % 6]]
        for day in [start + timedelta(n * 104_729 % 9000)]
    ]
    begun = process_time()
    assert spells(POST, claims, sole=True)
    assert process_time() - begun < 1, "0.2 s on an idle machine"


@pytest.mark.parametrize(
    ("institution", "title", "sole"),
    [
        ("工业和信息化部", "部长", True),
        ("工业和信息化部", "党组书记", True),
        ("江苏省人民政府", "省长", True),
        ("江苏省委", "书记", True),
        ("国家发展和改革委员会", "主任", True),
        ("最高人民法院", "院长", True),
        ("法国", "总统", True),
        ("财政部预算司", "司长", True),
        ("工业和信息化部", "副部长", False),
        ("工业和信息化部", "党组成员", False),
        ("中共中央政治局", "委员", False),
        ("中共中央政治局", "常委", False),
        ("全国人民代表大会", "代表", False),
        ("外交部", "发言人", False),
        ("外交部", "司长", False),
        ("中共中央书记处", "书记", False),
        ("江苏省人民政府", "省长助理", False),
        ("全国政协十四届一次会议", "主席团常务主席", False),
        ("某院", "某种新头衔", False),
    ],
)
def test_which_posts_one_person_holds_at_a_time(institution: str, title: str, sole: bool) -> None:
    assert is_sole(PostName(institution, title)) is sole
