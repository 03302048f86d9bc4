"""A theme in a sentence: where one article first names it, in which words, and who says it there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.analyse.asking import is_a, name_of, published, value
from kg.graph.vocabulary import DCT, KG, OA, SCHEMA

_CLAUSE = re.compile(r"[，。；：！？、\n“”\"]+")


@dataclass(frozen=True, slots=True)
class Sighting:
    """A theme in one sentence of one article."""

    day: str
    article: str
    """The article's identifier."""
    title: str
    source: str
    url: str
    sentence: str
    wording: str
    speaker: str
    """Who says it; empty where the article itself does."""


def sighting(store: ox.Store, theme: ox.NamedNode, article: ox.NamedNode | None) -> Sighting | None:
    """The first sentence of *article* that names *theme*, and who says it there."""
    if article is None:
        return None
    proofs = sorted(
        (_number(store, proof, KG.start), value(store, proof, KG.quote), wording)
        for mention, wording in _mentions(store, theme, article)
        for proof in _objects(store, mention, KG.evidence)
    )
    _, sentence, wording = proofs[0] if proofs else (0, "", "")
    return Sighting(
        day=published(store, article),
        article=value(store, article, DCT.identifier),
        title=value(store, article, DCT.title),
        source=value(store, article, DCT.source),
        url=value(store, article, SCHEMA.url),
        sentence=sentence.strip(),
        wording=wording,
        speaker=_speaker_of(store, theme, article, sentence, wording),
    )


def _mentions(store: ox.Store, theme: ox.NamedNode, article: ox.NamedNode) -> Iterator[tuple[ox.NamedNode, str]]:
    """The mentions of *theme* in *article*, with their words."""
    # From the article's side: a theme may have thousands of mentions, an article has some dozens.
    for quad in list(store.quads_for_pattern(None, KG.article, article)):
        mention = quad.subject
        if isinstance(mention, ox.NamedNode) and any(
            each.object == theme for each in store.quads_for_pattern(mention, KG.theme, None)
        ):
            yield mention, value(store, mention, KG.wording)


def _speaker_of(store: ox.Store, theme: ox.NamedNode, article: ox.NamedNode, sentence: str, wording: str) -> str:
    """Who says the clause of *sentence* that holds *wording*: the speaker of a statement of the article with it."""
    clauses = [clause for clause in _CLAUSE.split(sentence) if wording in clause] or [sentence.strip()]
    for statement in _statements(store, article):
        raises = any(each == theme for each in _objects(store, statement, KG.raises))
        if raises and any(clause in value(store, statement, KG.text) for clause in clauses):
            return next((name_of(store, each) for each in _objects(store, statement, KG.speaker)), "")
    return ""


def _statements(store: ox.Store, article: ox.NamedNode) -> list[ox.NamedNode]:
    """The statements whose evidence stands in *article*, in the order of the text."""
    proofs = [quad.subject for quad in store.quads_for_pattern(None, OA.hasSource, article)]
    found: dict[ox.NamedNode, int] = {}
    for proof in proofs:
        if not isinstance(proof, ox.NamedNode):
            continue
        for quad in store.quads_for_pattern(None, KG.evidence, proof):
            if isinstance(quad.subject, ox.NamedNode) and is_a(store, quad.subject, KG.Statement):
                start = _number(store, proof, KG.start)
                found[quad.subject] = min(start, found.get(quad.subject, start))
    return sorted(found, key=lambda each: (found[each], each.value))


def _objects(store: ox.Store, node: ox.NamedNode, prop: ox.NamedNode) -> list[ox.NamedNode]:
    """The things that *node* has for *prop*, sorted."""
    found = {q.object for q in store.quads_for_pattern(node, prop, None) if isinstance(q.object, ox.NamedNode)}
    return sorted(found, key=lambda each: each.value)


def _number(store: ox.Store, node: ox.NamedNode, prop: ox.NamedNode) -> int:
    return int(value(store, node, prop) or 0)
