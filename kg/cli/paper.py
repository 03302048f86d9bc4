"""What a command prints on: a terminal as it is, or a file, where nothing is wrapped."""

from __future__ import annotations

from rich.console import Console

WIDTH = 1000
"""Into a pipe or a file nothing is wrapped."""


def paper() -> Console:
    """Standard output, for text with styles."""
    console = Console(highlight=False, markup=False)
    return console if console.is_terminal else Console(highlight=False, markup=False, width=WIDTH)
