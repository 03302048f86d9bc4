"""What a build says at its end: how much of what, where it is, and what to ask next."""

from __future__ import annotations

import shlex
import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox

from kg.graph.vocabulary import KG, RDF
from kg.model import Holding, Participation, Party
from kg.pipeline import Graph, Summary
from kg.store.opened import StoredGraph

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

CLASSES = {
    "articles": KG.Article,
    "people": KG.Person,
    "posts": KG.Post,
    "institutions": KG.Institution,
    "meetings": KG.Meeting,
    "statements": KG.Statement,
    "tasks": KG.Task,
    "themes": KG.PolicyTheme,
    "documents": KG.PolicyDocument,
}

COMMONEST = (
    ("who-held", "institution", "?fact kg:post/kg:postIn ?thing . ?thing kg:institutionKind ?kind"),
    ("posts-of", "person", "?fact kg:person ?thing ; kg:attestation ?told"),
    ("meeting-roll", "meeting", "?fact kg:meeting ?thing ; kg:participant ?who . ?who a kg:Person"),
)
"""For three queries: what is counted for their parameter."""
ASKED = """
PREFIX kg: <https://w3id.org/huabiao/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?label WHERE {
  { SELECT ?thing (COUNT(*) AS ?count) WHERE { PATTERN } GROUP BY ?thing }
  ?thing skos:prefLabel ?label FILTER (LANG(?label) = "zh")
} ORDER BY DESC(?count) ?label LIMIT 1
"""

FILES = {"graph": "graph", "html": "page", "unread": "unread sentences"}


def told(graph: Graph | StoredGraph, files: Mapping[str, Path | None], store: Path | None = None) -> str:
    """The summary as lines for a person."""
    return "\n".join([*counts(of(graph)), "", *places(files), *questions(graph, files["graph"], store)])


def of(graph: Graph | StoredGraph) -> Summary:
    """Counts of what a graph holds."""
    if isinstance(graph, Graph):
        return graph.summary()
    inside = graph.store
    numbers = {name: sum(1 for _ in inside.quads_for_pattern(None, RDF.type, kind)) for name, kind in CLASSES.items()}
    numbers["institutions"] = graph.count_institutions()
    return Summary(**numbers, unread=graph.count_unread())


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


def questions(graph: Graph | StoredGraph, path: Path | None, store: Path | None) -> Iterator[str]:
    """Three queries about what this very graph holds."""
    where = f"--store {shlex.quote(str(store))}" if store else f"--graph {shlex.quote(str(path))}"
    asked = list(suggestions(graph) if isinstance(graph, Graph) else stored_suggestions(graph.store))
    if asked:
        yield ""
        yield "Ask it:"
    for name, parameter, value in asked:
        yield f"  {program()} query {name} {where} -p {shlex.quote(f'{parameter}={value}')}"


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


def stored_suggestions(store: ox.Store) -> Iterator[tuple[str, str, str]]:
    """The same from a graph on disk."""
    for name, parameter, pattern in COMMONEST:
        solutions = store.query(ASKED.replace("PATTERN", pattern), use_default_graph_as_union=True)
        assert isinstance(solutions, ox.QuerySolutions)
        for row in solutions:
            label = row["label"]
            assert isinstance(label, ox.Literal)
            yield name, parameter, label.value


def first(counter: Counter[str]) -> str:
    """The commonest; among equals the one first met, as the text has it."""
    return counter.most_common(1)[0][0]
