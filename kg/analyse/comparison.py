"""What two meetings or two articles say differently: sentences, themes, documents, people and their order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.analyse.alignment import SAME, Change, align, changes
from kg.analyse.asking import name_of, rows, value
from kg.analyse.content import content
from kg.analyse.occasions import Subject
from kg.analyse.passages import Passage, Quote, of_statement, passages, quotes_of
from kg.graph.vocabulary import DCT, KG, SCHEMA, notation

LEAST_IN_COMMON = 0.2
"""Two sentences on one theme stand side by side if this share of their telling words is common to both."""
_OF_A_MEETING = frozenset({"Statement", "Participation", "MeetingReport", "Task"})


@dataclass(frozen=True, slots=True)
class Source:
    """An article that one side rests on."""

    article: str
    title: str
    day: str
    url: str


@dataclass(frozen=True, slots=True)
class Attendance:
    """Somebody at a meeting: what they did, and their place in the list."""

    name: str
    roles: tuple[str, ...]
    order: int


@dataclass(frozen=True, slots=True)
class Topic:
    """A theme of one side, and the numbers of the sentences that raise it."""

    name: str
    passages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two things compared."""

    title: str
    sources: tuple[Source, ...]
    passages: tuple[Passage, ...]
    themes: tuple[Topic, ...]
    documents: tuple[str, ...]
    attended: tuple[Attendance, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence of each side: the same, or reworded with the changes word by word."""

    one: Passage
    other: Passage
    likeness: float
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class OnTheme:
    """Two sentences that are no rewording of each other and raise the same themes."""

    themes: tuple[str, ...]
    one: Passage
    other: Passage


@dataclass(frozen=True, slots=True)
class Names:
    """Names that both sides have, or one of them alone."""

    both: tuple[str, ...]
    dropped: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """Somebody in both lists who stands elsewhere among those who are in both; places count from 1."""

    name: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that two sides have in common and not in common."""

    one: Side
    other: Side
    again: tuple[Pair, ...]
    reworded: tuple[Pair, ...]
    on_theme: tuple[OnTheme, ...]
    """What each side says on a theme of both, where that is not said again or reworded; these sentences count as
    dropped and new as well."""
    dropped: tuple[Passage, ...]
    new: tuple[Passage, ...]
    themes: Names
    documents: Names
    people: Names
    moved: tuple[Moved, ...]


def compare(store: ox.Store, one: Subject, other: Subject) -> Comparison:
    """Set *one* beside *other*; what is called new is in *other* alone."""
    return compare_sides(side(store, one), side(store, other))


def compare_sides(one: Side, other: Side) -> Comparison:
    """The same for two sides made by :func:`side`."""
    matches = align([each.text for each in one.passages], [each.text for each in other.passages])
    pairs = [_pair(one.passages[m.one], other.passages[m.other], m.likeness) for m in matches]
    matched, matched_other = {m.one for m in matches}, {m.other for m in matches}
    people = [each.name for each in one.attended], [each.name for each in other.attended]
    return Comparison(
        one=one,
        other=other,
        again=tuple(pair for pair in pairs if pair.likeness >= SAME),
        reworded=tuple(pair for pair in pairs if pair.likeness < SAME),
        on_theme=tuple(_on_themes(one, other, matched, matched_other)),
        dropped=tuple(each for i, each in enumerate(one.passages) if i not in matched),
        new=tuple(each for i, each in enumerate(other.passages) if i not in matched_other),
        themes=names([each.name for each in one.themes], [each.name for each in other.themes]),
        documents=names(one.documents, other.documents),
        people=names(*people),
        moved=tuple(moved(*people)),
    )


def _pair(one: Passage, other: Passage, likeness: float) -> Pair:
    return Pair(one, other, likeness, tuple(changes(one.text, other.text)) if likeness < SAME else ())


def _on_themes(one: Side, other: Side, matched: set[int], matched_other: set[int]) -> list[OnTheme]:
    """Sentences that raise a theme of both sides and are not paired yet: those most about the same, each once."""
    theirs = {topic.name: topic for topic in one.themes}
    shared: dict[tuple[int, int], list[str]] = {}
    for topic in other.themes:
        if topic.name in theirs:
            for i in theirs[topic.name].passages:
                for j in topic.passages:
                    if i not in matched and j not in matched_other:
                        shared.setdefault((i, j), []).append(topic.name)
    about = {i: content(one.passages[i].text) for i, _ in shared}
    about_other = {j: content(other.passages[j].text) for _, j in shared}
    ranked = sorted((-(about[i].overlap(about_other[j]) or 0.0), j, i) for i, j in shared)
    taken: set[int] = set()
    taken_other: set[int] = set()
    found = []
    for overlap, j, i in ranked:
        if -overlap >= LEAST_IN_COMMON and i not in taken and j not in taken_other:
            taken.add(i)
            taken_other.add(j)
            found.append((j, OnTheme(tuple(shared[i, j]), one.passages[i], other.passages[j])))
    return [each for _, each in sorted(found, key=lambda pair: pair[0])]


def names(one: Sequence[str], other: Sequence[str]) -> Names:
    """What is in both and what in one alone, each in its own order."""
    return Names(
        both=tuple(each for each in other if each in one),
        dropped=tuple(each for each in one if each not in other),
        new=tuple(each for each in other if each not in one),
    )


def moved(one: Sequence[str], other: Sequence[str]) -> list[Moved]:
    """Who changed places among those in both lists: the fewest whose leaving makes the two orders one."""
    kept = [each for each in one if each in other]
    before = {name: place for place, name in enumerate(kept, start=1)}
    after = [each for each in other if each in before]
    staying = longest_rise([before[name] for name in after])
    return [Moved(name, before[name], place) for place, name in enumerate(after, start=1) if place - 1 not in staying]


def longest_rise(numbers: Sequence[int]) -> set[int]:
    """The positions of a longest strictly rising part of *numbers*."""
    ends: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for position, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(at[length - 1] if length else -1)
        ends[length : length + 1] = [number]
        at[length : length + 1] = [position]
    found: set[int] = set()
    position = at[-1] if at else -1
    while position >= 0:
        found.add(position)
        position = before[position]
    return found


# ── one side ────────────────────────────────────────────────────────────────────────────────────────────────────────


def side(store: ox.Store, told: Subject) -> Side:
    """What the graph quotes of an article, or of the articles that report a meeting."""
    articles = _reporting(store, told.nodes) if told.is_meeting else list(told.nodes)
    number: dict[str, int] = {}
    found: list[Passage] = []
    topics: dict[str, dict[int, None]] = {}
    documents: dict[str, None] = {}
    for article in articles:
        quotes = _quotes(store, article, told)
        for passage in _passages(store, article, quotes):
            # Several articles on one meeting tell much of it alike: every sentence once, where it first stands.
            if passage.text not in number:
                number[passage.text] = len(found)
                found.append(passage)
            for quote in quotes:
                if quote.kind == "ThemeMention" and quote.start < passage.end and passage.start < quote.end:
                    for name in _named(store, quote, KG.theme):
                        topics.setdefault(name, {})[number[passage.text]] = None
        for quote in quotes:
            if quote.kind == "Citation":
                documents |= dict.fromkeys(_named(store, quote, KG.document))
    return Side(
        title=told.title,
        sources=tuple(_source(store, article) for article in articles),
        passages=tuple(found),
        themes=tuple(Topic(name, tuple(at)) for name, at in topics.items()),
        documents=tuple(documents),
        attended=tuple(_attended(store, told, articles)),
    )


def _quotes(store: ox.Store, article: ox.NamedNode, told: Subject) -> list[Quote]:
    """What the graph quotes of an article, as far as it belongs to what is compared."""
    quotes = quotes_of(store, article)
    if told.is_meeting and _meetings_of(store, article) - set(told.nodes):
        quotes = _only(store, quotes, told.nodes)
    return [
        of_statement(each, value(store, ox.NamedNode(each.fact), KG.text)) if each.kind == "Statement" else each
        for each in quotes
    ]


def _passages(store: ox.Store, article: ox.NamedNode, quotes: Sequence[Quote]) -> list[Passage]:
    statements = dict.fromkeys(ox.NamedNode(quote.fact) for quote in quotes if quote.kind == "Statement")
    speakers = [(value(store, each, KG.text), _speaker(store, each)) for each in statements]
    return passages(value(store, article, DCT.identifier), quotes, speakers)


def _reporting(store: ox.Store, meetings: Iterable[ox.NamedNode]) -> list[ox.NamedNode]:
    """The articles that report these meetings, by their identifiers."""
    found: set[ox.NamedNode] = set()
    for meeting in meetings:
        for quad in store.quads_for_pattern(None, KG.meeting, meeting):
            if isinstance(quad.subject, ox.NamedNode):
                found.update(_objects(store, quad.subject, KG.article))
    return sorted(found, key=lambda article: (value(store, article, DCT.identifier), article.value))


def _meetings_of(store: ox.Store, article: ox.NamedNode) -> set[ox.NamedNode]:
    """The meetings that an article reports."""
    return {
        meeting
        for quad in store.quads_for_pattern(None, KG.article, article)
        if isinstance(quad.subject, ox.NamedNode)
        for meeting in _objects(store, quad.subject, KG.meeting)
    }


def _only(store: ox.Store, quotes: Sequence[Quote], meetings: Sequence[ox.NamedNode]) -> list[Quote]:
    """Of an article on several meetings: what is told of these, and what else stands in the same characters."""
    theirs = [
        quote
        for quote in quotes
        if quote.kind in _OF_A_MEETING and set(_objects(store, ox.NamedNode(quote.fact), KG.meeting)) & set(meetings)
    ]
    return [quote for quote in quotes if any(each.start <= quote.start and quote.end <= each.end for each in theirs)]


def _named(store: ox.Store, quote: Quote, prop: ox.NamedNode) -> list[str]:
    """The names of what a fact is about."""
    return [name_of(store, thing) for thing in _objects(store, ox.NamedNode(quote.fact), prop)]


def _speaker(store: ox.Store, statement: ox.NamedNode) -> str:
    return next((name_of(store, each) for each in _objects(store, statement, KG.speaker)), "")


def _source(store: ox.Store, article: ox.NamedNode) -> Source:
    return Source(*(value(store, article, prop) for prop in (DCT.identifier, DCT.title, DCT.date, SCHEMA.url)))


def _attended(store: ox.Store, told: Subject, articles: Iterable[ox.NamedNode]) -> list[Attendance]:
    """Who took part, in the order in which they are listed; several articles follow one another."""
    parts: dict[str, list[Mapping[str, str]]] = {}
    for rank, article in enumerate(articles):
        for row in rows(store, "article-attendance", given={"article": article}):
            if not told.is_meeting or ox.NamedNode(row["meeting"]) in told.nodes:
                parts.setdefault(row["name"], []).append({**row, "rank": f"{rank:04}{int(row['order']):06}"})
    ranked = sorted(parts, key=lambda name: (min(each["rank"] for each in parts[name]), name))
    return [
        Attendance(name, tuple(sorted({notation(ox.NamedNode(each["role"])) for each in parts[name]})), place)
        for place, name in enumerate(ranked, start=1)
    ]


def _objects(store: ox.Store, node: ox.NamedNode, prop: ox.NamedNode) -> list[ox.NamedNode]:
    found = {q.object for q in store.quads_for_pattern(node, prop, None) if isinstance(q.object, ox.NamedNode)}
    return sorted(found, key=lambda each: each.value)
