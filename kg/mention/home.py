"""Where a document speaks from: the place and the institution that ``我市``, ``省委`` or ``部党组`` refer to."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.lexicon.lexicons import InstitutionEntry, Lexicons, PlaceEntry
from kg.mention.body_words import SEAT_ENDS
from kg.mention.scan import Scan

PROVINCE = ("province", "municipality", "autonomous_region", "sar")
CITY = ("prefecture", "municipality")
COUNTY = ("county", "district")
SEATED = frozenset(("university", "other", "research", "court"))
"""Kinds of institution whose place is that of the ``省委`` that they speak of."""
_LEVELS = "".join(sorted(SEAT_ENDS))
_NO_PLACE = ("region", "other", "development_zone")
_NEVER_HOME = ("台湾省", "香港特别行政区", "澳门特别行政区")
"""Nobody there speaks of ``省委`` or ``我市``; news of the mainland names them often."""
_OURS = ("县", "旗", "区", "市", "州", "省")
"""Levels that ``我县``, ``市委`` … name, the deepest first."""
_NEW_ZONE = "新区"
_PARTS_OF_SCHOOLS = ("学院", "研究院", "医院", "分院", "研究所", "分校", "校区")
_BRANCHES = ("公司", "分公司", "分行", "支行", "分院", "研究院", "电厂", "油田", "工厂")
_SITE = re.compile("(?:党委)?(?:新闻(?:网|中心)|宣传部|官方?网站?|门户网站|网站|(?:微信)?公众号)$")
"""What stands behind the name of a body in that of its site (某某大学|新闻网)."""
_WITH_SITES = frozenset(("university", "research", "company", "bank"))
_SHORTEST_BODY = 5
_TWICE = 2
_BY = "由对向与和经受请给为"
"""Before a body that is told bare (会议由|市人大常委会主任某某主持)."""
_BODIES = ("委", "政府", "人民政府", "人大", "人民代表大会", "政协", "纪委", "长")
_HOUSE_OF_ITS_OWN = re.compile("(?:大学|科学院|学院)(?:附属)?[\u4e00-\u9fff]{1,10}(?:医院|研究院|研究所|分院)$")
"""A source that is a house of a greater one: 我院 is the hospital, not the university."""
_PREMISES = {
    "校": ("大学", "学院", "学校", "中学", "小学", "党校"),
    "院": ("院",),
    "馆": ("馆",),
    "园": ("园",),
    "委": ("委", "委员会"),
    "局": ("局",),
    "厅": ("厅",),
    "司": ("公司", "集团"),
    "所": ("所",),
}
"""What a document calls its own house, and how the names of such houses end."""


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
            return next((x for x in (self.city, self.county) if x is not None and x.name.endswith("市")), None)
        seat = self.city if level in ("州", "盟", "地区") else self.county if level in ("县", "区", "旗") else None
        return seat if seat is not None and seat.name.endswith(level) else None

    def called(self, char: str) -> PlaceEntry | None:
        """The home place that one character of its name stands for (``在锡``, ``来遂``), the nearest first."""
        for place in (self.county, self.city, self.province):
            if place is not None and char in (*place.name.rstrip(_LEVELS), *place.abbreviation):
                return place
        return None

    def premises(self, noun: str) -> list[str]:
        """The house that ``我校`` or ``我院`` stands for, where the document speaks from one."""
        tails = _PREMISES.get(noun, ())
        return [self.institution] if self.institution is not None and self.institution.endswith(tails) else []


def ancestors(place: PlaceEntry, lexicons: Lexicons) -> Home:
    """The province, city and county that *place* lies in, itself among them."""
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


def _of_context(word: str, text: str, lexicons: Lexicons) -> PlaceEntry | None:
    """The place that *word* names in *text*: of several that bear the name the one whose city is named too."""
    places = lexicons.places.get(word, ())
    for place in places[1:] and places:
        above = lexicons.places.get(place.parent, ())
        if place.parent in text or any(outer.short and outer.short in text for outer in above):
            return place
    return next(iter(places), None)


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
            if place.level in _NO_PLACE:
                continue
            home = ancestors(place, lexicons)
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
        named = [] if _HOUSE_OF_ITS_OWN.search(source) is not None else lexicons.gazetteer.find(source)
        known = [lexicons.institutions[m.word] for m in named if m.word in lexicons.institutions]
        entry = next((e for e in known if e.kind not in ("media", "international", "foreign")), None)
    if entry is not None and entry.kind not in ("media",):
        institution = entry.name
        parts = {"university": _PARTS_OF_SCHOOLS, "company": _BRANCHES, "bank": _BRANCHES}.get(entry.kind, ())
        if source not in lexicons.institutions and source.startswith(entry.forms) and source.endswith(parts):
            institution = source  # 武汉大学苏州研究院, 国家电网海州公司
    local = _from_words(source, scan) or _of_paper(scan)
    if local is not None and local.province is not None and local.province.name in _NEVER_HOME and entry is None:
        local = None  # 中国台湾网
    if local is not None:
        local = _city_of_its_own(local)
    part = institution == source and entry is not None and source not in lexicons.institutions
    elsewhere = entry is not None and not part and entry.kind not in (*SEATED, "region_body", "company", "media")
    branch = local is not None and elsewhere
    forms = entry.forms if entry is not None else ()
    if branch or (local is not None and not source.startswith(tuple(forms))):
        # 沈阳市政协 names 政协, which alone is the national body; 民进太原市委会 is a branch of one.
        entry, institution = None, None
    if entry is None or entry.kind == "region_body" or part:
        home = local
    else:
        home = _of_its_place(entry, lexicons) or _seat(entry, local, lexicons)
    if home is None and (entry is None or entry.kind == "media"):
        home = _local_by_frequency(scan) or _of_its_medium(entry, scan)
    if institution is None:
        institution = _unlisted(source, lexicons)
    if home is None:
        return Home(institution=institution)
    if home.county is None and home.city is not None:
        home = replace(home, county=_district_told_short(home.city, scan))
    return Home(home.province, home.city, home.county, institution)


def _unlisted(source: str, lexicons: Lexicons) -> str | None:
    """The school, institute, hospital or firm on whose site the text stands, where it is in no list."""
    name = _SITE.sub("", source)
    kind, strong = lexicons.suffix_of(name) or ("", False)
    told = len(name) >= _SHORTEST_BODY and (kind in _WITH_SITES or name.endswith("医院"))
    return name if told and strong and name not in lexicons.institutions else None


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
    return first if times >= _TWICE and times > others else None


def _short(place: PlaceEntry) -> str:
    if place.name.endswith(_NEW_ZONE):
        return place.name.removesuffix(_NEW_ZONE)
    return place.name[:-1] if len(place.name) > 2 else place.name


def _told_bare(chars: str, level: str, lexicons: Lexicons) -> bool:
    """Whether a text names bodies of a level (``区委``, ``全区``) without their place."""
    return any(_bare(chars, word) for word in lexicons.words["home_word"] if level in word)


def _seat(entry: InstitutionEntry, told: Home | None, lexicons: Lexicons) -> Home | None:
    """The home of what a university, a hospital or a museum says: where it is, by its name or by the lexicon."""
    places = lexicons.places.get(entry.place, ()) if entry.kind in SEATED else ()
    if not places:
        return None
    seat = ancestors(places[0], lexicons)
    deeper = told is not None and told.province == seat.province and _depth(told) > _depth(seat)
    return told if deeper else seat


def _of_its_place(entry: InstitutionEntry, lexicons: Lexicons) -> Home | None:
    """The home of a firm that bears the name of a province or city first (山东能源集团): its ``省委`` is that of it."""
    if entry.kind != "company":
        return None
    named = (place for length in (2, 3, 4) for place in lexicons.places.get(entry.name[:length], ()))
    place = next((place for place in named if place.level in (*PROVINCE, *CITY)), None)
    return None if place is None else ancestors(place, lexicons)


def _of_its_medium(entry: InstitutionEntry | None, scan: Scan) -> Home | None:
    """The home of a paper or site of a province or city, where its text names no place elsewhere."""
    places = scan.lexicons.places.get(entry.place, ()) if entry is not None else ()
    if not places or not any(_speaks(scan.chars, level) for level in "省市"):
        return None
    home = ancestors(places[0], scan.lexicons)
    elsewhere = any(told.province != home.province for _, told in _named_homes(scan))
    return None if elsewhere else home


def _city_of_its_own(home: Home) -> Home:
    """In what a city below a prefecture says (``新郑市融媒体中心``) ``市`` is that city."""
    return replace(home, city=None) if home.county is not None and home.county.name.endswith("市") else home


@lru_cache(maxsize=4)
def places_by_stem(lexicons: Lexicons) -> dict[str, list[PlaceEntry]]:
    """Cities, counties and districts by their names without ``市``, ``县`` or ``区``, as their papers bear them
    (射阳|日报)."""
    stems: defaultdict[str, list[PlaceEntry]] = defaultdict(list)
    for entries in lexicons.places.values():
        for place in entries:
            stem = place.name[:-1]
            if place.level in (*COUNTY, "prefecture") and len(stem) > 1 and place not in stems[stem]:
                stems[stem].append(place)
    return stems


def _of_paper(scan: Scan) -> Home | None:
    """The home of a paper or site that bears the name of a county or city without its kind, where the text speaks of
    ``我县``, ``县委`` … of that kind; it must be the only one of the name."""
    stems = places_by_stem(scan.lexicons)
    for length in (4, 3, 2):
        places = stems.get(scan.source[:length], ())
        if len({place.parent for place in places}) == 1 and len(scan.source) > length:
            ours = [place for place in places if _speaks(scan.chars, place.name[-1])]
            return ancestors(ours[0], scan.lexicons) if len(ours) == 1 else None  # 长泰: 长泰县, now 长泰区
    return None


def _speaks(chars: str, kind: str) -> bool:
    """Whether a text speaks of ``我县``, ``县委`` … of a place of the *kind*."""
    told = (f"我{kind}", f"{kind}委", f"{kind}政府", f"{kind}领导", f"全{kind}", f"{kind}人大", f"{kind}政协")
    return any(_bare(chars, word) for word in told)


def _local_by_frequency(scan: Scan) -> Home | None:
    """A text that says ``我市`` or ``市委`` without a place speaks from the place that it names most, of the level that
    it says."""
    chars = scan.chars
    if "新闻联播" in scan.source or scan.source.startswith("cctv"):
        return None
    told = [level for level in _OURS if _told_bare(chars, level, scan.lexicons)]
    if not told:
        return None
    counts: Counter[str] = Counter()
    homes: dict[str, Home] = {}
    for name, home in _named_homes(scan):
        counts[name] += 1
        homes.setdefault(name, home)
    if not counts:
        return None
    ours = next((x for x in _OURS if f"我{x}" in chars), None)
    level = ours or next((x for x in told if any(name.endswith(x) for name in counts)), "")
    fitting = [name for name in counts if name.endswith(level)]
    if not fitting:
        provinces = {home.province for home in homes.values()}
        return Home(provinces.pop()) if len(provinces) == 1 else None
    top = max(fitting, key=lambda name: (counts[name], -chars.find(name[:2])))
    if counts[top] < _TWICE and top not in chars and top not in scan.title:
        return None  # 局长安顺才: two characters, once, may be anything
    home = homes[top]
    if ours is None and not _has_bodies(scan, top):
        rivals = [name for name in fitting if name[-1] == top[-1] and name != top]
        fuller = [name for name in rivals if name in chars and top not in chars]
        if fuller or any(_has_bodies(scan, name) or counts[name] >= _TWICE for name in rivals):
            return None  # 市委书记某某, in a text that is about a fair in another city
    told_well = counts[top] >= _TWICE or (top in chars and _has_bodies(scan, top))
    if level == "市" and told_well and (home.city is None or home.city.name not in counts):
        return _city_of_its_own(home)
    return home


def _has_bodies(scan: Scan, name: str) -> bool:
    """Whether the text or its title names a leading body of the place, or begins with it."""
    return any(f"{name}{body}" in text for text in (scan.chars, scan.title) for body in _BODIES)


def _named_homes(scan: Scan) -> Iterator[tuple[str, Home]]:
    """The places that title and text name, once for each time, with the home that each would be."""
    lexicons = scan.lexicons
    for match in (*lexicons.gazetteer.find(scan.title), *scan.places):
        if match.word in lexicons.institutions:
            continue
        place = _of_context(match.word, scan.chars, lexicons)
        if place is None or place.level in _NO_PLACE:
            continue
        home = ancestors(place, lexicons)
        if home.province is not None and home.province.name not in _NEVER_HOME:
            yield place.name, home


def _bare(chars: str, word: str) -> bool:
    at = chars.find(word)
    while at >= 0:
        if at == 0 or not ("\u4e00" <= chars[at - 1] <= "\u9fff") or word[0] in "我全" or chars[at - 1] in _BY:
            return True
        at = chars.find(word, at + 1)
    return False
