"""Policy themes in the text: those of the lexicon, and new ones by their quotation marks or their form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.extract.themes.coined import CoinedFinder
from kg.extract.themes.cooperation import FIELD_OF_COOPERATION, CooperationFields
from kg.extract.themes.form import ANNIVERSARY, OF_A_LAW, Formed, FormFinder, find_patterned, word_ending
from kg.extract.themes.pursued import PURSUED, PursuedFinder
from kg.extract.themes.quoted import MarkedWords, names_nothing, subjects
from kg.lexicon.lexicons import Lexicons, alternatives
from kg.lexicon.matcher import Match
from kg.mention.scan import Scan
from kg.text.segment import in_dictionary

_NUMBERED = re.compile(r"[0-9]{1,5}(?:工程|行动|计划)")
_QUOTED = re.compile(
    r"“(?P<words>[^“”，。；：！？\n]{2,16}|[\u4e00-\u9fff]{3,9}(?:，[\u4e00-\u9fff]{3,9}){1,3}"
    r"|[\u4e00-\u9fff]{3,6}(?:、[\u4e00-\u9fff]{3,6}){3,7})”(?P<tail>[\u4e00-\u9fff]{0,4})"
)
_NO_STRATEGY = ("战略对话", "战略伙伴", "战略合作", "战略沟通")
_JOINS_MARKED = frozenset({"", "、", "和", "与", "以及", "及"})
"""What may stand between two wordings in quotation marks of which the second is of the first one's kind."""
_BY = ("依据", "根据", "依照", "按照")
_CLAUSE_ENDS = frozenset("，。；、")
_WRITTEN = re.compile(r"[\u4e00-\u9fffA-Za-z]")
_SPOKEN = re.compile(r"(?:说|问|道|喊|叫|：|称)$")
_FORMULA_ENDS = ("思想", "共同体", "精神")
_NAMED_FOR = re.compile("[\u4e00-\u9fff]{0,4}?(?:领导小组|指挥部|协调小组|联席会议)|(?<=检查)组")
"""What a body is called whose name tells the policy that it is for (某项改革领导小组, 执法检查组)."""
_WHOLE = ("伙伴关系", "共同体")
"""Formulae that end so name one thing: what stands inside is told by it (战略协作 in 全面战略协作伙伴关系)."""

_OFTEN = 3
"""So often a story of war names the country that it is about."""
_OFFICES, _NO_OFFICES = ("局", "厅"), ("局势", "局面", "局部", "局限", "厅堂")
_SMALL_WORDS = frozenset("cdmpqr")
_MAY_BE_BODY = frozenset("、等部")
_BODIES = re.compile(
    r"(?:、[\u4e00-\u9fff]{2,8}?){0,9}"
    r"(?:等(?:[0-9]{1,2}个?|[一二三四五六七八九十多各]+个?|相关|有关|职能|成员)*(?:部门|单位|委办局)|(?:主管|管理)?部门)"
)
"""Behind a field: what makes it the name of those who are in charge of it (公安、卫生健康等部门)."""

_NEWS_ABROAD = "国际联播"


class ThemeMention(NamedTuple):
    """A theme in the matching text."""

    start: int
    end: int
    theme: str
    kind: str
    curated: bool
    rule: str
    wording: str


class ThemeFinder:
    """Finds curated themes by the lexicon and new ones by their form."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lex = lexicons
        self._forms = FormFinder(lexicons)
        self._coined = CoinedFinder(lexicons)
        self._fields = CooperationFields(lexicons)
        self._pursued = PursuedFinder(lexicons)
        self._broad = lexicons.words_set("theme_broad")
        self._pursuing = lexicons.words_set("quoted_lead") | lexicons.words_set("theme_weak")
        self._of_strife = dict.fromkeys(lexicons.words["told_of_strife"], 1)
        self._of_strife |= dict.fromkeys(lexicons.words["often_told_of_strife"], _OFTEN)
        self._tails = sorted(lexicons.words["theme_tail"], key=len, reverse=True)
        self._marked = MarkedWords(lexicons)
        self._programme_of_figures = re.compile(
            rf"”(?!战略对话)([\u4e00-\u9fff]{{0,4}}?(?:{alternatives(lexicons.words['figures_tail'])}))(?!对话|伙伴|沟通)"
        )
        self._name_tails = lexicons.words_set("theme_name_tail")
        self._programme_tails = lexicons.words_set("theme_programme_tail")

    def find(
        self,
        scan: Scan,
        blocked: Sequence[tuple[int, int]],
        persons: Sequence[tuple[int, int]],
        names: frozenset[str],
        *,
        strife: bool,
    ) -> list[ThemeMention]:
        """Themes outside the *blocked* spans (institutions, and *persons*); *names* are strings that are no themes, and
        in a story of *strife* what is quoted is none."""
        inside = bytearray(len(scan.chars) + 1)
        for start, end in (*blocked, *_acted_by(scan)):
            inside[start:end] = b"\1" * (end - start)
        out = self._in_lexicon(scan, inside)
        opening: list[ThemeMention] = []
        covered = bytearray(len(inside))
        for m in out.values():
            covered[m.start : m.end] = b"\1" * (m.end - m.start)
        for mention in self._new(scan, names, strife):
            if mention.rule == ANNIVERSARY:
                mention = _with_body(scan, inside, mention)
            start, end = mention.start, mention.end
            if inside[start] and inside[end - 1]:
                continue
            if inside[end - 1] and any(start < begins < end <= ends for begins, ends in persons):
                continue  # 关|长孙|某某
            if mention.rule == PURSUED and covered.find(1, start, end) >= 0 and self._holds_theme(out, start, end):
                continue
            held = out.get(start)
            if held is not None and held.end >= end:
                if held.end == end and mention.rule == FIELD_OF_COOPERATION:
                    out[start] = mention
                continue
            if covered[start] and covered[end - 1] and any(m.start <= start and end <= m.end for m in out.values()):
                continue
            if held is not None and mention.rule == OF_A_LAW and len(held.wording) > 3:
                opening.append(held)  # 新能源汽车 at the head of a law's name
            out[start] = mention
            covered[start:end] = b"\1" * (end - start)
        return self._raised(scan, sorted((*out.values(), *opening)), strife)

    def _holds_theme(self, out: dict[int, ThemeMention], start: int, end: int) -> bool:
        """Whether a theme that is no broad field stands between *start* and *end*."""
        return any(m.start < end and start < m.end and m.wording not in self._broad for m in out.values())

    def _raised(self, scan: Scan, found: list[ThemeMention], strife: bool) -> list[ThemeMention]:
        """Without the broad fields (教育, 国际合作) that the document names once, in passing, and neither for cooperation
        nor as what is to be done (发展教育，); without the words and countries of war where it is no story of *strife*."""
        times = Counter(m.wording for m in found)

        def raised(m: ThemeMention) -> bool:
            if m.wording in self._of_strife:
                return strife and times[m.wording] >= self._of_strife[m.wording]
            if m.wording in self._broad:
                named = times[m.wording] > 1 or m.wording in scan.title or m.rule == FIELD_OF_COOPERATION
                return named or self._is_pursued(scan, m)
            return True

        return list(filter(raised, found))

    def _is_pursued(self, scan: Scan, mention: ThemeMention) -> bool:
        """Whether the theme is the object of a verb of policy, and ends its clause."""
        if scan.chars[mention.end : mention.end + 1] not in _CLAUSE_ENDS:
            return False
        verb = word_ending(scan, mention.start)
        return verb is not None and verb.text in self._pursuing

    # ── the lexicon ─────────────────────────────────────────────────────────────────────────────────────────────

    def _in_lexicon(self, scan: Scan, inside: bytearray) -> dict[int, ThemeMention]:
        chars, cuts = scan.chars, scan.cuts
        out: dict[int, ThemeMention] = {}
        for match in self._lex.theme_matcher.find(chars):
            word, start, end = match
            if inside[start] or inside[end - 1]:
                free = end - start >= 6 and inside.find(0, start, end) >= 0
                whole = not inside[end] and not (start and inside[start - 1])
                named_for = end - start >= 4 and bool(inside[end]) and _NAMED_FOR.match(chars, end) is not None
                if not (free and word.endswith(_FORMULA_ENDS)) and not whole and not named_for:
                    continue
            if (not cuts[start] and not cuts[end]) or (
                chars[end : end + 1] in _MAY_BE_BODY and names_bodies(chars, end)
            ):
                continue
            if chars.startswith(_OFFICES, end) and not chars.startswith(_NO_OFFICES, end):
                continue  # 退役军人事务|局
            if not cuts[end] and (chars.startswith("责任感", end - 2) or _goes_across(scan, start, end)):
                continue  # 政治责任|感, 边|检视
            self._curated(match, out)
            if end - start >= 8 and not word.endswith(_WHOLE):
                # A long formula holds shorter ones that count too (以新安全格局保障新发展格局).
                for inner in self._lex.theme_matcher.find(chars[start + 1 : end]):
                    moved = Match(inner.word, start + 1 + inner.start, start + 1 + inner.end)
                    if cuts[moved.start] and cuts[moved.end] and len(moved.word) >= 4:
                        self._curated(moved, out)
        return out

    def _curated(self, match: Match, out: dict[int, ThemeMention]) -> None:
        word, start, end = match
        if start in out:
            return
        entry = self._lex.themes[word]
        # A sentence that only dresses the label up is told by the label (完整准确全面贯彻新发展理念).
        dressed = len(entry.label) > 3 and entry.label in word and len(word) >= len(entry.label) + 4
        wording = entry.label if dressed else word
        out[start] = ThemeMention(start, end, entry.label, entry.kind, True, "主题词表", wording)

    # ── beyond the lexicon ──────────────────────────────────────────────────────────────────────────────────────

    def _new(self, scan: Scan, names: frozenset[str], strife: bool) -> Iterator[ThemeMention]:
        yield from self._quoted(scan, names, abroad=strife or _NEWS_ABROAD in scan.title)
        yield from map(self._looked_up, self._coined.find(scan))
        yield from map(_uncurated, self._forms.laws(scan))
        yield from map(_uncurated, self._forms.programmes(scan))
        yield from map(_uncurated, self._forms.spirits(scan))
        yield from map(_uncurated, self._forms.anniversaries(scan))
        for start, end in subjects(scan):
            yield self._looked_up(Formed(start, end, scan.chars[start:end], "slogan", "会议、活动的主题"))
        yield from map(self._looked_up, find_patterned(scan.chars))
        yield from map(self._looked_up, self._fields.find(scan))
        yield from map(_uncurated, self._forms.law_titles(scan))
        yield from map(self._looked_up, self._pursued.find(scan))

    def _quoted(self, scan: Scan, names: frozenset[str], *, abroad: bool) -> Iterator[ThemeMention]:
        """What stands in quotation marks and is not speech."""
        last, alike = -1, range(0)
        for match in _QUOTED.finditer(scan.chars):
            words = match[1].strip()
            if words in names:
                continue
            joined = last >= 0 and scan.chars[last : match.start()] in _JOINS_MARKED
            follows = joined and len(words) in alike
            if not _WRITTEN.search(words):
                # Figures alone name a programme only together with its kind: “1269”行动计划.
                if behind := self._programme_of_figures.match(scan.chars, match.end(1)):
                    label = words + behind[1]
                    yield ThemeMention(match.start(), behind.end(), label, "programme", False, "引号中的提法", label)
                continue
            if _SPOKEN.search(scan.chars[max(0, match.start() - 3) : match.start()]):
                continue
            if numbered := _NUMBERED.match(scan.chars, match.end(1) + 1):
                # A programme of its own name, whatever theme stands in the marks: “5G+工业互联网”512工程.
                label = words + numbered[0]
                yield ThemeMention(match.start(), numbered.end(), label, "programme", False, "引号中的提法", label)
                continue
            tail = next((t for t in self._tails if match["tail"].startswith(t)), "")
            if tail == "战略" and match["tail"].startswith(_NO_STRATEGY):
                continue
            label = words + tail if tail in self._name_tails else words
            known = self._known(words, match["tail"]) or (label if label in self._lex.themes else "")
            if known:
                entry = self._lex.themes[known]
                end = max(match.end(1) + 1 + len(tail), match.end(1) + 1 + len(known) - len(words))
                yield ThemeMention(match.start(), end, entry.label, entry.kind, True, "引号中的主题", known)
                last, alike = match.end(1) + 1, range(len(words) - 2, len(words) + 4)
            elif not names_nothing(scan, match, words) and (
                bool(tail) or (not abroad and self._marked.name_theme(scan, match, words, follows))
            ):
                kind = "programme" if tail in self._programme_tails else "slogan"
                end = match.end(1) + 1 + len(tail)
                yield ThemeMention(match.start(), end, label, kind, False, "引号中的提法", label)
                last, alike = match.end(1) + 1, range(len(words) - 2, len(words) + 4)

    def _known(self, words: str, behind: str) -> str:
        """The theme of the lexicon that begins with the marked *words*: “三公”经费."""
        for length in range(len(behind), -1, -1):
            if words + behind[:length] in self._lex.themes:
                return words + behind[:length]
        return ""

    def _looked_up(self, found: Formed) -> ThemeMention:
        entry = self._lex.themes.get(found.label)
        if entry is None:
            return _uncurated(found)
        return ThemeMention(found.start, found.end, entry.label, entry.kind, True, found.rule, found.label)


def _uncurated(found: Formed) -> ThemeMention:
    return ThemeMention(found.start, found.end, found.label, found.kind, False, found.rule, found.label)


def _with_body(scan: Scan, inside: bytearray, mention: ThemeMention) -> ThemeMention:
    """The anniversary with the whole name of the body that looks back (某院|成立70周年)."""
    start = mention.start
    while start and inside[start] and inside[start - 1]:
        start -= 1
    name = scan.chars[start : mention.end]
    return mention._replace(start=start, theme=name, wording=name)


def _acted_by(scan: Scan) -> Iterator[tuple[int, int]]:
    """The laws and rules by which somebody only acts: 依据《…条例》《…法》等有关规定."""
    last = -1
    for start, end, _ in scan.works:
        if scan.chars.endswith(_BY, 0, start) or (last >= 0 and scan.chars[last:start] in _JOINS_MARKED):
            yield start, end
            last = end
        else:
            last = -1


def _goes_across(scan: Scan, start: int, end: int) -> bool:
    """Whether of two characters the first is a small word, and the second begins a word of its own that goes on."""
    if end - start != 2 or not scan.cuts[start + 1]:
        return False
    first, last = scan.word_at.get(start), scan.word_at.get(start + 1)
    if first is None or last is None or last.text[-1] == "儿":
        return False
    return first.tag[:1] in _SMALL_WORDS and in_dictionary(last.text)


def names_bodies(chars: str, end: int) -> bool:
    """Whether the field that ends at *end* only tells which departments are meant."""
    return _BODIES.match(chars, end) is not None
