"""What is demanded, as triples: tasks with who is to act, and targets."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kg.graph.article import ArticleGraph
from kg.graph.spelling import KG, RDF, Term, concept, decimal, integer, text, zh
from kg.model import Actor, Target, Task


def state_task(graph: ArticleGraph, node: Term, fact: Task, party: Callable[[Actor], Term]) -> None:
    """Describe the task *node*; *party* gives the node of an actor."""
    graph.add(node, RDF.type, KG.Task)
    graph.add(node, KG.order, integer(fact.order))
    graph.add(node, KG.taskForm, concept("task-form", fact.form))
    graph.add(node, KG.heading, zh(fact.heading))
    graph.add(node, KG.text, zh(fact.text))
    if fact.action:
        graph.add(node, KG.actionVerb, zh(fact.action))
    if fact.object:
        graph.add(node, KG.actionObject, zh(fact.object))
    graph.prove(node, fact.evidence)
    for actor in fact.actors:
        who = party(actor)
        assignment = graph.nodes.assignment(node, who, actor.name, actor.role)
        graph.own(assignment, KG.Assignment)
        graph.add(assignment, KG.actor, who)
        graph.add(assignment, KG.actorRole, concept("actor-role", actor.role))
        graph.prove(assignment, actor.evidence)
        graph.add(node, KG.hasAssignment, assignment)
        graph.add(node, KG.actor, who)


def state_target(graph: ArticleGraph, fact: Target, contexts: Iterable[Term]) -> None:
    """Describe a target and hang it on the statement and the task (*contexts*) that set it."""
    node = graph.nodes.target(graph.document.id, fact.key, fact.indicator)
    graph.own(node, KG.Target)
    graph.add(node, KG.indicator, zh(fact.indicator))
    graph.add(node, KG.direction, concept("target-direction", fact.direction))
    for predicate, value in ((KG.value, fact.value), (KG.atLeast, fact.low), (KG.atMost, fact.high)):
        if value is not None:
            graph.add(node, predicate, decimal(value))
    if fact.unit:  # 零事故 has none
        graph.add(node, KG.unit, zh(fact.unit))
    if fact.code:
        graph.add(node, KG.ucum, text(fact.code))
    graph.add(node, KG.wording, zh(fact.wording))
    graph.moment(node, fact.deadline)
    graph.prove(node, fact.evidence)
    for context in contexts:
        graph.add(context, KG.hasTarget, node)
