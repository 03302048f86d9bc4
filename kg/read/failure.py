"""What is told when an input cannot be read: one line that names the file, the place and the remedy."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadFailure:
    """One input, or one line of one, that gave no document."""

    path: str
    problem: str
    line: int | None = None
    misnamed: bool = False
    """The user named nothing that could be read: a mistake of the command, not a fault of the input."""

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return " ".join(f"{place}: {self.problem}".split())


class UnreadableError(Exception):
    """Raised inside the readers; the reader of the whole input turns it into a ``ReadFailure``."""
