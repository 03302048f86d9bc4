"""Leading groups that every place and body had, told as the central ones are (党史学习教育领导小组办公室)."""

from __future__ import annotations

from kg.lexicon.lexicons import Lexicons

_GROUPS = ("领导小组", "领导小组办公室")


def at_all_levels(form: str, lexicons: Lexicons) -> bool:
    """Whether *form*, without 中央 or 国务院 before it, names a leading group that all levels have."""
    return form.endswith(_GROUPS) and form.startswith(lexicons.words["matter_of_all_levels"])
