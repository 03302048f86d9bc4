"""What a build says at its end: how much of what, where it is, and what to ask next."""

from __future__ import annotations

import shlex
import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from kg.model import Holding, Participation, Party
from kg.pipeline import Graph, Summary

ROWS = (
    ("articles", "报道"),
    ("people", "人物"),
    ("posts", "职务"),
    ("institutions", "机构"),
    ("meetings", "会议"),
    ("statements", "论述"),
    ("tasks", "任务"),
    ("themes", "政策主题"),
    ("documents", "文件"),
)

FILES = {"graph": "graph", "html": "page", "unread": "unread sentences"}


def told(graph: Graph, files: Mapping[str, Path | None]) -> str:
    """The summary as lines for a person."""
    return "\n".join([*counts(graph.summary()), "", *places(files), *questions(graph, files["graph"])])


def counts(summary: Summary) -> Iterator[str]:
    """How many there are of each kind."""
    yield "The graph holds"
    for name, chinese in ROWS:
        yield f"  {getattr(summary, name):>7,} {name} {chinese}"


def places(files: Mapping[str, Path | None]) -> Iterator[str]:
    """Where the files are."""
    for kind, path in files.items():
        if path is not None:
            yield f"{FILES[kind]}: {path}"


def questions(graph: Graph, path: Path | None) -> Iterator[str]:
    """Three queries about what this very graph holds."""
    file = shlex.quote(str(path))
    asked = list(suggestions(graph))
    if asked:
        yield ""
        yield "Ask it:"
    for name, parameter, value in asked:
        yield f"  {program()} query {name} --graph {file} -p {shlex.quote(f'{parameter}={value}')}"


def program() -> str:
    """How to call this program from here: by name where the shell finds it, else by the path it was called by."""
    called = sys.argv[0] if sys.argv else ""
    if shutil.which("kg") or Path(called).name not in {"kg", "huabiao"}:
        return "kg"
    return shlex.quote(called)


def suggestions(graph: Graph) -> Iterator[tuple[str, str, str]]:
    """A query, a parameter and a value for each of the things that are there most."""
    people = Counter(fact.person for fact in graph.facts if isinstance(fact, Holding))
    seats = Counter(fact.post.institution for fact in graph.facts if isinstance(fact, Holding))
    resolution, occasions = graph.resolution, graph.resolution.occasions
    meetings = Counter(
        occasions[resolution.view(batch.document.id).occasion(fact.meeting)].names[:1]
        for batch in graph.batches
        for fact in batch.facts
        if isinstance(fact, Participation) and fact.party is Party.PERSON
    )
    del meetings[()]
    if seats:
        yield "who-held", "institution", first(seats)
    if people:
        yield "posts-of", "person", first(people)
    if meetings:
        yield "meeting-roll", "meeting", first(Counter({names[0]: count for names, count in meetings.items()}))


def first(counter: Counter[str]) -> str:
    """The commonest; among equals the one first met, as the text has it."""
    return counter.most_common(1)[0][0]
