"""From the facts of many documents to entities: :func:`resolve`.

Every rule here looks only at sets of facts, never at their order, so that the same documents in another order give
the same entities. Likeness alone never merges anything; equal canonical keys do.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kg.model import (
    Appointment,
    Citation,
    DocumentFacts,
    Fact,
    Holding,
    InstitutionNamed,
    Meeting,
    MeetingKind,
    Moment,
    Participation,
    Party,
    PersonNamed,
    PostName,
    Statement,
    ThemeRaised,
)
from kg.resolve.claims import TenureClaim
from kg.resolve.entities import (
    English,
    Institution,
    Occasion,
    Person,
    PolicyDocument,
    Resolution,
    Theme,
    document_key,
)
from kg.resolve.sole import is_sole
from kg.resolve.tenures import spells

_LEADING_YEAR = re.compile(r"^(?:\d{4}|[〇零一二三四五六七八九]{4})年度?")
"""A session's name is told with and without its year; the date tells the years apart."""


def resolve(batches: Iterable[DocumentFacts], *, english: English | None = None) -> Resolution:
    """The entities that *batches* speak of, and which name in which document stands for which."""
    known = english or English()
    people: dict[str, set[str]] = defaultdict(set)
    institutions = _Institutions()
    occasions: dict[str, list[Meeting]] = defaultdict(list)
    occasion_keys: dict[tuple[str, str], str] = {}
    themes: dict[str, list[ThemeRaised]] = defaultdict(list)
    documents: dict[str, PolicyDocument] = {}
    tenures: dict[PostName, list[TenureClaim]] = defaultdict(list)
    for batch in batches:
        doc = batch.document.id
        for fact in batch.facts:
            for name in _people_of(fact):
                people[name].update(fact.forms if isinstance(fact, PersonNamed) else ())
            institutions.add(fact)
            match fact:
                case Meeting():
                    key = occasion_key(doc, fact)
                    occasions[key].append(fact)
                    occasion_keys[doc, fact.key] = key
                case ThemeRaised():
                    themes[fact.theme].append(fact)
                case Holding():
                    tenures[fact.post].append(TenureClaim(doc, fact.person, fact.status, fact.when))
                case Appointment():
                    tenures[fact.post].append(TenureClaim(doc, fact.person, fact.action, fact.when))
                case Citation():
                    key = document_key(fact.title, fact.number)
                    documents[key] = PolicyDocument(key, fact.title, fact.number)
                case _:
                    pass
    return Resolution(
        people={name: Person(name, name, tuple(sorted(forms - {name}))) for name, forms in people.items()},
        institutions=institutions.entities(known.institutions),
        occasions={key: _occasion(key, told) for key, told in occasions.items()},
        themes={label: _theme(label, told, known.themes) for label, told in themes.items()},
        documents=documents,
        occasion_keys=occasion_keys,
        spells={post: spells(post, claims, sole=is_sole(post)) for post, claims in tenures.items()},
    )


def occasion_key(doc: str, meeting: Meeting) -> str:
    """What makes an occasion itself: its fullest name and day; the document too where one of the two is missing."""
    day = meeting.when.iso if meeting.when else None
    if not meeting.names:
        return "\x1f".join((meeting.kind, doc, meeting.key))
    name = _LEADING_YEAR.sub("", meeting.names[0]) or meeting.names[0]
    return "\x1f".join((name, day)) if day else "\x1f".join((name, "", doc))


class _Institutions:
    """Gathers what is told of institutions while the facts go by."""

    def __init__(self) -> None:
        self._forms: dict[str, set[str]] = {}
        self._kinds: dict[str, Counter[str]] = defaultdict(Counter)
        self._parents: dict[str, Counter[str]] = defaultdict(Counter)

    def add(self, fact: Fact) -> None:
        for name in institutions_of(fact):
            self._forms.setdefault(name, set())
        if isinstance(fact, InstitutionNamed):
            self._forms[fact.institution].update(fact.forms)
            if fact.kind:
                self._kinds[fact.institution][fact.kind] += 1
            if fact.parent and fact.parent != fact.institution:
                self._parents[fact.institution][fact.parent] += 1

    def entities(self, english: Mapping[str, str]) -> dict[str, Institution]:
        return {
            name: Institution(
                key=name,
                name=name,
                kind=_commonest(self._kinds.get(name)) or "",
                parent=_commonest(self._parents.get(name)),
                forms=tuple(sorted(forms - {name})),
                english=english.get(name, ""),
            )
            for name, forms in self._forms.items()
        }


def institutions_of(fact: Fact) -> Iterator[str]:
    """The canonical names of all institutions that a fact speaks of."""
    match fact:
        case InstitutionNamed(institution=name, parent=parent):
            yield name
            if parent:
                yield parent
        case Holding(post=post):
            yield from _seat(post)
        case Appointment(post=post, by=by):
            yield from _seat(post)
            if by:
                yield by
        case Meeting(hosts=hosts):
            yield from hosts
        case Participation(capacities=capacities):
            for post in capacities:
                yield from _seat(post)
            if fact.party is Party.INSTITUTION:
                yield fact.participant
        case Statement(source=source, party=Party.INSTITUTION):
            yield source
        case _:
            return


def _seat(post: PostName) -> Iterator[str]:
    if post.institution:
        yield post.institution


def _people_of(fact: Fact) -> Iterator[str]:
    match fact:
        case PersonNamed(person=name) | Holding(person=name) | Appointment(person=name):
            yield name
        case Participation(participant=name, party=Party.PERSON) | Statement(source=name, party=Party.PERSON):
            yield name
        case _:
            return


def _commonest(counts: Counter[str] | None) -> str | None:
    """The most frequent value; of equally frequent ones the first in code point order."""
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


def _occasion(key: str, told: list[Meeting]) -> Occasion:
    names = {name for meeting in told for name in meeting.names}
    fullest = {meeting.names[0] for meeting in told if meeting.names}
    kinds = Counter(meeting.kind.value for meeting in told)
    return Occasion(
        key=key,
        names=tuple(sorted(names, key=lambda name: (name not in fullest, -len(name), name))),
        kind=MeetingKind(_commonest(kinds) or MeetingKind.CONFERENCE.value),
        when=min((m.when for m in told if m.when), key=_moment_order, default=None),
    )


def _moment_order(when: Moment) -> tuple[str, str, str]:
    """One order for moments: known days first, the shortest span of them, then the words."""
    return (str(when.earliest or "~"), str(when.latest or "~"), when.text)


def _theme(label: str, told: list[ThemeRaised], english: Mapping[str, str]) -> Theme:
    return Theme(
        key=label,
        label=label,
        kind=_commonest(Counter(raised.kind for raised in told)) or "",
        curated=any(raised.curated for raised in told),
        english=english.get(label, ""),
    )
