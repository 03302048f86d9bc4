"""Bodies that a list of places shares, told once behind the last of them: ``广东、江苏高院``, ``甲市、乙市两地医保局``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.lexicon.lexicons import PlaceEntry
from kg.lexicon.matcher import Match
from kg.mention.body_words import LONG_LEVELS
from kg.mention.home import CITY, COUNTY, PROVINCE, Home, places_by_stem
from kg.mention.scan import Scan

COUNT = re.compile(
    r"(?:[两二三四五六七八九]|十[一二三四五]?)(?:省区市|省市|省区|地市|市县|省|市|地|县|区|州)(?![\u4e00-\u9fff]?[长委])"
)
"""How many the places of a list are (安徽、江苏|两省|财政厅)."""
HOUSES_OF_THEIR_OWN = ("馆", "医院", "中学", "小学", "学校")
_JOINS = ("、", "和", "与", "及")
_LONGEST_BODY = 12
_OF_JUSTICE = re.compile("(?:高级人民|中级人民|人民|高级|中级)?(?:法院|检察院)|[高中]院")
_COURT = re.compile("法院(?<![级人民事路]..)(?!校|[院长])|检察院(?<![级人民事路]...)(?!校|[院长])")
_BEFORE = "、，。；和与及在对由到"
_HIGH = frozenset(("高院", "高级法院", "高级人民法院"))
_MIDDLE = frozenset(("中院", "中级法院", "中级人民法院"))


def shared_bodies(scan: Scan, home: Home) -> Iterable[tuple[int, int, str]]:
    """Start, end and name as it would be told alone, of each body that a list of places shares."""
    for place in scan.places:
        count = COUNT.match(scan.chars, place.end)
        at = place.end if count is None else count.end()
        court = _OF_JUSTICE.match(scan.chars, at)
        if court is None and (count is None or scan.chars[place.start - 1 : place.start] not in _JOINS):
            continue
        entry = _entry(scan, place)
        end = court.end() if court is not None else None if entry is None else _body_end(scan, entry, at)
        if entry is None or end is None or not scan.cuts[place.start]:
            continue
        body, listed = scan.chars[at:end], _listed(scan, place, entry)
        if body.endswith(HOUSES_OF_THEIR_OWN):
            continue  # 四川、浙江五省博物馆: any of theirs
        alone = count is None and body in (*_HIGH, *_MIDDLE) and place.word != entry.name
        if not listed and not alone:
            continue
        if court is not None and not all(_sits(its, body) for its in (*(its for _, its in listed), entry)):
            continue
        for other, its in listed:
            if court is None and _level(its) + body not in scan.lexicons.local_bodies:
                continue  # 上海、江苏两省市|民政厅
            yield other.start, other.end, its.name + body
        yield place.start, end, entry.name + body
    yield from _courts_told_short(scan, home)


def _courts_told_short(scan: Scan, home: Home) -> Iterable[tuple[int, int, str]]:
    """The court or procuratorate of a county or district, told behind its name without its kind (``滕州法院``)."""
    stems = places_by_stem(scan.lexicons)
    for match in _COURT.finditer(scan.chars):
        end = match.end()
        for length in (4, 3, 2):
            start = match.start() - length
            place = _meant(scan, home, stems.get(scan.chars[start : match.start()], ())) if start >= 0 else None
            if place is not None and (scan.cuts[start] or scan.chars[start - 1] in _BEFORE):
                yield start, end, f"{place.name}人民{match[0]}"
                break


def _meant(scan: Scan, home: Home, places: Sequence[PlaceEntry]) -> PlaceEntry | None:
    """The one of *places* that the text means: that of its home, or the only one; a county or district."""
    below = [place for place in places if place.level in COUNTY]
    ours = [p for p in below if home.city is not None and p.parent == home.city.name]
    told = [p for p in below if p.parent in scan.chars or p.parent.removesuffix("市") in scan.chars]
    for some in (ours, told, below):
        if len(some) == 1:
            return some[0] if some is not below or len(below) == len(places) else None
    return None


def _entry(scan: Scan, place: Match) -> PlaceEntry | None:
    entries = scan.lexicons.places.get(place.word, ())
    return entries[0] if entries and entries[0].level not in ("region", "other", "development_zone") else None


def _body_end(scan: Scan, place: PlaceEntry, at: int) -> int | None:
    """The end of the longest body of the level of *place* that is told from *at*."""
    level = _level(place)
    for end in range(min(at + _LONGEST_BODY, len(scan.chars)), at + 1, -1):
        if level + scan.chars[at:end] in scan.lexicons.local_bodies:
            return end if scan.cuts[end] else None
    return None


def _listed(scan: Scan, last: Match, entry: PlaceEntry) -> list[tuple[Match, PlaceEntry]]:
    """The places of one level that stand before *last* in its list, the first one first."""
    out: list[tuple[Match, PlaceEntry]] = []
    at = last.start
    while scan.chars[at - 1 : at] in _JOINS:
        before = scan.place_over(at - 2)
        its = _entry(scan, before) if before is not None and before.end == at - 1 else None
        if before is None or its is None or _rank(its) != _rank(entry):
            break
        out.append((before, its))
        at = before.start
    return out[::-1]


def _level(place: PlaceEntry) -> str:
    return next((level for level in LONG_LEVELS if place.name.endswith(level)), "")


def _rank(place: PlaceEntry) -> int:
    return next((rank for rank, levels in enumerate((PROVINCE, CITY, COUNTY)) if place.level in levels), -1)


def _sits(place: PlaceEntry, body: str) -> bool:
    """Whether *place* has a court or procuratorate of the kind that *body* names."""
    if body in _HIGH:
        return place.level in PROVINCE
    return body not in _MIDDLE or place.level == "prefecture"
