"""The part of a graph around some things, as a graph of its own.

A question about one name must not wait for the projection of a store of millions: what is told of the name, the facts
and their evidence, lies within a few steps of it, and an index finds each step at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import islice

import pyoxigraph as ox

from kg.graph.vocabulary import DCT, KG, RDF, SCHEMA, SKOS

WHOLE = 20_000
"""Statements up to which a graph is taken whole."""
LARGEST = 1_500_000
"""Statements after which no further ring is begun."""

_THINGS = frozenset(
    (KG.Person, KG.Institution, KG.Group, KG.Meeting, KG.PolicyTheme, KG.PolicyDocument, KG.Place, KG.Article)
)
"""What stands at the end of a step; everything else is a fact on the way, and is taken with all that it says."""
_DESCRIBING = (
    *(RDF.type, SKOS.prefLabel, SKOS.altLabel, KG.meetingKind, KG.institutionKind, KG.themeKind, KG.mode, KG.venue),
    *(KG.date, KG.earliest, KG.latest, KG.dateText, KG.session, KG.documentNumber),
    *(DCT.identifier, DCT.title, DCT.date, DCT.source, SCHEMA.url),
)
"""What a thing is called, what it is, and when it was."""
_BY_FACTS = frozenset((KG.chaired, KG.spokeAt, KG.attended, KG.observed, KG.tookPartIn, KG.held))
"""Short cuts: what they say is met again in a fact that has its evidence."""

_DEEDS = (KG.participant, KG.speaker)
"""Who takes part, and who says something, in a fact of theirs."""


def around(store: ox.Store, centres: Iterable[ox.NamedNode], hops: int = 1) -> ox.Store:
    """What *store* says of the *centres* and of what lies up to *hops* steps away; a small graph as it is."""
    whole = islice(store.quads_for_pattern(None, None, None, None), WHOLE + 1)
    if sum(1 for _ in whole) <= WHOLE:
        return store
    excerpt = _Excerpt(store)
    ring = list(dict.fromkeys(centres))
    for _ in range(max(hops, 1)):
        for thing in ring:
            excerpt.add_facts(thing)
        ring = excerpt.next_ring()
        if len(excerpt.quads) > LARGEST:
            break
    excerpt.add_meetings()
    part = ox.Store()
    part.bulk_extend(excerpt.quads)
    return part


class _Excerpt:
    """The statements taken so far, and what they lead to."""

    def __init__(self, store: ox.Store) -> None:
        self.quads: set[ox.Quad] = set()
        self._store = store
        self._met: set[ox.NamedNode] = set()
        self._asked: set[ox.NamedNode] = set()
        self._ring: dict[ox.NamedNode, None] = {}
        self._articles: dict[ox.NamedNode, None] = {}
        self._people: dict[ox.NamedNode, None] = {}

    def next_ring(self) -> list[ox.NamedNode]:
        """The things met since, whose own facts are not yet taken."""
        ring = [thing for thing in self._ring if thing not in self._asked]
        self._ring.clear()
        return sorted(ring, key=lambda node: node.value)

    def add_facts(self, thing: ox.NamedNode) -> None:
        """Take all that is said of *thing*, whoever says it."""
        self._asked.add(thing)
        reported: set[ox.NamedNode] = set()
        for quad in self._store.quads_for_pattern(thing, None, None, None):
            self.quads.add(quad)
            if quad.predicate == KG.evidence and isinstance(quad.graph_name, ox.NamedNode):
                reported.add(quad.graph_name)
            if isinstance(quad.object, ox.NamedNode) and quad.predicate not in _BY_FACTS:
                self._take(quad.object)
        for quad in self._store.quads_for_pattern(None, None, thing, None):
            self.quads.add(quad)
            if isinstance(quad.subject, ox.NamedNode):
                self._take(quad.subject)
                if quad.predicate == KG.postIn:
                    for held in self._store.quads_for_pattern(None, KG.post, quad.subject, None):
                        if isinstance(held.subject, ox.NamedNode):
                            self._take(held.subject)

        if any(self._store.quads_for_pattern(thing, RDF.type, KG.Meeting, None)):
            for article in reported:
                self._take_graph(article)

    def _take_graph(self, article: ox.NamedNode) -> None:
        """Take all that an article states: what it names beside a meeting is tied to the meeting."""
        for quad in self._store.quads_for_pattern(None, None, None, article):
            self.quads.add(quad)
            for node in (quad.subject, quad.object):
                if isinstance(node, ox.NamedNode):
                    self._take(node)

    def add_meetings(self) -> None:
        """The meetings that the articles met so far report: what else they name is tied to them."""
        for article in list(self._articles):
            for report in self._store.quads_for_pattern(None, RDF.type, KG.MeetingReport, article):
                if isinstance(report.subject, ox.NamedNode):
                    self._take(report.subject)
        self._add_deeds()

    def _add_deeds(self) -> None:
        """One part in a meeting and one statement of each person met: whoever has any is not tied by being named."""
        for person in list(self._people):
            for predicate in _DEEDS:
                fact = next(self._store.quads_for_pattern(None, predicate, person, None), None)
                if fact is not None and isinstance(fact.subject, ox.NamedNode):
                    self._take(fact.subject)

    def _take(self, node: ox.NamedNode) -> None:
        """Take what a node says itself: of a thing its description, of a fact all, and what that leads to."""
        waiting = [node]
        while waiting:
            here = waiting.pop()
            if here in self._met:
                continue
            self._met.add(here)
            types = {quad.object for quad in self._store.quads_for_pattern(here, RDF.type, None, None)}
            if types & _THINGS:
                self._describe(here, types)
                continue
            own = list(self._store.quads_for_pattern(here, None, None, None))
            self.quads.update(own)
            # A concept of the ontology, or of a scheme, has no type here and is no step.
            waiting += [quad.object for quad in own if isinstance(quad.object, ox.NamedNode) and types]

    def _describe(self, thing: ox.NamedNode, types: Collection[object]) -> None:
        """Take a thing's description; it may have thousands of facts of its own, which are not asked for."""
        if KG.Article in types:
            self._articles[thing] = None
        else:
            self._ring[thing] = None
        if KG.Person in types:
            self._people[thing] = None
        for predicate in _DESCRIBING:
            self.quads.update(self._store.quads_for_pattern(thing, predicate, None, None))
        proofs = self._store.quads_for_pattern(thing, KG.evidence, None, None)
        # Which articles report a meeting is told by its evidence; of anything else one piece shows that it is named.
        for quad in proofs if KG.Meeting in types else islice(proofs, 1):
            self.quads.add(quad)
            if isinstance(quad.object, ox.NamedNode):
                self._take(quad.object)
