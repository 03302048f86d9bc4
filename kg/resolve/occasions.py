"""A meeting told by several articles becomes one.

**Blocks.** A claim's block is its name without ordinals and without the bodies and places at its head; that of a
claim without a name is its first day (its document, where that is not known). Nothing joins across blocks: resolving
a block alone gives what resolving everything gives. Days part the claims only inside a block, by how far they lie
from one another, so that a month's or a year's end parts nothing.

**Joining.** Names are compared as a stem and its ordinals: ``十四届全国人大常委会第十六次会议`` is the stem
``全国人民代表大会常务委员会会议`` with 届 14 and 次 16. On overlapping days two claims *agree*

- by the same specific name (the rule from of old: name without its year, and day), or the same stem and ordinals;
- by the same stem, one with fewer ordinals, and a person or a place in common;
- by one name that leaves out the body of the other (``党组会议``, ``水利部党组会议``), and a person in common;
- without names, as talks of the same two people on one day.

A session is told day by day, each article with its own day: claims of the same stem and ordinals agree as well on
days that are near enough for one session. A name without ordinals does not tell tomorrow's meeting from today's.

A bare head (``会议``, ``第四次会议``, ``欢迎仪式``) and any briefing need the people of the one among those of the other,
for several of one name are held on one day. Against any of this stands
*opposite evidence*: another ordinal, another family of kinds, another place, chairs and people that have nobody in
common, a name in two posts of one institution. Claims that oppose each other never come into one group, also not by
way of a third; a claim that agrees with several that oppose each other stays alone, for nobody can tell which of them
it means.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, islice

from kg.lexicon.loading import load
from kg.model import Meeting, MeetingKind, Moment, Participation, Party, Role
from kg.resolve.claims import OccasionClaim
from kg.resolve.occasion_names import (
    OccasionName,
    core_of,
    leaves_out_the_body,
    other_ordinal,
    take_apart,
    without_year,
)

_SEPARATOR = "\x1f"
_LONGEST_SESSION = 15
"""Days. What spans more is a date told roughly, not a session."""
_OWN_FAMILY = frozenset((MeetingKind.TALKS, MeetingKind.INSPECTION, MeetingKind.BRIEFING, MeetingKind.VISIT))
"""Kinds that nobody takes for another kind; a conference, a forum and a ceremony are told one for the other."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """A meeting told by one or several documents."""

    key: str
    names: tuple[str, ...]
    """The fullest name first; empty for an occasion without a name."""
    kind: MeetingKind
    when: Moment | None
    claims: tuple[tuple[str, str], ...]
    """Which documents tell it, and under which key of theirs; sorted."""


def block_of(claim: OccasionClaim) -> str:
    """The block that *claim* is resolved in: the core of its name; without a name its day, else its document."""
    if claim.names:
        return core_of(name_of(claim).stem)
    days = _days(claim)
    return _SEPARATOR.join(("", days[0].isoformat() if days else claim.doc))


def own_key(claim: OccasionClaim) -> str:
    """The key of an occasion that this claim alone tells: name without year, and day; else the document's own."""
    if not claim.names:
        return _SEPARATOR.join((claim.kind, claim.doc, claim.local))
    name = without_year(claim.names[0])
    day = claim.when.iso if claim.when else None
    return _SEPARATOR.join((name, day)) if day else _SEPARATOR.join((name, "", claim.doc))


def claim_of(doc: str, meeting: Meeting, told: Iterable[Participation]) -> OccasionClaim:
    """What the document *doc* claims of *meeting*, of which it tells these participations."""
    people = [p for p in told if p.meeting == meeting.key and p.party is Party.PERSON]
    rules = {proof.rule for proof in meeting.evidence}
    # The rule that found the talks found the principals too; who sat by is found by rules of its own.
    principals = {p.participant for p in people if any(proof.rule in rules for proof in p.evidence)}
    return OccasionClaim(
        doc,
        meeting.key,
        meeting.names,
        meeting.kind,
        meeting.when,
        meeting.places,
        participants=tuple(sorted({p.participant for p in people})),
        chairs=tuple(sorted({p.participant for p in people if p.role is Role.CHAIR})),
        principals=tuple(sorted(principals)) if meeting.kind is MeetingKind.TALKS else (),
        posts=tuple(sorted({(p.participant, post) for p in people for post in p.capacities})),
    )


def occasions(claims: Iterable[OccasionClaim]) -> tuple[Occasion, ...]:
    """The occasions that *claims* tell, by key. Claims of several blocks may be given; none joins another block's.

    The key is that of the earliest claim, of several that with the fullest name; an occasion whose key is taken (the
    same bare name on the same day, yet not the same) has a document in it as well.
    """
    blocks: dict[str, list[OccasionClaim]] = defaultdict(list)
    for claim in claims:
        blocks[block_of(claim)].append(claim)
    return tuple(sorted((o for block in blocks.values() for o in _resolved(block)), key=lambda o: o.key))


def _resolved(block: Sequence[OccasionClaim]) -> Iterator[Occasion]:
    claims = sorted(block, key=_which)
    taken: set[str] = set()
    for group in _grouped(claims):
        members = [claims[i] for i in group]
        key = own_key(min(members, key=_leading))
        if key in taken:
            key = _SEPARATOR.join((key, *_which(members[0])))
        taken.add(key)
        yield _occasion(key, members)


def _occasion(key: str, told: Sequence[OccasionClaim]) -> Occasion:
    fullest = {claim.names[0] for claim in told if claim.names}
    names = {name for claim in told for name in claim.names}
    kinds = Counter(claim.kind.value for claim in told)
    return Occasion(
        key=key,
        names=tuple(sorted(names, key=lambda name: (name not in fullest, -len(name), name))),
        kind=MeetingKind(min(kinds, key=lambda value: (-kinds[value], value))),
        when=_span([claim.when for claim in told if claim.when]),
        claims=tuple(map(_which, told)),
    )


def _span(told: Sequence[Moment]) -> Moment | None:
    """The time told first; a session that is told day by day lasts to its last day."""
    first = min(told, key=_moment_order, default=None)
    if first is None or first.earliest is None or first.earliest != first.latest:
        return first
    days = [when.earliest for when in told if when.earliest is not None and when.earliest == when.latest]
    return replace(first, latest=max(days))


def _moment_order(when: Moment) -> tuple[str, str, str]:
    """One order for moments: known days first, the shortest span of them, then the words."""
    return (str(when.earliest or "~"), str(when.latest or "~"), when.text)


def _which(claim: OccasionClaim) -> tuple[str, str]:
    return (claim.doc, claim.local)


def _leading(claim: OccasionClaim) -> tuple[str, int, int, str]:
    """The claim that comes first in this order lends its key to the occasion."""
    day = claim.when.iso if claim.when else None
    if not claim.names:
        return (day or "", 0, 0, own_key(claim))
    return (day or "", -len(name_of(claim).ordinals), -len(own_key(claim)), own_key(claim))


# ── groups ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _grouped(claims: Sequence[OccasionClaim]) -> list[list[int]]:
    """Groups of indices into *claims*, each sorted, in the order of their first member."""
    strong: list[tuple[int, int]] = []
    weak: list[tuple[int, int]] = []
    opposed: set[tuple[int, int]] = set()
    for i, j in _near(claims):
        one, other = claims[i], claims[j]
        if not days_meet(one, other):
            if one.names and other.names and other_ordinal(name_of(one), name_of(other)):
                opposed.add((i, j))
            elif _one_session(one, other) and not opposite(one, other):
                weak.append((i, j))
        elif own_key(one) == own_key(other) and not _bare(one):
            two = _nobody_in_common(one, other) or other_ordinal(name_of(one), name_of(other))
            (opposed.add if two else strong.append)((i, j))
        elif opposite(one, other):
            opposed.add((i, j))
        elif agree(one, other):
            weak.append((i, j))
    groups = _joined([[i] for i in range(len(claims))], strong, opposed)
    return _joined(groups, weak, opposed)


def _near(claims: Sequence[OccasionClaim]) -> Iterator[tuple[int, int]]:
    """Pairs of claims whose first days are near enough for one session, and those of a document without a day."""
    dated: list[tuple[date, int]] = []
    undated: dict[str, list[int]] = defaultdict(list)
    for i, claim in enumerate(claims):
        if days := _days(claim):
            dated.append((days[0], i))
        else:
            undated[claim.doc].append(i)
    for told in undated.values():
        yield from combinations(told, 2)
    dated.sort()
    for at, (first, i) in enumerate(dated):
        for later, j in islice(dated, at + 1, None):
            if (later - first).days > _LONGEST_SESSION:
                break
            yield min(i, j), max(i, j)


def _joined(
    groups: list[list[int]], pairs: Iterable[tuple[int, int]], opposed: set[tuple[int, int]]
) -> list[list[int]]:
    """*groups* joined along *pairs* of claims, as far as nothing opposed comes together and nothing is ambiguous."""
    home = {i: g for g, group in enumerate(groups) for i in group}
    against: dict[int, set[int]] = defaultdict(set)
    for i, j in opposed:
        against[home[i]].add(home[j])
        against[home[j]].add(home[i])
    beside: dict[int, set[int]] = defaultdict(set)
    for i, j in pairs:
        one, other = home[i], home[j]
        if one != other and other not in against[one]:
            beside[one].add(other)
            beside[other].add(one)
    torn = {g for g, near in beside.items() if any(against[a] & near for a in near)}
    clear = {g: near - torn for g, near in beside.items() if g not in torn}
    out = []
    for component in _components(range(len(groups)), clear):
        if any(against[g] & component for g in component):
            out += [groups[g] for g in component]
        else:
            out.append(sorted(i for g in component for i in groups[g]))
    return sorted(out)


def _components(nodes: Iterable[int], beside: Mapping[int, set[int]]) -> Iterable[set[int]]:
    seen: set[int] = set()
    for node in nodes:
        if node in seen:
            continue
        component, waiting = set(), [node]
        while waiting:
            at = waiting.pop()
            if at not in component:
                component.add(at)
                waiting += beside.get(at, ())
        seen |= component
        yield component


# ── two claims ──────────────────────────────────────────────────────────────────────────────────────────────────────


def days_meet(one: OccasionClaim, other: OccasionClaim) -> bool:
    """Whether the two are told of the same day, or of days that overlap and are few enough for a session.

    Claims without a day meet in their document.
    """
    a, b = _days(one), _days(other)
    if a is None or b is None:
        return a is b and one.doc == other.doc
    if a[0] == b[0]:
        return True
    return _is_short(one) and _is_short(other) and a[0] <= b[1] and b[0] <= a[1]


def agree(one: OccasionClaim, other: OccasionClaim) -> bool:
    """Whether two claims, not opposed and on days that meet, tell the same occasion.

    Two claims of one document do only by the same name: where it tells two meetings, it means two.
    """
    if not one.names and not other.names:
        return one.doc != other.doc and _same_two(one, other)
    if not one.names or not other.names or (one.doc == other.doc and own_key(one) != own_key(other)):
        return False
    common = set(one.participants) & set(other.participants)
    a, b = name_of(one), name_of(other)
    if a.stem == b.stem:
        if _bare(one) or _bare(other):
            return a == b and _one_roll(one, other)
        return a.ordinals == b.ordinals != () or bool(common) or _one_place(one, other)
    longer, shorter = sorted((a, b), key=lambda name: -len(name.stem))
    return bool(common) and leaves_out_the_body(shorter, longer)


def _one_session(one: OccasionClaim, other: OccasionClaim) -> bool:
    """Whether two claims on other, near days tell one session by its ordinals."""
    if not one.names or not other.names or _bare(one) or _bare(other) or not (_is_short(one) and _is_short(other)):
        return False
    a, b = name_of(one), name_of(other)
    return a.stem == b.stem and a.ordinals == b.ordinals != ()


def opposite(one: OccasionClaim, other: OccasionClaim) -> bool:
    """Whether something that the two claims tell cannot hold of one occasion."""
    if one.kind != other.kind and (one.kind in _OWN_FAMILY or other.kind in _OWN_FAMILY):
        return True
    if one.names and other.names and other_ordinal(name_of(one), name_of(other)):
        return True
    if one.places and other.places and not _one_place(one, other):
        return True
    return _nobody_in_common(one, other) or _two_posts(one, other)


def _bare(claim: OccasionClaim) -> bool:
    """Whether the claim has no name that could tell its occasion from another one of the same day.

    One press office gives several briefings of one name on one day.
    """
    if not claim.names or claim.kind is MeetingKind.BRIEFING:
        return _days(claim) is not None
    return name_of(claim).head and _days(claim) is not None


def _one_roll(one: OccasionClaim, other: OccasionClaim) -> bool:
    """Whether all people of the shorter roll are in the longer one, be it by a longer name (某某, 某·某某)."""
    fewer, more = sorted((one.participants, other.participants), key=len)
    return bool(fewer) and all(any(name == full or full.endswith(f"·{name}") for full in more) for name in fewer)


def _nobody_in_common(one: OccasionClaim, other: OccasionClaim) -> bool:
    """Whether both tell who took the chair, and neither chair is known to the other claim."""
    if not one.chairs or not other.chairs or (one.names and name_of(one).ordinals):
        return False
    return not set(one.chairs) & {*other.chairs, *other.participants} and not set(other.chairs) & set(one.participants)


def _two_posts(one: OccasionClaim, other: OccasionClaim) -> bool:
    """Whether a name stands in one institution in other posts: 某国总理甲 is not 某国总统甲."""
    held: dict[tuple[str, str], set[str]] = defaultdict(set)
    for name, post in one.posts:
        held[name, post.institution].add(post.title)
    also: dict[tuple[str, str], set[str]] = defaultdict(set)
    for name, post in other.posts:
        also[name, post.institution].add(post.title)
    return any(not held[seat] & also[seat] for seat in held.keys() & also.keys())


def _same_two(one: OccasionClaim, other: OccasionClaim) -> bool:
    """Talks of the same two people on one day."""
    if not one.kind == other.kind == MeetingKind.TALKS or _days(one) != _days(other):
        return False
    between = one.principals or one.participants
    return len(between) == 2 and between == (other.principals or other.participants)


def _one_place(one: OccasionClaim, other: OccasionClaim) -> bool:
    """Whether the places told can be one: a name in the other (北京, 北京人民大会堂), and no other hall of a town."""
    halls = [{place for place in claim.places if not _is_town(place)} for claim in (one, other)]
    sides = halls if all(halls) else [set(one.places), set(other.places)]
    return any(a in b or b in a for a in sides[0] for b in sides[1])


def _is_town(place: str) -> bool:
    lexicons = load()
    return place in lexicons.places or place in lexicons.countries or place in lexicons.country_cities


def _is_short(claim: OccasionClaim) -> bool:
    """Whether the days told of the claim are few enough for a session."""
    days = _days(claim)
    return days is not None and (days[1] - days[0]).days <= _LONGEST_SESSION


def _days(claim: OccasionClaim) -> tuple[date, date] | None:
    when = claim.when
    return (when.earliest, when.latest or when.earliest) if when and when.earliest else None


# ── names ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def name_of(claim: OccasionClaim) -> OccasionName:
    """The fullest name of a claim that has one, taken apart."""
    return take_apart(claim.names[0])
