"""The presidium, secretariat or chair of a congress, told by their office alone: ``大会主席团常务主席``, ``大会副秘书长``."""

from __future__ import annotations

import re

from kg.text.numerals import NUMERAL

_SESSION = re.compile(
    rf"[\u4e00-\u9fff]{{0,20}}?(?:第?{NUMERAL}届(?:全国)?(?:人大|人民代表大会|政协(?:全国委员会)?|委员会)(?:第)?{NUMERAL}次会议"
    rf"|(?<=国)政协第?{NUMERAL}届第?{NUMERAL}次会议|(?<=国)人大第?{NUMERAL}届第?{NUMERAL}次会议"
    rf"|(?<=[学院会党省市县区州])第{NUMERAL}次(?:全国|党员|会员)?代表大会)"
)
_RUN_UP = re.compile(
    r"^.*(?:出席|举行|召开|参加|列席|主持|决定将|将|把|日|午|在|的|和|与|了|审议|关于|根据|提请|提交|交付|向|为|由|对)(?=..)"
)
_OFFICES = {
    "主席团成员": ("主席团", "成员"),
    "主席团常务主席": ("主席团", "常务主席"),
    "执行主席": ("", "执行主席"),
    "大会秘书长": ("秘书处", "秘书长"),
    "大会副秘书长": ("秘书处", "副秘书长"),
}


def office_of_session(chars: str, title: str, chunk: str, at: int) -> tuple[str, str] | None:
    """The body of the session named last before *at*, and the title in it, where *title* behind *chunk* is an office
    that only sessions have."""
    office = _OFFICES.get(title)
    if office is None:
        return None
    if _SESSION.fullmatch(chunk) is not None:
        return chunk + office[0], office[1]
    if chunk not in ("", "大会", "会议"):
        return None
    named = [m[0] for m in _SESSION.finditer(chars, 0, at)]
    return (_RUN_UP.sub("", named[-1]) + office[0], office[1]) if named else None
