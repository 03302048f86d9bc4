"""What is done with somebody's words, which stands right before his post: ``传达学习|省委书记某某讲话精神``."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from kg.lexicon.lexicons import Lexicons, alternatives
from kg.mention.body_words import LEVELS
from kg.mention.scan import Scan

_WHO = "(?:会议|大会|会上|活动|中心组|大家|[全与][体会][\u4e00-\u9fff]{2,4}?)(?:还|又|并|也|先后|分别)?"


@lru_cache(maxsize=4)
def _conveying(lexicons: Lexicons) -> re.Pattern[str]:
    words = lexicons.words
    manner, verb = alternatives(words["conveying_manner"]), alternatives(words["conveying"])
    return re.compile(rf"(?:{_WHO})?(?:{manner})*+(?:(?:{verb})了?)++")


def behind_conveying(scan: Scan, known: Collection[int], start: int, end: int) -> int:
    """Where the body of a post begins behind such verbs in what stands from *start* to *end* before the title; *start*
    where no known name (*known*: their offsets), level of places (省委) or title follows them."""
    told = _conveying(scan.lexicons).match(scan.chars, start, end)
    if told is None or start in known:
        return start
    at = told.end()
    return at if at == end or at in known or scan.chars[at] in LEVELS else start
