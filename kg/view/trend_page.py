"""The page of a trend: a chart to point at, and for each theme what proves its first and last time."""

from __future__ import annotations

from dataclasses import asdict

import pyoxigraph as ox
from markupsafe import Markup, escape

from kg.analyse.asking import rows
from kg.analyse.heat import TIERS, definition
from kg.analyse.span import is_day
from kg.analyse.trend import FEW, ThemeTrend, Trend
from kg.view import offline


def render(store: ox.Store, trend: Trend) -> str:
    """The HTML of *trend*, which must have been taken from *store*. The same arguments give the same characters."""
    title = f"主题走势：{'、'.join(theme.name for theme in trend.themes)}"
    data = {
        "title": title,
        "periods": [count.period for count in trend.themes[0].counts] if trend.themes else [],
        "tiers": [each.words for each in TIERS],
        "few": FEW,
        "themes": [
            {
                "name": theme.name,
                "counts": [asdict(count) for count in theme.counts],
                "articles": _articles(store, theme, trend),
            }
            for theme in trend.themes
        ],
    }
    return offline.render(
        "trend.html",
        "trend.js",
        title=title,
        trend=trend,
        data=data,
        definition=definition(),
        few=FEW,
        marked=marked,
        is_web=offline.is_web,
    )


def _articles(store: ox.Store, theme: ThemeTrend, trend: Trend) -> list[dict[str, str]]:
    """The articles behind the counts of a theme."""
    told = rows(store, "theme-titles", given={"theme": ox.NamedNode(theme.iri)})
    return [row for row in told if is_day(row["day"]) and trend.first_day <= row["day"] <= trend.last_day]


def marked(sentence: str, words: str) -> Markup:
    """*sentence* with *words* marked, everything in it escaped."""
    if not words:
        return escape(sentence)
    return Markup("<mark>{}</mark>").format(words).join(escape(part) for part in sentence.split(words))
