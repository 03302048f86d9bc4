"""Two sequences of sentences side by side: what stands in both, what was reworded, what is in one alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cache

from rapidfuzz import fuzz

from kg.analyse.content import Content, content
from kg.text.segment import words

SAME = 97.0
"""From this likeness on (0 to 100, by rapidfuzz's ``ratio``, marks and spaces aside) two sentences say the same."""
AKIN = 42.0
"""From this likeness on one may be the other in new words, if both are about the same."""
FRAME = 75.0
"""The same for two sentences of nothing but frame (委员长主持会议), whose words tell no matter."""
ABOUT = 0.5
"""From this share on of telling words in common, by weight, two sentences are about the same."""
LIKE = 55.0
"""From this likeness on ``ABOUT_IF_LIKE`` is share enough."""
ABOUT_IF_LIKE = 0.43
_MARKS = re.compile(r"[\s，。；：！？、,.;:!?“”‘’\"'《》〈〉（）()—…·]+")


class Part(StrEnum):
    """What became of a stretch of words."""

    KEPT = "kept"
    DROPPED = "dropped"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Match:
    """Two sentences by their numbers, and how like they are (0 to 100)."""

    one: int
    other: int
    likeness: float


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of words that both sentences have, or one of them alone."""

    part: Part
    text: str


def align(one: Sequence[str], other: Sequence[str]) -> list[Match]:
    """Pairs of the sentences most alike, each sentence in one pair at most, in the order of *other*.

    Alike in characters is not enough: two sentences on different laws may share all their frame (会议审议了……).
    The order within the texts does not matter: what moved is found where it went.
    """
    bare, bare_other = [_MARKS.sub("", text) for text in one], [_MARKS.sub("", text) for text in other]
    about = cache(lambda i: content(one[i]))
    about_other = cache(lambda j: content(other[j]))
    candidates = []
    for i, text in enumerate(bare):
        for j, text_other in enumerate(bare_other):
            likeness = fuzz.ratio(text, text_other, score_cutoff=AKIN)
            if likeness >= AKIN and (text == text_other or _same_matter(about(i), about_other(j), likeness)):
                candidates.append((-likeness, abs(i / len(one) - j / len(other)), i, j))
    taken: set[int] = set()
    taken_other: set[int] = set()
    found = []
    for score, _, i, j in sorted(candidates):
        if i not in taken and j not in taken_other:
            taken.add(i)
            taken_other.add(j)
            found.append(Match(i, j, round(-score, 1)))
    return sorted(found, key=lambda each: each.other)


def _same_matter(one: Content, other: Content, likeness: float) -> bool:
    shared = one.overlap(other)
    if shared is None:
        return one.fits(other) and likeness >= FRAME
    return one.fits(other) and shared >= (ABOUT_IF_LIKE if likeness >= LIKE else ABOUT)


def changes(one: str, other: str) -> list[Change]:
    """How *one* becomes *other*, word by word."""
    before, after = [word.text for word in words(one)], [word.text for word in words(other)]
    out: list[Change] = []
    for kind, i, i_end, j, j_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            out.append(Change(Part.KEPT, "".join(before[i:i_end])))
            continue
        if i < i_end:
            out.append(Change(Part.DROPPED, "".join(before[i:i_end])))
        if j < j_end:
            out.append(Change(Part.ADDED, "".join(after[j:j_end])))
    return out
