"""The titles that lead up to a name, read leftwards: a title, the institution chunk before it, a separator, a title."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.lexicon.lexicons import Lexicons
from kg.mention.bodies.ministries import joint_ministries
from kg.mention.body_words import AUTONOMOUS
from kg.mention.posts.body_retold import body_retold
from kg.mention.posts.conveyed import behind_conveying
from kg.mention.scan import Scan, TitleMatch
from kg.model import Status

_HARD_STOP = frozenset("。！？!?\n；：“《》|｜/")
_SOFT_STOP = frozenset("，、（ ")
_JOIN = ("、", "，", "/", "兼", "和", "以及", "及", "暨", " ")
_CONGRESSES = ("人大", "人民代表大会")
_AND = ("和", "与", "及")
_APART = ("，", "和", "与", "以及", "及")
_AND_ALSO = ("和", "与", "以及")
_DELEGATES = frozenset(("代表", "政府代表"))
_WITH_OTHERS = frozenset("率携偕")
_BRACKETS = {"）": ("（", 16), "”": ("“", 24)}
"""Closing mark → opening mark, and how far before it that may stand."""
_PREDICATE = re.compile(r"(?:为|任|担任|担任着|是|出任|兼任|当选|履新)[\u4e00-\u9fff、（）]{2,60}$")
_AS = ("现任", "时任", "原任", "作为", "担任", "身为")
_SERVING = re.compile(r"(?:[时现原]任|作为|身为)[^。；]{2,40}$")
_LONGEST_OFFICES = 44
_NO_PART_OF_NAMES = frozenset("cdt")
_NO_NAME_TAGS = frozenset("vpcdtfmqur")
_DUTY = re.compile(r"(?:(?:协助)?分管|主持|主管|负责)[\u4e00-\u9fff]{2,16}的$")
_LONGEST_DUTY = 22
_LONGEST_LEAD = 12
_LEADS_NAME = ("驻", "属", "届", "当代", "现代", "近代")
_SHORTEST_CLAUSE = 4
_LONGEST_BRACKET = 8
_LONGEST_GROUP = 30
_MET = re.compile("(?:会见|看望|慰问|接见|出席|主持|参加|拜会)$")
_GROUP_END = ("领导小组", "工作小组", "指挥部", "工作专班", "协调小组")
_ENDS_NAME = "、，。；：！？!?\n（）“”《》"
_SHARED_END = -2
"""So much of two names of one body is the same (台办)."""
_BY = re.compile(r"(?<![自理缘事情因])[^自理缘事情因]?由[省市县区州原时院校部局厅镇]")
"""会议由|省人大常委会…: where the segmenter joins 由 to the level or the 原 behind it."""
_MOVED = re.compile("调任|转任|改任|升任|出任")
_ONCE = re.compile(r"(?:此前|之前|曾|先后)(?:一直)?(?:任|担任|出任)(?:过)?\Z")
_LONGEST_ONCE = 8
"""Before a post that somebody no longer holds (此前担任|区长的某某)."""
_WHICH_EDITION = re.compile(r"^第?[\d一二三四五六七八九十]{1,4}届(?=..)")
_APPOSED = re.compile(r".*——(?=..)|.+(?=全国(?:人大|政协)$)")
"""What a body stands beside, of whom it tells more (带头人——|某村党支部, 手艺人|全国人大代表)."""
_WHOLE = ("集团", "公司", "大学")
"""What ends a name before an 与 (赴某集团|与某公司董事长某某会谈)."""
_IN_CHARGE = ("负责人", "负责同志")
_MEMBERS = ("成员", "代表", "队员", "团员")
_MEETS = re.compile("会见|看望|慰问|接见|走访|听取")
_JOINED_TO = ("及", "以及", "和", "与")
_UNNAMED = ("同志", "单位", "部门", "人员", "负责人")
"""What ends the telling of people without names (省政协有关领导同志|和省高级人民法院院长某某)."""
_OFFICES = ("委", "局", "厅", "院", "办", "部", "政府", "机关", "部门")
"""Bodies of the state, of which one is in charge and another has the next post."""
_OF_CIRCLE = re.compile(r"(?P<body>.*政协)(?P<circle>[\u4e00-\u9fff]{2,12}界)别?")
"""A conference and the circle of society that a member of it is of (省政协|科技界|委员)."""
_WHICH_TERM = re.compile(
    r"(?<=.)(?:第[\d一二三四五六七八九十]+任|新一[任届]|下一?任|首任)$|(?<=[党盟会团国])新(?:一?任)?$"
)
_NUMBERED_SECTION = re.compile(r"[一二三四五六七八九十]{1,2}[科处]")
_LED_TO = re.compile(
    r"[\u4e00-\u9fff]{0,4}(?:会议?|活动|仪式)(?:首先|先|分别|随后|最后|还)?由(?=.{3})|[\u4e00-\u9fff]{0,4}一行[与同和](?=.{2})"
    r"|(?:先后|分别|随后|此后|还|又)(?:与|同|和|向|对|到|赴|会见了?|拜访了?|走访了?|拜会了?)(?=.{3})"
)
_FORMER_BODY = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{2,8}?)[原前](?=(?:[省市县区州]|自治区)(?:委|党委|政府|人大|政协|纪委|监委))"
)
_FORMER_MINISTRY = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,8}?)前(?=[^沿线台海门])")
_MINISTERS = ("部长", "大臣")
_BEHIND_AND = re.compile(r"[^、]*[^委府会协局、][和与](?=(?:[省市县区州旗]|自治区)(?:委|政府|人大|政协|纪委|监委)$)")
"""工作报告和|市委: the body of the next one of two, which stands behind a 和."""
_HEADS_STATE = re.compile(r"[\u4e00-\u9fff·]{2,6}?(?:总书记|主席|总统|总理|国王)")
"""A name that the title of a head of state or party follows."""
_BESIDES = re.compile(r"(?:[有相]关|部门、?|各)$")
_THAT_PLACES = re.compile("[该本全][乡镇村县市区](?=[\u4e00-\u9fff]{2,8}(?:村|社区|街道|镇|乡|县|区))")
"""A place that the text is about, before one in it."""
_LEAD = re.compile(
    r"^(?:正?是(?=时任))?(?:(?P<former>原任|曾任|历任|原|前)|(?P<elect>候任)|(?P<acting>代理)(?=[\u4e00-\u9fff]{2,12}[省市县区州]|[省市县区州])"
    r"|时任|现任|新一[任届]|新任|担任|来自|由|时|[据受经](?=[省市县区州盟旗][委政人纪]))(?=.{2})"
)


@dataclass(slots=True)
class Item:
    """A title with the (possibly empty) institution chunk before it, as read."""

    title: TitleMatch
    chunk_start: int
    chunk: str


@lru_cache(maxsize=4)
def _stops(lexicons: Lexicons) -> frozenset[str]:
    """The words before which a chunk must begin."""
    return lexicons.words_set("chunk_stop") | lexicons.words_set("time_of_day") | lexicons.words_set("time_adverb")


class TitleChain:
    """Reads the titles before an offset of one document."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan
        self._stops = _stops(scan.lexicons)
        self._place_ending = dict(zip(scan.place_ends, scan.place_starts, strict=True))
        self._place_starting = frozenset(scan.place_starts)
        self._in_names = scan.lexicons.words["stop_in_name"]
        self._name_verbs = scan.lexicons.words_set("name_verb")
        self._joint = joint_ministries(scan)
        self._date_ends = frozenset(d.end for d in scan.dates)
        self.person_ends: Collection[int] = frozenset()
        """Where the names of persons end, as far as they are known."""

    def items_before(self, start: int, floor: int) -> list[Item]:
        """The titles that lead up to a name at *start*, in text order."""
        scan = self._scan
        items: list[Item] = []
        at = self._behind_of(start, floor)
        while True:
            title = self._title_before(at, floor)
            if title is None or (title.text == "代表" and self._on_behalf(title, start, floor, first=not items)):
                break  # 某人|代表总统某某出席, 某人下午，代表某某总书记看望: a verb
            joint = self._joint_start(title.start)
            if joint is not None and joint >= floor:
                chunk_start = joint  # 某国|经济和财政部|副部长
            else:
                chunk_start = self._behind_preposition(self._chunk_start(title.start, floor), title.start)
                chunk_start = self._behind_clause(chunk_start, title)
                chunk_start = behind_conveying(scan, self._place_starting, chunk_start, title.start)
            if items and self._somebody_else(title, scan.chars[chunk_start : title.start], at, items[-1].chunk):
                break
            if items and _MOVED.search(scan.chars, max(floor, chunk_start - 2), title.start) is not None:
                break  # 某区委书记某某调任某组组长、|某区区长某某: the office that somebody else took up
            if _ONCE.search(scan.chars, max(floor, chunk_start - _LONGEST_ONCE), chunk_start) is not None:
                title = replace(title, status=Status.FORMER)
            known = chunk_start in self._place_starting
            item = _item(title, chunk_start, scan.chars[chunk_start : title.start], known)
            item.chunk = body_retold(scan, item.chunk, title.text, title.start)
            items.append(item)
            at = chunk_start
            joined = next((j for j in _JOIN if at - len(j) >= floor and scan.chars.endswith(j, 0, at)), None)
            if joined is None:
                if chunk_start == title.start and at in scan.title_ending and scan.title_ending[at].start >= floor:
                    continue
                break
            if joined == "，" and self._predicate_before(at - 1, floor):
                break
            at -= len(joined)
        if items and (twin := self._twin(items[-1], floor)) is not None:
            items.append(twin)
        items.reverse()
        return items

    def _on_behalf(self, title: TitleMatch, start: int, floor: int, *, first: bool) -> bool:
        """Whether 代表 before a name at *start* is what somebody does, and no title."""
        chars = self._scan.chars
        if first:
            return chars[title.start - 1 : title.start] == "，" and _HEADS_STATE.match(chars, start) is not None
        return title.start == floor

    def _twin(self, item: Item, floor: int) -> Item | None:
        """The post at the other name of a body that goes by two (``中央台办、|国务院台办主任``)."""
        at = item.chunk_start - 1
        if at <= floor or self._scan.chars[at] != "、":
            return None
        bodies, start = self._scan.lexicons.institutions, self._place_ending.get(at)
        other = self._scan.chars[start:at] if start is not None and start >= floor else ""
        if other not in bodies or item.chunk not in bodies or not other.endswith(item.chunk[_SHARED_END:]):
            return None
        return Item(item.title, at - len(other), other) if other.endswith(("办", "办公室")) else None

    def _joint_start(self, end: int) -> int | None:
        """Where the name of a ministry of several fields begins that ends at *end*, or lends its 部 to a 部长 there."""
        joint = self._joint.get(end)
        if joint is None and self._scan.chars.startswith("部长", end):
            joint = self._joint.get(end + 1)
        return None if joint is None else joint[0]

    def _somebody_else(self, title: TitleMatch, chunk: str, at: int, body: str) -> bool:
        """Whether a title before a comma ends a list of others (和巴西、印度代表，以及某组织秘书长某某; 部门、企业负责人，)."""
        chars = self._scan.chars
        if chars.startswith(_APART, at) and title.text.endswith("负责人") and _BESIDES.search(chars, 0, title.start):
            return True
        if title.text.endswith(_IN_CHARGE) and chars.startswith(_JOINED_TO, at):
            return True  # 县总工会、县妇联负责人|及企业家代表某某
        clause = max(chars.rfind(mark, 0, title.start) for mark in "，。；")
        if chars.startswith("，", at) and title.text in _MEMBERS and _MEETS.search(chars, clause + 1, title.start):
            return True  # 会见报告团成员，某委副主任某某; 慰问企业家代表，商会会长某某
        if chunk and chars[at : at + 1] == "，" and title.text.endswith(("负责人", "负责同志")):
            return True  # 省监委负责人，省高级人民法院院长某某
        if chars.startswith(_AND_ALSO, at) and title.text in _DELEGATES and not chunk.endswith("人大"):
            return True  # 某国政府代表和|中国驻某国大使某某
        of_office = title.text.endswith("负责同志") or (title.text.endswith("负责人") and chunk.endswith(_OFFICES))
        if body and of_office and chars[at : at + 1] == "、":
            return True  # 省监委负责人、|省检察院副检察长某某; but 某公司负责人、市政协委员某某
        if title.text != "代表" or chars[at : at + 1] != "，":
            return False
        countries = self._scan.lexicons.countries
        return not chunk or chunk[-1:] == "或" or any(chunk[:n] in countries for n in range(2, len(chunk) + 1))

    def _behind_preposition(self, start: int, end: int) -> int:
        """同|德国外长: where a place begins right behind a preposition that the segmenter has hidden (日同)."""
        chars = self._scan.chars
        if start in self.person_ends and chars[start] in _WITH_OTHERS and end - start > 2:
            return start + 1  # 副省长某某|率|省政府办公厅副主任某某
        at = start + 2 if chars[start] == "京" else start + 1
        if end - at > 1 and chars[at - 1] in "同与和向对由":
            place = self._scan.place_over(at)
            if place is not None and place.start == at:
                return at
        return start

    def _behind_clause(self, start: int, title: TitleMatch) -> int:
        """复信|美国某大学校长, 过去一年|全国政协委员: where a name begins that the clause before it has run into."""
        places, scan, end = self._place_starting, self._scan, title.start
        if start in places:
            return self._behind_verb(start, end)
        if not scan.cuts[start]:
            return start
        if _LEAD.match(scan.chars, start, end) is not None:
            return start
        last = scan.place_over(end - 1)
        if last is not None and last.end == end and last.start - start > _LONGEST_LEAD:
            return last.start  # 持续调度部署…工作|应急管理部|党组书记: a pause is missing
        at = next((at for at in range(start + 1, end) if at in places and scan.cuts[at]), None)
        if at is None:
            word = scan.word_at.get(start) if title.entry.default_institution else None
            plain = word is not None and word.end == end and len(word.text) > 1 and word.tag in ("v", "p", "d")
            return end if plain else start  # 致函|国家主席
        before = scan.word_over(at)
        if before is None or before.text.endswith(_LEADS_NAME) or before.tag[:1] not in _NO_NAME_TAGS:
            return start
        return at if before.tag != "vn" and before.text not in self._name_verbs else start

    def _behind_verb(self, start: int, end: int) -> int:
        """欧洲议会议员致信|欧洲议会|议长: where the last name begins that a verb stands before."""
        scan = self._scan
        for at in range(end - 2, start + _SHORTEST_CLAUSE, -1):
            if at in self._place_starting and scan.cuts[at]:
                before = scan.word_over(at)
                plain = before is not None and before.end == at and before.tag == "v" and len(before.text) > 1
                plain = plain and not scan.chars.endswith("驻", 0, at)  # 某国常驻|联合国|代表
                if plain and before is not None and before.text not in self._name_verbs:
                    return at
        return start

    def _behind_of(self, start: int, floor: int) -> int:
        """现任财政部国际财金合作司司长的某人: where the title ends, before the 的."""
        chars = self._scan.chars
        if chars[start - 1 : start] == "）":
            opened = chars.rfind("（", max(floor, start - _LONGEST_BRACKET), start)
            return opened if opened in self._scan.title_ending else start  # 副县长（援疆）某某
        if chars[start - 1 : start] == " " and start - 1 in self._scan.title_ending:
            return start - 1  # a line of its own: 某市委书记 某某
        told = self._scan.title_ending.get(start - 1) if chars[start - 1 : start] == "的" else None
        if told is not None:
            if _SERVING.search(chars, max(floor, start - _LONGEST_OFFICES), start - 1) is not None:
                return start - 1  # 时任副省长、海州市委书记的某人
            chunk = self._chunk_start(told.start, floor)
            if chars.startswith(_AS, chunk) or (chunk >= 2 and chars[chunk - 2 : chunk] in _AS):
                return start - 1
        return start

    def _title_before(self, at: int, floor: int) -> TitleMatch | None:
        """The title that ends at *at*, as far as it stands behind *floor*."""
        title = self._scan.title_ending.get(at)
        if title is None:
            return None
        title = self._after_gazetteer(title)
        if title.start < floor <= title.kept:
            # 当选|国家主席: the verb of the act is no part of the post.
            title = replace(title, start=title.kept, status=Status.HELD)
        return title if title.start >= floor else None

    def _after_gazetteer(self, title: TitleMatch) -> TitleMatch:
        """A title without what belongs to the name before it (全国人大常委会|秘书长, 俄罗斯联邦|总统)."""
        chars = self._scan.chars
        joint = self._joint.get(title.end - 1)
        if joint is not None and joint[1] < title.start and chars[title.end - 1] == "长":
            # 投资、工业和|贸易部长: the title is no more than 部长
            minister, at = self._scan.lexicons.titles["部长"], title.end - 2
            return TitleMatch(at, title.end, at, at, minister, "部长", title.status)
        match = self._scan.place_over(title.start)
        at = match.end if match is not None and match.start < title.start else title.start
        if chars.startswith("常委会", title.start) and chars.endswith(_CONGRESSES, 0, title.start):
            at = title.start + len("常委会")  # 某市第七届人大常委会|委员
        if title.start < at < title.end:
            rest = chars[at : title.end]
            if rest == "长" and match is not None and chars[title.start - 1] in _AND:
                # 法国经济与|财政部|长, of a ministry that is known
                minister = self._scan.lexicons.titles["部长"]
                return TitleMatch(at - 1, title.end, at - 1, at - 1, minister, "部长", title.status)
            entry = self._scan.lexicons.titles.get(rest)
            if entry is not None:
                return TitleMatch(at, title.end, at, at, entry, rest, title.status)
        return title

    def _predicate_before(self, end: int, floor: int) -> bool:
        """Whether the titles up to *end* are what somebody else is said to be (此前为河南省委副书记、政法委书记，)."""
        chars = self._scan.chars
        begin = max(floor, max(chars.rfind(c, floor, end) for c in "，。；") + 1)
        return _PREDICATE.search(chars[begin:end]) is not None

    def body_before(self, end: int, floor: int) -> tuple[int, str]:
        """Where the chunk that ends at *end* begins, and the chunk (``最高人民法院|某某院长``)."""
        start = self._behind_clause_end(self._chunk_start(end, floor), end)
        return start, self._scan.chars[start:end]

    def _behind_clause_end(self, start: int, end: int) -> int:
        """The last known name that runs up to *end*, where one does; else *start*."""
        place = self._scan.place_over(end - 1)
        return place.start if place is not None and place.end == end else start

    # ── the chunk before a title ────────────────────────────────────────────────────────────────────────────────

    def _chunk_start(self, end: int, floor: int) -> int:
        """Where the institution chunk that ends at *end* begins, not before *floor*."""
        chars = self._scan.chars
        at = end
        if chars[at - 1 : at] == "的" and (duty := _DUTY.search(chars, max(floor, at - _LONGEST_DUTY), at)) is not None:
            at = duty.start()  # 农业农村部|分管种业工作的|副部长
        while at > floor:
            if at in self._date_ends or (chars[at - 1] == "兼" and at - 1 in self._scan.title_ending):
                return at  # 某公司总裁兼|首席执行官
            jump = self._place_ending.get(at)
            if jump is not None and jump >= floor:
                at = jump
                continue
            char = chars[at - 1]
            duty = _DUTY.search(chars, max(floor, at - 17), at) if char == "的" else None
            if duty is not None:
                at = duty.start()
                continue
            bracket = _BRACKETS.get(char)
            if bracket is not None:
                opened = chars.rfind(bracket[0], max(floor, at - bracket[1]), at)
                if opened < 0:
                    return at
                at = opened
                continue
            if char in _HARD_STOP or char in _SOFT_STOP:
                return at
            if self._stop_before(at, floor):
                return self._group_start(at, end, floor)
            at -= 1
        return floor

    def _group_start(self, at: int, end: int, floor: int) -> int:
        """Where the name of a group begins that ends at *end*, behind another title, though a verb stands in it at *at*
        (副部长、|部打击整治行动|领导小组组长); *at*, where none does."""
        chars = self._scan.chars
        if not (chars.endswith(_GROUP_END, at, end) or chars.startswith(_GROUP_END, end)):
            return at
        if _MET.search(chars, max(floor, at - 2), at) is not None:
            return at  # 会见|某省前方指挥部总指挥
        begin = max(chars.rfind(mark, floor, at) for mark in _ENDS_NAME)
        behind_title = begin >= 0 and chars[begin] == "、" and begin in self._scan.title_ending
        return begin + 1 if behind_title and end - begin <= _LONGEST_GROUP else at

    def _stop_before(self, at: int, floor: int) -> bool:
        """Whether a word before which a chunk must begin ends at *at*."""
        chars, cuts = self._scan.chars, self._scan.cuts
        if chars[at - 1] == "兼" and at - 1 in self._scan.title_ending:
            return True  # 总裁|兼|首席执行官, which the segmenter joins
        if not cuts[at]:
            return chars[at - 1] == "由" and _BY.match(chars, max(at - 2, floor)) is not None
        for start in range(max(at - 4, floor), at):
            if cuts[start] and chars[start:at] in self._stops:
                if chars[start:at] in _AND and not self._separates(start):
                    continue
                if chars.startswith(self._in_names, start):
                    continue  # 战区联合参谋部, 省委组织部|分管…
                if chars[start:at] in self._name_verbs and _NUMBERED_SECTION.match(chars, at) is not None:
                    continue  # 市委组织部|组织二科
                return True
        return False

    def _separates(self, at: int) -> bool:
        """Whether a 和 at *at* stands between two capacities or persons, not inside a name (工业和信息化部)."""
        scan = self._scan
        if at in scan.title_ending or at in self.person_ends or scan.chars[at - 1 : at] in ("，", "；", "："):
            return True
        before = scan.word_over(at)
        if before is not None and before.end == at and before.tag in _NO_PART_OF_NAMES:
            return True  # 并|与乌总统某某会面
        start = self._place_ending.get(at)
        if start is not None:
            word = scan.chars[start:at]
            lex = scan.lexicons
            if word in lex.institutions or word in lex.countries or word in lex.country_cities:
                return True
            while (outer := self._place_ending.get(start)) is not None and outer < start:
                start = outer
            return scan.chars[start - 1 : start] in ("在", "于", "抵", "赴")  # 在巴黎|与法国总统某某会谈
        return scan.chars[at - 1] in "”）" or scan.chars.endswith((*_WHOLE, *_UNNAMED), 0, at)


def _item(title: TitleMatch, start: int, chunk: str, known: bool) -> Item:
    """An item whose chunk has lost the words that only say when the post was held; *known*: a name begins it."""
    chunk = _WHICH_TERM.sub("", _DUTY.sub("", chunk) if chunk.endswith("的") else chunk)
    if chunk.startswith(AUTONOMOUS) or _THAT_PLACES.match(chunk) is not None:
        start, chunk = start + 2, chunk[2:]  # 自治|州财政局, 该乡|三流水村
    if chunk[:1] in _AND and (len(chunk) > 3 or (len(chunk) == 3 and (chunk[0] != "和" or chunk[1] in "省市区"))):
        start, chunk = start + 1, chunk[1:]
    if chunk in _AND:
        start, chunk = start + 1, ""  # 部长甲|及|商务部长乙
    circle = _OF_CIRCLE.fullmatch(chunk) if title.text == "委员" else None
    if circle is not None:
        return Item(title, start, circle["body"])
    beside = _BEHIND_AND.match(chunk) if not known else None
    if beside is not None:
        start, chunk = start + beside.end(), chunk[beside.end() :]
    apposed = _APPOSED.match(chunk)
    if apposed is not None:
        start, chunk = start + apposed.end(), chunk[apposed.end() :]
        known = False
    led = _LED_TO.match(chunk)
    if led is not None and not known:
        start, chunk = start + led.end(), chunk[led.end() :]  # 先后与|某集团
    former = _FORMER_BODY.match(chunk) or (_FORMER_MINISTRY.match(chunk) if title.text.endswith(_MINISTERS) else None)
    if former is not None:
        place, body = former["place"], chunk[former.end() :]
        return Item(replace(title, status=Status.FORMER), start, place + body)  # 海州|原|市委书记
    edition = _WHICH_EDITION.match(chunk)
    if edition is not None:
        start, chunk = start + edition.end(), chunk[edition.end() :]  # 第12届某博览会执委会
    lead = _LEAD.match(chunk)
    if lead is None or known:
        return Item(title, start, chunk)
    if lead["former"]:
        title = replace(title, status=Status.FORMER)
    elif lead["elect"]:
        title = replace(title, status=Status.ELECT)  # 候任|某组织驻华代表
    elif lead["acting"]:
        title = replace(title, status=Status.ACTING)  # 代理|某市人民政府市长
    return Item(title, start + lead.end(), chunk[lead.end() :])
