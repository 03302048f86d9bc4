"""Sentences behind a statement that report what happened, and end it.

How they are told are rows of ``wordings.tsv``.
"""

from __future__ import annotations

import re

from kg.lexicon.lexicons import Lexicons

_NARRATES = re.compile("[ⓅⓂⒾⓁ会仪参出列陪旁作]")
"""Without one of these a sentence neither narrates nor tells who was there."""
_OF_HIMSELF = re.compile(r"我(?![国省市县区州军党院校部局司驻])")
"""Before what somebody did: it is he who speaks that tells it."""


class Narration:
    """Tells narrating sentences from what somebody says."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._narrative = lexicons.wordings["narrative"]
        self._group_attends = lexicons.wordings["group_attends"]

    def narrates(self, symbols: str) -> bool:
        """Whether a sentence behind a statement reports what happened, and is none of what was said."""
        if _NARRATES.search(symbols) is None:
            return False
        told = self._narrative.search(symbols)
        own = told is None or _OF_HIMSELF.search(symbols, 0, told.start()) is None
        return (told is not None and own) or self._group_attends.fullmatch(symbols) is not None
