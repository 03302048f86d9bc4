"""Why a graph says what it says: every fact about a thing, each with the sentences that state it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import networkx as nx
import pyoxigraph as ox

from kg.analyse.element import Relation
from kg.analyse.excerpt import around
from kg.analyse.projection import project
from kg.analyse.quotation import Quotations
from kg.errors import UsageError
from kg.query import find

WORDS: Mapping[Relation, tuple[str, str]] = {
    Relation.HELD: ("is named in a post at", "post of"),
    Relation.APPOINTED: ("appointed or removed at", "appointment or removal of"),
    Relation.CHAIRED: ("chairs", "chaired by"),
    Relation.SPOKE: ("speaks at", "spoken at by"),
    Relation.ATTENDED: ("attends", "attended by"),
    Relation.OBSERVED: ("sits in at", "sat in by"),
    Relation.HOSTED: ("hosts", "hosted by"),
    Relation.STATES: ("says", "said by"),
    Relation.TASKS: ("sets task", "task under"),
    Relation.RAISES: ("raises theme", "theme raised by"),
    Relation.CITES: ("cites", "cited by"),
    Relation.WITHIN: ("is part of", "has part"),
    Relation.BROADER: ("is a theme under", "has narrower theme"),
    Relation.BEHALF: ("on behalf of", "represented by"),
    Relation.REPORTS: ("reports", "reported in"),
    Relation.MENTIONS: ("mentions", "named in"),
    Relation.TOGETHER: ("took part in a meeting with", "took part in a meeting with"),
}
"""How a relation reads from its beginning and from its end."""

LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Quotation:
    """A piece of evidence in its sentence, and the article that it stands in."""

    before: str
    quote: str
    after: str
    article: str
    date: str
    source: str
    url: str


@dataclass(frozen=True, slots=True)
class Told:
    """One fact about the thing asked for."""

    relation: str
    other: str
    names: tuple[str, ...]
    kind: str
    label: str
    days: tuple[str, ...]
    evidence: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Reasons:
    """What a thing is called, and everything told of it."""

    iri: str
    name: str
    kind: str
    names: tuple[str, ...]
    english: str
    pinyin: str
    facts: tuple[Told, ...]


def why(store: ox.Store, name: str) -> list[Reasons]:
    """Everything told of what is called *name* (or has this IRI); one entry for each thing of the name.

    Raises:
        UsageError: nothing bears the name (the message has the nearest ones), or what does is no part of the story.
    """
    nodes = find(store, name)
    projection = project(around(store, nodes))
    things = [node.value for node in nodes if node.value in projection]
    if not things:
        raise UsageError(f"{name}: is no person, group, institution, meeting, statement, theme or document")
    return [_reasons(projection, thing) for thing in things]


def _reasons(graph: nx.MultiDiGraph, thing: str) -> Reasons:
    data = graph.nodes[thing]
    return Reasons(
        iri=thing,
        name=str(data["label"]),
        kind=data["kind"].value,
        names=tuple(data["names"]),
        english=data["english"],
        pinyin=data["pinyin"],
        facts=tuple(_facts(graph, thing)),
    )


def _facts(graph: nx.MultiDiGraph, thing: str) -> Iterator[Told]:
    """What is told of *thing*: first where it acts, then where it is acted on."""
    quotations = Quotations(graph.graph["proofs"], graph.graph["articles"])
    outgoing = [(edge, target, 0) for _, target, edge in graph.out_edges(thing, data=True)]
    incoming = [(edge, source, 1) for source, _, edge in graph.in_edges(thing, data=True)]
    ranks = {relation: rank for rank, relation in enumerate(WORDS)}
    order = sorted(
        outgoing + incoming, key=lambda each: (each[2], ranks[each[0]["relation"]], each[0]["days"], each[0]["order"])
    )
    for edge, other, direction in order:
        yield Told(
            relation=WORDS[edge["relation"]][direction],
            other=_short_name(graph, other),
            names=tuple(graph.nodes[other]["names"]),
            kind=graph.nodes[other]["kind"].value,
            label="、".join(part for part in (edge["label"], edge["note"]) if part),
            days=tuple(edge["days"]),
            evidence=tuple(_quoted(quotations, number) for number in quotations.numbers(edge["evidence"])),
        )


def _quoted(quotations: Quotations, number: int) -> Quotation:
    """The numbered quotation with its article."""
    proof = quotations.proofs[number]
    article = quotations.articles[int(str(proof["article"]))]
    return Quotation(
        before=str(proof["before"]),
        quote=str(proof["quote"]),
        after=str(proof["after"]),
        article=article["title"],
        date=article["date"],
        source=article["source"],
        url=article["url"],
    )


def _short_name(graph: nx.MultiDiGraph, thing: str) -> str:
    """What a thing is called, in a length that fits a line."""
    name = str(graph.nodes[thing]["label"])
    return name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…"
