"""Where a post sits, read from the name of its institution: :func:`seat_of`.

A seat is what can be told of an institution by the form of its name and by the lexicons alone: whose state it belongs
to, in which place it governs, how high it stands. It decides nothing; :mod:`kg.resolve.careers` compares seats.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from kg.lexicon import table
from kg.lexicon.loading import load
from kg.resolve.hierarchy import parent_of


class Realm(StrEnum):
    """Whose an institution is."""

    CHINA = "china"
    FOREIGN = "foreign"
    WORLD = "world"
    """An international organisation: people of any country serve there."""
    UNKNOWN = "unknown"


class Level(StrEnum):
    """How high a body of state or party stands in China."""

    NATION = "nation"
    MINISTRY = "ministry"
    BUREAU = "bureau"
    """A national bureau under a ministry."""
    PROVINCE = "province"
    SUBPROVINCE = "subprovince"
    PREFECTURE = "prefecture"
    COUNTY = "county"
    TOWNSHIP = "township"
    VILLAGE = "village"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Seat:
    """What the name of an institution tells."""

    name: str
    realm: Realm
    country: str = ""
    """The foreign country, by its usual name."""
    place: tuple[str, ...] = ()
    """The Chinese place that it governs or stands in, the widest first (``江苏省``, ``苏州市``)."""
    level: Level = Level.NONE
    kind: str = ""
    """Scheme ``institution-kind``; ``embassy`` for missions abroad."""
    core: bool = False
    """Whether it leads its place (party committee, government, congress, conference), and is not one of its offices."""
    parents: tuple[str, ...] = ()
    """The institutions above it that the lexicon knows, the nearest first."""
    line: str = ""
    """Its line of work where its name tells one (``财政`` of ``江苏省财政厅`` and of ``财政部``)."""


@dataclass(frozen=True, slots=True)
class _Known:
    name: str
    kind: str
    parent: str
    place: str


_MISSION = re.compile(r"(?:中华人民共和国|中国)(?:常?驻)")
_BEHIND_A_WORD = re.compile(r"^[^同与和及向就]{1,6}[同与和及向就](?P<rest>.{2,})$")
"""``北京同新开发银行``: the sentence before the institution, up to the word that joins them."""
_FOREIGN_MISSION = re.compile(r"^(?P<country>.+?)(?:常?驻)")
_DEPARTMENT = re.compile(r"^(?P<ministry>[\u4e00-\u9fff]{1,8}(?:部|委员会|总局))[\u4e00-\u9fff]{1,10}司$")
_CONGRESS = re.compile(r"^中国共产党第[一二三四五六七八九十百]+届中央(?:委员会)?(?=$|政治局|书记处|军事|纪律)")
"""The central committee of one term, which is no other body than that of the next."""
_LEADING = re.compile(r"^(?:中共|中国共产党|政协|共青团|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟)")
_LEADING_KINDS = {
    "中共": "party",
    "中国共产党": "party",
    "政协": "cppcc",
    "共青团": "mass_organisation",
} | dict.fromkeys(("民革", "民盟", "民建", "民进", "农工党", "致公党", "九三学社", "台盟"), "democratic_party")
_LINE = re.compile(
    r"^(?:国家)?(?P<line>[\u4e00-\u9fff]{2,12}?)(?:部|厅|总局|局|委员会|委|署)(?:办公厅|办公室)?$",
)
_CORE = re.compile(
    r"^(?:委员会|委|党委|省委|市委|区委|县委|州委|盟委|旗委|自治区党委|工委|党工委|人民政府|政府|行政公署|人大常委会"
    r"|人民代表大会(?:常务委员会)?|人大|委员会常务委员会|政协|纪律检查委员会|纪委监委|纪委|监委|监察委员会|管理委员会|管委会)?$"
)
_TOWNSHIP = re.compile(r"(?:[\u4e00-\u9fff](?:街道|镇|乡|苏木))(?:办事处|党工委|党委|人民政府|政府|人大|$)")
_VILLAGE = re.compile(
    r"(?:[\u4e00-\u9fff](?:村|社区|嘎查|居委会))(?:党支部|党总支|党委|支部|村委会|委员会|居委会|“两委”|两委|$)"
)
_PLACE_LEVELS = {
    "province": Level.PROVINCE,
    "autonomous_region": Level.PROVINCE,
    "municipality": Level.PROVINCE,
    "sar": Level.PROVINCE,
    "prefecture": Level.PREFECTURE,
    "county": Level.COUNTY,
    "district": Level.COUNTY,
    "development_zone": Level.NONE,
}
_SUBPROVINCE = "subprovincial_city"
_STATE_KINDS = frozenset({"ministry", "administration", "commission", "party", "state", "court", "procuratorate"})
_SIMPLE_KINDS = frozenset({"ministry", "administration", "commission"})


@lru_cache(maxsize=65536)
def seat_of(institution: str) -> Seat:
    """The seat of the institution of this canonical name; of realm ``UNKNOWN`` where the name tells nothing."""
    if not institution:
        return Seat("", Realm.UNKNOWN)
    if _MISSION.search(institution):
        return Seat(institution, Realm.CHINA, kind="embassy", parents=("外交部",))
    if exact := _known().get(institution) or _known().get(_CONGRESS.sub("中共中央", institution)):
        return _of_known(exact)
    if (country := load().countries.get(institution, "中国")) != "中国":
        return Seat(country, Realm.FOREIGN, country)
    if institution in _national():
        return Seat(institution, Realm.CHINA, level=Level.NATION, kind="state")
    behind = _BEHIND_A_WORD.match(institution)
    if behind and (exact := _known().get(behind["rest"])):
        return _of_known(exact)
    return (
        _by_country_at_end(institution)
        or _by_place(institution)
        or _by_form(institution)
        or _by_ministry(institution)
        or _by_ending(institution)
        or _by_kind(institution)
    )


@cache
def _known() -> dict[str, _Known]:
    known: dict[str, _Known] = {}
    rows = table.read("institutions.tsv", ("name", "short", "kind", "parent", "place"))
    for row in rows:
        entry = _Known(row["name"], row["kind"], row["parent"], row["place"])
        for form in row.many("short"):
            known.setdefault(form, entry)
    for row in rows:
        known[row["name"]] = _Known(row["name"], row["kind"], row["parent"], row["place"])
    return known


def _of_known(entry: _Known) -> Seat:
    countries = load().countries
    parents: list[str] = []
    above = entry.parent
    while above and above not in parents:
        parents.append(above)
        above = _known()[above].parent if above in _known() else ""
    for told in (entry.place, *parents):
        if told in countries and countries[told] != "中国":
            return Seat(entry.name, Realm.FOREIGN, countries[told], kind=entry.kind, parents=tuple(parents))
    if entry.kind == "international":
        return Seat(entry.name, Realm.WORLD, kind=entry.kind, parents=tuple(parents))
    if entry.kind in ("foreign", "region_body"):
        return Seat(entry.name, Realm.UNKNOWN, kind=entry.kind, parents=tuple(parents))
    place = _places_in(entry.place)[0] if entry.place else ()
    local = bool(place) and entry.kind in _STATE_KINDS
    return Seat(
        entry.name,
        Realm.CHINA,
        place=place,
        level=_level_of(place) if local else _central_level(entry, parents),
        kind=entry.kind,
        core=local,
        parents=tuple(parents),
        line=_line(entry.name) if entry.kind in _SIMPLE_KINDS else "",
    )


def _central_level(entry: _Known, parents: list[str]) -> Level:
    """The level of a body of the centre: what the lexicon puts under a ministry is a bureau."""
    if entry.name in _national():
        return Level.NATION
    if entry.kind not in _STATE_KINDS | {"office", "bureau", "leading_group"}:
        return Level.NONE
    above = _known().get(parents[0]) if parents else None
    if above and entry.kind != "office" and above.kind in _SIMPLE_KINDS and above.parent == "国务院":
        return Level.BUREAU
    return Level.MINISTRY


@cache
def _national() -> frozenset[str]:
    """Bodies whose own head is a leader of the state, as the table of ranks names them."""
    rows = table.read("ranks.tsv", ("body", "title", "rank"))
    return frozenset(r["body"] for r in rows if not r["body"].startswith("@") and r["rank"] in ("1", "2"))


def _by_place(institution: str) -> Seat | None:
    """``江苏省财政厅``, ``中共苏州市委员会``, ``昆山市某某镇党委``: a name that opens with a Chinese place."""
    leading = _LEADING.match(institution)
    bare = institution[leading.end() :] if leading else institution
    place, rest = _places_in(bare)
    if not place:
        return None
    suffix = load().suffix_of(institution)
    kind = _LEADING_KINDS.get(leading[0], "") if leading else ""
    kind = kind or (suffix[0] if suffix else "")
    level, core = _level_of(place), bool(_CORE.match(rest))
    if _VILLAGE.search(rest):
        level, core, place = Level.VILLAGE, True, (*place, rest)
    elif _TOWNSHIP.search(rest):
        level, core, place = Level.TOWNSHIP, True, (*place, rest)
    elif not core and kind not in _STATE_KINDS | {"bureau", "office", "congress", "cppcc", "leading_group"}:
        level = Level.NONE
    line = "" if core or level is Level.NONE else _line(rest)
    return Seat(institution, Realm.CHINA, place=place, level=level, kind=kind, core=core, line=line)


def _places_in(text: str) -> tuple[tuple[str, ...], str]:
    """The Chinese places that *text* opens with, the widest first and completed upwards, and what follows them."""
    known = load().places
    path: list[str] = []
    while text:
        for size in range(min(len(text), 12), 1, -1):
            found = [p for p in known.get(text[:size], ()) if p.level in _PLACE_LEVELS]
            if path:
                found = [p for p in found if p.parent == path[-1]]
            if found:
                break
        else:
            break
        entry = found[0]
        if len(found) > 1:
            # One of several places of this name: which, the name does not tell.
            path.append(entry.name)
        else:
            path = path or list(_above(entry.parent))
            path.append(entry.name)
        text = text[size:]
    return tuple(path), text


@lru_cache(maxsize=4096)
def _above(place: str) -> tuple[str, ...]:
    """*place* and the places that hold it, the widest first."""
    out: list[str] = []
    while place and place not in out:
        out.append(place)
        entries = load().places.get(place, ())
        place = entries[0].parent if entries else ""
    return tuple(part for part in reversed(out) if part in load().places)


def _level_of(path: tuple[str, ...]) -> Level:
    """The level of the last place of a path; some cities, and the districts of municipalities, stand higher."""
    place = path[-1]
    if place in load().words_set(_SUBPROVINCE):
        return Level.SUBPROVINCE
    known = load().places
    levels = {_PLACE_LEVELS.get(entry.level, Level.NONE) for entry in known.get(place, ())}
    if levels == {Level.COUNTY} and any(entry.level == "municipality" for entry in known.get(path[0], ())):
        return Level.PREFECTURE
    return levels.pop() if len(levels) == 1 else Level.NONE


def _by_form(institution: str) -> Seat | None:
    """Names that open with a country, and those of missions, villages and townships without a known place."""
    countries = load().countries
    if (mission := _FOREIGN_MISSION.match(institution)) and countries.get(mission["country"], "中国") != "中国":
        return Seat(institution, Realm.FOREIGN, countries[mission["country"]], kind="embassy")
    if country := _country_at_start(institution):
        suffix = load().suffix_of(institution)
        return Seat(institution, Realm.FOREIGN, country, kind=suffix[0] if suffix else "")
    if _VILLAGE.search(institution):
        return Seat(institution, Realm.CHINA, place=(institution,), level=Level.VILLAGE, core=True)
    if _TOWNSHIP.search(institution):
        return Seat(institution, Realm.CHINA, place=(institution,), level=Level.TOWNSHIP, core=True)
    return None


def _by_ministry(institution: str) -> Seat | None:
    """``农业农村部种植业管理司``: a department of a ministry of the centre; only Chinese ministries have a 司."""
    parent = parent_of(institution)
    above = _known().get(parent) if parent else None
    department = _DEPARTMENT.match(institution)
    if above is not None and above.kind in _SIMPLE_KINDS and above.parent == "国务院":
        parents: tuple[str, ...] = (above.name, "国务院")
    elif department is not None and above is None:
        parents = (department["ministry"],)
    else:
        return None
    suffix = load().suffix_of(institution)
    kind = suffix[0] if suffix else ""
    return Seat(institution, Realm.CHINA, level=Level.BUREAU, kind=kind, parents=parents)


def _country_at_start(text: str) -> str:
    lex = load()
    for size in range(min(len(text), 12), 1, -1):
        head = text[:size]
        country = lex.countries.get(head) or _capitals().get(head) or lex.country_cities.get(head)
        if country:
            return "" if country == "中国" else country
    return ""


@cache
def _capitals() -> dict[str, str]:
    """Capital → country; of a state of today where one of the past had the same."""
    capitals: dict[str, str] = {}
    for row in table.read("countries.tsv", ("name", "capital")):
        for capital in row.many("capital"):
            capitals.setdefault(capital, row["name"])
    return capitals


def _by_country_at_end(institution: str) -> Seat | None:
    """``东盟轮值主席国马来西亚``: a country told with words before it."""
    countries = load().countries
    for start in range(1, len(institution) - 1):
        country = countries.get(institution[start:], "中国")
        if country != "中国" and institution[start - 1] != "驻":
            return Seat(country, Realm.FOREIGN, country)
    return None


def _by_ending(institution: str) -> Seat | None:
    """``以及中央军委``: words stand before a name that is known; ``越共中央委员会`` is another party's."""
    for start in range(1, len(institution) - 2):
        if institution[start - 1] != "共" and (entry := _known().get(institution[start:])):
            return _of_known(entry)
    return None


def _by_kind(institution: str) -> Seat:
    """What is left: a body of which only the last word tells something, or nothing."""
    suffix = load().suffix_of(institution)
    kind = suffix[0] if suffix else ""
    if kind in ("foreign", "international", "region_body"):
        return Seat(institution, Realm.UNKNOWN, kind=kind)
    realm = Realm.CHINA if institution.startswith(("中国", "全国", "国家", "中央", "中华", "中共")) else Realm.UNKNOWN
    return Seat(institution, realm, kind=kind)


def _line(name: str) -> str:
    match = _LINE.match(name)
    return match["line"] if match else ""
