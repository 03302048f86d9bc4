"""The themes of a graph by how many articles name them, with their first and last day."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import pyoxigraph as ox

from kg.analyse.asking import day, integer, name_of, rows
from kg.analyse.theme_kind import USUAL, is_of, kind_of
from kg.analyse.trend import is_discovered

_AT_A_TIME = 300


@dataclass(frozen=True, slots=True)
class Frequency:
    """A theme and the articles that name it; the days are empty where no article has a known day."""

    iri: str
    name: str
    kind: str
    discovered: bool
    articles: int
    first: str
    last: str


def frequencies(
    store: ox.Store,
    *,
    since: date | None = None,
    least: int = 1,
    top: int = 100,
    kinds: Collection[str] = USUAL,
) -> list[Frequency]:
    """The themes of *kinds* named in at least *least* articles from *since* on, the most frequent first.

    The first day is that of the whole graph, whatever *since* is.
    """
    told = rows(store, "frequent-themes", given={"least": integer(least)})
    named = sorted(((row["theme"], int(row["articles"])) for row in told), key=lambda each: (-each[1], each[0]))
    on = day((since or date.min).isoformat())
    found: list[tuple[int, str, ox.NamedNode, str, str]] = []
    for start in range(0, len(named), _AT_A_TIME):
        # Nobody has more articles since a day than in all: when the next cannot reach the last of the first, stop.
        if len(found) >= top and named[start][1] < -sorted(found, key=_order)[top - 1][0]:
            break
        some = dict(named[start : start + _AT_A_TIME])
        asked = [node for node in map(ox.NamedNode, some) if is_of(store, node, kinds)]
        for row in rows(store, "theme-spans", given={"day": on}, among=asked) if asked else ():
            node = ox.NamedNode(row["theme"])
            if (number := int(row["since"]) if since else some[row["theme"]]) >= least:
                found.append((-number, name_of(store, node), node, row["first"], row["last"]))
    return [
        Frequency(node.value, name, kind_of(store, node), is_discovered(store, node), -number, first, last)
        for number, name, node, first, last in sorted(found, key=_order)[:top]
    ]


def _order(found: tuple[int, str, ox.NamedNode, str, str]) -> tuple[int, str, str]:
    return found[0], found[1], found[2].value
