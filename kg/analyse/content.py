"""What a sentence is about: its documents and laws, and its words without the frame that any report has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.lexicon import table
from kg.text.segment import rarity, words

_TITLE = re.compile(r"《([^《》]+)》")
_BRACKETED = re.compile(r"[（(〈][^（(〈）)〉]*[）)〉]")
_LAW = re.compile(r"([\u4e00-\u9fff])([\u4e00-\u9fff])(?:法典|法|条例)(?![\u4e00-\u9fff]?[人院官庭治规定制学纪式国])")
_NO_LAW = frozenset("办方执立司依违守普宪合非无设想看说做书用语没和律国")
"""Before 法 these make another word than the name of a law (办法, 立法)."""
_ONE_CHARACTER = frozenset("民刑")
"""Laws of one character: 民法典, 刑法."""
_SITTING = re.compile(r"第[一二三四五六七八九十]+次全体会议")
_STATE = re.compile("中华人民共和国|中国共产党")
_UNTOLD = frozenset("muxpcdrfqty")
"""Tags, by their first letter, of words that tell nothing: numbers, particles, adverbs, times."""
_NAMES = frozenset({"nr", "nrt", "nrfg", "nt"})


@dataclass(frozen=True, slots=True)
class Content:
    """What one sentence is about."""

    matters: frozenset[str]
    """The titles in 《》, or the laws, and the sittings that it names: one without the other is another matter."""
    weights: Mapping[str, float]
    """Its telling words, each with its rarity."""

    def fits(self, other: Content) -> bool:
        """Whether both name no document, or one of them none, or some document of the other."""
        return not self.matters or not other.matters or bool(self.matters & other.matters)

    def overlap(self, other: Content) -> float | None:
        """The share of telling words that both have, by their weight (0 to 1); ``None`` where neither has any."""
        total = sum(self.weights.values()) + sum(other.weights.values())
        if not total:
            return None
        return 2 * sum(weight for word, weight in self.weights.items() if word in other.weights) / total


def content(sentence: str) -> Content:
    """What *sentence* is about."""
    titles = [_BRACKETED.sub("", _STATE.sub("", title)) for title in _TITLE.findall(sentence)]
    laws = [
        m[2] if m[2] in _ONE_CHARACTER else m[1] + m[2]
        for m in _LAW.finditer(_STATE.sub("", sentence))
        if m[2] not in _NO_LAW
    ]
    frame = _frame("word")
    bare = _phrases().sub("，", _STATE.sub("", sentence))
    told = {
        word.text: rarity(word.text)
        for word in words(bare)
        if word.tag[:1] not in _UNTOLD and word.tag not in _NAMES and word.text not in frame
    }
    return Content(frozenset([*(titles or laws), *_SITTING.findall(sentence)]), told)


@cache
def _frame(kind: str) -> frozenset[str]:
    """The words, or the phrases, that any report of a meeting has."""
    return frozenset(row["word"] for row in table.read("report_frame.tsv", ("word", "kind")) if row["kind"] == kind)


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(each) for each in sorted(_frame("phrase"), key=lambda w: (-len(w), w))))
