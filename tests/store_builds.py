"""Documents for the tests of the store, and what a store and a build from scratch say of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg import pipeline
from kg.model import Document, DocumentFacts
from kg.resolve import Judgement
from kg.store.opened import StoredGraph, create_store

PEOPLE = ("王伟", "李建国", "张丽华", "欧阳海", "赵卫东")
PLACES = ("海宁市", "江宁市", "云山县", "东湖区")
TITLES = ("市长", "副市长", "市委书记", "县长")
DAYS = ("2021-03-02", "2021-03-03", "2021-09-15", "2023-06-01")


def article(number: int, variant: int) -> Document:
    """The document *number* in one of its wordings: people, posts, a meeting, a statement, a theme, a document."""
    pick = number * 7 + variant * 3
    person, other = PEOPLE[pick % 5], PEOPLE[(pick + 2) % 5]
    place, title = PLACES[pick % 4], TITLES[(pick + variant) % 4]
    day = DAYS[(number + variant) % 4]
    month, date = int(day[5:7]), int(day[8:])
    sentences = (
        f"{month}月{date}日，{place}乡村振兴工作会议召开。{place}{title}{person}出席会议并讲话，副{title}{other}主持会议。",
        f"会议强调，要贯彻落实《{place}乡村振兴条例》，推进高质量发展。一是抓好粮食生产。二是做好“三农”工作。",
        f"经研究决定，任命{person}为{place}教育局局长，免去{other}的{place}财政局局长职务。",
        f"{month}月{date}日，{place}{title}{person}会见了来访的企业家代表。",
    )
    chosen = [sentences[index] for index in range(4) if (pick + variant) >> index & 1 or index == pick % 4]
    return Document(f"news-{number}", "".join(chosen), f"{place}要闻", day, "海宁日报")


def wire_copy(number: int, variant: int) -> Document:
    """The same text as another paper brings it a day later: with a lead, other marks and a closing note."""
    told = article(number, variant)
    text = "本报海宁6月2日电 " + told.text.replace("。一是", "；一是") + "（完）"
    day = told.date[:-1] + str(int(told.date[-1]) + 1) if told.date else None
    return Document(f"wire-{number}", text, f"转载：{told.title}", day, "云山日报")


@cache
def _facts(document: Document) -> DocumentFacts:
    (facts,) = pipeline.extract([document])
    return facts


def extracted(documents: Sequence[Document]) -> Iterator[DocumentFacts]:
    """What a build takes for extraction; a document that many tests build is read once."""
    return map(_facts, documents)


def scratch(documents: Iterable[Document], judgements: Sequence[Judgement] = ()) -> list[str]:
    """The graph of a build from scratch, as sorted N-Quads."""
    graph = pipeline.Graph(extracted(list(documents)), judgements=judgements)
    return sorted(f"{s} {p} {o} {name}".rstrip() + " ." for name, triples in graph.graphs() for s, p, o in triples)


def stored(store: ox.Store) -> list[str]:
    """The graph of a store, as sorted N-Quads."""
    default = ox.DefaultGraph()
    return sorted(
        f"{q.subject} {q.predicate} {q.object}" + ("" if q.graph_name == default else f" {q.graph_name}") + " ."
        for q in store
    )


def exported(graph: StoredGraph, path: Path) -> list[str]:
    """What ``kg export`` writes, sorted."""
    graph.write(path)
    return sorted(path.read_text(encoding="utf-8").splitlines())


def fresh(folder: Path) -> StoredGraph:
    """A new store."""
    return create_store(folder)
