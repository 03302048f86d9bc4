"""A briefing that only the headline tells: ``3月5日某部发言人某人主持例行记者会``, above questions and answers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.abstract import Abstract
from kg.extract.occasion import Occasions, Report
from kg.model import MeetingKind, Role
from kg.text.dates import find_dates

_BRIEFS = re.compile(
    r"(?P<who>[\u4e00-\u9fff]{2,4})(?P<role>主持|举行|召开|在)(?P<name>[\u4e00-\u9fff]{0,4}(?:记者会|发布会|吹风会))"
)
_ANSWERS = re.compile("Ⓟ(?:：|[^，。；]{0,4}(?:表示|说|指出|强调|介绍))")


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
