"""Where an occasion took place whose own sentence does not say: by its host, its guests, its day and its dateline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.abstract import Abstract
from kg.extract.occasions.occasion import Occasion
from kg.extract.occasions.setting import PlaceReader
from kg.lexicon.lexicons import Lexicons
from kg.mention.home import Home
from kg.mention.scan import Scan
from kg.model import MeetingKind, Mode, Part

_CALLER = re.compile(r"(?:到|来)访的")
_TO_CHINA = re.compile(r"(?<!曾)(?:来华(?:出席|访问|进行|参加|考察)|访华的)")
_TO_US = re.compile(
    r"来(?P<where>[\u4e00-\u9fff])(?:考察|访问|调研|参加|出席|投资|洽谈|交流|参会|参展|指导|检查|督导|推介)"
)
_SIGNED = re.compile(r"签署|签订|签约|揭牌|挂牌|成立|启动|启用|开工|竣工|通车|举行|召开|颁发|授予|结业|毕业")
"""What a bare 签约仪式 or 揭牌仪式 told afterwards was about."""
_BARE = re.compile(r"[\u4e00-\u9fff]{0,6}(?:仪式|典礼|座谈会|宴会|会议|会谈|会见)")
_LINKED = re.compile(
    r"(?:会后|会前|会议前|会议后|会见后|会见前|会谈后|会谈前|开幕式前|开幕式后|仪式前|仪式后|宴会前|宴会后|随后|签约[前后]|调研中|考察中"
    r"|(?:会议?|峰会|论坛|活动)(?:开始|举行|开幕)前|(?:调研|考察|督导|检查|视察|慰问|走访|会议|论坛|峰会)(?:期间|结束后|中，))"
)
_QUOTED = re.compile(r"(?:^|，)据[^，]{2,20}(?:报道|消息)|媒体报道")
_AFTERWARDS = re.compile("(?:会议?|座谈会?|活动|仪式)(?:召开|举行|结束)?之?[后前]，")
"""What is told in one sentence with a meeting, but came before or behind it, and so elsewhere."""
_BESIDE = re.compile(
    r"(?:其间，)?(?:Ⓜ(?:开始|举行|结束)?(?:[前后]|期间|间隙)，|Ⓟ还(?:分别|集体)?(?:会见|同|与)"
    r"|(?:此外，)?出席(?:Ⓜ|峰会|会议|论坛)的)"
)
"""How a sentence begins that tells more of the same occasion's days (会议期间，…; 某人还会见了…; 出席峰会的某人…)."""
_OF_CHINA = frozenset(("ministry", "administration", "bureau", "commission", "congress", "cppcc", "court"))
"""Kinds of bodies that the lexicon knows in China alone: whoever comes to their heads has come there."""
_TOURS = (MeetingKind.VISIT, MeetingKind.INSPECTION)
_TOLD_ELSEWHERE = "地点见于他句"
_REMOTE = frozenset({Mode.VIDEO, Mode.TELEPHONE})
_DELEGATES = ("代表", "成员", "嘉宾", "同志")
_NO_DAY = 1000
_BACK = 3
"""So many sentences before a bare noun the text may tell what it refers to."""


class Whereabouts:
    """Gives the occasions of a document the places that the rest of the document tells for them."""

    def __init__(self, lexicons: Lexicons, reader: PlaceReader) -> None:
        self._lex = lexicons
        self._reader = reader

    def settle(self, occasions: Sequence[Occasion], abstracts: Sequence[Abstract], home: Home, scan: Scan) -> None:
        """Add to each of the *occasions* without a place the first one that can be told; none to talks by wire."""
        placeless = [o for o in occasions if self._wants_place(o) and _REMOTE.isdisjoint(o.modes)]
        if not placeless:
            return
        bare = [o for o in placeless if not o.places]
        for occasion in bare:
            sentence = abstracts[occasion.sentences[0][0]]
            occasion.add_places(self._of_host(occasion) or self._of_guest(occasion, sentence, home, scan))
            if not occasion.places:
                self._of_noun(occasion, abstracts, home, scan)
        for occasion in placeless:
            if self._wants_place(occasion):
                self._of_link(occasion, abstracts[occasion.sentences[0][0]], occasions, scan)
        one_story = home.local or home.institution is not None
        for occasion in placeless:
            if self._wants_place(occasion):
                self._of_company(occasion, occasions, one_story, scan)
        if not any(o.places for o in occasions):
            self._of_dateline(bare, abstracts, scan)

    def _wants_place(self, occasion: Occasion) -> bool:
        """Whether nothing tells the town of *occasion*: no place at all, or only the stops of a tour."""
        tour = occasion.kind is MeetingKind.INSPECTION
        return not occasion.places or (tour and not any(self._above(place) for place in occasion.places))

    def _of_host(self, occasion: Occasion) -> list[str]:
        """What an embassy holds takes place in its country."""
        stations = [self._reader.station(host) for host in occasion.hosts]
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
        first = occasion.sentences[0][0]
        for number in range(first - 1, max(first - _BACK, 0) - 1, -1):
            sentence = abstracts[number]
            if "\n" in scan.chars[sentence.sentence.start : abstracts[first].sentence.start]:
                return
            if _SIGNED.search(sentence.symbols) is not None:
                told = self._reader.read(sentence, sentence.symbols, scan.chars, home, (0, len(sentence.symbols)))
                if told:
                    _place(occasion, told, number)
                    return

    def _of_link(self, occasion: Occasion, sentence: Abstract, occasions: Sequence[Occasion], scan: Scan) -> None:
        """What is told to have come right before or after another occasion (会谈后, 签约前) took place there."""
        at = occasions.index(occasion)
        before = sentence.symbols.partition("Ⓜ")[0]
        beside = _BESIDE.match(sentence.symbols) is not None and not occasion.dated
        linked = beside or _LINKED.search(before) is not None
        if at == 0 or not (linked or _is_received(occasion, occasions[at - 1], scan)):
            return
        other = occasions[at - 1]
        only = len(other.places) == 1 and other.kind is not MeetingKind.INSPECTION
        place = self._one_place(other.places) or (other.places[0] if only else None)
        if place is not None:
            _place(occasion, [place], _teller(other, place, scan))

    def _of_company(self, occasion: Occasion, occasions: Sequence[Occasion], one_story: bool, scan: Scan) -> None:
        """Where one of those who took part was that day, which a text of *one_story* need not tell again."""
        people = {a.participant for a in occasion.attendance}
        for other in sorted(occasions, key=_length):
            here = other.sentences[0][0] == occasion.sentences[0][0] and len(other.places) == 1
            here = here and _AFTERWARDS.search(_text(scan, occasion.sentences[0][0])) is None
            if other is occasion or not other.places or not (here or _at_one_time(occasion, other)):
                continue
            if not here and not (occasion.dated or one_story) and other.kind not in _TOURS:
                continue  # its day is that of what was told before it
            place = self._one_place(other.places) or (other.places[0] if here else None)
            if place is not None and not people.isdisjoint(a.participant for a in other.attendance):
                _place(occasion, [place], _teller(other, place, scan))
                return

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
        return other.kind is MeetingKind.VISIT or (theirs is None and other.kind is MeetingKind.INSPECTION)
    if theirs is None or theirs.earliest is None or theirs.latest is None:
        return other.kind is MeetingKind.VISIT
    return theirs.earliest <= mine.earliest <= theirs.latest
