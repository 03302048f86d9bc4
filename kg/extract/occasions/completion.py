"""What the whole of a text adds to the occasions read of it: a name from the headline."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.occasions.names import told_in_title
from kg.extract.occasions.occasion import Occasion
from kg.model import MeetingKind

_LONGEST_BARE = 4
"""A name so short says what kind of occasion it was, and not which."""


def complete(occasions: Sequence[Occasion], title: str) -> None:
    """Add to the *occasions* of a document the names that its *title* tells for bare ones."""
    for occasion in occasions:
        if (
            occasion.kind is not MeetingKind.TALKS
            and len(occasion.names) == 1
            and len(occasion.names[0]) <= _LONGEST_BARE
        ):
            name = told_in_title(title, occasion.names[0])
            if name is not None and all(name not in o.names for o in occasions):
                occasion.names.insert(0, name)
