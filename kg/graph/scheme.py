"""The scheme of policy themes, from its table to SKOS: ``python -m kg.graph.scheme [FILE]``.

``kg/lexicon/data/themes.tsv`` is what people edit; ``ontology/themes.ttl`` is made from it and never edited.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence

from kg import resources
from kg.errors import KgError
from kg.graph.nodes import Nodes
from kg.graph.spelling import DCT, DEFAULT_BASE, KG, RDF, SKOS, THEME_SCHEME, Term, Triple, concept, en, iri, text, zh
from kg.graph.turtle import write_turtle
from kg.graph.vocabulary import PREFIXES, SCHEMES
from kg.graph.write import replace_file
from kg.lexicon import table
from kg.lexicon.table import Row

COLUMNS = ("label", "en", "variants", "kind", "broader", "members", "source", "note")
PREFIXES_USED = ("dct", "kg", "rdf", "skos")


def theme_triples(rows: Sequence[Row]) -> Iterator[Triple]:
    """The concepts of the table; raises ``ResourceError`` with the line for a name that no row defines."""
    nodes = Nodes(DEFAULT_BASE)
    known: dict[str, Term] = {}
    for row in rows:
        if row["label"] in known:
            raise row.error(f"the theme {row['label']} stands twice")
        known[row["label"]] = nodes.theme(row["label"], curated=True)
    yield from _scheme()
    for row in rows:
        yield from _concept(row, known)


def _scheme() -> Iterator[Triple]:
    yield THEME_SCHEME, RDF.type, SKOS.ConceptScheme
    yield THEME_SCHEME, SKOS.prefLabel, en("policy theme")
    yield THEME_SCHEME, SKOS.prefLabel, zh("政策主题")
    yield THEME_SCHEME, SKOS.definition, en("Slogans, strategies, programmes, principles and fields of Chinese policy.")
    yield THEME_SCHEME, SKOS.definition, zh("中国政策的口号提法、战略、工程行动、原则与领域。")
    yield THEME_SCHEME, DCT.isPartOf, iri(SCHEMES.rstrip("/"))


def _concept(row: Row, known: dict[str, Term]) -> Iterator[Triple]:
    node = known[row["label"]]
    yield node, RDF.type, KG.PolicyTheme
    yield node, RDF.type, SKOS.Concept
    yield node, SKOS.inScheme, THEME_SCHEME
    yield node, SKOS.prefLabel, zh(row["label"])
    if row["en"]:
        yield node, SKOS.prefLabel, en(row["en"])
    for variant in row.many("variants"):
        if variant != row["label"]:
            yield node, SKOS.altLabel, zh(variant)
    if row["kind"]:
        yield node, KG.themeKind, concept("theme-kind", row["kind"])
    broader = [name for name in row.many("broader") if name != row["label"]]
    for name in broader:
        yield node, SKOS.broader, _named(name, row, known)
    if not broader:
        yield node, SKOS.topConceptOf, THEME_SCHEME
        yield THEME_SCHEME, SKOS.hasTopConcept, node
    for name in row.many("members"):
        yield node, KG.hasMember, _named(name, row, known)
    if row["source"]:
        yield node, DCT.source, zh(row["source"])
    if row["note"]:
        yield node, SKOS.editorialNote, text(row["note"])


def _named(name: str, row: Row, known: dict[str, Term]) -> Term:
    if name not in known:
        raise row.error(
            f"{row['label']} names the theme {name}, which has no row of its own; add one or correct the name"
        )
    return known[name]


def write_scheme(rows: Iterable[Row], path: str) -> int:
    """Write the scheme to *path*; return the number of its triples."""
    triples = set(theme_triples(list(rows)))
    prefixes = {name: PREFIXES[name] for name in PREFIXES_USED}
    prefixes |= {"theme": f"{DEFAULT_BASE}theme/", "theme-kind": f"{SCHEMES}theme-kind/"}
    replace_file(path, lambda out: write_turtle(triples, prefixes, out))
    return len(triples)


def main(arguments: Sequence[str]) -> int:
    """Make the scheme anew; the exit code."""
    try:
        path = arguments[0] if arguments else str(resources.folder("ontology") / "themes.ttl")
        count = write_scheme(table.read("themes.tsv", COLUMNS), path)
    except KgError as error:
        print(error.message, file=sys.stderr)
        return error.exit_code
    print(f"{path}: {count} triples")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
