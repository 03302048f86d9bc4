"""How high a post stands and whether it fills a working life: :func:`office_of`, from the table ``ranks.tsv``.

Ranks are numbers, 1 the highest, after the order of leading posts (领导职务层次): 1 and 2 national, 3 and 4 ministerial
and provincial, 5 and 6 departments and prefectures, 7 and 8 counties, 9 and 10 townships, 11 villages, 12 no leading
post. ``None`` is for posts outside that order: a professor, a director of a company, most posts abroad.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.lexicon import table
from kg.lexicon.loading import load
from kg.model import PostName
from kg.resolve.seats import Level, Realm, Seat, seat_of

NATIONAL = 2
"""Leaders of the party and the state stand at this rank or above."""
MINISTER = 3
"""Ministers, at home and abroad."""
PROVINCIAL = 4
"""Posts down to here are filled by the centre, and their holders move all over the country."""
DEPARTMENT = 6
"""厅局: the next layer, from which the one above is filled."""


@dataclass(frozen=True, slots=True)
class Office:
    """A post with what its names tell of it."""

    post: PostName
    seat: Seat
    position: str
    """``head``, ``deputy``, ``member``, ``staff`` or ``honorary``, as ``titles.tsv`` has it."""
    rank: int | None
    open: bool
    """Held beside other posts: a delegate, an honour, the chair of an association."""
    doubtful: bool
    """The bare title implies the institution, or any state may have one of its name: beside a foreign post the text
    may well have meant another country's."""

    body: str = ""
    """Of a post abroad the institution without its country, as its name or the title tells it (``外交部``)."""

    @property
    def name(self) -> str:
        """The full title, institution and all."""
        return self.post.institution + self.post.title


@dataclass(frozen=True, slots=True)
class _Standing:
    rank: int | None
    open: bool


@lru_cache(maxsize=65536)
def office_of(post: PostName) -> Office:
    """What the two names of a post tell."""
    seat = seat_of(post.institution)
    entry = load().titles.get(post.title)
    position = entry.level if entry else _position(post.title)
    standing = _standing(seat, post.title, position)
    foreign_title = entry is not None and entry.kind == "foreign"
    # Any state may have a ministry of this name: before a foreign name it need not be the Chinese one.
    of_any_state = seat.kind == "ministry" and seat.level is Level.MINISTRY
    doubtful = seat.realm is Realm.CHINA and (post in _implied() or foreign_title or of_any_state)
    unplaced = seat.realm is Realm.UNKNOWN and not seat.name
    return Office(post, seat, position, standing.rank, standing.open or unplaced, doubtful, _body(seat, post))


def _body(seat: Seat, post: PostName) -> str:
    """``外交部`` of ``伊朗外交部 | 外长`` and of ``伊朗 | 外交部长``."""
    if seat.realm is not Realm.FOREIGN:
        return ""
    if post.institution != seat.country:
        return post.institution.removeprefix(seat.country)
    entry = load().titles.get(post.title)
    implied = (entry.scope or entry.default_institution) if entry else ""
    return implied.removeprefix("{country}")


def _position(title: str) -> str:
    if "副" in title or "助理" in title:
        return "deputy"
    return "member" if title.endswith(("委员", "成员", "常委")) else "head"


def _standing(seat: Seat, title: str, position: str) -> _Standing:
    known = _table()
    for body in _bodies(seat):
        for told in (title, position, "*"):
            if (body, told) in known:
                return known[body, told]
    return _Standing(None, False)


def _bodies(seat: Seat) -> Iterator[str]:
    """The names under which the table may know a seat, the most particular first."""
    yield seat.name
    if seat.kind == "embassy":
        yield "@embassy"
    if seat.realm is Realm.FOREIGN:
        if seat.name == seat.country:
            yield "@country"
        yield f"@foreign:{seat.kind}"
        yield "@foreign"
    elif seat.level is not Level.NONE:
        yield f"@{seat.level}:{seat.kind}"
        if seat.core:
            yield f"@{seat.level}:core"
        yield "@*"
        yield f"@{seat.level}"
        yield f"@:{seat.kind}"
        return
    yield "@*"
    if seat.realm is not Realm.FOREIGN:
        yield f"@:{seat.kind}"


@cache
def _table() -> Mapping[tuple[str, str], _Standing]:
    standings: dict[tuple[str, str], _Standing] = {}
    for row in table.read("ranks.tsv", ("body", "title", "rank", "bond", "source")):
        if row["bond"] not in ("open", "full", ""):
            raise row.error(f"column bond: expected open or full, got {row['bond']!r}")
        standings[row["body"], row["title"]] = _Standing(row.whole("rank") or None, row["bond"] == "open")
    return standings


@cache
def _implied() -> frozenset[PostName]:
    """The posts that a bare title implies: ``主席`` of the state, ``总理`` of 国务院, ``部长`` of 外交部."""
    known = load().institutions
    implied: set[PostName] = set()
    for entry in load().titles.values():
        if told := entry.default_institution.replace("{committee}", "中央"):
            name = known[told].name if told in known else told
            implied.add(PostName(name, entry.bare or entry.title))
    return frozenset(implied)
