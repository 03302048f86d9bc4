"""A picture of a trend for a paper or a slide: PNG or SVG, by matplotlib (the extra ``charts``)."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.analyse.heat import definition
from kg.analyse.span import Step
from kg.analyse.trend import Trend
from kg.errors import UsageError

if TYPE_CHECKING:
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
    axes = figure.add_subplot()
    for number, theme in enumerate(trend.themes):
        axes.plot(
            [count.period for count in theme.counts],
            [100 * count.share for count in theme.counts],
            color=_COLOURS[number % len(_COLOURS)],
            linestyle="-" if number < len(_COLOURS) else "--",
            marker="o",
            markersize=2.5 if len(theme.counts) > 24 else 4,
            linewidth=1.6,
            label=f"{theme.name}（{theme.articles}）",
        )
    periods = [count.period for count in trend.themes[0].counts] if trend.themes else []
    every = max(1, -(-len(periods) // _MOST_LABELS))
    axes.set_xticks(range(0, len(periods), every), periods[::every])
    axes.set_ylim(bottom=0)
    axes.set_ylabel("占当月文章 %" if trend.step is Step.MONTH else "占当年文章 %")
    axes.set_title(
        f"{trend.first_day} – {trend.last_day} · {trend.articles:,} 篇", fontsize=10, color="#6b6d73", loc="right"
    )
    axes.grid(axis="y", color="#e3ded4", linewidth=0.8)
    axes.set_axisbelow(True)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    if trend.themes:
        # Above the picture: inside it would hide a part of some line.
        figure.legend(frameon=False, loc="outside upper left", ncols=min(len(trend.themes), _MOST_IN_ROW))
    figure.supxlabel(f"Heat: {definition()}", fontsize=6.5, color="#6b6d73")
