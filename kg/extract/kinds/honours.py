"""Honours and letters of appointment handed over on a day, where no word for a ceremony stands there (``某人接受某总统授予勋章``,
``某人向新聘任的参事某人、某人颁发聘书``)."""

from __future__ import annotations

import re

from kg.extract.abstract import PEOPLE, ROW, Report
from kg.extract.occasions.occasion import Occasions
from kg.model import MeetingKind, Role

_WHEN_WHERE = r"(?:Ⓓ|上午|中午|下午|晚上?|，|在[^，。；Ⓟ在]{1,20}?(?=接受|[向为]))*+"
_ACCEPTS = re.compile(
    rf"(?P<a>{PEOPLE}){_WHEN_WHERE}接受了?(?P<b>Ⓟ)(?:代表[^，。；Ⓟ]{{1,10}})?授予的?(?P<what>[^，。；Ⓟ]{{0,20}}?(?:勋章|奖章))(?=[，。；]|$)"
)
_HANDS = re.compile(
    rf"(?P<a>{PEOPLE}){_WHEN_WHERE}[向为][^，。；Ⓟ]{{0,16}}(?P<b>(?>{ROW}(?:(?:[、，和]|以及)[^，。；、Ⓟ]{{0,16}}{ROW})*))等?"
    r"(?P<what>颁发(?:聘书|委任书|任命书|委任状))(?=[，。；]|$)"
)
_RITE = "授勋仪式"
_HONOURED = "某人接受某人授予勋章"
_APPOINTED = "某人向某人颁发聘书"


def read_honours(book: Occasions, report: Report) -> None:
    """Open the ceremony of an honour or of letters of appointment, where it is what the text tells of."""
    if book.found or not book.has_day(report):
        return
    accepts = _ACCEPTS.search(report.symbols) if "授予" in report.symbols else None
    match = accepts or (_HANDS.search(report.symbols) if "颁发" in report.symbols else None)
    if match is None or book.is_past(report, match.end()) or book.is_ahead(report, match.start()):
        return
    rule = _HONOURED if accepts is not None else _APPOINTED
    names = [match["what"]] if accepts is None else [_RITE] if _RITE in book.chars else []
    occasion = book.open_with(MeetingKind.CEREMONY, names, report, rule, match)
    for titled in report.sentence.people(*match.span("b")):
        book.attend(occasion, titled, Role.ATTENDEE, report.index, rule)
