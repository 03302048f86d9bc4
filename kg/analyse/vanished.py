"""Themes that were frequent before a day and are gone after it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import pyoxigraph as ox

from kg.analyse.asking import day, integer, name_of, rows
from kg.analyse.theme_kind import USUAL, is_of, kind_of
from kg.analyse.trend import is_discovered

LEAST = 10
"""So many articles before the day make a theme frequent."""
LEFT_OVER = 0.1
"""Gone is what has less than this part of its former share of articles."""


@dataclass(frozen=True, slots=True)
class Vanished:
    """A theme with the articles that named it before and from the day on, and their shares."""

    iri: str
    name: str
    kind: str
    discovered: bool
    before: int
    since: int
    share_before: float
    share_since: float
    first: str
    last: str


def vanished(store: ox.Store, before: date, *, least: int = LEAST, kinds: Collection[str] = USUAL) -> list[Vanished]:
    """The themes of *kinds* named in at least *least* articles before the day *before* and hardly since.

    Less than a tenth of their share is left. The most frequent come first. Empty where no article lies on one of the
    two sides: nothing can be said then.
    """
    on = before.isoformat()
    days = [(row["day"], int(row["articles"])) for row in rows(store, "days")]
    past, later = sum(number for each, number in days if each < on), sum(number for each, number in days if each >= on)
    if not past or not later:
        return []
    named = (ox.NamedNode(row["theme"]) for row in rows(store, "frequent-themes", given={"least": integer(least)}))
    many = [node for node in named if is_of(store, node, kinds)]
    found = []
    for row in rows(store, "theme-spans", given={"day": day(on)}, among=many) if many else ():
        once, still = int(row["before"]), int(row["since"])
        if once >= least and still / later < LEFT_OVER * once / past:
            node = ox.NamedNode(row["theme"])
            told = (node.value, name_of(store, node), kind_of(store, node), is_discovered(store, node), once, still)
            found.append(Vanished(*told, once / past, still / later, row["first"], row["last"]))
    return sorted(found, key=lambda each: (-each.before, each.since, each.name, each.iri))
