"""Spans of a text that read like an institution's name by how they begin and how they end."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from kg.mention.bodies.commands import command_spans
from kg.mention.bodies.communities import community_spans
from kg.mention.bodies.firms_told import firm_spans
from kg.mention.bodies.fixed_spans import OF_OUR_PLACE
from kg.mention.bodies.ministries import joint_ministries
from kg.mention.bodies.name_growth import NameGrowth
from kg.mention.bodies.towns import town_spans
from kg.mention.body_words import SEAT_ENDS
from kg.mention.home import places_by_stem
from kg.mention.scan import occurrences
from kg.text.segment import Word, in_dictionary, rarity

_NUMBERED = re.compile(r"第[一二三四五六七八九十百\d]+")
_LEADING_TO = frozenset("到由赴致")
_BEFORE_NAMES = frozenset("是到赴访来去说称让使")
_GOES = frozenset("到赴率以")
_PLACE_UNITS = frozenset("省市县区乡镇村州旗盟")
_NO_LEVEL_BEHIND = tuple("各全省市县央团社两三四五六七八九")
"""What a level behind tells of several by, or is part of a word with (贵州三|省博物馆)."""
_FUNCTION = re.compile("[是的了及和与对在将被把向从为等于也都又非]|^[一二三四五六七八九十任兼]")
_RARE = 9.0
_PROPER_TAGS = frozenset(("n", "ns", "nz", "nr", "nt", "nrt", "j", "vn", "b", "eng", "l", "an"))
_PROPER = ("ns", "nz", "nr", "nt")


_OF_PLACES = ("ns", "nz")
_JOINS = frozenset("同和")
"""Characters that the segmenter makes a county of with what follows (愿|同安|国民议会, 和平|代表团)."""
_PLACE_GOES_ON = SEAT_ENDS | frozenset("镇乡村街路山河湖江")
_FIRM_ENDS = ("公司", "集团", "银行", "厂")
_STEM_ENDS = frozenset("州中东西南北")
"""Last characters of stems that are words too (城中, 河东)."""
_BRANCH_FIELD = re.compile(
    r"[市州]?(?:公安|生态环境|自然资源(?:和规划|与规划|规划)?|规划(?:和自然资源|资源)?|市场监管|综合执法|城市管理|交通运输|税务)局?$"
)


class InstitutionSpans(NameGrowth):
    """Finds where names of institutions stand that are in no list."""

    @cached_property
    def firms(self) -> Sequence[tuple[str, int]]:
        """The firms of the text, in a lexicon or not, with their offsets."""
        found = {start: name for name, start in self.named}
        for start, end in (*self._by_suffix(), *self._backwards_from_suffix()):
            if self.scan.chars.endswith(_FIRM_ENDS, start, end) and (
                name := self.resolve(self.scan.chars[start:end], start)
            ):
                found[start] = name
        return [(found[start], start) for start in sorted(found)]

    @cached_property
    def _joint(self) -> Mapping[int, tuple[int, int]]:
        return joint_ministries(self.scan)

    def _spans(self) -> Iterable[tuple[int, int]]:
        """All spans found in the text, some of them inside others; what follows in the order comes later in trust."""
        return [
            *((start, end) for end, (start, fields) in self._joint.items() if start < fields),
            *self._stationed(),
            *command_spans(self.scan, self._barred),
            *self._teams(),
            *self._of_a_term(),
            *self._missions(),
            *self._own_sections(),
            *self._short_bodies(),
            *town_spans(self.scan, self._barred),
            *self._numbered_schools(),
            *self._customs(),
            *self._firms_of_places(),
            *self._of_our_place(),
            *self._of_our_stem(),
            *((s, e) for s, e in community_spans(self.scan) if not self._barred[s]),
            *self._by_suffix(),
            *self._backwards_from_suffix(),
            *firm_spans(self.scan, self._barred),
        ]

    def _by_suffix(self) -> Iterable[tuple[int, int]]:
        """Spans that begin with a place, a known institution or a level word and end in a strong head noun."""
        scan, chars, barred = self.scan, self.scan.chars, self._barred
        starts = {m.start: m.end for m in scan.places if not barred[m.start] and not self._inside_word(m.start, m.end)}
        nation: set[int] = set()
        for match in self._grammar.world_start.finditer(chars):
            if not barred[match.start()] and scan.cuts[match.start()]:
                starts.setdefault(match.start(), match.end())
        for match in self._grammar.nation_start.finditer(chars):
            if self._told_of(match.start()):
                continue  # 葡语|国家防疫交流中心
            if not barred[match.start()] and scan.cuts[match.start()] and scan.place_over(match.start()) is None:
                nation.add(match.start())
                starts.setdefault(match.start(), match.end())
        for match in self._grammar.initials.finditer(chars):
            at = match.start()
            if scan.cuts[at] and not barred[at] and scan.place_over(at) is None and self._initial_alone(at):
                starts.setdefault(at, match.end())
        place_ends = frozenset(scan.place_ends)
        for match in self._grammar.local_start.finditer(chars):
            at = match.start()
            if barred[at] or at in place_ends or chars[at - 1 : at] in _NO_LEVEL_BEHIND:
                continue
            if scan.place_over(at) is None and not self._inside_word(at, at + 1):
                starts.setdefault(at, at)
        for start, after in self._stems():
            starts.setdefault(start, after)
        done = 0
        for start in sorted(starts):
            if start < done:
                continue
            end = self._grow(start, starts[start])
            if end is None or (start in nation and not self._national(chars[start:end])):
                continue
            done = end
            will = chars[end - 1] == "会" and chars.startswith(self._grammar.behind_will, end)
            if will or self._kind_only(start, starts[start], end):
                continue
            yield start, end

    def _stems(self) -> Iterable[tuple[int, int]]:
        """Names of counties and cities without their kind (义乌|海关), where they are told as names of places."""
        scan, stems = self.scan, places_by_stem(self.lexicons)
        for start, word in scan.word_at.items():
            if word.tag not in _OF_PLACES or word.text not in stems or self._barred[start] or word.text[0] in _JOINS:
                continue
            if scan.place_over(start) is None and scan.chars[word.end : word.end + 1] not in _PLACE_GOES_ON:
                yield start, word.end

    def _of_our_place(self) -> Iterable[tuple[int, int]]:
        """Bodies of the place that the text speaks from, told by its level alone (``市实验小学``, ``省地质工程勘察院``)."""
        scan = self.scan
        for match in OF_OUR_PLACE.finditer(scan.chars) if self.home.local else ():
            at = match.start()
            word = scan.word_at.get(at)
            if word is None:
                over = scan.word_over(at)
                apart = over is not None and over.end == match.end() and not in_dictionary(over.text)  # 到市|博物馆
            else:
                apart = word.end == match.end()
            if not apart or self._barred[at] or scan.place_over(at) is not None:
                continue
            end = self._grow_name(at, at + 1)
            if end is not None and end - at > 4:
                yield at, end

    def _of_our_stem(self) -> Iterable[tuple[int, int]]:
        """Bodies of the county or city that the text speaks from, told by its name without its kind (云和|公安分局,
        生态环境云和|分局)."""
        scan, chars = self.scan, self.scan.chars
        for place in (self.home.county, self.home.city) if self.home.local else ():
            stem = place.name[:-1] if place is not None else ""
            if len(stem) < 2 or stem[-1] in _STEM_ENDS:
                continue
            for at in occurrences(chars, stem):
                after = at + len(stem)
                if self._barred[at] or chars[after : after + 1] in SEAT_ENDS:
                    continue
                field = _BRANCH_FIELD.search(chars, max(0, at - 12), at)
                if field is not None and chars.startswith("分局", after):
                    yield field.start(), after + 2
                word = scan.word_at.get(at)
                if word is not None and (word.tag[:1] == "n" or not in_dictionary(word.text)) and scan.cuts[after]:
                    end = self._grow_name(at, after)
                    if end is not None and end - after > 1:
                        yield at, end

    def _told_of(self, at: int) -> bool:
        """Whether 国家 at *at* stands for states that a noun before it tells of."""
        before = self.scan.word_over(at - 1) if at and self.scan.chars.startswith("国家", at) else None
        return before is not None and before.end == at and before.tag in ("n", "nz", "b") and len(before.text) > 1

    def _initial_alone(self, at: int) -> bool:
        """Whether the initial at *at* stands for a country of the text, and for it alone (not 中俄…委员会)."""
        before = self.scan.chars[at - 1 : at]
        return before != "中" and not self._grammar.initial.match(before) and bool(self.country_at(at))

    def _inside_word(self, start: int, end: int) -> bool:
        """Whether a place is none because a word runs over it (重庆 in 隆重庆祝, 隆重 and 庆祝)."""
        word = None if self.scan.cuts[start] else self.scan.word_over(start)
        if word is None or word.text.startswith("中共"):
            return False  # the segmenter has 中共江苏省委 as one word
        return word.end > end or (word.end == start + 1 and in_dictionary(word.text))

    def _national(self, name: str) -> bool:
        """Whether a name that begins with 全国 or 国家 goes on to name one body (全国某研究会), not a kind of them."""
        return len(name) > 5 and name.endswith(self._grammar.nation_heads)

    def _backwards_from_suffix(self) -> Iterable[tuple[int, int]]:
        """Companies, schools and associations that begin with a proper noun of their own (昌河飞机工业（集团）…公司)."""
        scan, chars, barred = self.scan, self.scan.chars, self._barred
        for match in self._grammar.proper_suffix.finditer(chars):
            end = match.end()
            if not scan.cuts[end] or barred[match.start()] or self._joined_on(end):
                continue
            last = scan.word_over(end)
            start = match.start() if last is None or last.end != end else min(last.start, match.start())
            longest = 40 if match[0] == "领导小组" else 24
            while start > 0 and end - start < longest and not barred[start - 1]:
                if chars[start - 1] == "）" and (opened := chars.rfind("（", max(0, start - 8), start)) > 0:
                    start = opened
                    continue
                word = scan.word_over(start)
                if word is None or word.end != start or not self._may_precede(word, match[0]):
                    break
                if barred[word.start]:
                    break  # 李国|明任: the segmenter has cut into a name
                start = word.start
            start += chars[start] == "暨"
            start += self._behind_going(start)
            start = self._taken_up(start, match.start())
            if match[0] == "领导小组" and end - start >= 8:
                known = scan.place_over(end - 1)
                if known is not None and known.start > start and known.word in self.lexicons.institutions:
                    continue  # 一个月内报|中央巡视工作领导小组
                if start == 0 or not barred[start - 1]:
                    yield start, end + 3 if chars.startswith("办公室", end) else end
                continue
            if chars.endswith(self._grammar.crimes, 0, match.start()):
                continue
            listed = self._listed_company(start, match[0])
            if listed is not None:
                yield listed, end
                continue
            if _NUMBERED.fullmatch(scan.word_at[start].text if start in scan.word_at else ""):
                if self._grammar.numbered_heads.match(chars, scan.word_at[start].end):
                    yield start, end
            elif (
                self._opens_name(start, match.start(), end)
                and not self._cut_short(start, end)
                and not self._kind_only(start, scan.word_at[start].end, end)
            ):
                yield start, end

    def _behind_going(self, start: int) -> bool:
        """Whether a guessed word at *start* opens with the verb by which somebody goes there (到|华进公司)."""
        word = self.scan.word_at.get(start)
        return word is not None and word.text[0] in _GOES and len(word.text) > 2 and not in_dictionary(word.text)

    def _taken_up(self, start: int, head: int) -> int:
        """何云飞任|绵阳市…公司: where a name begins behind the verb by which somebody takes it up."""
        starts = self.scan.place_starts
        for i in range(bisect_right(starts, start), bisect_left(starts, head)):
            if self.scan.chars[starts[i] - 1] in "任为":
                return starts[i]
        return start

    def _opens_name(self, start: int, head: int, end: int) -> bool:
        """Whether the word at *start* is one that names begin with, before a head noun from *head* to *end*."""
        first = self.scan.word_at.get(start)
        if first is None or start == head or end - start < 4 or first.text in self._grammar.generic_before:
            return False
        if first.end == end:
            return _NUMBERED.match(first.text) is not None  # 第一军医大学; 高级中学 is no name
        known = in_dictionary(first.text)
        if not known and first.text[0] in _LEADING_TO:
            return False  # 先后到市|博物馆
        if not known and (_FUNCTION.search(first.text) or first.text[-1] == "方"):
            return False  # 四是大学, 及市…集团: no word of a name
        if end - start == 4:
            return len(first.text) == 2 and (first.tag in ("ns", "nz") or not known) and rarity(first.text) > _RARE
        if first.tag[:2] in _PROPER or (not known and len(first.text) >= 2):
            return True
        if len(first.text) < 2 or first.tag[:1] != "n" or not self._grammar.rare_heads.match(self.scan.chars, head):
            return False
        return rarity(first.text) > _RARE

    def _transliterated(self, word: Word) -> bool:
        """Whether *word* is a single character as foreign names are written with, and no function word."""
        return (
            word.text in self.lexicons.transliteration and word.tag[0] not in "pcdu" and word.text not in _BEFORE_NAMES
        )

    def _cut_short(self, start: int, end: int) -> bool:
        """Whether the name seems to begin further left, or is the end of one that is known."""
        scan = self.scan
        known = scan.place_over(end - 1)
        if known is not None and known.end == end and start < known.start and known.word in self.lexicons.institutions:
            return True
        before = scan.word_over(start)
        if before is None or before.end != start:
            return False
        if before.text in ("与", "和", "及"):
            return scan.word_at[start].tag not in ("ns", "nt")
        if before.text in self._grammar.several_words:
            return True
        if before.text[-1].isdigit():
            return True
        if self._transliterated(before) and scan.word_at[start].tag not in ("ns", "nt"):
            return True  # 佩|朗科石油公司
        return len(before.text) == 1 and before.tag[:1] in "nagjqmf" and before.text not in self._grammar.stops

    def _listed_company(self, start: int, head: str) -> int | None:
        """Where a company's name begins in a list although its first word is none that names hold (超聚变…公司)."""
        chars = self.scan.chars
        if not head.endswith("有限公司") or start == 0:
            return None
        comma = chars.rfind("、", max(0, start - 5), start)
        if comma < 0 or comma + 1 == start or not all("\u4e00" <= c <= "\u9fff" for c in chars[comma + 1 : start]):
            return None
        return comma + 1

    def _may_precede(self, word: Word, head: str) -> bool:
        """Whether *word* may stand before the head noun of a company's or school's name."""
        grammar, text = self._grammar, word.text
        if text[0] in _LEADING_TO and len(text) > 1 and not in_dictionary(text):
            return False  # 带队|到市|中医院
        if word.tag == "v" and not in_dictionary(text):
            return True  # 希法: a guess at characters that spell no word
        if text in grammar.described or text in (grammar.chunk_stops if head == "领导小组" else grammar.stops):
            return False
        return (
            word.tag in _PROPER_TAGS
            or text in grammar.name_verbs
            or text in _PLACE_UNITS
            or _NUMBERED.fullmatch(text) is not None
        )
