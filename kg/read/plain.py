"""Plain text and Markdown. The text of the document is the whole file, so that offsets are those of the file."""

from __future__ import annotations

import re

from kg.model import Document
from kg.read.stated import stated_day

HEADING = re.compile(r"^#{1,6}[ \t]+(?P<title>.+?)[ \t#]*$", re.MULTILINE)
FIRST_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")


def read_text(text: str, *, id: str, path: str) -> Document:
    """A plain text: the first line that is not blank is the title."""
    return Document(id=id, text=text, title=first_line(text), date=stated_day(text), path=path)


def read_markdown(text: str, *, id: str, path: str) -> Document:
    """A Markdown text: its first heading is the title, or the first line where it has none."""
    heading = HEADING.search(text)
    title = heading["title"] if heading else first_line(text)
    return Document(id=id, text=text, title=title, date=stated_day(text), path=path)


def first_line(text: str) -> str:
    """The first line of *text* that is not blank."""
    line = FIRST_LINE.search(text)
    return line.group().strip() if line else ""
