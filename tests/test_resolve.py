"""Entities across documents: what is one thing, what is two, whatever the order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from graph_samples import BUREAU, DAY, MINISTRY, NAME, proof, tea

from kg.model import (
    Citation,
    Document,
    DocumentFacts,
    Fact,
    InstitutionNamed,
    Meeting,
    MeetingKind,
    Moment,
    PersonNamed,
    Relation,
    ThemeRaised,
)
from kg.resolve import English, Occasion, Resolution, english_names, resolve


def batch(doc: str, *facts: Fact) -> DocumentFacts:
    return DocumentFacts(Document(doc, ""), facts)


def meeting(*names: str, when: Moment | None = DAY, kind: MeetingKind = MeetingKind.CONFERENCE) -> Meeting:
    return Meeting("m1", names, kind, when, (), (), None, (), (), ())


def meeting_of(resolution: Resolution, doc: str) -> Occasion:
    return resolution.occasions[resolution.view(doc).occasion("m1")]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param(meeting(NAME), meeting(NAME), True, id="one name, one day"),
        pytest.param(meeting(NAME), meeting("2020年" + NAME), True, id="the year in the name"),
        pytest.param(meeting(NAME), meeting("二〇二〇年" + NAME), True, id="the year in characters"),
        pytest.param(meeting(NAME), meeting(NAME, when=replace(DAY, text="27日")), True, id="the day in other words"),
        pytest.param(meeting(NAME), meeting(NAME, when=None), False, id="a day not known"),
        pytest.param(meeting(NAME, when=None), meeting(NAME, when=None), False, id="both days not known"),
        pytest.param(meeting(NAME), meeting("茶会"), False, id="another name"),
        pytest.param(meeting(), meeting(), False, id="no name"),
    ],
)
def test_what_makes_one_meeting(one: Meeting, other: Meeting, same: bool) -> None:
    resolution = resolve([batch("a", one), batch("b", other)])
    assert len(resolution.occasions) == (1 if same else 2)
    assert (resolution.view("a").occasion("m1") == resolution.view("b").occasion("m1")) is same


def test_a_meeting_is_named_by_its_fullest_name() -> None:
    resolution = resolve([batch("a", meeting(NAME, "会")), batch("b", meeting("2020年" + NAME))])
    assert meeting_of(resolution, "a").names == ("2020年" + NAME, NAME, "会")


def test_kinds_are_settled_by_the_majority() -> None:
    told = [meeting(NAME, kind=k) for k in (MeetingKind.FORUM, MeetingKind.CONFERENCE, MeetingKind.FORUM)]
    resolution = resolve(batch(str(i), m) for i, m in enumerate(told))
    assert meeting_of(resolution, "0").kind is MeetingKind.FORUM


def test_the_order_of_documents_leaves_no_trace() -> None:
    batches = [tea("a"), tea("b", name="2020年" + NAME), batch("c", meeting(NAME, kind=MeetingKind.FORUM))]
    assert resolve(batches) == resolve(reversed(batches))


def test_everybody_and_everything_named_in_any_fact_is_known() -> None:
    resolution = resolve([tea()])
    assert sorted(resolution.people) == sorted(["王小明", "欧阳安", "赵青", "钱红"])
    assert resolution.people["王小明"].forms == ("小明",)
    assert set(resolution.institutions) == {MINISTRY, BUREAU, "茶叶协会"}
    assert resolution.institutions[BUREAU].parent == MINISTRY
    assert resolution.institutions[BUREAU].forms == ("茶局",)
    assert resolution.themes["六稳"].curated
    assert resolution.documents["茶叶条例"].title == "茶叶条例"


def test_forms_gather_over_documents() -> None:
    facts = [InstitutionNamed(MINISTRY, (form,), "ministry", proof("茶叶部")) for form in ("茶部", "部")]
    resolution = resolve(batch(str(i), fact) for i, fact in enumerate(facts))
    assert resolution.institutions[MINISTRY].forms == ("茶部", "部")
    people = [PersonNamed("王小明", (form,), ()) for form in ("小明", "王同志")]
    assert resolve(batch(str(i), p) for i, p in enumerate(people)).people["王小明"].forms == ("小明", "王同志")


def test_a_numbered_document_is_not_its_unnumbered_namesake() -> None:
    cited = [Citation("通知", number, Relation.CITES, None, None, ()) for number in (None, "国发〔2020〕1号", None)]
    assert len(resolve([batch("a", *cited)]).documents) == 2


def test_english_names_come_from_the_mapping_given() -> None:
    english = English(institutions={MINISTRY: "Ministry of Tea"}, themes={"六稳": "Six Stabilities"})
    resolution = resolve([tea()], english=english)
    assert resolution.institutions[MINISTRY].english == "Ministry of Tea"
    assert resolution.institutions[BUREAU].english == ""
    assert resolution.themes["六稳"].english == "Six Stabilities"
    assert english_names().institutions["工业和信息化部"]


def test_a_theme_is_curated_if_anybody_says_so() -> None:
    raised = [ThemeRaised("茶", "field", curated, None, None, ()) for curated in (False, True)]
    assert resolve([batch("a", *raised)]).themes["茶"].curated
