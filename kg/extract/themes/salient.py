"""Compounds of nouns that a document raises as themes, though no table has them: 耗材接续采购, 学位保障."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from kg.extract.themes.merit import AGAIN, IN_TITLE, Merits
from kg.extract.themes.theme import ThemeMention
from kg.lexicon.lexicons import Lexicons
from kg.mention.scan import Scan
from kg.model import TOPIC
from kg.text.segment import Word, rarity

MOST = 16
_NOUNS = frozenset({"n", "vn", "nz", "j", "b", "eng", "l", "an"})
_LAST = _NOUNS | {"v", "ng", "vg", "nl"}
_FIRST = _NOUNS | {"v", "s", "ns", "ng", "vg"}
_PARTS = _LAST | _FIRST | {"a", "ag", "i", "vi"}
_GOES_ON = frozenset({"n", "vn", "ng"})
_CUT_OFF = frozenset({"n", "ng", "b", "a", "m", "j", "f", "vg"})
"""Tags of a lone character that belongs to the word after it: 全链条, 多形式."""
_ADVERBS = frozenset({"d", "ad", "zg"})
_FIELD = 4
"""A theme of so many characters at most may be part of a compound more than twice as long (旅游 in 红色旅游集散中心)."""
_HOLDS_FIELD = 0.5
"""So much more has to speak for such a compound: its theme is told already."""
_SHORTEST, _LONGEST, _MOST_WORDS = 4, 9, 4
_DIGEST = "快讯"
_TAG = attrgetter("tag")


class SalientFinder:
    """Finds compounds of the form of a theme; at most a handful for a document."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._merits = Merits(lexicons)
        self._weak = lexicons.words_set("theme_weak") | lexicons.words_set("theme_no_part")
        self._no_heads = lexicons.words_set("theme_stop_head")
        self._no_ends = self._weak | self._no_heads
        self._nominal = lexicons.words_set("programme_verb")
        self._persons = lexicons.words_set("person_noun")
        self._plain = lexicons.words_set("theme_plain_part") | lexicons.words_set("theme_abstract")
        self._curated = lexicons.themes
        rarity("")  # loads the weights, so that the first document is not the one to wait

    def find(self, scan: Scan, blocked: Sequence[tuple[int, int]], known: Sequence[ThemeMention]) -> list[ThemeMention]:
        """Every place of the compounds chosen, outside the *blocked* spans and the *known* themes."""
        taken = bytearray(len(scan.chars) + 1)
        for start, end in blocked:
            taken[start:end] = b"\1" * (end - start)
        beside, fields = bytearray(taken), _Fields(len(taken))
        for m in known:
            beside[m.start : m.end] = b"\1" * (m.end - m.start)
            if m.end - m.start > _FIELD:
                taken[m.start : m.end] = b"\1" * (m.end - m.start)
            else:
                fields.add(m.start, m.end)
        places: dict[str, list[int]] = {}
        merits: dict[str, float] = {}
        for first, last in self._compounds(scan, taken):
            begin, end = scan.words[first].start, scan.words[last].end
            holds = fields.any(begin, end)
            if holds and not (fields.leave_room(begin, end) and self._names(scan.words[first])):
                continue
            label = scan.chars[begin:end]
            if label in places:
                places[label].append(begin)
            elif label not in self._curated:  # a broad field in passing
                places[label] = [begin]
                merits[label] = self._merit(scan.words, beside, first, last)
                if holds:
                    merits[label] -= _HOLDS_FIELD
        return [
            ThemeMention(at, at + len(label), label, TOPIC, False, "文中凸显的名词组", label)
            for label in _chosen(scan, places, merits)
            for at in places[label]
        ]

    def _names(self, first: Word) -> bool:
        """Whether a compound that begins so names something, and does not tell what is done (聚焦遗址考古, 农民利用)."""
        return (first.tag != "v" or first.text in self._nominal) and first.text not in self._persons

    def _compounds(self, scan: Scan, taken: bytearray) -> list[tuple[int, int]]:
        """The first and the last word of every run of two to four words that has the form of a compound."""
        found: list[tuple[int, int]] = []
        words, final = scan.words, len(scan.words) - 1
        for i in [i for i, tag in enumerate(map(_TAG, words)) if tag in _LAST]:
            text, tag, start, end = words[i]
            if taken[start] or text in self._no_ends or text in self._persons or text[-2:] in self._persons:
                continue
            if len(text) > 2 and text[-1] == "和":
                continue  # 监督|检查和|指导: the segmenter has the word for a checksum
            if tag == "v" and not self._merits.part(text).ends:
                continue
            # The run would go on: 高质量发展 in 高质量发展规划.
            if i < final and words[i + 1].tag in _GOES_ON and words[i + 1].text not in self._no_heads:
                continue
            for j in range(i - 1, max(-1, i - _MOST_WORDS), -1):
                part, tag, begin, _ = words[j]
                if end - begin > _LONGEST or tag not in _PARTS or part in self._weak or taken[begin]:
                    break
                if len(part) > 3 and part[:2] in self._no_ends:
                    break  # 全面实施
                if (
                    end - begin >= _SHORTEST
                    and tag in _FIRST
                    and part not in self._no_heads
                    and (tag != "v" or self._merits.part(part).begins)
                    and taken.find(1, begin, end) < 0
                    and not _cut_off(words, j)
                    and not (j == i - 1 and part in self._plain and text in self._plain)
                ):
                    found.append((j, i))
                if tag == "v" and not self._merits.part(part).goes_on:
                    break  # 企业|来华|投资
        return found

    def _merit(self, words: Sequence[Word], taken: bytearray, first: int, last: int) -> float:
        """What speaks for the compound of the words *first* to *last* where it stands."""
        begin, end = words[first].start, words[last].end
        before = words[first - 1] if first else None
        after = words[last + 1] if last + 1 < len(words) else None
        beside = self._merits.around(
            before, after, behind_name=begin > 0 and bool(taken[begin - 1]), before_name=bool(taken[end])
        )
        return beside + self._merits.inside(list(words[first : last + 1]))


class _Fields:
    """Where short themes stand, of which a compound may be made."""

    def __init__(self, length: int) -> None:
        self._length = bytearray(length)
        self._starts = bytearray(length)

    def add(self, start: int, end: int) -> None:
        """A theme from *start* to *end*."""
        self._length[start:end] = bytes([end - start]) * (end - start)
        self._starts[start] = 1

    def any(self, begin: int, end: int) -> bool:
        """Whether a theme reaches into what stands between *begin* and *end*."""
        return any(self._length[begin:end])

    def leave_room(self, begin: int, end: int) -> bool:
        """Whether every theme in a compound from *begin* to *end* is whole, and less than half of it.

        One of two characters may be half of it (能源 in 能源通道).
        """
        longest = max(self._length[begin:end])
        if longest * 2 + (longest > 2) > end - begin:
            return False
        return not any(self._length[at - 1] and self._length[at] and not self._starts[at] for at in (begin, end))


def _chosen(scan: Scan, places: dict[str, list[int]], merits: dict[str, float]) -> list[str]:
    """The compounds of most merit, none inside another; in a digest of many stories none that is told in passing."""
    digest = _DIGEST in scan.title
    ranked: list[tuple[float, int, str]] = []
    for label, where in places.items():
        again, titled = len(where) > 1, label in scan.title
        merit = merits[label] + (AGAIN if again else 0.0) + (IN_TITLE if titled else 0.0)
        if merit > 0 and (again or titled or not digest):
            ranked.append((-merit, where[0], label))
    chosen: list[str] = []
    for _, _, label in sorted(ranked):
        if len(chosen) == MOST:
            break
        if not any(label in c or c in label for c in chosen):
            chosen.append(label)
    return chosen


def _cut_off(words: Sequence[Word], at: int) -> bool:
    """Whether word *at* belongs to what stands before it: a lone character (全|链条), an adverb (奋力|书写)."""
    if not at:
        return False
    text, tag, _, _ = words[at - 1]
    return (len(text) == 1 and tag in _CUT_OFF) or (tag in _ADVERBS and words[at].tag[:1] == "v")
