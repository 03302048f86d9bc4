"""Unnamed groups that took part: ``部分茶农代表旁听会议``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.extract.group_beside import GroupsBeside, wording
from kg.extract.group_phrase import GroupPhrases
from kg.extract.group_role import ALONG_ON_TOUR, GROUP_ROLE, is_told_there, role_of
from kg.extract.meeting_nouns import REFERRING
from kg.extract.occasion import Attendance, Occasion, Occasions, Report
from kg.extract.setting import venue_of
from kg.lexicon.lexicons import Lexicons
from kg.model import MeetingKind, Party, Role, Venue

_PRESENT_TOO = re.compile(
    r"(?P<role>列席|出席|参加|陪同|观看|参与)(?P<noun>[^，。；的Ⓟ]{0,14})的(?:还|也)?有：?(?P<who>(?:(?!，列席)[^。；])+)"
)
_INVITES = re.compile("(?<![应受])邀请(?!的)[了到]?")
_INVITED_TO = re.compile("(?:本次|此次|本届|这次)?(?:Ⓜ|会议|论坛|活动|大会)")
"""Before 邀请: the meeting just told, at which then those were whom it invited."""
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
        symbols = report.symbols
        at = 0
        for match in GROUP_ROLE.finditer(symbols):
            if match["there"] and not is_told_there(book, report, match):
                continue
            begin, at = at, match.end()
            if "的有" in symbols[begin : match.start()]:
                continue  # 出席会议的有某些代表，列席十人: told behind the verb
            clause = max(begin, symbols.rfind("，", 0, match.start()) + 1)
            invites = _INVITES.search(symbols, clause, match.start())
            if invites is not None:
                inviter = symbols[clause : invites.start()] or symbols[: max(symbols.find("，"), 0)]
                if _INVITED_TO.match(inviter) is None or (clause < invites.start() and "的" in inviter):
                    continue  # 邀请某些代表出席: whether they came is not told
                begin = invites.end()  # but 本次会议邀请某些代表出席
            noun = REFERRING.search(symbols, match.end(), match.end() + 8)
            venue = venue_of(symbols, match.start(), match.end())
            speaking = role_of(match, symbols) is Role.SPEAKER
            groups = self._groups(book, report, begin, match.start(), speaking=speaking)
            toured = book.of_kind(MeetingKind.INSPECTION)[-1:] if ALONG_ON_TOUR.match(match[0]) else []
            if match["last"]:
                meant = book.called("迎灵")
            elif toured:
                meant = toured
            elif noun is not None:
                meant = book.named_at(report, noun.start()) or book.meant(noun[0], report.index)
            else:
                meant = book.told_there(report) or book.meant("", report.index)
            if speaking and "会上" in symbols and meant and meant[0].kind is MeetingKind.TALKS:
                meant = book.of_kind(MeetingKind.CONFERENCE, MeetingKind.FORUM, MeetingKind.CEREMONY)[-1:]
            _add(report, groups, role_of(match, symbols), meant, venue)

    def is_subject(self, text: str) -> bool:
        """Whether *text*, all that stands between a comma and a verb of taking part, names a group and nothing else."""
        return self._phrases.is_subject(text)

    def _present_too(self, book: Occasions, report: Report) -> None:
        """Groups told behind the verb: ``出席会议的还有各市负责人，企业代表等``."""
        if "有" not in report.symbols:
            return
        for match in _PRESENT_TOO.finditer(report.symbols):
            role = Role.OBSERVER if match["role"] == "列席" else Role.ATTENDEE
            noun = REFERRING.search(match["noun"])
            meant = (noun is None and book.told_there(report)) or book.meant(noun[0] if noun else "", report.index)
            _add(report, self._groups(book, report, *match.span("who")), role, meant, None)

    def _groups(
        self, book: Occasions, report: Report, start: int, end: int, *, speaking: bool = False
    ) -> Iterator[tuple[str, Venue | None]]:
        for s, e in self._phrases.spans(report.symbols[start:end], start, speaking):
            text = wording(book, report, s, e)
            if self._phrases.is_group(text):
                yield text, venue_of(report.symbols, s, e)


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
            occasion.add(Attendance(text, Party.GROUP, role, (), hall, None, [(report.index, _TOOK_PART)]))
            if hall is not None and hall not in occasion.venues:
                occasion.venues.append(hall)
