"""Bodies of towns and streets that are in no lexicon: ``周庄镇卫生院``, ``清平街道综合执法局``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from kg.lexicon.lexicons import Lexicons, alternatives
from kg.mention.body_words import SEAT_ENDS
from kg.mention.scan import Scan
from kg.text.segment import in_dictionary

_KINDS = "(?:镇|乡|街道|苏木)"
_NO_TOWN = re.compile(
    "[的了在是将各该全本我多一两每某等其此]|乡镇|村镇|城镇|镇街|和|与|所属|下辖|辖区|属地|驻地|所在|当地|基层|部分|其他|相关|有关"
)
_LEADS = frozenset("，。、；：！？（“\n 在到和与及由向赴往进对")
_LEADING = (
    "组织",
    "联合",
    "会同",
    "协同",
    "依托",
    "指导",
    "走访",
    "来到",
    "深入",
    "前往",
    "走进",
    "邀请",
    "督促",
    "协调",
)
"""Verbs whose object such a body may be."""
_NO_NAME_TAGS = frozenset("vdpcurm")
_NO_END = re.compile("代表|会议|报告|大院|广场|主席令|工作会")
"""What makes something else of a body's name (镇人大|代表)."""


class _Grammar:
    """The bodies that towns have, once for all documents."""

    def __init__(self, lexicons: Lexicons) -> None:
        bodies = alternatives((*lexicons.words["community_body"], *lexicons.words["town_body"]))
        self.kinds = re.compile(rf"{_KINDS}(?={bodies})")
        self.body = re.compile(bodies)
        self.stops = lexicons.words_set("chunk_stop") | lexicons.words_set("name_stop")


@lru_cache(maxsize=4)
def _grammar(lexicons: Lexicons) -> _Grammar:
    return _Grammar(lexicons)


def town_spans(scan: Scan, barred: bytearray) -> Iterable[tuple[int, int]]:
    """Start and end of such bodies, with the county or district told right before the town."""
    grammar, chars = _grammar(scan.lexicons), scan.chars
    for kind in grammar.kinds.finditer(chars):
        body = grammar.body.match(chars, kind.end())
        if body is None or _NO_END.match(chars, body.end()) is not None:
            continue
        end = body.end()
        if not scan.cuts[end] and chars[end - 1 : end + 1] not in ("委书", "委副", "会主"):
            continue
        start = _name_start(scan, grammar, kind.start(), kind.end())
        if start is not None and barred.find(1, start, end) < 0:
            yield seat_above(scan, start), end


def seat_above(scan: Scan, start: int) -> int:
    """Where the counties, cities and provinces begin that are told right before what begins at *start*."""
    places = scan.lexicons.places
    while start:
        above = scan.place_over(start - 1)
        if above is None or above.end != start or above.word not in places or above.word[-1] not in "省市县区州盟旗":
            return start
        start = above.start
    return start


def _name_start(scan: Scan, grammar: _Grammar, at: int, end: int) -> int | None:
    """Where the name of the town begins whose kind stands from *at* to *end*: behind a mark, the seat above it or a
    word that leads there."""
    chars = scan.chars
    for length in (2, 3, 4, 1):
        start = at - length
        if start < 0:
            break
        before = chars[start - 1] if start else "\n"
        above = scan.place_over(start - 1) if before in SEAT_ENDS else None
        below_seat = above is not None and above.end == start and above.word in scan.lexicons.places
        led = before in _LEADS or chars.endswith(_LEADING, 0, start)
        if not below_seat and not (led and (scan.cuts[start] or start == 0) and length > 1):
            continue
        name = chars[start:end]
        if _NO_TOWN.search(name) is not None or not all("\u4e00" <= c <= "\u9fff" for c in name):
            return None
        word = scan.word_at.get(start)
        if word is None or word.text in grammar.stops:
            return None
        verb = word.tag[0] in _NO_NAME_TAGS and in_dictionary(word.text)
        return None if verb and not below_seat else start
    return None
