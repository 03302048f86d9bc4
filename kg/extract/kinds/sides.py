"""Talks between sides of which nobody is named: ``甲、乙两国外长5日在某地举行会谈``."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.extract.abstract import Report
from kg.extract.occasions.occasion import Attendance, Occasion, Occasions
from kg.model import MeetingKind, Mode, Party, Role

_TALKS = re.compile("会谈|会晤|磋商|谈判|会面|通话|通电话")
_SIDES = re.compile(
    r"(?:^|[，。；：、]|(?<=Ⓓ)(?![与同和将在就]))(?P<who>(?:[^，。；：“”ⓅⓂⒹ]{0,2}?[ⓁⒾ]|[^，。；：“”ⓅⓂⒹ]{1,6}[双两三四][方国]"
    r"|[中美俄乌欧日韩朝英法德伊以黎叙土沙巴印]{2,3}(?=[外防财领总首代官]))[^，。；：“”ⓅⓂⒹ]{0,40}?"
    r"(?:[外防财]长|外交部长|国防部长|领导人|总统|总理|首脑|代表团?|官员|外交官|[外内财防]交?大臣|特使|团队|[双三四]方|Ⓘ)|(?:[ⓁⒾ]|我[省市县区州])(?:[、和与][ⓁⒾ])+)"
    r"(?:(?:Ⓓ|上午|中午|下午|凌晨|晚间?|当天|同日|在[^，。；Ⓟ]{1,20}?|以[^，。；Ⓟ]{1,6}方式|就[^，。；Ⓟ]{1,20}|再次|首次|继续|正式|也|还|均|都)){0,4}"
    r"(?:(?:举行|进行|展开|开始|重启|结束)了?(?P<what>[^，。；ⓅⓂ]{0,24}?(?:会谈|会晤|磋商|谈判|会面|通话))|(?P<just>会谈|会晤|会面|通话|通电话))(?=[，。；]|并|$)"
)
_GOES_ON = re.compile(
    r"(?:^|[，。；：]|(?<=举行的))(?P<name>(?!在)(?P<who>[^，。；：“”ⓅⓂⒹ]{2,24}?)(?:第[^，。]{1,3}轮|新一轮)?[直间]?接?(?:谈判|会谈|磋商))"
    r"(?:Ⓓ|上午|下午|今天|当天)(?:继续|正式|再次)*+(?:在[^，。；Ⓟ]{1,30}?)?(?:举行|结束|开始|启动|进行)"
)
"""``甲乙两国的谈判5日继续在某地举行``"""
_BEFOREHAND = re.compile(
    r"^[^，。；]{2,8}(?:前|后|期间|当天)，双方[^，。；]{0,6}举行(?:了)?(?P<what>[^，。；ⓅⓂ]{0,6}?(?:会谈|磋商))(?=[，。；]|$)"
)
"""``签约前，双方举行了工作会谈``"""
_SEVERAL = re.compile(r"(?:[ⓁⒾ]|我[省市县区州])[^ⓁⒾ]*[ⓁⒾ]|[双两三四五六][方国边]|^[^ⓁⒾ]{2,3}[外防财领总首代官]")
_ONE_WITH_ANOTHER = re.compile(
    r"(?:^|[，。；])(?P<a>[ⓁⒾ](?:[双三]方|代表团?|官员)?)(?:Ⓓ|上午|下午|当天|在[^，。；Ⓟ]{1,20}?|，){1,3}"
    r"(?:与|同)(?P<b>[ⓁⒾ][^，。；：“”ⓅⓂⒹ]{0,8}?)(?:在[^，。；Ⓟ]{1,20}?|就[^，。；Ⓟ]{1,20}?)?"
    r"(?:举行|进行)了?(?P<what>[^，。；ⓅⓂ]{0,8}?(?:会谈|会晤|磋商|谈判))(?=[，。；]|$)"
)
"""``某台5日与某会举行视频会谈``"""
_ROUND = re.compile(r"第[^，。]{1,3}[轮次]|[新首]一?轮")
_NOT_HELD = re.compile(r"将|拟|计划|原定|可能|准备|同意|要求|呼吁|希望|期待|如果|通过|曾|此前|敦促|愿|应")

_BODIES = re.compile("Ⓘ+(?:[、和与]Ⓘ+)+")
_MET = "几方举行会谈"


def read_sides(book: Occasions, report: Report) -> None:
    """Open talks for sides that meet on a day told, where no person of theirs is named."""
    if _TALKS.search(report.symbols) is None:
        return
    before = _BEFOREHAND.search(report.symbols)
    if before is not None and book.found and not book.of_kind(MeetingKind.TALKS):
        book.open(MeetingKind.TALKS, [before["what"]], report, _MET, before.end())
        return
    going = _GOES_ON.search(report.symbols)
    if going is not None and not _NOT_HELD.search(going[0]) and not book.is_ahead(report, going.start("name")):
        name = book.wording(report, *going.span("name"))
        if all(o.kind is not MeetingKind.TALKS for o in book.found):
            book.open(MeetingKind.TALKS, [name], report, _MET, going.end())
        return
    _one_with_another(book, report)
    for match in _SIDES.finditer(report.symbols):
        clause = match[0]
        if any(o.principals and report.index in o.told_in() for o in book.of_kind(MeetingKind.TALKS)):
            continue  # 某人与甲、乙国领导人通话: told with him
        if _SEVERAL.search(match["who"]) is None or _NOT_HELD.search(clause) or not book.has_day(report):
            continue
        if book.is_past(report, match.end()) or book.is_ahead(report, match.start("who")):
            continue
        who, what = (book.wording(report, *match.span(part)) for part in ("who", "what" if match["what"] else "just"))
        names = [what] if _ROUND.search(what) else []
        occasion = book.open(MeetingKind.TALKS, names, report, _MET, match.start("who"))
        if "视频" in clause or "通话" in clause:
            occasion.modes.append(Mode.VIDEO if "视频" in clause else Mode.TELEPHONE)
        for side in _sides(book, report, *match.span("who")) if _BODIES.fullmatch(match["who"]) else [who]:
            occasion.add(Attendance(side, Party.GROUP, Role.ATTENDEE, (), None, None, [(report.index, _MET)]))


def _one_with_another(book: Occasions, report: Report) -> None:
    """``某台5日与某会举行视频会谈``: two bodies, or countries, the one the subject."""
    match = _ONE_WITH_ANOTHER.search(report.symbols) if "与" in report.symbols or "同" in report.symbols else None
    if match is None or _NOT_HELD.search(match[0]) or not book.has_day(report):
        return
    if book.is_past(report, match.end()) or book.is_ahead(report, match.start("b")):
        return
    occasion = book.open(MeetingKind.TALKS, [], report, _MET, match.start("a"))
    if "视频" in match["what"]:
        occasion.modes.append(Mode.VIDEO)
    for side in ("a", "b"):
        whom = book.wording(report, *match.span(side))
        occasion.add(Attendance(whom, Party.GROUP, Role.ATTENDEE, (), None, None, [(report.index, _MET)]))


def _sides(book: Occasions, report: Report, start: int, end: int) -> list[str]:
    """Each of the bodies that the symbols tell, as written (``某部与某省委省政府``: two)."""
    cuts = [start - 1, *(i for i in range(start, end) if report.symbols[i] in "、和与"), end]
    return [book.wording(report, a + 1, b) for a, b in pairwise(cuts)]


def without_doubles(occasions: list[Occasion]) -> list[Occasion]:
    """The *occasions* without those between unnamed sides that the text tells again by the names of persons."""
    named = [o.moment for o in occasions if o.kind is MeetingKind.TALKS and len(o.principals) > 1]
    return [o for o in occasions if o.sentences[0][1] != _MET or o.moment not in named]
