"""SHACL: does a graph have the shapes of ``ontology/shapes.ttl``? By pySHACL, the reference implementation."""

from __future__ import annotations

import io

import pyoxigraph as ox
import pyshacl
import rdflib
from rdflib.namespace import SH

from kg import resources
from kg.validate.finding import Finding

_SHAPE_NAMESPACE = "https://w3id.org/huabiao/ontology/shape/"


def conform(store: ox.Store) -> list[Finding]:
    """What breaks a shape, sorted. The named graphs are looked at together."""
    shapes = rdflib.Graph().parse(resources.ontology("shapes.ttl"), format="turtle")
    conforms, report, _ = pyshacl.validate(flattened(store), shacl_graph=shapes, inference="none")
    if conforms:
        return []
    if not isinstance(report, rdflib.Graph):
        raise TypeError(f"pySHACL gave no report: {report}")
    return sorted(_finding(report, result, shapes) for result in report.objects(None, SH.result))


def flattened(store: ox.Store) -> rdflib.Graph:
    """The triples of all named graphs as one rdflib graph in memory."""
    buffer = io.BytesIO()
    ox.serialize({quad.triple for quad in store}, buffer, format=ox.RdfFormat.N_TRIPLES)
    return rdflib.Graph().parse(data=buffer.getvalue(), format="nt")


def _finding(report: rdflib.Graph, result: rdflib.term.Node, shapes: rdflib.Graph) -> Finding:
    messages = sorted(report.objects(result, SH.resultMessage), key=lambda m: (getattr(m, "language", "") != "en", m))
    path = report.value(result, SH.resultPath)
    shape = report.value(result, SH.sourceShape)
    owner = shapes.value(None, SH.property, shape) if isinstance(shape, rdflib.BNode) else shape
    value = report.value(result, SH.value)
    return Finding(
        rule="shapes/" + str(owner or "").removeprefix(_SHAPE_NAMESPACE),
        node=str(report.value(result, SH.focusNode)),
        problem=f"not so: {messages[0]}" if messages else f"wrong {path}",
        value="" if value is None else str(value),
    )
