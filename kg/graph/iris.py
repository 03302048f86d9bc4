"""Minting IRIs: ASCII, readable, deterministic. ``base + kind / pinyin slug - 8 hex digits of the canonical key``.

The slug is for people and may change its spelling only with the key; the digits tell things of one slug apart.
Distinct things must have distinct keys within their kind; the parts of a key are joined by a character no text holds.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from hashlib import sha256

from kg.graph.pinyin import spelt, words

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
    readable: list[str] = []
    length = 0
    for word in words(text[:_SLUG_LENGTH]):
        for part in _latin(word):
            length += len(part) + 1
            if length > _SLUG_LENGTH + 1:
                # A single overlong word (a URL, a hash) is cut hard rather than left out.
                return "-".join(readable) or part[:_SLUG_LENGTH]
            readable.append(part)
    return "-".join(readable)


@lru_cache(maxsize=100_000)
def _latin(word: str) -> tuple[str, ...]:
    """A word of a text in lower-case ASCII."""
    return tuple(part for syllable in spelt(word) for part in _SLUG_WORDS.findall(syllable.lower()))


@cache
def check_base(base: str) -> str:
    """*base* as a usable beginning of IRIs; raises ``ValueError`` where it is none."""
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[!-~]*[/#:]", base) or re.search(r'[<>"{}|^`\\]', base):
        raise ValueError(f"{base}: not a base for IRIs; give an absolute ASCII IRI that ends in / # or :")
    return base


def mint(base: str, kind: str, canonical: str, *readable: str) -> str:
    """The IRI of the thing of this *kind* with this *canonical* key, readable by the given words (else the key)."""
    told = "-".join(filter(None, map(slug, readable or (canonical,))))
    if len(told) > 2 * _SLUG_LENGTH:
        told = told[: 2 * _SLUG_LENGTH].rpartition("-")[0]
    return spell(base, kind, canonical, told)


def spell(base: str, kind: str, canonical: str, told: str) -> str:
    """The same from what is *told* readably, a slug already."""
    digits = sha256(canonical.encode("utf-8", "surrogatepass")).digest()[:4].hex()
    return f"{base}{kind}/{told}-{digits}" if told else f"{base}{kind}/{digits}"
