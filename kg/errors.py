"""The family of errors that a user may meet. Each is one clear line: what, where, and what to do about it.

Anything else that escapes is a fault of the program and keeps its traceback.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

_SHORTEST_SHORT_FORM = 2


class KgError(Exception):
    """Base of all errors shown to the user as one line; ``exit_code`` is what the command returns."""

    exit_code: int = 1

    def __init__(self, message: str) -> None:
        super().__init__(" ".join(message.split()))

    @property
    def message(self) -> str:
        """The line shown to the user."""
        return str(self)


class UsageError(KgError):
    """The command was called wrongly: a missing path, an unknown name, an output that cannot be written."""

    exit_code = 2


class InputError(KgError):
    """One input cannot be used: the file, the place in it where that is known, what is wrong, the remedy."""

    exit_code = 1

    def __init__(self, problem: str, *, file: str = "", place: str = "", remedy: str = "") -> None:
        where = ":".join(part for part in (file, place) if part)
        line = f"{where}: {problem}" if where else problem
        super().__init__(f"{line}; {remedy}" if remedy else line)
        self.file = file
        self.place = place
        self.problem = problem
        self.remedy = remedy


class ResourceError(KgError):
    """A file that belongs to the program (ontology, queries, lexicon) is missing or broken."""

    exit_code = 2


class UnknownTermError(KgError):
    """The program used a term that its own vocabulary does not have."""

    exit_code = 2


def nearest(word: str, known: Iterable[str], *, count: int = 3) -> str:
    """``; did you mean a, b?`` for a message about an unknown *word*, or an empty string."""
    candidates = sorted(set(known))
    close = get_close_matches(word, candidates, n=count, cutoff=0.5) or _spelled_out(word, candidates)[:count]
    return f"; did you mean {', '.join(close)}?" if close else ""


def _spelled_out(word: str, known: Sequence[str]) -> list[str]:
    """Whichever have all characters of *word* in its order, shortest first: what a short form stands for."""
    if len(word) < _SHORTEST_SHORT_FORM:
        return []
    pattern = re.compile(".*".join(map(re.escape, word)))
    return sorted(filter(pattern.search, known), key=lambda name: (len(name), name))
