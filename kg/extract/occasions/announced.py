"""What is only announced: the clauses behind ``某人将会见甲，…`` tell of what is to come too."""

from __future__ import annotations

import re

_WILL = re.compile(
    r"(?:Ⓟ|我们?即?|[访间，][\u4e00-\u9fff]{2,3})(?:还|也)?将(?:还|也)?(?:分别|应邀|应约|先后|[于在]?Ⓓ(?:至Ⓓ)?)*"
    r"(?:会见|同|与|出席|访问|参加|赴|对|主持|举行|前往)"
    r"[^，。；的]*，(?![^。；]*Ⓓ)"
)


def is_announced(symbols: str, near: int) -> bool:
    """Whether symbol *near* stands in a later clause, without subject, of what somebody will do (某人将会见甲，出席某会)."""
    begin = max(symbols.rfind(mark, 0, near) for mark in "。；") + 1
    clause = symbols.rfind("，", begin, near) + 1
    return clause > begin and symbols[clause] != "Ⓟ" and _WILL.search(symbols, begin, clause) is not None
