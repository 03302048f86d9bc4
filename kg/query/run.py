"""Asking a store: a query of the library or a file, its parameters, and the answer in a format.

A parameter's value enters the query as a term that pyoxigraph has written, never as a piece of text, so that nothing
a user types can change what is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pyoxigraph as ox

from kg.errors import UsageError
from kg.graph.vocabulary import XSD, prefixes
from kg.graph.write import Format, of_quads, write_text
from kg.query.library import PLACE, Kind, Parameter, Query, load
from kg.query.names import find, iri
from kg.query.text_table import table

Term = ox.NamedNode | ox.Literal
_UNEXPECTED = re.compile(r"error at (?P<line>\d+):(?P<column>\d+): expected ")
_EXCERPT = 20


class Shape(StrEnum):
    """The formats of an answer."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    XML = "xml"
    TTL = "ttl"


_RESULTS = {
    Shape.CSV: ox.QueryResultsFormat.CSV,
    Shape.JSON: ox.QueryResultsFormat.JSON,
    Shape.XML: ox.QueryResultsFormat.XML,
}


Value = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None


@dataclass(frozen=True, slots=True)
class Answer:
    """A table of terms; for CONSTRUCT and DESCRIBE a table of triples; for ASK one cell, yes or no."""

    columns: tuple[str, ...]
    terms: tuple[tuple[Value, ...], ...]
    results: bytes | None
    """The answer in the W3C's JSON, from which its other standard formats are made; ``None`` for triples."""

    @property
    def rows(self) -> list[tuple[str, ...]]:
        """The values as text: a literal's words, an IRI without brackets, nothing for an unbound variable."""
        return [tuple(_words(term) for term in row) for row in self.terms]

    def __iter__(self) -> Iterator[dict[str, str]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def __len__(self) -> int:
        return len(self.terms)

    def text(self, shape: Shape | str = Shape.TABLE) -> str:
        """The answer in a format; raises ``UsageError`` where it has no such form."""
        shape = shape_of(shape)
        if shape is Shape.TABLE:
            return table(self.columns, self.rows)
        if self.results is None:
            return self._triples(shape)
        if shape is Shape.TTL:
            raise UsageError("the answer is a table and has no Turtle form; use --format table, csv, json or xml")
        again = ox.parse_query_results(self.results, format=ox.QueryResultsFormat.JSON)
        if isinstance(again, ox.QueryBoolean) and shape is Shape.CSV:
            return table(self.columns, self.rows)
        written = again.serialize(format=_RESULTS[shape])
        return (written or b"").decode("utf-8").replace("\r\n", "\n").rstrip("\n") + "\n"

    def _triples(self, shape: Shape) -> str:
        if shape is not Shape.TTL:
            raise UsageError(f"the answer is a graph and has no {shape.value} form; use --format ttl or table")
        pieces: list[str] = []
        quads = (ox.Quad(*row) for row in self.terms)  # type: ignore[arg-type]
        try:
            write_text(of_quads(quads), Format.TURTLE, pieces.append)
        except ValueError:
            raise UsageError("the answer has blank nodes; give them IRIs in the query, or use --format table") from None
        return "".join(pieces)


def shape_of(name: Shape | str) -> Shape:
    """The format called *name*; raises ``UsageError`` where there is none."""
    try:
        return Shape(name)
    except ValueError:
        raise UsageError(f"{name}: no such format; use one of {', '.join(Shape)}") from None


def run(name: str, store: ox.Store, params: Mapping[str, object] | None = None, fmt: Shape | str = Shape.TABLE) -> str:
    """Ask the query *name* (of the library, or a file) and give the answer as text."""
    shape = shape_of(fmt)
    return ask(load(name), store, params or {}).text(shape)


def ask(query: Query, store: ox.Store, params: Mapping[str, object] | None = None) -> Answer:
    """Ask a query of a store, over all its articles together.

    Raises:
        UsageError: an unknown or missing parameter, a value that is none of its kind, a name that nothing bears, or
            a query that is no SPARQL.
    """
    text = fill(query, store, params or {})
    try:
        return _answer(store.query(text, prefixes=prefixes(), use_default_graph_as_union=True))
    except SyntaxError as error:
        raise UsageError(f"{query.name}: is no SPARQL query ({_told(error, text)}); correct it and ask again") from None
    except (OSError, RuntimeError, ValueError) as error:  # what pyoxigraph raises when a query breaks off
        raise UsageError(f"{query.name}: cannot be answered ({error}); simplify it and ask again") from None


def _told(error: SyntaxError, text: str) -> str:
    """What is wrong with a query and where. The parser's list of all that might have stood there helps nobody."""
    found = _UNEXPECTED.match(str(error))
    if not found:
        return str(error)
    line, column = int(found["line"]), int(found["column"])
    rest = next(iter(text.splitlines()[line - 1 : line]), "")[column - 1 :].strip()
    place = f"line {line}, column {column}"
    return f"{place}: {rest[:_EXCERPT]!r} is not expected here" if rest else f"{place}: something is missing here"


def _answer(result: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> Answer:
    if isinstance(result, ox.QueryTriples):
        triples = sorted({(t.subject, t.predicate, t.object) for t in result}, key=lambda t: tuple(map(str, t)))
        return Answer(("subject", "predicate", "object"), tuple(triples), None)
    written = result.serialize(format=ox.QueryResultsFormat.JSON) or b""
    again = ox.parse_query_results(written, format=ox.QueryResultsFormat.JSON)
    if isinstance(again, ox.QueryBoolean):
        return Answer(("answer",), ((ox.Literal("yes" if again else "no"),),), written)
    columns = tuple(variable.value for variable in again.variables)
    return Answer(columns, tuple(tuple(row[column] for column in columns) for row in again), written)


def fill(query: Query, store: ox.Store, params: Mapping[str, object]) -> str:
    """The text of *query* with the values of its parameters in their places."""
    given = {name: str(value) for name, value in params.items() if value is not None}
    values = {name: values_of(query.parameter(name), value, store) for name, value in given.items()}
    for parameter in query.parameters:
        if parameter.required and parameter.name not in values:
            example = f"-p {parameter.name}={parameter.example}"
            raise UsageError(f"{query.name}: the parameter {parameter.name} is missing; give it, as in {example}")

    def place(found: re.Match[str]) -> str:
        name = found["name"]
        if name not in values:
            return ""  # any value: a clause with nothing to say would only cost time
        return f"VALUES ?{name} {{ {' '.join(map(str, values[name]))} }}"

    return PLACE.sub(place, query.text)


def values_of(parameter: Parameter, text: str, store: ox.Store) -> list[Term]:
    """The terms that *text* stands for as a value of this parameter."""
    match parameter.kind:
        case Kind.TEXT:
            return [ox.Literal(text)]
        case Kind.DATE:
            return [ox.Literal(_day(parameter, text).isoformat(), datatype=XSD.date)]
        case Kind.INTEGER:
            if not re.fullmatch(r"[+-]?[0-9]+", text.strip(), re.ASCII):
                raise UsageError(f"{parameter.name}={text}: expected a whole number")
            return [ox.Literal(str(int(text)), datatype=XSD.integer)]
        case Kind.ANY:
            node = iri(text)
            return [node] if node else _things_or_text(store, text)
        case _:
            return list(find(store, text, parameter.kind))


def _things_or_text(store: ox.Store, text: str) -> list[Term]:
    try:
        things: list[Term] = list(find(store, text))
    except UsageError:
        things = []
    return [*things, ox.Literal(text), ox.Literal(text, language="zh")]


def _day(parameter: Parameter, text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise UsageError(f"{parameter.name}={text}: expected a day such as 2020-07-27") from None


def _words(term: Value) -> str:
    if term is None:
        return ""
    return term.value if isinstance(term, ox.NamedNode | ox.BlankNode | ox.Literal) else str(term)
