"""Groups on a tour: those whom the leader receives at the place, and those whom he takes along."""

from __future__ import annotations

import re

from kg.extract.abstract import Report
from kg.extract.groups.beside import join, wording
from kg.extract.groups.phrase import GroupPhrases
from kg.extract.occasions.occasion import Occasions
from kg.model import MeetingKind, Role

_RECEIVES = re.compile(r"(?<![被受])接见了?(?P<whom>[^，。；Ⓟ的]{2,40}?)(?=[，。；]|并|$)")
_TAKES_ALONG = re.compile(
    r"(?:率领?|带领|会同)(?P<whom>[^，。；Ⓟ的]{3,40}?)"
    r"(?=，|先后|分别|一行|一同|深入|实地|赶赴|赶到|奔赴|飞赴|赴|前往|来到|到|在|对|沿|连夜|考察|调研|检查|看望|慰问)"
)
_RECEIVED = "考察中接见某些人"
_TAKEN_ALONG = "率某些人考察"


def read_on_tour(book: Occasions, report: Report, phrases: GroupPhrases) -> None:
    """Add the groups of *report* to the inspection that it goes on to tell of."""
    tour = book.of_kind(MeetingKind.INSPECTION)[-1:]
    if not tour:
        return
    for match in _RECEIVES.finditer(report.symbols) if "接见" in report.symbols else ():
        text = wording(book, report, *match.span("whom"))
        if phrases.ends_in_head(text):
            join(tour, text, Role.ATTENDEE, report.index, _RECEIVED)
    if report.index not in tour[0].told_in():
        return
    for match in _TAKES_ALONG.finditer(report.symbols):
        text = wording(book, report, *match.span("whom"))
        if phrases.ends_in_head(text):
            join(tour, text, Role.ATTENDEE, report.index, _TAKEN_ALONG)
