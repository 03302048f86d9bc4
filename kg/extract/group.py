"""Unnamed groups that took part: ``机关各司负责同志列席会议``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.extract.occasion import REFERRING, Attendance, Occasions, Report
from kg.extract.setting import venue_of
from kg.lexicon.lexicons import Lexicons
from kg.model import MeetingKind, Party, Role, Venue

_MADE = r"(?<![工合操运著创制写动协劳当看])作"
_GROUP_ROLE = re.compile(
    r"(?P<role>列席|出席|参加(?!了?(?:职工|医疗|养老|保险|高考|考试|工作|劳动|抢险|救援|选举|训练|比赛|决赛|战斗))|参会|与会|陪同"
    r"|[一随]同(?:调研|考察|检查)|观看(?=了?(?:Ⓜ|Ⓦ|音乐会|演出|文艺|晚会|比赛|，|。))|观礼|齐聚|送别(?!或)|到会(?=听取|指导)"
    r"|回答(?:了)?[^，。；]{0,6}提问|进行(?:了)?[^，。；]{0,4}(?:宣介|宣讲|解读)"
    rf"|(?:分别)?{_MADE}(?:了|出)?[^，。；]{{0,24}}?(?:发言|汇报|介绍|说明|报告|讲解|交流)"
    r"|发言(?!人)|汇报|肃立|致[辞词]"
    rf"|(?P<there>{_MADE}(?:了)?[^，。；出]{{0,16}}?(?:部署|安排|动员|解读|点评|通报|宣讲)"
    r"|(?:介绍|通报|解读)(?:了(?!自己)|有关|相关|情况)|(?P<said>(?:介绍|表示)(?:说)?(?=[，：]|$))))(?!的)"
)
_AT_MEETING = re.compile(r"会上|Ⓜ上|Ⓜ，|座谈中")
"""Where a body ``介绍情况`` it is a part in the meeting only if the sentence is at the meeting."""
_SPOKE = re.compile(r"(?:分别)?作|发言|致[辞词]|汇报|介绍|通报|解读|回答|进行|表示")
_PRESENT_TOO = re.compile(
    r"(?P<role>列席|出席|参加|陪同|观看|参与)(?P<noun>[^，。；的Ⓟ]{0,14})的(?:还|也)?有：?(?P<who>[^。；]+)"
)
_SPOKE_TOO = re.compile(r"[^，。；]{0,8}并(?:讲话|致辞|发言|作)")

_GATHERED = re.compile(r"组织(?!负责|代表|成员|领导)(?P<who>[^。；]{4,70}?)，?(?:召开|参加Ⓜ)")
_GATHERED_ITEM = re.compile(r"[^，]+?(?=、(?:各|有关|相关|部分|全体)|，|$)")
_TALKED_WITH = re.compile(
    r"(?:与|同|和)(?:(?:参加|出席)[^，。的]{1,14}的|来自[^，。的]{1,14}的)?(?P<who>[^，。；的Ⓟ]{2,18}?)"
    r"(?:进行)?(?:交流座谈|座谈交流|座谈)(?!会)"
)

_PART = re.compile(r"[^，。；：]+")
_PERSON = re.compile(r"Ⓟ(?!(?:同志)?(?:生前|亲属|家属))")
_AFTER_PEOPLE = re.compile(r"(?:等|、|，|和|及|以及|与|同志)*")
_OPENING = re.compile(
    r"(?:在?(?:认真)?听取了?|Ⓓ|上午|下午|晚|会上|会前|会后|会议期间|其中|此外|同时|以及|共有|共|有(?!关)|来自(?=Ⓛ|各|全国)|在肃立|参加Ⓜ的|出席Ⓜ的"
    r"|出席论坛峰会的|包括(?![^，]{0,20}在内)|同(?![志学行业胞])|与(?!会)|和(?!平)|随后|最后|[本此][届次][^，]{0,14}?有)*"
)
_BODIES = re.compile(r"(?:[ⒾⓁ][、和]?)+")
_AFTER_BODIES = re.compile(r"等?(?:分别|先后|在会上|就[^，]{0,30}|围绕[^，]{0,30}|对[^，]{0,40})*")
_NOT_A_GROUP = re.compile(
    r"听取|围绕|关于|^[派率向给受他她]|^预计|将有|^届时|^(?:鼓励|支持|动员|引导|从(?![事业])|发挥|开展)"
)
"""A verb or pronoun at the head of what looks like a group's name."""
_AND_OTHERS = re.compile(r"等?")
_ADVERBS = re.compile(
    r"等?(?:同志)?(?:就[^，]{0,30}|围绕[^，]{0,30}|分别|先后|应邀|也|均|都|在会上|在会议上|结合[^，]{0,14}|向[^，]{0,12}"
    r"|通过[^，]{0,10}|以[^，]{0,8}|在[^，]{0,8}|共同|一同|一起|一道|前往|到场|现场|集体|陆续|人"
    r"|(?:共计|共约|共|约|近|逾|超)?[\d一二三四五六七八九十百千万]+[余多]?[万千]?[余多]?人)*"
)
_AND = re.compile("、|以及")

_TOOK_PART = "群体＋出席"
_BROUGHT = "组织某些单位召开"


class GroupReader:
    """Reads groups by the words for people that they end in (``group_head`` and its likes in the lexicon)."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._heads = lexicons.words["group_head"]
        self._head = re.compile("|".join(map(re.escape, self._heads)))
        self._own_heads = lexicons.words["group_own_head"]
        self._no_groups = lexicons.words_set("no_group")
        self._no_heads = lexicons.words["no_group_head"]

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
            if match["there"] and not _is_told_there(book, report, match):
                continue
            noun = REFERRING.search(symbols[match.end() : match.end() + 8])
            venue = venue_of(symbols, match.start(), match.end())
            texts = self._groups(book, report, begin, match.start())
            _add(book, report, texts, _role(match, symbols), noun[0] if noun else "", venue)

    def is_subject(self, text: str) -> bool:
        """Whether *text*, all that stands between a comma and a verb of taking part, names a group and nothing else."""
        return self._length(text, last=True) is not None

    def _present_too(self, book: Occasions, report: Report) -> None:
        """Groups told behind the verb: ``出席会议的还有各市负责人，企业代表等``."""
        if "有" not in report.symbols:
            return
        for match in _PRESENT_TOO.finditer(report.symbols):
            role = Role.OBSERVER if match["role"] == "列席" else Role.ATTENDEE
            noun = REFERRING.search(match["noun"])
            _add(book, report, self._groups(book, report, *match.span("who")), role, noun[0] if noun else "", None)

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

    def _is_group(self, text: str) -> bool:
        known = text in self._no_groups or text.endswith(self._no_heads)
        return 3 <= len(text) <= 90 and not known and _NOT_A_GROUP.search(text) is None

    def _spans(self, stretch: str, offset: int) -> Iterator[tuple[int, int]]:
        """Noun phrases that end in a word for a group (负责同志, 代表 …), from the verb leftwards over the commas."""
        found: list[tuple[int, int]] = []
        for k, part in enumerate(reversed(list(_PART.finditer(stretch)))):
            lead = _lead(part[0])
            length = self._length(part[0][lead:], last=k == 0)
            if length is None and found and _BODIES.fullmatch(part[0], lead):
                length = len(part[0]) - lead  # 省监察委员会，省直有关单位负责同志列席
            if length is None:
                break
            found.append((part.start() + lead, part.start() + lead + length))
            if _PERSON.search(part[0]):
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


def _add(book: Occasions, report: Report, texts: Iterable[str], role: Role, noun: str, venue: Venue | None) -> None:
    """Give the groups their part in the occasions that *noun* refers to."""
    for text in texts:
        for occasion in (not noun and book.told_there(report)) or book.meant(noun, report.index):
            occasion.add(Attendance(text, Party.GROUP, role, (), venue, None, [(report.index, _TOOK_PART)]))
            if venue is not None and venue not in occasion.venues:
                occasion.venues.append(venue)


def _is_told_there(book: Occasions, report: Report, match: re.Match[str]) -> bool:
    """Whether what a body tells in *report* is told at an occasion; what it just says, at a briefing told there."""
    there = _AT_MEETING.search(report.symbols, 0, match.start()) is not None
    briefing = bool(book.of_kind(MeetingKind.BRIEFING))
    return there and briefing if match["said"] else there or briefing


def _role(match: re.Match[str], symbols: str) -> Role:
    if match["role"].startswith("列席"):
        return Role.OBSERVER
    if _SPOKE.match(match["role"]) or _SPOKE_TOO.match(symbols, match.end()):
        return Role.SPEAKER
    return Role.ATTENDEE


def _lead(text: str) -> int:
    """How many symbols before the group's noun phrase belong to what stands before it."""
    lead = len(text) - len(text.lstrip())
    for person in _PERSON.finditer(text):
        match = _AFTER_PEOPLE.match(text, person.end())
        lead = match.end() if match else lead
    opening = _OPENING.match(text, lead)
    return opening.end() if opening else lead


def _wording(book: Occasions, report: Report, start: int, end: int) -> str:
    return book.chars[report.sentence.text_start(start) : report.sentence.text_start(end)].strip("，、 ")


def _is_balanced(text: str) -> bool:
    return text.count("（") == text.count("）") and text.count("“") == text.count("”")
