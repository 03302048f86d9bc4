"""Of what kind themes are: slogans, strategies, programmes and fields, apart from the topics of single articles."""

from __future__ import annotations

from collections.abc import Collection

import pyoxigraph as ox

from kg.analyse.asking import value
from kg.graph.vocabulary import KG, notation, notations
from kg.model import TOPIC

KINDS = notations("theme-kind")
"""The kinds of the scheme ``theme-kind``."""
USUAL = frozenset(KINDS) - {TOPIC}
"""What is listed where nobody asks for a kind: a topic is what some article turns on, no theme of policy by name."""


def kind_of(store: ox.Store, node: ox.NamedNode) -> str:
    """The kind of a theme, empty where the graph tells none."""
    kind = value(store, node, KG.themeKind)
    return notation(ox.NamedNode(kind)) if kind else ""


def is_of(store: ox.Store, node: ox.NamedNode, kinds: Collection[str]) -> bool:
    """Whether a theme is of one of *kinds*; one without a kind is wherever all the usual ones are asked for."""
    kind = kind_of(store, node)
    return kind in kinds if kind else set(kinds) >= USUAL
