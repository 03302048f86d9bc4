"""Plain text and Markdown. The text of the document is the whole file, so that offsets are those of the file."""

from __future__ import annotations

import re

from kg.model import Document
from kg.read.stated import stated_day

HEADING = re.compile(r"^#{1,6}[ \t]+(?P<title>.+?)[ \t#]*$", re.MULTILINE)
FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(?=\w+[ \t]*:)(?P<fields>(?:.*\r?\n)*?)---[ \t]*(?:\r?\n|\Z)")
FIELD = re.compile(
    r"^(?P<name>title|date)[ \t]*:[ \t]*(?P<quote>[\"']?)(?P<value>.+?)(?P=quote)[ \t]*\r?$", re.MULTILINE
)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
FIRST_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")


def read_text(text: str, *, id: str, path: str) -> Document:
    """A plain text: the first line that is not blank is the title."""
    return Document(id=id, text=text, title=first_line(text), date=stated_day(text), path=path)


def read_markdown(text: str, *, id: str, path: str) -> Document:
    """A Markdown text: its first heading is the title, or the first line where it has none.

    ``title`` and ``date`` of a block between lines of ``---`` at its start go before.
    """
    front = FRONT_MATTER.match(text)
    told = {field["name"]: field["value"] for field in FIELD.finditer(front["fields"])} if front else {}
    body = text[front.end() :] if front else text
    heading = HEADING.search(body)
    title = told.get("title") or (heading["title"] if heading else first_line(body))
    day = DAY.match(told.get("date", ""))
    return Document(id=id, text=text, title=title, date=day.group() if day else stated_day(body), path=path)


def first_line(text: str) -> str:
    """The first line of *text* that is not blank."""
    line = FIRST_LINE.search(text)
    return line.group().strip() if line else ""
