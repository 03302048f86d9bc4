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
from kg.graph.demands import state_target, state_task
from kg.graph.entities import entity_triples
from kg.graph.nodes import Nodes
from kg.graph.spelling import (
    DEFAULT_BASE,
    DEFAULT_GRAPH,
    KG,
    RDF,
    GraphTriples,
    Term,
    Triple,
    concept,
    integer,
    known_concept,
    text,
    zh,
)
from kg.model import (
    Action,
    Appointment,
    Citation,
    DocumentFacts,
    Fact,
    Holding,
    InstitutionNamed,
    Meeting,
    Moment,
    Participation,
    Party,
    PersonNamed,
    PostName,
    Role,
    Statement,
    Status,
    Target,
    Task,
    ThemeRaised,
)
from kg.resolve import Resolution, View, institutions_of, people_of

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
    nodes = Nodes(base)
    shared: set[Triple] = set()
    for batch in batches:
        article = article_graph(batch, resolution.view(batch.document.id), nodes)
        shared |= article.shared.triples
        yield article.node, article.triples
    for entity in resolution.entities:
        shared |= entity_triples(entity, nodes)
    yield DEFAULT_GRAPH, shared


def article_graph(batch: DocumentFacts, view: View, nodes: Nodes) -> ArticleGraph:
    """What one article states, and what it adds to the default graph."""
    article = ArticleGraph(batch.document, nodes, view, batch.frame)
    told = _Told(article, batch.facts)
    for fact in batch.facts:
        told.state(fact)
    return article


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
        self._facts = facts
        self._holdings = _latest_holdings(facts)
        self._statements = {f.key: self._statement_node(f) for f in facts if isinstance(f, Statement)}
        self._meetings = {f.key: f.meeting for f in facts if isinstance(f, Statement)}
        self._tasks = {
            f.key: graph.nodes.task(self.doc, f.order, f.content)
            for f in facts
            if isinstance(f, Task) and f.statement in self._statements
        }

    def state(self, fact: Fact) -> None:
        """State one fact."""
        match fact:  # the most frequent first
            case ThemeRaised():
                self._theme(fact)
            case InstitutionNamed():
                self._mention(self.graph.institution(fact.institution), fact)
            case PersonNamed():
                self._mention(self.graph.person(fact.person), fact)
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
            case Target():
                state_target(self.graph, fact, self._context(fact))
            case Citation():
                self._citation(fact)

    def _mention(self, node: Term, fact: PersonNamed | InstitutionNamed) -> None:
        self.graph.add(self.graph.node, KG.mentions, node)
        self.graph.prove(node, fact.evidence)

    def _holding(self, fact: Holding) -> None:
        graph, when = self.graph, fact.when
        tenure = graph.tenure(fact.person, fact.post, fact.status, when)
        stamp = f"{when.earliest}/{when.latest}/{when.text}" if when else ""
        proof = graph.nodes.attestation(graph.who(fact.person), fact.post, self.doc, fact.status, stamp)
        graph.own(proof, KG.Attestation)
        graph.add(proof, KG.status, concept("tenure-status", fact.status))
        graph.moment(proof, when)
        graph.prove(proof, fact.evidence)
        graph.add(tenure, KG.attestation, proof)
        graph.prove(tenure, fact.evidence)

    def _appointment(self, fact: Appointment) -> None:
        graph, shared = self.graph, self.shared
        on = one_day(fact.when)
        person = graph.who(fact.person)
        # An act whose day is known is one act, whoever tells it; without a day it is this article's.
        act = graph.nodes.appointment(person, fact.post, fact.action, on.isoformat() if on else self.doc)
        tenure = graph.tenure(fact.person, fact.post, fact.action, fact.when)
        shared.add(act, RDF.type, KG.Appointment)
        shared.add(act, KG.person, graph.person(fact.person))
        shared.add(act, KG.post, graph.nodes.post(fact.post))
        shared.add(act, KG.tenure, tenure)
        shared.add(act, KG.action, concept("appointment-action", fact.action))
        shared.moment(act, fact.when)
        if fact.by:
            shared.add(act, KG.decidedBy, graph.institution(fact.by))
        graph.prove(act, fact.evidence)
        graph.prove(tenure, fact.evidence)

    def _meeting(self, fact: Meeting) -> None:
        graph, shared = self.graph, self.shared
        occasion = graph.view.occasion(fact.key)
        node = graph.meeting(fact.key)
        places = [shared.place(name) for name in fact.places]
        shared.add(node, KG.place, *places)
        shared.add(node, KG.mode, *(concept("meeting-mode", mode) for mode in fact.modes))
        shared.add(node, KG.host, *(graph.institution(name) for name in fact.hosts))
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
        occasion = graph.view.occasion(fact.meeting)
        meeting = graph.meeting(fact.meeting)
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
                basis, when = self._holdings.get((fact.participant, post), (Status.HELD, None))
                tenure = graph.tenure(fact.participant, post, basis, when)
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
        meeting = self._meetings[fact.statement]
        state_task(self.graph, node, fact, lambda actor: self._party(actor.name, actor.party, meeting))

    def _citation(self, fact: Citation) -> None:
        graph = self.graph
        shared = self.shared
        cited = shared.art_work(fact.title) if fact.art else shared.policy_document(fact.title, fact.number)
        graph.add(graph.node, KG.mentions, cited)
        node = graph.nodes.citation(fact.title, fact.number, self.doc, fact.relation)
        graph.own(node, KG.Citation)
        graph.add(node, KG.document, cited)
        graph.add(node, KG.relation, concept("citation-relation", fact.relation))
        issuers = [graph.institution(name) for name in fact.issuers]
        graph.add(node, KG.issuer, *issuers)
        if not fact.art:
            shared.add(cited, KG.issuer, *issuers)
        graph.moment(node, fact.issued)
        if fact.meeting:
            graph.add(node, KG.meeting, graph.meeting(fact.meeting))
        graph.prove(node, fact.evidence)
        for context in self._context(fact):
            graph.add(context, KG.cites, cited)

    def _theme(self, fact: ThemeRaised) -> None:
        graph, triples = self.graph, self.graph.triples  # more than half of all facts: told without detours
        raised = graph.nodes.theme(fact.theme, curated=fact.curated)
        wording = fact.wording or fact.theme
        node = graph.nodes.theme_mention(fact.theme, self.doc, wording)
        triples.update(
            (
                (graph.node, KG.mentions, raised),
                (node, RDF.type, KG.ThemeMention),
                (node, KG.article, graph.node),
                (node, KG.theme, raised),
                (node, KG.wording, zh(wording)),
            )
        )
        graph.prove(node, fact.evidence)
        for context in self._context(fact):
            triples.update(((context, KG.raises, raised), (context, KG.themeMention, node)))

    def _context(self, fact: Target | Citation | ThemeRaised) -> Iterator[Term]:
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
                return self.graph.institution(name)
            case Party.MEETING if meeting:
                return self.graph.meeting(meeting)
            case _:
                return self.shared.group(name, self._scope(meeting))

    def _behalf(self, name: str, meeting: str | None) -> Term:
        if any(name in institutions_of(fact) for fact in self._facts):
            return self.graph.institution(name)
        if any(name in people_of(fact) for fact in self._facts):
            return self.graph.person(name)
        return self.shared.group(name, self._scope(meeting))

    def _scope(self, meeting: str | None) -> str:
        return self.graph.view.occasion(meeting) if meeting else self.doc

    def _statement_node(self, fact: Statement) -> Term:
        return self.graph.nodes.statement(self.doc, fact.source, fact.verb, fact.content)


def _latest_holdings(facts: tuple[Fact, ...]) -> dict[tuple[str, PostName], tuple[Status | Action, Moment | None]]:
    """For each person and post, the claim of the article that tells the latest day: in whose capacity somebody acts."""
    found: dict[tuple[str, PostName], tuple[Status | Action, Moment | None]] = {}
    for fact in facts:
        match fact:
            case Holding(person=name, post=post, status=basis, when=when):
                pass
            case Appointment(person=name, post=post, action=basis, when=when):
                pass
            case _:
                continue
        known = found.get((name, post))
        if known is None or _rank(basis, when) > _rank(*known):
            found[name, post] = (basis, when)
    return found


def _rank(basis: Status | Action, when: Moment | None) -> tuple[bool, str, str]:
    return basis is Status.HELD, (when.iso if when else "") or "", basis.value
