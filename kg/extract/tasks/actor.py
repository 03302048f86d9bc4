"""Who is to carry out a task: ``由…牵头``, ``…负责``, ``会同…``, ``各地区各部门要``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.extract.tasks.task import Item
from kg.lexicon.lexicons import Lexicons
from kg.mention.bodies.found import InstitutionMention
from kg.model import ActorRole, Party

_ASKED = re.compile(r"牵头|负责|会同|配合|分工")
_WHO = r"[^，。；：（）\n]"
_LEADS = re.compile(
    rf"(?:由|(?<=[，。；：（\n]))(?P<lead>{_WHO}{{2,40}}?)(?:会同(?P<with>{_WHO}{{2,40}}?))?(?:总|共同)?牵头"
    rf"(?:，(?P<support>{_WHO}{{2,60}}?)(?:等)?(?:参与|配合|参加|按(?:照)?职责分工负责))?"
)
_BEARS = re.compile(
    rf"(?:由|（)(?P<bears>{_WHO}{{2,60}}?)(?:会同(?P<with>{_WHO}{{2,40}}?))?(?:按(?:照)?(?:各自)?职责(?:分工)?)?(?:具体|共同|统一|分别)?负责"
)
_JOINED = re.compile(rf"(?:(?<=[，。；：（\n])|由)(?P<lead>{_WHO}{{2,30}}?)会同(?P<with>{_WHO}{{2,40}})")
_GROUPS = (
    (_LEADS, (("lead", ActorRole.LEAD), ("with", ActorRole.SUPPORT), ("support", ActorRole.SUPPORT))),
    (_BEARS, (("bears", ActorRole.RESPONSIBLE), ("with", ActorRole.SUPPORT))),
    (_JOINED, (("lead", ActorRole.LEAD), ("with", ActorRole.SUPPORT))),
)
_BETWEEN = re.compile(r"[、和与及以]+(?=各|有关|相关|广大|全|地方)")
_JOINTS = "、和与及以 "
_FOLLOWED = re.compile(r"(?:有关|相关|各)?(?:部门|单位|地方|地区|方面)")


class Called(NamedTuple):
    """Somebody who is to act, with where the words stand that say so."""

    name: str
    party: Party
    role: ActorRole
    start: int
    end: int


class ActorReader:
    """Reads who leads, answers for, supports, or is called on."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._heads, self._no_heads = lexicons.words["actor_head"], lexicons.words["actor_never"]

    def read(self, chars: str, item: Item, named: Sequence[InstitutionMention]) -> list[Called]:
        """Everybody whom the task names as its actor, each role once."""
        found: dict[tuple[str, ActorRole], Called] = {}
        if item.subject is not None:
            for called in self._named(chars, *item.subject, ActorRole.ADDRESSED, named, item.subject[0]):
                found.setdefault((called.name, called.role), called)
        if _ASKED.search(chars, item.start, item.end):
            for called in self._in_charge(chars, item, named):
                found.setdefault((called.name, called.role), called)
        return list(found.values())

    def _in_charge(self, chars: str, item: Item, named: Sequence[InstitutionMention]) -> Iterator[Called]:
        taken: set[tuple[int, int]] = set()
        for pattern, groups in _GROUPS:
            for match in pattern.finditer(chars, max(0, item.start - 1), item.end):
                for group, role in groups:
                    span = match.span(group)
                    if span[0] < 0 or span in taken:
                        continue
                    taken.add(span)
                    yield from self._named(chars, *span, role, named, match.start())

    def _named(
        self, chars: str, start: int, end: int, role: ActorRole, named: Sequence[InstitutionMention], since: int
    ) -> Iterator[Called]:
        """Those named between *start* and *end*: institutions, and groups by their words."""
        inside = [m for m in named if start <= m.start and m.end <= end]
        held = [(m.start, m.end) for m in inside]
        for mention in inside:
            yield Called(mention.name, Party.INSTITUTION, role, since, end)
        at = start
        for stop, after in [*sorted(held), (end, end)]:
            for words in _BETWEEN.split(chars[at:stop]):
                if group := self._group(words.strip(_JOINTS).removesuffix("等")):
                    yield Called(group, Party.GROUP, role, since, end)
            at = after

    def _group(self, words: str) -> str:
        """The words, where they end in a head noun of groups; else a group that they open with; else nothing."""
        if len(words) >= 2 and words.endswith(self._heads) and not words.endswith(self._no_heads):
            return words
        opening = _FOLLOWED.match(words)
        return opening[0] if opening else ""
