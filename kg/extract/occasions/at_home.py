"""What a local text tells of its own leaders and bodies, no other place being told, took place in its own town."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.extract.occasions.occasion import Occasion
from kg.lexicon.lexicons import Lexicons, PlaceEntry
from kg.mention.home import CITY, COUNTY, Home
from kg.model import MeetingKind, Party

_BODY = re.compile(
    r"(?P<town>[\u4e00-\u9fff]{0,8}?)(?P<level>[市县区旗州])(?:委|人民政府|政府|人大|人民代表大会|政协|纪委|监委)"
)
"""How the name of a session begins that a body of the town holds (市委常委会会议, 海州市政府…)."""
_AWAY = re.compile("赴|进京|来京|北上|南下|外出|招商|拜访|前往[^，。]{0,8}[省市州]|省[委人政]|全省|全国|中央")
"""Behind which the leaders of a town may be somewhere else."""
_SHORTEST, _LONGEST = 3, 7


def town_of(home: Home) -> PlaceEntry | None:
    """The town that a local text speaks from: its county or district, else its city."""
    return home.county or home.city


def is_of_home(occasion: Occasion, home: Home, told: str, lexicons: Lexicons) -> bool:
    """Whether *occasion*, of which *told* tells, is a session of the town's bodies or a tour of its leaders."""
    town = town_of(home)
    if town is None:
        return False
    for name in occasion.names:
        body = _BODY.match(name)
        if body is not None and (body["town"] + body["level"] == town.name or _is_ours(body, town, home)):
            return True
    if occasion.kind is not MeetingKind.INSPECTION or _AWAY.search(told) is not None:
        return False
    if any(place in lexicons.institutions for place in occasion.places):
        return False  # a house known everywhere, which may stand in another town
    leaders = (a for a in occasion.attendance if a.party is Party.PERSON)
    return any(post.institution.startswith((town.name, f"中共{town.name}")) for a in leaders for post in a.capacities)


def _is_ours(body: re.Match[str], town: PlaceEntry, home: Home) -> bool:
    return not body["town"] and home.place(body["level"]) == town


def towns_around(places: Iterable[str], text: str, lexicons: Lexicons) -> list[str]:
    """The towns that hold the districts and houses of *places*, where the *text* names them too (洪山区: 武汉)."""
    known = list(places)
    for place in tuple(known):
        for inner in (place, *_within(place, lexicons)):
            known += [inner] if inner not in known else []
            above = {name: full for e in lexicons.places.get(inner, ()) for name, full in _above(e, text, lexicons)}
            if len(above) == 1:
                known += [short for short, full in above.items() if short not in known and full not in known]
    return known[len(set(places)) :]


def _above(entry: PlaceEntry, text: str, lexicons: Lexicons) -> Iterator[tuple[str, str]]:
    """The city of a district or county, short and in full, where the *text* names it."""
    for outer in lexicons.places.get(entry.parent, ()) if entry.level in COUNTY else ():
        if outer.name == entry.parent and outer.level in CITY and outer.short and outer.short in text:
            yield outer.short, outer.name


def _within(place: str, lexicons: Lexicons) -> Iterator[str]:
    """The towns of which the name of a house or a village tells (兵团第六师|五家渠市|某公司)."""
    if place in lexicons.places:
        return
    for end in (m.end() for m in re.finditer("[市县区旗]", place)):
        names = (place[end - n : end] for n in range(_SHORTEST, min(_LONGEST, end) + 1))
        town = next((name for name in names if name in lexicons.places), None)
        if town is not None:
            yield town
