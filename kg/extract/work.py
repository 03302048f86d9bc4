"""Titled works in the text (《…》), and how the text stands to them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.lexicon.lexicons import Lexicons
from kg.mention.scan import Scan
from kg.model import Relation

_NUMBER = re.compile(
    r"[（(]?([\u4e00-\u9fff]{1,8}[〔\[（(](?:19|20)\d\d[〕\]）)]\d{1,4}号|(?:国务院|国)令第\d{1,4}号)[）)]?"
)
_LIST_ISSUED = re.compile(
    r"(?:[、和及，]?《[^《》]*》)*(?:等[^，。；《》]{0,12}?)?(?:相继|陆续|先后|日前|近日|正式|已)+(?:印发|发布|出台|公布)"
)
"""What is told of a list behind it is told of each: 《…》《…》等法律相继出台."""
_LISTED_BEFORE = re.compile(r"《[^《》]*》[、和及，]*$")
_BEFORE: tuple[tuple[re.Pattern[str], Relation], ...] = (
    (re.compile(r"(?:审议通过|表决通过|通过|批准)(?:了)?(?:关于)?$"), Relation.ADOPTS),
    (re.compile(r"(?:审议|讨论|研究|听取)(?:了)?(?:关于)?$"), Relation.REVIEWS),
    (
        re.compile(
            r"(?:印发|发布|出台|公布|下发|制定|颁布|发表)(?:了)?(?:实施|施行)?(?:了)?(?:我国|全国)?(?:首部|首份|新版|新修订的)?$"
        ),
        Relation.ISSUES,
    ),
    (re.compile(r"(?:起草|草拟|拟订|拟定|编制)(?:了|形成|完成)?$"), Relation.DRAFTS),
    (re.compile(r"(?:签署|签订|达成)(?:了)?$"), Relation.SIGNS),
    (re.compile(r"(?:修订|修改|修正)(?:了)?$"), Relation.REVISES),
    (re.compile(r"(?:贯彻|落实|执行|按照|根据|依据|依照|实施|学习)(?:了)?(?:好)?$"), Relation.IMPLEMENTS),
)
_AFTER: tuple[tuple[re.Pattern[str], Relation], ...] = (
    (re.compile(r"(?:的)?(?:贯彻|落实|实施)"), Relation.IMPLEMENTS),
    (re.compile(r"(?:已)?由[^，。；]{0,60}通过|获[^，。；]{0,10}(?:批复|批准|通过)"), Relation.ADOPTS),
    (re.compile(r"[^，。；]{0,40}(?:修订通过|表决通过|审议通过|通过)"), Relation.ADOPTS),
    (re.compile(r"(?:的)?(?:修订|修正)(?!草案|案|后|的|版)|[^，。；]{0,24}予以(?:修改|修订)"), Relation.REVISES),
    (re.compile(r"(?:今天|今日|日前|近日|正式)*(?:签署|签订)(?!\d)"), Relation.SIGNS),
    (re.compile(r"[^，。；]{0,12}征求意见"), Relation.DRAFTS),
    (
        re.compile(r"(?:等)?(?:的)?(?:日前|近日|正式|今天|已|全文|相继|陆续|先后)*(?:印发|发布|出台|公布)"),
        Relation.ISSUES,
    ),
)
_BEHIND = 120
_JOINERS = frozenset({"、", "和", "", "，", "、新版", "和新版"})


@dataclass(frozen=True, slots=True)
class WorkCited:
    """A titled work in the matching text, with how the text stands to it."""

    start: int
    end: int
    title: str
    number: str | None
    relation: Relation
    art: bool


def find_works(scan: Scan, lexicons: Lexicons) -> list[WorkCited]:
    """Every title in 《》, with its 文号 and the relation that the words around it tell."""
    out: list[WorkCited] = []
    art = _works_of_art(scan, lexicons) if scan.works else frozenset()
    for start, end, title in scan.works:
        before = _LISTED_BEFORE.sub("", scan.chars[max(0, start - 12) : start])
        after = scan.chars[end : end + _BEHIND]
        number = _NUMBER.match(after)
        relation = next((r for p, r in _BEFORE if p.search(before)), None) or next(
            (r for p, r in _AFTER if p.match(after)), None
        )
        if relation is None and _LIST_ISSUED.match(after):
            relation = Relation.ISSUES
        if relation is None and out and scan.chars[out[-1].end : start] in _JOINERS:
            relation = out[-1].relation
        out.append(
            WorkCited(start, end, title, number[1] if number else None, relation or Relation.CITES, title in art)
        )
    return out


def _works_of_art(scan: Scan, lexicons: Lexicons) -> frozenset[str]:
    """The titles that the text tells as songs, plays or films somewhere: 歌曲《…》《…》, 《…》首演."""
    before, after = lexicons.words["art_before"], lexicons.words["art_after"]
    found: set[str] = set()
    last = -1
    for start, end, title in scan.works:
        listed = last >= 0 and scan.chars[last:start] in _JOINERS
        if listed or scan.chars.endswith(before, 0, start) or scan.chars.startswith(after, end):
            found.add(title)
            last = end
    return frozenset(found)
