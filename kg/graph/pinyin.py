"""Tone-less pinyin, for IRIs and labels. As pypinyin has it, but each phrase and character is worked out only once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from pypinyin import Style, lazy_pinyin
from pypinyin.constants import PHRASES_DICT, RE_HANS
from pypinyin.seg.mmseg import seg as phrases
from pypinyin.seg.simpleseg import seg


@lru_cache(maxsize=200_000)
def syllables(text: str, *, umlaut: bool = False) -> tuple[str, ...]:
    """The pinyin of *text*, syllable by syllable; what is not Chinese stays as it is. ``ü`` or else ``v``."""
    return tuple(spelt(text, umlaut=umlaut))


def spelt(text: str, *, umlaut: bool = False) -> Iterator[str]:
    """The same, no further than it is asked for."""
    words = phrases.cut(text) if RE_HANS.match(text) else seg(text)
    return chain.from_iterable(_word(word, umlaut) for word in words)


@lru_cache(maxsize=100_000)
def _word(word: str, umlaut: bool) -> tuple[str, ...]:
    # Names share their words: converting is the slow part, and most words have come before.
    if word in PHRASES_DICT or len(word) == 1 or not RE_HANS.match(word):
        return tuple(lazy_pinyin([word], style=Style.NORMAL, v_to_u=umlaut))
    return tuple(chain.from_iterable(_word(char, umlaut) for char in word))
