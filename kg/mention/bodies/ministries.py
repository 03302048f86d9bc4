"""Ministries of other countries whose names join several fields (``经济和财政部``, ``投资、工业和贸易部``)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from kg.lexicon.lexicons import Lexicons, alternatives
from kg.mention.scan import Scan

_LISTED = ("、", "，", "和", "与")
_MINISTERS = ("长", "部长", "副部长", "第一副部长", "国务秘书", "常务秘书", "常务副部长")
_CHARGED = ("总理兼", "总理、", "部长兼", "大臣兼", "主席兼")


@lru_cache(maxsize=4)
def _joint(lexicons: Lexicons) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Two or more fields of government, joined, before 部; and the last of them, by which a text is soon passed over."""
    field = rf"(?:{alternatives(lexicons.words['portfolio'])})+"
    last = rf"{field}部(?![门署分队委落位属件])"
    return re.compile(rf"{field}(?:、{field}){{0,4}}(?:、|[和与及暨]|以及){last}"), re.compile(f"[、和与及暨]{last}")


def joint_ministries(scan: Scan) -> Mapping[int, tuple[int, int]]:
    """End of such a name (behind 部) → where the country that it begins with begins (the name itself, where the country
    was told before it), and where its fields begin."""
    chars, lexicons = scan.chars, scan.lexicons
    abroad = {m.end: m.start for m in scan.places if lexicons.countries.get(m.word, "中国") != "中国"}
    if not abroad or "部" not in chars:
        return {}
    out: dict[int, tuple[int, int]] = {}
    joint, last = _joint(lexicons)
    for match in joint.finditer(chars) if last.search(chars) is not None else ():
        start = match.start()
        if start in abroad:
            out[match.end()] = abroad[start], start
        elif chars.startswith(_CHARGED, start - 3) or (
            chars[start - 1 : start] in _LISTED and chars.startswith(_MINISTERS, match.end())
        ):
            known = scan.place_over(start)
            if known is None or known.word not in lexicons.institutions:
                out[match.end()] = start, start
    return out
