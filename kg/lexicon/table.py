"""Reading a lexicon file: tab separated, a header line, ``#`` comments, ``|`` between several values of a cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from kg import resources
from kg.errors import ResourceError


class Row(Mapping[str, str]):
    """One line of a lexicon, by column name; knows its file and line for messages."""

    __slots__ = ("_cells", "file", "line")

    def __init__(self, cells: dict[str, str], file: str, line: int) -> None:
        self._cells = cells
        self.file = file
        self.line = line

    def __getitem__(self, column: str) -> str:
        return self._cells[column]

    def __iter__(self) -> Iterator[str]:
        return iter(self._cells)

    def __len__(self) -> int:
        return len(self._cells)

    def many(self, column: str) -> tuple[str, ...]:
        """The values of a cell that holds several."""
        return tuple(filter(None, self._cells[column].split("|")))

    def yes(self, column: str) -> bool:
        """A cell that says ``yes`` or ``no`` (empty is no)."""
        value = self._cells[column]
        if value not in ("yes", "no", ""):
            raise self.error(f"column {column}: expected yes or no, got {value!r}")
        return value == "yes"

    def whole(self, column: str) -> int:
        """A cell that holds a whole number (empty is 0)."""
        value = self._cells[column]
        try:
            return int(value or 0)
        except ValueError:
            raise self.error(f"column {column}: expected a whole number, got {value!r}") from None

    def error(self, problem: str) -> ResourceError:
        """An error that names the file and line of this row."""
        return ResourceError(f"{self.file}:{self.line}: {problem}")


def read(name: str, columns: tuple[str, ...], *, folder: Path | None = None) -> list[Row]:
    """All rows of the lexicon file *name*.

    *columns* must stand in its header (others may stand there too). Raises ``ResourceError`` with file and line for
    a missing column, a wrong number of cells or an empty first cell.
    """
    path = (folder / name) if folder else resources.lexicon(name)
    rows: list[Row] = []
    header: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not header:
            header = cells
            missing = [c for c in columns if c not in header]
            if missing:
                raise ResourceError(f"{name}:{number}: the header lacks the column {missing[0]!r}")
            continue
        if len(cells) > len(header):
            raise ResourceError(f"{name}:{number}: {len(cells)} cells where the header has {len(header)}")
        cells += [""] * (len(header) - len(cells))
        row = Row(dict(zip(header, map(str.strip, cells), strict=True)), name, number)
        if not row[header[0]]:
            raise row.error(f"the column {header[0]!r} is empty")
        rows.append(row)
    return rows
