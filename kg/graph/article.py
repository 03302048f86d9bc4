"""The named graph of one article: what it states, and the characters that state it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from hashlib import sha256

from kg.graph.shared import SharedGraph, TripleSet
from kg.graph.spelling import DCT, KG, OA, RDF, SCHEMA, Term, day, integer, text, zh
from kg.model import Action, Document, Evidence, Moment, PostName, Status
from kg.resolve import Occasion, Person
from kg.resolve.claims import TenureClaim


class ArticleGraph(TripleSet):
    """What one article states. The things that it speaks of are described in the *shared* graph."""

    def __init__(self, document: Document, shared: SharedGraph) -> None:
        super().__init__()
        self.document = document
        self.shared = shared
        self.nodes = shared.nodes
        self.node = shared.nodes.article(document)
        self._quoted: set[Term] = set()
        self._describe()

    def own(self, node: Term, kind: Term) -> None:
        """Type a node that belongs to this article alone."""
        self.add(node, RDF.type, kind)
        self.add(node, KG.article, self.node)

    def prove(self, subject: Term, evidence: Iterable[Evidence]) -> None:
        """Tie *subject* to the characters that state it."""
        for piece in evidence:
            self.add(subject, KG.evidence, self.evidence(piece))

    def evidence(self, piece: Evidence) -> Term:
        """The node of a span; every rule that read it is noted there."""
        node = self.nodes.evidence(piece)
        if node not in self._quoted:
            self._quoted.add(node)
            self.add(node, RDF.type, KG.Evidence)
            self.add(node, OA.hasSource, self.node)
            self.add(node, KG.start, integer(piece.start))
            self.add(node, KG.end, integer(piece.end))
            self.add(node, KG.quote, text(piece.quote))
        self.add(node, KG.rule, text(piece.rule))
        return node

    def who(self, name: str) -> Person:
        """The entity behind a name of this article."""
        return self.shared.resolution.person(self.document.id, name)

    def person(self, name: str) -> Term:
        """The person whom this article calls *name*."""
        return self.shared.person(self.who(name))

    def tenure(self, name: str, post: PostName, basis: Status | Action, when: Moment | None) -> Term:
        """The tenure that this article speaks of when it says so much of a person in a post."""
        person = self.who(name)
        claim = TenureClaim(self.document.id, person.key, basis, when)
        return self.shared.tenure(person, post, self.shared.spells.of_claim(post, claim))

    def capacity(self, name: str, post: PostName) -> Term:
        """The tenure in whose capacity this article shows a person."""
        person = self.who(name)
        return self.shared.tenure(person, post, self.shared.spells.of_document(post, person.key, self.document.id))

    def occasion(self, local: str) -> Occasion:
        """The entity behind the local key of a meeting."""
        return self.shared.resolution.occasion(self.document.id, local)

    def meeting(self, local: str) -> Term:
        """The meeting that this article keeps under the key *local*."""
        return self.shared.occasion(self.occasion(local))

    def _describe(self) -> None:
        document, node = self.document, self.node
        self.add(node, RDF.type, KG.Article)
        self.add(node, DCT.identifier, text(document.id))
        self.add(node, KG.sha256, text(sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()))
        if document.title:
            self.add(node, DCT.title, zh(document.title))
        if document.source:
            self.add(node, DCT.source, text(document.source))
        if document.url:
            self.add(node, SCHEMA.url, text(document.url))
        if document.date:
            self.add(node, DCT.date, _published(document.date))


def one_day(when: Moment | None) -> date | None:
    """The day of a moment, where it is one day."""
    return when.earliest if when and when.earliest == when.latest else None


def _published(words: str) -> Term:
    """A publication date: a day where it is one, else the words."""
    try:
        return day(date.fromisoformat(words))
    except ValueError:
        return text(words)
