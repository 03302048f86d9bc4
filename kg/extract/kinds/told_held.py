"""Further ways in which a named occasion is told to be held: launched on a day, or with words before its name.

``某某行活动5日在某地启动``; ``5日举行了为期一天的某某会议``.
"""

from __future__ import annotations

import re

from kg.extract.abstract import Report
from kg.extract.occasions.occasion import Occasions
from kg.mention.occasions import OccasionName
from kg.model import MeetingKind

_LAUNCHED = re.compile(
    r"”?(?:于?Ⓓ|上午|下午|晚上?|今天|当天|，|已|同时|分别|共同|正式|全面|在[^，。；ⓅⓂ在]{1,24}?){0,6}"
    r"(?:启动|揭幕|拉开序幕)(?:，|。|；|$)"
)
_LAUNCHABLE = ("活动", "宣传周", "宣传月", "宣传日", "活动周", "活动月", "招聘月", "招聘会", "科普日")
_WITH_WORDS = re.compile(
    r"(?P<verb>召开|举行|举办)了?(?:(?!的|多|数|几|[两三四五六七八九十\d]+[多余]?[场次个项]|一系列|系列|各)[^，。；：ⓅⓂ]{2,40}的"
    r"|首次|新一轮|[^，。；：ⓅⓂ]{0,16}以来(?:的?首次|首场|首轮)的?)$"
)
_NOT_ONE = re.compile(
    "倡议|提议|建议|要求|呼吁|主张|希望|同意|支持|欢迎|祝贺|感谢|"
    "各[地级部国]|多[地国]|等地|全国|相继|纷纷|陆续|通过|形式|多彩|精彩|等[^，]{0,6}的$"
)
"""In the clause: what somebody asks for, or what is held in many places."""
_AND_MORE = re.compile("(?:、[^，。；]{2,20})?等(?:系列)?(?:活动)?[，。；]")
_FIRST_TIME = re.compile("这(?:也|还)?是[^。；]*首次")
"""At the head of a sentence: what the occasion just told is the first of."""
_MAY = re.compile("可以?[^。；]{0,40}$")
_CLAUSE_ENDS = re.compile("[，。；]|$")


def launched(book: Occasions, report: Report, at: int, mention: OccasionName) -> bool:
    """Whether the occasion named at symbol *at* is told to be launched on a day."""
    if mention.generic or mention.kind is MeetingKind.INSPECTION or not mention.head.endswith(_LAUNCHABLE):
        return False
    return book.has_day(report) and _LAUNCHED.match(report.symbols, at + 1) is not None


def held_with_words(book: Occasions, report: Report, at: int, mention: OccasionName, clause: str) -> str:
    """The verb of holding that stands apart from the name at symbol *at*, which ends a *clause* with a day, if any."""
    if mention.kind is MeetingKind.TALKS or not book.has_day(report):
        return ""
    if _CLAUSE_ENDS.match(report.symbols, at + 1) is None or _NOT_ONE.search(clause) is not None:
        return ""
    found = _WITH_WORDS.search(clause)
    return found["verb"] if found is not None else ""


def only_mentioned(before: str, after: str, verb: str, mention: OccasionName, *, dated: bool) -> bool:
    """Whether words around a name with a *verb* of holding tell of no occasion of its own: it is the first of its
    kind, one that people may join, or stands in a list of what is done time and again."""
    if _FIRST_TIME.match(before) or (verb.startswith("参加") and _MAY.search(before)):
        return True
    more = "、" in mention.text and not verb.endswith("了") and _AND_MORE.match(after) is not None
    return more and not dated  # 举行专场招聘会、巡回招聘会、直播带岗活动等
