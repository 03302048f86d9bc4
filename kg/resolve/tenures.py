"""Spells: who held a post from when to when, as far as texts show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kg.model import Action, PostName, Status
from kg.resolve.claims import TenureClaim


@dataclass(frozen=True, slots=True)
class Spell:
    """One unbroken holding of one post by one person, as far as texts show."""

    person: str
    post: PostName
    key: str
    attested: tuple[date, ...]
    started: tuple[date, ...]
    ended: tuple[date, ...]
    held_from: date | None
    held_until: date | None
    ended_by: date | None
    statuses: frozenset[Status]
    claims: tuple[TenureClaim, ...]


def spells(post: PostName, claims: Sequence[TenureClaim], *, sole: bool) -> tuple[Spell, ...]:
    """The spells of all who are shown in one post."""
    told: dict[str, list[TenureClaim]] = defaultdict(list)
    for claim in claims:
        told[claim.person].append(claim)
    return tuple(_spell(post, person, group) for person, group in sorted(told.items()))


def _spell(post: PostName, person: str, told: list[TenureClaim]) -> Spell:
    def days(*bases: Status | Action) -> tuple[date, ...]:
        found = (c.when for c in told if c.basis in bases and c.when)
        return tuple(sorted({w.earliest for w in found if w.earliest and w.earliest == w.latest}))

    attested, started = days(Status.HELD, Status.ACTING), days(Action.APPOINT)
    ended = days(Action.REMOVE)
    return Spell(
        person=person,
        post=post,
        key="",
        attested=attested,
        started=started,
        ended=ended,
        held_from=min(attested + started, default=None),
        held_until=max(attested + started, default=None),
        ended_by=min(ended, default=None),
        statuses=frozenset(c.basis for c in told if isinstance(c.basis, Status)),
        claims=tuple(sorted(told, key=repr)),
    )


def is_sole(title: str) -> bool:
    """Whether one person at a time holds a post of this title."""
    return False
