"""What institutions were before and what they became, as ``org:ChangeEvent`` nodes of the default graph.

The events come from a table of decisions, each with its act and source; no article is needed to prove them, and none
is claimed to. Only those are written that have to do with an institution that some article names.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph.nodes import Nodes
from kg.graph.spelling import DCT, KG, ORG, RDF, SKOS, Triple, concept, day, text, zh
from kg.resolve import Change


def change_triples(change: Change, nodes: Nodes) -> Iterator[Triple]:
    """The triples of one event; the institutions in it are described elsewhere."""
    node = nodes.change(change)
    yield node, RDF.type, KG.InstitutionChange
    yield node, SKOS.prefLabel, zh(label(change))
    yield node, KG.date, day(change.date)
    yield node, KG.changeKind, concept("institution-change-kind", change.kind)
    yield node, KG.act, text(change.act)
    yield node, DCT.source, text(change.source)
    for name in change.before:
        yield node, ORG.originalOrganization, nodes.institution(name)
    for name in change.after:
        yield node, ORG.resultingOrganization, nodes.institution(name)


def label(change: Change) -> str:
    """``文化部、国家旅游局 → 文化和旅游部（2018）``."""
    sides = filter(None, ("、".join(change.before), "、".join(change.after)))
    return f"{' → '.join(sides)}（{change.date.year}）"
