"""The day of a meeting that a later sentence tells: below the headline, or of the opening of what has closed."""

from __future__ import annotations

import re

from kg.extract.occasion import Occasion, Occasions, Report
from kg.mention.occasions import OccasionName
from kg.model import MeetingKind, Moment

_ON_A_DAY = re.compile(r"Ⓓ(?:上午|下午|晚上?|中午)?，?$")
_OPENED = re.compile(r"(?:隆重|正式|胜利)?开幕")


def read_days(book: Occasions, report: Report) -> None:
    """Date the meetings told before that stand here beside a day (``3月5日，某次大会圆满完成各项议程``)."""
    if "Ⓓ" not in report.symbols or "Ⓜ" not in report.symbols or not book.found:
        return
    for i, mention in report.sentence.mentions.items():
        if i >= len(report.symbols) or not isinstance(mention, OccasionName) or mention.framed:
            continue
        if _ON_A_DAY.search(report.symbols, max(i - 5, 0), i) is None or book.is_ahead(report, i):
            continue
        known = book.find(mention) or _meant(book, mention)
        if known is None:
            continue
        if known.moment is None and not mention.generic:
            book.date_again(known, report, i)
            known.add_places(book.places(report))
            known.sentences.append((report.index, "会议名称＋日期"))
        elif _OPENED.match(report.symbols, i + 1):
            _begin(book, known, report, i)


def _meant(book: Occasions, mention: OccasionName) -> Occasion | None:
    """The meeting that a bare 大会 refers to, where there is but one."""
    held = [o for o in book.of_kind(MeetingKind.CONFERENCE, MeetingKind.FORUM) if o.names]
    return held[0] if mention.generic and held and held[0].names[0].endswith(mention.text) else None


def _begin(book: Occasions, occasion: Occasion, report: Report, at: int) -> None:
    """A meeting that has closed lasted from the day on which it is told to have opened."""
    opened, closed = book.when(report, at), occasion.moment
    if opened is None or opened.earliest is None or closed is None or closed.earliest is None:
        return
    if opened.earliest < closed.earliest and not book.is_past(report, at):
        occasion.moment = Moment(opened.text, opened.earliest, closed.latest)
        occasion.sentences.append((report.index, "会议开幕日期"))
