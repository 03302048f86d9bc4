"""Corridors in which deputies, members and ministers meet the press: ``首场“代表通道”今天开启，八位代表回答了提问``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.abstract import Abstract, Report
from kg.extract.occasions.occasion import Attendance, Occasion, Occasions
from kg.lexicon.lexicons import Lexicons
from kg.mention.occasions import OccasionName
from kg.mention.posts.titled import Titled
from kg.model import MeetingKind, Party, Role

_HEAD = "通道"
_OPENS = re.compile(
    r"(?P<name>[^，。；：“”ⒹⓅ]{0,30}“(?P<what>Ⓜ)”)(?:Ⓓ|上午|下午|，|再次|正式|第[^，。；]{1,2}次|同步)*+(?:开启|举行|亮相)(?=[，。；]|$)"
)
_ANSWERS = re.compile(
    r"[，。](?P<whom>[^，。；：Ⓟ]{3,40}?)(?:，|走[上进]“?(?:Ⓜ|通道)”?，|结合[^，。；]{2,16}，)?(?:还|也|分别|先后)*"
    r"(?:(?:通过|以|面对|就|和|与|同|向)[^，。；]{2,24})?(?:接受|回应|回答|讲述|进行了?互动|进行了?交流|见面交流|互动交流|走[上进])"
)
_SPEAKS = re.compile(
    r"^(?:[^。；：“”Ⓟ]{0,60}[，、])?[^，。；：“”Ⓟ]{0,24}(?P<a>Ⓟ(?:(?:[、，和与]|以及)Ⓟ)*)(?!主席|总书记|在[^，。；]{0,20}(?:强调|指出))"
)
_OF_THE_HOUSES = ("代表", "委员", "部长", "主任", "局长", "署长", "行长", "院长", "党代表")
_CITED = ("总书记", "国家主席", "主席")
_OPENED = "通道开启"
_SPOKE = "通道上，某人说"


class CorridorReader:
    """Opens such a corridor and gives those who come to it their part."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._heads = lexicons.words["group_head"]

    def read(self, book: Occasions, report: Report) -> None:
        """Open the corridor that *report* tells by its name in quotation marks, and add those told as a group."""
        match = _OPENS.search(report.symbols) if "“Ⓜ”" in report.symbols and _HEAD in book.chars else None
        mention = report.sentence.mentions.get(match.start("what")) if match is not None else None
        named = isinstance(mention, OccasionName) and mention.text.endswith(_HEAD)
        if match is not None and named and not book.is_ahead(report, 0) and not book.is_past(report, match.end()):
            names = [book.wording(report, *match.span("name")), book.wording(report, *match.span("what"))]
            book.open(MeetingKind.BRIEFING, names, report, _OPENED, match.start("what"))
        here = _corridor(book)
        if here is None or here.sentences[0][0] != report.index:
            return
        answers = _ANSWERS.search(report.symbols)
        whom = book.wording(report, *answers.span("whom")) if answers is not None else ""
        if whom.endswith(self._heads):
            here.add(Attendance(whom, Party.GROUP, Role.SPEAKER, (), None, None, [(report.index, _OPENED)]))


def read_corridor_speakers(book: Occasions, abstracts: Sequence[Abstract]) -> None:
    """In a text about nothing else, whoever is named at the head of a sentence as deputy or officer spoke there."""
    here = _corridor(book)
    if here is None or len(book.found) > 1:
        return
    for index, sentence in enumerate(abstracts[here.sentences[0][0] + 1 :], here.sentences[0][0] + 1):
        match = _SPEAKS.match(sentence.symbols)
        for titled in sentence.people(*match.span("a")) if match is not None else ():
            if _is_of_the_houses(book, titled):
                book.attend(here, titled, Role.SPEAKER, index, _SPOKE)


def _corridor(book: Occasions) -> Occasion | None:
    told = book.of_kind(MeetingKind.BRIEFING)[-1:]
    return told[0] if told and any(name.strip("”").endswith(_HEAD) for name in told[0].names) else None


def _is_of_the_houses(book: Occasions, titled: Titled) -> bool:
    titles = [capacity.post.title for capacity in titled.capacities]
    if any(title in _CITED for title in titles):
        return False
    called = book.chars[titled.start : titled.person.start], book.chars[titled.person.end : titled.end]
    return any(word in part for part in called for word in _OF_THE_HOUSES) or any(
        title.endswith(_OF_THE_HOUSES) for title in titles
    )
