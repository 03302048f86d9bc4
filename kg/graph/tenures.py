"""What the graph says of a tenure: the days that texts prove, the acts, and the bounds that follow from all of them."""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph.spelling import KG, Term, Triple, concept, day
from kg.resolve import Spell


def tenure_triples(node: Term, spell: Spell) -> set[Triple]:
    """The triples of the tenure *node* that stands for *spell*: its times and statuses."""
    return {(node, predicate, value) for predicate, value in _told(spell)}


def _told(spell: Spell) -> Iterator[tuple[Term, Term]]:
    for status in spell.statuses:
        yield KG.status, concept("tenure-status", status)
    for predicate, days in ((KG.attestedOn, spell.attested), (KG.startedOn, spell.started), (KG.endedOn, spell.ended)):
        for one in days:
            yield predicate, day(one)
    bounds = ((KG.heldFrom, spell.held_from), (KG.heldUntil, spell.held_until), (KG.endedBy, spell.ended_by))
    for predicate, bound in bounds:
        if bound:
            yield predicate, day(bound)
