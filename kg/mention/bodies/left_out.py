"""Whether one name of a body is short for another one, of which it leaves characters out."""

from __future__ import annotations

from collections.abc import Container

_HOUSES = ("学院", "大学", "医院", "学校", "中学", "小学")


def leaves_out(short: str, long: str, places: Container[str]) -> bool:
    """Whether *short* leaves out characters of *long* and keeps its head: ``宪法法律委`` of ``…宪法和法律委员会``."""
    if short[0] == "驻" and "驻" in long:
        long = long[long.index("驻") :]  # 驻部纪检监察组 of 中央纪委国家监委驻某某部纪检监察组
    head = short[-2:] if not short.endswith("委") else "委"
    if head not in long[-6:] or not long.endswith((head, "委员会", "委")):
        return False
    if short[0] not in long or ("第" in long and "第" not in short and not short.endswith("会")):
        return False
    left_out, at = [], 0
    for c in long:
        if at < len(short) and c == short[at]:
            at += 1
        else:
            left_out.append(c)
    if at < len(short):
        return False
    if short.endswith(_HOUSES) and not long.endswith(short) and "".join(left_out) not in places:
        return False  # 某某学院 is not 中国（某某）商学院; 北京长峰医院 is 北京丰台长峰医院
    # 省委组织部 is not short for 省委教育工委组织部, nor 市委办公室 for 市人大常委会办公室: what is left out must not name
    # a body of its own.
    if "人大" in "".join(left_out) or "政协" in "".join(left_out):
        return False
    return not any(c in "委部局厅院处" for c in "".join(left_out).replace("干部", ""))
