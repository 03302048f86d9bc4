"""A person mention with the posts told there: what ``kg.mention.posts.capacity`` reads."""

from __future__ import annotations

from dataclasses import dataclass

from kg.mention.people.persons import PersonMention
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
