"""Departments that a text names right behind the body that they are part of: ``市场监管总局|竞争协调司``."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from kg.lexicon.lexicons import Lexicons, alternatives
from kg.mention.scan import Scan
from kg.text.segment import Word, in_dictionary

BEHIND = "[和与及等]|有关|负责|相关|官兵|主要|分管|领导|同志|作[了为]?|介绍|汇报|参加|出席|列席|会同|联合|通过|派出"
"""What follows a department that is told whole."""
_BESIDE = frozenset("和与及等")
_NO_NAME = re.compile("[副某级的]")
_JOINS = frozenset(("和", "与"))
_NO_SECTION_TAGS = frozenset("pcury")
_NUMERALS = frozenset("一二三四五六七八九十")
_LEVELS_BELOW = 2


class _Grammar:
    """How such departments end and what follows them, once for all documents."""

    def __init__(self, lexicons: Lexicons) -> None:
        words = lexicons.words
        heads, units = alternatives(words["section_head"]), alternatives(words["section"])
        firm = alternatives(words["section_firm"])
        self.form = re.compile(
            rf"[\u4e00-\u9fff]{{1,12}}?(?:(?:{units})(?=(?:常务)?副?(?:{heads}))"
            rf"|(?:{firm})(?={BEHIND}|(?![\u4e00-\u9fff])))"
        )
        self.none = words["no_department"]
        self.units = lexicons.words_set("section")
        self.stops = (
            (lexicons.words_set("chunk_stop") | lexicons.words_set("name_stop"))
            - lexicons.words_set("name_verb")
            - _JOINS
        )


@lru_cache(maxsize=4)
def _grammar(lexicons: Lexicons) -> _Grammar:
    return _Grammar(lexicons)


def section_end(scan: Scan, at: int, barred: bytearray) -> int | None:
    """The end of the department that is told from *at*, where a body's name ends; none over *barred* characters."""
    end = None
    for _ in range(_LEVELS_BELOW):
        found = _one_below(scan, at, barred)
        if found is None:
            break
        end = at = found
    return end


def _one_below(scan: Scan, at: int, barred: bytearray) -> int | None:
    grammar = _grammar(scan.lexicons)
    match = grammar.form.match(scan.chars, at)
    if match is None or not scan.cuts[at] or at in scan.title_starting:
        return None
    end = match.end()
    if (
        match[0][0] in _BESIDE
        or _NO_NAME.search(match[0]) is not None
        or match[0].endswith(grammar.none)
        or match[0] in grammar.units
        or barred.find(1, at, end) >= 0
    ):
        return None
    if not scan.cuts[end]:
        # 调查|处处长: the segmenter has made one word of a department and its head
        return end if end in scan.title_starting and _of_names(scan, at, end, grammar.stops) else None
    last = scan.word_over(end)
    if last is None or (last.text not in grammar.units and not _names_one(last)):
        return None
    return end if _of_names(scan, at, end, grammar.stops) else None


def _names_one(word: Word) -> bool:
    """Whether a word that ends like a department is one (查处, 落到实处, 学科 are none)."""
    if word.text[0] in _NUMERALS or not in_dictionary(word.text):
        return True
    return len(word.text) > 2 and word.tag[:1] == "n"


def _of_names(scan: Scan, at: int, end: int, stops: frozenset[str]) -> bool:
    """Whether the words from *at* to *end* are such as departments are named by."""
    nearest = bisect_left(scan.place_starts, at)
    if nearest < len(scan.place_starts) and scan.place_starts[nearest] < end:
        place = scan.places[nearest]
        if place.word in scan.lexicons.institutions and place.end <= end:
            return False
    while at < end:
        word = scan.word_at.get(at)
        if word is None or word.text in stops:
            return False
        if word.tag[:1] in _NO_SECTION_TAGS and len(word.text) == 1 and word.text not in _JOINS:
            return False
        at = word.end
    return at == end or end in scan.title_starting
