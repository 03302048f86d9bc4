"""What a task is about: the verb that says what is to be done (``抓好``), and its object (``安全生产``)."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.lexicon.lexicons import Lexicons, alternatives

CLAUSE = re.compile(r"[^，。；：！？\n]+")
_CLAUSES_TRIED = 3
_OBJECT_END = re.compile(r"[（]")
_DISPOSAL = re.compile(r"(?:把|将)(?P<object>[^，。；]{2,40}?)$")
_NO_OBJECT = re.compile(r"[为上中下的和、]")
_PLACING = frozenset({"放在", "摆在", "作为", "纳入", "列入", "写入", "融入", "转化为", "落到", "贯穿"})
_AFTER_VERB = re.compile(r"(?:好|实|细|到位)?(?:了)?")
_LEAST_OBJECT = 2
_GOES_ON = ("并", "而", "且")
_PURPOSE = re.compile(r"而[^，。；]{0,6}(?:奋斗|努力)")
_PHRASE = 4


class Deed(NamedTuple):
    """A verb and its object, with where the two stand in the matching text."""

    action: str
    object: str
    start: int
    end: int


class ActionReader:
    """Reads verb and object at the head of a task's clauses."""

    def __init__(self, lexicons: Lexicons) -> None:
        verb = alternatives(lexicons.action_verbs)
        adverb = alternatives(lexicons.words["action_adverb"])
        self._verbs = lexicons.action_verbs
        self._longest = max(map(len, self._verbs), default=0)
        self._verb = re.compile(rf"(?:{verb})")
        self._more = re.compile(rf"(?:(?:、|并|和|与|以及)(?:{adverb})?(?:{verb}))+(?=[\u4e00-\u9fffA-Za-z0-9“《])")
        paused = alternatives(lexicons.words["verb_after_pause"])
        self._next = re.compile(rf"、(?:{adverb})*(?P<verb>{paused})(?=[\u4e00-\u9fff“《]{{2}})(?![、和与])")
        self._beside = re.compile(rf"(?:{paused})(?=[\u4e00-\u9fff“《]{{2}})")
        self._of_clause = lexicons.words_set("verb_of_clause")
        self._adverbs = re.compile(rf"(?:{adverb})*")
        self._behind = re.compile(rf"(?:{adverb}|[中上下里内来度])(?P<verb>{verb})")

    def read(self, chars: str, start: int, end: int, cuts: bytearray) -> Deed | None:
        """The first deed in the first clauses of ``chars[start:end]``; *cuts* marks where words begin."""
        for number, clause in enumerate(CLAUSE.finditer(chars, start, end)):
            if number == _CLAUSES_TRIED:
                break
            deed = self._in_clause(chars, clause.start(), clause.end(), cuts)
            if deed is not None:
                return deed
        return None

    def _in_clause(self, chars: str, start: int, end: int, cuts: bytearray) -> Deed | None:
        adverbs = self._adverbs.match(chars, start, end)
        at = adverbs.end() if adverbs else start
        # What looks like an adverb may be the verb itself: 坚定信心 beside 坚定维护.
        for place in dict.fromkeys((at, start)):
            stop = self._verb_at(chars, place, end, cuts)
            if stop is not None and chars[place:stop] not in _PLACING:
                return self._with_object(chars, place, stop, end, cuts)
        if chars.startswith(("把", "将"), at):
            return self._disposal(chars, at, end, cuts)
        return self._behind_circumstance(chars, at, end, cuts)

    def _verb_at(self, chars: str, at: int, end: int, cuts: bytearray) -> int | None:
        """Where the longest verb at *at* ends that is not cut out of a word."""
        for length in range(min(self._longest, end - at), 0, -1):
            stop = at + length
            if chars[at:stop] in self._verbs:
                # A set phrase of verb and object may be one word of the dictionary: 严格执法, 放在首位.
                word_end = cuts.find(1, at + 1)
                if cuts[stop] or (stop + 2 <= word_end and word_end - at >= _PHRASE):
                    return stop
        return None

    def _with_object(self, chars: str, start: int, verb_end: int, end: int, cuts: bytearray) -> Deed | None:
        action = chars[start:verb_end]
        at = verb_end
        particle = _AFTER_VERB.match(chars, at, end)
        if particle and cuts[at] and cuts[particle.end()] and end - particle.end() >= _LEAST_OBJECT:
            action += particle[0]
            at = particle.end()
        more = self._more.match(chars, at, end)
        if more is None and chars[start:verb_end] not in self._of_clause and cuts[at]:
            more = self._beside.match(chars, at, end)  # 细化完善措施: two verbs with one object
        if more and cuts[more.end()] and end - more.end() >= _LEAST_OBJECT:
            at = more.end()
        stop = _OBJECT_END.search(chars, at, end)
        object_end = stop.start() if stop else end
        # 加强交往、巩固互信: what follows the pause is the next deed, not more of the object.
        following = (m for m in self._next.finditer(chars, at, object_end) if cuts[m.start("verb")] and cuts[m.end()])
        object_end = next((m.start() for m in following if m.start() - at >= _LEAST_OBJECT), object_end)
        told = chars[at:object_end].strip("、 ")
        if len(told) < _LEAST_OBJECT or told.startswith(_GOES_ON):
            told = ""
        return Deed(action, told, start, object_end)

    def _disposal(self, chars: str, at: int, end: int, cuts: bytearray) -> Deed | None:
        """``把安全生产放在首位``: the object stands before the verb."""
        for verb in self._verb.finditer(chars, at + 1, end):
            held = _DISPOSAL.fullmatch(chars, at, verb.start())
            if held is not None and verb[0] in _PLACING and cuts[verb.start()]:
                return Deed(verb[0], held["object"], at, end)
        return None

    def _behind_circumstance(self, chars: str, at: int, end: int, cuts: bytearray) -> Deed | None:
        """``以更大力度推进改革``: a verb behind the words for how or where, if it has an object."""
        for found in self._behind.finditer(chars, at + 1, end):
            start, stop = found.span("verb")
            if (
                cuts[start]
                and cuts[stop]
                and not _NO_OBJECT.match(chars, stop, end)
                and not _PURPOSE.search(chars, stop, end)
            ):
                deed = self._with_object(chars, start, stop, end, cuts)
                if deed is not None and deed.object:
                    return deed
        return None
