"""Rallies, marches and parades: ``某地民众5日在某广场举行集会``, ``某国举行阅兵式，纪念…``."""

from __future__ import annotations

import re

from kg.extract.abstract import PlaceMention, Report
from kg.extract.occasions.occasion import Attendance, Occasions
from kg.model import MeetingKind, Party, Role

_WORD = re.compile("集会|游行|示威|阅兵|静坐")
_HELD = re.compile(
    r"(?P<who>[^，。；：“”]{2,40}?)(?:于?Ⓓ|上午|下午|凌晨|晚间?|傍晚|当天|再次|继续|也|还|分别|共同|隆重)*+(?:(?:[在于]|来到)[^，。；“”]{1,40}?)?"
    r"(?<!计划)(?<!准备)(?<!曾)举[行办]了?(?:盛大|隆重)?的?(?P<what>[^，。；“”ⓅⓂ]{0,10}?"
    r"(?:集会(?:游行|示威)?|示威游行|游行(?:示威|集会)?|阅兵式?|静坐(?:示威|抗议)?))"
    r"(?:活动|、抗议活动)?(?=[，。；]|纪念|反对|抗议|庆祝|声援|呼吁|谴责|要求|以|$)"
)
_NOT_HELD = re.compile("将|还?会举行|可能|拟|计划|呼吁[^，]*举行|禁止|取消|自由|每年|此前")
_WHO = re.compile(
    r"(?:[^，。；、ⓁⒾ]{0,12}[ⓁⒾ])?[^，。；、]{0,16}(?:民众|人士|农民|工人|议员|团体|代表|学生|市民|群众|人员|渔民|党)$|^Ⓘ$"
)
_OPENS_WITH = re.compile(r"^(?:于?Ⓓ(?:上午|下午|凌晨|晚间?|傍晚)?，?|当天，?|同一天，|此外，|据[^，]{2,16}报道，)+")

_AT = re.compile("在(?P<where>[^，。；“”在Ⓓ]{2,20}?[前外旁内])(?:再次|继续|共同)*举行")
_COUNTED = re.compile(r"[约近]?[\d多数几两]")

_RALLIED = "某些人举行集会"


def read_rallies(book: Occasions, report: Report) -> None:
    """Open a ceremony for a rally or a parade held on a day told; those who are told to hold it take part."""
    if _WORD.search(report.symbols) is None or not book.has_day(report):
        return
    for match in _HELD.finditer(report.symbols):
        clause = report.symbols[max(report.symbols.rfind(c, 0, match.start()) for c in "。；") + 1 : match.end()]
        if _NOT_HELD.search(clause) or book.is_past(report, match.start("what")) or book.called(match["what"][-2:]):
            continue
        what = book.wording(report, *match.span("what"))
        if _COUNTED.match(what):
            continue
        occasion = book.open(MeetingKind.CEREMONY, [what, what[-2:]], report, _RALLIED, match.start("what"))
        if not occasion.places:
            occasion.add_places(_where(book, report, match))
        lead = _OPENS_WITH.match(match["who"])
        start = match.start("who") + (lead.end() if lead is not None else 0)
        who = report.symbols[start : match.end("who")]
        if _WHO.search(who) is not None and report.symbols[start - 1 : start] != "”":
            text = book.wording(report, start, match.end("who"))
            occasion.add(Attendance(text, Party.GROUP, Role.ATTENDEE, (), None, None, [(report.index, _RALLIED)]))


def _where(book: Occasions, report: Report, match: re.Match[str]) -> list[str]:
    """The square or the street told, else the town or the land that holds the rally."""
    there = _AT.search(report.symbols, match.start(), match.start("what"))
    if there is not None:
        return [book.wording(report, *there.span("where"))]
    if _WHO.search(match["who"]) is not None:
        return []
    named = (report.sentence.mentions.get(i) for i in range(*match.span("who")))
    towns = [mention.name for mention in named if isinstance(mention, PlaceMention)]
    return towns if "、" in match["who"] else towns[-1:]
