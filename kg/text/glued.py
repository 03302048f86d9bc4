"""A headline that runs into the text below it, with no line end between: where it ends.

``某市召开防汛会议 8月14日，某市召开…`` and ``…以项目促发展某报讯（记者 甲）8月14日，…``: as one sentence with what follows,
the headline would tell the meeting twice, or swallow the report as the content of what somebody 强调.
"""

from __future__ import annotations

import re

_BY_SPACE = re.compile(
    r"\s*(?P<head>[^。！？；：:，（）\n]{6,60}?[\u4e00-\u9fff”》）])(?P<end> )(?= *(?:(?:\d{1,2}月)?\d{1,2}日|昨[日天]|今[日天]|近日|日前|本报"
    r"|[\u4e00-\u9fff]{2,12}(?:讯|消息)(?:\d|[ （(：]|$)))"
)
_BY_LEAD = re.compile(
    r"\s*(?P<head>[^。！？；\n]{12,90}?)讯 ?[（(][^（()）\n]{0,30}(?:记者|通讯员|作者)"
    r"[^（()）\n]{0,30}(?P<end>[）)])(?= *(?:\d|昨|今|近日|日前))"
)
_NO_HEADLINE = re.compile(r"记者|通讯员|作者|编辑|来源|摄影|图为|电头|综合报道|\d日|[讯电]$|消息$|报道$")
"""In what stands before the gap: a lead or a credit, and no headline."""


def part_headline(chars: str) -> str:
    """*chars* with a line end behind the headline that opens its first line, of the same length."""
    glued = _BY_SPACE.match(chars) or _BY_LEAD.match(chars)
    if glued is None or _NO_HEADLINE.search(glued["head"]) is not None:
        return chars
    at = glued.start("end")
    return f"{chars[:at]}\n{chars[at + 1 :]}"
