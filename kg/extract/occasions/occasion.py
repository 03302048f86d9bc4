"""The occasions of a document as found so far, and how a noun like ``会议`` is led back to the one it means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from kg.extract.abstract import Report
from kg.extract.occasions.names import ends_in, same_name, unquoted
from kg.extract.occasions.nouns import OF_ALL, OF_CEREMONY, OF_INSPECTION, OF_SESSION, OF_TALKS, OPENINGS
from kg.extract.occasions.setting import PlaceReader, modes
from kg.extract.occasions.told_days import ToldDays
from kg.mention.home import Home
from kg.mention.occasions import OccasionName
from kg.mention.posts.titled import Titled
from kg.model import MeetingKind, Mode, Moment, Party, PostName, Role, Venue

_THERE = re.compile(
    r"(?:在|本次|此次|本届|这次|当天的?)?(?P<what>Ⓜ)(?:(?P<there>上，)|(?!举行|召开|举办|前|后|期间|之前|之后|结束后|精神|强调|指出|认为))"
)
"""At the head of a sentence: the occasion of all that it tells."""
_OF_A_CITY = re.compile(
    r"(?:大会|博览会|交易会|论坛|峰会|节|[计装化游动]周|车展|书展|马拉松|奥运会|冬奥会|安全会议|亚运会|大运会|世博会|发布会|吹风会"
    r"|(?:开工|奠基|竣工|落成|通车|封顶|交接|移交)(?:仪式|活动))(?:[开闭]幕[式会])?$"
)
"""Fairs and games that bear the name of their city; what bears its full name (某某市新闻发布会) is held there too."""
_LOCAL = ("市", "县", "区", "旗", "自治州")
_TELLING_NOUN = 3
_ANOTHER = re.compile("[^。；]{0,40}(?:随后|之后|还|又|再次|另外|会[前后]|期间|分别)")
"""How a sentence begins that tells of something else."""
SESSIONS = (MeetingKind.CONFERENCE, MeetingKind.FORUM, MeetingKind.CEREMONY, MeetingKind.BRIEFING)
_STUDY = ("集体学习", "专题讲座", "专题学习")
_SITTING = 30
"""So many sentences before a study session the meeting may be told that holds it."""
_BEFORE_IT = re.compile(
    "(?:会|会议|签约|仪式|活动|大会|论坛|开幕|开幕式|(?:在|此次|本次)?Ⓜ(?:开始|举行|召开)?)[之开]?前，"
)
_SESSION_OF_DAYS = re.compile("届|代表大会|次会议")


@dataclass(slots=True)
class Attendance:
    """Somebody's part in an occasion, as gathered."""

    participant: str
    party: Party
    role: Role
    capacities: tuple[PostName, ...]
    venue: Venue | None
    behalf: str | None
    sentences: list[tuple[int, str]]


@dataclass(slots=True)
class Occasion:
    """A meeting as gathered over the sentences of a document."""

    key: str
    names: list[str]
    kind: MeetingKind
    moment: Moment | None
    dated: bool
    """Whether the sentence that tells it tells the day too."""
    places: list[str]
    modes: list[Mode]
    session: int | None
    hosts: list[str]
    venues: list[Venue]
    sentences: list[tuple[int, str]]
    attendance: list[Attendance] = field(default_factory=list)
    principals: list[str] = field(default_factory=list)
    at_dateline: bool = False
    """Whether its place is that of the dateline, which then proves it too."""
    told_at: int = 0
    """The symbol of its first sentence at which it is told."""

    def add(self, part: Attendance) -> None:
        """Add a part; a role told twice keeps both sentences, and chair or speaker outranks mere attendance."""
        same = [a for a in self.attendance if a.participant == part.participant and a.party is part.party]
        for other in same:
            if other.role is part.role:
                other.sentences += [s for s in part.sentences if s not in other.sentences]
                other.venue = other.venue or part.venue
                if not other.capacities:
                    other.capacities = part.capacities
                return
        if part.role is Role.ATTENDEE and same:
            return
        if part.role is not Role.ATTENDEE:
            for other in same:
                if other.role is Role.ATTENDEE:
                    other.role = part.role
                    other.sentences += [s for s in part.sentences if s not in other.sentences]
                    return
        self.attendance.append(part)

    def is_side(self, name: str) -> bool:
        """Whether somebody is one of those whom the sentence that tells of the occasion names as its sides."""
        first = self.sentences[0][0]
        parts = (part for part in self.attendance if part.participant == name and part.role is Role.ATTENDEE)
        return name in self.principals or any(part.sentences[0][0] == first for part in parts)

    def told_in(self) -> set[int]:
        """The numbers of all sentences that tell of the occasion or of somebody's part in it."""
        own = {number for number, _ in self.sentences}
        return own.union(number for part in self.attendance for number, _ in part.sentences)

    def add_places(self, places: Sequence[str]) -> None:
        """Add the *places* that are not known yet."""
        for place in places:
            if place not in self.places:
                self.places.append(place)


_IN_ITS_COURSE = re.compile("在?(?:此次|这次)?(?:调研|考察|视察|督导|检查|访问|出访)(?:期间|中)，")
"""At the head of a sentence: what it tells was done on the tour, on one of its days."""


class Occasions(ToldDays):
    """The occasions of one document, in the order in which the text tells them."""

    def __init__(self, place_reader: PlaceReader, home: Home, chars: str, published: date | None = None) -> None:
        super().__init__(chars, published)
        self.deputies: frozenset[str] = frozenset()
        """Those of whom the text tells only that they are deputies: what they look into is no inspection."""
        self.items: tuple[int, ...] = ()
        """In a digest, the sentences that head its items."""
        self.home = home
        self.found: list[Occasion] = []
        self.reader = place_reader

    # ── when and where ──────────────────────────────────────────────────────────────────────────────────────────

    def date_again(self, occasion: Occasion, report: Report, near: int) -> None:
        """Where an occasion told without a day of its own is told again with one, that is its day."""
        if not occasion.dated:
            told = self._told_when(report, near)
            occasion.dated = told is not None
            occasion.moment = told or self._vague(report, near) or occasion.moment or self._moment

    def _during(self, report: Report, at: int) -> Occasion | None:
        """The tour or the visit in the course of which something is told to have been held, on no day of its own."""
        if _IN_ITS_COURSE.match(report.symbols) is None or self._told_when(report, at) is not None:
            return None
        journeys = [o for o in self.of_kind(MeetingKind.INSPECTION, MeetingKind.VISIT) if o.dated]
        return journeys[-1] if journeys else None

    def places(self, report: Report, start: int = 0, end: int | None = None) -> list[str]:
        """Where what the symbols *start* to *end* of *report* tell took place."""
        symbols = report.symbols
        return self.reader.read(report.sentence, symbols, self.chars, self.home, (start, end or len(symbols)))

    def stops(self, report: Report, start: int, end: int) -> list[str]:
        """The bodies and sites to which those told of went, as the symbols *start* to *end* of *report* tell."""
        return self.reader.stops.read(report.sentence, report.symbols, self.chars, (start, end))

    def _where(self, report: Report, at: int) -> list[str]:
        """The places told for a new occasion: in its sentence or in its own name."""
        told = self._told_near(report, at)
        name = report.sentence.mentions.get(at)
        if not told and isinstance(name, OccasionName):
            city = self.reader.in_front(name.text)
            games = name.text.startswith("第", len("".join(city)))  # 成都|第三十一届…运动会
            told = city if games or _OF_A_CITY.search(name.text) or "".join(city).endswith(_LOCAL) else []
        return told

    def _told_near(self, report: Report, at: int) -> list[str]:
        """The places told in the part of the sentence around symbol *at* (甲市举行…；乙市举行…), else in all of it."""
        begin, end = report.symbols.rfind("；", 0, at) + 1, report.symbols.find("；", at)
        near = self.places(report, begin, end if end >= 0 else None) if begin or end >= 0 else []
        return near or self.places(report)

    def wording(self, report: Report, start: int, end: int) -> str:
        """The words of the text behind the symbols *start* to *end* of *report*."""
        return self.chars[report.sentence.text_start(start) : report.sentence.text_start(end)]

    def told_in(self, index: int) -> bool:
        """Whether sentence *index* tells of an occasion."""
        return any(i == index for occasion in self.found for i, _ in occasion.sentences)

    # ── keeping ─────────────────────────────────────────────────────────────────────────────────────────────────

    def open(self, kind: MeetingKind, names: Sequence[str], report: Report, rule: str, at: int) -> Occasion:
        """A new occasion, told in *report* at symbol *at*."""
        journey = self._during(report, at)
        places = self._where(report, at)
        occasion = Occasion(
            key=f"m{len(self.found) + 1}",
            names=list(dict.fromkeys(n for n in names if n)),
            kind=kind,
            moment=journey.moment if journey is not None else self.when(report, at),
            dated=self._told_when(report, at) is not None,
            places=places or (self.reader.towns(journey.places)[:1] if journey is not None else []),
            modes=modes(report.symbols + "".join(names)),
            session=None,
            hosts=[],
            venues=[],
            sentences=[(report.index, rule)],
            told_at=at,
        )
        # In the order of the text: the inspection told before a meeting of the same sentence may be read after it.
        later = (i for i, o in enumerate(self.found) if o.sentences[0][0] == report.index and o.told_at > at)
        self.found.insert(next(later, len(self.found)), occasion)
        return occasion

    def open_with(
        self,
        kind: MeetingKind,
        names: Sequence[str],
        report: Report,
        rule: str,
        match: re.Match[str],
        at: int | None = None,
    ) -> Occasion:
        """A new occasion of those whom group ``a`` of *match* names, told at symbol *at*, else where *match* begins."""
        occasion = self.open(kind, names, report, rule, match.start() if at is None else at)
        for titled in report.sentence.people(*match.span("a")):
            self.attend(occasion, titled, Role.ATTENDEE, report.index, rule)
        return occasion

    def attend(
        self,
        occasion: Occasion,
        titled: Titled,
        role: Role,
        index: int,
        rule: str,
        venue: Venue | None = None,
        behalf: str | None = None,
    ) -> None:
        """Note that a person took part in *occasion*, as sentence *index* tells; a side of talks just attends."""
        if role is Role.SPEAKER and occasion.kind is MeetingKind.TALKS and occasion.is_side(titled.person.name):
            return
        if role is Role.SPEAKER and occasion.kind is MeetingKind.VISIT:
            role = Role.ATTENDEE  # a written speech on arrival
        posts = tuple(c.post for c in titled.capacities)
        occasion.add(Attendance(titled.person.name, Party.PERSON, role, posts, venue, behalf, [(index, rule)]))

    # ── looking up ──────────────────────────────────────────────────────────────────────────────────────────────

    def of_kind(self, *kinds: MeetingKind) -> list[Occasion]:
        """The occasions of these kinds, in order."""
        return [o for o in self.found if o.kind in kinds]

    def find(self, mention: OccasionName) -> Occasion | None:
        """The occasion that *mention* names, unless it is a bare noun."""
        if mention.generic:
            return None
        text = unquoted(mention.text)
        named = next((o for o in self.found if any(same_name(text, n) for n in o.names)), None)
        opening = next((word for word in OPENINGS if text.endswith(word)), "")
        session = text.removesuffix(opening)
        if named is not None or not opening or len(session) < _TELLING_NOUN:
            return named
        return next((o for o in reversed(self.found) if any(n.endswith(session) for n in o.names)), None)

    def tells_again(self, mention: OccasionName, report: Report, at: int, rule: str) -> bool:
        """Whether the bare noun *mention* means the session that the sentence before told to be held
        (某市召开春茶座谈会。某人主持召开座谈会), where nobody has chaired it yet; then this sentence tells of it too."""
        last = self.found[-1] if self.found else None
        if last is None or not mention.generic or len(mention.text) < _TELLING_NOUN or last.kind is not mention.kind:
            return False
        if last.sentences[-1][0] != report.index - 1 or self._told_when(report, at) is not None:
            return False
        if _ANOTHER.match(report.symbols) is not None or any(a.role is Role.CHAIR for a in last.attendance):
            return False
        again = any(n.endswith(mention.text) and n != mention.text for n in last.names)
        if again:
            last.sentences.append((report.index, rule))
        return again

    def ending_in(self, mention: OccasionName, index: int | None = None) -> Occasion | None:
        """The latest occasion whose name ends in the bare noun *mention*, where the noun says what it was (对话会); in
        sentence *index*, an opening is that of the meeting which the sentence before tells."""
        if not mention.generic or len(mention.text) < _TELLING_NOUN:
            return None
        if mention.text in OPENINGS and (session := self._just_told(index) or self.opened()) is not None:
            return session
        return next((o for o in reversed(self.found) if any(ends_in(n, mention.text) for n in o.names)), None)

    def named_at(self, report: Report, at: int) -> list[Occasion]:
        """The occasion known by the name, or by the telling noun (开幕式), that stands at symbol *at*."""
        mention = report.sentence.mentions.get(at)
        told = mention if isinstance(mention, OccasionName) else None
        named = (self.find(told) or self.ending_in(told, report.index)) if told is not None else None
        return [named] if named is not None else []

    def called(self, head: str) -> list[Occasion]:
        """The latest occasion with a name that ends in *head*."""
        return [o for o in self.found if any(n.endswith(head) for n in o.names)][-1:]

    def opened(self) -> Occasion | None:
        """The conference whose opening and closing a bare 开幕式 or 闭幕会 is: the first, where no fair is told."""
        sessions = self.of_kind(MeetingKind.CONFERENCE, MeetingKind.FORUM, MeetingKind.CEREMONY)
        return sessions[0] if sessions and sessions[0].kind is MeetingKind.CONFERENCE else None

    def _just_told(self, index: int | None) -> Occasion | None:
        """The session or fair that begins with the sentence before *index*, where it is not the first of the text."""
        sessions = self.of_kind(MeetingKind.CONFERENCE, MeetingKind.FORUM, MeetingKind.CEREMONY)
        last = sessions[-1] if len(sessions) > 1 and index is not None else None
        if last is None or not last.dated or last.sentences[0][0] != (index or 0) - 1:
            return None
        if any(_SESSION_OF_DAYS.search(name) for name in sessions[0].names):
            return None  # a congress, whose closing may be told behind another meeting of its days
        return None if any(name.endswith(tuple(OPENINGS)) for name in last.names) else last

    def told_there(self, report: Report) -> list[Occasion]:
        """The occasion that a sentence opens with (``座谈会上，…``, ``会上，…``, ``招待会由某会举办，…``)."""
        if report.symbols.startswith("会上，"):
            return [o for o in self.meant("会议", report.index) if o.kind is MeetingKind.CONFERENCE]
        there = _THERE.match(report.symbols)
        mention = report.sentence.mentions.get(there.start("what")) if there is not None else None
        if there is None or not isinstance(mention, OccasionName):
            return []
        named = self.find(mention) or self.ending_in(mention)
        if named is not None:
            return [named]
        if mention.text == "会议" and not there["there"]:
            # 会议传达…；举办…讲座: what the meeting does, though the lecture is told last
            earlier = [o for o in self.of_kind(MeetingKind.CONFERENCE) if o.sentences[0][0] < report.index]
            return earlier[-1:]
        return self.meant(mention.head, report.index) if there["there"] else []

    def is_same_day(self, report: Report, near: int) -> bool:
        """Whether the day told before symbol *near* may be that of the occasion told last."""
        return not self.found or _may_be_of(self.found[-1], self._told_when(report, near, until=near))

    def is_day_of(self, occasion: Occasion, report: Report, near: int) -> bool:
        """Whether the day told around symbol *near* may be that of *occasion*."""
        return _may_be_of(occasion, self._told_when(report, near))

    def meant(self, noun: str, index: int) -> list[Occasion]:
        """The occasions that a bare noun in sentence *index* refers back to; an empty noun: whatever is told there.

        In a digest of many items none of an earlier item is meant.
        """
        start = max((i for i in self.items if i <= index), default=0)
        return [o for o in self._meant(noun, index) if not self.items or o.sentences[-1][0] >= start]

    def _meant(self, noun: str, index: int) -> list[Occasion]:
        held = [o for o in self.found if o.kind is not MeetingKind.VISIT]
        known = held or [o for o in self.found if o.principals]  # the journey of a party is none that others join
        if not known:
            return []
        if noun in OF_ALL:
            return held or known[-1:]
        if noun in OF_TALKS:
            talks = self.of_kind(MeetingKind.TALKS)
            called = [o for o in talks if self._is_called(o, noun)]  # 会见 is none of those told as 会谈
            return (called or talks)[-1:]
        if noun in OF_INSPECTION:
            tours = self.of_kind(MeetingKind.INSPECTION)
            return sorted(tours, key=lambda tour: max(tour.told_in()))[-1:]  # that of which the text tells last
        if noun in OF_CEREMONY:
            fits = [o for o in known if o.kind is MeetingKind.CEREMONY or any(noun in n for n in o.names)]
            return fits[-1:] or self.of_kind(MeetingKind.FORUM, MeetingKind.CONFERENCE)[-1:]
        if noun == "发布会":
            return self.of_kind(MeetingKind.BRIEFING)[-1:]
        if noun in OF_SESSION:
            fits = self.of_kind(MeetingKind.CONFERENCE, MeetingKind.FORUM, MeetingKind.BRIEFING)
            same = [o for o in fits if any(n.endswith(noun) for n in o.names)]
            if noun == "活动" and not same and self._is_prelude((fits or known)[-1]):
                return [self._latest(known, index)]
            if not same and len(fits) > 1 and self._is_left_behind(fits[-1], index):
                fits.pop()
            return self._with_twin((same or fits or known)[-1:], fits)
        if noun == "抵达":
            return self.of_kind(MeetingKind.VISIT)[-1:]
        here = [o for o in known if any(i == index for i, _ in o.sentences)]
        return here[-1:] or [self._latest(known, index)]

    def _with_twin(self, meant: list[Occasion], sessions: Sequence[Occasion]) -> list[Occasion]:
        """The session *meant*, with the one held with it by the same chair (主持召开某党组会议和第62次常务会议)."""
        twins = [o for o in sessions if meant and o.sentences[0][0] == meant[0].sentences[0][0] and o is not meant[0]]
        chairs = {p.participant for o in meant for p in o.attendance if p.role is Role.CHAIR}
        held = [o for o in twins if chairs & {p.participant for p in o.attendance if p.role is Role.CHAIR}]
        return [*held, *meant]

    def _is_called(self, talks: Occasion, noun: str) -> bool:
        """Whether the sentence that first tells of *talks* calls them so."""
        first = self._reports.get(talks.sentences[0][0])
        return first is not None and noun in self.wording(first, 0, len(first.symbols))

    def _latest(self, known: Sequence[Occasion], index: int) -> Occasion:
        """The latest occasion, but for what was done before it began (签约仪式前，甲与乙座谈); a ceremony in the course of a
        meeting is soon left behind for the meeting itself."""
        main = [o for o in known if not self._is_prelude(o)]
        known = main or known
        last = known[-1]
        talks = [o for o in known[:-1] if o.kind is MeetingKind.TALKS and max(o.told_in()) > max(last.told_in())]
        if talks and last.kind is MeetingKind.CEREMONY:
            return talks[-1]  # 会见乙时，某人…: gone on with behind the wreath that 甲 laid
        if self._is_left_behind(last, index):
            around = [o for o in known[:-1] if o.sentences[0][0] >= last.sentences[0][0] - _SITTING]
            return around[-1] if around else last
        if last.kind is MeetingKind.CEREMONY and not last.attendance and max(last.told_in()) < index - 1:
            sessions = [o for o in self.found if o.kind in (MeetingKind.FORUM, MeetingKind.CONFERENCE)]
            return sessions[-1] if sessions else last
        return last

    def _is_prelude(self, occasion: Occasion) -> bool:
        """Whether the sentence that tells of *occasion* says that it was before another."""
        first = self._reports.get(occasion.sentences[0][0])
        return first is not None and _BEFORE_IT.match(first.symbols) is not None

    def _is_left_behind(self, last: Occasion, index: int) -> bool:
        """Whether *last* is a study session held by a meeting: the next paragraph is about the meeting again."""
        study = last.kind is MeetingKind.CONFERENCE and any(n.endswith(_STUDY) for n in last.names)
        return study and self._is_new_paragraph(max(last.told_in()), index)

    def _is_new_paragraph(self, before: int, index: int) -> bool:
        """Whether a paragraph ends between sentences *before* and *index*."""
        first, last = self._reports.get(before), self._reports.get(index)
        if first is None or last is None:
            return False
        return "\n" in self.chars[first.sentence.text_start(0) : last.sentence.text_start(0)]


def _may_be_of(occasion: Occasion, told: Moment | None) -> bool:
    """Whether a day *told* may be that of *occasion*; any may where one of the two is not known."""
    held = occasion.moment if occasion.dated else None
    if told is None or held is None or told.earliest is None or held.earliest is None:
        return True
    begin, end = held.earliest, held.latest or held.earliest
    return told.earliest <= end and begin <= (told.latest or told.earliest)
