"""Lectures told by what somebody gave, with no word for a meeting: ``某人为学员作专题辅导报告``, ``某人讲授专题党课``."""

from __future__ import annotations

import re

from kg.extract.abstract import PEOPLE, Report
from kg.extract.occasions.occasion import Occasions
from kg.mention.occasions import OccasionName
from kg.model import MeetingKind, Role

_GIVES = re.compile(
    rf"(?P<a>{PEOPLE})(?P<gap>[^。；Ⓟ：]{{0,80}}?)(?:(?:讲授|(?<![工操著制])作|讲|上|做)了?(?:一[场堂次])?|(?<=Ⓟ)(?=Ⓜ))"
    r"(?:(?:题|主题)为Ⓦ的|Ⓦ|(?:生动|精彩|深刻|别开生面)的)?"
    r"(?P<what>[^，。；的ⓅⓂ]{0,8}?(?:辅导报告|宣讲报告|形势与?政策报告|形势报告|辅导讲座|宣讲辅导|专题辅导|专题宣讲|“[^”，。]{2,10}课”"
    r"|(?:法治|法制|思政|国防|安全|廉政|禁毒|党史|国学|科普|开学)[^，。；的Ⓟ]{0,6}课)|Ⓜ)(?=[，。；]|$)"
)
_ELSEWHERE = re.compile("在|面向")
_PREACHED = re.compile(r"日在[^，。；]{1,14}宣讲(?!报告)")
_LESSONS = ("党课", "讲座", "课")
_REPORT = "报告"
_GAVE = "某人讲课或作报告"


def read_lectures(book: Occasions, report: Report) -> None:
    """Open the lecture that *report* tells of, in a text that has told of no session before, or of lectures that others
    gave elsewhere (甲在某市作宣讲报告。乙在某省作宣讲报告)."""
    before = book.of_kind(MeetingKind.CONFERENCE, MeetingKind.FORUM, MeetingKind.CEREMONY)
    if not (book.home.local or book.home.institution) and _PREACHED.search(book.chars) is not None:
        return  # a broadcast that tells of several, not all of them as lectures
    if "Ⓟ" not in report.symbols or any(o.sentences[0][1] != _GAVE for o in before):
        return
    match = _GIVES.search(report.symbols)
    if match is None or not (_ELSEWHERE.search(match["gap"]) if before else book.has_day(report)):
        return
    if book.is_past(report, match.end()) or book.is_ahead(report, match.start()) or "将" in match["gap"]:
        return
    mention = report.sentence.mentions.get(match.start("what"))
    if match["what"] == "Ⓜ":
        if not isinstance(mention, OccasionName) or not mention.text.endswith(_LESSONS):
            return
        names = [mention.text.removeprefix("作")]  # 李明作|讲座: the segmenter joins the verb to the name
    else:
        told = book.wording(report, *match.span("what"))
        names = (
            [told]
            if told.endswith(("”", "课"))
            else [told, told + ("会" if told.endswith(_REPORT) else _REPORT + "会")]
        )
    lecture = book.open(MeetingKind.CONFERENCE, names, report, _GAVE, match.start())
    for titled in report.sentence.people(*match.span("a")):
        book.attend(lecture, titled, Role.SPEAKER, report.index, _GAVE)
