"""Tone-less pinyin, for IRIs and labels. As pypinyin has it, but each word is worked out only once."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain

from pypinyin import Style, lazy_pinyin
from pypinyin.seg.simpleseg import seg


@lru_cache(maxsize=200_000)
def syllables(text: str, *, umlaut: bool = False) -> tuple[str, ...]:
    """The pinyin of *text*, syllable by syllable; what is not Chinese stays as it is. ``ü`` or else ``v``."""
    return tuple(chain.from_iterable(_word(word, umlaut) for word in seg(text)))


@lru_cache(maxsize=100_000)
def _word(word: str, umlaut: bool) -> list[str]:
    # Names share their words: converting is the slow part, and most words have come before.
    return lazy_pinyin([word], style=Style.NORMAL, v_to_u=umlaut)
