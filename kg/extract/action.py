"""What a task is about: the verb that says what is to be done (``抓好``), and its object (``安全生产``)."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.lexicon.lexicons import Lexicons, alternatives

_CLAUSE = re.compile(r"[^，。；：！？\n]+")
_CLAUSES_TRIED = 3
_OBJECT_END = re.compile(r"[（]")
_DISPOSAL = re.compile(r"(?:把|将)(?P<object>[^，。；]{2,40}?)$")
_AFTER_VERB = re.compile(r"(?:好|实|细|到位)?(?:了)?")
_LEAST_OBJECT = 2


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
        self._verb = re.compile(rf"(?:{verb})")
        self._more = re.compile(rf"(?:(?:、|并|和|与|以及)?(?:{verb}))+(?=[\u4e00-\u9fffA-Za-z0-9“《])")
        self._adverbs = re.compile(rf"(?:{alternatives(lexicons.words['action_adverb'])})*")
        self._preposition = re.compile(rf"(?:{alternatives(lexicons.words['action_preposition'])})")

    def read(self, chars: str, start: int, end: int, cuts: bytearray) -> Deed | None:
        """The first deed in the first clauses of ``chars[start:end]``; *cuts* marks where words begin."""
        for number, clause in enumerate(_CLAUSE.finditer(chars, start, end)):
            if number == _CLAUSES_TRIED:
                break
            deed = self._in_clause(chars, clause.start(), clause.end(), cuts)
            if deed is not None:
                return deed
        return None

    def _in_clause(self, chars: str, start: int, end: int, cuts: bytearray) -> Deed | None:
        adverbs = self._adverbs.match(chars, start, end)
        at = adverbs.end() if adverbs else start
        # An adverb may be the beginning of the verb itself (加快, 统筹): try with it first.
        for place in dict.fromkeys((start, at)):
            verb = self._verb.match(chars, place, end)
            if verb is not None and (cuts[verb.end()] or verb.end() == end):
                return self._with_object(chars, place, verb.end(), end)
        if chars.startswith(("把", "将"), at):
            return self._disposal(chars, at, end, cuts)
        if self._preposition.match(chars, at, end):
            return self._behind_preposition(chars, at, end, cuts)
        return None

    def _with_object(self, chars: str, start: int, verb_end: int, end: int) -> Deed | None:
        action = chars[start:verb_end]
        more = self._more.match(chars, verb_end, end)
        at = more.end() if more and end - more.end() >= _LEAST_OBJECT else verb_end
        particle = _AFTER_VERB.match(chars, at, end)
        if particle and end - particle.end() >= _LEAST_OBJECT:
            if at == verb_end:
                action += particle[0]
            at = particle.end()
        stop = _OBJECT_END.search(chars, at, end)
        object_end = stop.start() if stop else end
        told = chars[at:object_end].strip("、 ")
        return Deed(action, told if len(told) >= _LEAST_OBJECT else "", start, object_end)

    def _disposal(self, chars: str, at: int, end: int, cuts: bytearray) -> Deed | None:
        """``把安全生产放在首位``: the object stands before the verb."""
        for verb in self._verb.finditer(chars, at + 1, end):
            if cuts[verb.start()] and cuts[verb.end()]:
                held = _DISPOSAL.fullmatch(chars, at, verb.start())
                if held is not None:
                    return Deed(verb[0], held["object"], at, end)
        return None

    def _behind_preposition(self, chars: str, at: int, end: int, cuts: bytearray) -> Deed | None:
        """``以更大力度推进改革``: the last verb of the clause that still has an object."""
        found: Deed | None = None
        for verb in self._verb.finditer(chars, at + 2, end):
            if (
                cuts[verb.start()]
                and cuts[verb.end()]
                and len(verb[0]) >= 2
                and chars[verb.end() : verb.end() + 1] != "的"
            ):
                deed = self._with_object(chars, verb.start(), verb.end(), end)
                if deed is not None and deed.object:
                    found = found or deed
        return found
