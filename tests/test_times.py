"""For which day a document shows a post held, or an act done."""

from __future__ import annotations

from datetime import date

import pytest

from kg.extract import Extractor
from kg.model import Appointment, Document, Holding

PUBLISHED = date(2024, 6, 20)

HELD = [
    ("江苏省省长张志远在会上说，要抓好防汛。", (PUBLISHED, PUBLISHED)),
    ("2017年3月9日，时任江苏省省长张志远在会上说，要抓好防汛。", (date(2017, 3, 9), date(2017, 3, 9))),
    ("2017年3月，时任江苏省省长张志远在会上说，要抓好防汛。", (date(2017, 3, 1), date(2017, 3, 31))),
    ("1998年，时任苏州市市长的张志远提出建厂。", (date(1998, 1, 1), date(1998, 12, 31))),
    ("时任江苏省省长张志远在会上说，要抓好防汛。", None),
]
ACTED = [
    ("国务院任命李国明为财政部副部长。", (PUBLISHED, PUBLISHED)),
    ("大会3月5日选举周志平为苏州市市长。", (date(2024, 3, 5), date(2024, 3, 5))),
    ("2017年3月，李正明当选苏州市市长。", (date(2017, 3, 1), date(2017, 3, 31))),
    ("2017年3月，李正明当选苏州市市长后首次下乡。", None),
    ("亚洲开发银行今天任命李少明为副行长，任命将于2024年6月1日起生效。", None),
    ("周志平将出任财政部副部长。", None),
    ("5月20日，国家主席李正致电马哈茂德·代比，祝贺他当选乍得共和国总统。", None),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def _days(extractor: Extractor, text: str, family: type[Holding] | type[Appointment]) -> list[object]:
    facts = extractor.extract(Document("case", text, date=PUBLISHED.isoformat())).facts
    times = [fact.when for fact in facts if isinstance(fact, family) and fact.person != "李正"]
    return [when and (when.earliest, when.latest) for when in times]


@pytest.mark.parametrize(("text", "days"), HELD)
def test_held_at_the_time_told(extractor: Extractor, text: str, days: object) -> None:
    assert _days(extractor, text, Holding) == [days]


@pytest.mark.parametrize(("text", "days"), ACTED)
def test_acts_have_the_day_told(extractor: Extractor, text: str, days: object) -> None:
    assert _days(extractor, text, Appointment) == [days]
