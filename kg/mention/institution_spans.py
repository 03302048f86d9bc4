"""Spans of a text that read like an institution's name by how they begin and how they end."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from functools import cached_property

from kg.mention.communities import community_spans
from kg.mention.fixed_spans import OF_OUR_PLACE, FixedSpans
from kg.mention.ministries import joint_ministries
from kg.mention.sections import section_end
from kg.mention.word_cuts import is_whole
from kg.text.segment import Word, in_dictionary, rarity

_DEPARTMENT = re.compile(r"(?<![公上官打祭])[司局厅]$")
_BELOW = re.compile(
    r"[\u4e00-\u9fff]{2,8}(?:工委|委员会|部|局|处|室|中心|法庭|办公室|办公厅|总队|支队|大队|派出所|巡视组|巡察组|[指督]导组|督察组|检查组)"
)
_JOINT_SECTION = re.compile(r"[和与][\u4e00-\u9fff]{2,8}?司(?![长法机])")
"""A department of two matters (某部职业教育|与成人教育司)."""
_APEX = frozenset(("国务院", "中央军委"))
_JOINED_ON = frozenset("商议谈晤见诊")
_NUMBERED = re.compile(r"第[一二三四五六七八九十百\d]+")
_LEADING_TO = frozenset("到由赴")
_BEFORE_NAMES = frozenset("是到赴访来去说称让使")
_LEVELS = frozenset("省市县区州")
_LONG_LEVELS = ("自治区", "师市")
_GOES = frozenset("到赴率")
_PLACE_UNITS = frozenset("省市县区乡镇村州旗盟")
_PARTY_COMMITTEE = re.compile(r"会(?![议同见商谈场展诊晤客员])")
_FUNCTION = re.compile("[是的了及和与对在将被把向从为等于也都又非]|^[一二三四五六七八九十任兼]")
_RARE = 9.0
PARTY = ("中共", "中国共产党")
_LONGEST = 26
_NO_PARTY = ("在野党", "执政党", "反对党", "入党", "建党", "全党", "政党", "两党", "我党")
_OF_STATE = re.compile("(?<![东西南北中内外全局底腹头背顶根尾上下前后总分本干支党一两各])部$")
"""A ministry by its ending, of names that begin with a country (乌克兰能源|部)."""
_CENTRES = ("中心", "检查组", "督查组", "督导组")
_COLLEGE = re.compile(r"[和与][\u4e00-\u9fff]{1,10}?(?:学院|研究院|学部)|与[\u4e00-\u9fff]{2,4}[处部](?!长)")
_FACULTY = re.compile(r"(?:大学|学院)[\u4e00-\u9fff]{1,8}(?<![体关联派谱母])系$")
_MEETINGS = ("大会", "会议", "论坛", "全会", "座谈会", "年会")
_NOT_BELOW = ("学校", "政府", "组织", "企业", "集团", "单位")
_PROPER_TAGS = frozenset(("n", "ns", "nz", "nr", "nt", "nrt", "j", "vn", "b", "eng", "l", "an"))
_PROPER = ("ns", "nz", "nr", "nt")
_NO_NAME_TAGS = frozenset("vdpcurtye")


class InstitutionSpans(FixedSpans):
    """Finds where names of institutions stand that are in no list."""

    @cached_property
    def _joint(self) -> Mapping[int, tuple[int, int]]:
        return joint_ministries(self.scan)

    def _spans(self) -> Iterable[tuple[int, int]]:
        """All spans found in the text, some of them inside others; what follows in the order comes later in trust."""
        return [
            *((start, end) for end, (start, fields) in self._joint.items() if start < fields),
            *self._stationed(),
            *self._teams(),
            *self._of_a_term(),
            *self._missions(),
            *self._own_sections(),
            *self._short_bodies(),
            *self._of_our_place(),
            *((s, e) for s, e in community_spans(self.scan) if not self._barred[s]),
            *self._by_suffix(),
            *self._backwards_from_suffix(),
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
            if barred[at] or at in place_ends or chars[at - 1 : at] in ("各", "全", "省", "市", "县", "央", "团", "社"):
                continue
            if scan.place_over(at) is None and not self._inside_word(at, at + 1):
                starts.setdefault(at, at)
        done = 0
        for start in sorted(starts):
            if start < done:
                continue
            end = self._grow(start, starts[start])
            if end is None or (start in nation and not self._national(chars[start:end])):
                continue
            done = end
            if self._kind_only(start, starts[start], end):
                continue
            yield start, end

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

    def _joined_on(self, at: int) -> bool:
        """Whether 会 belongs to what follows (``中国气象局联合会商``)."""
        after = self.scan.word_at.get(at)
        return after is not None and after.text in _JOINED_ON and self.scan.chars[at - 1] == "会"

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
        if word.tag == "v" and not in_dictionary(text):
            return True  # 希法: a guess at characters that spell no word
        if text in (grammar.chunk_stops if head == "领导小组" else grammar.stops):
            return False
        return (
            word.tag in _PROPER_TAGS
            or text in grammar.name_verbs
            or text in _PLACE_UNITS
            or _NUMBERED.fullmatch(text) is not None
        )

    def _grow(self, start: int, after: int) -> int | None:
        """The end of the name from *start*, with the section whose head is told behind it (``…委产业处处长``)."""
        first = self.scan.chars[start:after]
        if self.scan.chars[after : after + 1] in ("和", "与") and first in self.lexicons.country_cities:
            return None  # 华盛顿与黎巴嫩政府
        end = self._grow_name(start, after)
        if end is None and self.scan.chars[start:after] not in self.lexicons.institutions:
            return None
        return section_end(self.scan, after if end is None else end, self._barred) or end

    def _grow_name(self, start: int, after: int) -> int | None:
        """The end of the longest run of name-like words from *start* that ends in a strong head noun."""
        scan, chars, grammar = self.scan, self.scan.chars, self._grammar
        institutions = self.lexicons.institutions
        ends = chars[after - 1 : after + 1] if after > start else ""
        higher = len(ends) > 1 and _LEVELS.issuperset(ends) and ends[0] != ends[1]
        if higher and not chars.startswith("市场", after) and self._local_body(after, after) is not None:
            return None  # 驻某某区|省政协委员: of the province
        best = self._local_body(start, after)
        at = max(after, best or 0)
        if best is not None and (grammar.local_start.match(chars, best) or not _BELOW.match(chars, best)):
            return best
        known = chars[start:after] in institutions and chars[after : after + 1] != "驻"
        has_departments = known and institutions[chars[start:after]].kind in grammar.ministries
        country, of_party = chars[start:after] in self.lexicons.countries, chars[start:after] in PARTY
        seated = chars[start:after] in self.lexicons.places
        quoted = 0
        while at < len(chars) and at - start < 32 and not self._barred[at]:
            if not scan.cuts[at]:
                at += 1
                if scan.cuts[at] and (ended := self.suffix(chars[start:at])) is not None and ended[1]:
                    best = at
                continue
            word = scan.word_at.get(at)
            if word is None:
                break
            if word.text == "（" and (close := chars.find("）", at, at + 16)) > 0:
                at = close + 1
                continue
            if word.text == "“" and (close := chars.find("”", at, at + 16)) > 0:
                at = quoted = close + 1
                continue
            if not self._may_stand(word, chars[start:at]) or self._another_begins(at, after):
                break
            joined = word.text in ("和", "与")
            if (
                joined
                and at > after
                and chars.endswith("大学", start, after)
                and (college := _COLLEGE.match(chars, at)) is not None
            ):
                at = college.end()  # 某某大学|材料科学|与工程学院
                best = at if scan.cuts[at] else best
                continue
            if known and joined and has_departments and at > after and _JOINT_SECTION.match(chars, at) is not None:
                best = at if _DEPARTMENT.search(chars[start:at]) else best
                if best == at:
                    break  # 某部甲司|和乙司
            elif known and (joined or at - after > (_LONGEST if of_party else 10)):
                break
            if known and at == after and word.text in _APEX:
                break  # 党中央|国务院, without a mark between them
            if word.text == "公司" and chars.endswith("行", 0, at):
                break  # 某省分行|公司业务部
            office = scan.title_starting.get(at)
            if office is not None and office.end > word.end and office.entry.kind == "company":
                break  # 某某集团|董事会主席
            stop = word.end
            if stop - at > 2:
                titled = next((t for t in range(at + 2, stop) if t in scan.title_starting), stop)
                stop = titled if titled < stop and self._strong(chars[start:titled]) else stop  # 律师|事务所|律师
            at = stop
            name = chars[start:at]
            found = self.suffix(name)
            strong = found is not None and (found[1] or grammar.organ(word))
            strong = strong or (seated and word.text in ("局", "厅") and at - after > 3)  # 福建省|粮食和物资|储备|局
            strong = strong or (name[-1] == "系" and _FACULTY.search(name) is not None)
            if has_departments and at - after > 2:
                strong = strong or _DEPARTMENT.search(name) is not None or name.endswith(_CENTRES)
            elif country and at - after > 2:
                strong = strong or (name[-1] == "党" and at - after > 3 and not name.endswith(_NO_PARTY))
                strong = strong or (word.tag[0] == "n" and len(word.text) > 1 and _OF_STATE.search(name) is not None)
            if quoted and not name.endswith(grammar.quoted_heads):
                continue
            if (
                (strong and at > after and not (known and name.endswith(_NOT_BELOW))) or name in institutions
            ) and not name.endswith(grammar.goals):
                best = best if self._joined_on(at) else at
        return best

    def _strong(self, name: str) -> bool:
        """Whether *name* ends in a head noun that nearly always is one of an institution."""
        found = self.suffix(name)
        return found is not None and found[1]

    def _local_body(self, start: int, after: int) -> int | None:
        """The end of a local body's short form (``市委``, ``省委组织部``) that begins at *start* or at a place's end."""
        chars, bodies, lengths = self.scan.chars, self.lexicons.local_bodies, self._grammar.body_lengths
        for at in (start, *(after - len(level) for level in _LONG_LEVELS), after - 1, after):
            for length in lengths.get(chars[at : at + 2], ()):
                if at >= start and chars[at : at + length] in bodies:
                    end = at + length
                    if end <= after or not is_whole(self.scan, start, end):
                        break
                    if chars[end - 1] == "委" and chars.startswith("员会", end):
                        return end + 2  # 省政协经济委|员会
                    if chars[end - 1] == "委" and _PARTY_COMMITTEE.match(chars, end) is not None:
                        return end + 1  # 市委会 is a committee of one of the other parties
                    return end
        return None

    def _goes_on_as_name(self, at: int) -> bool:
        """Whether a head noun follows a verb that names also hold (``工程组织联合会``)."""
        word = self.scan.word_at.get(at)
        return word is not None and len(word.text) > 1 and (found := self.suffix(word.text)) is not None and found[1]

    def _stands_apart(self, word: str) -> bool:
        """Whether a body or a state begins behind 和, so that the name before it has ended (…部和乌兹别克斯坦…部)."""
        lex = self.lexicons
        return word in lex.institutions or word in lex.countries or (word[-1] in _LEVELS and word in lex.places)

    def _may_stand(self, word: Word, so_far: str) -> bool:
        """Whether *word* can be part of an institution's name that reads *so_far* up to it."""
        text, tag = word.text, word.tag
        if text == "驻":
            return True
        if text.startswith(self._grammar.never_within):
            return False
        if text in ("和", "与"):
            found = self.suffix(so_far)
            lex = self.lexicons
            beside = self.scan.place_over(word.end)
            if so_far in lex.countries or so_far in lex.places or so_far in lex.country_cities:
                return False
            if so_far.endswith(_MEETINGS):
                return False  # 某某大会和某某领导小组会议
            if beside is not None and beside.start == word.end and self._stands_apart(beside.word):
                return False
            return so_far not in self.lexicons.institutions and not (found is not None and found[1])
        if text == "会":
            return so_far.endswith(("省委", "市委", "区委")) and not so_far.startswith("中共")
        if text in self._grammar.stops:
            joint = self.suffix(so_far + text) if len(text) > 1 else None
            if joint is not None and joint[1]:
                return True  # 合作组织, a head noun of two words
            return text in self._grammar.inner_verbs and self._goes_on_as_name(word.end)
        if tag == "t":
            return text == "青年" or text.endswith(("代", "朝"))  # 合浦|汉代|文化博物馆
        if tag[:1] in _NO_NAME_TAGS and tag not in ("vn", "vg"):
            following = self.scan.word_at.get(word.end)
            if following is not None and self.lexicons.suffixes.get(text + following.text, ("", False))[1]:
                return True  # 农商|联合|银行
            if following is not None and following.text.startswith("律师"):
                return True  # 大成|律师事务所
            return text in self._grammar.name_verbs or (len(text) > 1 and self.suffix(text) is not None)
        if tag == "m":
            numbered = self.scan.chars[word.end : word.end + 1] in tuple("局院冶航") and text[-1] != "家"  # 中铁十二局
            return numbered or (text.isascii() and so_far.endswith("第")) or text[0] == "第"
        return "\u4e00" <= text <= "\u9fff" or text.isalnum()
