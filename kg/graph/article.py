"""The named graph of one article: what it states, and the characters that state it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from hashlib import sha256

from kg.graph.nodes import Nodes
from kg.graph.shared import SharedGraph
from kg.graph.spelling import DCT, KG, OA, RDF, SCHEMA, Term, day, integer, rule, text, zh
from kg.graph.triples import TripleSet
from kg.model import Action, Document, Evidence, Frame, Moment, PostName, Status
from kg.resolve import View

NO_FRAME = Frame()


class ArticleGraph(TripleSet):
    """What one article states; *shared* is what it adds to the default graph."""

    def __init__(self, document: Document, nodes: Nodes, view: View, frame: Frame = NO_FRAME) -> None:
        super().__init__()
        self.document = document
        self.nodes = nodes
        self.view = view
        self.shared = SharedGraph(nodes)
        self.node = nodes.article(document.id, document.title)
        self._quoted: dict[tuple[int, int], Term] = {}
        """The node of every span told of so far."""
        self._read: dict[tuple[int, int, str], Term] = {}
        """The same by span and rule: what states several facts is looked up once for each of them."""
        self._describe()
        self._surround(frame)

    def own(self, node: Term, kind: Term) -> None:
        """Type a node that belongs to this article alone."""
        self.triples.update(((node, RDF.type, kind), (node, KG.article, self.node)))

    def prove(self, subject: Term, evidence: Iterable[Evidence]) -> None:
        """Tie *subject* to the characters that state it."""
        triples, predicate, known = self.triples, KG.evidence, self._read
        for piece in evidence:
            node = known.get((piece.start, piece.end, piece.rule)) or self.evidence(piece)
            triples.add((subject, predicate, node))

    def evidence(self, piece: Evidence) -> Term:
        """The node of a span; every rule that read it is noted there."""
        span = piece.start, piece.end
        node = self._quoted.get(span)
        if node is None:
            node = self._quoted[span] = self.nodes.evidence(piece)
            self.triples.update(
                (
                    (node, RDF.type, KG.Evidence),
                    (node, OA.hasSource, self.node),
                    (node, KG.start, integer(piece.start)),
                    (node, KG.end, integer(piece.end)),
                    (node, KG.quote, text(piece.quote)),
                )
            )
        self.triples.add((node, KG.rule, rule(piece.rule)))
        self._read[piece.start, piece.end, piece.rule] = node
        return node

    def who(self, name: str) -> str:
        """The key of the person whom this article calls *name*."""
        return self.view.person(name)

    def person(self, name: str) -> Term:
        """The person whom this article calls *name*."""
        return self.nodes.person(self.view.person(name))

    def institution(self, name: str) -> Term:
        """The institution of this canonical name."""
        return self.nodes.institution(self.view.institution(name))

    def tenure(self, name: str, post: PostName, basis: Status | Action, when: Moment | None) -> Term:
        """The tenure of a person in a post that a claim speaks of."""
        return self.nodes.tenure(self.who(name), post, self.view.spell(name, post, basis, when))

    def meeting(self, local: str) -> Term:
        """The meeting that this article keeps under the key *local*."""
        return self.nodes.occasion(self.view.occasion(local))

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
        if self.view.copy_of:
            self.add(node, KG.copyOf, self.nodes.article(*self.view.copy_of))

    def _surround(self, frame: Frame) -> None:
        """What the wire lead and the credits tell."""
        if (lead := frame.dateline) is not None:
            if lead.agency:
                self.add(self.node, KG.datelineAgency, text(lead.agency))
            if lead.place:
                self.add(self.node, KG.datelinePlace, text(lead.place))
            if lead.day:
                self.add(self.node, KG.datelineDate, day(lead.day))
        for name in frame.reporters:
            self.add(self.node, KG.byline, text(name))
        for name in frame.editors:
            self.add(self.node, KG.editor, text(name))


def one_day(when: Moment | None) -> date | None:
    """The day of a moment, where it is one day."""
    return when.earliest if when and when.earliest == when.latest else None


def _published(words: str) -> Term:
    """A publication date: a day where it is one, else the words."""
    try:
        return day(date.fromisoformat(words))
    except ValueError:
        return text(words)
