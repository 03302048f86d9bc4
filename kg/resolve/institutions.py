"""Institutions over time: what a body was before, what it became, when and by which act; and judged sameness.

A renamed ministry is another institution, with a name, posts and a life of its own; an event joins the two. Nothing
here ever merges two names because they are alike, or because one followed the other: only a recorded judgement does.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from kg.lexicon import table
from kg.lexicon.loading import load
from kg.lexicon.table import Row
from kg.resolve.change import ENDING, Change, ChangeKind
from kg.resolve.entities import Institution
from kg.resolve.judgements import Judgement, Verdict

_FILE = "institution_changes.tsv"


@lru_cache(maxsize=4)
def changes(folder: Path | None = None) -> tuple[Change, ...]:
    """All recorded changes in the order of time; from *folder* in place of the shipped data where it is given.

    Raises ``ResourceError`` with file and line where a row breaks the rules of its kind.
    """
    columns = ("date", "kind", "before", "after", "act", "source")
    return tuple(sorted(map(_change, table.read(_FILE, columns, folder=folder)), key=lambda c: c.sort_key))


def changes_of(name: str) -> tuple[Change, ...]:
    """The changes in which the institution of this canonical name stands before or after, in the order of time."""
    return _by_name().get(name, ())


def lineage_of(name: str) -> tuple[Change, ...]:
    """The changes of *name*, of all that went into it, and of all that came of it, in the order of time.

    Bodies that only came under another one (``transferred``) are no ancestors of it.
    """
    # What came under a body says nothing of that body.
    found = {c for c in changes_of(name) if c.kind is not ChangeKind.TRANSFERRED or name in c.before}
    for side, other in (("before", "after"), ("after", "before")):
        seen: set[str] = set()
        waiting = [name]
        while waiting:
            body = waiting.pop()
            if body in seen:
                continue
            seen.add(body)
            for change in changes_of(body):
                if change.kind is not ChangeKind.TRANSFERRED and body in getattr(change, other):
                    found.add(change)
                    waiting += getattr(change, side)
    return tuple(sorted(found, key=lambda c: c.sort_key))


def entity(name: str) -> Institution:
    """The institution of this canonical name as the lexicon knows it, without a parent or other names.

    For bodies that stand in a change and that no document names.
    """
    entry = load().institutions.get(name)
    if entry is None or entry.name != name:
        return Institution(name, name)
    return Institution(name, name, entry.kind, english=entry.en)


def canonical(name: str, judgements: Iterable[Judgement]) -> str:
    """The name under which the institution *name* stands once people's ``same`` judgements are heard."""
    return judged(judgements).get(name, name)


def judged(judgements: Iterable[Judgement]) -> Mapping[str, str]:
    """Institutions' names that gave way to another → that one: what ``same`` judgements come to, taken together.

    The left side keeps its name. Along a chain the first left side does; of several, that of the earliest line.
    """
    same = sorted(
        (j.line, j.left.name, j.right.name)
        for j in judgements
        if j.verdict is Verdict.SAME and j.left.kind == j.right.kind == "institution"
    )
    together: dict[str, list[str]] = {}
    for _, left, right in same:
        one, other = (together.setdefault(side, [side]) for side in (left, right))
        if one is not other:
            one += other
            together.update(dict.fromkeys(other, one))
    kept = {right for _, left, right in same if left != right}
    out: dict[str, str] = {}
    for names in {id(names): names for names in together.values()}.values():
        members = set(names)
        lefts = [left for _, left, _ in same if left in members]
        first = next((left for left in lefts if left not in kept), lefts[0])
        out.update({name: first for name in members if name != first})
    return out


@cache
def _by_name() -> dict[str, tuple[Change, ...]]:
    found: dict[str, list[Change]] = defaultdict(list)
    for change in changes():
        for name in dict.fromkeys((*change.before, *change.after)):
            found[name].append(change)
    return {name: tuple(told) for name, told in found.items()}


def _change(row: Row) -> Change:
    try:
        when = dt.date.fromisoformat(row["date"])
    except ValueError:
        raise row.error(f"column date: expected a day such as 2018-03-17, got {row['date']!r}") from None
    try:
        kind = ChangeKind(row["kind"])
    except ValueError:
        raise row.error(f"column kind: {row['kind']!r} is none of {', '.join(ChangeKind)}") from None
    change = Change(row.many("before"), row.many("after"), when, kind, row["act"], row["source"])
    for problem in _problems(change):
        raise row.error(problem)
    return change


def _problems(change: Change) -> Iterator[str]:
    """What a change of its kind must not be."""
    before, after = len(change.before), len(change.after)
    if change.kind is not ChangeKind.ESTABLISHED and not before:
        yield "column before: empty; only established has nothing before it"
    if change.kind is ChangeKind.ESTABLISHED and before:
        yield "column before: established has nothing before it"
    if (change.kind is ChangeKind.ABOLISHED) == bool(after):
        yield "column after: empty for abolished, and for it alone"
    if change.kind is ChangeKind.RENAMED and (before, after) != (1, 1):
        yield "renamed joins one name to one"
    if change.kind is ChangeKind.SPLIT and after < 2:
        yield "split has two bodies or more after it"
    if change.kind in ENDING and set(change.before) & set(change.after):
        yield f"{change.kind} ends what stands before it, yet a name stands on both sides"
    if not change.act or not change.source:
        yield "column act or source: empty"
