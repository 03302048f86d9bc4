"""Who is who across documents: :func:`identities` turns the claims of a block into people.

Records (one post under one name) are joined into people from the surest tie to the weakest: told in one document, one
institution, one system, an ordinary career; never across two records that cannot be one person's
(:mod:`kg.resolve.careers`, :mod:`kg.resolve.clusters`). Posts held beside others, and documents that tell no post,
then join the one person whom they fit. What fits several stays a person of its own: merging is a claim, not merging is
none.

Nothing depends on the order of the claims, and nothing on any claim outside the blocks passed in.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations
from typing import NamedTuple

from kg.resolve.careers import Fit, Record, Rule
from kg.resolve.claims import PersonClaim, Spelling
from kg.resolve.clusters import MANY, Clusters
from kg.resolve.judgements import Judgement, Placed, Reference, Verdict, check_placed
from kg.resolve.ranks import NATIONAL
from kg.resolve.reasons import reason_for
from kg.resolve.records import Block, block_of, gather, names_agree
from kg.resolve.seats import Realm

__all__ = ["Decision", "Identity", "People", "block_of", "identities"]

BY_RULE = "rule"
"""Who decided, where it was no judge."""


@dataclass(frozen=True, slots=True)
class Identity:
    """One person.

    ``key`` is the full name for the person of that name with the earliest day (then the smallest document id), whatever
    is added later; every other person of that name has the name, ``\\\\x1f`` and an anchor: the institution and title
    of the earliest post, or the document's id where no post is told. ``left`` of a judgement ``same`` keeps its key.
    """

    key: str
    name: str
    forms: tuple[str, ...] = ()
    """Every other spelling met, sorted."""
    spellings: tuple[Spelling, ...] = ()
    """Which name in which document is this person, sorted."""


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """Why two people of a block are two, are perhaps one, or were made one (then both keys are equal)."""

    left: str
    right: str
    verdict: Verdict
    rule: str
    """The name of the rule (:class:`kg.resolve.careers.Rule`)."""
    reason: str
    """A sentence in Chinese."""
    by: str = BY_RULE
    """``rule``, or who judged."""
    left_post: str = ""
    right_post: str = ""
    """The posts that decide, by their full titles."""
    left_day: str = ""
    right_day: str = ""
    """A day on which each is attested (ISO 8601)."""


class People(NamedTuple):
    """Who the claims speak of, why, and the judgements that found nobody to speak of."""

    identities: tuple[Identity, ...]
    decisions: tuple[Decision, ...]
    unplaced: tuple[Judgement, ...]


def identities(claims: Iterable[PersonClaim], judgements: Iterable[Judgement] = ()) -> People:
    """The people of one or several whole blocks, sorted by key, with the decisions that made them.

    Judgements on people outside these blocks come back as ``unplaced``, as do those that name nobody in them.

    Raises:
        InputError: two judgements contradict each other, in whatever words they tell whom they mean.
    """
    judged = sorted({j for j in judgements if "person" in (j.left.kind, j.right.kind)}, key=_in_file)
    blocks: dict[str, list[PersonClaim]] = defaultdict(list)
    for claim in claims:
        blocks[block_of(claim.name)].append(claim)
    people: list[_Person] = []
    decisions: list[Decision] = []
    for name in sorted(blocks):
        found = _Found(blocks[name], judged)
        people += found.people
        decisions += found.decisions
    return _judge(people, decisions, judged)


@dataclass(frozen=True, slots=True)
class _Person:
    """A person before judgements."""

    key: str
    name: str
    claims: tuple[PersonClaim, ...]
    posts: frozenset[str]
    """Full titles of the posts of this person."""
    told: Mapping[Spelling, frozenset[str]] = field(compare=False)
    """Full titles by spelling."""

    def fits(self, reference: Reference) -> int:
        """How many of this person's claims the reference speaks of."""
        return sum(
            claim.name == reference.name
            and reference.doc in ("", claim.doc)
            and (not reference.post or reference.post in self.told[Spelling(claim.doc, claim.name)])
            for claim in self.claims
        )


class _Found:
    """What the rules make of one block."""

    def __init__(self, claims: Sequence[PersonClaim], judged: Sequence[Judgement]) -> None:
        names = {claim.name for claim in claims}
        apart = [j for j in judged if j.verdict is Verdict.DIFFERENT and {j.left.name, j.right.name} <= names]
        pins = frozenset(Spelling(r.doc, r.name) for j in apart for r in (j.left, j.right) if r.doc)
        self.block: Block = gather(claims, pins)
        self.clusters = Clusters(self.block, frozenset(self._cannot(apart)))
        self._claims: dict[tuple[int, ...], list[PersonClaim]] = {members: [] for members in self.clusters}
        self._alone: list[PersonClaim] = []
        self._joined: dict[tuple[int, ...], Counter[Rule]] = defaultdict(Counter)
        self._place()
        self.people = sorted(self._keyed(), key=lambda person: person.key)
        self.decisions = sorted(set(self._decide()))

    def _cannot(self, apart: Iterable[Judgement]) -> Iterator[tuple[int, int]]:
        """Pairs of records that judgements hold apart."""
        for judgement in apart:
            left, right = self._records(judgement.left), self._records(judgement.right)
            if judgement.left.name == judgement.right.name:
                # A name alone means everybody of it but the other.
                left, right = (left - right, right) if len(left) > len(right) else (left, right - left)
            for i in left:
                for j in right - {i}:
                    yield (min(i, j), max(i, j))

    def _records(self, reference: Reference) -> set[int]:
        return {
            i
            for i, record in enumerate(self.block.records)
            if record.name == reference.name
            and (not reference.post or record.office.name == reference.post)
            and reference.doc in ("", record.pin)
        }

    def _place(self) -> None:
        """Hand every claim to a person: by its posts, else by what is nearest; what is left stands alone."""
        whose = {told: self._most(told) for told in set(self.block.told.values()) if told}
        for claim in self.block.claims:
            if told := self.block.told[Spelling(claim.doc, claim.name)]:
                self._claims[whose[told]].append(claim)
        by_name = {name: self._hosts(name) for name in self.block.names}
        for claim in self.block.claims:
            if self.block.told[Spelling(claim.doc, claim.name)]:
                continue
            members, rule = self._host(claim, *by_name[claim.name])
            if members is None:
                self._alone.append(claim)
                continue
            self._claims[members].append(claim)
            if rule is not Rule.NO_POST:
                self._joined[members][rule] += 1

    def _most(self, told: tuple[int, ...]) -> tuple[int, ...]:
        """Who holds most of these records; of several who has most documents."""
        shares = Counter(self.clusters.of(record) for record in told)
        return min(shares, key=lambda members: (-shares[members], -self.clusters.docs(members), members))

    def _hosts(self, name: str) -> tuple[list[tuple[int, ...]], tuple[int, ...] | None]:
        """Everybody of a name, and who of them is meant where nothing is told."""
        hosts = [m for m, claims in self._claims.items() if claims and name in self.clusters.names(m)]
        weights = {members[0]: len(self._claims[members]) for members in hosts}
        greater = self.clusters.far_greater(weights)
        return hosts, None if greater is None else self.clusters.of(greater)

    def _host(
        self, claim: PersonClaim, hosts: Sequence[tuple[int, ...]], greater: tuple[int, ...] | None
    ) -> tuple[tuple[int, ...] | None, Rule]:
        """The person whom a claim without a post means, and by which rule; nobody where it may be several."""
        if not hosts:
            return self._only_bearer(claim)
        if len(hosts) == 1:
            return hosts[0], Rule.NO_POST
        if greater is not None:
            return greater, Rule.FAR_GREATER
        near = [m for m in hosts if claim.published and self.clusters.near(m, (claim.published,))]
        return (near[0], Rule.NEAREST) if len(near) == 1 else (None, Rule.NO_POST)

    def _only_bearer(self, claim: PersonClaim) -> tuple[tuple[int, ...] | None, Rule]:
        """Whom a long name without a post means: a leader of a foreign state known by the short one, then in office.

        Only where it is the only long name that ends so, and he the only bearer of the short one.
        """
        longs = {name for name in self.block.names if "·" in name}
        bearers = list(self.clusters)
        if longs == {claim.name} and len(bearers) == 1 and claim.published:
            (members,) = bearers
            if any(frozenset((claim.name, name)) in self.block.beside for name in self.clusters.names(members)):
                return None, Rule.NO_POST
            offices = [self.block.records[m].office for m in members]
            leads = any(o.seat.realm is Realm.FOREIGN and (o.rank or NATIONAL + 1) <= NATIONAL for o in offices)
            if leads and self.clusters.near(members, (claim.published,)):
                return members, Rule.ONLY_LONG
        return None, Rule.NO_POST

    def _keyed(self) -> Iterator[_Person]:
        """People with their names and keys: of one name the earliest has the name itself."""
        by_name: dict[str, list[tuple[tuple[int, ...], list[PersonClaim]]]] = defaultdict(list)
        for members, claims in self._groups():
            if claims:
                by_name[_fullest(claims)].append((members, claims))
        self._keys: dict[tuple[int, ...], str] = {}
        for name, groups in by_name.items():
            groups.sort(key=lambda group: (self._first(*group), min(c.doc for c in group[1])))
            taken: set[str] = set()
            for members, claims in groups:
                key = name if not taken else f"{name}\x1f{self._anchor(members, claims)}"
                if key in taken:
                    key = f"{key}\x1f{min(c.doc for c in claims)}"
                taken.add(key)
                if members:
                    self._keys[members] = key
                yield self._person(key, name, claims)

    def _groups(self) -> Iterator[tuple[tuple[int, ...], list[PersonClaim]]]:
        """People by their records; then who is told without a post: one for a name that nobody else bears, else one
        for each document."""
        yield from self._claims.items()
        known = {record.name for record in self.block.records}
        alone: dict[tuple[str, str], list[PersonClaim]] = defaultdict(list)
        for claim in self._alone:
            alone[claim.name, claim.doc if claim.name in known else ""].append(claim)
        for claims in alone.values():
            yield (), claims

    def _first(self, members: tuple[int, ...], claims: Sequence[PersonClaim]) -> date:
        days = [day for m in members if (day := self.block.records[m].first)]
        days += [claim.published for claim in claims if claim.published and not claim.posts]
        return min(days, default=date.max)

    def _anchor(self, members: tuple[int, ...], claims: Sequence[PersonClaim]) -> str:
        records = [self.block.records[m] for m in members if self.block.records[m].office.name]
        if not records:
            return min(claim.doc for claim in claims)
        return min(records, key=lambda r: (r.first or date.max, r.office.name)).office.name

    def _person(self, key: str, name: str, claims: Sequence[PersonClaim]) -> _Person:
        told = {
            (spelling := Spelling(claim.doc, claim.name)): frozenset(
                self.block.records[i].office.name for i in self.block.told[spelling]
            )
            for claim in claims
        }
        return _Person(key, name, tuple(claims), frozenset().union(*told.values()), told)

    def _decide(self) -> Iterator[Decision]:
        """Why people of one name, or of a short and a long one, are two; and which were made one by a weak rule."""
        people = [members for members in self.clusters if members in self._keys]
        for a, b in combinations(people, 2):
            if any(names_agree(one, two) for one in self.clusters.names(a) for two in self.clusters.names(b)):
                yield self._two(a, b)
        for join in self.clusters.joins:
            if self.clusters.of(join.record) in self._keys:
                yield self._one(join.rule, self.block.records[join.record], self.block.records[join.other], join.record)
        for members, rules in self._joined.items():
            for rule, count in rules.items():
                key = self._keys[members]
                yield Decision(key, key, Verdict.SAME, rule, reason_for(rule, key, count=count))

    def _two(self, a: tuple[int, ...], b: tuple[int, ...]) -> Decision:
        if self._keys[b] < self._keys[a]:
            a, b = b, a
        relation, i, j = self.clusters.worst(a, b)
        verdict = Verdict.DIFFERENT if relation.fit is Fit.APART else Verdict.UNSURE
        if relation.rule in (Rule.STATES, Rule.STATE_OFFICES) and self._single(a, b):
            verdict = Verdict.UNSURE
        return self._decision(self._keys[a], self._keys[b], verdict, relation.rule, i, j)

    def _single(self, a: tuple[int, ...], b: tuple[int, ...]) -> bool:
        """Whether a single document stands against many: it may as well have been misread."""
        few, many = sorted((self.clusters.docs(a), self.clusters.docs(b)))
        return few == 1 and many >= MANY

    def _one(self, rule: Rule, one: Record, other: Record, record: int) -> Decision:
        key = self._keys[self.clusters.of(record)]
        return replace(self._of_records(rule, one, other), left=key, right=key, verdict=Verdict.SAME)

    def _decision(self, left: str, right: str, verdict: Verdict, rule: Rule, i: int, j: int) -> Decision:
        found = self._of_records(rule, self.block.records[i], self.block.records[j])
        return replace(found, left=left, right=right, verdict=verdict)

    def _of_records(self, rule: Rule, one: Record, other: Record) -> Decision:
        return Decision(
            "",
            "",
            Verdict.UNSURE,
            rule,
            reason_for(rule, one.name, one, other),
            left_post=one.office.name,
            right_post=other.office.name,
            left_day=one.first.isoformat() if one.first else "",
            right_day=other.first.isoformat() if other.first else "",
        )


def _fullest(claims: Sequence[PersonClaim]) -> str:
    """The fullest name: of most parts, then in most documents, then the longest.

    A single document does not rename a person of many: it may have taken a kinsman's name for the full one.
    """
    counts = Counter(claim.name for claim in claims)
    names = [name for name in counts if counts[name] > 1] if max(counts.values()) >= MANY else list(counts)
    return min(names, key=lambda name: (-name.count("·"), -counts[name], -len(name), name))


def _in_file(judgement: Judgement) -> tuple[int, Reference, Reference, str]:
    return (judgement.line, judgement.left, judgement.right, judgement.verdict)


def _judge(people: Sequence[_Person], decisions: Iterable[Decision], judged: Sequence[Judgement]) -> People:
    """Unite what is judged the same, and put every judgement in the place of the rule's decision on its pair."""
    kept = {person.key: person.key for person in people}
    unplaced: list[Judgement] = []
    placed: list[tuple[Judgement, str, str]] = []
    for judgement in judged:
        left, right = _meant(people, judgement.left), _meant(people, judgement.right)
        if left is right and judgement.verdict is Verdict.DIFFERENT:
            left, right = _apart(people, judgement)
        if left is None or right is None:
            unplaced.append(judgement)
            continue
        placed.append((judgement, left.key, right.key))
        if judgement.verdict is Verdict.SAME and kept[left.key] != kept[right.key]:
            given_up, key = kept[right.key], kept[left.key]
            kept = {old: key if new == given_up else new for old, new in kept.items()}
    check_placed([Placed(*each) for each in placed if each[1] != each[2]])
    judged_pairs = {frozenset((kept[left], kept[right])) for _, left, right in placed}
    by_judges = [_judged(judgement, kept[left], kept[right]) for judgement, left, right in placed]
    by_rules = [
        replace(decision, left=min(pair), right=max(pair))
        for decision in decisions
        if (pair := (kept[decision.left], kept[decision.right]))
        and (decision.verdict is Verdict.SAME or (len(set(pair)) == 2 and frozenset(pair) not in judged_pairs))
    ]
    united: dict[str, list[_Person]] = defaultdict(list)
    for person in people:
        united[kept[person.key]].append(person)
    found = tuple(_identity(key, united[key]) for key in sorted(united))
    return People(found, tuple(sorted({*by_rules, *by_judges})), tuple(unplaced))


def _meant(people: Sequence[_Person], reference: Reference) -> _Person | None:
    """The person whom a reference means: who has most of the claims that it fits; a bare name means its own key."""
    fits = {person.key: person.fits(reference) for person in people}
    bare = not reference.post and not reference.doc
    best = min(
        people, key=lambda p: (not (bare and p.key == p.name == reference.name), -fits[p.key], p.key), default=None
    )
    return best if best and fits[best.key] else None


def _apart(people: Sequence[_Person], judgement: Judgement) -> tuple[_Person | None, _Person | None]:
    """Whom *different* means where both sides fit one person best: a bare name then means the next of that name."""
    one, sides = _meant(people, judgement.left), (judgement.left, judgement.right)
    bare = next((side for side in sides if not side.post and not side.doc), None)
    if bare is None or sides[0].name != sides[1].name:
        return None, None
    other = _meant([person for person in people if person is not one], bare)
    return (other, one) if bare is sides[0] else (one, other)


def _judged(judgement: Judgement, left: str, right: str) -> Decision:
    if judgement.verdict is not Verdict.SAME and right < left:
        left, right = right, left
    reason = reason_for(Rule.JUDGED, left, judge=judgement)
    return Decision(left, right, judgement.verdict, Rule.JUDGED, reason, by=judgement.who or "judgement")


def _identity(key: str, people: Sequence[_Person]) -> Identity:
    claims = [claim for person in people for claim in person.claims]
    name = _fullest(claims)
    forms = {form for claim in claims for form in (claim.name, *claim.forms)} - {name}
    spellings = sorted(Spelling(claim.doc, claim.name) for claim in claims)
    return Identity(key, name, tuple(sorted(forms)), tuple(spellings))
