"""Sittings of a delegation to which somebody comes: ``某人来到他所在的某代表团，同代表们一起审议``."""

from __future__ import annotations

import re

from kg.extract.abstract import PEOPLE, Report
from kg.extract.occasions.occasion import Occasions
from kg.model import MeetingKind, Role

_DELIBERATES = re.compile(
    rf"(?P<a>{PEOPLE})[^。；Ⓟ]{{0,16}}?(?:来到|参加)(?:他|她|自己)?所在的Ⓜ?(?P<which>Ⓘ|[^，。；Ⓟ]{{1,20}}?代表团)"
    r"[^。；Ⓟ]{0,16}?(?P<what>审议|讨论)"
)
_DELIBERATED = "来到某代表团审议"


def read_deliberations(book: Occasions, report: Report) -> None:
    """``某人来到他所在的某代表团，同代表们一起审议``: a sitting of that delegation."""
    match = _DELIBERATES.search(report.symbols) if "所在" in report.symbols else None
    if match is None:
        return
    which = book.wording(report, *match.span("which"))
    occasion = book.open(MeetingKind.CONFERENCE, [which + match["what"]], report, _DELIBERATED, match.start())
    for titled in report.sentence.people(*match.span("a")):
        book.attend(occasion, titled, Role.ATTENDEE, report.index, _DELIBERATED)
