"""``kg build --store``: what a build into a store reads, says and leaves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from kg import pipeline
from kg.cli import console
from kg.errors import UsageError
from kg.model import Document
from kg.resolve import Judgement
from kg.resolve import judgements as record
from kg.store.builder import Report
from kg.store.layout import JUDGEMENTS
from kg.store.opened import StoredGraph, create_store

StoreFolder = Annotated[
    Path | None,
    typer.Option("--store", help="Build into this folder; only what is new or changed is read.", show_default=False),
]
Prune = Annotated[
    bool, typer.Option("--prune", help="Take out of the store the documents that are not among the inputs.")
]
Judgements = Annotated[
    Path | None,
    typer.Option(
        "--judgements",
        help="Recorded judgements of who is who (kg judge); else judgements.tsv in the store.",
        show_default=False,
    ),
]


def judgements_of(path: Path | None, store: Path | None) -> tuple[Judgement, ...]:
    """The judgements of *path*, else of the store's own file; none where there is none."""
    if path is not None:
        if not path.is_file():
            raise UsageError(f"{path}: no such file of judgements; write one with kg judge")
        return read_judgements(path)
    kept = store / JUDGEMENTS if store else None
    return read_judgements(kept) if kept and kept.is_file() else ()


def read_judgements(path: Path) -> tuple[Judgement, ...]:
    """The judgements of a file, which do not contradict one another; raises ``InputError`` where they do."""
    found = record.read(path)
    record.check(found)
    return found


def build_into(
    folder: Path,
    documents: Sequence[Document],
    *,
    base: str,
    workers: int,
    prune: bool,
    judgements: Sequence[Judgement],
    quiet: bool,
) -> tuple[StoredGraph, Report]:
    """Bring the store up to *documents*."""
    graph = create_store(folder, base=base)
    complain_of_forgotten(graph, judgements)
    with console.progress("building", 2 * len(documents), quiet=quiet) as advance:
        extract = partial(pipeline.extract, workers=workers)
        report = graph.build(documents, extract, judgements=judgements, prune=prune, advance=advance)
    return graph, report


def complain_of_forgotten(graph: StoredGraph, judgements: Sequence[Judgement]) -> None:
    """Say so where the judgements of the last build are not given again: nobody means to take them back unawares."""
    if not judgements and graph.judged:
        console.complain(
            f"{graph.folder}: the last build was given judgements and this one has none, so they are taken back;"
            " name their file with --judgements to keep them"
        )


def complain_of_unplaced(unplaced: Iterable[Judgement], path: Path | None, store: Path | None) -> None:
    """Name the judgements that speak of nobody in the documents."""
    place = path or (store / JUDGEMENTS if store else "")
    for judgement in sorted(set(unplaced), key=lambda judgement: judgement.line):
        console.complain(
            f"{place}:{judgement.line}: {judgement.left} or {judgement.right} is nobody in these documents;"
            " the judgement waits until it is"
        )


def told(folder: Path, report: Report) -> str:
    """What a build found, in a line."""
    parts = [
        f"{len(report.added):,} new",
        f"{len(report.changed):,} changed",
        f"{report.unchanged:,} unchanged",
        f"{len(report.removed):,} taken out",
    ]
    again = f" ({report.read_again:,} read again, because the program has changed)" if report.read_again else ""
    return f"store: {folder}: {', '.join(parts)}{again}"
