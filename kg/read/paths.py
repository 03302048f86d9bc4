"""From what the user named (files, folders, globs, ``-``) to the files to read, in an order that does not vary."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kg.read.failure import ReadFailure

STDIN = "-"
TEXT = (".txt",)
MARKDOWN = (".md", ".markdown")
PAGE = (".html", ".htm", ".shtml")
LINES = (".jsonl", ".ndjson")
OFFICE = (".docx", ".pdf")
KINDS = TEXT + MARKDOWN + PAGE + LINES + OFFICE
KINDS_TOLD = ", ".join(KINDS) + ", each also .gz"


def kind_of(path: Path) -> str:
    """The suffix that says how *path* is read (``.txt`` for ``a.TXT.gz``); empty where none does."""
    name = path.name.lower().removesuffix(".gz")
    return next((suffix for suffix in KINDS if name.endswith(suffix)), "")


def stem_of(path: Path) -> str:
    """The file's name without the suffixes that say how it is read."""
    name = path.name[:-3] if path.name.lower().endswith(".gz") else path.name
    return name[: -len(kind_of(path))] if kind_of(path) else name


def expand(inputs: Sequence[str]) -> tuple[list[Path], list[ReadFailure]]:
    """The files behind *inputs*, sorted and each once, and a failure for every input that names none.

    Sorting over all inputs makes the graph independent of the order in which they were named.
    """
    files: dict[str, Path] = {}
    failures: list[ReadFailure] = []
    for name in sorted(set(inputs) - {STDIN}):
        found = list(files_of(name))
        failures.extend(item for item in found if isinstance(item, ReadFailure))
        for path in found:
            if isinstance(path, Path):
                files.setdefault(os.path.realpath(path), path)
    return sorted(files.values(), key=lambda path: path.as_posix()), failures


def files_of(name: str) -> Iterator[Path | ReadFailure]:
    """The files that one input means, or the failure to find any."""
    path = Path(name)
    if not name:
        yield ReadFailure("(empty name)", "is no file; name a file, a folder, a glob or -", misnamed=True)
    elif path.is_dir():
        yield from files_in(path)
    elif path.exists():
        if kind_of(path):
            yield path
        else:
            yield ReadFailure(name, f"is not a kind of file that is read ({KINDS_TOLD})", misnamed=True)
    elif glob.has_magic(name):
        yield from files_matching(name)
    else:
        yield ReadFailure(name, "does not exist; name a file or a folder that does", misnamed=True)


def files_in(folder: Path) -> Iterator[Path | ReadFailure]:
    """The readable files under *folder*, hidden ones left out."""
    complaints: list[OSError] = []
    found = False
    for root, folders, names in os.walk(folder, onerror=complaints.append):
        folders[:] = visible(folders)
        for name in visible(names):
            path = Path(root, name)
            if kind_of(path) and path.is_file():
                found = True
                yield path
    for error in complaints:
        yield ReadFailure(str(error.filename), f"cannot be opened ({error.strerror})")
    if not found and not complaints:
        yield ReadFailure(str(folder), f"holds no file that is read ({KINDS_TOLD})", misnamed=True)


def files_matching(pattern: str) -> Iterator[Path | ReadFailure]:
    """The readable files that a glob means, folders opened."""
    found = False
    for name in glob.glob(pattern, recursive=True):
        path = Path(name)
        if path.is_file() and kind_of(path):
            found = True
            yield path
        elif path.is_dir() and "**" not in pattern:
            for inner in files_in(path):
                if isinstance(inner, Path):
                    found = True
                    yield inner
    if not found:
        yield ReadFailure(pattern, "matches no file that is read", misnamed=True)


def visible(names: Iterable[str]) -> list[str]:
    """*names* without the hidden ones."""
    return [name for name in names if not name.startswith(".")]
