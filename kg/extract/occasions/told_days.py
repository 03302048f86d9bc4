"""The days that a document tells, and which of them is that of what a sentence reports."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from kg.extract.abstract import Report
from kg.extract.occasions.announced import is_announced
from kg.model import Moment
from kg.text.dates import DateMention

_DATELINE = re.compile(r"[^，。]{0,4}电(?![话视力影网信站商])|讯|消息|综合")
_LEARNT = re.compile(r"，?(?:记者)?从[^，。]{0,40}(?<!上)(?:获悉|了解到)|报[道称]|播[出发]")
"""Behind a day on which a reporter learnt of what he tells, or a medium told it."""
_OF_A_YEAR = re.compile(r"度|的|以来|起|至今|至|—|版|[国全]")
_ABOUT_A_YEAR = re.compile(r"(?:关于|听取|审议|总结|回顾|(?<!来)自|从|比|较)[^，。；：]{0,24}$")
"""A year that something is about (2023年度…报告) or counts from tells no time of what happens."""
_PASSED_ON = re.compile(r"(?:传达|学习|贯彻|落实|领会)了?$")
"""Before a day: what was said on it is passed on now (传达学习4月19日…会议精神)."""
_SAID_OF = re.compile("[^，。；：的Ⓓ]{0,4}")
"""Between an occasion and the word that tells about when it was held (某会议|近日在某地召开)."""
_SINCE = re.compile("(?:^|[，。；])(?P<time>(?:连日|Ⓓ以|近年|近|一直以|长期以)来)")
_DAYS_BEFORE = re.compile("Ⓓ[、和]Ⓓ")
_LONGEST_DAYS = 20  # a longer time is no day on which something was held
_BARE_MONTH = re.compile(r"(?:今年)?(?P<month>1[0-2]|[1-9])月(?=，)")
_LAST_YEAR = re.compile("(?:^|[，。；])在?[去前]年(?:的?[^，。；的]{0,14}(?:[中上时]|期间))?，")
"""The year before, told of all that the part of the sentence goes on to tell (去年论坛期间，还举办了…)."""
_A_DAY = timedelta(days=1)
_LONG_AGO = timedelta(days=60)  # what is told with an earlier day is background


class ToldDays:
    """The days of one document, *published* on the day given; the one told last holds for sentences without one."""

    def __init__(self, chars: str, published: date | None = None) -> None:
        self.published = published
        self.chars = chars
        self._moment: Moment | None = None
        self._reports: dict[int, Report] = {}

    def forget_moment(self) -> None:
        """Let no day told before hold for what comes: another item of a digest begins."""
        self._moment = None

    def read_moment(self, report: Report) -> None:
        """Keep the day that *report* tells, for later sentences that tell none."""
        self._reports.setdefault(report.index, report)
        for i, mention in report.sentence.mentions.items():
            if i >= len(report.symbols) or not isinstance(mention, DateMention) or mention.moment.earliest is None:
                continue
            if mention.moment.latest is not None and _is_long(mention.moment):
                continue
            if _DATELINE.match(report.symbols, i + 1):
                self._moment = self._moment or mention.moment
                continue
            if self._is_of_another(report, i) or self._is_to_come(mention.moment):
                continue
            if self.published is not None and (mention.moment.latest or self.published) < self.published - _LONG_AGO:
                continue  # 1974年8月15日，… : a memory, no day of what is told next
            self._moment = mention.moment
            return

    def told_from(self, start: int, end: int) -> list[Report]:
        """What the sentences *start* to *end* report."""
        return [report for index, report in self._reports.items() if start <= index <= end]

    def when(self, report: Report, near: int) -> Moment | None:
        """The date that stands nearest to symbol *near* in the reporting part, else the last one told."""
        return self._told_when(report, near) or self._vague(report, near) or self._month(report) or self._moment

    def _vague(self, report: Report, near: int) -> Moment | None:
        """What *report* tells in place of a day (近日, 连日来, 今年以来): then no day told before is that of symbol *near*."""
        for i, mention in report.sentence.mentions.items():
            if not isinstance(mention, DateMention) or mention.moment.earliest is not None:
                continue
            if i < near or (i < len(report.symbols) and _SAID_OF.fullmatch(report.symbols, near + 1, i) is not None):
                return mention.moment
        since = _SINCE.search(report.symbols, 0, near)
        if since is None:
            return None
        start, end = report.sentence.text_start(since.start("time")), report.sentence.text_start(since.end())
        return Moment(self.chars[start:end])

    def _month(self, report: Report) -> Moment | None:
        """The month with which a sentence opens, where the day told last lies in another (7月24日，…。5月，某人同…会谈)."""
        told = _BARE_MONTH.match(report.symbols)
        last = self._moment.earliest if self._moment is not None else None
        if told is None or last is None or self.published is None or last.month == int(told["month"]):
            return None
        month = int(told["month"])
        year = self.published.year - (month > self.published.month)
        return Moment(told[0], date(year, month, 1), date(year, month, monthrange(year, month)[1]))

    def _told_when(self, report: Report, near: int, until: int | None = None) -> Moment | None:
        best: tuple[int, Moment] | None = None
        vague: Moment | None = None
        until = len(report.symbols) if until is None else until
        for i, mention in report.sentence.mentions.items():
            if i >= until or not isinstance(mention, DateMention):
                continue
            if mention.moment.earliest is None and i < near:
                vague = mention.moment
            if mention.moment.earliest is None or mention.moment.latest is None or _is_long(mention.moment):
                continue
            if _DATELINE.match(report.symbols, i + 1) or report.symbols[i - 1 : i] in ("为", "至"):
                continue
            if self._is_of_another(report, i) or (i > near and self._is_to_come(mention.moment)):
                continue
            distance = abs(i - near) + (3 if i > near else 0)
            if best is None or distance < best[0]:
                best = (distance, self._of_list(report, i, mention.moment))
                if i > near and vague is not None:
                    best = (distance, vague)  # 近日，某人主持召开会议，传达4月19日……精神
        return best[1] if best else None

    def _of_list(self, report: Report, at: int, last: Moment) -> Moment:
        """All days of the list that ends in *last* at symbol *at* (8月14日、15日), else *last*."""
        first = at
        while first >= 2 and _DAYS_BEFORE.match(report.symbols, first - 2) is not None:
            first -= 2
        opens = report.sentence.mentions.get(first)
        begin = opens.moment.earliest if first < at and isinstance(opens, DateMention) else None
        if opens is None or begin is None or last.earliest is None or begin > last.earliest:
            return last
        days = Moment(self.chars[opens.start : report.sentence.text_start(at + 1)], begin, last.latest)
        return last if _is_long(days) else days

    def _is_of_another(self, report: Report, at: int) -> bool:
        """Whether that is the day on which a reporter learnt something, or of words that are passed on."""
        return _LEARNT.match(report.symbols, at + 1) is not None or _PASSED_ON.search(report.symbols, 0, at) is not None

    def is_ahead(self, report: Report, near: int) -> bool:
        """Whether the days told in the clause of symbol *near* all come after the text was published, or a
        clause before it tells what its subject is only going to do."""
        if "将" in report.symbols and is_announced(report.symbols, near):
            return True
        start = max(report.symbols.rfind(mark, 0, near) for mark in "，。；：") + 1
        end = min(
            (at for mark in "，。；" if (at := report.symbols.find(mark, near)) >= 0), default=len(report.symbols)
        )
        told = [
            mention.moment.earliest
            for i, mention in report.sentence.mentions.items()
            if start <= i < end and isinstance(mention, DateMention) and mention.moment.earliest is not None
        ]
        return bool(told) and self.published is not None and min(told) > self.published + _A_DAY

    def _is_to_come(self, moment: Moment) -> bool:
        """Whether a day lies ahead of the text: what is told after it did not happen then."""
        return self.published is not None and moment.earliest is not None and moment.earliest > self.published + _A_DAY

    def has_day(self, report: Report) -> bool:
        """Whether *report* tells a day of its own."""
        return any(i < len(report.symbols) and isinstance(m, DateMention) for i, m in report.sentence.mentions.items())

    def is_past(self, report: Report, near: int) -> bool:
        """Whether the time told last before symbol *near*, be it a year, lies long before the text was published."""
        told = [
            mention.moment.latest
            for i, mention in report.sentence.mentions.items()
            if i <= near + 2
            and isinstance(mention, DateMention)
            and mention.moment.latest is not None
            and not _OF_A_YEAR.match(report.symbols, i + 1)
            and not _ABOUT_A_YEAR.search(report.symbols, 0, i)
        ]
        if self.published is None:
            return False
        if self._is_of_last_year(report, near):
            return date(self.published.year - 1, 12, 31) < self.published - _LONG_AGO
        return bool(told) and told[-1] < self.published - _LONG_AGO

    @staticmethod
    def _is_of_last_year(report: Report, near: int) -> bool:
        """Whether 去年 stands before symbol *near*, and no day behind it."""
        if "年" not in report.symbols:
            return False
        begin = max(report.symbols.rfind(mark, 0, near) for mark in "。；Ⓓ") + 1
        return _LAST_YEAR.search(report.symbols, begin, near) is not None


def _is_long(moment: Moment) -> bool:
    if moment.earliest is None or moment.latest is None:
        return False
    return (moment.latest - moment.earliest).days > _LONGEST_DAYS
