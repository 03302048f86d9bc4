"""Words with part-of-speech tags, cut by ``rjieba``: jieba's algorithm and dictionary in compiled form."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate, chain, repeat
from typing import NamedTuple

import rjieba

from kg.text.keywords import keywords, reference_words
from kg.text.rarity import rarity

__all__ = ["Word", "in_dictionary", "keywords", "rarity", "reference_words", "words"]


class Word(NamedTuple):
    """A word of the matching text with jieba's part-of-speech tag (``n``, ``nr``, ``v`` …)."""

    text: str
    tag: str
    start: int
    end: int
    """The offset after the last character."""


@lru_cache(maxsize=1)
def _segmenter() -> rjieba.Jieba:
    return rjieba.Jieba()


def words(text: str) -> list[Word]:
    """Cut *text* into tagged words whose texts join to *text* again."""
    tagged = _segmenter().tag(text, True)
    texts, tags = zip(*tagged, strict=True) if tagged else ((), ())
    ends = list(accumulate(map(len, texts)))
    # Half of all objects of a reading are words: they are made without the detour through Word's own constructor.
    fields = zip(texts, tags, chain((0,), ends), ends, strict=False)
    return list(map(tuple.__new__, repeat(Word), fields))


@lru_cache(maxsize=65536)
def in_dictionary(word: str) -> bool:
    """Whether *word* stands in the segmenter's dictionary, and was not guessed from its characters."""
    return bool(_segmenter().has_word(word))
