"""Visits told by their end (``某人结束对某国的国事访问乘专机回到北京``), and those of delegations that nobody leads by name."""

from __future__ import annotations

import re

from kg.extract.abstract import Report
from kg.extract.kinds.inspection import lands_named
from kg.extract.occasions.occasion import Attendance, Occasions
from kg.mention.occasions import OccasionName
from kg.model import MeetingKind, Party, Role
from kg.text.dates import DateMention

_RETURNS = re.compile(
    r"(?P<a>Ⓟ)(?:夫妇|和夫人(?:Ⓟ)?|于?Ⓓ|上午|下午|晚|在|，|圆满|顺利|成功)*结束(?!后)(?P<what>[^。；：“]{2,120}?)(?:后|之后)?，?"
    r"(?:于?Ⓓ|上午|下午|晚|从[^，。；]{1,8}|径赴机场|乘[^，。；Ⓟ]{1,6}?(?=离|回|返|启))*"
    r"(?:离开(?P<where>[^，。；Ⓟ]{0,16})|(?<=访问)(?=。|$)|回到|回国|返回|启程(?:回|返|归)|返程|返京|回京)(?![^，。；]{0,6}[的后前时途])"
)
_GOES_AWAY = re.compile("离开|[回返]|启程")
_JOURNEY = re.compile(r"(?:国事|正式|友好|工作)*访问|出访(?:活动)?|之行")
_ATTENDED = re.compile(r"(?P<verb>出席|参加|主持召开|主持|举行)了?(?P<list>(?:Ⓜ|[、和及]|[^，。；ⓂⓅ]{0,12}(?=Ⓜ))+)")
_PARTY_VISITS = re.compile(
    r"(?:^|[，。；])(?:近日，|Ⓓ，)?(?P<who>(?:Ⓘ|Ⓛ|[^，。；：Ⓟ“”]){1,16}?(?:代表团|访问团|参访团|舰艇?编队)|Ⓘ)(?:于|近日|Ⓓ(?:至Ⓓ)?|先后|相继|分别|陆续)*"
    r"访问了?(?P<where>Ⓛ(?:[、和及]Ⓛ)*)(?=等|[，。；]|$)"
)

_PARTY_GOES = re.compile(
    r"(?:^|[，。；])(?:近日，|Ⓓ(?:至Ⓓ)?，)?"
    r"(?P<who>(?:Ⓘ|Ⓛ|[^，。；：Ⓟ“”派]){1,16}?(?:代表团|访问团|交流团|宣介团|艺术团|专家组))"
    r"(?:于|近日|日前|Ⓓ(?:至Ⓓ)?|先后|相继|分别)*赴(?P<where>Ⓛ(?:[、和及]Ⓛ)*)"
    r"(?=，?(?:开展|进行|举行|举办)[^，。；Ⓟ]{0,8}(?:访问|交流|演出|宣介|会谈|商谈|磋商)(?:活动)?(?:[，。；]|$))"
)
"""``某文化交流团赴甲国、乙国开展文化交流``"""
_PARTY_COMES = re.compile(
    r"(?:^|[，。；])(?P<who>(?:Ⓘ|Ⓛ|[^，。；：Ⓟ“”Ⓓ]){1,20}?(?:代表团|访问团|参访团|编队)|Ⓘ)(?:于|近日|Ⓓ(?:至Ⓓ|[—－-]Ⓓ)?|上午|下午|圆满)*"
    r"(?:抵达(?P<where>Ⓛ[^，。；Ⓟ]{0,12})，(?:开启|开始)|在(?P<there>Ⓛ)进行了?)(?P<what>[^，。；Ⓟ]{0,10}?访问)(?=活动|[，。；]|$)"
)
"""``某编队抵达某港，开启为期五天的访问``"""
_RETURNED = "某人结束访问回国"
_PARTY = "某代表团访问某国"


def read_homecoming(book: Occasions, report: Report) -> None:
    """A visit told by its end: it began on a day that the text does not tell; and the meetings attended there."""
    match = _RETURNS.search(report.symbols) if "结束" in report.symbols else None
    if match is None or book.is_past(report, match.end()) or book.is_ahead(report, match.start()):
        return
    if "抵达" in book.chars and not _GOES_AWAY.search(report.symbols, match.end("what"), match.end()):
        return  # 当天，某人结束对甲国的访问: before he came to the land that the text is about
    if any(rule == _RETURNED for occasion in book.found for _, rule in occasion.sentences):
        return  # told again below, where the meetings attended bear other names
    traveller = report.sentence.people(*match.span("a"))
    start, end = match.span("what")
    for attended in _ATTENDED.finditer(report.symbols, start, end):
        for at in range(*attended.span("list")):
            mention = report.sentence.mentions.get(at)
            if isinstance(mention, OccasionName) and not mention.generic and book.find(mention) is None:
                occasion = book.open(mention.kind, [mention.text], report, _RETURNED, at)
                role = Role.CHAIR if attended["verb"].startswith("主持") else Role.ATTENDEE
                for titled in traveller:
                    book.attend(occasion, titled, role, report.index, _RETURNED)
    for told in book.found:
        if told.sentences[0][0] == report.index:
            told.moment, told.dated, told.places = None, True, []  # over by the day that the sentence tells
    journey = _JOURNEY.search(report.symbols, start, end)
    if journey is None or book.of_kind(MeetingKind.VISIT):
        return
    visit = book.open(MeetingKind.VISIT, [journey[0]], report, _RETURNED, match.start())
    spans = [(start, end), match.span("where")] if match["where"] is not None else [(start, end)]
    visit.moment, visit.dated, visit.places = None, True, []
    visit.add_places([place for span in spans for place in lands_named(report, span)])
    visit.principals = [titled.person.name for titled in traveller]
    for titled in traveller:
        book.attend(visit, titled, Role.ATTENDEE, report.index, _RETURNED)


def read_party_visit(book: Occasions, report: Report) -> None:
    """``近日，某代表团访问甲国和乙国``: a visit of a party of which nobody is named."""
    visits = _PARTY_VISITS.search(report.symbols) if "访问" in report.symbols else None
    comes = _PARTY_COMES.search(report.symbols) if visits is None and "访问" in report.symbols else None
    goes = _PARTY_GOES.search(report.symbols) if "团赴" in report.symbols or "组赴" in report.symbols else None
    match = visits or comes or goes
    if match is None or book.of_kind(MeetingKind.VISIT) or not _is_dated(report):
        return
    who = book.wording(report, *match.span("who"))
    if (
        not who.endswith(("团", "编队", "专家组"))
        or book.is_past(report, match.end())
        or book.is_ahead(report, match.start())
    ):
        return
    name = book.wording(report, match.start("who"), match.end()).replace("近日", "")
    names = [name] if visits is not None else []
    where = "where" if match["where"] is not None else "there"
    occasion = book.open(MeetingKind.VISIT, names, report, _PARTY, match.start(where))
    occasion.places = list(dict.fromkeys(lands_named(report, match.span(where))))
    occasion.add(Attendance(who, Party.GROUP, Role.ATTENDEE, (), None, None, [(report.index, _PARTY)]))


def _is_dated(report: Report) -> bool:
    """Whether the sentence tells a day, or 近日."""
    return any(isinstance(m, DateMention) for m in report.sentence.mentions.values())
