"""Visits to a house (``某大使到某校访问交流``, ``某人一行到访某院``)."""

from __future__ import annotations

import re

from kg.extract.abstract import PEOPLE, Report
from kg.extract.occasions.occasion import Occasions
from kg.mention.bodies.found import InstitutionMention
from kg.model import MeetingKind, Role

_COME = r"(?:一行|夫妇|率(?:[^，。；Ⓟ]{0,12}团|队)|应邀|专程|于?Ⓓ|上午|下午|今天|，)*+"
_CALLS = re.compile(
    rf"(?P<a>(?>{PEOPLE})){_COME}(?:(?:到访|访问)了?(?P<where>Ⓘ|我[校院司馆所])|(?:到|来|赴|莅临|前往)(?P<there>Ⓘ|我[校院司馆所])"
    r"(?:进行|开展)?了?(?:友好|工作|交流)*(?:访问|参访))(?:交流|考察)?(?=[，。；]|并|$)"
)
_CALLED = "某人到某机构访问"


def read_calls(book: Occasions, report: Report) -> None:
    """Open a visit for those who call at a house on a day told."""
    match = _CALLS.search(report.symbols) if "访" in report.symbols and book.has_day(report) else None
    if match is None or book.is_past(report, match.end()) or book.is_ahead(report, match.start()):
        return
    people = report.sentence.people(*match.span("a"))
    names = {titled.person.name for titled in people}
    told = book.of_kind(MeetingKind.VISIT, MeetingKind.INSPECTION)
    told += [o for o in book.of_kind(MeetingKind.TALKS) if o.sentences[0][0] == report.index]
    if not people or any(names & set(occasion.principals) for occasion in told):
        return  # 到访某部，与部长某人会谈: the talks are what is told
    house = report.sentence.mentions.get(match.start("where") if match["where"] else match.start("there"))
    occasion = book.open(MeetingKind.VISIT, [], report, _CALLED, match.start())
    if isinstance(house, InstitutionMention):
        occasion.places = [house.name]
    occasion.principals = [titled.person.name for titled in people]
    for titled in people:
        book.attend(occasion, titled, Role.ATTENDEE, report.index, _CALLED)
