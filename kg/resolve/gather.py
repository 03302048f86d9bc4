"""From facts to claims: :func:`claims_of` tells what one document claims, and to which block each claim belongs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from kg.model import (
    Action,
    Appointment,
    Citation,
    DocumentFacts,
    Fact,
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
    Task,
    ThemeRaised,
)
from kg.resolve import copies, occasions, people
from kg.resolve.claims import (
    Block,
    BlockKind,
    Claim,
    HeldClaim,
    InstitutionClaim,
    PersonClaim,
    PostClaim,
    ThemeClaim,
)
from kg.text.script import simplified


def claims_of(batch: DocumentFacts) -> Iterator[tuple[Block, Claim]]:
    """All that one document claims, each with the block that it belongs to."""
    # More than half of the facts only raise a theme: the rest speaks of people, institutions and meetings.
    rest = replace(batch, facts=tuple(fact for fact in batch.facts if not isinstance(fact, ThemeRaised)))
    yield from _people(rest)
    yield from _institutions(rest)
    yield from _occasions(rest)
    raised = (fact for fact in batch.facts if isinstance(fact, ThemeRaised))
    for label, kind, curated in dict.fromkeys((fact.theme, fact.kind, fact.curated) for fact in raised):
        yield Block(BlockKind.THEME, label), ThemeClaim(label, kind, curated)
    yield from _posts(rest)


def post_block(post: PostName) -> Block:
    """The block of all who are shown in one post."""
    return Block(BlockKind.POST, "\x1f".join(post))


def post_of(block: Block) -> PostName:
    """The post of a block."""
    institution, _, title = block.name.partition("\x1f")
    return PostName(institution, title)


def _people(batch: DocumentFacts) -> Iterator[tuple[Block, Claim]]:
    forms: dict[str, set[str]] = {}
    posts: dict[str, set[PostClaim]] = defaultdict(set)
    for fact in batch.facts:
        for name in people_of(fact):
            known = forms.setdefault(name, set())
            if isinstance(fact, PersonNamed):
                known.update(fact.forms)
        match fact:
            case Holding(person=name, post=post, status=basis, when=when):
                posts[name].add(_post_claim(post, basis, when))
            case Appointment(person=name, post=post, action=act, when=when):
                posts[name].add(_post_claim(post, act, when))
            case _:
                pass
    published = published_on(batch)
    for name, met in forms.items():
        told = tuple(sorted(posts[name], key=_post_order))
        claim = PersonClaim(batch.document.id, name, published, tuple(sorted(met - {name})), told)
        yield Block(BlockKind.PERSON, people.block_of(name)), claim


def text_of(batch: DocumentFacts) -> copies.Published:
    """What tells whether another document has the same text: leads, captions and credits do not count."""
    aside = [span for _, span in batch.frame.parts]
    signature = copies.signature(simplified(batch.document.text), aside)
    return copies.Published(batch.document.id, published_on(batch), signature)


def published_on(batch: DocumentFacts) -> date | None:
    """The day of publication as a day."""
    try:
        return date.fromisoformat(batch.document.date or "")
    except ValueError:
        return None


def _post_claim(post: PostName, basis: Status | Action, when: Moment | None) -> PostClaim:
    return PostClaim(post, basis, when.earliest if when else None, when.latest if when else None)


def _post_order(claim: PostClaim) -> tuple[PostName, str, str, str]:
    return claim.post, claim.basis.value, str(claim.earliest), str(claim.latest)


def _institutions(batch: DocumentFacts) -> Iterator[tuple[Block, Claim]]:
    told: dict[str, InstitutionNamed | None] = {}
    for fact in batch.facts:
        for name in institutions_of(fact):
            told.setdefault(name, None)
        if isinstance(fact, InstitutionNamed):
            told[fact.institution] = fact
    for name, named in told.items():
        block = Block(BlockKind.INSTITUTION, name)
        if named is None:
            yield block, InstitutionClaim(batch.document.id, name)
            continue
        forms = tuple(sorted(set(named.forms) - {name}))
        parent = named.parent if named.parent and named.parent != name else ""
        yield block, InstitutionClaim(batch.document.id, name, named.kind, parent, forms)


def _occasions(batch: DocumentFacts) -> Iterator[tuple[Block, Claim]]:
    told = [fact for fact in batch.facts if isinstance(fact, Participation)]
    for fact in batch.facts:
        if isinstance(fact, Meeting):
            claim = occasions.claim_of(batch.document.id, fact, told)
            yield Block(BlockKind.OCCASION, occasions.block_of(claim)), claim


def _posts(batch: DocumentFacts) -> Iterator[tuple[Block, Claim]]:
    doc = batch.document.id
    shown: set[tuple[str, PostName]] = set()
    capacities: dict[tuple[str, PostName], None] = {}
    for fact in batch.facts:
        match fact:
            case Holding(person=name, post=post, status=basis, when=when):
                shown.add((name, post))
                yield post_block(post), HeldClaim(doc, name, basis, when)
            case Appointment(person=name, post=post, action=act, when=when):
                shown.add((name, post))
                yield post_block(post), HeldClaim(doc, name, act, when)
            case Participation(participant=name, party=Party.PERSON, capacities=posts):
                capacities.update(((name, post), None) for post in posts)
            case _:
                pass
    for name, post in capacities:
        if (name, post) not in shown:
            yield post_block(post), HeldClaim(doc, name, Status.HELD, None)


def people_of(fact: Fact) -> Iterator[str]:
    """The names of all people of whom a fact speaks."""
    match fact:
        case PersonNamed(person=name) | Holding(person=name) | Appointment(person=name):
            yield name
        case Participation(participant=name, party=Party.PERSON) | Statement(source=name, party=Party.PERSON):
            yield name
        case _:
            return


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
        case Task(actors=actors):
            yield from (actor.name for actor in actors if actor.party is Party.INSTITUTION)
        case Citation(issuers=issuers):
            yield from issuers
        case _:
            return


def _seat(post: PostName) -> Iterator[str]:
    if post.institution:
        yield post.institution
