"""The last farewell to somebody who died: ``某人同志的遗体25日在某地火化``, and those who came to it."""

from __future__ import annotations

import re

from kg.extract.abstract import PEOPLE, Report
from kg.extract.occasions.occasion import Occasion, Occasions
from kg.model import MeetingKind, Role

_TOLD = re.compile(
    r"(?:Ⓟ(?:同志|先生|女士)?|同志|先生|女士)的?，?(?:遗体|骨灰)(?:(?!将[于在Ⓓ])[^。；]){0,40}?(?:火化|告别|送别|安葬|撒放|撒入)"
)
_CAME = re.compile(
    rf"(?P<a>{PEOPLE})(?!(?:同志)?(?:生前|亲属))(?:领导)?(?:同志)?，?[^。；Ⓟ]{{0,24}}?"
    r"(?:向Ⓟ(?:同志|先生|女士)?的?遗体(?:[^，。；Ⓟ]{0,3}鞠躬|告别|作最后告别)|(?:来到|走到)Ⓟ(?:同志)?的?(?:遗体|灵柩|骨灰)"
    r"|(?:前往|到)[^，。；Ⓟ]{0,20}(?:Ⓟ(?:同志|先生|女士)?)?送别(?!或))"
)

_MEETS = re.compile(
    rf"(?P<a>{PEOPLE})(?:党和国家)?(?:领导)?(?:同志|人)?(?:前往|赶到|到|在)[^，。；Ⓟ]{{1,16}}(?P<verb>迎灵)(?!队伍|的|仪式)"
)
"""Those who receive the body of somebody when it is brought home."""

_MOURNS = re.compile(
    rf"(?P<a>{PEOPLE})(?:Ⓓ|上午|下午|，|率[^，。；Ⓟ]{{1,16}}?(?=[在到赴来前])|(?:在|来到|前往|赴|到)[^，。；Ⓟ]{{1,24}}?(?=，|吊唁))*+吊唁"
    r"[^，。；Ⓟ]{0,16}Ⓟ[^，。；Ⓟ]{0,6}逝世"
)
"""``某人来到某使馆，吊唁某人逝世``"""
_RITES = ("吊唁仪式", "吊唁活动")
_CONDOLED = "某人吊唁某人逝世"
_ITS_NAMES = ("起灵仪式", "告别仪式", "送别仪式", "追悼会")

_FAREWELL = "向某人遗体告别"
_RECEIVED = "某人到机场迎灵"


def read_farewells(book: Occasions, report: Report) -> None:
    """Open the farewell that a document tells, and add those who came to it; that they sent wreaths is no part."""
    if "吊唁" in report.symbols:
        _read_condolence(book, report)
    if "迎灵" in report.symbols:
        _read_reception(book, report)
    if "遗体" not in report.symbols and "送别" not in report.symbols and "骨灰" not in report.symbols:
        return
    told = _TOLD.search(report.symbols)
    came = _CAME.search(report.symbols)
    occasion = _known(book)
    if occasion is None and told is not None:
        occasion = book.open(MeetingKind.CEREMONY, [], report, _FAREWELL, told.end())
    again = told or came
    if occasion is not None and again is not None:
        book.date_again(occasion, report, again.start())
    if occasion is None or came is None:
        return
    for titled in report.sentence.people(came.start("a"), came.end("a")):
        book.attend(occasion, titled, Role.ATTENDEE, report.index, _FAREWELL)


def _read_reception(book: Occasions, report: Report) -> None:
    """Those who come to receive the body, at a ceremony of its own."""
    met = _MEETS.search(report.symbols)
    if met is None:
        return
    told = book.called("迎灵") or [book.open(MeetingKind.CEREMONY, ["迎灵"], report, _RECEIVED, met.start("verb"))]
    for titled in report.sentence.people(*met.span("a")):
        book.attend(told[0], titled, Role.ATTENDEE, report.index, _RECEIVED)


def _read_condolence(book: Occasions, report: Report) -> None:
    """Those who come to mourn on a day told; where the text has a name for it (吊唁仪式), it is that."""
    mourns = _MOURNS.search(report.symbols)
    if mourns is None or not book.has_day(report) or book.is_past(report, mourns.end()):
        return
    name = next((name for name in _RITES if name in book.chars), "")
    told = book.called(name) if name else []
    occasion = told[0] if told else book.open(MeetingKind.CEREMONY, [name], report, _CONDOLED, mourns.start())
    for titled in report.sentence.people(*mourns.span("a")):
        book.attend(occasion, titled, Role.ATTENDEE, report.index, _CONDOLED)


def _known(book: Occasions) -> Occasion | None:
    """The farewell of this document, where it has been told, by a name of its own or by none."""
    told = next((o for o in book.of_kind(MeetingKind.CEREMONY) if o.sentences[0][1] == _FAREWELL), None)
    return told or next((o for name in _ITS_NAMES for o in book.called(name)), None)
