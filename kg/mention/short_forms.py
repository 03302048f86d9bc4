"""Short forms that a text defines itself: ``山河科技大学（以下简称“山科大”）``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.mention.scan import Scan

DEFINES = r"（(?:以下|下文|下)?(?:统称|简称)(?:为|：)?“?"
"""The pattern of what opens a definition, before the short form."""
DEFINED = re.compile(rf"{DEFINES}(?P<short>[\u4e00-\u9fff]{{2,12}})”?）")
_BREAKS = re.compile(r"[，。；：、（）《》“”\n ]|召开|举行|出席|参加|关于|[从在与由对向]")
_LONGEST = 30


class ShortForm(NamedTuple):
    """A short form and the words before the brackets that it stands for."""

    short: str
    start: int
    long: str
    defined: int
    """Where the brackets close: the short form is used behind them."""


def short_forms(scan: Scan) -> Iterator[ShortForm]:
    """The short forms defined in the text, each with the longest name before it that holds its letters in order."""
    chars = scan.chars
    for match in DEFINED.finditer(chars) if "简称" in chars or "统称" in chars else ():
        end, short = match.start(), match["short"]
        floor = max(end - _LONGEST, 0)
        for broken in _BREAKS.finditer(chars, floor, end):
            floor = broken.end()
        for at in [*(p.start for p in scan.places if floor <= p.start < end), floor]:
            if len(short) < end - at and _abbreviates(short, chars[at:end]):
                yield ShortForm(short, at, chars[at:end], match.end())
                break


def _abbreviates(short: str, long: str) -> bool:
    letters = iter(long)
    return all(letter in letters for letter in short)
