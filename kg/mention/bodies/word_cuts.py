"""Where the segmenter's words let a known name begin and end."""

from __future__ import annotations

from kg.mention.scan import Scan
from kg.text.segment import in_dictionary

_RUNS_ON = frozenset("将会以还已在对同和也就为从由及")
"""Words of one character that the segmenter joins to the end of a name (农业农村部|将, 发展改革委|会同)."""
_SHORTEST = 3

_FUNCTION = frozenset("和与同及在对由到向")


def is_whole(scan: Scan, start: int, end: int) -> bool:
    """Whether no dictionary word is cut through at either end (建设部 in 建设部署, 农业部 in 农业部门, 民建 in
    人民建)."""
    if scan.chars.startswith("部门", end - 1):
        return False
    for at in (start, end):
        if scan.cuts[at] or (at == end and (at in scan.title_starting or _runs_on(scan, start, at))):
            continue
        word = scan.word_over(at)
        if word is not None and word.end > at and in_dictionary(word.text) and (at == end or word.start < at):
            glued = end - start > 2 or word.text[0] in _FUNCTION  # 和|顺丰, which the segmenter reads as 和顺
            ends_within = at == start and word.end <= end and glued
            if ends_within or (at == end and word.start >= start and len(word.text) > 3):
                continue
            return False
    return True


def _runs_on(scan: Scan, start: int, end: int) -> bool:
    """Whether a word of one character behind a name from *start* was joined to it by the segmenter."""
    return end - start >= _SHORTEST and scan.chars[end : end + 1] in _RUNS_ON and bool(scan.cuts[end + 1])
