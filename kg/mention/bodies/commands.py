"""Leading groups and commands, whose names hold what they are to do: ``市打击整治非法集资工作领导小组``."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache

from kg.lexicon.lexicons import Lexicons, alternatives
from kg.mention.body_words import LEVELS
from kg.mention.scan import Scan

_LONGEST = 34
_SHORTEST = 4
"""Characters that such a name has before its head noun at least."""
_LEADING_GROUP = "领导小组"
_HAN = re.compile(r"[\u4e00-\u9fff“”]+\Z")
_JOINS = frozenset("和与及暨")
_BEFORE_LEVEL = frozenset("全各该本我")
_LEVELS = frozenset(LEVELS)
_LEVELS_OR_BANNER = _LEVELS | {"旗"}


class _Grammar:
    """Where such names begin and how they end, once for all documents."""

    def __init__(self, lexicons: Lexicons) -> None:
        words = lexicons.words
        heads = alternatives(words["command_head"])
        self.head = re.compile(rf"(?:{heads})(?:办公室(?!主任|副主任))?")
        self.before = lexicons.words_set("before_command")
        """Words that lead up to such a name, and none holds (召开, 担任, 在)."""
        self.unnamed = words["unnamed_command"]
        """How runs of words begin that name none of a kind (各级|领导小组)."""


@lru_cache(maxsize=4)
def _grammar(lexicons: Lexicons) -> _Grammar:
    return _Grammar(lexicons)


def command_spans(scan: Scan, barred: bytearray) -> Iterable[tuple[int, int]]:
    """Where such bodies are told, from the body or the place that they are of, or from where their name begins."""
    grammar, chars = _grammar(scan.lexicons), scan.chars
    for match in grammar.head.finditer(chars):
        head, end = match.span()
        if barred[head] or not scan.cuts[end]:
            continue
        run = _HAN.search(chars, max(0, head - _LONGEST), head)
        if run is None:
            continue
        floor = _run_start(scan, grammar, run.start(), head)
        start = _owner(scan, floor, head)
        if start is None:
            named = match[0].startswith(_LEADING_GROUP) and run.end() - floor >= _SHORTEST
            start = floor if named and scan.cuts[floor] and not chars.startswith(grammar.unnamed, floor) else None
        several = start is not None and "各" in chars[start : start + _SHORTEST]  # 全市各级领导小组
        if start is not None and not several and head - start >= _SHORTEST and barred.find(1, start, end) < 0:
            yield start, end


def _run_start(scan: Scan, grammar: _Grammar, floor: int, head: int) -> int:
    """Where the name can begin at the earliest: behind the last word that leads up to it, or that another body ends."""
    start = floor
    at = floor
    while at < head:
        word = scan.word_at.get(at)
        if word is None:
            at += 1
            continue
        place = scan.place_over(word.end)
        joins = word.text in _JOINS and (
            (place is not None and place.start == word.end) or scan.chars[word.end : word.end + 1] in _LEVELS
        )
        if word.text in grammar.before or joins or at in scan.date_at:
            start = word.end if at not in scan.date_at else max(word.end, scan.date_at[at].end)
        at = word.end
    return start


def _owner(scan: Scan, floor: int, head: int) -> int | None:
    """Where the place, the body or the level begins that the name is told with, the first one from *floor*."""
    lexicons = scan.lexicons
    level = scan.chars[floor : floor + 1]
    first = scan.word_at.get(floor)
    if scan.chars.startswith("自治区", floor) or (level in _LEVELS_OR_BANNER and first is not None):
        return floor
    if level in _BEFORE_LEVEL and scan.chars[floor + 1 : floor + 2] in _LEVELS_OR_BANNER:
        return floor if level != "各" else None
    for place in scan.places[bisect_left(scan.place_starts, floor) : bisect_left(scan.place_starts, head)]:
        known = place.word in lexicons.institutions or place.word in lexicons.places
        if known and scan.cuts[place.start]:
            return place.start
    return None
