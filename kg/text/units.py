"""Sentences and clauses as spans of the matching text."""

from __future__ import annotations

import re
from typing import NamedTuple

_SENTENCE = re.compile(r"[^。！？!?\n]*(?:[。！？!?]+[”’」』）)]*|\n|$)")


class Sentence(NamedTuple):
    """A sentence of the matching text; ``paragraph`` counts the lines from 0."""

    start: int
    end: int
    paragraph: int


def sentences(text: str) -> tuple[Sentence, ...]:
    """Cut at ``。！？`` (with closing quotes kept) and at line ends; blank stretches are left out."""
    out: list[Sentence] = []
    paragraph = 0
    at = 0
    depth = 0
    begin = 0
    quotes = "“" in text or "”" in text
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        if start == end:
            if start >= len(text):
                break
            continue
        if quotes:
            depth += text.count("“", start, end) - text.count("”", start, end)
        newline = text[end - 1] == "\n"
        # A full stop inside quotation marks does not end the sentence that quotes.
        if depth > 0 and not newline and end < len(text) and end - begin < 400:
            continue
        depth = 0
        left, right = begin, end
        while left < right and text[left].isspace():
            left += 1
        while right > left and text[right - 1].isspace():
            right -= 1
        if left < right:
            out.append(Sentence(left, right, paragraph))
        if newline:
            paragraph += 1
        begin = end
        at = end
    if begin < len(text) and at < len(text):
        left, right = begin, len(text)
        while left < right and text[left].isspace():
            left += 1
        while right > left and text[right - 1].isspace():
            right -= 1
        if left < right:
            out.append(Sentence(left, right, paragraph))
    return tuple(out)
