"""Invariants as queries, and the closed vocabulary. Fast: they run in the store itself."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg import resources
from kg.errors import nearest
from kg.graph.vocabulary import KG, NAMESPACE, prefixes
from kg.validate.finding import Finding

_TERMS = """
SELECT DISTINCT ?term WHERE { { ?subject ?term ?object } UNION { ?subject a ?term } }
"""


def checks() -> dict[str, str]:
    """The queries of ``queries/checks``, by name, sorted. Each gives ``?node ?problem``; a row is a violation."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(resources.queries("checks").glob("*.rq"))}


def check(store: ox.Store) -> list[Finding]:
    """What breaks an invariant, sorted."""
    return sorted(
        Finding(f"checks/{name}", row[0], row[1]) for name, query in checks().items() for row in _rows(store, query)
    )


def unknown_terms(store: ox.Store) -> list[Finding]:
    """Terms of our namespace that the ontology does not define, sorted."""
    return sorted(
        Finding("vocabulary", term, f"is no term of ontology/kg.ttl{nearest(term[len(NAMESPACE) :], KG.names)}")
        for (term,) in _rows(store, _TERMS)
        if term.startswith(NAMESPACE) and term[len(NAMESPACE) :] not in KG.names
    )


def _rows(store: ox.Store, query: str) -> Iterator[list[str]]:
    result = store.query(query, prefixes=prefixes(), use_default_graph_as_union=True)
    if not isinstance(result, ox.QuerySolutions):
        raise TypeError("a check must be a SELECT query")
    for solution in result:
        yield [getattr(value, "value", str(value)) for value in solution]
