"""The default graph, entity by entity: what the documents together say of the things that no single one owns.

Each function describes one entity as resolution came to it, and gives the triples. If they stood in every article's
graph, a query over all graphs would meet each once for every article, and every join would multiply that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.graph.changes import change_triples
from kg.graph.iris import parts
from kg.graph.labels import romanised, romanised_person
from kg.graph.nodes import Nodes
from kg.graph.spelling import (
    DCT,
    KG,
    ORG,
    RDF,
    SKOS,
    THEME_SCHEME,
    TRUE,
    Term,
    Triple,
    concept,
    en,
    known_concept,
    pinyin,
    text,
    zh,
)
from kg.graph.tenures import tenure_triples
from kg.graph.triples import TripleSet
from kg.model import TOPIC, MeetingKind, PostName, Status
from kg.resolve import (
    Decision,
    Entity,
    HeldPost,
    Institution,
    Occasion,
    Person,
    Redirect,
    Spell,
    Theme,
    known_institution,
    parent_of,
)
from kg.resolve.sole import is_sole

MEETING_CLASSES = {
    MeetingKind.CONFERENCE: KG.Conference,
    MeetingKind.TALKS: KG.Talks,
    MeetingKind.CEREMONY: KG.Ceremony,
    MeetingKind.FORUM: KG.Forum,
    MeetingKind.INSPECTION: KG.Inspection,
    MeetingKind.BRIEFING: KG.Briefing,
    MeetingKind.VISIT: KG.Visit,
}


def entity_triples(entity: Entity, nodes: Nodes) -> set[Triple]:
    """All that the default graph says of one entity."""
    triples = EntityTriples(nodes)
    triples.describe(entity)
    return triples.triples


class EntityTriples(TripleSet):
    """Triples about entities while they are being described."""

    def __init__(self, nodes: Nodes) -> None:
        super().__init__()
        self.nodes = nodes

    def describe(self, entity: Entity) -> None:
        """Describe an entity of any kind."""
        match entity:
            case Person():
                self._person(entity)
            case Institution():
                self._institution(entity)
            case Occasion():
                self._occasion(entity)
            case Theme():
                self._theme(entity)
            case HeldPost():
                self._post(entity)
            case Decision():
                self._decision(entity)
            case Redirect():
                self._redirect(entity)

    def _person(self, person: Person) -> None:
        node = self._typed(self.nodes.person(person.key), KG.Person)
        self.names(node, person.name, person.forms, romanised_person(person.name))

    def _institution(self, institution: Institution) -> None:
        node = self._typed(self.nodes.institution(institution.key), KG.Institution)
        self.names(node, institution.name, institution.forms, romanised(institution.name))
        if institution.english:
            self.add(node, SKOS.prefLabel, en(institution.english))
        if kind := institution.kind and known_concept("institution-kind", institution.kind, "other"):
            self.add(node, KG.institutionKind, kind)
        if institution.parent:
            self.add(node, ORG.subOrganizationOf, self.nodes.institution(institution.parent))
            self._known(institution.parent)
        for change in institution.changes:
            self.triples.update(change_triples(change, self.nodes))
            for name in (*change.before, *change.after):
                if name != institution.name:
                    self._known(name)

    def _known(self, name: str) -> None:
        """An institution of which perhaps no article speaks, as the lexicon knows it, and those above it."""
        self._institution(replace(known_institution(name), parent=parent_of(name)))

    def _occasion(self, occasion: Occasion) -> None:
        node = self._typed(self.nodes.occasion(occasion.key), KG.Meeting)
        self.add(node, RDF.type, MEETING_CLASSES[occasion.kind])
        self.add(node, KG.meetingKind, concept("meeting-kind", occasion.kind))
        if occasion.names:
            self.names(node, occasion.names[0], occasion.names[1:])
        self.moment(node, occasion.when)

    def _theme(self, theme: Theme) -> None:
        node = self._typed(self.nodes.theme(theme.key, curated=theme.curated), KG.PolicyTheme)
        self.names(node, theme.label)
        if theme.english:
            self.add(node, SKOS.prefLabel, en(theme.english))
        if kind := known_concept("theme-kind", theme.kind):
            self.add(node, KG.themeKind, kind)
        if theme.curated:
            self.add(node, SKOS.inScheme, THEME_SCHEME)
        else:
            self.add(node, KG.discovered, TRUE)
            if theme.kind != TOPIC:
                self.add(node, RDF.type, KG.DiscoveredTheme)

    def _post(self, held: HeldPost) -> None:
        post = held.post
        node = self._typed(self.nodes.post(post), KG.Post)
        self.names(node, full_title(post))
        self.add(node, KG.title, zh(post.title))
        if is_sole(post):
            self.add(node, KG.sole, TRUE)
        if held.seat:
            self.add(node, KG.postIn, self.nodes.institution(held.seat))
        for spell in held.spells:
            self._spell(node, spell)

    def _spell(self, post: Term, spell: Spell) -> None:
        person = self.nodes.person(spell.person)
        node = self._typed(self.nodes.tenure(spell.person, spell.post, spell.key), KG.Tenure)
        self.names(node, f"{parts(spell.person)[0]}：{full_title(spell.post)}")
        self.add(node, KG.person, person)
        self.add(node, KG.post, post)
        self.triples |= tenure_triples(node, spell)
        if spell.statuses - {Status.ELECT}:
            self.add(person, KG.held, post)

    def _decision(self, decision: Decision) -> None:
        told = (decision.rule, decision.left_post, decision.right_post, decision.by)
        node = self._typed(self.nodes.decision(decision.left, decision.right, *told), KG.IdentityDecision)
        self.add(node, KG.compares, self.nodes.person(decision.left), self.nodes.person(decision.right))
        self.add(node, KG.verdict, concept("identity-verdict", decision.verdict))
        self.add(node, KG.reason, zh(decision.reason))
        self.add(node, KG.decider, text(decision.by))

    def _redirect(self, redirect: Redirect) -> None:
        made = {"person": self.nodes.person, "institution": self.nodes.institution}[redirect.kind]
        self.add(made(redirect.given_up), DCT.isReplacedBy, made(redirect.kept))

    def _typed(self, node: Term, kind: Term) -> Term:
        self.add(node, RDF.type, kind)
        return node

    def names(self, node: Term, preferred: str, others: Iterable[str] = (), reading: str | None = None) -> None:
        """The names of a thing: the preferred one, others, and how it is read."""
        self.add(node, SKOS.prefLabel, zh(preferred))
        self.add(node, SKOS.altLabel, *(zh(name) for name in others if name != preferred))
        if reading:
            self.add(node, SKOS.prefLabel, pinyin(reading))


def full_title(post: PostName) -> str:
    """A post by one name: ``工业和信息化部部长``."""
    return post.title if post.title.startswith(post.institution) else post.institution + post.title
