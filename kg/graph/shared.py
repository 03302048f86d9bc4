"""What one article adds to the default graph: places, groups, acts, policy documents, and the short cuts.

Unlike the entities that resolution describes from all documents together, each of these triples is told whole by any
article that tells it: the default graph holds it as long as one article does.
"""

from __future__ import annotations

from kg.graph.labels import romanised
from kg.graph.nodes import Nodes
from kg.graph.spelling import KG, RDF, SKOS, Term, pinyin, text, zh
from kg.graph.triples import TripleSet


class SharedGraph(TripleSet):
    """One article's share of the default graph. Methods named after a thing return its node, described."""

    def __init__(self, nodes: Nodes) -> None:
        super().__init__()
        self.nodes = nodes
        self._described: set[Term] = set()

    def place(self, name: str) -> Term:
        """A place as told."""
        node = self.nodes.place(name)
        if self._first(node, KG.Place):
            self._names(node, name, romanised(name))
        return node

    def group(self, label: str, scope: str) -> Term:
        """An unnamed group at one occasion (or in one document)."""
        node = self.nodes.group(label, scope)
        if self._first(node, KG.Group):
            self._names(node, label)
        return node

    def policy_document(self, title: str, number: str | None) -> Term:
        """A policy document that the article names."""
        node = self.nodes.document(title, number)
        if self._first(node, KG.PolicyDocument):
            self._names(node, title)
            if number:
                self.add(node, KG.documentNumber, text(number))
        return node

    def art_work(self, title: str) -> Term:
        """A song, a play or a film that the article names."""
        node = self.nodes.art_work(title)
        if self._first(node, KG.ArtWork):
            self._names(node, title)
        return node

    def _names(self, node: Term, preferred: str, reading: str | None = None) -> None:
        self.add(node, SKOS.prefLabel, zh(preferred))
        if reading:
            self.add(node, SKOS.prefLabel, pinyin(reading))

    def _first(self, node: Term, kind: Term) -> bool:
        """Type *node*; whether this is the first time that the article speaks of it."""
        if node in self._described:
            return False
        self._described.add(node)
        self.add(node, RDF.type, kind)
        return True
