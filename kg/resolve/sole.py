"""Which posts one person holds at a time, by their titles (``sole_titles.tsv``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.lexicon import table
from kg.lexicon.table import Row
from kg.model import PostName

_FILE = "sole_titles.tsv"


@dataclass(frozen=True, slots=True)
class _Ending:
    word: str
    sole: bool
    seats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Titles:
    never: tuple[str, ...]
    """Words that keep any title that has them from being sole (副, 助理 …)."""
    endings: tuple[_Ending, ...]
    """The longest first."""


@cache
def is_sole(post: PostName) -> bool:
    """Whether only one person at a time can hold *post*: a 部长 yes, a 副部长 or 委员 no, an unknown title no.

    Raises:
        ResourceError: the lexicon is malformed; file and line are named.
    """
    titles = _titles()
    if any(word in post.title for word in titles.never):
        return False
    ending = next((ending for ending in titles.endings if post.title.endswith(ending.word)), None)
    if ending is None or not ending.sole:
        return False
    return not ending.seats or post.institution.endswith(ending.seats)


@cache
def _titles() -> _Titles:
    never: list[str] = []
    endings: list[_Ending] = []
    for row in table.read(_FILE, ("word", "match", "sole", "seat", "source")):
        match row["match"]:
            case "containing" if not row.yes("sole"):
                never.append(row["word"])
            case "ending":
                endings.append(_Ending(row["word"], row.yes("sole"), row.many("seat")))
            case _:
                raise _malformed(row)
    return _Titles(tuple(never), tuple(sorted(endings, key=lambda ending: (-len(ending.word), ending.word))))


def _malformed(row: Row) -> Exception:
    return row.error(f"column match: {row['match']!r} with sole {row['sole']!r}; use ending, or containing with no")
