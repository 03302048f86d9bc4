"""JSON lines: one document a line. ``text`` is taken as it stands, not one character altered."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from kg.model import Document
from kg.read.encoding import CANDIDATES, SAMPLE, decode, decode_as, sniff
from kg.read.failure import ReadFailure, UnreadableError

FIELDS = ("id", "text", "title", "date", "source", "url")
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?=$|[T ])")
SURROGATE = re.compile("[\ud800-\udfff]")


def read_lines(data: bytes, *, path: str) -> Iterator[tuple[int, Document | ReadFailure]]:
    """Every document of a JSONL file with its line number, and a failure for each line that holds none."""
    for number, line in numbered_lines(data, path=path):
        if isinstance(line, ReadFailure):
            yield number, line
        elif line.strip():
            try:
                yield number, read_record(line, path=path)
            except UnreadableError as error:
                yield number, ReadFailure(path, str(error), number)


def numbered_lines(data: bytes, *, path: str) -> Iterator[tuple[int, str | ReadFailure]]:
    """The lines of *data* with their numbers; a line that does not decode fails alone."""
    sample = data[:SAMPLE]
    encoding = sniff(sample[: sample.rfind(b"\n") + 1] or data)
    if encoding not in CANDIDATES[:3]:
        # Line ends are single bytes in UTF-8, GB18030 and Big5 alone; anything else is decoded as a whole.
        try:
            yield from enumerate(decode(data).split("\n"), start=1)
        except UnreadableError as error:
            yield 0, ReadFailure(path, str(error))
        return
    offset = 0
    for number, line in enumerate(data.split(b"\n"), start=1):
        try:
            yield number, decode_as(line, encoding, offset=offset).removeprefix("\ufeff")
        except UnreadableError as error:
            yield number, ReadFailure(path, str(error), number)
        offset += len(line) + 1


def read_record(line: str, *, path: str) -> Document:
    """The document of one line.

    Raises:
        UnreadableError: says what is wrong with the line and where.
    """
    record = parse(line)
    text = record.get("text")
    if not isinstance(text, str):
        found = "is missing" if "text" not in record else f"is {kind_of_value(text)}"
        raise UnreadableError(f'"text" {found}; it must be a string')
    if not text.strip():
        raise UnreadableError('"text" is empty')
    fields = {name: string_field(record, name) for name in FIELDS if name != "text"}
    day = iso_date(fields.pop("date"))
    if half := SURROGATE.search(text):
        raise UnreadableError(f'"text" holds half a surrogate pair at character {half.start()}')
    extra = {name: value for name, value in record.items() if name not in FIELDS}
    # Half a pair comes of an escape alone: other lines need no second look.
    if "\\ud" in line.lower() and SURROGATE.search(json.dumps(extra, ensure_ascii=False)):
        raise UnreadableError("a field holds half a surrogate pair")
    return Document(
        id=fields["id"] or id_of(text, fields["title"], day or ""),
        text=text,
        title=fields["title"],
        date=day,
        source=fields["source"],
        url=fields["url"],
        path=path,
        extra=extra,
    )


def parse(line: str) -> dict[str, Any]:
    """The object on a line of JSON."""
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise UnreadableError(f"is not JSON ({error.msg} at column {error.colno})") from None
    except (RecursionError, ValueError):
        raise UnreadableError("is not JSON that can be read (nested too deep, or a number too long)") from None
    if not isinstance(record, dict):
        raise UnreadableError(f'is {kind_of_value(record)}; it must be an object with "text"')
    return record


def string_field(record: dict[str, Any], name: str) -> str:
    """An optional string, empty where it is missing or null."""
    value = record.get(name)
    if value is None:
        return ""
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise UnreadableError(f'"{name}" is {kind_of_value(value)}; it must be a string')
    if SURROGATE.search(value):
        raise UnreadableError(f'"{name}" holds half a surrogate pair')
    return value.strip()


def iso_date(value: str) -> str | None:
    """The day of an ISO date or time stamp."""
    if not value:
        return None
    day = ISO_DATE.match(value)
    try:
        return date.fromisoformat(day.group()).isoformat() if day else refuse(value)
    except ValueError:
        return refuse(value)


def refuse(value: str) -> str:
    """Say what a date must look like."""
    raise UnreadableError(f'"date" is "{value[:40]}"; write it as 2020-07-27, or leave it out')


def id_of(text: str, title: str, day: str) -> str:
    """An id made from content, for a document that has none."""
    return "doc-" + hashlib.sha256("\x00".join((title, day, text)).encode()).hexdigest()[:12]


def kind_of_value(value: object) -> str:
    """What a JSON value is, in words."""
    names = {bool: "a boolean", int: "a number", float: "a number", str: "a string", list: "a list", dict: "an object"}
    return names.get(type(value), "null")
