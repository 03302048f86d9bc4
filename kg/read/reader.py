"""Reading: whatever the user named becomes documents, and what cannot be read becomes failures with a place."""

from __future__ import annotations

import gzip
import hashlib
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kg.model import Document
from kg.read.encoding import declared, decode
from kg.read.failure import ReadFailure, UnreadableError
from kg.read.lines import read_lines
from kg.read.office import read_office
from kg.read.page import read_page
from kg.read.paths import LINES, MARKDOWN, OFFICE, PAGE, STDIN, expand, kind_of, stem_of
from kg.read.plain import read_markdown, read_text

GZIP_MARK = b"\x1f\x8b"
STDIN_NAME = "<stdin>"

Placed = tuple[int | None, Document | ReadFailure]
"""What was read, and the line that it stands on where the file holds one document a line."""


def read(paths: Sequence[str]) -> Iterator[Document | ReadFailure]:
    """Read files, folders, globs and ``-`` (standard input).

    The order is that of the sorted file names, whatever the order of *paths*; standard input comes last. Every
    document has an id of its own: a second one with the same id is a failure.
    """
    files, failures = expand(paths)
    yield from failures
    stems = Counter(stem_of(path) for path in files)
    yield from with_unique_ids(every(files, stems, with_stdin=STDIN in paths))


def every(files: Iterable[Path], stems: Counter[str], *, with_stdin: bool) -> Iterator[Placed]:
    """The documents of all *files*, then those of standard input."""
    for path in files:
        try:
            data = path.read_bytes()
        except OSError as error:
            yield None, ReadFailure(str(path), f"cannot be opened ({error.strerror or error})")
            continue
        stem = stem_of(path)
        yield from read_bytes(data, path=str(path), kind=kind_of(path), id=stem, shared=stems[stem] > 1)
    if with_stdin:
        data = sys.stdin.buffer.read()
        kind = LINES[0] if looks_like_json(data) else ""
        yield from read_bytes(data, path=STDIN_NAME, kind=kind, id="stdin", shared=False)


def read_bytes(data: bytes, *, path: str, kind: str, id: str, shared: bool) -> Iterator[Placed]:
    """The documents of one input. *shared* says that another file has the same *id*: content then tells them apart."""
    try:
        data = unpack(data)
        if not data.strip(b"\x00\t\n\r \xef\xbb\xbf\xff\xfe"):
            raise UnreadableError("is empty; give a file that holds a text")
        if kind in LINES:
            yield from read_lines(data, path=path)
            return
        if shared:
            id = f"{id}-{hashlib.sha256(data).hexdigest()[:8]}"
        if kind in OFFICE:
            yield None, read_office(data, kind, id=id, path=path)
            return
        text = decode(data, encoding=declared(data) if kind in PAGE else None)
        if not text.strip():
            raise UnreadableError("is empty; give a file that holds a text")
        reader = read_page if kind in PAGE else read_markdown if kind in MARKDOWN else read_text
        yield None, reader(text, id=id, path=path)
    except UnreadableError as error:
        yield None, ReadFailure(path, str(error))


def unpack(data: bytes) -> bytes:
    """*data* without its gzip packing, told by the first bytes rather than the name."""
    if not data.startswith(GZIP_MARK):
        return data
    try:
        return gzip.decompress(data)
    except (OSError, EOFError, zlib.error):
        raise UnreadableError("is a damaged gzip file; pack it again") from None


def looks_like_json(data: bytes) -> bool:
    """Whether standard input holds JSON lines rather than one text."""
    try:
        return unpack(data).removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
    except UnreadableError:
        return False


def with_unique_ids(items: Iterable[Placed]) -> Iterator[Document | ReadFailure]:
    """*items* with every second document of one id turned into a failure.

    Two files of the same name and content are one document, read once.
    """
    seen: dict[str, tuple[str, str]] = {}
    for line, item in items:
        if isinstance(item, ReadFailure):
            yield item
            continue
        place = item.path if line is None else f"{item.path}:{line}"
        content = "" if line is not None else hashlib.sha256(item.text.encode()).hexdigest()
        if item.id not in seen:
            seen[item.id] = (place, content)
            yield item
        elif not content or seen[item.id][1] != content:
            earlier = seen[item.id][0]
            yield ReadFailure(item.path, f'id "{item.id}" was given already at {earlier}; ids must be unique', line)
