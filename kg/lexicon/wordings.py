"""Turns of phrase kept as data: the shorthands of ``wordings.tsv``, and the pattern that each family of rows makes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.errors import ResourceError
from kg.lexicon.table import Row
from kg.model import Role

FAMILIES = (*(role.value for role in Role), "narrative", "group_attends", "group_does")
"""The families that are read, and of which each must have a row."""
_GROUP = re.compile(r"(?<!\\)\((?!\?)")


def expand(wording: str) -> str:
    """The regular expression that *wording* is short for.

    ``…`` is any character that does not end a clause, ``[…的]`` excludes 的 as well, ``‖`` is the end of a clause, and
    parentheses do not capture.
    """
    plain = _GROUP.sub("(?:", wording)
    return plain.replace("[…", "[^，。；").replace("…", "[^，。；]").replace("‖", "(?=[，。；]|$)")


def families(rows: Sequence[Row]) -> dict[str, re.Pattern[str]]:
    """One pattern for each family, whose alternatives are its rows in their order.

    Raises ``ResourceError`` with file and line for a row that is no pattern by itself or of no family that is read, and
    for a family without rows.
    """
    told: dict[str, list[Row]] = {family: [] for family in FAMILIES}
    for row in rows:
        if row["family"] not in told:
            raise row.error(f"column family: {row['family']!r} is none of {', '.join(FAMILIES)}")
        told[row["family"]].append(row)
    missing = [family for family, own in told.items() if not own]
    if missing:
        raise ResourceError(f"wordings.tsv: no row of the family {missing[0]!r}")
    return {family: _joined(own) for family, own in told.items()}


def _joined(rows: Sequence[Row]) -> re.Pattern[str]:
    """The pattern of all *rows*. Each is tried alone only where something looks wrong: it takes as long again."""
    try:
        joined = re.compile("|".join(expand(row["wording"]) for row in rows))
    except (re.error, OverflowError):
        for row in rows:
            _check(row)
        raise
    # Two broken rows may make a pattern together (列席(, 出席)).
    uneven = any(row["wording"].count("(") != row["wording"].count(")") for row in rows)
    if uneven or joined.groups or joined.fullmatch("") is not None:
        for row in rows:
            _check(row)
    return joined


def _check(row: Row) -> None:
    """Raise if *row* is no pattern by itself, captures, or fits where nothing is said."""
    try:
        pattern = re.compile(expand(row["wording"]))
    except (re.error, OverflowError) as problem:
        raise row.error(f"column wording: not a pattern ({getattr(problem, 'msg', problem)})") from None
    if pattern.groups:
        raise row.error("column wording: a group that captures")
    if pattern.fullmatch("") is not None:
        raise row.error("column wording: fits where nothing is said")
