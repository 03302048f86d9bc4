"""Bringing a store up to its documents: take in, resolve, write articles, bring up the graph.

Each step works off a list of what is still to be done and commits as it goes. Whatever is interrupted, the next
build goes on from there; and since every step is a function of the documents alone, it comes to what a build from
scratch comes to.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TypeVar

from kg.graph.entities import entity_triples
from kg.graph.nodes import Nodes
from kg.graph.quads import article_graph
from kg.model import Document, DocumentFacts
from kg.resolve import (
    Block,
    BlockKind,
    Judgement,
    Resolved,
    Rules,
    Ties,
    View,
    copies,
    english_names,
    resolve_block,
    resolve_post,
)
from kg.resolve.claims import HeldClaim
from kg.store import codec, fingerprint, index
from kg.store.archive import Archive

COMMIT_EVERY = 256
"""Documents or blocks between two commits: few enough that a killed build loses seconds."""
REBUILD_SHARE = 5
"""Where more than one in so many documents is new or changed, the graph is loaded anew."""

Extract = Callable[[Sequence[Document]], Iterator[DocumentFacts]]
Advance = Callable[[int], object]
Item = TypeVar("Item")


@dataclass(slots=True)
class Report:
    """What a build found: identifiers of documents."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: int = 0
    removed: list[str] = field(default_factory=list)
    read_again: int = 0
    """Documents read again because the program has changed since."""
    unplaced: list[Judgement] = field(default_factory=list)
    """Judgements that name nobody in the documents; told when the judgements are new or what they speak of changed."""


def _nothing(done: int) -> None:
    pass


class Builder:
    """Brings one archive, and the graph beside it, up to the documents."""

    def __init__(self, archive: Archive, folder: Path, *, base: str, judgements: Sequence[Judgement] = ()) -> None:
        self._archive = archive
        self._folder = folder
        self._nodes = Nodes(base)
        self._ties = Ties(judgements)
        self._rules = Rules.by(english_names(), judgements)
        self._judgements = tuple(judgements)

    def take_in(
        self, documents: Iterable[Document], extract: Extract, report: Report, advance: Advance = _nothing
    ) -> None:
        """Read the documents that are new or changed, and those that another version of the program read."""
        fresh = list(self._fresh(documents, report))
        self._note_changes(len(fresh))
        made_by = fingerprint.extraction()
        for chunk in _chunks(zip(fresh, extract(fresh), strict=True), COMMIT_EVERY):
            with self._archive.transaction():
                for document, batch in chunk:
                    self._archive.put(document, batch, made_by)
            advance(len(chunk))

    def _fresh(self, documents: Iterable[Document], report: Report) -> Iterator[Document]:
        made_by = fingerprint.extraction()
        given = set()
        for document in documents:
            known = self._archive.digest(document.id)
            if known is None:
                report.added.append(document.id)
            elif known[0] != codec.digest_of(document):
                report.changed.append(document.id)
            else:
                report.unchanged += 1
                continue
            given.add(document.id)
            yield document
        for doc in self._archive.made_otherwise(made_by):
            kept = None if doc in given else self._archive.document(doc)
            if kept is not None:
                report.read_again += 1
                yield kept

    def remove(self, ids: Iterable[str], report: Report) -> None:
        """Take documents out; those that are not there are passed over."""
        for chunk in _chunks((doc for doc in ids if self._archive.digest(doc)), COMMIT_EVERY):
            with self._archive.transaction():
                self._archive.set_meta("settled", "0")
                for doc in chunk:
                    self._archive.drop(doc)
            report.removed += chunk

    def settle(self, report: Report, advance: Advance = _nothing) -> None:
        """Resolve, write articles and bring up the graph until nothing is left to do."""
        self._note_rules()
        self._find_copies()
        for posts in (False, True):
            while blocks := self._archive.dirty_blocks(posts=posts, limit=COMMIT_EVERY * 4):
                with self._archive.transaction():
                    for block in blocks:
                        report.unplaced += self._resolve(block)
        while docs := self._archive.dirty_docs(COMMIT_EVERY):
            with self._archive.transaction():
                for doc in docs:
                    self._write_article(doc)
            advance(len(docs))
        index.bring_up(self._archive, self._folder, advance)
        if self._archive.meta("settled") != "1":
            with self._archive.transaction():
                self._archive.set_meta("settled", "1")

    def _note_changes(self, count: int) -> None:
        """Say in the store that its graph is behind, and how it will catch up."""
        if not count:
            return
        with self._archive.transaction():
            self._archive.set_meta("settled", "0")
            if count * REBUILD_SHARE > len(self._archive.ids()):
                self._archive.set_meta("rebuild", "1")

    def _note_rules(self) -> None:
        """Mark what is to be made again because the program or the judgements have changed."""
        archive, made_by = self._archive, fingerprint.resolution()
        told = repr(self._judgements)
        with archive.transaction():
            if archive.meta("resolved_by") != made_by:
                archive.dirty_all()
                archive.set_meta("resolved_by", made_by)
                archive.set_meta("rebuild", "1")
                archive.set_meta("settled", "0")
            if archive.meta("judgements") != told:
                self._note_judgements(told)
        archive.rebuilding = archive.meta("rebuild") == "1"

    def _note_judgements(self, told: str) -> None:
        archive = self._archive
        before = {Block(BlockKind(kind), name) for kind, name in json.loads(archive.meta("judged") or "[]")}
        judged = before | self._ties.judged
        archive.mark(judged)
        if any(block.kind is BlockKind.INSTITUTION for block in judged):
            # A name that was given up, or taken back, may be anybody's parent and the seat of any post.
            archive.mark_kinds(BlockKind.INSTITUTION, BlockKind.POST)
        archive.set_meta("judged", json.dumps(sorted(self._ties.judged), ensure_ascii=False))
        archive.set_meta("judgements", told)
        archive.set_meta("settled", "0")

    def _resolve(self, block: Block) -> tuple[Judgement, ...]:
        if block.kind is BlockKind.POST:
            self._keep(block, self._resolve_post(block))
            return ()
        members = self._ties.members(block)
        head = members[0]
        if head != block:
            self._keep(block, Resolved())
            self._archive.mark([head])
            return ()
        claims = self._archive.claims(members)
        resolved = resolve_block(block, claims, self._rules) if claims else Resolved()
        self._keep(block, resolved)
        return resolved.unplaced if claims else self._ties.judgements_of(block)

    def _resolve_post(self, block: Block) -> Resolved:
        claims = [claim for claim in self._archive.claims([block]) if isinstance(claim, HeldClaim)]
        if not claims:
            return Resolved()
        who = self._archive.people_of_post(block)
        return resolve_post(block, ((c, who.get((c.doc, c.name), c.name)) for c in claims), self._rules)

    def _find_copies(self) -> None:
        """Find again what hangs together with the documents whose texts are new, changed or gone."""
        archive = self._archive
        if not (dirty := archive.dirty_copies()):
            return
        before = archive.grouped_with(dirty)
        met: set[str] = set()
        originals: dict[str, str] = {}
        for doc in sorted(before):
            if doc not in met:
                group = self._hanging_together(doc)
                met.update(text.doc for text in group)
                if len(group) > 1:
                    found = copies.copies_of(group)
                    originals.update(dict.fromkeys(found.copies, found.original))
        with archive.transaction():
            archive.settle_copies(sorted(before | met), originals)

    def _hanging_together(self, doc: str) -> list[copies.Published]:
        """All documents whose text is that of *doc*, directly or by way of others."""
        archive = self._archive
        found: dict[str, copies.Published] = {}
        waiting = [doc]
        while waiting:
            text = archive.text(waiting.pop())
            if text is None or text.doc in found:
                continue
            found[text.doc] = text
            for other in archive.candidates(text.doc):
                near = None if other in found else archive.text(other)
                if near is not None and copies.related(text, near):
                    waiting.append(other)
        return [found[each] for each in sorted(found)]

    def _keep(self, block: Block, resolved: Resolved) -> None:
        triples = set().union(*(entity_triples(entity, self._nodes) for entity in resolved.entities))
        self._archive.settle(block, resolved.outcomes, triples)

    def _write_article(self, doc: str) -> None:
        batch = self._archive.facts(doc)
        if batch is None:
            self._archive.settle_article(doc, "", set(), set())
            return
        outcomes = self._archive.outcomes(doc)
        original = outcomes.get(BlockKind.COPY, {}).get("")
        view = View.of(outcomes, codec.unpack_original(original) if original else None)
        article = article_graph(batch, view, self._nodes)
        self._archive.settle_article(doc, article.node, article.triples, article.shared.triples)


def _chunks(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    rest = iter(items)
    while chunk := list(islice(rest, size)):
        yield chunk
