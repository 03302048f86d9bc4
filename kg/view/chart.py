"""A picture of a trend for a paper or a slide: PNG or SVG, by matplotlib (the extra ``charts``)."""

from __future__ import annotations

import math
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.analyse.heat import definition
from kg.analyse.span import Step
from kg.analyse.trend import FEW, ThemeTrend, Trend
from kg.errors import UsageError

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FORMATS = (".png", ".svg")
FONTS = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "Hiragino Sans GB",
    "Microsoft YaHei",
    "SimHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Noto Sans CJK JP",
    "Noto Serif CJK SC",
    "Noto Serif CJK JP",
    "Droid Sans Fallback",
    "Arial Unicode MS",
    "SimSun",
)
"""Families with Chinese characters, the best first. The CJK fonts of Noto hold the same characters under each name."""
_COLOURS = ("#a8402f", "#3d6ea5", "#3f8a73", "#b98a2c", "#7b5ea7", "#6b6d73", "#c96a4a", "#2b8f9e")
_MOST_LABELS = 14
_MOST_IN_ROW = 5


def draw(trend: Trend, target: Path) -> None:
    """Draw the share of articles that name each theme, period by period, into *target* (.png or .svg).

    Raises:
        UsageError: matplotlib is not installed, or no font of this system has Chinese characters.
    """
    try:
        import matplotlib as mpl
        from matplotlib.figure import Figure
    except ModuleNotFoundError:
        raise UsageError(
            f"{target}: pictures need matplotlib; install it with pip install 'huabiao[charts]', or write a .html page"
        ) from None
    settings: dict[Any, Any] = {
        "font.sans-serif": [_font(target)],
        "font.family": "sans-serif",
        "axes.unicode_minus": False,
        "svg.hashsalt": "huabiao",  # the ids in the file must not be drawn by lot
        "svg.fonttype": "path",  # the characters must show where the font is missing
    }
    with mpl.rc_context(settings):
        figure = Figure(figsize=(11, 4.8), layout="constrained")
        _plot(figure, trend)
        metadata = {"Date": None, "Creator": "Huabiao"} if target.suffix == ".svg" else {"Software": "Huabiao"}
        figure.savefig(target, dpi=160, metadata=metadata)


def _font(target: Path) -> str:
    """A font of this system with Chinese characters."""
    from matplotlib.font_manager import findSystemFonts, fontManager

    if (name := _known_font()) is not None:
        return name
    # Matplotlib keeps a list of fonts between its runs, which does not know those installed since.
    for path in sorted(set(findSystemFonts()) - {entry.fname for entry in fontManager.ttflist}):
        with suppress(OSError, RuntimeError, ValueError):  # fonts that it cannot read
            fontManager.addfont(path)
    if (name := _known_font()) is not None:
        return name
    raise UsageError(
        f"{target}: no font with Chinese characters was found; install one (fonts-noto-cjk, say), or write a .html page"
    )


def _known_font() -> str | None:
    from matplotlib.font_manager import fontManager

    known = set(fontManager.get_font_names())
    return next((name for name in FONTS if name in known), None)


def _plot(figure: Figure, trend: Trend) -> None:
    axes, below = figure.subplots(2, 1, sharex=True, height_ratios=(5, 1))
    top = _top(trend)
    for number, theme in enumerate(trend.themes):
        _line(axes, theme, _COLOURS[number % len(_COLOURS)], "-" if number < len(_COLOURS) else "--", top)
    counts = trend.themes[0].counts if trend.themes else ()
    below.bar(
        range(len(counts)),
        [count.of for count in counts],
        color=["#e3ded4" if count.sparse else "#b3b0a9" for count in counts],
        width=0.7,
    )
    periods = [count.period for count in counts]
    every = max(1, -(-len(periods) // _MOST_LABELS))
    below.set_xticks(range(0, len(periods), every), periods[::every])
    axes.set_ylim(0, top)
    axes.set_ylabel("占当月文章 %" if trend.step is Step.MONTH else "占当年文章 %")
    below.set_ylabel("文章")
    axes.set_title(
        f"{trend.first_day} – {trend.last_day} · {trend.articles:,} 篇", fontsize=10, color="#6b6d73", loc="right"
    )
    axes.grid(axis="y", color="#e3ded4", linewidth=0.8)
    axes.set_axisbelow(True)
    for part in (axes, below):
        for side in ("top", "right"):
            part.spines[side].set_visible(False)
    if trend.themes:
        # Above the picture: inside it would hide a part of some line.
        figure.legend(frameon=False, loc="outside upper left", ncols=min(len(trend.themes), _MOST_IN_ROW))
    sparse = (
        f" Hollow, dotted: periods of fewer than {FEW} articles; triangles: beyond the scale."
        if any(each.sparse for each in counts)
        else ""
    )
    figure.supxlabel(f"Heat: {definition()}.{sparse}", fontsize=6.5, color="#6b6d73")


def _top(trend: Trend) -> float:
    """The end of the scale: that of periods with enough articles, or one article of one would make all else flat."""
    counts = [count for theme in trend.themes for count in theme.counts if count.articles]
    enough = [count for count in counts if not count.sparse]
    return 108 * max((count.share for count in enough or counts), default=0.01)


def _line(axes: Axes, theme: ThemeTrend, colour: str, style: str, top: float) -> None:
    """Firm between periods of enough articles, dotted where there are few, and nothing where there are none."""
    places = range(len(theme.counts))
    size = 2.5 if len(theme.counts) > 24 else 4
    told = [min(100 * count.share, top) if count.of else math.nan for count in theme.counts]
    firm = [math.nan if count.sparse else share for count, share in zip(theme.counts, told, strict=True)]
    axes.plot(places, told, color=colour, linestyle=":", linewidth=1)
    name = f"{theme.name}（{theme.articles}）"
    axes.plot(places, firm, color=colour, linestyle=style, linewidth=1.6, marker="o", markersize=size, label=name)
    few = [(place, count) for place, count in enumerate(theme.counts) if count.sparse and count.articles]
    for marker, beyond in (("o", False), ("^", True)):
        chosen = [place for place, count in few if (100 * count.share > top) is beyond]
        (points,) = axes.plot(chosen, [told[place] for place in chosen], color=colour, linestyle="", marker=marker)
        points.set(markersize=size + 1, markerfacecolor="w", clip_on=False, in_layout=False)
