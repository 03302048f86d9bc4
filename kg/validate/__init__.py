"""Is a graph sound? The shapes, the checks and the closed vocabulary, as one list of findings."""

import pyoxigraph as ox

from kg.validate.checks import check, checks, unknown_terms
from kg.validate.finding import Finding
from kg.validate.shapes import conform

__all__ = ["Finding", "check", "checks", "conform", "unknown_terms", "validate"]


def validate(store: ox.Store, *, reference: bool = False) -> list[Finding]:
    """Everything that is wrong with a graph, sorted; an empty list for a sound one.

    With *reference* the shapes are checked by pySHACL, which takes many times as long and finds the same.
    """
    return sorted([*unknown_terms(store), *check(store), *conform(store, reference=reference)])
