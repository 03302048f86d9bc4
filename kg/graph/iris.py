"""Minting IRIs: ASCII, readable, deterministic. ``base + kind / pinyin slug - 8 hex digits of the canonical key``.

The slug is for people and may change its spelling only with the key; the digits tell things of one slug apart.
Distinct things must have distinct keys within their kind; the parts of a key are joined by a character no text holds.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from hashlib import sha256

from kg.graph.pinyin import spelt

_SLUG_LENGTH = 48
_SLUG_WORDS = re.compile(r"[a-z0-9]+")
_SEPARATOR = "\x1f"


def key(*values: str) -> str:
    """One canonical key out of several parts."""
    return _SEPARATOR.join(values)


def parts(canonical: str) -> list[str]:
    """The parts of a canonical key."""
    return canonical.split(_SEPARATOR)


@lru_cache(maxsize=200_000)
def slug(text: str) -> str:
    """The readable part of an IRI: lower-case ASCII words joined by ``-``, cut at a word."""
    if text.isascii() and len(text) <= _SLUG_LENGTH:  # offsets and identifiers, of which there are many
        return "-".join(_SLUG_WORDS.findall(text.lower()))
    words: list[str] = []
    length = 0
    for syllable in spelt(text[:_SLUG_LENGTH]):
        for word in _SLUG_WORDS.findall(syllable.lower()):
            length += len(word) + 1
            if length > _SLUG_LENGTH + 1:
                # A single overlong word (a URL, a hash) is cut hard rather than left out.
                return "-".join(words) or word[:_SLUG_LENGTH]
            words.append(word)
    return "-".join(words)


@cache
def check_base(base: str) -> str:
    """*base* as a usable beginning of IRIs; raises ``ValueError`` where it is none."""
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[!-~]*[/#:]", base) or re.search(r'[<>"{}|^`\\]', base):
        raise ValueError(f"{base}: not a base for IRIs; give an absolute ASCII IRI that ends in / # or :")
    return base


def mint(base: str, kind: str, canonical: str, *readable: str) -> str:
    """The IRI of the thing of this *kind* with this *canonical* key, readable by the given words (else the key)."""
    words = "-".join(filter(None, map(slug, readable or (canonical,))))
    if len(words) > 2 * _SLUG_LENGTH:
        words = words[: 2 * _SLUG_LENGTH].rpartition("-")[0]
    return spell(base, kind, canonical, words)


def spell(base: str, kind: str, canonical: str, words: str) -> str:
    """The same from *words* that are a slug already."""
    digits = sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{base}{kind}/{words}-{digits}" if words else f"{base}{kind}/{digits}"
