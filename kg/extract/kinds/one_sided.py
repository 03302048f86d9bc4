"""Talks of which one side is told without a name (``某人同甲国外长通电话``, ``某国官员会见某人``)."""

from __future__ import annotations

import re

from kg.extract.abstract import INSTITUTION, PEOPLE, Report
from kg.extract.kinds.talks import as_object
from kg.extract.occasions.occasion import Attendance, Occasion, Occasions
from kg.lexicon.lexicons import Lexicons
from kg.model import MeetingKind, Mode, Party, Role

_WHEN_WHERE = (
    r"(?:(?:本月|于)?Ⓓ|上午|中午|下午|凌晨|晚上?|也|还|又|再次|首次|分别|先后|应约|共同|继续|，(?=在|就|同|与)"
    r"|在[^，。；Ⓟ在就同与]{1,20}|就[^，。；Ⓟ在同与]{1,24}|以[^，。；Ⓟ]{1,6}方式|通过[^，。；Ⓟ]{1,6}(?=同|与))"
)
_TALKS = (
    r"(?:在[^，。；Ⓟ在就]{1,16})?(?:就[^，。；Ⓟ在]{1,30}?)?(?:举行|进行|展开|开始)?了?"
    r"(?:新一轮|首轮|[双三四多]方|工作|直接|间接|闭门|视频|友好)*(?<!的)(?P<verb>会谈|会晤|会面|磋商|谈判|通电话|通话|会见)"
    r"(?=[，。；]|$|讨论|并|时(?:说|表示|称|强调|指出|，|再次))"
)
_WITH_SOME = re.compile(
    rf"(?P<a>(?>{PEOPLE}))(?P<when>(?:{_WHEN_WHERE}|(?:抵达|到访|访问)了?[^，。；Ⓟ]{{1,14}}，){{0,5}})"
    rf"(?:同|与|和)(?P<whom>[^，。；：Ⓟ“”同与]{{2,24}}?){_TALKS}"
)
_SOME_WITH = re.compile(
    rf"(?:^|[，。；]){_WHEN_WHERE}{{0,2}}(?P<whom>(?!在|就)[^，。；：Ⓟ“”Ⓓ同与]{{2,26}}?){_WHEN_WHERE}{{0,5}}"
    rf"(?:在?(?:同|与)[^，。；Ⓟ同与]{{0,14}}?(?P<b>{PEOPLE})(?:[、及和][^，。；Ⓟ]{{2,10}})?{_TALKS}"
    rf"|(?:集体)?会见了?[^，。；Ⓟ]{{0,14}}?(?P<c>{PEOPLE})(?=[，。；]|$))"
)
_ANY = re.compile("会[谈晤面见]|磋商|谈判|通电?话")
_OF_A_STATE = re.compile("[ⓁⒾ]|[双两三四多各][方国]|[东西南北欧美非亚]洲")
"""What tells whose officers or delegates they are who are told without a name."""
_TALKED = "某人与某些人会谈"
_NOT_YET = re.compile("将|拟|计划|定于|预计|可能|准备|希望|安排|呼吁|要求|取消|推迟|拒绝|曾")


class OneSidedTalks:
    """Reads such talks; the sides are words for those who send or are sent (官员, 代表团, 外长, 方面)."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._heads = lexicons.words["group_head"]
        self._sides = (*self._heads, *lexicons.words["side_of_talks"])

    def read(self, book: Occasions, report: Report) -> None:
        """Open talks of those named with the others, where the sentence tells the day."""
        if _ANY.search(report.symbols) is None:
            return
        if "Ⓟ" not in report.symbols or _told_here(book, report):
            return
        for match in _WITH_SOME.finditer(report.symbols):
            told = book.has_day(report) or "在" in match["when"]
            if told and as_object(report.symbols, match.start()) is None:
                self._open(book, report, match, "a")
        for match in _SOME_WITH.finditer(report.symbols) if book.has_day(report) else ():
            if _OF_A_STATE.search(match["whom"]) is not None:
                self._open(book, report, match, "b" if match["b"] else "c")

    def _open(self, book: Occasions, report: Report, match: re.Match[str], named: str) -> None:
        whom = book.wording(report, *match.span("whom"))
        people = report.sentence.people(*match.span(named))
        if (
            not (whom.endswith(self._sides) or match["whom"] == INSTITUTION)
            or not people
            or _told_here(book, report)
            or _NOT_YET.search(match[0])
        ):
            return
        if book.is_past(report, match.end()) or book.is_ahead(report, match.start("whom")):
            return
        names = [titled.person.name for titled in people]
        when = book.when(report, match.start(named))
        day = when.earliest if when is not None else None
        known = [
            o
            for o in book.of_kind(MeetingKind.TALKS)
            if o.principals == names and (o.moment.earliest if o.moment is not None else None) == day
        ]
        if known and known[-1].sentences[0][1] == _TALKED:
            known[-1].sentences.append((report.index, _TALKED))
            return  # the opening lines, told again below
        occasion = book.open(MeetingKind.TALKS, [], report, _TALKED, match.start(named))
        occasion.principals, occasion.places = names, book.places(report, 0, match.end())
        if match["verb"] is not None and (match["verb"].startswith("通") or "视频" in match[0]):
            occasion.modes.append(Mode.VIDEO if "视频" in match[0] else Mode.TELEPHONE)
        for titled in people:
            book.attend(occasion, titled, Role.ATTENDEE, report.index, _TALKED)
        if whom.endswith(self._heads):
            occasion.add(Attendance(whom, Party.GROUP, Role.ATTENDEE, (), None, None, [(report.index, _TALKED)]))


def _told_here(book: Occasions, report: Report) -> list[Occasion]:
    """The talks that the sentence has been read to tell already."""
    return [o for o in book.of_kind(MeetingKind.TALKS) if report.index in o.told_in()]
