"""Those in whose company the leader of a tour goes on (``在省委书记某人陪同下，首先来到某楼``), told beside the inspection."""

from __future__ import annotations

import re

from kg.extract.abstract import PEOPLE, Report
from kg.extract.occasions.occasion import Occasions
from kg.model import MeetingKind, Role

_IN_COMPANY = re.compile(
    rf"在[^，。；Ⓟ]{{0,24}}(?P<a>(?>{PEOPLE}))(?:等[^，。；Ⓟ]{{0,12}})?的?陪同下"
    r"，?(?:先后|首先|分别|实地|一同|一起)*(?:来到|到(?!会)|前往|走进|深入|赴|考察|参观|察看|视察|看望|慰问|乘|步行|登上|冒|沿)"
)
_ALONG = "在某人陪同下来到某处"


def read_companions(book: Occasions, report: Report) -> None:
    """Add those of *report* who accompany the leader of the inspection told last."""
    match = _IN_COMPANY.search(report.symbols) if "陪同下" in report.symbols else None
    tour = book.of_kind(MeetingKind.INSPECTION)[-1:] if match is not None else []
    if match is None or not tour or book.is_past(report, match.start()):
        return
    others = [t for _, t in report.sentence.persons if t.start < report.sentence.text_start(match.start())]
    if others and not any(titled.person.name in tour[0].principals for titled in others):
        return
    for titled in report.sentence.people(*match.span("a")):
        if titled.person.name not in tour[0].principals:
            book.attend(tour[0], titled, Role.ATTENDEE, report.index, _ALONG)
