"""The projected graph as things to draw: nodes with wrapped labels, sizes and places, and merged edges."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import networkx as nx

from kg.analyse.element import CORE, PARTICIPATION, STANDING, Kind, Relation
from kg.analyse.part import fold
from kg.view.forces import Box
from kg.view.layout import arrange

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

CROWD = 150
"""With more nodes than this there is no room for all labels: the page writes them by weight, where they fit."""


@dataclass(frozen=True, slots=True)
class Sign:
    """How the nodes of a crowd are drawn: the length of a label's line, signs and letters by weight, and air around."""

    line: int = 10
    lines: int = 2
    sizes: tuple[int, int] = (9, 32)
    fonts: tuple[int, int] = (12, 17)
    air: int = 20

    def size(self, share: float) -> int:
        """The larger, the more others a node is related to; *share* is of the most in the picture."""
        return _between(self.sizes, share)

    def font(self, share: float) -> int:
        """The size of its label on the screen, however near the picture is looked at."""
        return _between(self.fonts, share)


def _between(ends: tuple[int, int], share: float) -> int:
    return round(ends[0] + (ends[1] - ends[0]) * math.sqrt(share))


_SIGN = Sign()

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
    font: int
    x: int
    y: int
    weight: int
    """How many others an article relates it to; where there is a core, how many of those who act."""


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

    @property
    def width(self) -> float:
        """In pixels; of people who met, the thicker the oftener they did."""
        return 1.3 + 1.2 * math.log2(len(self.facts)) if self.relation is Relation.TOGETHER else 1.3


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
    if line.relation is Relation.TOGETHER:
        return f"{len(line.facts)} 次" if len(line.facts) > 1 else ""
    if line.relation not in _LABELLED:
        return ""
    titles = dict.fromkeys(title for number in line.facts for title in str(told[number][2]["label"]).split("、"))
    return "\n".join(wrap("、".join(titles), 9, 2))


def nodes(graph: nx.MultiDiGraph, core: Collection[str] | None = None) -> list[Drawn]:
    """Every node in the graph's order, with a place of its own.

    In a crowd, the nodes of *core* are laid out first, and the others between them; see :func:`arrange`.
    """
    iris = list(graph)
    place = {node: number for number, node in enumerate(iris)}
    joined = {
        (place[source], place[target])
        for source, target, relation in graph.edges(data="relation")
        if relation not in STANDING
    }
    crowd = len(iris) > CROWD
    counted = {number for number, iri in enumerate(iris) if core is None or graph.nodes[iri]["kind"] in CORE}
    weights = Counter(one for one, other in {*joined, *((b, a) for a, b in joined)} if other in counted)
    most = max(weights.values(), default=1)
    labels, boxes, sizes, fonts = [], [], [], []
    for number, iri in enumerate(iris):
        look = LOOKS[graph.nodes[iri]["kind"]]
        if crowd:
            text = wrap(_short(graph, iri), _SIGN.line, _SIGN.lines)
            size, font = _SIGN.size(weights[number] / most), _SIGN.font(weights[number] / most)
            boxes.append(Box(2 * (size + _SIGN.air), 2 * size + _SIGN.air))
        else:
            text = wrap(_short(graph, iri), look.line, look.lines)
            size = look.size + min(10, int(math.sqrt(graph.degree(iri)))) if look.shape != "box" else look.size
            font = look.font
            boxes.append(_box(text, look, size))
        labels.append("\n".join(text))
        sizes.append(size)
        fonts.append(font)
    centres = [1.0 if graph.nodes[iri]["kind"] is Kind.MEETING and not crowd else 0.0 for iri in iris]
    within = None if core is None else {place[iri] for iri in core}
    places = arrange(boxes, sorted(joined), centres, crowd=crowd, core=within)
    drawn = []
    for number, (x, y) in enumerate(places):
        kind = graph.nodes[iris[number]]["kind"]
        look = LOOKS[kind]
        # The layout places the middle of sign and label together; the drawing wants the middle of the sign.
        lift = 0 if crowd or look.shape == "box" else round(boxes[number].height / 2 - sizes[number])
        drawn.append(
            Drawn(iris[number], kind, labels[number], look, sizes[number], fonts[number], x, y - lift, weights[number])
        )
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
    return str(data["brief"])


def wrap(text: str, width: float, most: int) -> list[str]:
    """*text* in at most *most* lines of about equal length, none much wider than *width* Chinese characters.

    What stands after a line break gets the last line for itself.
    """
    first, _, last = text.partition("\n")
    if last:
        return [*wrap(first, width, max(1, most - 1)), *wrap(last, width, 1)]
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
