"""Writing a graph: the same quads give the same bytes, whatever their order; never a half-written file."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from tempfile import NamedTemporaryFile

import pyoxigraph as ox

from kg.errors import UsageError
from kg.graph.spelling import DEFAULT_BASE, DEFAULT_GRAPH, GraphTriples, Term, Triple
from kg.graph.turtle import write_trig, write_turtle
from kg.graph.vocabulary import prefixes


class Format(StrEnum):
    """The RDF formats, by file ending."""

    TURTLE = "ttl"
    TRIG = "trig"
    N_TRIPLES = "nt"
    N_QUADS = "nq"
    JSON_LD = "jsonld"


OX_FORMATS = {
    Format.TURTLE: ox.RdfFormat.TURTLE,
    Format.TRIG: ox.RdfFormat.TRIG,
    Format.N_TRIPLES: ox.RdfFormat.N_TRIPLES,
    Format.N_QUADS: ox.RdfFormat.N_QUADS,
    Format.JSON_LD: ox.RdfFormat.JSON_LD,
}
_N_QUADS = ox.RdfFormat.N_QUADS
_KINDS = (
    "appointment article attestation citation decision document evidence group institution meeting participation "
    "person place post report statement task tenure theme theme-mention"
).split()


def format_of(path: str | Path) -> Format:
    """The format that a file's ending stands for."""
    ending = Path(path).suffix.removeprefix(".").lower()
    try:
        return Format(ending)
    except ValueError:
        known = " ".join(f".{f.value}" for f in Format)
        raise UsageError(f"{path}: unknown format {Path(path).suffix or '(no ending)'}; use one of {known}") from None


def write(
    graphs: Iterable[GraphTriples], path: str | Path, *, format: Format | None = None, base: str = DEFAULT_BASE
) -> int:
    """Write *graphs* to *path* in the *format* of its ending; return how many statements were written.

    Turtle and N-Triples hold the same triples without the named graphs. The file is written beside its place and
    then renamed. Raises ``UsageError`` where the place cannot be written.
    """
    form = format or format_of(path)
    count = 0

    def body(out: Callable[[str], object]) -> None:
        nonlocal count
        count = write_text(graphs, form, out, base=base)

    replace_file(path, body)
    return count


def write_text(
    graphs: Iterable[GraphTriples], form: Format, out: Callable[[str], object], *, base: str = DEFAULT_BASE
) -> int:
    """Send the text of *graphs* to *out* piece by piece; return how many statements there are."""
    named = gathered(graphs)
    if form in (Format.TURTLE, Format.N_TRIPLES):
        named = {DEFAULT_GRAPH: set().union(*named.values())}
    match form:
        case Format.TURTLE:
            write_turtle(named.get(DEFAULT_GRAPH, ()), _readable_prefixes(base), out)
        case Format.TRIG:
            write_trig(named, _readable_prefixes(base), out)
        case Format.N_TRIPLES | Format.N_QUADS:
            for name in sorted(named):
                out("".join(lines(name, named[name])))
        case Format.JSON_LD:
            quads = ox.parse("".join(line for name in sorted(named) for line in lines(name, named[name])), _N_QUADS)
            buffer = io.BytesIO()
            ox.serialize(quads, buffer, format=ox.RdfFormat.JSON_LD, prefixes=prefixes())
            out(buffer.getvalue().decode("utf-8") + "\n")
    return sum(map(len, named.values()))


def gathered(graphs: Iterable[GraphTriples]) -> dict[Term, set[Triple]]:
    """The graphs by name; what comes under one name is one graph."""
    named: dict[Term, set[Triple]] = {}
    for name, triples in graphs:
        if name in named:
            named[name] |= triples
        else:
            named[name] = triples
    return named


def of_quads(quads: Iterable[ox.Quad]) -> list[GraphTriples]:
    """pyoxigraph's quads as graphs that can be written; raises ``ValueError`` for a blank node or a quoted triple."""
    named: dict[Term, set[Triple]] = {}
    for quad in quads:
        subject, predicate, value, graph = quad
        if type(subject) is not ox.NamedNode or type(value) not in (ox.NamedNode, ox.Literal):
            raise ValueError(f"a blank node or a quoted triple in the graph: {quad}")
        name = str(graph) if type(graph) is ox.NamedNode else DEFAULT_GRAPH
        named.setdefault(name, set()).add((str(subject), str(predicate), str(value)))
    return list(named.items())


def lines(name: Term, triples: Iterable[Triple]) -> list[str]:
    """One graph as lines of N-Quads, sorted."""
    end = f" {name} .\n" if name else " .\n"
    return sorted([f"{s} {p} {o}{end}" for s, p, o in triples])


def replace_file(path: str | Path, body: Callable[[Callable[[str], object]], None]) -> None:
    """Let *body* write a text file beside *path*, then put it in its place; nothing is left of a failed attempt."""
    target = Path(path)
    if target.is_dir():
        raise UsageError(f"{path}: is a folder; name a file to write")
    temporary: Path | None = None
    try:
        with NamedTemporaryFile(
            "w", encoding="utf-8", newline="\n", dir=target.parent, prefix=f".{target.name}.", delete=False
        ) as file:
            temporary = Path(file.name)
            body(file.write)
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(target)
        temporary = None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"{path}: cannot be written ({reason}); choose another place") from None
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _umask() -> int:
    """The process's file mask, which temporary files ignore."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _readable_prefixes(base: str) -> dict[str, str]:
    """All prefixes, and one for each kind of thing: ``person:miao-wei-7e474362``."""
    return prefixes() | {kind: f"{base}{kind}/" for kind in _KINDS}
