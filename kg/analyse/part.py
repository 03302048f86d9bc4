"""Parts of the projected graph: around a name, of certain kinds, the most connected, without statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

import networkx as nx

from kg.analyse.element import CORE, STANDING, Kind, Relation
from kg.errors import UsageError, nearest


def fold(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """A copy without statements and tasks: who states something raises its themes and cites its documents."""
    inner = {node for node, kind in graph.nodes(data="kind") if kind in (Kind.STATEMENT, Kind.TASK)}
    folded = graph.copy()
    folded.remove_nodes_from(inner)
    for statement in sorted(node for node in inner if graph.nodes[node]["kind"] is Kind.STATEMENT):
        speakers = sorted({source for source in graph.predecessors(statement) if source not in inner})
        below = [statement, *sorted(node for node in graph.successors(statement) if node in inner)]
        for part in below:
            for _, subject, edge in sorted(graph.out_edges(part, data=True), key=lambda item: item[1]):
                if edge["relation"] in (Relation.RAISES, Relation.CITES):
                    for speaker in speakers:
                        label = graph.nodes[statement]["notes"].get("verb", [""])[0]
                        folded.add_edge(speaker, subject, key=(part, edge["relation"]), **{**edge, "label": label})
    return folded


def find(graph: nx.MultiDiGraph, name: str) -> list[str]:
    """The nodes of this IRI or name (any spelling the graph knows); raises :class:`UsageError` where there is none."""
    if name in graph:
        return [name]
    wanted = name.strip().casefold()
    found = [
        node
        for node, data in graph.nodes(data=True)
        if wanted in (each.casefold() for each in (data["label"], *data["names"], data["english"], data["pinyin"]))
    ]
    if found:
        return found
    known = (each for _, data in graph.nodes(data=True) for each in (data["label"], *data["names"]))
    hint = nearest(name, known)
    raise UsageError(f"{name}: no such person, institution, meeting, theme or document in the graph{hint}")


def neighbourhood(graph: nx.MultiDiGraph, centres: Iterable[str], hops: int) -> nx.MultiDiGraph:
    """The part of the graph within *hops* steps of the *centres*, whichever way the edges run."""
    near = list(dict.fromkeys(centres))
    ring = near
    for _ in range(hops):
        ring = list(dict.fromkeys(other for node in ring for other in nx.all_neighbors(graph, node)))
        near = list(dict.fromkeys([*near, *ring]))
    return _part(graph, set(near))


def of_kinds(graph: nx.MultiDiGraph, kinds: Collection[str]) -> nx.MultiDiGraph:
    """The part of the graph with nodes of these kinds only."""
    known = {kind.value for kind in Kind}
    for kind in kinds:
        if kind not in known:
            raise UsageError(f"{kind}: no kind of node; kinds are {', '.join(sorted(known))}{nearest(kind, known)}")
    return _part(graph, {node for node, kind in graph.nodes(data="kind") if kind.value in set(kinds)})


def most_connected(graph: nx.MultiDiGraph, limit: int, always: Iterable[str] = ()) -> nx.MultiDiGraph:
    """The *limit* nodes with the most neighbours, *always* among them; who acts has the first claim to two thirds."""
    if len(graph) <= limit:
        return graph
    first = set(always)
    ranked = sorted(graph, key=lambda node: (node not in first, -len(set(nx.all_neighbors(graph, node))), node))
    acting = _acting(graph)
    claimed = [node for node in ranked if node in first or node in acting][: max(len(first), limit * 2 // 3)]
    return _part(graph, set(list(dict.fromkeys([*claimed, *ranked]))[:limit]))


def core(graph: nx.MultiDiGraph, limit: int) -> set[str]:
    """Up to *limit* people, institutions, groups and meetings: those that articles relate to the most of each other."""
    acting = _acting(graph)
    kept = set(sorted(acting, key=lambda node: (-len(acting[node]), node))[:limit])
    return {node for node in kept if acting[node] & kept}


def _acting(graph: nx.MultiDiGraph) -> dict[str, set[str]]:
    """The people, institutions, groups and meetings that an article relates to each other, with those others."""
    kinds: dict[str, Kind] = dict(graph.nodes(data="kind"))
    others: dict[str, set[str]] = defaultdict(set)
    for source, target, relation in graph.edges(data="relation"):
        if relation not in STANDING and kinds[source] in CORE and kinds[target] in CORE:
            others[source].add(target)
            others[target].add(source)
    return others


def _part(graph: nx.MultiDiGraph, nodes: set[str]) -> nx.MultiDiGraph:
    """The subgraph of *nodes* as a graph of its own, in the order of the whole."""
    part: nx.MultiDiGraph = graph.copy()
    part.remove_nodes_from([node for node in graph if node not in nodes])
    return part
