"""What to call meetings that nobody gave a name: talks and visits, of which there may be many a day."""

from __future__ import annotations

import networkx as nx

from kg.analyse.element import PARTICIPATION, Kind


def tell_talks_apart(graph: nx.MultiDiGraph, *, least: int) -> None:
    """Call meetings without a name also by the first two who took part, where at least *least* are known.

    Their kind and day alone do not tell them apart. In talks the two named first are the two sides.
    """
    for meeting, data in graph.nodes(data=True):
        kind = "".join(data["notes"].get("kind", [])[:1])
        if data["kind"] is not Kind.MEETING or data["names"] or not kind or not data["label"].startswith(kind):
            continue
        parts = sorted(
            (edge["order"], graph.nodes[who]["label"])
            for who, _, edge in graph.in_edges(meeting, data=True)
            if edge["relation"] in PARTICIPATION
        )
        known = list(dict.fromkeys(name for _, name in parts))
        if len(known) >= least:
            sides = "、".join(known[:2])
            data["brief"] = f"{sides}\n{kind}"
            data["label"] = f"{data['label']}（{sides}{'等' if len(known) > 2 else ''}）"
