"""Branches of a city's police, which its news tells by the district alone: ``天心公安分局``, ``思明分局江头派出所``."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.lexicon.lexicons import PlaceEntry
from kg.mention.home import CITY, Home, places_by_stem
from kg.mention.scan import Scan

_BRANCH = re.compile(
    r"(?<![总支])(?P<police>区?公安)?分局(?P<below>[\u4e00-\u9fff]{2,6}?(?:派出所|(?:刑侦|交警|治安|经侦|禁毒|巡特警|特警|网安)大队))?"
)
_BUREAU = "公安局"
_LEADS = "、，。；：和与及由向到在对“（\n "
_STEMS = (4, 3, 2)


def police_spans(scan: Scan, home: Home) -> Iterable[tuple[int, int, str]]:
    """Start, end and full name of the branches that the text tells without their city."""
    chars, stems = scan.chars, places_by_stem(scan.lexicons)
    for match in _BRANCH.finditer(chars) if "分局" in chars else ():
        for length in _STEMS:
            start = match.start() - length
            if start < 0 or (start and chars[start - 1] not in _LEADS):
                continue
            of_police = match["police"] is not None
            city = _city_of(scan, home, stems.get(chars[start : match.start()], ()), of_police=of_police)
            if city is not None:
                branch = f"{city}{_BUREAU}{chars[start : match.start()]}分局"
                yield start, match.end(), branch + (match["below"] or "")
                break


def _city_of(scan: Scan, home: Home, places: Iterable[PlaceEntry], *, of_police: bool) -> str | None:
    """The city whose district one of *places* is: that of the home, else one that the text names; where the branch is
    not told to be one *of_police*, one whose police the text names."""
    cities = list(dict.fromkeys(place.parent for place in places if place.level == "district"))
    ours = home.city.name if home.city is not None and home.city.level in CITY else None
    named = [city for city in cities if city == ours or city in scan.chars or city.removesuffix("市") in scan.chars]
    if not of_police:
        police = (home.institution or "").endswith(_BUREAU) or scan.source.endswith(_BUREAU)
        named = [city for city in named if city + _BUREAU in scan.chars or (city == ours and police)]
    elif not named and len(cities) == 1:
        return cities[0]
    return named[0] if len(named) == 1 else None
