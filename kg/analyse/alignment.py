"""Two sequences of sentences side by side: what stands in both, what was reworded, what is in one alone."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from rapidfuzz import fuzz

from kg.text.segment import words

SAME = 97.0
"""From this likeness on (0 to 100, by rapidfuzz's ``ratio``, marks and spaces aside) two sentences say the same."""
REWORDED = 55.0
"""From this likeness on one is the other in new words, whatever it is about."""
AKIN = 42.0
"""From this likeness on the same holds of two sentences on one theme. On different themes sentences reach 50."""
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


def align(one: Sequence[str], other: Sequence[str], akin: Container[tuple[int, int]] = ()) -> list[Match]:
    """Pairs of the sentences most alike, each sentence in one pair at most, in the order of *other*.

    *akin* holds the pairs of numbers that are on one theme, for which less likeness is enough. The order within the
    texts does not matter: what moved is found where it went.
    """
    bare, bare_other = [_MARKS.sub("", text) for text in one], [_MARKS.sub("", text) for text in other]
    candidates = []
    for i, text in enumerate(bare):
        for j, text_other in enumerate(bare_other):
            likeness = fuzz.ratio(text, text_other, score_cutoff=AKIN)
            if likeness >= REWORDED or (likeness >= AKIN and (i, j) in akin):
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
