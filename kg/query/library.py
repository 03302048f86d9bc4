"""The query library: files that say in their header what they ask and which parameters they take.

A header is the comment lines at the beginning of a file::

    # title@en: Who held a post
    # title@zh: 谁担任某职务
    # question@en: …
    # question@zh: …
    # param: institution | institution | optional | 工业和信息化部 | the institution of the post | 职务所属的机构

A parameter stands in the query as ``VALUES ?institution { UNDEF }``. That is plain SPARQL which asks for any value,
so every file of the library also runs as it is, in any other tool.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kg import resources
from kg.errors import ResourceError, UsageError, nearest


class Kind(StrEnum):
    """What a parameter is: a thing of a class, found by name or IRI, or a plain value."""

    PERSON = "person"
    INSTITUTION = "institution"
    MEETING = "meeting"
    THEME = "theme"
    DOCUMENT = "document"
    ENTITY = "entity"
    TEXT = "text"
    DATE = "date"
    INTEGER = "integer"
    ANY = "any"
    """A thing if something has this name, else a text: the parameters of a file without a header."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a query."""

    name: str
    kind: Kind
    required: bool
    example: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Query:
    """A query: its text and what its header says."""

    name: str
    text: str
    title_en: str
    title_zh: str
    question_en: str
    question_zh: str
    parameters: tuple[Parameter, ...]

    def parameter(self, name: str) -> Parameter:
        """The parameter *name*; raises ``UsageError`` with the nearest names where there is none."""
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        names = [p.name for p in self.parameters]
        known = f"it takes {', '.join(names)}" if names else "it takes none (VALUES ?name { UNDEF } makes one)"
        raise UsageError(f"{self.name}: no parameter {name}{nearest(name, names)}; {known}")


_FIELD = re.compile(r"#\s*(?P<field>title@en|title@zh|question@en|question@zh|param)\s*:\s*(?P<value>.*)")
_COMMENT_OR_BLANK = re.compile(r"\s*(#.*)?")
PLACE = re.compile(r"VALUES\s+\?(?P<name>\w+)\s*\{\s*UNDEF\s*\}", re.IGNORECASE)
"""Where the value of a parameter goes."""


def library() -> dict[str, Query]:
    """All questions of the library, by name, sorted."""
    return {path.stem: parse(path.stem, path.read_text(encoding="utf-8")) for path in _files(resources.queries())}


def load(name: str) -> Query:
    """The question *name* of the library, or the file ``*.rq`` of that path; raises ``UsageError``."""
    if name.endswith((".rq", ".sparql")) or "/" in name or "\\" in name:
        path = Path(name)
        try:
            return parse(path.name, path.read_text(encoding="utf-8"))
        except UnicodeDecodeError:
            raise UsageError(f"{name}: is no UTF-8 text; save the query as UTF-8") from None
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise UsageError(f"{name}: the query cannot be read ({reason}); kg queries lists the library") from None
    known = library()
    if name not in known:
        raise UsageError(f"{name}: no query of this name{nearest(name, known)}; kg queries lists the library")
    return known[name]


def parse(name: str, text: str) -> Query:
    """A query out of its text. What the header does not declare but the text has a place for is a parameter too."""
    fields: dict[str, str] = {}
    parameters: list[Parameter] = []
    for line in _header(text):
        if found := _FIELD.fullmatch(line.strip()):
            if found["field"] == "param":
                parameters.append(_parameter(name, found["value"]))
            else:
                fields[found["field"]] = found["value"].strip()
    places = dict.fromkeys(found["name"] for found in PLACE.finditer(text))
    for parameter in parameters:
        if parameter.name not in places:
            raise ResourceError(f"{name}: the parameter {parameter.name} has no VALUES ?{parameter.name} {{ UNDEF }}")
    declared = {parameter.name for parameter in parameters}
    parameters += [Parameter(place, Kind.ANY, False, "", "", "") for place in places if place not in declared]
    return Query(
        name=name,
        text=text,
        title_en=fields.get("title@en", ""),
        title_zh=fields.get("title@zh", ""),
        question_en=fields.get("question@en", ""),
        question_zh=fields.get("question@zh", ""),
        parameters=tuple(parameters),
    )


def _header(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if not _COMMENT_OR_BLANK.fullmatch(line):
            return
        yield line


def _parameter(query: str, value: str) -> Parameter:
    cells = [cell.strip() for cell in value.split("|")]
    if len(cells) != 6 or cells[2] not in ("required", "optional") or cells[1] not in set(Kind):
        raise ResourceError(f"{query}: expected “name | type | required or optional | example | en | zh”, got: {value}")
    name, kind, need, example, en, zh = cells
    return Parameter(name, Kind(kind), need == "required", example, zh=zh, en=en)


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.rq"))
