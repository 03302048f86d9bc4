"""The name of a meeting taken apart: its stem, its ordinals, and what of it is the body that meets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.lexicon.loading import load
from kg.text.numerals import NUMERAL, number

_LEADING_YEAR = re.compile(r"^(?P<year>\d{4}|[〇零一二三四五六七八九]{4})年度?")
"""A session's name is told with and without its year."""
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_ORDINAL = re.compile(rf"(?:第?(?P<number>{NUMERAL})|(?P<first>首))(?P<unit>[届次轮季期]|中(?=全会)|阶段)")
_MARKS = re.compile(r"[\s“”\"‘’「」《》·]")


@dataclass(frozen=True, slots=True)
class OccasionName:
    """A meeting's name taken apart."""

    stem: str
    """Without year, ordinals and marks; the body at its head by its canonical name."""
    ordinals: tuple[tuple[str, tuple[int, ...]], ...]
    """(unit, its numbers in the order of the name), sorted: ``(("届", (14,)), ("次", (16,)))``."""
    head: bool
    """Whether it is a mere word for a meeting, which no 届 makes a certain one."""
    year: str = ""
    """The year that it begins with, in digits."""


def without_year(name: str) -> str:
    """A name without the year before it, unless that is all of it."""
    return _LEADING_YEAR.sub("", name) or name


@lru_cache(maxsize=65536)
def take_apart(name: str) -> OccasionName:
    """Stem and ordinals of a meeting's name."""
    plain = _MARKS.sub("", without_year(name))
    ordinals: dict[str, tuple[int, ...]] = {}
    for counted in _ORDINAL.finditer(plain):
        told = 1 if counted["first"] else number(counted["number"])
        if told is not None:
            ordinals[counted["unit"]] = (*ordinals.get(counted["unit"], ()), told)
    stem = _ORDINAL.sub("", plain) or plain
    lexicons = load()
    for length in range(len(stem), 2, -1):
        entry = lexicons.institutions.get(stem[:length])
        if entry is not None:
            stem = entry.name + stem[length:]
            break
    head = stem in lexicons.meeting_heads and "届" not in ordinals
    year = found["year"].translate(_DIGITS) if (found := _LEADING_YEAR.match(name)) else ""
    return OccasionName(stem, tuple(sorted(ordinals.items())), head, year)


@lru_cache(maxsize=65536)
def core_of(stem: str) -> str:
    """A stem without the bodies and places that it begins with: ``党组会议`` of ``水利部党组会议``."""
    lexicons = load()
    for length in range(len(stem) - 3, 0, -1):
        if stem[:length] in lexicons.institutions or stem[:length] in lexicons.places:
            return core_of(stem[length:])
    return stem


def other_ordinal(a: OccasionName, b: OccasionName) -> bool:
    """Whether both tell a year, and not the same, or count in one unit, and not to the same number.

    The last number counts the meeting itself.
    """
    if a.year and b.year and a.year != b.year:
        return True
    told = dict(a.ordinals)
    for unit, numbers in b.ordinals:
        known = told.get(unit, numbers)
        shared = min(len(known), len(numbers))
        if known[-shared:] != numbers[-shared:]:
            return True
    return False


def leaves_out_the_body(shorter: OccasionName, longer: OccasionName) -> bool:
    """Whether *shorter* is *longer* without the institution or place that it begins with."""
    if len(shorter.stem) < 3 or not longer.stem.endswith(shorter.stem) or shorter.ordinals:
        return False
    body, lexicons = longer.stem.removesuffix(shorter.stem), load()
    return body in lexicons.institutions or body in lexicons.places
