"""Which meeting or document is meant: by IRI, by identifier, by name with or without a day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import pyoxigraph as ox

from kg.analyse.asking import is_a, name_of, published, value
from kg.analyse.span import is_day
from kg.errors import UsageError
from kg.graph.vocabulary import DCT, KG
from kg.query import Kind, find
from kg.query.names import iri

LONGEST_SESSION = 15
"""Days within which a numbered session may be told under several dates and still be one session."""
MOST_LISTED = 12
_NUMBERED = re.compile(r"第[0-9〇零一二三四五六七八九十百]+[次届]")
_NAME_AND_DAY = re.compile(r"(?P<name>.+)@(?P<day>[0-9-]+)")


@dataclass(frozen=True, slots=True)
class Subject:
    """What is compared: one article, or a meeting (the days of a numbered session together)."""

    name: str
    days: tuple[str, ...]
    nodes: tuple[ox.NamedNode, ...]
    is_meeting: bool

    @property
    def title(self) -> str:
        """The name with its first and last day."""
        if not self.days:
            return self.name
        return f"{self.name}（{self.days[0]}{'' if self.days[0] == self.days[-1] else ' – ' + self.days[-1]}）"


class _Held(NamedTuple):
    """A meeting with its first and last day; empty where they are not known."""

    name: str
    first: str
    last: str
    node: ox.NamedNode


def subject(store: ox.Store, name: str, *, on: date | None = None) -> Subject:
    """The one meeting or article called *name*: an IRI, an article's identifier, a meeting's name or ``NAME@DAY``.

    Raises:
        UsageError: nothing is called so, or several are; the message lists them, ready to be typed.
    """
    if node := iri(name):
        find(store, name)  # says so where the graph has no such IRI
        if is_a(store, node, KG.Meeting) or is_a(store, node, KG.Article):
            return _of_node(store, node)
        raise UsageError(f"{name}: is neither a meeting nor an article")
    if article := _article(store, name):
        return _of_node(store, article)
    day = on.isoformat() if on else ""
    if not day and (told := _NAME_AND_DAY.fullmatch(name)):
        name, day = told["name"], told["day"]
        if not is_day(day):
            raise UsageError(f"{name}@{day}: no day; write it as {name}@2024-03-05")
    found = _sessions(store, find(store, name, Kind.MEETING))
    held = [each for each in found if not day or (each.days and each.days[0] <= day <= each.days[-1])]
    if len(held) == 1:
        return held[0]
    if not held:
        raise UsageError(f"{name}: no meeting of this name on {day}; there are {_listed(found)}")
    raise UsageError(f"{name}: {len(held)} meetings of this name; choose one of {_listed(held)}")


def _of_node(store: ox.Store, node: ox.NamedNode) -> Subject:
    if is_a(store, node, KG.Meeting):
        return _session([_held(store, node)])
    day = published(store, node)
    name = value(store, node, DCT.title) or value(store, node, DCT.identifier)
    return Subject(name, (day,) if day else (), (node,), is_meeting=False)


def _article(store: ox.Store, identifier: str) -> ox.NamedNode | None:
    """The article of this identifier."""
    for quad in store.quads_for_pattern(None, DCT.identifier, ox.Literal(identifier.strip())):
        if isinstance(quad.subject, ox.NamedNode):
            return quad.subject
    return None


def _held(store: ox.Store, meeting: ox.NamedNode) -> _Held:
    first = value(store, meeting, KG.date) or value(store, meeting, KG.earliest)
    # A day that is told as a stretch (11日至12日) lasts to its end; one that is not known to the day does not.
    last = value(store, meeting, KG.latest) or first
    known = bool(first) and (date.fromisoformat(last) - date.fromisoformat(first)).days <= LONGEST_SESSION
    return _Held(name_of(store, meeting), first, last if known else first, meeting)


def _sessions(store: ox.Store, meetings: Iterable[ox.NamedNode]) -> list[Subject]:
    """The meetings, in the order of their days; the days of one numbered session together."""
    dated = sorted((_held(store, node) for node in meetings), key=lambda m: (m.name, m.first, m.node.value))
    groups: list[list[_Held]] = []
    for meeting in dated:
        if groups and _same_session(groups[-1][-1], meeting):
            groups[-1].append(meeting)
        else:
            groups.append([meeting])
    return sorted(map(_session, groups), key=lambda each: (each.days[:1], each.name))


def _same_session(one: _Held, other: _Held) -> bool:
    if one.name != other.name or not _NUMBERED.search(one.name) or not one.first or not other.first:
        return False
    return (date.fromisoformat(other.first) - date.fromisoformat(one.first)).days <= LONGEST_SESSION


def _session(held: Sequence[_Held]) -> Subject:
    days = tuple(sorted({day for each in held for day in (each.first, each.last) if day}))
    return Subject(held[0].name, days, tuple(each.node for each in held), is_meeting=True)


def _listed(subjects: Sequence[Subject]) -> str:
    """The latest of these meetings in the form in which they can be asked for."""
    listed = [f"{each.name}@{each.days[0]}" if each.days else str(each.nodes[0]) for each in reversed(subjects)]
    more = f" and {len(listed) - MOST_LISTED} earlier ones" if len(listed) > MOST_LISTED else ""
    return ", ".join(listed[:MOST_LISTED]) + more
