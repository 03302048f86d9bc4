"""``kg trend``: how themes are told over time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import pyoxigraph as ox
import typer
from rich.console import Console
from rich.text import Text

from kg.analyse.heat import TIERS, definition
from kg.analyse.sighting import Sighting
from kg.analyse.span import Step
from kg.analyse.trend import FEW, ThemeTrend, Trend
from kg.analyse.trend import trend as analyse
from kg.analyse.vanished import LEAST, LEFT_OVER, Vanished, vanished
from kg.cli import days
from kg.cli.choice import the_theme
from kg.cli.graphs import GraphOption, StoreOption, open_graph
from kg.cli.kinds import KindOption, kinds
from kg.cli.output import check_writable, staging
from kg.cli.paper import marked, paper
from kg.errors import UsageError, nearest
from kg.query.text_table import table
from kg.view import chart

PAGES = (".html", ".htm")
BARS = " ▁▂▃▄▅▆▇█"


def trend(
    themes: Annotated[list[str] | None, typer.Argument(metavar="THEME...", help="Policy themes.")] = None,
    graph: GraphOption = None,
    store: StoreOption = None,
    since: Annotated[str | None, typer.Option("--since", help="Articles from this day on (2020-07-27).")] = None,
    until: Annotated[str | None, typer.Option("--until", help="Articles up to this day.")] = None,
    by: Annotated[Step, typer.Option("--by", help="What to count by.")] = Step.MONTH,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="A picture (.png, .svg) or a page (.html).", show_default=False),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    gone: Annotated[bool, typer.Option("--vanished", help="Themes frequent before a day and gone after it.")] = False,
    before: Annotated[str | None, typer.Option("--before", help="That day, for --vanished.")] = None,
    least: Annotated[int, typer.Option("--least", min=1, help="For --vanished: articles that make frequent.")] = LEAST,
    kind: KindOption = None,
) -> None:
    """Show when themes are first and last named, how often, by whom, and beside what."""
    if gone:
        if themes or not before:
            raise UsageError("--vanished goes with --before DAY and without THEME")
        if output:
            raise UsageError(f"{output}: --vanished is a list, in the terminal or as --json; leave out --output")
        asked, day = kinds(kind), days.day("--before", before) or date.max
        show_vanished(vanished(open_graph(graph, store), day, least=least, kinds=asked), day, least, as_json)
        return
    if kind:
        raise UsageError("--kind goes with --vanished; a theme that you name is shown whatever its kind")
    if not themes:
        raise UsageError("name one or several themes, as in kg trend 乡村振兴, or ask with --vanished --before DAY")
    stretch = days.stretch(since, until)
    if output:
        check_picture(output)
    opened = open_graph(graph, store)
    nodes = list(dict.fromkeys(the_theme(opened, theme) for theme in themes))
    told = analyse(opened, nodes, stretch=stretch, step=by)
    if output:
        draw(opened, told, output)
    if as_json:
        print(json.dumps(as_data(told), ensure_ascii=False, indent=1))
    elif not output:
        show(told)
    else:
        print(f"trend of {', '.join(theme.name for theme in told.themes)}: {output}")


def check_picture(output: Path) -> None:
    """Refuse what cannot be drawn or written, before the work."""
    known = (*chart.FORMATS, *PAGES)
    if output.suffix.lower() not in known:
        hint = nearest(output.suffix.lower(), known)
        raise UsageError(f"{output}: a trend is drawn as {', '.join(known[:-1])}; choose another name{hint}")
    check_writable(output)


def draw(store: ox.Store, told: Trend, output: Path) -> None:
    """Write the picture or the page."""
    with staging() as stage, stage.beside(output) as path:
        if output.suffix.lower() in PAGES:
            from kg.view import trend_page

            path.write_text(trend_page.render(store, told), encoding="utf-8")
        else:
            chart.draw(told, path)


def as_data(told: Trend) -> dict[str, Any]:
    """The trend for a program, with the definition of the tiers."""
    tiers = [each._asdict() for each in TIERS]
    themes = [asdict(theme) | {"tier": theme.tier.level} for theme in told.themes]
    return {**asdict(told), "themes": themes, "heat": {"definition": definition(), "tiers": tiers}}


# ── in the terminal ─────────────────────────────────────────────────────────────────────────────────────────────────


def show(told: Trend) -> None:
    """The whole trend as text."""
    console = paper()
    span = f"{told.first_day} – {told.last_day}, {told.articles:,} articles"
    console.print(
        span if told.articles else "no article of this time has a known day; nothing can be counted", style="dim"
    )
    for theme in told.themes:
        console.print()
        show_theme(console, told, theme)
    console.print(f"\nHeat: {definition()}.", style="dim")


def show_theme(console: Console, told: Trend, theme: ThemeTrend) -> None:
    """One theme."""
    also = " · ".join(filter(None, (theme.english, theme.kind, "discovered" if theme.discovered else "")))
    console.print(Text.assemble((theme.name, "bold"), "  ", (also, "dim")))
    undated = f"; {theme.undated} more without a known day" if theme.undated else ""
    console.print(f"  heat        {theme.tier.words}: {theme.articles:,} articles, {theme.share:.1%}{undated}")
    if theme.peak:
        peak = theme.peak
        rest = f"few articles, no period has {FEW}" if peak.sparse else TIERS[peak.tier].words
        console.print(f"  peak        {peak.period}: {peak.articles} of {peak.of} ({peak.share:.1%}), {rest}")
    for label, seen in (("first seen", theme.first), ("last seen", theme.last)):
        if seen:
            show_sighting(console, label, seen)
    lists = (
        ("in words", [f"{words} {number}" for words, number in theme.wordings]),
        ("said by", [f"{each.name} {each.statements}" for each in theme.speakers]),
        ("beside", [f"{each.name} {each.articles} (by chance {each.expected})" for each in theme.beside]),
    )
    for label, parts in lists:
        if parts:
            console.print(f"  {label:<10}  {' · '.join(parts)}")
    show_counts(console, told, theme)


def show_sighting(console: Console, label: str, seen: Sighting) -> None:
    """The first or the last time, with its sentence."""
    console.print(f"  {label:<10}  {seen.day}  {f'{seen.speaker}:' if seen.speaker else ''}")
    quote = marked(seen.sentence, [seen.wording] if seen.wording else [], plain=not console.is_terminal)
    console.print(Text.assemble("    “", quote, "”"))
    place = (seen.title, seen.source, seen.article, seen.url)
    console.print(Text("    " + " · ".join(part for part in place if part), "dim"))


def show_counts(console: Console, told: Trend, theme: ThemeTrend) -> None:
    """Counts by period, a year to a line, each with a bar of its share; the bars of a theme have one scale."""
    top = max((count.share for count in theme.counts), default=0)
    if not top:
        return
    console.print(f"  by {told.step.value}")
    years: dict[str, list[str]] = {}
    for count in theme.counts:
        bar = BARS[-(-int(8 * 1000 * count.share / top) // 1000)] if count.articles else "·"
        place = "" if told.step is Step.YEAR else f"{count.period[5:]}:"
        years.setdefault(count.period[:4], []).append(f"{place}{count.articles}{bar}")
    for year, cells in years.items():
        console.print(f"    {year}  {'  '.join(cells)}")


def show_vanished(found: Sequence[Vanished], day: date, least: int, as_json: bool) -> None:
    """Themes frequent before a day and gone after it."""
    if as_json:
        print(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=1))
        return
    cells = [(each.name, each.kind, str(each.before), str(each.since), each.first, each.last) for each in found]
    print(table(("theme", "kind", f"before {day}", "since", "first", "last"), cells), end="")
    print(f"Named in at least {least} articles before {day}; of their share less than {LEFT_OVER:.0%} is left.")
