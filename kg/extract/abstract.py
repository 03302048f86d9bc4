"""The abstract sentence: mentions replaced by one symbol each, so that rules read like a grammar.

``工业和信息化部党组书记、部长苗圩讲话，部党组成员、副部长刘烈宏主持会议。`` becomes ``Ⓟ讲话，Ⓟ主持Ⓜ。`` Every position of
the abstract sentence knows its stretch of the matching text and its mention.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.mention.bodies.found import InstitutionMention
from kg.mention.occasions import OccasionName
from kg.mention.posts.titled import Titled
from kg.text.dates import DateMention
from kg.text.units import Sentence

PERSON, MEETING, DATE, INSTITUTION, PLACE, WORK = "ⓅⓂⒹⒾⓁⓌ"
_RANK = "(?:上将|中将|少将|大校|上校|中校|院士|教授)?"
ROW = rf"Ⓟ{_RANK}(?:(?:[、，和与及]{{1,2}}|以及)(?:夫人|王后|丈夫)?Ⓟ{_RANK})*"
"""A pattern for one person or several in a row, of whom none is left out."""
PEOPLE = rf"{ROW}(?:等)?"
"""A pattern for one person or several in a row, with the wife or husband of one."""
PEOPLE_LIST = rf"(?>{PEOPLE})(?:，[^，。；：“Ⓟ]{{0,10}}(?>{PEOPLE}))*"
"""Several rows, with a post before some; each is taken whole, lest a long list be tried in every way."""

LEADERS = rf"(?>{PEOPLE})(?:[，、与和](?:[\u4e00-\u9fff]{{0,8}}[省市县区州旗盟委府会大协军校院局厅部])(?>{PEOPLE}))*"
"""Several rows, each behind the body that its post is in, where that is no mention (市委书记甲，市政协主席乙到某地调研)."""


class PlaceMention(NamedTuple):
    """A place in the matching text."""

    start: int
    end: int
    name: str


class WorkMention(NamedTuple):
    """A titled work, with its marks."""

    start: int
    end: int
    title: str


Mention = Titled | OccasionName | DateMention | InstitutionMention | PlaceMention | WorkMention


@dataclass(frozen=True)
class Abstract:
    """A sentence with its mentions folded into symbols."""

    sentence: Sentence
    symbols: str
    starts: Sequence[int] = field(repr=False)
    """Offset in the matching text of every symbol; one more at the end."""
    mentions: dict[int, Mention] = field(repr=False)
    """Symbol position → mention, in the order of the text."""
    persons: Sequence[tuple[int, Titled]] = field(repr=False)
    """The persons among the mentions, with their symbol positions."""

    def people(self, start: int, end: int) -> list[Titled]:
        """The persons among the symbols ``start`` to ``end``."""
        return [person for i, person in self.persons if start <= i < end]

    def text_start(self, at: int) -> int:
        """The offset in the matching text of symbol *at*."""
        return self.starts[at]


_SYMBOLS: Mapping[type[Mention], str] = {
    Titled: PERSON,
    OccasionName: MEETING,
    DateMention: DATE,
    InstitutionMention: INSTITUTION,
    PlaceMention: PLACE,
    WorkMention: WORK,
}


@dataclass(frozen=True, slots=True)
class Report:
    """A sentence that reports: its number, and its symbols up to where it only repeats what was said."""

    index: int
    sentence: Abstract
    symbols: str


def abstract(chars: str, sentence: Sentence, mentions: Sequence[Mention]) -> Abstract:
    """Fold *mentions* (in order, none overlapping) of *sentence* into symbols."""
    if not mentions:
        begin, end = sentence.start, sentence.end
        return Abstract(sentence, chars[begin:end], range(begin, end + 1), {}, ())
    symbols: list[str] = []
    starts: list[int] = []
    at = sentence.start
    held: dict[int, Mention] = {}
    for mention in mentions:
        if mention.start < at or mention.end > sentence.end:
            continue
        symbols.append(chars[at : mention.start])
        starts.extend(range(at, mention.start))
        held[len(starts)] = mention
        symbols.append(_SYMBOLS[type(mention)])
        starts.append(mention.start)
        at = mention.end
    symbols.append(chars[at : sentence.end])
    starts.extend(range(at, sentence.end))
    starts.append(sentence.end)
    persons = [(i, m) for i, m in held.items() if isinstance(m, Titled)]
    return Abstract(sentence, "".join(symbols), starts, held, persons)


def layered(*layers: Sequence[Mention]) -> list[Mention]:
    """All mentions of the layers, in order; where two overlap, the one of the earlier layer stays."""
    kept: list[Mention] = []
    taken = bytearray(max((m.end for layer in layers for m in layer), default=0))
    for layer in layers:
        for mention in layer:
            start, end = mention.start, mention.end
            if start >= end or taken.find(1, start, end) >= 0:
                continue
            taken[start:end] = b"\1" * (end - start)
            kept.append(mention)
    kept.sort(key=lambda m: m.start)
    return kept
