"""What the lexicons tell of names in any document: whether a stretch may be one by itself, what stands beside names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kg.lexicon.lexicons import Lexicons, alternatives
from kg.text.segment import rarity

USUAL_GIVEN = 4
"""The weight from which a character is a usual second one of given names."""
HONORIFIC_FIRST = "同先女阁"
"""What 同志, 先生, 女士, 阁下 begin with."""
_HARDLY_A_WORD = 8.0
"""The rarity from which a word that may be a given name is read as one between a title and a pause."""
_CLOSING = frozenset("、，。；等 \n（")
NEVER_LAST = frozenset("的了是和与在曾还将等就也又并同对向从已均都则说称任作于为")
"""What goes on behind a name or joins it to another, and hardly ever ends one."""
FUNCTION_CHARACTERS = (NEVER_LAST | {"率"}) - frozenset("的了")
"""Of these, what a name is weighed down by that ends so."""
ATTENDS = re.compile("[，。]|等|出席|主持|参加|陪同|带队|一行|会见|调研|指出|强调|要求")
"""What goes on behind a name, not behind somewhere that something is said to."""
_COLLECTIVE = "方军国媒警队会市省县"
_AFTER_SIDE = "愿将应要坚高感赞希期欢认对同的代领一在"


class ChineseForm(NamedTuple):
    """What the lexicons say of a name by itself."""

    score: float
    foreign: bool
    """Whether it may as well be a transliteration."""
    known: bool | None
    """Whether a word that is no name may be one all the same; ``None`` for no such word."""
    place: bool
    organ: bool
    collective: bool
    side: bool
    """Whether it reads like 中方愿: one side and what it does."""
    never: bool
    speaks: bool
    """Whether it ends in 说 or 称."""
    function: bool
    """Whether it ends in a function word."""
    doubtful: bool
    """Whether any of the objections above has to be looked at."""


def is_han(chars: str, at: int) -> bool:
    """Whether a Chinese character stands at *at*."""
    return "\u4e00" <= chars[at : at + 1] <= "\u9fff"


class NameLexicon:
    """What the lexicons contribute to the score of names, in any document."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.lexicons = lexicons
        self.right = lexicons.words_set("name_right")
        self.right_first = frozenset(w[0] for w in self.right)
        self.nouns = lexicons.words_set("person_noun")
        self.noun_last = frozenset(w[-1] for w in self.nouns)
        self.time = lexicons.words_set("time_adverb") | lexicons.words_set("time_of_day")
        self.compound = frozenset(s for s in lexicons.surnames if len(s) == 2)
        usual = (s for s in self.compound if lexicons.surnames[s][0] > 1 and rarity(s) > _HARDLY_A_WORD)
        self.compound_opens = re.compile(alternatives(usual))
        """Family names of two characters that are no word of every day: a name may begin with them anywhere."""
        self.tibetan = lexicons.words_set("tibetan_name")
        parts = (*lexicons.words["tibetan_name"], *lexicons.words["mongolian_name"])
        self.one_part = re.compile(rf"(?:{alternatives(parts)})(?!·)")
        self.of_parts = re.compile(rf"(?:{alternatives(parts)}){{2,3}}")
        """Tibetan and Mongolian names of several parts (那仁满都拉)."""
        self.part_first = frozenset(part[:2] for part in parts)
        self.compound_first = self.compound | self.part_first
        self.function = lexicons.words_set("surname_function")
        self.surname_first = frozenset(s[0] for s in (*lexicons.surnames, *parts))
        self.bodies = lexicons.words["body_of_people"]
        self.body_last = frozenset(w[-1] for w in self.bodies)
        act = alternatives(lexicons.words["personnel_act"])
        self.act_last = frozenset("了：").union(w[-1] for w in lexicons.words["personnel_act"])
        self.act_left = re.compile(rf"(?:{act})(?:了|：)?$")
        # Here and below every branch begins with a character of its own: a search passes over all others at once.
        item = "|".join(f"{digit}[.．、]" for digit in "0123456789")
        self.act = re.compile(rf"(?:{act}|由|同意|同|与|和|请|、|，|。|\n *|：|{item}|以(?=[\u4e00-\u9fff]{{2,3}}为))")
        self.predicate_first = frozenset("说称").union(w[0] for w in lexicons.words["name_predicate"])
        self.strong_first = self.predicate_first.union(HONORIFIC_FIRST, "为的任代（因辞请")
        """What begins more than the ordinary evidence on the right."""
        self.predicate = re.compile(rf"(?:{alternatives(lexicons.words['name_predicate'])}|说[，。：:“]|称[，：:“])")
        somebody = alternatives(lexicons.words["person_noun"])
        self.identity = re.compile(
            rf"是(?:[^，。；：！？“]{{0,14}}?一[名位]|[^，。；：！？“]{{0,12}}?(?:{somebody})(?=[，。；、也]))"
        )
        """What tells behind a name who somebody is (某某是一位教师, 某某是退伍军人)."""
        company = alternatives((*lexicons.words["companion"], *lexicons.words["kinship"]))
        self.company = re.compile(rf"[和与跟](?:[他她]的?)?(?:{company})")
        """Those whom nobody but a person has beside him (某某和同事)."""
        self.form = lru_cache(maxsize=65536)(self._form)

    def may_begin(self, pair: str) -> bool:
        """Whether a Chinese name may begin with a *pair* of characters."""
        return is_han(pair, 1) and (pair[0] in self.lexicons.surnames or pair in self.compound_first)

    def seldom_a_word(self, given: str) -> bool:
        """Whether two characters are usual ones of a given name and hardly a word of the language (艳萍, 光华)."""
        if len(given) != 2:
            return False
        first, second = (self.lexicons.given.get(c, (0, 0, 0)) for c in given)
        return min(first[0], second[1]) >= USUAL_GIVEN and rarity(given) > _HARDLY_A_WORD

    def closes(self, chars: str, end: int) -> bool:
        """Whether a pause, a verb of persons or 等 stands behind a name that ends at *end*."""
        return chars[end : end + 1] in _CLOSING or self.predicate.match(chars, end) is not None

    def _given(self, name: str, surname: str) -> float:
        """How usual the surname and the characters of the given name are."""
        weight, risky = self.lexicons.surnames[surname]
        score = (-0.3, -0.3, 0.1, 0.4, 0.7, 1.0)[weight] - (0.5 if risky else 0.0)
        given = name[len(surname) :]
        weights = self.lexicons.given
        if len(given) == 1:
            single = weights.get(given, (0, 0, 0))[2]
            return score + (single / 9 * 1.5 - 0.9)
        first = weights.get(given[0], (0, 0, 0))[0]
        second = weights.get(given[1], (0, 0, 0))[1]
        return score + (first + second) / 9 - (0.9 if first and second else 1.4)

    def _form(self, name: str) -> ChineseForm | None:
        """*name* as a Chinese name, or ``None`` where it cannot be one."""
        lex = self.lexicons
        if len(name) > 3 and name[:2] in self.part_first and self.of_parts.fullmatch(name) is not None:
            return ChineseForm(2.2, False, None, False, False, False, False, False, False, False, False)
        surname = name[:2] if name[:2] in self.compound and len(name) > 2 else name[:1]
        if (
            surname not in lex.surnames
            or len(name) - len(surname) not in (1, 2)
            or name[-1] == "副"
            or name[1:] == "的"
        ):
            return None
        score = self._given(name, surname)
        if len(surname) == 2:
            score += 0.8
        foreign = lex.surnames.get(name[0], (0, False))[0] <= 1 and all(c in lex.transliteration for c in name)
        known = lex.not_names.get(name)
        place = name in lex.places or name in lex.country_cities
        organ = name in lex.institutions or name in lex.titles
        collective = len(name) == 2 and name[1] in _COLLECTIVE
        side = len(name) == 3 and name[1] == "方" and name[2] in _AFTER_SIDE
        never = name in lex.countries or name in self.time
        speaks = name[-1] in "说称"
        function = name[-1] in FUNCTION_CHARACTERS
        doubtful = known is not None or place or organ or collective or side or never or speaks or function
        return ChineseForm(score, foreign, known, place, organ, collective, side, never, speaks, function, doubtful)
