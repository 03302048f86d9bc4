"""Leading groups that every place and body had, told as the central ones are (党史学习教育领导小组办公室)."""

from __future__ import annotations

_MATTERS = (
    "党史学习教育",
    "主题教育",
    "党的群众路线教育",
    "深入贯彻中央八项规定",
    "安全生产",
    "扫黑除恶",
    "全面深化改革",
)
_GROUPS = ("领导小组", "领导小组办公室")


def at_all_levels(form: str) -> bool:
    """Whether *form*, without 中央 or 国务院 before it, names a leading group that all levels have."""
    return form.startswith(_MATTERS) and form.endswith(_GROUPS)
