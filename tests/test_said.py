"""What is being said, end to end: themes, tasks, targets and documents of invented articles, asked by the library."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from time import process_time

import pyoxigraph as ox
import pytest

import kg
from kg.cli.app import run
from kg.model import Document
from kg.pipeline import Graph
from kg.query import ask, load
from kg.validate import validate

ARTICLES = (
    Document(
        "tea-2019",
        "水利部近日发布《茶园用水定额》。\n全国茶园节水工作会议5月6日在杭州召开。水利部部长韩志明出席会议并讲话。"
        "韩志明强调，要落实节水行动，扎实做好“六稳”工作。",
        "全国茶园节水工作会议召开",
        "2019-05-07",
    ),
    Document(
        "tea-2020",
        "全国茶园节水工作会议5月8日在杭州召开。会议审议通过《茶园用水条例》。会议强调，要推进工业互联网应用，做好“六稳”工作；"
        "各级党委和政府要压实责任，由财政部牵头，水利部配合。到2025年，工业互联网平台用户达到50万户以上。"
        "要落实《关于加强茶园保护的通知》（国发〔2020〕3号）。",
        "全国茶园节水工作会议在杭州召开",
        "2020-05-09",
    ),
)
QUESTIONS = (
    "themes-first-said themes-by-institution-and-year themes-new themes-together tasks-by-actor targets-by-programme "
    "documents-by-meeting"
).split()


@pytest.fixture(scope="module")
def graph() -> Graph:
    return kg.build(ARTICLES)


@pytest.fixture(scope="module")
def store(graph: Graph) -> ox.Store:
    return graph.store


def rows(store: ox.Store, name: str, **params: object) -> list[dict[str, str]]:
    return list(ask(load(name), store, params))


def test_the_graph_is_sound(store: ox.Store) -> None:
    assert validate(store) == []


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_is_plain_sparql_in_a_fixed_order(name: str, store: ox.Store) -> None:
    text = load(name).text
    assert "ORDER BY" in text
    assert list(store.query(text, use_default_graph_as_union=True))


def test_themes_first_said(store: ox.Store) -> None:
    (first,) = rows(store, "themes-first-said", theme="六稳")
    assert (first["first_date"], first["article_id"], first["speaker_name"]) == ("2019-05-07", "tea-2019", "韩志明")
    assert first["quote"].startswith("韩志明强调")
    (later,) = rows(store, "themes-first-said", theme="工业互联网")
    assert (later["first_date"], later["article_id"]) == ("2020-05-09", "tea-2020")


def test_themes_by_institution_and_year(store: ox.Store) -> None:
    found = rows(store, "themes-by-institution-and-year", institution="水利部", theme="六稳")
    assert [(r["published_in"], r["articles"], r["example"]) for r in found] == [("2019", "1", "tea-2019")]
    assert rows(store, "themes-by-institution-and-year", institution="水利部", year=2020) == []


def test_themes_new(store: ox.Store) -> None:
    new = {r["theme_name"]: r["first_date"] for r in rows(store, "themes-new", since="2020-01-01")}
    assert new["工业互联网"] == "2020-05-09"
    assert "六稳" not in new
    again = {r["theme_name"] for r in rows(store, "themes-new", since="2020-01-01", after="2020-01-01")}
    assert "六稳" in again, "compared with the same year alone it is new"


def test_themes_together(store: ox.Store) -> None:
    beside = {r["other_name"]: r["statements"] for r in rows(store, "themes-together", theme="六稳")}
    assert beside["工业互联网"] == "1"
    assert "六稳" not in beside


def test_tasks_by_actor(store: ox.Store) -> None:
    found = [(r["actor_name"], r["actor_role"], r["action"], r["object"]) for r in rows(store, "tasks-by-actor")]
    assert found == [
        ("各级党委和政府", "addressed", "压实", "责任"),
        ("水利部", "support", "压实", "责任"),
        ("财政部", "lead", "压实", "责任"),
    ]
    assert len(rows(store, "tasks-by-actor", actor="财政")) == 1
    assert rows(store, "tasks-by-actor", actor="教育部") == []


def test_targets_by_programme(store: ox.Store) -> None:
    (row,) = rows(store, "targets-by-programme", theme="工业互联网")
    told = (row["direction_name"], row["value"], row["at_least"], row["at_most"], row["unit_name"])
    assert told == ("reach", "500000", "500000", "", "户")
    assert (row["due_from"], row["due"]) == ("2025-01-01", "2025-12-31")
    assert len(rows(store, "targets-by-programme", by="2025-12-31")) == 1
    assert rows(store, "targets-by-programme", by="2025-12-30") == []
    assert rows(store, "targets-by-programme", indicator="粮食") == []


def test_a_target_belongs_to_the_theme_that_its_own_words_name() -> None:
    told = "会议强调，到2030年，工业互联网平台用户达到50万户以上，茶园节水率达到60%以上。"
    store = kg.build([Document("tea-two", f"全国茶园节水工作会议5月8日在杭州召开。{told}", "会议", "2020-05-09")]).store
    found = {(r["measured"], r["theme_name"]) for r in rows(store, "targets-by-programme")}
    assert ("工业互联网平台用户", "工业互联网") in found
    assert ("茶园节水率", "工业互联网") not in found
    assert "茶园节水率" in {measured for measured, _ in found}
    assert [r["measured"] for r in rows(store, "targets-by-programme", theme="工业互联网")] == ["工业互联网平台用户"]


def test_documents_by_meeting(store: ox.Store) -> None:
    found = {(r["title"], r["relation_name"], r["issuer_name"]) for r in rows(store, "documents-by-meeting")}
    assert found == {("茶园用水条例", "adopts", ""), ("关于加强茶园保护的通知", "implements", "国务院")}
    (row,) = rows(store, "documents-by-meeting", document="茶园用水条例")
    assert (row["meeting_name"], row["date"]) == ("全国茶园节水工作会议", "2020-05-08")
    assert len(rows(store, "documents-by-meeting", relation="implements")) == 1


def test_a_long_statement_is_proved_to_its_end(graph: Graph) -> None:
    text = ARTICLES[1].text
    (long,) = (f for f in graph.facts if isinstance(f, kg.model.Statement) and "国发" in f.text)
    assert any(piece.end == text.index("号）。") + 3 for piece in long.evidence)
    assert all(text[piece.start : piece.end] == piece.quote for piece in long.evidence)


def test_figures_are_exact(graph: Graph) -> None:
    (target,) = (f for f in graph.facts if isinstance(f, kg.model.Target))
    assert target.value == Decimal(500000)
    assert target.deadline is not None
    assert target.deadline.latest == date(2025, 12, 31)
    assert target.statement is not None


def many() -> Iterator[Document]:
    for number in range(80):
        for article in ARTICLES:
            yield Document(f"{article.id}-{number}", article.text, article.title, article.date)


def test_what_many_articles_tell_does_not_multiply() -> None:
    store = kg.build(many()).store
    asked = {"theme": "六稳", "since": "2020-01-01"}
    started = process_time()
    for name in QUESTIONS:
        query = load(name)
        assert ask(query, store, {p.name: asked[p.name] for p in query.parameters if p.required})
    assert process_time() - started < 20, "well under two seconds on an idle machine"


def test_an_answer_without_rows_says_why_where_no_day_is_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "undated.ttl"
    kg.build([Document("undated", "全国茶叶会议召开。会议强调，要做好“六稳”工作。")]).write(path)
    assert run(["query", "themes-first-said", "--graph", str(path)]) == 0
    captured = capsys.readouterr()
    assert captured.err.splitlines() == [
        "kg: no rows: the question is about days of publication, and no article of this graph has a known one"
    ]
    assert run(["query", "who-held", "-p", "institution=六稳", "--graph", str(path)]) == 2
