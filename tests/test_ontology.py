"""The ontology says what it must: labels and definitions in two languages, alignments, schemes that match the model."""

from __future__ import annotations

from enum import StrEnum

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SH, SKOS

from kg import resources
from kg.errors import ResourceError, UnknownTermError
from kg.extract.form import PATTERNS
from kg.graph import scheme, vocabulary
from kg.graph.vocabulary import KG, concept, notation
from kg.lexicon import table
from kg.lexicon.table import Row
from kg.model import Action, MeetingKind, Mode, Relation, Role, Status, Venue
from kg.resolve.institutions import ChangeKind

FILES = ("kg.ttl", "schemes.ttl", "themes.ttl", "shapes.ttl")
DESIGN_CLASSES = (
    "Person Institution Post Tenure Appointment Meeting Participation Statement Task PolicyTheme PolicyDocument "
    "Article Evidence"
).split()
TYPES = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)


@pytest.fixture(scope="module")
def graphs() -> dict[str, rdflib.Graph]:
    return {name: rdflib.Graph().parse(resources.ontology(name), format="turtle") for name in FILES}


@pytest.fixture(scope="module")
def terms(graphs: dict[str, rdflib.Graph]) -> list[rdflib.term.Node]:
    return [term for kind in TYPES for term in graphs["kg.ttl"].subjects(RDF.type, kind)]


@pytest.mark.parametrize("name", FILES)
def test_both_parsers_read_the_same_triples(name: str) -> None:
    path = resources.ontology(name)
    ours = sum(1 for _ in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
    assert ours == len(rdflib.Graph().parse(path, format="turtle")) > 100


def test_every_term_has_labels_and_definitions_in_both_languages(
    graphs: dict[str, rdflib.Graph], terms: list[rdflib.term.Node]
) -> None:
    assert len(terms) > 80
    for term in terms:
        for prop in (RDFS.label, SKOS.definition):
            languages = sorted(o.language for o in graphs["kg.ttl"].objects(term, prop))
            assert languages == ["en", "zh"], (term, prop)


def test_labels_are_distinct(graphs: dict[str, rdflib.Graph], terms: list[rdflib.term.Node]) -> None:
    classes = [
        str(o)
        for t in terms
        for o in graphs["kg.ttl"].objects(t, RDFS.label)
        if o.language == "zh" and t in set(graphs["kg.ttl"].subjects(RDF.type, OWL.Class))
    ]
    assert len(classes) == len(set(classes))


def test_the_classes_of_the_design_exist_and_are_aligned(graphs: dict[str, rdflib.Graph]) -> None:
    onto = graphs["kg.ttl"]
    for name in DESIGN_CLASSES:
        node = rdflib.URIRef(getattr(KG, name).value)
        foreign = [o for p in (RDFS.subClassOf, SKOS.closeMatch) for o in onto.objects(node, p)]
        assert any(not str(o).startswith(vocabulary.NAMESPACE) for o in foreign), name


def test_header_names_version_and_licence(graphs: dict[str, rdflib.Graph]) -> None:
    (head,) = graphs["kg.ttl"].subjects(RDF.type, OWL.Ontology)
    assert graphs["kg.ttl"].value(head, OWL.versionInfo)
    assert graphs["kg.ttl"].value(head, rdflib.DCTERMS.license)


def test_domains_and_ranges_are_terms(graphs: dict[str, rdflib.Graph]) -> None:
    ends = {o for p in (RDFS.domain, RDFS.range) for o in graphs["kg.ttl"].objects(None, p)}
    ours = {str(o).removeprefix(vocabulary.NAMESPACE) for o in ends if str(o).startswith(vocabulary.NAMESPACE)}
    assert ours
    assert ours <= KG.names


def test_shapes_cover_every_class_that_the_graph_has(graphs: dict[str, rdflib.Graph]) -> None:
    targets = {str(o).removeprefix(vocabulary.NAMESPACE) for o in graphs["shapes.ttl"].objects(None, SH.targetClass)}
    assert set(DESIGN_CLASSES) <= targets <= KG.names
    for message_holder in graphs["shapes.ttl"].subjects(SH.path):
        assert len(list(graphs["shapes.ttl"].objects(message_holder, SH.message))) == 2


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("participation-role", Role),
        ("meeting-kind", MeetingKind),
        ("meeting-mode", Mode),
        ("venue", Venue),
        ("tenure-status", Status),
        ("appointment-action", Action),
        ("citation-relation", Relation),
        ("institution-change-kind", ChangeKind),
    ],
)
def test_schemes_match_the_model(name: str, values: type[StrEnum]) -> None:
    assert {notation(concept(name, value)) for value in values} == {value.value for value in values}


def test_every_concept_is_labelled_and_defined_in_both_languages(graphs: dict[str, rdflib.Graph]) -> None:
    concepts = set(graphs["schemes.ttl"].subjects(RDF.type, SKOS.Concept))
    assert len(concepts) > 90
    for node in concepts:
        for prop in (SKOS.prefLabel, SKOS.definition):
            assert sorted(o.language for o in graphs["schemes.ttl"].objects(node, prop)) == ["en", "zh"], node
        assert str(node).endswith("/" + str(graphs["schemes.ttl"].value(node, SKOS.notation)))


@pytest.mark.parametrize(
    ("verb", "expected"), [("指出", "point-out"), ("强调", "emphasise"), ("要求", "require"), ("号召", "call-on")]
)
def test_speech_acts_are_found_by_their_verb(verb: str, expected: str) -> None:
    assert notation(concept("speech-act", verb)) == expected


@pytest.mark.parametrize(
    ("file", "column", "name"),
    [
        ("institutions.tsv", "kind", "institution-kind"),
        ("institution_suffixes.tsv", "kind", "institution-kind"),
        ("local_bodies.tsv", "kind", "institution-kind"),
        ("meeting_heads.tsv", "kind", "meeting-kind"),
        ("themes.tsv", "kind", "theme-kind"),
        ("speech_verbs.tsv", "act", "speech-act"),
    ],
)
def test_every_kind_of_the_lexicons_is_a_concept(file: str, column: str, name: str) -> None:
    values = {row[column] for row in table.read(file, (column,)) if row[column]}
    assert values
    for value in values:
        assert concept(name, value)


def test_every_kind_that_the_rules_for_themes_give_is_a_concept() -> None:
    kinds = {notation(concept("theme-kind", kind)) for _, _, kind, _ in PATTERNS}
    assert kinds


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: KG.Persn, "did you mean Person"),
        (lambda: concept("meeting-kind", "conferense"), "did you mean conference"),
        (lambda: concept("meetingkind", "talks"), "did you mean meeting-kind"),
    ],
)
def test_a_misspelt_term_raises_at_once(call: object, message: str) -> None:
    with pytest.raises(UnknownTermError, match=message):
        call()  # type: ignore[operator]


def test_themes_are_made_from_the_table(tmp_path: object, graphs: dict[str, rdflib.Graph]) -> None:
    rows = table.read("themes.tsv", scheme.COLUMNS)
    made = f"{tmp_path}/themes.ttl"
    assert scheme.write_scheme(rows, made) == scheme.write_scheme(reversed(rows), made)
    themes = graphs["themes.ttl"]
    labels = {str(o) for o in themes.objects(None, SKOS.prefLabel) if o.language == "zh"}
    assert len(rows) >= 300
    assert {row["label"] for row in rows} <= labels, "ontology/themes.ttl is out of date: make ontology"
    with open(made, encoding="utf-8") as new, resources.ontology("themes.ttl").open(encoding="utf-8") as old:
        assert new.read() == old.read(), "ontology/themes.ttl is out of date: make ontology"


def test_six_stabilities_have_six_members(graphs: dict[str, rdflib.Graph]) -> None:
    (node,) = graphs["themes.ttl"].subjects(SKOS.prefLabel, rdflib.Literal("六稳", lang="zh"))
    assert len(list(graphs["themes.ttl"].objects(node, rdflib.URIRef(KG.hasMember.value)))) == 6


def row(label: str, **cells: str) -> Row:
    return Row(dict.fromkeys(scheme.COLUMNS, "") | {"label": label} | cells, "themes.tsv", 7)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([row("茶", broader="饮料")], "themes.tsv:7: 茶 names the theme 饮料"),
        ([row("茶", members="绿茶")], "themes.tsv:7: 茶 names the theme 绿茶"),
        ([row("茶"), row("茶")], "themes.tsv:7: the theme 茶 stands twice"),
    ],
)
def test_a_table_that_points_nowhere_is_refused_with_its_line(rows: list[Row], message: str) -> None:
    with pytest.raises(ResourceError, match=message):
        list(scheme.theme_triples(rows))
