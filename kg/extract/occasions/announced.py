"""What is only announced: the clauses behind ``某人将会见甲，…`` tell of what is to come too."""

from __future__ import annotations

import re

_WILL = re.compile(
    r"(?:Ⓟ|我们?即?|[访间，][\u4e00-\u9fff]{2,3})(?:还|也)?将(?:还|也)?(?:分别|应邀|应约|先后|[于在]?Ⓓ(?:至Ⓓ)?)*"
    r"(?:会见|同|与|出席|访问|参加|赴|对|主持|举行|前往|在|发表|召开|率)"
    r"[^，。；的]*，(?![^。；]*Ⓓ)"
)
_WILL_DO = re.compile(
    r"(?:还|也|都|均|[访间，])将(?:还|也)?(?=[组深推邀继持陆分联采组开面通进同围统])[^，。；的Ⓓ]*，(?![^。；]*Ⓓ)"
)
"""Of a body or of many: 企业还将组团进校园，举办…"""
_NO_SUBJECT = re.compile("(?:并|还|同时|分别|陆续)*(?:举[办行]|召开|开展)")


def is_announced(symbols: str, near: int) -> bool:
    """Whether symbol *near* stands in a later clause, without subject, of what somebody will do (某人将会见甲，出席某会)."""
    begin = max(symbols.rfind(mark, 0, near) for mark in "。；") + 1
    clause = symbols.rfind("，", begin, near) + 1
    if clause <= begin or symbols[clause] == "Ⓟ":
        return False
    if _WILL.search(symbols, begin, clause) is not None:
        return True
    return _NO_SUBJECT.match(symbols, clause) is not None and _WILL_DO.search(symbols, begin, clause) is not None
