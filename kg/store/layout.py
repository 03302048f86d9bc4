"""Where things stand in a store's folder, and the errors that a store may give."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from shutil import disk_usage

import pyoxigraph as ox
from filelock import FileLock, Timeout

from kg.errors import KgError

FORMAT = "1"
"""Of the tables in SQLite; another one cannot be read."""
FACTS = "facts.sqlite"
GRAPHS = "graph-{}"
LOCK = "lock"
HOLDER = "lock.holder"
JUDGEMENTS = "judgements.tsv"
_ROOM = 1 << 20
"""With less room than this, an error of writing is taken for a full disk: SQLite does not always tell which it is."""


class StoreError(KgError):
    """A store cannot be used: it is missing, held by another process, of another kind, or its disk is full."""

    exit_code = 1


class StoreUseError(StoreError):
    """A store was named that is none, or is of another kind: the command was called wrongly."""

    exit_code = 2


def is_store(folder: Path) -> bool:
    """Whether *folder* holds a store."""
    return (folder / FACTS).is_file()


def check_folder(folder: Path) -> None:
    """See to it that *folder* is a store, or can become one.

    Raises:
        StoreError: it is a file, or holds something else.
    """
    if folder.is_file():
        raise StoreUseError(f"{folder}: is a file; name a folder for the store")
    if folder.is_dir() and not is_store(folder):
        foreign = [path.name for path in folder.iterdir() if path.name not in (LOCK, HOLDER, JUDGEMENTS)]
        if any(not name.startswith(FACTS) for name in foreign):
            raise StoreUseError(f"{folder}: is a folder with other things in it; name an empty or a new one")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise StoreUseError(f"{folder}: cannot be made ({reason}); choose another place") from None


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold the store alone, as every builder must.

    Raises:
        StoreError: another process holds it; the message says which.
    """
    lock = FileLock(folder / LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise StoreError(f"{folder}: the store is held by {_holder(folder)}; wait until it is done") from None
    except OSError as error:
        raise StoreError(f"{folder}: cannot be locked ({(error.strerror or str(error)).lower()})") from None
    try:
        told = {
            "process": os.getpid(),
            "host": socket.gethostname(),
            "since": datetime.now(UTC).isoformat("T", "seconds"),
        }
        with suppress(OSError):
            (folder / HOLDER).write_text(json.dumps(told), encoding="utf-8")
        yield
    finally:
        with suppress(OSError):
            (folder / HOLDER).unlink()
        lock.release()


def _holder(folder: Path) -> str:
    try:
        told = json.loads((folder / HOLDER).read_text(encoding="utf-8"))
        return f"process {told['process']} on {told['host']} since {told['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"


@contextmanager
def storage_errors(folder: Path) -> Iterator[None]:
    """Turn what SQLite, Oxigraph and the disk complain of into one line."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise StoreError(_told(folder, str(error))) from error
    except OSError as error:
        raise StoreError(_told(folder, error.strerror or str(error))) from error


def _told(folder: Path, problem: str) -> str:
    words = problem.lower()
    full = any(sign in words for sign in ("full", "no space", "quota"))
    if full or ("i/o error" in words and disk_usage(folder).free < _ROOM):
        return (
            f"{folder}: the disk is full; the store still answers as before. Free some space and run the command again"
        )
    if "not a database" in words or "malformed" in words:
        return f"{folder}: the store is damaged ({problem}); build it again in a new folder"
    return f"{folder}: the store cannot be used ({problem})"


def connect_to_read(path: Path) -> sqlite3.Connection:
    """The facts for reading, beside a builder or where nothing may be written at all."""
    uri = f"{path.absolute().as_uri()}?mode=ro"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None)
    try:
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1")
    except sqlite3.OperationalError:
        connection.close()
        if path.with_name(f"{path.name}-wal").exists():
            raise
        # SQLite wants to write beside the file, and may not: so nobody does, and nothing is open in another log.
        connection = sqlite3.connect(f"{uri}&immutable=1", uri=True, isolation_level=None)
    return connection


def read_meta(folder: Path) -> dict[str, str]:
    """What a store tells of itself; nothing where its first build was killed before it began.

    Raises:
        StoreError: there is no store, or one that this program cannot read.
    """
    if not is_store(folder):
        raise StoreUseError(f"{folder}: no store there; make one with kg build INPUT --store {folder}")
    with storage_errors(folder):
        connection = connect_to_read(folder / FACTS)
        try:
            if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone():
                return {}
            meta = dict(connection.execute("SELECT key, value FROM meta"))
        finally:
            connection.close()
    if (form := meta.get("format", FORMAT)) != FORMAT:
        newer = form.isdecimal() and int(form) > int(FORMAT)
        whose = "a newer huabiao made it; upgrade, or" if newer else "an older huabiao made it;"
        raise StoreError(
            f"{folder}: the store is of format {form}, this program's is {FORMAT}: {whose} build a new one"
        )
    return meta


def read_graph(folder: Path) -> tuple[ox.Store, bool]:
    """The graph of a store as it was when last a build was done, for reading; and whether all builds were ended.

    Raises:
        StoreError: there is no store, or it holds no graph yet.
    """
    meta = read_meta(folder)
    with storage_errors(folder):
        name = meta.get("graph")
        if not name or not (folder / name).is_dir():
            raise StoreError(
                f"{folder}: the store holds no graph yet; end its first build with kg build --store {folder}"
            )
        return ox.Store.read_only(str(folder / name)), meta.get("settled") == "1"
