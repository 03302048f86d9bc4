"""Where a document speaks from: the place and the institution that ``我市``, ``省委`` or ``部党组`` refer to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.lexicon.lexicons import InstitutionEntry, Lexicons, PlaceEntry
from kg.mention.scan import Scan

PROVINCE = ("province", "municipality", "autonomous_region", "sar")
CITY = ("prefecture", "municipality")
COUNTY = ("county", "district")
_LEVELS = ("县", "区", "市", "州", "省")
"""Levels that a body is told with and without its place (``区委``, ``市委``), the lowest first."""
_NEW_ZONE = "新区"
_SEATED = frozenset(("university", "other", "research", "court"))
"""Kinds of institution whose place is that of the ``省委`` that they speak of."""


@dataclass(frozen=True, slots=True)
class Home:
    """The places (by level) and the institution that a document speaks from; ``None`` where it does not tell."""

    province: PlaceEntry | None = None
    city: PlaceEntry | None = None
    county: PlaceEntry | None = None
    institution: str | None = None

    @property
    def local(self) -> bool:
        """Whether the document speaks from a locality."""
        return self.province is not None

    def place(self, level: str) -> PlaceEntry | None:
        """The home place that ``省``, ``市``, ``县``, ``区`` … alone refers to."""
        if level in ("省", "自治区"):
            return self.province if self.province is not None and self.province.name.endswith(level) else None
        if level == "市":
            if self.city is not None:
                return self.city
            return self.county if self.county is not None and self.county.name.endswith("市") else None
        seat = self.city if level in ("州", "盟", "地区") else self.county if level in ("县", "区", "旗") else None
        return seat if seat is not None and seat.name.endswith(level) else None


def _ancestors(place: PlaceEntry, lexicons: Lexicons) -> Home:
    province = city = county = None
    step: PlaceEntry | None = place
    for _ in range(4):
        if step is None:
            break
        if step.level in PROVINCE:
            province = step
            if step.level == "municipality":
                city = step
        elif step.level in CITY:
            city = city or step
        elif step.level in COUNTY:
            county = county or step
        parents = lexicons.places.get(step.parent, ())
        step = next((p for p in parents if p.name == step.parent), None)
    return Home(province, city, county)


def _depth(home: Home) -> int:
    return sum(x is not None for x in (home.province, home.city, home.county))


@lru_cache(maxsize=4)
def _below(lexicons: Lexicons) -> Mapping[str, tuple[PlaceEntry, ...]]:
    """City → its districts and counties."""
    out: dict[str, dict[str, PlaceEntry]] = defaultdict(dict)
    for entries in lexicons.places.values():
        for place in entries:
            if place.level in COUNTY:
                out[place.parent].setdefault(place.name, place)
    return {city: tuple(places.values()) for city, places in out.items()}


def _of_context(word: str, text: str, lexicons: Lexicons) -> PlaceEntry:
    """The place that *word* names in *text*: of several that bear the name the one whose city is named too."""
    places = lexicons.places[word]
    for place in places[1:] and places:
        above = lexicons.places.get(place.parent, ())
        if place.parent in text or any(outer.short and outer.short in text for outer in above):
            return place
    return places[0]


def _from_words(text: str, scan: Scan) -> Home | None:
    """The deepest consistent home that the places in *text* spell out."""
    lexicons = scan.lexicons
    best: Home | None = None
    matches = lexicons.gazetteer.find(text)
    ends = {match.end for match in matches}
    for match in matches:
        if len(match.word) == 2 and match.word[-1] == "区" and match.start and match.start not in ends:
            continue  # 和谐东区: no name without that of its city
        for place in lexicons.places.get(match.word, ()):
            if place.level in ("region", "other", "development_zone"):
                continue
            home = _ancestors(place, lexicons)
            if home.province is None:
                continue
            if best is not None and best.province is not None and home.province.name != best.province.name:
                continue
            if best is None or _depth(home) > _depth(best):
                best = home
    return best


def find_home(scan: Scan) -> Home:
    """The home of a document: from its source, else from a local dateline, else from the place it keeps naming."""
    source, lexicons = scan.source, scan.lexicons
    institution: str | None = None
    entry = lexicons.institutions.get(source)
    if entry is None:
        known = [
            lexicons.institutions[m.word] for m in lexicons.gazetteer.find(source) if m.word in lexicons.institutions
        ]
        entry = next((e for e in known if e.kind not in ("media", "international", "foreign")), None)
    if entry is not None and entry.kind not in ("media",):
        institution = entry.name
    local = _from_words(source, scan)
    if local is not None and not any(source.startswith(f) for f in (entry.forms if entry is not None else ())):
        # 沈阳市政协 names 政协, which alone is the national body.
        entry, institution = None, None
    home = local if entry is None or entry.kind == "region_body" else _seat(entry, local, lexicons)
    if home is not None and home.county is not None and home.county.name.endswith("市"):
        home = replace(home, city=home.county)  # what a city that is no prefecture says of 市委 is said of its own
    if home is None and (entry is None or entry.kind == "media"):
        home = _local_by_frequency(scan)
    if home is None:
        return Home(institution=institution)
    if home.county is None and home.city is not None:
        home = replace(home, county=_district_told_short(home.city, scan))
    return Home(home.province, home.city, home.county, institution)


def _district_told_short(city: PlaceEntry, scan: Scan) -> PlaceEntry | None:
    """The district of *city* that a text with a bare ``区委`` speaks from, told without its 区 (``宝山招商工作``)."""
    chars = scan.chars
    level = next((level for level in ("区", "县") if _told_bare(chars, level, scan.lexicons)), None)
    if level is None:
        return None
    counts = Counter(
        {p: chars.count(_short(p)) for p in _below(scan.lexicons).get(city.name, ()) if p.name.endswith(level)}
    )
    (first, times), (_, others) = [*counts.most_common(2), (None, 0), (None, 0)][:2]
    return first if times > 1 and times > others else None


def _short(place: PlaceEntry) -> str:
    if place.name.endswith(_NEW_ZONE):
        return place.name.removesuffix(_NEW_ZONE)
    return place.name[:-1] if len(place.name) > 2 else place.name


def _told_bare(chars: str, level: str, lexicons: Lexicons) -> bool:
    """Whether a text names bodies of a level (``区委``, ``全区``) without their place."""
    return any(_bare(chars, word) for word in lexicons.words["home_word"] if level in word)


def _seat(entry: InstitutionEntry, told: Home | None, lexicons: Lexicons) -> Home | None:
    """The home of what a university, a hospital or a museum says: where it is, by its name or by the lexicon."""
    places = lexicons.places.get(entry.place, ()) if entry.kind in _SEATED else ()
    if not places:
        return None
    seat = _ancestors(places[0], lexicons)
    deeper = told is not None and told.province == seat.province and _depth(told) > _depth(seat)
    return told if deeper else seat


def _local_by_frequency(scan: Scan) -> Home | None:
    """A text that says ``我市`` or ``市委`` without a place speaks from the place that it names most."""
    chars = scan.chars
    if "新闻联播" in scan.source or scan.source.startswith("cctv"):
        return None
    told = [level for level in _LEVELS if _told_bare(chars, level, scan.lexicons)]
    if not told:
        return None
    counts: Counter[str] = Counter()
    first: dict[str, Home] = {}
    for match in scan.places:
        if match.word in scan.lexicons.institutions or match.word not in scan.lexicons.places:
            continue
        place = _of_context(match.word, chars, scan.lexicons)
        home = _ancestors(place, scan.lexicons)
        if home.province is None or place.level in ("region", "other", "development_zone"):
            continue
        counts[place.name] += 1
        first.setdefault(place.name, home)
    if not counts:
        return None
    fitting = next((fits for level in told if (fits := [n for n in counts if n.endswith(level)])), list(counts))
    home = first[max(fitting, key=lambda name: (counts[name], -chars.find(name[:2])))]
    city, county = home.city, home.county
    if city is not None and county is not None and county.name.endswith("市") and city.name not in chars:
        return replace(home, city=county)
    return home


def _bare(chars: str, word: str) -> bool:
    at = chars.find(word)
    while at >= 0:
        if at == 0 or not ("\u4e00" <= chars[at - 1] <= "\u9fff") or word[0] in "我全":
            return True
        at = chars.find(word, at + 1)
    return False
