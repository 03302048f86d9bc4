"""Departments that a text names without the body they belong to: the one that the text speaks from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from kg.lexicon.lexicons import Lexicons, alternatives
from kg.mention.scan import Scan

_TAKES_UP = re.compile("[年月日起后前曾历现时兼调转升接]任")
"""What is no part of a department's name though it stands behind a number or a pause (2012年任|养老司司长)."""

MINISTRIES = frozenset(("ministry", "administration", "commission"))
"""The kinds of bodies of the centre that have departments, and where no 省长 sits."""


_OFFICE = "(?<![举主承协督开兴创经交查合联包筹试停公民通即帮代领未速快严照申立采补来人上次近尖窗门地步件好])办"
"""An office told short (应急|办), not a verb (承办)."""


_MASS = "mass_organisation"
_CENTRAL_BANK = "bank"
"""The kind of the 人民银行; the other banks have no 司."""
_PART = "(?<![东西南北中内外全局底腹头背顶根尾上下前后总分本干支党一两各乐])部"
_BEHIND_DEPARTMENT = (
    "(?![\u4e00-\u9fff])|[和与及等]|有关|负责|主要|相关|司长|副司长|部长|副部长|[一二]级|参加|会同|联合|共同|牵头|组织|通报|印发|发布"
    "|[介主派]|消息|获悉|了解|表示|指出|强调|要求|公布|数据|统计|最新|近日|日前|[今昨][天日]|提醒|预计|官员|人士|提供|[说称](?![职号])"
)
_NATIONAL = ("中国", "全国", "国家", "中华")
"""How bodies begin that are no department of another one."""
_JOINED = "和与"
_JOINT = re.compile(r"[\u4e00-\u9fff]{2,10}\Z")
_DEPARTMENT_ENDS = "司局部委厅办署室处庭院所"


class _Grammar:
    """How departments of ministries, of the police and of universities are named, once for all documents."""

    def __init__(self, lexicons: Lexicons) -> None:
        words = lexicons.words
        ours = alternatives(words["own_body"])
        before = rf"(?:(?<![\u4e00-\u9fff])|(?<=[和与及由经]))(?:{ours})?"
        tribunals = alternatives(words["tribunal"])
        self.of_court = re.compile(rf"{before}(?P<unit>{tribunals})")
        offices, of_university = alternatives(words["head_office"]), alternatives(words["office_of_university"])
        self.of_ministry = re.compile(
            rf"{before}(?P<unit>{offices}|[\u4e00-\u9fff]{{2,4}}?{_OFFICE}(?=[、，。和与及等]|有关|负责|相关)|(?<=[局部委署])办公室"
            r"|(?![由经与和及对向在将请让][我本该]?[委部局署])[\u4e00-\u9fff]{2,10}?(?<![公上官打祭有各两个该关些])(?<!政务)(?<!任务)司)"
        )
        self.of_police = re.compile(
            rf"{before}(?P<unit>[\u4e00-\u9fff]{{2,6}}?(?:支队|总队)(?:[\u4e00-\u9fff]{{2,4}}大队)?)"
        )
        self.of_university = re.compile(rf"{before}(?P<unit>{of_university}|[\u4e00-\u9fff]{{1,14}}?学院)")
        self.of_mass = re.compile(rf"{before}(?P<unit>[\u4e00-\u9fff]{{2,9}}?{_PART})(?={_BEHIND_DEPARTMENT})")
        self.ours = {
            "司": re.compile(rf"[\u4e00-\u9fff]{{2,12}}?(?<!公)司(?={_BEHIND_DEPARTMENT})"),
            "部": re.compile(rf"[\u4e00-\u9fff]{{2,9}}?{_PART}(?={_BEHIND_DEPARTMENT})"),
        }
        self.leads_up = lexicons.words_set("before_command") - {"和", "与"}
        self.of_leaders = lexicons.words_set("leaders_department")
        ending = alternatives(words["department_ending"])
        self.next = re.compile(rf"[、和](?P<unit>[\u4e00-\u9fff]{{2,10}}?(?:{ending}))")
        self.no_next = words["no_next_department"]
        self.goes_on = words["department_goes_on"]
        self.unnamed = words["unnamed_unit"]

    def of(self, host: str, kind: str) -> re.Pattern[str] | None:
        """How the departments of *host* are named, ``None`` where it is a body of no such kind."""
        if (
            kind in MINISTRIES
            and not host.endswith(("厅", "办"))
            and host.startswith(("国家", "中国")) | host.endswith(("部", "总局", "署"))
        ):
            return self.of_ministry
        if host.endswith(("公安局", "公安厅")):
            return self.of_police
        if kind == _MASS:
            return self.of_mass
        if kind in ("court", "procuratorate"):
            return self.of_court
        return self.of_university if kind == "university" else None


@lru_cache(maxsize=4)
def _grammar(lexicons: Lexicons) -> _Grammar:
    return _Grammar(lexicons)


def departments(
    scan: Scan, host: str, kind: str, span: tuple[int, int] | None = None
) -> Iterable[tuple[int, int, str]]:
    """Start, end and full name of the departments of *host* (of the given *kind*) that stand alone in the text, or in
    the *span* of it that tells of *host*."""
    grammar = _grammar(scan.lexicons)
    named = grammar.of(host, kind)
    if named is None:
        return
    chars = scan.chars
    entry = scan.lexicons.institutions.get(host)
    own = entry.forms if entry is not None else (host,)
    for match in named.finditer(chars, *(span or ())):
        unit, end = match["unit"], match.end()
        if not _stands(scan, match.start("unit"), end) or unit.startswith((*grammar.unnamed, *own)):
            continue
        body = scan.place_over(match.start("unit"))
        if unit.startswith(_NATIONAL) or (kind == _MASS and unit in grammar.of_leaders):
            continue
        if body is not None and body.end < end and body.word in scan.lexicons.institutions:
            continue  # 财政部|条法司 in a text of another ministry
        if kind == "university" and body is not None and body.word in scan.lexicons.places:
            continue  # 广西财经学院 in a text of another university
        if unit.endswith("学院") and any(at in scan.title_ending for at in range(match.start("unit") + 2, end - 2)):
            continue  # 副校长某某率该校访问团来文学院
        start, unit = _whole_joint(scan, match.start(), unit)
        yield start, end, host + unit
        following = grammar.next.match(chars, end)
        while following is not None and not named.match(chars, following.start("unit")):
            unit = following["unit"]
            none = unit.endswith(grammar.no_next) or unit.startswith(_NATIONAL)
            if none or not _stands(scan, following.start("unit"), following.end()):
                break
            yield following.start("unit"), following.end(), host + unit
            following = grammar.next.match(chars, following.end())


def _whole_joint(scan: Scan, start: int, unit: str) -> tuple[int, str]:
    """Where the department begins whose second half is *unit* (数字科技和|基础设施建设司), and its whole name."""
    chars = scan.chars
    if chars[start - 1 : start] not in tuple(_JOINED) or chars[start - 2 : start - 1] in tuple(_DEPARTMENT_ENDS):
        return start, unit
    first = _JOINT.search(chars, max(0, start - 13), start - 1)
    if first is None or not _stands(scan, first.start(), start - 1) or chars[first.start() - 1 : first.start()] != "、":
        return start, unit
    return first.start(), chars[first.start() : start] + unit


def department_end(scan: Scan, at: int, kind: str) -> int | None:
    """The end of the department that is told right behind its body (of the given *kind*), which ends at *at*."""
    grammar = _grammar(scan.lexicons)
    named = grammar.ours["部" if kind == _MASS else "司"]
    match = named.match(scan.chars, at) if kind in (*MINISTRIES, _MASS, _CENTRAL_BANK) else None
    if match is None or not scan.cuts[at] or match[0].startswith(grammar.unnamed):
        return None
    end = match.end()
    while at < end:
        word, place = scan.word_at.get(at), scan.place_over(at)
        if (
            word is None
            or word.text in grammar.leads_up
            or (place is not None and place.word in scan.lexicons.institutions)
        ):
            return None
        at = word.end
    return end if at == end else None


_PARTY_GROUP = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[和与及由经]))[我本]?(?P<house>总署|总局|署|部|局|厅|委|学校|校|院|集团公司|集团|公司|行|社|所)"
    r"(?P<group>(?:党组|党委|机关党委|纪委)(?:理论学习中心组|常委会)?)(?!书记|副书记|专职|常务|成员|委员|常委|班子|办公室|[\u4e00-\u9fff]部)"
)


def party_groups(scan: Scan, house: str) -> Iterable[tuple[int, int, str]]:
    """Start, end and full name of the party group or committee of the *house* that the text speaks from, told with a
    word for it (``部党组``, ``校党委``)."""
    for match in _PARTY_GROUP.finditer(scan.chars):
        if house.endswith(scan.lexicons.self_endings.get(match["house"], (match["house"],))):
            yield match.start(), match.end(), house + match["group"]


def belongs_to(lexicons: Lexicons, host: str, kind: str, unit: str) -> bool:
    """Whether *unit* reads like a department that *host* (of the given *kind*) has."""
    named = _grammar(lexicons).of(host, kind)
    return named is not None and named.fullmatch(unit) is not None


def _stands(scan: Scan, start: int, end: int) -> bool:
    """Whether words begin at *start* and end at *end*, and none between them is a verb or a function word."""
    chars = scan.chars
    if not scan.cuts[start] or not scan.cuts[end] or chars.startswith(_grammar(scan.lexicons).goes_on, end):
        return False
    if _TAKES_UP.match(chars, start) is not None:
        return False
    stops = scan.lexicons.words_set("chunk_stop")
    at = start
    while at < end:
        word = scan.word_at.get(at)
        if word is None or word.text in stops - {"和", "与"}:
            return False
        at = word.end
    return at == end
