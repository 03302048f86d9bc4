"""Twenty documents, 2018 to 2024, and what the queries answer of them.

``mini_archive/documents.jsonl`` tells of a ministry of tea and a city, with invented people: a promotion, a return to a
former post with another holder between, a renamed ministry, a meeting told twice, a wire copy, an acting mayor, a
former minister, a correction that takes a report back, and two people called 王伟. ``mini_archive/answers.tsv`` holds
the questions: a query with its parameters, the columns looked at, documents left out, and the rows, each once.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from case_tables import Case, compare, rows

import kg
from kg.graph.vocabulary import KG
from kg.model import Appointment, Document, Holding
from kg.validate import validate

FOLDER = Path(__file__).parent / "mini_archive"


@cache
def archive(without: str = "") -> kg.Graph:
    """The graph of the archive, some documents (ids with spaces between) left out."""
    records = [json.loads(line) for line in (FOLDER / "documents.jsonl").read_text(encoding="utf-8").splitlines()]
    return kg.build([Document(**record) for record in records if record["id"] not in without.split()])


@pytest.mark.parametrize("case", rows("answers", FOLDER))
def test_answers(case: Case) -> None:
    name, *given = case["text"].split()
    answer = archive(case["without"]).query(name, **dict(pair.split("=", 1) for pair in given))
    columns = case["columns"].split()
    assert set(columns) <= set(answer.columns)
    compare(case, dict.fromkeys(":".join(row[column] or "none" for column in columns) for row in answer))


def test_the_archive_is_read_as_it_is_meant() -> None:
    graph = archive()
    assert len(graph.documents) == 20
    assert sum(isinstance(fact, Appointment) for fact in graph.facts) == 5
    assert sum(isinstance(fact, Holding) for fact in graph.facts) == 30
    assert validate(graph.store) == []


def test_who_comes_back_has_another_tenure_with_an_identifier_of_its_own() -> None:
    answer = archive().query("predecessors-successors", institution="茶业部", title="部长")
    assert [row["person_name"] for row in answer] == ["李青山", "陈立新", "李青山"]
    (held,) = [held for held in archive().resolution.posts if held.post == ("茶业部", "部长")]
    assert [(spell.person, spell.key) for spell in held.spells] == [
        ("李青山", ""),
        ("李青山", "2021-06-29"),
        ("陈立新", ""),
    ]
    tenures = {
        quad.subject.value.rpartition("/")[2].rpartition("-")[0]
        for quad in archive().quads()
        if quad.predicate == KG.heldFrom and "bu-bu-zhang" in quad.subject.value
    }
    assert tenures == {
        "li-qing-shan-cha-ye-bu-bu-zhang",
        "li-qing-shan-cha-ye-bu-bu-zhang-2021-06-29",
        "chen-li-xin-cha-ye-bu-bu-zhang",
    }


def test_a_correction_leaves_no_trace_of_what_it_takes_back() -> None:
    kept = archive("ma-17")
    assert "郑一鸣" not in kept.resolution.people
    assert not any("郑一鸣" in str(quad) for quad in kept.quads())


def test_two_people_of_one_name_are_two() -> None:
    people = {person.key for person in archive().resolution.people.values() if person.name == "王伟"}
    assert len(people) == 2
