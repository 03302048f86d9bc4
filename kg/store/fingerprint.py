"""What tells whether the program is still the one that made a store's facts and graph."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from pathlib import Path

import kg
from kg import resources

_EXTRACTION = ("model.py", "text", "lexicon", "mention", "extract")
_GRAPH = ("resolve", "graph", "store")


@cache
def extraction() -> str:
    """A hash of all that has a part in what facts a text gives: the code and the lexicons."""
    return _hash(_EXTRACTION)


@cache
def resolution() -> str:
    """A hash of all that has a part in what graph the facts give: the code, the lexicons and the ontology."""
    package = Path(kg.__file__).parent
    ontology = [resources.ontology(name) for name in ("kg.ttl", "schemes.ttl")]
    return _digest([*_files(package, ("lexicon", *_GRAPH)), *ontology])


def _hash(parts: tuple[str, ...]) -> str:
    return _digest(_files(Path(kg.__file__).parent, parts))


def _files(package: Path, parts: tuple[str, ...]) -> list[Path]:
    found: list[Path] = []
    for part in parts:
        path = package / part
        if path.is_dir():
            found += sorted(file for file in path.rglob("*") if file.suffix in {".py", ".tsv", ".toml"})
        else:
            found.append(path)
    return found


def _digest(files: list[Path]) -> str:
    digest = blake2b(digest_size=16)
    for file in files:
        digest.update(file.name.encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()
