"""Names of bodies of a place: led from ``省委``, ``市住建局`` or ``江苏省财政厅`` to what they stand for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from kg.lexicon.lexicons import LocalBody, PlaceEntry
from kg.mention.bodies.countries_named import CountriesNamed
from kg.mention.body_words import COMPANIES, LEVELS, LONG_LEVELS
from kg.mention.home import SEATED, Home, ancestors
from kg.mention.scan import Scan
from kg.text.numerals import NUMERAL

_CONFERENCE = re.compile(
    r"^(?:中国人民政治协商会议|人民政协|政协)(?P<place>[\u4e00-\u9fff]{2,10}(?:省|市|县|区|州|盟|旗))(?:委员会|委)(?P<organ>.*)$"
)
_DISCIPLINE = re.compile(
    rf"^(?:中共|中国共产党)?(?P<place>[\u4e00-\u9fff]{{2,10}}?(?:省|市|县|区|州|盟|旗))(?:第{NUMERAL}届)?纪律检查委员会$"
)
_COMMITTEE = re.compile(
    r"^(?:中共|中国共产党)(?P<place>[\u4e00-\u9fff]{2,10}(?:省|市|县|区|州|盟|旗))(?:委员会|党委|委)(?P<organ>.*)$"
)
_COMMITTEES = ("委", "党委")
_PARTY_COMMITTEE = re.compile(
    r"(?P<party>民革|民盟|民建|民进|农工党|致公党|九三学社|台盟)(?:[\u4e00-\u9fff]{2,8}?)?(?P<level>[省市县区州])委会"
)
_OF_PEOPLE = ("party", "cppcc", "mass_organisation")
"""Kinds of bodies that an autonomous prefecture calls by its short name; government and congress bear the full one."""
_STANDING = "人大常委会"
"""A short form, which goes with the short name of the place."""
_LISTING = ("、", "和", "，")
_OFTEN_SHORT = ("省", "自治区", "师市", "地区", "州", "盟")
"""Levels whose places are told by their short names too (在江苏…, 省委); of others two characters may be anything."""
_GONE_TO = ("赴", "到", "抵达", "前往", "深入")
_VISITED = ("调研", "考察", "检查", "督导", "走访", "慰问", "督查", "指导")
_LIST_PART = re.compile(r"[^、，]+")
_LONGEST_LIST = 120
_LONGEST_NAME = 3
_HOUSES_OF_CITIES = ("小学", "中学", "学校", "幼儿园", "医院", "中医院", "卫生院")
_AS_WRITTEN = (*_HOUSES_OF_CITIES, "馆")
_OF_VILLAGE = re.compile("(?:村|社区)(?:党工委|党委|党总支|党支部|村委会|居委会|村民委员会|居民委员会)$")
_JUSTICE = ("court", "procuratorate")
_TAX = "税务局"
_CUSTOMS = ("海关", "海事局")
"""Branches of central bodies whose divisions bear the short name of the place too (大连海关缉私局)."""
_LONGEST_HOUSE = len("高级人民法院")
ORGAN_ENDING = "部委局厅署院会办室社行处科站队团组所校馆台庭"


class LocalNames(CountriesNamed):
    """Resolves the names of bodies of places within one document."""

    def __init__(self, scan: Scan, home: Home) -> None:
        super().__init__(scan)
        self.home = home
        self._houses = scan.lexicons.words_set("house_kind")
        self._branches = scan.lexicons.words_set("central_branch")

    def suffix(self, name: str) -> tuple[str, bool] | None:
        """Kind and strength of the head noun that *name* ends in."""
        return self.lexicons.suffix_of(name)

    def place_for(self, level: str, at: int) -> PlaceEntry | None:
        """The place that ``省``, ``市`` … alone stands for: the one told before it in a list of offices, home, else the
        last such place named."""
        listed = self._listed(level, at)
        if listed is not None:
            return listed
        home = self.home.place(level)
        if home is not None:
            return home
        scan = self.scan
        for i in range(bisect_left(scan.place_starts, at) - 1, -1, -1):
            for place in self.lexicons.places.get(scan.places[i].word, ()):
                at_level = (
                    place.name.endswith("市") and "师" in place.name if level == "师市" else place.name.endswith(level)
                )
                word = scan.places[i].word
                whole = place.name == word or level in _OFTEN_SHORT or word.endswith(level)
                whole = whole or (level == "市" and self._city_gone_to(place, i))
                if at_level and whole and place.level not in ("region", "other"):
                    return place
        below = self._city_below() if level == "市" else None
        return below or self._above(level, at) or self._told_later(level)

    def _told_later(self, level: str) -> PlaceEntry | None:
        """The only place of *level* that a text of a place above it names in full, though behind its bodies (县河长办……
        衡南县副县长某某)."""
        if level not in ("县", "区", "旗") or not self.home.local:
            return None
        told: dict[str, PlaceEntry] = {}
        for match in self.scan.places:
            for place in self.lexicons.places.get(match.word, ()):
                if place.name == match.word and match.word[-1] == level and place.level in ("county", "district"):
                    told[place.name] = place
        if len(told) != 1:
            return None
        seat = next(iter(told.values()))
        return seat if self.home.province in (None, ancestors(seat, self.lexicons).province) else None

    def _above(self, level: str, at: int) -> PlaceEntry | None:
        """The province or city over the place named last before *at* in full (象山县县长某某……|市水利局), else the only one
        over all that the text names so; a name that several places bear says nothing."""
        if level not in ("省", "自治区", "市"):
            return None
        over: dict[str, PlaceEntry] = {}
        nearest: PlaceEntry | None = None
        for match in self.scan.places:
            named = self.lexicons.places.get(match.word, ())
            if len(named) == 1 and named[0].name == match.word and match.word[-1] in LEVELS:
                seat = ancestors(named[0], self.lexicons).place(level)
                if match.start < at:
                    nearest = seat
                if seat is not None:
                    over[seat.name] = seat
        if nearest is not None:
            return nearest
        return next(iter(over.values())) if len(over) == 1 else None

    def _city_gone_to(self, city: PlaceEntry, index: int) -> bool:
        """Whether the place *index* of the text is *city* told short, as one of the home province, behind its province
        or as where somebody went (``赴盐城调研，市委书记…``); one of several in a row is not."""
        scan, start, end = self.scan, self.scan.place_starts[index], self.scan.place_ends[index]
        if city.level != "prefecture" or not scan.cuts[start] or not scan.cuts[end]:
            return False
        if scan.chars[end : end + 1] in _LISTING or scan.chars[start - 1 : start] in _LISTING:
            return False
        before = scan.places[index - 1] if index and scan.place_ends[index - 1] == start else None
        within = (p.name for p in self.lexicons.places.get(before.word, ())) if before is not None else ()
        ours = self.home.province is not None and self.home.province.name == city.parent
        return ours or city.parent in within or _went_to(scan.chars, start, end)

    def _city_below(self) -> PlaceEntry | None:
        """The city that a text of an autonomous prefecture, which has no ``市`` of its own, names first."""
        seat = self.home.city
        below = (p for m in self.scan.places for p in self.lexicons.places.get(m.word, ()) if p.name == m.word)
        return next((p for p in below if seat is not None and p.parent == seat.name and p.name.endswith("市")), None)

    def _listed(self, level: str, at: int) -> PlaceEntry | None:
        """The place of *level* that a list of offices up to *at* tells with its first one (青海省委书记、|省人大常委会主任
        某某,|省委副书记…): nothing but offices and who holds them may stand between."""
        scan = self.scan
        known = self.lexicons.institutions.get(self.home.institution or "")
        ours = self.home.local and (known is None or known.kind not in SEATED)
        if not scan.chars.endswith(_LISTING, 0, at):
            return None
        # 省长某某会见青海省省长某某，|省委常委某某参加: what a province itself tells comes home at a comma
        comma = ours and scan.chars[at - 1] == "，"
        floor = scan.sentence_of(at).start
        for i in range(bisect_right(scan.place_ends, at) - 1, -1, -1):
            match = scan.places[i]
            if match.start < floor or at - match.start > _LONGEST_LIST:
                return None
            place = next(iter(self.lexicons.places.get(match.word, ())), None)
            if place is not None and match.word.endswith(level) and place.name == match.word:
                if comma and any(floor < end <= match.start for end in scan.title_ending):
                    return None
                if ours and scan.chars.startswith("、", match.end):
                    return None  # 桂阳县、资兴市、|市住建局作表态发言
                return place if self._only_offices(match.end, at) else None
        return None

    def _only_offices(self, start: int, end: int) -> bool:
        """Whether every part of a list is an office, or an office and its holder, or one more holder."""
        titled = self.scan.title_ending
        for part in _LIST_PART.finditer(self.scan.chars, start, end):
            holder = next((n for n in range(5) if part.end() - n in titled and part.end() - n > part.start()), None)
            if holder is None and (part.end() - part.start() > _LONGEST_NAME or part[0][-1] in ORGAN_ENDING):
                return False
            if holder is not None and holder > _LONGEST_NAME:
                return False
        return True

    def _party_committee(self, place: PlaceEntry, level: str, at: int) -> str | None:
        """``市委会``: the committee of one of the other parties that the text names in full, the last before *at*."""
        names = [match for match in _PARTY_COMMITTEE.finditer(self.scan.chars) if match["level"] == level]
        told = next((m for m in reversed(names) if m.start() < at), names[0] if names else None)
        return None if told is None else f"{told['party']}{place.name}委会"

    def _local_committee(self, chunk: str) -> str:
        """``中共江苏省委员会`` as documents usually call it, ``江苏省委``; any other *chunk* as it is."""
        conference = _CONFERENCE.match(chunk)
        if conference is not None and (place := self._usual(conference["place"])) is not None:
            return place + "政协" + conference["organ"]
        discipline = _DISCIPLINE.match(chunk)
        if discipline is not None and (place := self._usual(discipline["place"])) is not None:
            return place + "纪委"
        match = _COMMITTEE.match(chunk)
        if match is None or (place := self._usual(match["place"])) is None:
            return chunk
        return place + ("党委" if match["place"].endswith("自治区") else "委") + match["organ"]

    def _usual(self, place: str) -> str | None:
        """How the place is mostly called; of one told with the city that it lies in (宝鸡市|凤翔区) the inner one."""
        places = self.lexicons.places
        outer = next((n for n in range(len(place) - 2, 1, -1) if place[:n] in places and place[n:] in places), 0)
        inner = place if place in places else place[outer:]
        return usual_name(places[inner][0]) if inner in places else None

    def _local(self, place: PlaceEntry, rest: str, level: str) -> str:
        """``省`` + ``委`` → ``黑龙江省委``; with the full form of the body where the lexicon gives one."""
        body = self.lexicons.local_bodies.get(level + rest)
        if body is not None and not rest.startswith(_COMMITTEES):
            return self._court(place, rest) or self._seated(body, place)
        part = self._part(place, level, rest)
        if part is not None:
            return part
        return _with_committee(place, rest)

    def _placed(self, chunk: str) -> str | None:
        """A chunk that begins with a Chinese place: ``江苏省财政厅``, ``芜湖市委``."""
        for length in range(min(12, len(chunk) - 1), 1, -1):
            head = chunk[:length]
            places = self.lexicons.places.get(head)
            if not places or places[0].level == "region":
                continue
            rest = chunk[length:]
            place = places[0]
            if _OF_VILLAGE.search(rest) is not None:
                return chunk  # 海南省琼海市某村党支部: as it is told
            inner = self._placed(rest) if len(rest) > 3 and self._within(rest, place) else None
            if inner is not None:
                if inner == rest and rest.endswith(_HOUSES_OF_CITIES) and self._of_district(rest, place):
                    return place.name + inner  # 合肥市|蜀山区某某小学
                return head + inner if inner == rest and rest.endswith(COMPANIES) else inner  # 上海|崇明生态企业集团
            if len(rest) == 1 and rest in LEVELS:
                return place.name
            if rest[0] in LEVELS and rest[0] != place.name[-1] and rest in self.lexicons.local_bodies:
                return None  # 驻某某区|省政协委员: of the province
            if rest[0] == "湖":
                return chunk  # 青海湖|景区管理局
            if rest in self._branches or rest.startswith(_CUSTOMS):
                return chunk  # 湖南证监局: a branch of a central body, which bears the short name of the place
            level = next((x for x in LONG_LEVELS if place.name.endswith(x)), "")
            if level and rest.startswith(level) and level + rest not in self.lexicons.local_bodies:
                rest = rest[len(level) :]
            body = self.lexicons.local_bodies.get(level + rest)
            if body is not None and head != place.name and (body.kind in self._houses or rest.endswith(_AS_WRITTEN)):
                return chunk  # 宜春广播电视台, 杭州图书馆: its name has the place as it is written
            if body is not None and not rest.startswith(_COMMITTEES):
                return self._court(place, rest) or self._seated(body, place)
            if (part := self._part(place, level, rest)) is not None:
                return part
            if rest[-1:] in ORGAN_ENDING or self.suffix(rest):
                if rest.startswith(_COMMITTEES):
                    return _with_committee(place, rest)
                unknown = rest[-1] == "局" and head != place.name  # 厦门港口管理局 is no 厦门市港口管理局
                if rest.startswith(("政府", "政协", "人大", "人民政府", "人民法院", "人民检察院", "人民代表")) or (
                    rest[-1] in "局厅" and not unknown
                ):
                    return place.name + rest
                return head + chunk[length:]
            return None
        return None

    def _seated(self, body: LocalBody, place: PlaceEntry) -> str:
        """The full name of *body*; the standing committee of an autonomous prefecture bears its short name, unless the
        text has it with the full one."""
        in_full = any(place.name + congress in self.scan.chars for congress in ("人大", "人民代表大会"))
        if _STANDING in body.template and not in_full:
            return body.template.replace("{p}", usual_name(place))
        return seated(body, place)

    def _part(self, place: PlaceEntry, level: str, rest: str) -> str | None:
        """A division of a court, procuratorate or tax bureau, with the full name of its house (荆州|中院|执行局)."""
        for length in range(min(len(rest) - 2, _LONGEST_HOUSE), 1, -1):
            body = self.lexicons.local_bodies.get(level + rest[:length])
            if body is not None and (body.kind in _JUSTICE or rest[:length] == _TAX):
                return (self._court(place, rest[:length]) or seated(body, place)) + rest[length:]
        return None

    def _within(self, rest: str, outer: PlaceEntry) -> bool:
        """Whether *rest* begins with a place that lies in *outer* (江苏省|苏州市…, not 深圳市|江西商会)."""
        for length in range(min(12, len(rest)), 1, -1):
            for place in self.lexicons.places.get(rest[:length], ()):
                above = self.lexicons.places.get(place.parent, ())
                if outer.name in (place.parent, *(p.parent for p in above)):
                    return True
        return False

    def _of_district(self, rest: str, city: PlaceEntry) -> bool:
        """Whether *rest* begins with the name of a district of *city*, whose houses bear the city's name too."""
        heads = (place for length in (3, 4, 5) for place in self.lexicons.places.get(rest[:length], ()))
        return city.level == "prefecture" and any(p.level == "district" and p.parent == city.name for p in heads)

    def _court(self, place: PlaceEntry, rest: str) -> str | None:
        """The court that ``市法院`` means: the intermediate one of a city that has districts or counties."""
        if rest not in ("法院", "人民法院"):
            return None
        middle = rest == "法院" and place.level == "prefecture"
        return place.name + "中级人民法院" if middle else None


def _went_to(chars: str, start: int, end: int) -> bool:
    """Whether the place from *start* to *end* is told as one that somebody went to (赴盐城, 在盐城调研)."""
    return chars.endswith(_GONE_TO, 0, start) or (chars[start - 1 : start] == "在" and chars.startswith(_VISITED, end))


def usual_name(place: PlaceEntry) -> str:
    """How a place is called in the names of its committees: 凉山彝族自治州 → 凉山州, 长阳土家族自治县 → 长阳县."""
    if not place.name.endswith(("自治州", "自治县")) or not place.short:
        return place.name
    return place.short.removesuffix(place.name[-1]) + place.name[-1]


def _with_committee(place: PlaceEntry, rest: str) -> str:
    """The name of a place's committee, which *rest* tells (``委``, ``委办公室``): 滨海新区|区委."""
    if place.name.endswith("自治旗") and rest.startswith("委"):
        return f"{place.name}旗{rest}"  # 某某族自治旗|旗委
    new_zone = place.level == "district" and place.name.endswith("新区") and len(place.name) > len("清新区")
    if len(place.name) == len("某县") and place.name.endswith("县") and rest.startswith("委"):
        return f"{place.name}县{rest}"  # 蔚县|县委, 唐县|县委办
    return usual_name(place) + ("区" if new_zone and rest.startswith("委") else "") + rest


def seated(body: LocalBody, place: PlaceEntry) -> str:
    """A local body's full name; the special administrative regions have a 政府, not a 人民政府."""
    name = usual_name(place) if body.kind in _OF_PEOPLE else place.name
    return body.template.replace("{p}", name).replace("特别行政区人民政府", "特别行政区政府")


def is_of_village(name: str) -> bool:
    """Whether *name* is that of a body of a village or a community."""
    return _OF_VILLAGE.search(name) is not None
