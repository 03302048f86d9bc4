"""What tells whether the program is still the one that made a store's facts and graph."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from pathlib import Path

from kg import resources


@cache
def extraction() -> str:
    """A hash of all that has a part in what facts a text gives: the code and the lexicons."""
    return _digest(resources.code("model.py", "text", "lexicon", "mention", "extract"))


@cache
def resolution() -> str:
    """A hash of all that has a part in what graph the facts give: the code, the lexicons and the ontology."""
    ontology = [resources.ontology(name) for name in ("kg.ttl", "schemes.ttl")]
    return _digest([*resources.code("lexicon", "resolve", "graph", "store"), *ontology])


def _digest(files: list[Path]) -> str:
    digest = blake2b(digest_size=16)
    for file in files:
        digest.update(file.name.encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()
