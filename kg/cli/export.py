"""``kg export``: the same graph in another format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from kg.cli import console
from kg.cli.graphs import GraphOption, StoreOption, open_graph, source_of
from kg.cli.output import check_writable, refusals_of
from kg.errors import InputError, UsageError
from kg.graph.write import Format, format_of, of_quads, write
from kg.store.opened import open_store

NAMED = frozenset({Format.TRIG, Format.N_QUADS, Format.JSON_LD})
"""Formats that can tell which article says what."""


def export(
    output: Annotated[Path, typer.Option("--output", "-o", help=".ttl, .trig, .nq, .nt or .jsonld.")],
    graph: GraphOption = None,
    store: StoreOption = None,
) -> None:
    """Write a graph in another format. Turtle and N-Triples leave out which article says what."""
    form = format_of(output)
    check_writable(output)
    if store is not None:
        if graph is not None:
            raise UsageError("--graph and --store were both given; name one of them")
        told(output, written(output, open_store(store).write))
        return
    inside = open_graph(graph)
    if form in NAMED and len(inside) and next(inside.named_graphs(), None) is None:
        console.complain(
            f"{source_of(graph, None)}: does not tell which article says what, and neither does {output};"
            " build .trig or .nq to have a graph for each article"
        )
    try:
        graphs = of_quads(inside)
    except ValueError as error:
        raise InputError(
            f"cannot be written ({error}); give every node an IRI", file=str(source_of(graph, None))
        ) from None
    told(output, written(output, lambda path: write(graphs, path)))


def written(output: Path, write: Callable[[Path], int]) -> int:
    """Write the file, in a folder made for it where there is none; return how many statements it has."""
    with refusals_of(output):
        output.parent.mkdir(parents=True, exist_ok=True)
    return write(output)


def told(output: Path, count: int) -> None:
    """Say what was written."""
    print(f"{output}: {count:,} statements")
