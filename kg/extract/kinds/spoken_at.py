"""Occasions told only by what somebody said there on a day: ``某国总理14日在某安全会议上表示，…``."""

from __future__ import annotations

import re

from kg.extract.abstract import PEOPLE, Report
from kg.extract.occasions.occasion import SESSIONS, Attendance, Occasions
from kg.mention.occasions import OccasionName
from kg.model import Party, Role

_WHEN = r"(?:Ⓓ|上午|下午|晚上?|，)*+"
_SAID = re.compile(
    rf"^(?:(?:另?据|针对|就)[^。；Ⓟ]{{0,40}}，)?(?:当地时间)?{_WHEN}"
    rf"(?P<lead>[^，。；：Ⓟ“Ⓜ]{{0,12}})(?:(?P<a>{PEOPLE})|(?<=代表))(?:当天|当日|当晚|随后|也|则|还)?{_WHEN}"
    r"在(?:[^，。；ⓅⓂ“]{2,24}(?:举行|召开|举办)的)?“?(?P<what>Ⓜ)(?P<about>[^，。；ⓅⓂ]{0,24}?)(?:上|中|时)，?"
    r"(?:就[^，。；Ⓟ]{1,24})?[^，。；Ⓟ的]{0,14}?"
    r"(?:表示|说|称|宣布|呼吁|强调|指出|发言|演讲|讲话|致辞|警告|批评|谴责)(?!的)"
    r"(?=[，：。；]|指出|强调|表示|说|称|[^，。；]{0,30}[，：。；]|$)"
)
_THERE = re.compile(
    rf"^(?:当地时间)?Ⓓ{_WHEN}在(?:[^，。；ⓅⓂ“]{{2,24}}(?:举行|召开|举办)的)?“?(?P<what>Ⓜ)”?上，"
    r"(?:(?P<lead>[^，。；：Ⓟ“Ⓜ]{1,8}代表)(?!们)[^，。；Ⓟ]{0,40}?(?:发言|表示|指出|强调|呼吁))?"
)
"""At the head of a sentence: ``24日，在某理事会第57届会议上，中国代表作共同发言``."""
_GROUP = re.compile(r"(?:Ⓛ|Ⓘ|[^，。；Ⓟ]{0,6}[国方])(?:常驻联合国(?:副)?)?代表$")
_SOON = 3
"""So many days at most before the publication."""
_CITED = "总书记"
_TOLD = "某人在会议上说"


def read_spoken_at(book: Occasions, report: Report) -> None:
    """Open the session at which somebody said something these days, if the text names it nowhere else."""
    told = "Ⓜ" in report.symbols and "Ⓓ" in report.symbols
    match = (_SAID.match(report.symbols) or _THERE.match(report.symbols)) if told else None
    if match is None or "Ⓓ" not in match[0] or book.is_ahead(report, match.start("what")):
        return
    mention = report.sentence.mentions.get(match.start("what"))
    if not isinstance(mention, OccasionName) or mention.generic or mention.kind not in SESSIONS:
        return
    if book.find(mention) is not None or any(n.endswith(mention.head) for o in book.found for n in o.names):
        return
    if book.is_past(report, match.start("what")) or not _is_recent(book, report, match.start("what")):
        return
    people = report.sentence.people(*match.span("a")) if match.groupdict().get("a") else []
    if any(c.post.title == _CITED for titled in people for c in titled.capacities):
        return
    lead = (match["lead"] or "") if not people else ""
    group = _GROUP.search(lead) if lead else None
    if not people and group is None and not (match.re is _THERE and "国家" in report.symbols):
        return
    occasion = book.open(mention.kind, [mention.text], report, _TOLD, match.start("what"))
    occasion.session = mention.session
    for titled in people:
        book.attend(occasion, titled, Role.SPEAKER, report.index, _TOLD)
    if group is not None:
        begin = match.start("lead") + group.start()
        whom = book.wording(report, begin, match.start("lead") + len(lead))
        occasion.add(Attendance(whom, Party.GROUP, Role.SPEAKER, (), None, None, [(report.index, _TOLD)]))


def _is_recent(book: Occasions, report: Report, at: int) -> bool:
    """Whether the day told is that of the publication or one of the few before it."""
    told = book.when(report, at)
    day = told.earliest if told is not None else None
    if day is None or book.published is None:
        return False
    return 0 <= (book.published - day).days <= _SOON
