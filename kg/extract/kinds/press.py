"""Meetings with the press: ``某人同某人会谈后共同会见记者``, ``某人在同某人举行的记者会上说``."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extract.abstract import PEOPLE, Report
from kg.extract.occasions.occasion import Attendance, Occasions
from kg.mention.occasions import OccasionName
from kg.model import MeetingKind, Party, Role

_TO_THE_PRESS = "共同会见记者"
_BOTH_SIDES = re.compile(rf"{PEOPLE}[^。；Ⓟ：“]{{0,30}}?(?:同|与|和){PEOPLE}[^。；Ⓟ：“]{{0,24}}$")
_ONE_SIDE = re.compile(rf"(?P<a>{PEOPLE})[^。；Ⓟ：“]{{0,30}}?(?:同|与|和)(?P<whom>[^Ⓟ，。；：]{{0,40}})$")
_SPEAKS = re.compile(
    rf"(?P<a>{PEOPLE})(?:Ⓓ|上午|下午|晚)*在[^，。；ⓅⓂ]{{0,8}}[同与][^，。；ⓅⓂ]{{0,16}}(?P<b>{PEOPLE})[^，。；ⓅⓂ]{{0,12}}举行的(?P<what>Ⓜ)上"
)
_HOLDS = re.compile(
    rf"(?P<a>{PEOPLE})(?:Ⓓ|上午|下午|晚间?|在[^，。；ⓅⓂ在就]{{1,24}}"
    rf"|就[^，。；Ⓟ就]{{2,40}}?(?=举行|召开))*+(?:举行|召开)了?(?P<what>Ⓜ)(?=[，。；]|$)"
)
"""``某部司令某人5日就某事举行新闻发布会``: it is he who speaks there."""
_LISTED = re.compile(
    r"(?:^|[，。；\n])(?:(?P<hosts>主持人)|(?:主?发布人|主?发言人|介绍人|答问人|(?:发布|出席)嘉宾|出席人员?))："
    r"(?P<a>(?>(?:[^，。；：、Ⓟ]{0,14}Ⓟ[、，；和]?)+))"
)
_THE_TWO = re.compile(
    "(?:(?:两国(?:元首|总理|领导人|外长|议长|总统)|双方(?:领导人)?|Ⓟ和Ⓟ(?=还|共))[^。；：“Ⓟ]{0,60}?|[前后]，(?=Ⓜ))"
    "(?:共同)?(?P<met>会见了?(?:记者|媒体)|Ⓜ)(?=[，。]|$)"
)
"""``会谈后，两国总理见证签署某文件，并共同会见记者``"""
_LISTS = "发布人：某人"
_BRIEFED = "某人同某人共同会见记者"
_HELD = "某人举行记者会"
_SPOKE = "某人在同某人举行的记者会上说"


def read_joint_briefing(book: Occasions, report: Report, heads: tuple[str, ...]) -> None:
    """A briefing by two sides; the other may be a group, whose name ends in one of *heads*."""
    if "会见" in report.symbols or "Ⓜ" in report.symbols:
        _met_after_talks(book, report)
    if "Ⓜ" not in report.symbols:
        return
    for i, mention in report.sentence.mentions.items():
        if isinstance(mention, OccasionName) and mention.head == _TO_THE_PRESS and i < len(report.symbols):
            _meet_the_press(book, report, i, mention, heads)
    for match in _HOLDS.finditer(report.symbols) if "Ⓟ" in report.symbols else ():
        for occasion in [o for o in book.named_at(report, match.start("what")) if o.kind is MeetingKind.BRIEFING]:
            for titled in report.sentence.people(*match.span("a")):
                book.attend(occasion, titled, Role.SPEAKER, report.index, _HELD)
    for match in _SPEAKS.finditer(report.symbols) if "举行的Ⓜ上" in report.symbols else ():
        for occasion in book.named_at(report, match.start("what")):
            for side, role in (("a", Role.SPEAKER), ("b", Role.ATTENDEE)):
                for titled in report.sentence.people(*match.span(side)):
                    book.attend(occasion, titled, role, report.index, _SPOKE)


def _meet_the_press(book: Occasions, report: Report, at: int, mention: OccasionName, heads: tuple[str, ...]) -> None:
    both = _BOTH_SIDES.search(report.symbols, 0, at)
    one = _ONE_SIDE.search(report.symbols, 0, at) if both is None else None
    told = both or one
    if book.is_past(report, at) or book.is_ahead(report, at):
        return
    if told is None:
        return
    whom = book.wording(report, one.start("whom"), at + 1).removesuffix(mention.head) if one is not None else ""
    if one is not None and not whom.endswith(heads):
        return
    occasion = book.open(mention.kind, [mention.head], report, _BRIEFED, at)
    for titled in report.sentence.people(*told.span()):
        book.attend(occasion, titled, Role.ATTENDEE, report.index, _BRIEFED)
    if whom:
        occasion.add(Attendance(whom, Party.GROUP, Role.ATTENDEE, (), None, None, [(report.index, _BRIEFED)]))


def _met_after_talks(book: Occasions, report: Report) -> None:
    """``会谈后，两国元首共同会见记者``: those who have just talked with each other."""
    told = _THE_TWO.search(report.symbols)
    named = report.sentence.mentions.get(told.start("met")) if told is not None else None
    if told is None or (isinstance(named, OccasionName) and named.head != _TO_THE_PRESS):
        return
    at = told.start("met")
    if book.called(_TO_THE_PRESS) or book.is_past(report, at) or book.is_ahead(report, at):
        return
    for last in book.of_kind(MeetingKind.TALKS)[-1:]:
        occasion = book.open(MeetingKind.BRIEFING, [_TO_THE_PRESS], report, _BRIEFED, at)
        for part in last.attendance:
            if part.participant in last.principals:
                occasion.add(replace(part, sentences=[(report.index, _BRIEFED)], venue=None))


def read_listed(book: Occasions, report: Report) -> None:
    """``发布人：某局局长某人，某局副局长某人。主持人：某人``: those whom the page of a briefing lists."""
    briefings = book.of_kind(MeetingKind.BRIEFING) if "：" in report.symbols and "Ⓟ" in report.symbols else []
    for match in _LISTED.finditer(report.symbols) if briefings else ():
        role = Role.CHAIR if match["hosts"] else Role.SPEAKER
        for titled in report.sentence.people(*match.span("a")):
            book.attend(briefings[-1], titled, role, report.index, _LISTS)
