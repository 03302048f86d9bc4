"""To which other occasion one is told to belong: held at it, right before or after it, or in its course."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.abstract import Abstract
from kg.extract.occasions.names import same_name, unquoted
from kg.extract.occasions.occasion import Occasion
from kg.mention.occasions import OccasionName
from kg.mention.scan import Scan
from kg.model import MeetingKind

_NOUN = (
    r"(?:会|大会|会议|峰会|论坛|活动|仪式|典礼|庆典|宴会|座谈会?|会[见谈晤]|年会|博览会|交易会|[服进广消链]贸会|进博会|展会|展览|[\u4e00-\u9fff]{2}节|大赛|赛事"
    r"|开幕[式会]|闭幕[式会]|报告会|电视电话会议|主题活动|调研|考察|督导|检查|视察|慰问|走访|签约)"
)
_BESIDE = r"(?:召开|举行|举办|结束|开始|开幕|闭幕)?(?:之?[前后]|期间|间隙|现场|同期|同步|当天|[上中](?!海))"
_AT_IT = re.compile(
    rf"(?:^|[，。；])(?:在)?(?:本[届次]|此次|这次)?{_NOUN}{_BESIDE}"
    r"|(?:^|[，。；])(?:其间|期间|与会期间|同期|随后|会[前后]|在?(?:随后|之后|接着)(?:召开|举行|进行|举办)?的)"
)
"""Before an occasion: that it was held at one told without its name, or right before or after it."""
_OF_IT = re.compile(
    rf"{_BESIDE}|(?:Ⓓ|今天|当[天日]|，)*(?:还|同期|同步)?(?:Ⓓ|今天)?(?:还|同期|同步)?(?:举[行办]|召开|设|安排)了"
)
"""Behind the name of another: what was held at it (某博览会还举办了…, 出席某峰会期间，…)."""
_ALSO = re.compile(
    r"(?:此外|同时|其间|当[天日晚]|今天|昨天|Ⓓ|[—至，、])*[^，。；ⓁⒾⓅⓂ“]{0,14}?(?<!并)(?:还|同步|同期)(?:将|同步|同期|分别|共同|联合|集中|现场|特别)*"
    r"(?:举[行办]|召开|开展|发布)"
)
"""How a sentence begins that tells what else was held there."""
_STUDY = ("集体学习", "专题讲座", "学习讲座", "专题学习")
_SITS = re.compile("(?:主席|常委会|党组|委员长|全体|本次|这次)?会议|会[前后]|闭幕会后|随后")
"""How a sentence begins that tells what a sitting studies (主席会议举行集体学习)."""
_AND = re.compile("[、和及并与]|以及|，")
_NEAR = 3
"""So many sentences before what is only said to be held there too, the occasion may be told."""
_STOPS = "。！？；”"


def attached_to(occasion: Occasion, occasions: Sequence[Occasion], sentence: Abstract, scan: Scan) -> Occasion | None:
    """Of *occasions*, in order, the one that *occasion*, told in *sentence*, is told to belong to."""
    at = occasions.index(occasion)
    earlier = occasions[:at]
    first = occasion.sentences[0][0]
    if not earlier:
        return None
    symbols = sentence.symbols
    for i, mention in sentence.mentions.items():
        if i >= occasion.told_at or not isinstance(mention, OccasionName):
            continue
        if _OF_IT.match(symbols, i + 1) is not None:
            other = earlier[-1] if mention.generic else _called(mention.text, earlier)
            return other if other is not None and _is_in_reach(other, first, scan) else None
    last = earlier[-1]
    if last.sentences[0][0] == first and _AND.fullmatch(symbols, last.told_at + 1, occasion.told_at) is not None:
        return last
    before = symbols[: max(occasion.told_at, symbols.find("Ⓜ"))]
    if _AT_IT.search(before) is not None:
        return last if _is_in_reach(last, first, scan) else None
    if not occasion.dated and any(n.endswith(_STUDY) for n in occasion.names) and _SITS.match(_text(scan, first)):
        return next((o for o in reversed(earlier) if o.kind is MeetingKind.CONFERENCE), None)
    near = last.sentences[0][0] >= first - _NEAR or sum(bool(o.places) for o in earlier) == 1
    return last if near and _ALSO.match(symbols) is not None and _is_in_reach(last, first, scan) else None


def _called(text: str, occasions: Sequence[Occasion]) -> Occasion | None:
    """The latest of *occasions* that bears the name *text*."""
    name = unquoted(text)
    return next((o for o in reversed(occasions) if any(same_name(name, n) or n.endswith(name) for n in o.names)), None)


def _is_in_reach(other: Occasion, first: int, scan: Scan) -> bool:
    """Whether no heading stands between what tells of *other* and sentence *first*: the news of another day begins."""
    told = max((n for n, _ in other.sentences if n < first), default=first)
    for sentence in scan.sentences[told + 1 : first]:
        after = scan.chars[sentence.end : sentence.end + 1]
        if after == "\n" and scan.chars[sentence.end - 1 : sentence.end] not in _STOPS:
            return False
    return True


def _text(scan: Scan, number: int) -> str:
    sentence = scan.sentences[number]
    return scan.chars[sentence.start : sentence.end]
