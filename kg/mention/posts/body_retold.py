"""The body before a title, where it is told by a word that points back (该州州长) or with more than its name (某大学政治学教授)."""

from __future__ import annotations

import re

from kg.mention.scan import Scan

_OF_A_SUBJECT = re.compile(
    r"(?P<body>[\u4e00-\u9fff·]{2,16}?(?:大学|学院)(?:[\u4e00-\u9fff]{2,10}(?:学院|研究院|研究所|研究中心))?)"
    r"(?:客座|访问|荣休|荣誉|终身)?[\u4e00-\u9fff]{1,8}(?:学|史|关系|经济|政治|工程|教育|管理|科学|专业|文学|法|问题研究)(?:系|专业)?"
)
"""A school and the subject that somebody teaches there (某大学国际关系|教授)."""
_TEACHES = ("教授", "讲师", "研究员", "学者", "专家")
_POINTS_BACK = re.compile("[该本](?P<level>[州省])")
_STATES = "州省"


def body_retold(scan: Scan, chunk: str, title: str, at: int) -> str:
    """What *chunk*, told before the *title* at offset *at*, says of whose it is; *chunk* itself, where nothing more."""
    if title.endswith(_TEACHES) and (taught := _OF_A_SUBJECT.fullmatch(chunk)) is not None:
        return taught["body"]
    back = _POINTS_BACK.fullmatch(chunk)
    if back is not None:
        return _state_before(scan, back["level"], at - len(chunk)) or chunk
    if title.endswith("市长"):
        for length in range(len(chunk) - 2, 1, -1):
            if chunk[:length] in scan.lexicons.countries and chunk[length:] in scan.lexicons.country_cities:
                return chunk[length:]  # 美国|纽约|市长
    return chunk


def _state_before(scan: Scan, level: str, before: int) -> str | None:
    """The state or province of the *level* that is named last before an offset."""
    at = scan.chars.rfind(level, 0, before)
    while at > 0:
        word = scan.word_over(at)
        if word is not None and word.end == at + 1 and word.tag[:1] == "n":
            if len(word.text) > 1:
                return word.text
            stem = scan.word_over(word.start - 1) if word.text in _STATES and word.start else None
            if stem is not None and stem.tag[:2] in ("ns", "nr") and len(stem.text) > 1:
                return stem.text + level
        at = scan.chars.rfind(level, 0, at)
    return None
