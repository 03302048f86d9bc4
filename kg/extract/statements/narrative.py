"""Sentences behind a statement that report what happened, and end it.

How they are told are rows of ``wordings.tsv``.
"""

from __future__ import annotations

import re

from kg.lexicon.lexicons import Lexicons, alternatives

_NARRATES = re.compile("[ⓅⓂⒾⓁ会仪参出列陪旁作]")
"""Without one of these a sentence neither narrates nor tells who was there."""
_OF_HIMSELF = re.compile(r"我(?![国省市县区州军党院校部局司驻])")
"""Before what somebody did: it is he who speaks that tells it."""
_ASKED_FOR = re.compile(
    "(?<![主重首摘纪简提扼次])要(?![素点员闻案])|(?<![相响反供效适回])应(?![邀急对])|须|务必|希望|(?<!即)将(?![军领])|让|请(?!示)"
    "|我(?!国|省|市|县|区|驻)|双方|两国|：(?![^“”]*”)|“[^”]{20}"
)
"""In words that ask for something, or are somebody's own."""

_BODY = "[局委办厅院所镇乡县区队处科室](?:分别|先后|依次|现场|在会上|也|还)*"
"""The end of a body's name that no list holds, before what it did."""


class Narration:
    """Tells narrating sentences from what somebody says."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._narrative = lexicons.wordings["narrative"]
        self._group_attends = lexicons.wordings["group_attends"]
        self._group_does = lexicons.wordings["group_does"]
        self._group = re.compile(f"[ⒾⓁ]|{alternatives(lexicons.words['group_head'])}|{_BODY}$")

    def narrates(self, symbols: str) -> bool:
        """Whether a sentence behind a statement reports what happened, and is none of what was said."""
        return (_NARRATES.search(symbols) is not None and self._is_told(symbols)) or self._does(symbols)

    def _is_told(self, symbols: str) -> bool:
        told = self._narrative.search(symbols)
        own = told is None or _OF_HIMSELF.search(symbols, 0, told.start()) is None
        return (told is not None and own) or self._group_attends.fullmatch(symbols) is not None

    def _does(self, symbols: str) -> bool:
        """Whether *symbols* tell what a group did at the meeting (各镇负责人作了发言), and ask nothing of anybody."""
        asked = _ASKED_FOR.search(symbols)
        until = asked.start() if asked is not None else len(symbols)
        acts = self._group_does.finditer(symbols, 0, until)
        return any(self._group.search(symbols, 0, act.start()) is not None for act in acts)
