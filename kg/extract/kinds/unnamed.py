"""Occasions told by what was done, without a name: ``来我校座谈交流``, ``同有关负责同志工作会谈``, ``座谈会上，…``."""

from __future__ import annotations

import re

from kg.extract.abstract import PEOPLE, Report
from kg.extract.occasions.occasion import Attendance, Occasions
from kg.mention.occasions import OccasionName
from kg.model import MeetingKind, Party, Role

_THERE = re.compile(
    r"(?:随后|之后|会后|考察后|调研后)?，?在?(?:随后|接下来)?(?:召开|举行)?的?(?P<what>Ⓜ)[上中](?:，|Ⓟ)"
)
_SAYS_THERE = re.compile(r"^Ⓟ在(?P<what>Ⓜ)[上中](?:强调|指出|要求|表示|说|介绍)|^(?P<begins>Ⓜ)(?:首先|开始时|一开始)")
"""At the head of a sentence: a session that nothing has told before."""
_HELD_THERE = re.compile(
    r"(?:Ⓓ|上午|下午|当天|[\d:：点时半]|，)*(?P<what>Ⓜ)(?:于?Ⓓ|上午|下午)?在[^，。；Ⓟ]{2,30}?(?:隆重|顺利)?(?:召开|举行)(?=[，。；])"
)
"""``座谈会在第一会议室举行``, of a session that only the headline names."""
_SAT_TOGETHER = ("座谈", "交流", "见面", "对接", "汇报", "反馈", "联席", "研讨", "推进", "洽谈", "恳谈", "意见征求")
"""What a session is called that a text enters without having told that it was held."""
_HANDED_OVER = ("典礼", "仪式", "结业式", "开班式", "毕业式", "颁奖式")
_ADVERBS = r"(?:一行|带队|等|专程|应邀|近日|Ⓓ|上午|下午|，)*+"
_COMES_TO_TALK = re.compile(
    rf"(?P<a>{PEOPLE}){_ADVERBS}(?:率[^，。；Ⓟ]{{1,12}}{_ADVERBS}){{0,2}}"
    r"(?:来到?|到访|到|赴|前往|做客)(?P<where>[^，。；Ⓟ]{1,24}?)，?(?:就[^。；Ⓟ]{1,40}?)?(?:进行|开展|举行)?了?(?:友好|深入|工作|座谈)?"
    r"(?:座谈交流|交流座谈|座谈|对接|(?<=进行)交流|(?<=开展)交流|(?<=座谈)交流)(?=[，。；]|活动|$)"
)
_SAT_WITH = re.compile(
    rf"(?P<a>{PEOPLE})(?P<gap>[^。；Ⓟ：“]{{0,50}}?)(?:同|与)(?P<b>[^。；：“Ⓟ]{{0,60}}?Ⓟ[^。；：“]{{0,120}}?)"
    r"(?:进行|举行|开展)?了?(?:座谈交流|交流座谈|座谈)(?=[，。；]|$)"
)
_INSPECTS = re.compile("(?:考察|调研|检查|督导|视察|慰问|走访)(?![组团队小])")
_TALKED_WITH = re.compile(
    rf"(?P<a>{PEOPLE})[^。；Ⓟ：]{{0,60}}?[，并](?:还|并)?(?:同|与|和)(?P<whom>[^，。；Ⓟ]{{2,40}}?)(?:进行|举行)了?"
    r"(?P<what>(?:工作|友好|双边)?(?:会谈|会商|会晤))(?=[，。；]|$)"
)
_AND_SAT = re.compile(
    rf"(?P<a>{PEOPLE})[^。；Ⓟ“]{{0,50}}(?:考察|调研|走访|参观)(?:[^，。；Ⓟ]{{0,16}}，)?[^，。；Ⓟ]{{0,12}}?"
    r"并(?:进行|举行|召开|开展)?了?(?:工作)?座谈(?:交流)?(?=[，。；]|$)"
)

_JUST_MET = re.compile(
    rf"(?P<a>{PEOPLE})(?:等)?(?:出席|主持)(?:了)?(?P<what>Ⓜ)(?:并(?:作|发表)?[^，。；Ⓟ]{{0,6}}(?:讲话|发言))?(?=[，。；]|$)"
)
_ANNOUNCED = re.compile("宣布[^。Ⓜ]{0,60}(?:决定|任命|任免|任职|命令|通知)")
"""An act of appointment told in the same place as those who came to the meeting at which it was announced."""
_MEETING = "会议"
_BACK = 3
"""So many sentences before it the act may be told."""

_SAT_WITH_GROUP = re.compile(
    rf"(?P<a>{PEOPLE})(?:同|与)(?P<whom>[^，。；Ⓟ]{{2,24}}?)(?:进行|举行|开展)了?(?P<what>Ⓜ)(?=[，。；]|$)"
)
_ENTERED = "座谈会上，…"
_ANNOUNCED_THERE = "宣布决定，某人出席会议"
_SAT_THEN = "考察并座谈"
_CAME = "来某处座谈"
_TALKED = "同某些人工作会谈"
_SAT_DOWN = "某人与某人座谈"


def read_unnamed(book: Occasions, report: Report, heads: tuple[str, ...]) -> None:
    """Open the occasions that *report* tells without a name; groups end in one of *heads*."""
    symbols = report.symbols
    if "Ⓜ" in symbols:
        _enter(book, report)
    if "Ⓟ" not in symbols:
        return
    if "Ⓜ" in symbols:
        _meet_to_announce(book, report)
        _sit_with_group(book, report, heads)
    if "座谈" in symbols or "交流" in symbols or "对接" in symbols:
        _come_to_talk(book, report)
        _sit_with(book, report)
    if "座谈" in symbols:
        _sit_after(book, report)
    if "会谈" in symbols or "会商" in symbols or "会晤" in symbols:
        _talk_with(book, report, heads)


def _enter(book: Occasions, report: Report) -> None:
    """``座谈会上，某人介绍…``: a session of which no other sentence tells that it was held."""
    held = _HELD_THERE.match(report.symbols)
    there = held or _THERE.match(report.symbols) or _SAYS_THERE.match(report.symbols)
    at = there.start("what") if there is not None else -1
    mention = report.sentence.mentions.get(max(at, 0)) if there is not None else None
    if not isinstance(mention, OccasionName) or mention.framed or book.is_past(report, 0):
        return
    told = held is not None or bool(book.found) or "Ⓟ" in report.symbols or book.when(report, 0) is not None
    if told and _is_new(book, mention):
        book.open(mention.kind, [mention.text], report, _ENTERED, 0)


def _meet_to_announce(book: Occasions, report: Report) -> None:
    """``…宣布任免决定……某人出席会议并讲话，某人主持会议``: a meeting that has no name of its own."""
    match = _JUST_MET.search(report.symbols) if not book.found and report.index else None
    mention = report.sentence.mentions.get(match.start("what")) if match is not None else None
    if match is None or not isinstance(mention, OccasionName) or mention.text != _MEETING:
        return
    before = book.told_from(report.index - _BACK, report.index - 1)
    announced = any(_ANNOUNCED.search(told.symbols) is not None for told in before)
    if not announced or book.when(report, 0) is None:
        return
    book.open(MeetingKind.CONFERENCE, [mention.text], report, _ANNOUNCED_THERE, 0)


def _sit_with_group(book: Occasions, report: Report, heads: tuple[str, ...]) -> None:
    """``会见结束后，某人与代表团成员进行了工作座谈``: a session of its own beside the talks."""
    match = _SAT_WITH_GROUP.search(report.symbols)
    mention = report.sentence.mentions.get(match.start("what")) if match is not None else None
    if match is None or not isinstance(mention, OccasionName) or not mention.text.endswith("座谈"):
        return
    whom = book.wording(report, *match.span("whom"))
    if not whom.endswith(heads) or book.is_past(report, match.end()) or book.of_kind(MeetingKind.CONFERENCE):
        return
    occasion = book.open_with(MeetingKind.CONFERENCE, [mention.text, "座谈会", "座谈"], report, _SAT_DOWN, match)
    occasion.add(Attendance(whom, Party.GROUP, Role.ATTENDEE, (), None, None, [(report.index, _SAT_DOWN)]))


def _is_new(book: Occasions, mention: OccasionName) -> bool:
    """Whether a session or a rite entered is none of those told before."""
    if mention.kind is MeetingKind.CONFERENCE:
        told = book.of_kind(MeetingKind.CONFERENCE, MeetingKind.FORUM, MeetingKind.BRIEFING)
        return not told and any(word in mention.text for word in _SAT_TOGETHER)
    if mention.kind is not MeetingKind.CEREMONY or not mention.text.endswith(_HANDED_OVER):
        return False
    told = book.of_kind(MeetingKind.CEREMONY, MeetingKind.FORUM)
    return not told and not any(mention.head in name for o in book.found for name in o.names)


def _come_to_talk(book: Occasions, report: Report) -> None:
    """``某人一行来我校座谈交流``: a 座谈 at the house that they have come to."""
    match = _COMES_TO_TALK.search(report.symbols)
    if match is None or _INSPECTS.search(match[0]) or not book.has_day(report):
        return
    if book.is_past(report, match.end()) or book.is_ahead(report, match.start()):
        return
    if book.told_in(report.index) or book.of_kind(MeetingKind.CONFERENCE):
        return
    occasion = book.open_with(MeetingKind.CONFERENCE, ["座谈会", "座谈", "座谈交流"], report, _CAME, match)
    occasion.add_places([p for p in book.places(report, *match.span()) if p not in occasion.places])


def _sit_with(book: Occasions, report: Report) -> None:
    """``某人先后与甲、乙等企业负责人座谈交流``: a 座谈 of those named."""
    match = _SAT_WITH.search(report.symbols) if book.has_day(report) or book.found else None
    if match is None or book.of_kind(MeetingKind.CONFERENCE, MeetingKind.TALKS):
        return
    if book.is_past(report, match.end()) or book.is_ahead(report, match.start()) or "将" in match["gap"]:
        return
    occasion = book.open_with(MeetingKind.CONFERENCE, ["座谈会", "座谈", "座谈交流"], report, _SAT_DOWN, match)
    for titled in report.sentence.people(*match.span("b")):
        book.attend(occasion, titled, Role.ATTENDEE, report.index, _SAT_DOWN)


def _sit_after(book: Occasions, report: Report) -> None:
    """``某人率团考察并座谈``: a 座谈 of its own beside the tour."""
    match = _AND_SAT.search(report.symbols) if book.has_day(report) or book.found else None
    if match is None or book.of_kind(MeetingKind.CONFERENCE, MeetingKind.TALKS):
        return
    if not book.is_past(report, match.end()) and not book.is_ahead(report, match.start()):
        book.open_with(MeetingKind.CONFERENCE, ["座谈会", "座谈", "座谈交流"], report, _SAT_THEN, match)


def _talk_with(book: Occasions, report: Report, heads: tuple[str, ...]) -> None:
    """``并同某些负责同志进行了工作会谈``: talks of which only one side is named."""
    for match in _TALKED_WITH.finditer(report.symbols):
        whom = book.wording(report, *match.span("whom"))
        if not whom.endswith(heads) or book.is_past(report, match.end()) or book.is_ahead(report, match.start("whom")):
            continue
        what = match["what"]
        occasion = book.open_with(MeetingKind.TALKS, [what] if len(what) > 2 else [], report, _TALKED, match)
        occasion.principals = [t.person.name for t in report.sentence.people(*match.span("a"))]
        occasion.add(Attendance(whom, Party.GROUP, Role.ATTENDEE, (), None, None, [(report.index, _TALKED)]))
