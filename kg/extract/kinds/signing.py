"""Signings told without a word for a ceremony: ``某人见证签约``, ``甲与乙代表双方签字``."""

from __future__ import annotations

import re

from kg.extract.abstract import PEOPLE, PEOPLE_LIST, Report
from kg.extract.occasions.occasion import Attendance, Occasion, Occasions
from kg.model import MeetingKind, Role

_WITNESSES = re.compile(
    rf"(?P<a>{PEOPLE_LIST})[^。；Ⓟ]{{0,12}}?见[证签]了?(?:双方)?[^，。；Ⓟ]{{0,24}}?(?:签约|签字|签署)(?:仪式)?(?=[，。；并]|$)"
)
_SIGNERS = re.compile(
    rf"(?P<a>{PEOPLE_LIST}(?:[与和、][^，。；：“Ⓟ]{{1,14}}{PEOPLE})?)(?:分别|共同|现场)*+(?:在[^，。；Ⓟ在]{{1,20}})*"
    r"代表(?:双方|各自[^，。；Ⓟ]{0,6}|各方|两[国省市县地校院家党军])?[^，。；Ⓟ]{0,14}?(?:签署|签约|签字|签订)(?!的)"
)
_BOTH_WITNESS = re.compile(
    r"(?:双方|宾主)?[^。；Ⓟ]{0,40}?(?:共同|(?<=双方)|(?<=宾主))见[证签]了?[^，。；Ⓟ]{0,24}?(?:签约|签字|签署)"
)
"""``双方见证某市与某集团签署协议``: those who have just met."""
_SIGNED_BY = re.compile(
    rf"由[^，。；：“Ⓟ]{{0,10}}(?P<a>Ⓟ[与和、][^，。；：“Ⓟ]{{0,14}}{PEOPLE})(?:分别|共同|代表双方)*签[署订]"
)
_SIGNED_FOR = re.compile("代表(?:双方|各自|各方|两[国省市县地校院家党军])")
_TAKES_TURNS = (MeetingKind.TALKS, MeetingKind.INSPECTION, MeetingKind.VISIT)
"""Beside these a signing is an occasion of its own; in the course of a meeting or a fair it is a part of that."""

_WITNESSED = "某人见证签约"
_SIGNED = "某人代表一方签约"


def read_signings(book: Occasions, report: Report) -> None:
    """Open a ceremony for a signing that somebody witnesses, or that two sign who are named, each for his side."""
    if "签" not in report.symbols or "Ⓟ" not in report.symbols:
        return
    witnesses = _WITNESSES.search(report.symbols)
    signers = _SIGNERS.search(report.symbols) or _SIGNED_BY.search(report.symbols)
    witnesses, signers = (None if m is None or "将" in m[0] else m for m in (witnesses, signers))  # still to come
    told = signing_told(book)
    if told is None and not book.is_past(report, 0):
        if witnesses is not None and not book.found:
            told = book.open(MeetingKind.CEREMONY, ["签约仪式"], report, _WITNESSED, witnesses.start())
        elif signers is not None and _is_apart(book, report, signers):
            told = book.open(MeetingKind.CEREMONY, ["签约仪式"], report, _SIGNED, signers.start())
    if told is None:
        return
    if signers is not None and told.kind is MeetingKind.CEREMONY:
        _both_witness(book, report, told)
    for match, rule in ((witnesses, _WITNESSED), (signers, _SIGNED)):
        for titled in report.sentence.people(*match.span("a")) if match is not None else ():
            book.attend(told, titled, Role.ATTENDEE, report.index, rule)


def _both_witness(book: Occasions, report: Report, signing: Occasion) -> None:
    """Those who met before the *signing* and are told to have witnessed it together."""
    talks = book.of_kind(MeetingKind.TALKS)[-1:]
    for earlier in book.told_from(talks[0].sentences[0][0], report.index) if talks else ():
        both = _BOTH_WITNESS.search(earlier.symbols) if "见" in earlier.symbols else None
        if both is None or "将" in both[0]:
            continue
        for part in [p for p in talks[0].attendance if p.participant in talks[0].principals]:
            told = [(earlier.index, _WITNESSED)]
            signing.add(Attendance(part.participant, part.party, Role.ATTENDEE, part.capacities, None, None, told))
        return


def signing_told(book: Occasions) -> Occasion | None:
    """The signing told last, if one is."""
    return next((o for o in reversed(book.found) if any("签约" in n or "签署" in n for n in o.names)), None)


def _is_apart(book: Occasions, report: Report, signers: re.Match[str]) -> bool:
    """Whether two who are named sign for their sides alone or beside talks, in the course of no meeting."""
    if _SIGNED_FOR.search(signers[0]) is None or len(report.sentence.people(*signers.span("a"))) < 2:
        return False
    if not book.found:
        return book.has_day(report)
    return all(o.kind in _TAKES_TURNS for o in book.found)
