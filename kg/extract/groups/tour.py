"""Groups on a tour: those whom the leader receives at the place."""

from __future__ import annotations

import re

from kg.extract.abstract import Report
from kg.extract.groups.beside import join, wording
from kg.extract.groups.phrase import GroupPhrases
from kg.extract.occasions.occasion import Occasions
from kg.model import MeetingKind, Role

_RECEIVES = re.compile(r"(?<![被受])接见了?(?P<whom>[^，。；Ⓟ的]{2,40}?)(?=[，。；]|并|$)")
_RECEIVED = "考察中接见某些人"


def read_on_tour(book: Occasions, report: Report, phrases: GroupPhrases) -> None:
    """Add the groups that *report* tells to be received to the inspection told before."""
    tour = book.of_kind(MeetingKind.INSPECTION)[-1:]
    if not tour:
        return
    for match in _RECEIVES.finditer(report.symbols) if "接见" in report.symbols else ():
        text = wording(book, report, *match.span("whom"))
        if phrases.ends_in_head(text):
            join(tour, text, Role.ATTENDEE, report.index, _RECEIVED)
