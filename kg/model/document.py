"""A text as published, what stands around it, and the stretches and days that it tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch ``[start, end)`` of a document's text, in code points."""

    start: int
    end: int

    def covers(self, other: Span) -> bool:
        """Whether *other* lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Document:
    """One text as published. ``text`` is never altered; offsets everywhere point into it."""

    id: str
    text: str
    title: str = ""
    date: str | None = None
    """Publication date, ISO 8601 (``2020-07-27``), or ``None`` where it is not known."""
    source: str = ""
    url: str = ""
    path: str = ""
    """Where it was read from, for messages; no part of the graph."""
    aside: tuple[str, ...] = ()
    """Lines around the text that a reader of pages left out of it: the lead, the editor."""
    extra: Mapping[str, object] = field(default_factory=dict, compare=False, hash=False)


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a wire lead tells: the agency or paper, the place and the day; each empty where it is not told."""

    agency: str = ""
    place: str = ""
    day: date | None = None


class Part(StrEnum):
    """What a stretch of an article is that is no running text."""

    LEAD = "lead"
    """``新华社北京7月27日电``, with the reporters named there."""
    BYLINE = "byline"
    """``（记者 …）``, ``本报记者 …`` on a line of its own."""
    CAPTION = "caption"
    """What stands under a picture: ``图为……``, ``…… 摄``."""
    EDITOR = "editor"
    """``责任编辑：……`` and the like."""
    CLOSE = "close"
    """``（完）``."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the running text of an article, with its places in ``Document.text``."""

    dateline: Dateline | None = None
    reporters: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    parts: tuple[tuple[Part, Span], ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The characters that state a fact, and the rule that read them."""

    doc: str
    start: int
    end: int
    quote: str
    rule: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as told: the words, and the first and last day that they can mean (both known, or both ``None``)."""

    text: str
    earliest: date | None = None
    latest: date | None = None

    @property
    def iso(self) -> str | None:
        """The day where it is one day, or the first day of a span of days; ``None`` where it is not known."""
        return self.earliest.isoformat() if self.earliest else None
