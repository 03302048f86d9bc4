"""The store's graph in Oxigraph: derived from the archive, and brought up to it in one transaction.

A small change goes into the graph as one SPARQL update, which is applied as a whole or not at all. A large one is
loaded into a new folder, which takes the old one's place when it is complete. Until then the old graph answers.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from kg.store.archive import Archive
from kg.store.layout import GRAPHS

SMALL = 400_000
"""Statements up to which a change is put into the graph as it stands; beyond, loading all anew is quicker."""
_PIECE = 200_000
"""Lines handed to the loader at a time."""


def bring_up(archive: Archive, folder: Path, advance: Callable[[int], object]) -> None:
    """Make the graph in *folder* say what the *archive* says."""
    current = archive.meta("graph")
    if archive.rebuilding or not current or not (folder / current).is_dir() or archive.touched() > SMALL:
        _load_anew(archive, folder, current, advance)
    elif archive.touched():
        _update(archive, folder / current)
    sweep(archive, folder)


def sweep(archive: Archive, folder: Path) -> None:
    """Take away the folders of graphs that are no longer the store's, and of loads that never ended."""
    current = archive.meta("graph")
    for path in folder.glob(GRAPHS.format("*")):
        if path.name != current and path.is_dir():
            shutil.rmtree(path, ignore_errors=True)


def _load_anew(archive: Archive, folder: Path, current: str, advance: Callable[[int], object]) -> None:
    number = int(current.rpartition("-")[2] or 0) + 1 if current else 1
    name = GRAPHS.format(number)
    shutil.rmtree(folder / name, ignore_errors=True)
    store = ox.Store(str(folder / name))
    for piece in _pieces(_lines(archive, advance)):
        store.bulk_load("".join(piece).encode("utf-8", "surrogatepass"), format=ox.RdfFormat.N_QUADS)
    store.optimize()  # in one piece questions are answered in half the time
    store.flush()
    del store  # closes it: the folder is complete
    with archive.transaction():
        archive.set_meta("graph", name)
        archive.set_meta("rebuild", "0")
        archive.untouch()


def _lines(archive: Archive, advance: Callable[[int], object]) -> Iterator[str]:
    for lines in archive.shares():
        yield from (f"{line} .\n" for line in lines)
    for graph, lines in archive.articles():
        yield from (f"{line} {graph} .\n" for line in lines)
        advance(1)


def _pieces(lines: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(lines)
    while piece := list(islice(rest, _PIECE)):
        yield piece


def _update(archive: Archive, folder: Path) -> None:
    store = ox.Store(str(folder))
    steps: list[str] = []
    for graph in archive.touched_graphs():
        steps.append(f"DROP SILENT GRAPH {graph}")
        if lines := archive.article(graph):
            body = " .\n".join(lines)
            steps.append(f"INSERT DATA {{ GRAPH {graph} {{ {body} . }} }}")
    gained: list[str] = []
    lost: list[str] = []
    for line, held in archive.touched_lines():
        (gained if held else lost).append(line)
    if lost:
        steps.append("DELETE DATA { " + " .\n".join(lost) + " . }")
    if gained:
        steps.append("INSERT DATA { " + " .\n".join(gained) + " . }")
    store.update(" ;\n".join(steps))
    store.flush()
    del store
    with archive.transaction():
        archive.untouch()
