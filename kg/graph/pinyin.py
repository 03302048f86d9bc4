"""Tone-less pinyin, for IRIs and labels. As pypinyin has it, but each phrase and character is worked out only once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from pypinyin import Style, lazy_pinyin
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT, RE_HANS
from pypinyin.seg.mmseg import p_set as beginnings
from pypinyin.style import convert

_CHINESE = re.compile(f"({RE_HANS.pattern.removeprefix('^').removesuffix('$')})")


@lru_cache(maxsize=200_000)
def syllables(text: str, *, umlaut: bool = False) -> tuple[str, ...]:
    """The pinyin of *text*, syllable by syllable; what is not Chinese stays as it is. ``ü`` or else ``v``."""
    return tuple(chain.from_iterable(spelt(word, umlaut=umlaut) for word in words(text)))


def words(text: str) -> Iterator[str]:
    """Phrases whose pinyin is known, single characters between them, and what is not Chinese, in order."""
    for i, run in enumerate(_CHINESE.split(text)):
        if i % 2:
            yield from _phrases(run)
        elif run:
            yield run


def _phrases(text: str) -> Iterator[str]:
    """Chinese text cut as pypinyin's own segmenter cuts it: each time the longest phrase, else one character."""
    at, length = 0, len(text)
    while at < length:
        end = at + 2  # no phrase is shorter, and few characters begin one with the next
        if end > length or text[at:end] not in beginnings:
            yield text[at]
            at += 1
            continue
        whole = 0
        while end <= length and text[at:end] in beginnings:
            if text[at:end] in PHRASES_DICT:
                whole = end
            end += 1
        if whole:
            yield text[at:whole]
            at = whole
        elif end > length:
            yield from text[at:]
            return
        else:
            yield text[at]
            at += 1


@lru_cache(maxsize=100_000)
def spelt(word: str, *, umlaut: bool = False) -> tuple[str, ...]:
    """The syllables of one word."""
    # Read straight from the tables of pypinyin, whose own way from a word to its syllables takes ten times as long.
    if (phrase := PHRASES_DICT.get(word)) is not None:
        return tuple(_toneless(readings[0], umlaut) for readings in phrase)
    if len(word) == 1 and (readings := PINYIN_DICT.get(ord(word))) is not None:
        return (_toneless(readings.partition(",")[0], umlaut),)
    if len(word) == 1 or not RE_HANS.match(word):
        return tuple(lazy_pinyin([word], style=Style.NORMAL, v_to_u=umlaut))
    return tuple(chain.from_iterable(spelt(char, umlaut=umlaut) for char in word))


@lru_cache(maxsize=4096)
def _toneless(syllable: str, umlaut: bool) -> str:
    plain: str = convert(syllable, Style.NORMAL, strict=True)
    return plain.replace("v", "ü") if umlaut else plain
