"""One post under two titles: the head of a state told as its 国家主席 and, further on, as 主席 only (某某主席表示)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.mention.posts.titled import Titled
from kg.model import PostName

_FULL, _SHORT = "国家主席", "主席"


def with_one_head(titled: Sequence[Titled]) -> list[Titled]:
    """The persons *titled*, a head of state under one title wherever he is told."""
    heads = {(t.person.name, c.post.institution) for t in titled for c in t.capacities if c.post.title == _FULL}
    if not heads:
        return list(titled)
    return [
        replace(
            t,
            capacities=tuple(
                replace(c, post=PostName(c.post.institution, _FULL))
                if c.post.title == _SHORT and (t.person.name, c.post.institution) in heads
                else c
                for c in t.capacities
            ),
        )
        if t.capacities
        else t
        for t in titled
    ]
