"""The projected graph as things to draw: nodes with wrapped labels, sizes and places, and merged edges."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import networkx as nx

from kg.analyse.part import fold
from kg.analyse.projection import PARTICIPATION, STANDING, Kind, Relation
from kg.view.layout import Box, arrange

_WORD = re.compile(r"[!-~\u00a0-\u02ff]+|.", re.DOTALL)
"""What may not be torn apart at the end of a line: a run of Latin letters and digits; else any single character."""
_NOT_FIRST = frozenset("，。、；：！？）》〉”’】…·")
"""Characters that do not begin a line."""
_LINE_HEIGHT = 1.22


@dataclass(frozen=True, slots=True)
class Look:
    """How the nodes of a kind are drawn, in pixels; ``line`` is the length of a label's line in characters."""

    shape: str
    font: int
    line: float
    lines: int
    size: int = 8
    margin: int = 0


LOOKS: Mapping[Kind, Look] = {
    Kind.MEETING: Look("box", font=21, line=11, lines=4, margin=13),
    Kind.STATEMENT: Look("box", font=17, line=8, lines=1, margin=7),
    Kind.TASK: Look("box", font=16, line=9, lines=3, margin=7),
    Kind.THEME: Look("hexagon", font=16, line=8, lines=3, size=8),
    Kind.DOCUMENT: Look("diamond", font=15, line=10, lines=3, size=10),
    Kind.PERSON: Look("dot", font=19, line=7, lines=2, size=16),
    Kind.INSTITUTION: Look("square", font=17, line=9, lines=3, size=10),
    Kind.GROUP: Look("dot", font=14, line=10, lines=3, size=8),
    Kind.ARTICLE: Look("triangle", font=14, line=9, lines=2, size=9),
}

_CROWD = 300
"""In a picture of more nodes than this, meetings are many and not the one centre: they are drawn smaller."""
_CROWD_MEETING = Look("box", font=16, line=10, lines=2, margin=8)

_STRENGTH: Mapping[Relation, int] = {
    relation: number
    for number, relation in enumerate(
        (
            Relation.CHAIRED,
            Relation.SPOKE,
            Relation.ATTENDED,
            Relation.OBSERVED,
            Relation.APPOINTED,
            Relation.HELD,
        )
    )
}
"""Where several relations join the same two, the first of these gives the line its colour."""
_LABELLED = PARTICIPATION | {Relation.HELD, Relation.APPOINTED}
_ROLE_WORDS = {Relation.CHAIRED: "主持", Relation.SPOKE: "讲话", Relation.OBSERVED: "列席"}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A node with its label in lines and its place."""

    iri: str
    kind: Kind
    label: str
    look: Look
    size: int
    x: int
    y: int


@dataclass(slots=True)
class Line:
    """One line between two nodes, for all that is told of the two in that direction."""

    source: str
    target: str
    relation: Relation
    label: str = ""
    facts: list[int] = field(default_factory=list)
    folded: bool = False
    """Drawn only while statements are hidden, in their stead."""


Fact = tuple[str, str, Mapping[str, object]]


def facts(graph: nx.MultiDiGraph) -> list[Fact]:
    """All edges in a fixed order: by the order of their ends in the graph, then as the text lists them."""
    place = {node: number for number, node in enumerate(graph)}
    found = graph.edges(keys=True, data=True)
    ordered = sorted(found, key=lambda edge: (place[edge[0]], place[edge[1]], edge[3]["order"], edge[2]))
    return [(source, target, edge) for source, target, _, edge in ordered]


def lines(graph: nx.MultiDiGraph, told: Sequence[Fact]) -> list[Line]:
    """The lines to draw for the facts *told*, and those that stand in for hidden statements."""
    merged: dict[tuple[str, str, str], Line] = {}
    number_of: dict[tuple[str, str, Relation], int] = {}
    for number, (source, target, edge) in enumerate(told):
        relation = Relation(str(edge["relation"]))
        number_of.setdefault((source, target, relation), number)
        family = "role" if relation in _STRENGTH else relation.value
        line = merged.setdefault((source, target, family), Line(source, target, relation))
        if _STRENGTH.get(relation, 99) < _STRENGTH.get(line.relation, 99):
            line.relation = relation
        line.facts.append(number)
    for line in merged.values():
        line.label = _line_label(line, told)
    folded: dict[tuple[str, str, str], Line] = {}
    for source, target, key, edge in fold(graph).edges(keys=True, data=True):
        if not graph.has_edge(source, target, key):
            relation = edge["relation"]
            line = folded.setdefault((source, target, relation.value), Line(source, target, relation, folded=True))
            line.facts.append(number_of[key[0], target, relation])
    return [*merged.values(), *(folded[each] for each in sorted(folded))]


def _line_label(line: Line, told: Sequence[Fact]) -> str:
    if line.relation in PARTICIPATION:
        return _ROLE_WORDS.get(line.relation, "")
    if line.relation not in _LABELLED:
        return ""
    titles = dict.fromkeys(title for number in line.facts for title in str(told[number][2]["label"]).split("、"))
    return "\n".join(wrap("、".join(titles), 9, 2))


def nodes(graph: nx.MultiDiGraph) -> list[Drawn]:
    """Every node in the graph's order, with a place of its own."""
    iris = list(graph)
    place = {node: number for number, node in enumerate(iris)}
    looks = {**LOOKS, Kind.MEETING: _CROWD_MEETING} if len(iris) > _CROWD else LOOKS
    labels, boxes, sizes = [], [], []
    for iri in iris:
        kind = graph.nodes[iri]["kind"]
        look = looks[kind]
        text = wrap(_short(graph, iri), look.line, look.lines)
        size = look.size + min(10, int(math.sqrt(graph.degree(iri)))) if look.shape != "box" else look.size
        labels.append("\n".join(text))
        sizes.append(size)
        boxes.append(_box(text, look, size))
    joined = [
        (place[source], place[target])
        for source, target, relation in graph.edges(data="relation")
        if relation not in STANDING
    ]
    weights = [1.0 if graph.nodes[iri]["kind"] is Kind.MEETING else 0.0 for iri in iris]
    drawn = []
    for number, (x, y) in enumerate(arrange(boxes, joined, weights)):
        kind = graph.nodes[iris[number]]["kind"]
        look = looks[kind]
        # The layout places the middle of sign and label together; the drawing wants the middle of the sign.
        lift = 0 if look.shape == "box" else round(boxes[number].height / 2 - sizes[number])
        drawn.append(Drawn(iris[number], kind, labels[number], look, sizes[number], x, y - lift))
    return drawn


def _short(graph: nx.MultiDiGraph, iri: str) -> str:
    """What stands on the node itself."""
    data = graph.nodes[iri]
    if data["kind"] is Kind.STATEMENT:
        return str((data["notes"].get("verb") or [data["label"]])[0])
    if data["kind"] is Kind.TASK:
        return str((data["notes"].get("heading") or [data["label"]])[0])
    if data["kind"] is Kind.DOCUMENT and not str(data["label"]).startswith("《"):
        return f"《{data['label']}》"
    return str(data["label"])


def wrap(text: str, width: float, most: int) -> list[str]:
    """*text* in at most *most* lines of about equal length, none much wider than *width* Chinese characters."""
    text = " ".join(text.split()) or "…"
    rows = max(1, math.ceil(_width(text) / width))
    # Equal lines look calmer than full ones and a rest.
    goal = width if rows > most else math.ceil(_width(text) / rows)
    found = [""]
    for word in _WORD.findall(text):
        if found[-1] and _width(found[-1] + word) > goal + 0.4 and word not in _NOT_FIRST:
            found.append("")
        found[-1] += word
    if len(found) > most:
        found = [*found[: most - 1], found[most - 1].rstrip("，、；：") + "…"]
    return [row.strip() for row in found]


def _width(text: str) -> float:
    """Roughly how wide *text* is, in Chinese characters."""
    return sum(0.56 if char < "\u0300" else 1.0 for char in text)


def _box(text: Sequence[str], look: Look, size: int) -> Box:
    wide = max(_width(row) for row in text) * look.font
    high = len(text) * look.font * _LINE_HEIGHT
    if look.shape == "box":
        return Box(wide + 2 * look.margin, high + 2 * look.margin)
    return Box(max(wide, 2 * size), high + 2 * size + 4)
