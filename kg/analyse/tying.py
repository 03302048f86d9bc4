"""What follows from the triples of a graph and stands in none of them: proofs, days, and ties that they leave open."""

from __future__ import annotations

from collections import defaultdict

import networkx as nx

from kg.analyse.element import STANDING, Kind, Proof, Relation

_OFFICES = STANDING | {Relation.HELD, Relation.APPOINTED}
"""What somebody is, not what he does: whoever has nothing else is tied to where he is named."""


def prove_subjects(graph: nx.MultiDiGraph) -> None:
    """Give edges without a node of their own the evidence of their end that lies inside the evidence of the other.

    A theme is proved wherever it is named; that a certain statement raises it is proved inside that statement.
    """
    proofs: dict[str, Proof] = graph.graph["proofs"]
    by_article: dict[tuple[str, str], list[str]] = defaultdict(list)
    for node, found in graph.nodes(data="evidence"):
        for each in found:
            by_article[node, proofs[each].article].append(each)
    for source, target, edge in graph.edges(data=True):
        if edge["evidence"] or edge["relation"] in STANDING:
            continue
        if graph.nodes[source]["kind"] is Kind.ARTICLE:
            edge["evidence"] = list(by_article[target, source])
            continue
        around = graph.nodes[source]["evidence"]
        articles = dict.fromkeys(proofs[each].article for each in around)
        inside = [each for article in articles for each in by_article.get((target, article), ())]
        if edge["relation"] is Relation.HOSTED:
            edge["evidence"] = inside
        else:
            within = [each for each in inside if any(proofs[outer].covers(proofs[each]) for outer in around)]
            edge["evidence"] = within or list(around)


def merge_citations(graph: nx.MultiDiGraph) -> None:
    """Let the statement or task that cites a document say how (implements …), in its article's stead."""
    proofs: dict[str, Proof] = graph.graph["proofs"]
    for article, document, key, whole in list(graph.out_edges(keys=True, data=True)):
        if graph.nodes[article]["kind"] is not Kind.ARTICLE or whole["relation"] is not Relation.CITES:
            continue
        closer = [
            edge
            for source, _, edge in graph.in_edges(document, data=True)
            if edge["relation"] is Relation.CITES
            and source != article
            and any(proofs[each].article == article for each in edge["evidence"])
        ]
        for edge in closer:
            edge["note"] = edge["note"] or whole["note"]
        if closer:
            graph.remove_edge(article, document, key)


def add_mentions(graph: nx.MultiDiGraph) -> None:
    """Tie what an article names apart from any meeting: to the meeting it reports, where that is one, else to itself.

    An article of several meetings is tied to each of them; one of a single meeting would only stand in the way.
    """
    proofs: dict[str, Proof] = graph.graph["proofs"]
    kinds: dict[str, Kind] = dict(graph.nodes(data="kind"))
    reported: dict[str, list[str]] = defaultdict(list)
    for node in (node for node in graph if kinds[node] is Kind.MEETING):
        for article in sorted({proofs[each].article for each in graph.nodes[node]["evidence"]}):
            reported[article].append(node)
    loose: list[str] = []
    doing = {node for edge in graph.edges(data="relation") if edge[2] not in _OFFICES for node in edge[:2]}
    idle = [node for node in graph if kinds[node] is Kind.PERSON and node not in doing]
    tied = _told(graph)
    loose += [node for node in idle if node in tied]
    for island in nx.connected_components(nx.Graph(_joined(graph))):
        if not any(kinds[node] in (Kind.PERSON, Kind.MEETING, Kind.ARTICLE) for node in island):
            loose += island
    loose += [node for node in graph if node not in tied and kinds[node] not in (Kind.MEETING, Kind.ARTICLE)]
    found: dict[tuple[str, str, Relation], list[str]] = defaultdict(list)
    for node in sorted(loose):
        for each in graph.nodes[node]["evidence"]:
            article = proofs[each].article
            meetings = reported.get(article, [])
            found[meetings[0] if len(meetings) == 1 else article, node, Relation.MENTIONS].append(each)
    for article in sorted(reported):
        if len(reported[article]) > 1 or article in tied:
            for meeting in reported[article]:
                evidence = [each for each in graph.nodes[meeting]["evidence"] if proofs[each].article == article]
                found[article, meeting, Relation.REPORTS] = evidence
    for (source, target, relation), evidence in sorted(found.items()):
        if source in graph:
            edge = {"relation": relation, "label": "", "note": "", "order": 0, "days": [], "evidence": evidence}
            graph.add_edge(source, target, key=("", relation), **edge)


def date_edges(graph: nx.MultiDiGraph) -> None:
    """Give edges without days of their own those of what is around them."""
    for source, target, _, edge in graph.edges(keys=True, data=True):
        edge["days"] = edge["days"] or _days_around(graph, source, target, edge)


def _days_around(graph: nx.MultiDiGraph, source: str, target: str, edge: dict[str, object]) -> list[str]:
    """The days of an edge that has none: of the meeting at its end, else of the articles that prove it."""
    if edge["relation"] in STANDING:
        return []
    for node in (target, source):
        if graph.nodes[node]["kind"] is Kind.MEETING and graph.nodes[node]["days"]:
            return list(graph.nodes[node]["days"])
    proofs, articles = graph.graph["proofs"], graph.graph["articles"]
    found = {proofs[each].article for each in edge["evidence"]}  # type: ignore[attr-defined]
    return sorted({articles[each].date for each in found if each in articles and articles[each].date})


def keep_span(graph: nx.MultiDiGraph, since: str, until: str) -> None:
    """Keep the edges with a day in the span, and what they join."""
    outside = [
        (source, target, key)
        for source, target, key, edge in graph.edges(keys=True, data=True)
        if edge["relation"] not in STANDING
        and not (edge["days"] and edge["days"][0] <= until + "~" and edge["days"][-1] >= since)
    ]
    graph.remove_edges_from(outside)
    told = _told(graph)
    graph.remove_nodes_from([node for node in graph if node not in told])


def drop_idle(graph: nx.MultiDiGraph) -> None:
    """Leave out what no article speaks of (the rest of a scheme of themes, say)."""
    told = _told(graph)
    graph.remove_nodes_from([node for node in graph if node not in told and not graph.nodes[node]["evidence"]])


def _told(graph: nx.MultiDiGraph) -> set[str]:
    """The nodes that some article relates to another."""
    return {node for pair in _joined(graph) for node in pair}


def _joined(graph: nx.MultiDiGraph) -> list[tuple[str, str]]:
    """The pairs of nodes that some article relates."""
    return [edge[:2] for edge in graph.edges(data="relation") if edge[2] not in STANDING]
