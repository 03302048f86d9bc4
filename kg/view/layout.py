"""Where each node of a view stands, worked out here so that the page draws at once.

The browser's own physics takes tens of seconds for a few hundred nodes. Instead: every connected component is laid
out as a radial tree around its root, moved by a few rounds of forces and freed of overlaps
(:mod:`kg.view.forces`), and the components are packed close to each other (:mod:`kg.view.packing`). Of a crowd, only a
core is laid out like that, for itself; everything else stands in its gaps, near what it is joined to.
Nothing is random, so the same graph gives the same picture.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from kg.view.forces import GAP, RING, Box, open_out, relax, separate, spread
from kg.view.packing import Board, Cell

ASPECT = 1.3
"""Width to height that the packed picture aims at: between a desktop window and a phone."""

GRAIN = RING / 3
"""The side of a cell when components are packed."""

FEW = 150
"""A component of a crowd is parted into its circles if it has more nodes than this."""

_GOLDEN = (math.sqrt(5) - 1) / 2
"""Multiples of it, without their whole parts, spread evenly however many there are."""

Place = tuple[float, float]
Piece = tuple[list[int], list[Place]]
"""A component: its nodes, and their places around some middle."""


def arrange(
    boxes: Sequence[Box],
    edges: Sequence[tuple[int, int]],
    weights: Sequence[float],
    *,
    crowd: bool = False,
    core: Collection[int] | None = None,
) -> list[tuple[int, int]]:
    """A place for each node.

    *edges* join positions in *boxes*; the node with the greatest weight of a component becomes its centre, and nodes
    keep their given order around it, so that neighbours in the input are neighbours on the ring. In a *crowd* the boxes
    are those of signs, and labels are written wherever there is room. With *core*, those nodes are laid out as if there
    were no others, which then fill the gaps.
    """
    inner = frozenset(range(len(boxes)) if core is None else core)
    neighbours: list[list[int]] = [[] for _ in boxes]
    for a, b in sorted({(min(pair), max(pair)) for pair in edges if pair[0] != pair[1]}):
        neighbours[a].append(b)
        neighbours[b].append(a)
    reached = _reached(inner, neighbours)
    alike = [
        [other for other in others if (other in inner) == (node in inner)] for node, others in enumerate(neighbours)
    ]
    middle: list[Piece] = []
    around: list[Piece] = []
    for members in _components(alike):
        if members[0] in inner or members[0] not in reached:
            root = max(members, key=lambda node: (weights[node], len(alike[node]), -node))
            piece = members, _component(root, members, alike, boxes, crowd=crowd and len(members) > FEW)
            (middle if members[0] in inner else around).append(piece)
    places = _pack([middle, around], boxes)
    _fill(places, [node for node in reached if node not in inner], neighbours, boxes)
    return [(round(x), round(y)) for x, y in (places[node] for node in range(len(boxes)))]


def _reached(inner: Collection[int], neighbours: Sequence[Sequence[int]]) -> dict[int, None]:
    """What hangs together with *inner*, the nearer first."""
    reached = dict.fromkeys(sorted(inner))
    waiting = list(reached)
    for node in waiting:
        for other in neighbours[node]:
            if other not in reached:
                reached[other] = None
                waiting.append(other)
    return reached


def _components(neighbours: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """The connected components, each sorted, in the order of their first node."""
    seen = [False] * len(neighbours)
    for start in range(len(neighbours)):
        if seen[start]:
            continue
        seen[start] = True
        members = [start]
        for node in members:
            for other in neighbours[node]:
                if not seen[other]:
                    seen[other] = True
                    members.append(other)
        yield sorted(members)


def _component(
    root: int, members: Sequence[int], neighbours: Sequence[Sequence[int]], boxes: Sequence[Box], *, crowd: bool
) -> list[Place]:
    """Places for one component, in the order of *members*."""
    if len(members) == 1:
        return [(0.0, 0.0)]
    index = {node: position for position, node in enumerate(members)}
    joined = [[index[other] for other in neighbours[node]] for node in members]
    sizes = [boxes[node] for node in members]
    places = _radial(index[root], joined, sizes)
    if crowd:
        open_out(places, joined)
    else:
        relax(places, joined, sizes, index[root])
    spread(places, sizes, crowd=crowd)
    separate(places, sizes)
    return [(x, y) for x, y in places]


def _radial(root: int, joined: Sequence[Sequence[int]], sizes: Sequence[Box]) -> list[list[float]]:
    """A breadth-first tree around *root*: each subtree has a wedge as wide as its leaves need."""
    order, parent, depth = [root], {root: root}, {root: 0}
    children: dict[int, list[int]] = defaultdict(list)
    for node in order:
        for other in joined[node]:
            if other not in parent:
                parent[other] = node
                depth[other] = depth[node] + 1
                children[node].append(other)
                order.append(other)
    need: dict[int, float] = {}
    for node in reversed(order):
        # A node needs its own label's room or the room of all below it, whichever is more.
        below = sum(need[child] for child in children[node])
        need[node] = max(math.sqrt(sizes[node].width * sizes[node].height) + GAP, below)
    # Where a level has more nodes than one ring can hold, it fills an annulus as large as its labels need.
    inner, outer = [0.0], [0.0]
    for level in range(1, max(depth.values()) + 1):
        area = sum((sizes[n].width + 2 * GAP) * (sizes[n].height + 2 * GAP) for n in order if depth[n] == level)
        inner.append(outer[-1] + RING)
        outer.append(max(inner[-1], math.sqrt(outer[-1] ** 2 + 1.6 * area / math.pi)))
    places = [[0.0, 0.0] for _ in joined]
    taken: list[int] = []
    wedge = {root: (-math.pi / 2, 1.5 * math.pi)}
    for node in order:
        start, end = wedge[node]
        if node != root:
            middle = (start + end) / 2
            level = depth[node]
            radius = inner[level] + (outer[level] - inner[level]) * (len(taken) * _GOLDEN % 1.0)
            taken.append(node)
            places[node] = [radius * math.cos(middle), radius * math.sin(middle)]
        total = sum(need[child] for child in children[node]) or 1.0
        for child in children[node]:
            share = (end - start) * need[child] / total
            wedge[child] = (start, start + share)
            start += share
    return places


def _pack(groups: Sequence[Sequence[Piece]], boxes: Sequence[Box]) -> dict[int, Place]:
    """Set components close to each other, those of an earlier group inside, and the larger before the smaller."""
    board = Board(GRAIN, ASPECT)
    result: dict[int, Place] = {}
    for pieces in groups:
        centred = [(members, _centred(places)) for members, places in pieces]
        framed = [(_form(board, members, places, boxes), members, places) for members, places in centred]
        for form, members, places in sorted(framed, key=lambda frame: (-len(frame[0]), frame[1])):
            column, row = board.place(form)
            for node, (x, y) in zip(members, places, strict=True):
                result[node] = (x + column * GRAIN, y + row * GRAIN)
    return result


def _centred(places: Sequence[Place]) -> list[Place]:
    x, y = ((min(place[axis] for place in places) + max(place[axis] for place in places)) / 2 for axis in (0, 1))
    return [(place[0] - x, place[1] - y) for place in places]


def _form(board: Board, members: Sequence[int], places: Sequence[Place], boxes: Sequence[Box]) -> set[Cell]:
    """The cells of a component, without holes along a row: what is not part of it must not stand inside it."""
    rows: dict[int, list[int]] = defaultdict(list)
    for node, place in zip(members, places, strict=True):
        for column, row in board.covered(*_frame(boxes[node], place, GAP)):
            rows[row].append(column)
    return {(column, row) for row, columns in rows.items() for column in range(min(columns), max(columns) + 1)}


def _frame(box: Box, place: Place, gap: float) -> tuple[float, float, float, float]:
    wide, high = box.width / 2 + gap, box.height / 2 + gap
    return place[0] - wide, place[1] - high, place[0] + wide, place[1] + high


def _fill(
    places: dict[int, Place], others: Sequence[int], neighbours: Sequence[Sequence[int]], boxes: Sequence[Box]
) -> None:
    """Set *others* into the free room nearest to the middle of those neighbours that stand already."""
    if not others:
        return
    side = min(max(boxes[node]) for node in others)
    board = Board(side)
    for node, place in places.items():
        board.take(board.covered(*_frame(boxes[node], place, 0)))
    for node in others:
        known = [places[other] for other in neighbours[node] if other in places]
        x, y = (sum(place[axis] for place in known) / len(known) for axis in (0, 1))
        form = list(board.covered(*_frame(boxes[node], (side / 2, side / 2), -1)))
        column, row = board.place(form, near=board.cell(x, y))
        places[node] = ((column + 0.5) * side, (row + 0.5) * side)
