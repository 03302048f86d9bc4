"""Chinese and Arabic whole numbers."""

from __future__ import annotations

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2, "廿": 20}
SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
"""What a word multiplies the number before it by."""
NUMERAL = r"(?:[0-9]+|[〇零○一二三四五六七八九十百千两]+)"
"""A pattern (no groups) for a whole number as written."""


def number(text: str) -> int | None:
    """The value of ``16``, ``十六``, ``二〇二三`` or ``一百一十四``; ``None`` where *text* is no whole number."""
    if not text:
        return None
    if text.isascii() and text.isdigit():
        return int(text)
    if all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text)) if len(text) > 1 else _DIGITS[text]
    total, current = 0, 0
    for c in text:
        if c in _DIGITS:
            current = _DIGITS[c]
        elif c in SCALES:
            total += (current or 1) * SCALES[c]
            current = 0
        else:
            return None
    return total + current
