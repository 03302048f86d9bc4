"""English names out of the lexicons' ``en`` columns."""

from __future__ import annotations

from functools import cache

from kg import resources
from kg.lexicon import table
from kg.resolve.entities import English


@cache
def english_names() -> English:
    """The English names that the shipped lexicons give to institutions and themes."""
    return English(
        institutions=_column("institutions.tsv", "name"),
        themes=_column("themes.tsv", "label"),
    )


def _column(file: str, name: str) -> dict[str, str]:
    if not resources.has_lexicon(file):
        return {}
    return {row[name]: row["en"] for row in table.read(file, (name, "en")) if row["en"]}
