"""By when: ``到2025年底``, ``“十四五”末``, ``年内`` as moments."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from kg.model import Moment
from kg.text.numerals import number

_FIRST_PLAN = 1981
"""The sixth five-year plan began in 1981; since then each has five whole calendar years."""
_SIXTH = 6
_DEADLINE = re.compile(
    r"(?<![比较从由自以\d])(?P<to>到|至|于|在)?(?:"
    r"(?P<year>20\d\d)年(?:(?P<month>1[0-2]|0?[1-9])月)?(?!以来|水平|相比|的\d)"
    r"|(?P<relative>今年(?!以来|来|上半年|[一二三]季度|前[\d一二三四五六七八九十]|[1-9]月)"
    r"|明年|后年|本年度|(?<![一二三四五六七八九十两几\d])年内|(?<![\u4e00-\u9fff])年底|(?<=到)年底)"
    r"|(?P<span>(?:未来|今后)?[一二三四五六七八九十两\d]{1,3}年(?:之?内)|用[一二三四五六七八九十两\d]{1,3}年(?:左右)?(?:的?时间)?)"
    r"|“?(?P<plan>十[一二三四五六七八九]?)五”?(?:规划)?(?P<part>时期|期间|期末|末))"
    r"(?P<end>年底|年末|底|末)?(?P<before>以前|之前|前(?![\d一二三四五六七八九十两几半季]))?"
)
_AFTER = {"今年": 0, "本年度": 0, "年内": 0, "年底": 0, "明年": 1, "后年": 2}
_YEAR_ENDS = frozenset({"年底"})


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline in the matching text; ``to`` where the words themselves look ahead (``到…``, ``…前``)."""

    start: int
    end: int
    moment: Moment
    to: bool


def find_deadlines(chars: str, start: int, end: int, published: date | None) -> list[Deadline]:
    """The deadlines between *start* and *end*. Relative ones are resolved against *published*, else left open."""
    out: list[Deadline] = []
    for match in _DEADLINE.finditer(chars, start, end):
        words = match[0][len(match["to"] or "") :]
        # 今年前11个月 does not look ahead; 今年底前 does.
        before = match["before"] and (match["year"] or match["end"] or match["plan"])
        ahead = match["to"] in ("到", "至") or bool(before)
        out.append(Deadline(match.start(), match.end(), _moment(match, words, published), ahead))
    return out


def _moment(match: re.Match[str], words: str, published: date | None) -> Moment:
    at_end = bool(match["end"]) or bool(match["before"])
    if match["plan"]:
        first = _FIRST_PLAN + 5 * ((number(match["plan"]) or _SIXTH) - _SIXTH)
        last = date(first + 4, 12, 31)
        return Moment(words, last if match["part"] in ("末", "期末") else date(first, 1, 1), last)
    if match["span"]:
        return Moment(words)
    if match["relative"]:
        if published is None:
            return Moment(words)
        year = published.year + _AFTER[match["relative"]]
        at_end = at_end or match["relative"] in _YEAR_ENDS
    else:
        year = int(match["year"])
    if match["month"]:
        month = int(match["month"])
        last = date(year, month, calendar.monthrange(year, month)[1])
        return Moment(words, last if at_end else last.replace(day=1), last)
    last = date(year, 12, 31)
    if match["before"] and not match["end"]:
        # 2030年前: in that year at the latest; whether the year itself counts is not told.
        return Moment(words, date(year - 1, 12, 31), last)
    return Moment(words, last if at_end else date(year, 1, 1), last)
