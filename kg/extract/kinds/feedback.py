"""Meetings told by what was done at them: ``某巡视组向某单位反馈巡视情况``, with no word for a meeting."""

from __future__ import annotations

import re

from kg.extract.abstract import Report
from kg.extract.occasions.occasion import Occasion, Occasions
from kg.mention.occasions import OccasionName
from kg.model import MeetingKind

_FEEDS_BACK = re.compile(
    r"(?:Ⓘ|[^，。；：Ⓟ]{2,24}组)(?:Ⓓ|分别|集中|正式)*"
    r"(?P<what>向[^，。；：Ⓟ]{2,30}?(?:进行|集中|书面)?反馈了?[^，。；的]{0,16}?(?:意见|情况|结果))(?=[，。；]|$)"
)
_TEAM = re.compile(r"(?:巡视|巡察|督察|督导|督查|检查|考核|评估|调查|执法检查)组$")
_RULE = "向某单位反馈意见"


def read_feedback(book: Occasions, report: Report) -> None:
    """Open a meeting where a team tells a body on a day what it found; a later word for the meeting names it."""
    told = _told(book)
    if told is not None:
        for mention in report.sentence.mentions.values():
            if isinstance(mention, OccasionName) and mention.generic and "反馈" in mention.text:
                told.names.append(mention.text)
        return
    match = _FEEDS_BACK.search(report.symbols) if "反馈" in report.symbols else None
    if match is None or book.found or not book.has_day(report):
        return
    who = book.wording(report, match.start(), match.start("what"))
    if _TEAM.search(who) is None or book.is_past(report, match.start()) or book.is_ahead(report, match.start()):
        return
    book.open(MeetingKind.CONFERENCE, [book.wording(report, *match.span("what"))], report, _RULE, match.start())


def _told(book: Occasions) -> Occasion | None:
    """The meeting that was opened so, while it is the last one told."""
    last = book.found[-1] if book.found else None
    return last if last is not None and last.sentences[0][1] == _RULE else None
