"""The wheel holds everything that the program needs, installed by itself far from the source tree."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from itertools import chain
from pathlib import Path

import pytest

import kg

ROOT = Path(__file__).parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")


def test_version_is_told_by_the_package() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {kg.__version__}" in changes


@pytest.mark.parametrize("name", LOCKS)
def test_lock_is_complete_and_names_no_host(name: str) -> None:
    lock = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in lock
    assert "--index-url" not in lock
    requirements = [line for line in lock.splitlines() if line and not line.startswith((" ", "#"))]
    assert len(requirements) > 40
    assert all("==" in line and line.endswith("\\") for line in requirements)
    locked = {line.partition("==")[0].replace("_", "-").lower() for line in requirements}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {line.partition(">")[0].replace("_", "-").lower() for line in project["dependencies"]}
    assert wanted <= locked


def run(*command: object, cwd: Path) -> str:
    """What the command prints; its complaints are shown when it fails."""
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_whatever_is_imported_is_declared() -> None:
    """What another package happens to bring is not there for everybody."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    told = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    declared = {re.split(r"[<>=\[ ]", each, maxsplit=1)[0].lower().replace("_", "-").replace(".", "-") for each in told}
    sources = packages_distributions()
    met = set()
    for path in (ROOT / "kg").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                met |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                met.add(node.module.split(".")[0])
    foreign = met - sys.stdlib_module_names - {"kg"}
    assert len(foreign) > 15
    for name in sorted(foreign):
        names = {source.lower().replace("_", "-").replace(".", "-") for source in sources.get(name, [name])}
        assert names & declared, f"{name} is imported and not declared in pyproject.toml"


@pytest.mark.slow
def test_wheel_runs_far_from_the_source(tmp_path: Path) -> None:
    run(
        *(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"),
        *("--wheel-dir", tmp_path, ROOT),
        cwd=tmp_path,
    )
    (wheel,) = tmp_path.glob("huabiao-*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    for needed in (
        "kg/lexicon/data/institutions.tsv",
        "kg/read/data/sites.toml",
        "kg/_resources/ontology/kg.ttl",
        "kg/_resources/ontology/shapes.ttl",
        "kg/_resources/queries/eval/persons.rq",
        "kg/py.typed",
    ):
        assert needed in names
    assert not [name for name in names if "__pycache__" in name or name.startswith("tests/")]

    run(sys.executable, "-m", "venv", tmp_path / "venv", cwd=tmp_path)
    python = tmp_path / "venv" / "bin" / "python"
    # What the wheel depends on is borrowed from this environment: the lock's own test is `make test` on a fresh clone.
    borrowed = next(path for path in sys.path if path.endswith("site-packages"))
    run(python, "-m", "pip", "install", "--quiet", "--no-deps", wheel, cwd=tmp_path)
    site = next((tmp_path / "venv").glob("lib/python*/site-packages"))
    (site / "borrowed.pth").write_text(borrowed, encoding="utf-8")

    command = tmp_path / "venv" / "bin" / "kg"
    assert kg.__version__ in run(command, "--version", cwd=tmp_path)
    place = run(python, "-c", "import kg; print(kg.__file__)", cwd=tmp_path)
    assert place.startswith(str(site))
    (tmp_path / "in").mkdir()
    seed = next((ROOT / "seeds").glob("*.txt"))
    (tmp_path / "in" / seed.name).write_bytes(seed.read_bytes())
    run(command, "build", "in", "-o", "graph.ttl", "--html", "graph.html", cwd=tmp_path)
    assert "苗圩" in run(command, "why", "苗圩", "--graph", "graph.ttl", cwd=tmp_path)
    assert "kg" in run(tmp_path / "venv" / "bin" / "huabiao", "--help", cwd=tmp_path)
    run(command, "validate", "--graph", "graph.ttl", cwd=tmp_path)
