"""What the names of one document stand for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.model import Action, Moment, PostName, Status
from kg.resolve.blocks import spell_key
from kg.resolve.claims import BlockKind


@dataclass(frozen=True, slots=True)
class View:
    """One document's names and the keys that they stand for; a name that is not listed stands for itself."""

    people: Mapping[str, str] = field(default_factory=dict)
    institutions: Mapping[str, str] = field(default_factory=dict)
    occasions: Mapping[str, str] = field(default_factory=dict)
    spells: Mapping[str, str] = field(default_factory=dict)
    copy_of: tuple[str, str] | None = None
    """The identifier and title of the document that this one repeats."""

    @classmethod
    def of(cls, keys: Mapping[BlockKind, Mapping[str, str]], copy_of: tuple[str, str] | None = None) -> View:
        """A view out of the outcomes of blocks."""
        return cls(
            people=keys.get(BlockKind.PERSON, {}),
            institutions=keys.get(BlockKind.INSTITUTION, {}),
            occasions=keys.get(BlockKind.OCCASION, {}),
            spells=keys.get(BlockKind.POST, {}),
            copy_of=copy_of,
        )

    def person(self, name: str) -> str:
        """The key of the person whom the document calls *name*."""
        return self.people.get(name, name)

    def institution(self, name: str) -> str:
        """The key of the institution of this canonical name."""
        return self.institutions.get(name, name)

    def occasion(self, local: str) -> str:
        """The key of the meeting that the document keeps under *local*."""
        return self.occasions[local]

    def spell(self, name: str, post: PostName, basis: Status | Action, when: Moment | None) -> str:
        """The key of the spell that a claim belongs to; empty for a person's first in a post."""
        return self.spells.get(spell_key(name, post, basis, when), "") if self.spells else ""
