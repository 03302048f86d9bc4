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


_LIST_OF_FIRMS = re.compile(
    "等?(?P<count>[两二三四五六七八九十\\d]+)?[余多]?家?(?:重点|龙头|平台|知名|骨干|优势|头部|本地|民营|国有|外资|科技|上市|参展|互联网|用工|生产|规上)?"
    "(?:企业|公司|车企|药企|厂商|银行)(?!家|化|年金|标准)"
)
_ITEM = re.compile("[\\u4e00-\\u9fff\\dA-Z]{2,10}")
_LONGEST_LIST = 90
_KINDS_OF_FIRMS = frozenset(("company", "bank", "foreign"))
_NO_FIRM_ENDS = frozenset("委局厅办部署院会司处省市县区镇乡村校所产业链类")
_NUMBERS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}


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


def listed_firms(scan: Scan, barred: bytearray) -> Iterable[tuple[int, int]]:
    """Firms of a list that is said to be one of firms (``美团、京东健康等企业``, ``甲、乙两家企业``): where one of them is known
    to be a firm, or they are as many as the text says, the others are firms too, whatever their names are made of."""
    chars = scan.chars
    for tail in _LIST_OF_FIRMS.finditer(chars) if "企业" in chars or "公司" in chars or "银行" in chars else ():
        begin = max(tail.start() - _LONGEST_LIST, 0)
        begin = max(begin, *(chars.rfind(mark, begin, tail.start()) + 1 for mark in "，。；：\n（“"))
        items = list(_listed(scan, begin, tail.start()))
        if len(items) < 2 or chars[tail.start() : tail.start() + 1] not in ("等", tail["count"] or "等"):
            continue
        known = sum(_is_firm(scan, *item) for item in items)
        counted = tail["count"] is not None and _NUMBERS.get(tail["count"]) == len(items)
        if known or counted:
            yield from (item for item in items if _may_be_firm(scan, *item) and barred.find(1, *item) < 0)


def _listed(scan: Scan, begin: int, end: int) -> Iterable[tuple[int, int]]:
    """Start and end of the items of a list; the first begins behind the last word that leads up to it."""
    grammar, chars = _grammar(scan.lexicons), scan.chars
    first = chars.find("、", begin, end)
    if first < 0:
        return
    start = at = begin
    while at < first:
        word = scan.word_at.get(at)
        if word is None:
            at += 1
            continue
        if word.text in grammar.before or word.text in ("和", "与", "及") or word.tag in ("v", "p", "ul", "uz"):
            start = word.end
        at = word.end
    while start < end:
        join = next((at for at in range(start, end) if chars[at] in "、和与及" and scan.cuts[at]), end)
        if join - start > 1:
            yield start, join
        start = join + 1


def _is_firm(scan: Scan, start: int, end: int) -> bool:
    """Whether what stands from *start* to *end* is a firm that the lexicon knows, or one by its ending."""
    known = scan.lexicons.institutions.get(scan.chars[start:end])
    if known is not None:
        return known.kind in _KINDS_OF_FIRMS
    return end - start > len("某公司") and scan.chars.endswith(("公司", "集团", "银行"), start, end)


def _may_be_firm(scan: Scan, start: int, end: int) -> bool:
    """Whether what stands from *start* to *end* may be the name of a firm: no word of the language, place or trade."""
    name, lexicons = scan.chars[start:end], scan.lexicons
    if _ITEM.fullmatch(name) is None or not scan.cuts[start] or not scan.cuts[end] or _NO_NAME.search(name) is not None:
        return False
    if name in lexicons.institutions or name in lexicons.places or name in lexicons.themes:
        return False
    if name[-1] in _NO_FIRM_ENDS or in_dictionary(name):
        return False
    words = (word for at in range(start, end) if (word := scan.word_at.get(at)) is not None)
    return not any(word.tag in ("v", "vn", "m", "r") and in_dictionary(word.text) for word in words)


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
    person = barred.rfind(1, start, head) + 1
    if person > start and chars[person] in _GLUED:
        start, led = person + 1, True  # 汤伟|到|天原集团
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
