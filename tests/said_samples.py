"""Invented articles of a few lines each: who says what on which day, with the themes in it, for trends and comparisons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

import pyoxigraph as ox

from kg.graph.quads import build_quads
from kg.model import (
    Document,
    DocumentFacts,
    Evidence,
    Fact,
    Meeting,
    MeetingKind,
    Moment,
    Participation,
    Party,
    PersonNamed,
    Role,
    Span,
    Statement,
    ThemeRaised,
)
from kg.resolve import resolve


class Line(NamedTuple):
    """A sentence, the themes in it, and who says it (nobody: the article itself)."""

    text: str
    themes: tuple[str, ...] = ()
    speaker: str = ""


CURATED = frozenset({"乡村振兴", "新质生产力", "高质量发展", "人工智能", "供给侧结构性改革"})


def article(
    doc: str, day: str | None, *lines: Line, meeting: str = "", people: Sequence[str] = (), title: str = ""
) -> DocumentFacts:
    """An article of these lines; with a *meeting*, *people* attend it in their order and 会议 speaks for it."""
    text = "\n".join(line.text for line in lines)
    if people:
        text += "\n" + "、".join(people) + "出席会议。"
    facts: list[Fact] = []
    at = 0
    names = dict.fromkeys((*people, *(line.speaker for line in lines if line.speaker not in ("", "会议"))))

    def proof(start: int, end: int) -> tuple[Evidence, ...]:
        return (Evidence(doc, start, end, text[start:end], "by-hand"),)

    facts += [PersonNamed(name, (name,), proof(max(0, text.find(name)), text.find(name) + len(name))) for name in names]
    if meeting:
        when = Moment(day, date.fromisoformat(day), date.fromisoformat(day)) if day else None
        whole = proof(0, len(lines[0].text))
        facts.append(Meeting("m1", (meeting,), MeetingKind.CONFERENCE, when, (), (), None, (), (), whole))
        attended = proof(text.rfind("\n") + 1, len(text))
        for order, name in enumerate(people, start=1):
            facts.append(Participation("m1", name, Party.PERSON, Role.ATTENDEE, order, (), None, None, attended))
    for number, line in enumerate(lines):
        end = at + len(line.text)
        key = f"s{number}" if line.speaker else None
        if key:
            party = Party.MEETING if line.speaker == "会议" else Party.PERSON
            held = "m1" if meeting else None
            content = Span(at, end)
            facts.append(Statement(key, line.speaker, party, "指出", "指出", held, content, line.text, proof(at, end)))
        facts += [
            ThemeRaised(
                theme, "strategy" if theme in CURATED else "slogan", theme in CURATED, key, None, proof(at, end)
            )
            for theme in line.themes
        ]
        at = end + 1
    url = f"https://example.org/{doc}"
    return DocumentFacts(Document(doc, text, title or f"标题{doc}", day, "茶叶报", url), tuple(facts))


def store_of(batches: Iterable[DocumentFacts], *, flat: bool = False) -> ox.Store:
    """The graph of *batches* in a store; *flat* without named graphs, as Turtle has it."""
    told = list(batches)
    quads = build_quads(told, resolve(told))
    store = ox.Store()
    store.extend(ox.Quad(*quad.triple) for quad in quads) if flat else store.extend(quads)
    return store
