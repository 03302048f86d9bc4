"""The fields in which two sides are to work together: ``拓展经贸、农业、能源等领域合作``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.themes.form import Formed
from kg.lexicon.lexicons import Lexicons
from kg.mention.scan import Scan, occurrences
from kg.text.segment import Word

_FIELDS = ("领域", "方面", "等")
_KINDS_OF_FIELD = ("各", "重点", "传统", "新兴", "关键", "优势", "诸多", "多个", "多")
_TOGETHER = re.compile(
    r"的?(?:加强|开展|深化|拓展|扩大|推进|进行|实施)?"
    r"(?:务实|互利|友好|交流|双边|对话|交往|投资|经贸|深度|全方位|多层次|创新|与|和)*(?:合作|交流)"
)
FIELD_OF_COOPERATION = "合作领域"
_JOINT = re.compile("以及|[、和与及]")
_CLAUSE_ENDS = "，。；：！？“”（）\n"
_FARTHEST = 80
_SHORTEST, _LONGEST = 2, 7
_NO_FIELDS = ("theme_stop_head", "theme_weak", "verb_after_pause")
_FIELD_TAGS = ("n", "vn", "j", "b", "eng", "l", "i", "an", "s")


class CooperationFields:
    """Finds the fields that are listed before 等领域合作."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._no_fields = frozenset().union(*map(lexicons.words_set, _NO_FIELDS))

    def find(self, scan: Scan) -> Iterator[Formed]:
        """Every field of every list of two or more."""
        for field in _FIELDS:
            for at in occurrences(scan.chars, field):
                if _TOGETHER.match(scan.chars, at + len(field)) is None:
                    continue
                at -= next((len(kind) for kind in _KINDS_OF_FIELD if scan.chars.endswith(kind, 0, at)), 0)
                listed = list(self._listed(scan, at - (scan.chars[at - 1 : at] == "等")))
                if len(listed) > 1:
                    for start, end in listed:
                        yield Formed(start, end, scan.chars[start:end], "field", FIELD_OF_COOPERATION)

    def _listed(self, scan: Scan, end: int) -> Iterator[tuple[int, int]]:
        """The fields that lead up to *end*, the last one first."""
        clause = max(scan.chars.rfind(mark, max(0, end - _FARTHEST), end) for mark in _CLAUSE_ENDS) + 1
        joints = [match.span() for match in _JOINT.finditer(scan.chars, max(clause, end - _FARTHEST), end)]
        for before, start in reversed(joints):
            if not self._names_field(scan, start, end):
                begin = self._last_noun(scan, start, end)
                if begin < end:
                    yield begin, end
                return
            yield start, end
            end = before
        begin = self._last_noun(scan, clause, end)
        if joints and begin < end:
            yield begin, end

    def _names_field(self, scan: Scan, start: int, end: int) -> bool:
        """Whether all between two joints is one field."""
        first = scan.word_at.get(start)
        return (
            _SHORTEST <= end - start <= _LONGEST
            and first is not None
            and (first.end == end or first.tag.startswith((*_FIELD_TAGS, "a")))
            and first.text not in self._no_fields
        )

    def _last_noun(self, scan: Scan, start: int, end: int) -> int:
        """Where the nouns begin that end at *end*, after *start*; *end* where there is none."""
        begin, at = end, start
        words: list[Word] = []
        while at < end and (word := scan.word_at.get(at)) is not None:
            words.append(word)
            at = word.end
        for word in reversed(words):
            if not word.tag.startswith(_FIELD_TAGS) or word.text in self._no_fields or end - word.start > _LONGEST:
                break
            begin = word.start
        if scan.chars.startswith("两国", begin - 1):
            begin += 1  # cut as 两|国贸|易
        return begin if end - begin >= _SHORTEST else end
