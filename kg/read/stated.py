"""The day of publication as a text itself states it: a stamp at its head, or the date that closes a document."""

from __future__ import annotations

import re

from kg.text.dates import find_dates
from kg.text.normal import matching_text

HEAD_LINES = 8
TAIL_LINES = 6
STAMP = re.compile(r"(?:发布|发表|成文|印发)(?:时间|日期)[： ]*(?P<day>(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2})")


def stated_day(text: str) -> str | None:
    """The day in ISO form, or ``None`` where the text does not state one with its year."""
    lines = [line.strip() for line in matching_text(text).chars.split("\n") if line.strip()]
    for line in lines[:HEAD_LINES]:
        if stamp := STAMP.search(line):
            return _iso("{}年{}月{}日".format(*re.split("[-/.年月]", stamp["day"])))
    for line in reversed(lines[-TAIL_LINES:]):
        if day := _iso(line.replace(" ", "")):
            return day
    return None


def _iso(words: str) -> str | None:
    """The day that *words* are, and nothing else beside it."""
    for found in find_dates(words, None):
        moment = found.moment
        if (found.start, found.end) == (0, len(words)) and "年" in words and moment.earliest == moment.latest:
            return moment.iso
    return None
