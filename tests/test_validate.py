"""A sound graph has no findings; each thing that can be wrong with one is found, by shape or by check."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox
import pytest
from graph_samples import NAME, tea

import kg
from kg.graph.quads import build_quads
from kg.graph.vocabulary import prefixes
from kg.model import Document
from kg.resolve import resolve
from kg.validate import check, checks, conform, unknown_terms, validate


def sound() -> ox.Store:
    batches = [tea(), tea("tea-2", name="2020年" + NAME)]
    store = ox.Store()
    store.bulk_extend(build_quads(batches, resolve(batches)))
    return store


def flat() -> ox.Store:
    """The same without the named graphs, where an update can be written in fewer words."""
    store = ox.Store()
    store.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in sound())
    return store


@pytest.fixture
def store() -> ox.Store:
    return flat()


def spoil(store: ox.Store, update: str) -> None:
    store.update(update, prefixes=prefixes())


@pytest.mark.parametrize("made", [sound, flat])
def test_a_sound_graph_has_no_findings(made: Callable[[], ox.Store]) -> None:
    assert validate(made()) == []
    assert validate(made(), reference=True) == []


def test_an_empty_graph_has_no_findings() -> None:
    assert validate(ox.Store()) == []


def test_every_check_is_tried_below() -> None:
    assert set(checks()) == {rule for rule, _ in BROKEN}


def gone(pattern: str, where: str = "") -> str:
    """An update that takes away what matches *pattern*."""
    return f"DELETE {{ {pattern} }} WHERE {{ {pattern} . {where} }}"


def added(pattern: str, where: str) -> str:
    """An update that adds *pattern* wherever *where* matches."""
    return f"INSERT {{ {pattern} }} WHERE {{ {where} }}"


BROKEN = [
    ("evidence-missing", gone("?t kg:evidence ?e", "?t a kg:Task")),
    ("evidence-length", gone("?e kg:quote ?q", "?e kg:start 0") + " ; " + added("?e kg:quote '茶'", "?e kg:start 0")),
    ("evidence-unused", gone("?t kg:evidence ?e")),
    ("blank-node", "INSERT DATA { [] kg:verb '说' }"),
    ("same-as", "INSERT DATA { <urn:a> <http://www.w3.org/2002/07/owl#sameAs> <urn:b> }"),
    (
        "ended-before-started",
        "INSERT DATA { <urn:t> a kg:Tenure ; kg:startedOn '2020-02-01'^^xsd:date ; kg:endedOn '2020-01-01'^^xsd:date }",
    ),
    ("attested-without-proof", "INSERT DATA { <urn:t> kg:attestedOn '2020-02-01'^^xsd:date }"),
    ("bounds-without-act", "INSERT DATA { <urn:t> kg:startedOn '2020-02-01'^^xsd:date }"),
    ("short-cut-without-node", "INSERT DATA { <urn:p> kg:chaired <urn:m> }"),
    ("held-without-tenure", "INSERT DATA { <urn:p> kg:held <urn:post> }"),
    (
        "capacity-of-another",
        "INSERT DATA { <urn:x> kg:participant <urn:p> ; kg:inCapacityOf <urn:t> . <urn:t> kg:person <urn:q> }",
    ),
    (
        "task-order",
        "INSERT DATA { <urn:s> kg:hasTask <urn:t1>, <urn:t2> . <urn:t1> kg:order 1 . <urn:t2> kg:order 1 }",
    ),
    ("label-ambiguous", "INSERT DATA { <urn:p> skos:prefLabel '茶'@zh, '荼'@zh }"),
    ("own-parent", "INSERT DATA { <urn:a> org:subOrganizationOf <urn:b> . <urn:b> org:subOrganizationOf <urn:a> }"),
    (
        "date-order",
        "INSERT DATA { <urn:m> kg:earliest '2020-02-01'^^xsd:date ; kg:latest '2020-01-01'^^xsd:date }",
    ),
]


@pytest.mark.parametrize(("rule", "update"), BROKEN)
def test_each_check_finds_what_it_is_for(rule: str, update: str, store: ox.Store) -> None:
    spoil(store, update)
    findings = check(store)
    assert f"checks/{rule}" in {finding.rule for finding in findings}
    assert all(finding.node and finding.problem for finding in findings)


def test_a_post_held_twice_is_no_violation(store: ox.Store) -> None:
    spoil(
        store,
        "INSERT DATA { <urn:t> a kg:Tenure ; kg:startedOn '2018-01-01'^^xsd:date, '2022-01-01'^^xsd:date ;"
        " kg:endedOn '2020-01-01'^^xsd:date }",
    )
    assert "checks/ended-before-started" not in {finding.rule for finding in check(store)}


MALFORMED = [
    ("Tenure", gone("?t kg:post ?p", "?t a kg:Tenure")),
    ("Tenure", added("?t kg:person <urn:other>", "?t a kg:Tenure")),
    ("Tenure", added("?t kg:heldFrom '2999-01-01'^^xsd:date", "?t kg:heldUntil ?day")),
    (
        "Tenure",
        gone("?t kg:endedBy ?d") + " ; " + added("?t kg:endedBy '1000-01-01'^^xsd:date", "?t kg:heldUntil ?d"),
    ),
    ("Evidence", gone("?e kg:rule ?r")),
    ("Evidence", added("?e oa:hasSource <urn:other>", "?e a kg:Evidence")),
    ("Evidence", added("?e kg:start 999999", "?e a kg:Evidence")),
    ("Meeting", added("?m kg:meetingKind kg:Talks", "?m a kg:Meeting")),
    ("Participation", gone("?x kg:role ?r")),
    ("MeetingReport", gone("?r kg:meeting ?m", "?r a kg:MeetingReport")),
    ("ThemeMention", gone("?x kg:wording ?w", "?x a kg:ThemeMention")),
    ("Statement", gone("?s kg:speaker ?x")),
    ("Task", gone("?s kg:hasTask ?t")),
    ("evidence", gone("?s kg:evidence ?e", "?s a kg:Citation")),
    ("label", gone("?p skos:prefLabel ?l", "?p a kg:Person")),
    ("label", added("?p skos:prefLabel 'plain'", "?p a kg:Person")),
    ("altLabel", added("?p skos:altLabel 'plain'", "?p a kg:Person")),
]


@pytest.mark.parametrize(("shape", "update"), MALFORMED)
def test_shapes_find_what_is_malformed(shape: str, update: str, store: ox.Store) -> None:
    assert conform(store) == []
    spoil(store, update)
    assert f"shapes/{shape}" in {finding.rule for finding in conform(store)}


def test_the_fast_engine_finds_what_the_reference_finds(store: ox.Store) -> None:
    for _, update in MALFORMED:
        spoil(store, update)
    spoil(store, 'INSERT { ?m kg:earliest \'2020\' ; kg:title "a\\tb\\"c"@fr } WHERE { ?m a kg:Meeting }')
    found = conform(store)
    assert len({finding.rule for finding in found}) > 10
    assert conform(store, reference=True) == found


def test_terms_outside_the_vocabulary_are_found_with_the_nearest_one(store: ox.Store) -> None:
    spoil(store, "INSERT DATA { <urn:a> kg:attestdOn 1 }")
    (finding,) = unknown_terms(store)
    assert finding.line.startswith(f"vocabulary: <{prefixes()['kg']}attestdOn>: is no term of ontology/kg.ttl; did you")


def test_a_song_is_a_titled_work_but_no_policy_document() -> None:
    text = "会议指出，歌曲《茶山谣》唱响茶乡，要落实《茶乡旅游规划》。"
    made = kg.build([Document("w1", text, "标题", "2024-01-01")])
    assert validate(made.store) == []
    assert conform(made.store, reference=True) == conform(made.store) == []
    assert [row["title"] for row in made.query("documents-cited")] == ["茶乡旅游规划"]
    ask = "ASK { ?w a kg:ArtWork ; skos:prefLabel '茶山谣'@zh . FILTER NOT EXISTS { ?w a kg:PolicyDocument } }"
    answer = made.store.query(ask, prefixes=prefixes(), use_default_graph_as_union=True)
    assert bool(answer)
