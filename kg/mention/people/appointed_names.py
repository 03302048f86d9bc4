"""Names that an act of appointment frames on both sides: ``任命农某为副市长``, ``免去铁某的局长职务``.

What stands there is a person's name whatever it looks like, unless it is a word of the language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mention.people.name_score import Candidate
from kg.mention.scan import Scan
from kg.text.segment import in_dictionary

_FRAMED = re.compile(
    r"(?:任命|免去|补选|选举|增补|增选|聘任|续聘|解聘|推举|推选)(?:了|：)?(?P<name>[\u4e00-\u9fff]{2,4}?)(?:（[^（）]{1,6}）)?"
    r"(?:同志|先生|女士)?(?:为|的)(?P<post>[^，。；：\n（]{2,40})"
)
_NEXT = re.compile(
    r"(?<=[；，、])(?P<name>[\u4e00-\u9fff]{2,4}?)(?:（[^（）]{1,6}）)?(?:同志)?(?:为|的)(?P<post>[^，。；：\n（]{2,40})"
)
"""The next one of a list that shares the verb (任命甲为某局局长；|乙为某局局长)."""
_ACT = re.compile("任命|免去|选举|补选|聘任")
_NO_NAME = frozenset("新届届任名位等其为的人员若干部各和与了")
_ODD = 2.5


def framed_names(scan: Scan) -> Iterator[Candidate]:
    """The stretches between the verb of an act and 为 or 的 that are no words, where a title ends the post."""
    for match in _FRAMED.finditer(scan.chars):
        start, end = match.span("name")
        if match["post"].removesuffix("职务") and _ends_in_title(scan, match) and not _is_word(scan, start, end):
            yield Candidate(start, end, _ODD, False)
    for match in _NEXT.finditer(scan.chars) if _ACT.search(scan.chars) is not None else ():
        start, end = match.span("name")
        if scan.chars[start] not in scan.lexicons.surnames or not _ends_in_title(scan, match):
            continue
        begin = scan.sentence_of(start).start
        if _ACT.search(scan.chars, begin, start) is not None and not _is_word(scan, start, end):
            yield Candidate(start, end, _ODD, False)


def _ends_in_title(scan: Scan, match: re.Match[str]) -> bool:
    end = match.end("post")
    return end in scan.title_ending or (match["post"].endswith("职务") and end - 2 in scan.title_ending)


def _is_word(scan: Scan, start: int, end: int) -> bool:
    """Whether words of the language fill the stretch, or a place or body does."""
    name = scan.chars[start:end]
    lex = scan.lexicons
    if not _NO_NAME.isdisjoint(name) or lex.not_names.get(name) is False:
        return True
    if name in lex.places or name in lex.titles or scan.place_over(start) is not None:
        return True
    words = [word for at in range(start, end) if (word := scan.word_at.get(at)) is not None]
    words = [word for word in words if word.end <= end]
    return any(len(word.text) > 1 and word.tag[:2] != "nr" and in_dictionary(word.text) for word in words)
