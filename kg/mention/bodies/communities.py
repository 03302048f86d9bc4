"""Bodies of streets, towns, villages and communities, which no list of places has: ``乔司街道党工委``, ``村委会``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from kg.lexicon.lexicons import Lexicons, alternatives
from kg.mention.body_words import COMMUNITIES
from kg.mention.scan import Scan
from kg.text.segment import Word, in_dictionary

_UNITS = "|".join(COMMUNITIES)
_SOURCE = re.compile(rf"[^省市县区州旗]{{2,5}}(?P<unit>{_UNITS})(?=$|党工委|党委|办事处|人民政府)")
_BODY_OF = re.compile(
    rf"(?P<name>[\u4e00-\u9fff]{{2,8}}?(?:{_UNITS}))"
    r"(?:党工委|工委|党委|纪工委|纪委|人大工委|人大|办事处|人民政府|政府|武装部|党总支|党支部|村委会|居委会)?"
)
_OFFICES = ("书记", "副书记", "委员", "成员", "主任", "副主任")
_VILLAGE_OFFICES = {
    "村支书": ("党支部", "书记"),
    "村主任": ("村委会", "主任"),
    "驻村第一书记": ("", "驻村第一书记"),
    "第一书记": ("", "第一书记"),
    "驻村工作队队长": ("", "驻村工作队队长"),
}
"""Offices of a village told without its name → what they are of, behind its name, and the title there."""
_SEATS_ABOVE = tuple("县区市旗州镇乡")
_HIGHER = frozenset("镇乡县区市")
"""What may end the name of the place above, which the segmenter has given to the village (高台|镇立峰村)."""
_NUMBERED = re.compile("[一二三四五六七八九十东西南北][区里村园]")
_SIDES = frozenset("上下东西南北大小前后新老")
_PROPER = ("ns", "nz", "nr")


@lru_cache(maxsize=4)
def _bodies(lexicons: Lexicons) -> re.Pattern[str]:
    bodies = alternatives(lexicons.words["community_body"])
    of_towns = alternatives((*lexicons.words["community_body"], *lexicons.words["town_body"]))
    return re.compile(
        rf"(?P<unit>{_UNITS})(?P<body>(?:(?<=镇)|(?<=乡)|(?<=街道))(?:{of_towns})(?!代表)|{bodies}|(?<=村)委会)"
    )


def community_spans(scan: Scan) -> Iterable[tuple[int, int]]:
    """Where such bodies are told, with the name of their community or, behind a mark, by its kind alone."""
    for match in _bodies(scan.lexicons).finditer(scan.chars):
        at = match.start()
        if not scan.cuts[match.end()] and not scan.chars.startswith(_OFFICES, match.end()):
            continue
        start = _name_start(scan, at)
        if start is not None:
            yield start, match.end()
        elif not "\u4e00" <= scan.chars[at - 1 : at] <= "\u9fff":
            yield match.span()


def told_by_kind(scan: Scan, chunk: str) -> re.Match[str] | None:
    """How *chunk* tells such a body by the kind of its community alone, ``None`` where it does not."""
    return _bodies(scan.lexicons).fullmatch(chunk)


def community_body(scan: Scan, chunk: str, at: int) -> str | None:
    """What ``村党委``, ``街道办事处`` at offset *at* stand for: those of the community of that kind named last before."""
    match = told_by_kind(scan, chunk)
    name = None if match is None else community_named(scan, match["unit"], at)
    if match is None or name is None:
        return None
    return _of(name, match["body"])


def _of(community: str, body: str) -> str:
    """The *body* of a *community* (立峰村 + 委会 → 立峰村村委会)."""
    return community + ("村委会" if body == "委会" else body)


def community_named(scan: Scan, unit: str, at: int) -> str | None:
    """The community of the kind *unit* (``街道``, ``镇``) named last before *at*, else that of the source."""
    for named in reversed(list(re.finditer(unit, scan.chars[:at]))):
        start = _name_start(scan, named.start())
        name = "" if start is None else scan.chars[start : named.end()]
        if name.endswith(2 * unit) and scan.chars.count(name) < scan.chars.count(name[: -len(unit)]):
            return name[: -len(unit)]  # 三角村|村规民约
        if name:
            return name
    told = _SOURCE.search(scan.source)
    return told[0] if told is not None and told["unit"] == unit else None


def community_of(body: str) -> str | None:
    """The street, town or village of which *body* is one (``松林街道|党工委``), ``None`` where it is none."""
    match = _BODY_OF.fullmatch(body)
    return None if match is None else match["name"]


def office_of_community(scan: Scan, title: str, at: int, seat: str | None) -> tuple[str, str] | None:
    """The body and the title in it that a title such as ``村委会主任`` at offset *at* tells, of the community that is
    named last or that *seat*, the body told before, is one of."""
    if title in _VILLAGE_OFFICES:
        name = community_named(scan, "村", at)
        return None if name is None else office_in_village(name, title)
    match = _bodies(scan.lexicons).match(title)
    if match is None or title[match.end() :] not in scan.lexicons.titles:
        return None
    body = community_body(scan, match[0], at)
    if body is None and seat is not None and (name := community_of(seat)) is not None and name.endswith(match["unit"]):
        body = _of(name, match["body"])
    return None if body is None else (body, title[match.end() :])


def office_in_village(village: str, title: str) -> tuple[str, str] | None:
    """The body of a *village* and the title in it that *title* behind its name tells (立峰村|村支书)."""
    office = _VILLAGE_OFFICES.get(title) if village.endswith("村") else None
    return None if office is None else (village + office[0], office[1])


def _name_start(scan: Scan, at: int) -> int | None:
    """Where the name of a community begins whose kind (``村``) is told at *at*."""
    word = scan.word_over(at) if at else None
    if word is not None and word.end > at and word.start == at - 1:
        before = scan.word_over(word.start) if word.start else None
        if before is not None and before.end == word.start and len(before.text) == 1 and before.tag == "ns":
            return before.start  # 永|西村
    if word is not None and word.end == at and _NUMBERED.fullmatch(word.text) and word.start:
        before = scan.word_over(word.start - 1)
        if before is not None and before.end == word.start and before.tag[:2] in _PROPER and len(before.text) > 1:
            return before.start  # 三里河|一区|社区
    if word is None or not (_proper(word, at) or _below_a_seat(scan, word, at)):
        return None
    if scan.chars[word.start - 1 : word.start] in _SIDES and scan.chars[word.start - 2 : word.start - 1] in _HIGHER:
        return word.start - 1  # 某镇|上|栈头村
    return word.start + (word.text[0] in _HIGHER and at - word.start > 2)


def _below_a_seat(scan: Scan, word: Word, at: int) -> bool:
    """Whether *word*, though a common one, stands between the name of a county or a town and 村 (积石山县|团结|村)."""
    whole = at - word.start == 2 and word.end in (at, at + 1) and word.tag[:1] in "nav"
    if not whole or not scan.chars.endswith(_SEATS_ABOVE, 0, word.start):
        return False
    seat = scan.word_over(word.start - 1)
    if seat is not None and len(seat.text) == 1 and seat.start:
        seat = scan.word_over(seat.start - 1)  # 积石山|县
    return seat is not None and seat.tag[:2] in _PROPER


def _proper(word: Word, at: int) -> bool:
    """Whether *word*, up to *at*, is no common word."""
    name = word.text[: at - word.start]
    if not 1 < len(name) <= 4 or not all("\u4e00" <= c <= "\u9fff" for c in name):
        return False
    return word.tag[:2] in _PROPER if in_dictionary(name) or in_dictionary(word.text) else True
