"""Missions that travel: who leads them where, and who came along with a guest."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.extract.abstract import PEOPLE, Report
from kg.extract.groups.beside import join, wording
from kg.extract.occasions.occasion import Occasions
from kg.model import MeetingKind, Role

_TRAVELLED = re.compile(r"陪同Ⓟ[^，。；的Ⓟ]{0,10}(?:访华|来访|访问|出访)的(?:还)?有：?(?P<who>[^：。；Ⓟ][^。；Ⓟ]*)")
_LED = re.compile(
    r"Ⓟ(?:代表[^，。；Ⓟ]{2,16}，|一行|于?Ⓓ(?:至Ⓓ)?|清晨|早晨?|上午|中午|下午|晚上?|凌晨|连夜|，)*+(?:率领|带领|率)的?(?P<who>(?:Ⓘ|[^，。；Ⓟ的Ⓓ]){1,40}?)"
    r"(?=在|来|[赶奔飞]?赴|赶?到|连夜|前往|深入|(?:检查|督查|督导|调研|考察|慰问|走访|视察)(?![团组队工])|(?:分别)?与|一行|[，。]|$)"
)
"""A mission told with its head: ``某人率某督查组来我市督查``, ``会见了某人率领的某考察团``."""
_ON_TOUR = re.compile(
    r"(?:^|[。；])(?P<who>(?:Ⓘ|[^，。；Ⓟ的]{0,10})(?:代表团|考察团|访问团|参访团|慰问团|考察组)|Ⓘ(?=一行))(?:一行)?"
    r"(?:先后|分别|还|一同|首先|实地)*(?:前往|到|赴|走进|深入|来到|参观|考察)"
)
_LED_BY = re.compile(
    r"由Ⓟ(?:等)?(?:带队|率领|带领|率队)的(?P<who>(?:Ⓘ|[^，。；Ⓟ的]){1,16}?[团组])(?=赴|来|到|前往|一行|在)"
)
_COMPANIONS = ("负责人", "负责同志", "班子成员", "有关人员", "相关人员", "工作人员", "专家", "领导")
_MISSION = ("组", "考察团", "代表团", "访问团", "参访团", "慰问团", "调研团")

_HEADED_BY = re.compile(
    rf"(?:代表团|谈判团队|谈判团|Ⓘ|双方)(?:分别)?由[^，。；Ⓟ]{{0,8}}(?P<a>{PEOPLE})(?:率领|带领|领衔|带队|任团长)(?!的)"
    rf"|代表团团长(?:分别)?(?:是|为)[^，。；Ⓟ]{{0,8}}(?P<b>{PEOPLE})"
)
"""``美国代表团由副总统某人率领``: behind talks of two sides, who sat down for them."""
_TRAVELS = "陪同某人来访的有"
_LEADS = "某人率某团或某组"
_SOON = 6
"""Within so many sentences behind talks it is told who led the sides."""


def read_missions(book: Occasions, report: Report) -> None:
    """Missions that somebody leads to what the sentence tells, or that go round there."""
    symbols = report.symbols
    sides = [
        o for o in book.of_kind(MeetingKind.TALKS) if not o.principals and report.index - o.sentences[0][0] < _SOON
    ]
    for match in _HEADED_BY.finditer(symbols) if sides and "代表团" in book.wording(report, 0, len(symbols)) else ():
        if book.is_past(report, match.start()) or book.is_ahead(report, match.start()):
            continue
        for titled in report.sentence.people(*match.span("a" if match["a"] else "b")):
            book.attend(sides[-1], titled, Role.ATTENDEE, report.index, _LEADS)
    for match in _LED.finditer(symbols) if "率" in symbols or "带领" in symbols else ():
        text = wording(book, report, *match.span("who"))
        met = book.of_kind(MeetingKind.TALKS, MeetingKind.INSPECTION)
        told = [o for o in met if any(i == report.index for i, _ in o.sentences)]
        session = book.of_kind(MeetingKind.CONFERENCE) if not told else []
        told += [o for o in session if any(i == report.index for i, _ in o.sentences)]
        if text.endswith((*_MISSION, *_COMPANIONS)) and text not in (*_MISSION, *_COMPANIONS):
            join(told[-1:], text, Role.ATTENDEE, report.index, _LEADS)
    tours = [o for o in book.of_kind(MeetingKind.INSPECTION) if o.sentences[0][0] >= report.index - 2]
    for match in [*_ON_TOUR.finditer(symbols), *_LED_BY.finditer(symbols)] if tours else ():
        text = wording(book, report, *match.span("who"))
        if text.endswith(_MISSION) and text not in _MISSION:
            join(tours[-1:], text, Role.ATTENDEE, report.index, _LEADS)


_FLEW = re.compile(rf"(?P<a>{PEOPLE})(?:陪同人员)?同机(?:离京|离开|前往|抵达|到达|返)")
"""Those on the plane, told where it sets out, before the visit itself is (某人等陪同人员同机离京)."""
_ON_BOARD = "某人等陪同人员同机离京"


def read_travelled(book: Occasions, reports: Iterable[Report]) -> None:
    """Those who came with a guest (``陪同某人访华的有……``): told at his welcome, often before his visit is."""
    told = book.of_kind(MeetingKind.VISIT)
    visits = told[-1:]
    for report in reports if visits else ():
        flown = _FLEW.search(report.symbols) if len(told) == 1 else None
        for titled in report.sentence.people(*flown.span("a")) if flown is not None else ():
            if all(part.participant != titled.person.name for part in visits[0].attendance):
                book.attend(visits[0], titled, Role.ATTENDEE, report.index, _ON_BOARD)
        for match in _TRAVELLED.finditer(report.symbols):
            text = wording(book, report, *match.span("who")).removesuffix("等")
            join(visits, text, Role.ATTENDEE, report.index, _TRAVELS)
