"""A store as a program meets it: made, opened, built on, asked and written out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import UsageError, nearest
from kg.graph.dataset import dataset
from kg.graph.iris import check_base
from kg.graph.spelling import DEFAULT_BASE, GraphTriples, Term
from kg.graph.write import Format, format_of, lines, replace_file, write
from kg.model import Document, Unread
from kg.resolve import BlockKind, English, Judgement, Rules, Ties, resolve_block
from kg.store import codec
from kg.store.archive import Archive
from kg.store.builder import Advance, Builder, Extract, Report
from kg.store.layout import (
    FACTS,
    FORMAT,
    StoreUseError,
    check_folder,
    held,
    is_store,
    read_graph,
    read_meta,
    storage_errors,
)

if TYPE_CHECKING:
    import rdflib


def create_store(folder: Path, *, base: str = "") -> StoredGraph:
    """The store in *folder*, made where there is none.

    Raises:
        StoreError: the folder holds something else, or a store of another format or base.
    """
    check_folder(folder)
    with held(folder), storage_errors(folder):
        if is_store(folder):
            read_meta(folder)
        archive = Archive(folder / FACTS)
        try:
            form, kept = archive.meta("format"), archive.meta("base")
            if kept and base and kept != base:
                raise StoreUseError(f"{folder}: the store's --base is {kept}; leave --base out, or build a new store")
            if not form:
                with archive.transaction():
                    archive.set_meta("format", FORMAT)
                    archive.set_meta("base", check_base(base or DEFAULT_BASE))
                    archive.set_meta("settled", "0")
                    archive.set_meta("rebuild", "1")
        finally:
            archive.close()
    return StoredGraph(folder)


def open_store(folder: str | PathLike[str]) -> StoredGraph:
    """The store in *folder*; raises ``StoreError`` where there is none, or none that can be read."""
    folder = Path(folder)
    read_meta(folder)
    return StoredGraph(folder)


class StoredGraph:
    """A store on disk. Reading and building open what they need and let go of it again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @contextmanager
    def _archive(self, *, read_only: bool = False) -> Iterator[Archive]:
        with storage_errors(self.folder):
            archive = Archive(self.folder / FACTS, read_only=read_only)
            try:
                yield archive
            finally:
                archive.close()

    def build(
        self,
        documents: Iterable[Document],
        extract: Extract,
        *,
        judgements: Sequence[Judgement] = (),
        prune: bool = False,
        advance: Advance | None = None,
    ) -> Report:
        """Take in documents and bring the graph up to them; with *prune*, take out those that are not given.

        Raises:
            StoreError: another process builds, or the disk is full.
        """
        report, told = Report(), advance or (lambda done: None)
        with held(self.folder), self._archive() as archive:
            builder = Builder(archive, self.folder, base=archive.meta("base"), judgements=judgements)
            given: set[str] = set()
            builder.take_in(_noted(documents, given), extract, report, told)
            if prune:
                builder.remove([doc for doc in archive.ids() if doc not in given], report)
            builder.settle(report, told)
        return report

    def remove(self, ids: Sequence[str], *, judgements: Sequence[Judgement] = ()) -> Report:
        """Take documents out.

        Raises:
            UsageError: one of them is not there; nothing is taken out then.
            StoreError: another process builds, or the disk is full.
        """
        report = Report()
        with held(self.folder), self._archive() as archive:
            known = set(archive.ids())
            for doc in ids:
                if doc not in known:
                    raise UsageError(f"{doc}: no document of this identifier in {self.folder}{nearest(doc, known)}")
            builder = Builder(archive, self.folder, base=archive.meta("base"), judgements=judgements)
            builder.remove(ids, report)
            builder.settle(report)
        return report

    def try_out(self, judgements: Sequence[Judgement]) -> None:
        """See that judgements do not contradict one another on the people of this store; nothing is written.

        Raises:
            InputError: it names both lines.
        """
        ties, rules = Ties(judgements), Rules.by(English(), judgements)
        with self._archive(read_only=True) as archive:
            for head in sorted({ties.head(block) for block in ties.judged}):
                resolve_block(head, archive.claims(ties.members(head)), rules)

    def documents(self) -> list[str]:
        """The identifiers of all documents, sorted."""
        with self._archive(read_only=True) as archive:
            return archive.ids()

    @property
    def unread(self) -> Iterator[Unread]:
        """Sentences with a trigger word that gave no fact, document by document."""
        with self._archive(read_only=True) as archive:
            for doc in archive.ids():
                batch = archive.facts(doc)
                yield from batch.unread if batch else ()

    def count_unread(self) -> int:
        """How many such sentences there are."""
        with self._archive(read_only=True) as archive:
            return archive.unread()

    def count_institutions(self) -> int:
        """How many institutions the documents name; the graph also describes those that they belong to or came of."""
        with self._archive(read_only=True) as archive:
            return archive.count_blocks(BlockKind.INSTITUTION)

    @property
    def judged(self) -> bool:
        """Whether the last build was given any judgements."""
        with self._archive(read_only=True) as archive:
            return archive.meta("judgements") not in ("", repr(()))

    @property
    def base(self) -> str:
        """Where the IRIs of the data begin."""
        with self._archive(read_only=True) as archive:
            return archive.meta("base")

    @property
    def store(self) -> ox.Store:
        """The graph for SPARQL, read only."""
        return read_graph(self.folder)[0]

    @property
    def dataset(self) -> rdflib.Dataset:
        """The same as an rdflib ``Dataset`` whose default graph is the union of all graphs."""
        return dataset(self.store)

    def graphs(self) -> Iterator[GraphTriples]:
        """The graph, graph by graph, the default graph first, in the order of the names."""
        with self._archive(read_only=True) as archive:
            yield "", {codec.triple_of(line) for lines in archive.shares() for line in lines}
            for name, lines in archive.articles():
                yield Term(name), {codec.triple_of(line) for line in lines}

    def write(self, path: str | PathLike[str]) -> int:
        """Write the graph in the format of the file's ending; return how many statements it has.

        N-Quads are written graph by graph; other formats gather the whole graph in memory first.
        """
        if format_of(fspath(path)) is Format.N_QUADS:
            return self._write_quads(path)
        return write(self.graphs(), fspath(path), base=self.base)

    def _write_quads(self, path: str | PathLike[str]) -> int:
        count = 0

        def body(out: Callable[[str], object]) -> None:
            nonlocal count
            for name, triples in self.graphs():
                count += len(triples)
                out("".join(lines(name, triples)))

        replace_file(fspath(path), body)
        return count


def _noted(documents: Iterable[Document], given: set[str]) -> Iterator[Document]:
    for document in documents:
        given.add(document.id)
        yield document
