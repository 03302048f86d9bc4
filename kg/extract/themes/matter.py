"""What a paper or a meeting is named for: ``《关于规范电梯加装管理的意见》``, ``全市校舍安全工作推进会``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.themes.form import word_ending
from kg.extract.themes.merit import Merits
from kg.extract.themes.theme import ThemeMention
from kg.extract.work import WorkCited
from kg.lexicon.lexicons import Lexicons, alternatives
from kg.mention.scan import Scan
from kg.model import TOPIC
from kg.text.segment import Word

_MATTER = "文件、会议的事由"
_SHORTEST, _LONGEST = 4, 10
_LEAST = -0.4
"""The least merit of a matter: it stands where a theme does, so that less has to speak for it than for a compound."""
_PARTS = frozenset({"n", "vn", "nz", "j", "b", "l", "an", "v", "vg", "ng", "a", "ag", "i", "s", "nl", "eng"})
_LAST = frozenset({"n", "vn", "nz", "j", "v", "ng", "vg", "nl", "l"})
_JOINS = frozenset("和与及、")
_CUTS = ("国家", "中国")
"""Words that are left out of compounds, though names begin with them (国家|公园)."""
_NO_PARTS = ("theme_weak", "theme_no_part", "theme_object_verb")
_EDITION = re.compile("(?:（[^（）]*）|[〔［][^〕］]*[〕］]|的)+$")


class MatterFinder:
    """Finds the matters in the names of papers and of meetings at work."""

    def __init__(self, lexicons: Lexicons) -> None:
        paper, manner = lexicons.words["paper_head"], lexicons.words["paper_manner"]
        self._paper = re.compile(rf"(?:的|{alternatives(manner)})*(?:{alternatives(paper)})$")
        working = alternatives(lexicons.words["working_session"])
        self._session = re.compile(rf"(?:{working})+(?:会议?|大会|班)$")
        self._merits = Merits(lexicons)
        self._no_part = frozenset().union(*map(lexicons.words_set, _NO_PARTS))
        self._no_head = lexicons.words_set("theme_stop_head")
        self._plain = lexicons.words_set("theme_plain_part") | lexicons.words_set("theme_abstract")
        self._persons = lexicons.words_set("person_noun")
        self._curated = lexicons.themes

    def find(
        self,
        scan: Scan,
        works: Sequence[WorkCited],
        meetings: Sequence[tuple[int, int]],
        known: Sequence[ThemeMention],
    ) -> list[ThemeMention]:
        """The matters of the document's papers and meetings that no *known* theme tells."""
        taken = bytearray(len(scan.chars) + 1)
        for m in known:
            taken[m.start : m.end] = b"\1" * (m.end - m.start)
        out: list[ThemeMention] = []
        for start, end in self._spans(scan, works, meetings):
            label = scan.chars[start:end]
            if label not in self._curated and taken.find(1, start, end) < 0:
                out.append(ThemeMention(start, end, label, TOPIC, False, _MATTER, label))
        return out

    def _spans(
        self, scan: Scan, works: Sequence[WorkCited], meetings: Sequence[tuple[int, int]]
    ) -> Iterator[tuple[int, int]]:
        for work in works:
            if not work.art:
                end = work.end - 1
                if edition := _EDITION.search(scan.chars, work.start, end):
                    end = edition.start()
                yield from self._named_for(scan, self._paper, work.start + 1, end)
        for start, end in meetings:
            yield from self._named_for(scan, self._session, start, end)

    def _named_for(self, scan: Scan, heads: re.Pattern[str], start: int, end: int) -> Iterator[tuple[int, int]]:
        """The compounds that lead up to the head of the name from *start* to *end*."""
        head = heads.search(scan.chars, start, end)
        at = start if head is None else head.start()
        while at > start:
            run = self._run(scan, start, at)
            if not run:
                return
            begin = run[0].start
            if (
                _SHORTEST <= at - begin <= _LONGEST
                and len(run) > 1
                and run[-1].tag in _LAST
                and run[-1].text not in self._no_head
                and run[-1].text[-2:] not in self._persons
                and not all(word.text in self._plain for word in run)
                and not scan.chars.endswith(_CUTS, start, begin)
                and self._merits.inside(run) > _LEAST
            ):
                yield begin, at
            if scan.chars[begin - 1] not in _JOINS:
                return
            at = begin - 1

    def _run(self, scan: Scan, start: int, end: int) -> list[Word]:
        """The words of a compound that ends at *end*, not before *start*."""
        run: list[Word] = []
        at = end
        while at > start:
            word = word_ending(scan, at)
            if (
                word is None
                or word.start < start
                or word.tag not in _PARTS
                or word.text in self._no_part
                or scan.place_over(word.start) is not None
            ):
                break
            run.insert(0, word)
            at = word.start
        return run
