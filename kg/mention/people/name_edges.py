"""The edges of an accepted name: characters that the segmenter has cut off it, and neighbours that make it no name.

Each method looks at one kind of neighbour. Only accepted names are looked at, so it costs little.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.lexicon.matcher import Match
from kg.mention.home import PROVINCE
from kg.mention.people.name_lexicon import NameLexicon, is_han
from kg.mention.people.name_score import Candidate, NameScore
from kg.mention.scan import Scan
from kg.text.segment import in_dictionary, rarity

# Single characters by what they do in a sentence.
_AT = frozenset("在赴抵往")
_TOWARDS = frozenset("在于赴抵往聚到访")
_WITH = ("陪同", "率领", "带领", "指导", "表示", "看来", "之前", "之后")
"""What goes on behind 在 and a person (在某某陪同下)."""
_VISITED = ("调研", "考察", "检查", "督导", "走访", "慰问", "等地", "两地", "三地")
_SEVERAL_PLACES = re.compile(r"(?:、[\u4e00-\u9fff]{2,4}){0,8}等(?:[\d一二三四五六七八九十]+个?)?[县市区旗州乡镇地]")
"""Behind a place of a list (田林、隆林、西林等县)."""
_CALENDAR = frozenset("年月日时分")
_SETTLEMENTS = frozenset("县镇乡村寨宫站岛湾港")
_REGIONS = frozenset("州省")
_VILLAGES = ("村", "镇", "乡", "社")
_JOINS = frozenset("和与")
_JEAN = "让"
"""A French name that is a verb of the language."""
_NEVER_GIVEN = frozenset("仍的了是和与在曾还将等就也又并同对向从已均都则说称任作于为被虽便却仅只再抵")
_ODD = frozenset(("x", "zg", "g", "ng", "eng"))
"""The tags that the segmenter gives to a character that it knows from no word."""
_IN_WORK = re.compile(r"关于|[谈论传]|同志|主席|文[选集]|选集|全集|年谱|思想|重要|在")
_JAPANESE = re.compile(r"[\u4e00-\u9fff]?[太次一三五健]郎")
_THREE_GIVEN = re.compile(r"[\u4e00-\u9fff]{2}[男子郎夫雄彦美枝代朗]")
"""Behind a Japanese family name of two characters: a given name of three (山田|惠美子)."""
_REGNAL = re.compile(r"[一二三四五六七八九十]世")
_USUAL = 2
"""The weight from which a character is a usual one of transliterations."""
_KNOWN = 11.0
"""The rarity under which a word is more than an entry of the dictionary."""
_COMMON = 3
"""The weight above which a family name is no rare one."""

_NOUN, _TITLED = 1.5, 2.0
"""Evidence on the left that a word for persons, or a title, gives."""
_CLOSES, _DOES, _TITLE_BEHIND, _HONOURED = 0.6, 1.8, 2.0, 3.0
"""Evidence on the right that a pause, a verb of persons, a title, an honorific gives."""


class NameEdges:
    """Restores what was cut off accepted names, and tells those that their neighbours speak against."""

    def __init__(self, names: NameLexicon) -> None:
        self._names = names
        self._lex = lex = names.lexicons
        self._weights = lex.transliteration
        self._initials = lex.words_set("country_initial")
        self._ends = lex.words["name_never_end"]
        self._lands = frozenset(lex.countries).union(lex.country_cities)

    # ── what was cut off ────────────────────────────────────────────────────────────────────────────────────────

    def grown(self, evidence: NameScore, found: Candidate) -> Candidate:
        """*found* with the characters on both sides that belong to it, without words that follow it."""
        chars = evidence.scan.chars
        name = chars[found.start : found.end]
        if "·" in name:
            return self._spelt_out(evidence, self._hyphened(evidence.scan, self._within_word(evidence.scan, found)))
        if found.foreign:
            regnal = _REGNAL.search(name)
            if regnal is not None and regnal.end() < len(name):
                return replace(found, end=found.start + regnal.end())  # 查尔斯三世|登基
            found = self._without_word(found, name)
        found = self._runs_on(evidence, self._given_of_three(evidence, found))
        if found.end - found.start <= 3:
            found = self._rare(evidence, found)
        if found.end - found.start <= 3:
            found = self._guessed(evidence, found)
        return self._married(evidence.scan, found) if found.end - found.start == 3 else found

    def _without_word(self, found: Candidate, name: str) -> Candidate:
        """A name without the noun that it has swallowed (普京|贺信)."""
        for word in self._ends:
            if name.endswith(word) and len(name) - len(word) >= 2 and name[-len(word) - 1] != "-":
                return replace(found, end=found.end - len(word))
        return found

    def _within_word(self, scan: Scan, found: Candidate) -> Candidate:
        """A name of several parts that begins within a guessed word (土|尼沙·某某)."""
        word = scan.word_over(found.start)
        if scan.cuts[found.start] or word is None or found.start - word.start > 2 or in_dictionary(word.text):
            return found
        if scan.chars.endswith("部长", 0, found.start):
            return found  # 国家安全部长|本·某某
        whole = all(c in self._weights for c in word.text[: found.start - word.start])
        return replace(found, start=word.start) if whole and word.start not in scan.title_ending else found

    def _hyphened(self, scan: Scan, found: Candidate) -> Candidate:
        """A name of several parts with what a hyphen joins to it (让|-吕西安·…)."""
        chars, at = scan.chars, found.start - 2
        if at < 0 or chars[found.start - 1] != "-" or not (chars[at] in self._weights or chars[at] == _JEAN):
            return found
        while at > 0 and not scan.cuts[at] and chars[at - 1] in self._weights:
            at -= 1
        return replace(found, start=at) if scan.cuts[at] else found

    def _spelt_out(self, evidence: NameScore, found: Candidate) -> Candidate:
        """A name of several parts that ends within a guessed word of transliteration (杜特尔特-卡|彪)."""
        scan = evidence.scan
        if scan.cuts[found.end]:
            return found
        word = scan.word_at.get(scan.cuts.rfind(1, 0, found.end))
        if (
            word is None
            or word.end > found.end + 2
            or in_dictionary(word.text)
            or word.tag[:2] not in ("nr", "ns", "nz")
        ):
            return found
        closed = word.text[-1] not in _NEVER_GIVEN and evidence.right(word.end) >= 0.6
        return replace(found, end=word.end) if closed else found

    def _given_of_three(self, evidence: NameScore, found: Candidate) -> Candidate:
        """A Japanese name behind a title with the whole of its given name."""
        chars, given = evidence.scan.chars, found.start + 2
        if chars[found.start : given] not in self._names.compound or evidence.left(found.start) < _TITLED:
            return found
        told = _THREE_GIVEN.match(chars, given)
        if (
            told is None
            or told.end() <= found.end
            or not _NEVER_GIVEN.isdisjoint(told[0])
            or set("由之") & set(told[0])
        ):
            return found
        closed = chars.startswith("等", told.end()) or evidence.right(told.end()) >= _CLOSES
        return replace(found, end=told.end()) if closed else found

    def _runs_on(self, evidence: NameScore, found: Candidate) -> Candidate:
        """A transliteration with the rest of its sounds (胡齐斯|坦和, 范德|普尔以), or a name behind a title with the
        single character between it and a verb of persons (田代秀|敏表示)."""
        scan, end = evidence.scan, found.end
        chars, word = scan.chars, scan.word_at.get(end)
        both = found.end - found.start == 2 and not found.foreign and chars[end : end + 1] == "同"
        if both and self._names.predicate.match(chars, end + 1) is not None and evidence.left(found.start) >= _TITLED:
            return replace(found, end=end + 1)  # 司长郝广|同表示: 同 has nobody behind it
        if word is None or evidence.right(end) >= 0.3 or not is_han(chars, end):
            return found
        name = chars[found.start : end]
        if word.text[0] == "和" and chars[end + 1 : end + 2] in ("，", "。", "、", "（"):
            return replace(found, end=end + 1)  # 主任白音孟|和，
        if name[:2] in self._names.compound and (ending := _JAPANESE.match(chars, end - 1)) is not None:
            return replace(found, end=ending.end())  # 高桥健|太郎
        sounds = all(self._weights.get(c, 0) >= _USUAL for c in (name if found.foreign else name[1:]) + word.text)
        if word.text[0] in _NEVER_GIVEN:
            return found
        if (
            sounds
            and ((found.foreign and len(word.text) == 1) or (len(word.text) > 1 and word.tag[:2] == "nr"))
            and (scan.place_over(end) is None)
        ):
            return replace(found, end=word.end, foreign=True)
        japanese = len(name) == 3 and name[:2] in self._names.compound
        closed = len(name) == 2 and not found.foreign and word.tag[:1] in "na" and evidence.left(found.start) >= _TITLED
        japanese = japanese or closed  # 部长某某|男参加
        single = len(word.text) == 1 and word.text in self._lex.given and evidence.right(end + 1) >= _DOES
        return replace(found, end=end + 1) if japanese and single else found

    def _rare(self, evidence: NameScore, found: Candidate) -> Candidate:
        """A name with the one or two rare characters behind it, each of which the segmenter has left alone
        (李文|淏组成, 李依|娲娜)."""
        scan, end = evidence.scan, found.end
        if evidence.right(end) >= 0.6:
            return found
        while end - found.start < 4:
            word = scan.word_at.get(end)
            if word is None or len(word.text) > 1 or word.tag not in _ODD or not is_han(scan.chars, end):
                break
            if word.text in _NEVER_GIVEN or word.text in self._initials:
                break
            end += 1
        return found if end == found.end else replace(found, end=end)

    def _guessed(self, evidence: NameScore, found: Candidate) -> Candidate:
        """A Tibetan name with the rest of what the segmenter takes for one name (白玛玉|珍), or a name with its last
        character, of which a word was made with 和 (王光|谦和|陈竺)."""
        scan, start, end = evidence.scan, found.start, found.end
        chars = scan.chars
        tibetan = chars[start : start + 2] in self._names.tibetan
        if chars[start + 2 : start + 4] in self._names.tibetan and (tibetan or evidence.right(start + 4) >= 0.6):
            return replace(found, end=start + 4)
        firm = evidence.left(start) >= _NOUN or chars[start - 1 : start] == "、"
        follows = scan.word_at.get(end)
        if not firm or end - start != 2 or follows is None or len(follows.text) != 2 or follows.text[1] not in _JOINS:
            return found
        usual = self._lex.given.get(follows.text[0], (0, 0, 0))[1] >= 4
        return (
            replace(found, end=end + 1)
            if usual and chars[follows.end : follows.end + 1] in self._lex.surnames
            else found
        )

    def _married(self, scan: Scan, found: Candidate) -> Candidate:
        """A name behind the family name of the husband, or with a family name that stands alone, in a list
        (、陈|冯富珍、)."""
        chars, before = scan.chars, found.start - 1
        if before < 1 or chars[before] not in self._lex.surnames or chars[before - 1] not in "、 \n":
            return found
        weight, risky = self._lex.surnames[chars[before]]
        if risky or weight < _COMMON or chars[found.end : found.end + 1] not in ("、", "（", " ", "等", "\n"):
            return found
        return replace(found, start=before)

    # ── what speaks against it ──────────────────────────────────────────────────────────────────────────────────

    def barred(self, evidence: NameScore, found: Candidate) -> bool:
        """Whether what stands at its edges shows that *found* is no person's name."""
        scan, start, end = evidence.scan, found.start, found.end
        chars = scan.chars
        name = chars[start:end]
        left, right = evidence.left(start), evidence.right(end)
        if right < _DOES and left < _NOUN and self._in_work(scan, found):
            return True
        if chars[end : end + 2] in ("”号", "”舰"):
            return True
        if "·" in name:
            return False
        if not scan.cuts[start] and self._inside_word(scan, found):
            return True
        if name[0] in _CALENDAR and chars[start - 1 : start].isdigit():
            return True
        if name[:-1] in self._names.nouns or (name[-1] in "区县旗" and name in self._lex.places):
            return True  # 、石峰区|区长某某
        around = scan.place_over(start)
        if around is not None and around.start == start and around.end > end and around.word in self._lands:
            return True  # 抵达努尔|苏丹
        gone_to = left < _NOUN and (chars.startswith(_VISITED, end) or _SEVERAL_PLACES.match(chars, end) is not None)
        if gone_to and any(name + level in self._lex.places for level in "市县区旗"):
            return True  # 赴霞浦、福鼎调研
        if name.endswith(self._ends) and (found.foreign or (left < _NOUN and name[0] in self._initials)):
            return True
        if name.endswith("两国"):
            return True
        one_side = found.foreign or name[0] in self._initials or f"中{name[0]}" in chars
        if name[1:] == "方" and left < _TITLED and one_side:
            return True  # 同卢方领导人会见时……中卢关系
        if chars[end : end + 1] in _VILLAGES and end in scan.title_starting and left < _NOUN:
            return True  # 段家湾|村党支部书记
        if right < _HONOURED and self._opens_with_land(scan, found, left, right):
            return True
        if self._of_place(scan, found, right) or (found.foreign and self._among_places(scan, found, left)):
            return True
        if end in scan.title_starting and name[-1] in self._initials:
            if len(name) == 2 and name[0] in self._names.function:
                return True  # 应美|总统请求
            word = scan.word_at.get(start)
            if (
                word is not None
                and word.end == end - 1 > start + 1
                and word.tag[0] in "vpcd"
                and rarity(word.text) < _KNOWN
            ):
                return True  # 成员包括俄|副外长
        if found.foreign and (name[-1] in _REGIONS or (len(name) == 2 and name[0] == "中")):
            return True
        return len(name) == 3 and (name[-1] == "界" or (name[-1] in _SETTLEMENTS and left < _NOUN))

    def _in_work(self, scan: Scan, found: Candidate) -> bool:
        """Whether a name stands only in the title of a work (《新刘三姐》), of which it is no author or subject."""
        if not any(a < found.start and found.end < b for a, b, _ in scan.works):
            return False
        return _IN_WORK.match(scan.chars, found.end) is None

    def _inside_word(self, scan: Scan, found: Candidate) -> bool:
        """Whether a plain word of the dictionary holds the whole name and more before it (科技师|范大学|党委书记)."""
        word = scan.word_over(found.start)
        return (
            word is not None
            and word.start < found.start
            and word.end >= found.end
            and word.tag[:2] not in ("nr", "ns", "nz")
            and in_dictionary(word.text)
        )

    def half_word(self, scan: Scan, found: Candidate) -> int:
        """Where a word of the dictionary ends with whose end the name opens (铭|记毛泽东, 回|顾斯诺); 0 for none."""
        start = found.start
        if scan.cuts[start] or start in scan.title_ending:
            return 0
        word = scan.word_over(start)
        if word is None or not start < word.end < found.end or not in_dictionary(word.text):
            return 0
        return word.end if word.tag[0] in "vtcdn" and rarity(word.text) < _KNOWN else 0

    def _opens_with_land(self, scan: Scan, found: Candidate, left: float, right: float) -> bool:
        """Whether a state or a long name of a place opens the stretch, or a state closes it or goes on behind it."""
        start, end = found.start, found.end
        opening = scan.place_over(start)
        if opening is not None and opening.start == start and opening.end < end:
            if found.foreign and len(opening.word) > 2 and start not in scan.title_ending:
                return True
            if opening.word in self._lex.countries and scan.cuts[opening.end] and (left < _NOUN or right < 0.3):
                return True
        closing = scan.place_over(end - 1)
        if closing is None or closing.start <= start or closing.word not in self._lands:
            return False
        before = scan.chars[closing.start - 1]
        if found.foreign:
            return closing.end > end or before in _TOWARDS
        weight, risky = self._lex.surnames.get(before, (0, True))
        return closing.end >= end and len(closing.word) > 1 and (risky or weight < 4)

    def _of_place(self, scan: Scan, found: Candidate, right: float) -> bool:
        """Whether the name is told as a place: 在 before it, or a land or province that it lies in."""
        start, chars = found.start, scan.chars
        if start in scan.title_ending or right >= _TITLE_BEHIND:
            return False
        land = self._before(scan, start)
        word = scan.word_at.get(start)
        known = word is not None and word.end == found.end and word.tag in ("nr", "nrfg") and in_dictionary(word.text)
        if known and (land is None or right >= _DOES):
            return False
        if chars[start - 1 : start] in _AT:
            return not chars.startswith(_WITH, found.end)
        if land is None:
            return False
        whole = land.word in self._lex.countries or any(
            p.level in PROVINCE for p in self._lex.places.get(land.word, ())
        )
        if chars[land.start - 1 : land.start] in _TOWARDS:
            return True
        return found.foreign and whole and right < _DOES

    def _before(self, scan: Scan, at: int) -> Match | None:
        """The place that ends right before *at*."""
        place = scan.place_over(at - 1)
        return place if place is not None and place.end == at and place.word not in self._lex.institutions else None

    def _among_places(self, scan: Scan, found: Candidate, left: float) -> bool:
        """Whether a transliteration follows a place in a list (拉塔基亚、塔尔图斯), or only ends one (拉姆|安拉)."""
        start, chars = found.start, scan.chars
        if left >= _NOUN:
            return False
        if chars[start - 1 : start] == "、":
            return self._before(scan, start - 1) is not None
        if self._weights.get(chars[start - 1 : start], 0) < _USUAL:
            return False
        word = scan.word_at.get(scan.cuts.rfind(1, 0, start))
        if word is None or word.end != start or word.text in self._lex.countries:
            return False
        return word.tag[:2] in ("nr", "ns", "nz") and all(c in self._weights for c in word.text)
