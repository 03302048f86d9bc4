"""``kg diff``: what two meetings, two articles or two graphs say differently."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from kg.analyse.alignment import Change, Part
from kg.analyse.comparison import Comparison, compare
from kg.analyse.graph_comparison import GraphComparison, compare_graphs
from kg.analyse.occasions import subject
from kg.analyse.passages import Passage
from kg.cli.days import day
from kg.cli.graphs import GraphOption, StoreOption, open_graph
from kg.cli.output import check_page, staging
from kg.cli.paper import paper
from kg.errors import UsageError
from kg.graph.write import Format

GRAPH_FILES = tuple(f".{form.value}" for form in Format)
MOST_NAMES = 12


def diff(
    one: Annotated[str, typer.Argument(metavar="A", help="A meeting, NAME@DAY, an article's id, or a graph file.")],
    other: Annotated[str, typer.Argument(metavar="B", help="The other; with --meeting both are days.")],
    graph: GraphOption = None,
    store: StoreOption = None,
    meeting: Annotated[str | None, typer.Option("--meeting", help="This meeting on the days A and B.")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="A page (.html).", show_default=False)] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Show what B says again, anew, in other words and no more; who came to one and not to the other."""
    if output:
        check_page(output)
    if not meeting and is_graph_file(one) and is_graph_file(other):
        if output:
            raise UsageError(f"{output}: two graphs are compared in the terminal or as --json, not as a page")
        show_graphs(compare_graphs(open_graph(Path(one)), open_graph(Path(other)), names=(one, other)), as_json)
        return
    opened = open_graph(graph, store)
    if meeting:
        told = compare(opened, *(subject(opened, meeting, on=day("--meeting", each)) for each in (one, other)))
    else:
        told = compare(opened, subject(opened, one), subject(opened, other))
    if output:
        from kg.view import diff_page

        with staging() as stage, stage.beside(output) as path:
            path.write_text(diff_page.render(told), encoding="utf-8")
    if as_json:
        print(json.dumps(asdict(told), ensure_ascii=False, indent=1))
    elif output:
        print(f"{told.one.title} and {told.other.title}: {output}")
    else:
        show(told)


def is_graph_file(name: str) -> bool:
    """Whether *name* is a file that holds a graph by its ending."""
    return Path(name).suffix.lower() in GRAPH_FILES and Path(name).is_file()


# ── in the terminal ─────────────────────────────────────────────────────────────────────────────────────────────────


def show(told: Comparison) -> None:
    """A whole comparison as text."""
    console = paper()
    for sign, each in (("A", told.one), ("B", told.other)):
        console.print(Text.assemble((f"{sign}  ", "dim"), (each.title, "bold")))
        for source in each.sources:
            console.print(Text(f"   {source.day} · {source.title} · {source.article}", "dim"))
    heading(console, "reworded", told.reworded)
    for pair in told.reworded:
        console.print(Text.assemble(("  A ", "dim"), words(pair.changes, Part.DROPPED, plain=not console.is_terminal)))
        console.print(Text.assemble(("  B ", "dim"), words(pair.changes, Part.ADDED, plain=not console.is_terminal)))
        console.print()
    heading(console, "on the same theme", told.on_theme)
    for both in told.on_theme:
        console.print(Text.assemble("  ", ("、".join(both.themes), "bold")))
        console.print(Text.assemble(("  A ", "dim"), both.one.text))
        console.print(Text.assemble(("  B ", "dim"), both.other.text))
        console.print()
    show_passages(console, "new in B", "+", told.new)
    show_passages(console, "dropped, only in A", "-", told.dropped)
    show_passages(console, "said again", "=", [pair.other for pair in told.again])
    for label, names in (("themes", told.themes), ("documents", told.documents), ("people", told.people)):
        if names.both or names.dropped or names.new:
            console.print(Text(f"\n{label}", "bold"))
            show_names(console, "only in A", names.dropped)
            show_names(console, "only in B", names.new)
            show_names(console, "in both", names.both)
    for mover in told.moved:
        console.print(f"  {mover.name}: place {mover.before} in A, {mover.after} in B")


def heading(console: Console, label: str, items: Sequence[object]) -> None:
    """The heading of a section that has something in it."""
    if items:
        console.print(Text(f"\n{label} ({len(items)})", "bold"))


def show_passages(console: Console, label: str, sign: str, told: Sequence[Passage]) -> None:
    """Sentences of one side."""
    heading(console, label, told)
    for each in told:
        console.print(Text.assemble(f"  {sign} ", each.text, (f"  {each.speaker}", "dim") if each.speaker else ""))


def show_names(console: Console, label: str, names: Iterable[str]) -> None:
    """A line of names."""
    if joined := "、".join(names):
        console.print(f"  {label:<10} {joined}")


def words(told: Iterable[Change], own: Part, *, plain: bool) -> Text:
    """One side of a reworded sentence, its own words marked (in [- -] and {+ +} where there are no colours)."""
    marks = {Part.DROPPED: ("[-", "-]", "red strike"), Part.ADDED: ("{+", "+}", "green bold")}
    text = Text()
    for each in told:
        if each.part is Part.KEPT:
            text.append(each.text)
        elif each.part is own:
            left, right, style = marks[own]
            text.append(f"{left}{each.text}{right}" if plain else each.text, style)
    return text


def show_graphs(told: GraphComparison, as_json: bool) -> None:
    """A comparison of two graphs."""
    if as_json:
        print(json.dumps(asdict(told), ensure_ascii=False, indent=1))
        return
    console = paper()
    console.print(f"A  {told.one}\nB  {told.other}")
    for each in told.things:
        only = f"{len(each.dropped)} only in A, {len(each.new)} only in B"
        console.print(f"\n{each.kind}: {each.both} in both, {only}")
        for sign, names in (("-", each.dropped), ("+", each.new)):
            more = f" and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""
            if names:
                console.print(f"  {sign} {'、'.join(names[:MOST_NAMES])}{more}")
    console.print(f"\nstatement: {told.again} in both, {len(told.dropped)} only in A, {len(told.new)} only in B")
    heading(console, "read in other words", told.reworded)
    for pair in told.reworded:
        console.print(Text.assemble((f"  {pair.one.article}\n  A ", "dim"), f"{pair.one.speaker}: "), end="")
        console.print(words(pair.changes, Part.DROPPED, plain=not console.is_terminal) or pair.one.text)
        console.print(Text.assemble(("  B ", "dim"), f"{pair.other.speaker}: "), end="")
        console.print(words(pair.changes, Part.ADDED, plain=not console.is_terminal) or pair.other.text)
    for sign, said in (("-", told.dropped), ("+", told.new)):
        for one in said:
            console.print(Text.assemble(f"  {sign} ", (f"{one.article} {one.speaker}: ", "dim"), one.text))
