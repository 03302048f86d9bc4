"""``kg judge``: record a decision on who is who; every later build replays it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from kg.cli import console
from kg.cli.graphs import GraphOption, StoreOption, open_graph
from kg.cli.into_store import read_judgements
from kg.cli.output import check_writable, refusals_of
from kg.cli.sides import reference, warnings
from kg.errors import UsageError
from kg.resolve import Judgement
from kg.resolve import judgements as record
from kg.resolve.judgements import Verdict
from kg.store.layout import JUDGEMENTS
from kg.store.opened import open_store


def judge(
    left: Annotated[str, typer.Argument(metavar="LEFT", help="A name, 名字（职务）, 名字@document, or an IRI.")],
    right: Annotated[str, typer.Argument(metavar="RIGHT", help="The same for the other side.")],
    verdict: Annotated[str, typer.Argument(metavar="VERDICT", help="same, different or unsure.")],
    who: Annotated[str, typer.Option("--who", help="Who judges.")],
    why: Annotated[str, typer.Option("--why", help="Why: a sentence, a source.")] = "",
    graph: GraphOption = None,
    store: StoreOption = None,
    file: Annotated[
        Path | None,
        typer.Option("--file", help="The file of judgements; else that of the store, or ./judgements.tsv."),
    ] = None,
) -> None:
    """Record that two are the same, are different, or that nobody knows.

    The left side of "same" keeps its IRI. Build again to see what follows. A side that means several is refused, and
    each is named as it can be written. So is a judgement that contradicts earlier ones; their lines are named. Without
    --store or --graph nobody can tell whom a name means, and it is taken as it stands.
    """
    if verdict not in set(Verdict):
        raise UsageError(f"{verdict}: not a verdict; use {', '.join(Verdict)}")
    place = file or (store / JUDGEMENTS if store else Path(JUDGEMENTS))
    inside = open_graph(graph, store) if graph or store else None
    told = Judgement(
        reference(left, inside), reference(right, inside), Verdict(verdict), who, date.today().isoformat(), why
    )
    if told.left == told.right:
        raise UsageError(
            f"{told.left} stands on both sides; tell them apart by a post or a document: 王伟（海州市市长）"
        )
    if told.left.kind != told.right.kind:
        raise UsageError(f"{told.left} and {told.right}: a person and an institution cannot be one")
    check_writable(place)
    earlier = read_judgements(place) if place.is_file() else ()
    record.check([*earlier, told])
    if store:
        open_store(store).try_out([*earlier, told])
    with refusals_of(place):
        place.parent.mkdir(parents=True, exist_ok=True)
    record.append(place, told)
    print(f"{place}: {told.left} {verdict} {told.right}")
    if inside is not None and told.verdict is Verdict.SAME:
        for warning in warnings(told.left, told.right, inside):
            console.complain(warning)
