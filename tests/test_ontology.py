"""The ontology says what it must: labels and definitions in two languages, alignments, schemes that match the model."""

from __future__ import annotations

import re
from enum import StrEnum

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SH, SKOS

from kg import resources
from kg.errors import ResourceError, UnknownTermError
from kg.extract.themes.form import PATTERNS
from kg.graph import scheme, vocabulary
from kg.graph.vocabulary import KG, concept, notation
from kg.lexicon import table
from kg.lexicon.loading import load
from kg.lexicon.table import Row
from kg.model import (
    Action,
    ActorRole,
    Direction,
    MeetingKind,
    Mode,
    Relation,
    Role,
    Status,
    TaskForm,
    Venue,
)
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
        ("task-form", TaskForm),
        ("actor-role", ActorRole),
        ("target-direction", Direction),
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
    kinds = {notation(concept("theme-kind", pattern.kind)) for pattern in PATTERNS}
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


NUMERALS = {"一": 1, "二": 2, "两": 2, "双": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
LISTING = frozenset({"slogan", "principle", "strategy", "programme", "campaign"})


def counted(label: str) -> set[int]:
    """How many members a label may announce: each of its numerals, or their sum (三去一降一补 has five)."""
    told = [
        10 + NUMERALS.get(n[1:], 0) if n[0] == "十" else NUMERALS[n]
        for n in re.findall(r"十[一二三四五六七八九]?|[一二三四五六七八九两双]", label)
    ]
    return {*told, sum(told)}


@pytest.fixture(scope="module")
def members(graphs: dict[str, rdflib.Graph]) -> dict[str, list[rdflib.term.Node]]:
    themes = graphs["themes.ttl"]
    return {
        str(label): list(themes.objects(node, rdflib.URIRef(KG.hasMember.value)))
        for node, label in themes.subject_objects(SKOS.prefLabel)
        if label.language == "zh"
    }


def test_numeral_slogans_have_as_many_members_as_they_say(members: dict[str, list[rdflib.term.Node]]) -> None:
    rows = table.read("themes.tsv", scheme.COLUMNS)
    lists = [r for r in rows if r["label"][0] in set(NUMERALS) - {"一"} and r["kind"] in LISTING]
    lists = [r for r in lists if not r["note"].startswith("no list: ")]
    assert len(lists) > 90
    assert [r["label"] for r in lists if len(members[r["label"]]) not in counted(r["label"])] == []


@pytest.mark.parametrize(
    ("label", "count"),
    [
        *(("六稳", 6), ("六保", 6), ("四个意识", 4), ("四个自信", 4), ("两个维护", 2), ("两个确立", 2), ("三农", 3)),
        *(("五位一体", 5), ("四个全面", 4), ("双碳", 2), ("三去一降一补", 5), ("三大攻坚战", 3), ("一带一路", 2)),
        *(("两不愁三保障", 5), ("六税两费", 8), ("十四个坚持", 14), ("十大伙伴行动", 10)),
    ],
)
def test_the_best_known_slogans_have_their_members(
    members: dict[str, list[rdflib.term.Node]], label: str, count: int
) -> None:
    assert len(members[label]) == count


def test_the_scheme_of_themes_is_sound_skos(graphs: dict[str, rdflib.Graph]) -> None:
    """SKOS Reference S13, S14, S27: labels apart, one preferred for each language, no concept above itself."""
    themes = graphs["themes.ttl"]
    concepts = set(themes.subjects(RDF.type, SKOS.Concept))
    assert len(concepts) >= 600
    borne: dict[tuple[str, str], set[rdflib.term.Node]] = {}
    for node in concepts:
        preferred = [o.language for o in themes.objects(node, SKOS.prefLabel)]
        assert sorted(preferred) == ["en", "zh"], node
        for prop in (SKOS.prefLabel, SKOS.altLabel):
            for label in themes.objects(node, prop):
                borne.setdefault((str(label).casefold(), label.language), set()).add(node)
        assert list(themes.objects(node, rdflib.DCTERMS.source)), node
    assert [label for label, nodes in borne.items() if len(nodes) > 1] == []


def test_every_theme_lies_under_one_of_the_top_domains(graphs: dict[str, rdflib.Graph]) -> None:
    themes = graphs["themes.ttl"]
    tops = set(themes.subjects(SKOS.topConceptOf))
    assert 15 <= len(tops) <= 25
    broader: dict[rdflib.term.Node, set[rdflib.term.Node]] = {}
    for node, above in themes.subject_objects(SKOS.broader):
        broader.setdefault(node, set()).add(above)
    for node in set(themes.subjects(RDF.type, SKOS.Concept)):
        seen, level = {node}, {node}
        while level:
            level = {above for below in level for above in broader.get(below, ())}
            assert node not in level, f"{node} is above itself"
            level -= seen
            seen |= level
        assert seen & tops, f"{node} reaches no top domain"


def test_common_words_are_members_and_no_themes_of_texts() -> None:
    themes = load().themes
    assert "三农" in themes
    assert not {"农业", "农村", "农民", "足球"} & set(themes)


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
