"""Turtle and TriG that a person can read and a machine can compare: prefixes, subjects sorted, types first.

Written here because the libraries' own writers either keep no order (pyoxigraph) or take minutes over a million
triples (rdflib). Works on terms as N-Triples spells them, without blank nodes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter

from kg.graph.spelling import Term, Triple

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_-])?")
_XSD = "http://www.w3.org/2001/XMLSchema#"
_BARE = {f"<{_XSD}integer>": re.compile(r"[+-]?[0-9]+"), f"<{_XSD}boolean>": re.compile("true|false")}
"""Datatypes whose usual spellings Turtle writes without quotes."""
_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_FIRST = (_TYPE, f"<{_SKOS}prefLabel>", f"<{_SKOS}altLabel>")
"""What a reader looks for first in a subject's block; the rest follows in the order of the names."""
_ONE_LINE = 100

Order = tuple[int, str]


class TurtleWriter:
    """Formats triples in Turtle; keeps the short form of every IRI and typed value that it has met."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._namespaces = {iri: name for name, iri in prefixes.items()}
        self._short: dict[Term, str] = {}
        self._predicates: dict[Term, tuple[Order, str]] = {}
        self._prefixes = dict(sorted(prefixes.items()))

    def header(self) -> Iterator[str]:
        """The prefix lines."""
        for name, iri in self._prefixes.items():
            yield f"@prefix {name}: <{iri}> .\n"

    def subjects(self, triples: Iterable[Triple], indent: str = "") -> Iterator[str]:
        """One block of text for each subject, sorted."""
        by_subject: dict[Term, list[tuple[Order, str, str]]] = {}
        known = self._predicates
        for subject, predicate, value in triples:
            order, short = known.get(predicate) or self._predicate(predicate)
            by_subject.setdefault(subject, []).append((order, short, self.term(value)))
        for name, subject in sorted((self.term(subject), subject) for subject in by_subject):
            yield self._block(name, sorted(set(by_subject[subject])), indent)

    def term(self, value: Term) -> str:
        """A term as Turtle writes it: a prefixed name where there is one, a number without quotes."""
        if value[-1] != ">":
            return value  # a text, which both write alike
        known = self._short.get(value)
        if known is None:
            known = self._short[value] = self._shorten(value) if value[0] == "<" else self._typed(value)
        return known

    def _predicate(self, predicate: Term) -> tuple[Order, str]:
        short = "a" if predicate == _TYPE else self.term(predicate)
        rank = _FIRST.index(predicate) if predicate in _FIRST else len(_FIRST)
        known = self._predicates[predicate] = ((rank, short), short)
        return known

    def _shorten(self, iri: Term) -> str:
        end = max(iri.rfind("/"), iri.rfind("#"), iri.rfind(":")) + 1
        name = self._namespaces.get(iri[1:end])
        return f"{name}:{iri[end:-1]}" if name and _LOCAL.fullmatch(iri, end, len(iri) - 1) else iri

    def _typed(self, literal: Term) -> str:
        quoted, _, datatype = literal.rpartition("^^")
        bare = _BARE.get(datatype)
        return (
            quoted[1:-1] if bare and bare.fullmatch(quoted, 1, len(quoted) - 1) else f"{quoted}^^{self.term(datatype)}"
        )

    @staticmethod
    def _block(subject: str, pairs: list[tuple[Order, str, str]], indent: str) -> str:
        lines = []
        for predicate, group in groupby(pairs, key=itemgetter(1)):
            values = [value for _, _, value in group]
            joined = ", ".join(values)
            if len(values) > 1 and len(joined) > _ONE_LINE:
                joined = f",\n{indent}        ".join(values)
            lines.append(f"{predicate} {joined}")
        return f"{indent}{subject} " + f" ;\n{indent}    ".join(lines) + " .\n"


def write_turtle(triples: Iterable[Triple], prefixes: Mapping[str, str], out: Callable[[str], object]) -> None:
    """Write one graph."""
    writer = TurtleWriter(prefixes)
    for line in writer.header():
        out(line)
    for block in writer.subjects(triples):
        out("\n" + block)


def write_trig(
    graphs: Mapping[Term, Iterable[Triple]], prefixes: Mapping[str, str], out: Callable[[str], object]
) -> None:
    """Write named graphs, sorted by name; the default graph, whose name is empty, comes first."""
    writer = TurtleWriter(prefixes)
    for line in writer.header():
        out(line)
    for name in sorted(graphs):
        if not name:
            for block in writer.subjects(graphs[name]):
                out("\n" + block)
            continue
        out(f"\n{writer.term(name)} {{\n")
        for count, block in enumerate(writer.subjects(graphs[name], indent="    ")):
            out(("\n" if count else "") + block)
        out("}\n")
