"""What documents speak of, across documents: frozen entities, each with the canonical key that makes it itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.model import MeetingKind, Moment, PostName
from kg.resolve.tenures import Spell


@dataclass(frozen=True, slots=True)
class Person:
    """A person. ``key`` is the name, with a further part only where an identity was split."""

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


@dataclass(frozen=True, slots=True)
class Occasion:
    """A meeting told by one or several documents."""

    key: str
    names: tuple[str, ...]
    """The fullest name first; empty for an occasion without a name."""
    kind: MeetingKind
    when: Moment | None


@dataclass(frozen=True, slots=True)
class Theme:
    """A policy theme by its label, which is its key."""

    key: str
    label: str
    kind: str
    curated: bool
    english: str = ""


@dataclass(frozen=True, slots=True)
class PolicyDocument:
    """A policy document by its title, and its number where the text tells one."""

    key: str
    title: str
    number: str | None = None


@dataclass(frozen=True, slots=True)
class English:
    """English names by Chinese canonical name, as the lexicons know them."""

    institutions: Mapping[str, str] = field(default_factory=dict)
    themes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who: from the names in a document to the entities they stand for.

    A plain value: the tables are built once and only read afterwards.
    """

    people: Mapping[str, Person]
    institutions: Mapping[str, Institution]
    occasions: Mapping[str, Occasion]
    themes: Mapping[str, Theme]
    documents: Mapping[str, PolicyDocument]
    person_keys: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """(document id, name) → key of the person, only where that is not the name itself."""
    occasion_keys: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """(document id, local key) → key of the occasion."""
    spells: Mapping[PostName, tuple[Spell, ...]] = field(default_factory=dict)
    """For each post, who held it and when, as far as all documents show."""

    def person(self, doc: str, name: str) -> Person:
        """The person whom *doc* calls *name*."""
        return self.people[self.person_keys.get((doc, name), name)]

    def institution(self, name: str) -> Institution:
        """The institution of this canonical name."""
        return self.institutions[name]

    def occasion(self, doc: str, local: str) -> Occasion:
        """The occasion that *doc* keeps under the key *local*."""
        return self.occasions[self.occasion_keys[doc, local]]

    def theme(self, label: str) -> Theme:
        """The theme of this label."""
        return self.themes[label]

    def document(self, title: str, number: str | None) -> PolicyDocument:
        """The policy document of this title and number."""
        return self.documents[document_key(title, number)]


def document_key(title: str, number: str | None) -> str:
    """The canonical key of a policy document."""
    return f"{title}\x1f{number}" if number else title
