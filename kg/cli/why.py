"""``kg why``: every fact about somebody or something, each with the sentence that states it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from kg.analyse import reasons
from kg.analyse.reasons import Reasons, Told
from kg.cli.graphs import GraphOption, StoreOption, open_graph
from kg.cli.paper import marked, paper


def why(
    name: Annotated[str, typer.Argument(metavar="NAME|IRI", help="A person, institution, meeting, theme, document.")],
    graph: GraphOption = None,
    store: StoreOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Show every fact about NAME with the sentences that state it, the words that matter marked."""
    found = reasons.why(open_graph(graph, store), name)
    if as_json:
        print(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=1))
        return
    console = paper()
    for each in found:
        also = " · ".join(filter(None, (each.pinyin, each.english, *each.names)))
        console.print(Text.assemble((each.name, "bold"), f"  {each.kind}  ", (also, "dim")))
        console.print(Text(each.iri, style="dim"))
        for fact in each.facts:
            print_fact(console, fact, each)


def print_fact(console: Console, fact: Told, thing: Reasons) -> None:
    """One fact, and under it its sentences; what is named is marked (in ⟦ ⟧ where there is no bold)."""
    days = "" if not fact.days else fact.days[0] if len(set(fact.days)) == 1 else f"{fact.days[0]} – {fact.days[-1]}"
    label = f": {fact.label}" if fact.label else ""
    console.print(
        Text.assemble(
            f"\n- {fact.relation} ", (fact.other, "bold cyan"), label, (f"  [{days}]" if days else "", "green")
        )
    )
    words = {thing.name, *thing.names, fact.other, *fact.names, *fact.label.split("、")} - {""}
    for each in fact.evidence:
        quote = marked(each.quote.strip(), words, plain=not console.is_terminal)
        console.print(Text.assemble("    “", (each.before, "dim"), quote, (each.after.rstrip(), "dim"), "”"))
        place = (each.article, each.source, each.date, each.url)
        console.print(Text("    " + " · ".join(part for part in place if part), "dim"))
