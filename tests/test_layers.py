"""The arrow of the house: no module imports a later room, and no room imports itself in a circle."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import kg

PACKAGE = Path(kg.__file__).parent

# A room may import from its own level and from earlier ones.
LEVELS = (
    {"version", "model"},
    {"errors", "memory", "resources", "steps"},
    {"read", "text", "lexicon"},
    {"mention"},
    {"extract"},
    {"resolve"},
    {"graph"},
    {"store"},
    {"validate"},
    {"query"},
    {"analyse"},
    {"view"},
    {"pipeline"},
    {"cli"},
    {"__init__", "__main__"},
)
LEVEL = {room: level for level, rooms in enumerate(LEVELS) for room in rooms}

MODULES = sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imports_of(path: Path) -> Iterator[str]:
    """Every module of ours that the file imports, as a dotted name, wherever in the file the import stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "kg")
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            if node.module == "kg":
                yield from (f"kg.{alias.name}" for alias in node.names)
            elif node.module and node.module.startswith("kg."):
                yield node.module


def test_every_room_has_a_level() -> None:
    assert len(MODULES) > 30
    assert {room_of(path) for path in MODULES} <= LEVEL.keys()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_import_against_the_arrow(path: Path) -> None:
    here = room_of(path)
    for name in imports_of(path):
        parts = name.split(".")
        there = parts[1] if len(parts) > 1 else "__init__"
        if there.startswith("_") and there not in LEVEL:
            continue  # a name of the package itself (__version__)
        assert LEVEL[there] <= LEVEL[here], f"{here} (level {LEVEL[here]}) imports {name} (level {LEVEL[there]})"


def test_no_room_of_one_level_imports_in_a_circle() -> None:
    edges = {
        (room_of(path), name.split(".")[1])
        for path in MODULES
        for name in imports_of(path)
        if len(name.split(".")) > 1 and room_of(path) != name.split(".")[1]
    }
    circles = [(a, b) for a, b in edges if (b, a) in edges]
    assert not circles


@pytest.mark.parametrize("room", ["extract", "mention"])
def test_no_folder_of_a_room_imports_in_a_circle(room: str) -> None:
    """A folder or a module of its own, as ``groups`` or ``abstract``, is led back to by none of those it imports."""
    needs: dict[str, set[str]] = {}
    for path in (PACKAGE / room).rglob("*.py"):
        here = path.relative_to(PACKAGE / room).with_suffix("").parts[0]
        there = {name.split(".")[2] for name in imports_of(path) if name.startswith(f"kg.{room}.")}
        needs.setdefault(here, set()).update(there - {here})
    assert list(TopologicalSorter(needs).static_order())


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_outgrows_its_name(path: Path) -> None:
    assert path.stem not in {"utils", "util", "helpers", "common", "misc"}
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 450
    assert not [number for number, line in enumerate(lines, start=1) if len(line) > 120]
