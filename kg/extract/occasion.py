"""The occasions of a document as found so far, and how a noun like ``会议`` is led back to the one it means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from kg.extract.abstract import Abstract
from kg.extract.announced import is_announced
from kg.extract.meeting_names import same_name, unquoted
from kg.extract.meeting_nouns import OF_ALL, OF_CEREMONY, OF_INSPECTION, OF_SESSION, OF_TALKS, OPENINGS
from kg.extract.setting import PlaceReader, modes
from kg.mention.home import Home
from kg.mention.occasions import OccasionName
from kg.mention.titled import Titled
from kg.model import MeetingKind, Mode, Moment, Party, PostName, Role, Venue
from kg.text.dates import DateMention

_DATELINE = re.compile(r"[^，。]{0,4}电|讯|消息|综合")
_LEARNT = re.compile(r"，?(?:记者)?从[^，。]{0,40}(?<!上)(?:获悉|了解到)|报[道称]")
"""Behind a day on which a reporter learnt of what he tells, or a medium told it."""
_OF_A_YEAR = re.compile(r"度|的|以来|起|至今|至|—|版|[国全]")
_ABOUT_A_YEAR = re.compile(r"(?:关于|听取|审议|总结|回顾|(?<!来)自|从|比|较)[^，。；：]{0,24}$")
"""A year that something is about (2023年度…报告) or counts from tells no time of what happens."""
_PASSED_ON = re.compile(r"(?:传达|学习|贯彻|落实|领会)了?$")
"""Before a day: what was said on it is passed on now (传达学习4月19日…会议精神)."""
_DAYS_BEFORE = re.compile("Ⓓ[、和]Ⓓ")
_LONGEST_DAYS = 20  # a longer time is no day on which something was held
_A_DAY = timedelta(days=1)
_LONG_AGO = timedelta(days=60)  # what is told with an earlier day is background

_THERE = re.compile(
    r"(?:在|本次|此次|本届|这次|当天的?)?(?P<what>Ⓜ)(?:(?P<there>上，)|(?!举行|召开|举办|前|后|期间|之前|之后|结束后|精神|强调|指出|认为))"
)
"""At the head of a sentence: the occasion of all that it tells."""
_OF_A_CITY = re.compile(
    r"(?:大会|博览会|交易会|论坛|峰会|节|车展|书展|马拉松|冬奥会|亚运会|大运会|世博会|发布会|吹风会|(?:开工|奠基|竣工|落成|通车|封顶)(?:仪式|活动))$"
)
"""Fairs and games that bear the name of their city; what bears its full name (某某市新闻发布会) is held there too."""
_LOCAL = ("市", "县", "区", "旗", "自治州")
_TELLING_NOUN = 3
SESSIONS = (MeetingKind.CONFERENCE, MeetingKind.FORUM, MeetingKind.CEREMONY, MeetingKind.BRIEFING)
_STUDY = ("集体学习", "专题讲座", "专题学习")
_SITTING = 12
"""So many sentences before a study session the meeting may be told that holds it."""
_SESSION_OF_DAYS = re.compile("届|代表大会|次会议")


@dataclass(frozen=True, slots=True)
class Report:
    """A sentence that reports: its number, and its symbols up to where it only repeats what was said."""

    index: int
    sentence: Abstract
    symbols: str


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

    def told_in(self) -> set[int]:
        """The numbers of all sentences that tell of the occasion or of somebody's part in it."""
        own = {number for number, _ in self.sentences}
        return own.union(number for part in self.attendance for number, _ in part.sentences)

    def add_places(self, places: Sequence[str]) -> None:
        """Add the *places* that are not known yet."""
        for place in places:
            if place not in self.places:
                self.places.append(place)


class Occasions:
    """The occasions of one document, in the order in which the text tells them."""

    def __init__(self, place_reader: PlaceReader, home: Home, chars: str, published: date | None = None) -> None:
        self.published = published
        self.deputies: frozenset[str] = frozenset()
        """Those of whom the text tells only that they are deputies: what they look into is no inspection."""
        self.items: tuple[int, ...] = ()
        """In a digest, the sentences that head its items."""
        self.home = home
        self.chars = chars
        self.found: list[Occasion] = []
        self.reader = place_reader
        self._moment: Moment | None = None
        self._reports: dict[int, Report] = {}

    # ── when and where ──────────────────────────────────────────────────────────────────────────────────────────

    def read_moment(self, report: Report) -> None:
        """Keep the day that *report* tells, for later sentences that tell none."""
        self._reports[report.index] = report
        for i, mention in report.sentence.mentions.items():
            if i >= len(report.symbols) or not isinstance(mention, DateMention) or mention.moment.earliest is None:
                continue
            if mention.moment.latest is not None and _is_long(mention.moment):
                continue
            if _DATELINE.match(report.symbols, i + 1):
                self._moment = self._moment or mention.moment
                continue
            if self._is_of_another(report, i) or self._is_to_come(mention.moment):
                continue
            if self.published is not None and (mention.moment.latest or self.published) < self.published - _LONG_AGO:
                continue  # 1974年8月15日，… : a memory, no day of what is told next
            self._moment = mention.moment
            return

    def when(self, report: Report, near: int) -> Moment | None:
        """The date that stands nearest to symbol *near* in the reporting part, else the last one told."""
        return self._told_when(report, near) or self._moment

    def _told_when(self, report: Report, near: int, until: int | None = None) -> Moment | None:
        best: tuple[int, Moment] | None = None
        vague: Moment | None = None
        until = len(report.symbols) if until is None else until
        for i, mention in report.sentence.mentions.items():
            if i >= until or not isinstance(mention, DateMention):
                continue
            if mention.moment.earliest is None and i < near:
                vague = mention.moment
            if mention.moment.earliest is None or mention.moment.latest is None or _is_long(mention.moment):
                continue
            if _DATELINE.match(report.symbols, i + 1) or report.symbols[i - 1 : i] in ("为", "至"):
                continue
            if self._is_of_another(report, i) or (i > near and self._is_to_come(mention.moment)):
                continue
            distance = abs(i - near) + (3 if i > near else 0)
            if best is None or distance < best[0]:
                best = (distance, self._of_list(report, i, mention.moment))
                if i > near and vague is not None:
                    best = (distance, vague)  # 近日，某人主持召开会议，传达4月19日……精神
        return best[1] if best else None

    def _of_list(self, report: Report, at: int, last: Moment) -> Moment:
        """All days of the list that ends in *last* at symbol *at* (8月14日、15日), else *last*."""
        first = at
        while first >= 2 and _DAYS_BEFORE.match(report.symbols, first - 2) is not None:
            first -= 2
        opens = report.sentence.mentions.get(first)
        begin = opens.moment.earliest if first < at and isinstance(opens, DateMention) else None
        if opens is None or begin is None or last.earliest is None or begin > last.earliest:
            return last
        days = Moment(self.chars[opens.start : report.sentence.text_start(at + 1)], begin, last.latest)
        return last if _is_long(days) else days

    def _is_of_another(self, report: Report, at: int) -> bool:
        """Whether that is the day on which a reporter learnt something, or of words that are passed on."""
        return _LEARNT.match(report.symbols, at + 1) is not None or _PASSED_ON.search(report.symbols, 0, at) is not None

    def date_again(self, occasion: Occasion, report: Report, near: int) -> None:
        """Where an occasion told without a day of its own is told again with one, that is its day."""
        if not occasion.dated:
            told = self._told_when(report, near)
            occasion.dated = told is not None
            occasion.moment = told or occasion.moment or self._moment

    def is_ahead(self, report: Report, near: int) -> bool:
        """Whether the days told in the clause of symbol *near* all come after the text was published, or a
        clause before it tells what its subject is only going to do."""
        if "将" in report.symbols and is_announced(report.symbols, near):
            return True
        start = max(report.symbols.rfind(mark, 0, near) for mark in "，。；：") + 1
        end = min(
            (at for mark in "，。；" if (at := report.symbols.find(mark, near)) >= 0), default=len(report.symbols)
        )
        told = [
            mention.moment.earliest
            for i, mention in report.sentence.mentions.items()
            if start <= i < end and isinstance(mention, DateMention) and mention.moment.earliest is not None
        ]
        return bool(told) and self.published is not None and min(told) > self.published + _A_DAY

    def _is_to_come(self, moment: Moment) -> bool:
        """Whether a day lies ahead of the text: what is told after it did not happen then."""
        return self.published is not None and moment.earliest is not None and moment.earliest > self.published + _A_DAY

    def has_day(self, report: Report) -> bool:
        """Whether *report* tells a day of its own."""
        return any(i < len(report.symbols) and isinstance(m, DateMention) for i, m in report.sentence.mentions.items())

    def is_past(self, report: Report, near: int) -> bool:
        """Whether the time told last before symbol *near*, be it a year, lies long before the text was published."""
        told = [
            mention.moment.latest
            for i, mention in report.sentence.mentions.items()
            if i <= near + 2
            and isinstance(mention, DateMention)
            and mention.moment.latest is not None
            and not _OF_A_YEAR.match(report.symbols, i + 1)
            and not _ABOUT_A_YEAR.search(report.symbols, 0, i)
        ]
        return bool(told) and self.published is not None and told[-1] < self.published - _LONG_AGO

    def places(self, report: Report, start: int = 0, end: int | None = None) -> list[str]:
        """Where what the symbols *start* to *end* of *report* tell took place."""
        symbols = report.symbols
        return self.reader.read(report.sentence, symbols, self.chars, self.home, (start, end or len(symbols)))

    def stops(self, report: Report, start: int, end: int) -> list[str]:
        """The bodies and sites to which those told of went, as the symbols *start* to *end* of *report* tell."""
        return self.reader.stops.read(report.sentence, report.symbols, self.chars, (start, end))

    def _where(self, report: Report, at: int) -> list[str]:
        """The places told for a new occasion: in its sentence or in its own name."""
        told = self.places(report)
        name = report.sentence.mentions.get(at)
        if not told and isinstance(name, OccasionName):
            city = self.reader.in_front(name.text)
            told = city if _OF_A_CITY.search(name.text) or "".join(city).endswith(_LOCAL) else []
        return told

    def wording(self, report: Report, start: int, end: int) -> str:
        """The words of the text behind the symbols *start* to *end* of *report*."""
        return self.chars[report.sentence.text_start(start) : report.sentence.text_start(end)]

    def told_in(self, index: int) -> bool:
        """Whether sentence *index* tells of an occasion."""
        return any(i == index for occasion in self.found for i, _ in occasion.sentences)

    # ── keeping ─────────────────────────────────────────────────────────────────────────────────────────────────

    def open(self, kind: MeetingKind, names: Sequence[str], report: Report, rule: str, at: int) -> Occasion:
        """A new occasion, told in *report* at symbol *at*."""
        occasion = Occasion(
            key=f"m{len(self.found) + 1}",
            names=list(dict.fromkeys(n for n in names if n)),
            kind=kind,
            moment=self.when(report, at),
            dated=self._told_when(report, at) is not None,
            places=self._where(report, at),
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
        if role is Role.SPEAKER and occasion.kind is MeetingKind.TALKS and titled.person.name in occasion.principals:
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
        return next((o for o in self.found if any(same_name(text, n) for n in o.names)), None)

    def ending_in(self, mention: OccasionName, index: int | None = None) -> Occasion | None:
        """The latest occasion whose name ends in the bare noun *mention*, where the noun says what it was (对话会); in
        sentence *index*, an opening is that of the meeting which the sentence before tells."""
        if not mention.generic or len(mention.text) < _TELLING_NOUN:
            return None
        if mention.text in OPENINGS and (session := self._just_told(index) or self.opened()) is not None:
            return session
        return next((o for o in reversed(self.found) if any(n.endswith(mention.text) for n in o.names)), None)

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
        told, last = self._told_when(report, near, until=near), self.found[-1] if self.found else None
        held = last.moment if last is not None and last.dated else None
        if told is None or held is None or told.earliest is None or held.earliest is None:
            return True
        begin, end = held.earliest, held.latest or held.earliest
        return told.earliest <= end and begin <= (told.latest or told.earliest)

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
            return self.of_kind(MeetingKind.TALKS)[-1:]
        if noun in OF_INSPECTION:
            return self.of_kind(MeetingKind.INSPECTION)[-1:]
        if noun in OF_CEREMONY:
            fits = [o for o in known if o.kind is MeetingKind.CEREMONY or any(noun in n for n in o.names)]
            return fits[-1:] or self.of_kind(MeetingKind.FORUM, MeetingKind.CONFERENCE)[-1:]
        if noun == "发布会":
            return self.of_kind(MeetingKind.BRIEFING)[-1:]
        if noun in OF_SESSION:
            fits = self.of_kind(MeetingKind.CONFERENCE, MeetingKind.FORUM, MeetingKind.BRIEFING)
            same = [o for o in fits if any(n.endswith(noun) for n in o.names)]
            return (same or fits or known)[-1:]
        if noun == "抵达":
            return self.of_kind(MeetingKind.VISIT)[-1:]
        here = [o for o in known if any(i == index for i, _ in o.sentences)]
        return here[-1:] or [self._latest(known, index)]

    def _latest(self, known: Sequence[Occasion], index: int) -> Occasion:
        """The latest occasion; a ceremony in the course of a meeting is soon left behind for the meeting itself."""
        last = known[-1]
        study = last.kind is MeetingKind.CONFERENCE and any(n.endswith(_STUDY) for n in last.names)
        if study and self._is_new_paragraph(max(last.told_in()), index):
            # A study session held by a meeting: the next paragraph is about the meeting again.
            around = [o for o in known[:-1] if o.sentences[0][0] >= last.sentences[0][0] - _SITTING]
            return around[-1] if around else last
        if last.kind is MeetingKind.CEREMONY and not last.attendance and max(last.told_in()) < index - 1:
            sessions = [o for o in self.found if o.kind in (MeetingKind.FORUM, MeetingKind.CONFERENCE)]
            return sessions[-1] if sessions else last
        return last

    def _is_new_paragraph(self, before: int, index: int) -> bool:
        """Whether a paragraph ends between sentences *before* and *index*."""
        first, last = self._reports.get(before), self._reports.get(index)
        if first is None or last is None:
            return False
        return "\n" in self.chars[first.sentence.text_start(0) : last.sentence.text_start(0)]


def _is_long(moment: Moment) -> bool:
    if moment.earliest is None or moment.latest is None:
        return False
    return (moment.latest - moment.earliest).days > _LONGEST_DAYS
