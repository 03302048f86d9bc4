"""Activities, and weeks or days given to a cause, that are told to be launched (``某某行活动5日在某地启动``)."""

from __future__ import annotations

import re

from kg.extract.abstract import Report
from kg.extract.occasion import Occasions
from kg.mention.occasions import OccasionName

_LAUNCHED = re.compile(
    r"”?(?:于?Ⓓ|上午|下午|晚上?|今天|当天|，|已|同时|分别|共同|正式|全面|在[^，。；ⓅⓂ在]{1,24}?){0,6}"
    r"(?:启动|揭幕|拉开序幕)(?:，|。|；|$)"
)
_LAUNCHABLE = ("活动", "宣传周", "宣传月", "宣传日", "活动周", "活动月", "招聘月", "科普日")


def launched(book: Occasions, report: Report, at: int, mention: OccasionName) -> re.Match[str] | None:
    """Where the occasion named at symbol *at* is told to be launched on a day."""
    if mention.generic or not mention.head.endswith(_LAUNCHABLE) or not book.has_day(report):
        return None
    return _LAUNCHED.match(report.symbols, at + 1)

