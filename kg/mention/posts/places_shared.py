"""Titles told once of several places, of each place one holder: ``河南、山东省省长甲、乙``."""

from __future__ import annotations

from collections.abc import Iterator

from kg.lexicon.matcher import Match
from kg.mention.body_words import LEVELS
from kg.mention.scan import Scan

_JOINS = ("、", "和", "与", "及")
_LEVELS = LEVELS + "旗"


def bodies_in_a_row(scan: Scan, start: int, end: int) -> list[str]:
    """The bodies that stand in a row up to the last of them, told from *start* to *end* (黄石、|鄂州市公安局), each
    spelt as the last one is; fewer than two where no place stands before it."""
    last = scan.place_over(start)
    if last is None or last.start != start or last.end > end or last.word not in scan.lexicons.places:
        return []
    places = [*reversed(list(_before(scan, last))), last]
    rest = scan.chars[last.end : end]
    level = last.word[-1] if last.word[-1] in _LEVELS else rest[:1] if rest[:1] in _LEVELS else ""
    tail = rest.removeprefix(level) if level and last.word[-1] != level else rest
    return [(p.word if not level or p.word.endswith(level) else p.word + level) + tail for p in places]


def _before(scan: Scan, last: Match) -> Iterator[Match]:
    """The places joined to *last* on its left, the nearest first."""
    at = last.start
    while at > 1 and scan.chars[at - 1] in _JOINS:
        place = scan.place_over(at - 2)
        if place is None or place.end != at - 1 or place.word not in scan.lexicons.places:
            return
        yield place
        at = place.start
