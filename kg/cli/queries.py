"""``kg queries``: the questions of the library."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Annotated

import typer

from kg.query import Query, library


def queries(as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False) -> None:
    """List the query library with questions and parameters."""
    known = library()
    if as_json:
        rows = [asdict(query) for query in known.values()]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        print("\n\n".join("\n".join(told(query)) for query in known.values()))


def told(query: Query) -> Iterator[str]:
    """What a query asks and what it needs to know."""
    yield f"{query.name}  {query.title_en} {query.title_zh}"
    yield f"  {query.question_en}"
    yield f"  {query.question_zh}"
    for parameter in query.parameters:
        need = "" if parameter.required else " (optional)"
        yield f"    -p {parameter.name}={parameter.example}{need}: {parameter.en} {parameter.zh}"
