"""Exhibitions that open (``某某艺术展5日在某馆开幕``), which no word for a meeting names."""

from __future__ import annotations

import re

from kg.extract.abstract import Report
from kg.extract.occasions.names import same_name, unquoted
from kg.extract.occasions.occasion import Occasions
from kg.model import MeetingKind

_OPENS = re.compile(
    r"(?:^|[，。；])(?:于?Ⓓ(?:上午|下午|晚)?，?|由[^，。；Ⓟ]{2,40}?(?:主办|举办|承办)的)*"
    r"(?P<what>(?!各|多|一|该|此|本|这|在|由)(?:“[^”]{1,30}”|[^，。；：“”ⓅⓂⒹ的在]){2,40}?(?<![发进拓扩开施伸舒招参布])(?:展览?|双年展))"
    r"(?:于?Ⓓ|上午|下午|正式|隆重|近日|日前)*在(?P<at>[^，。；Ⓟ在]{1,24}?)(?:正式|隆重|盛大)?(?:开幕|启幕)(?=[，。；]|$)"
)
_OPENED = "某展在某地开幕"


def read_exhibitions(book: Occasions, report: Report) -> None:
    """Open the exhibition that *report* tells to have opened."""
    match = _OPENS.search(report.symbols) if "展" in report.symbols and "幕" in report.symbols else None
    if match is None or book.is_past(report, match.end()) or book.is_ahead(report, match.start("what")):
        return
    name = unquoted(book.wording(report, *match.span("what")))
    for known in book.found:
        if any(same_name(name, other) for other in known.names):
            known.sentences.append((report.index, _OPENED))
            known.add_places(book.places(report))
            book.date_again(known, report, match.start("what"))
            return
    book.open(MeetingKind.FORUM, [name], report, _OPENED, match.start("what"))
