"""Opening the graph that a command is about."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import pyoxigraph as ox
import typer

from kg.cli import console
from kg.errors import InputError, UsageError
from kg.graph.write import OX_FORMATS, Format, format_of
from kg.store.layout import read_graph

DEFAULTS = ("graph.trig", "graph.ttl")

GraphOption = Annotated[
    Path | None,
    typer.Option("--graph", "-g", help="The graph file; else ./graph.trig or ./graph.ttl.", show_default=False),
]


StoreOption = Annotated[
    Path | None,
    typer.Option("--store", help="The folder of a store (kg build --store), instead of a file.", show_default=False),
]


def open_graph(path: Path | None, store: Path | None = None) -> ox.Store:
    """The graph of a *store*, or of the file *path*, or of the usual file in the current folder.

    A file is loaded into a store in memory; a store on disk is opened for reading.

    Raises:
        UsageError: there is no such file, its name tells no format, or both a file and a store were named.
        InputError: the file is not what its name tells.
        StoreError: there is no store in the folder, or it holds no graph yet.
    """
    if store is not None:
        if path is not None:
            raise UsageError("--graph and --store were both given; name one of them")
        return open_stored(store)
    path = path or usual_graph()
    if not path.is_file():
        raise UsageError(f"{path}: no such graph file; build one with kg build INPUT -o {path}")
    form = format_of(path)
    graph = ox.Store()
    try:
        graph.bulk_load(path=str(path), format=OX_FORMATS[form])
    except (SyntaxError, ValueError) as error:
        problem, remedy = (
            f"is not {NAMES[form]} ({first_line(error)})",
            "build it anew, or give it the ending of its format",
        )
        raise InputError(problem, file=str(path), remedy=remedy) from None
    except OSError as error:
        raise UsageError(f"{path}: cannot be opened ({error.strerror or first_line(error)})") from None
    return graph


def open_stored(folder: Path) -> ox.Store:
    """The graph of the store in *folder*; says so where the last build was not ended."""
    graph, settled = read_graph(folder)
    if not settled:
        console.complain(f"{folder}: the last build was not ended, answers are from before it; run that build again")
    return graph


def source_of(path: Path | None, store: Path | None) -> Path:
    """What the graph that a command is about was read from."""
    return store or path or usual_graph()


NAMES = {
    Format.TURTLE: "Turtle",
    Format.TRIG: "TriG",
    Format.N_TRIPLES: "N-Triples",
    Format.N_QUADS: "N-Quads",
    Format.JSON_LD: "JSON-LD",
}


def usual_graph() -> Path:
    """The graph file that a build without options leaves in the current folder."""
    for name in DEFAULTS:
        if Path(name).is_file():
            return Path(name)
    raise UsageError("no graph here; name one with --graph FILE, or build one with kg build INPUT -o graph.ttl")


def first_line(error: Exception) -> str:
    """What an error says, without what follows in further lines."""
    return next(iter(str(error).splitlines()), type(error).__name__)
