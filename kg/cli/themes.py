"""``kg themes``: the themes of a graph, and the new ones that are worth curating."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated

import typer

from kg.analyse.discovery import LEAST, RISE, Proposal, proposals
from kg.analyse.frequency import frequencies
from kg.cli.days import day
from kg.cli.graphs import GraphOption, StoreOption, open_graph
from kg.cli.kinds import KindOption, kinds
from kg.errors import UsageError
from kg.query.text_table import table

TOP = 100


def themes(
    graph: GraphOption = None,
    store: StoreOption = None,
    new: Annotated[bool, typer.Option("--new", help="Propose discovered themes for curation.")] = False,
    since: Annotated[
        str | None, typer.Option("--since", help="From this day on (2020-07-27); with --new: first seen or risen then.")
    ] = None,
    top: Annotated[int, typer.Option("--top", min=1, help="How many at most.")] = TOP,
    least: Annotated[int | None, typer.Option("--least", min=1, help="Articles that must name a theme.")] = None,
    kind: KindOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    as_lines: Annotated[
        bool, typer.Option("--tsv", help="With --new: as lines to paste into kg/lexicon/data/themes.tsv.")
    ] = False,
) -> None:
    """List themes by frequency with first and last day, or propose new ones with an example each."""
    if as_lines and not new:
        raise UsageError("--tsv goes with --new: only what is proposed can be accepted")
    if as_lines and as_json:
        raise UsageError("--tsv and --json are two formats; choose one")
    if new and kind:
        raise UsageError("--kind goes without --new: what is proposed are slogans and programmes")
    asked, first = kinds(kind), day("--since", since)
    opened = open_graph(graph, store)
    if new:
        show_proposals(proposals(opened, since=first, least=least or LEAST, top=top), as_json, as_lines)
        return
    found = frequencies(opened, since=first, least=least or 1, top=top, kinds=asked)
    if as_json:
        print(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=1))
        return
    cells = [
        (each.name, each.kind, str(each.articles), each.first, each.last, "discovered" if each.discovered else "")
        for each in found
    ]
    print(table(("theme", "kind", "articles", "first", "last", ""), cells), end="")


def show_proposals(found: Sequence[Proposal], as_json: bool, as_lines: bool) -> None:
    """The proposals, the best first."""
    if as_json:
        print(json.dumps([asdict(each) | {"line": each.line} for each in found], ensure_ascii=False, indent=1))
        return
    if as_lines:
        for each in found:
            print(each.line)
        return
    for number, each in enumerate(found, start=1):
        risen = f", risen {each.rise}×" if each.rise is not None else ""
        print(
            f"{number:>3}  {each.name}  {each.form.value} · {each.articles} articles, "
            f"{each.first} – {each.last}{risen} · raised {each.raised}× · beside known themes {each.known:.0%}"
        )
        if each.example:
            print(f"     “{each.example.sentence}” {each.example.article} {each.example.day}")
    print(
        f"({len(found)} proposed; with --since: first named from that day on, or risen {RISE:.0f}-fold; "
        "accept one by adding its line of --tsv to kg/lexicon/data/themes.tsv and running python -m kg.graph.scheme; "
        "add its English label, and to a numeral slogan its members, or a note that begins with 'no list: ')"
    )
