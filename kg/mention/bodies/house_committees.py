"""Committees of parliaments: their fields are verbs and lists that no other name holds (监督与政府改革委员会)."""

from __future__ import annotations

import re

from kg.mention.scan import Scan

_HOUSES = (
    "参议院",
    "众议院",
    "国会",
    "议会",
    "下院",
    "上院",
    "下议院",
    "上议院",
    "国民议会",
    "国家杜马",
    "联邦委员会",
    "大国民议会",
)
_COMMITTEE = re.compile(
    r"(?:众议院|参议院|上院|下院)?(?P<field>[\u4e00-\u9fff]{2,6}(?:[、与和及][\u4e00-\u9fff]{2,6}){0,3}?)(?:事务)?(?:特别|小组|调查)?委员会"
)


def committee_of_house(scan: Scan, house: str, at: int) -> int | None:
    """The end of the committee told right behind the *house*, which ends at *at*; ``None`` where none is."""
    match = _COMMITTEE.match(scan.chars, at) if house.endswith(_HOUSES) else None
    if match is None or not scan.cuts[match.end()]:
        return None
    stops = scan.lexicons.words_set("chunk_stop") - {"和", "与", "及"}
    start, end = match.span("field")
    if any((word := scan.word_at.get(i)) is not None and word.text in stops for i in range(start, end)):
        return None
    return match.end()
