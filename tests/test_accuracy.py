"""The accuracy on annotated news, where the annotated sets lie beside the repository: it must not fall."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
GOLD = ROOT.parent / "shared" / "gold"

FLOORS: dict[str, dict[str, float]] = {
    "seed": {
        "persons": 0.95,
        "institutions": 0.95,
        "posts": 0.95,
        "meetings": 0.95,
        "participations": 0.95,
        "groups": 0.9,
        "documents": 0.95,
        "themes": 0.85,
        "statements": 0.95,
    },
    "dev": {
        "persons": 0.99,
        "institutions": 0.98,
        "posts": 0.985,
        "appointments": 0.98,
        "meetings": 0.985,
        "participations": 0.985,
        "groups": 0.92,
        "documents": 0.99,
        "themes": 0.94,
        "statements": 0.98,
        "meeting kind": 0.97,
        "meeting date": 0.97,
        "meeting place": 0.95,
    },
}
"""The least F1 of each category, and the least share of kinds, dates and places that are right."""


def run(*arguments: object) -> str:
    done = subprocess.run(
        [sys.executable, *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("name", FLOORS)
def test_accuracy_does_not_fall(name: str, tmp_path: Path) -> None:
    if not (GOLD / f"{name}.docs.jsonl").exists():
        pytest.skip("the annotated sets are not here")
    graph = tmp_path / f"{name}.trig"
    run("-m", "kg", "build", GOLD / f"{name}.docs.jsonl", "-o", graph, "--quiet")
    scores = json.loads(
        run(
            GOLD / "score.py",
            "--graph",
            graph,
            "--queries",
            ROOT / "queries" / "eval",
            "--gold",
            GOLD / f"{name}.gold.jsonl",
            "--json",
        )
    )
    told = {category: figures.get("f1", figures.get("accuracy")) for category, figures in scores.items()}
    fallen = {
        category: (told.get(category), floor)
        for category, floor in FLOORS[name].items()
        if not (told.get(category) or 0) >= floor
    }
    assert not fallen, f"{name}: found, floor: {fallen}"
