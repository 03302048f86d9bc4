"""Ceremonies told by what was done at them: a signing that people witness, a wreath that a guest lays."""

from __future__ import annotations

import re

from kg.extract.abstract import PEOPLE
from kg.extract.occasion import Occasions, Report
from kg.model import MeetingKind, Role

_WITNESSES = re.compile(
    rf"(?P<a>{PEOPLE})[^。；Ⓟ]{{0,12}}?见证(?:了)?(?:双方)?(?:签约|签字|签署)(?:仪式)?(?=[，。；]|$)"
)
_LAYS = re.compile(rf"(?P<a>{PEOPLE})[^。；Ⓟ]{{0,30}}?(?P<what>向[^，。；Ⓟ]{{2,20}}?敬?献(?:了)?花[圈篮])(?!的|仪式)")
_TAKES_TURNS = re.compile("还|并|参观|考察|期间")

_WITNESSED = "某人见证签约"
_LAID = "某人敬献花圈"


def read_acts(book: Occasions, report: Report) -> None:
    """Open a ceremony for a signing or a wreath, where the text tells it apart from talks and meetings."""
    if "签" in report.symbols and not book.found:
        signing = _WITNESSES.search(report.symbols)
        if signing is not None:
            book.open(MeetingKind.CEREMONY, ["签约仪式"], report, _WITNESSED, signing.start())
    if "献花" in report.symbols or "献了花" in report.symbols:
        laying = _LAYS.search(report.symbols)
        told = any("花" in name for o in book.found for name in o.names)
        if laying is None or told or _TAKES_TURNS.search(laying[0]):
            return
        if book.has_day(report) and not book.is_past(report, laying.end()):
            starts = report.sentence.starts
            what = book.chars[starts[laying.start("what")] : starts[laying.end("what")]]
            occasion = book.open(MeetingKind.CEREMONY, [what.replace("献了", "献")], report, _LAID, laying.start())
            for titled in report.sentence.people(*laying.span("a")):
                book.attend(occasion, titled, Role.ATTENDEE, report.index, _LAID)
