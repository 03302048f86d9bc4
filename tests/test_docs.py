"""The documents tell the truth: their commands run, and every command is in them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kg.cli import app
from kg.cli.app import COMMANDS

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.zh.md")
BLOCK = re.compile(r"^```(?P<language>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(name: str, language: str) -> list[str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return [block["body"] for block in BLOCK.finditer(text) if block["language"] == language]


def run(command: list[str], folder: Path) -> str:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, f"{command}: {done.stderr}"
    assert done.stderr == ""
    return done.stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A place that looks like the checkout to a reader of the README."""
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    return tmp_path


@pytest.mark.parametrize("name", READMES)
def test_shell_commands_run_and_say_something(name: str, folder: Path) -> None:
    lines = [line for block in blocks(name, "sh") for line in block.splitlines() if line]
    assert len(lines) >= 8
    # One shell, so that a later command finds what an earlier one has built.
    for line in lines:
        assert line.startswith("kg ")
        command = f"{sys.executable} -m kg {line.removeprefix('kg ')}"
        said = run(["bash", "-c", command], folder)
        assert len(said.strip()) > 20, line


@pytest.mark.parametrize("name", READMES)
def test_python_examples_run(name: str, folder: Path) -> None:
    (code,) = blocks(name, "python")
    assert "苗圩" in run([sys.executable, "-c", code], folder)


@pytest.mark.parametrize("name", READMES)
def test_every_command_is_described(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"| `kg {command}" in text


def test_every_command_helps(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["--help"]) == 0
    told = capsys.readouterr().out
    for command in COMMANDS:
        assert re.search(rf"^  {command} ", told, re.MULTILINE)
        assert app.run([command, "--help"]) == 0
        assert f"Usage: kg {command}" in capsys.readouterr().out


@pytest.mark.parametrize("name", READMES)
def test_links_lead_somewhere(name: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[\w-]+)?\)", (ROOT / name).read_text(encoding="utf-8"))
    assert links
    for link in links:
        assert (ROOT / link).exists(), link


def test_make_targets_of_the_readme_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"`?make (\w+)", (ROOT / "README.md").read_text(encoding="utf-8")):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)
