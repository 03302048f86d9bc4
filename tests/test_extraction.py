"""What the extractor reads, family by family, row by row of ``tests/cases`` (see ``case_tables``)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TypeVar

import pytest
from case_tables import FOLDER, Case, cases, compare, rows, same

from kg.extract import Extractor
from kg.model import (
    Appointment,
    Citation,
    Document,
    Holding,
    InstitutionNamed,
    Meeting,
    Moment,
    Participation,
    Party,
    PersonNamed,
    PostName,
    Statement,
    Status,
    Target,
    Task,
    ThemeRaised,
)
from kg.text.dates import find_dates
from kg.text.normal import matching_text

F = TypeVar("F")

STEERED = ("主持", "任命", "免去", "出席", "会见", "强调", "要求")
"""The triggers that coverage is steered by (``tools/coverage.py``)."""

LEAST = {
    "appointments": 25,
    "dates": 40,
    "demands": 40,
    "documents": 40,
    "groups": 25,
    "institutions": 25,
    "issuers": 25,
    "leads": 50,
    "meetings": 25,
    "normalising": 25,
    "parents": 60,
    "participations": 25,
    "persons": 25,
    "posts": 25,
    "statements": 25,
    "targets": 40,
    "tasks": 40,
    "themes": 25,
    "unread": 25,
}
"""How many rows a table must have: a table that is not read would otherwise pass."""


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def read(extractor: Extractor, case: Case, family: type[F]) -> Iterator[F]:
    document = Document("case", case["text"], case["title"], case["date"] or None, case["source"])
    return (fact for fact in extractor.extract(document).facts if isinstance(fact, family))


def post(person: str, told: PostName) -> str:
    return f"{person}@{told.institution}:{told.title}"


def day(moment: Moment | None) -> str:
    """A date as the tables write it: a day, the first and last of a span, a month, a year, or ``?``."""
    if moment is None or moment.earliest is None or moment.latest is None:
        return "?"
    first, last = moment.earliest, moment.latest
    if first == last:
        return first.isoformat()
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return str(first.year)
    if first.day == 1 and (first.year, first.month) == (last.year, last.month) and last.day >= 28:
        return first.strftime("%Y-%m")
    return f"{first}..{last}"


@pytest.mark.parametrize(("family", "least"), LEAST.items())
def test_tables_are_read(family: str, least: int) -> None:
    table = cases(family)
    assert len(table) >= least
    assert sum(bool(case["state"]) for case in table) <= len(table) // 5


def test_few_rows_are_to_do() -> None:
    table = [case for family in LEAST for case in cases(family)]
    assert sum(bool(case["state"]) for case in table) < 0.08 * len(table)


def test_no_table_without_a_test_and_no_text_twice() -> None:
    assert {path.stem for path in FOLDER.glob("*.tsv")} == LEAST.keys()
    for family in LEAST:
        told = Counter((c["text"], c["date"], c["source"], c["title"], c["find"]) for c in cases(family))
        assert [key for key, count in told.items() if count > 1] == []


@pytest.mark.parametrize("case", rows("persons"))
def test_persons(extractor: Extractor, case: Case) -> None:
    compare(case, [fact.person for fact in read(extractor, case, PersonNamed)])


@pytest.mark.parametrize("case", rows("institutions"))
def test_institutions(extractor: Extractor, case: Case) -> None:
    compare(case, [fact.institution for fact in read(extractor, case, InstitutionNamed)])


@pytest.mark.parametrize("case", rows("posts"))
def test_posts(extractor: Extractor, case: Case) -> None:
    compare(
        case,
        [
            post(fact.person, fact.post) + ("" if fact.status is Status.HELD else f" {fact.status}")
            for fact in read(extractor, case, Holding)
        ],
    )


@pytest.mark.parametrize("case", rows("appointments"))
def test_appointments(extractor: Extractor, case: Case) -> None:
    acts = list(read(extractor, case, Appointment))
    compare(case, [f"{act.action} {post(act.person, act.post)}" for act in acts])


@pytest.mark.parametrize("case", rows("meetings"))
def test_meetings(extractor: Extractor, case: Case) -> None:
    found = [
        f"{fact.names[0] if fact.names else '-'} {fact.kind} {day(fact.when)} {'+'.join(fact.places) or '-'}"
        for fact in read(extractor, case, Meeting)
    ]

    def fits(asked: str, told: str) -> bool:
        # Of a place told in several ways (北京, 人民大会堂) one is asked for.
        *head, place = told.split(" ")
        return any(same(asked, " ".join([*head, way])) for way in place.split("+"))

    compare(case, found, fits)


@pytest.mark.parametrize(
    ("text", "place", "told"),
    [
        (
            "国务院总理李正3月5日在开罗同埃及总理萨利赫举行会谈。同日，外交部长王文毅也会见萨利赫。",
            "开罗",
            "国务院总理李正3月5日在开罗同埃及总理萨利赫举行会谈。",
        ),
        ("新华社成都3月5日电　四川省茶叶产销座谈会5日召开。", "成都", "新华社成都3月5日电"),
    ],
)
def test_a_place_told_elsewhere_has_its_evidence(extractor: Extractor, text: str, place: str, told: str) -> None:
    facts = extractor.extract(Document("case", text, "", "2024-03-06", "")).facts
    last = [fact for fact in facts if isinstance(fact, Meeting)][-1]
    assert last.places == (place,)
    assert told in {proof.quote.strip() for proof in last.evidence}


@pytest.mark.parametrize("case", rows("participations"))
def test_participations(extractor: Extractor, case: Case) -> None:
    compare(case, _parts(extractor, case, (Party.PERSON,)))


@pytest.mark.parametrize("case", rows("groups"))
def test_groups(extractor: Extractor, case: Case) -> None:
    compare(case, _parts(extractor, case, (Party.GROUP, Party.INSTITUTION)))


def _parts(extractor: Extractor, case: Case, parties: tuple[Party, ...]) -> list[str]:
    """Who took part, in which hall, and the number of the meeting where it is not the first one of the document."""
    return [
        f"{fact.participant} {fact.role}"
        + (f"@{fact.venue}" if fact.venue else "")
        + ("" if fact.meeting == "m1" else f" {fact.meeting}")
        for fact in read(extractor, case, Participation)
        if fact.party in parties
    ]


@pytest.mark.parametrize("case", rows("statements"))
def test_statements(extractor: Extractor, case: Case) -> None:
    found = [f"{fact.source} {fact.verb} {fact.text}" for fact in read(extractor, case, Statement)]

    def fits(asked: str, told: str) -> bool:
        source, verb, words = asked.split(" ", 2)
        starts, _, ends = words.partition("…")
        said = told.split(" ", 2)
        content = re.sub(r"\s+", "", said[2])
        return (
            said[0] in source.split("/") and said[1] == verb and content.startswith(starts) and content.endswith(ends)
        )

    compare(case, found, fits)


@pytest.mark.parametrize("case", rows("tasks"))
def test_tasks(extractor: Extractor, case: Case) -> None:
    compare(case, [f"{fact.order} {fact.heading}" for fact in read(extractor, case, Task)])


@pytest.mark.parametrize("case", rows("demands"))
def test_demands(extractor: Extractor, case: Case) -> None:
    def told(task: Task) -> str:
        actors = "+".join(f"{actor.role}:{actor.name}" for actor in task.actors)
        return f"{task.action}·{task.object} {actors}".strip()

    def fits(asked: str, found: str) -> bool:
        # The role stands once before the names that share it: addressed:甲+乙.
        role = ""
        parts: list[str] = []
        deed, _, actors = asked.partition(" ")
        for actor in filter(None, actors.split("+")):
            role, _, name = actor.rpartition(":") if ":" in actor else (role, "", actor)
            parts.append(f"{role}:{name}")
        return same(f"{deed} {'+'.join(parts)}".strip(), found)

    compare(case, [told(task) for task in read(extractor, case, Task)], fits)


def figure(target: Target) -> str:
    """A figure as the table writes it: ``5``, ``>=5``, ``<=5``, ``~5``, ``5..7``."""
    low, high = (None if bound is None else f"{bound:f}" for bound in (target.low, target.high))
    if target.value is None:
        return f"{low}..{high}"
    if low is None and high is None:
        return f"~{target.value:f}"
    return f"{target.value:f}" if low == high else f">={low}" if high is None else f"<={high}"


@pytest.mark.parametrize("case", rows("targets"))
def test_targets(extractor: Extractor, case: Case) -> None:
    found = [
        f"{t.indicator} {t.direction} {figure(t)} {t.unit} {day(t.deadline) if t.deadline else '-'}"
        for t in read(extractor, case, Target)
    ]
    compare(case, found)


@pytest.mark.parametrize("case", rows("issuers"))
def test_issuers(extractor: Extractor, case: Case) -> None:
    found = [
        c.title
        + (f" by:{'+'.join(c.issuers)}" if c.issuers else "")
        + (f" on:{day(c.issued)}" if c.issued else "")
        + (f" at:{c.meeting}" if c.meeting else "")
        for c in read(extractor, case, Citation)
    ]
    compare(case, found)


@pytest.mark.parametrize("case", rows("documents"))
def test_documents(extractor: Extractor, case: Case) -> None:
    found = [
        f"{fact.title} {fact.relation}" + (f" {fact.number}" if fact.number else "") + (" art" if fact.art else "")
        for fact in read(extractor, case, Citation)
    ]
    compare(case, dict.fromkeys(found))


@pytest.mark.parametrize("case", rows("themes"))
def test_themes(extractor: Extractor, case: Case) -> None:
    compare(case, dict.fromkeys(fact.theme for fact in read(extractor, case, ThemeRaised)))


@pytest.mark.parametrize("case", rows("unread"))
def test_unread(extractor: Extractor, case: Case) -> None:
    facts = extractor.extract(Document("case", case["text"]))
    unread = {sentence.trigger for sentence in facts.unread}
    counted = [trigger for trigger in STEERED if facts.triggers.get(trigger)]
    compare(case, [trigger + "!" * (trigger in unread) for trigger in counted])


@pytest.mark.parametrize("case", rows("dates"))
def test_dates(case: Case) -> None:
    published = date.fromisoformat(case["date"]) if case["date"] else None
    found = find_dates(matching_text(case["text"]).chars, published)
    compare(case, [day(mention.moment) for mention in found])


@pytest.mark.parametrize("case", rows("normalising"))
def test_normalising(case: Case) -> None:
    text = matching_text(case["text"])
    if text.chars != case["expected"]:
        pytest.fail(f"{case}\n  read as: {text.chars!r}\n  expected: {case['expected']!r}", pytrace=False)
    if case["find"]:
        at = text.chars.index(case["find"])
        span = text.span(at, at + len(case["find"]))
        assert case["text"][span.start : span.end] == case["original"], str(case)


def test_calls_on_fifty_people_are_read_at_once(extractor: Extractor) -> None:
    """A list of names can be cut into shorter lists in too many ways to try them all."""
    surnames, given = "王李张刘陈杨赵黄周吴", ("建国", "志强", "国华", "文斌", "海燕")
    names = "、".join(f"{surname}{name}" for surname in surnames for name in given)
    text = f"春节前夕，许立平等领导同志分别看望或委托有关人员看望了{names}等老同志。"
    facts = extractor.extract(Document("calls", text)).facts
    assert {"王建国", "吴海燕"} <= {f.person for f in facts if isinstance(f, PersonNamed)}
