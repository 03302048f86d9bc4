"""Days as options."""

from __future__ import annotations

from datetime import date

from kg.analyse.span import Stretch
from kg.errors import UsageError


def day(option: str, value: str | None) -> date | None:
    """The day that an option names.

    Raises:
        UsageError: the value is no day.
    """
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise UsageError(f"{option} {value}: no day; write it as 2020-07-27") from None


def stretch(since: str | None, until: str | None) -> Stretch:
    """The days from ``--since`` to ``--until``.

    Raises:
        UsageError: one of the two is no day, or the first is after the last.
    """
    first, last = day("--since", since), day("--until", until)
    if first and last and first > last:
        raise UsageError(f"--since {since} is after --until {until}; no day lies between them")
    return Stretch(first, last)
