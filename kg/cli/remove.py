"""``kg remove``: take documents, and all that only they state, out of a store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.into_store import Judgements, complain_of_forgotten, judgements_of
from kg.store.opened import open_store


def remove(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Identifiers of documents.", show_default=False)],
    store: Annotated[Path, typer.Option("--store", help="The folder of the store.", show_default=False)],
    judgements: Judgements = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but failures.")] = False,
) -> None:
    """Take documents out of a store.

    The graph is then what a build without them gives. An identifier that the store does not know is an error, and
    nothing is taken out.
    """
    graph, judged = open_store(store), judgements_of(judgements, store)
    complain_of_forgotten(graph, judged)
    report = graph.remove(ids, judgements=judged)
    if not quiet:
        print(f"taken out: {', '.join(report.removed)}")
