"""Places on a board: pieces that may not overlap are set as near as possible to where they would like to stand.

The board has square cells, and a piece is the cells that it covers: one of odd shape fits into the bay of another, so
that the pieces of a broken graph stand together and not in rows far off (polyomino packing, after Freivalds, Dogrusoz
and Kikusts). Nothing is random.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator

Cell = tuple[int, int]


class Board:
    """Cells of *size*, taken piece by piece; free places are sought in rings *aspect* times wider than high."""

    def __init__(self, size: float, aspect: float = 1.0) -> None:
        self._size = size
        self._aspect = aspect
        self._taken: set[Cell] = set()
        self._steps: list[Cell] = []
        self._reach = 0
        self._tried: dict[tuple[Cell, tuple[Cell, ...]], int] = {}

    def covered(self, left: float, top: float, right: float, bottom: float) -> Iterator[Cell]:
        """The cells of a box."""
        for column in range(math.floor(left / self._size), math.floor(right / self._size) + 1):
            for row in range(math.floor(top / self._size), math.floor(bottom / self._size) + 1):
                yield column, row

    def cell(self, x: float, y: float) -> Cell:
        """The cell of a point."""
        return math.floor(x / self._size), math.floor(y / self._size)

    def take(self, cells: Iterable[Cell]) -> None:
        """Take *cells* where they are, whether they are free or not."""
        self._taken.update(cells)

    def place(self, cells: Collection[Cell], near: Cell = (0, 0)) -> Cell:
        """Take free cells of the form of *cells*, moved as little as can be from *near*; how far they were moved."""
        asked = near, tuple(cells)
        number = self._tried.get(asked, 0)  # what was taken then is taken now
        while True:
            if number == len(self._steps):
                self._widen()
            column, row = self._steps[number][0] + near[0], self._steps[number][1] + near[1]
            if all((x + column, y + row) not in self._taken for x, y in cells):
                self._taken.update((x + column, y + row) for x, y in cells)
                self._tried[asked] = number
                return column, row
            number += 1

    def _widen(self) -> None:
        """Go on with the steps farther out, the nearest first."""
        before, self._reach = self._reach, self._reach * 2 or 16
        across, down = math.ceil(self._reach * self._aspect), self._reach
        found = []
        for column in range(-across, across + 1):
            for row in range(-down, down + 1):
                far = math.hypot(column / self._aspect, row)
                if (before < far or not before) and far <= self._reach:
                    found.append((far, column, row))
        self._steps += [(column, row) for _, column, row in sorted(found)]
