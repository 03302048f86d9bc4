"""Who sat with whom: people joined by the meetings in which both took part."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations

import networkx as nx

from kg.analyse.element import PARTICIPATION, Kind, Relation


def together(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """The people of a projected graph, with an edge between two of them for each meeting that they share.

    An edge is labelled with its meeting and proved by what proves the part of either; its order puts those first who
    met most often.
    """
    joint = nx.MultiDiGraph(**graph.graph)
    for person, data in graph.nodes(data=True):
        if data["kind"] is Kind.PERSON:
            joint.add_node(person, **data)
    shared = [(meeting, _people(graph, meeting)) for meeting, kind in graph.nodes(data="kind") if kind is Kind.MEETING]
    times = Counter(pair for _, people in shared for pair in combinations(people, 2))
    for meeting, people in shared:
        for pair in combinations(people, 2):
            parts = [part for person in pair for part in people[person]]
            joint.add_edge(
                *pair,
                key=(meeting, Relation.TOGETHER),
                relation=Relation.TOGETHER,
                label=graph.nodes[meeting]["label"],
                note="",
                order=-times[pair],
                days=sorted({day for part in parts for day in part["days"]}),
                evidence=sorted({each for part in parts for each in part["evidence"]}),
            )
    joint.remove_nodes_from(list(nx.isolates(joint)))
    return joint


def _people(graph: nx.MultiDiGraph, meeting: str) -> dict[str, list[dict[str, list[str]]]]:
    """The people who took part in *meeting*, each with the parts taken, in an order that is the same everywhere."""
    parts: dict[str, list[dict[str, list[str]]]] = defaultdict(list)
    for person, _, part in graph.in_edges(meeting, data=True):
        if part["relation"] in PARTICIPATION and graph.nodes[person]["kind"] is Kind.PERSON:
            parts[person].append(part)
    return dict(sorted(parts.items()))
