"""Where each node of a view stands, worked out here so that the page draws at once.

The browser's own physics takes tens of seconds for a few hundred nodes. Instead: every connected component is laid
out as a radial tree around its root, relaxed by a few rounds of Fruchterman–Reingold forces that look only at near
neighbours (a grid keeps that linear), freed of overlapping labels, and the components are packed side by side.
Nothing is random, so the same graph gives the same picture.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

RING = 112.0
"""Distance between two rings of the radial tree, and the length an edge likes to have."""

GAP = 14.0
"""Free space kept between the boxes of two nodes."""

ASPECT = 1.5
"""Width to height that the packed picture aims at: between a desktop window and a phone."""

STRETCH = 1.12
"""How much wider than high a component grows: screens are wide, and labels lie flat."""


class Box(NamedTuple):
    """The room a node takes with its label, around its centre."""

    width: float
    height: float


CROWDING = 2.0
"""How many times the area of its labels a picture needs at least to be readable."""

_GOLDEN = (math.sqrt(5) - 1) / 2
"""Multiples of it, without their whole parts, spread evenly however many there are."""

Place = tuple[float, float]


def arrange(boxes: Sequence[Box], edges: Sequence[tuple[int, int]], weights: Sequence[float]) -> list[tuple[int, int]]:
    """A place for each node.

    *edges* join positions in *boxes*; the node with the greatest weight of a component becomes its centre, and nodes
    keep their given order around it, so that neighbours in the input are neighbours on the ring.
    """
    neighbours: list[list[int]] = [[] for _ in boxes]
    for a, b in sorted({(min(pair), max(pair)) for pair in edges if pair[0] != pair[1]}):
        neighbours[a].append(b)
        neighbours[b].append(a)
    placed: list[tuple[list[int], list[Place]]] = []
    for members in _components(neighbours):
        root = max(members, key=lambda node: (weights[node], len(neighbours[node]), -node))
        places = _component(root, members, neighbours, boxes)
        placed.append((members, places))
    return _pack(placed, boxes)


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
    root: int, members: Sequence[int], neighbours: Sequence[Sequence[int]], boxes: Sequence[Box]
) -> list[Place]:
    """Places for one component, in the order of *members*."""
    if len(members) == 1:
        return [(0.0, 0.0)]
    index = {node: position for position, node in enumerate(members)}
    joined = [[index[other] for other in neighbours[node]] for node in members]
    sizes = [boxes[node] for node in members]
    places = _radial(index[root], joined, sizes)
    _relax(places, joined, sizes, index[root])
    _spread(places, sizes)
    _separate(places, sizes)
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


def _relax(places: list[list[float]], joined: Sequence[Sequence[int]], sizes: Sequence[Box], root: int) -> None:
    """Rounds of forces: edges pull to their length, near nodes push, heat falls. *root* stays where it is."""
    count = len(places)
    rounds = 90 if count <= 400 else 45
    reach = RING * 1.15
    squared_reach = reach * reach
    # In a large picture nodes have far to go.
    warmth = RING * 0.35 + max(abs(x) + abs(y) for x, y in places) / 40
    for step in range(rounds):
        heat = warmth * (1 - step / rounds) ** 1.5
        push_x = [0.0] * count
        push_y = [0.0] * count
        for a, b in _near_pairs(places, reach):
            dx = places[a][0] - places[b][0]
            dy = places[a][1] - places[b][1]
            squared = dx * dx + dy * dy
            if squared >= squared_reach:
                continue
            if squared < 1.0:  # one on top of the other: part them in a direction given by their numbers
                dx, dy, squared = math.cos(a + b), math.sin(a + b), 1.0
            force = RING * RING * 0.35 / squared - 0.35 * RING * RING / squared_reach
            push_x[a] += dx * force
            push_y[a] += dy * force
            push_x[b] -= dx * force
            push_y[b] -= dy * force
        for a, others in enumerate(joined):
            for b in others:
                if b <= a:
                    continue
                dx = places[a][0] - places[b][0]
                dy = places[a][1] - places[b][1]
                distance = math.sqrt(dx * dx + dy * dy) or 1.0
                # An edge of a hub is weak: hundreds of them must not pull a crowd into one point.
                degree = min(len(joined[a]), len(joined[b]))
                length = RING * max(1.0, math.sqrt(max(len(joined[a]), len(joined[b]))) / 3)
                length += (sizes[a].width + sizes[b].width) / 8
                pull = (distance - length) / distance * (0.5 if degree == 1 else 0.25 / math.sqrt(degree))
                push_x[a] -= dx * pull
                push_y[a] -= dy * pull
                push_x[b] += dx * pull
                push_y[b] += dy * pull
        for node in range(count):
            if node == root:
                continue
            length = math.sqrt(push_x[node] ** 2 + push_y[node] ** 2)
            if length > 0:
                scale = min(length, heat) / length
                places[node][0] += push_x[node] * scale
                places[node][1] += push_y[node] * scale


def _near_pairs(places: Sequence[Sequence[float]], reach: float) -> Iterator[tuple[int, int]]:
    """Each pair of nodes that may be nearer than *reach*, once: those in the same or in touching cells of a grid."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for node, (x, y) in enumerate(places):
        cells[int(x // reach), int(y // reach)].append(node)
    for (column, row), members in cells.items():
        for position, a in enumerate(members):
            for b in members[position + 1 :]:
                yield a, b
        for side in ((1, 0), (-1, 1), (0, 1), (1, 1)):
            for b in cells.get((column + side[0], row + side[1]), ()):
                for a in members:
                    yield a, b


def _spread(places: list[list[float]], sizes: Sequence[Box]) -> None:
    """Stretch the picture to the shape of a screen, and blow it up where it is smaller than its labels."""
    count = len(places)
    middle = [sum(place[axis] for place in places) / count for axis in (0, 1)]
    squares = sum((x - middle[0]) ** 2 + (y - middle[1]) ** 2 for x, y in places)
    have = 2 * math.pi * squares / count  # the area of a disc with this mean square
    need = CROWDING * sum((box.width + GAP) * (box.height + GAP) for box in sizes)
    factor = max(1.0, math.sqrt(need / have)) if have else 1.0
    for place in places:
        place[0] *= factor * STRETCH
        place[1] *= factor


def _separate(places: list[list[float]], sizes: Sequence[Box]) -> None:
    """Push overlapping boxes apart along the axis where the overlap is least."""
    reach = max(max(box.width, box.height) for box in sizes) + GAP
    for _ in range(200 if len(places) <= 400 else 60):
        moved = False
        for a, b in list(_near_pairs(places, reach)):
            dx = places[b][0] - places[a][0]
            dy = places[b][1] - places[a][1]
            over_x = (sizes[a].width + sizes[b].width) / 2 + GAP - abs(dx)
            over_y = (sizes[a].height + sizes[b].height) / 2 + GAP - abs(dy)
            if over_x <= 0.5 or over_y <= 0.5:
                continue
            moved = True
            if over_x < over_y:
                shift = over_x / 2 * (1 if dx >= 0 else -1)
                places[a][0] -= shift
                places[b][0] += shift
            else:
                shift = over_y / 2 * (1 if dy >= 0 else -1)
                places[a][1] -= shift
                places[b][1] += shift
        if not moved:
            return


def _pack(components: Sequence[tuple[list[int], list[Place]]], boxes: Sequence[Box]) -> list[tuple[int, int]]:
    """Set the components in rows, tallest first, around no particular centre."""
    framed = []
    for members, places in components:
        left = min(x - boxes[node].width / 2 for node, (x, _) in zip(members, places, strict=True))
        right = max(x + boxes[node].width / 2 for node, (x, _) in zip(members, places, strict=True))
        top = min(y - boxes[node].height / 2 for node, (_, y) in zip(members, places, strict=True))
        bottom = max(y + boxes[node].height / 2 for node, (_, y) in zip(members, places, strict=True))
        framed.append((right - left, bottom - top, left, top, members, places))
    framed.sort(key=lambda frame: (-frame[1], -frame[0], frame[4]))
    margin = RING / 3
    area = sum((frame[0] + margin) * (frame[1] + margin) for frame in framed)
    limit = max([math.sqrt(area * ASPECT)] + [frame[0] for frame in framed])
    result = [(0, 0)] * len(boxes)
    x = y = row = 0.0
    for width, height, left, top, members, places in framed:
        if x > 0 and x + width > limit:
            x, y, row = 0.0, y + row + margin, 0.0
        for node, (at_x, at_y) in zip(members, places, strict=True):
            result[node] = (round(x + at_x - left), round(y + at_y - top))
        x += width + margin
        row = max(row, height)
    return result
