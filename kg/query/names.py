"""From the names that people type to the nodes of a graph: by label, by a known short form, by part of a name."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import pyoxigraph as ox

from kg import resources
from kg.errors import UsageError, nearest
from kg.graph.vocabulary import KG, RDF, SKOS
from kg.lexicon import table
from kg.query.library import Kind
from kg.text.script import simplified

CLASSES = {
    Kind.PERSON: (KG.Person,),
    Kind.INSTITUTION: (KG.Institution,),
    Kind.MEETING: (KG.Meeting,),
    Kind.THEME: (KG.PolicyTheme,),
    Kind.DOCUMENT: (KG.PolicyDocument, KG.ArtWork),
    Kind.ENTITY: (
        KG.Person,
        KG.Institution,
        KG.Meeting,
        KG.PolicyTheme,
        KG.PolicyDocument,
        KG.ArtWork,
        KG.Post,
        KG.Place,
        KG.Group,
    ),
}
_BY_PART = frozenset({Kind.MEETING, Kind.DOCUMENT, Kind.THEME})
"""Kinds with names so long that a part of one is enough."""
_SHORTEST_PART = 2
_MARKS = re.compile(r"[\s《》〈〉“”\"‘’「」『』·•・]+")
_IRI = re.compile(r"<?(?P<iri>[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|^`\\]+)>?")


def find(store: ox.Store, name: str, kind: Kind = Kind.ENTITY) -> list[ox.NamedNode]:
    """The nodes called *name*, in either script, sorted.

    Raises:
        UsageError: there is none; names the nearest.
    """
    if node := iri(name):
        if next(store.quads_for_pattern(node, None, None), None) is None:
            raise UsageError(f"{name}: nothing has this IRI in the graph")
        return [node]
    full = _full_name(name, kind)
    if spelled := _spelled(store, name.strip(), kind) or _spelled(store, full, kind):
        return sorted(spelled, key=lambda node: node.value)
    labels = _labels(store, kind)
    found = labels.get(plain(name)) or labels.get(plain(full))
    if not found and kind in _BY_PART and len(plain(name)) >= _SHORTEST_PART:
        found = {node for label, nodes in labels.items() if plain(name) in label for node in nodes}
    if not found and (other := simplified(name)) != name:
        return find(store, other, kind)
    if not found:
        what = "thing" if kind in (Kind.ENTITY, Kind.ANY) else kind.value
        raise UsageError(f"{name}: no {what} of this name in the graph{nearest(plain(name), labels)}")
    return sorted(found, key=lambda node: node.value)


def iri(text: str) -> ox.NamedNode | None:
    """*text* as an IRI, with or without angle brackets; ``None`` where it is none."""
    if not (found := _IRI.fullmatch(text.strip())) or not (text.startswith(("<", "urn:")) or "/" in text):
        return None
    try:
        return ox.NamedNode(found["iri"])
    except ValueError:
        return None


def plain(text: str) -> str:
    """A name without spaces and marks, in one width and case, for comparing."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", text)).casefold()


def _spelled(store: ox.Store, name: str, kind: Kind) -> set[ox.NamedNode]:
    """Who bears this very label in Chinese: what an index answers at once, in a graph of any size."""
    classes = CLASSES.get(kind, CLASSES[Kind.ENTITY])
    return {
        node
        for prop in (SKOS.prefLabel, SKOS.altLabel)
        for quad in store.quads_for_pattern(None, prop, ox.Literal(name, language="zh"))
        if isinstance(node := quad.subject, ox.NamedNode)
        and any(next(store.quads_for_pattern(node, RDF.type, cls), None) is not None for cls in classes)
    }


def _labels(store: ox.Store, kind: Kind) -> dict[str, set[ox.NamedNode]]:
    """Every label of the things of a kind, and who bears it."""
    labels: dict[str, set[ox.NamedNode]] = {}
    for cls in CLASSES.get(kind, CLASSES[Kind.ENTITY]):
        bearers = {quad.subject for quad in store.quads_for_pattern(None, RDF.type, cls)}
        for node in bearers:
            for prop in (SKOS.prefLabel, SKOS.altLabel):
                for quad in store.quads_for_pattern(node, prop, None):
                    if isinstance(node, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                        labels.setdefault(plain(quad.object.value), set()).add(node)
    return labels


@cache
def _other_forms(lexicon: str, name: str, forms: str) -> dict[str, str]:
    """The names of a lexicon by their other forms."""
    if not resources.has_lexicon(lexicon):
        return {}
    return {plain(form): row[name] for row in table.read(lexicon, (name, forms)) for form in row.many(forms)}


def _full_name(name: str, kind: Kind) -> str:
    """The canonical name of what a lexicon knows by another form (``工信部``, ``供给侧改革``)."""
    if kind is Kind.THEME:
        return _other_forms("themes.tsv", "label", "variants").get(plain(name), name)
    return _other_forms("institutions.tsv", "name", "short").get(plain(name), name)
