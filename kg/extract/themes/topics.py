"""What a document is about: the themes that it raises, each under its statement or task."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from kg.extract.reading import Reading
from kg.extract.tasks.gather import Under, under
from kg.extract.themes.matter import MatterFinder
from kg.extract.themes.salient import SalientFinder
from kg.extract.themes.theme import ThemeFinder
from kg.lexicon.lexicons import Lexicons, alternatives
from kg.model import Statement, Task, ThemeRaised
from kg.steps import Steps

_LEAST_STRIFE = 4
"""So many words of war and unrest make a story one of them."""


class TopicReader:
    """Finds the themes of documents; holds no state between them."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._themes = ThemeFinder(lexicons)
        self._matters = MatterFinder(lexicons)
        self._salient = SalientFinder(lexicons)
        self._strife = re.compile(alternatives(lexicons.words["strife_word"]))

    def raised(
        self, reading: Reading, statements: Sequence[Statement], tasks: Sequence[Task]
    ) -> Steps[list[ThemeRaised]]:
        """The themes, in the order of the text; then the compounds that the document turns on."""
        scan = reading.scan
        persons = [(t.person.start, t.person.end) for t in reading.titled]
        blocked = [(m.start, m.end) for m in reading.named] + persons
        names = frozenset(t.person.form for t in reading.titled) | frozenset(m.form for m in reading.named)
        # A story of war or protest turns on events, and what it quotes is no policy.
        strife = len(self._strife.findall(scan.chars)) >= _LEAST_STRIFE
        found = self._themes.find(scan, blocked, persons, names, strife=strife)
        yield
        spans = [*blocked, *reading.meeting_names]
        for layer in (reading.works, scan.dates, reading.titled, scan.titles):
            spans += [(m.start, m.end) for m in layer]
        found += () if strife else self._matters.find(scan, reading.works, reading.meeting_names, found)
        found += () if strife else self._salient.find(scan, spans, found)
        yield
        sentence_at, sentence = reading.evidence.sentence_at, reading.evidence.sentence
        gathered: dict[tuple[str, str, bool, Under, str], dict[tuple[int, str], None]] = defaultdict(dict)
        for start, end, theme, kind, curated, rule, wording in found:
            stands = under(reading, start, end, statements, tasks)
            gathered[theme, kind, curated, stands, wording][sentence_at(start), rule] = None
        return [
            ThemeRaised(theme, kind, curated, *stands, tuple(sentence(*told) for told in where), wording)
            for (theme, kind, curated, stands, wording), where in gathered.items()
        ]
