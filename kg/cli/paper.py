"""What a command prints on: a terminal as it is, or a file, where nothing is wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

WIDTH = 1000
"""Into a pipe or a file nothing is wrapped."""


def paper() -> Console:
    """Standard output, for text with styles."""
    console = Console(highlight=False, markup=False)
    return console if console.is_terminal else Console(highlight=False, markup=False, width=WIDTH)


def marked(quote: str, words: Iterable[str], *, plain: bool) -> Text:
    """*quote* with every one of *words* marked."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    found = re.compile("(?:(?<!副)(?:" + "|".join(map(re.escape, longest_first)) + "))+")  # 部长 is not 副部长
    text = Text()
    end = 0
    for match in found.finditer(quote):
        text.append(quote[end : match.start()])
        text.append(f"⟦{match.group()}⟧" if plain else match.group(), "bold yellow")
        end = match.end()
    return text.append(quote[end:])
