"""Who is who: people of one name across documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kg.resolve.claims import PersonClaim, Spelling
from kg.resolve.judgements import Judgement, Verdict


@dataclass(frozen=True, slots=True)
class Identity:
    """One person."""

    key: str
    name: str
    forms: tuple[str, ...]
    spellings: tuple[Spelling, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """Why two are one, or two, or left undecided."""

    left: str
    right: str
    verdict: Verdict
    reason: str
    by: str


def block_of(name: str) -> str:
    """The block that a name belongs to."""
    return name


def identities(
    claims: Sequence[PersonClaim], judgements: Sequence[Judgement] = ()
) -> tuple[tuple[Identity, ...], tuple[Decision, ...]]:
    """The people whom the claims of one block speak of."""
    told: dict[str, list[PersonClaim]] = defaultdict(list)
    for claim in claims:
        told[claim.name].append(claim)
    found = []
    for name, group in sorted(told.items()):
        forms = tuple(sorted({form for claim in group for form in claim.forms} - {name}))
        found.append(Identity(name, name, forms, tuple(sorted(Spelling(c.doc, c.name) for c in group))))
    return tuple(found), ()
