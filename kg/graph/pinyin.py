"""Tone-less pinyin, for IRIs and labels. As pypinyin has it, but each phrase and character is worked out only once."""

from __future__ import annotations

import re
from functools import cache, lru_cache
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


def words(text: str) -> list[str]:
    """Phrases whose pinyin is known, single characters between them, and what is not Chinese, in order."""
    out: list[str] = []
    for i, run in enumerate(_CHINESE.split(text)):
        if i % 2:
            _cut(run, out)
        elif run:
            out.append(run)
    return out


def _cut(text: str, out: list[str]) -> None:
    """Chinese text cut as pypinyin's own segmenter cuts it: each time the longest phrase, else one character."""
    at, length, openings = 0, len(text), _openings()
    while at < length:
        if text[at : at + 2] not in openings:
            out.append(text[at])
            at += 1
            continue
        end, whole = at + 2, 0
        while end <= length and text[at:end] in beginnings:
            if text[at:end] in PHRASES_DICT:
                whole = end
            end += 1
        if whole:
            out.append(text[at:whole])
            at = whole
        elif end > length:
            out += text[at:]
            return
        else:
            out.append(text[at])
            at += 1


@cache
def _openings() -> frozenset[str]:
    """The first two characters of all phrases: few characters open one together with the next."""
    return frozenset(phrase[:2] for phrase in PHRASES_DICT)


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
