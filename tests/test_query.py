"""Asking: the library, its parameters and formats, names, errors, and the eval queries that the score reads."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from time import process_time

import pyoxigraph as ox
import pytest
from graph_samples import NAME, tea

from kg import resources
from kg.errors import ResourceError, UsageError, nearest
from kg.graph.quads import build_graphs
from kg.graph.write import write
from kg.model import Meeting, MeetingKind, Participation
from kg.query import Kind, Shape, ask, find, library, load, parse, run
from kg.query.text_table import table, width
from kg.resolve import resolve

EVAL_COLUMNS = {
    "persons": "doc person",
    "institutions": "doc institution",
    "posts": "doc person institution title",
    "appointments": "doc person institution title action",
    "meetings": "doc meeting name kind date place",
    "participations": "doc meeting participant role",
    "groups": "doc meeting participant role",
    "documents": "doc document",
    "themes": "doc theme",
    "statements": "doc source verb text",
}
QUESTIONS = (
    "colleagues-of concurrent-posts documents-cited evidence-of meeting-roll meeting-tasks posts-of "
    "predecessors-successors themes-by-statement who-held"
).split()


@pytest.fixture(scope="module", params=["trig", "ttl"])
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> ox.Store:
    """The sample twice, once with its named graphs and once flattened: every question must work on both."""
    batches = [tea(), tea("tea-2", name="2020年" + NAME)]
    path = tmp_path_factory.mktemp("graph") / f"tea.{request.param}"
    write(build_graphs(batches, resolve(batches)), path)
    store = ox.Store()
    store.bulk_load(path=str(path))
    return store


def rows(store: ox.Store, name: str, **params: object) -> list[dict[str, str]]:
    return list(ask(load(name), store, params))


# --- the queries that the score reads


def test_eval_has_one_query_for_each_category() -> None:
    assert {path.stem for path in resources.queries("eval").glob("*.rq")} == set(EVAL_COLUMNS)


@pytest.mark.parametrize("name", EVAL_COLUMNS)
def test_eval_columns(name: str, store: ox.Store) -> None:
    answer = ask(load(str(resources.queries("eval") / f"{name}.rq")), store)
    assert answer.columns == tuple(EVAL_COLUMNS[name].split())
    assert {row["doc"] for row in answer} == {"tea-1", "tea-2"}
    assert len(set(answer.rows)) == len(answer)
    for row in answer.terms:
        assert all(not isinstance(v, ox.Literal) or v.language is None for v in row)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("persons", {("王小明",), ("欧阳安",), ("赵青",), ("钱红",)}),
        ("institutions", {("茶叶部",), ("茶叶局",), ("茶叶协会",)}),
        (
            "posts",
            {("王小明", "茶叶部", "部长"), ("王小明", "茶叶部", "党组书记"), ("欧阳安", "茶叶部", "副部长")},
        ),
        ("appointments", {("赵青", "茶叶部", "副部长", "appoint"), ("钱红", "茶叶局", "局长", "remove")}),
        ("documents", {("茶叶条例",)}),
        ("themes", {("六稳",), ("百茶千香",)}),
        ("statements", {("会议", "强调", "落实《茶叶条例》，做好“六稳”。")}),
    ],
)
def test_eval_rows(name: str, expected: set[tuple[str, ...]], store: ox.Store) -> None:
    answer = ask(load(str(resources.queries("eval") / f"{name}.rq")), store)
    assert {row[1:] for row in answer.rows if row[0] == "tea-1"} == expected


def test_eval_meetings_and_who_took_part(store: ox.Store) -> None:
    def of(name: str) -> list[tuple[str, ...]]:
        return ask(load(str(resources.queries("eval") / f"{name}.rq")), store).rows

    assert {row[3:] for row in of("meetings")} == {("conference", "2020-07-27", "北京")}
    assert {row[2] for row in of("meetings")} == {NAME, "2020年" + NAME, "电视电话会议"}
    assert {row[2:] for row in of("participations")} == {("王小明", "speaker"), ("欧阳安", "chair")}
    assert {row[2:] for row in of("groups")} == {("各省茶叶主管部门负责同志", "attendee"), ("茶叶协会", "observer")}


def test_each_document_has_of_a_meeting_only_what_it_says_itself(tmp_path: Path) -> None:
    """One meeting, told by two documents: under other names, at another place, with other people."""
    one, other = tea(), tea("tea-2")
    changed = {
        Meeting: {"names": (NAME, "茶会"), "places": ("杭州",), "kind": MeetingKind.FORUM},
        Participation: {"venue": None, "order": 9},
    }
    facts = [replace(fact, **changed.get(type(fact), {})) for fact in other.facts]
    facts = [f for f in facts if not isinstance(f, Participation) or f.participant in ("欧阳安", "茶叶协会")]
    batches = [one, replace(other, facts=tuple(facts))]
    for form in ("trig", "ttl"):
        write(build_graphs(batches, resolve(batches)), tmp_path / f"tea.{form}")
        both = ox.Store()
        both.bulk_load(path=str(tmp_path / f"tea.{form}"))
        told = {
            name: ask(load(str(resources.queries("eval") / f"{name}.rq")), both).rows
            for name in ("meetings", "participations", "groups")
        }
        assert len({row[1] for rows_ in told.values() for row in rows_}) == 1, "it is one meeting"
        assert {(row[0], *row[2:]) for row in told["meetings"]} == {
            ("tea-1", NAME, "conference", "2020-07-27", "北京"),
            ("tea-1", "电视电话会议", "conference", "2020-07-27", "北京"),
            ("tea-2", NAME, "forum", "2020-07-27", "杭州"),
            ("tea-2", "茶会", "forum", "2020-07-27", "杭州"),
        }
        assert {(row[0], *row[2:]) for row in told["participations"]} == {
            ("tea-1", "王小明", "speaker"),
            ("tea-1", "欧阳安", "chair"),
            ("tea-2", "欧阳安", "chair"),
        }
        assert {(row[0], row[2]) for row in told["groups"] if row[0] == "tea-2"} == {("tea-2", "茶叶协会")}
        roll = rows(both, "meeting-roll", meeting=NAME)
        assert {row["place_in_list"] for row in roll if row["document"] == "tea-2"} == {"9"}
        assert {row["hall"] for row in roll if row["document"] == "tea-2"} == {""}


def test_what_many_articles_tell_does_not_multiply(tmp_path: Path) -> None:
    """Eighty articles about the same people: every question is answered in the time that its rows take."""
    batches = [tea(f"tea-{number}") for number in range(80)]
    write(build_graphs(batches, resolve(batches)), tmp_path / "tea.trig")
    many = ox.Store()
    many.bulk_load(path=str(tmp_path / "tea.trig"))
    asked = {"person": "王小明", "meeting": NAME, "thing": "王小明", "institution": "茶叶部"}
    paths = [str(path) for path in resources.queries("eval").glob("*.rq")]
    started = process_time()
    for name in [*QUESTIONS, *paths]:
        query = load(name)
        needed = {parameter.name: asked[parameter.name] for parameter in query.parameters if parameter.required}
        assert ask(query, many, needed)
    assert process_time() - started < 20, "well under two seconds on an idle machine"


# --- the library


def test_the_library_is_documented() -> None:
    known = library()
    assert list(known) == sorted(known)
    assert set(QUESTIONS) <= set(known)
    for query in known.values():
        assert query.title_en, query.name
        assert query.title_zh, query.name
        assert query.question_en, query.name
        assert query.question_zh, query.name
        for parameter in query.parameters:
            assert parameter.kind is not Kind.ANY, (query.name, parameter.name)
            assert parameter.example, (query.name, parameter.name)
            assert parameter.zh, (query.name, parameter.name)
            assert parameter.en, (query.name, parameter.name)


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_query_of_the_library_is_plain_sparql_in_a_fixed_order(name: str, store: ox.Store) -> None:
    text = load(name).text
    assert "ORDER BY" in text
    assert list(store.query(text, use_default_graph_as_union=True))


def test_who_held(store: ox.Store) -> None:
    asked = {"institution": "茶叶部", "title": "部长"}
    found = rows(store, "who-held", **asked, date="2020-07-27")
    assert {(r["person_name"], r["from"], r["document"]) for r in found} == {
        ("王小明", "2020-07-27", "tea-1"),
        ("王小明", "2020-07-27", "tea-2"),
    }
    assert {r["basis"] for r in found} == {"attested"}
    (nearest,) = {
        (r["person_name"], r["basis"], r["from"]) for r in rows(store, "who-held", **asked, date="2020-07-28")
    }
    assert nearest == ("王小明", "unknown", "2020-07-27"), "the day after the last proof, nobody knows"
    assert rows(store, "who-held", institution="茶局", date="2020-07-28") == [], "removed the day before"
    assert rows(store, "who-held", institution="茶局") == [], "a former holder is no holder"


def test_posts_of(store: ox.Store) -> None:
    bases = [r["basis"] for r in rows(store, "posts-of", person="钱红") if r["document"] == "tea-1"]
    assert bases == ["former", "remove"]


def test_meeting_roll(store: ox.Store) -> None:
    found = [r for r in rows(store, "meeting-roll", meeting="茶叶工作") if r["document"] == "tea-1"]
    assert [(r["place_in_list"], r["participant_name"], r["role"], r["capacities"], r["hall"]) for r in found] == [
        ("1", "王小明", "speaker", "茶叶部部长", ""),
        ("2", "欧阳安", "chair", "茶叶部副部长", ""),
        ("3", "各省茶叶主管部门负责同志", "attendee", "", "branch"),
        ("4", "茶叶协会", "observer", "", ""),
    ]


def test_meeting_tasks(store: ox.Store) -> None:
    found = [r for r in rows(store, "meeting-tasks", meeting=NAME) if r["document"] == "tea-1"]
    assert [(r["verb"], r["task_number"], r["task_heading"]) for r in found] == [
        ("强调", "1", "抓好采茶"),
        ("强调", "2", "开展“百茶千香”行动"),
    ]


def test_themes_by_statement(store: ox.Store) -> None:
    found = {(r["theme_name"], r["task_number"], r["kind"]) for r in rows(store, "themes-by-statement")}
    assert found == {("六稳", "", "slogan"), ("百茶千香", "2", "programme")}
    assert {r["theme_name"] for r in rows(store, "themes-by-statement", theme="六稳", meeting=NAME)} == {"六稳"}
    assert rows(store, "themes-by-statement", person="王小明") == []


def test_documents_cited(store: ox.Store) -> None:
    (found,) = rows(store, "documents-cited", document="《茶叶条例》", article="tea-2")
    assert (found["relation"], found["quote"]) == ("implements", "《茶叶条例》")


def test_colleagues_of(store: ox.Store) -> None:
    found = {
        (r["colleague_name"], r["how"], r["colleague_title"]) for r in rows(store, "colleagues-of", person="王小明")
    }
    assert found == {("欧阳安", "institution", "副部长"), ("欧阳安", "meeting", "chair")}


def test_evidence_of(store: ox.Store) -> None:
    found = [r for r in rows(store, "evidence-of", thing="王小明") if r["document"] == "tea-1"]
    text = tea().document.text
    assert [r["fact_kind"] for r in found] == ["Participation", "Tenure", "Tenure", "Person"]
    assert all(text[int(r["from"]) : int(r["to"])] == r["quote"] for r in found)
    assert found[0]["rules"] == "post-list, spoke"


# --- names


@pytest.mark.parametrize(
    ("name", "kind", "count"),
    [
        ("王小明", Kind.PERSON, 1),
        ("小明", Kind.PERSON, 1),
        ("wang xiaoming", Kind.ENTITY, 1),
        ("茶局", Kind.INSTITUTION, 1),
        ("茶葉工作", Kind.MEETING, 1),
        ("茶叶 部", Kind.ENTITY, 1),
        ("茶叶工作", Kind.MEETING, 1),
        ("“六稳”", Kind.THEME, 1),
        (
            "Six Stabilities (employment, finance, foreign trade, foreign investment, investment, expectations)",
            Kind.THEME,
            0,
        ),
    ],
)
def test_names_are_found(name: str, kind: Kind, count: int, store: ox.Store) -> None:
    if count:
        assert len(find(store, name, kind)) == count
    else:
        with pytest.raises(UsageError, match="no theme of this name"):
            find(store, name, kind)


def test_short_forms_of_the_lexicon_find_the_full_name() -> None:
    graph = ox.Store()
    graph.load(
        "<urn:x:1> a <https://w3id.org/huabiao/ontology#Institution> ;"
        ' <http://www.w3.org/2004/02/skos/core#prefLabel> "工业和信息化部"@zh .',
        format=ox.RdfFormat.TURTLE,
    )
    assert find(graph, "工信部", Kind.INSTITUTION) == [ox.NamedNode("urn:x:1")]


# --- formats


def test_formats_of_a_table(store: ox.Store) -> None:
    asked = {"person": "王小明"}
    assert "王小明" in run("posts-of", store, asked)
    comma = list(csv.DictReader(io.StringIO(run("posts-of", store, asked, "csv"))))
    assert comma == rows(store, "posts-of", **asked)
    bindings = json.loads(run("posts-of", store, asked, "json"))["results"]["bindings"]
    assert [b["post_title"]["value"] for b in bindings] == [r["post_title"] for r in comma]
    assert run("posts-of", store, asked, "xml").startswith("<?xml")
    with pytest.raises(UsageError, match="has no Turtle form"):
        run("posts-of", store, asked, "ttl")


def test_formats_of_a_graph_and_of_yes_and_no(store: ox.Store) -> None:
    graph = ask(parse("mine", "CONSTRUCT { ?p a kg:Person } WHERE { ?p a kg:Person }"), store)
    assert len(graph) == 4
    assert "a kg:Person ." in graph.text(Shape.TTL)
    assert graph.text().endswith("(4 rows)\n")
    with pytest.raises(UsageError, match="is a graph and has no csv form"):
        graph.text("csv")
    yes = ask(parse("mine", "ASK { ?p a kg:Person }"), store)
    assert "yes" in yes.text()
    assert json.loads(yes.text("json"))["boolean"] is True


def test_tables_are_aligned_where_characters_are_wide() -> None:
    lines = table(("名", "b"), [("苗圩", "1"), ("x", "长" * 60)]).splitlines()
    assert width("苗圩") == 4
    assert lines[2] == "苗圩  1"
    assert lines[3].startswith("x     长")
    assert lines[3].endswith("…")
    assert lines[-1] == "(2 rows)"


# --- files, parameters, errors


def test_a_file_of_ones_own_with_parameters(store: ox.Store, tmp_path: Path) -> None:
    path = tmp_path / "mine.rq"
    path.write_text(
        "SELECT DISTINCT ?x ?t WHERE { VALUES ?p { UNDEF } ?x kg:person ?p ; kg:post/kg:title ?t } ORDER BY ?t"
    )
    assert {row["t"] for row in rows(store, str(path), p="钱红")} == {"局长"}
    assert len(rows(store, str(path))) == 7, "five tenures and two acts"


@pytest.mark.parametrize("value", ['部长" } }', "} ; DROP ALL #", "\\", "\n", "${x}", r"\g<name>", "<urn:x>"])
def test_no_value_can_change_the_question(value: str, store: ox.Store) -> None:
    assert rows(store, "who-held", title=value) == []


@pytest.mark.parametrize(
    ("name", "params", "fmt", "message"),
    [
        ("who-hold", {}, "csv", "who-hold: no query of this name; did you mean who-held"),
        ("zzz", {}, "csv", "zzz: no query of this name; kg queries lists the library"),
        ("nowhere/x.rq", {}, "csv", "nowhere/x.rq: the query cannot be read (no such file or directory)"),
        ("who-held", {"institut": "x"}, "csv", "who-held: no parameter institut; did you mean institution?; it takes"),
        (
            "who-held",
            {"institution": "茶叶郭"},
            "csv",
            "茶叶郭: no institution of this name in the graph; did you mean",
        ),
        ("who-held", {"institution": "urn:nothing"}, "csv", "urn:nothing: nothing has this IRI in the graph"),
        ("who-held", {"date": "27日"}, "csv", "date=27日: expected a day such as 2020-07-27"),
        ("posts-of", {}, "csv", "posts-of: the parameter person is missing; give it, as in -p person=苗圩"),
        ("posts-of", {"person": "王小明"}, "docx", "docx: no such format; use one of table, csv, json, xml, ttl"),
    ],
)
def test_errors_are_one_helpful_line(
    name: str, params: dict[str, object], fmt: str, message: str, store: ox.Store
) -> None:
    with pytest.raises(UsageError) as caught:
        run(name, store, params, fmt)
    assert caught.value.message.startswith(message)
    assert "\n" not in caught.value.message
    assert caught.value.exit_code == 2


def test_a_short_form_is_spelled_out() -> None:
    names = ["中央纪委国家监委驻工业和信息化部纪检监察组", "工业和信息化部", "信息化工作办公室"]
    assert nearest("工信", names) == "; did you mean 工业和信息化部, 中央纪委国家监委驻工业和信息化部纪检监察组?"
    assert nearest("部", names) == ""


def test_a_broken_query_is_named(store: ox.Store) -> None:
    with pytest.raises(UsageError, match=r"^mine: is no SPARQL query \(.*; correct it"):
        ask(parse("mine", "SELEKT ?x {}"), store)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("SELECT ?x {\n  ?x ?y\n}", r"line 3, column \d+: .*"),
        ("SELECT ?x { ?x ?y ", "line 1, column 19: something is missing here"),
        ("SELECT ?x { ?x nowhere:y ?z }", r"line 1, column \d+: '.*' is not expected here"),
    ],
)
def test_a_broken_query_is_shown_its_place(text: str, told: str, store: ox.Store) -> None:
    with pytest.raises(UsageError, match=rf"^mine: is no SPARQL query \({told}\); correct it and ask again$"):
        ask(parse("mine", text), store)


@pytest.mark.parametrize("name", ["SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"])
def test_a_query_that_fails_while_running_is_named(name: str, store: ox.Store) -> None:
    with pytest.raises(UsageError, match=r"^mine: "):
        ask(parse("mine", name), store)


@pytest.mark.parametrize("header", ["# param: a | text | optional", "# param: a | blob | optional | x | y | z"])
def test_a_broken_header_is_named(header: str) -> None:
    with pytest.raises(ResourceError, match="mine: expected"):
        parse("mine", header + "\nSELECT * { VALUES ?a { UNDEF } }")


def test_a_parameter_without_a_place_is_named() -> None:
    with pytest.raises(ResourceError, match="the parameter a has no VALUES"):
        parse("mine", "# param: a | text | optional | x | y | z\nSELECT * { ?s ?p ?o }")
