"""What a projected graph is made of: the kinds of its nodes and edges, and what proves them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a node of the projection is."""

    MEETING = "meeting"
    STATEMENT = "statement"
    TASK = "task"
    THEME = "theme"
    DOCUMENT = "document"
    PERSON = "person"
    INSTITUTION = "institution"
    GROUP = "group"
    ARTICLE = "article"


class Relation(StrEnum):
    """What an edge of the projection says; it runs from the one who does it."""

    HELD = "held"
    APPOINTED = "appointed"
    CHAIRED = "chaired"
    SPOKE = "spoke"
    ATTENDED = "attended"
    OBSERVED = "observed"
    HOSTED = "hosted"
    STATES = "states"
    TASKS = "tasks"
    RAISES = "raises"
    CITES = "cites"
    WITHIN = "within"
    BROADER = "broader"
    BEHALF = "behalf"
    REPORTS = "reports"
    MENTIONS = "mentions"
    TOGETHER = "together"


CORE = frozenset({Kind.MEETING, Kind.PERSON, Kind.INSTITUTION, Kind.GROUP})
"""Who acts and where they meet; the rest is what they speak of, and where that is told."""
PARTICIPATION = frozenset({Relation.CHAIRED, Relation.SPOKE, Relation.ATTENDED, Relation.OBSERVED})
STANDING = frozenset({Relation.WITHIN, Relation.BROADER})
"""Relations that no article reports: they hold of the order of things, on no day, and make nothing worth showing."""


@dataclass(frozen=True, slots=True)
class Article:
    """The article that a piece of evidence stands in."""

    iri: str
    title: str
    date: str
    source: str
    url: str


@dataclass(frozen=True, slots=True)
class Proof:
    """A piece of evidence: ``quote`` stands at ``[start, end)`` of the article's text."""

    article: str
    start: int
    end: int
    quote: str

    def covers(self, other: Proof) -> bool:
        """Whether *other* lies inside this one."""
        return self.article == other.article and self.start <= other.start and other.end <= self.end
