"""Bodies whose name nothing shows but their ending and the list of bodies that they stand in: ``甲局、双江湖集团、乙局``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from kg.lexicon.lexicons import Lexicons
from kg.mention.bodies.found import InstitutionMention
from kg.mention.body_words import COMMUNITIES
from kg.mention.scan import Scan

_ITEM = re.compile(r"[\u4e00-\u9fff]+(?:—[\u4e00-\u9fff]+)?(?:（[\u4e00-\u9fff]{2,10}）[\u4e00-\u9fff]*)?")
_CLAUSE = "，。；：！？\n“”（）"
_BEHIND = re.compile(
    r"(?:等)?(?=[，。；：、]|等|及|有关|负责|相关|主要|分管|班子|联合|共同|参[加与会]|派|代表|签[约订署]|会同|工作人员|董事长|总经理|总裁|党委书记|院长|主任)"
)
_PARTS = re.compile("[和与]")
_NO_NAME = re.compile(
    "[的了着是某该其此各我他们这那每两几多本]|有关|相关|部分|部门|企业|单位|所属|下属|直属|属地|重点|会议|论坛"
)
_WEAK = ("中心", "局", "厅", "办", "所", "院", "站", "社", "厂", "农场", "林场", "机场", "车站", "处", "中队")
_NO_OFFICE = re.compile("[主承协举督开兴创经交查合联筹试停领代]办$|[在处到]处$|场站$")
"""How words end that only look like the ending of a body (宣传部|主办)."""
_SHORTEST, _LONGEST = 4, 20
_ENDINGS_OF_NONE = (
    *(
        *COMMUNITIES,
        "党",
        "组",
        "代表团",
        "社团",
        "队伍",
        "市场",
        "广场",
        "大厦",
        "格局",
        "住所",
        "场所",
        "厕所",
        "驿站",
    ),
    *("奥体中心", "体育中心", "会展中心", "会议中心", "文化中心", "购物中心", "游客中心"),
)
_NO_NAME_TAGS = frozenset("pcuryfm")
_PROPER = ("ns", "nr", "nz", "nt")


class _Grammar:
    """What names in lists do not begin with or hold, once for all documents."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.stops = lexicons.words_set("chunk_stop") | lexicons.words_set("name_stop")
        self.generic = lexicons.words_set("generic_before")
        self.goals = lexicons.words["no_institution"]


@lru_cache(maxsize=4)
def _grammar(lexicons: Lexicons) -> _Grammar:
    return _Grammar(lexicons)


def listed_bodies(scan: Scan, named: Mapping[int, InstitutionMention], barred: bytearray) -> Iterable[tuple[int, int]]:
    """Start and end of the items of lists beside a body of *named* that read like the name of one themselves."""
    taken = sorted((m.start, m.end) for m in named.values())
    ends = {end for _, end in taken}
    for start, end in taken:
        at = end
        while scan.chars[at : at + 1] == "、":  # to the right, as long as the list goes on
            known = named.get(at + 1)
            whole = known is not None and _BEHIND.match(scan.chars, known.end) is not None
            item = known.end if whole and known is not None else _item_from(scan, at + 1)
            if item is None:
                break
            if not whole and _is_body(scan, at + 1, item, barred):
                yield at + 1, item
            at = item
        at = start
        while scan.chars[at - 1 : at] == "、" and at - 1 not in ends:  # and to the left
            begun = _begin_of(scan, at - 1)
            if begun is None or not _is_body(scan, begun, at - 1, barred):
                break
            yield begun, at - 1
            at = begun


def _item_from(scan: Scan, start: int) -> int | None:
    """The end of the item that begins at *start*: before the next mark, or where the list ends."""
    match = _ITEM.match(scan.chars, start)
    if match is None:
        return None
    end = match.end()
    for at in range(start + _SHORTEST, min(end, start + _LONGEST) + 1):
        if (
            scan.cuts[at]
            and _BEHIND.match(scan.chars, at) is not None
            and scan.lexicons.suffix_of(scan.chars[start:at])
        ):
            return at
    return None


def _begin_of(scan: Scan, end: int) -> int | None:
    """Where the item begins that ends at *end*: behind the mark before it."""
    for at in range(end - 1, max(-1, end - _LONGEST - 2), -1):
        if scan.chars[at] == "、" or scan.chars[at] in _CLAUSE:
            return at + 1
    return 0 if end <= _LONGEST else None


def _is_body(scan: Scan, start: int, end: int, barred: bytearray) -> bool:
    """Whether what stands from *start* to *end* is made like the name of one body of its own."""
    chars, grammar = scan.chars, _grammar(scan.lexicons)
    name = chars[start:end]
    if not _SHORTEST <= len(name) <= _LONGEST or _ITEM.fullmatch(name) is None or barred.find(1, start, end) >= 0:
        return False
    ending = scan.lexicons.suffix_of(name.partition("（")[0])
    if ending is None or not (ending[1] or name.endswith(_WEAK)) or name.endswith((*_ENDINGS_OF_NONE, *grammar.goals)):
        return False
    if (
        _NO_NAME.search(name) is not None
        or _NO_OFFICE.search(name) is not None
        or _PARTS.search(name) is not None
        or name in scan.lexicons.places
    ):
        return False
    if not scan.cuts[start] or not scan.cuts[end]:
        return False
    words = [word for at in range(start, end) if (word := scan.word_at.get(at)) is not None]
    if not words or words[0].text in grammar.generic or any(word.text in grammar.stops for word in words):
        return False
    if any(word.tag[0] in _NO_NAME_TAGS and word.text not in "（）" for word in words[1:]):
        return False
    place = scan.place_over(start)
    own = words[0].tag[:2] in _PROPER or (place is not None and place.start == start)
    return own or (len(words) > 2 and words[1].tag[:2] in _PROPER)
