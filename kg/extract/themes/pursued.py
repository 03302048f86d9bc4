"""What is to be kept to, completed or raised: ``坚持问题导向、系统观念``, ``健全帮扶机制``, ``守住安全底线``."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.themes.form import Formed
from kg.lexicon.lexicons import Lexicons
from kg.mention.scan import Scan

PURSUED = "所坚持、所健全的"
_SHORTEST, _LONGEST = 4, 6
_OBJECT_TAGS = ("n", "v", "a", "j", "b", "l", "i")
_NO_OBJECT_TAGS = frozenset({"ns", "nr", "nrt", "nt", "ad", "vd"})
_ENDS = frozenset("，。；、")


class PursuedFinder:
    """Finds the objects of verbs of policy that end their clause."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._kinds = dict.fromkeys(lexicons.words["theme_principle_verb"], "principle")
        self._kinds |= dict.fromkeys(lexicons.words["theme_object_verb"], "field")
        self._plain = lexicons.words_set("plain_object")
        self._nouns = lexicons.words_set("programme_verb")
        self._weak = lexicons.words_set("theme_weak")

    def find(self, scan: Scan) -> Iterator[Formed]:
        """The objects, and those that are joined to one."""
        kinds = self._kinds
        for verb in [word for word in scan.words if word[0] in kinds]:
            kind, start = kinds[verb.text], verb.end
            while end := self._object(scan, start):
                if scan.chars[start:end] not in self._plain and (kind == "principle" or self._is_field(scan, start)):
                    yield Formed(start, end, scan.chars[start:end], kind, PURSUED)
                start, after = end + 1, scan.word_at.get(end + 1)
                if scan.chars[end] != "、" or after is None or (kind == "field" and after.tag == "v"):
                    break  # 健全帮扶机制、摸清底数: another verb goes on

    def _object(self, scan: Scan, start: int) -> int:
        """Where the object ends that begins at *start* and ends its clause; 0 where there is none."""
        at = start
        while at - start < _LONGEST:
            word = scan.word_at.get(at)
            if word is None or not word.tag.startswith(_OBJECT_TAGS) or word.tag in _NO_OBJECT_TAGS:
                return 0
            if at == start and word.text in self._weak:
                return 0
            at = word.end
            if scan.chars[at : at + 1] in _ENDS:
                return at if _SHORTEST <= at - start <= _LONGEST else 0
        return 0

    def _is_field(self, scan: Scan, start: int) -> bool:
        """Whether an object begins as a compound does: 帮扶机制, none that tells what is done (简化程序)."""
        first = scan.word_at[start]
        return first.tag != "v" or first.text in self._nouns
