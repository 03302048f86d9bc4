"""Firms told behind a mark or a verb of going, whatever their names are made of: ``到兴瑞集团``, ``走访某某化工有限公司``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from kg.lexicon.lexicons import Lexicons
from kg.mention.body_words import LEVELS
from kg.mention.scan import Scan
from kg.text.segment import in_dictionary, rarity

_FULL = re.compile(r"有限(?:责任)?公司")
_GROUP = re.compile(
    r"集团(?=[，、。；：（）“”]|和|与|及|等|调研|考察|走访|检查|参观|慰问|董事长|总经理|总裁|副总|党委|负责人|有关|相关|介绍|签[约订署]|旗下|总部|联合)"
)
_RUN = re.compile(r"(?:[\u4e00-\u9fff]|（[\u4e00-\u9fff]{2,6}）)+\Z")
_LONGEST = 22
_LONGEST_GROUP = 4
_SHORTEST = 2
_RARE = 9.0
_GLUED = frozenset("到赴在对与和及由为向访察研给让")
"""Characters that the segmenter makes one word with what it does not know (到宏|泰)."""
_ENDS = frozenset("，、。；：“（\n 了")
_NO_NAME = re.compile(
    "[的了着是某该其此各我他们这那每两几多]|[一二三四五六七八九十\\d]家|集团|公司|企业|项目|负责|有关|相关"
)


class _Grammar:
    """What leads up to the name of a firm, and what none begins with, once for all documents."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.before = lexicons.words_set("before_command") | lexicons.words_set("before_firm")
        self.generic = lexicons.words_set("generic_before")
        self.crimes = lexicons.words["no_name_before"]
        self.openings = tuple(word for word in self.generic if len(word) > 1)


@lru_cache(maxsize=4)
def _grammar(lexicons: Lexicons) -> _Grammar:
    return _Grammar(lexicons)


def firm_spans(scan: Scan, barred: bytearray) -> Iterable[tuple[int, int]]:
    """Where firms are told in full that no list and no place leads to."""
    for match in _FULL.finditer(scan.chars) if "有限" in scan.chars else ():
        start = _start(scan, match.start(), barred)
        if start is not None and match.start() - start > _SHORTEST and scan.cuts[match.end()]:
            yield start, match.end()


def group_spans(scan: Scan, barred: bytearray) -> Iterable[tuple[int, int]]:
    """Where groups of firms are told short (``到兴瑞集团``)."""
    for match in _GROUP.finditer(scan.chars) if "集团" in scan.chars else ():
        start = _start(scan, match.start(), barred)
        if start is not None and _names_group(scan, scan.chars[start : match.start()]):
            yield start, match.end()


def _start(scan: Scan, head: int, barred: bytearray) -> int | None:
    """Where the name begins whose kind is told at *head*: behind a mark, or the last word that leads up to it."""
    grammar, chars = _grammar(scan.lexicons), scan.chars
    run = _RUN.search(chars, max(0, head - _LONGEST), head)
    if run is None or run.start() + _LONGEST <= head:
        return None
    start, led = run.start(), chars[run.start() - 1 : run.start()] in _ENDS or run.start() == 0
    at = start
    while at < head:
        word = scan.word_at.get(at)
        if word is None:
            at += 1
            continue
        glued = word.text[0] in _GLUED and len(word.text) > 1 and not in_dictionary(word.text)
        if word.text in grammar.before or word.text in ("和", "与", "及"):
            start, led = word.end, True
        elif glued:
            start, led = at + 1, True
        at = word.end
    name = chars[start:head]
    if not led or len(name) < _SHORTEST or _NO_NAME.search(name) is not None or barred.find(1, start, head) >= 0:
        return None
    first = scan.word_at.get(start)
    return None if first is not None and first.text in grammar.generic else start


def _names_group(scan: Scan, name: str) -> bool:
    """Whether *name* is no everyday word before 集团 (医疗集团)."""
    grammar = _grammar(scan.lexicons)
    if (
        len(name) > _LONGEST_GROUP
        or name[0] in LEVELS
        or name.endswith(grammar.crimes)
        or name.startswith(grammar.openings)
    ):
        return False
    return not in_dictionary(name) or rarity(name) > _RARE
