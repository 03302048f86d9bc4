"""Articles that look back over months (``治国理政纪实``, ``署名文章``): of what they tell without its day, most is background."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.occasions.occasion import Occasion
from kg.model import Party

_MANY = re.compile("一系列|系列|多次|多场|重要会议|专题会议|相关会议")
_SHORTEST_OWN = 6
"""Characters of a name that says which occasion it was."""


def without_backdrop(occasions: list[Occasion], title: str, looks_back: Sequence[str]) -> list[Occasion]:
    """The *occasions* of a document but, where a word of *looks_back* in its *title* tells that it looks back, those
    of which it tells neither the day nor, of one with a name of its own, who took part.

    The day told last, or that of publication, is none of theirs.
    """
    if not any(word in title for word in looks_back):
        return occasions
    for occasion in occasions:
        if not occasion.dated:
            occasion.moment = None
    return [occasion for occasion in occasions if occasion.dated or _is_one_attended(occasion)]


def _is_one_attended(occasion: Occasion) -> bool:
    """Whether somebody is named who took part in this very occasion."""
    own = any(len(name) >= _SHORTEST_OWN and _MANY.search(name) is None for name in occasion.names)
    return own and any(part.party is Party.PERSON for part in occasion.attendance)
