"""How far a name that begins at a place, a body or a level goes on."""

from __future__ import annotations

import re

from kg.mention.bodies.departments import department_end
from kg.mention.bodies.fixed_spans import FixedSpans
from kg.mention.bodies.house_committees import committee_of_house
from kg.mention.bodies.sections import section_end
from kg.mention.bodies.shared_bodies import COUNT
from kg.mention.bodies.word_cuts import is_whole
from kg.mention.bodies.zones import ZONES
from kg.mention.body_words import LEVELS
from kg.text.segment import Word

_DEPARTMENT = re.compile(r"(?<![公上官打祭全大布格结开当])[司局厅]$")
_BELOW = re.compile(
    r"[\u4e00-\u9fff]{2,8}(?:工委|委员会|部|局|处|室|中心|庭|办公室|办公厅|总队|支队|大队|派出所|巡视组|巡察组|[指督]导组|督察组|检查组)"
)
_JOINT_SECTION = re.compile(r"[和与][\u4e00-\u9fff]{2,8}?(?:司(?![长法机])|局(?![长部面势]))")
"""A department of two matters (某部职业教育|与成人教育司)."""
_APEX = frozenset(("国务院", "中央军委"))
_JOINED_ON = frozenset("商议谈晤见诊")
_LEVELS = frozenset(LEVELS)
_WHOLE_HOUSES = ("医院", "公司", "集团", "银行", "中学", "小学", "学校")
"""How names end that go on with no 和."""
_LONG_LEVELS = ("自治区", "师市")
_PARTY_COMMITTEE = re.compile(r"会(?![议同见商谈场展诊晤客员])")
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
_NO_NAME_TAGS = frozenset("vdpcurtye")


_ACADEMY = re.compile(r"(?:集团|公司)第?[一二三四五六七八九十〇零]{1,4}[院所]$")
"""An academy or institute of a group, told by its number (某某集团|六院)."""
_STATION = re.compile(
    r"[\u4e00-\u9fff]{2,4}?(?:司法|财政|国土|自然资源|市场监管|监管|税务|派出|工商)?(?<!有)(?<!场)所(?=[、，。；（和与及]|所长|副所长|负责|工作人员|执法人员|开展|参[加与])"
)
"""泗洪县市场监管局|界集所."""
_SAYS = tuple(head + verb for head in "部局厅署院" for verb in "称说")
"""A head noun and the verb behind it that the segmenter takes for one word (古迹|部称)."""
_BUREAU_OF_STATE = re.compile(r"[\u4e00-\u9fff]{2,10}[局署厅部]")
_NO_BUREAU = re.compile(
    r"(?:[开结布全大政时格战变僵残败定困破乱棋]局|[东西南北中内外全局底前后总分本干支党一两各]部|[客大餐舞]厅|(?:音乐|会议|展览|宴会|歌剧|报告)厅|[和与及])$"
)


class NameGrowth(FixedSpans):
    """Finds the ends of names of which only the beginning is known."""

    def _joined_on(self, at: int) -> bool:
        """Whether 会 belongs to what follows (``中国气象局联合会商``)."""
        after = self.scan.word_at.get(at)
        return after is not None and after.text in _JOINED_ON and self.scan.chars[at - 1] == "会"

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
        if best is not None and chars[best - 1] == "局" and (station := self._station_of_bureau(best)) is not None:
            return station
        if best is not None and (grammar.local_start.match(chars, best) or not _BELOW.match(chars, best)):
            return best
        known = chars[start:after] in institutions and chars[after : after + 1] != "驻"
        has_departments = known and institutions[chars[start:after]].kind in grammar.ministries
        if known and (below := department_end(scan, after, institutions[chars[start:after]].kind)) is not None:
            return below
        country, of_party = chars[start:after] in self.lexicons.countries, chars[start:after] in PARTY
        ours = after - start < 2 and chars[start] in _LEVELS
        seated = ours or chars[start:after] in self.lexicons.places
        company = known and institutions[chars[start:after]].kind == "company"
        if known and (end := committee_of_house(scan, chars[start:after], after)) is not None:
            return end
        quoted = 0
        while at < len(chars) and at - start < 32 and not self._barred[at]:
            if not scan.cuts[at]:
                at += 1
                department = has_departments and _DEPARTMENT.search(chars, after, at) is not None
                if scan.cuts[at] and (department or self._strong(chars[start:at])):
                    best = at  # 外交部亚洲司, which the segmenter has as one word
                continue
            word = scan.word_at.get(at)
            if word is None or (at == after and seated and COUNT.match(chars, at) is not None):
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
            if joined and best is not None and chars.endswith(_WHOLE_HOUSES, start, best):
                break  # 某医院智慧药房|和某卫生院
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
            stop = word.end - word.text.endswith(_SAYS)
            if stop - at > 2:
                titled = next((t for t in range(at + 2, stop) if t in scan.title_starting), stop)
                stop = titled if titled < stop and self._strong(chars[start:titled]) else stop  # 律师|事务所|律师
            at = stop
            name = chars[start:at]
            found = self.suffix(name)
            strong = found is not None and (found[1] or grammar.organ(word))
            bureau = seated and word.text in ("局", "厅") and (best is None or not ours)
            strong = strong or (bureau and at - after > 3)  # 福建省|粮食和物资|储备|局
            strong = strong or (company and _ACADEMY.search(name) is not None) or (known and word.text == "秘书处")
            strong = strong or (name[-1] == "系" and _FACULTY.search(name) is not None)
            if has_departments and at - after > 2:
                strong = strong or _DEPARTMENT.search(name) is not None or name.endswith(_CENTRES)
            elif country and at - after > 2:
                strong = strong or (name[-1] == "党" and at - after > 3 and not name.endswith(_NO_PARTY))
                strong = strong or (word.tag[0] == "n" and len(word.text) > 1 and _OF_STATE.search(name) is not None)
                strong = strong or _bureau_of_state(name, chars[after:at])
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

    def _station_of_bureau(self, at: int) -> int | None:
        """The end of the station in a town that is told right behind a county's bureau, which ends at *at*."""
        match = _STATION.match(self.scan.chars, at) if self.scan.cuts[at] else None
        if match is None or not self.scan.cuts[match.end()]:
            return None
        inside = (self.scan.word_at.get(i) for i in range(at, match.end()))
        return None if any(w is not None and w.text in self._grammar.stops for w in inside) else match.end()

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
        if text in self._grammar.described and so_far in self.lexicons.countries:
            return False  # 德国|智库|某某研究所
        if text in ("和", "与", "及"):
            if self._grammar.local_start.match(self.scan.chars, word.end) is not None:
                return False  # 区商务局|和区投促局
            found = self.suffix(so_far)
            lex = self.lexicons
            beside = self.scan.place_over(word.end)
            if so_far in lex.countries or so_far in lex.places or so_far in lex.country_cities:
                return False
            if so_far.endswith(_MEETINGS):
                return False  # 某某大会和某某领导小组会议
            if so_far.endswith("建设"):
                return False  # 某省文化强省建设和|学校
            another = beside is not None and beside.start == word.end
            if another and beside is not None and (self._stands_apart(beside.word) or so_far.endswith(ZONES)):
                return False  # 某经开区与|上海某某有限公司
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
            numbered = numbered or so_far.endswith("〇")  # 第七〇|三|研究所
            return numbered or (text.isascii() and so_far.endswith("第")) or text[0] == "第"
        return "\u4e00" <= text <= "\u9fff" or text.isalnum()


def _bureau_of_state(name: str, rest: str) -> bool:
    """Whether *name*, a country and *rest*, ends as its bureaus and ministries do (韩国消防|厅, 埃及文物|部)."""
    return _BUREAU_OF_STATE.fullmatch(rest) is not None and _NO_BUREAU.search(name) is None
