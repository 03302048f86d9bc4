"""What a text tells to have taken place without a word for it: talks of ``两国元首``, and, where no occasion is told at
all though somebody attended it (``某人参加上述活动``), that which the first sentence reports (``某人同某人话别``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from kg.extract.abstract import PEOPLE, Report
from kg.extract.occasions.occasion import Attendance, Occasions
from kg.lexicon.lexicons import Lexicons
from kg.mention.posts.titled import Titled
from kg.model import MeetingKind, Party, Role

_THE_TWO = re.compile(
    r"(?:^|，)(?P<who>两国(?:元首|总理|首脑|领导人|议长|外长|防长)|两党总书记|两位(?:领导人|元首))(?:随后|首先|先后|当天|再次)*"
    r"(?:举行|进行)了?(?:[^，。；ⓅⓂ]{0,6}(?:(?:会谈)?[、和]大范围)?(?:会谈|会晤|磋商)|Ⓜ(?:[、和]Ⓜ)?)(?=[，。；]|$)"
)
_SPEAKS = re.compile(r"^(?P<a>Ⓟ)[^，。；Ⓟ“]{0,8}(?:指出|强调|表示|说|欢迎|感谢|赞赏|祝贺|对|介绍)")
_NEAR = 14
"""Within so many sentences behind the talks both of the two have spoken."""

_TOOK_PART = re.compile(
    r"(?:[^“”：；]{0,240}(?:Ⓟ等?|负责同志|负责人|代表|人士|嘉宾|[人名位]|应邀|陪同))?(?:参加|出席)了?(?:上述|有关|相关|此次)?(?:活动|会见|仪式)?。?"
)
"""A sentence that tells of nothing but who was there."""
_AND_WHO = re.compile(
    "，[^“”：，；]{0,60}(?:代表|人士|嘉宾|负责人|[人名位])[^，。；]{0,10}(?:参加|出席)(?:活动|仪式)?。?$"
)
_PLANS = re.compile("(?<!即)将|届时|曾|如果|没有|未能|希望|多次|连续")
_TWO_SIDES = re.compile(
    rf"(?P<a>{PEOPLE})[^。；：“Ⓟ]{{0,60}}(?:同|与)(?P<b>[^。；：“]{{0,80}}?Ⓟ)[^。；：“Ⓟ]{{0,16}}?(?:话别|茶叙|交谈|叙谈|谈话|散步)"
    rf"|(?P<c>{PEOPLE})[^。；：“Ⓟ]{{0,40}}接受[^。；：“Ⓟ]{{0,20}}(?P<d>Ⓟ)拜见"
)
_ON_THE_WAY = re.compile(
    rf"(?P<a>{PEOPLE})[^。；：“]{{0,80}}?(?:考察|瞻仰|参观|察看|走访|调研|视察|参谒|巡视)(?![组团队])"
)
_GATHERED = re.compile(
    rf"(?P<a>{PEOPLE})[^。；：“Ⓟ]{{0,40}}(?:同|与)(?P<whom>[^，。；Ⓟ]{{3,40}}?)(?:欢聚|相聚|齐聚)一堂|(?P<b>{PEOPLE})[^。；：“Ⓟ]{{0,40}}凭吊"
)
_HELD = re.compile(
    r"(?:^|[，。；的])(?!宣布|举[行办])(?P<what>[^，。；：Ⓟ的]{2,40}?(?P<head>活动周|国家馆日|读者会|首发式|Ⓜ|活动|[^季春时环佳细情]节))"
    r"(?:于?Ⓓ|今天|上午|下午|晚间?|正式)*(?:在[^，。；Ⓟ]{1,24})?(?:Ⓓ|正式)*(?:举行|举办|启动|开幕)(?=[，。；]|$)"
)
_ATTENDED = re.compile(
    r"Ⓟ[^，。；Ⓟ]{0,24}(?:出席|参加)了?(?P<what>[^，。；：Ⓟ]{2,40}?(?P<head>活动周|活动|[^季春时环佳细情]节))(?=并|[，。；]|$)"
)
_TOP = 4
"""Among so many sentences a text tells what it is about."""
_FESTIVALS = ("节",)
_TOLD = "开头的事，某人参加"
_TALKED = "两国元首举行会谈"


def read_the_two(book: Occasions, report: Report, following: Iterable[Report]) -> None:
    """``两国元首举行会谈``: those two who speak in the sentences *following*."""
    if "两" not in report.symbols:
        return
    told = _THE_TWO.search(report.symbols)
    if told is None or book.is_ahead(report, told.end()) or book.is_past(report, told.end()) or _PLANS.search(told[0]):
        return
    if book.told_in(report.index) or any(len(o.principals) > 1 for o in book.of_kind(MeetingKind.TALKS)):
        return
    both: dict[str, tuple[Titled, int]] = {}
    for later in islice(following, _NEAR):
        speaks = _SPEAKS.match(later.symbols)
        for titled in later.sentence.people(*speaks.span("a")) if speaks is not None else ():
            both.setdefault(titled.person.name, (titled, later.index))
    if len(both) != 2:
        return
    occasion = book.open(MeetingKind.TALKS, [], report, _TALKED, told.start("who"))
    occasion.principals = list(both)
    for titled, index in both.values():
        book.attend(occasion, titled, Role.ATTENDEE, index, _TALKED)


@dataclass(frozen=True, slots=True)
class Lead:
    """What the sentence *report* tells to have taken place."""

    report: Report
    match: re.Match[str]
    kind: MeetingKind
    heads: tuple[str, ...]

    def open(self, book: Occasions, report: Report) -> None:
        """Open it in *book* when its sentence is read, with those who are named in what tells it."""
        if report.index != self.report.index or book.is_past(report, 0) or book.is_ahead(report, self.match.start()):
            return
        parts = self.match.groupdict()
        name = book.wording(report, *self.match.span("what")) if "what" in parts else ""
        occasion = book.open(self.kind, [name], report, _TOLD, self.match.start())
        for titled in report.sentence.people(self.match.start(), self.match.end()) if not name else ():
            book.attend(occasion, titled, Role.ATTENDEE, report.index, _TOLD)
            occasion.principals.append(titled.person.name)
        whom = book.wording(report, *self.match.span("whom")) if parts.get("whom") else ""
        if whom.endswith(self.heads):
            told = [(report.index, _TOLD)]
            occasion.add(Attendance(whom, Party.GROUP, Role.ATTENDEE, (), None, None, told))


class LeadReader:
    """Finds what a text reports that tells who took part, and of no occasion."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._heads = lexicons.words["group_head"]

    def lead(self, reports: Sequence[Report]) -> Lead | None:
        """What the first of *reports* tell, where a sentence tells who took part in it."""
        if not any(_tells_who(report) for report in reports):
            return None
        for report in reports[:_TOP]:
            if _PLANS.search(report.symbols) is not None or "Ⓓ" not in report.symbols:
                continue
            for pattern, kind in (
                (_TWO_SIDES, MeetingKind.TALKS),
                (_GATHERED, MeetingKind.CEREMONY),
                (_ON_THE_WAY, MeetingKind.INSPECTION),
                (_HELD, MeetingKind.CEREMONY),
                (_ATTENDED, MeetingKind.CEREMONY),
            ):
                match = pattern.search(report.symbols)
                if match is not None:
                    of_days = "head" in match.groupdict() and match["head"].endswith(_FESTIVALS)
                    return Lead(report, match, MeetingKind.FORUM if of_days else kind, self._heads)
        return None


def _tells_who(report: Report) -> bool:
    """Whether *report* tells of nothing but who took part."""
    symbols = report.symbols.strip()
    told = "参加" in symbols or "出席" in symbols
    if not told or _PLANS.search(symbols) is not None:
        return False
    return _TOOK_PART.fullmatch(symbols) is not None or (
        _HELD.search(symbols) is not None and _AND_WHO.search(symbols) is not None
    )
