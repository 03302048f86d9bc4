"""Who holds a meeting, told by no more than that: ``某人率队调研并召开座谈会``, ``某人来我市召开座谈会``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.abstract import PEOPLE, Report
from kg.extract.occasion import Occasion, Occasions
from kg.model import Role

_CONVENES = re.compile(
    rf"(?P<a>{PEOPLE})(?:[^。；Ⓟ]{{0,80}}?(?:还|并|随后|现场)+(?:组织)?(?:[就围][^，。；Ⓟ]{{1,24}}?)?|[^。；Ⓟ]{{0,40}}?"
    r"(?:带队|来到?|到|赴|深入|在)[^，。；Ⓟ]{1,16})(?P<verb>召[开集]|举行)了?(?!的)(?:“?[^，。；Ⓟ”]{0,12}”?)?(?P<what>Ⓜ)"
)
_CONVENED = "某人来某地召开会议"


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
