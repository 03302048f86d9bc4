"""What a document is about: the works it cites and the themes it raises, each under its statement or task."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from kg.extract.facts import Seen
from kg.extract.reading import Reading
from kg.extract.salient import SalientFinder
from kg.extract.theme import ThemeFinder
from kg.lexicon.lexicons import Lexicons
from kg.model import Citation, Relation, Statement, Task, ThemeRaised

_SPACE = re.compile(r"\s+")

Under = tuple[str | None, str | None]
"""The keys of the statement and the task that something is said in."""


class TopicReader:
    """Finds the themes of documents; holds no state between them."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._themes = ThemeFinder(lexicons)
        self._salient = SalientFinder(lexicons)

    def raised(self, reading: Reading, statements: Sequence[Statement], tasks: Sequence[Task]) -> list[ThemeRaised]:
        """The themes, in the order of the text; then the compounds that the document turns on."""
        scan = reading.scan
        blocked = [(m.start, m.end) for m in reading.named] + [(t.person.start, t.person.end) for t in reading.titled]
        names = frozenset(t.person.form for t in reading.titled) | frozenset(m.form for m in reading.named)
        found = self._themes.find(scan, blocked, names)
        spans = [*blocked, *reading.meeting_names]
        for layer in (reading.works, scan.dates, reading.titled, scan.titles):
            spans += [(m.start, m.end) for m in layer]
        found += self._salient.find(scan, spans, found)
        gathered: dict[tuple[str, str, bool, Under, str], Seen] = defaultdict(dict)
        for mention in found:
            under = _under(reading, mention.start, mention.end, statements, tasks)
            key = (mention.theme, mention.kind, mention.curated, under, mention.wording)
            gathered[key][reading.evidence.around(mention.start, mention.rule)] = None
        return [
            ThemeRaised(theme, kind, curated, *under, tuple(evidence), wording)
            for (theme, kind, curated, under, wording), evidence in gathered.items()
        ]


def citations(reading: Reading, statements: Sequence[Statement], tasks: Sequence[Task]) -> list[Citation]:
    """The titled works that the document names."""
    text = reading.scan.document.text
    gathered: dict[tuple[str, str | None, Relation, Under], Seen] = defaultdict(dict)
    for work in reading.works:
        span = reading.scan.text.span(work.start + 1, work.end - 1)
        title = _SPACE.sub("", text[span.start : span.end])
        under = _under(reading, work.start, work.end, statements, tasks)
        evidence = reading.evidence.around(work.start, "书名号")
        gathered[title, work.number, work.relation, under][evidence] = None
    return [
        Citation(title, number, relation, *under, tuple(evidence))
        for (title, number, relation, under), evidence in gathered.items()
    ]


def _under(reading: Reading, start: int, end: int, statements: Sequence[Statement], tasks: Sequence[Task]) -> Under:
    span = reading.scan.text.span(start, end)
    statement = next((s.key for s in statements if s.content.covers(span)), None)
    task = next((t.key for t in tasks if t.content.covers(span)), None)
    return statement, task
