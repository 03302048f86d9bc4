"""Huabiao: knowledge graphs from Chinese official news, every fact with the sentence that states it.

>>> import kg
>>> graph = kg.build("seeds/")
>>> graph.query("who-held", institution="工业和信息化部")
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.version import __version__

if TYPE_CHECKING:
    from kg.pipeline import Graph, GraphStore, build, open_store, update

__all__ = ["Graph", "GraphStore", "__version__", "build", "open_store", "update"]


def __getattr__(name: str) -> object:
    # Importing one room of the house (kg.model, kg.read) must not load all the others.
    if name in set(__all__) - {"__version__"}:
        from kg import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module 'kg' has no attribute '{name}'")
