"""Recorded judgements: what people have decided of sameness, kept in a file and replayed on every build.

The file is a table with the columns ``left right judgement who date why``, tab separated, with a header line; lines
that begin with ``#`` are comments. A reference is the kind, a colon, a name, and where the name alone does not tell,
what tells: ``person:王伟（海州市市长）`` is the 王伟 who is shown in that post, ``person:王伟@news-17`` the one of that
document. The left side of ``same`` keeps its identifier.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from kg.errors import InputError

COLUMNS = ("left", "right", "judgement", "who", "date", "why")
KINDS = ("person", "institution")
"""What people can judge. Meetings are made one by name, day and people, themes by the scheme."""
_HOW = "write it as kind:name, person:name（institution and title） or person:name@document"
_REFERENCE = re.compile(r"(?P<kind>[a-z]+):(?P<name>[^（）@\t]+)(?:（(?P<post>[^\t]+)）)?(?:@(?P<doc>[^\t]+))?")


class Verdict(StrEnum):
    """What can be judged of two references."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """What a judgement speaks of."""

    kind: str
    """``person`` or ``institution``."""
    name: str
    post: str = ""
    """A post by its full title, institution and all; only of people."""
    doc: str = ""
    """The document in which the name stands."""

    def __str__(self) -> str:
        post = f"（{self.post}）" if self.post else ""
        doc = f"@{self.doc}" if self.doc else ""
        return f"{self.kind}:{self.name}{post}{doc}"

    @classmethod
    def parse(cls, text: str) -> Reference:
        """The reference that *text* writes; the inverse of ``str``. Raises ``ValueError`` where it is none."""
        match = _REFERENCE.fullmatch(text.strip())
        if match is None:
            raise ValueError(f"{text!r} is no reference; {_HOW}")
        kind, post = match["kind"], match["post"] or ""
        if kind not in KINDS:
            raise ValueError(f"{text!r}: {kind!r} is not {' or '.join(KINDS)}")
        if post and kind != "person":
            raise ValueError(f"{text!r}: only a person is told by a post")
        return cls(kind, match["name"], post, match["doc"] or "")


@dataclass(frozen=True, slots=True)
class Judgement:
    """Somebody's decision on two references."""

    left: Reference
    right: Reference
    verdict: Verdict
    who: str = ""
    date: str = ""
    why: str = ""
    line: int = 0
    """Where it stands in its file, from 1; 0 for one that stands in none yet."""
    file: str = field(default="", compare=False, repr=False)
    """Its file, for messages."""


def read(path: Path) -> tuple[Judgement, ...]:
    """The judgements of a file, in its order.

    Raises:
        InputError: the file cannot be read, or a line breaks the rules; it names file and line.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        raise InputError(f"cannot be read as UTF-8 text ({problem})", file=str(path)) from None
    judgements: list[Judgement] = []
    header: list[str] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not header:
            header = cells
            if missing := [column for column in COLUMNS if column not in header]:
                raise _error(path, number, f"the header lacks the column {missing[0]!r}")
            continue
        if len(cells) > len(header):
            raise _error(path, number, f"{len(cells)} cells where the header has {len(header)}")
        cells += [""] * (len(header) - len(cells))
        judgements.append(_judgement(dict(zip(header, cells, strict=True)), path, number))
    return tuple(judgements)


def _judgement(cells: dict[str, str], path: Path, number: int) -> Judgement:
    try:
        left, right = Reference.parse(cells["left"]), Reference.parse(cells["right"])
        if cells["judgement"] not in set(Verdict):
            raise ValueError(f"{cells['judgement']!r} is not same, different or unsure")
        if cells["date"]:
            datetime.date.fromisoformat(cells["date"])
    except ValueError as problem:
        raise _error(path, number, str(problem)) from None
    if left.kind != right.kind:
        raise _error(path, number, "a person and an institution cannot be judged together")
    if left == right:
        raise _error(path, number, f"{left} stands on both sides")
    verdict = Verdict(cells["judgement"])
    return Judgement(left, right, verdict, cells["who"], cells["date"], cells["why"], number, str(path))


def append(path: Path, judgement: Judgement) -> None:
    """Add a judgement to the end of a file, which is begun where it does not exist.

    Raises:
        InputError: a value holds a tab or a line break, or the file cannot be read or written.
    """
    values = (judgement.left, judgement.right, judgement.verdict, judgement.who, judgement.date, judgement.why)
    cells = [str(value) for value in values]
    for column, cell in zip(COLUMNS, cells, strict=True):
        if any(character in cell for character in "\t\n\r"):
            raise InputError(f"the {column} holds a tab or a line break", file=str(path))
    try:
        text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
        if not any(line.strip() and not line.startswith("#") for line in text.splitlines()):
            order: list[str] = list(COLUMNS)
            new = "\t".join(COLUMNS) + "\n"
        else:
            order = next(line for line in text.splitlines() if line.strip() and not line.startswith("#")).split("\t")
            new = ""
        by_column = dict(zip(COLUMNS, cells, strict=True))
        new += "\t".join(by_column.get(column.strip(), "") for column in order) + "\n"
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(("" if not text or text.endswith("\n") else "\n") + new)
    except (OSError, UnicodeDecodeError) as problem:
        raise InputError(f"cannot be written ({problem})", file=str(path)) from None


class Placed(NamedTuple):
    """A judgement and what its two sides mean: references as they are written, or the keys of people."""

    judgement: Judgement
    left: Hashable
    right: Hashable


def check(judgements: Iterable[Judgement]) -> None:
    """See that the judgements, as they are written, do not contradict one another.

    Raises:
        InputError: it names both lines.
    """
    check_placed([Placed(judgement, judgement.left, judgement.right) for judgement in judgements])


def check_placed(judgements: Sequence[Placed]) -> None:
    """See that judgements do not contradict one another, whatever words they use for what they mean.

    A contradiction is a pair that is judged twice differently, or a pair judged ``different`` whose sides are the same
    by way of other judgements.

    Raises:
        InputError: it names both lines.
    """
    by_pair: dict[frozenset[Hashable], Judgement] = {}
    for judgement, left, right in judgements:
        first = by_pair.setdefault(frozenset((left, right)), judgement)
        if first.verdict is not judgement.verdict:
            raise _contradiction([first], judgement, str(first.verdict))
    same = [placed for placed in judgements if placed.judgement.verdict is Verdict.SAME]
    for judgement, left, right in judgements:
        if judgement.verdict is Verdict.DIFFERENT and (way := _way(same, left, right)):
            raise _contradiction(way, judgement, "same")


def _way(same: Sequence[Placed], start: Hashable, end: Hashable) -> list[Judgement]:
    """The judgements by which *end* is the same as *start*, the fewest; none where it is not."""
    ways: dict[Hashable, list[Judgement]] = {start: []}
    waiting = [start]
    for here in waiting:
        for step, left, right in same:
            for one, other in ((left, right), (right, left)):
                if one == here and other not in ways:
                    ways[other] = [*ways[here], step]
                    waiting.append(other)
    return ways.get(end, [])


def _contradiction(others: list[Judgement], judgement: Judgement, told: str) -> InputError:
    """The error of a judgement that others gainsay. Only lines that stand in the file are named by their numbers."""
    every = (judgement, *others)
    lines = sorted({each.line for each in every if each.line})
    is_new = len(lines) < len(set(every))
    return InputError(
        f"{judgement.left} and {judgement.right} are judged {judgement.verdict} by {_place(judgement)} "
        f"and {told} by {' and '.join(_place(other) for other in sorted(others, key=_by_line))}",
        file=next((each.file for each in every if each.file), ""),
        place=str(lines[-1]) if lines else "",
        remedy="nothing was written; take the line out if it is wrong" if is_new else "take one of these lines out",
    )


def _by_line(judgement: Judgement) -> tuple[bool, int]:
    return (not judgement.line, judgement.line)


def _place(judgement: Judgement) -> str:
    return f"{judgement.file}:{judgement.line}" if judgement.line else "this new judgement"


def _error(path: Path, line: int, problem: str) -> InputError:
    return InputError(problem, file=str(path), place=str(line))
