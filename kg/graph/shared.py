"""The default graph: what the documents together say of the things that no single one of them owns.

People, institutions, posts, tenures, acts, meetings, themes, policy documents, and the short cuts between them. Each
triple stands here once, however many articles tell it. If it stood in every article's graph, a query over all graphs
would meet it once for each of them, and every join would multiply that.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.graph.labels import romanised, romanised_person
from kg.graph.nodes import Nodes
from kg.graph.spelling import (
    KG,
    ORG,
    RDF,
    SKOS,
    THEME_SCHEME,
    TRUE,
    Term,
    Triple,
    concept,
    day,
    en,
    known_concept,
    pinyin,
    text,
    zh,
)
from kg.graph.tenures import SpellIndex, tenure_triples
from kg.model import MeetingKind, Moment, PostName
from kg.resolve import Institution, Occasion, Person, PolicyDocument, Resolution, Theme
from kg.resolve.sole import is_sole
from kg.resolve.tenures import Spell

MEETING_CLASSES = {
    MeetingKind.CONFERENCE: KG.Conference,
    MeetingKind.TALKS: KG.Talks,
    MeetingKind.CEREMONY: KG.Ceremony,
    MeetingKind.FORUM: KG.Forum,
    MeetingKind.INSPECTION: KG.Inspection,
    MeetingKind.BRIEFING: KG.Briefing,
    MeetingKind.VISIT: KG.Visit,
}


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


class SharedGraph(TripleSet):
    """The default graph. Methods named after a thing return its node and see to it that it is described."""

    def __init__(self, nodes: Nodes, resolution: Resolution) -> None:
        super().__init__()
        self.nodes = nodes
        self.resolution = resolution
        self.spells = SpellIndex(spell for of_post in resolution.spells.values() for spell in of_post)
        self._described: set[Term] = set()
        self._timed: set[Term] = set()

    def person(self, person: Person) -> Term:
        """A person."""
        node = self.nodes.person(person)
        if self._first(node, KG.Person):
            self._names(node, person.name, person.forms, romanised_person(person.name))
        return node

    def institution(self, name: str) -> Term:
        """An institution, and those that it belongs to."""
        institution = self.resolution.institution(name)
        node = self.nodes.institution(institution)
        if self._first(node, KG.Institution):
            self._describe_institution(node, institution)
        return node

    def _describe_institution(self, node: Term, institution: Institution) -> None:
        self._names(node, institution.name, institution.forms, romanised(institution.name))
        if institution.english:
            self.add(node, SKOS.prefLabel, en(institution.english))
        if kind := institution.kind and known_concept("institution-kind", institution.kind, "other"):
            self.add(node, KG.institutionKind, kind)
        if institution.parent:
            self.add(node, ORG.subOrganizationOf, self.institution(institution.parent))

    def place(self, name: str) -> Term:
        """A place as told."""
        node = self.nodes.place(name)
        if self._first(node, KG.Place):
            self._names(node, name, (), romanised(name))
        return node

    def group(self, label: str, scope: str) -> Term:
        """An unnamed group at one occasion (or in one document)."""
        node = self.nodes.group(label, scope)
        if self._first(node, KG.Group):
            self._names(node, label)
        return node

    def post(self, post: PostName) -> Term:
        """A post, and its institution."""
        node = self.nodes.post(post)
        if self._first(node, KG.Post):
            self._names(node, full_title(post))
            self.add(node, KG.title, zh(post.title))
            if is_sole(post):
                self.add(node, KG.sole, TRUE)
            if post.institution:
                self.add(node, KG.postIn, self.institution(post.institution))
        return node

    def tenure(self, person: Person, post: PostName, spell: Spell | None = None) -> Term:
        """A tenure of a person in a post: the first, or that of the *spell*."""
        node = self.nodes.tenure(person, post, spell.key if spell else "")
        if spell and node not in self._timed:
            self._timed.add(node)
            self.triples |= tenure_triples(node, spell)
        if self._first(node, KG.Tenure):
            self._names(node, f"{person.name}：{full_title(post)}")
            self.add(node, KG.person, self.person(person))
            self.add(node, KG.post, self.post(post))
        return node

    def occasion(self, occasion: Occasion) -> Term:
        """A meeting, as far as all documents together name and date it."""
        node = self.nodes.occasion(occasion)
        if self._first(node, KG.Meeting):
            self.add(node, RDF.type, MEETING_CLASSES[occasion.kind])
            self.add(node, KG.meetingKind, concept("meeting-kind", occasion.kind))
            if occasion.names:
                self._names(node, occasion.names[0], occasion.names[1:])
            self.moment(node, occasion.when)
        return node

    def theme(self, theme: Theme) -> Term:
        """A policy theme, curated or discovered."""
        node = self.nodes.theme(theme)
        if self._first(node, KG.PolicyTheme):
            self._names(node, theme.label)
            if theme.english:
                self.add(node, SKOS.prefLabel, en(theme.english))
            if kind := known_concept("theme-kind", theme.kind):
                self.add(node, KG.themeKind, kind)
            if theme.curated:
                self.add(node, SKOS.inScheme, THEME_SCHEME)
            else:
                self.add(node, KG.discovered, TRUE)
        return node

    def policy_document(self, document: PolicyDocument) -> Term:
        """A policy document that some article names."""
        node = self.nodes.document(document)
        if self._first(node, KG.PolicyDocument):
            self._names(node, document.title)
            if document.number:
                self.add(node, KG.documentNumber, text(document.number))
        return node

    def _names(self, node: Term, preferred: str, others: Iterable[str] = (), reading: str | None = None) -> None:
        self.add(node, SKOS.prefLabel, zh(preferred))
        self.add(node, SKOS.altLabel, *(zh(name) for name in others if name != preferred))
        if reading:
            self.add(node, SKOS.prefLabel, pinyin(reading))

    def _first(self, node: Term, kind: Term) -> bool:
        """Type *node*; whether this is the first time that anybody speaks of it."""
        if node in self._described:
            return False
        self._described.add(node)
        self.add(node, RDF.type, kind)
        return True


def full_title(post: PostName) -> str:
    """A post by one name: ``工业和信息化部部长``."""
    return post.title if post.title.startswith(post.institution) else post.institution + post.title
