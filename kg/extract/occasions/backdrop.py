"""Articles that look back over months (``治国理政纪实``, ``署名文章``): what they tell of without its day is background."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.occasions.occasion import Occasion


def without_backdrop(occasions: list[Occasion], title: str, looks_back: Sequence[str]) -> list[Occasion]:
    """The *occasions* of a document but, where a word of *looks_back* in its *title* tells that it looks back, those
    of which it tells no day: the day told last, or that of publication, is not theirs."""
    if not any(word in title for word in looks_back):
        return occasions
    return [occasion for occasion in occasions if occasion.dated]
