"""Departments that a text names without the body they belong to: the one that the text speaks from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from kg.lexicon.lexicons import Lexicons, alternatives
from kg.mention.scan import Scan

MINISTRIES = frozenset(("ministry", "administration", "commission"))
"""The kinds of bodies of the centre that have departments, and where no 省长 sits."""


class _Grammar:
    """How departments of ministries, of the police and of universities are named, once for all documents."""

    def __init__(self, lexicons: Lexicons) -> None:
        words = lexicons.words
        ours = alternatives(words["own_body"])
        before = rf"(?:(?<![\u4e00-\u9fff])|(?<=[和与及由经]))(?:{ours})?"
        tribunals = alternatives(words["tribunal"])
        self.of_court = re.compile(rf"{before}(?P<unit>{tribunals})")
        offices, of_university = alternatives(words["head_office"]), alternatives(words["office_of_university"])
        self.of_ministry = re.compile(
            rf"{before}(?P<unit>{offices}|(?<=[局部委署])办公室"
            r"|(?![由经与和及对向在将请让][我本该]?[委部局署])[\u4e00-\u9fff]{2,10}?(?<![公上官打祭有各两个该关些])(?<!政务)(?<!任务)司)"
        )
        self.of_police = re.compile(rf"{before}(?P<unit>[\u4e00-\u9fff]{{2,6}}?(?:支队|总队))")
        self.of_university = re.compile(rf"{before}(?P<unit>{of_university}|[\u4e00-\u9fff]{{1,14}}?学院)")
        ending = alternatives(words["department_ending"])
        self.next = re.compile(rf"[、和](?P<unit>[\u4e00-\u9fff]{{2,10}}?(?:{ending}))")
        self.no_next = words["no_next_department"]
        self.goes_on = words["department_goes_on"]
        self.unnamed = words["unnamed_unit"]

    def of(self, host: str, kind: str) -> re.Pattern[str] | None:
        """How the departments of *host* are named, ``None`` where it is a body of no such kind."""
        if (
            kind in MINISTRIES
            and not host.endswith(("厅", "办"))
            and host.startswith(("国家", "中国")) | host.endswith(("部", "总局", "署"))
        ):
            return self.of_ministry
        if host.endswith(("公安局", "公安厅")):
            return self.of_police
        if kind in ("court", "procuratorate"):
            return self.of_court
        return self.of_university if kind == "university" else None


@lru_cache(maxsize=4)
def _grammar(lexicons: Lexicons) -> _Grammar:
    return _Grammar(lexicons)


def departments(
    scan: Scan, host: str, kind: str, span: tuple[int, int] | None = None
) -> Iterable[tuple[int, int, str]]:
    """Start, end and full name of the departments of *host* (of the given *kind*) that stand alone in the text, or in
    the *span* of it that tells of *host*."""
    grammar = _grammar(scan.lexicons)
    named = grammar.of(host, kind)
    if named is None:
        return
    chars = scan.chars
    entry = scan.lexicons.institutions.get(host)
    own = entry.forms if entry is not None else (host,)
    for match in named.finditer(chars, *(span or ())):
        unit, end = match["unit"], match.end()
        if not _stands(scan, match.start("unit"), end) or unit.startswith((*grammar.unnamed, *own)):
            continue
        body = scan.place_over(match.start("unit"))
        if body is not None and body.end < end and body.word in scan.lexicons.institutions:
            continue  # 财政部|条法司 in a text of another ministry
        if kind == "university" and body is not None and body.word in scan.lexicons.places:
            continue  # 广西财经学院 in a text of another university
        if unit.endswith("学院") and any(at in scan.title_ending for at in range(match.start("unit") + 2, end - 2)):
            continue  # 副校长某某率该校访问团来文学院
        yield match.start(), end, host + unit
        following = grammar.next.match(chars, end)
        while following is not None and not named.match(chars, following.start("unit")):
            unit = following["unit"]
            if not _stands(scan, following.start("unit"), following.end()) or unit.endswith(grammar.no_next):
                break
            yield following.start("unit"), following.end(), host + unit
            following = grammar.next.match(chars, following.end())


def belongs_to(lexicons: Lexicons, host: str, kind: str, unit: str) -> bool:
    """Whether *unit* reads like a department that *host* (of the given *kind*) has."""
    named = _grammar(lexicons).of(host, kind)
    return named is not None and named.fullmatch(unit) is not None


def _stands(scan: Scan, start: int, end: int) -> bool:
    """Whether words begin at *start* and end at *end*, and none between them is a verb or a function word."""
    chars = scan.chars
    if not scan.cuts[start] or not scan.cuts[end] or chars.startswith(_grammar(scan.lexicons).goes_on, end):
        return False
    stops = scan.lexicons.words_set("chunk_stop")
    at = start
    while at < end:
        word = scan.word_at.get(at)
        if word is None or word.text in stops - {"和", "与"}:
            return False
        at = word.end
    return at == end
