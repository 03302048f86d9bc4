"""Where a transliterated name that the evidence found really begins and ends."""

from __future__ import annotations

from dataclasses import replace

from kg.mention.people.name_lexicon import NameLexicon, is_han
from kg.mention.people.name_score import Candidate
from kg.mention.scan import Scan
from kg.text.segment import Word, in_dictionary, rarity

# Single characters by what they do before and behind a name.
_BEFORE_DOTTED = frozenset("应的及和向对由从于为让请")
_HALVES = {"理": "总经代助", "此": "对", "赏": "赞", "习": "学"}
"""A character that may open a name → the characters before it with which it makes a word (总|理, 对|此)."""
BEHIND = frozenset("时致原在曾将已均率任于为即与对就又并")
_SIDES = frozenset("中美英法德俄乌以伊日韩朝印越泰澳加巴沙叙塔埃")
_DAYS = ("日前", "当前", "此前", "近日", "今天", "同日", "当天")
_EVERYDAY, _KNOWN = 9.0, 12.0
"""The rarity under which a word is an everyday one, and under which it is more than an entry of the dictionary."""


class ForeignLimits:
    """Sets the limits of transliterated names."""

    def __init__(self, names: NameLexicon) -> None:
        self._names = names
        self._lex = names.lexicons
        self._weights = names.lexicons.transliteration
        self._persons = names.nouns | names.lexicons.words_set("kinship")

    def mended(self, scan: Scan, found: Candidate, name: str) -> Candidate | None:
        """*found*, which reads *name*, with its right limits, or ``None`` where it is no name."""
        chars, start, end = scan.chars, found.start, found.end
        first = end if "·" not in name else start + name.index("·")
        last = start if "·" not in name else start + name.rindex("·") + 1
        start = self._behind_words(scan, start, first)
        if "·" in name:
            start = self._behind_half(scan, start, first)
            start = self._behind_preposition(chars, start, first)
        else:
            if (
                name.endswith("方")
                or (len(name) == 2 and chars[end : end + 1] == "方")
                or self._sides(chars, found, name)
            ):
                return None
        for at in range(max(last, start) + 1, end):
            word = scan.word_at.get(at)
            if word is not None and at >= max(last, start) + 2 and self._follows(word, end):
                end = at
                break
        if chars[end - 2 : end] in _DAYS:
            end -= 2
        while end - start > 2 and self.hangs_on(chars, end):
            end -= 1
        return found if (start, end) == (found.start, found.end) else replace(found, start=start, end=end)

    def _behind_words(self, scan: Scan, start: int, first: int) -> int:
        """Where a name begins, behind the words that its first part has swallowed (艾州友人|萨拉·…)."""
        for at in range(start, first):
            word = scan.word_at.get(at)
            if word is None or at < start or word.end >= first - 1:
                continue
            title = word.text in self._lex.titles or word.text in self._names.nouns
            if (self._plain(word) and word.tag[:2] != "ns") or (title and len(word.text) > 1):
                start = word.end
        return start

    def _behind_half(self, scan: Scan, start: int, first: int) -> int:
        """Where a name begins behind the end of a title or a noun that it has swallowed (首|相鲍里斯·…)."""
        chars = scan.chars
        for at in range(start + 1, min(start + 3, first - 1)):
            title = scan.title_ending.get(at)
            if title is not None and title.start < start:
                return at
            if any(chars[at - n : at] in self._persons for n in (2, 3) if at - n < start):
                return at
        return start

    def _follows(self, word: Word, end: int) -> bool:
        """Whether a word within a name goes on behind it: plain, and ending with the name or too long for chance."""
        if word.text in self._names.right and len(word.text) > 1:
            return word.end <= end
        return self._plain(word) and (word.end <= end or len(word.text) >= 4)

    def _behind_preposition(self, chars: str, start: int, first: int) -> int:
        char, before = chars[start], chars[start - 1 : start]
        led = (char in _BEFORE_DOTTED and chars[start + 1] not in "·-") or (before and before in _HALVES.get(char, ""))
        if char == "以" and "为" in chars[first : first + 14]:
            led = True  # 以某某·某某先生为代表
        return start + 1 if led and first - start > 1 else start

    def _plain(self, word: Word) -> bool:
        """Whether a word is one of the language that no transliteration is written with."""
        if len(word.text) < 2 or word.tag[:2] in ("nr", "nz") or word.tag[0] == "m" or word.text.endswith("世"):
            return False
        if word.tag[0] in "vdtcp" and rarity(word.text) < _EVERYDAY:
            return True  # 泽连斯基|提前离开, all of whose characters write sounds
        known = in_dictionary(word.text) and rarity(word.text) < _KNOWN
        return known and any(c not in self._weights for c in word.text)

    def hangs_on(self, chars: str, end: int) -> bool:
        """Whether the last character before *end* belongs to what follows (约西波维奇|等, 莫迪|致慰问电)."""
        char = chars[end - 1]
        if (char == "时" and chars[end : end + 1] == "，") or (char == "正" and chars[end : end + 1] == "在"):
            return True  # 会见议长某某|时，
        return char == "等" or (char in BEHIND and char not in self._weights and is_han(chars, end))

    def _sides(self, chars: str, found: Candidate, name: str) -> bool:
        """Whether two countries are told by their initials (沙叙分别宣布)."""
        if len(name) != 2 or not set(name) <= _SIDES:
            return False
        return name[0] == "中" or chars.startswith(("分别", "两国", "双方", "关系", "总统", "外长"), found.end)
