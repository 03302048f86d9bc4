"""Opening the graph that a command is about."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import pyoxigraph as ox
import typer

from kg.errors import InputError, UsageError
from kg.graph import Format, format_of
from kg.graph.write import OX_FORMATS

DEFAULTS = ("graph.trig", "graph.ttl")

GraphOption = Annotated[
    Path | None,
    typer.Option("--graph", "-g", help="The graph file; else ./graph.trig or ./graph.ttl.", show_default=False),
]


def open_graph(path: Path | None) -> ox.Store:
    """The graph of *path*, or of the usual file in the current folder, loaded into a store in memory.

    Raises:
        UsageError: there is no such file, or its name tells no format.
        InputError: the file is not what its name tells.
    """
    path = path or usual_graph()
    if not path.is_file():
        raise UsageError(f"{path}: no such graph file; build one with kg build INPUT -o {path}")
    form = format_of(path)
    store = ox.Store()
    try:
        store.bulk_load(path=str(path), format=OX_FORMATS[form])
    except (SyntaxError, ValueError) as error:
        raise InputError(f"is not {NAMES[form]} ({first_line(error)})", file=str(path)) from None
    except OSError as error:
        raise UsageError(f"{path}: cannot be opened ({error.strerror or first_line(error)})") from None
    return store


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
