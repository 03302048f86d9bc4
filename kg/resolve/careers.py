"""Whether two posts can belong to one person: :func:`compare`, from what is attested of each.

A *record* is one post under one name with the days on which documents show it. Two records are compared by whose
institutions they are, by place and system, by rank and by time:

- posts of one place or system, and party and state posts of the centre, are held together or one after the other;
- at ministerial and provincial rank people move between places and systems, a rank or two upwards, and retire into
  congress and conference; below it a move to a place without connection proves nothing either way;
- two posts that each fill a working life, without connection and attested at one time, are two people's; so are posts
  under two states, and ranks too far apart for the years between.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum, StrEnum

from kg.resolve.ranks import DEPARTMENT, MINISTER, NATIONAL, PROVINCIAL, Office
from kg.resolve.seats import Level, Realm, Seat

LAG = 120
"""Days by which a congress removes later than the party appoints; within it a minister seems to hold two posts."""
STEP = 2
"""Ranks by which a post may be higher than the one before."""
YEARS_A_RANK = 2.0
"""Years that each further rank takes."""
_DAYS = 365.25


class Fit(IntEnum):
    """How two records go together, from the least to the most."""

    APART = 0
    UNSURE = 1
    FREE = 2
    """Neither speaks for or against: one of them is an honour, a delegate's seat, a body of which nothing is known."""
    CAREER = 3
    RELATED = 4
    SAME_SEAT = 5
    TOLD_TOGETHER = 6
    """One document, at least, tells both of one person."""


class Rule(StrEnum):
    """Why: the name of the rule that compared."""

    NAMES = "long-names-differ"
    BESIDE = "named-beside-each-other"
    STATES = "posts-of-two-states"
    STATE_OFFICES = "two-offices-of-one-state-at-one-time"
    ONE_TIME = "unrelated-posts-at-one-time"
    RANK_AT_ONCE = "ranks-apart-at-one-time"
    RANK_JUMP = "rank-jump"
    RANK_UNDATED = "ranks-apart-without-a-day"
    NO_CONNECTION = "no-connection"
    OPEN = "open-post"
    CAREER = "ordinary-career"
    RELATED = "one-system"
    SAME_SEAT = "one-institution"
    TOLD_TOGETHER = "told-together"
    FAR_GREATER = "far-greater-weight"
    NEAREST = "only-one-near"
    LIFE = "told-of-a-life"
    MISREAD = "title-under-another-state"
    ONE_BEARER = "one-long-name"
    ONLY_LONG = "only-long-name"
    NO_POST = "no-post"
    JUDGED = "judged"


@dataclass(frozen=True, slots=True)
class Relation:
    """How two records go together, and by which rule."""

    fit: Fit
    rule: Rule


@dataclass(frozen=True, slots=True)
class Record:
    """One post under one name, with all that is attested of it."""

    name: str
    office: Office
    held: tuple[date, ...]
    """Days on which it is shown held, or begins; sorted."""
    until: date | None = None
    """The last day known as its end: of a removal, or the day on which it is called former."""
    docs: int = 1
    """How many documents tell of it."""
    pin: str = ""
    """The document that a judgement sets apart, where the record is of that document alone."""

    @property
    def first(self) -> date | None:
        """The earliest day known."""
        return self.held[0] if self.held else self.until

    @property
    def last(self) -> date | None:
        """The latest day on which it is shown held."""
        return self.held[-1] if self.held else None


def compare(a: Record, b: Record, *, abroad: bool = False) -> Relation:
    """How the two records go together; *abroad*: the name also stands under foreign states.

    Symmetric, and a function of the two alone.
    """
    one, two = a.office, b.office
    if "honorary" not in (one.position, two.position):
        states = _state(one, abroad), _state(two, abroad)
        if all(states) and states[0] != states[1]:
            return Relation(Fit.APART, Rule.STATES)
        if states[0] == states[1] and states[0] not in ("", Realm.CHINA):
            return _under_one_foreign_state(a, b)
    if abroad and (one.doubtful or two.doubtful):
        return Relation(Fit.SAME_SEAT if one.post.title == two.post.title else Fit.FREE, Rule.OPEN)
    if Realm.WORLD in (one.seat.realm, two.seat.realm):
        same = one.seat.name == two.seat.name
        return Relation(Fit.SAME_SEAT, Rule.SAME_SEAT) if same else Relation(Fit.FREE, Rule.OPEN)
    return _at_home(a, b)


def _state(office: Office, abroad: bool) -> str:
    """Whose state the post serves, as far as that is certain."""
    match office.seat.realm:
        case Realm.FOREIGN:
            return office.seat.country
        case Realm.CHINA if not (abroad and office.doubtful):
            return Realm.CHINA
        case _:
            return ""


def _under_one_foreign_state(a: Record, b: Record) -> Relation:
    one, two = a.office, b.office
    if _one_post(one, two) or _one_body(one, two) or _one_title(one, two):
        return Relation(Fit.SAME_SEAT, Rule.SAME_SEAT)
    at_once = overlapping(a, b)
    ranks = sorted(rank for rank in (one.rank, two.rank) if rank is not None)
    if at_once and len(ranks) == 2 and ranks[0] == 1 < ranks[1]:
        return Relation(Fit.APART, Rule.STATE_OFFICES)
    if one.open or two.open:
        return Relation(Fit.RELATED, Rule.OPEN)
    of_government = bool(ranks) and (ranks[-1] <= MINISTER or ranks[0] <= NATIONAL)
    if of_government and (not at_once or (len(ranks) == 2 and ranks[0] <= NATIONAL)):
        return Relation(Fit.CAREER, Rule.CAREER)
    return Relation(Fit.UNSURE, Rule.NO_CONNECTION)


def _one_body(one: Office, two: Office) -> bool:
    """One body of one state; of ministries the field is enough (``外交部``, ``外交与对外经济部``)."""
    if one.body == two.body:
        return bool(one.body)
    return one.rank == two.rank == MINISTER and len(one.body) > 1 and one.body[:2] == two.body[:2]


def _one_title(one: Office, two: Office) -> bool:
    """One title, or outside the order of ranks a longer and a shorter one (``中东问题特使``, ``特使``)."""
    short, long = sorted((one.post.title, two.post.title), key=len)
    plain = one.rank is None and two.rank is None and "副" not in long
    return short == long or (plain and long.endswith(short))


def _one_post(one: Office, two: Office) -> bool:
    """One post in two wordings: ``越南 | 国防部长`` and ``越南国防部 | 部长``, with words before the institution, or with
    words left out of its name (``俄侦查委员会``, ``俄罗斯联邦侦查委员会``)."""
    if one.name == two.name:
        return True
    short, long = sorted((one.post.institution, two.post.institution), key=len)
    if one.post.title != two.post.title or len(short) < 2:
        return False
    letters = iter(long)
    left_out = len(short) > 4 and (short[0], short[-2:]) == (long[0], long[-2:]) and all(c in letters for c in short)
    return left_out or long.endswith(short)


def _at_home(a: Record, b: Record) -> Relation:
    one, two = a.office, b.office
    at_once = overlapping(a, b)
    if _far_apart_without_a_day(a, b):
        return Relation(Fit.UNSURE, Rule.RANK_UNDATED)
    if not _ranks_agree(a, b, at_once):
        return Relation(Fit.APART, Rule.RANK_AT_ONCE if at_once else Rule.RANK_JUMP)
    if _one_post(one, two) or one.seat.name == two.seat.name != "":
        return Relation(Fit.SAME_SEAT, Rule.SAME_SEAT)
    if _in_one_place(one.seat, two.seat):
        if at_once and not (one.open or two.open or _led_together(one.seat, two.seat)):
            return Relation(Fit.UNSURE, Rule.NO_CONNECTION)
        return Relation(Fit.SAME_SEAT if one.seat.place == two.seat.place else Fit.RELATED, Rule.RELATED)
    if _related(one, two):
        return Relation(Fit.RELATED, Rule.RELATED)
    if one.open or two.open:
        return Relation(Fit.FREE, Rule.OPEN)
    if at_once:
        if (one.rank is None and two.rank is None) or Realm.UNKNOWN in (one.seat.realm, two.seat.realm):
            return Relation(Fit.UNSURE, Rule.NO_CONNECTION)
        return Relation(Fit.APART, Rule.ONE_TIME)
    return _in_turn(one, two)


def _in_turn(one: Office, two: Office) -> Relation:
    """Two full posts without connection, one after the other, whose ranks agree."""
    if one.rank is None or two.rank is None:
        return Relation(Fit.UNSURE, Rule.NO_CONNECTION)
    high, low = sorted((one.rank, two.rank))
    of_the_centre = low <= PROVINCIAL or (high <= PROVINCIAL and low <= DEPARTMENT)
    one_line = bool(one.seat.line) and one.seat.line == two.seat.line and low <= DEPARTMENT + 1
    if of_the_centre or one_line:
        return Relation(Fit.CAREER, Rule.CAREER)
    return Relation(Fit.UNSURE, Rule.NO_CONNECTION)


def _in_one_place(a: Seat, b: Seat) -> bool:
    """Whether both govern, in places of which one holds the other."""
    if not (a.place and b.place and a.level and b.level):
        return False
    return a.place[: len(b.place)] == b.place or b.place[: len(a.place)] == a.place


def _led_together(a: Seat, b: Seat) -> bool:
    """Whether one person leads both at one time: who leads a place leads an office of it, or a place within it."""
    return (a.core and b.core) or (a.place == b.place and (a.core or b.core))


def _related(one: Office, two: Office) -> bool:
    """Bodies under one another; leaders of the state; the centre's party bodies with one another and its state's."""
    a, b = one.seat, two.seat
    if a.name in b.parents or b.name in a.parents:
        return True
    if Level.NATION in (a.level, b.level):
        other = b if a.level is Level.NATION else a
        rank = two.rank if a.level is Level.NATION else one.rank
        return bool(other.level) and rank is not None and rank <= PROVINCIAL
    central = {Level.MINISTRY, Level.BUREAU}
    if a.level in central and b.level in central:
        party = {a.kind, b.kind} & {"party", "office"}
        return bool(party) or {one.position, two.position} >= {"deputy", "head"}
    return False


def overlapping(a: Record, b: Record) -> bool:
    """Whether the two are attested at one time: one between two days of the other, or both on one day.

    At ministerial rank days that lie within :data:`LAG` of the other's first or last do not count: there a removal, and
    the news that still uses the old title, lag behind the new post.
    """
    ranks = (a.office.rank, b.office.rank)
    of_the_centre = all(rank is not None and rank <= PROVINCIAL for rank in ranks)
    lag = LAG if of_the_centre and Realm.FOREIGN not in (a.office.seat.realm, b.office.seat.realm) else 0
    return _within(a, b, lag) or _within(b, a, lag) or (not lag and _share_a_day(a.held, b.held))


def _within(a: Record, b: Record, lag: int) -> bool:
    """Whether *a* has a day between the first and the last of *b*, by more than *lag* days from both."""
    if not a.held or not b.held:
        return False
    margin = timedelta(days=lag)
    return bisect_right(a.held, b.held[0] + margin) < bisect_left(a.held, b.held[-1] - margin)


def _share_a_day(a: tuple[date, ...], b: tuple[date, ...]) -> bool:
    few, many = sorted((a, b), key=len)
    return any(many[i] == day for day in few if (i := bisect_left(many, day)) < len(many))


def _ranks_agree(a: Record, b: Record, at_once: bool) -> bool:
    one, two = a.office, b.office
    if one.rank is None or two.rank is None:
        return True
    gap = abs(one.rank - two.rank)
    if at_once:
        # A leader of the state may also lead a province, or a department of the centre; a vice-governor he is not.
        lower = two if one.rank <= two.rank else one
        return gap <= STEP and not (gap == STEP and lower.rank == PROVINCIAL and lower.seat.place and not lower.open)
    before, after = (a, b) if _order(a) <= _order(b) else (b, a)
    if not before.held or not after.held:
        # A former post was held some day before: nobody tells how long, but nobody falls far below it.
        past, other = (a, b) if not a.held else (b, a)
        return gap <= STEP or not other.held or (past.office.rank or 0) > (other.office.rank or 0)
    rank_before, rank_after = before.office.rank or 0, after.office.rank or 0
    years = _years_between(before, after)
    if rank_after <= rank_before:
        return gap <= STEP + years / YEARS_A_RANK
    return gap <= STEP


def _far_apart_without_a_day(a: Record, b: Record) -> bool:
    """Whether a career would be needed to join the two, and one of them stands in no year: 国务院总理, and a deputy mayor
    in a text without a day."""
    one, two = a.office.rank, b.office.rank
    if one is None or two is None or abs(one - two) <= STEP:
        return False
    return a.first is None or b.first is None


def _order(record: Record) -> tuple[date, date, str, str]:
    day = record.first or date.max
    return (day, record.last or day, record.office.post.institution, record.office.post.title)


def _years_between(before: Record, after: Record) -> float:
    start, end = before.first, after.first
    return (end - start).days / _DAYS if start and end else 0.0
