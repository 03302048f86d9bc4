"""Work on several things in step: each takes its first step, then each its second, until all are done."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import TypeVar

T = TypeVar("T")

Steps = Generator[None, None, T]
"""A piece of work that yields between two steps, and returns what it comes to."""


def in_step(works: Sequence[Steps[T]]) -> list[T]:
    """What each of the *works* comes to, in their order."""
    done: dict[int, T] = {}
    while len(done) < len(works):
        for number, work in enumerate(works):
            if number not in done:
                try:
                    next(work)
                except StopIteration as stop:
                    done[number] = stop.value
    return [done[number] for number in range(len(works))]
