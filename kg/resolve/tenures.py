"""Spells: what all documents together prove of the times at which one post was held, and by whom.

Only sets of claims are looked at, never their order, and only those of one post: no other post can change the answer.

A person's claims fall into two spells where the person was removed between two proofs; and, where the texts are half
a year or more apart, where between them the person is told to be a *former* holder, or the post is one that a single
person holds at a time and another is proved in it. What lies closer together is not torn apart by a single other
name: nobody leaves a post, is followed and comes back within weeks without an act that says so, but texts do slip.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kg.model import Action, Moment, PostName, Status
from kg.resolve.claims import TenureClaim

_RETURN = timedelta(days=180)
"""The shortest absence after which a return is believed without an act."""
_FIRM = 2
"""So many days of proof are enough against any number."""
_HOLDS = frozenset({Status.HELD, Status.ACTING})
_PROVES = _HOLDS | {Action.APPOINT}
"""What shows that the post was held on the day told: a former holder no longer holds it, an elected one not yet."""
_SAME_DAY = {Status.HELD: 0, Status.ACTING: 0, Action.REMOVE: 1, Action.APPOINT: 2}
"""The order of one day: who is removed has held the post till then; who is appointed on that day starts anew."""


@dataclass(frozen=True, slots=True)
class Spell:
    """One unbroken holding of one post by one person, as far as texts show.

    Wherever both are known, ``held_from <= held_until <= ended_by``. That ``ended_by`` is ``None`` says nothing of
    the present.
    """

    person: str
    """The key of the person."""
    post: PostName
    key: str
    """Empty for the person's first spell in the post, else the ISO day on which the spell is first shown."""
    attested: tuple[date, ...] = ()
    """Days on which a text proves the post held, sorted."""
    started: tuple[date, ...] = ()
    """Days of acts that gave the post, sorted; from nothing else."""
    ended: tuple[date, ...] = ()
    """Days of acts that took it, sorted; from nothing else."""
    held_from: date | None = None
    """Held no later than this day."""
    held_until: date | None = None
    """Held at least until this day."""
    ended_by: date | None = None
    """Shown to be over on this day: by a removal, a text that says *former*, or another holder of a sole post."""
    statuses: frozenset[Status] = frozenset()
    claims: tuple[TenureClaim, ...] = ()
    """The claims that belong to the spell, each once, sorted."""


def spells(post: PostName, claims: Sequence[TenureClaim], *, sole: bool) -> tuple[Spell, ...]:
    """The spells in *post*, by person's key, then in time.

    *claims* are all claims about the post, of whomever; *sole* says that one person at a time holds it.
    """
    told: dict[str, list[TenureClaim]] = defaultdict(list)
    for claim in sorted(set(claims), key=_order):
        told[claim.person].append(claim)
    rivals = _Proofs(claims) if sole else _Proofs(())
    return tuple(
        _spell(post, group, index, following, rivals)
        for person in sorted(told)
        for index, (group, following) in enumerate(_followed(_groups(told[person], rivals)))
    )


class _Group:
    """The claims of one spell while they are gathered in the order of time."""

    def __init__(self, person: str) -> None:
        self.person = person
        self.proofs: list[TenureClaim] = []
        """Dated claims that the post is held or given."""
        self.removals: list[TenureClaim] = []
        self.others: list[TenureClaim] = []
        """What cannot begin or end a spell: former, elect, and whatever has no day."""
        self.start: date | None = None
        """The first day that is told of the spell."""
        self.reach: date | None = None
        """The last day that any proof can mean; of a spell of which only the end is told, any removal."""
        self.removed: date | None = None
        """The day by which an act has ended the spell."""

    def prove(self, claim: TenureClaim) -> None:
        """Add a proof that the post is held."""
        day = _last(claim)
        self.reach = max(self.reach, day) if self.reach and self.proofs else day
        self.start = self.start or _first(claim)
        self.proofs.append(claim)

    def remove(self, claim: TenureClaim) -> None:
        """Add an act that takes the post away."""
        day = _last(claim)
        self.removed = min(self.removed, day) if self.removed else day
        self.start = self.start or _first(claim)
        if not self.proofs:
            self.reach = max(self.reach, day) if self.reach else day
        self.removals.append(claim)


class _Proofs:
    """The days on which a post is proved to be held by anybody, made to be asked of gaps.

    A gap of a person has no proof of that person in it, so whatever is proved inside it is proved of others.
    """

    def __init__(self, claims: Iterable[TenureClaim]) -> None:
        by_person: dict[str, set[date]] = defaultdict(set)
        acts: set[date] = set()
        for claim in claims:
            if claim.basis in _PROVES and (on := _one_day(claim.when)):
                by_person[claim.person].add(on)
                if claim.basis is Action.APPOINT:
                    acts.add(on)
        self.days = sorted(set().union(*by_person.values()))
        firm = [(on, on) for on in acts]
        for days in map(sorted, by_person.values()):
            firm.extend(zip(days, days[_FIRM - 1 :], strict=False))
        firm.sort()
        self._firm_starts = [start for start, _ in firm]
        # From each place on, the earliest end: one look tells whether a firm stretch lies inside a gap.
        self._firm_ends = [end for _, end in firm]
        for place in range(len(firm) - 2, -1, -1):
            self._firm_ends[place] = min(self._firm_ends[place], self._firm_ends[place + 1])

    def first_after(self, day: date) -> date | None:
        """The first day after *day* with a proof."""
        place = bisect_right(self.days, day)
        return self.days[place] if place < len(self.days) else None

    def between(self, after: date, before: date, enough: int) -> bool:
        """Whether one person is proved by an act, or on *enough* days, strictly between the two days."""
        if enough < _FIRM:
            found = self.first_after(after)
            return found is not None and found < before
        place = bisect_right(self._firm_starts, after)
        return place < len(self._firm_ends) and self._firm_ends[place] < before


def _groups(claims: list[TenureClaim], rivals: _Proofs) -> list[_Group]:
    """The claims of one person, spell by spell in time."""
    dated = [claim for claim in claims if claim.basis in _SAME_DAY and _known(claim.when)]
    dated.sort(key=lambda claim: (_first(claim), _SAME_DAY[claim.basis], _last(claim)))
    days = sorted({on for claim in dated if claim.basis in _PROVES and (on := _one_day(claim.when))})
    former = sorted({on for claim in claims if claim.basis is Status.FORMER and (on := _one_day(claim.when))})
    groups = [_Group(claims[0].person)]
    for claim in dated:
        if claim.basis is Action.REMOVE:
            groups[-1].remove(claim)
            continue
        if _anew(groups, claim, days, former, rivals):
            groups.append(_Group(claim.person))
        groups[-1].prove(claim)
    starts = [group.start for group in groups if group.start]
    reaches = [group.reach for group in groups if group.reach]
    for claim in claims:
        if claim.basis not in _SAME_DAY or not _known(claim.when):
            groups[_home(claim, starts, reaches)].others.append(claim)
    return groups


def _anew(groups: list[_Group], claim: TenureClaim, days: list[date], former: list[date], rivals: _Proofs) -> bool:
    """Whether the proof *claim* begins another spell than the last of *groups*."""
    group = groups[-1]
    start, end = group.reach, _first(claim)
    if start is None:
        return False
    if removed := group.removed:
        # Given and taken on one day is one act or two; two spells with the same first day could not be told apart.
        apart = len(groups) == 1 or group.start != end
        return removed < end or (removed == end and claim.basis is Action.APPOINT and apart)
    if end - start < _RETURN:
        return False
    # A single text overthrows no more than a single text: what is proved more often needs firmer proof against it.
    enough = max(1, min(_FIRM, bisect_right(days, start), len(days) - bisect_left(days, end)))
    said = bisect_left(former, end) - bisect_right(former, start)
    return said >= enough or rivals.between(start, end, enough)


def _home(claim: TenureClaim, starts: list[date], reaches: list[date]) -> int:
    """The spell of a claim that begins and ends nothing: *former* to the one before it, *elect* to the next."""
    if not starts or not _known(claim.when):
        return 0
    if claim.basis is Status.ELECT:
        return min(bisect_left(reaches, _last(claim)), len(reaches) - 1)
    return max(bisect_right(starts, _first(claim)) - 1, 0)


def _followed(groups: list[_Group]) -> Iterable[tuple[_Group, date | None]]:
    """Each spell with the day on which the person's next one is first shown."""
    starts = [group.start for group in groups[1:]]
    return zip(groups, [*starts, None], strict=True)


def _spell(post: PostName, group: _Group, index: int, following: date | None, rivals: _Proofs) -> Spell:
    everything = (*group.proofs, *group.removals, *group.others)
    ended_by = _ended_by(group, following, rivals)
    held_from, held_until = _held(group, ended_by)
    return Spell(
        person=group.person,
        post=post,
        key=group.start.isoformat() if index and group.start else "",
        attested=_days(claim for claim in group.proofs if claim.basis in _HOLDS),
        started=_days(claim for claim in group.proofs if claim.basis is Action.APPOINT),
        ended=_days(group.removals),
        held_from=held_from,
        held_until=held_until,
        ended_by=ended_by,
        statuses=frozenset(claim.basis for claim in everything if isinstance(claim.basis, Status)),
        claims=tuple(sorted(everything, key=_order)),
    )


def _ended_by(group: _Group, following: date | None, rivals: _Proofs) -> date | None:
    signs = list(map(_last, group.removals))
    reach = group.reach
    for claim in group.others:
        if claim.basis is Status.FORMER and _known(claim.when) and (reach is None or _first(claim) > reach):
            signs.append(_last(claim))
    other = rivals.first_after(reach) if reach else None
    if other and (following is None or other < following):
        signs.append(other)
    return min(signs, default=None)


def _held(group: _Group, ended_by: date | None) -> tuple[date | None, date | None]:
    """The bounds. A day known only as one of several proves the last of them at one end, the first at the other."""
    proved = list(map(_last, group.proofs))
    if proved:
        proved.extend(map(_last, group.removals))
    held_from = min(proved, default=None)
    lasted = list(map(_first, group.proofs))
    lasted.extend(_first(claim) for claim in group.removals if ended_by and _first(claim) <= ended_by)
    held_until = max(lasted, default=None)
    if held_from and held_until and held_until < held_from:
        held_until = None  # one stretch of days and no more: on which of them, no text says
    return held_from, held_until


def _one_day(when: Moment | None) -> date | None:
    """The day of a moment, where it is one day."""
    return when.earliest if when and when.earliest == when.latest else None


def _known(when: Moment | None) -> bool:
    """Whether anything is known of the day."""
    return when is not None and when.earliest is not None and when.latest is not None


def _first(claim: TenureClaim) -> date:
    """The first day that a dated claim can mean."""
    return claim.when.earliest if claim.when and claim.when.earliest else date.min


def _last(claim: TenureClaim) -> date:
    """The last day that a dated claim can mean."""
    return claim.when.latest if claim.when and claim.when.latest else date.max


def _days(claims: Iterable[TenureClaim]) -> tuple[date, ...]:
    return tuple(sorted({on for claim in claims if (on := _one_day(claim.when))}))


def _order(claim: TenureClaim) -> tuple[str, str, str, date, date, bool, str]:
    told, text = (True, claim.when.text) if claim.when else (False, "")
    return (claim.person, claim.doc, claim.basis.value, _first(claim), _last(claim), told, text)
