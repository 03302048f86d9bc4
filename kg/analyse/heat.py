"""How hot a theme is: six tiers by the share of a period's articles that name it.

The China Media Project rates the slogans of one newspaper in six tiers by the number of articles of a year. The tiers
here are after that manner and defined by us, on shares, so that they hold for any collection and any period.
"""

from __future__ import annotations

from typing import NamedTuple


class Tier(NamedTuple):
    """A tier, from the coldest (``level`` 0) to the hottest (5)."""

    level: int
    name: str
    chinese: str
    least: float
    """The least share of a period's articles, from 0 to 1."""

    @property
    def words(self) -> str:
        """The tier in both languages."""
        return f"{self.chinese} {self.name}"


TIERS = (
    Tier(0, "cold", "冷", 0.0),
    Tier(1, "tepid", "温", 0.001),
    Tier(2, "warm", "暖", 0.005),
    Tier(3, "hot", "热", 0.01),
    Tier(4, "red hot", "烫", 0.025),
    Tier(5, "blazing", "沸", 0.05),
)


def tier(articles: int, total: int) -> Tier:
    """The tier of a theme that *articles* of *total* articles name."""
    share = articles / total if total else 0.0
    return max((each for each in TIERS if share >= each.least), key=lambda each: each.level)


def definition() -> str:
    """The tiers in one line, for a reader."""
    bounds = [f"{one.words} from {one.least:.1%}" for one in reversed(TIERS[1:])]
    return f"share of the period's articles that name the theme: {', '.join(bounds)}, {TIERS[0].words} below"
