"""From the claims of one block to entities: the whole of resolution, block by block.

Every rule looks only at the set of claims of its block, never at their order, so that the same documents in any
order, at once or one after another, give the same entities.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.model import TOPIC, Action, Moment, PostName, Status
from kg.resolve import institutions, occasions, people, tenures
from kg.resolve.claims import (
    Block,
    BlockKind,
    Claim,
    HeldClaim,
    InstitutionClaim,
    OccasionClaim,
    PersonClaim,
    TenureClaim,
    ThemeClaim,
)
from kg.resolve.entities import English, Entity, HeldPost, Institution, Person, Redirect, Theme
from kg.resolve.gather import post_of
from kg.resolve.hierarchy import parent_of
from kg.resolve.judgements import Judgement, Reference
from kg.resolve.sole import is_sole

Local = tuple[str, str]
"""A document, and what that document calls a thing."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What resolution goes by besides the claims."""

    english: English = field(default_factory=English)
    judgements: tuple[Judgement, ...] = ()
    canonical: Mapping[str, str] = field(default_factory=dict)
    """Names of institutions that a judgement gave up for another."""

    @classmethod
    def by(cls, english: English, judgements: Iterable[Judgement]) -> Rules:
        """The rules with what follows from the judgements."""
        judgements = tuple(judgements)
        return cls(english, judgements, institutions.judged(judgements))


@dataclass(frozen=True, slots=True)
class Resolved:
    """What the claims of one block come to."""

    entities: tuple[Entity, ...] = ()
    outcomes: Mapping[Local, str] = field(default_factory=dict)
    """The key that a document's own name for a thing stands for, where it is not the plain one."""
    unplaced: tuple[Judgement, ...] = ()
    """Judgements on this block that name nobody in it."""


def resolve_block(block: Block, claims: Sequence[Claim], rules: Rules) -> Resolved:
    """The entities of any block but that of a post."""
    match block.kind:
        case BlockKind.PERSON:
            return _people([claim for claim in claims if isinstance(claim, PersonClaim)], rules)
        case BlockKind.INSTITUTION:
            return _institution([claim for claim in claims if isinstance(claim, InstitutionClaim)], rules)
        case BlockKind.OCCASION:
            return _occasions([claim for claim in claims if isinstance(claim, OccasionClaim)])
        case BlockKind.THEME:
            return _theme([claim for claim in claims if isinstance(claim, ThemeClaim)], rules)
        case BlockKind.POST | BlockKind.COPY:
            raise ValueError(f"{block.kind}: resolved by a function of its own")


def resolve_post(block: Block, claims: Iterable[tuple[HeldClaim, str]], rules: Rules) -> Resolved:
    """The spells of a post, from the claims of its block, each with the key of the person whom it means."""
    post = post_of(block)
    pairs = list(claims)
    told = [TenureClaim(claim.doc, person, claim.basis, claim.when) for claim, person in pairs]
    spells = tenures.spells(post, told, sole=is_sole(post))
    later = {claim: spell.key for spell in spells if spell.key for claim in spell.claims}
    outcomes: dict[Local, str] = {}
    for (claim, _), tenure in zip(pairs, told, strict=True):
        if key := later.get(tenure):
            outcomes[claim.doc, spell_key(claim.name, post, claim.basis, claim.when)] = key
    seat = rules.canonical.get(post.institution, post.institution)
    return Resolved((HeldPost(post, seat, spells),), outcomes)


def spell_key(name: str, post: PostName, basis: Status | Action, when: Moment | None) -> str:
    """What a document's view keeps a spell under."""
    stamp = f"{when.earliest}/{when.latest}/{when.text}" if when else ""
    return "\x1f".join((name, *post, basis.value, stamp))


def _people(claims: Sequence[PersonClaim], rules: Rules) -> Resolved:
    blocks = {people.block_of(claim.name) for claim in claims}
    judgements = [j for j in rules.judgements if _speaks_of(j.left, blocks) or _speaks_of(j.right, blocks)]
    found = people.identities(claims, judgements)
    outcomes: dict[Local, str] = {}
    entities: list[Entity] = []
    for identity in found.identities:
        entities.append(Person(identity.key, identity.name, identity.forms))
        outcomes.update({spelling: identity.key for spelling in identity.spellings if spelling.name != identity.key})
    entities += found.decisions
    entities += _redirects(claims, found.identities, judgements)
    return Resolved(tuple(entities), outcomes, found.unplaced)


def _speaks_of(reference: Reference, blocks: Container[str]) -> bool:
    return reference.kind == "person" and people.block_of(reference.name) in blocks


def _redirects(
    claims: Sequence[PersonClaim], found: Sequence[people.Identity], judgements: Sequence[Judgement]
) -> Iterator[Redirect]:
    """The keys that are given up: of a short name that joined a long one, and of whom a judgement merged."""
    keys = {identity.key for identity in found}
    home = {spelling: identity.key for identity in found for spelling in identity.spellings}
    bearers: dict[str, set[str]] = defaultdict(set)
    for spelling, key in home.items():
        bearers[spelling.name].add(key)
    given_up = {name: next(iter(one)) for name, one in bearers.items() if name not in keys and len(one) == 1}
    if judgements:
        for identity in people.identities(claims).identities:
            if identity.key not in keys:
                given_up[identity.key] = home[identity.spellings[0]]
    for key, kept in sorted(given_up.items()):
        yield Redirect("person", key, kept)


def _institution(claims: Sequence[InstitutionClaim], rules: Rules) -> Resolved:
    names = sorted({claim.name for claim in claims})
    if not names:
        return Resolved()
    name = rules.canonical.get(names[0], names[0])
    known = institutions.entity(name)
    parent = parent_of(name) or commonest(Counter(claim.parent for claim in claims if claim.parent))
    entity = Institution(
        key=name,
        name=name,
        kind=known.kind or commonest(Counter(claim.kind for claim in claims if claim.kind)) or "",
        parent=rules.canonical.get(parent, parent) if parent else None,
        forms=tuple(sorted(({form for claim in claims for form in claim.forms} | set(names)) - {name})),
        english=rules.english.institutions.get(name, ""),
        changes=institutions.lineage_of(name),
    )
    others = [other for other in names if other != name]
    outcomes = {(claim.doc, claim.name): name for claim in claims if claim.name != name}
    return Resolved((entity, *(Redirect("institution", other, name) for other in others)), outcomes)


def _occasions(claims: Sequence[OccasionClaim]) -> Resolved:
    found = occasions.occasions(claims)
    return Resolved(found, {local: occasion.key for occasion in found for local in occasion.claims})


def _theme(claims: Sequence[ThemeClaim], rules: Rules) -> Resolved:
    if not claims:
        return Resolved()
    label = claims[0].label
    # What has the form of a theme in one text is one, though others only turn on it.
    kinds = [claim.kind for claim in claims if claim.kind != TOPIC]
    kind = (commonest(Counter(kinds)) if len(kinds) > 1 else kinds[0]) if kinds else TOPIC
    curated = any(claim.curated for claim in claims)
    theme = Theme(label, label, kind or "", curated, rules.english.themes.get(label, ""))
    return Resolved((theme,))


def commonest(counts: Counter[str]) -> str | None:
    """The most frequent value; of equally frequent ones the first in code point order."""
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None
