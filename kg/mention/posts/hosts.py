"""The bodies that hold what a document reports: whom a post told without a body then belongs to.

``司法部3月5日召开座谈会，部长某某出席``: the minister of that ministry, though the title does not say so.
"""

from __future__ import annotations

import re

from kg.mention.bodies.institutions import Institutions

_HOLDS = re.compile(
    r"(?:(?:[^，。；：“”]{0,24}[日天时午晚讯]|近日|日前|近期)[，,]?)??(?P<who>[\u4e00-\u9fff（）]{3,30}?)"
    r"(?:(?:党组|党委)?理论学习中心组|党组|党委|(?:于|在)[^，。；：“”于在]{1,16}?|\d{1,2}月\d{1,2}日|\d{1,2}日|上午|下午|近日|日前|今天)*"
    r"(?:组织|联合|隆重|分别|正式)?(?:召开|举行|举办|开展)"
)
_NO_BODY = ("大会", "会议", "董事会", "监事会", "理事会", "全会", "论坛")
"""What meets itself: those whom it elects hold their office at the body that it is of."""
_SEVERAL = re.compile(r"[和与及同]|会同|联合")


def hosts_of(institutions: Institutions) -> list[tuple[int, str]]:
    """Where sentences begin that tell of a meeting which one body holds, and that body, in order."""
    chars = institutions.scan.chars
    out: list[tuple[int, str]] = []
    for sentence in institutions.scan.sentences:
        match = _HOLDS.match(chars, sentence.start, sentence.end)
        name = institutions.resolve(match["who"], match.start("who")) if match is not None else None
        if match is None or name is None or institutions.is_place(name) or match["who"].endswith(_NO_BODY):
            continue
        if _SEVERAL.search(match["who"]) is None or match["who"] in institutions.lexicons.institutions:
            out.append((sentence.start, name))
    return out
