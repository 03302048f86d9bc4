"""SHACL: does a graph have the shapes of ``ontology/shapes.ttl``?

By ``shacl-rust``, which is some twenty times as fast as pySHACL; by pySHACL, the reference implementation, where that
is asked for. A test sees to it that the two find the same.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from typing import IO, NamedTuple

import pyoxigraph as ox
import pyshacl
import rdflib
import shacl_rust
from rdflib.namespace import SH

from kg import resources
from kg.validate.finding import Finding

_SHAPE_NAMESPACE = "https://w3id.org/huabiao/ontology/shape/"


class _Result(NamedTuple):
    """One result of an engine, in terms that do not depend on it."""

    focus: str
    shape: rdflib.URIRef
    value: str


def conform(store: ox.Store, *, reference: bool = False) -> list[Finding]:
    """What breaks a shape, sorted; with *reference* as pySHACL finds it. The named graphs are looked at together."""
    shapes = _shapes()
    results = _by_pyshacl(store, shapes) if reference else _by_shacl_rust(store, shapes)
    return sorted({_finding(result, shapes) for result in results})


def _shapes() -> rdflib.Graph:
    """The shapes, those of properties with an IRI each, so that both engines can name the one that was broken."""
    graph = rdflib.Graph().parse(resources.ontology("shapes.ttl"), format="turtle")
    inner = {shape for shape in graph.objects(None, SH.property) if isinstance(shape, rdflib.BNode)}
    names: dict[rdflib.term.Node, rdflib.URIRef] = {
        shape: rdflib.URIRef(f"urn:kg:shape:{number}") for number, shape in enumerate(sorted(inner))
    }
    shapes = rdflib.Graph()
    for subject, predicate, value in graph:
        shapes.add((names.get(subject, subject), predicate, names.get(value, value)))
    return shapes


def _by_shacl_rust(store: ox.Store, shapes: rdflib.Graph) -> Iterator[_Result]:
    with tempfile.TemporaryFile() as data:
        _flatten(store, data)
        data.seek(0)
        text = io.BytesIO(shapes.serialize(format="nt", encoding="utf-8"))
        report = shacl_rust.validate_file(data, text, data_format="nt", shapes_format="nt")
    for result in report["results"]:
        focus, shape, value = (_words(result.get(key)) for key in ("focusNode", "sourceShape", "value"))
        yield _Result(focus, rdflib.URIRef(shape), value)


def _by_pyshacl(store: ox.Store, shapes: rdflib.Graph) -> Iterator[_Result]:
    data = io.BytesIO()
    _flatten(store, data)
    graph = rdflib.Graph().parse(data=data.getvalue(), format="nt")
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes, inference="none")
    if not isinstance(report, rdflib.Graph):
        raise TypeError(f"pySHACL gave no report: {report}")
    for result in report.objects(None, SH.result):
        focus, shape, value = (report.value(result, key) for key in (SH.focusNode, SH.sourceShape, SH.value))
        yield _Result(str(focus), rdflib.URIRef(str(shape)), "" if value is None else str(value))


def _flatten(store: ox.Store, file: IO[bytes]) -> None:
    """The triples of all named graphs, as N-Triples."""
    ox.serialize((quad.triple for quad in store), file, format=ox.RdfFormat.N_TRIPLES)


def _words(term: str | None) -> str:
    """What a term in N-Triples says: its IRI, its label, or the words of a literal."""
    if term is None:
        return ""
    (triple,) = ox.parse(f"<a:> <a:> {term} .", format=ox.RdfFormat.N_TRIPLES)
    return getattr(triple.object, "value", str(triple.object))


def _finding(result: _Result, shapes: rdflib.Graph) -> Finding:
    messages = sorted(shapes.objects(result.shape, SH.message), key=lambda m: (getattr(m, "language", "") != "en", m))
    named = result.shape.startswith(_SHAPE_NAMESPACE)
    owner = result.shape if named else shapes.value(None, SH.property, result.shape)
    path = shapes.value(result.shape, SH.path)
    return Finding(
        rule="shapes/" + str(owner or "").removeprefix(_SHAPE_NAMESPACE),
        node=result.focus,
        problem=f"not so: {messages[0]}" if messages else f"wrong {path}",
        value=result.value,
    )
