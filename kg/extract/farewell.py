"""Last honours: ``某人的遗体在某地火化``, and those who bow before it to the sound of the dirge."""

from __future__ import annotations

import re

from kg.extract.abstract import PEOPLE
from kg.extract.occasion import Occasions, Report
from kg.model import MeetingKind, Role

_CREMATED = re.compile(r"(?<!护送)[^，。；]{0,8}遗体，?(?P<when>Ⓓ?[^，。；]{0,6})在[^，。；]{1,20}火化")
_MOURNED = re.compile(rf"(?P<who>{PEOPLE})，?在哀乐声中[^。；]{{0,40}}(?:默哀|鞠躬)")
_YET_TO_COME = re.compile(r"将[于在Ⓓ]?")

_BURIED = "某人遗体火化"
_BOWED = "在哀乐声中肃立默哀"


def read_farewells(book: Occasions, report: Report) -> None:
    """Open the ceremony at which the last honours are paid, and give those who mourn their part in it."""
    symbols = report.symbols
    if "火化" in symbols and (told := _CREMATED.search(symbols)) is not None:
        known = [o for o in book.found if (_BURIED in {rule for _, rule in o.sentences})]
        if not known and not _YET_TO_COME.search(told["when"]):
            book.open(MeetingKind.CEREMONY, [], report, _BURIED, told.start("when"))
    if "哀乐" not in symbols:
        return
    for match in _MOURNED.finditer(symbols):
        for occasion in book.of_kind(MeetingKind.CEREMONY)[-1:]:
            for titled in report.sentence.people(match.start("who"), match.end("who")):
                book.attend(occasion, titled, Role.ATTENDEE, report.index, _BOWED)
