"""Where an occasion took place whose own sentence does not say: by its host, its guests, its day and its dateline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.abstract import Abstract
from kg.extract.occasions.at_home import is_of_home, town_of, towns_around
from kg.extract.occasions.attached import attached_to
from kg.extract.occasions.occasion import Occasion
from kg.extract.occasions.setting import PlaceReader
from kg.lexicon.lexicons import Lexicons
from kg.mention.home import COUNTY, Home
from kg.mention.scan import Scan
from kg.model import MeetingKind, Mode, Part

_CALLER = re.compile(r"(?:到|来)访的")
_TO_CHINA = re.compile(r"(?<!曾)(?:来华(?:出席|访问|进行|参加|考察)|访华的)")
_TO_US = re.compile(
    r"来(?P<where>[\u4e00-\u9fff])(?:考察|访问|调研|参加|出席|投资|洽谈|交流|参会|参展|指导|检查|督导|推介)"
)
_SIGNED = re.compile(r"签署|签订|签约|揭牌|挂牌|成立|启动|启用|开工|竣工|通车|举行|召开|颁发|授予|结业|毕业")
"""What a bare 签约仪式 or 揭牌仪式 told afterwards was about."""
_BARE = re.compile(r"[\u4e00-\u9fff]{0,6}(?:仪式|典礼|座谈会|宴会|会议|会谈|会见)|[开结]班式|[开闭]幕式|开[营学]式")
_QUOTED = re.compile(r"(?:^|，)据[^，]{2,20}(?:报道|消息)|媒体报道")
_AFTERWARDS = re.compile("(?:会议?|座谈会?|活动|仪式)(?:召开|举行|结束)?之?[后前]，")
"""What is told in one sentence with a meeting, but came before or behind it, and so elsewhere."""
_BESIDE = re.compile(r"(?:其间，)?(?:Ⓟ还(?:分别|集体)?(?:会见|同|与)|(?:此外，)?出席(?:Ⓜ|峰会|会议|论坛)的)")
"""How a sentence begins that tells more of the same occasion's days (某人还会见了…; 出席峰会的某人…)."""
_THAT_DAY = re.compile("当[天晚日]|同[日天]")
_WELCOME = re.compile("(?:欢迎|迎宾|送行|送别)(?:仪式|宴会)|[午晚国]宴|茶叙|小范围会[谈晤]")
"""What is told with talks, and belongs to the same stay."""
_OF_A_SEAT = re.compile("常务会议|常委会|常务委员会|政治局|党组|国务院|委员长会议|主席会议")
"""What is held where the body has its seat, wherever its members were the day before."""
_PAST = re.compile("曾|去年|前年|此前|上次|[0-9一二三四五六七八九十]月[，，]|[0-9]{4}年")
_OF_CHINA = frozenset(("ministry", "administration", "bureau", "commission", "congress", "cppcc", "court"))
"""Kinds of bodies that the lexicon knows in China alone: whoever comes to their heads has come there."""
_TOURS = (MeetingKind.VISIT, MeetingKind.INSPECTION)
_TOLD_ELSEWHERE = "地点见于他句"
_REMOTE = frozenset({Mode.VIDEO, Mode.TELEPHONE})
_DELEGATES = ("代表", "成员", "嘉宾", "同志")
_NO_DAY = 1000
_DEEDS = ("启动", "揭牌", "签约", "开班", "开幕", "开工", "开营", "开学", "结业", "首发", "交接", "通车")
"""What names the occasion at which it was done: 启动仪式 is that of what a sentence further up told to start."""
_FAR_BACK = 8
_BACK = 3
"""So many sentences before a bare noun the text may tell what it refers to."""


class Whereabouts:
    """Gives the occasions of a document the places that the rest of the document tells for them."""

    def __init__(self, lexicons: Lexicons, reader: PlaceReader) -> None:
        self._lex = lexicons
        self._reader = reader

    def settle(self, occasions: Sequence[Occasion], abstracts: Sequence[Abstract], home: Home, scan: Scan) -> None:
        """Add to each of the *occasions* without a place the first one that can be told; none to talks by wire."""
        text = f"{scan.title}\n{scan.chars}\n{_lead(scan)}"
        for occasion in occasions:
            occasion.add_places(towns_around(occasion.places, text, self._lex) if occasion.places else ())
        placeless = [o for o in occasions if self._wants_place(o) and _REMOTE.isdisjoint(o.modes)]
        if not placeless:
            return
        bare = [o for o in placeless if not o.places]
        for occasion in bare:
            sentence = abstracts[occasion.sentences[0][0]]
            occasion.add_places(self._of_host(occasion) or self._of_guest(occasion, sentence, home, scan))
            if not occasion.places:
                self._of_noun(occasion, abstracts, home, scan)
        one_story = home.local or home.institution is not None
        self._of_others(placeless, occasions, abstracts, one_story, scan)
        if home.local:
            self._of_town(placeless, home, scan)
            self._of_others(placeless, occasions, abstracts, one_story, scan)
        self._of_stay(placeless, occasions, home, one_story, scan)
        if not any(o.places for o in occasions):
            self._of_dateline(bare, abstracts, scan)

    def _of_others(
        self,
        placeless: Sequence[Occasion],
        occasions: Sequence[Occasion],
        abstracts: Sequence[Abstract],
        one_story: bool,
        scan: Scan,
    ) -> None:
        """Where another occasion was to which one belongs, or at which the same people were."""
        for read in (self._of_link, self._of_company, self._of_link):
            for occasion in placeless:
                if self._wants_place(occasion):
                    read(occasion, abstracts[occasion.sentences[0][0]], occasions, one_story, scan)

    def _of_town(self, placeless: Sequence[Occasion], home: Home, scan: Scan) -> None:
        """The town from which the text speaks, where it names it, for what its bodies and leaders did."""
        town = town_of(home)
        name = town.short or town.name if town is not None else ""
        number = next((n for n in range(len(scan.sentences)) if name and name in _text(scan, n)), None)
        if not name or (number is None and name not in _lead(scan)):
            return
        for occasion in placeless:
            told = _text(scan, occasion.sentences[0][0])
            if not self._wants_place(occasion) or not is_of_home(occasion, home, told, self._lex):
                continue
            if number is not None:
                _place(occasion, [name], number)
            else:
                occasion.add_places([name])
                occasion.at_dateline = True

    def _of_stay(
        self, placeless: Sequence[Occasion], occasions: Sequence[Occasion], home: Home, one_story: bool, scan: Scan
    ) -> None:
        """The one town that the text tells, for what was done there a day before or after, or in its course."""
        stay, town = self._one_town(occasions), town_of(home)
        at_home = stay is not None and town is not None and self._above(stay)[:1] == [town.name]
        for occasion in placeless:
            if stay is None or not self._wants_place(occasion):
                continue
            if not one_story:
                _of_next_day(occasion, occasions, stay, scan)
            elif at_home and occasion.kind is MeetingKind.CONFERENCE and all(map(_BARE.fullmatch, occasion.names)):
                occasion.add_places([stay])  # 座谈会上，…: of the tour through the town

    def _wants_place(self, occasion: Occasion) -> bool:
        """Whether nothing tells the town of *occasion*: no place at all, or only the stops of a tour."""
        tour = occasion.kind is MeetingKind.INSPECTION
        return not occasion.places or (tour and not any(self._above(place) for place in occasion.places))

    def _of_host(self, occasion: Occasion) -> list[str]:
        """What an embassy holds takes place in its country."""
        stations = [self._reader.holders.station(host) for host in occasion.hosts]
        return [place for place in stations[:1] if place is not None]

    def _of_guest(self, occasion: Occasion, sentence: Abstract, home: Home, scan: Scan) -> list[str]:
        """Talks with somebody who has come (到访的, 来华, 来锡考察的) take place where the host is at home."""
        if occasion.kind is not MeetingKind.TALKS:
            return []
        text = scan.chars[sentence.sentence.start : sentence.sentence.end]
        come = _TO_US.search(text)
        if come is not None and home.city is not None and come["where"] in home.city.name + home.city.abbreviation:
            return [home.city.short or home.city.name]
        if _CALLER.search(text) is not None and occasion.attendance:
            lands = [p.institution for p in occasion.attendance[0].capacities if p.institution in self._lex.countries]
            if lands:
                return [self._lex.countries[lands[0]]]
            ministries = [self._lex.institutions.get(p.institution) for p in occasion.attendance[0].capacities]
            guests = [p.institution for a in occasion.attendance[1:] for p in a.capacities]
            if any(house is not None and house.kind in _OF_CHINA for house in ministries) and any(
                inst[:n] in self._lex.countries for inst in guests for n in range(2, len(inst) + 1)
            ):
                return ["中国"]
        return ["中国"] if _TO_CHINA.search(text) is not None else []

    def _of_noun(self, occasion: Occasion, abstracts: Sequence[Abstract], home: Home, scan: Scan) -> None:
        """A bare 签约仪式: where the text has just told that something was signed."""
        if occasion.dated or not occasion.names or not all(_BARE.fullmatch(name) for name in occasion.names):
            return
        first, deed = occasion.sentences[0][0], occasion.names[0][:2]
        for number in range(first - 1, max(first - _FAR_BACK, 0) - 1, -1):
            sentence = abstracts[number]
            far = (
                number < first - _BACK or "\n" in scan.chars[sentence.sentence.start : abstracts[first].sentence.start]
            )
            if far and deed not in _DEEDS:
                return
            if deed in sentence.symbols or (not far and _SIGNED.search(sentence.symbols) is not None):
                told = self._reader.read(sentence, sentence.symbols, scan.chars, home, (0, len(sentence.symbols)))
                if told:
                    _place(occasion, told, number)
                    return

    def _of_link(
        self, occasion: Occasion, sentence: Abstract, occasions: Sequence[Occasion], one_story: bool, scan: Scan
    ) -> None:
        """What is told to have come at, right before or after another occasion (会谈后, 论坛期间) took place there."""
        at = occasions.index(occasion)
        other = attached_to(occasion, occasions, sentence, scan)
        if other is None and at > 0:
            beside = _BESIDE.match(sentence.symbols) is not None and not occasion.dated
            other = occasions[at - 1] if beside or _is_received(occasion, occasions[at - 1], scan) else None
        if other is None:
            return
        only = len(other.places) == 1 and other.kind is not MeetingKind.INSPECTION
        town = self._town(other) or (other.places if only else [])
        if town:
            # 中国江苏茅山: the land alone would be too wide
            _place(occasion, other.places if town[0] == "中国" else town, _teller(other, town[0], scan))

    def _of_company(
        self, occasion: Occasion, sentence: Abstract, occasions: Sequence[Occasion], one_story: bool, scan: Scan
    ) -> None:
        """Where one of those who took part was that day, which a text of *one_story* need not tell again."""
        people = {a.participant for a in occasion.attendance}
        told = _text(scan, occasion.sentences[0][0])
        that_day = occasion.dated or one_story or _THAT_DAY.search(told) is not None
        that_day = that_day or any(_WELCOME.search(name) for name in occasion.names)
        for other in sorted(occasions, key=_length):
            here = other.sentences[0][0] == occasion.sentences[0][0] and len(other.places) == 1
            here = here and _AFTERWARDS.search(told) is None
            if other is occasion or not other.places or not (here or _at_one_time(occasion, other)):
                continue
            if other.kind is MeetingKind.INSPECTION and any(_OF_A_SEAT.search(name) for name in occasion.names):
                continue
            shared = people & {a.participant for a in other.attendance}
            same = that_day or (len(shared) > 1 and _PAST.search(told) is None)
            if not here and not same and other.kind not in _TOURS:
                continue  # its day is that of what was told before it
            town = self._town(other) or (other.places if here else [])
            if town and shared:
                _place(occasion, town, _teller(other, town[0], scan))
                return

    def _one_town(self, occasions: Sequence[Occasion]) -> str | None:
        """The one town in which all *occasions* whose place is told took place; ``None`` where there are several."""
        towns = {self._one_place(o.places) for o in occasions if o.places and o.kind is not MeetingKind.VISIT}
        return towns.pop() if len(towns) == 1 else None

    def _town(self, other: Occasion) -> list[str]:
        """The one place of *other*, with the city around it where a tour led through a district of one told too."""
        place = self._one_place(other.places)
        entry = next(iter(self._lex.places.get(place or "", ())), None)
        if place is None or entry is None or entry.level not in COUNTY or other.kind is not MeetingKind.INSPECTION:
            return [place] if place is not None else []
        return [place, *(p for p in other.places if p != place and self._above(p)[:1] == self._above(place)[1:2])]

    def _one_place(self, places: Sequence[str]) -> str | None:
        """The town, else the land, that *places* come down to; ``None`` where they are of several."""
        above = {p: chain for p in places if (chain := self._above(p))}
        known = list(above)
        deepest = [p for p in known if not any(above[p][0] in above[q][1:] for q in known)]
        if len(deepest) > 1:
            shared = [p for p in known if p not in deepest and all(above[p][0] in above[q] for q in deepest)]
            return shared[-1] if shared else None
        return next(iter(deepest), None)

    def _above(self, place: str) -> list[str]:
        """The full name of *place* and of the places that hold it, the nearest first."""
        if place in self._lex.countries:
            return [place]
        if place in self._lex.country_cities:
            return [place, self._lex.country_cities[place]]
        out: list[str] = []
        entries = self._lex.places.get(place, ())
        while entries and entries[0].name not in out:
            out.append(entries[0].name)
            entries = self._lex.places.get(entries[0].parent, ())
        return out

    def _of_dateline(self, bare: Sequence[Occasion], abstracts: Sequence[Abstract], scan: Scan) -> None:
        """A text that names no place at all is about what happened where it was sent from."""
        line = scan.frame.dateline
        place = line.place if line is not None else ""
        if place not in self._lex.places and place not in self._lex.country_cities:
            return
        if all(part is not Part.LEAD for part, _ in scan.frame.parts):
            return  # its line is no part of the text
        for occasion in bare:
            sentence = abstracts[occasion.sentences[0][0]].sentence
            moved = occasion.kind in _TOURS
            if not moved and _QUOTED.search(scan.chars[sentence.start : sentence.end]) is None:
                occasion.add_places([place])
                occasion.at_dateline = True


def _of_next_day(occasion: Occasion, occasions: Sequence[Occasion], town: str, scan: Scan) -> None:
    """What one of those told to be in *town* did there a day before or after."""
    if any(_OF_A_SEAT.search(name) for name in occasion.names):
        return
    people = {a.participant for a in occasion.attendance}
    others = (o for o in occasions if town in o.places and _is_next_day(occasion, o))
    other = next((o for o in others if not people.isdisjoint(a.participant for a in o.attendance)), None)
    if other is not None:
        _place(occasion, [town], _teller(other, town, scan))


def _is_next_day(occasion: Occasion, other: Occasion) -> bool:
    """Whether the days told of both are next to one another."""
    mine, theirs = occasion.moment, other.moment
    if not (occasion.dated and other.dated) or mine is None or theirs is None:
        return False
    if mine.earliest is None or theirs.earliest is None:
        return False
    gap = max(mine.earliest - (theirs.latest or theirs.earliest), theirs.earliest - (mine.latest or mine.earliest))
    return gap.days == 1


def _is_received(occasion: Occasion, session: Occasion, scan: Scan) -> bool:
    """Whether somebody receives those who have come to the *session* told right before (某代表会议在京举行。某人会见代表)."""
    first, last = occasion.sentences[0][0], session.sentences[0][0]
    if occasion.kind is not MeetingKind.TALKS or session.kind is not MeetingKind.CONFERENCE or occasion.dated:
        return False
    between = scan.chars[scan.sentences[last].end : scan.sentences[first].start] if first == last + 1 else "\n"
    return "\n" not in between and any(a.participant.endswith(_DELEGATES) for a in occasion.attendance)


def _length(occasion: Occasion) -> int:
    """How many days *occasion* lasted: where somebody was on one day tells more than where he was in those weeks."""
    moment = occasion.moment
    if moment is None or moment.earliest is None or moment.latest is None:
        return _NO_DAY
    return (moment.latest - moment.earliest).days


def _place(occasion: Occasion, places: Sequence[str], number: int) -> None:
    """Give *occasion* the *places* that sentence *number* tells, which proves it from now on."""
    occasion.add_places(places)
    if all(number != told for told, _ in occasion.sentences):
        occasion.sentences.append((number, _TOLD_ELSEWHERE))


def _lead(scan: Scan) -> str:
    """The names in the line that tells where the text was sent from, and by whom."""
    line = scan.frame.dateline
    return f"{line.agency} {line.place}" if line is not None else ""


def _teller(other: Occasion, place: str, scan: Scan) -> int:
    """The sentence that tells *place* as that of *other*: the first that names it, else the one that opens it."""
    named = (n for n, _ in other.sentences if place in _text(scan, n))
    return next(named, other.sentences[0][0])


def _text(scan: Scan, number: int) -> str:
    sentence = scan.sentences[number]
    return scan.chars[sentence.start : sentence.end]


def _at_one_time(occasion: Occasion, other: Occasion) -> bool:
    """Whether the day of *occasion*, if told, lies in the time of *other*."""
    mine, theirs = occasion.moment, other.moment
    if mine is None or mine.earliest is None:
        unknown = theirs is None or theirs.earliest is None
        return other.kind is MeetingKind.VISIT or (unknown and other.kind is MeetingKind.INSPECTION)
    if theirs is None or theirs.earliest is None or theirs.latest is None:
        return other.kind is MeetingKind.VISIT
    return mine.earliest <= theirs.latest and theirs.earliest <= (mine.latest or mine.earliest)
