"""The RDF graph as a networkx graph: things become nodes, and relations that are nodes in RDF become edges.

A tenure turns into an edge from the person to the institution, a participation into one from the participant to the
meeting, and each edge keeps the evidence of the node it came from. Statements and tasks stay nodes, or are folded
into edges from whoever speaks to the themes and documents named (:func:`kg.analyse.part.fold`).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files

import networkx as nx
import pyoxigraph as ox

from kg import resources
from kg.graph.vocabulary import SCHEMES, SKOS


class Kind(StrEnum):
    """What a node of the projection is."""

    MEETING = "meeting"
    STATEMENT = "statement"
    TASK = "task"
    THEME = "theme"
    DOCUMENT = "document"
    PERSON = "person"
    INSTITUTION = "institution"
    GROUP = "group"
    ARTICLE = "article"


class Relation(StrEnum):
    """What an edge of the projection says; it runs from the one who does it."""

    HELD = "held"
    APPOINTED = "appointed"
    CHAIRED = "chaired"
    SPOKE = "spoke"
    ATTENDED = "attended"
    OBSERVED = "observed"
    HOSTED = "hosted"
    STATES = "states"
    TASKS = "tasks"
    RAISES = "raises"
    CITES = "cites"
    WITHIN = "within"
    BROADER = "broader"
    BEHALF = "behalf"
    REPORTS = "reports"
    MENTIONS = "mentions"


PARTICIPATION = frozenset({Relation.CHAIRED, Relation.SPOKE, Relation.ATTENDED, Relation.OBSERVED})
STANDING = frozenset({Relation.WITHIN, Relation.BROADER})
"""Relations that no article reports: they hold of the order of things, on no day, and make nothing worth showing."""


@dataclass(frozen=True, slots=True)
class Article:
    """The article that a piece of evidence stands in."""

    iri: str
    title: str
    date: str
    source: str
    url: str


@dataclass(frozen=True, slots=True)
class Proof:
    """A piece of evidence: ``quote`` stands at ``[start, end)`` of the article's text."""

    article: str
    start: int
    end: int
    quote: str

    def covers(self, other: Proof) -> bool:
        """Whether *other* lies inside this one."""
        return self.article == other.article and self.start <= other.start and other.end <= self.end


def project(store: ox.Store, *, since: date | str | None = None, until: date | str | None = None) -> nx.MultiDiGraph:
    """The whole store as a multigraph, in an order that depends on the content alone.

    Nodes are IRIs with ``kind``, ``label``, ``names``, ``english``, ``pinyin``, ``notes`` (key → values), ``days``
    and ``evidence``; edges have ``relation``, ``label``, ``note``, ``order``, ``days`` and ``evidence``.
    ``graph["proofs"]`` and ``graph["articles"]`` hold what the evidence IRIs stand for. With *since* or *until*, only
    edges with a day in that span stay; an edge without days of its own has those of its meeting, else its articles'.
    """
    graph = nx.MultiDiGraph(proofs=_proofs(store), articles=_articles(store))
    evidence = _gathered(store, "evidence", "evidence")
    days = _gathered(store, "dates", "day")
    _add_nodes(graph, store, evidence, days)
    for query in ("posts", "appointments", "participations", "sayings", "subjects", "citations", "links"):
        for row in _select(store, query):
            _add_edge(graph, row, evidence, days)
    _prove_subjects(graph)
    _merge_citations(graph)
    _add_mentions(graph)
    for source, target, _, edge in graph.edges(keys=True, data=True):
        edge["days"] = edge["days"] or _days_around(graph, source, target, edge)
    if since is not None or until is not None:
        _keep_span(graph, str(since or "0000"), str(until or "9999"))
    _drop_idle(graph)
    return graph


def co_attendance(graph: nx.MultiDiGraph) -> nx.Graph:
    """People joined where they took part in the same meeting; ``weight`` counts them, ``meetings`` are their IRIs."""
    joint = nx.Graph()
    for meeting in sorted(node for node, kind in graph.nodes(data="kind") if kind is Kind.MEETING):
        people = sorted(
            {
                source
                for source, _, relation in graph.in_edges(meeting, data="relation")
                if relation in PARTICIPATION and graph.nodes[source]["kind"] is Kind.PERSON
            }
        )
        for person in people:
            joint.add_node(person, label=graph.nodes[person]["label"])
        for position, one in enumerate(people):
            for other in people[position + 1 :]:
                meetings = joint.get_edge_data(one, other, {"meetings": ()})["meetings"]
                joint.add_edge(one, other, weight=len(meetings) + 1, meetings=(*meetings, meeting))
    return joint


_PINYIN = "zh-latn-pinyin"
"""The language tag of pinyin, in lower case: stores may change the case of tags."""

Row = dict[str, ox.NamedNode | ox.Literal | None]


def _select(store: ox.Store, query: str) -> list[Row]:
    """The rows of a query over all graphs, sorted, so that nothing depends on the store's own order."""
    text = files("kg.analyse").joinpath("sparql", f"{query}.rq").read_text(encoding="utf-8")
    solutions = store.query(text, use_default_graph_as_union=True)
    if not isinstance(solutions, ox.QuerySolutions):
        raise TypeError(f"{query}.rq is no SELECT")
    names = [variable.value for variable in solutions.variables]
    rows = [{name: solution[name] for name in names} for solution in solutions]
    return sorted(rows, key=lambda row: [str(row[name] or "") for name in names])


def _value(term: ox.NamedNode | ox.Literal | None) -> str:
    return term.value if term is not None else ""


def _gathered(store: ox.Store, query: str, column: str) -> dict[str, list[str]]:
    """The values of *column* by thing, each once, sorted."""
    table: dict[str, list[str]] = defaultdict(list)
    for row in _select(store, query):
        table[_value(row["thing"])].append(_value(row[column]))
    return {thing: sorted(set(values)) for thing, values in table.items()}


def _proofs(store: ox.Store) -> dict[str, Proof]:
    return {
        _value(row["evidence"]): Proof(
            _value(row["article"]), int(_value(row["start"])), int(_value(row["end"])), _value(row["quote"])
        )
        for row in _select(store, "proofs")
    }


def _articles(store: ox.Store) -> dict[str, Article]:
    columns = ("article", "title", "date", "publisher", "url")
    return {
        _value(row["article"]): Article(*(_value(row[name]) for name in columns)) for row in _select(store, "articles")
    }


@cache
def _scheme_labels() -> dict[str, str]:
    """The Chinese label of each concept of the ontology's schemes, by IRI."""
    triples = ox.parse(path=str(resources.ontology("schemes.ttl")), format=ox.RdfFormat.TURTLE)
    return {
        triple.subject.value: triple.object.value
        for triple in triples
        if triple.predicate == SKOS.prefLabel
        and isinstance(triple.subject, ox.NamedNode)
        and isinstance(triple.object, ox.Literal)
        and triple.object.language == "zh"
    }


def _worded(term: ox.NamedNode | ox.Literal | None) -> str:
    """A value in words: a literal's, or the label of a concept; another IRI's last step."""
    value = _value(term)
    if isinstance(term, ox.NamedNode) and value.startswith(SCHEMES):
        return _scheme_labels().get(value, value.rpartition("/")[2])
    return value


def _add_nodes(
    graph: nx.MultiDiGraph, store: ox.Store, evidence: dict[str, list[str]], days: dict[str, list[str]]
) -> None:
    kinds: dict[str, Kind] = {}
    preferred: dict[str, dict[str, str]] = defaultdict(dict)
    names: dict[str, list[str]] = defaultdict(list)
    for row in _select(store, "names"):
        thing, name = _value(row["thing"]), row["name"]
        kinds[thing] = Kind(_value(row["kind"]))
        if isinstance(name, ox.Literal):
            if _value(row["preferred"]) == "true":
                preferred[thing].setdefault((name.language or "zh").lower(), name.value)
            if (name.language or "").lower() != _PINYIN:
                names[thing].append(name.value)
    notes: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in _select(store, "notes"):
        values = notes[_value(row["thing"])][_value(row["key"])]
        if (value := _worded(row["value"])) not in values:
            values.append(value)
    proofs: dict[str, Proof] = graph.graph["proofs"]

    def position(thing: str) -> tuple[str, int]:
        found = [proofs[each] for each in evidence.get(thing, ()) if each in proofs]
        return min(((proof.article, proof.start) for proof in found), default=("", 0))

    rank = {kind: number for number, kind in enumerate(Kind)}
    for thing in sorted(kinds, key=lambda each: (rank[kinds[each]], position(each), each)):
        labels = preferred[thing]
        told = dict(notes[thing])
        label = labels.get("zh") or _unnamed(told, names[thing])
        graph.add_node(
            thing,
            kind=kinds[thing],
            label=label or thing.rpartition("/")[2],
            names=tuple(sorted(set(names[thing]) - {label, labels.get("en", "")})),
            english=labels.get("en", ""),
            pinyin=labels.get(_PINYIN, ""),
            notes=told,
            days=days.get(thing, []),
            evidence=[each for each in evidence.get(thing, ()) if each in proofs],
        )


def _unnamed(told: dict[str, list[str]], names: list[str]) -> str:
    """What to call a thing without a preferred name: a task by its heading, talks by their kind and day."""
    for key in ("heading", "text"):
        if key in told:
            return told[key][0]
    day = told.get("date") or told.get("told") or []
    return min(names, default="") or " ".join([*told.get("kind", [])[:1], *day[:1]])


def _add_edge(graph: nx.MultiDiGraph, row: Row, evidence: dict[str, list[str]], days: dict[str, list[str]]) -> None:
    source, target, relation = (_value(row[name]) for name in ("source", "target", "relation"))
    if source not in graph or target not in graph or source == target:
        return
    via = _value(row.get("via"))
    # Each article has its own node for a part taken in a meeting; the part is one.
    key = "" if relation in PARTICIPATION else via
    label, note = _value(row.get("label")), _worded(row.get("note"))
    known = graph.get_edge_data(source, target, (key, relation))
    proofs: dict[str, Proof] = graph.graph["proofs"]
    found = [each for each in evidence.get(via, ()) if each in proofs]
    if known:  # the same tenure with another status, the same participation in another capacity or article
        for name, value in (("label", label), ("note", note)):
            if value not in known[name].split("、"):
                known[name] = f"{known[name]}、{value}".strip("、")
        known["evidence"] = sorted({*known["evidence"], *found})
        return
    place = min((proofs[each].start for each in found), default=0)
    graph.add_edge(
        source,
        target,
        key=(key, relation),
        relation=Relation(relation),
        label=label,
        note=note,
        order=int(_value(row.get("order")) or place),
        days=days.get(via, []),
        evidence=found,
    )


def _prove_subjects(graph: nx.MultiDiGraph) -> None:
    """Give edges without a node of their own the evidence of their end that lies inside the evidence of the other.

    A theme is proved wherever it is named; that a certain statement raises it is proved inside that statement.
    """
    proofs: dict[str, Proof] = graph.graph["proofs"]
    by_article: dict[tuple[str, str], list[str]] = defaultdict(list)
    for node, found in graph.nodes(data="evidence"):
        for each in found:
            by_article[node, proofs[each].article].append(each)
    for source, target, edge in graph.edges(data=True):
        if edge["evidence"] or edge["relation"] in STANDING:
            continue
        if graph.nodes[source]["kind"] is Kind.ARTICLE:
            edge["evidence"] = list(by_article[target, source])
            continue
        around = graph.nodes[source]["evidence"]
        articles = dict.fromkeys(proofs[each].article for each in around)
        inside = [each for article in articles for each in by_article.get((target, article), ())]
        if edge["relation"] is Relation.HOSTED:
            edge["evidence"] = inside
        else:
            within = [each for each in inside if any(proofs[outer].covers(proofs[each]) for outer in around)]
            edge["evidence"] = within or list(around)


def _merge_citations(graph: nx.MultiDiGraph) -> None:
    """Let the statement or task that cites a document say how (implements …), in its article's stead."""
    proofs: dict[str, Proof] = graph.graph["proofs"]
    for article, document, key, whole in list(graph.out_edges(keys=True, data=True)):
        if graph.nodes[article]["kind"] is not Kind.ARTICLE or whole["relation"] is not Relation.CITES:
            continue
        closer = [
            edge
            for source, _, edge in graph.in_edges(document, data=True)
            if edge["relation"] is Relation.CITES
            and source != article
            and any(proofs[each].article == article for each in edge["evidence"])
        ]
        for edge in closer:
            edge["note"] = edge["note"] or whole["note"]
        if closer:
            graph.remove_edge(article, document, key)


def _add_mentions(graph: nx.MultiDiGraph) -> None:
    """Tie what an article names apart from any meeting: to the meeting it reports, where that is one, else to itself.

    An article of several meetings is tied to each of them; one of a single meeting would only stand in the way.
    """
    proofs: dict[str, Proof] = graph.graph["proofs"]
    kinds: dict[str, Kind] = dict(graph.nodes(data="kind"))
    reported: dict[str, list[str]] = defaultdict(list)
    for node in (node for node in graph if kinds[node] is Kind.MEETING):
        for article in sorted({proofs[each].article for each in graph.nodes[node]["evidence"]}):
            reported[article].append(node)
    loose: list[str] = []
    for island in nx.connected_components(nx.Graph(_joined(graph))):
        if not any(kinds[node] in (Kind.MEETING, Kind.ARTICLE) for node in island):
            people = [node for node in island if kinds[node] is Kind.PERSON]
            loose += people or island
    tied = _told(graph)
    loose += [node for node in graph if node not in tied and kinds[node] not in (Kind.MEETING, Kind.ARTICLE)]
    found: dict[tuple[str, str, Relation], list[str]] = defaultdict(list)
    for node in sorted(loose):
        for each in graph.nodes[node]["evidence"]:
            article = proofs[each].article
            meetings = reported.get(article, [])
            found[meetings[0] if len(meetings) == 1 else article, node, Relation.MENTIONS].append(each)
    for article in sorted(reported):
        if len(reported[article]) > 1 or article in tied:
            for meeting in reported[article]:
                evidence = [each for each in graph.nodes[meeting]["evidence"] if proofs[each].article == article]
                found[article, meeting, Relation.REPORTS] = evidence
    for (source, target, relation), evidence in sorted(found.items()):
        if source in graph:
            edge = {"relation": relation, "label": "", "note": "", "order": 0, "days": [], "evidence": evidence}
            graph.add_edge(source, target, key=("", relation), **edge)


def _days_around(graph: nx.MultiDiGraph, source: str, target: str, edge: dict[str, object]) -> list[str]:
    """The days of an edge that has none: of the meeting at its end, else of the articles that prove it."""
    if edge["relation"] in STANDING:
        return []
    for node in (target, source):
        if graph.nodes[node]["kind"] is Kind.MEETING and graph.nodes[node]["days"]:
            return list(graph.nodes[node]["days"])
    proofs, articles = graph.graph["proofs"], graph.graph["articles"]
    found = {proofs[each].article for each in edge["evidence"]}  # type: ignore[attr-defined]
    return sorted({articles[each].date for each in found if each in articles and articles[each].date})


def _keep_span(graph: nx.MultiDiGraph, since: str, until: str) -> None:
    outside = [
        (source, target, key)
        for source, target, key, edge in graph.edges(keys=True, data=True)
        if edge["relation"] not in STANDING
        and not (edge["days"] and edge["days"][0] <= until + "~" and edge["days"][-1] >= since)
    ]
    graph.remove_edges_from(outside)
    told = _told(graph)
    graph.remove_nodes_from([node for node in graph if node not in told])


def _drop_idle(graph: nx.MultiDiGraph) -> None:
    """Leave out what no article speaks of (the rest of a scheme of themes, say)."""
    told = _told(graph)
    graph.remove_nodes_from([node for node in graph if node not in told and not graph.nodes[node]["evidence"]])


def _told(graph: nx.MultiDiGraph) -> set[str]:
    """The nodes that some article relates to another."""
    return {node for pair in _joined(graph) for node in pair}


def _joined(graph: nx.MultiDiGraph) -> list[tuple[str, str]]:
    """The pairs of nodes that some article relates."""
    return [edge[:2] for edge in graph.edges(data="relation") if edge[2] not in STANDING]
