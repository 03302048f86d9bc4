"""Offices that a body tells in a list of its own, without its name: ``厅办公室、规划计划处和水资源处负责同志参加``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from kg.lexicon.lexicons import Lexicons, alternatives
from kg.mention.bodies.zones import ZONES
from kg.mention.scan import Scan

_HOUSES = (
    *("厅", "局", "委", "署", "院", "部", "委员会", "办公室", "管委会", "中心", "总队", "支队", "馆"),
    *("大学", "学院", "学校", "党校", "公司", "集团", "银行", "联合会", "总工会", "协会"),
)
"""How bodies end that have such offices; a people's government and its assembly have others."""
_OWN = re.compile(
    r"(?:[我本]|[省市县区州])?(?:总局|厅|局|委|署|院|校|行|馆|会|集团|公司|学校|机关|支队|总队)(?:机关)?(?=[\u4e00-\u9fff]{2})"
)
"""A word for the body before one of its offices (厅|办公室)."""
_TAIL = re.compile(
    r"等?(?:(?<=等)(?:处室|科室|部门|单位|司局)(?:[及和][^，。；]{2,20}?)?)?"
    r"(?:有关|相关|主要|分管|各)?(?:负责人|负责同志|同志|人员|干部|职工|参加|参会|列席|陪同|出席|牵头|汇报|分别|派员|一行)"
)
_JOIN = re.compile("、|以及")
_AND = re.compile("[和及与]")
_CLAUSE = frozenset("，。；：！？\n （）")
_BROUGHT = re.compile("(?:由|率领?|带领|会同|组织|联合|听取了?|要求|^以及|^和|^及|^与)(?!领)")
"""What may stand before such a list in its clause."""
_LONGEST = 90
_LONGEST_OFFICE = 14
_NO_NAME_TAGS = frozenset("pcury")
_JOINS = frozenset("和与")


class _Grammar:
    """How offices of bodies end, once for all documents."""

    def __init__(self, lexicons: Lexicons) -> None:
        words = lexicons.words
        self.plain = words["listed_office"]
        self.beside = words["listed_beside_office"]
        self.office = re.compile(rf"[\u4e00-\u9fff]{{0,10}}(?:{alternatives((*self.plain, *self.beside))})")
        self.of_zone = re.compile(rf"[\u4e00-\u9fff]{{2,10}}局|{self.office.pattern}")
        self.none = (*words["no_department"], *words["no_office"])
        self.unnamed = words["unnamed_unit"]
        self.stops = lexicons.words_set("chunk_stop") - _JOINS


@lru_cache(maxsize=4)
def _grammar(lexicons: Lexicons) -> _Grammar:
    return _Grammar(lexicons)


def listed_sections(scan: Scan, house: str, named: Mapping[int, str]) -> Iterable[tuple[int, int, str]]:
    """Start, end and full name of the offices of *house*, which the text speaks from, that stand in a list of them;
    *named* tells where bodies are named by themselves."""
    if not house.endswith((*_HOUSES, *ZONES)):
        return
    for tail in _TAIL.finditer(scan.chars):
        begin = max(tail.start() - _LONGEST, 0)
        begin = next((at + 1 for at in range(tail.start() - 1, begin - 1, -1) if scan.chars[at] in _CLAUSE), begin)
        if tail.start() - begin > 1:
            yield from _in_list(scan, house, named, begin, tail.start())


def _in_list(scan: Scan, house: str, named: Mapping[int, str], begin: int, end: int) -> Iterable[tuple[int, int, str]]:
    """The offices of the list that ends at *end*, in a clause that begins at *begin*."""
    grammar, chars = _grammar(scan.lexicons), scan.chars
    zone = house.endswith(ZONES)
    form = grammar.of_zone if zone else grammar.office
    brought = list(_BROUGHT.finditer(chars, begin, end))
    begin = brought[-1].end() if brought else begin
    offices: list[tuple[int, int, str]] = []
    sure = owned = 0
    for start, stop in _items(scan, form, begin, end):
        body = named.get(start)
        own = _OWN.match(chars, start, stop)
        told = start if own is None else own.end()
        unit = chars[told:stop]
        if own is not None and (not scan.cuts[told] or not _is_office(scan, grammar, form, told, stop)):
            told, own, unit = start, None, chars[start:stop]
        if body is not None and own is None:
            if not body.startswith(house) or body == house:
                offices, sure, owned = [], 0, 0  # of another body, or beside it
            else:
                sure += 1
            continue
        if not _is_office(scan, grammar, form, told, stop):
            offices, sure, owned = [], 0, 0
            continue
        sure += unit.endswith(grammar.plain) or zone
        owned += own is not None
        offices.append((start, stop, house + unit))
    if sure > 1 or (sure and owned) or (sure and len(offices) > 1):
        yield from offices


def _items(scan: Scan, form: re.Pattern[str], begin: int, end: int) -> Iterable[tuple[int, int]]:
    """Start and end of what a list tells, one after the other; 和 parts two offices, and stands within the name of one
    (国际合作与交流处)."""
    start = begin
    for join in (*_JOIN.finditer(scan.chars, begin, end), None):
        stop = end if join is None else join.start()
        for joined in _AND.finditer(scan.chars, start, stop):
            if form.fullmatch(scan.chars, start, joined.start()) and scan.cuts[joined.start()]:
                yield start, joined.start()
                start = joined.end()
        if stop - start > 1:
            yield start, stop
        start = end if join is None else join.end()


def _is_office(scan: Scan, grammar: _Grammar, form: re.Pattern[str], start: int, stop: int) -> bool:
    """Whether the words from *start* to *stop* name an office as bodies have them."""
    chars = scan.chars
    if stop - start > _LONGEST_OFFICE or form.fullmatch(chars, start, stop) is None or not scan.cuts[stop]:
        return False
    unit = chars[start:stop]
    if unit.endswith(grammar.none) or unit.startswith(grammar.unnamed):
        return False
    at = start
    while at < stop:
        word = scan.word_at.get(at)
        if word is None:
            if at > start:
                return False
            at += 1  # 厅办|公室: a word that begins with the one for the body
            while at < stop and at not in scan.word_at:
                at += 1
            continue
        if word.text in grammar.stops or (
            len(word.text) == 1 and word.tag[:1] in _NO_NAME_TAGS and word.text not in _JOINS
        ):
            return False
        at = word.end
    return at == stop
