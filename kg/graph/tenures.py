"""What the graph says of a tenure: the days that texts prove, the acts, and the bounds that follow from all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.graph.spelling import KG, Term, Triple, concept, day
from kg.model import PostName, Status
from kg.resolve.claims import TenureClaim
from kg.resolve.tenures import Spell

_HOLDS = frozenset({Status.HELD, Status.ACTING})


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


class SpellIndex:
    """Which spell a claim, or a document as a whole, speaks of."""

    def __init__(self, spells: Iterable[Spell]) -> None:
        self._of_claim: dict[tuple[PostName, TenureClaim], Spell] = {}
        self._of_document: dict[tuple[PostName, str, str], Spell] = {}
        holding: dict[tuple[PostName, str, str], Spell] = {}
        for spell in spells:
            for claim in spell.claims:
                self._of_claim[spell.post, claim] = spell
                told = (spell.post, spell.person, claim.doc)
                (holding if claim.basis in _HOLDS else self._of_document).setdefault(told, spell)
        self._of_document.update(holding)

    def of_claim(self, post: PostName, claim: TenureClaim) -> Spell | None:
        """The spell that *claim* belongs to."""
        return self._of_claim.get((post, claim))

    def of_document(self, post: PostName, person: str, doc: str) -> Spell | None:
        """The spell in which *doc* shows the *person* in the post: the one held, if it tells of several."""
        return self._of_document.get((post, person, doc))
