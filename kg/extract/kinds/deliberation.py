"""Sittings of a delegation to which somebody comes: ``某人来到他所在的某代表团，同代表们一起审议``."""

from __future__ import annotations

import re

from kg.extract.abstract import PEOPLE, Report
from kg.extract.occasions.occasion import Occasions
from kg.mention.occasions import OccasionName
from kg.model import MeetingKind, Role

_DELIBERATES = re.compile(
    rf"(?P<a>{PEOPLE})[^。；Ⓟ]{{0,16}}?(?:来到|参加)(?:他|她|自己)?所在的Ⓜ?(?P<which>Ⓘ|[^，。；Ⓟ]{{1,20}}?代表团)"
    r"[^。；Ⓟ]{0,16}?(?P<what>审议|讨论)"
)
_AT_ONE = re.compile(rf"(?P<a>{PEOPLE})(?:Ⓓ|上午|下午)*在(?P<what>Ⓜ)时(?=说|指出|强调|表示|认为)")
_RECEIVES = re.compile(rf"(?P<list>(?:[^，。；ⒹⓅ]{{1,16}}、)?)(?P<what>Ⓜ)迎来了?(?P<a>{PEOPLE})")
_SITTINGS = ("审议", "讨论", "联组会", "联组会议")
_DELIBERATED = "来到某代表团审议"


def read_deliberations(book: Occasions, report: Report) -> None:
    """``某人来到他所在的某代表团，同代表们一起审议``: a sitting of that delegation; ``某人在某团审议时说``; ``联组会迎来了某人``."""
    _read_by_name(book, report)
    match = _DELIBERATES.search(report.symbols) if "所在" in report.symbols else None
    if match is None:
        return
    which = book.wording(report, *match.span("which"))
    occasion = book.open(MeetingKind.CONFERENCE, [which + match["what"]], report, _DELIBERATED, match.start())
    for titled in report.sentence.people(*match.span("a")):
        book.attend(occasion, titled, Role.ATTENDEE, report.index, _DELIBERATED)


def _read_by_name(book: Occasions, report: Report) -> None:
    """A sitting told by its name, and by whoever spoke there or came to it."""
    symbols = report.symbols
    for match in (*_AT_ONE.finditer(symbols), *_RECEIVES.finditer(symbols)) if "Ⓜ" in symbols else ():
        mention = report.sentence.mentions.get(match.start("what"))
        told = mention if isinstance(mention, OccasionName) and mention.text.endswith(_SITTINGS) else None
        if told is None or told.generic or book.find(told) is not None or book.is_past(report, match.start("what")):
            continue
        listed = match.groupdict().get("list")
        names = [book.wording(report, match.start("list"), match.end("what"))] if listed else []
        book.open_with(MeetingKind.CONFERENCE, [*names, told.text], report, _DELIBERATED, match, match.start("what"))
