"""Stretches of days, and the months and years that they are counted in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Step(StrEnum):
    """What articles are counted by."""

    MONTH = "month"
    YEAR = "year"

    def of(self, day: str) -> str:
        """The period of an ISO day: ``2024-03`` or ``2024``."""
        return day[:7] if self is Step.MONTH else day[:4]

    def between(self, first: str, last: str) -> Iterator[str]:
        """Every period from the day *first* to the day *last*, without a gap."""
        year, month = int(first[:4]), int(first[5:7])
        if self is Step.YEAR:
            yield from (f"{each:04}" for each in range(year, int(last[:4]) + 1))
            return
        while (year, month) <= (int(last[:4]), int(last[5:7])):
            yield f"{year:04}-{month:02}"
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days from *since* to *until*, both included; ``None`` leaves an end open."""

    since: date | None = None
    until: date | None = None

    def __contains__(self, day: str) -> bool:
        after = self.since is None or day >= self.since.isoformat()
        return after and (self.until is None or day <= self.until.isoformat())


ALWAYS = Stretch()


def is_day(text: str) -> bool:
    """Whether *text* is one day, ISO 8601."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
