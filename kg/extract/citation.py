"""Policy documents that a text names: who issued them and when, and which meeting dealt with them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kg.extract.abstract import Abstract, WorkMention
from kg.extract.facts import Seen
from kg.extract.occasions.nouns import OF_MEETING
from kg.extract.reading import Reading
from kg.extract.tasks.gather import Under, under
from kg.extract.work import WorkCited
from kg.lexicon.lexicons import Lexicons
from kg.mention.bodies.found import InstitutionMention
from kg.mention.short_forms import DEFINES
from kg.model import Citation, Moment, Relation, Statement, Task
from kg.text.dates import DateMention

_SPACE = re.compile(r"\s+")
_WORKS = r"Ⓦ(?:[、和]?Ⓦ)*"
_BODIES = r"Ⓘ(?:(?:[、和与，]|会同|联合)?Ⓘ)*"
_GAP = r"(?!同意|批准|转发|审议)[^。；：ⒾⓅⓌ]"
_ISSUE = r"(?:联合|正式|公开|全文|研究)*(?:印发|发布|出台|公布|下发|制定|颁布|发出)(?:了|实施|《)?"
_ISSUED = (
    re.compile(
        rf"(?P<who>{_BODIES})(?:等[\u4e00-\u9fff\d]{{0,6}}(?:部门|单位))?(?:{_GAP}){{0,14}}?{_ISSUE}(?P<works>{_WORKS})"
    ),
    re.compile(rf"(?P<works>{_WORKS})(?:[，由Ⓓ]|已由|近日由|日前由)+(?P<who>{_BODIES})(?:{_GAP}){{0,8}}?{_ISSUE}"),
)
_ISSUED_ON = re.compile(
    rf"Ⓓ(?:，)?[^。；：Ⓦ]{{0,30}}?{_ISSUE}{_WORKS}|{_WORKS}(?:已)?(?:于|自)?Ⓓ(?:正式|公开)*(?:印发|发布|公布|颁布)"
)
_NOT_ISSUER = re.compile(r"(?:按照|根据|贯彻|落实|学习|传达|向|对|受|据)$")
_DEFINES = re.compile(rf"[^《》。；，]{{0,24}}{DEFINES}")
"""Between a title and the short one that a text gives it."""
_LONGEST_SHORT, _LONGER = 6, 3
"""So long is a short title, and by so much the whole one is longer."""
_YEAR = re.compile(r"[〔\[（(]((?:19|20)\d\d)")


M = TypeVar("M")


@dataclass(slots=True)
class _Gathered:
    """What the mentions of one document under one statement tell together."""

    evidence: Seen
    issuers: dict[str, None]
    issued: Moment | None = None
    meeting: str | None = None
    art: bool = False


class CitationReader:
    """Reads citations; holds no state between documents."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._organs = lexicons.document_organs
        self._heads = lexicons.words_set("document_head")
        self._lengths = sorted({len(word) for word in self._organs}, reverse=True)

    def read(self, reading: Reading, statements: Sequence[Statement], tasks: Sequence[Task]) -> list[Citation]:
        """The titled works that the document names, in the order of the text."""
        if not reading.works:
            return []
        text = reading.scan.document.text
        told = _Issues(reading)
        meetings = _Meetings(reading, statements)
        gathered: dict[tuple[str, str | None, Relation, Under], _Gathered] = defaultdict(lambda: _Gathered({}, {}))
        written = []
        for work in reading.works:
            span = reading.scan.text.span(work.start + 1, work.end - 1)
            written.append(_SPACE.sub("", text[span.start : span.end]))
        wholes = _wholes(reading.scan.chars, reading.works, written, self._heads)
        for work, whole in zip(reading.works, wholes, strict=True):
            title = written[whole]
            number = work.number or reading.works[whole].number
            stands = under(reading, work.start, work.end, statements, tasks)
            held = gathered[title, number, work.relation, stands]
            held.evidence[reading.evidence.around(work.start, "书名号")] = None
            held.art = held.art or work.art
            held.issuers.update(dict.fromkeys(told.issuers.get(work.start, ())))
            held.issuers.update(dict.fromkeys(self.issuer_of(number)))
            held.issued = held.issued or told.dates.get(work.start)
            held.meeting = held.meeting or meetings.of(work, stands[0])
        return [
            Citation(title, number, relation, *stands, tuple(h.evidence), tuple(h.issuers), h.issued, h.meeting, h.art)
            for (title, number, relation, stands), h in gathered.items()
        ]

    def issuer_of(self, number: str | None) -> Iterator[str]:
        """The institution whose organ word a 文号 opens with (``国发〔2020〕10号`` → 国务院)."""
        year = _YEAR.search(number) if number else None
        if number is None or year is None:
            return
        for length in self._lengths:
            organ = self._organs.get(number[:length])
            if organ is not None and length <= year.start():
                if int(year[1]) >= organ.since:
                    yield organ.institution
                return


def _wholes(chars: str, works: Sequence[WorkCited], titles: Sequence[str], heads: frozenset[str]) -> list[int]:
    """For each work the index of the one whose title it shortens, else its own: 《通知》 of 《关于…的通知》.

    A short title is defined behind the whole one (（以下简称《十条》）), or stands after it and is its last word; where it is
    no more than what documents are called (*heads*), any word of it (《宣言》 of 《某地宣言和行动纲领》).
    """
    wholes = list(range(len(works)))
    for at, (work, title) in enumerate(zip(works, titles, strict=True)):
        if not at or len(title) > _LONGEST_SHORT:
            continue
        before = works[at - 1]
        if _DEFINES.fullmatch(chars, before.end, work.start):
            wholes[at] = wholes[at - 1]
            continue
        same = next((wholes[i] for i in range(at) if titles[i] == title and wholes[i] != i), None)
        head = title in heads
        ending = (
            i
            for i in range(at - 1, -1, -1)
            if len(titles[i]) >= len(title) + _LONGER and (titles[i].endswith(title) or (head and title in titles[i]))
        )
        wholes[at] = same if same is not None else next(ending, at)
    return wholes


class _Issues:
    """Who issued which work, and when, by where the work stands."""

    def __init__(self, reading: Reading) -> None:
        self.issuers: dict[int, list[str]] = {}
        self.dates: dict[int, Moment] = {}
        for sentence in reading.abstracts:
            if "Ⓦ" in sentence.symbols:
                self._in_sentence(sentence)

    def _in_sentence(self, sentence: Abstract) -> None:
        for pattern in _ISSUED:
            for match in pattern.finditer(sentence.symbols):
                if _NOT_ISSUER.search(sentence.symbols, 0, match.start()):
                    continue
                bodies = [m.name for m in _mentions(sentence, match.span("who"), InstitutionMention)]
                for work in _mentions(sentence, match.span("works"), WorkMention):
                    self.issuers.setdefault(work.start, bodies)
        for match in _ISSUED_ON.finditer(sentence.symbols):
            days = [m.moment for m in _mentions(sentence, match.span(), DateMention) if m.moment.earliest]
            for work in _mentions(sentence, match.span(), WorkMention):
                if len(days) == 1:
                    self.dates.setdefault(work.start, days[0])


def _mentions(sentence: Abstract, span: tuple[int, int], kind: type[M]) -> list[M]:
    """The mentions of one kind among the symbols of *span*."""
    return [m for at, m in sentence.mentions.items() if span[0] <= at < span[1] and isinstance(m, kind)]


class _Meetings:
    """Which meeting deals with what stands at some place of the text."""

    def __init__(self, reading: Reading, statements: Sequence[Statement]) -> None:
        self._reading = reading
        self._of_statement = {s.key: s.meeting for s in statements}
        self._opened = [(o.sentences[0][0], o.key) for o in reading.occasions if o.sentences]
        self._told = {number: o.key for o in reversed(reading.occasions) for number in o.told_in()}

    def of(self, work: WorkCited, statement: str | None) -> str | None:
        """The meeting of the statement, or the one that the sentence tells of; ``None`` where none is told."""
        if statement is not None:
            return self._of_statement[statement]
        number = self._reading.evidence.sentence_at(work.start)
        if number in self._told and work.relation is not Relation.CITES:
            return self._told[number]
        opened = [key for first, key in self._opened if first <= number]
        if opened and OF_MEETING.match(self._reading.abstracts[number].symbols):
            return opened[-1]
        return None
