"""The store's truth: documents, facts, claims and what each adds to the graph, in SQLite.

Every table but ``meta`` and the work lists (``dirty_…``, ``touched_…``) is a function of the documents. The work
lists say what is still to be done; they are written in the same transaction as what makes the work, so that a build
that is killed leaves a store from which the next one goes on.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from kg.graph.spelling import Triple
from kg.model import Document, DocumentFacts
from kg.resolve import Block, BlockKind, Claim, claims_of, copies, text_of
from kg.store import codec
from kg.store.layout import connect_to_read

_SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS document (
    id TEXT PRIMARY KEY, digest BLOB NOT NULL, made_by TEXT NOT NULL, body BLOB NOT NULL, facts BLOB NOT NULL,
    unread INTEGER NOT NULL, day TEXT NOT NULL, title TEXT NOT NULL, signature TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS claim (kind TEXT NOT NULL, block TEXT NOT NULL, doc TEXT NOT NULL, body BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS claim_block ON claim (kind, block);
CREATE INDEX IF NOT EXISTS claim_doc ON claim (doc);
CREATE TABLE IF NOT EXISTS outcome (
    kind TEXT NOT NULL, block TEXT NOT NULL, doc TEXT NOT NULL, local TEXT NOT NULL, key TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS outcome_block ON outcome (kind, block);
CREATE INDEX IF NOT EXISTS outcome_doc ON outcome (doc);
CREATE TABLE IF NOT EXISTS band (band TEXT NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (band, doc)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS band_doc ON band (doc);
CREATE TABLE IF NOT EXISTS article (doc TEXT PRIMARY KEY, graph TEXT NOT NULL, body BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS article_graph ON article (graph);
CREATE TABLE IF NOT EXISTS share (giver TEXT PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS support (line BLOB PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS dirty_block (
    kind TEXT NOT NULL, block TEXT NOT NULL, PRIMARY KEY (kind, block)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS dirty_doc (doc TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS dirty_copy (doc TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS touched_graph (graph TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS touched_line (line TEXT PRIMARY KEY) WITHOUT ROWID;
"""


class Archive:
    """The SQLite side of a store; one process writes it at a time."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self._db = connect_to_read(path) if read_only else sqlite3.connect(path, isolation_level=None)
        self._db.execute("PRAGMA cache_size = -65536")
        if not read_only:
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._db.executescript(_SCHEMA)
        self.rebuilding = False
        """The graph will be loaded anew as a whole: no use to note what is touched."""

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside is written, or nothing of it."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.rollback()
            raise
        self._db.execute("COMMIT")

    # --- small facts about the store itself

    def meta(self, key: str) -> str:
        """A value by name; empty where there is none."""
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    def set_meta(self, key: str, value: str) -> None:
        """Keep a value under a name."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    # --- documents

    def digest(self, doc: str) -> tuple[bytes, str] | None:
        """The digest of a document's content and what made its facts; ``None`` where it is not known."""
        row = self._db.execute("SELECT digest, made_by FROM document WHERE id = ?", (doc,)).fetchone()
        return (bytes(row[0]), str(row[1])) if row else None

    def ids(self) -> list[str]:
        """The identifiers of all documents, sorted."""
        return [row[0] for row in self._db.execute("SELECT id FROM document ORDER BY id")]

    def made_otherwise(self, made_by: str) -> list[str]:
        """The documents whose facts another extractor made."""
        return [
            row[0] for row in self._db.execute("SELECT id FROM document WHERE made_by != ? ORDER BY id", (made_by,))
        ]

    def document(self, doc: str) -> Document | None:
        """A document."""
        row = self._db.execute("SELECT body FROM document WHERE id = ?", (doc,)).fetchone()
        return codec.unpack_document(row[0]) if row else None

    def facts(self, doc: str) -> DocumentFacts | None:
        """A document with its facts."""
        row = self._db.execute("SELECT body, facts FROM document WHERE id = ?", (doc,)).fetchone()
        return codec.unpack_facts(codec.unpack_document(row[0]), row[1]) if row else None

    def count_blocks(self, kind: BlockKind) -> int:
        """How many blocks of a kind any document speaks of."""
        row = self._db.execute("SELECT COUNT(DISTINCT block) FROM claim WHERE kind = ?", (kind.value,)).fetchone()
        return int(row[0])

    def unread(self) -> int:
        """How many sentences with a trigger word gave no fact."""
        return int(self._db.execute("SELECT COALESCE(SUM(unread), 0) FROM document").fetchone()[0])

    def put(self, document: Document, batch: DocumentFacts, made_by: str) -> None:
        """Keep a *document*, as it was given, and its facts in place of whatever stood under its identifier."""
        doc, text = batch.document.id, text_of(batch)
        self._forget(doc)
        self._db.execute(
            "INSERT OR REPLACE INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                doc,
                codec.digest_of(document),
                made_by,
                codec.pack_document(document),
                codec.pack_facts(batch),
                len(batch.unread),
                text.day.isoformat() if text.day else "",
                batch.document.title,
                text.signature.pack(),
            ),
        )
        rows = [(block.kind.value, block.name, doc, codec.pack_claim(claim)) for block, claim in claims_of(batch)]
        self._db.executemany("INSERT INTO claim VALUES (?, ?, ?, ?)", rows)
        self._db.executemany("INSERT OR IGNORE INTO dirty_block VALUES (?, ?)", {row[:2] for row in rows})
        bands = [(band, doc) for band in copies.band_keys(text.signature)]
        self._db.executemany("INSERT OR IGNORE INTO band VALUES (?, ?)", bands)
        self._dirty(doc)

    def drop(self, doc: str) -> None:
        """Take a document out."""
        self._forget(doc)
        self._db.execute("DELETE FROM document WHERE id = ?", (doc,))
        self._dirty(doc)

    def _forget(self, doc: str) -> None:
        self._db.execute(
            "INSERT OR IGNORE INTO dirty_block SELECT DISTINCT kind, block FROM claim WHERE doc = ?", (doc,)
        )
        self._db.execute("DELETE FROM claim WHERE doc = ?", (doc,))
        self._db.execute("DELETE FROM band WHERE doc = ?", (doc,))

    def _dirty(self, doc: str) -> None:
        self._db.execute("INSERT OR IGNORE INTO dirty_doc VALUES (?)", (doc,))
        self._db.execute("INSERT OR IGNORE INTO dirty_copy VALUES (?)", (doc,))

    def dirty_all(self) -> None:
        """Everything but the facts is to be made again: the rules have changed."""
        self._db.execute("INSERT OR IGNORE INTO dirty_block SELECT DISTINCT kind, block FROM claim")
        self._db.execute(
            "INSERT OR IGNORE INTO dirty_block SELECT DISTINCT kind, block FROM outcome WHERE kind != 'copy'"
        )
        self._db.execute("INSERT OR IGNORE INTO dirty_doc SELECT id FROM document")
        self._db.execute("INSERT OR IGNORE INTO dirty_doc SELECT doc FROM article")
        self._db.execute("INSERT OR IGNORE INTO dirty_copy SELECT id FROM document")

    # --- blocks

    def dirty_blocks(self, *, posts: bool, limit: int) -> list[Block]:
        """Blocks still to be resolved; those of posts come after all others."""
        where = "kind = 'post'" if posts else "kind != 'post'"
        rows = self._db.execute(f"SELECT kind, block FROM dirty_block WHERE {where} LIMIT ?", (limit,))
        return [Block(BlockKind(kind), name) for kind, name in rows]

    def mark(self, blocks: Iterable[Block]) -> None:
        """These blocks are to be resolved again."""
        rows = [(block.kind.value, block.name) for block in blocks]
        self._db.executemany("INSERT OR IGNORE INTO dirty_block VALUES (?, ?)", rows)

    def mark_kinds(self, *kinds: BlockKind) -> None:
        """All blocks of these kinds are to be resolved again."""
        for kind in kinds:
            self._db.execute(
                "INSERT OR IGNORE INTO dirty_block SELECT DISTINCT kind, block FROM claim WHERE kind = ?", (kind.value,)
            )

    def claims(self, blocks: Iterable[Block]) -> list[Claim]:
        """All claims of some blocks, in an order that means nothing."""
        found: list[Claim] = []
        for kind, name in blocks:
            rows = self._db.execute("SELECT body FROM claim WHERE kind = ? AND block = ?", (kind.value, name))
            found += [codec.unpack_claim(body) for (body,) in rows]
        return found

    def people_of_post(self, block: Block) -> dict[tuple[str, str], str]:
        """The people whom the documents of a post's block mean by their names, where that is not the name itself."""
        rows = self._db.execute(
            "SELECT doc, local, key FROM outcome WHERE kind = 'person' AND doc IN"
            " (SELECT doc FROM claim WHERE kind = ? AND block = ?)",
            (block.kind.value, block.name),
        )
        return {(doc, local): key for doc, local, key in rows}

    def settle(self, block: Block, outcomes: Mapping[tuple[str, str], str], triples: set[Triple]) -> None:
        """Keep what a block came to; documents that it concerns otherwise than before are to be written again."""
        kind, name = block.kind.value, block.name
        rows = self._db.execute("SELECT doc, local, key FROM outcome WHERE kind = ? AND block = ?", (kind, name))
        before = {(doc, local): key for doc, local, key in rows}
        if before != outcomes:
            self._keep_outcomes(block, before, outcomes)
        self.share(f"{kind}\x1f{name}", triples)
        self._db.execute("DELETE FROM dirty_block WHERE kind = ? AND block = ?", (kind, name))

    def _keep_outcomes(
        self, block: Block, before: Mapping[tuple[str, str], str], after: Mapping[tuple[str, str], str]
    ) -> None:
        kind, name = block.kind.value, block.name
        changed = {local[0] for local, _ in set(before.items()) ^ set(after.items())}
        self._db.execute("DELETE FROM outcome WHERE kind = ? AND block = ?", (kind, name))
        rows = [(kind, name, doc, local, key) for (doc, local), key in after.items()]
        self._db.executemany("INSERT INTO outcome VALUES (?, ?, ?, ?, ?)", rows)
        docs = [(doc,) for doc in changed]
        self._db.executemany("INSERT OR IGNORE INTO dirty_doc VALUES (?)", docs)
        if block.kind is BlockKind.PERSON:
            # Who is who has changed: the posts in which those documents show people are to be resolved again.
            self._db.executemany(
                "INSERT OR IGNORE INTO dirty_block"
                " SELECT DISTINCT kind, block FROM claim WHERE doc = ? AND kind = 'post'",
                docs,
            )

    # --- copies

    def dirty_copies(self) -> list[str]:
        """Documents of which it is to be found out again what they repeat."""
        return [row[0] for row in self._db.execute("SELECT doc FROM dirty_copy ORDER BY doc")]

    def grouped_with(self, docs: Iterable[str]) -> set[str]:
        """The documents that were taken for one text with any of these."""
        found: set[str] = set()
        for doc in docs:
            group = "SELECT block FROM outcome WHERE kind = 'copy' AND doc = ?"
            found.add(doc)
            for (original,) in [*self._db.execute(group, (doc,)).fetchall(), (doc,)]:
                found.add(original)
                rows = self._db.execute("SELECT doc FROM outcome WHERE kind = 'copy' AND block = ?", (original,))
                found.update(row[0] for row in rows)
        return found

    def text(self, doc: str) -> copies.Published | None:
        """What tells whether another document has the same text."""
        row = self._db.execute("SELECT day, signature FROM document WHERE id = ?", (doc,)).fetchone()
        if row is None:
            return None
        return copies.Published(doc, date.fromisoformat(row[0]) if row[0] else None, copies.Signature.unpack(row[1]))

    def candidates(self, doc: str) -> list[str]:
        """Documents whose text may be the same."""
        rows = self._db.execute(
            "SELECT DISTINCT doc FROM band WHERE band IN (SELECT band FROM band WHERE doc = ?) AND doc != ?", (doc, doc)
        )
        return sorted(row[0] for row in rows)

    def settle_copies(self, docs: Iterable[str], originals: Mapping[str, str]) -> None:
        """Keep which of *docs* repeat what; the articles of those for which that is new are to be written again."""
        for doc in docs:
            before = self._db.execute("SELECT key FROM outcome WHERE kind = 'copy' AND doc = ?", (doc,)).fetchone()
            original = originals.get(doc)
            key = self._original_key(original) if original else None
            if (before[0] if before else None) == key:
                continue
            self._db.execute("DELETE FROM outcome WHERE kind = 'copy' AND doc = ?", (doc,))
            if original and key:
                self._db.execute("INSERT INTO outcome VALUES ('copy', ?, ?, '', ?)", (original, doc, key))
            self._db.execute("INSERT OR IGNORE INTO dirty_doc VALUES (?)", (doc,))
        self._db.execute("DELETE FROM dirty_copy")

    def _original_key(self, doc: str) -> str:
        row = self._db.execute("SELECT title FROM document WHERE id = ?", (doc,)).fetchone()
        return codec.pack_original(doc, str(row[0]) if row else "")

    def outcomes(self, doc: str) -> dict[BlockKind, dict[str, str]]:
        """What a document's own names stand for."""
        found: dict[BlockKind, dict[str, str]] = {}
        for kind, local, key in self._db.execute("SELECT kind, local, key FROM outcome WHERE doc = ?", (doc,)):
            found.setdefault(BlockKind(kind), {})[local] = key
        return found

    # --- the graph

    def dirty_docs(self, limit: int) -> list[str]:
        """Documents whose articles are to be written again."""
        return [row[0] for row in self._db.execute("SELECT doc FROM dirty_doc LIMIT ?", (limit,))]

    def settle_article(self, doc: str, graph: str, triples: set[Triple], shared: set[Triple]) -> None:
        """Keep the graph of a document's article; an empty *graph* says that there is none any more."""
        row = self._db.execute("SELECT graph FROM article WHERE doc = ?", (doc,)).fetchone()
        if not self.rebuilding:
            names = {graph, row[0] if row else ""} - {""}
            self._db.executemany("INSERT OR IGNORE INTO touched_graph VALUES (?)", [(name,) for name in names])
        if graph:
            body = codec.pack_triples(triples)
            self._db.execute("INSERT OR REPLACE INTO article VALUES (?, ?, ?)", (doc, graph, body))
        else:
            self._db.execute("DELETE FROM article WHERE doc = ?", (doc,))
        self.share(f"article\x1f{doc}", shared)
        self._db.execute("DELETE FROM dirty_doc WHERE doc = ?", (doc,))

    def share(self, giver: str, triples: set[Triple]) -> None:
        """Put what *giver* adds to the default graph in place of what it added before."""
        row = self._db.execute("SELECT body FROM share WHERE giver = ?", (giver,)).fetchone()
        before = set(codec.unpack_lines(row[0])) if row else set()
        after = {" ".join(triple) for triple in triples}
        if before == after:
            return
        if after:
            self._db.execute("INSERT OR REPLACE INTO share VALUES (?, ?)", (giver, codec.pack_triples(triples)))
        else:
            self._db.execute("DELETE FROM share WHERE giver = ?", (giver,))
        gained, lost = after - before, before - after
        self._db.executemany(
            "INSERT INTO support VALUES (?, 1) ON CONFLICT (line) DO UPDATE SET count = count + 1",
            [(codec.line_id(line),) for line in gained],
        )
        ids = [(codec.line_id(line),) for line in lost]
        self._db.executemany("UPDATE support SET count = count - 1 WHERE line = ?", ids)
        self._db.executemany("DELETE FROM support WHERE line = ? AND count = 0", ids)
        if not self.rebuilding:
            touched = [(line,) for line in gained | lost]
            self._db.executemany("INSERT OR IGNORE INTO touched_line VALUES (?)", touched)

    def articles(self) -> Iterator[tuple[str, list[str]]]:
        """The graphs of all articles, sorted by name, each as sorted lines."""
        for graph, body in self._db.execute("SELECT graph, body FROM article ORDER BY graph"):
            yield graph, codec.unpack_lines(body)

    def article(self, graph: str) -> list[str]:
        """The lines of one article's graph; none where there is no such article."""
        row = self._db.execute("SELECT body FROM article WHERE graph = ?", (graph,)).fetchone()
        return codec.unpack_lines(row[0]) if row else []

    def shares(self) -> Iterator[list[str]]:
        """What each giver adds to the default graph; the same line may come from several."""
        for (body,) in self._db.execute("SELECT body FROM share"):
            yield codec.unpack_lines(body)

    def touched_graphs(self) -> list[str]:
        """Graphs that the index may hold otherwise than the archive."""
        return [row[0] for row in self._db.execute("SELECT graph FROM touched_graph ORDER BY graph")]

    def touched_lines(self) -> Iterator[tuple[str, bool]]:
        """Lines of the default graph that the index may hold otherwise, and whether they should stand in it."""
        for (line,) in self._db.execute("SELECT line FROM touched_line ORDER BY line").fetchall():
            held = self._db.execute("SELECT 1 FROM support WHERE line = ?", (codec.line_id(line),)).fetchone()
            yield line, held is not None

    def touched(self) -> int:
        """How much the index is behind, in graphs and lines."""
        count = "SELECT (SELECT COUNT(*) FROM touched_graph) * 200 + (SELECT COUNT(*) FROM touched_line)"
        return int(self._db.execute(count).fetchone()[0])

    def untouch(self) -> None:
        """The index is as the archive."""
        self._db.execute("DELETE FROM touched_graph")
        self._db.execute("DELETE FROM touched_line")
