"""How often Python's collector looks for objects that only refer to one another."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_OBJECTS = 500_000
"""New objects between two looks; Python's own habit is 700."""
_LOOKS = 50
"""Looks at the new objects between two at all objects; Python's own habit is ten, and each takes as long as the graph
is large."""


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Let the collector look seldom: a build keeps nearly all that it makes, and none of it goes in circles."""
    before = gc.get_threshold()
    collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)


def collect_seldom() -> None:
    """The same for good, for a process that does nothing else."""
    gc.set_threshold(_OBJECTS, _LOOKS, _LOOKS)
