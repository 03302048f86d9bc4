"""Unnamed groups that took part: ``部分茶农代表旁听会议``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.extract.abstract import Report
from kg.extract.groups.beside import GroupsBeside, wording
from kg.extract.groups.phrase import GroupPhrases
from kg.extract.groups.role import ALONG_ON_TOUR, GROUP_ROLE, SAME_SUBJECT, is_told_there, role_of
from kg.extract.groups.tour import read_on_tour
from kg.extract.occasions.nouns import OPENINGS, REFERRING
from kg.extract.occasions.occasion import Attendance, Occasion, Occasions
from kg.extract.occasions.setting import venue_of
from kg.lexicon.lexicons import Lexicons
from kg.mention.occasions import OccasionName
from kg.model import MeetingKind, Party, Role, Venue

_PRESENT_TOO = re.compile(
    r"(?P<role>列席|出席|参加|陪同|观看|参与)(?P<noun>[^，。；的Ⓟ]{0,14})的(?:还|也)?有：?(?P<who>(?:(?!，列席)[^。；])+)"
)
_INVITES = re.compile("(?<![应受])(?:邀请|特邀(?!嘉宾|代表|专家|委员))(?!的)[了到]?")
_INVITED_TO = re.compile("(?:本次|此次|本届|这次)?(?:Ⓜ|会议|论坛|活动|大会)")
"""Before 邀请: the meeting just told, at which then those were whom it invited."""
_BODIES = re.compile("Ⓘ[^，。；]*、[^，。；]*$|、[^，。；]*Ⓘ[^，。；]*$")
"""A list of bodies, which attend by those whom they sent."""
_BARE = ("会议", "大会", "活动", "仪式", "论坛")
"""Words that any occasion may be called by."""
_THIS = ("本", "此", "这", "该")
_OWN_EVENT = re.compile("(?:开赛|开跑|开镜|开机|首映|开播|启航|首航)[^。；]*，")
_HEARING = "汇报会"
"""On a tour: that at which its leader listens to those of the place."""
_HERE = ("与会", "参会")
"""Before those who may have been told more fully (来自20国的工商界代表 … 与会工商界代表)."""
_CONTEST = re.compile("赛|运动会|奥运|奥会|运会|杯|技能|马拉松")
_CALLED_FOR = re.compile("号召|呼吁|希望|欢迎|期待|鼓励|[愿要]|(?<!即)将|应(?!邀)")
_PRESENT_ARE = re.compile("的有(?!关)")
_TOGETHER = ("进行", "展开", "座谈", "交流")
_WITH = re.compile("[同与](?![会学志行业])")
_WITH_PRESS = re.compile("[和与同向](?:现场|媒体|中外|在场)*(?:记者|媒体)们?$")
"""Before 交流: with whom (八位代表和媒体记者进行了互动)."""
_MARKED = re.compile("“[^”。；]{1,40}”")
"""A title or watchword, whose commas part nothing (代表围绕“守护好家园，建设好家乡”主题发言)."""
_BY_THE_ROAD = re.compile("(?:道路|街道|马路|公路)两[旁侧边]|道路沿线|在途中|在沿途")
_NEAR_ROAD = 12
"""Near the verb: those who greet a guest on his way take part in nothing that he came for."""
_SO_MANY = re.compile(r"\d|[两三四五六七八九十百千万]+[余多]?[位名]")
_COUNTED = re.compile(r"(?P<count>[\d一二两三四五六七八九十]+[位名])(?:负责人|代表|委员|专家|(?P<who>部长))们?")
"""Those told before with what they are, counted once more."""
_TOOK_PART = "群体＋出席"


class GroupReader:
    """Reads groups by the words for people that they end in (``group_head`` and its likes in the lexicon)."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._phrases = GroupPhrases(lexicons)
        self._beside = GroupsBeside(self._phrases)

    def read(self, book: Occasions, report: Report) -> None:
        """Add the groups before a verb of taking part to the occasions that they took part in."""
        if not book.found:
            return
        self._present_too(book, report)
        self._beside.read(book, report)
        read_on_tour(book, report, self._phrases)
        symbols = _MARKED.sub(lambda marked: marked[0].replace("，", "·"), report.symbols)
        at = 0
        before: list[tuple[str, Venue | None]] = []
        for match in GROUP_ROLE.finditer(symbols):
            if match["there"] and not is_told_there(book, report, match):
                continue
            begin, at = at, match.end()
            if _PRESENT_ARE.search(symbols, begin, match.start()):
                continue  # 出席会议的有某些代表，列席十人: told behind the verb
            clause = max(begin, symbols.rfind("，", 0, match.start()) + 1)
            invites = _INVITES.search(symbols, clause, match.start())
            if invites is not None:
                inviter = symbols[clause : invites.start()] or symbols[: max(symbols.find("，"), 0)]
                if _INVITED_TO.match(inviter) is None or (clause < invites.start() and "的" in inviter):
                    continue  # 邀请某些代表出席: whether they came is not told
                begin = invites.end()  # but 本次会议邀请某些代表出席
            if symbols.startswith("陪同下", match.start()):
                begin = max(begin, symbols.rfind("在", begin, match.start()) + 1)  # 在有关部门负责人陪同下
            if _BY_THE_ROAD.search(symbols, clause, match.end() + _NEAR_ROAD) is not None:
                continue
            venue = venue_of(symbols, match.start(), match.end())
            role = role_of(match, symbols)
            speaking = role is Role.SPEAKER
            if match[0].startswith("共") and _CALLED_FOR.search(symbols, begin, match.start()):
                continue  # 号召各界人士共谋发展
            with_press = _WITH_PRESS.search(symbols, clause, match.start()) is not None
            if match[0].startswith(_TOGETHER) and (with_press or _WITH.match(symbols, clause)):
                continue  # 同人大代表进行交流: those one talks with are told by another rule
            several = (
                match[0] == "设" or symbols.startswith("各", clause) or "分会场" in symbols[clause : match.start()]
            )
            several = several or (
                match["attends"] is not None and _BODIES.search(symbols, clause, match.start()) is not None
            )
            end = match.start() - (symbols.startswith("的陪同下", match.start() - 1))
            groups = list(self._groups(book, report, symbols, (begin, end), bodies=speaking or several))
            if not groups and speaking and SAME_SUBJECT.fullmatch(symbols, begin, match.start()):
                groups = before
            before = groups
            heard = bool(book.told_there(report)) or "听取" in symbols[begin : match.start()]
            told = [
                (text, hall)
                for text, hall in groups
                if not (match["said"] and text.startswith(_HERE)) and (heard or not text.endswith("们"))
                if not match["debates"] or any(_SO_MANY.search(name) for name, _ in groups)
            ]
            _add(report, told, role, _meant(book, report, match, role), venue)

    def is_subject(self, text: str) -> bool:
        """Whether *text*, all that stands between a comma and a verb of taking part, names a group and nothing else."""
        return self._phrases.is_subject(text) or self._phrases.is_bodies(text)

    def _present_too(self, book: Occasions, report: Report) -> None:
        """Groups told behind the verb: ``出席会议的还有各市负责人，企业代表等``."""
        if "有" not in report.symbols:
            return
        for match in _PRESENT_TOO.finditer(report.symbols):
            role = Role.OBSERVER if match["role"] == "列席" else Role.ATTENDEE
            noun = REFERRING.search(match["noun"])
            meant = (noun is None and book.told_there(report)) or book.meant(noun[0] if noun else "", report.index)
            _add(report, self._groups(book, report, report.symbols, match.span("who")), role, meant, None)

    def _groups(
        self, book: Occasions, report: Report, symbols: str, span: tuple[int, int], *, bodies: bool = False
    ) -> Iterator[tuple[str, Venue | None]]:
        for s, e in self._phrases.spans(symbols[slice(*span)], span[0], bodies):
            text = wording(book, report, s, e)
            if self._phrases.is_group(text):
                yield text, venue_of(report.symbols, s, e)


def _meant(book: Occasions, report: Report, match: re.Match[str], role: Role) -> list[Occasion]:
    """The occasions in which the subject of the verb *match* took part, named behind it or told there."""
    if match["last"]:
        return book.called("迎灵")
    toured = book.of_kind(MeetingKind.INSPECTION)[-1:] if ALONG_ON_TOUR.match(match[0]) else []
    if toured:
        return toured
    rites = book.of_kind(MeetingKind.CEREMONY)[-1:] if match[0] == "观礼" else []
    if rites:
        return rites
    # 介绍某峰会有关情况: what is told of, not where; 陆续抵达人民大会堂: the place
    telling = match["speaks"] or match["there"] or match[0] in ("陆续", "依次", "缓步")
    noun = REFERRING.search(report.symbols, match.end(), match.end() + 8) if not telling else None
    if noun is not None:
        meant = book.named_at(report, noun.start()) or _led_back(book, report, noun)
    else:
        meant = book.told_there(report) or book.meant("", report.index)
        told = any(report.index in o.told_in() for o in meant)
        if not told and _OWN_EVENT.search(report.symbols, 0, match.start()) is not None:
            return []  # 某龙舟赛开赛，200名选手参赛: in what no rule reads as an occasion
        told = any(o.sentences[0][0] == report.index for o in meant)
        if match[0] in ("参加", "参赛") and not told and meant and meant[0].kind is MeetingKind.BRIEFING:
            return []  # so many athletes take part in the games of which the briefing tells
        if match[0] == "参赛" and not told and not any(_CONTEST.search(name) for o in meant for name in o.names):
            return []  # in a contest that is told, but is no occasion
    if role is Role.SPEAKER and meant and meant[0].kind is MeetingKind.TALKS:
        session = book.of_kind(MeetingKind.CONFERENCE, MeetingKind.FORUM)[-1:]
        return session or ([] if "会上" in report.symbols else meant)
    if match[0].endswith("发言") and meant and meant[0].kind is MeetingKind.INSPECTION:
        return book.of_kind(MeetingKind.CONFERENCE, MeetingKind.FORUM)[-1:] or meant  # not on the tour told between
    return meant


def _led_back(book: Occasions, report: Report, noun: re.Match[str]) -> list[Occasion]:
    """The occasions to which the *noun* behind a verb leads back; a noun of another kind (阅兵式) leads to none."""
    named = report.sentence.mentions.get(noun.start())
    meant = book.meant(noun[0], report.index)
    if isinstance(named, OccasionName) and named.text == _HEARING and meant:
        return book.of_kind(MeetingKind.INSPECTION)[-1:] if meant[0].kind is MeetingKind.INSPECTION else meant
    if not isinstance(named, OccasionName) or named.text.endswith((*OPENINGS, *_BARE)):
        return meant
    back = named.generic or named.text.startswith(_THIS)
    if not back:  # 出席年会, where 某论坛2030年年会 was told
        return [o for o in book.found if any(name.endswith(named.text) for name in o.names)][:1]
    return [o for o in meant if named.kind is o.kind]


def _add(
    report: Report,
    groups: Iterable[tuple[str, Venue | None]],
    role: Role,
    occasions: Sequence[Occasion],
    venue: Venue | None,
) -> None:
    """Give the *groups* their part in *occasions*, at *venue* unless a hall of their own is told."""
    for text, own in groups:
        hall = own or venue
        for occasion in occasions:
            told = text[2:] if text.startswith(_HERE) else None
            known = [p.participant for p in occasion.attendance if p.party is Party.GROUP]
            again = _COUNTED.fullmatch(text)
            if (
                again is not None
                and known
                and (again["who"] == "部长" or any(again["count"] in name for name in known))
            ):
                continue  # 来自三部的三位负责人 … 此外，三位部长
            who = next((name for name in known if told is not None and name.endswith(told)), text)
            occasion.add(Attendance(who, Party.GROUP, role, (), hall, None, [(report.index, _TOOK_PART)]))
            if hall is not None and hall not in occasion.venues:
                occasion.venues.append(hall)
