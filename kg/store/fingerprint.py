"""What tells whether the program is still the one that made a store's facts and graph."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from kg import resources


@cache
def extraction() -> str:
    """A hash of all that has a part in what is kept of a document: the code, the lexicons, the libraries.

    Claims, signatures and their packing are kept with the facts, so what makes them counts as well.
    """
    code = resources.code("model", "text", "lexicon", "mention", "extract", "resolve", "store/codec.py")
    return _digest(code, ("jieba", "rjieba", "opencc", "rensa"))


@cache
def resolution() -> str:
    """A hash of all that has a part in what graph the facts give: the code, the lexicons and the ontology."""
    ontology = [resources.ontology(name) for name in ("kg.ttl", "schemes.ttl")]
    code = resources.code("model", "text", "lexicon", "resolve", "graph", "store")
    return _digest([*code, *ontology], ("pypinyin",))


def _digest(files: Iterable[Path], libraries: Iterable[str]) -> str:
    digest = blake2b(digest_size=16)
    for file in files:
        digest.update(file.name.encode())
        digest.update(file.read_bytes())
    for library in libraries:
        digest.update(f"{library} {version(library)}".encode())
    return digest.hexdigest()
