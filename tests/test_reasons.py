"""Why a graph says what it says: every fact once, with the sentences of all the articles that tell it."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from graph_samples import NAME, tea

from kg import pipeline
from kg.analyse.element import Relation
from kg.analyse.reasons import WORDS, why
from kg.errors import UsageError
from kg.graph.quads import build_quads
from kg.graph.vocabulary import KG, RDF
from kg.resolve import resolve


@pytest.fixture(scope="module")
def store() -> ox.Store:
    batches = [tea(), tea("tea-2", name="2020年" + NAME)]
    store = ox.Store()
    store.bulk_extend(build_quads(batches, resolve(batches)))
    return store


def test_every_relation_can_be_put_in_words() -> None:
    assert set(WORDS) == set(Relation)


def test_every_fact_comes_once_with_all_its_sentences(store: ox.Store) -> None:
    (reasons,) = why(store, "王小明")
    assert (reasons.name, reasons.kind, reasons.names, reasons.pinyin) == (
        "王小明",
        "person",
        ("小明",),
        "Wang Xiaoming",
    )
    assert [(fact.relation, fact.other, fact.label) for fact in reasons.facts] == [
        ("is named in a post at", "茶叶部", "部长、任职"),
        ("is named in a post at", "茶叶部", "党组书记、任职"),
        ("speaks at", "2020年" + NAME, "部长"),
    ]
    assert [[quotation.quote for quotation in fact.evidence] for fact in reasons.facts] == [
        ["茶叶部党组书记、部长王小明讲话"] * 2
    ] * 3
    assert why(store, reasons.iri) == [reasons]
    assert why(store, f"<{reasons.iri}>") == [reasons]


def test_what_a_theme_is_proved_by_is_told_in_its_statement(store: ox.Store) -> None:
    (reasons,) = why(store, "六稳")
    assert {(fact.relation, len(fact.evidence)) for fact in reasons.facts} == {("theme raised by", 1)}
    assert len(reasons.facts) == 2


def test_a_name_that_nothing_bears_is_refused_with_the_nearest(store: ox.Store) -> None:
    with pytest.raises(UsageError, match="王大明: no thing of this name in the graph; did you mean 王小明"):
        why(store, "王大明")


def test_what_is_told_of_a_thing_does_not_depend_on_how_much_stands_around_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """A large graph is looked at only around the name; the answer is that of looking at all of it."""
    archive = pipeline.build(Path(__file__).parent / "mini_archive").store
    kinds = (KG.Person, KG.Institution, KG.Meeting, KG.PolicyTheme, KG.PolicyDocument)
    things = [quad.subject.value for kind in kinds for quad in archive.quads_for_pattern(None, RDF.type, kind)]
    told = {}
    for size in (10**9, 0):
        monkeypatch.setattr("kg.analyse.excerpt.WHOLE", size)
        told[size] = {thing: facts_of(archive, thing) for thing in things}
    assert len(things) > 30
    assert sum(map(len, told[0].values())) > 60
    assert told[0] == told[10**9]


def facts_of(store: ox.Store, thing: str) -> list[str]:
    try:
        return sorted(repr(fact) for each in why(store, thing) for fact in each.facts)
    except UsageError:
        return []
