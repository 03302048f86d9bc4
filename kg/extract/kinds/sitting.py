"""Sessions told by a verb alone: ``见证签约并座谈``, ``督导组与某厅连夜会商``, ``检查组听取某省汇报，某人主持``."""

from __future__ import annotations

import re

from kg.extract.abstract import PEOPLE, PEOPLE_LIST, Report
from kg.extract.occasions.occasion import Attendance, Occasions
from kg.mention.occasions import OccasionName
from kg.model import MeetingKind, Party, Role

_HOW = r"(?:还|共同|随后|一起|举行|进行|开展|了|工作|友好|深入|亲切)*"
_AND_SAT = re.compile(
    rf"(?P<a>{PEOPLE_LIST})(?:[^，。；Ⓟ]{{0,8}}(?:见证|见签|出席|参加|参观)[^。；Ⓟ“：]{{0,24}}?)，?并{_HOW}"
    r"(?P<what>座谈(?:交流)?|会谈)(?=[，。；]|$)"
)
_BOTH_SAT = re.compile(
    r"^(?:在?[^，。；Ⓟ]{0,6}(?:前|后|期间|当天)，)?(?:[ⒾⓁ]与[ⒾⓁ]|代表们|委员们|[检调视][查研察]组|双方|两地|两家|政企双方|校企双方|校地双方)[^，。；Ⓟ：“]{0,40}?"
    r"(?:举行|进行|开展)了?(?:工作|友好|深入|专题)*(?P<what>座谈(?:交流)?|交流座谈)(?=[，。；]|$)"
)
_DELIBERATES = re.compile(
    rf"(?:^|[，。；])(?:(?P<a>{PEOPLE})(?:一行)?|[^，。；：“Ⓟ]{{0,14}}[组团队]|[ⒾⓁ])[^，。；：“Ⓟ]{{0,8}}?"
    r"(?:与|同|会同)(?P<whom>[^，。；：“Ⓟ]{1,30}?)(?:(?:连夜|联合|视频|现场|共同|集中|再次|深入|紧急|进行|举行|开展|召开|了)*)"
    r"(?P<what>Ⓜ)(?=[，。；]|$)"
)
_GATHERS = re.compile(
    rf"(?:^|[，。；])(?:(?P<a>{PEOPLE})|[^，。；：“Ⓟ]{{0,30}}[ⒾⓁ部厅局办院])(?:Ⓓ|今天|上午|下午|晚上?|，|继续|再次|紧急|联合)*组织"
    r"(?P<whom>[^，。；：“Ⓟ]{2,60}?)(?:开展|进行|召开|举行)?了?(?P<what>Ⓜ)(?=[，。；]|$)"
)
"""``某厅组织气象、水利等部门视频会商``"""
_LONGEST_NAME = 5
_HEARS = re.compile(
    rf"(?:^|[，。；])(?:(?P<a>{PEOPLE})(?:一行)?|[^，。；：“Ⓟ]{{0,14}}[组团队])(?:集中|分别|专题|还|随后)*+(?:在[^，。；Ⓟ在]{{1,24}})*听取了?"
    r"(?P<whom>[^。；：“Ⓟ]{1,60}?)(?:的?(?:工作|情况|专题))*(?:的)?汇报，[^。；Ⓟ]{0,16}Ⓟ[^，。；Ⓟ]{0,6}主持(?=[，。；并])"
)
_HEARS_WORK = re.compile(
    rf"^(?:Ⓓ(?:上午|下午|晚上?)?，?)(?P<a>{PEOPLE})在(?P<where>[^，。；Ⓟ在]{{1,24}})听取了?(?P<what>[^，。；：“Ⓟ]{{2,30}}?工作汇报)。"
)
"""``6日上午，某人在某市听取洱海治理工作汇报。``: a session told by what is heard there."""
_CALLS = re.compile(
    rf"(?P<a>{PEOPLE})[^。；Ⓟ“：]{{0,40}}?(?:与|同|对|连线)(?P<whom>[^，。；：“Ⓟ]{{2,24}}?)(?:进行|开展|举行)?了?"
    r"(?P<what>视频(?:点名|调度|连线调度|点调|连线点名))(?=[，。；]|$)"
)
"""``某人在指挥部与各乡镇视频点名``"""

_SUMMONS = re.compile(
    rf"(?P<a>{PEOPLE})(?:Ⓓ|上午|下午|，)*+(?:在[^，。；Ⓟ在]{{1,20}}(?:，(?:Ⓓ|上午|下午|，)*+)?)*"
    rf"(?:集体|集中|当面)?Ⓜ了?(?P<whom>[^，。；：“Ⓟ]{{4,40}}?)(?=[，。；]|$)"
)
"""``某局局长某人约谈了某市某局负责人``"""
_ON_THE_LINE = re.compile(
    rf"(?P<a>{PEOPLE})[^。；Ⓟ“：Ⓜ]{{0,60}}?(?:通过|采取|以)?(?P<what>Ⓜ)(?:方式|形式|了|，)*(?P<whom>[^，。；：“Ⓟ]{{2,40}})"
    r"，[^。；Ⓟ]{0,20}?(?:调度|部署|指挥|点调|听取|研判|检查)"
)
"""``某人在指挥部视频连线各县，调度防汛工作``"""
_DISPATCHES = re.compile(
    rf"(?P<a>{PEOPLE})(?:Ⓓ|上午|下午|晚上?|，|先后|专程|一行|连夜|紧急|第一时间)*(?:在|到|来到|赴|前往|坐镇)"
    r"(?P<whom>[^，。；Ⓟ在到]{1,20}?(?:指挥部|指挥中心|防指|防办|应急管理?[局厅]|水利[局厅]|气象局)|Ⓘ)"
    r"[^。；ⓅⓂ“]{0,16}?(?:指挥)?(?P<what>调度|会商)(?![会室台员令中系平])[^，。；Ⓟ]{0,24}(?:工作|情况|措施|[汛雨旱水]情|形势)(?=[，。；])"
)
"""``某人在指挥部调度防汛工作``"""
_DISPATCHES_BY_NAME = re.compile(
    rf"(?P<a>{PEOPLE})(?:Ⓓ|上午|下午|晚上?|夜间|凌晨|，|先后|专程|一行|连夜|紧急|第一时间)*(?:在|到|来到|赶到|赴|前往|坐镇)"
    r"[^，。；Ⓟ]{0,12}?(?:Ⓘ|指挥部|指挥中心|防指|防办)，?(?P<what>Ⓜ)(?=[^。；Ⓟ]{1,40}?(?:工作|情况|措施|[汛雨旱水]情|形势)[，。；])"
)
"""``某人连夜到指挥部，视频调度各县防汛工作``"""
_DISPATCH = ("调度", "会商")
_SAT = "见证签约并座谈"
_DELIBERATED = "某组与某厅会商"
_HEARD = "听取汇报，某人主持"
_HEARD_WORK = "某人在某地听取工作汇报"
_CALLED = "与各地视频调度"
_ROUND_TABLE = ["座谈会", "座谈"]


def read_sittings(book: Occasions, report: Report) -> None:
    """Open the sessions that *report* tells by a verb."""
    symbols = report.symbols
    if "座谈" in symbols or "会谈" in symbols:
        _sit_down(book, report)
    if "Ⓜ" in symbols and ("与" in symbols or "同" in symbols or "组织" in symbols):
        _deliberate(book, report)
    if "汇报" in symbols and "主持" in symbols and "Ⓜ" not in symbols:
        _hear(book, report)
    if "工作汇报" in symbols:
        _hear_work(book, report)
    if "视频" in symbols:
        _call(book, report)
    if "Ⓜ" in symbols:
        _connect(book, report)
        _summon(book, report)
    if "调度" in symbols or "会商" in symbols or "Ⓜ" in symbols:
        _dispatch(book, report)


def _sit_down(book: Occasions, report: Report) -> None:
    """``甲、乙见证签约并座谈``; ``签约前，双方就某事举行座谈``."""
    match = _AND_SAT.search(report.symbols)
    if match is not None and _is_told(book, report, match) and len(report.sentence.people(*match.span("a"))) > 1:
        talks = match["what"] == "会谈"
        if book.of_kind(MeetingKind.TALKS if talks else MeetingKind.CONFERENCE):
            return
        kind = MeetingKind.TALKS if talks else MeetingKind.CONFERENCE
        occasion = book.open_with(kind, [] if talks else _ROUND_TABLE, report, _SAT, match, _at(match))
        occasion.principals = [t.person.name for t in report.sentence.people(*match.span("a"))] if talks else []
        return
    both = _BOTH_SAT.search(report.symbols) if book.found else None
    if both is not None and _is_told(book, report, both) and not book.called("座谈"):
        book.open(MeetingKind.CONFERENCE, _ROUND_TABLE, report, _SAT, both.start("what"))


def _deliberate(book: Occasions, report: Report) -> None:
    """``督导组与某厅连夜会商``: a session, in which the leader of the team's tour takes part who speaks next."""
    for match in (*_DELIBERATES.finditer(report.symbols), *_GATHERS.finditer(report.symbols)):
        mention = report.sentence.mentions.get(match.start("what"))
        if not isinstance(mention, OccasionName) or not _is_told(book, report, match):
            continue
        if not mention.text.endswith("会商") or len(mention.text) > _LONGEST_NAME:
            continue
        if book.called("会商") or not (book.has_day(report) or book.found):
            continue
        book.open_with(MeetingKind.CONFERENCE, [mention.text], report, _DELIBERATED, match, _at(match))


def _hear(book: Occasions, report: Report) -> None:
    """``检查组在某地听取某省政府汇报，某人主持并讲话``: a session that has no name of its own."""
    match = _HEARS.search(report.symbols)
    if match is None or not _is_told(book, report, match) or book.of_kind(MeetingKind.CONFERENCE):
        return
    occasion = book.open_with(MeetingKind.CONFERENCE, ["汇报会"], report, _HEARD, match, _at(match))
    if "Ⓘ" in match["whom"] or "Ⓛ" in match["whom"]:
        whom = book.wording(report, *match.span("whom")).removesuffix("的")
        occasion.add(Attendance(whom, Party.GROUP, Role.SPEAKER, (), None, None, [(report.index, _HEARD)]))


def _hear_work(book: Occasions, report: Report) -> None:
    """``某人在某市听取某项工作汇报。``: a session, where the text opens with it."""
    match = _HEARS_WORK.match(report.symbols)
    if match is None or book.found or not _is_told(book, report, match):
        return
    name = book.wording(report, *match.span("what"))
    occasion = book.open_with(MeetingKind.CONFERENCE, [name, "汇报会"], report, _HEARD_WORK, match, _at(match))
    if "Ⓛ" in match["where"]:
        occasion.add_places([book.wording(report, *match.span("where"))])


def _call(book: Occasions, report: Report) -> None:
    """``某人在指挥部与各乡镇视频点名``: a session by video."""
    match = _CALLS.search(report.symbols)
    if match is None or not _is_told(book, report, match) or book.told_in(report.index) or not book.has_day(report):
        return
    occasion = book.open_with(MeetingKind.CONFERENCE, [match["what"]], report, _CALLED, match, _at(match))
    whom = book.wording(report, *match.span("whom"))
    occasion.add(Attendance(whom, Party.GROUP, Role.ATTENDEE, (), None, None, [(report.index, _CALLED)]))


def _connect(book: Occasions, report: Report) -> None:
    """``某人视频连线各县，调度防汛工作``: a session by video, of which only its leader is named."""
    match = _ON_THE_LINE.search(report.symbols)
    named = report.sentence.mentions.get(match.start("what")) if match is not None else None
    if match is None or not isinstance(named, OccasionName) or not named.text.endswith("连线"):
        return
    if _is_told(book, report, match) and not book.told_in(report.index) and book.has_day(report):
        book.open_with(MeetingKind.CONFERENCE, [named.text], report, _CALLED, match, _at(match))


def _summon(book: Occasions, report: Report) -> None:
    """``某人约谈了某市某局负责人``: a talking-to, at which those called in were."""
    match = _SUMMONS.search(report.symbols)
    at = report.symbols.find("Ⓜ", match.start()) if match is not None else -1
    named = report.sentence.mentions.get(at)
    if match is None or not isinstance(named, OccasionName) or named.text not in ("约谈", "集体约谈", "集中约谈"):
        return
    if _is_told(book, report, match) and not book.told_in(report.index) and book.has_day(report):
        occasion = book.open_with(MeetingKind.CONFERENCE, [named.text], report, _CALLED, match, at)
        whom = book.wording(report, *match.span("whom"))
        occasion.add(Attendance(whom, Party.GROUP, Role.ATTENDEE, (), None, None, [(report.index, _CALLED)]))


def _dispatch(book: Occasions, report: Report) -> None:
    """``某人在指挥部调度防汛工作``: a session at the headquarters, where nothing else of it is told."""
    match = _DISPATCHES.search(report.symbols)
    named = _DISPATCHES_BY_NAME.search(report.symbols) if match is None else None
    told = report.sentence.mentions.get(named.start("what")) if named is not None else None
    if named is not None and isinstance(told, OccasionName) and told.text.endswith(_DISPATCH):
        if not book.told_in(report.index) and book.has_day(report) and _is_told(book, report, named):
            book.open_with(MeetingKind.CONFERENCE, [told.text], report, _CALLED, named, _at(named))
        return
    if match is None or book.told_in(report.index) or not book.has_day(report) or not _is_told(book, report, match):
        return
    book.open_with(MeetingKind.CONFERENCE, [match["what"]], report, _CALLED, match, _at(match))


def _is_told(book: Occasions, report: Report, match: re.Match[str]) -> bool:
    """Whether what *match* tells has happened, and not long ago."""
    return not book.is_past(report, match.end()) and not book.is_ahead(report, _at(match)) and "将" not in match[0]


def _at(match: re.Match[str]) -> int:
    return match.start("what") if "what" in match.re.groupindex else match.start("whom")
