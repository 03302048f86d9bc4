"""What the graph quotes of an article, put together again: its sentences in their order.

A graph does not hold the articles' texts, only the characters that state its facts. Overlapping quotations of one
article are joined by their offsets; what no fact rests on is not there, and nothing here pretends that it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import pyoxigraph as ox

from kg.analyse.asking import rows
from kg.text.units import sentences

_LEAD = re.compile(r"[，：:]")
_LEAST_TAIL = 6
_OPENING = 12
"""So many characters tell where a statement's content begins in its evidence."""


@dataclass(frozen=True, slots=True)
class Quote:
    """The characters ``[start, end)`` of an article, and the node of the fact that they state."""

    fact: str
    kind: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of one article."""

    text: str
    article: str
    start: int
    end: int
    speaker: str
    """Who says it, where it stands in a statement."""


def quotes_of(store: ox.Store, article: ox.NamedNode) -> list[Quote]:
    """Everything that the graph quotes of *article*, in the order of the text."""
    told = rows(store, "article-quotes", given={"article": article})
    quotes = {
        Quote(row["fact"], row["kind"].rpartition("#")[2], int(row["start"]), int(row["end"]), row["quote"])
        for row in told
    }
    return sorted(quotes, key=lambda each: (each.start, each.end, each.kind, each.fact))


def passages(article: str, quotes: Iterable[Quote], speakers: Sequence[tuple[str, str]]) -> list[Passage]:
    """The sentences that *quotes* make up, in order; *speakers* are the statements' texts with who says them."""
    found = []
    for start, text in _joined(quotes):
        for sentence in sentences(text):
            words = text[sentence.start : sentence.end]
            said = next((who for content, who in speakers if _said(words, content)), "")
            place = (start + sentence.start, start + sentence.end)
            found.append(Passage(" ".join(words.split()), article, *place, said))
    return found


def _said(sentence: str, content: str) -> bool:
    """Whether *sentence* stands in a statement's *content*, or leads into it (会议指出，…)."""
    if sentence in content or content in sentence:
        return True
    _, *said = _LEAD.split(sentence, maxsplit=1)
    return any(len(tail) >= _LEAST_TAIL and tail in content for tail in said)


def of_statement(quote: Quote, content: str) -> Quote:
    """The quotation of a statement, carried on to the end of what is said: its evidence may be the first sentence."""
    at = quote.text.find(content[:_OPENING])
    told = quote.text[at:]
    if at < 0 or not content.startswith(told) or len(told) == len(content):
        return quote
    return replace(quote, end=quote.start + at + len(content), text=quote.text[:at] + content)


def _joined(quotes: Iterable[Quote]) -> list[tuple[int, str]]:
    """Stretches of text and where they begin, without overlap."""
    out: list[tuple[int, str]] = []
    for quote in sorted(quotes, key=lambda each: (each.start, -each.end)):
        if out:
            start, text = out[-1]
            end = start + len(text)
            if quote.end <= end:
                continue
            if quote.start <= end:
                out[-1] = (start, text + quote.text[end - quote.start :])
                continue
        out.append((quote.start, quote.text))
    return out
