"""What stands around the running text: wire leads, reporter lines, captions, editorial tails and the closing mark.

Nothing is cut here. The frame tells where these stretches are, so that the text keeps its offsets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from kg.model import Dateline, Frame, Part
from kg.text.dates import find_dates
from kg.text.normal import HAN, MatchingText, matching_text

LEAD_LINES = 6
"""A wire lead stands at the head of one of the first lines: headline, sub-headline and source may come before it."""
TAIL_LINES = 8
"""Editorial lines stand among the last lines."""
NEAR = 31
"""How many days a full date in the text may lie from that of a lead without a year, to lend it its year."""

SILENT = frozenset({Part.LEAD, Part.BYLINE, Part.EDITOR, Part.CLOSE})

_AGENCY_END = "(?:通讯社|社|网|日报|晚报|早报|晨报|时报|商报|都市报|报|广播|电视台|在线|客户端|新闻|财经|发布|新媒体|融媒体?|频道|杂志)"
_OWN = "本(?:报|网|台|刊|站|社)"
# Two media in one lead (天山网-新疆日报讯) are read as one.
_BESIDE = rf"(?:[{HAN}A-Za-z+]{{2,10}}[-—/·])?"
_AGENCY = rf"(?P<agency>{_OWN}|(?!据|来源){_BESIDE}[{HAN}A-Za-z+]{{1,9}}?{_AGENCY_END}(?!{_AGENCY_END}))"
_NUMBER = "[0-9〇零○一二三四五六七八九十]"
_DAY = rf"(?P<day>(?:{_NUMBER}{{4}}年)?(?:{_NUMBER}{{1,3}}月)?{_NUMBER}{{1,3}}日)"
_PLACE = rf"(?P<place>(?!报道|记者|消息|援引|获悉|当地|和|与|及|公司|协会|部|厅|局|官|将|于|在|从|发|社|报|网)[{HAN}·]{{2,10}}?)"
_NO_WIRE = "(?!视|影|力|话|子|网|信|商|动|台|站|价|报|讯|文|函|贺|息|人士|面|称|灵|传|会|员)"
_WIRE = rf"(?:综合|专|快)?电{_NO_WIRE}"
_KIND = rf"(?:{_WIRE}|(?:综合|快)?(?:讯|消息){_NO_WIRE})"
_CREDIT = r"(?: ?[（(](?P<credit>[^（）()\n]{1,60})[）)])?"
_TOLD = rf"(?: ?记者 ?(?P<told>[{HAN}]{{2,4}}?)(?:摄影)?报道)?"
# 新华社记者 某某 北京7月26日电. Without the gaps nothing tells where the name ends and the place begins.
_WRITER = rf"(?:记者 ?(?:(?P<writer>[{HAN}]{{2,4}}) +|[{HAN}]{{2,14}}?(?={_DAY.replace('<day>', '<next>')})))?"
# 据某社7月26日报道 and 据某网7月23日消息 tell whom the article quotes; 据新华社北京7月26日电 is a lead.
_LEAD = re.compile(
    rf" *[（【\[]?(?:(?P<quoted>据)?{_AGENCY} ?{_WRITER}(?:{_PLACE} ?)?{_DAY}"
    rf"(?:{_WIRE}|(?(quoted)(?!)|{_KIND}))"
    rf"|(?P<own>{_OWN})(?:快讯|讯|消息|电){_NO_WIRE}"
    rf"|{_AGENCY.replace('agency', 'named')}(?:(?P<city>[{HAN}]{{2,4}})(?=电|讯))?{_KIND}(?= *[（：]| +|(?<=讯)[0-9]))"
    rf"[）】\]]?{_CREDIT}{_TOLD}[ ：，]*"
)
_ENDS_AS_AGENCY = re.compile(rf"{_AGENCY_END}$")
_CLOSING_LEAD = re.compile(rf"[（(](?:据)?{_AGENCY} ?(?:{_PLACE} ?)?{_DAY}{_WIRE}{_CREDIT}[）)] *$")

_ROLE = rf"(?:[{HAN}·]{{0,12}}?(?:记者|通讯员|特派员|实习生)|作者|撰文|采写|文[/、]图|图[/、]文|文|图|摄影|摄影报道)"
# What follows 记者 in running text and looks like a name.
_NO_NAME = "(?!手记|调查|观察|提问|问|注|从|在|获悉|了解|采访|节|站|会|团|协会|证|们|招待|发现|看到|近日|日前|今|审核|审校|校对|监制|责编|编辑|来源)"
# A name ends where no name can go on. Lists are possessive: they cannot be taken apart in many ways.
_NAME_END = rf"(?:(?![{HAN}])|(?=和|(?:摄影)?报道))"
_NAME = rf"(?:{_NO_NAME}[{HAN}]{{2,4}}(?:·[{HAN}]{{1,8}})*{_NAME_END})"
_NAMES = rf"{_NAME}(?:[、， 和]+{_NAME})*+"
_CREDITED = rf"{_ROLE}[ ：:/]*{_NAMES}(?:[ ，、；;]+{_ROLE}[ ：:/]*{_NAMES})*+(?: ?(?:摄影)?报道)?"
_BYLINE_LINE = re.compile(rf" *[（(【\[]?(?P<credit>{_CREDITED})[）)】\]]?[。 ]*")
_BYLINE_START = re.compile(rf" *[（(](?P<credit>{_CREDITED})[）)]")
# 某报记者 某某 8月2日，…: without brackets, before the day that the text begins with.
_BYLINE_DAY = re.compile(rf" *(?P<credit>{_CREDITED}) +(?={_DAY.replace('<day>', '<next>')})")
_BYLINE_END = re.compile(rf"[（(](?P<credit>{_CREDITED})[）)][。 ]*$")
_ROLES = re.compile(rf"(?:^|(?<=[ ，、；;])){_ROLE}(?=[ ：:/]|{_NAME})[ ：:/]*")
_NAME_ALONE = re.compile(rf"{_NAME}$")
_BETWEEN = re.compile("[、，,；; 和]+")

_EDITOR = r"(?:责任编辑|责编|网络编辑|值班编辑|本文编辑|编辑)"
_OFFICE = rf"(?:{_EDITOR}|校对|审核|审校|监制|编审|初审|复审|终审|二审|三审|一审|值班编委|值班主任|美编|供稿|来源|原标题|更新时间|发布时间|字号)"
_EDITOR_LINE = re.compile(rf" *+[（(【\[]? *+{_OFFICE} ?[：丨|/][^。]{{1,60}}$")
_EDITOR_END = re.compile(rf"[（(【\[] ?{_EDITOR} ?[：丨|/ ][^（）()。\]】]{{1,40}}[）)】\]] *$")
_EDITORS = re.compile(rf"{_EDITOR} ?[：丨|/ ] ?(?P<names>{_NAMES})")
_CLOSE = re.compile(r"[（(]完[）)] *$")
_CAPTION = re.compile(
    rf" {{0,40}}(?:(?:[左右上下]?图为|图片说明|资料图片?[：:，]).{{1,200}}"
    rf"|.{{0,160}}?(?:(?:记者|通讯员|作者|^) ?{_NAME}|[{HAN}]{{2,10}}[社网]) ?[/ ]?(?:摄|供图|绘)[）)。 ]*)$"
)


# Quick looks for where the long patterns are worth trying.
_WIRED = re.compile("[电讯息]")
_CREDITING = re.compile("[者员文图摄写生]")


class Framed(NamedTuple):
    """A frame, and the stretches of the matching text in it that state nothing of what the article reports."""

    frame: Frame
    silent: tuple[tuple[int, int], ...]


class _Lead(NamedTuple):
    """A lead that was found, with offsets of the text that it was found in."""

    start: int
    end: int
    agency: str
    place: str
    day: str
    credit: str


def read_frame(text: MatchingText, published: date | None, aside: Sequence[str] = ()) -> Framed:
    """The frame of *text*; *aside* are lines that its reader has left out of it.

    The day of a lead without a year takes the year nearest to *published*; where that is not known, the year of a
    full date nearby in the text. Otherwise it stays ``None``.
    """
    chars = text.chars
    lines = list(_lines(chars))
    parts: list[tuple[Part, int, int]] = []
    reporters: list[str] = []
    editors: list[str] = []
    lead = _lead_of(chars, lines)
    if lead is not None:
        parts.append((Part.LEAD, lead.start, lead.end))
        reporters += names_in(lead.credit)
    for number, (start, end) in enumerate(lines):
        for part, at, until, credit in _parts_of(chars, start, end, last=len(lines) - number <= TAIL_LINES):
            if lead is None or until <= lead.start or lead.end <= at:
                parts.append((part, at, until))
                (editors if part is Part.EDITOR else reporters).extend(credit)
    for line in aside:
        kept = matching_text(line).chars.strip()
        lead = lead or _lead_in(kept, 0, len(kept))
        for part, _, _, credit in _parts_of(kept, 0, len(kept), last=True):
            (editors if part is Part.EDITOR else reporters).extend(credit)
    dateline = None
    if lead is not None:
        dateline = Dateline(lead.agency, lead.place, _day_of(lead.day, chars, published) if lead.day else None)
    parts.sort(key=lambda found: found[1:])
    frame = Frame(
        dateline,
        tuple(dict.fromkeys(reporters)),
        tuple(dict.fromkeys(editors)),
        tuple((part, text.span(start, end)) for part, start, end in parts),
    )
    return Framed(frame, tuple((start, end) for part, start, end in parts if part in SILENT))


def _lines(chars: str) -> Iterator[tuple[int, int]]:
    """The lines that are not blank."""
    start = 0
    for line in chars.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _lead_of(chars: str, lines: Sequence[tuple[int, int]]) -> _Lead | None:
    """The lead at the head of one of the first lines, else the one in brackets that closes the text."""
    for start, end in lines[:LEAD_LINES]:
        if lead := _lead_in(chars, start, end):
            return lead
    for start, end in lines[-TAIL_LINES:]:
        at = chars.rfind("（", start, end)
        if at >= 0 and (match := _CLOSING_LEAD.match(chars, at, end)):
            return _Lead(at, match.end(), match["agency"], match["place"] or "", match["day"], match["credit"] or "")
    return None


def _lead_in(chars: str, start: int, end: int) -> _Lead | None:
    """The lead with which the line begins."""
    match = _LEAD.match(chars, start, end) if _WIRED.search(chars, start, min(end, start + 60)) else None
    if match is None:
        return None
    agency = match["agency"] or match["own"] or match["named"]
    place = match["place"] or match["city"] or ""
    if _ENDS_AS_AGENCY.search(place):
        agency, place = agency + place, ""
    at = match.start() + len(match[0]) - len(match[0].lstrip())
    credit = match["credit"] or f"记者 {match['writer'] or match['told'] or ''}"
    return _Lead(at, match.end(), agency, place, match["day"] or "", credit)


def _parts_of(chars: str, start: int, end: int, *, last: bool) -> Iterator[tuple[Part, int, int, list[str]]]:
    """The parts of the frame in one line, with the people that they name; *last*: among the last lines."""
    if chars.find("摄", start, end) >= 0 or chars.find("图", start, end) >= 0:
        caption = _CAPTION.match(chars, start, end)
        if caption is not None:
            yield Part.CAPTION, start, end, []
            return
    if last:
        if _EDITOR_LINE.match(chars, start, end):
            yield Part.EDITOR, start, end, _editors(chars[start:end])
            return
        opened = max(chars.rfind("（", start, end), chars.rfind("[", start, end), chars.rfind("【", start, end))
        if opened >= 0 and _EDITOR_END.match(chars, opened, end):
            yield Part.EDITOR, opened, end, _editors(chars[opened:end])
            end = opened
        opened = chars.rfind("（", start, end)
        if opened >= 0 and _CLOSE.match(chars, opened, end):
            yield Part.CLOSE, opened, end, []
            end = opened
    opening = (_BYLINE_START if chars.startswith(("（", "("), start) else _BYLINE_DAY).match(chars, start, end)
    if opening is not None and opening.end() < end:  # （某报记者 甲）昨日，…
        yield Part.BYLINE, start, opening.end(), names_in(opening["credit"])
        return
    if not _CREDITING.search(chars, max(start, end - 80), end):
        return
    if end - start <= 80 and (whole := _BYLINE_LINE.fullmatch(chars, start, end)):
        yield Part.BYLINE, start, end, names_in(whole["credit"])
        return
    opened = chars.rfind("（", start, end)
    if opened >= 0 and (closing := _BYLINE_END.match(chars, opened, end)):
        yield Part.BYLINE, opened, end, names_in(closing["credit"])


def names_in(credit: str) -> list[str]:
    """The people in ``记者 张三、李四 通讯员 王五``; none where it is no such list."""
    if not re.fullmatch(_CREDITED, credit.strip()):
        return []
    listed = _ROLES.sub(" ", re.sub(" ?(?:摄影)?报道$", "", credit.strip()))
    return [name for name in _BETWEEN.split(listed) if _NAME_ALONE.match(name)]


def _editors(line: str) -> list[str]:
    return [name for match in _EDITORS.finditer(line) for name in _BETWEEN.split(match["names"])]


def _day_of(words: str, chars: str, published: date | None) -> date | None:
    """The day that a lead tells, where the text or the day of publication settles its year."""
    if published is not None or "年" in words:
        return next((d.moment.earliest for d in find_dates(words, published)), None)
    if "月" not in words:
        return None
    full = {
        d.moment.earliest for d in find_dates(chars, None) if d.moment.text.find("年") == 4 and "日" in d.moment.text
    }
    near = {day for told in full if told and (day := _nearest(words, told))}
    return near.pop() if len(near) == 1 else None


def _nearest(words: str, told: date) -> date | None:
    """The day of *words* nearest to *told*, where the two are near enough to belong together."""
    day = next((d.moment.earliest for d in find_dates(words, told)), None)
    return day if day is not None and abs((day - told).days) <= NEAR else None
