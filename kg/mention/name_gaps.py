"""Gaps around and within names, closed before anything is read: ``副市长李 梅出席``, ``市长 李梅 出席``, ``王建国 周勇 何雨桐参加``.

Offices set names apart with spaces, and names of two characters in halves. A gap is closed only where a title or what
people do stands at it, and only in lines with a full stop: between headlines it is the only stop.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kg.lexicon.lexicons import Lexicons, alternatives
from kg.text.normal import HAN, MatchingText

_GAP = re.compile(rf"(?<=[{HAN}]) ++(?=[{HAN}])")
_CLOSED = "\0"
_LEAST_WEIGHT = 2
"""Of a family name, to be told by it alone."""


class _Gaps(NamedTuple):
    within: re.Pattern[str]
    """Behind a title: between family name and given name."""
    listed: re.Pattern[str]
    """Three names or more, each behind a gap, and what they do."""
    before: re.Pattern[str]
    """Between a title and a name."""
    behind: re.Pattern[str]
    """Between a name and what its bearer does."""


@lru_cache(maxsize=4)
def _gaps(lexicons: Lexicons) -> _Gaps:
    offices = {title[-2:] for title, entry in lexicons.titles.items() if len(title) > 1 and not entry.occupation}
    surnames = "".join(sorted(s for s, (w, _) in lexicons.surnames.items() if len(s) == 1 and w >= _LEAST_WEIGHT))
    title = f"(?<={'|'.join(sorted({*offices, '领导'}))})"
    name = f"[{surnames}][{HAN}]{{1,2}}?"
    doing = alternatives(word for word in lexicons.words["name_right"] if len(word) > 1)
    return _Gaps(
        within=re.compile(rf"{title}[{surnames}]( +)(?=[{HAN}])"),
        listed=re.compile(rf"{title}( *)({name}(?: +{name}){{2,}})(?= *(?:等|{doing}))"),
        before=re.compile(rf"{title}( +)(?={name} *(?:{doing}|[、，。；（等]))"),
        behind=re.compile(rf"(?:{title}|[、和]){_CLOSED}*{name}( +)(?={doing})"),
    )


def close_gaps(text: MatchingText, lexicons: Lexicons) -> MatchingText:
    """*text* without the gaps around and within names; those between listed names become ``、``."""
    chars = text.chars
    if " " not in chars or _GAP.search(chars) is None:
        return text
    lines = chars.split("\n")
    closed = [_closed(line, _gaps(lexicons)) if "。" in line and _GAP.search(line) else line for line in lines]
    return text if closed == lines else text.of("\n".join(closed), without=_CLOSED)


def _closed(line: str, gaps: _Gaps) -> str:
    line = gaps.within.sub(_without_gap, line)
    line = gaps.listed.sub(_marked, line)
    line = gaps.before.sub(_without_gap, line)
    return gaps.behind.sub(_without_gap, line)


def _without_gap(found: re.Match[str]) -> str:
    start, end = found.start(1) - found.start(), found.end(1) - found.start()
    return f"{found[0][:start]}{_CLOSED * (end - start)}{found[0][end:]}"


def _marked(found: re.Match[str]) -> str:
    return _CLOSED * len(found[1]) + re.sub(" +", lambda gap: "、" + _CLOSED * (len(gap[0]) - 1), found[2])
