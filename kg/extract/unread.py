"""Sentences that hold a trigger word of a family of facts and gave no fact of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict

from kg.extract.reading import Reading
from kg.lexicon.lexicons import Lexicons
from kg.model import Unread


class UnreadFinder:
    """Counts trigger words, and lists the sentences with one that no rule has read."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._triggers = re.compile("|".join(sorted(map(re.escape, lexicons.triggers), key=len, reverse=True)))

    def find(self, reading: Reading) -> tuple[list[Unread], dict[str, int]]:
        """The unread sentences, one entry for each trigger, and how many sentences hold each trigger."""
        document, text = reading.scan.document, reading.scan.text
        read = _read(reading)
        counts: dict[str, int] = defaultdict(int)
        out: list[Unread] = []
        for number, sentence in enumerate(reading.abstracts):
            for trigger in dict.fromkeys(self._triggers.findall(sentence.symbols)):
                counts[trigger] += 1
                if number not in read:
                    span = text.span(sentence.sentence.start, sentence.sentence.end)
                    quote = document.text[span.start : span.end]
                    out.append(Unread(document.id, trigger, span.start, span.end, quote))
        return out, dict(counts)


def _read(reading: Reading) -> set[int]:
    """The numbers of the sentences that gave a fact."""
    read = {act.sentence for act in reading.acts}
    for occasion in reading.occasions:
        read |= occasion.told_in()
    starts = [s.start for s in reading.scan.sentences]
    for said in reading.said:
        read.add(said.sentence)
        number = bisect_left(starts, said.start)
        while number < len(starts) and reading.scan.sentences[number].end <= said.end:
            read.add(number)
            number += 1
    return read
