"""Occasions to which somebody sent a letter, told below it without their name: ``本次论坛当日在某地开幕``."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.extract.abstract import Report
from kg.extract.occasions.occasion import Occasions
from kg.mention.occasions import OccasionName

_GREETS = re.compile("(?:向|致信祝贺|致电祝贺|致函祝贺)[^，。；ⓅⓂ]{0,8}(?P<what>Ⓜ)")
_HELD = re.compile(
    r"(?:[本此这]次|[本此这今]届|今年的?|该|)(?P<what>Ⓜ)(?:[^。；]{0,80}，)?(?:于?Ⓓ|上午|下午|晚上?)+"
    r"(?:在[^，。；Ⓟ在]{1,24}|以[^，。；Ⓟ]{1,8})?(?:正式|隆重)?(?:举行|召开|举办|开幕|启幕)(?=[，。；]|$)"
)
_TOLD = "致贺信的会议举行"
_TELLING = 2


def read_greeted(book: Occasions, report: Report, earlier: Iterable[Report]) -> None:
    """Open the occasion that *report* tells to be held by its bare noun, and one of the *earlier* sentences by the name
    under which it was sent a letter."""
    match = _HELD.match(report.symbols) if "Ⓜ" in report.symbols and not book.found else None
    bare = report.sentence.mentions.get(match.start("what")) if match is not None else None
    if match is None or not isinstance(bare, OccasionName) or not bare.generic or len(bare.text) < _TELLING:
        return
    if book.is_ahead(report, match.end()) or book.is_past(report, match.end()):
        return
    for before in earlier:
        greets = _GREETS.search(before.symbols) if "贺" in before.symbols else None
        named = before.sentence.mentions.get(greets.start("what")) if greets is not None else None
        if isinstance(named, OccasionName) and not named.generic and named.text.endswith(bare.text):
            book.open(named.kind, [named.text], report, _TOLD, match.start("what")).session = named.session
            return
