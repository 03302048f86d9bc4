"""Journeys told by their beginning (``某人乘专机离开北京，应某人邀请，赴某地出席某会``)."""

from __future__ import annotations

import re

from kg.extract.abstract import PEOPLE, Report
from kg.extract.kinds.inspection import places_told
from kg.extract.occasions.occasion import Occasions
from kg.model import MeetingKind

_SETS_OUT = re.compile(
    rf"(?P<a>{PEOPLE})(?:Ⓓ|上午|中午|下午|晚上?|，|夫妇)*乘坐?(?:专机|包机|飞机)离开Ⓛ，(?:应[^。；]{{0,60}}?邀请?，?|，)*"
    r"(?:前往|赴)(?P<where>[^，。；Ⓟ]{1,12}?)(?:出席|参加)"
)
_LEFT = "某人乘专机离开某地，赴某地出席某会"


def read_departure(book: Occasions, report: Report) -> None:
    """Open the visit of one who sets out to attend something abroad, on a day told."""
    match = _SETS_OUT.search(report.symbols) if "离开" in report.symbols else None
    if match is None or book.of_kind(MeetingKind.VISIT) or not book.has_day(report):
        return
    if "抵达" in book.chars:
        return  # the visit is told by where he came to
    if book.is_past(report, match.start("where")) or book.is_ahead(report, match.start("a")):
        return
    visit = book.open_with(MeetingKind.VISIT, [], report, _LEFT, match)
    visit.places = places_told(book, report, *match.span("where"))
    visit.principals = [t.person.name for t in report.sentence.people(*match.span("a"))]
