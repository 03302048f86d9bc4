"""Those whom somebody calls on at home or in hospital in the course of his inspection."""

from __future__ import annotations

import re

from kg.extract.abstract import PEOPLE, Report
from kg.extract.occasions.occasion import Occasions
from kg.model import MeetingKind, Role

_HONOUR = "(?:同志|先生|女士|老人|教授|院士)?"
_AT_HOME = re.compile(
    rf"(?:来到|走进|前往|到|赴|在)[^，。；Ⓟ]{{0,24}}(?P<a>{PEOPLE}){_HONOUR}的?(?:家中?|家里|住所|住处|寓所|病房|病床前?)(?![属乡人族])"
)
_CALLS_ON = re.compile(
    rf"(?:看望|慰问|走访|拜访|探望){{1,2}}了?[^，。；Ⓟ的]{{0,24}}(?P<a>{PEOPLE}){_HONOUR}(?=[，。；]|时|后|并|$)"
)
_VISITED = "看望某人"


def read_called_on(book: Occasions, report: Report) -> None:
    """Whoever is called on takes part in the inspection that *report* tells, or goes on to tell."""
    if "Ⓟ" not in report.symbols:
        return
    tour = book.of_kind(MeetingKind.INSPECTION)[-1:]
    if not tour or not tour[0].principals:
        return
    here = report.index in tour[0].told_in()
    leaders = {titled.person.name for _, titled in report.sentence.persons} & set(tour[0].principals)
    if not here and not leaders:
        return
    for pattern in (_AT_HOME, _CALLS_ON):
        for match in pattern.finditer(report.symbols):
            if book.is_past(report, match.start("a")):
                continue  # 2021年春节前，某人来到…家中: a memory
            for titled in report.sentence.people(*match.span("a")):
                if titled.person.name not in tour[0].principals:
                    book.attend(tour[0], titled, Role.ATTENDEE, report.index, _VISITED)
