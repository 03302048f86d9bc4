"""Reading the tables of ``tests/cases``: one row is a text in the language of the genre and what it states.

The columns of every table are ``state`` (empty, or ``todo`` for what is not yet read right), ``kind`` (the case that
the row stands for), ``text`` and ``expected``; a table may have ``date``, ``source`` and ``title`` of the document
too. In a cell ``\\n`` stands for a line break and ``\\u200b`` for the character of that number.

``expected`` lists items with ``|`` or ``;`` between them; ``-`` is nothing. ``甲/乙`` is either wording, and an item
in brackets, ``(甲)``, may be found or not. How one item is written differs by table and stands at its head.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent / "cases"
_NEEDED = ("state", "kind", "text", "expected")
_ESCAPE = re.compile(r"\\(n|u[0-9a-fA-F]{4})")


@dataclass(frozen=True)
class Case:
    """One row; ``where`` is its file and line."""

    where: str
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def __str__(self) -> str:
        return f"{self.where} ({self['kind']}): {self['text']}"


def _plain(cell: str) -> str:
    return _ESCAPE.sub(lambda m: "\n" if m[1] == "n" else chr(int(m[1][1:], 16)), cell)


def cases(family: str, folder: Path = FOLDER) -> list[Case]:
    """The rows of ``<family>.tsv``, in order."""
    path = folder / f"{family}.tsv"
    header: list[str] = []
    out: list[Case] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not header:
            header = cells
            assert not set(_NEEDED) - set(header), f"{path.name}:{number}: a needed column is missing"
            continue
        assert len(cells) <= len(header), f"{path.name}:{number}: {len(cells)} cells under {len(header)} columns"
        row = dict(zip(header, cells, strict=False))
        assert row["state"] in ("", "todo"), f"{path.name}:{number}: state {row['state']!r}"
        assert row["kind"], f"{path.name}:{number}: the kind is empty"
        assert row.get("expected"), f"{path.name}:{number}: nothing expected; write - for nothing"
        out.append(Case(f"{path.name}:{number}", {k: _plain(v) for k, v in row.items()}))
    return out


def rows(family: str, folder: Path = FOLDER) -> list[Any]:
    """The rows as parameters; those marked ``todo`` must fail, so that a mended one is noticed."""
    todo = pytest.mark.xfail(strict=True, reason="todo")
    return [pytest.param(c, id=c.where, marks=[todo] if c["state"] else []) for c in cases(family, folder)]


def items(expected: str) -> list[str]:
    """The items of a cell."""
    return [] if expected.strip() == "-" else [item.strip() for item in re.split(r"[|;]", expected)]


def _wordings(item: str) -> set[str]:
    """Every wording of an item: ``甲@乙/丙:丁`` is ``甲@乙:丁`` or ``甲@丙:丁``."""
    words = re.split(r"([@: ])", item)
    return {"".join(choice) for choice in product(*(word.split("/") for word in words))}


def same(asked: str, found: str) -> bool:
    """Whether *found* is one of the wordings of *asked*."""
    return found in _wordings(asked)


def compare(case: Case, found: Iterable[str], fits: Callable[[str, str], bool] = same) -> None:
    """Fail, naming the row, unless *found* is just what the row expects."""
    left = list(found)
    missing: list[str] = []
    optional = [item[1:-1] for item in items(case["expected"]) if item.startswith("(")]
    for item in items(case["expected"]):
        if item.startswith("("):
            continue
        hit = next((f for f in left if fits(item, f)), None)
        if hit is None:
            missing.append(item)
        else:
            left.remove(hit)
    extra = [f for f in left if not any(fits(item, f) for item in optional)]
    if missing or extra:
        pytest.fail(f"{case}\n  missing: {_list(missing)}\n  not expected: {_list(extra)}", pytrace=False)


def _list(values: Sequence[str]) -> str:
    return " | ".join(values) or "-"
