"""``kg build``: source files in, graph out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from kg import pipeline
from kg.cli import console, summary
from kg.cli.into_store import Judgements, Prune, StoreFolder, build_into, complain_of_unplaced, judgements_of, told
from kg.cli.output import Staging, check_page, check_writable, staging
from kg.errors import InputError, UsageError
from kg.graph.iris import check_base
from kg.graph.spelling import DEFAULT_BASE
from kg.graph.write import format_of
from kg.model import Document, Unread
from kg.read import ReadFailure, read
from kg.store.builder import Report
from kg.store.layout import check_folder
from kg.store.opened import StoredGraph

Item = TypeVar("Item")

Inputs = Annotated[
    list[str],
    typer.Argument(metavar="INPUT...", help="Files, folders, globs, or - for standard input.", show_default=False),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        help="The graph: .ttl, .trig, .nq, .nt or .jsonld. Without it graph.ttl, or nothing but the store.",
        show_default=False,
    ),
]
Html = Annotated[Path | None, typer.Option("--html", help="Also draw the graph: one page that works offline.")]
Base = Annotated[str, typer.Option("--base", help="Where the IRIs of the data begin.")]
Strict = Annotated[bool, typer.Option("--strict", help="Write nothing when any input fails.")]
UnreadFile = Annotated[
    Path | None, typer.Option("--unread", help="List trigger sentences that gave no fact, as JSON lines.")
]
Workers = Annotated[int, typer.Option("--workers", min=1, help="Processes that read in parallel.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but failures.")]
AsJson = Annotated[bool, typer.Option("--json", help="The summary as JSON on standard output.")]


def build(
    inputs: Inputs,
    output: Output = None,
    store: StoreFolder = None,
    prune: Prune = False,
    html: Html = None,
    base: Base = "",
    strict: Strict = False,
    unread: UnreadFile = None,
    judgements: Judgements = None,
    workers: Workers = 1,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Build a graph from news.

    Reads text (.txt), Markdown (.md), web pages (.html, .htm, .shtml) and JSON lines (.jsonl), each also as .gz;
    Word (.docx) and PDF (.pdf) files with the extra huabiao[office].
    Ends with 0 when all is done, 1 when some inputs failed (each is named), 2 when it was called wrongly.
    """
    if store is None and output is None:
        output = Path("graph.ttl")
    if prune and store is None:
        raise UsageError("--prune takes documents out of a store; name it with --store DIR")
    check_outputs(base or DEFAULT_BASE, output, html, unread)
    judged = judgements_of(judgements, store)
    if store is not None:
        check_folder(store)
    documents, failures = gather(inputs)
    if strict and failures:
        raise InputError(f"nothing written: {len(failures)} of the inputs failed and --strict was given")
    if not documents:
        misnamed = all(failure.misnamed for failure in failures)
        raise (UsageError if misnamed else InputError)("nothing written: no input could be read")
    if prune and failures:
        raise InputError(
            "nothing done: an input failed, and --prune would take out what it holds; mend or leave it out"
        )

    graph: pipeline.Graph | StoredGraph
    report: Report | None = None
    if store is not None:
        graph, report = build_into(
            store, documents, base=base, workers=workers, prune=prune, judgements=judged, quiet=quiet
        )
        unplaced = tuple(report.unplaced)
    else:
        with console.progress("reading", len(documents), quiet=quiet) as advance:
            facts = counted(pipeline.extract(documents, workers=workers), advance)
            graph = pipeline.Graph(facts, base=base or DEFAULT_BASE, judgements=judged)
        unplaced = graph.resolution.unplaced
    complain_of_unplaced(unplaced, judgements, store)
    files = {"graph": output, "html": html, "unread": unread}
    count = sum(path is not None for path in files.values())
    with staging() as stage, console.progress("writing", count, quiet=quiet) as advance:
        write_all(graph, stage, advance, output=output, html=html, unread=unread)

    if as_json:
        about = asdict(summary.of(graph)) | {name: str(path) for name, path in files.items() if path}
        if report is not None:
            about |= {"store": str(store), "build": asdict(report)}
        print(json.dumps(about | {"failures": [str(failure) for failure in failures]}, ensure_ascii=False))
    elif not quiet:
        if store is not None and report is not None:
            print(told(store, report))
        print(summary.told(graph, files, store))
    if failures:
        raise typer.Exit(console.SOME_FAILED)


def check_outputs(base: str, output: Path | None, html: Path | None, unread: Path | None) -> None:
    """Complain of what cannot be written before the work, not after it."""
    try:
        check_base(base)
    except ValueError as error:
        raise UsageError(f"--base {error}") from None
    if output is not None:
        format_of(output)
    targets = [path for path in (output, html, unread) if path is not None]
    if len({path.resolve() for path in targets}) < len(targets):
        raise UsageError("--output, --html and --unread name the same file; give each its own")
    if html is not None:
        check_page(html)
    for target in targets:
        check_writable(target)


def gather(inputs: Sequence[str]) -> tuple[list[Document], list[ReadFailure]]:
    """All documents, and the failures, which are named at once."""
    documents: list[Document] = []
    failures: list[ReadFailure] = []
    for item in read(inputs):
        if isinstance(item, Document):
            documents.append(item)
        else:
            failures.append(item)
            console.complain(item)
    return documents, failures


def counted(items: Iterable[Item], advance: console.Advance) -> Iterator[Item]:
    """*items*, each reported to the progress bar."""
    for item in items:
        yield item
        advance(1)


def write_all(
    graph: pipeline.Graph | StoredGraph,
    stage: Staging,
    advance: console.Advance,
    *,
    output: Path | None,
    html: Path | None,
    unread: Path | None,
) -> None:
    """Write every file that was asked for beside its place."""
    if output:
        with stage.beside(output) as path:
            graph.write(path)
        advance(1)
    if html:
        from kg.view import page  # takes a third of a second, which a graph without a page need not wait for

        with stage.beside(html) as path:
            path.write_text(page.render(graph.store, title=title_of(graph)), encoding="utf-8")
        advance(1)
    if unread:
        with stage.beside(unread) as path:
            path.write_text("".join(unread_line(sentence) for sentence in graph.unread), encoding="utf-8")
        advance(1)


def title_of(graph: pipeline.Graph | StoredGraph) -> str:
    """The page is named after its only article, or tells how many there are."""
    if isinstance(graph, StoredGraph):
        return f"{len(graph.documents()):,} 篇报道"
    documents = graph.documents
    return documents[0].title or documents[0].id if len(documents) == 1 else f"{len(documents)} 篇报道"


def unread_line(sentence: Unread) -> str:
    """An unread sentence as one line of JSON."""
    return json.dumps(asdict(sentence), ensure_ascii=False) + "\n"
