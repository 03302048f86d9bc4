"""The two sides of a judgement: what the user wrote, whom the graph knows by it, and what speaks against the pair."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pyoxigraph as ox

from kg.errors import UsageError, nearest
from kg.graph.vocabulary import DCT, KG, RDF, SKOS
from kg.query.names import find, iri
from kg.resolve.judgements import KINDS, Reference
from kg.resolve.records import block_of, names_agree

CLASSES = {KG.Person: "person", KG.Institution: "institution"}
"""What can be judged, by class."""


def reference(text: str, graph: ox.Store | None) -> Reference:
    """What the user means: a reference as files write it, an IRI, or a name.

    Raises:
        UsageError: it is none, or the graph knows nobody, or several, by it; the candidates are named.
    """
    kind = text.partition(":")[0]
    if kind not in KINDS and (node := iri(text)):
        return _of_node(node, text, graph)
    try:
        plain = Reference.parse(text if kind in KINDS else f"person:{text}")
    except ValueError as error:
        raise UsageError(str(error)) from None
    if graph is None:
        return plain
    if kind not in KINDS and not plain.post and not plain.doc:
        kinds = {_kind_of(node, graph) for node in find(graph, plain.name)} - {""}
        if len(kinds) != 1:
            raise UsageError(
                f"{text}: neither one person nor one institution; write person:{text} or institution:{text}"
            )
        plain = replace(plain, kind=kinds.pop())
    if plain.post:
        plain = replace(plain, post=_full_post(plain, graph))
    if plain.kind not in CLASSES.values():
        return plain
    node = meant(plain, graph)
    return plain if plain.post or plain.doc else _way(node, plain.kind, graph)


def meant(told: Reference, graph: ox.Store) -> ox.NamedNode:
    """The one whom a reference means; raises ``UsageError`` where it is nobody or several, and names the candidates."""
    bearers = _bearers(told, graph)
    found = [node for node in bearers if not told.post or told.post in posts_of(node, graph)]
    if told.doc:
        found = [node for node in found if node in _named_in(told.doc, graph)]
        if not found:
            raise UsageError(f"{told}: no {told.name} in the document {told.doc}")
    if not found:
        raise UsageError(f"{told}: no {told.kind} of this name in the graph")
    if len(found) > 1:
        ways = " or ".join(str(_way(node, told.kind, graph)) for node in found)
        raise UsageError(f"{told}: means {len(found)} {'people' if told.kind == 'person' else 'bodies'}; write {ways}")
    return found[0]


def warnings(left: Reference, right: Reference, graph: ox.Store) -> Iterator[str]:
    """What to say where two are judged the same and their names say otherwise."""
    one, other = meant(left, graph), meant(right, graph)
    if one == other:
        yield f"{left} and {right} are one already"
    elif left.kind == "person":
        names, others = _names(one, graph), _names(other, graph)
        if not any(block_of(a) == block_of(b) and names_agree(a, b) for a in names for b in others):
            shared = sorted(set(posts_of(one, graph)) & set(posts_of(other, graph)))
            told = f"both are shown as {shared[0]}" if shared else "no post in common"
            yield f"{left} and {right} have different names and {told}; take the line out again if they are two"


def _bearers(told: Reference, graph: ox.Store) -> list[ox.NamedNode]:
    return [node for node in find(graph, told.name) if _kind_of(node, graph) == told.kind]


def _way(node: ox.NamedNode, kind: str, graph: ox.Store) -> Reference:
    """How to write a node: by its name, of several people of one name by a post that only one holds, or a document."""
    plain = Reference(kind, next(iter(_labels(node, SKOS.prefLabel, graph)), ""))
    others = [other for other in _bearers(plain, graph) if other != node]
    if not others:
        return plain
    taken = {post for other in others for post in posts_of(other, graph)}
    if kind == "person" and (post := next((post for post in posts_of(node, graph) if post not in taken), "")):
        return replace(plain, post=post)
    return replace(plain, doc=_first_document(node, graph))


def _full_post(told: Reference, graph: ox.Store) -> str:
    """The post as the graph names it (海州市人民政府市长), where the user leaves something of it out (海州市市长)."""
    posts = sorted({post for person in _bearers(told, graph) for post in posts_of(person, graph)})
    meant = [post for post in posts if post == told.post] or [post for post in posts if _within(told.post, post)]
    if len(meant) == 1:
        return meant[0]
    known = "、".join(posts) or "no post at all"
    raise UsageError(f"{told}: {'several posts' if meant else 'no post'} of this name; {told.name} is shown as {known}")


def _within(short: str, full: str) -> bool:
    """Whether *short* is *full* with something left out inside: the same ending, all characters in order."""
    rest = iter(full)
    return short[-1:] == full[-1:] and all(character in rest for character in short)


def _kind_of(node: ox.NamedNode, graph: ox.Store) -> str:
    """``person``, ``institution``, or nothing that can be judged."""
    types = {quad.object for quad in graph.quads_for_pattern(node, RDF.type, None)}
    return next((kind for cls, kind in CLASSES.items() if cls in types), "")


def _of_node(node: ox.NamedNode, text: str, graph: ox.Store | None) -> Reference:
    """The reference to what an IRI stands for."""
    if graph is None:
        raise UsageError(f"{text}: name the graph that has this IRI, with --store or --graph")
    find(graph, text)
    kind = _kind_of(node, graph)
    if not kind:
        raise UsageError(f"{text}: neither a person nor an institution; only those can be judged")
    return _way(node, kind, graph)


def posts_of(person: ox.NamedNode, graph: ox.Store) -> list[str]:
    """The posts in which a person is shown, by their full titles, sorted."""
    tenures = [quad.subject for quad in graph.quads_for_pattern(None, KG.person, person)]
    posts = {quad.object for tenure in tenures for quad in graph.quads_for_pattern(tenure, KG.post, None)}
    return sorted(label for post in posts for label in _labels(post, SKOS.prefLabel, graph))


def _names(node: ox.NamedNode, graph: ox.Store) -> set[str]:
    return {name for prop in (SKOS.prefLabel, SKOS.altLabel) for name in _labels(node, prop, graph)}


def _labels(
    node: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple, prop: ox.NamedNode, graph: ox.Store
) -> set[str]:
    """The Chinese labels of a node."""
    if not isinstance(node, ox.NamedNode):
        return set()
    values = (quad.object for quad in graph.quads_for_pattern(node, prop, None))
    return {value.value for value in values if isinstance(value, ox.Literal) and value.language == "zh"}


def _named_in(doc: str, graph: ox.Store) -> set[ox.NamedNode]:
    """All that the article of a document mentions."""
    articles = [quad.subject for quad in graph.quads_for_pattern(None, DCT.identifier, ox.Literal(doc))]
    found = {
        quad.object
        for article in articles
        for quad in graph.quads_for_pattern(article, KG.mentions, None)
        if isinstance(quad.object, ox.NamedNode)
    }
    if not articles:
        known = (quad.object for quad in graph.quads_for_pattern(None, DCT.identifier, None))
        near = nearest(doc, (each.value for each in known if isinstance(each, ox.Literal)))
        raise UsageError(f"{doc}: no document of this identifier in the graph{near}")
    return found


def _first_document(node: ox.NamedNode, graph: ox.Store) -> str:
    """A document that mentions a node: the first by its identifier."""
    articles = [quad.subject for quad in graph.quads_for_pattern(None, KG.mentions, node)]
    ids = (quad.object for article in articles for quad in graph.quads_for_pattern(article, DCT.identifier, None))
    return min((each.value for each in ids if isinstance(each, ox.Literal)), default="ID")
