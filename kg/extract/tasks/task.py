"""Tasks: the items of ``一是…；二是…`` and the demands (``要…，要…``) inside a statement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.tasks.action import CLAUSE
from kg.lexicon.lexicons import Lexicons, alternatives
from kg.mention.bodies.found import InstitutionMention
from kg.model import TaskForm
from kg.text.numerals import number

_ITEM = re.compile(
    r"(?:(?<=[。；：，\n ”])|(?<=^))(?P<mark>(?P<n>[一二三四五六七八九十]{1,2})(?:是|要(?!求)|、)"
    r"|第(?P<n2>[一二三四五六七八九十]{1,2})，|（(?P<n3>[一二三四五六七八九十]{1,2})）|(?P<n4>\d{1,2})(?:、|[.·](?!\d)))"
)
_CLAUSE_END = re.compile(r"[，。；：]")
_STRETCH_END = re.compile(r"[。；！？\n]")
_ANNOUNCES = re.compile(r"(?:[一二三四五六七八九十几\d]+(?:项|个|点|方面|条|件)|以下)[\u4e00-\u9fff]{0,6}$")
_JOINT = 2
"""A full stop or a colon, and a line break, between a list and the sentence that announces it."""
_SUBJECT_LENGTH = 24
_SUBJECT_JOINS = re.compile(r"[、和与及]")


@dataclass(frozen=True, slots=True)
class Item:
    """One task in the matching text; ``heading`` is its first clause."""

    order: int
    start: int
    end: int
    heading: str
    heading_start: int
    form: TaskForm = TaskForm.NUMBERED
    subject: tuple[int, int] | None = None
    """Where those stand who are called on (``各地区各部门要``)."""


def find_tasks(chars: str, start: int, end: int) -> list[Item]:
    """The numbered items between *start* and *end*, in order; empty unless they count up from one."""
    marks = []
    expected = 1
    for match in _ITEM.finditer(chars, max(0, start - 1), end):
        if match.start() < start:
            continue
        value = number(match["n"] or match["n2"] or match["n3"] or match["n4"])
        if value == expected:
            marks.append(match)
            expected += 1
    if len(marks) < 2:
        return []
    out: list[Item] = []
    for i, match in enumerate(marks):
        stop = marks[i + 1].start() if i + 1 < len(marks) else _last(chars, match.end(), end)
        text_end = stop
        while text_end > match.end() and chars[text_end - 1] in "\n ；，":
            text_end -= 1
        heading = _CLAUSE_END.split(chars[match.end() : text_end], maxsplit=1)[0]
        out.append(Item(i + 1, match.start(), text_end, heading, match.end()))
    return out


def _last(chars: str, start: int, end: int) -> int:
    """The last item ends with its paragraph."""
    line = chars.find("\n", start, end)
    return line if line >= 0 else end


class DemandFinder:
    """Finds what a statement demands without numbering it: ``各地要压实责任，要……``."""

    def __init__(self, lexicons: Lexicons) -> None:
        words = lexicons.words
        self._no_modal = re.compile(alternatives(words["demand_not"]))
        self._any_modal = re.compile(rf"(?:{alternatives(words['demand_modal'])})(?=[\u4e00-\u9fff“《])")
        self._lead = re.compile(rf"(?:{alternatives(words['demand_lead'])})")
        self._stop = re.compile(rf"(?:{alternatives(words['demand_stop'])})")
        self._heads, self._no_heads = words["actor_head"], words["actor_never"]

    def find(
        self, chars: str, start: int, end: int, numbered: Sequence[Item], named: Sequence[InstitutionMention]
    ) -> list[Item]:
        """The demands between *start* and *end* outside the *numbered* items, their orders behind those."""
        if chars.find("要", start, end) < 0 and self._modal(chars, start, end) is None:
            return []
        marks = [
            mark
            for mark in self._marks(chars, start, end, named)
            if not any(item.start <= mark[0] < item.end for item in numbered)
        ]
        out: list[Item] = []
        for i, (at, heading_start, subject) in enumerate(marks):
            stop = _STRETCH_END.search(chars, heading_start, end)
            stops = [end if stop is None else stop.start()]
            stops += [marks[i + 1][0]] if i + 1 < len(marks) else []
            stops += [item.start for item in numbered if item.start > at]
            text_end = min(stops)
            while text_end > heading_start and chars[text_end - 1] in "\n ；，：":
                text_end -= 1
            heading = _CLAUSE_END.split(chars[heading_start:text_end], maxsplit=1)[0]
            announces = _ANNOUNCES.search(heading) and any(
                item.start - text_end <= _JOINT for item in numbered if item.start >= text_end
            )
            if len(heading) >= 2 and not announces:
                order = len(numbered) + len(out) + 1
                out.append(Item(order, at, text_end, heading, heading_start, TaskForm.DEMAND, subject))
        return out

    def _marks(
        self, chars: str, start: int, end: int, named: Sequence[InstitutionMention]
    ) -> Iterator[tuple[int, int, tuple[int, int] | None]]:
        """Where a demand begins, where its heading does, and who is called on."""
        for clause in CLAUSE.finditer(chars, start, end):
            at, stop = clause.span()
            while chars[at : at + 1] in ("”", " ", "—"):
                at += 1
            begin = at
            while (lead := self._lead.match(chars, at, stop)) is not None:
                at = lead.end()
            modal = self._modal(chars, at, min(stop, at + _SUBJECT_LENGTH))
            if modal is None or self._stop.match(chars, modal.end()):
                continue
            if modal.start() == at:
                yield begin, modal.end(), None
            elif self.called_on(chars, at, modal.start(), named):
                yield begin, modal.end(), (at, modal.start())

    def _modal(self, chars: str, start: int, end: int) -> re.Match[str] | None:
        """The first modal verb between *start* and *end* that begins no word of another meaning."""
        while (modal := self._any_modal.search(chars, start, end)) is not None:
            if self._no_modal.match(chars, modal.start(), end) is None:
                return modal
            start = modal.start() + 1
        return None

    def called_on(self, chars: str, start: int, end: int, named: Sequence[InstitutionMention]) -> bool:
        """Whether the stretch names bodies or groups and nothing else."""
        last = _SUBJECT_JOINS.split(chars[start:end])[-1]
        if any(mention.end == end and mention.start >= start for mention in named):
            return True
        if last.startswith(("这", "那", "是", "有")) or last.endswith(self._no_heads):
            return False
        return 2 <= len(last) <= 14 and last.endswith(self._heads)
