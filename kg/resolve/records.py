"""The claims of a block as records: equal posts under one name gathered with their days, documents counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations

from kg.model import Action, PostName, Status
from kg.resolve.careers import Record
from kg.resolve.claims import PersonClaim, PostClaim, Spelling
from kg.resolve.ranks import office_of
from kg.resolve.seats import Realm

_PATRONYMIC = frozenset({"本", "宾", "伊本", "本特", "宾特"})
"""Words for *son of*: what follows is the father's name, and the news calls the son by what stands before."""
_LONG_SPAN = 366
"""A day told as vaguely as this (in days) places nothing."""


def block_of(name: str) -> str:
    """The block a name belongs to: the name; of a foreign name with ``·`` the part by which the news calls its bearer.

    That is the last part (``约瑟夫·拜登`` → ``拜登``), or the first before a word for *son of*
    (``穆罕默德·本·萨勒曼`` → ``穆罕默德``).
    """
    parts = [part for part in name.split("·") if part]
    if len(parts) < 2:
        return name
    sons = [i for i, part in enumerate(parts) if part in _PATRONYMIC and i > 0]
    return parts[sons[0] - 1] if sons else parts[-1]


def names_agree(a: str, b: str) -> bool:
    """Whether two names of one block can be one person's: a short one and a long one, or two that abbreviate alike.

    ``萨·扎帕罗夫`` agrees with ``萨德尔·扎帕罗夫`` and with ``扎帕罗夫``, and not with ``阿·扎帕罗夫``.
    """
    if a == b:
        return True
    few, many = sorted((a.split("·"), b.split("·")), key=len)
    if len(few) == 1:
        return True
    return few[-1] == many[-1] and _part_agrees(few[0], many[0]) and set(few[1:-1]) <= set(many[1:-1])


def _part_agrees(a: str, b: str) -> bool:
    """Equal, an initial, or one with a stray character before it."""
    short, long = sorted((a, b), key=len)
    return long.endswith(short) or (len(short) == 1 and long.startswith(short))


@dataclass(frozen=True, eq=False)
class Block:
    """The claims of one block, gathered."""

    claims: tuple[PersonClaim, ...]
    """One for each spelling, by document and name."""
    records: tuple[Record, ...]
    """By name, first day, institution and title."""
    told: Mapping[Spelling, tuple[int, ...]]
    """Which records a document tells of a name; empty where it tells no post."""
    together: Mapping[tuple[int, int], int]
    """How many documents tell two records of one person (the lower number first)."""

    @cached_property
    def abroad(self) -> bool:
        """Whether somebody of these names serves a foreign state."""
        return any(r.office.seat.realm is Realm.FOREIGN for r in self.records) or any(
            "·" in c.name for c in self.claims
        )

    @cached_property
    def beside(self) -> frozenset[frozenset[str]]:
        """Pairs of a short and a long name that one document tells as two people (a father and his son)."""
        told: dict[str, set[str]] = defaultdict(set)
        for claim in self.claims:
            told[claim.doc].add(claim.name)
        pairs = (frozenset(names) for names in told.values() if len(names) == 2)
        return frozenset(pair for pair in pairs if sum("·" in name for name in pair) == 1)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, sorted."""
        return tuple(sorted({claim.name for claim in self.claims}))


def gather(claims: Iterable[PersonClaim], pins: frozenset[Spelling] = frozenset()) -> Block:
    """The block of these claims. What a spelling of *pins* tells stands in records of its own."""
    united = _united(claims)
    docs: Counter[tuple[str, PostName, str]] = Counter()
    held: dict[tuple[str, PostName, str], set[date]] = defaultdict(set)
    until: dict[tuple[str, PostName, str], date] = {}
    told: dict[Spelling, set[tuple[str, PostName, str]]] = {}
    for claim in united:
        spelling = Spelling(claim.doc, claim.name)
        pin = claim.doc if spelling in pins else ""
        keys: set[tuple[str, PostName, str]] = set()
        for post in claim.posts:
            key = (claim.name, post.post, pin)
            keys.add(key)
            day = _day(post)
            if day is None:
                continue
            if post.basis in (Status.FORMER, Action.REMOVE):
                until[key] = max(day, until.get(key, day))
            else:
                held[key].add(day)
        if pin and not keys:
            keys.add((claim.name, PostName("", ""), pin))
            held[claim.name, PostName("", ""), pin].update([claim.published] if claim.published else [])
        docs.update(keys)
        told[spelling] = keys
    found = {
        key: Record(key[0], office_of(key[1]), tuple(sorted(held[key])), until.get(key), docs[key], key[2])
        for key in docs
    }
    order = sorted(found, key=lambda key: (key[0], found[key].first or date.max, key[1], key[2]))
    number = {key: i for i, key in enumerate(order)}
    numbers = {spelling: tuple(sorted(number[key] for key in keys)) for spelling, keys in told.items()}
    together: Counter[tuple[int, int]] = Counter()
    for some, count in Counter(numbers.values()).items():
        for pair in combinations(some, 2):
            together[pair] += count
    return Block(united, tuple(found[key] for key in order), numbers, together)


def _united(claims: Iterable[PersonClaim]) -> tuple[PersonClaim, ...]:
    """One claim for each spelling; what several tell of it, put together."""
    by_spelling: dict[Spelling, PersonClaim] = {}
    for claim in claims:
        spelling = Spelling(claim.doc, claim.name)
        other = by_spelling.get(spelling)
        if other is not None and other != claim:
            days = [day for day in (claim.published, other.published) if day]
            claim = PersonClaim(
                claim.doc,
                claim.name,
                min(days, default=None),
                tuple(sorted({*claim.forms, *other.forms})),
                tuple({*claim.posts, *other.posts}),
            )
        by_spelling[spelling] = claim
    return tuple(by_spelling[spelling] for spelling in sorted(by_spelling))


def _day(claim: PostClaim) -> date | None:
    if claim.earliest is None:
        return None
    if claim.latest is not None and (claim.latest - claim.earliest).days >= _LONG_SPAN:
        return None
    return claim.earliest
