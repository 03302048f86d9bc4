"""The whole way, composed: read → extract → resolve → graph. ``kg.build`` and the commands stand on this."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, cached_property, partial
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import InputError
from kg.graph.dataset import dataset
from kg.graph.iris import check_base
from kg.graph.quads import build_graphs, build_quads
from kg.graph.spelling import DEFAULT_BASE, GraphTriples
from kg.graph.write import lines, write
from kg.lexicon import loading
from kg.memory import collect_seldom, seldom_collected
from kg.model import (
    Appointment,
    Document,
    DocumentFacts,
    Fact,
    Holding,
    Participation,
    PostName,
    Statement,
    Task,
    Unread,
)
from kg.query import Answer, ask, load
from kg.read import ReadFailure, read
from kg.resolve import Judgement, Resolution, english_names, resolve
from kg.store.opened import StoredGraph, create_store
from kg.store.opened import open_store as find_store

if TYPE_CHECKING:
    import rdflib

    from kg.extract import Extractor

CHUNK = 32
"""Documents handed to a worker at a time: enough to outweigh the hand-over, few enough to keep all busy."""

Inputs = str | PathLike[str] | Iterable[str | PathLike[str] | Document]


@dataclass(frozen=True, slots=True)
class Summary:
    """How much of what a graph holds."""

    articles: int
    people: int
    posts: int
    institutions: int
    meetings: int
    themes: int
    statements: int
    tasks: int
    documents: int
    unread: int


class Graph:
    """What a build gives: the facts as values, and as RDF in every form that a program may want."""

    def __init__(
        self, batches: Iterable[DocumentFacts], *, base: str = DEFAULT_BASE, judgements: Iterable[Judgement] = ()
    ) -> None:
        # Sorted, so that the order in which documents came leaves no trace.
        self.batches: tuple[DocumentFacts, ...] = tuple(sorted(batches, key=lambda batch: batch.document.id))
        self.base = base
        self.resolution: Resolution = resolve(self.batches, english=english_names(), judgements=judgements)

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents that were read."""
        return tuple(batch.document for batch in self.batches)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact of every document, in the order of the texts."""
        return tuple(fact for batch in self.batches for fact in batch.facts)

    @property
    def unread(self) -> tuple[Unread, ...]:
        """Sentences with a trigger word that gave no fact."""
        return tuple(unread for batch in self.batches for unread in batch.unread)

    def quads(self) -> Iterator[ox.Quad]:
        """The graph as quads: one named graph per article, and what the articles share in the default graph."""
        return build_quads(self.batches, self.resolution, self.base)

    def graphs(self) -> Iterator[GraphTriples]:
        """The same graph by graph, as sets of triples in N-Triples' spelling: what is quickest to write."""
        return build_graphs(self.batches, self.resolution, self.base)

    @cached_property
    def store(self) -> ox.Store:
        """The same in an embedded store in memory, for SPARQL."""
        store = ox.Store()
        for name, triples in self.graphs():
            store.bulk_load("".join(lines(name, triples)), format=ox.RdfFormat.N_QUADS)
        return store

    @cached_property
    def dataset(self) -> rdflib.Dataset:
        """The same quads as an rdflib ``Dataset`` whose default graph is the union of all graphs."""
        return dataset(self.store)

    def query(self, name: str, **params: object) -> Answer:
        """Ask a question of the library (or of a ``.rq`` file); the answer's rows are mappings.

        Raises:
            UsageError: no such query, a parameter that it lacks or needs, a name that nothing in the graph bears.
        """
        return ask(load(name), self.store, params)

    def write(self, path: str | PathLike[str]) -> None:
        """Write the graph in the format of the file's ending (.ttl, .trig, .nq, .nt, .jsonld).

        Raises:
            UsageError: the ending is unknown or the file cannot be written.
        """
        write(self.graphs(), fspath(path), base=self.base)

    def summary(self) -> Summary:
        """Counts of what the graph holds."""
        facts = self.facts
        return Summary(
            articles=len(self.batches),
            people=len(self.resolution.people),
            posts=len(set(posts_of(facts))),
            institutions=len(self.resolution.institutions),
            meetings=len(self.resolution.occasions),
            themes=len(self.resolution.themes),
            statements=sum(isinstance(fact, Statement) for fact in facts),
            tasks=sum(isinstance(fact, Task) for fact in facts),
            documents=len(self.resolution.documents),
            unread=len(self.unread),
        )


class GraphStore(StoredGraph):
    """A store on disk that can be asked: what :func:`update` and :func:`open_store` give."""

    def query(self, name: str, **params: object) -> Answer:
        """Ask a question of the library, as :meth:`Graph.query` does."""
        return ask(load(name), self.store, params)


def open_store(folder: str | PathLike[str]) -> GraphStore:
    """The store in *folder*; raises ``StoreError`` where there is none."""
    return GraphStore(find_store(folder).folder)


def posts_of(facts: Iterable[Fact]) -> Iterator[PostName]:
    """The posts that somebody holds, is given or loses."""
    for fact in facts:
        match fact:
            case Holding() | Appointment():
                yield fact.post
            case Participation():
                yield from fact.capacities
            case _:
                pass


@seldom_collected()
def build(
    inputs: Inputs,
    *,
    base: str = DEFAULT_BASE,
    workers: int = 1,
    on_failure: Callable[[ReadFailure], object] | None = None,
) -> Graph:
    """Build a graph of files, folders and globs, or of documents made by the caller.

    An input that cannot be read is handed to *on_failure*; without it the first one ends the build. With several
    *workers* call this under ``if __name__ == "__main__":``, as everything that starts processes.

    Raises:
        InputError: an input cannot be read and nobody asked to be told, or there is nothing to build from.
    """
    check_base(base)
    documents: list[Document] = []
    for item in read_inputs(inputs):
        if isinstance(item, Document):
            documents.append(item)
        elif on_failure is None:
            raise InputError(item.problem, file=item.path, place="" if item.line is None else str(item.line))
        else:
            on_failure(item)
    if not documents:
        raise InputError("nothing to build from: no input could be read")
    return Graph(extract(documents, workers=workers), base=base)


def read_inputs(inputs: Inputs) -> Iterator[Document | ReadFailure]:
    """Documents as they are; whatever is a path, read."""
    if isinstance(inputs, str | PathLike):
        inputs = [inputs]
    paths: list[str] = []
    seen: set[str] = set()
    for item in inputs:
        if not isinstance(item, Document):
            paths.append(fspath(item))
        elif item.id in seen:
            yield ReadFailure(
                item.path or item.id, f'id "{item.id}" was given to an earlier document; ids must be unique'
            )
        else:
            seen.add(item.id)
            yield item
    for found in read(paths) if paths else ():
        if isinstance(found, Document) and found.id in seen:
            yield ReadFailure(found.path, f'id "{found.id}" was given to an earlier document; ids must be unique')
        else:
            yield found


@seldom_collected()
def update(
    inputs: Inputs,
    store: str | PathLike[str],
    *,
    base: str = "",
    workers: int = 1,
    prune: bool = False,
    judgements: Sequence[Judgement] = (),
    on_failure: Callable[[ReadFailure], object] | None = None,
) -> GraphStore:
    """Build into the store in the folder *store*, made where there is none; only what is new or changed is read.

    With *prune*, documents that are not among the inputs are taken out. Inputs that fail are told as by :func:`build`.

    Raises:
        InputError: an input cannot be read and nobody asked to be told.
        StoreError: the folder is no store, another process builds it, or its disk is full.
    """
    documents: list[Document] = []
    for item in read_inputs(inputs):
        if isinstance(item, Document):
            documents.append(item)
        elif on_failure is None:
            raise InputError(item.problem, file=item.path, place="" if item.line is None else str(item.line))
        else:
            on_failure(item)
    graph = GraphStore(create_store(Path(store), base=base).folder)
    graph.build(documents, partial(extract, workers=workers), judgements=judgements, prune=prune)
    return graph


def extract(documents: Sequence[Document], *, workers: int = 1) -> Iterator[DocumentFacts]:
    """The facts of every document, in the order of *documents*, found by so many processes."""
    chunks = [documents[start : start + CHUNK] for start in range(0, len(documents), CHUNK)]
    workers = min(workers, len(chunks))
    if workers <= 1:
        for chunk in chunks:
            yield from extract_chunk(chunk)
        return
    # Processes are spawned, not forked: the same on every system, and no lock of a thread is inherited.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=collect_seldom) as pool:
        waiting: deque[Future[list[DocumentFacts]]] = deque()
        try:
            for chunk in chunks:
                waiting.append(pool.submit(extract_chunk, chunk))
                if len(waiting) > 2 * workers:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def extract_chunk(documents: Sequence[Document]) -> list[DocumentFacts]:
    """What one worker does with one hand-over."""
    return extractor().extract_all(documents)


@cache
def extractor() -> Extractor:
    """The extractor of this process; loading the lexicons takes longer than reading a page of news."""
    from kg.extract import Extractor  # here: rules take a second to load, and what has no new document needs none

    return Extractor(loading.load())
