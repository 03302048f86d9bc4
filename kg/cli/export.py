"""``kg export``: the same graph in another format."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg import graph as rdf
from kg.cli.graphs import GraphOption, StoreOption, open_graph, source_of
from kg.cli.output import check_writable
from kg.errors import InputError, UsageError
from kg.store import open_store


def export(
    output: Annotated[Path, typer.Option("--output", "-o", help=".ttl, .trig, .nq, .nt or .jsonld.")],
    graph: GraphOption = None,
    store: StoreOption = None,
) -> None:
    """Write a graph in another format. Turtle and N-Triples leave out which article says what."""
    rdf.format_of(output)
    check_writable(output)
    if store is not None:
        if graph is not None:
            raise UsageError("--graph and --store were both given; name one of them")
        told(output, open_store(store).write(output))
        return
    try:
        graphs = rdf.of_quads(open_graph(graph))
    except ValueError as error:
        raise InputError(
            f"cannot be written ({error}); give every node an IRI", file=str(source_of(graph, None))
        ) from None
    told(output, rdf.write(graphs, output))


def told(output: Path, count: int) -> None:
    """Say what was written."""
    print(f"{output}: {count:,} statements")
