"""``kg view``: a graph, or a part of it, as a page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.analyse.element import Kind
from kg.cli.days import day
from kg.cli.graphs import GraphOption, StoreOption, open_graph, source_of
from kg.cli.output import check_page, staging
from kg.errors import UsageError, nearest
from kg.view import page


def view(
    output: Annotated[Path, typer.Option("--output", "-o", help="The page (.html).")] = Path("graph.html"),
    graph: GraphOption = None,
    store: StoreOption = None,
    focus: Annotated[str | None, typer.Option("--focus", help="Show what is around this name or IRI.")] = None,
    hops: Annotated[
        int | None,
        typer.Option("--hops", min=0, help="How many steps around it; else 2, or 1 of people.", show_default=False),
    ] = None,
    kinds: Annotated[
        list[str] | None, typer.Option("--type", help=f"Only these kinds: {', '.join(kind.value for kind in Kind)}.")
    ] = None,
    since: Annotated[str | None, typer.Option("--since", help="Facts from this day on (2020-07-27).")] = None,
    until: Annotated[str | None, typer.Option("--until", help="Facts up to this day.")] = None,
    together: Annotated[
        bool, typer.Option("--together", help="Who took part in meetings with whom, and how often.")
    ] = False,
    title: Annotated[str | None, typer.Option("--title", help="The heading of the page.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but failures.")] = False,
) -> None:
    """Draw a graph as one HTML page that works offline."""
    known = {kind.value for kind in Kind}
    for kind in kinds or ():
        if kind not in known:
            raise UsageError(f"--type {kind}: unknown; use {', '.join(sorted(known))}{nearest(kind, known)}")
    if hops is not None and focus is None:
        raise UsageError("--hops counts steps around a name; name it with --focus NAME")
    if together and kinds:
        raise UsageError("--together shows people alone; leave out --type")
    first, last = day("--since", since), day("--until", until)
    check_page(output)
    html = page.render(
        open_graph(graph, store),
        title=title or focus or source_of(graph, store).stem,
        focus=focus,
        hops=hops,
        kinds=kinds or None,
        since=first,
        until=last,
        people=together,
    )
    with staging() as stage, stage.beside(output) as path:
        path.write_text(html, encoding="utf-8")
    if not quiet:
        print(f"page: {output}")
