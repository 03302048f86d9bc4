"""Unnamed groups that took part: ``机关各司负责同志列席会议``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.occasion import REFERRING, Attendance, Occasions, Report
from kg.extract.setting import venue_of
from kg.lexicon.lexicons import Lexicons
from kg.model import MeetingKind, Party, Role

_MADE = r"(?<![工合操运著创制写动协劳当看])作"
_GROUP_ROLE = re.compile(
    r"(?P<role>列席|出席|参加(?!了?(?:职工|医疗|养老|保险|高考|考试|工作|劳动|抢险|救援|选举|训练|比赛|战斗))|参会|与会|陪同"
    r"|[一随]同(?:调研|考察|检查)|齐聚|(?:前往)?送别|观看(?=Ⓜ|音乐会|演出|文艺|晚会)"
    rf"|(?:分别)?{_MADE}(?:了|出)?[^，。；]{{0,24}}?(?:发言|汇报|介绍|说明|报告|讲解)"
    rf"|{_MADE}(?:了)?[^，。；出]{{0,10}}?(?:部署|动员|通报|解读|点评)|介绍(?:了(?!自己)|(?:有关|相关)?情况)"
    r"|发言(?!人)|汇报|肃立)(?!的)"
)
_SPOKE = re.compile(r"(?:分别)?作|发言|汇报|介绍")
_SPOKE_TOO = re.compile(r"[^，。；]{0,8}并(?:讲话|致辞|发言|作)")

_PRESENT_TOO = re.compile(
    r"(?P<verb>出席|参加|列席|观看)(?P<noun>[^，。；：]{0,14}?)的(?:[^，。；：Ⓟ]{0,6})?(?:还)?有(?!关)：?(?P<who>[^。；]+)"
)
_TOGETHER_WITH = re.compile(
    r"(?:同|与|和)(?P<who>[^，。；Ⓟ]{2,24}?)(?:一起|一道|共同)(?:观看|参加|出席|见证|参观|植树|向[^，。；]{1,12}献花)"
)
_GATHERED = re.compile(r"组织(?P<who>[^。；]{4,70}?)，?(?:召开|参加Ⓜ)")
_GATHERED_ITEM = re.compile(r"[^，]+?(?=、(?:各|有关|相关|部分|全体)|，|$)")
_TALKED_WITH = re.compile(
    r"(?:与|同|和)(?:(?:参加|出席)[^，。的]{1,14}的|来自[^，。的]{1,14}的)?(?P<who>[^，。；的Ⓟ]{2,18}?)"
    r"(?:进行)?(?:交流座谈|座谈交流|座谈)(?!会)"
)

_PART = re.compile(r"[^，。；：]+")
_AFTER_PEOPLE = re.compile(r"(?:等|、|，|和|及|以及|与|同志)*")
_OPENING = re.compile(
    r"(?:Ⓓ|上午|下午|晚|会上|会前|会后|会议期间|其中|此外|同时|以及|共有|共|有(?!关)|来自(?=Ⓛ|各|全国)|在肃立|参加Ⓜ的|出席Ⓜ的"
    r"|出席论坛峰会的|包括|(?:本届|本次|此次)[^，。]{1,6}?有(?=来自|\d))*"
)
_BODIES = re.compile(r"(?:[ⒾⓁ][、和]?)+")
_AFTER_BODIES = re.compile(r"等?(?:分别|先后|在会上|就[^，]{0,30}|围绕[^，]{0,30}|对[^，。；]{0,36})*")
_AND_OTHERS = re.compile(r"等?")
_ADVERBS = re.compile(
    r"等?(?:同志)?(?:就[^，]{0,30}|围绕[^，]{0,30}|分别|先后|应邀|也|均|都|在会上|在会议上|结合[^，]{0,14}|向[^，]{0,12}"
    r"|通过[^，]{0,10}|以[^，]{0,8}|在[^，]{0,8}|共约|约|共|共同|一同|[多数]?\d*余?人)*"
)
_AND = re.compile("、|以及")

_NOT_A_GROUP = re.compile(r"听取|^[派率]|^预计|将有|^届时|^(?:鼓励|支持|动员|引导)")

_THERE_TOO = "出席的还有群体"
_TOOK_PART = "群体＋出席"
_BROUGHT = "组织某些单位召开"


class GroupReader:
    """Reads groups by the words for people that they end in (``group_head`` and its likes in the lexicon)."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._heads = lexicons.words["group_head"]
        self._head = re.compile("|".join(map(re.escape, self._heads)))
        self._own_heads = lexicons.words["group_own_head"]
        self._no_groups = lexicons.words_set("no_group")

    def read(self, book: Occasions, report: Report) -> None:
        """Add the groups before a verb of taking part to the occasions that they took part in."""
        if not book.found:
            return
        self._brought(book, report)
        self._present_too(book, report)
        symbols = report.symbols
        at = 0
        for match in _GROUP_ROLE.finditer(symbols):
            begin, at = at, match.end()
            noun = REFERRING.search(symbols[match.end() : match.end() + 8])
            role = _role(match, symbols)
            venue = venue_of(symbols, match.start(), match.end())
            if match["role"].startswith("介绍") and not _told_there(book, report):
                continue
            for text in self._groups(book, report, begin, match.start()):
                for occasion in book.meant(noun[0] if noun else "", report.index):
                    occasion.add(Attendance(text, Party.GROUP, role, (), venue, None, [(report.index, _TOOK_PART)]))
                    if venue is not None and venue not in occasion.venues:
                        occasion.venues.append(venue)

    def _present_too(self, book: Occasions, report: Report) -> None:
        """Groups behind the verb: ``观看音乐会的还有：各界群众代表，驻京部队官兵代表等``."""
        symbols = report.symbols
        for match in _PRESENT_TOO.finditer(symbols):
            role = Role.OBSERVER if match["verb"] == "列席" else Role.ATTENDEE
            noun = REFERRING.search(match["noun"])
            offset = match.start("who")
            for part in _PART.finditer(match["who"]):
                length = None if "Ⓟ" in part[0] else self._length(part[0], last=False)
                if length is None:
                    continue
                for start, end in self._split(part[0][:length], offset + part.start()):
                    text = _wording(book, report, start, end)
                    if self._is_group(text):
                        for occasion in book.meant(noun[0] if noun else "", report.index):
                            occasion.add(_part(text, role, report.index, _THERE_TOO))

    def _is_group(self, text: str) -> bool:
        return 3 <= len(text) <= 90 and text not in self._no_groups and _NOT_A_GROUP.search(text) is None

    def _brought(self, book: Occasions, report: Report) -> None:
        """Groups that somebody brings together or talks with: ``组织各企业召开…``, ``与民营企业家交流座谈``."""
        symbols = report.symbols
        spans: list[tuple[int, int]] = []
        for match in _GATHERED.finditer(symbols):
            begin = match.start("who")
            for item in _GATHERED_ITEM.finditer(match["who"]):
                offset = 1 if item[0].startswith("、") else 0
                spans.append((begin + item.start() + offset, begin + item.end()))
        for match in _TALKED_WITH.finditer(symbols) if "座谈" in symbols else ():
            if match["who"].endswith(self._heads):
                spans.append(match.span("who"))
        for match in _TOGETHER_WITH.finditer(symbols):
            if match["who"].endswith(self._heads):
                spans.append(match.span("who"))
        for start, end in spans:
            text = _wording(book, report, start, end)
            if self._is_group(text) and "Ⓟ" not in symbols[start:end]:
                part = Attendance(text, Party.GROUP, Role.ATTENDEE, (), None, None, [(report.index, _BROUGHT)])
                for occasion in book.meant("", report.index):
                    occasion.add(part)

    def _groups(self, book: Occasions, report: Report, start: int, end: int) -> Iterator[str]:
        for s, e in self._spans(report.symbols[start:end], start):
            text = _wording(book, report, s, e)
            if self._is_group(text):
                yield text

    def _spans(self, stretch: str, offset: int) -> Iterator[tuple[int, int]]:
        """Noun phrases that end in a word for a group (负责同志, 代表 …), from the verb leftwards over the commas."""
        found: list[tuple[int, int]] = []
        for k, part in enumerate(reversed(list(_PART.finditer(stretch)))):
            lead = _lead(part[0])
            length = self._length(part[0][lead:], last=k == 0)
            if length is None:
                break
            found.append((part.start() + lead, part.start() + lead + length))
            if "Ⓟ" in part[0]:
                break
        for start, end in reversed(found):
            yield from self._split(stretch[start:end], offset + start)

    def _length(self, text: str, *, last: bool) -> int | None:
        """Where the group's noun phrase ends in *text*; what follows may only be adverbs (``就…分别``)."""
        bodies = _BODIES.match(text) if last else None
        if bodies is not None and _AFTER_BODIES.fullmatch(text, bodies.end()):
            return bodies.end()
        for match in reversed(list(self._head.finditer(text))):
            if _AND_OTHERS.fullmatch(text, match.end()) or (last and _ADVERBS.fullmatch(text, match.end())):
                return match.end()
        return None

    def _split(self, text: str, start: int) -> Iterator[tuple[int, int]]:
        """``学校领导班子成员、民主党派负责人``: one item for each part that has its own head."""
        begin = 0
        for match in _AND.finditer(text):
            part = text[begin : match.start()]
            if len(part) >= 4 and part.endswith(self._own_heads) and _is_balanced(part):
                yield start + begin, start + match.start()
                begin = match.end()
        yield start + begin, start + len(text)


def _part(text: str, role: Role, index: int, rule: str) -> Attendance:
    return Attendance(text, Party.GROUP, role, (), None, None, [(index, rule)])


def _told_there(book: Occasions, report: Report) -> bool:
    """Whether what somebody tells in *report* is told at an occasion."""
    return book.told_in(report.index) or "会上，" in report.symbols or bool(book.of_kind(MeetingKind.BRIEFING))


def _role(match: re.Match[str], symbols: str) -> Role:
    if match["role"].startswith("列席"):
        return Role.OBSERVER
    if _SPOKE.match(match["role"]) or _SPOKE_TOO.match(symbols, match.end()):
        return Role.SPEAKER
    return Role.ATTENDEE


def _lead(text: str) -> int:
    """How many symbols before the group's noun phrase belong to what stands before it."""
    lead = len(text) - len(text.lstrip())
    if "Ⓟ" in text:
        match = _AFTER_PEOPLE.match(text, text.rfind("Ⓟ") + 1)
        lead = match.end() if match else lead
    opening = _OPENING.match(text, lead)
    return opening.end() if opening else lead


def _wording(book: Occasions, report: Report, start: int, end: int) -> str:
    return book.chars[report.sentence.text_start(start) : report.sentence.text_start(end)].strip("，、 ")


def _is_balanced(text: str) -> bool:
    return text.count("（") == text.count("）") and text.count("“") == text.count("”")
