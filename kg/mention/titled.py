"""Posts told at names, and what lists and later mentions share of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from kg.mention.people import PersonMention
from kg.mention.scan import Scan
from kg.model import PostName, Status


@dataclass(frozen=True, slots=True)
class Capacity:
    """A post told of a person, with the stretch of the matching text that tells it."""

    post: PostName
    status: Status
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Titled:
    """A person mention with the posts told at that place; ``start`` is where the first of them begins."""

    person: PersonMention
    start: int
    end: int
    capacities: tuple[Capacity, ...]


def titles_behind_last(chars: str, titled: list[Titled], singular: Callable[[str], bool]) -> list[Titled]:
    """``甲、乙副总理``: a title behind the last of a list belongs to those before it that have none."""
    out = list(titled)
    for i in range(len(out) - 1, 0, -1):
        last = out[i]
        if last.end == last.person.end or not last.capacities:
            continue
        if any(singular(c.post.title) for c in last.capacities):
            continue
        j = i - 1
        while j >= 0 and chars[out[j].end : out[j + 1].start] in ("、", "和") and not out[j].capacities:
            out[j] = replace(out[j], capacities=last.capacities)
            j -= 1
    return out


def with_references(scan: Scan, titled: list[Titled]) -> list[Titled]:
    """``王副市长``: a surname with a title stands for the one person so named who holds that post here."""
    holders: dict[tuple[str, str], set[str]] = {}
    for t in titled:
        for c in t.capacities:
            holders.setdefault((t.person.name[0], c.post.title), set()).add(t.person.name)
    if not holders:
        return titled
    taken = {i for t in titled for i in range(t.start, t.end)}
    found: list[Titled] = []
    for title in scan.titles:
        at = title.start - 1
        names = holders.get((scan.chars[at], title.text), set()) if at >= 0 else set()
        if len(names) != 1 or at in taken or title.start in taken or title.status is not Status.HELD:
            continue
        if at == 0 or not "\u4e00" <= scan.chars[at - 1] <= "\u9fff" or scan.cuts[at]:
            person = PersonMention(at, title.end, scan.chars[at : title.end], next(iter(names)), False)
            found.append(Titled(person, at, title.end, ()))
    return sorted([*titled, *found], key=lambda t: t.start) if found else titled
