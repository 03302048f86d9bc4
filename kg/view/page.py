"""One self-contained page that shows a graph: it opens from a disk, without a network, in any browser.

pyvis renders it, with a template of our own: the library's own templates load parts from elsewhere, put names into
the markup as they come and leave files behind. Here every script and style stands in the page, a content security
policy admits those scripts and nothing else, and whatever comes from the news is escaped where it is data (JSON) and
where it is markup.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import networkx as nx
import pyoxigraph as ox
from markupsafe import Markup

from kg.analyse.excerpt import around
from kg.analyse.part import find, fold, most_connected, neighbourhood, of_kinds
from kg.analyse.projection import Kind, project
from kg.analyse.quotation import Quotations
from kg.query import find as named
from kg.view import drawing
from kg.view.offline import asset, digest, environment

FOLD_ABOVE = 500
"""With more nodes than this, statements and tasks are folded into lines from who speaks to what is raised."""
_VIS = "vis-9.1.2/vis-network.min.js"
_MANY = 600
"""From so many nodes on, lines are straight and pause while the picture moves."""


def render(
    store: ox.Store,
    *,
    title: str,
    focus: str | None = None,
    hops: int = 2,
    kinds: Collection[str] | None = None,
    since: date | str | None = None,
    until: date | str | None = None,
    limit: int = 2000,
) -> str:
    """The HTML of the page for what *store* holds, or for a part of it.

    *focus* is a name or an IRI, shown with all that is within *hops* steps; *kinds* are values of
    :class:`kg.analyse.projection.Kind`; *since* and *until* bound the days of facts. Of more than *limit* nodes the
    most connected are shown, and the page says so. The same store and arguments give the same characters.
    """
    if focus:
        store = around(store, named(store, focus), hops)
    graph = project(store, since=since, until=until)
    centres = find(graph, focus) if focus else []
    if centres:
        graph = neighbourhood(graph, centres, hops)
    notices = []
    if kinds is not None and not {Kind.STATEMENT, Kind.TASK} <= set(kinds):
        graph = fold(graph)
    elif kinds is None and len(graph) > FOLD_ABOVE:
        graph = fold(graph)
        notices.append("论述与任务已并入连线。Statements and tasks are folded into the lines.")
    if kinds is not None:
        graph = of_kinds(graph, {*kinds, *(graph.nodes[node]["kind"].value for node in centres if node in graph)})
    if len(graph) > limit:
        notices.insert(
            0,
            f"全图共 {len(graph):,} 个节点，此处为联系最多的 {limit:,} 个。"
            f"The {limit:,} most connected of {len(graph):,} nodes are shown.",
        )
        graph = most_connected(graph, limit, always=centres)
    return _page(graph, title, [node for node in centres if node in graph], notices)


def _page(graph: nx.MultiDiGraph, title: str, centres: Collection[str], notices: Iterable[str]) -> str:
    # Imported here: it brings IPython along, half a second that no other command should wait for.
    from pyvis.network import Network

    words = json.loads(asset("words.json"))
    drawn = drawing.nodes(graph)
    number = {node.iri: position for position, node in enumerate(drawn)}
    told = drawing.facts(graph)
    quotations = Quotations(graph.graph["proofs"], graph.graph["articles"])
    hub = max(graph, key=lambda node: (graph.degree(node), -number[node]), default=None)
    data = {
        "words": words,
        "hub": None if hub is None else number[hub],
        "focus": number[min(centres, key=number.__getitem__)] if centres else None,
        "nodes": [_node_data(graph, node, number[node], quotations) for node in graph],
        "facts": [_fact_data(fact, number, quotations) for fact in told],
    }
    data |= {"proofs": quotations.proofs, "articles": quotations.articles}
    network = Network(directed=True, heading=title)
    for node in drawn:
        network.add_node(
            number[node.iri],
            label=node.label,
            shape=node.look.shape,
            size=node.size,
            x=node.x,
            y=node.y,
            kind=node.kind.value,
            letter=node.look.font,
            margin=node.look.margin,
        )
    for position, line in enumerate(drawing.lines(graph, told)):
        network.add_edge(
            number[line.source],
            number[line.target],
            id=position,
            relation=line.relation.value,
            label=line.label,
            facts=line.facts,
            folded=line.folded,
            arrows="",
        )
    network.options = _options(len(drawn))
    vis, script = _pyvis_file(_VIS), asset("panel.js") + asset("page.js")
    network.templateEnv = environment()
    network.templateEnv.globals.update(
        facts=data,
        summary=_summary(graph, words, len(quotations.articles)),
        notice=" ".join(notices),
        css=Markup(asset("page.css")),
        vis=Markup(vis),
        script=Markup(script),
        trusted=Markup(f"{digest(vis)} {digest(script)}"),
    )
    network.path = "page.html"
    return str(network.generate_html())


@cache
def _pyvis_file(name: str) -> str:
    """A script that pyvis brings along, fit to stand between script tags."""
    text = files("pyvis").joinpath("lib", *name.split("/")).read_text(encoding="utf-8").replace("\r\n", "\n")
    return text.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def _options(count: int) -> dict[str, Any]:
    many = count > _MANY
    return {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "interaction": {
            "hover": True,
            "hoverConnectedEdges": False,
            "selectConnectedEdges": False,
            "hideEdgesOnDrag": many,
            "hideEdgesOnZoom": many,
            "zoomSpeed": 0.6,
        },
        "nodes": {
            "chosen": False,
            "labelHighlightBold": False,
            "shapeProperties": {"borderRadius": 7},
            "scaling": {"label": {"drawThreshold": 5 if not many else 7}},
        },
        "edges": {
            "width": 1.3,
            "hoverWidth": 1,
            "selectionWidth": 1,
            "smooth": False,
            "scaling": {"label": {"drawThreshold": 7}},
        },
    }


def _summary(graph: nx.MultiDiGraph, words: dict[str, Any], articles: int) -> str:
    """How much of what there is, and of which days."""
    found = Counter(kind.value for _, kind in graph.nodes(data="kind"))
    found[Kind.STATEMENT] = found[Kind.TASK] = 0
    found[Kind.ARTICLE] = articles
    quoted = {Kind.ARTICLE: "引用"}  # not all articles need be quoted in what is drawn
    counts = [
        f"{quoted.get(kind, '')}{name['zh']} {found[kind]:,}" for kind, name in words["kinds"].items() if found[kind]
    ]
    days = sorted({day for *_, days in graph.edges(data="days") for day in days})
    span = [] if not days else [days[0] if days[0] == days[-1] else f"{days[0]} – {days[-1]}"]
    return " · ".join([*counts, *span])


def _node_data(graph: nx.MultiDiGraph, iri: str, number: int, quotations: Quotations) -> dict[str, Any]:
    data = graph.nodes[iri]
    notes = [
        (key, "、".join(values)) for key, values in sorted(data["notes"].items()) if key not in ("order", "heading")
    ]
    name = str(data["label"])
    if data["kind"] is Kind.STATEMENT:
        text = "".join(data["notes"].get("text", [name]))
        verb = "".join(data["notes"].get("verb", [])[:1])
        name = f"{verb}：{text[:24]}{'…' if len(text) > 24 else ''}" if verb else name
    return {
        "id": number,
        "kind": data["kind"].value,
        "name": name,
        "names": [each for each in data["names"] if each != name],
        "english": data["english"],
        "pinyin": data["pinyin"],
        "notes": notes,
        "proofs": quotations.numbers(data["evidence"]),
    }


def _fact_data(fact: drawing.Fact, number: dict[str, int], quotations: Quotations) -> dict[str, Any]:
    source, target, edge = fact
    days: list[str] = edge["days"]  # type: ignore[assignment]
    return {
        "from": number[source],
        "to": number[target],
        "relation": str(edge["relation"]),
        "label": edge["label"],
        "note": edge["note"],
        "when": "" if not days else days[0] if days[0] == days[-1] else f"{days[0]} – {days[-1]}",
        "order": edge["order"],
        "proofs": quotations.numbers(edge["evidence"]),  # type: ignore[arg-type]
    }
