"""Offices whose body the text told before, or tells with a region of it: ``督察组组长``, ``某集团华东区总裁``."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.mention.body_words import COMPANIES
from kg.mention.scan import Scan, TitleMatch

_WIDE = frozenset(
    ("大中华", "中国", "亚太", "华东", "华南", "华北", "华中", "西南", "西北", "东北", "欧洲", "北美", "东南亚")
)
_WHOLE_REGION = ("区域", "大区")
_WITHIN_NAME = re.compile(r"[\u4e00-\u9fff\d]{1,20}")
_NOT_WITHIN = re.compile("[的了在对赴向由和与是将派暨]|进驻|组织|成立|会见|来到|听取|召开|举行|主持|出席")
_LONGEST_NAME = 28
_ZONE_BODY = re.compile("(?P<zone>.+)(?:管委会|管理委员会)")
_ZONE_COMMITTEES = ("党工委", "纪工委")
_OF_LEVEL = re.compile(
    r"(?<![\u4e00-\u9fff])[省市县区州旗](?=[\u4e00-\u9fff]{2})|(?<=[和与及暨开了])[省市县区州旗](?=[\u4e00-\u9fff]{2})"
)
_OF_THE_CENTRE = re.compile(r"中央(?:第[一二三四五六七八九十]{1,3})?[\u4e00-\u9fff]{0,12}\Z")


def office_of_working_group(scan: Scan, title: TitleMatch) -> tuple[str, str] | None:
    """The group that ``督察组组长`` stands for, by its name told before: that of a body or of the centre."""
    chars, bare = scan.chars, title.entry.bare
    kind = title.text.removesuffix(bare)
    if not bare.endswith("组长") or not kind.endswith("组"):
        return None
    for named in reversed(list(re.finditer(kind, chars[: title.start]))):
        centre = _OF_THE_CENTRE.search(chars, max(0, named.start() - _LONGEST_NAME), named.start())
        if centre is not None and _NOT_WITHIN.search(centre[0]) is None:
            return chars[centre.start() : named.end()], bare
        for place in scan.places:
            if place.start >= named.start():
                break
            if place.start < named.start() - _LONGEST_NAME or place.word not in scan.lexicons.institutions:
                continue
            between = chars[place.end : named.start()]
            if _WITHIN_NAME.fullmatch(between) and _NOT_WITHIN.search(between) is None:
                return chars[place.start : named.end()], bare
    return None


def region_of_firm(scan: Scan, chunk: str, title: str) -> tuple[str, str] | None:
    """The firm and the region of it that *chunk* tells before the title of a head of a firm; the firm is empty where
    none is told."""
    if chunk in _WIDE and title.startswith(_WHOLE_REGION):
        return "", chunk  # 副总裁、|华东|区域总裁
    if not chunk.endswith("区"):
        return None
    places = scan.lexicons.places
    widths = (width for width in (4, 3) if chunk[-width:-1] in _WIDE or chunk[-width:-1] in places)
    width = next(widths, None)
    if width is None:
        return None
    firm, region = chunk[:-width], chunk[-width:]
    return (firm if firm.endswith(COMPANIES) else ""), region


def named_by_kind(scan: Scan, kind: str, at: int) -> str | None:
    """The body of a place whose name ends in *kind*, as told last before *at* (丰台区慈善协会……|协会|会长; 市委农村
    工作领导小组……|领导小组|副组长)."""
    chars, named = scan.chars, at
    while len(kind) > 1 and (named := chars.rfind(kind, 0, named)) > 0:
        first = bisect_left(scan.place_starts, named - _LONGEST_NAME)
        for place in scan.places[first : bisect_left(scan.place_starts, named)]:
            between = chars[place.end : named]
            if place.word not in scan.lexicons.places:
                continue
            inside = _WITHIN_NAME.fullmatch(between) or not between
            if inside and place.end <= named and _NOT_WITHIN.search(between) is None:
                return chars[place.start : named + len(kind)]
        for level in _OF_LEVEL.finditer(chars, max(0, named - _LONGEST_NAME), named):
            between = chars[level.end() : named]
            if _WITHIN_NAME.fullmatch(between) and _NOT_WITHIN.search(between) is None:
                return chars[level.start() : named + len(kind)]
    return None


def party_of_zone(told: tuple[str | None, str] | None, title: str) -> tuple[str | None, str] | None:
    """What was *told* of a post, at the zone's party committee where the *title* is one of it (某某开发区管委会主任、
    |党工委副书记; |纪工委书记)."""
    zone = _ZONE_BODY.fullmatch(told[0]) if told is not None and told[0] is not None else None
    committee = next((name for name in _ZONE_COMMITTEES if title.startswith(name)), None)
    if zone is None or committee is None:
        return told
    return zone["zone"] + committee, title.removeprefix(committee)
