"""What the headline tells: a session that the text goes on about (``市政协党组会议召开``), or a briefing above questions
and answers (``3月5日某部发言人某人主持例行记者会``), or, in the text itself, what the first sentence tells again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.abstract import Abstract, Report
from kg.extract.occasions.names import same_name
from kg.extract.occasions.occasion import SESSIONS, Occasion, Occasions
from kg.lexicon.lexicons import Lexicons, alternatives
from kg.mention.occasions import OccasionName
from kg.model import MeetingKind, Role
from kg.text.dates import find_dates

_BRIEFS = re.compile(
    r"(?P<who>[\u4e00-\u9fff]{2,4})(?P<role>主持|举行|召开|在)(?P<name>[\u4e00-\u9fff]{0,4}(?:记者会|发布会|吹风会))"
)
_ANSWERS = re.compile("Ⓟ(?:：|[^，。；]{0,4}(?:表示|说|指出|强调|介绍))")


_GOES_ON_ABOUT = re.compile(
    r"(?:出席|参加|主持|列席)了?Ⓜ|^(?:会上|在?Ⓜ上)，|^(?:会议|Ⓜ)(?:指出|强调|要求|认为|听取|审议|传达)|在Ⓜ上(?:指出|强调|讲话|说|表示)"
)
"""How a sentence speaks of a session that was told before it."""
_HOLDS = re.compile("召开|举行|举办")
_TITLED = "标题中的会议"
_STOP = re.compile("[。！？；]")
_TOP = 3
"""Among so many sentences a text has its headlines."""


@dataclass(frozen=True, slots=True)
class Headline:
    """A session as the title names it."""

    name: str
    kind: MeetingKind

    def open(self, book: Occasions, report: Report) -> None:
        """Open it in *book*, on the day that *report*, the first of the text, tells."""
        book.open(self.kind, [self.name], report, _TITLED, 0)


class HeadlineReader:
    """Finds the session that a title says was held."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._heads = {head: kind for head, kind in lexicons.meeting_heads.items() if kind in SESSIONS}
        name = rf"(?P<name>(?:(?!召开|举行|举办|出席|主持)[^\s，。；：！？“”《》]){{2,40}}?(?P<head>{alternatives(self._heads)}))"
        self._held = re.compile(
            rf"(?:^|[\s，：])(?:{name}(?:昨日|今日|在[^\s，。]{{1,12}})?(?:召开|举行|举办)(?=$|[\s，。！]))"
            rf"|(?:召开|举行|举办){name.replace('<name>', '<name2>').replace('<head>', '<head2>')}(?=$|[\s，。！])"
        )

    def name(self, reports: Sequence[Report], title: str) -> Headline | None:
        """The session of the *title* that *reports* go on about without having told it."""
        held = self._held.search(title) if _HOLDS.search(title) is not None else None
        if held is None or not any(_goes_on(report) for report in reports):
            return None
        return Headline(held["name"] or held["name2"], self._heads[held["head"] or held["head2"]])


def _goes_on(report: Report) -> bool:
    told = _GOES_ON_ABOUT.search(report.symbols)
    names = (report.sentence.mentions.get(i) for i in range(*told.span())) if told is not None else ()
    return told is not None and all(not isinstance(m, OccasionName) or m.generic for m in names)


def read_headline(book: Occasions, abstracts: Sequence[Abstract], title: str) -> None:
    """Open the briefing of the *title* where the text tells none and the one who holds it answers there."""
    told = _BRIEFS.search(title) if not book.of_kind(MeetingKind.BRIEFING) else None
    if told is None:
        return
    for index, sentence in enumerate(abstracts):
        answer = _ANSWERS.search(sentence.symbols)
        titled = sentence.people(answer.start(), answer.end())[0] if answer is not None else None
        if titled is None or not told["who"].endswith(titled.person.name):
            continue
        report = Report(index, sentence, sentence.symbols)
        host = book.home.institution or ""
        occasion = book.open(MeetingKind.BRIEFING, [host + told["name"], told["name"]], report, "标题中的发布会", 0)
        days = find_dates(title, book.published)
        occasion.moment = days[0].moment if days else None
        occasion.hosts = [host] if host else []
        occasion.places = []
        role = Role.SPEAKER if told["role"] == "在" else Role.CHAIR
        book.attend(occasion, titled, role, index, "标题中的发布会")
        return


def without_headline_doubles(found: Sequence[Occasion], abstracts: Sequence[Abstract], chars: str) -> list[Occasion]:
    """The occasions *found*, the one session that a headline above the text tells made one with that told below it."""
    above = [o for o in found if o.kind in SESSIONS and not o.dated and _is_above(abstracts, o.told_in(), chars)]
    if len(above) != 1:
        return list(found)
    headline, at = above[0], above[0].sentences[0][0]
    below = [o for o in found if o.kind is headline.kind and o is not headline and o.sentences[0][0] > at]
    alike = [o for o in below if any(same_name(a, b) for a in headline.names for b in o.names)]
    again = next(iter(alike), None) or next((o for o in below if o.sentences[0][0] == at + 1), None)
    if again is None:
        return list(found)
    again.names += [name for name in headline.names if name not in again.names]
    again.sentences += headline.sentences
    for part in headline.attendance:
        again.add(part)
    return [o for o in found if o is not headline]


def _is_above(abstracts: Sequence[Abstract], told_in: set[int], chars: str) -> bool:
    """Whether the one sentence that tells something is a line without a full stop at the top of the text."""
    index = min(told_in)
    sentence = abstracts[index].sentence
    alone = chars[sentence.end : sentence.end + 1] == "\n"
    return len(told_in) == 1 and index < _TOP and alone and _STOP.search(chars, sentence.start, sentence.end) is None
