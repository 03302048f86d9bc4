"""A table in plain text, in which Chinese characters take two columns, as terminals draw them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_LONGEST = 80


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """*rows* under *columns*, aligned; long values are cut, which only this format does."""
    cells = [[_cut(" ".join(value.split())) for value in row] for row in rows]
    widths = [max([width(column), *(width(row[i]) for row in cells)]) for i, column in enumerate(columns)]
    lines = [_line(columns, widths), _line(["─" * w for w in widths], widths), *(_line(row, widths) for row in cells)]
    count = f"({len(rows)} row{'' if len(rows) == 1 else 's'})"
    return "\n".join([*lines, count]) + "\n"


def width(text: str) -> int:
    """How many columns *text* takes."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (w - width(cell)) for cell, w in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip()


def _cut(text: str) -> str:
    if width(text) <= _LONGEST:
        return text
    kept, used = "", 1
    for character in text:
        used += width(character)
        if used > _LONGEST:
            break
        kept += character
    return kept + "…"
