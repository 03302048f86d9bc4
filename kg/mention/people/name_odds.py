"""What single characters and words say of a stretch being a name: weights that were learnt, in a table to be read.

``tools/learn_names.py`` makes ``kg/lexicon/data/name_odds.tsv`` from the rules' own sure names. The sum of the weights
of what a stretch shows is positive where it looks like the sure names, and negative where it looks like what lies
beside them. Only names in weak places are judged by it: rejected, or given another end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.mention.people.name_lexicon import NEVER_LAST, NameLexicon, is_han
from kg.mention.people.name_score import Candidate, NameScore
from kg.mention.scan import Scan
from kg.text.segment import Word, in_dictionary, rarity

_EVERYDAY, _KNOWN = 8.0, 10.5
_LEAST = -26
"""The odds under which a name that passed the rules is rejected."""
_ORDINARY, _NOUN, _DOES, _TITLE = 1.0, 1.5, 1.8, 2.0
"""Evidence beside a name that a word before or behind names, a noun, a verb of persons, a title gives."""
_TOLD_OF, _CLOSED = 0.9, 0.6
"""What somebody told of before his name, and a pause behind it, count (在某局工作的|某某，)."""
_BODIES = frozenset("党村镇街")
"""What opens a title that tells its body, whose name may stand before it (张槐|村党支部书记)."""
_GOES_ON = frozenset("互时来出给和受则因向同以用持将曾手正拿带说等被把对为及又再才都也还并就即已均仍赴在率致获家")
"""What goes on behind a name more often than it ends one."""
_NEEDS_MORE = frozenset("为把被以对向将及持率致赴在")
"""Of these, what never ends a clause: before a pause it is part of the name (秘书长何有为，)."""
_TAKES = ("代理", "兼任", "担任", "出任", "接任", "不再")
"""What goes on behind a name that an office is given to."""
_LEADS = re.compile("率(?:队|领|团|[\u4e00-\u9fff]{0,12}(?:组|团|部门))")
_GOES = re.compile("(?:来?到|赴|深入|走进)(?=[\u4e00-\u9fff]{2})(?![会场位])")
_SPOKE = ("发了言", "发言", "发表")
_NO_LAST = "到"
"""A name is not made longer by it, whatever the odds: it then stays as it is."""
_SEPARATORS = ("、", " ", "/")
_PAUSES = ("，", "、", "。", "；")
_JOINS = frozenset("和同与对向")
_LEAD = 12
"""What a shorter or longer name must have more to be taken instead."""
_NO_MORE = NEVER_LAST | _GOES_ON | frozenset("案不")
"""What no name is made longer by."""
_PLAIN = str.maketrans({"\n": "¶", " ": "␣", "\t": "␣", "\u3000": "␣", **dict.fromkeys("123456789", "0")})
"""White space and digits as they are written in the table."""


class NameOdds:
    """Adds up the learnt weights of what stands in and around a stretch."""

    def __init__(self, names: NameLexicon) -> None:
        self._names = names
        self._lex = names.lexicons
        self._weights: Mapping[str, int] = names.lexicons.name_odds

    def of(self, scan: Scan, start: int, end: int) -> int:
        """The odds of the stretch; above 0 where it looks like a name."""
        get = self._weights.get
        return sum(get(sign, 0) for sign in self.signs(scan, start, end))

    # ── names in doubt ──────────────────────────────────────────────────────────────────────────────────────────

    def settled(self, evidence: NameScore, names: Sequence[Candidate]) -> list[Candidate]:
        """*names* without those that stand in weak places only and have bad odds there, some with a better end."""
        scan = evidence.scan
        chars = scan.chars
        starts, ends = {c.start for c in names}, {c.end for c in names}
        odds: dict[str, int] = {}
        for c in names:
            form = chars[c.start : c.end]
            known = odds.get(form)
            if known is None or known < 0:
                before, after = (
                    chars[max(0, c.start - 1) : c.start] in _SEPARATORS,
                    chars[c.end : c.end + 1] in _SEPARATORS,
                )
                listed = (before and c.start - 1 in ends) or (after and c.end + 1 in starts)
                found = 0 if listed or self._sure(scan, c, form) else self.of(scan, c.start, c.end)
                if found < _LEAST and self._firm(evidence, c, form):
                    found = _LEAST
                odds[form] = found if known is None else max(found, known)
        out: list[Candidate] = []
        for c in names:
            least = odds[chars[c.start : c.end]]
            better = self._better(scan, c, least) if least < 0 else None
            if better is not None and better.end > c.end and chars[better.end - 1] == _NO_LAST:
                better = c  # 副部长某某|到会
            if better is not None and better.end > c.end and chars.startswith(_SPOKE, c.end):
                better = c  # 代表某某|发了言
            if better is not None or least >= _LEAST:
                out.append(c if better is None else better)
        return out

    def _sure(self, scan: Scan, c: Candidate, form: str) -> bool:
        """Whether a name has several parts, or the segmenter's dictionary knows it."""
        if "·" in form or "-" in form or f"·{form}" in scan.chars:
            return True
        if len(form) > 4 and form[:2] in self._names.compound and c.start in scan.title_ending:
            return True  # 党首山田惠美子: no Chinese name is so long
        word = scan.word_at.get(c.start)
        return word is not None and word.end == c.end and word.tag[:2] == "nr" and in_dictionary(word.text)

    def _firm(self, evidence: NameScore, c: Candidate, form: str) -> bool:
        """Whether a name stands in no weak place: in one piece or in rare or foreign characters beside a title, a noun
        or a verb of persons, or right before a title."""
        scan, left, right = evidence.scan, evidence.left(c.start), evidence.right(c.end)
        chars = scan.chars
        whole = scan.cuts[c.start] or chars[c.start - 1] in _JOINS  # the segmenter takes 和普京 for one word
        if right >= _TITLE and whole and scan.cuts[c.end]:
            return chars[c.end] not in _BODIES
        if chars.count(form) > 1 and max(left, right) >= _ORDINARY:
            followers = {match[1] for match in re.finditer(f"{form}(.)", chars)}
            if len(followers) > 1:
                return True  # told twice, each time with something else behind it
        weight, risky = self._lex.surnames.get(form[0], (0, True))
        usual = weight >= 3 and not risky
        if usual and ((left >= _TOLD_OF and right >= _CLOSED) or evidence.of_somebody(c.end)):
            return True
        word = scan.word_at.get(c.start)
        if word is not None and word.end == c.end and word.tag[:2] in ("nr", "ns"):
            return left >= _NOUN or right >= _DOES
        if (usual and chars.startswith(_TAKES, c.end)) or evidence.office(c.start, c.end):
            return True
        if (
            form[-2:] in self._names.tibetan
            or self._names.of_parts.fullmatch(form) is not None
            or evidence.behind_act(c.start)
            or chars.startswith("为", c.end)
        ):
            return True
        if left < _NOUN:
            return False
        if left >= _TITLE and right > 1.0 and word is not None and word.end == c.end and not in_dictionary(form):
            return True  # 副主席温峡|宣读倡议书
        if evidence.among_offices(c.start, c.end):
            return True
        if left >= _TITLE and _LEADS.match(chars, c.end) is not None:
            return True  # 副主任某某|率执法检查组
        if left >= _TITLE and weight >= 2 and _GOES.match(chars, c.end) is not None:
            return True  # 市委书记某某|到某区走访
        if c.foreign and len(form) > 3 and left >= _TITLE and right >= _DOES:
            return True  # 副市长某某某某出席
        spelt = [self._lex.transliteration.get(char, 0) for char in form]
        if min(spelt) and sum(spelt) >= (1.6 if left >= _TITLE else 2.0) * len(spelt):
            return True
        return (
            usual
            or (weight >= 2 and len(form) == 3 and not in_dictionary(form[1:]))
            or (chars[c.end - 1] not in self._lex.given and c.end - c.start > 2)
        )

    def _better(self, scan: Scan, c: Candidate, least: int) -> Candidate | None:
        """A shorter or longer name that begins where *c* does and has much better odds (王杰|出舱), if the text does
        not tell *c* elsewhere."""
        chars, size = scan.chars, c.end - c.start
        form = chars[c.start : c.end]
        best: Candidate | None = None
        for end in (*range(c.end - 1, max(c.start + 2, c.end - 4) - 1, -1), *((c.end + 1,) if size == 2 else ())):
            if end > c.end and (not is_han(chars, c.end) or chars[c.end] in _NO_MORE):
                continue
            other = chars[c.start : end]
            told, counted = chars.count(form), chars.count(other)
            if (told != counted) if end > c.end else (told > 1 and told == counted):
                continue
            if not c.foreign and self._names.form(other) is None:
                continue
            if end == c.end - 1 and chars[end] in _NEEDS_MORE and chars[c.end : c.end + 1] in _PAUSES:
                continue
            if end < c.end and not (self._word_follows(scan, end) if c.foreign else chars[end] in _GOES_ON):
                continue
            odds = self.of(scan, c.start, end)
            if odds > max(0, least + _LEAD) and (best is None or odds > best.score):
                best = replace(c, end=end, score=float(odds))
        return None if best is None else replace(best, score=c.score)

    def _word_follows(self, scan: Scan, at: int) -> bool:
        """Whether a word of the language begins at *at*, not the rest of a transliteration."""
        word = scan.word_at.get(at)
        if word is None or word.tag[:2] in ("nr", "ns", "nz") or not in_dictionary(word.text):
            return False
        return len(word.text) > 1

    # ── what there is to see ────────────────────────────────────────────────────────────────────────────────────

    def signs(self, scan: Scan, start: int, end: int) -> Iterator[str]:
        """What is to be seen of a stretch: its characters, the words around it, how the segmenter cuts it."""
        chars, length = scan.chars, end - start
        name = chars[start:end]
        form = self._names.form(name)
        foreign = form is None or form.foreign
        kind = "f" if foreign else "c"
        before, after = chars[max(0, start - 2) : start].translate(_PLAIN), chars[end : end + 2].translate(_PLAIN)
        yield f"{kind}长:{min(length, 7)}"
        yield f"{kind}首:{name[0]}"
        yield f"{kind}{min(length, 3)}末:{name[-1]}"
        if length == 3 and not foreign:
            yield f"c中:{name[1]}"
        yield f"{kind}前:{before[-1:]}"
        yield f"{kind}后:{after[:1]}"
        yield f"前:{before}"
        yield f"{min(length, 3)}后:{after}"
        yield from self._cuts(scan, start, end, kind)
        left, right, shape = self._left(scan, start), self._right(scan, end), self._shape(scan, start, end)
        yield f"{kind}位:{left}{right}"
        yield f"{kind}{min(length, 4)}左形:{left}{shape}"
        yield f"{kind}{min(length, 4)}形右:{shape}{right}"
        if foreign:
            spelt = [self._lex.transliteration.get(c, 0) for c in name]
            yield f"f音:{sum(spelt) * 2 // length}"
            yield f"f生:{spelt.count(0)}"
        else:
            yield from self._chinese(name)

    def _cuts(self, scan: Scan, start: int, end: int, kind: str) -> Iterator[str]:
        """How the segmenter cuts the stretch, and its words on both sides."""
        before, after = scan.word_at.get(scan.cuts.rfind(1, 0, start)), scan.word_at.get(end)
        if scan.cuts[start]:
            yield f"左:{'' if before is None else before.text[-3:].translate(_PLAIN)}"
            yield f"{kind}左性:{'' if before is None else before.tag[:2]}"
        else:
            yield f"{kind}左断:{_known(before)}"
        if after is not None:
            yield f"右:{after.text[:3].translate(_PLAIN)}"
            yield f"{kind}右性:{after.tag[:2]}"
        elif end < len(scan.chars):
            yield f"{kind}右断:{_known(scan.word_over(end))}"

    def _left(self, scan: Scan, start: int) -> str:
        """What kind of thing stands before the stretch."""
        title = scan.title_ending.get(start)
        if title is not None:
            return f"职{title.entry.level}"
        chars = scan.chars
        if any(chars[max(0, start - n) : start] in self._names.nouns for n in (4, 3, 2)):
            return "人"
        before = chars[start - 1 : start]
        return (
            "句" if before in "，。；：\n" else "顿" if before in "、 （“" else "断" if not scan.cuts[start] else "字"
        )

    def _right(self, scan: Scan, end: int) -> str:
        """What kind of thing stands behind the stretch."""
        chars = scan.chars
        if end in scan.title_starting:
            return "职"
        if chars[end : end + 1] in "，。；：？！\n":
            return "句"
        if chars[end : end + 1] in "、 （）”》":
            return "顿"
        if self._names.predicate.match(chars, end) is not None:
            return "动"
        return "字" if scan.cuts[end] else "断"

    def _shape(self, scan: Scan, start: int, end: int) -> str:
        """How the segmenter cuts the stretch itself."""
        word = scan.word_at.get(start)
        if word is None:
            return "无"
        shape = "整" if word.end == end else "长" if word.end > end else f"{word.end - start}"
        shape += word.tag[:2] + _known(word)
        rest = scan.word_at.get(word.end) if word.end < end else None
        if rest is not None:
            fits = "整" if rest.end == end else "长" if rest.end > end else "短"
            shape += f"余{fits}{min(len(rest.text), 3)}{rest.tag[:2]}{_known(rest)}"
        return shape

    def _chinese(self, name: str) -> Iterator[str]:
        """How usual the characters are as family name and given name."""
        surname = name[:2] if len(name) > 2 and name[:2] in self._names.compound else name[:1]
        weight, risky = self._lex.surnames.get(surname, (0, False))
        yield f"c姓:{len(surname)}{weight}{risky}"
        given = [self._lex.given.get(c, (0, 0, 0)) for c in name[len(surname) :]]
        if len(given) == 1:
            yield f"c单:{given[0][2]}"
        elif given:
            yield f"c名一:{given[0][0]}"
            yield f"c名二:{given[-1][1]}"


def _known(word: Word | None) -> str:
    """How usual a word is: guessed, in the dictionary, known, of every day."""
    if word is None or not in_dictionary(word.text):
        return "猜"
    rare = rarity(word.text)
    return "常" if rare < _EVERYDAY else "识" if rare < _KNOWN else "僻"
