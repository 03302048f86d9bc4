"""Guests named in a row behind their bodies, without titles: ``某某大学|张三、某某研究院|李四等专家``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.mention.people.name_lexicon import NameLexicon, is_han
from kg.mention.people.name_score import Candidate, NameScore
from kg.text.segment import in_dictionary

_ENDS_ITEM = "，。；：、\n"
_CLOSES = frozenset("、，。；（和与及")
_JOINS = frozenset("、和与及")
_LONGEST_ITEM = 34
_ODD = 2.5
_GOES_ON = 0.6
"""What follows a name at least that ends a row without a mark (等专家, 在会上)."""
_DO = re.compile("在|就|围绕|作[了为交主典专]|先后|分别|依次|等|代表")
_ORGANS = frozenset("司局厅处科部室办院所会组团队馆站社")


def guests_named(evidence: NameScore, names: NameLexicon) -> Iterator[Candidate]:
    """The names that stand right behind bodies in at least two items of a list, one beside the other."""
    scan = evidence.scan
    chars = scan.chars
    found: list[tuple[int, int, int]] = []
    known = (place.end for place in scan.places if place.word in scan.lexicons.institutions)
    told = (word.end for word in scan.words if len(word.text) > 1 and word.text.endswith(names.bodies))
    for start in sorted({*known, *told}):
        guest = _guest(evidence, names, start) if is_han(chars, start) else None
        if guest is None:
            continue
        begin = max(chars.rfind(mark, max(0, start - _LONGEST_ITEM), start) for mark in _ENDS_ITEM) + 1
        before = found[-1] if found else (0, 0, 0)
        if begin <= before[2] + 1 and chars[before[2]] in _JOINS and start - before[2] <= _LONGEST_ITEM:
            begin = before[2] + 1
        found.append((begin, start, guest))
    for one, next_one in pairwise(found):
        if next_one[0] == one[2] + 1 and chars[one[2]] in _JOINS:
            for _, start, end in (one, next_one):
                evidence.expect(start)
                yield Candidate(start, end, _ODD, False)


def _guest(evidence: NameScore, names: NameLexicon, start: int) -> int | None:
    """Where a Chinese name ends that begins right behind a body and fills its item."""
    scan = evidence.scan
    chars, lex = scan.chars, scan.lexicons
    if not evidence.behind_body(start) or not names.may_begin(chars[start : start + 2]):
        return None
    best = evidence.best_chinese(start, 0.0, listed=True)
    if best is None or best.end in scan.title_ending:
        return None
    end = best.end
    if end - start == 2 and not _ends(evidence, end) and chars[end + 1 : end + 2] in _CLOSES and is_han(chars, end):
        end += 1  # 李义|桅、
    name, form = chars[start:end], names.form(chars[start:end])
    if form is None or form.place or form.organ or form.never or name[-1] in _ORGANS or name in lex.titles:
        return None
    word = scan.word_at.get(start)
    plain = word is not None and len(word.text) > 1 and word.tag[:2] != "nr" and in_dictionary(word.text)
    return end if not plain and _ends(evidence, end) else None


def _ends(evidence: NameScore, end: int) -> bool:
    """Whether an item may end at *end*, at a mark or before what the guests do."""
    chars = evidence.scan.chars
    if end == len(chars) or chars[end] in _CLOSES:
        return True
    return bool(evidence.scan.cuts[end]) and (_DO.match(chars, end) is not None or evidence.right(end) >= _GOES_ON)
