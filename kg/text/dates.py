"""Dates as written, resolved as far as the text allows and no further."""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kg.model import Moment
from kg.text.numerals import number

YEAR = r"(?P<year>(?:19|20)\d\d|[一二][九〇零○][〇零○一二三四五六七八九]{2})年"
MONTH = r"(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月"
DAY = r"(?P<day>3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])(?:日|号(?!楼|线|文|令|院|台风|公告))"
UNTIL = (
    r"(?:至|到|[-—–~～〜])(?:(?P<month2>1[0-2]|0?[1-9])月)?"
    r"(?P<day2>3[01]|[12]\d|0?[1-9])日"
)
START_OF_SPAN = r"(?P<day>3[01]|[12]\d|0?[1-9])日?"
RELATIVE = (
    r"(?P<relative>今天|昨天|昨日|今日|前天|昨晚|昨夜|今晨|当天|同日(?!本|方|韩|美|企|元|经|商)|当日"
    r"|前一[天日]|[次翌]日(?!达)|日前|近日|近期|前不久|[上本]周[一二三四五六日天])"
)

_DATE = re.compile(
    rf"(?:{YEAR})?{MONTH}{START_OF_SPAN}{UNTIL}".replace("(?P<day>", "(?P<day_a>")
    .replace("(?P<year>", "(?P<year_a>")
    .replace("(?P<month>", "(?P<month_a>")
    + rf"|(?:{YEAR})?{MONTH}{DAY}".replace("(?P<day>", "(?P<day_b>")
    .replace("(?P<year>", "(?P<year_b>")
    .replace("(?P<month>", "(?P<month_b>")
    + r"|(?P<day_c>3[01]|[12]\d|0?[1-9])日(?:至|到|[-—–~～〜])(?P<day2_c>3[01]|[12]\d|0?[1-9])日"
    + r"|(?<![\d年第])(?<![^本]月)(?P<day_d>3[01]|[12]\d|[1-9])日(?!元|本|报(?!道|称)|电(?:视|影)|内|均|益)"
    + rf"|{YEAR}(?:{MONTH})?".replace("(?P<year>", "(?P<year_e>").replace("(?P<month>", "(?P<month_e>")
    + rf"|{RELATIVE}(?:[（(](?:(?P<month_f>\d\d?)月)?(?P<day_f>\d\d?)日[）)])?"
    + r"|[今昨前][（(](?:(?P<month_g>\d\d?)月)?(?P<day_g>\d\d?)(?:日[）)]|[）)]日)"
)
# What a date begins with, up to the first sign: a quick look for where to try the whole pattern.
_ANCHOR = re.compile(
    r"[\d〇零○一二三四五六七八九十今昨前当同日近上本次翌]"
    r"(?:(?<![上本])(?:[\d〇零○一二三四五六七八九十]{0,3}[年月日号]|[天日前期不晚夜晨]|一[天日])|(?<=[上本])周[一二三四五六日天]"
    r"|(?<=[今昨前])[（(]\d)"
)
_YEAR = re.compile(r"(?<![\d年][—-])(?<!\d至)(?<!到)((?:19|20)\d\d)年")
"""A year, but not one that a plan runs to (2024—2030年, 到2035年)."""
_YEAR_OF_DAY = re.compile(r"((?:19|20)\d\d)年\d\d?月\d")
_YEAR_OF_OCCASION = re.compile(
    r"(?<![\d.:：/-])((?:19|20)\d\d)(?=[\u4e00-\u9fff·]{2,24}?(?:会|节|赛|周|展|式|季|论坛)(?:在|于|开幕|启动|举行|举办))"
)
"""The year with which the name of an occasion that is held opens."""
_WEEKDAYS = "一二三四五六日"
_BACK = {"今天": 0, "今日": 0, "今晨": 0, "昨天": 1, "昨日": 1, "昨晚": 1, "昨夜": 1, "前天": 2}

_YEAR_WORDS = {"今年": 0, "本年": 0, "去年": -1, "前年": -2, "明年": 1}
"""Before a month and a day: their year, counted from that of publication."""
_SOON = timedelta(days=31)
"""So far ahead of publication a day may lie of which the sentence does not tell that it is to come."""
_TO_COME = re.compile(r"将|拟|定于|计划|预计|届时|即将|截[至止]|安排在|倒计时|延期|推迟|提前")
_DEADLINE = re.compile(r"(?:之?前|止|截止|起)")
_SENTENCE_END = re.compile(r"[。；\n]|$")

_BESIDE = {"当天": 0, "当日": 0, "同日": 0, "前一天": -1, "前一日": -1, "次日": 1, "翌日": 1}
"""Days counted from the one told last."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the matching text."""

    start: int
    end: int
    moment: Moment


def year_in_sight(text: str) -> int | None:
    """The year of the days that *text* tells (``2012年3月5日``), the most frequent and of equals the latest one; else
    the only year that it names, if it names no other, or by which it calls what is held (2023某某文化周开幕式)."""
    counts = Counter(int(y) for y in _YEAR_OF_DAY.findall(text))
    if counts:
        return max(counts, key=lambda y: (counts[y], y))
    named = set(_YEAR.findall(text)) or set(_YEAR_OF_OCCASION.findall(text))
    return int(named.pop()) if len(named) == 1 else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _without_year(month: int, day: int, published: date | None, year: int | None, match: re.Match[str]) -> date | None:
    """A month and day told without a year: of the year before it (去年3月5日), or the one nearest to publication."""
    if published is None:
        return _day(year, month, day) if year else None
    told = _YEAR_WORDS.get(match.string[max(0, match.start() - 2) : match.start()])
    if told is not None:
        return _day(published.year + told, month, day)
    candidates = [d for y in (published.year - 1, published.year, published.year + 1) if (d := _day(y, month, day))]
    nearest = min(candidates, key=lambda d: abs((d - published).days), default=None)
    if nearest is None or nearest <= published + _SOON or _is_ahead(match):
        return nearest
    return max((d for d in candidates if d <= published), default=nearest)


def _is_ahead(match: re.Match[str]) -> bool:
    """Whether the sentence of the day told at *match* tells of what is to come, or by when."""
    text = match.string
    start = max(text.rfind("。", 0, match.start()), text.rfind("\n", 0, match.start())) + 1
    ends = _SENTENCE_END.search(text, match.end())
    return bool(_TO_COME.search(text, start, ends.start() if ends else len(text)) or _DEADLINE.match(text, match.end()))


def _without_month(day: int, published: date | None, near: date | None) -> date | None:
    """A bare ``27日``: in the month of publication, or the one before where that day is still to come."""
    anchor = published or near
    if anchor is None:
        return None
    same = _day(anchor.year, anchor.month, day)
    if same and (same <= anchor or published is None or (same - anchor).days <= 3):
        return same
    last_month = anchor.replace(day=1) - timedelta(days=1)
    return _day(last_month.year, last_month.month, day) or same


def _weekday(words: str, today: date) -> date:
    """上周五, 本周三: the day of the week before or of the week of *today*."""
    monday = today - timedelta(days=today.weekday() + (7 if words[0] == "上" else 0))
    return monday + timedelta(days=_WEEKDAYS.index(words[2].replace("天", "日")))


def _moment(match: re.Match[str], published: date | None, year: int | None, near: date | None) -> Moment:
    words = match[0]
    g = match.groupdict()

    def n(name: str) -> int:
        return number(g.get(name) or "") or 0

    if g["day_a"] or g["day_b"]:
        which = "a" if g["day_a"] else "b"
        month, day, told = n(f"month_{which}"), n(f"day_{which}"), n(f"year_{which}")
        first = _day(told, month, day) if told else _without_year(month, day, published, year, match)
        last = first
        if which == "a" and first:
            month2 = n("month2") or first.month
            last = _day(first.year + (month2 < first.month), month2, n("day2"))
        return Moment(words, first, last if last and first and last >= first else first)
    if g["day_c"]:
        first = _without_month(n("day_c"), published, near)
        last = _day(first.year, first.month, n("day2_c")) if first else None
        return Moment(words, first, last if last and first and last >= first else first)
    if g["day_d"]:
        of_this = published if match.string.endswith("本月", 0, match.start()) else None
        found = _without_month(n("day_d"), published, near)
        found = _day(of_this.year, of_this.month, n("day_d")) if of_this is not None else found
        return Moment(words, found, found)
    if g["year_e"]:
        told, month = n("year_e"), n("month_e")
        if month:
            return Moment(words, date(told, month, 1), date(told, month, calendar.monthrange(told, month)[1]))
        return Moment(words, date(told, 1, 1), date(told, 12, 31))
    if g["day_f"] or g["day_g"]:
        month, day = n("month_f") or n("month_g"), n("day_f") or n("day_g")
        found = _without_year(month, day, published, year, match) if month else _without_month(day, published, near)
        return Moment(words, found, found)
    relative = g["relative"]
    if relative in _BACK and published:
        found = published - timedelta(days=_BACK[relative])
        return Moment(words, found, found)
    if "周" in relative and published:
        found = _weekday(relative, published)
        return Moment(words, found, found)
    if relative in _BESIDE and near:
        found = near + timedelta(days=_BESIDE[relative])
        return Moment(words, found, found)
    return Moment(words)


def _dates(text: str) -> Iterator[re.Match[str]]:
    """What ``_DATE.finditer`` finds, several times as fast."""
    at = 0
    while (anchor := _ANCHOR.search(text, at)) is not None:
        match = _DATE.match(text, anchor.start())
        if match is None:
            at = anchor.start() + 1
        else:
            yield match
            at = match.end()


def find_dates(text: str, published: date | None) -> tuple[DateMention, ...]:
    """All dates in *text*, in order. *published* is the day of publication where it is known.

    A date without a year takes the one that 去年 or 明年 before it tells, else the one nearest to publication (far ahead
    of it only where the sentence tells of what is to come), else the year that the text itself names; without
    any its bounds stay ``None``. ``日前`` and ``近日`` have no bounds.
    """
    year = None if published else year_in_sight(text)
    out: list[DateMention] = []
    near: date | None = None
    for match in _dates(text):
        moment = _moment(match, published, year, near)
        if moment.earliest and moment.earliest == moment.latest:
            near = moment.earliest
        out.append(DateMention(match.start(), match.end(), moment))
    return tuple(out)
