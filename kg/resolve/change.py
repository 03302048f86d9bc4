"""Events in the lives of institutions, as values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class ChangeKind(StrEnum):
    """What happens to institutions (scheme ``institution-change-kind``)."""

    ESTABLISHED = "established"
    RENAMED = "renamed"
    MERGED = "merged"
    SPLIT = "split"
    ABOLISHED = "abolished"
    TRANSFERRED = "transferred"
    """The body goes on under its name; *after* is the body that it comes under."""
    REORGANISED = "reorganised"
    """The body goes on under its name with other duties, or several become several."""


ENDING = frozenset((ChangeKind.RENAMED, ChangeKind.MERGED, ChangeKind.SPLIT, ChangeKind.ABOLISHED))
"""After these, what stood before is no more."""


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """One event in the lives of institutions, by their canonical names."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    date: dt.date
    """The day of the decision, or outside the great reforms the day on which it was made known or took effect."""
    kind: ChangeKind
    act: str
    """The decision by its usual name and year: ``国务院机构改革方案 2018``."""
    source: str

    @property
    def sort_key(self) -> tuple[dt.date, tuple[str, ...], tuple[str, ...], str]:
        """In the order of time; on one day by names."""
        return (self.date, self.before, self.after, self.kind.value)
