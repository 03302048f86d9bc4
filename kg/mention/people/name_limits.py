"""Where a name that the evidence found really begins and ends, and what turns out to be no name.

The evidence weighs what stands around a stretch of characters; here its own words are looked at: a preposition before
a name, a verb behind it, a place or a body of that name. Only accepted names are looked at, so it costs little.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.lexicon.lexicons import alternatives
from kg.mention.body_words import COMPANIES, NUMBERED_SCHOOL, SEAT_ENDS
from kg.mention.home import PROVINCE
from kg.mention.people.foreign_limits import BEHIND, ForeignLimits
from kg.mention.people.name_edges import NameEdges
from kg.mention.people.name_lexicon import NEVER_LAST, USUAL_GIVEN, NameLexicon, is_han
from kg.mention.people.name_misread import behind_words, is_misread
from kg.mention.people.name_score import Candidate, NameScore
from kg.mention.people.name_words import FUNCTION, NameWords
from kg.mention.scan import Scan, occurrences
from kg.text.segment import in_dictionary

_BEFORE_COUNTRY = FUNCTION | frozenset("于任在为被让")
_ARRIVING = frozenset("来莅抵赴")
_BEHIND_COMPOUND = BEHIND | frozenset("作同向从出和等")
_PARTY_GROUPS = ("党组", "党委", "党总支", "党支部")
_BODIES = ("中心", "医院", "学院", "协会", "基金会")
_DEPARTMENTS = frozenset("司局厅处科部")
_NO_GIVEN = NEVER_LAST | frozenset("仍男女")
_FIRM_BEHIND = re.compile(
    r"(?:(?![任为担当兼的同代])[\u4e00-\u9fff（）]){1,8}?有限(?:责任)?公司|(?:公司|集团)(?=[\u4e00-\u9fff])"
)
_WITH_YU = tuple("关由对位至基属处源鉴终")
_PART_OF_NAME = re.compile(
    r"和(?:[等，、。（：]|主持(?!人)|指出|强调|表示|要求|致[辞词欢开]|讲话|(?:出席|列席|参加)[^，。；的]{1,12}[，。；]|在会上|说[，：]"
    r"|作(?:了|主[题旨]|总结|交流|表态|大会|会议|专题|动员|重要|工作|典型|情况|补充|报告|发言|讲话|说明|点评)|[通汇]报|宣读|解读|介绍(?!人))"
)
"""A 和 that joins nothing: 组长刘光和等, 副主任洪某和主持会议."""
_HONORIFICS = ("先生", "女士")
_CLOSES = frozenset("，。、；：（”\n")
_IN_LIST = ("、", " ")
_AS_ONE = re.compile(r"(?:同志|国王|总统|先生)?(?:为|名义)")
_SIMILES = re.compile(r"[\u4e00-\u9fff]如[\u4e00-\u9fff](?:、[\u4e00-\u9fff]如[\u4e00-\u9fff])+")
"""Likenesses in a row (甘如蜜、明如镜)."""
_PLACE_BEFORE = re.compile(r"(?:[州县郡镇]|城市|地区|首都|港口)$")
_TAIL = re.compile(
    r"以(?=视频|书面|\d)|[为向](?=\d+[余多]?[名位个家]|获奖|受[助表捐]|先进|优秀|全[体省市县区校]|学[员生]|师生|群众|官兵)"
    r"|作(?=关于|的|题为|了|《|(?:工作|重点|典型|交流|表态|总结|动员|主旨|专题)?"
    r"(?:报告|发言|讲话|说明|部署|辅导|点评)|[\u4e00-\u9fff]{2,6}说明[，。；])|同(?=当选)"
    r"|仍(?=担任|任|为|在|将|未)|致(?=慰问|[贺唁]电|信|[欢开闭答贺祝][^，。；]{1,2}[辞词])|率(?=外长|团|队|代表)|原(?=计划|定)"
    r"|手(?=[拿持捧握])|忙(?=着)|批(?=评)|及(?=与会|其|有关|相关|各|部分|全体|社团|部门|独立)"
    r"|互(?=致|访|换|通电|赠|祝)|做(?=[汇报主出了])|则(?=[称表说指强认是在，])|欲(?=前往|赴|在|与|访)|出(?=舱|狱|院)"
    r"|来(?=代行|华)|发(?=了言|表|布)|夺(?=[得冠金])|获(?=[得奖胜])|还(?=表示|[说称指强])|因(?=[^，。]{2,12}(?:被|案|事故|涉嫌|去世))"
    r"|后(?=，)|大(?=[将使校][^，。；]{0,6}[和与同向说称表])"
    r"|到(?=会(?:[通听指祝致作讲宣并，。]|$)|场|任|访|岗)|当地(?=时间)|受(?=国务院|.{2,10}委托)|带领(?=.)"
)
"""The first characters of what goes on behind a name → what they go on to."""
_IN_TIME = frozenset("将曾已仍")
_ONCE_DID = re.compile(r"(?:任|担任|多次|先后|表示|指出|说|在[^，。]|于|被|对)")
"""Behind 曾, which ends names too."""
_DOES_IN_TIME = re.compile(
    r"(?:主持|出席|列席|参加|访问|出访|会见|会晤|宣布|致[辞词欢开]|讲话|发言|作|赴|率|前往|抵达|到|在[^，。]|于|对|同|与|向|为|被|带队|带领|陪同|表示|指出|强调|要求"
    r"|介绍|说|担任|任|辞|调|离|多次|先后|继续|全程|接受|发表|签署|召开|举行|启程|返回|开展|检查|调研|考察|视察)"
)
"""What somebody will do, has done or still does (部长刘军|将出席): the adverb before it ends no name."""
_ACT_AS = re.compile("(?:选举|补选|增选|推选|任命|决定|选出)[^，。；]{2,6}为[^，。；]{2,24}[，、；]$")
_HOUSEHOLD = re.compile(r"(?:村民|居民|农户|走进|来到|走访|烈士|遗属|老兵|老人|职工|战士)$")
_LISTED = re.compile(r"(?:（[^（）。]{1,10}）)?(?:以?及|[、和与 ，/\n])")
_NEVER_OF_PERSONS = frozenset("部处局")
_SCHOOL = re.compile(rf"{NUMBERED_SCHOOL}$")
_NOUN = 1.5
"""Evidence on the left of a name that at least a word for persons gives."""
_CERTAIN = 1.8
"""Evidence on the right of a name that a verb of persons or an honorific gives."""
_PAUSE = 0.6
"""Evidence on the right of a name that a mark gives at least."""
_TITLED = 2.0
"""Evidence on the left of a name that a title gives."""

_OF_TOWNS = frozenset("山岛港湾城堡")
"""What names of towns end in, and transliterated names of people do not."""


class NameLimits:
    """Sets the limits of accepted names, and rejects those that their own words speak against."""

    def __init__(self, names: NameLexicon) -> None:
        self._names = names
        self.edges = NameEdges(names)
        self._words = NameWords(names)
        self._foreign = ForeignLimits(names)
        self._lex = lex = names.lexicons
        self._weights = lex.transliteration
        self._household_places = frozenset(lex.words["household_place"])
        self._never = lex.words_set("never_name")
        after = rf"(?:{alternatives(lex.words['after_place'])})(?!长|领导|委|政府|直|级|[四五几][套大]|党政|班子)"
        self._place_behind = re.compile(
            rf"(?:{after})|(?:、[^、，。；]{{2,8}}){{0,30}}(?:和[^、，。；]{{2,8}})?等(?:[\d一二三四五六七八九十几多数]+[个座处]?)?(?:{after}|地)"
        )

        does = alternatives(lex.words["name_predicate"])
        nouns = alternatives(lex.words["person_noun"])
        self._does = re.compile(
            rf"(?:[还也则又都已曾将]|在[^，。]{{2,10}}|因[^，。]{{2,10}}，(?=辞去))?(?:{does}|[说称])"
            rf"|(?:{nouns})|正在|从事|一家|的[^，。；]{{2,30}}职务|（女|（[^（）]{{1,6}}族）"
        )

    def mended(self, evidence: NameScore, accepted: Iterable[Candidate]) -> dict[int, Candidate]:
        """The names among *accepted* with their right limits, by where they begin; what is told to be a place
        anywhere is none of them."""
        chars = evidence.scan.chars
        names: dict[int, Candidate] = {}
        places: set[str] = set()
        odd: list[Candidate] = []
        for found in accepted:
            name = self._mend(evidence, found)
            odd += [found] if name is None else []
            if name is not None and name.end >= found.end:
                name = self.edges.grown(evidence, name)
            if name is None or self.edges.barred(evidence, name):
                continue
            form = chars[name.start : name.end]
            if evidence.left(name.start) < _NOUN and any(form + firm in chars for firm in COMPANIES):
                continue  # 某某公司……某某、某银行等企业
            if self._place(evidence, name):
                if name.foreign:
                    places.add(form)
            elif len(form) > 2 and "·" not in form and self._place_elsewhere(evidence, form):
                places.add(form)
            else:
                names[name.start] = name
        names = {start: c for start, c in names.items() if chars[c.start : c.end] not in places}
        ends = {c.end for c in names.values()}
        for c in odd:
            if c.start - 1 in ends and c.end + 1 in names and self._in_row(chars, c):
                names[c.start] = c
        for c in [c for c in names.values() if not evidence.scan.cuts[c.start]]:
            inner = names.get(self.edges.half_word(evidence.scan, c))
            if inner is not None and inner.end == c.end:
                del names[c.start]
        return self._anchored(evidence, names)

    def _in_row(self, chars: str, found: Candidate) -> bool:
        """Whether a name of three characters, however like words it looks, fills the place between two commas of a row
        (黎家柏、|普利松|、马俊)."""
        name = chars[found.start : found.end]
        row = chars[found.start - 1] == "、" and chars[found.end : found.end + 1] == "、"
        known = name in self._lex.not_names or name in self._lex.places or name in self._lex.institutions
        return row and len(name) == 3 and not known and self._names.form(name) is not None

    def owns_no_title(self, evidence: NameScore, found: Candidate) -> bool:
        """Whether the title behind *found* is not its own: it is no name, or that of a place (方家街道|党工委书记)."""
        return self.edges.barred(evidence, found) or self._place(evidence, found)

    def _anchored(self, evidence: NameScore, names: dict[int, Candidate]) -> dict[int, Candidate]:
        """*names* without those that nowhere in the document stand where only a name would."""
        chars = evidence.scan.chars
        beside: dict[int, list[Candidate]] = {start: [] for start in names}
        for c in names.values():
            joined = _LISTED.match(chars, c.end)
            after = names.get(joined.end()) if joined is not None else None
            if after is not None:
                beside[c.start].append(after)
                beside[after.start].append(c)
        queue = [c for c in names.values() if self._stands_firm(evidence, c, beside[c.start])]
        sure = {chars[c.start : c.end].split("·")[-1] for c in queue if "·" in chars[c.start : c.end]}
        while queue:
            c = queue.pop()
            name = chars[c.start : c.end]
            if name not in sure:
                sure.add(name)
                queue += beside[c.start]
        return {start: c for start, c in names.items() if chars[start : c.end] in sure}

    def _stands_firm(self, evidence: NameScore, c: Candidate, beside: list[Candidate]) -> bool:
        """Whether a title, a verb of persons or a list of names is beside a name, or the dictionary knows it."""
        scan = evidence.scan
        chars = scan.chars
        if "·" in chars[c.start : c.end] or evidence.left(c.start) >= _NOUN or evidence.right(c.end) >= 1.0:
            return True
        if chars[c.end : c.end + 1] == "：" or c.end in scan.date_at or self._does.match(chars, c.end) is not None:
            return True
        opens = chars[c.start - 1 : c.start] in ("", "\n", "。", " ") and chars[c.start] in self._lex.surnames
        if evidence.office(c.start, c.end) or (opens and chars[c.end : c.end + 1] == "是"):
            return True
        if c.foreign:
            return any(not other.foreign for other in beside)
        word = scan.word_at.get(c.start)
        return bool(beside) or (word is not None and word.end == c.end and word.tag[:2] == "nr")

    def _mend(self, evidence: NameScore, found: Candidate) -> Candidate | None:
        """*found* with its right limits, or ``None`` where it is no name."""
        scan, lex = evidence.scan, self._lex
        found = behind_words(scan, found, lex)
        if is_misread(scan, found, lex, evidence.left(found.start)):
            return None
        name = scan.chars[found.start : found.end]
        if _SCHOOL.search(name) is not None and found.end in scan.title_starting:
            return None  # 台山一中|校长
        if name in lex.institutions or name in lex.countries or name[1:] in _HONORIFICS or name[1:] in lex.titles:
            return None
        if name[1:] in lex.local_bodies:
            return None  # 长|宁区委
        if found.foreign and "的" in name[:-2]:
            found = replace(found, start=found.start + name.rindex("的", 0, -2) + 1)  # 部长一职的|若阿金·莱维
            name = scan.chars[found.start : found.end]
        if evidence.left(found.start) < _NOUN and _FIRM_BEHIND.match(scan.chars, found.end) is not None:
            return None  # 史某利|化肥有限公司
        if name[0] == "于" and len(name) > 2 and scan.chars[found.start - 1 : found.start] in _WITH_YU:
            found = replace(found, start=found.start + 1)  # 关于|李猛同志任职
            name = name[1:]
            if name in lex.countries or name in lex.places:
                return None
        if name.endswith(_BODIES) and (found.foreign or not name.endswith("中心")):
            return None  # 中福彩中心|主任, 法学院|院长
        office = scan.title_starting.get(found.end) if name.endswith(lex.words["firm_tail"]) else None
        if office is not None and office.entry.kind == "company":
            return None  # 隆平高科|董事长
        if name in lex.local_bodies or self._department(scan, found, name) or self._within_land(scan, found):
            return None
        if "·" not in name and (self._opens_with_place(scan, found) or self._opens_place(scan, found)):
            return None
        if (
            name[0] in "司局厅处"
            and len(name) > 2
            and scan.chars.startswith((f"{name[0]}长", f"副{name[0]}长"), found.end)
        ):
            return replace(found, start=found.start + 1)  # 国际司|林小波司长
        if name[0] == "以" and len(name) > 2 and _AS_ONE.match(scan.chars, found.end) is not None:
            return replace(found, start=found.start + 1)
        if name == "任命" or (name[0] == "任" and scan.chars.endswith("同志", 0, found.start)):
            return None  # 首相|任命, 某某同志|任青海省委书记
        if len(name) == 2 and name[0] in _ARRIVING:
            return None  # 某某主席来菲出席
        mended: Candidate | None = found
        if name[0] in _BEFORE_COUNTRY and name[1:] in lex.countries:
            return None
        if "·" not in name and name[0] in self._names.function:
            mended = self._words.behind_function(scan, found, name)
        if mended is found:
            foreign = found.foreign or "·" in name
            mended = self._foreign.mended(scan, found, name) if foreign else self._chinese(evidence, found, name)
        whole, mended = mended, self._without_tail(evidence, mended) if mended is not None else None
        if mended is None or mended.end - mended.start < 2:
            return None
        name = scan.chars[mended.start : mended.end]
        if name in self._never or (name in lex.country_cities and name[-1] in _OF_TOWNS):
            return None  # 首相|任命, 两国元首|旧金山|会晤
        if name in lex.places or name in lex.country_cities or name.endswith(COMPANIES):
            return None if mended is not found else found
        return mended if "·" in name[:-2] or mended is not whole else self._whole(evidence, mended, name)

    def _within_land(self, scan: Scan, found: Candidate) -> bool:
        """Whether the name is a part of a country's (北|马其顿)."""
        land = scan.place_over(found.start)
        return (
            land is not None and land.start < found.start and land.end >= found.end and land.word in self._lex.countries
        )

    def _department(self, scan: Scan, found: Candidate, name: str) -> bool:
        """Whether a department is told by a name like a person's (宣传司|副司长, 区监委|主任)."""
        title = scan.title_starting.get(found.end)
        if title is None:
            return False
        if len(name) > 2 and name[-1] in _NEVER_OF_PERSONS:
            return True  # 康复部|副主任
        of_party = title.text.startswith(_PARTY_GROUPS)
        if name[-1] not in _DEPARTMENTS:  # 东方重机|党委书记、董事长某某
            return of_party and scan.chars.startswith("、", title.end) and title.end + 1 in scan.title_starting
        return of_party or title.text.endswith(name[-1] + "长")

    def _without_tail(self, evidence: NameScore, found: Candidate) -> Candidate:
        """A name without what it has swallowed of the words behind it (韩正|以视频方式, 村民王伟|家的)."""
        chars, end = evidence.scan.chars, found.end
        for at in (end - 1, end - 2):
            tail = _TAIL.match(chars, at) if at - found.start >= 2 else None
            if tail is not None and tail.end() >= end:
                return replace(found, end=at)
        if end - found.start in (3, 4) and chars[end - 1] in "到抵" and evidence.right(end) < _PAUSE:
            return replace(found, end=end - 1)  # 副市长何平|到某镇
        does = _ONCE_DID if chars[end - 1] == "曾" else _DOES_IN_TIME
        if chars[end - 1] in _IN_TIME and end - found.start in (3, 4) and does.match(chars, end) is not None:
            name = chars[found.start : end]
            if not any(chars[at + len(name) : at + len(name) + 1] in _CLOSES for at in occurrences(chars, name)):
                return replace(found, end=end - 1)
        if end - found.start == 3 and chars[end - 1] == "家" and _HOUSEHOLD.search(chars, 0, found.start) is not None:
            return replace(found, end=end - 1)
        joint = chars[end - 1] if end in evidence.scan.title_starting else ""
        after_title = end - found.start == 3 and found.start in evidence.scan.title_ending
        if joint == "为" and end - found.start == 3 and found.start not in evidence.scan.title_ending:
            before = chars[evidence.scan.sentence_of(found.start).start : found.start]
            if _ACT_AS.search(before) is not None:
                return replace(found, end=end - 1)  # 补选甲为副主席，张文|为秘书长
        once = end - found.start == 3 and chars[end - 1] == "及" and chars.count(chars[found.start : end]) == 1
        if (joint == "和" and after_title) or (joint == "及" and end - found.start > 2) or once:
            return replace(found, end=end - 1)  # 副总统某某|和国务卿某某, 副主任甲、乙|及秘书长丙
        return found

    def _whole(self, evidence: NameScore, found: Candidate, name: str) -> Candidate:
        """A name with the characters that the segmenter has cut off it (武切|维奇, 彭育|晴)."""
        scan, chars, end = evidence.scan, evidence.scan.chars, found.end
        following = scan.word_at.get(end)
        right = evidence.right(end)
        if len(name) == 2 and _PART_OF_NAME.match(chars, end) is not None:
            return found if found.foreign else replace(found, end=end + 1)
        if following is None or right >= 0.3:
            return found
        others = following.text[1:] == "等"
        if others and all(c in self._weights for c in name + following.text[0]):
            return replace(found, end=end + 1, foreign=True)  # the segmenter's word 斯等 in 某某莱斯等 is none
        guessed = following.tag[:2] in ("nr", "ns") or not in_dictionary(following.text)
        spelt = all(c in self._weights for c in name[name.rfind("·") + 1 :] + following.text)
        if guessed and (spelt or (found.foreign and following.tag.startswith("nr"))):
            longer = evidence.right(following.end)
            fits = longer >= (right if following.tag[:2] in ("nr", "ns") else 0.3) and following.end - found.start <= 8
            if not fits:
                return found
            end = following.end - 1 if self._foreign.hangs_on(chars, following.end) else following.end
            return replace(found, end=end, foreign=True)
        char = chars[end]
        if len(name) != 2 or found.foreign or not is_han(chars, end) or char in _NO_GIVEN:
            return found
        usual = self._lex.given.get(char, (0, 0, 0))[1]
        if name[1] == "氏" and following.tag.startswith("nr") and len(following.text) <= 2:
            return replace(found, end=following.end)  # 裴氏|明怀
        if others:
            return replace(found, end=end + 1) if usual else found  # 赵立|平等: 赵立平 and others
        if len(following.text) > 1:
            # 书记刘川|生案: a word that the segmenter has made up of a given name and what follows
            made_up = len(following.text) == 2 and not in_dictionary(following.text) and usual >= USUAL_GIVEN
            firm = evidence.left(found.start) >= _NOUN or chars[found.start - 1 : found.start] == "、"
            firm = firm and chars.count(name) == chars.count(name + char)
            return replace(found, end=end + 1) if made_up and firm else found
        if char not in self._lex.given and evidence.right(end + 1) >= 0.6:
            return replace(found, end=end + 1)  # 骆家|駹、: a character that hardly any word has
        return replace(found, end=end + 1) if usual and evidence.right(end + 1) >= right else found

    # ── Chinese names ───────────────────────────────────────────────────────────────────────────────────────────

    def _chinese(self, evidence: NameScore, found: Candidate, name: str) -> Candidate | None:
        scan, chars, start, end = evidence.scan, evidence.scan.chars, found.start, found.end
        right = evidence.right(end)
        if chars[start - 2 : start + 1] == "代表法":
            return None  # 代表法修正草案
        among_leaders = chars.endswith("领导", max(0, start - 2), start) and chars[end : end + 1] == "、"
        if among_leaders or evidence.among_offices(start, end):
            return found  # 区领导|梁平、陈渝
        left = evidence.left(start)
        appointed = evidence.behind_act(start) and evidence.office(start, end) > 0
        if self._lex.not_names.get(name) is False and not chars.startswith("同志", end) and not appointed:
            title = scan.title_ending.get(start)
            if (
                left < _TITLED
                or (right < 1.2 and not self._stands_out(scan, found))
                or (title is not None and chars[title.start - 1 : title.start] == "向")
            ):
                return None  # 祝贺阁下, 向主席敬礼: a plain word needs a title of its own
        if name[1:2] == "如" and any(m.start() <= start < m.end() for m in _SIMILES.finditer(chars)):
            return None
        if name in self._lex.not_names and right < _CERTAIN and (left < 0.3 or (right < 0.3 and left < _TITLED)):
            return None
        given = left >= _TITLED and right >= 0.6 and self._words.usual_given(name[1:])  # 书记强某某，
        doubtful = right < _CERTAIN and end not in scan.date_at and not (given or appointed)
        if doubtful and self._words.only_words(scan, start, end):
            return None
        if len(name) == 3 and (name[-1] in BEHIND or name[-1] == "家") and chars.count(name[:2]) > chars.count(name):
            return replace(found, end=end - 1)
        if len(name) == 3 and name[-1] in "向以把被从案" and left >= _NOUN and chars[end : end + 1] not in ("。", "、"):
            return replace(found, end=end - 1)  # 主任委员钟山|向会议作报告, 原书记刘川|案等典型案例
        if (
            len(name) == 4
            and name[:2] in self._names.compound
            and name[-1] in _BEHIND_COMPOUND
            and (right < 1.2 or name[-1] in "在作")
        ):
            return replace(found, end=end - 1)  # 检察长闻人杰|作工作报告, 欧阳靖|在主席台就座
        if len(name) == 3 and (name[-1] in "等率的了" or (name[-1] == "在" and right >= 1.0)):
            return replace(found, end=end - 1)
        return found

    def _stands_out(self, scan: Scan, found: Candidate) -> bool:
        """Whether a pause stands on a side of a name, or a date behind it."""
        chars = scan.chars
        listed = chars[found.start - 1 : found.start] in _IN_LIST or chars[found.end : found.end + 1] in _IN_LIST
        return listed or found.end in scan.date_at

    def _opens_place(self, scan: Scan, found: Candidate) -> bool:
        """Whether the stretch opens the name of a county or a town (黄梅|县委书记)."""
        place = scan.place_over(found.start)
        if place is None or place.start != found.start or place.end <= found.end or found.start in scan.title_ending:
            return False
        return place.word[-1] in SEAT_ENDS and place.word in self._lex.places

    def _opens_with_place(self, scan: Scan, found: Candidate) -> bool:
        """Whether a province or a state opens the stretch (山东|诸城, 英国|新)."""
        place = scan.place_over(found.start)
        if place is None or place.start != found.start or place.end >= found.end:
            return False
        if scan.chars[found.start - 1 : found.start] in _IN_LIST and scan.chars[found.end : found.end + 1] in _IN_LIST:
            return False  # 韩立明、韩国启、覃伟中
        if place.word in self._lex.countries:
            return place.word.endswith("国")
        return any(p.level in PROVINCE for p in self._lex.places.get(place.word, ()))

    # ── places ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _place_elsewhere(self, evidence: NameScore, form: str) -> bool:
        """Whether the text calls the name a place anywhere (走进陶安里……陶安里历史文化街区, but not 免去李明市财政局局长职务)."""
        chars, behind, length = evidence.scan.chars, self._place_behind, len(form)
        return any(
            behind.match(chars, at + length) is not None and not evidence.behind_act(at)
            for at in occurrences(chars, form)
        )

    def _place(self, evidence: NameScore, found: Candidate) -> bool:
        """Whether what stands around tells of a place, or of something else that has such a name."""
        chars, start, end = evidence.scan.chars, found.start, found.end
        titled = end in evidence.scan.title_starting and not chars.startswith("街道", end)
        behind = self._place_behind.match(chars, end) is not None and not titled
        if behind and not evidence.behind_act(start):
            return True
        town = (
            chars[start - 1 : start] in ("在", "赴")
            and not titled
            and not chars.startswith(("陪同", "带领", "率领"), end)
        )
        if town and any(chars[start:end] + level in self._lex.places for level in "市县"):
            return True  # 在延吉|会见
        if chars[start + 1 : start + 2] == "家" and chars[start + 2 : end] in self._household_places:
            return evidence.left(start) < _TITLED and evidence.right(end) < _CERTAIN
        if not found.foreign or evidence.right(end) >= _CERTAIN or "·" in chars[start:end]:
            return False
        return (
            start not in evidence.scan.title_ending
            and _PLACE_BEFORE.search(chars, max(0, start - 2), start) is not None
        )
