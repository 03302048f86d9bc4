"""Asking: the query library, its runner, and finding things by name."""

from kg.query.library import Kind, Parameter, Query, library, load, parse
from kg.query.names import find
from kg.query.run import Answer, Shape, ask, run

__all__ = [
    "Answer",
    "Kind",
    "Parameter",
    "Query",
    "Shape",
    "ask",
    "find",
    "library",
    "load",
    "parse",
    "run",
]
