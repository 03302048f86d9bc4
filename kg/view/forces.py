"""Forces that move the nodes of one component from their first places to good ones.

Nothing is random, and every sum runs in a fixed order, so the same graph gives the same picture.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

RING = 112.0
"""The length an edge likes to have, and the distance between two rings of a radial tree."""

GAP = 14.0
"""Free space kept between the boxes of two nodes."""

STRETCH = 1.12
"""How much wider than high a component grows: screens are wide, and labels lie flat."""

CROWDING = 2.0
"""How many times the area of its labels a picture needs at least to be readable."""

ROOM = 0.8 * RING
"""The side of the square that a node of a crowd has on average, once the crowd is spread."""

_ROUNDS = 80
_REPULSION = RING * RING / 5
_GRAVITY = 100.0
_NEAR = 5 * RING
"""Chosen by eye, on graphs of 300 to 1,200 nodes."""


class Box(NamedTuple):
    """The room a node takes with its label, around its centre."""

    width: float
    height: float


def relax(places: list[list[float]], joined: Sequence[Sequence[int]], sizes: Sequence[Box], root: int) -> None:
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
        for a, b in near_pairs(places, reach):
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


def open_out(places: list[list[float]], joined: Sequence[Sequence[int]]) -> None:
    """Part a crowd into its circles: after ForceAtlas2, whose hubs push each other away and leave leaves outside.

    Near nodes push each other one by one, and the cells of a grid push as wholes those farther off.
    """
    mass = [len(others) + 1.0 for others in joined]
    for step in range(_ROUNDS):
        heat = 1.5 * RING * (1 - step / _ROUNDS) + 2
        push_x, push_y = _repulsion(places, mass)
        for a, others in enumerate(joined):
            x, y = places[a]
            distance = math.sqrt(x * x + y * y) or 1.0
            pull_x = sum(places[b][0] for b in others) - len(others) * x - _GRAVITY * mass[a] * x / distance
            pull_y = sum(places[b][1] for b in others) - len(others) * y - _GRAVITY * mass[a] * y / distance
            push_x[a] = (push_x[a] + pull_x) / mass[a]
            push_y[a] = (push_y[a] + pull_y) / mass[a]
        for place, x, y in zip(places, push_x, push_y, strict=True):
            length = math.sqrt(x * x + y * y)
            if length > 0:
                scale = min(length / 2, heat) / length
                place[0] += x * scale
                place[1] += y * scale


def _repulsion(places: Sequence[Sequence[float]], mass: Sequence[float]) -> tuple[list[float], list[float]]:
    push_x = [0.0] * len(places)
    push_y = [0.0] * len(places)
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for node, (x, y) in enumerate(places):
        cells[int(x // _NEAR), int(y // _NEAR)].append(node)
    wholes = []
    for (column, row), members in cells.items():
        weight = sum(mass[node] for node in members)
        x = sum(places[node][0] * mass[node] for node in members) / weight
        y = sum(places[node][1] * mass[node] for node in members) / weight
        wholes.append((column, row, x, y, weight))
    for (column, row, x, y, _), members in zip(wholes, cells.values(), strict=True):
        far_x = far_y = 0.0
        for other_column, other_row, other_x, other_y, weight in wholes:
            if not (-2 < column - other_column < 2 and -2 < row - other_row < 2):
                dx, dy = x - other_x, y - other_y
                force = weight / (dx * dx + dy * dy)
                far_x += dx * force
                far_y += dy * force
        for node in members:
            push_x[node] += far_x * mass[node] * _REPULSION
            push_y[node] += far_y * mass[node] * _REPULSION
    for a, b in near_pairs(places, _NEAR):
        dx = places[a][0] - places[b][0]
        dy = places[a][1] - places[b][1]
        squared = dx * dx + dy * dy
        if squared < 1.0:  # one on top of the other: part them in a direction given by their numbers
            dx, dy, squared = math.cos(a + b), math.sin(a + b), 1.0
        force = _REPULSION * mass[a] * mass[b] / squared
        push_x[a] += dx * force
        push_y[a] += dy * force
        push_x[b] -= dx * force
        push_y[b] -= dy * force
    return push_x, push_y


def near_pairs(places: Sequence[Sequence[float]], reach: float) -> Iterator[tuple[int, int]]:
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


def spread(places: list[list[float]], sizes: Sequence[Box], *, crowd: bool = False) -> None:
    """Stretch the picture to the shape of a screen, and blow it up where it is smaller than its labels.

    A *crowd*, whose labels are not all written, gets the room of its signs, not less and not more.
    """
    count = len(places)
    middle = [sum(place[axis] for place in places) / count for axis in (0, 1)]
    squares = sum((x - middle[0]) ** 2 + (y - middle[1]) ** 2 for x, y in places)
    have = 2 * math.pi * squares / count  # the area of a disc with this mean square
    if not have:
        return
    need = CROWDING * sum((box.width + GAP) * (box.height + GAP) for box in sizes)
    factor = math.sqrt(count * ROOM * ROOM / have) if crowd else max(1.0, math.sqrt(need / have))
    for place in places:
        place[0] *= factor * STRETCH
        place[1] *= factor


def separate(places: list[list[float]], sizes: Sequence[Box]) -> None:
    """Push overlapping boxes apart along the axis where the overlap is least."""
    reach = max(max(box.width, box.height) for box in sizes) + GAP
    for _ in range(200 if len(places) <= 400 else 60):
        moved = False
        for a, b in list(near_pairs(places, reach)):
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
