"""``kg query``: ask a graph a question of the library, or one of your own."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

import pyoxigraph as ox
import typer

from kg.cli.console import complain
from kg.cli.graphs import GraphOption, StoreOption, open_graph
from kg.errors import UsageError
from kg.graph.vocabulary import DCT, KG, RDF
from kg.query import Query, Shape, ask, load, parse
from kg.query.run import shape_of


def query(
    name: Annotated[
        str, typer.Argument(metavar="NAME|FILE.rq|-", help="A query of the library (kg queries), a file, or -.")
    ],
    graph: GraphOption = None,
    store: StoreOption = None,
    params: Annotated[
        list[str] | None, typer.Option("--param", "-p", metavar="NAME=VALUE", help="A parameter; may be repeated.")
    ] = None,
    shape: Annotated[str, typer.Option("--format", help=", ".join(Shape) + ".")] = Shape.TABLE.value,
) -> None:
    """Ask a graph a question."""
    wanted = shape_of(shape)
    values = parameters(params or ())
    question = from_stdin() if name == "-" else load(name)
    for each in values:
        question.parameter(each)
    opened = open_graph(graph, store)
    answer = ask(question, opened, values)
    print(answer.text(wanted), end="")
    if not len(answer) and "dct:date ?published" in question.text and not has_dated_article(opened):
        complain("no rows: the question is about days of publication, and no article of this graph has a known one")


def has_dated_article(graph: ox.Store) -> bool:
    """Whether the day of publication of any article is known."""
    dated = (quad.subject for quad in graph.quads_for_pattern(None, DCT.date, None))
    return any(True for article in dated if next(graph.quads_for_pattern(article, RDF.type, KG.Article), None))


def parameters(given: Sequence[str]) -> dict[str, str]:
    """The values of ``-p name=value``."""
    values: dict[str, str] = {}
    for each in given:
        name, equals, value = each.partition("=")
        if not equals or not name.strip():
            raise UsageError(f"-p {each}: expected name=value")
        if name.strip() in values:
            raise UsageError(f"-p {each}: {name.strip()} was given before; give it once")
        values[name.strip()] = value.strip()
    return values


def from_stdin() -> Query:
    """The query on standard input."""
    try:
        return parse("standard input", sys.stdin.read())
    except UnicodeDecodeError:
        raise UsageError("standard input: is no UTF-8 text; save the query as UTF-8") from None
