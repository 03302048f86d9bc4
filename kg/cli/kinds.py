"""Kinds of themes as an option."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Annotated

import typer

from kg.analyse.theme_kind import KINDS, USUAL
from kg.errors import UsageError, nearest

KindOption = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        help="Only themes of this kind (slogan, strategy, programme, field …); may be given again. "
        "Without it all but topics.",
        show_default=False,
    ),
]


def kinds(asked: Sequence[str] | None) -> Collection[str]:
    """The kinds that ``--kind`` names, or the usual ones.

    Raises:
        UsageError: one of them is no kind of theme.
    """
    for each in asked or ():
        if each not in KINDS:
            raise UsageError(f"--kind {each}: no kind of theme; choose from {', '.join(KINDS)}{nearest(each, KINDS)}")
    return frozenset(asked) if asked else USUAL
