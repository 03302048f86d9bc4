"""Who holds a meeting, told by no more than that: ``某人率队调研并召开座谈会``, ``某人来我市召开座谈会``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.abstract import PEOPLE, Abstract, Report
from kg.extract.occasions.occasion import Occasion, Occasions
from kg.model import MeetingKind, Role

_CONVENES = re.compile(
    rf"(?P<a>{PEOPLE})(?:[^。；Ⓟ]{{0,80}}?(?:还|并|随后|现场)+(?:组织)?(?:[就围][^，。；Ⓟ]{{1,24}}?)?|[^。；Ⓟ]{{0,40}}?"
    r"(?:带队|来到?|到|赴|深入|在)[^，。；Ⓟ]{1,16})(?P<verb>召[开集]|举行)了?(?!的)(?:“?[^，。；Ⓟ”]{0,12}”?)?(?P<what>Ⓜ)"
)
_IN_ITS_COURSE = re.compile(
    r"(?:^|[，。；])(?:[^，。；Ⓟ]{0,8}(?:[组团]|一行))?(?:随后|最后|之后|其间|期间|(?:调研|考察|检查|视察|督导|走访|察看)(?:结束)?[后中]|当天|下午|还|又|并|，)*"
    r"(?:在[^，。；Ⓟ在]{1,24})?(?:组织|主持)?召开了?[^，。；Ⓟ的]{0,10}(?P<what>Ⓜ)"
    r"|在?(?:随后|接下来|之后)(?:召开|举行)的(?P<then>Ⓜ)|^在?(?P<there>Ⓜ)[上中]，"
)
"""``随后在某镇召开座谈会``, told of the tour before with no subject of its own"""
_CONVENED = "某人来某地召开会议"
_ON_TOUR = "调研中召开座谈会"


def read_convened(book: Occasions, report: Report) -> None:
    """Whoever convenes a meeting on his way chairs it; at one that he only 举行 he is present."""
    if "Ⓟ" not in report.symbols or "Ⓜ" not in report.symbols:
        return
    for match in _CONVENES.finditer(report.symbols):
        if book.is_past(report, match.end()):
            continue
        role = Role.CHAIR if "召" in match["verb"] else Role.ATTENDEE
        for occasion in book.named_at(report, match.start("what")):
            for titled in report.sentence.people(*match.span("a")):
                book.attend(occasion, titled, role, report.index, _CONVENED)


def without_second_chairs(found: Sequence[Occasion]) -> None:
    """Where somebody else is told to have chaired what one convened, the one who convened it was present."""
    for occasion in found:
        chairs = [part for part in occasion.attendance if part.role is Role.CHAIR]
        convened = [part for part in chairs if all(rule == _CONVENED for _, rule in part.sentences)]
        for part in convened if len(convened) < len(chairs) else ():
            part.role = Role.ATTENDEE


def read_held_on_tour(book: Occasions, abstracts: Sequence[Abstract]) -> None:
    """Those whose tour is told sit at the session held in its course, which nobody else is told to hold."""
    for held in book.of_kind(MeetingKind.CONFERENCE):
        index = held.sentences[0][0]
        tours = [
            o
            for o in book.of_kind(MeetingKind.INSPECTION)
            if index - 3 <= max(o.told_in()) and o.sentences[0][0] <= index
        ]
        match = _IN_ITS_COURSE.search(abstracts[index].symbols) if tours and not book.items else None
        told = match.start(match.lastgroup or 0) if match is not None else -1
        if match is None:
            continue
        own = held.told_at == told  # 随后在某地召开会议
        if not own and held not in book.named_at(Report(index, abstracts[index], abstracts[index].symbols), told):
            continue
        present = {part.participant for part in held.attendance}
        role = Role.CHAIR if "主持" in match[0] else Role.ATTENDEE
        for part in tours[-1].attendance:
            if part.participant in tours[-1].principals and part.participant not in present:
                held.add(replace(part, role=role, sentences=[(index, _ON_TOUR)]))
