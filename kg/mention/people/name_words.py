"""Names told from words: given names that are words too, and family names that are function words (和, 向)."""

from __future__ import annotations

from dataclasses import replace

from kg.mention.people.name_lexicon import ATTENDS, USUAL_GIVEN, NameLexicon
from kg.mention.people.name_score import Candidate
from kg.mention.scan import Scan
from kg.text.segment import in_dictionary

# Single characters by what they do in a sentence.
FUNCTION = frozenset("和向应由从以对同与及")
_WHERE = frozenset("前后时内和")
_SIDES = ("国", "方")


class NameWords:
    """Tells what the characters of a name are as words of the language."""

    def __init__(self, names: NameLexicon) -> None:
        self._names = names
        self._lex = names.lexicons
        self._weights = names.lexicons.transliteration

    def behind_function(self, scan: Scan, found: Candidate, name: str) -> Candidate | None:
        """A name that opens with a surname that is also a function word: itself, what follows, or none."""
        chars, rest = scan.chars, name[1:]
        if name[0] in FUNCTION and (chars[found.end : found.end + 1].isdigit() or rest in ("老", "非方")):
            return None
        if len(rest) < 2:
            return found
        word = scan.word_at.get(found.start + 1)
        whole = (
            word is not None and word.end >= found.end and not word.tag.startswith("nr") and in_dictionary(word.text)
        )
        ends = ATTENDS.match(chars, found.end) is not None or name[0] == "来"
        ends = ends or (name[0] != "由" and self._names.closes(chars, found.end) and self._names.seldom_a_word(rest))
        titled = found.start in scan.title_ending and ends
        if titled and word is not None and word.end == found.end and (word.tag == "ns" or self.usual_given(rest)):
            return found  # 主席向长春|主持会议, 局长来建华|参加, 副主任时光荣|、
        if whole or rest in self._lex.countries or rest in self._names.nouns:
            return None
        if name[0] not in FUNCTION:
            return found
        if name[0] == "由" and rest[0] in self._lex.surnames and self._names.form(rest) is not None:
            return replace(found, start=found.start + 1)  # 由|周荣担任
        title, owner = scan.title_starting.get(found.end), scan.title_ending.get(found.start)
        spelt = all(c in self._weights for c in rest)
        if title is not None:
            if owner is not None and rest[0] not in self._lex.surnames and self.usual_given(rest):
                return found  # 副省长|和丽梅|代表
            if rest.endswith(_SIDES) or not (spelt or self._names.form(rest) is not None):
                return None  # 主席和|五国|领导人, 英雄和|思政|教师
            if owner is not None:
                return replace(found, start=found.start + 1)  # 某某主席|和|某某总统
        if in_dictionary(rest) and rest not in chars[: found.start]:
            return found
        foreign = spelt and title is not None and title.entry.kind == "foreign"
        if foreign or chars.count(rest) > chars.count(name):
            return replace(found, start=found.start + 1, foreign=True)
        return found

    def usual_given(self, rest: str) -> bool:
        """Whether two characters are usual ones of a given name."""
        if len(rest) != 2:
            return False
        first, second = (self._lex.given.get(c, (0, 0, 0)) for c in rest)
        return min(first[0], second[1]) >= USUAL_GIVEN

    def only_words(self, scan: Scan, start: int, end: int) -> bool:
        """Whether words of the language make up the stretch and end with it, or go on (官邸|前, 后|首次)."""
        parts = self._names.tibetan
        if end - start < 3 or (scan.chars[start : start + 2] in parts and scan.chars[start + 2 : end] in parts):
            return False
        first, second = scan.word_at.get(start), scan.word_at.get(start + 1)
        usual = self._lex.surnames.get(scan.chars[start], (0, False))[0] > 2 and scan.chars[end - 1] not in _WHERE
        if first is not None and len(first.text) == 2:
            plain = in_dictionary(first.text) and first.tag[:2] not in ("nr", "ns", "nz", "nt")
            return plain and first.tag[:1] in ("v" if usual else "nvadst")
        return (
            not usual
            and second is not None
            and second.end == end
            and second.tag[:1] in "dvcp"
            and in_dictionary(second.text)
        )
