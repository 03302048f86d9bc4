"""One self-contained page that shows a graph: it opens from a disk, without a network, in any browser.

pyvis renders it, with a template of our own: the library's own templates load parts from elsewhere, put names into
the markup as they come and leave files behind. Here every script and style stands in the page, a content security
policy admits those scripts and nothing else, and whatever comes from the news is escaped where it is data (JSON) and
where it is markup.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import networkx as nx
import pyoxigraph as ox
from markupsafe import Markup

from kg.analyse.element import CORE, Kind
from kg.analyse.excerpt import around
from kg.analyse.naming import tell_talks_apart
from kg.analyse.part import core, find, fold, most_connected, neighbourhood, of_kinds
from kg.analyse.projection import project
from kg.analyse.quotation import Quotations
from kg.analyse.together import together
from kg.query import find as named
from kg.view import drawing
from kg.view.offline import asset, digest, environment

FOLD_ABOVE = 500
"""With more nodes than this, statements and tasks are folded into lines from who speaks to what is raised."""
CORE_ABOVE = 300
CORE_MOST = 500
CORE_LEAST = 20
"""With so many nodes a picture begins with those who act and meet, the most connected; if they are few, with all."""
_BEGUN = (
    "先画联系最多的会议、人物、机构与群体 {inner:,} 个；其余点标签、查找或点选即现。",
    "First the {inner:,} most connected meetings, people, institutions, groups; switches, search, clicks bring more.",
)
_LIMITED = (
    "此页收全图 {whole:,} 个节点中联系最多的 {held:,} 个（人物、机构、会议为先）。",
    "The page holds the {held:,} most connected of {whole:,} nodes.",
)
_FOLDED = ("论述与任务已并入连线。", "Statements and tasks are in the lines.")
_TOGETHER = (
    "两人之间的连线是二人都参加的会议，次数越多线越粗。",
    "A line joins two people who took part in the same meeting; the thicker, the oftener.",
)
_VIS = "vis-9.1.2/vis-network.min.js"
_MANY = 600
"""From so many nodes on, lines are straight and pause while the picture moves."""


def render(
    store: ox.Store,
    *,
    title: str,
    focus: str | None = None,
    hops: int | None = None,
    kinds: Collection[str] | None = None,
    since: date | str | None = None,
    until: date | str | None = None,
    people: bool = False,
    limit: int = 2000,
) -> str:
    """The HTML of the page for what *store* holds, or for a part of it.

    *focus* is a name or an IRI, shown with all that is within *hops* steps (else two); *kinds* are values of
    :class:`kg.analyse.element.Kind`; *since* and *until* bound the days of facts. With *people*, it shows who took part
    in meetings with whom, and *hops* are those between people (else one). Of more than *limit* nodes the most connected
    are shown, and the page says so. The same store and arguments give the same characters.
    """
    if hops is None:
        hops = 1 if people else 2
    if focus:
        store = around(store, named(store, focus), 2 * hops if people else hops)
    graph = project(store, since=since, until=until)
    tell_talks_apart(graph, least=2 if focus else 1)  # around a name, not all who took part need be known
    notices = []
    if people:
        graph = together(graph)
        notices.append(_TOGETHER)
    centres = find(graph, focus) if focus else []
    if centres:
        graph = neighbourhood(graph, centres, hops)
    if kinds is not None and not {Kind.STATEMENT, Kind.TASK} <= set(kinds):
        graph = fold(graph)
    elif kinds is None and len(graph) > FOLD_ABOVE and not people:
        graph = fold(graph)
        notices.append(_FOLDED)
    if kinds is not None:
        graph = of_kinds(graph, {*kinds, *(graph.nodes[node]["kind"].value for node in centres if node in graph)})
    whole = len(graph)
    if whole > limit:
        graph = most_connected(graph, limit, always=centres)
        notices.append(_LIMITED)
    inner = core(graph, CORE_MOST) if kinds is None and len(graph) > CORE_ABOVE else set()
    if len(inner) >= CORE_LEAST:
        notices.insert(0, _BEGUN)
    notice = " ".join(["".join(zh for zh, _ in notices), *(en for _, en in notices)])
    return _page(
        graph,
        inner if len(inner) >= CORE_LEAST else None,
        title,
        [node for node in centres if node in graph],
        notice.format(inner=len(inner), held=len(graph), whole=whole).strip(),
    )


def _page(
    graph: nx.MultiDiGraph,
    inner: Collection[str] | None,
    title: str,
    centres: Collection[str],
    notice: str,
) -> str:
    # Imported here: it brings IPython along, half a second that no other command should wait for.
    from pyvis.network import Network

    words = json.loads(asset("words.json"))
    drawn = drawing.nodes(graph, inner)
    number = {node.iri: position for position, node in enumerate(drawn)}
    told = drawing.facts(graph)
    quotations = Quotations(graph.graph["proofs"], graph.graph["articles"])
    in_picture = [node for node in drawn if inner is None or node.iri in inner]
    hub = max(in_picture, key=lambda node: (node.weight, -number[node.iri]), default=None)
    data = {
        "words": words,
        "hub": None if hub is None else number[hub.iri],
        "focus": number[min(centres, key=number.__getitem__)] if centres else None,
        "crowd": len(drawn) > drawing.CROWD,
        "later": [] if inner is None else [kind for kind in words["kinds"] if Kind(kind) not in CORE],
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
            letter=node.font,
            margin=node.look.margin,
            weight=node.weight,
            aside=inner is not None and node.kind in CORE and node.iri not in inner,
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
            width=line.width,
        )
    network.options = _options(len(drawn))
    vis, script = _pyvis_file(_VIS), asset("panel.js") + asset("labels.js") + asset("page.js")
    network.templateEnv = environment()
    network.templateEnv.globals.update(
        facts=data,
        summary=_summary(graph, words, len(quotations.articles)),
        notice=notice,
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
