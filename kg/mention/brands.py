"""Brands that are everyday words too (``小米``, ``苹果``): firms only where firms are told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.lexicon.lexicons import Lexicons, alternatives
from kg.lexicon.matcher import Match

_JOINS = frozenset("、和与及")
_FIRMS = frozenset(("company", "bank", "foreign"))


@lru_cache(maxsize=4)
def _follows(lexicons: Lexicons) -> re.Pattern[str]:
    """What follows a firm or a list of firms: ``公司``, ``董事长``, ``等平台企业``."""
    words = lexicons.words
    follows, kinds = alternatives(words["firm_follows"]), alternatives(words["firm_kind"])
    produce, nature = alternatives(words["no_firm_within"]), alternatives(words["firm_nature"])
    return re.compile(rf"(?:{follows}|等(?:(?!{produce})[\u4e00-\u9fff]){{0,6}}?(?:{kinds}))(?!{nature})")


def firms_only(chars: str, matches: list[Match], lexicons: Lexicons) -> list[Match]:
    """*matches* without the brands that stand for the things (``小米、玉米等杂粮``)."""
    brands = lexicons.words_set("brand")
    if not any(match.word in brands for match in matches):
        return matches
    out: list[Match] = []
    for members in _lists(chars, matches):
        if not any(match.word in brands for match in members):
            out += members
            continue
        sure = any(_is_firm(match.word, lexicons) and match.word not in brands for match in members)
        firms = sure or _follows(lexicons).match(chars, members[-1].end) is not None
        out += members if firms else [match for match in members if match.word not in brands]
    return out


def _lists(chars: str, matches: list[Match]) -> Iterator[list[Match]]:
    """*matches* by the list (``华为、小米和联想``) that they stand in."""
    members: list[Match] = []
    for match in matches:
        if members and not (match.start == members[-1].end + 1 and chars[members[-1].end] in _JOINS):
            yield members
            members = []
        members.append(match)
    yield members


def _is_firm(word: str, lexicons: Lexicons) -> bool:
    entry = lexicons.institutions.get(word)
    return entry is not None and entry.kind in _FIRMS
