"""Triples of one graph while it is being filled."""

from __future__ import annotations

from kg.graph.spelling import KG, Term, Triple, day, text
from kg.model import Moment


class TripleSet:
    """Triples of one graph while it is being filled."""

    def __init__(self) -> None:
        self.triples: set[Triple] = set()

    def add(self, subject: Term, predicate: Term, *objects: Term) -> None:
        """State one triple for each object."""
        for value in objects:
            self.triples.add((subject, predicate, value))

    def moment(self, node: Term, when: Moment | None) -> None:
        """Date *node*: the words always, the days as far as they are known, and one day only where it is one."""
        if when is None:
            return
        if when.text:
            self.add(node, KG.dateText, text(when.text))
        if when.earliest and when.latest:
            self.add(node, KG.earliest, day(when.earliest))
            self.add(node, KG.latest, day(when.latest))
            if when.earliest == when.latest:
                self.add(node, KG.date, day(when.earliest))
