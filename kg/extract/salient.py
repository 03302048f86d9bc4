"""Noun compounds that a document turns on: told often, told first, of rare words."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from kg.extract.theme import ThemeMention
from kg.lexicon.lexicons import Lexicons
from kg.mention.scan import Scan
from kg.model import TOPIC
from kg.text.segment import Word, rarity

LEAST_MERIT = 6.0
LEAST_MERIT_IN_TITLE = 4.0
MOST = 16
MOST_TOLD_ONCE = 8
_HEAD_TAGS = frozenset({"n", "vn", "nz", "j"})
_VERB = "v"
_HEADS = _HEAD_TAGS | {_VERB}
_RUN_ENDS = ("，", "。", "；", "、", "！", "？", "：", "”", "）", "的", "和", "与", "及", "等")
_PART_TAGS = _HEAD_TAGS | {"b", "eng"}
_GOES_ON = frozenset({"n", "vn"})
_CUT_OFF = frozenset({"n", "ng", "b", "a", "m", "j", "f", "vg"})
"""Tags of a lone character that belongs to the word after it: 全链条, 多形式."""
_ADVERBS = frozenset({"d", "ad", "zg"})
_LONGEST = 10
_DIGEST = "快讯"


_TAG = attrgetter("tag")


class _Compound:
    """A compound of the document: where it stands, how rare its words are, whether it names a field."""

    __slots__ = ("field", "places", "weight")

    def __init__(self, weight: float) -> None:
        self.weight = weight
        self.field = False
        """Whether its last word is a policy noun."""
        self.places: list[int] = []

    def turned_on(self, titled: bool, digest: bool) -> bool:
        """Whether the document may turn on it: in a *digest* of many stories no field does that is told in passing."""
        again = len(self.places) > 1
        return again or titled or not digest if self.field else again and titled

    def merit(self, titled: bool, lead: int) -> float:
        """How much the document turns on it: told often, told first, of rare words."""
        again = 0.7 * (len(self.places) - 1)
        merit = self.weight * (1 + again + (1.0 if titled else 0.0) + (0.4 if self.places[0] < lead else 0.0))
        return merit + LEAST_MERIT if self.field else merit


class SalientFinder:
    """Finds salient compounds; at most a handful for a document."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._heads = lexicons.words_set("theme_head")
        self._verbal = self._heads & lexicons.words_set("programme_verb")
        self._no_heads = lexicons.words_set("theme_stop_head")
        self._no_parts = lexicons.words_set("theme_weak") | self._no_heads
        self._no_starts = lexicons.words_set("theme_abstract")
        self._plain = lexicons.words_set("theme_plain_part")
        self._curated = lexicons.themes
        rarity("")  # loads the weights, so that the first document is not the one to wait

    def find(self, scan: Scan, blocked: Sequence[tuple[int, int]], known: Sequence[ThemeMention]) -> list[ThemeMention]:
        """Every place of the compounds chosen, outside the *blocked* spans and the *known* themes."""
        taken = bytearray(len(scan.chars) + 1)
        for start, end in blocked:
            taken[start:end] = b"\1" * (end - start)
        for m in known:
            taken[m.start : m.end] = b"\1" * (m.end - m.start)
        compounds = self._compounds(scan, taken)
        return [
            ThemeMention(at, at + len(label), label, TOPIC, False, "文中凸显的名词组", label)
            for label in _chosen(compounds, scan)
            for at in compounds[label].places
        ]

    def _compounds(self, scan: Scan, taken: bytearray) -> dict[str, _Compound]:
        """Runs of two to four words that end in a noun."""
        found: dict[str, _Compound] = {}
        words, chars = scan.words, scan.chars
        final = len(words) - 1
        for i in [i for i, tag in enumerate(map(_TAG, words)) if tag in _HEADS]:
            text, tag, _, end = words[i]
            if len(text) < 2 or text in self._no_heads:
                continue
            # The run would go on: 高质量发展 in 高质量发展规划.
            if i < final and words[i + 1].tag in _GOES_ON and words[i + 1].text not in self._no_heads:
                continue
            if tag == _VERB and not (text in self._verbal and chars.startswith(_RUN_ENDS, end)):
                continue  # 保护 is a noun where no object follows it: 林地保护、…
            total = -1.0
            for j in range(i - 1, max(-1, i - 4), -1):
                part, part_tag, begin, _ = words[j]
                if end - begin > _LONGEST or part_tag not in _PART_TAGS or part in self._no_parts or taken[begin]:
                    break
                if len(part) > 3 and part[:2] in self._no_parts:
                    break
                total = (rarity(text) if total < 0 else total) + rarity(part)
                if len(part) < 2 or part in self._no_starts or (j == i - 1 and {part, text} <= self._plain):
                    continue
                if (
                    end - begin < 4
                    or taken.find(1, begin, end) >= 0
                    or _cut_off(words, j)
                    or _is_verb(words, j)
                    or (begin and taken[begin - 1])
                ):
                    continue  # the last of these: the tail of a name (中白|工业园建设)
                label = chars[begin:end]
                if label in self._curated:
                    continue  # a broad field in passing
                compound = found.get(label)
                if compound is None:
                    compound = found[label] = _Compound(total / (i - j + 1))
                compound.places.append(begin)
                compound.field = text in self._heads
        return found


def _chosen(compounds: dict[str, _Compound], scan: Scan) -> list[str]:
    """The compounds of most merit, none inside another, and few of those that are told once."""
    lead = scan.sentences[min(1, len(scan.sentences) - 1)].end if scan.sentences else 0
    digest = _DIGEST in scan.title
    merits: list[tuple[float, int, str]] = []
    for label, compound in compounds.items():
        titled = label in scan.title
        if not compound.turned_on(titled, digest):
            continue
        merit = compound.merit(titled, lead)
        if merit >= (LEAST_MERIT_IN_TITLE if titled else LEAST_MERIT):
            merits.append((-merit, compound.places[0], label))
    merits.sort()
    told_once = 0
    chosen: list[str] = []
    for _, _, label in merits:
        if len(chosen) >= MOST:
            break
        once = len(compounds[label].places) < 2 and label not in scan.title
        if (once and told_once >= MOST_TOLD_ONCE) or any(label in c or c in label for c in chosen):
            continue
        told_once += once
        chosen.append(label)
    return chosen


def _is_verb(words: Sequence[Word], at: int) -> bool:
    """Whether word *at* tells what is done, an adverb before it (奋力|书写): no noun begins with it."""
    return at > 0 and words[at - 1].tag in _ADVERBS and words[at - 1].end == words[at].start


def _cut_off(words: Sequence[Word], at: int) -> bool:
    """Whether the lone character before word *at* belongs to it."""
    return at > 0 and len(words[at - 1].text) == 1 and words[at - 1].tag in _CUT_OFF
