"""What two graphs hold differently: things by kind, and what the articles of both are read to say."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import pyoxigraph as ox

from kg.analyse.alignment import SAME, Change, align, changes
from kg.analyse.asking import rows

KINDS = ("article", "person", "post held", "institution", "meeting", "theme", "document")
"""The kinds of things that are compared, as ``sparql/things.rq`` names them."""


@dataclass(frozen=True, slots=True)
class Things:
    """The things of one kind: how many both graphs hold, and the names of those in one alone."""

    kind: str
    both: int
    dropped: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as read from an article."""

    article: str
    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class Reread:
    """A statement of an article of both graphs that each reads in its own way."""

    one: Said
    other: Said
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class GraphComparison:
    """All that two graphs have in common and not in common."""

    one: str
    other: str
    things: tuple[Things, ...]
    again: int
    """Statements that both hold, word for word."""
    reworded: tuple[Reread, ...]
    dropped: tuple[Said, ...]
    new: tuple[Said, ...]


def compare_graphs(one: ox.Store, other: ox.Store, *, names: tuple[str, str]) -> GraphComparison:
    """Set the graph *one* beside *other*; *names* are what to call them."""
    mine, theirs = _things(one), _things(other)
    said, said_there = _statements(one), _statements(other)
    reworded, dropped, new = _reread(said - said_there, said_there - said)
    return GraphComparison(
        one=names[0],
        other=names[1],
        things=tuple(
            Things(
                kind,
                len(mine[kind].keys() & theirs[kind].keys()),
                tuple(sorted(mine[kind][key] for key in mine[kind].keys() - theirs[kind].keys())),
                tuple(sorted(theirs[kind][key] for key in theirs[kind].keys() - mine[kind].keys())),
            )
            for kind in KINDS
        ),
        again=len(said & said_there),
        reworded=tuple(reworded),
        dropped=tuple(dropped),
        new=tuple(new),
    )


def _things(store: ox.Store) -> dict[str, dict[str, str]]:
    """The names of things by kind and IRI; articles by their identifiers, whatever the base of the IRIs."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows(store, "things"):
        key = row["name"] if row["kind"] == "article" else row["thing"]
        found[row["kind"]].setdefault(key, f"{row['name']}（{row['day']}）" if row["day"] else row["name"])
    return found


def _statements(store: ox.Store) -> set[Said]:
    return {Said(row["article"], row["speaker"], row["text"]) for row in rows(store, "statements")}


def _reread(one: set[Said], other: set[Said]) -> tuple[list[Reread], list[Said], list[Said]]:
    """What both read from an article in different words, and what is in one alone; article by article."""
    reworded: list[Reread] = []
    dropped: list[Said] = []
    new: list[Said] = []
    mine_by, theirs_by = _by_article(one), _by_article(other)
    for article in sorted(mine_by.keys() | theirs_by.keys()):
        before, after = mine_by[article], theirs_by[article]
        matches = align([each.text for each in before], [each.text for each in after])
        for match in matches:
            mine, theirs = before[match.one], after[match.other]
            told = tuple(changes(mine.text, theirs.text)) if match.likeness < SAME or mine.text != theirs.text else ()
            reworded.append(Reread(mine, theirs, told))
        dropped += [each for i, each in enumerate(before) if i not in {match.one for match in matches}]
        new += [each for i, each in enumerate(after) if i not in {match.other for match in matches}]
    return reworded, dropped, new


def _in_order(said: Said) -> tuple[str, str, str]:
    return said.article, said.speaker, said.text


def _by_article(said: set[Said]) -> defaultdict[str, list[Said]]:
    found: defaultdict[str, list[Said]] = defaultdict(list)
    for each in sorted(said, key=_in_order):
        found[each.article].append(each)
    return found
