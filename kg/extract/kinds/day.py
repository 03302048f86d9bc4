"""Meetings told by a day or a place: below the headline, at the opening of what has closed, above what they decided."""

from __future__ import annotations

import re

from kg.extract.abstract import Report
from kg.extract.occasions.occasion import Occasion, Occasions
from kg.mention.occasions import OccasionName
from kg.model import MeetingKind, Moment

_ON_A_DAY = re.compile(r"Ⓓ(?:上午|下午|晚上?|中午)?，?$")
_PASSED = re.compile(r"(?:表决|审议)?通过）")
_DECIDES = re.compile(
    r"(?:Ⓓ，?)?(?P<what>Ⓜ)(?:于|Ⓓ|上午|下午|，)*(?:经?(?:投票)?表决|审议|决定|选举产生|选举|补选|通过)(?!的|[^，。；]{0,40}(?:消息|后(?=，)|以来))"
)
"""``某人大常委会第三次会议6日经表决，决定…`` at the head of a text."""
_ASSEMBLIES = ("人民代表大会", "人大", "政协", "代表大会", "全会")
_OPENED = re.compile(r"(?:隆重|正式|胜利)?开幕")
_HELD_THERE = re.compile(
    r"(?:会议|大会|Ⓜ)(?:于|Ⓓ|上午|下午|[\d一二三四五六七八九十]+[时点]半?)*在[^，。；Ⓟ]{1,24}?(?:(?:召开|举行)(?=[，。；])|设(?:有|置)?主?会场)"
)


def read_held_there(book: Occasions, report: Report) -> None:
    """``会议于下午3时在某会堂举行``: the place of the meeting told before, if none is known yet."""
    match = _HELD_THERE.match(report.symbols) if book.found else None
    if match is None:
        return
    mention = report.sentence.mentions.get(0)
    if isinstance(mention, OccasionName) and not mention.generic:
        return
    for occasion in book.meant("会议", report.index):
        places = book.places(report, 0, match.end())
        if places and not occasion.places:
            occasion.add_places(places)
            occasion.sentences.append((report.index, "会议在某地举行"))


def read_passed(book: Occasions, report: Report) -> None:
    """``（2024年3月5日某人大常委会第三次会议通过）``: the meeting that decided what stands below (a 任免名单)."""
    at = report.symbols.find("（ⒹⓂ")
    if at < 0 or _PASSED.match(report.symbols, at + 3) is None or book.is_past(report, at + 2):
        return
    mention = report.sentence.mentions.get(at + 2)
    if isinstance(mention, OccasionName) and not mention.generic and book.find(mention) is None:
        occasion = book.open(mention.kind, [mention.text], report, "会议通过", at + 2)
        occasion.session = mention.session
        occasion.dated = False  # it may be the last of several days


def read_decided(book: Occasions, report: Report) -> None:
    """``某人大常委会第三次会议6日经表决，决定…``: a session of an assembly told by no more than what it decided that day."""
    match = _DECIDES.match(report.symbols) if "Ⓓ" in report.symbols and not book.found else None
    if match is None or "Ⓓ" not in match[0] or report.index > 1:
        return
    mention = report.sentence.mentions.get(match.start("what"))
    if not isinstance(mention, OccasionName) or mention.generic or mention.session is None:
        return
    if any(name in mention.text for name in _ASSEMBLIES) and not book.is_past(report, match.end()):
        occasion = book.open(mention.kind, [mention.text], report, "会议作出决定", match.start("what"))
        occasion.session = mention.session


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
