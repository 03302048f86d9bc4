"""Questions about one thing, put to the store in SPARQL: what an index answers in milliseconds, asked as such."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

import pyoxigraph as ox

from kg.graph.vocabulary import DCT, RDF, SKOS, XSD

Told = dict[str, str]
"""One row of an answer: the values by column, empty where there is none."""


def rows(
    store: ox.Store,
    query: str,
    *,
    given: Mapping[str, ox.NamedNode | ox.Literal] | None = None,
    among: Iterable[ox.NamedNode] | None = None,
) -> list[Told]:
    """The rows of ``sparql/QUERY.rq`` over all graphs, sorted, so that nothing depends on the store's own order.

    Each name of *given* stands in the query as ``<urn:name>``; *among* takes the place of ``<urn:among>``.
    """
    text = _text(query)
    for name, term in (given or {}).items():
        text = text.replace(f"<urn:{name}>", str(term))
    if among is not None:
        text = text.replace("<urn:among>", " ".join(map(str, among)))
    solutions = store.query(text, use_default_graph_as_union=True)
    if not isinstance(solutions, ox.QuerySolutions):
        raise TypeError(f"{query}.rq is no SELECT")
    names = [variable.value for variable in solutions.variables]
    told = [{name: _value(solution[name]) for name in names} for solution in solutions]
    return sorted(told, key=lambda row: tuple(row[name] for name in names))


def day(iso: str) -> ox.Literal:
    """A day as a term."""
    return ox.Literal(iso, datatype=XSD.date)


def integer(number: int) -> ox.Literal:
    """A whole number as a term."""
    return ox.Literal(str(number), datatype=XSD.integer)


@cache
def _text(query: str) -> str:
    return files("kg.analyse").joinpath("sparql", f"{query}.rq").read_text(encoding="utf-8")


def _value(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""


def value(store: ox.Store, node: ox.NamedNode, prop: ox.NamedNode, language: str | None = None) -> str:
    """The first value of a property in code point order (in one language where that is told), or an empty string."""
    found = (
        quad.object.value
        for quad in store.quads_for_pattern(node, prop, None)
        if isinstance(quad.object, ox.NamedNode | ox.Literal)
        and (language is None or (isinstance(quad.object, ox.Literal) and quad.object.language == language))
    )
    return min(found, default="")


def name_of(store: ox.Store, node: ox.NamedNode) -> str:
    """What a thing is called in Chinese; the last step of its IRI where it has no name."""
    return value(store, node, SKOS.prefLabel, "zh") or node.value.rpartition("/")[2]


def is_a(store: ox.Store, node: ox.NamedNode, cls: ox.NamedNode) -> bool:
    """Whether *node* is of this class."""
    return next(store.quads_for_pattern(node, RDF.type, cls), None) is not None


def published(store: ox.Store, article: ox.NamedNode) -> str:
    """The day on which an article was published, ISO 8601; empty where none is known."""
    days = (quad.object for quad in store.quads_for_pattern(article, DCT.date, None))
    return min((day.value for day in days if isinstance(day, ox.Literal) and day.datatype == XSD.date), default="")
