"""Departments that a text names without the body they belong to: the one that the text speaks from."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.mention.scan import Scan

_BEFORE = r"(?:(?<![\u4e00-\u9fff])|(?<=[和与及由经]))(?:我部|部机关|部内|部|总局机关|总局|国家局|局机关|我局|我委|委机关|机关|学校|我校|校)?"
_HEAD_OFFICES = (
    "办公厅",
    "机关党委",
    "直属机关党委",
    "机关纪委",
    "直属机关纪委",
    "机关服务局",
    "离退休干部局",
    "离退休干部办公室",
    "政治部",
)
_OF_MINISTRY = re.compile(
    rf"{_BEFORE}(?P<unit>{'|'.join(_HEAD_OFFICES)}|(?<=[局部委署])办公室"
    r"|[\u4e00-\u9fff]{2,10}?(?<![公上官打祭有各两个该关些务])司)"
)
_OF_POLICE = re.compile(rf"{_BEFORE}(?P<unit>[\u4e00-\u9fff]{{2,6}}?(?:支队|总队))")
_OFFICES_OF_UNIVERSITY = (
    "研究生院",
    "教务处",
    "科研处",
    "人事处",
    "学生处",
    "财务处",
    "国际合作处",
    "国际交流处",
    "校长办公室",
    "党委办公室",
    "党委宣传部",
    "党委组织部",
)
_OF_UNIVERSITY = re.compile(rf"{_BEFORE}(?P<unit>{'|'.join(_OFFICES_OF_UNIVERSITY)}|[\u4e00-\u9fff]{{1,14}}?学院)")
_NEXT = re.compile(r"[、和](?P<unit>[\u4e00-\u9fff]{2,10}?(?:司|局|厅|室|支队|总队|学院|中心))")
_NEXT_UNLIKE = ("公司", "法院", "当局", "总局", "办公室", "公安局")
_FOLLOWED_BY = tuple("长令法机空生")
_MINISTRIES = frozenset(("ministry", "administration", "commission"))
_UNNAMED = ("有关", "相关", "各", "其他", "多个", "两", "部分", "业务", "负责", "全")


def departments(scan: Scan, host: str, kind: str) -> Iterable[tuple[int, int, str]]:
    """Start, end and full name of the departments of *host* (of the given *kind*) that stand alone in the text."""
    grammar = _grammar_of(host, kind)
    if grammar is None:
        return
    chars = scan.chars
    entry = scan.lexicons.institutions.get(host)
    own = entry.forms if entry is not None else (host,)
    for match in grammar.finditer(chars):
        unit, end = match["unit"], match.end()
        if not _stands(scan, match.start("unit"), end) or unit.startswith((*_UNNAMED, *own)):
            continue
        yield match.start(), end, host + unit
        following = _NEXT.match(chars, end)
        while following is not None and not grammar.match(chars, following.start("unit")):
            named = following["unit"]
            if not _stands(scan, following.start("unit"), following.end()) or named.endswith(_NEXT_UNLIKE):
                break
            yield following.start("unit"), following.end(), host + named
            following = _NEXT.match(chars, following.end())


def belongs_to(host: str, kind: str, unit: str) -> bool:
    """Whether *unit* reads like a department that *host* (of the given *kind*) has."""
    grammar = _grammar_of(host, kind)
    return grammar is not None and grammar.fullmatch(unit) is not None


def _grammar_of(host: str, kind: str) -> re.Pattern[str] | None:
    if (
        kind in _MINISTRIES
        and not host.endswith(("厅", "办"))
        and host.startswith(("国家", "中国")) | host.endswith(("部", "总局", "署"))
    ):
        return _OF_MINISTRY
    if host.endswith(("公安局", "公安厅")):
        return _OF_POLICE
    return _OF_UNIVERSITY if kind == "university" else None


def _stands(scan: Scan, start: int, end: int) -> bool:
    """Whether words begin at *start* and end at *end*, and none between them is a verb or a function word."""
    chars = scan.chars
    if not scan.cuts[start] or not scan.cuts[end] or chars.startswith(_FOLLOWED_BY, end):
        return False
    stops = scan.lexicons.words_set("chunk_stop")
    at = start
    while at < end:
        word = scan.word_at.get(at)
        if word is None or word.text in stops - {"和", "与"}:
            return False
        at = word.end
    return at == end
