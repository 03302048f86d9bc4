"""Facts → graphs: the only place where triples are made.

What an article states stands in a graph of its own, whose name is the article's IRI; what the articles together say
of the things that they share stands once in the default graph. The rule that tells which is which: a node belongs to
an article where the article's identifier is part of its key. No blank nodes. A relation with a time or a role is a
node that carries its evidence; the short cuts beside it (``kg:chaired``, ``kg:held``) are for easy questions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.graph.article import ArticleGraph, one_day
from kg.graph.iris import DEFAULT_BASE
from kg.graph.nodes import Nodes
from kg.graph.shared import SharedGraph
from kg.graph.spelling import KG, RDF, Term, Triple, concept, integer, known_concept, text, zh
from kg.model import (
    Appointment,
    Citation,
    DocumentFacts,
    Fact,
    Holding,
    InstitutionNamed,
    Meeting,
    Participation,
    Party,
    PersonNamed,
    Role,
    Statement,
    Status,
    Task,
    ThemeRaised,
)
from kg.resolve import Resolution

GraphTriples = tuple[Term, set[Triple]]
"""A graph's name and what stands in it; the default graph's name is empty."""
DEFAULT_GRAPH: Term = ""

ROLE_SHORT_CUTS = {
    Role.CHAIR: KG.chaired,
    Role.SPEAKER: KG.spokeAt,
    Role.ATTENDEE: KG.attended,
    Role.OBSERVER: KG.observed,
}
_SAY = concept("speech-act", "say")
"""Saying of no particular kind."""


def build_graphs(
    batches: Iterable[DocumentFacts], resolution: Resolution, base: str = DEFAULT_BASE
) -> Iterator[GraphTriples]:
    """One graph for each article, then the default graph. *resolution* must have been made from the same batches."""
    shared = SharedGraph(Nodes(base), resolution)
    for batch in batches:
        article = ArticleGraph(batch.document, shared)
        told = _Told(article, batch.facts)
        for fact in batch.facts:
            told.state(fact)
        yield article.node, article.triples
    yield DEFAULT_GRAPH, shared.triples


def build_quads(
    batches: Iterable[DocumentFacts], resolution: Resolution, base: str = DEFAULT_BASE
) -> Iterator[ox.Quad]:
    """The same as pyoxigraph's quads, in no order."""
    for name, triples in build_graphs(batches, resolution, base):
        lines = "".join(f"{s} {p} {o} {name} .\n" for s, p, o in triples)
        yield from ox.parse(lines, format=ox.RdfFormat.N_QUADS)


class _Told:
    """States the facts of one article; knows which node each local key stands for."""

    def __init__(self, graph: ArticleGraph, facts: tuple[Fact, ...]) -> None:
        self.graph = graph
        self.shared = graph.shared
        self.doc = graph.document.id
        self._statements = {f.key: self._statement_node(f) for f in facts if isinstance(f, Statement)}
        self._tasks = {
            f.key: graph.nodes.task(self.doc, f.order, f.content)
            for f in facts
            if isinstance(f, Task) and f.statement in self._statements
        }

    def state(self, fact: Fact) -> None:
        """State one fact."""
        match fact:
            case PersonNamed():
                self._mention(self.graph.person(fact.person), fact)
            case InstitutionNamed():
                self._mention(self.shared.institution(fact.institution), fact)
            case Holding():
                self._holding(fact)
            case Appointment():
                self._appointment(fact)
            case Meeting():
                self._meeting(fact)
            case Participation():
                self._participation(fact)
            case Statement():
                self._statement(fact)
            case Task():
                self._task(fact)
            case Citation():
                self._citation(fact)
            case ThemeRaised():
                self._theme(fact)

    def _mention(self, node: Term, fact: PersonNamed | InstitutionNamed) -> None:
        self.graph.add(self.graph.node, KG.mentions, node)
        self.graph.prove(node, fact.evidence)

    def _holding(self, fact: Holding) -> None:
        graph, shared, when = self.graph, self.shared, fact.when
        status = concept("tenure-status", fact.status)
        tenure = graph.tenure(fact.person, fact.post, fact.status, when)
        stamp = f"{when.earliest}/{when.latest}/{when.text}" if when else ""
        proof = graph.nodes.attestation(graph.who(fact.person), fact.post, self.doc, fact.status, stamp)
        graph.own(proof, KG.Attestation)
        graph.add(proof, KG.status, status)
        graph.moment(proof, when)
        graph.prove(proof, fact.evidence)
        graph.add(tenure, KG.attestation, proof)
        graph.prove(tenure, fact.evidence)
        if fact.status is not Status.ELECT:
            shared.add(graph.person(fact.person), KG.held, shared.post(fact.post))

    def _appointment(self, fact: Appointment) -> None:
        graph, shared = self.graph, self.shared
        on = one_day(fact.when)
        person = graph.who(fact.person)
        # An act whose day is known is one act, whoever tells it; without a day it is this article's.
        act = graph.nodes.appointment(person, fact.post, fact.action, on.isoformat() if on else self.doc)
        tenure = graph.tenure(fact.person, fact.post, fact.action, fact.when)
        shared.add(act, RDF.type, KG.Appointment)
        shared.add(act, KG.person, shared.person(person))
        shared.add(act, KG.post, shared.post(fact.post))
        shared.add(act, KG.tenure, tenure)
        shared.add(act, KG.action, concept("appointment-action", fact.action))
        shared.moment(act, fact.when)
        if fact.by:
            shared.add(act, KG.decidedBy, shared.institution(fact.by))
        graph.prove(act, fact.evidence)
        graph.prove(tenure, fact.evidence)

    def _meeting(self, fact: Meeting) -> None:
        graph, shared = self.graph, self.shared
        occasion = graph.occasion(fact.key)
        node = shared.occasion(occasion)
        places = [shared.place(name) for name in fact.places]
        shared.add(node, KG.place, *places)
        shared.add(node, KG.mode, *(concept("meeting-mode", mode) for mode in fact.modes))
        shared.add(node, KG.host, *(shared.institution(name) for name in fact.hosts))
        shared.add(node, KG.venue, *(concept("venue", venue) for venue in fact.venues))
        if fact.session is not None:
            shared.add(node, KG.session, integer(fact.session))
        graph.prove(node, fact.evidence)
        report = graph.nodes.report(occasion, self.doc)
        graph.own(report, KG.MeetingReport)
        graph.add(report, KG.meeting, node)
        graph.add(report, KG.meetingKind, concept("meeting-kind", fact.kind))
        graph.add(report, KG.wording, *map(zh, fact.names))
        graph.add(report, KG.place, *places)
        graph.moment(report, fact.when)
        graph.prove(report, fact.evidence)

    def _participation(self, fact: Participation) -> None:
        graph = self.graph
        occasion = graph.occasion(fact.meeting)
        meeting = self.shared.occasion(occasion)
        who = self._party(fact.participant, fact.party, fact.meeting)
        node = graph.nodes.participation(occasion, who, fact.participant, fact.role, self.doc)
        graph.own(node, KG.Participation)
        graph.add(node, KG.meeting, meeting)
        graph.add(node, KG.participant, who)
        graph.add(node, KG.role, concept("participation-role", fact.role))
        graph.add(node, KG.order, integer(fact.order))
        self.shared.add(who, ROLE_SHORT_CUTS[fact.role], meeting)
        if fact.party is Party.PERSON:
            for post in fact.capacities:
                tenure = graph.capacity(fact.participant, post)
                graph.add(node, KG.inCapacityOf, tenure)
                graph.prove(tenure, fact.evidence)
        if fact.venue:
            graph.add(node, KG.venue, concept("venue", fact.venue))
        if fact.behalf:
            graph.add(node, KG.onBehalfOf, self._behalf(fact.behalf, fact.meeting))
        graph.prove(node, fact.evidence)

    def _statement(self, fact: Statement) -> None:
        graph, node = self.graph, self._statements[fact.key]
        graph.add(node, RDF.type, KG.Statement)
        graph.add(node, KG.speaker, self._party(fact.source, fact.party, fact.meeting))
        graph.add(node, KG.verb, text(fact.verb))
        graph.add(node, KG.speechAct, known_concept("speech-act", fact.act, fact.verb) or _SAY)
        graph.add(node, KG.text, zh(fact.text))
        if fact.meeting:
            graph.add(node, KG.meeting, graph.meeting(fact.meeting))
        graph.prove(node, fact.evidence)

    def _task(self, fact: Task) -> None:
        node = self._tasks.get(fact.key)
        if node is None:
            raise ValueError(f"{self.doc}: task {fact.key} stands under no statement ({fact.statement})")
        self.graph.add(self._statements[fact.statement], KG.hasTask, node)
        self.graph.add(node, RDF.type, KG.Task)
        self.graph.add(node, KG.order, integer(fact.order))
        self.graph.add(node, KG.heading, zh(fact.heading))
        self.graph.add(node, KG.text, zh(fact.text))
        self.graph.prove(node, fact.evidence)

    def _citation(self, fact: Citation) -> None:
        graph = self.graph
        document = self.shared.resolution.document(fact.title, fact.number)
        cited = self.shared.policy_document(document)
        graph.add(graph.node, KG.mentions, cited)
        node = graph.nodes.citation(document, self.doc, fact.relation)
        graph.own(node, KG.Citation)
        graph.add(node, KG.document, cited)
        graph.add(node, KG.relation, concept("citation-relation", fact.relation))
        graph.prove(node, fact.evidence)
        for context in self._context(fact):
            graph.add(context, KG.cites, cited)

    def _theme(self, fact: ThemeRaised) -> None:
        graph = self.graph
        theme = self.shared.resolution.theme(fact.theme)
        raised = self.shared.theme(theme)
        graph.add(graph.node, KG.mentions, raised)
        wording = fact.wording or theme.label
        node = graph.nodes.theme_mention(theme, self.doc, wording)
        graph.own(node, KG.ThemeMention)
        graph.add(node, KG.theme, raised)
        graph.add(node, KG.wording, zh(wording))
        graph.prove(node, fact.evidence)
        for context in self._context(fact):
            graph.add(context, KG.raises, raised)
            graph.add(context, KG.themeMention, node)

    def _context(self, fact: Citation | ThemeRaised) -> Iterator[Term]:
        """The statement and the task in which a fact stands."""
        if fact.statement is not None:
            yield self._statements[fact.statement]
        if fact.task is not None:
            yield self._tasks[fact.task]

    def _party(self, name: str, party: Party, meeting: str | None) -> Term:
        """Whoever takes part or speaks. Words that name nobody (a bare 会议) stand for a group of this article."""
        match party:
            case Party.PERSON:
                return self.graph.person(name)
            case Party.INSTITUTION:
                return self.shared.institution(name)
            case Party.MEETING if meeting:
                return self.graph.meeting(meeting)
            case _:
                return self.shared.group(name, self._scope(meeting))

    def _behalf(self, name: str, meeting: str | None) -> Term:
        resolution = self.shared.resolution
        if name in resolution.institutions:
            return self.shared.institution(name)
        if name in resolution.people:
            return self.graph.person(name)
        return self.shared.group(name, self._scope(meeting))

    def _scope(self, meeting: str | None) -> str:
        return self.graph.occasion(meeting).key if meeting else self.doc

    def _statement_node(self, fact: Statement) -> Term:
        return self.graph.nodes.statement(self.doc, fact.source, fact.verb, fact.content)
