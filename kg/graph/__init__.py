"""The graph: closed vocabulary, IRIs, facts → graphs, writing."""

from kg.graph.entities import entity_triples
from kg.graph.iris import DEFAULT_BASE
from kg.graph.quads import GraphTriples, article_graph, build_graphs, build_quads
from kg.graph.write import Format, format_of, lines, of_quads, replace_file, write, write_text

__all__ = [
    "DEFAULT_BASE",
    "Format",
    "GraphTriples",
    "article_graph",
    "build_graphs",
    "build_quads",
    "entity_triples",
    "format_of",
    "lines",
    "of_quads",
    "replace_file",
    "write",
    "write_text",
]
