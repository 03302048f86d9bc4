"""Posts that a list of names tells once (``甲、乙副总理``, ``甲、乙等6位常委``), and names told by a post (``王副市长``)."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.mention.people.persons import PersonMention
from kg.mention.posts.post_names import PostNames
from kg.mention.posts.titled import Capacity, Titled
from kg.mention.scan import Scan
from kg.model import Status

_COUNTED = re.compile(r"等(?:\d+|[一二两三四五六七八九十]+)(?:位|名)")
ASIDE = re.compile(r"（[^（）ⓅⓂ，。]{0,6}(?:[女男族级]|常务)[^（）。]{0,8}）")
"""What brackets tell of a person behind his name (某某（女，回族）)."""


class SharedPosts:
    """Carries the posts told in one document along its lists of names."""

    def __init__(self, scan: Scan, posts: PostNames) -> None:
        self._scan = scan
        self._posts = posts

    def continues(self, before: Titled, person: PersonMention) -> bool:
        """Whether *person* stands next in a list after a name with posts."""
        gap = self._scan.chars[before.person.end : person.start]
        if not before.capacities or gap[-1:] not in ("、", "和", "及", "）"):
            return False
        return ASIDE.sub("", gap) in ("、", "和", "及")

    def backwards(self, titled: list[Titled]) -> list[Titled]:
        """``甲、乙副总理``: a title behind the last of a list belongs to those before it that have none."""
        chars = self._scan.chars
        out = list(titled)
        for i in range(len(out) - 1, 0, -1):
            last = out[i]
            if last.end == last.person.end or not last.capacities:
                continue
            if any(self.is_singular(c.post.title) for c in last.capacities):
                continue
            j = i - 1
            while j >= 0 and chars[out[j].end : out[j + 1].start] in ("、", "和") and not out[j].capacities:
                out[j] = replace(out[j], capacities=last.capacities)
                j -= 1
        return out

    def behind(self, titled: list[Titled]) -> list[Titled]:
        """``甲、乙、丙等6位常委``: the title behind the list is everybody's."""
        chars, out = self._scan.chars, list(titled)
        for i, last in enumerate(out):
            counted = _COUNTED.match(chars, last.end)
            title = self._scan.title_starting.get(counted.end()) if counted is not None else None
            if title is None:
                continue
            person = last.person
            post = self._posts.behind(title, person, self._scan.sentence_of(last.start).start, None)
            if post is None:
                continue
            shared = (Capacity(post, title.status, person.start, title.end),)
            j = i
            while j >= 0 and not out[j].capacities:
                out[j] = replace(out[j], capacities=shared)
                if j == 0 or chars[out[j - 1].end : out[j].start] not in ("、", "和"):
                    break
                j -= 1
        return out

    def with_references(self, titled: list[Titled]) -> list[Titled]:
        """``王副市长``: a surname with a title stands for the one person so named who holds that post here; ``王市长`` for
        the deputy of that name, where no such head is named."""
        scan = self._scan
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
            called = (scan.chars[at], title.text) if at >= 0 else ("", "")
            names = holders.get(called) or holders.get((called[0], f"副{called[1]}"), set())
            if len(names) != 1 or at in taken or title.start in taken or title.status is not Status.HELD:
                continue
            if at == 0 or not "\u4e00" <= scan.chars[at - 1] <= "\u9fff" or scan.cuts[at]:
                person = PersonMention(at, title.end, scan.chars[at : title.end], next(iter(names)), False)
                found.append(Titled(person, at, title.end, ()))
        return sorted([*titled, *found], key=lambda t: t.start) if found else titled

    def is_singular(self, title: str) -> bool:
        """Whether one person at a time holds the post."""
        entry = self._scan.lexicons.titles.get(title)
        return entry is not None and entry.head
