"""What documents speak of, across documents: frozen entities, each with the canonical key that makes it itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.model import PostName
from kg.resolve.change import Change
from kg.resolve.occasions import Occasion
from kg.resolve.people import Decision
from kg.resolve.tenures import Spell


@dataclass(frozen=True, slots=True)
class Person:
    """A person. ``key`` is the name, with a further part only where people of one name were told apart."""

    key: str
    name: str
    forms: tuple[str, ...] = ()
    """Every other spelling met, sorted."""


@dataclass(frozen=True, slots=True)
class Institution:
    """An institution by its canonical name, which is its key."""

    key: str
    name: str
    kind: str = ""
    parent: str | None = None
    """The key of the institution that it belongs to."""
    forms: tuple[str, ...] = ()
    english: str = ""
    changes: tuple[Change, ...] = ()
    """What it was before and what it became, in the order of time."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A policy theme by its label, which is its key."""

    key: str
    label: str
    kind: str
    curated: bool
    english: str = ""


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A post, and who is shown in it."""

    post: PostName
    seat: str
    """The key of its institution; empty where the text names none."""
    spells: tuple[Spell, ...]


@dataclass(frozen=True, slots=True)
class Redirect:
    """A key that was given up: what it stood for now stands under another."""

    kind: str
    """``person``, ``institution`` …"""
    given_up: str
    kept: str


@dataclass(frozen=True, slots=True)
class PolicyDocument:
    """A policy document by its title, and its number where the text tells one."""

    key: str
    title: str
    number: str | None = None


Entity = Person | Institution | Occasion | Theme | HeldPost | Decision | Redirect
"""What the claims of a block come to."""


@dataclass(frozen=True, slots=True)
class English:
    """English names by Chinese canonical name, as the lexicons know them."""

    institutions: Mapping[str, str] = field(default_factory=dict)
    themes: Mapping[str, str] = field(default_factory=dict)


def document_key(title: str, number: str | None) -> str:
    """The canonical key of a policy document."""
    return f"{title}\x1f{number}" if number else title
