"""Tasks: the items of ``一是…；二是…`` inside a statement."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.text.numerals import number

_ITEM = re.compile(
    r"(?:(?<=[。；：，\n ”])|(?<=^))(?P<mark>(?P<n>[一二三四五六七八九十]{1,2})(?:是|要(?!求)|、)"
    r"|第(?P<n2>[一二三四五六七八九十]{1,2})，|（(?P<n3>[一二三四五六七八九十]{1,2})）)"
)
_CLAUSE_END = re.compile(r"[，。；：]")


@dataclass(frozen=True, slots=True)
class Item:
    """One item in the matching text; ``heading`` is its first clause."""

    order: int
    start: int
    end: int
    heading: str


def find_tasks(chars: str, start: int, end: int) -> list[Item]:
    """The numbered items between *start* and *end*, in order; empty unless they count up from one."""
    marks = []
    expected = 1
    for match in _ITEM.finditer(chars, max(0, start - 1), end):
        if match.start() < start:
            continue
        value = number(match["n"] or match["n2"] or match["n3"])
        if value == expected:
            marks.append(match)
            expected += 1
    if len(marks) < 2:
        return []
    out: list[Item] = []
    for i, match in enumerate(marks):
        stop = marks[i + 1].start() if i + 1 < len(marks) else _last(chars, match.end(), end)
        text_end = stop
        while text_end > match.end() and chars[text_end - 1] in "\n ；，":
            text_end -= 1
        heading = _CLAUSE_END.split(chars[match.end() : text_end], maxsplit=1)[0]
        out.append(Item(i + 1, match.start(), text_end, heading))
    return out


def _last(chars: str, start: int, end: int) -> int:
    """The last item ends with its paragraph."""
    line = chars.find("\n", start, end)
    return line if line >= 0 else end
