"""Turns of phrase kept as data: the shorthands of ``wordings.tsv``, and the pattern that each family of rows makes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from kg.lexicon.table import Row

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

    Raises ``ResourceError`` with file and line for a row that is no pattern.
    """
    told: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        told[row["family"]].append(row)
    return {family: _joined(own) for family, own in told.items()}


def _joined(rows: Sequence[Row]) -> re.Pattern[str]:
    try:
        return re.compile("|".join(expand(row["wording"]) for row in rows))
    except re.error:
        for row in rows:
            _check(row)
        raise


def _check(row: Row) -> None:
    try:
        re.compile(expand(row["wording"]))
    except re.error as problem:
        raise row.error(f"column wording: not a pattern ({problem.msg})") from None
