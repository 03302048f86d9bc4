"""One thing of a name, or one line that lists those to choose from."""

from __future__ import annotations

from collections.abc import Sequence

import pyoxigraph as ox

from kg.analyse.asking import name_of, rows
from kg.errors import UsageError
from kg.query import Kind, find

MOST_LISTED = 12


def the_theme(store: ox.Store, name: str) -> ox.NamedNode:
    """The one theme called *name*.

    Raises:
        UsageError: no theme bears the name (the message has the nearest ones), or several hold it as a part.
    """
    found = find(store, name, Kind.THEME)
    if len(found) == 1:
        return found[0]
    counts = {row["theme"]: int(row["articles"]) for row in rows(store, "theme-totals", among=found)}
    ranked = sorted(found, key=lambda node: (-counts.get(node.value, 0), node.value))
    listed = [f"{name_of(store, node)} ({counts.get(node.value, 0)} articles)" for node in ranked]
    raise UsageError(f"{name}: {len(found)} themes hold this; name one of them: {some(listed)}")


def some(listed: Sequence[str]) -> str:
    """The first dozen of a list, and how many more there are."""
    more = f" and {len(listed) - MOST_LISTED} more" if len(listed) > MOST_LISTED else ""
    return ", ".join(listed[:MOST_LISTED]) + more
