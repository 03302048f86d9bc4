"""Recorded judgements: what people have decided of sameness, kept in a file and replayed on every build.

The file is a table with the columns ``left right judgement who date why``. A reference is the kind, a colon, a name,
and where the name alone does not tell, what tells: ``person:王伟（海州市市长）`` is the 王伟 who is shown in that post,
``person:王伟@news-17`` the one of that document. The left side of ``same`` keeps its identifier.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What can be judged of two references."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """What a judgement speaks of."""

    kind: str
    """``person``, ``institution``, ``meeting`` or ``theme``."""
    name: str
    post: str = ""
    """A post by its full title, institution and all; only of people."""
    doc: str = ""
    """The document in which the name stands."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """Somebody's decision on two references."""

    left: Reference
    right: Reference
    verdict: Verdict
    who: str = ""
    date: str = ""
    why: str = ""
    line: int = 0
    """Where it stands in its file, from 1."""
