"""Evidence: the characters of the document as published that state a fact, with the rule that read them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from kg.mention.scan import Scan
from kg.model import Evidence, Part

_DATELINE = "电头"


class EvidenceMaker:
    """Cuts the evidence of one document; the same sentence under the same rule gives the same value."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan
        self._starts = [s.start for s in scan.sentences]
        self._made: dict[tuple[int, str], Evidence] = {}

    def sentence_at(self, at: int) -> int:
        """The number of the sentence that holds offset *at* (the one before it where *at* is between two)."""
        return max(0, bisect_right(self._starts, at) - 1)

    def cut(self, start: int, end: int, rule: str) -> Evidence:
        """The stretch from *start* to *end* of the matching text."""
        document = self._scan.document
        span = self._scan.text.span(start, end)
        return Evidence(document.id, span.start, span.end, document.text[span.start : span.end], rule)

    def sentence(self, number: int, rule: str) -> Evidence:
        """The whole sentence *number*."""
        made = self._made.get((number, rule))
        if made is None:
            sentence = self._scan.sentences[number]
            made = self._made[number, rule] = self.cut(sentence.start, sentence.end, rule)
        return made

    def around(self, at: int, rule: str) -> Evidence:
        """The whole sentence that holds offset *at*."""
        return self.sentence(self.sentence_at(at), rule)

    def sentences(self, told: Iterable[tuple[int, str]]) -> tuple[Evidence, ...]:
        """Several sentences with their rules, each once, in the order of the text."""
        return tuple(self.sentence(number, rule) for number, rule in sorted(set(told)))

    def lead(self) -> tuple[Evidence, ...]:
        """The dateline, where the text has one."""
        document = self._scan.document
        spans = [span for part, span in self._scan.frame.parts if part is Part.LEAD]
        return tuple(Evidence(document.id, s.start, s.end, document.text[s.start : s.end], _DATELINE) for s in spans)
