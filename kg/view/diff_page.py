"""The page of a comparison: two columns to be read, without a script."""

from __future__ import annotations

from kg.analyse.alignment import ABOUT, ABOUT_IF_LIKE, AKIN, LIKE, SAME
from kg.analyse.comparison import Comparison
from kg.view import offline


def render(told: Comparison) -> str:
    """The HTML of a comparison. The same comparison gives the same characters."""
    parts = (
        ("reworded", "改写 Reworded", len(told.reworded)),
        ("on-theme", "同题异说 On the same theme", len(told.on_theme)),
        ("new", "新提 New", len(told.new)),
        ("dropped", "不再提 Dropped", len(told.dropped)),
        ("again", "重申 Said again", len(told.again)),
        ("themes", "主题 Themes", len(told.themes.new) + len(told.themes.dropped)),
        ("documents", "文件 Documents", len(told.documents.new) + len(told.documents.dropped)),
        ("people", "参会 People", len(told.people.new) + len(told.people.dropped)),
    )
    return offline.render(
        "diff.html",
        title=f"{told.one.title} ⇄ {told.other.title}",
        told=told,
        sections=[part for part in parts if part[2]],
        is_web=offline.is_web,
        same=f"{SAME:.0f}",
        akin=f"{AKIN:.0f}",
        about=f"{ABOUT:.0%}",
        like=f"{LIKE:.0f}",
        about_if_like=f"{ABOUT_IF_LIKE:.0%}",
    )
