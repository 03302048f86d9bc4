"""The RDF graph as a networkx graph: things become nodes, and relations that are nodes in RDF become edges.

A tenure turns into an edge from the person to the institution, a participation into one from the participant to the
meeting, and each edge keeps the evidence of the node it came from. Statements and tasks stay nodes, or are folded
into edges from whoever speaks to the themes and documents named (:func:`kg.analyse.part.fold`).
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache
from importlib.resources import files

import networkx as nx
import pyoxigraph as ox

from kg import resources
from kg.analyse import tying
from kg.analyse.element import PARTICIPATION, Article, Kind, Proof, Relation
from kg.graph.vocabulary import SCHEMES, SKOS


def project(store: ox.Store, *, since: date | str | None = None, until: date | str | None = None) -> nx.MultiDiGraph:
    """The whole store as a multigraph, in an order that depends on the content alone.

    Nodes are IRIs with ``kind``, ``label``, ``brief`` (the label where there is little room), ``names``, ``english``,
    ``pinyin``, ``notes`` (key → values), ``days`` and ``evidence``; edges have ``relation``, ``label``, ``note``,
    ``order``, ``days`` and ``evidence``. ``graph["proofs"]`` and ``graph["articles"]`` hold what the evidence IRIs
    stand for. With *since* or *until*, only edges with a day in that span stay; an edge without days of its own has
    those of its meeting, else its articles'.
    """
    graph = nx.MultiDiGraph(proofs=_proofs(store), articles=_articles(store))
    evidence = _gathered(store, "evidence", "evidence")
    days = _gathered(store, "dates", "day")
    _add_nodes(graph, store, evidence, days)
    for query in ("posts", "appointments", "participations", "sayings", "subjects", "citations", "links"):
        for row in _select(store, query):
            _add_edge(graph, row, evidence, days)
    tying.prove_subjects(graph)
    tying.merge_citations(graph)
    tying.add_mentions(graph)
    tying.date_edges(graph)
    if since is not None or until is not None:
        tying.keep_span(graph, str(since or "0000"), str(until or "9999"))
    tying.drop_idle(graph)
    return graph


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
        label = labels.get("zh") or _unnamed(told, names[thing]) or thing.rpartition("/")[2]
        graph.add_node(
            thing,
            kind=kinds[thing],
            label=label,
            brief=label,
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
