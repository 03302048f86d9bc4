"""What one document claims of the things that it names: all that resolution needs of its facts, in small values.

A claim belongs to a *block*: the claims of a block are resolved together, and no claim outside it can change what
becomes of them. That is what lets a store resolve again only what a new document touches, and still come to what a
build from scratch comes to.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from kg.model import Action, MeetingKind, Moment, PostName, Status


class BlockKind(StrEnum):
    """What the claims of a block are about."""

    PERSON = "person"
    INSTITUTION = "institution"
    OCCASION = "occasion"
    THEME = "theme"
    POST = "post"
    """Resolved after all others: who held it can be asked only when it is known who is who."""
    COPY = "copy"
    """Documents of one text. Not resolved by name, but by what hangs together."""


class Block(NamedTuple):
    """The claims that are resolved together."""

    kind: BlockKind
    name: str


class Spelling(NamedTuple):
    """A name as one document uses it: who it stands for is decided for each of these."""

    doc: str
    name: str


@dataclass(frozen=True, slots=True)
class PostClaim:
    """A document says that somebody holds, held, is given or loses a post."""

    post: PostName
    basis: Status | Action
    """What it says of the post: held, former, acting, elect; appoint, remove."""
    earliest: date | None = None
    latest: date | None = None
    """The first and the last day that can be meant; both ``None`` where the day is not known."""


@dataclass(frozen=True, slots=True)
class PersonClaim:
    """A document names a person."""

    doc: str
    name: str
    """The fullest name in the document."""
    published: date | None = None
    """The day of publication, where it is known."""
    forms: tuple[str, ...] = ()
    """Every spelling met, sorted."""
    posts: tuple[PostClaim, ...] = ()
    """Sorted; empty where the document tells no post."""


@dataclass(frozen=True, slots=True)
class TenureClaim:
    """A document shows one person in one post: the same as a :class:`PostClaim`, from the side of the post."""

    doc: str
    person: str
    """The key of the person, as resolved."""
    basis: Status | Action
    when: Moment | None


@dataclass(frozen=True, slots=True)
class OccasionClaim:
    """A document reports a meeting."""

    doc: str
    local: str
    """The meeting's key inside the document."""
    names: tuple[str, ...]
    """Fullest first."""
    kind: MeetingKind
    when: Moment | None
    places: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    """Names of the people who took part, sorted."""
    chairs: tuple[str, ...] = ()
    """Those among them who took the chair, sorted."""
    principals: tuple[str, ...] = ()
    """Those between whom talks were held, sorted, without the people who sat by."""
    posts: tuple[tuple[str, PostName], ...] = ()
    """In which posts they took part: (name, post), sorted."""


@dataclass(frozen=True, slots=True)
class InstitutionClaim:
    """A document names an institution."""

    doc: str
    name: str
    """Its canonical name."""
    kind: str = ""
    parent: str = ""
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ThemeClaim:
    """A document raises a theme."""

    label: str
    kind: str
    curated: bool


@dataclass(frozen=True, slots=True)
class HeldClaim:
    """A document shows somebody, by name, in a post; who that is, the person's block tells."""

    doc: str
    name: str
    basis: Status | Action
    when: Moment | None


Claim = PersonClaim | InstitutionClaim | OccasionClaim | ThemeClaim | HeldClaim
