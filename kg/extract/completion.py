"""What the whole of a text adds to the occasions read of it: a name from the headline, the place of the visit."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.meeting_names import told_in_title
from kg.extract.occasion import Occasion
from kg.model import MeetingKind

_ON_A_VISIT = (MeetingKind.TALKS, MeetingKind.FORUM, MeetingKind.INSPECTION, MeetingKind.CEREMONY)
_LONGEST_BARE = 4
"""A name so short says what kind of occasion it was, and not which."""


def complete(occasions: Sequence[Occasion], title: str) -> None:
    """Add to the *occasions* of a document what its *title* and its other occasions tell of them."""
    _name(occasions, title)
    _place(occasions)


def _name(occasions: Sequence[Occasion], title: str) -> None:
    for occasion in occasions:
        if len(occasion.names) == 1 and len(occasion.names[0]) <= _LONGEST_BARE:
            name = told_in_title(title, occasion.names[0])
            if name is not None and all(name not in o.names for o in occasions):
                occasion.names.insert(0, name)


def _place(occasions: Sequence[Occasion]) -> None:
    """Whom a visitor meets on his visit, he meets in the country that he visits."""
    visits = [o for o in occasions if o.kind is MeetingKind.VISIT and len(o.places) == 1]
    if len(visits) != 1:
        return
    visitors = set(visits[0].principals)
    for occasion in occasions:
        present = {a.participant for a in occasion.attendance}
        if not occasion.places and occasion.kind in _ON_A_VISIT and visitors & present:
            occasion.places = list(visits[0].places)
