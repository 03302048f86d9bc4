"""``kg stats``: how much of what a graph holds."""

from __future__ import annotations

import json
from typing import Annotated

import pyoxigraph as ox
import typer

from kg.cli.graphs import GraphOption, StoreOption, open_graph
from kg.query.text_table import table

NAMESPACE = "https://w3id.org/huabiao/ontology#"

NOTE = "Institutions: those that the documents name, and those that they belong to or came of."

COUNTS = """
SELECT ?class (COUNT(DISTINCT ?thing) AS ?count) WHERE { ?thing a ?class }
GROUP BY ?class ORDER BY DESC(?count) ?class
"""


def stats(
    graph: GraphOption = None,
    store: StoreOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Count what a graph holds, class by class."""
    counts = count(open_graph(graph, store))
    if as_json:
        print(json.dumps(counts, ensure_ascii=False))
    else:
        print(table(("class", "count"), [(name, str(number)) for name, number in counts.items()]), end="")
        print(NOTE)


def count(store: ox.Store) -> dict[str, int]:
    """How many things there are of each class of the ontology, and how many statements in all."""
    counts = {"triples": len(store)}
    solutions = store.query(COUNTS, use_default_graph_as_union=True)
    assert isinstance(solutions, ox.QuerySolutions)
    for row in solutions:
        kind, number = row["class"], row["count"]
        assert isinstance(kind, ox.NamedNode)
        assert isinstance(number, ox.Literal)
        if kind.value.startswith(NAMESPACE):
            counts[kind.value.removeprefix(NAMESPACE)] = int(number.value)
    return counts
