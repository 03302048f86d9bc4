"""Mentions of institutions, and what was found of them so far."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InstitutionMention:
    """An institution in the matching text; ``name`` is canonical."""

    start: int
    end: int
    form: str
    name: str
    kind: str


class Found:
    """Mentions of which no two overlap, by where they begin."""

    def __init__(self, length: int) -> None:
        self.mentions: dict[int, InstitutionMention] = {}
        self._held = bytearray(length + 1)

    def add(self, mention: InstitutionMention) -> None:
        """Keep *mention*."""
        self.mentions[mention.start] = mention
        self._held[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)

    def overlaps(self, start: int, end: int) -> bool:
        """Whether a mention shares a character with the stretch."""
        return self._held.find(1, start, end) >= 0

    def drop_within(self, start: int, end: int) -> None:
        """Forget the mentions that lie inside the stretch."""
        at = self._held.find(1, start, end)
        while at >= 0:
            inner = self.mentions.get(at)
            if inner is not None and inner.end <= end:
                del self.mentions[at]
                self._held[at : inner.end] = bytes(inner.end - at)
            at = self._held.find(1, at + 1, end)
