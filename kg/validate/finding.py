"""What a validation found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong with a graph."""

    rule: str
    """The shape, check or list that it breaks: ``shapes/Evidence``, ``checks/task-order``, ``vocabulary``."""
    node: str
    """The IRI of the thing that is wrong."""
    problem: str
    value: str = ""

    @property
    def line(self) -> str:
        """The finding as a line of text."""
        return f"{self.rule}: <{self.node}>: {self.problem}" + (f" ({self.value})" if self.value else "")
