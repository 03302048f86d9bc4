"""Development zones: what the zone that publishes a text is called in it, and its bodies told by its kind alone."""

from __future__ import annotations

from kg.mention.scan import Scan

ZONES = ("开发区", "高新区", "经开区", "示范区", "保税区", "新区", "度假区", "产业园区")
"""Zones, whose offices are bureaus."""
ZONES_BARE = ("新区", "园区", "高新区", "经开区", "开发区", "自贸区", "保税区", "度假区")
"""How a text calls the zone that it has named, or that it speaks from."""
_KINDS = (*ZONES_BARE, "区")
_SHORT = {"经济技术开发区": "经开区", "高新技术产业开发区": "高新区", "经济开发区": "经开区"}
_BOARDS = ("开发建设管理委员会", "管理委员会", "管委会")
_OF_DISTRICTS = ("区委", "区政", "区人", "区法院", "区检察院", "区纪委")
"""What a district has and a zone has not, told by 区 alone."""


def zone_told(scan: Scan) -> str | None:
    """The zone that publishes the text, by the name that the text has for it."""
    source = scan.source
    for board in _BOARDS:
        source = source.removesuffix(board)
    if not source.endswith(ZONES):
        return None
    short = _short(source)
    return short if short in scan.chars or short in scan.title else source


def of_own_zone(scan: Scan, chunk: str) -> str | None:
    """The full name of a body that *chunk* tells by the kind of the zone that publishes the text (经开区|管委会)."""
    kind = next((kind for kind in _KINDS if chunk.startswith(kind) and len(chunk) > len(kind) + 1), None)
    zone = zone_told(scan) if kind is not None else None
    if kind == "区" and chunk.startswith(_OF_DISTRICTS):
        return None
    if kind is None or zone is None or zone == kind or not zone.endswith((kind, *_long(kind))):
        return None
    return zone + chunk[len(kind) :]


def _short(zone: str) -> str:
    long = next((long for long in _SHORT if zone.endswith(long)), None)
    return zone if long is None else zone.removesuffix(long) + _SHORT[long]


def _long(kind: str) -> tuple[str, ...]:
    return tuple(long for long, short in _SHORT.items() if short == kind)
