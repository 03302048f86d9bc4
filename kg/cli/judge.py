"""``kg judge``: record a decision on who is who; every later build replays it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated

import pyoxigraph as ox
import typer

from kg.cli.graphs import GraphOption, StoreOption, open_graph
from kg.cli.into_store import read_judgements
from kg.errors import UsageError
from kg.graph.vocabulary import KG, RDF, SKOS
from kg.query.names import find, iri
from kg.resolve import Judgement
from kg.resolve import judgements as record
from kg.resolve.judgements import KINDS, Reference, Verdict
from kg.store.layout import JUDGEMENTS

CLASSES = {KG.Person: "person", KG.Institution: "institution"}
"""What can be judged, by class."""


def judge(
    left: Annotated[str, typer.Argument(metavar="LEFT", help="A name, 名字（职务）, 名字@document, or an IRI.")],
    right: Annotated[str, typer.Argument(metavar="RIGHT", help="The same for the other side.")],
    verdict: Annotated[str, typer.Argument(metavar="VERDICT", help="same, different or unsure.")],
    who: Annotated[str, typer.Option("--who", help="Who judges.")],
    why: Annotated[str, typer.Option("--why", help="Why: a sentence, a source.")] = "",
    graph: GraphOption = None,
    store: StoreOption = None,
    file: Annotated[
        Path | None,
        typer.Option("--file", help="The file of judgements; else that of the store, or ./judgements.tsv."),
    ] = None,
) -> None:
    """Record that two are the same, are different, or that nobody knows.

    The left side of "same" keeps its IRI. Build again to see what follows. A judgement that contradicts an earlier one
    is refused, and both lines are named.
    """
    if verdict not in set(Verdict):
        raise UsageError(f"{verdict}: not a verdict; use {', '.join(Verdict)}")
    place = file or (store / JUDGEMENTS if store else Path(JUDGEMENTS))
    inside = open_graph(graph, store) if graph or store else None
    told = Judgement(
        reference(left, inside), reference(right, inside), Verdict(verdict), who, date.today().isoformat(), why
    )
    if told.left == told.right:
        raise UsageError(
            f"{told.left} stands on both sides; tell them apart by a post or a document: 王伟（海州市市长）"
        )
    if told.left.kind != told.right.kind:
        raise UsageError(f"{told.left} and {told.right}: a {told.left.kind} and a {told.right.kind} cannot be one")
    earlier = read_judgements(place) if place.is_file() else ()
    lines = place.read_text(encoding="utf-8-sig").count("\n") if earlier else 1
    record.check([*earlier, replace(told, line=lines + 1)], file=str(place))
    record.append(place, told)
    print(f"{place}: {told.left} {verdict} {told.right}")


def reference(text: str, graph: ox.Store | None) -> Reference:
    """What the user means: a reference as files write it, an IRI, or a name."""
    kind = text.partition(":")[0]
    if kind not in KINDS and (node := iri(text)):
        return of_node(node, text, graph)
    try:
        plain = Reference.parse(text if kind in KINDS else f"person:{text}")
    except ValueError as error:
        raise UsageError(str(error)) from None
    if graph is not None and plain.post:
        return replace(plain, post=full_post(plain, graph))
    if kind in KINDS or graph is None or plain.doc:
        return plain
    kinds = {kind_of(node, graph) for node in find(graph, plain.name)} - {""}
    if len(kinds) != 1:
        raise UsageError(f"{text}: neither one person nor one institution; write person:{text} or institution:{text}")
    return replace(plain, kind=kinds.pop())


def full_post(told: Reference, graph: ox.Store) -> str:
    """The post as the graph names it (海州市人民政府市长), where the user leaves something of it out (海州市市长)."""
    people = [node for node in find(graph, told.name) if kind_of(node, graph) == "person"]
    posts = sorted({post for person in people for post in posts_of(person, graph)})
    meant = [post for post in posts if post == told.post] or [post for post in posts if within(told.post, post)]
    if len(meant) == 1:
        return meant[0]
    known = "、".join(posts) or "no post at all"
    raise UsageError(f"{told}: {'several posts' if meant else 'no post'} of this name; {told.name} is shown as {known}")


def within(short: str, full: str) -> bool:
    """Whether *short* is *full* with something left out inside: the same ending, all characters in order."""
    rest = iter(full)
    return short[-1:] == full[-1:] and all(character in rest for character in short)


def kind_of(node: ox.NamedNode, graph: ox.Store) -> str:
    """``person``, ``institution``, or nothing that can be judged."""
    types = {quad.object for quad in graph.quads_for_pattern(node, RDF.type, None)}
    return next((kind for cls, kind in CLASSES.items() if cls in types), "")


def of_node(node: ox.NamedNode, text: str, graph: ox.Store | None) -> Reference:
    """The reference to what an IRI stands for; people are told by a post that only they hold, else by a document."""
    if graph is None:
        raise UsageError(f"{text}: name the graph that has this IRI, with --store or --graph")
    find(graph, text)
    kind = kind_of(node, graph)
    if not kind:
        raise UsageError(f"{text}: neither a person nor an institution; only those can be judged")
    name = label(node, graph)
    others = [other for other in find(graph, name) if other != node and kind_of(other, graph) == kind]
    if kind == "institution" or not others:
        return Reference(kind, name)
    taken = {post for other in others for post in posts_of(other, graph)}
    if post := next((post for post in posts_of(node, graph) if post not in taken), ""):
        return Reference(kind, name, post=post)
    raise UsageError(f"{text}: no post tells this person from others of the name; name a document: person:{name}@ID")


def posts_of(person: ox.NamedNode, graph: ox.Store) -> list[str]:
    """The posts in which a person is shown, by their full titles, sorted."""
    tenures = [quad.subject for quad in graph.quads_for_pattern(None, KG.person, person)]
    posts = {quad.object for tenure in tenures for quad in graph.quads_for_pattern(tenure, KG.post, None)}
    return sorted(label(post, graph) for post in posts if isinstance(post, ox.NamedNode))


def label(node: ox.NamedNode, graph: ox.Store) -> str:
    """The Chinese label of a node."""
    for quad in graph.quads_for_pattern(node, SKOS.prefLabel, None):
        if isinstance(quad.object, ox.Literal) and quad.object.language == "zh":
            return quad.object.value
    return ""
