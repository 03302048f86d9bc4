"""How many raw pages give the story that is known to stand in them.

    python tools/pages.py PAGES_FOLDER INDEX.jsonl STORIES.jsonl[.gz]

The index has one line for each page: its file's name and the id of its story, or null where none is known. A page is
right where its text is the story's, white space and the lead aside, and its title and day are the story's.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.model import Document
from kg.read import ReadFailure, read

IGNORED = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]|^央视网消息(?:（新闻联播）)?：")


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSONL file, packed or not."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    yield from (json.loads(line) for line in text.splitlines() if line.strip())


def measure(folder: Path, index: Path, stories: Path) -> tuple[Counter[str], list[str]]:
    """Counts of pages and of what was right of them, and one line for everything that was not."""
    story_of = {Path(row["file"]).stem: row["id"] for row in records(index)}
    known = {row["id"]: row for row in records(stories)}
    counts: Counter[str] = Counter()
    told: list[str] = []
    for item in read([str(folder)]):
        if isinstance(item, ReadFailure):
            wanted = story_of.get(Path(item.path).stem) in known
            counts["mapped" if wanted else "no document"] += 1
            told.append(str(item))
            continue
        story = known.get(story_of.get(item.id) or "")
        if story is None:
            counts["other documents"] += 1
            continue
        counts["mapped"] += 1
        for what, right in compare(item, story):
            counts[what] += right
            if not right:
                told.append(f"{item.path}: {what} differs from {story['id']}")
    return counts, told


def compare(document: Document, story: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """What of *document* is as in *story*."""
    yield "text", IGNORED.sub("", document.text) == IGNORED.sub("", story["text"])
    yield "title", document.title == story["title"]
    yield "date", document.date == story["date"]


def main(arguments: list[str]) -> None:
    """Print the shares, and what was not right."""
    if len(arguments) != 3:
        raise SystemExit(__doc__)
    counts, told = measure(*map(Path, arguments))
    for line in told:
        print(line)
    print(f"{counts['mapped']} pages with a known story, {counts['other documents']} other documents, ", end="")
    print(f"{counts['no document']} pages without one")
    for what in ("text", "title", "date"):
        print(f"{what:6} {counts[what]:5} right  {counts[what] / max(counts['mapped'], 1):7.1%}")


if __name__ == "__main__":
    main(sys.argv[1:])
