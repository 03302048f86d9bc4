"""Institutions over time and in their order: what they were, what they became, what they belong to."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import permutations
from pathlib import Path

import pyoxigraph as ox
import pytest
from case_tables import Case, rows

from kg.errors import ResourceError
from kg.graph.quads import build_quads
from kg.lexicon import table
from kg.lexicon.loading import load
from kg.model import Document, DocumentFacts, InstitutionNamed
from kg.query import ask
from kg.query import load as query
from kg.resolve import resolve
from kg.resolve.hierarchy import parent_of
from kg.resolve.institutions import ENDING, ChangeKind, canonical, changes, changes_of, lineage_of
from kg.resolve.judgements import Judgement, Reference, Verdict
from kg.validate import validate

REFORMS = {date(2008, 3, 15): 10, date(2013, 3, 14): 8, date(2018, 3, 17): 30, date(2018, 3, 21): 25}
REFORMS |= {date(2023, 3, 10): 9, date(2023, 3, 16): 8}
"""Day of the decision → how many events it brought at least."""


# ── the table of changes ────────────────────────────────────────────────────────────────────────────────────────


def test_the_great_reforms_are_there() -> None:
    for day, least in REFORMS.items():
        assert sum(change.date == day for change in changes()) >= least, day


def test_every_name_is_a_canonical_name_of_the_lexicon() -> None:
    known = load().institutions
    named = {name for change in changes() for name in (*change.before, *change.after)}
    assert len(named) > 150
    assert sorted(name for name in named if name not in known or known[name].name != name) == []


def test_what_has_ended_has_no_later_life() -> None:
    ended: dict[str, date] = {}
    for change in changes():
        late = [n for n in (*change.before, *change.after) if n in ended and ended[n] < change.date]
        assert late == [], change
        if change.kind in ENDING:
            ended.update(dict.fromkeys(change.before, change.date))
    assert len(ended) > 80


def test_nothing_becomes_again_what_it_was() -> None:
    onward: dict[str, set[str]] = defaultdict(set)
    for change in changes():
        if change.kind in ENDING:
            for name in change.before:
                onward[name].update(change.after)
    for name in list(onward):
        seen, waiting = set(), [name]
        while waiting:
            new = onward.get(waiting.pop(), set()) - seen
            assert name not in new, name
            seen |= new
            waiting += new


def test_the_years_of_the_lexicon_agree() -> None:
    years = {row["name"]: (row["from"], row["to"]) for row in table.read("institutions.tsv", ("name", "from", "to"))}
    for change in changes():
        year = str(change.date.year)
        for name in change.before if change.kind in ENDING else ():
            assert years[name][1] in ("", year), (name, change)
        for name in change.after:
            assert not years[name][0] or years[name][0] <= year, (name, change)
            assert not years[name][1] or years[name][1] >= year, (name, change)


def test_a_bank_regulator_through_two_reforms() -> None:
    told = [(c.date.year, c.kind, c.before, c.after) for c in lineage_of("国家金融监督管理总局")]
    merged = ("中国银行业监督管理委员会", "中国保险监督管理委员会")
    assert told[-2:] == [
        (2018, ChangeKind.MERGED, merged, ("中国银行保险监督管理委员会",)),
        (2023, ChangeKind.RENAMED, ("中国银行保险监督管理委员会",), ("国家金融监督管理总局",)),
    ]
    assert set(told) <= {(c.date.year, c.kind, c.before, c.after) for c in lineage_of(merged[0])}
    assert changes_of("茶叶部") == lineage_of("茶叶部") == ()


def test_a_body_that_came_under_another_is_no_ancestor_of_it() -> None:
    named = {name for change in lineage_of("国家市场监督管理总局") for name in change.before}
    assert "国家知识产权局" not in named, "what comes under a body says nothing of that body"
    assert "国家市场监督管理总局" in {name for change in lineage_of("国家知识产权局") for name in change.after}
    assert "国家烟草专卖局" not in {name for change in lineage_of("工业和信息化部") for name in change.after}


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("2018-3-17\trenamed\t甲部\t乙部\t方案\t来源", "expected a day such as 2018-03-17, got '2018-3-17'"),
        ("2018-03-17\tgrown\t甲部\t乙部\t方案\t来源", "'grown' is none of established, renamed"),
        ("2018-03-17\testablished\t甲部\t乙部\t方案\t来源", "established has nothing before it"),
        ("2018-03-17\tmerged\t\t乙部\t方案\t来源", "only established has nothing before it"),
        ("2018-03-17\tabolished\t甲部\t乙部\t方案\t来源", "empty for abolished"),
        ("2018-03-17\trenamed\t甲部|丙部\t乙部\t方案\t来源", "renamed joins one name to one"),
        ("2018-03-17\tsplit\t甲部\t乙部\t方案\t来源", "split has two bodies"),
        ("2018-03-17\tmerged\t甲部|乙部\t乙部\t方案\t来源", "a name stands on both sides"),
        ("2018-03-17\trenamed\t甲部\t乙部\t\t来源", "act or source: empty"),
    ],
)
def test_a_broken_change_is_named(row: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "institution_changes.tsv"
    path.write_text(f"date\tkind\tbefore\tafter\tact\tsource\n# 注\n{row}\n", encoding="utf-8")
    with pytest.raises(ResourceError, match=r"^institution_changes\.tsv:3: ") as failure:
        changes(tmp_path)
    assert told in failure.value.message


# ── what belongs to what ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("case", rows("parents"))
def test_what_an_institution_belongs_to(case: Case) -> None:
    assert (parent_of(case["text"]) or "-") == case["expected"], str(case)


def test_nothing_is_above_itself() -> None:
    for name in {entry.name for entry in load().institutions.values()}:
        above, seen = parent_of(name), {name}
        while above is not None:
            assert above not in seen, name
            seen.add(above)
            above = parent_of(above)


# ── judged sameness ─────────────────────────────────────────────────────────────────────────────────────────────


def judgement(
    left: str, right: str, line: int, verdict: Verdict = Verdict.SAME, kind: str = "institution"
) -> Judgement:
    return Judgement(Reference(kind, left), Reference(kind, right), verdict, line=line)


@pytest.mark.parametrize(
    ("told", "names"),
    [
        pytest.param([("甲", "乙")], {"甲": "甲", "乙": "甲", "丙": "丙"}, id="the left name stays"),
        pytest.param([("甲", "乙"), ("乙", "丙")], {"丙": "甲", "乙": "甲"}, id="along a chain"),
        pytest.param([("乙", "丙"), ("甲", "乙")], {"丙": "甲", "乙": "甲"}, id="along a chain, told backwards"),
        pytest.param([("甲", "丙"), ("乙", "丙")], {"丙": "甲", "乙": "甲"}, id="the earlier line of two"),
        pytest.param([("乙", "丙"), ("甲", "丙")], {"丙": "乙", "甲": "乙"}, id="the earlier line, not the first name"),
        pytest.param([("甲", "乙"), ("乙", "甲")], {"甲": "甲", "乙": "甲"}, id="both ways"),
        pytest.param([("甲", "甲")], {"甲": "甲"}, id="with itself"),
    ],
)
def test_people_judge_two_names_to_be_one(told: list[tuple[str, str]], names: dict[str, str]) -> None:
    judged = [judgement(left, right, line) for line, (left, right) in enumerate(told, start=2)]
    for order in permutations(judged):
        assert {name: canonical(name, order) for name in names} == names


def test_only_same_judgements_of_institutions_join() -> None:
    told = [judgement("甲", "乙", 2, Verdict.DIFFERENT), judgement("甲", "乙", 3, Verdict.UNSURE)]
    assert canonical("乙", [*told, judgement("甲", "乙", 4, kind="person")]) == "乙"


# ── in the graph ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def store() -> ox.Store:
    """A graph in which one document names one regulator, with the changes of its lineage."""
    name = "国家金融监督管理总局"
    facts = (InstitutionNamed(name, ("金融监管总局",), "administration", (), "国务院"),)
    batches = [DocumentFacts(Document("a", ""), facts)]
    store = ox.Store()
    store.bulk_extend(build_quads(batches, resolve(batches)))
    return store


def test_the_history_of_an_institution_is_asked(store: ox.Store) -> None:
    answer = list(ask(query("institution-history"), store, {"institution": "金融监管总局"}))
    told = [(row["date"], row["kind"], row["before"], row["after"], row["act"]) for row in answer]
    assert told[-3:] == [
        ("2018-03-17", "merged", "中国保险监督管理委员会", "中国银行保险监督管理委员会", "国务院机构改革方案 2018"),
        ("2018-03-17", "merged", "中国银行业监督管理委员会", "中国银行保险监督管理委员会", "国务院机构改革方案 2018"),
        ("2023-03-10", "renamed", "中国银行保险监督管理委员会", "国家金融监督管理总局", "国务院机构改革方案 2023"),
    ]
    assert all(row["source"] for row in answer)


def test_the_changes_keep_to_the_shapes(store: ox.Store) -> None:
    assert validate(store) == []
