"""Records joined into people, from the surest tie to the weakest, never across two that cannot be one person's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product

from kg.resolve.careers import Fit, Record, Relation, Rule, compare
from kg.resolve.ranks import MINISTER, NATIONAL
from kg.resolve.records import Block, names_agree
from kg.resolve.seats import Realm

FAR_GREATER = 5
"""Times as many documents that a leader of a state must have to be meant where a document does not say who is."""
MANY = 10
"""Documents against which a single one counts as misread."""
A_HUNDREDFOLD = 100
"""Times as many documents that a leader of a state must have for a post of old to be his, told with a day of today."""
NEAR = 180
"""Days between a document and what is attested of a person within which the document may mean that person."""


@dataclass(frozen=True, slots=True)
class Join:
    """Two records brought together by a rule weaker than what the posts themselves say."""

    record: int
    other: int
    rule: Rule


class Clusters:
    """The people of a block, as sets of its records."""

    def __init__(self, block: Block, apart: frozenset[tuple[int, int]] = frozenset()) -> None:
        self.block = block
        self.joins: list[Join] = []
        self._apart = apart
        self._relations: dict[tuple[int, int], Relation] = {}
        self._mute = frozenset(self._misread_beside())
        self._of = list(range(len(block.records)))
        self._members: dict[int, list[int]] = {i: [i] for i in self._of}
        self._join_by_posts()
        self._join_names()
        self._join_what_is_free()
        self._join_against_weight()

    def __iter__(self) -> Iterator[tuple[int, ...]]:
        return (tuple(self._members[root]) for root in sorted(self._members))

    def of(self, record: int) -> tuple[int, ...]:
        """The records of the person who holds *record*."""
        return tuple(self._members[self._of[record]])

    def relation(self, i: int, j: int) -> Relation:
        """How two records of the block go together."""
        pair = (i, j) if i < j else (j, i)
        known = self._relations.get(pair)
        if known is None:
            known = self._relations[pair] = self._compare(*pair)
        return known

    def worst(self, some: Iterable[int], others: Sequence[int]) -> tuple[Relation, int, int]:
        """The relation of two people that speaks most against their being one, and its two records.

        Of equal ones that of the records with most documents behind them.
        """
        records = self.block.records
        i, j = min(
            product(some, others),
            key=lambda p: (self.relation(*p).fit, -min(records[p[0]].docs, records[p[1]].docs), p),
        )
        return self.relation(i, j), i, j

    def _compare(self, i: int, j: int) -> Relation:
        a, b = self.block.records[i], self.block.records[j]
        if (i, j) in self._apart:
            return Relation(Fit.APART, Rule.JUDGED)
        if not names_agree(a.name, b.name):
            return Relation(Fit.APART, Rule.NAMES)
        if frozenset((a.name, b.name)) in self.block.beside:
            return Relation(Fit.APART, Rule.BESIDE)
        shared = self.block.together.get((i, j), 0)
        if a.name == b.name and shared and 2 * shared >= min(a.docs, b.docs):
            return Relation(Fit.TOLD_TOGETHER, Rule.TOLD_TOGETHER)
        if i in self._mute or j in self._mute:
            return Relation(Fit.FREE, Rule.OPEN)
        return compare(a, b, abroad=self.block.abroad)

    def _misread_beside(self) -> Iterator[int]:
        """Records of documents that all tell the same title also under the state where it is told more often."""
        records = self.block.records
        for (i, j), both in self.block.together.items():
            few, many = sorted((i, j), key=lambda r: records[r].docs)
            if (
                both == records[few].docs < records[many].docs
                and records[few].office.post.title == records[many].office.post.title
                and compare(records[few], records[many], abroad=True).rule is Rule.STATES
            ):
                yield few

    def _join_by_posts(self) -> None:
        """Join what one document tells of one person, one institution, one system, one career, in that order."""
        records = self.block.records
        edges: list[tuple[int, int, int, int, int]] = []
        for i, j in combinations(range(len(records)), 2):
            if records[i].name != records[j].name:
                continue
            fit = self.relation(i, j).fit
            if fit > Fit.FREE:
                edges.append((-fit, -self.block.together.get((i, j), 0), _gap(records[i], records[j]), i, j))
        for *_, i, j in sorted(edges):
            self._join(i, j)

    def _join(self, i: int, j: int) -> bool:
        a, b = sorted((self._of[i], self._of[j]))
        if a == b:
            return True
        if any(self.relation(*pair).fit is Fit.APART for pair in product(self._members[a], self._members[b])):
            return False
        self._unite(a, b)
        return True

    def _unite(self, a: int, b: int) -> None:
        self._members[a] = sorted(self._members[a] + self._members.pop(b))
        for member in self._members[a]:
            self._of[member] = a

    def _join_what_is_free(self) -> None:
        """Posts held beside others join the one person whom they fit, the lightest first."""
        waiting = sorted(self._members, key=lambda root: (self.docs(self._members[root]), -root))
        for root in waiting:
            if root not in self._members or not all(map(self._free, self._members[root])):
                continue
            members = self._members[root]
            others = [r for r in sorted(self._members) if r != root and self._one_name(r, root)]
            if found := self._host(members, others):
                host, rule = found
                if rule is not Rule.OPEN:
                    self.joins.append(Join(members[0], self._members[host][0], rule))
                self._unite(*sorted((root, host)))

    def _free(self, record: int) -> bool:
        """Whether a post ties its holder neither to a place nor to a state."""
        office = self.block.records[record].office
        loose = office.seat.realm in (Realm.UNKNOWN, Realm.WORLD) or (self.block.abroad and office.doubtful)
        return office.open or loose or record in self._mute

    def _one_name(self, a: int, b: int) -> bool:
        """Whether two people bear one name, among others."""
        return not self.names(self._members[a]).isdisjoint(self.names(self._members[b]))

    def names(self, members: Iterable[int]) -> frozenset[str]:
        """The names under which a person is told."""
        return frozenset(self.block.records[m].name for m in members)

    def _host(self, members: Sequence[int], others: Sequence[int]) -> tuple[int, Rule] | None:
        """The one person of *others* to whom these records belong, and the rule that says so."""
        fits = {root: self.worst(members, self._members[root])[0].fit for root in others}
        free = [root for root in others if fits[root] >= Fit.FREE]
        if all(self.block.records[m].office.seat.realm is Realm.UNKNOWN for m in members):
            possible = [root for root in others if fits[root] > Fit.APART]
            if len(possible) > len(free) and (greater := self._greater(possible, members)):
                return greater
        if free and all(self._may_be_one(a, b) for a, b in combinations(free, 2)):
            return max(free, key=lambda root: (fits[root], self.docs(self._members[root]), -root)), Rule.OPEN
        days = [day for m in members for day in self.block.records[m].held]
        near = [root for root in free if self.near(self._members[root], days)]
        if len(near) == 1:
            return near[0], Rule.NEAREST
        return self._greater(free, members)

    def _greater(self, roots: Iterable[int], members: Sequence[int]) -> tuple[int, Rule] | None:
        weights = {root: self.docs(self._members[root]) for root in roots}
        greater = self.far_greater(weights, self.docs(members))
        return None if greater is None else (greater, Rule.FAR_GREATER)

    def _may_be_one(self, a: int, b: int) -> bool:
        return self.worst(self._members[a], self._members[b])[0].fit >= Fit.FREE

    def _join_against_weight(self) -> None:
        """What few documents tell against very many: a title misread under another state, an old post told today."""
        for root in sorted(self._members):
            if root not in self._members:
                continue  # joined to one told of before
            others = [r for r in sorted(self._members) if r != root and self._one_name(r, root)]
            for rule, holds in ((Rule.MISREAD, self._misread), (Rule.LIFE, self._of_old)):
                hosts = [r for r in others if holds(self._members[root], self._members[r])]
                if len(hosts) == 1:
                    self.joins.append(Join(root, hosts[0], rule))
                    self._unite(*sorted((root, hosts[0])))
                    break

    def _misread(self, members: Sequence[int], others: Sequence[int]) -> bool:
        """Whether *members* are told by one document, *others* by many, with one title and another state."""
        records = self.block.records
        titles = {records[o].office.post.title for o in others}
        return (
            self.docs(members) == 1
            and self.docs(others) >= MANY
            and any(records[m].office.post.title in titles for m in members)
            and self.worst(members, others)[0].rule is Rule.STATES
        )

    def _of_old(self, members: Sequence[int], others: Sequence[int]) -> bool:
        """Whether *others* are a leader with a hundred times the documents, kept apart by time and rank alone."""
        weights = {others[0]: self.docs(others)}
        leads = self.far_greater(weights) is not None and self.docs(others) >= A_HUNDREDFOLD * self.docs(members)
        timely = (Rule.ONE_TIME, Rule.RANK_AT_ONCE, Rule.RANK_JUMP)
        return leads and self.worst(members, others)[0].rule in timely

    def _join_names(self) -> None:
        """Short and long foreign names: join what the posts show to be one, where nothing else claims either."""
        for strength in (Fit.SAME_SEAT, Fit.CAREER):
            partners: dict[int, set[int]] = {root: set() for root in self._members}
            for a, b in combinations(sorted(self._members), 2):
                if self.block.records[a].name != self.block.records[b].name and self._agree(a, b, strength):
                    partners[a].add(b)
                    partners[b].add(a)
            sure = [
                (a, b)
                for a, some in partners.items()
                for b in sorted(some)
                if a < b and self._all_one(b, some) and self._all_one(a, partners[b])
            ]
            for a, b in sure:
                if self._of[a] != self._of[b] and self._join(a, b):
                    self.joins.append(Join(a, b, Rule.ONE_BEARER))

    def _all_one(self, root: int, others: Iterable[int]) -> bool:
        """Whether none of *others* is certainly another than *root*."""
        return all(
            self.relation(i, j).fit is not Fit.APART
            for other in others
            if other != root
            for i, j in product(self._members[root], self._members[other])
        )

    def _agree(self, a: int, b: int, strength: Fit) -> bool:
        """Whether nothing speaks against, and something at least as strong as *strength* speaks for two being one."""
        pairs = list(product(self._members[a], self._members[b]))
        apart = any(self.relation(*pair).fit is Fit.APART for pair in pairs)
        return not apart and any(self._speaks_for(*pair, strength) for pair in pairs)

    def _speaks_for(self, i: int, j: int, strength: Fit) -> bool:
        """One post, or two of one government: a common state alone says little of a common surname."""
        ranks = (self.block.records[i].office.rank, self.block.records[j].office.rank)
        fit = self.relation(i, j).fit
        of_government = all(rank is not None and rank <= MINISTER for rank in ranks)
        return fit >= strength and (fit >= Fit.SAME_SEAT or of_government)

    def docs(self, members: Iterable[int]) -> int:
        """How many documents stand behind a person, at least."""
        return max((self.block.records[m].docs for m in members), default=0)

    def far_greater(self, weights: Mapping[int, int], docs: int = 0) -> int | None:
        """The leader of a state (by a record) with far more documents than all others of *weights*, and than *docs*."""
        ranked = sorted(weights, key=lambda root: (-weights[root], root))
        if not ranked:
            return None
        rest = max([docs, *(weights[root] for root in ranked[1:])])
        ranks = [r for m in self.of(ranked[0]) if (r := self.block.records[m].office.rank) is not None]
        leads = min(ranks, default=NATIONAL + 1) <= NATIONAL
        return ranked[0] if leads and weights[ranked[0]] >= FAR_GREATER * rest else None

    def near(self, members: Iterable[int], days: Iterable[date]) -> bool:
        """Whether one of *days* lies among the days attested of a person, or within :data:`NEAR` of them."""
        ends = [(held[0], held[-1]) for m in members if (held := self.block.records[m].held)]
        if not ends:
            return False
        first, last = min(start for start, _ in ends), max(end for _, end in ends)
        return any(max((first - day).days, (day - last).days) <= NEAR for day in days)


def _gap(a: Record, b: Record) -> int:
    """Days between two records, from the last of the one to the first of the other; 0 where they meet or overlap."""
    if not a.held or not b.held:
        return 10**6
    return max((a.held[0] - b.held[-1]).days, (b.held[0] - a.held[-1]).days, 0)
