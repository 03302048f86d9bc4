"""The closed vocabulary: what ``ontology/kg.ttl`` and ``ontology/schemes.ttl`` define, and nothing else.

``KG.Person`` is a term; ``KG.Persn`` raises at once. ``concept("meeting-kind", "conference")`` is a concept of a
scheme; an unknown notation raises too. Terms of other vocabularies are listed here by name for the same reason.
"""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox

from kg import resources
from kg.errors import UnknownTermError, nearest

NAMESPACE = "https://w3id.org/huabiao/ontology#"
SCHEMES = "https://w3id.org/huabiao/ontology/"
THEME_SCHEME = ox.NamedNode(SCHEMES + "policy-theme")


class Terms:
    """A closed namespace: only the listed names can be had from it, as attributes."""

    def __init__(self, namespace: str, names: str | frozenset[str]) -> None:
        self._namespace = namespace
        known = frozenset(names.split()) if isinstance(names, str) else names
        self._nodes = {name: ox.NamedNode(namespace + name) for name in known}

    def __getattr__(self, name: str) -> ox.NamedNode:
        try:
            return self._nodes[name]
        except KeyError:
            hint = nearest(name, self._nodes)
            raise UnknownTermError(f"{name}: no term of <{self._namespace}>{hint}") from None

    @property
    def names(self) -> frozenset[str]:
        """All names of the namespace."""
        return frozenset(self._nodes)


def _ontology_names() -> frozenset[str]:
    """The local names that ``kg.ttl`` gives a type to."""
    triples = ox.parse(path=str(resources.ontology("kg.ttl")), format=ox.RdfFormat.TURTLE)
    return frozenset(
        t.subject.value[len(NAMESPACE) :]
        for t in triples
        if isinstance(t.subject, ox.NamedNode) and t.predicate == RDF.type and t.subject.value.startswith(NAMESPACE)
    )


RDF = Terms("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "type")
SKOS = Terms(
    "http://www.w3.org/2004/02/skos/core#",
    "Concept ConceptScheme altLabel broader definition editorialNote hasTopConcept inScheme notation prefLabel "
    "topConceptOf",
)
DCT = Terms("http://purl.org/dc/terms/", "date description identifier isPartOf isReplacedBy license source title")
OA = Terms("http://www.w3.org/ns/oa#", "hasSource")
ORG = Terms("http://www.w3.org/ns/org#", "originalOrganization resultingOrganization subOrganizationOf")
SCHEMA = Terms("https://schema.org/", "url")
XSD = Terms("http://www.w3.org/2001/XMLSchema#", "boolean date decimal integer string")
KG = Terms(NAMESPACE, _ontology_names())

PREFIXES: dict[str, str] = {
    "kg": NAMESPACE,
    "dct": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""The prefixes of everything that is written or asked; those of the schemes are added by :func:`prefixes`."""


@cache
def _concepts() -> dict[str, dict[str, ox.NamedNode]]:
    """For each scheme, its concepts by notation and by Chinese label."""
    store = ox.Store()
    store.bulk_load(path=str(resources.ontology("schemes.ttl")), format=ox.RdfFormat.TURTLE)
    table: dict[str, dict[str, ox.NamedNode]] = {}
    for prop in (SKOS.altLabel, SKOS.prefLabel, SKOS.notation):  # a later name wins over an earlier one
        for quad in store.quads_for_pattern(None, prop, None):
            node, label = quad.subject, quad.object
            if not isinstance(node, ox.NamedNode) or not isinstance(label, ox.Literal) or label.language == "en":
                continue
            scheme, _, notation = node.value.removeprefix(SCHEMES).partition("/")
            if notation:
                table.setdefault(scheme, {})[label.value] = node
    return table


def schemes() -> tuple[str, ...]:
    """The names of the schemes, sorted."""
    return tuple(sorted(_concepts()))


def concept(scheme: str, name: str) -> ox.NamedNode:
    """The concept of *scheme* with this notation (``point-out``) or Chinese label (``指出``)."""
    try:
        known = _concepts()[scheme]
    except KeyError:
        raise UnknownTermError(f"{scheme}: no scheme of ontology/schemes.ttl{nearest(scheme, _concepts())}") from None
    try:
        return known[name]
    except KeyError:
        hint = nearest(name, known)
        raise UnknownTermError(f"{name}: no concept of the scheme {scheme} in ontology/schemes.ttl{hint}") from None


def notations(scheme: str) -> tuple[str, ...]:
    """The notations of a scheme's concepts, sorted."""
    return tuple(sorted({notation(node) for node in _concepts()[scheme].values()}))


def notation(node: ox.NamedNode) -> str:
    """The notation of a scheme's concept: the last step of its IRI."""
    return node.value.rpartition("/")[2]


@cache
def prefixes() -> dict[str, str]:
    """All prefixes for writing and asking: those of :data:`PREFIXES` and one for each scheme, by its name."""
    return PREFIXES | {scheme: f"{SCHEMES}{scheme}/" for scheme in schemes()}
