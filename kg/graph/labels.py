"""Romanised labels. Personal names follow GB/T 28039: family name first, given name joined."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg import resources
from kg.graph.pinyin import syllables
from kg.lexicon import table

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
_LONGEST_CHINESE_NAME = 4


@lru_cache(maxsize=100_000)
def romanised_person(name: str) -> str | None:
    """``苗圩`` → ``Miao Wei``; ``None`` for names that are not Chinese ones, whose pinyin nobody writes."""
    if not _HAN.fullmatch(name) or not 2 <= len(name) <= _LONGEST_CHINESE_NAME:
        return None
    family = next((name[:n] for n in (2, 1) if len(name) > n and name[:n] in _surnames()), None)
    if family is None:
        return None
    reading = _readings().get(family) or _joined(_marked(family))
    return f"{reading} {_joined(_marked(name[len(family) :]))}"


@lru_cache(maxsize=100_000)
def romanised(name: str) -> str | None:
    """The pinyin of an institution's or a place's name, syllable by syllable; ``None`` without Chinese characters."""
    if not _HAN.search(name):
        return None
    text = " ".join(" ".join(_marked(name)).split())
    return text[:1].upper() + text[1:]


def _marked(text: str) -> list[str]:
    return list(syllables(text, umlaut=True))


def _joined(syllables: list[str]) -> str:
    """One word out of syllables, with the apostrophe that keeps ``Xi'an`` from being ``Xian``."""
    word = syllables[0]
    for syllable in syllables[1:]:
        word += f"'{syllable}" if syllable[:1] in "aoe" else syllable
    return word[:1].upper() + word[1:]


@cache
def _surnames() -> frozenset[str]:
    if not resources.has_lexicon("surnames.tsv"):
        return frozenset(_readings())
    rows = table.read("surnames.tsv", ("surname", "source"))
    return frozenset(row["surname"] for row in rows if "日本" not in row["source"])


@cache
def _readings() -> dict[str, str]:
    return {row["surname"]: row["reading"] for row in table.read("surname_readings.tsv", ("surname", "reading"))}
