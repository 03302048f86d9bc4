"""How a theme is told over time: first and last seen, counts, heat, who says it, what stands beside it.

Everything counts articles by their day of publication. Nothing here says that a theme is new or gone in the world:
only when the articles of this graph first and last name it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.analyse.asking import Told, is_a, name_of, rows, value
from kg.analyse.heat import Tier, tier
from kg.analyse.sighting import Sighting, sighting
from kg.analyse.span import ALWAYS, Step, Stretch, is_day
from kg.graph.vocabulary import DCT, KG, SKOS, notation

FEW = 10
"""The share of a period with fewer articles says little: one article more or less moves it by a tenth and more."""
MOST_SPEAKERS = 10
MOST_NEIGHBOURS = 12
_CANDIDATES = 60
"""So many of the themes most often beside a theme are weighed."""


@dataclass(frozen=True, slots=True)
class Count:
    """One period: how many articles there are, how many name the theme, and the tier that makes."""

    period: str
    articles: int
    of: int
    share: float
    tier: int

    @property
    def sparse(self) -> bool:
        """Whether there are so few articles that the share says little."""
        return self.of < FEW


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who raises the theme: under one name, however many meetings bear it."""

    name: str
    statements: int


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A theme that stands beside the one asked for more often than chance would have it."""

    name: str
    articles: int
    statements: int
    expected: float
    """The articles that would name both if neither sought the other's company."""


@dataclass(frozen=True, slots=True)
class ThemeTrend:
    """One theme over the time asked for."""

    iri: str
    name: str
    english: str
    kind: str
    discovered: bool
    articles: int
    undated: int
    """Articles that name it and have no known day; they are in no count."""
    share: float
    tier: Tier
    peak: Count | None
    """The period of the greatest share; a sparse one only where there is no other."""
    first: Sighting | None
    last: Sighting | None
    counts: tuple[Count, ...]
    wordings: tuple[tuple[str, int], ...]
    """Its words and the articles that use them, over all time."""
    speakers: tuple[Speaker, ...]
    """Who raises it in most statements, over all time."""
    beside: tuple[Neighbour, ...]
    """What stands beside it, over all time; the most telling first."""


@dataclass(frozen=True, slots=True)
class Trend:
    """Several themes over the same time."""

    first_day: str
    last_day: str
    """The first and the last day on which the graph has articles, within the time asked for."""
    step: Step
    articles: int
    themes: tuple[ThemeTrend, ...]


def trend(
    store: ox.Store, themes: Sequence[ox.NamedNode], *, stretch: Stretch = ALWAYS, step: Step = Step.MONTH
) -> Trend:
    """How *themes* are told in the articles published within *stretch*, counted by *step*."""
    published_on = {row["day"]: int(row["articles"]) for row in rows(store, "days") if row["day"] in stretch}
    days = sorted(published_on)
    totals = Counter[str]()
    for day, number in published_on.items():
        totals[step.of(day)] += number
    periods = list(step.between(days[0], days[-1])) if days else []
    everything = sum(int(row["articles"]) for row in rows(store, "days")) if stretch != ALWAYS else totals.total()
    return Trend(
        first_day=days[0] if days else "",
        last_day=days[-1] if days else "",
        step=step,
        articles=totals.total(),
        themes=tuple(_theme(store, node, stretch, step, periods, totals, everything) for node in themes),
    )


def _theme(
    store: ox.Store,
    node: ox.NamedNode,
    stretch: Stretch,
    step: Step,
    periods: Sequence[str],
    totals: Counter[str],
    everything: int,
) -> ThemeTrend:
    named = rows(store, "theme-articles", given={"theme": node})
    dated = [(row["day"], row["article"]) for row in named if is_day(row["day"])]
    within = sorted(each for each in dated if each[0] in stretch)
    found = Counter(step.of(day) for day, _ in within)
    counts = tuple(_count(period, found[period], totals[period]) for period in periods)
    total = totals.total()
    wordings = _counted(rows(store, "theme-wordings", given={"theme": node}), "wording", "articles")
    kind = value(store, node, KG.themeKind)
    return ThemeTrend(
        iri=node.value,
        name=name_of(store, node),
        english=value(store, node, SKOS.prefLabel, "en"),
        kind=notation(ox.NamedNode(kind)) if kind else "",
        discovered=is_discovered(store, node),
        articles=len(within),
        undated=len(named) - len(dated),
        share=len(within) / total if total else 0.0,
        tier=tier(len(within), total),
        peak=max(
            (each for each in counts if each.articles),
            key=lambda each: (not each.sparse, each.share, each.articles),
            default=None,
        ),
        first=sighting(store, node, _edge(store, within, within[:1])),
        last=sighting(store, node, _edge(store, within, within[-1:], last=True)),
        counts=counts,
        wordings=tuple(wordings.most_common()),
        speakers=_speakers(store, node),
        beside=tuple(_beside(store, node, len(named), everything)),
    )


def is_discovered(store: ox.Store, node: ox.NamedNode) -> bool:
    """Whether a theme was found by its form in a text."""
    return next(store.quads_for_pattern(node, KG.discovered, None), None) is not None


def _count(period: str, articles: int, total: int) -> Count:
    return Count(period, articles, total, articles / total if total else 0.0, tier(articles, total).level)


def _counted(told: Iterable[Told], key: str, number: str) -> Counter[str]:
    """Counts by *key*, the greatest first and in code point order where they are equal."""
    found = Counter[str]()
    for row in told:
        found[row[key]] += int(row[number])
    return Counter(dict(sorted(found.items(), key=lambda each: (-each[1], each[0]))))


def _edge(
    store: ox.Store, within: Sequence[tuple[str, str]], at: Sequence[tuple[str, str]], *, last: bool = False
) -> ox.NamedNode | None:
    """The article at one end of the time: of those of the day, the first (or last) by its identifier."""
    if not at:
        return None
    of_the_day = [ox.NamedNode(article) for day, article in within if day == at[0][0]]
    ranked = sorted(of_the_day, key=lambda article: (value(store, article, DCT.identifier), article.value))
    return ranked[-1 if last else 0]


def _speakers(store: ox.Store, node: ox.NamedNode) -> tuple[Speaker, ...]:
    """Who raises the theme most; all meetings of one name count as one, whatever their days."""
    told = [row for row in rows(store, "theme-speakers", given={"theme": node}) if row["name"]]
    return tuple(Speaker(*each) for each in _counted(told, "name", "statements").most_common(MOST_SPEAKERS))


def _beside(store: ox.Store, node: ox.NamedNode, articles: int, everything: int) -> Iterator[Neighbour]:
    """The themes that stand beside *node*, by how much more often than chance they do (log-likelihood ratio)."""
    together = _counted(rows(store, "theme-beside", given={"theme": node}), "other", "articles")
    said = _counted(rows(store, "theme-said-beside", given={"theme": node}), "other", "statements")
    name = name_of(store, node)
    candidates: list[ox.NamedNode] = []
    for other, number in together.items():
        if len(candidates) == _CANDIDATES or number < 2:
            break
        thing = ox.NamedNode(other)
        # A longer form of the theme (… of …) stands beside it by its form alone.
        if thing != node and is_a(store, thing, KG.PolicyTheme) and not _one_in_other(name, name_of(store, thing)):
            candidates.append(thing)
    alone = (
        _counted(rows(store, "theme-totals", among=candidates), "theme", "articles") if candidates else Counter[str]()
    )
    weighed = []
    for thing in candidates:
        both, expected = together[thing.value], articles * alone[thing.value] / max(everything, 1)
        if both > expected:
            strength = log_likelihood(both, articles, alone[thing.value], max(everything, articles))
            weighed.append((-strength, name_of(store, thing), both, said[thing.value], expected))
    for _, name, both, statements, expected in sorted(weighed)[:MOST_NEIGHBOURS]:
        yield Neighbour(name, both, statements, round(expected, 1))


def _one_in_other(one: str, other: str) -> bool:
    return one in other or other in one


def log_likelihood(both: int, one: int, other: int, total: int) -> float:
    """Dunning's log-likelihood ratio of two things found together *both* times, alone *one* and *other* times."""
    cells = ((both, one, other), (one - both, one, total - other), (other - both, total - one, other))
    rest = (total - one - other + both, total - one, total - other)
    return 2 * sum(
        seen * math.log(seen * total / (row * column))
        for seen, row, column in (*cells, rest)
        if seen > 0 < row * column
    )
