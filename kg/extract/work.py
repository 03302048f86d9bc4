"""Titled works in the text (《…》), and how the text stands to them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.mention.scan import Scan
from kg.model import Relation

_NUMBER = re.compile(
    r"[（(]?([\u4e00-\u9fff]{1,8}[〔\[（(](?:19|20)\d\d[〕\]）)]\d{1,4}号|(?:国务院|国)令第\d{1,4}号)[）)]?"
)
_LISTED_BEFORE = re.compile(r"《[^《》]*》[、和及，]*$")
_BEFORE: tuple[tuple[re.Pattern[str], Relation], ...] = (
    (re.compile(r"(?:审议通过|表决通过|通过|批准)(?:了)?(?:关于)?$"), Relation.ADOPTS),
    (re.compile(r"(?:审议|讨论|研究|听取)(?:了)?(?:关于)?$"), Relation.REVIEWS),
    (re.compile(r"(?:印发|发布|出台|公布|下发|制定|颁布|发表)(?:了)?(?:实施)?$"), Relation.ISSUES),
    (re.compile(r"(?:起草|草拟|拟订|拟定|编制)(?:了|形成|完成)?$"), Relation.DRAFTS),
    (re.compile(r"(?:签署|签订|达成)(?:了)?$"), Relation.SIGNS),
    (re.compile(r"(?:修订|修改|修正)(?:了)?$"), Relation.REVISES),
    (re.compile(r"(?:贯彻|落实|执行|按照|根据|依据|依照|实施|学习)(?:了)?(?:好)?$"), Relation.IMPLEMENTS),
)
_AFTER: tuple[tuple[re.Pattern[str], Relation], ...] = (
    (re.compile(r"(?:的)?(?:贯彻|落实|实施)"), Relation.IMPLEMENTS),
    (re.compile(r"[^，。；]{0,40}(?:修订通过|表决通过|审议通过|通过)"), Relation.ADOPTS),
    (re.compile(r"[^，。；]{0,12}征求意见"), Relation.DRAFTS),
    (re.compile(r"(?:等)?(?:的)?(?:日前|近日|正式|今天|已|全文)*(?:印发|发布|出台|公布)"), Relation.ISSUES),
)
_JOINERS = frozenset({"、", "和", "", "，"})


@dataclass(frozen=True, slots=True)
class WorkCited:
    """A titled work in the matching text, with how the text stands to it."""

    start: int
    end: int
    title: str
    number: str | None
    relation: Relation


def find_works(scan: Scan) -> list[WorkCited]:
    """Every title in 《》, with its 文号 and the relation that the words around it tell."""
    out: list[WorkCited] = []
    for start, end, title in scan.works:
        before = _LISTED_BEFORE.sub("", scan.chars[max(0, start - 12) : start])
        after = scan.chars[end : end + 60]
        number = _NUMBER.match(after)
        relation = next((r for p, r in _BEFORE if p.search(before)), None) or next(
            (r for p, r in _AFTER if p.match(after)), None
        )
        if relation is None and out and scan.chars[out[-1].end : start] in _JOINERS:
            relation = out[-1].relation
        out.append(WorkCited(start, end, title, number[1] if number else None, relation or Relation.CITES))
    return out
