"""Meetings told by several documents."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import MeetingKind, Moment
from kg.resolve.claims import OccasionClaim

_LEADING_YEAR = re.compile(r"^(?:\d{4}|[〇零一二三四五六七八九]{4})年度?")
"""A session's name is told with and without its year; the date tells the years apart."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """A meeting told by one or several documents."""

    key: str
    names: tuple[str, ...]
    """The fullest name first; empty for an occasion without a name."""
    kind: MeetingKind
    when: Moment | None
    claims: tuple[tuple[str, str], ...]
    """Which documents tell it, and under which key of theirs; sorted."""


def block_of(claim: OccasionClaim) -> str:
    """The block of a meeting: its day; the document where the day is not known."""
    return claim.when.iso if claim.when and claim.when.iso else claim.doc


def occasions(claims: Sequence[OccasionClaim]) -> tuple[Occasion, ...]:
    """The meetings that the claims of one block tell of."""
    told: dict[str, list[OccasionClaim]] = defaultdict(list)
    for claim in claims:
        told[_key(claim)].append(claim)
    return tuple(_occasion(key, group) for key, group in sorted(told.items()))


def _key(claim: OccasionClaim) -> str:
    """What makes a meeting itself: its fullest name and day; the document too where one of the two is missing."""
    day = claim.when.iso if claim.when else None
    if not claim.names:
        return "\x1f".join((claim.kind, claim.doc, claim.local))
    name = _LEADING_YEAR.sub("", claim.names[0]) or claim.names[0]
    return "\x1f".join((name, day)) if day else "\x1f".join((name, "", claim.doc))


def _occasion(key: str, told: list[OccasionClaim]) -> Occasion:
    names = {name for claim in told for name in claim.names}
    fullest = {claim.names[0] for claim in told if claim.names}
    kinds = Counter(claim.kind.value for claim in told)
    kind = min(kinds, key=lambda value: (-kinds[value], value))
    return Occasion(
        key=key,
        names=tuple(sorted(names, key=lambda name: (name not in fullest, -len(name), name))),
        kind=MeetingKind(kind),
        when=min((claim.when for claim in told if claim.when), key=_moment_order, default=None),
        claims=tuple(sorted((claim.doc, claim.local) for claim in told)),
    )


def _moment_order(when: Moment) -> tuple[str, str, str]:
    """One order for moments: known days first, the shortest span of them, then the words."""
    return (str(when.earliest or "~"), str(when.latest or "~"), when.text)
