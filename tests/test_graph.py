"""Facts become quads: IRIs, labels, what is stated of each fact, and files that are the same every time."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from graph_samples import DAY, MINISTER, NAME, proof, tea
from hypothesis import given
from hypothesis import strategies as st

from kg import resources
from kg.errors import UsageError
from kg.graph.dataset import dataset
from kg.graph.iris import check_base, mint, slug
from kg.graph.labels import romanised, romanised_person
from kg.graph.quads import build_graphs, build_quads
from kg.graph.spelling import DEFAULT_BASE, integer, text, zh
from kg.graph.vocabulary import DCT, KG, OA, RDF, SKOS, XSD
from kg.graph.write import OX_FORMATS, Format, format_of, of_quads, replace_file, write, write_text
from kg.model import DocumentFacts, Holding, InstitutionNamed, Moment, Statement, Status, ThemeRaised
from kg.resolve import resolve

IRI = re.compile(r"https://w3id\.org/huabiao/id/[a-z]+/[a-z0-9-]*[0-9a-f]{8}")


def quads_of(*batches: DocumentFacts, base: str = DEFAULT_BASE) -> list[ox.Quad]:
    return list(build_quads(batches, resolve(batches), base))


def store_of(*batches: DocumentFacts) -> ox.Store:
    store = ox.Store()
    store.bulk_extend(quads_of(*batches))
    return store


def ask(store: ox.Store, query: str) -> list[tuple[str, ...]]:
    prefixes = "PREFIX kg: <https://w3id.org/huabiao/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
    prefixes += "PREFIX dct: <http://purl.org/dc/terms/> "
    rows = store.query(prefixes + query, use_default_graph_as_union=True)
    return sorted(tuple("" if v is None else v.value for v in row) for row in rows)


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return store_of(tea())


def with_holding(when: Moment | None, status: Status) -> DocumentFacts:
    batch = tea()
    facts = tuple(f for f in batch.facts if not isinstance(f, Holding))
    return replace(batch, facts=(*facts, Holding("王小明", MINISTER, status, when, proof("王小明"))))


# --- IRIs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("苗圩", "miao-wei"),
        ("5G+工业互联网", "5g-gong-ye-hu-lian-wang"),
        ("", ""),
        ("《》", ""),
        ("重庆", "chong-qing"),
        ("seed-1", "seed-1"),
        ("x" * 99, "x" * 48),
    ],
)
def test_slugs_are_pinyin(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(st.text())
def test_iris_are_ascii_and_bounded_for_any_text(text: str) -> None:
    made = mint(DEFAULT_BASE, "person", text)
    assert IRI.fullmatch(made)
    assert len(made) < 200
    assert ox.NamedNode(made).value == made


def test_iris_tell_namesakes_in_pinyin_apart() -> None:
    assert mint(DEFAULT_BASE, "person", "李四") != mint(DEFAULT_BASE, "person", "李肆")


@pytest.mark.parametrize("base", ["https://example.org/id/", "urn:kg:", "http://x/#"])
def test_bases_that_will_do(base: str) -> None:
    assert check_base(base) == base
    iris = {q.subject.value for q in quads_of(tea(), base=base)}
    assert all(i.startswith((base, DEFAULT_BASE + "theme/")) for i in iris)


@pytest.mark.parametrize("base", ["", "example.org/", "https://x/文/", "https://x/a", "https://x/<a>/", "https://x/ /"])
def test_bases_that_will_not_do(base: str) -> None:
    with pytest.raises(ValueError, match="not a base"):
        check_base(base)


def test_another_base_changes_nothing_but_the_base() -> None:
    ours = {str(q) for q in quads_of(tea())}
    theirs = {str(q).replace("urn:x:", DEFAULT_BASE) for q in quads_of(tea(), base="urn:x:")}
    assert ours == theirs


# --- labels


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("苗圩", "Miao Wei"),
        ("刘烈宏", "Liu Liehong"),
        ("欧阳安", "Ouyang An"),
        ("单霁翔", "Shan Jixiang"),
        ("曾培炎", "Zeng Peiyan"),
        ("解振华", "Xie Zhenhua"),
        ("吕西安", "Lü Xi'an"),
        ("哈凯恩德·希奇莱马", None),
        ("Tom", None),
    ],
)
def test_personal_names_are_romanised_family_name_first(name: str, expected: str | None) -> None:
    assert romanised_person(name) == expected


def test_other_names_are_romanised_syllable_by_syllable() -> None:
    assert romanised("茶叶部") == "Cha ye bu"
    assert romanised("NATO") is None


def test_labels_carry_their_language(store: ox.Store) -> None:
    for prop in (SKOS.prefLabel, SKOS.altLabel):
        for quad in store.quads_for_pattern(None, prop, None):
            assert quad.object.language.lower() in {"zh", "zh-latn-pinyin", "en"}


# --- what is stated


def test_no_blank_nodes() -> None:
    for quad in quads_of(tea("a"), tea("b")):
        assert isinstance(quad.subject, ox.NamedNode)
        assert not isinstance(quad.object, ox.BlankNode)


def test_what_an_article_states_stands_in_its_graph_and_what_articles_share_stands_once() -> None:
    quads = quads_of(tea("a"), tea("b"))
    assert len({q.triple for q in quads}) == len(quads), (
        "a triple stands in two graphs: joins over all of them multiply"
    )
    articles = {q.subject for q in quads if q.predicate == RDF.type and q.object == KG.Article}
    assert len(articles) == 2
    assert {q.graph_name for q in quads} == articles | {ox.DefaultGraph()}
    kinds: dict[bool, set[str]] = {True: set(), False: set()}
    for quad in quads:
        if quad.predicate == RDF.type:
            kinds[quad.graph_name in articles].add(quad.object.value.rpartition("#")[2])
    assert kinds[True] == set(
        "Article Evidence Attestation MeetingReport Participation Statement Task Citation ThemeMention".split()
    )
    assert not kinds[True] & kinds[False]


def test_an_article_keeps_nothing_of_another() -> None:
    """Taking an article away takes its graph away; no node of its own is spoken of in another's."""
    own = {q.subject for q in quads_of(tea("a")) if q.graph_name != ox.DefaultGraph()}
    shared = {q.subject for q in quads_of(tea("a")) if q.graph_name == ox.DefaultGraph()}
    others = {q.subject for q in quads_of(tea("b")) if q.graph_name != ox.DefaultGraph()}
    assert own & others <= shared


def test_evidence_is_one_node_per_span_with_all_its_rules(store: ox.Store) -> None:
    rows = ask(store, 'SELECT ?e ?rule { ?e kg:quote "茶叶部党组书记、部长王小明讲话" ; kg:rule ?rule }')
    assert {rule for _, rule in rows} == {"post-list", "spoke"}
    assert len({e for e, _ in rows}) == 1


def test_every_quote_stands_where_it_says(store: ox.Store) -> None:
    rows = ask(store, "SELECT ?quote ?start ?end { ?e kg:quote ?quote ; kg:start ?start ; kg:end ?end }")
    text = tea().document.text
    assert len(rows) > 15
    assert all(text[int(start) : int(end)] == quote for quote, start, end in rows)


def test_the_text_itself_is_not_in_the_graph(store: ox.Store) -> None:
    assert not any(tea().document.text in str(quad.object) for quad in store)


def test_the_article_is_identified_by_the_document(store: ox.Store) -> None:
    (quad,) = store.quads_for_pattern(None, DCT.identifier, None)
    assert quad.object == ox.Literal("tea-1")
    assert len(list(store.quads_for_pattern(quad.subject, KG.sha256, None))) == 1


@pytest.mark.parametrize(
    ("status", "when", "attested"),
    [
        (Status.HELD, DAY, ["2020-07-27"]),
        (Status.ACTING, DAY, ["2020-07-27"]),
        (Status.FORMER, DAY, []),
        (Status.ELECT, DAY, []),
        (Status.HELD, None, []),
        (Status.HELD, Moment("7月", date(2020, 7, 1), date(2020, 7, 31)), []),
        (Status.HELD, Moment("近日"), []),
    ],
)
def test_only_a_single_day_held_is_attested(status: Status, when: Moment | None, attested: list[str]) -> None:
    store = store_of(with_holding(when, status))
    assert [day for (day,) in ask(store, "SELECT ?day { ?t kg:attestedOn ?day }")] == attested
    assert len(ask(store, "SELECT ?status { ?t kg:attestation/kg:status ?status }")) == 1
    bounds = ask(store, "SELECT ?t { ?t kg:startedOn|kg:endedOn ?day ; kg:person/skos:prefLabel '王小明'@zh }")
    assert bounds == []


def test_a_span_of_days_keeps_its_words_and_bounds() -> None:
    store = store_of(with_holding(Moment("7月", date(2020, 7, 1), date(2020, 7, 31)), Status.HELD))
    query = "SELECT ?text ?a ?b { ?t kg:attestation ?x . ?x kg:dateText ?text ; kg:earliest ?a ; kg:latest ?b }"
    assert ask(store, query) == [("7月", "2020-07-01", "2020-07-31")]


def test_only_acts_start_and_end_tenures(store: ox.Store) -> None:
    rows = ask(
        store, "SELECT ?label ?p { ?t ?p ?day ; skos:prefLabel ?label FILTER (?p IN (kg:startedOn, kg:endedOn)) }"
    )
    assert rows == [("赵青：茶叶部副部长", KG.startedOn.value), ("钱红：茶叶局局长", KG.endedOn.value)]
    assert ask(store, "SELECT ?who { ?who kg:held/kg:title '副部长'@zh }") == ask(
        store, "SELECT ?who { ?who skos:prefLabel '欧阳安'@zh }"
    )


def test_participation_and_short_cut(store: ox.Store) -> None:
    rows = ask(
        store,
        "SELECT ?order ?name ?p ?capacity { ?x kg:participant ?who ; kg:meeting ?m ; kg:order ?order . ?who ?p ?m ;"
        " skos:prefLabel ?name FILTER (LANG(?name) = 'zh')"
        " OPTIONAL { ?x kg:inCapacityOf/kg:post/skos:prefLabel ?capacity } }",
    )
    assert [(o, n, p.rpartition("#")[2], c) for o, n, p, c in rows] == [
        ("1", "王小明", "spokeAt", "茶叶部部长"),
        ("2", "欧阳安", "chaired", "茶叶部副部长"),
        ("3", "各省茶叶主管部门负责同志", "attended", ""),
        ("4", "茶叶协会", "observed", ""),
    ]


def test_statement_task_theme_and_document_hang_together(store: ox.Store) -> None:
    rows = ask(
        store,
        "SELECT ?verb ?act ?order ?heading ?theme ?cited { ?s kg:verb ?verb ; kg:speechAct ?act ; kg:hasTask ?t ;"
        " kg:cites/skos:prefLabel ?cited . ?t kg:order ?order ; kg:heading ?heading ."
        " OPTIONAL { ?t kg:raises/skos:prefLabel ?theme } }",
    )
    assert [(v, a.rpartition("/")[2], *rest) for v, a, *rest in rows] == [
        ("强调", "emphasise", "1", "抓好采茶", "", "茶叶条例"),
        ("强调", "emphasise", "2", "开展“百茶千香”行动", "百茶千香", "茶叶条例"),
    ]


def test_curated_themes_are_those_of_the_ontology(store: ox.Store) -> None:
    rows = ask(
        store, "SELECT ?label ?t ?d { ?t a kg:PolicyTheme ; skos:prefLabel ?label OPTIONAL { ?t kg:discovered ?d } }"
    )
    assert [(label, found) for label, _, found in rows] == [("六稳", ""), ("百茶千香", "true")]
    themes = rdflib.Graph().parse(resources.ontology("themes.ttl"))
    assert (rdflib.URIRef(rows[0][1]), None, None) in themes


def test_two_articles_tell_one_meeting() -> None:
    store = store_of(tea("a"), tea("b", name="2020年" + NAME))
    rows = ask(store, "SELECT DISTINCT ?m ?label { ?m a kg:Meeting ; skos:prefLabel ?label }")
    assert [label for _, label in rows] == ["2020年" + NAME]
    words = ask(store, "SELECT ?a ?words { ?r kg:meeting ?m ; kg:article/dct:identifier ?a ; kg:wording ?words }")
    assert words == [("a", NAME), ("a", "电视电话会议"), ("b", "2020年" + NAME), ("b", "电视电话会议")]
    assert len(ask(store, "SELECT DISTINCT ?p { ?p a kg:Participation }")) == 8
    assert len(ask(store, "SELECT DISTINCT ?who { ?who kg:chaired|kg:spokeAt|kg:attended|kg:observed ?m }")) == 4


def test_a_kind_that_no_scheme_has_ends_no_build() -> None:
    batch = tea()
    odd: dict[type, dict[str, str]] = {
        InstitutionNamed: {"kind": "guild"},
        ThemeRaised: {"kind": "whim"},
        Statement: {"act": "", "verb": "嘀咕"},
    }
    facts = tuple(replace(fact, **odd.get(type(fact), {})) for fact in batch.facts)
    store = store_of(replace(batch, facts=facts))
    rows = ask(store, "SELECT DISTINCT ?k { ?x kg:institutionKind|kg:themeKind|kg:speechAct ?k }")
    assert [kind.rpartition("/")[2] for (kind,) in rows] == ["other", "say"]


def test_a_theme_is_told_in_the_words_of_the_text() -> None:
    batch = tea()
    facts = tuple(
        replace(f, wording="稳就业等“六稳”") if isinstance(f, ThemeRaised) and f.curated else f for f in batch.facts
    )
    rows = ask(
        store_of(replace(batch, facts=facts)),
        "SELECT ?label ?words ?quote { ?s a kg:Statement ; kg:themeMention ?m ; kg:raises ?t . ?m kg:theme ?t ;"
        " kg:wording ?words ; kg:evidence/kg:quote ?quote . ?t skos:prefLabel ?label }",
    )
    assert rows == [("六稳", "稳就业等“六稳”", "六稳"), ("百茶千香", "百茶千香", "百茶千香")]


# --- writing


@pytest.mark.parametrize("form", list(Format))
def test_the_order_of_quads_leaves_no_trace(form: Format) -> None:
    quads = quads_of(tea("a"), tea("b"))
    texts = []
    for seed in range(3):
        shuffled = quads.copy()
        random.Random(seed).shuffle(shuffled)
        pieces: list[str] = []
        write_text(of_quads(chain(shuffled, shuffled[:50])), form, pieces.append)
        texts.append("".join(pieces))
    assert texts[0] == texts[1] == texts[2]


@pytest.mark.parametrize("form", list(Format))
def test_what_is_written_is_read_back(form: Format, tmp_path: Path) -> None:
    quads = quads_of(tea("a"), tea("b"))
    path = tmp_path / f"tea.{form}"
    count = write(of_quads(quads), path)
    back = set(ox.parse(path=str(path), format=OX_FORMATS[form]))
    flat = form in (Format.TURTLE, Format.N_TRIPLES)
    assert {q.triple for q in back} == {q.triple for q in quads}
    assert flat or back == set(quads)
    assert len(back) == count
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_rdflib_reads_the_same_triples(tmp_path: Path) -> None:
    quads = quads_of(tea())
    write(of_quads(quads), tmp_path / "tea.ttl")
    graph = rdflib.Graph().parse(tmp_path / "tea.ttl")
    assert len(graph) == len({q.triple for q in quads})
    assert not any(isinstance(term, rdflib.BNode) for triple in graph for term in triple)


def test_what_comes_in_pieces_is_written_like_one() -> None:
    batches = [tea("a"), tea("b")]
    resolution = resolve(batches)
    texts = []
    for graphs in (of_quads(build_quads(batches, resolution)), build_graphs(batches, resolution)):
        pieces: list[str] = []
        write_text(graphs, Format.TRIG, pieces.append)
        texts.append("".join(pieces))
    assert texts[0] == texts[1]


@given(st.text(st.characters(codec="utf-8")))
def test_terms_are_spelt_as_the_store_spells_them(words: str) -> None:
    assert text(words) == str(ox.Literal(words))
    assert zh(words) == str(ox.Literal(words, language="zh"))
    assert integer(7) == str(ox.Literal("7", datatype=XSD.integer))


@given(st.text(st.characters(codec="utf-8")), st.sampled_from(["", "zh", "en"]))
def test_turtle_carries_any_text(text: str, language: str) -> None:
    literal = ox.Literal(text, language=language) if language else ox.Literal(text)
    quad = ox.Quad(KG.Person, SKOS.altLabel, literal)
    pieces: list[str] = []
    write_text(of_quads([quad]), Format.TURTLE, pieces.append)
    assert [q.object for q in ox.parse("".join(pieces), format=ox.RdfFormat.TURTLE)] == [literal]


@pytest.mark.parametrize(
    "iri", ["https://w3id.org/huabiao/ontology#", "https://w3id.org/huabiao/ontology#a.b", "https://x/-", "urn:x:1"]
)
def test_turtle_carries_any_iri(iri: str) -> None:
    quad = ox.Quad(ox.NamedNode(iri), OA.hasSource, ox.NamedNode(iri))
    pieces: list[str] = []
    write_text(of_quads([quad]), Format.TURTLE, pieces.append)
    assert [q.triple for q in ox.parse("".join(pieces), format=ox.RdfFormat.TURTLE)] == [quad.triple]


def test_turtle_reads_well() -> None:
    pieces: list[str] = []
    write_text(of_quads(quads_of(tea())), Format.TURTLE, pieces.append)
    text = "".join(pieces)
    assert text.startswith("@prefix ")
    assert "\nperson:wang-xiao-ming-acf979cc a kg:Person ;\n    skos:prefLabel " in text
    subjects = re.findall(r"^([a-z-]+:\S+) a ", text, flags=re.MULTILINE)
    assert subjects == sorted(subjects)
    assert len(subjects) > 30


def test_a_blank_node_is_refused() -> None:
    quad = ox.Quad(ox.BlankNode(), RDF.type, KG.Person)
    with pytest.raises(ValueError, match="blank node"):
        of_quads([quad])


@pytest.mark.parametrize(("name", "message"), [("graph.rdf", "unknown format .rdf"), ("graph", "no ending")])
def test_unknown_formats_are_named_with_the_known_ones(name: str, message: str) -> None:
    with pytest.raises(UsageError, match=rf"{re.escape(message)}.*\.ttl \.trig"):
        format_of(name)


def test_places_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere/graph\.ttl: cannot be written \(no such file or directory\)"):
        write([], tmp_path / "nowhere" / "graph.ttl")
    (tmp_path / "folder.ttl").mkdir()
    with pytest.raises(UsageError, match="is a folder"):
        write([], tmp_path / "folder.ttl")


def test_nothing_is_left_of_a_failed_write(tmp_path: Path) -> None:
    target = tmp_path / "graph.ttl"
    target.write_text("old")

    def fail(out: object) -> None:
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        replace_file(target, fail)
    assert [p.name for p in tmp_path.iterdir()] == ["graph.ttl"]
    assert target.read_text() == "old"


def test_the_python_face_is_an_rdflib_dataset(store: ox.Store) -> None:
    face = dataset(store)
    assert isinstance(face, rdflib.Dataset)
    rows = list(face.query("SELECT ?n { ?p a kg:Person ; skos:prefLabel ?n FILTER (LANG(?n) = 'zh') }"))
    assert sorted(str(row[0]) for row in rows) == sorted(["王小明", "欧阳安", "赵青", "钱红"])
