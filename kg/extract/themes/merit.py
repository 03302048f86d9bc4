"""What speaks for a compound of nouns as a theme: the words that it is made of, and what stands around it.

The table of themes tells which words themes begin and end with; a compound of such words is likely one too. The weights
are log odds, fitted on annotated texts and rounded; a compound is a theme where their sum is above nought.
"""

from __future__ import annotations

from collections import Counter
from math import log1p
from typing import NamedTuple

from kg.lexicon.lexicons import Lexicons
from kg.text.segment import Word, rarity, words

_BASE = -3.4
"""Of any compound: it takes about three chances in four to be taken for a theme."""
_RARE = 0.29
"""Times the mean rarity of the words."""
_OF_NO_THEME = -0.6
"""A word that is in no theme of the table."""
_LONE_CHARACTER = -0.5
_BEGINS_WITH_CHARACTER = 0.3
_BEGINS_THEMES, _ENDS_THEMES, _MANY = 0.3, 0.2, 3.0
"""Times the logarithm of how many themes begin or end with the word, which counts up to a limit."""
_BEGINS_WITH_HEAD, _ENDS_WITH_HEAD = 0.4, 0.6
"""A policy noun first or last."""
_BEGINS_ABSTRACT, _BEGINS_PLAIN, _BEGINS_WITH_VERB = -0.6, -0.4, -0.3
_ENDS_WITH_VERB, _ENDS_WITH_PHRASE = -0.4, -0.5
_ENDS_WITH_BODY = -0.6
"""What bodies are called last: 中心, 基地."""
_THREE_WORDS = 0.5
AGAIN, IN_TITLE = 0.6, 0.5
"""Told more than once; told in the title."""
_LED = 0.8
"""Behind a verb of policy (推行, 健全)."""
_BEHIND_NAME, _BEFORE_NAME = -0.3, -0.6
_AFTER_TAG = {"r": -0.4, "p": -0.3, "n": -0.2}
_BEFORE_WORD = {
    **dict.fromkeys("，。；的", 0.0),
    **dict.fromkeys("、和与及", 0.4),
    **dict.fromkeys("“”等", 0.7),
}
_BEFORE_TAG = {"v": 0.0, "d": 0.0, "m": -0.2, "a": -0.3, "p": -0.3, "n": -0.4, "r": -0.8}
_BEFORE_OTHER = -0.5
_LEADS = ("quoted_lead", "theme_object_verb", "theme_principle_verb", "theme_led_verb")
_LONGEST_WORDING = 10
_VERB_TAGS = frozenset({"v", "vg"})


class Part(NamedTuple):
    """What a word adds to a compound that it is in, and more where it is the first or the last of it."""

    anywhere: float
    first: float
    last: float
    begins: bool
    ends: bool
    goes_on: bool
    """Whether, though it is a verb, it may be the first word of a compound, the last one, one between the two."""


class Merits:
    """Weighs words and their surroundings."""

    def __init__(self, lexicons: Lexicons) -> None:
        cut = [words(wording) for wording in lexicons.themes]
        known = {word.text for wording in cut for word in wording}
        short = [w for w in cut if len(w) > 1 and w[-1].end <= _LONGEST_WORDING]
        begin, end = Counter(w[0].text for w in short), Counter(w[-1].text for w in short)
        heads, nominal = lexicons.words_set("theme_head"), lexicons.words_set("programme_verb")
        self._nominal = nominal
        bodies, last = lexicons.suffixes, lexicons.words_set("theme_last_verb")
        abstract, plain = lexicons.words_set("theme_abstract"), lexicons.words_set("theme_plain_part")
        self._parts = {
            text: Part(
                (0.0 if text in known else _OF_NO_THEME) + (_LONE_CHARACTER if len(text) < 2 else 0.0),
                _BEGINS_THEMES * min(log1p(begin[text]), _MANY)
                + (_BEGINS_WITH_HEAD if text in heads else 0.0)
                + (_BEGINS_ABSTRACT if text in abstract else 0.0)
                + (_BEGINS_PLAIN if text in plain else 0.0)
                + (_BEGINS_WITH_CHARACTER if len(text) < 2 else 0.0),
                _ENDS_THEMES * min(log1p(end[text]), _MANY)
                + (_ENDS_WITH_HEAD if text in heads else 0.0)
                + (_ENDS_WITH_BODY if text in bodies or text[-2:] in bodies else 0.0),
                begin[text] > 0 or text in nominal,
                end[text] > 0 or text in nominal or text in last,
                end[text] > 1 or text in nominal,
            )
            for text in known | heads | nominal | abstract | plain | last
        }
        self._leads = frozenset().union(*map(lexicons.words_set, _LEADS))

    def part(self, text: str) -> Part:
        """What the word adds."""
        return self._parts.get(text) or (_STRANGE_CHARACTER if len(text) < 2 else _STRANGE)

    def inside(self, compound: list[Word]) -> float:
        """The merit of the words, told from the first to the last."""
        first, last = compound[0], compound[-1]
        merit = _BASE + _RARE * sum(rarity(word.text) for word in compound) / len(compound)
        merit += sum(self.part(word.text).anywhere for word in compound)
        merit += self.part(first.text).first + self.part(last.text).last
        if first.tag in _VERB_TAGS:
            merit += _BEGINS_WITH_VERB
        if last.tag in _VERB_TAGS and last.text not in self._nominal:
            merit += _ENDS_WITH_VERB
        elif last.tag == "l":
            merit += _ENDS_WITH_PHRASE
        return merit + _THREE_WORDS if len(compound) > 2 else merit

    def around(self, before: Word | None, after: Word | None, *, behind_name: bool, before_name: bool) -> float:
        """The merit of the words beside a compound, and of names (*behind_name*, *before_name*) right beside it."""
        merit = (_BEHIND_NAME if behind_name else 0.0) + (_BEFORE_NAME if before_name else 0.0)
        if before is not None:
            merit += _LED if before.text in self._leads or before.text[-2:] in self._leads else 0.0
            merit += _AFTER_TAG.get(before.tag[:1], 0.0) if before.text not in _BEFORE_WORD else 0.0
        if after is None:
            return merit + _BEFORE_OTHER
        known = _BEFORE_WORD.get(after.text)
        return merit + (_BEFORE_TAG.get(after.tag[:1], _BEFORE_OTHER) if known is None else known)


_STRANGE = Part(_OF_NO_THEME, 0.0, 0.0, False, False, False)
_STRANGE_CHARACTER = Part(_OF_NO_THEME + _LONE_CHARACTER, _BEGINS_WITH_CHARACTER, 0.0, False, False, False)
