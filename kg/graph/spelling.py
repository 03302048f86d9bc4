"""Terms as N-Triples spells them: the plain strings that the graph is built of.

A graph of a thousand articles has some hundred thousand statements. Made of strings they are built, sorted and
written several times faster than made of term objects; ``<…>`` and ``"…"@zh`` are all that a writer needs.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from decimal import Decimal
from functools import cache

import pyoxigraph as ox

from kg.errors import UnknownTermError
from kg.graph import vocabulary
from kg.graph.vocabulary import Terms

Term = str
"""A term in N-Triples: ``<https://…>``, ``"text"``, ``"文字"@zh``, ``"7"^^<…integer>``."""
Triple = tuple[Term, Term, Term]
GraphTriples = tuple[Term, set[Triple]]
"""A graph's name and what stands in it; the default graph's name is empty."""
DEFAULT_GRAPH: Term = ""

DEFAULT_BASE = "https://w3id.org/huabiao/id/"

PINYIN = "zh-latn-pinyin"
"""``zh-Latn-pinyin`` in lower case, as stores keep language tags."""
_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]')


class Spelt:
    """A closed namespace like :class:`~kg.graph.vocabulary.Terms`, whose attributes are strings."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        # Set as attributes, for speed; __getattr__ is asked for unknown names only, and complains of them.
        self.__dict__.update({name: str(getattr(terms, name)) for name in terms.names})

    def __getattr__(self, name: str) -> Term:
        return str(getattr(self._terms, name))


KG = Spelt(vocabulary.KG)
DCT = Spelt(vocabulary.DCT)
OA = Spelt(vocabulary.OA)
ORG = Spelt(vocabulary.ORG)
RDF = Spelt(vocabulary.RDF)
SCHEMA = Spelt(vocabulary.SCHEMA)
SKOS = Spelt(vocabulary.SKOS)
THEME_SCHEME = str(vocabulary.THEME_SCHEME)
TRUE = str(ox.Literal(True))

_DATE = f"^^{vocabulary.XSD.date}"
_INTEGER = f"^^{vocabulary.XSD.integer}"
_DECIMAL = f"^^{vocabulary.XSD.decimal}"


@cache
def concept(scheme: str, name: str) -> Term:
    """The concept of *scheme* with this notation or Chinese label."""
    return str(vocabulary.concept(scheme, name))


@cache
def known_concept(scheme: str, *names: str) -> Term | None:
    """The concept of *scheme* that the first known one of *names* stands for; ``None`` where none is known.

    For kinds that come from lexicons or from a caller's own facts: a new one must not end a build.
    """
    for name in names:
        with suppress(UnknownTermError):
            return str(vocabulary.concept(scheme, name))
    return None


def iri(value: str) -> Term:
    """An IRI that is known to be one."""
    return f"<{value}>"


def text(value: str) -> Term:
    """A text in no language."""
    return f'"{value}"' if _ESCAPED.search(value) is None else str(ox.Literal(value))


@cache
def rule(name: str) -> Term:
    """The name of a rule: few, and each is told thousands of times."""
    return text(name)


def zh(value: str) -> Term:
    """A Chinese text."""
    return text(value) + "@zh"


def en(value: str) -> Term:
    """An English text."""
    return text(value) + "@en"


def pinyin(value: str) -> Term:
    """A Chinese text in Latin letters."""
    return f"{text(value)}@{PINYIN}"


def integer(value: int) -> Term:
    """A whole number."""
    return f'"{value}"{_INTEGER}'


def decimal(value: Decimal) -> Term:
    """A decimal number, in plain digits (``12000000``, ``5.5``)."""
    return f'"{value:f}"{_DECIMAL}'


def day(value: date) -> Term:
    """One day."""
    return f'"{value.isoformat()}"{_DATE}'
