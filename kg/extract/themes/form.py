"""Themes by their form alone: draft laws, ``…行动`` and ``…工程``, relations between countries, railways …"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.lexicon.lexicons import Lexicons, alternatives
from kg.mention.scan import Scan, occurrences
from kg.text.segment import Word

_DRAFT = r"草案|修订草案|修正草案|（?修订|实施"
_LAW_END = r"(?:法典|法|条例)(?:修正案（[一二三四五六七八九十]+）)?"
_LAW = re.compile(rf"(?P<name>[\u4e00-\u9fff]{{2,14}}?{_LAW_END})(?={_DRAFT})")
_ANY_LAW = re.compile(rf"{_LAW_END}(?:{_DRAFT})")
_BEFORE_LAW = re.compile(r"^.*(?:审议|关于|提请|听取|通过|制定|修改|修订|编纂|的)")
_NO_LAW = re.compile(
    r"(?:执|立|方|做|玩|算|普|手|非|依|违|宪|办|合|守|司|书|语|看|说|想|用|打|战|找)法$|(?:办|措施办)法$|^实施(?:条例|法)$"
)
_LEADS_LAW = re.compile(
    r"^(?:会?和|与|、)|^(?:.*?(?:提请审议|关于|新修订的|新修订|推进|贯彻|学习|围绕|确保|完善|审议|修改|通过|出台|实施好"
    r"|违反|违背|恪守|遵守|中华人民共和国))+"
)
_LAW_TITLE = re.compile(r"(?:中华人民共和国)?([\u4e00-\u9fff]{2,16}(?:法|条例|法典))(?:（[^）]*）)?")
_STRATEGY = r"战略(?:(?![\u4e00-\u9fff])|(?=实施|和|与|及|等|的|在|对接|落地|[一二三四五六七八九十两]|规划|行动))"
_FORMED = re.compile(
    rf"(?:行动|工程|计划|倡议|攻坚{_STRATEGY}|攻坚战|保卫战|歼灭战|大会战|改革试点|试点(?=工作|建设|，|。|；|、)|{_STRATEGY})"
    r"(?![\u4e00-\u9fff]?(?:中|上|者|员|方案|性|部署|对接|伙伴|合作|互信|协作|定力|机遇|高度|地位|沟通|自信|支撑|目标|举措|"
    r"引领|共识|稳定|决策|抉择|选择|谋划|布局|擘画|指引|判断|主动|安排|考量|资源|储备|科技力量|枢纽|腹地|通道|支点))"
)
_BEFORE_FORMED = re.compile("(?:专项|攻坚|整治|创建|提升|培育|示范|三年|五年|百日|冬季|春季|夏季|秋冬季)+$")
_LONGEST_BEFORE = 16
_NUMERALS = "一二三四五六七八九十百千万"
_SPIRIT = re.compile(
    r"精神(?!文明|文化生活|饱满|振奋|丰碑|享受|领袖|病|状态|面貌|力量|风貌|财富|家园|支柱|"
    r"实质|障碍|疾病|食粮|动力|追求|生活|世界|谱系|内涵|品格|卫生|压力|损害|需求|抖擞)"
)

ANNIVERSARY = "成立、胜利周年"
_ANNIVERSARY = re.compile(r"(?:成立|建立|胜利|回归祖国|发表|签署|建校|建院|创刊|爆发)\d+周年")
_KEEPS_DAY = re.compile(".*(?:纪念|庆祝|祝贺|迎接|喜迎|值此|举行|出席|暨)")
_OF_ALL = ("新", "中国", "中华", "全")


class Pattern(NamedTuple):
    """A pattern with a group ``name``; texts without one of the words in ``needs`` are not searched.

    Where ``reach`` is told, the pattern has one of the words in it, and begins so many characters before it at most.
    """

    needs: tuple[str, ...]
    reach: int
    pattern: re.Pattern[str]
    kind: str
    rule: str


class Formed(NamedTuple):
    """A stretch of the matching text that has the form of a theme."""

    start: int
    end: int
    label: str
    kind: str
    rule: str


OF_A_LAW = "法律名称"
_MARKS = re.compile("[“”]")
_BEHIND = 24
"""A pattern sees no farther behind the word that it needs."""
PATTERNS = (
    Pattern(
        (*(f"{n}大" for n in "一二三四五六七八九十"), *(f"届{n}中全会" for n in "一二三四五六七")),
        6,
        re.compile(
            r"(?=[党中一二三十])(?<!工党)(?<!公党)(?<!学社)(?<!越共)(?<!老党)(?<!革党)(?<!民党)(?<!民盟)(?<!民[建进革])"
            r"(?<!台盟)(?<!科协)(?<![侨文残]联)(?<!作协)(?<!妇女)(?<!工会)(?<!青年团)(?<!团的)"
            r"(?P<name>(?:党的|中共)?(?:(?:[一二三]十[一二三四五六七八九]?|十[一二三四五六七八九])大"
            r"|[一二三]?十[一二三四五六七八九]?届[一二三四五六七]中全会)"
            r"(?:精神)?)(?!以来|后|代表|报告|主席团|常|学|小|部|型|力|局)"
        ),
        "slogan",
        "党代会和全会",
    ),
    Pattern(
        ("重要论述", "重要思想"),
        0,
        re.compile(r"(?P<name>关于[\u4e00-\u9fff、]{2,18}的?重要(?:论述|思想))"),
        "slogan",
        "重要论述",
    ),
    Pattern(
        ("建交",),
        0,
        re.compile(r"(?P<name>(?:中[^国的同与和、，]|(?<!我)[^\W\d同与和]中|两国)?建交\d+周年)"),
        "field",
        "建交周年",
    ),
    Pattern(
        ("关系",),
        4,
        re.compile(
            r"(?P<name>(?:中(?:[^\W\d国的外方与和同两亚]|印尼|东盟|欧盟)|[^\W\d为在同对把将是]中|两党两国|两国两军|两国|双边|[美俄欧日印英法德韩朝]{2})关系)"
            r"(?!到|着|密切|户)"
        ),
        "field",
        "两国关系",
    ),
    Pattern(
        ("谈判", "会谈", "和谈", "冲突", "停火"),
        2,
        re.compile(r"(?P<name>[美俄欧日印英法德韩朝伊沙巴以土叙黎乌]{2}(?:谈判|会谈|和谈|冲突|停火))"),
        "field",
        "两国谈判与冲突",
    ),
    Pattern(
        ("党对",),
        0,
        re.compile(r"(?P<name>党对(?!我|你|他|全)[\u4e00-\u9fff]{2,10}?的(?:绝对|全面|集中统一)?领导)"),
        "principle",
        "党对某项工作的领导",
    ),
    Pattern(
        ("台风", "飓风", "气旋", "风暴"),
        0,
        re.compile(r"(?P<name>(?:台风|飓风|气旋|热带风暴)“[^“”]{2,6}”)"),
        "risk",
        "风暴的名字",
    ),
    Pattern(
        ("友好", "友谊", "合作"),
        5,
        re.compile(
            r"(?P<name>(?:中(?:[^\W\d国的外方与和同两亚小大美西东华央部心医文]|印尼|东盟|欧盟|白|非|阿|拉)"
            r"|[^\W\d为在同对把将是与和的建务我高初集其会]中)"
            r"(?:友好合作|传统友好|传统友谊|经贸合作|务实合作|互利合作|合作|友好))"
            r"(?!论坛|组织|区|医院|示范|委员会|协会|小组|中心|基金|交流协会|人士|关系|城市|伙伴|大学|条约|办学|协定|项目|园|规划|共识|文件|大会|峰会)"
        ),
        "field",
        "两国友好与合作",
    ),
    Pattern(
        ("命运共同体",),
        0,
        re.compile(
            r"(?P<name>(?:新时代|新形势下|新的历史条件下|具有战略意义的|全天候|高水平|更加紧密的|更为紧密的|面向未来的|紧密的)*"
            r"(?:中国?(?!深化|推动|构建)[^\W\d国的与和同建为在对及]{1,3}?|[^\W\d的与和同为在对及同确续化就]中"
            r"|人类卫生健康|海洋|网络空间|亚太|核安全|全球发展|全球安全|地球生命|人与自然生命|周边|上海合作组织|金砖|东亚|亚洲|地区|区域"
            r"|利益|责任|安全)命运共同体)"
        ),
        "slogan",
        "命运共同体",
    ),
    Pattern(
        ("伙伴",),
        17,
        re.compile(
            r"(?P<name>(?:新时代|永久|全天候|全面|全方位|战略|合作|友好|互利|互惠|务实|创新|可持续){1,5}(?:合作)?伙伴(?:关系)?)"
        ),
        "field",
        "伙伴关系",
    ),
    Pattern(
        ("高铁", "铁路"),
        10,
        re.compile(
            r"(?<![\u4e00-\u9fff])(?:其中|以及|开行|加开|加快推进|推动|加快|建设|推进|为|是|的|乘坐|和|、|支持|了|运营的|继续|参与|随着|包括|连接|建设中的|振兴|激活)?"
            r"(?P<name>(?!年|一批|一大批|推进|加强|确保|全区|各地|市市|县县|要|今年|明年|通上|智能|中的|随着|包括|连接|振兴|激活|复兴号"
            r"|[^高铁]{0,3}(?:公里|全国|米长)|全市|全省|跨境|在|对|让|把|从|新建|国家|我国|首条)"
            r"(?:(?!等)[\u4e00-\u9fff]){2,4}?(?:高铁|铁路|城际铁路))"
            r"(?=[、，。；“”（]|开通|建设|项目|正式|是|等|通车|运营|全线|已|将|的|作为|和|沿线)"
        ),
        "programme",
        "铁路项目",
    ),
    Pattern(
        ("法", "修正案"),
        0,
        re.compile(
            r"(?:通过了?|审议了?|、|修订的|制定|修改|编纂|施行|实施|关于)"
            r"(?P<name>[\u4e00-\u9fff和]{2,12}?(?:法典|法|修正案（[一二三四五六七八九十]+）))(?=[、，；。]|草案|修订草案|执法检查)"
        ),
        "field",
        OF_A_LAW,
    ),
)


class FormFinder:
    """Finds what has the form of a theme, whether a lexicon knows it or not."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._law_words = lexicons.words_set("law_word")
        self._weak = lexicons.words_set("theme_weak")
        self._programme_verbs = lexicons.words_set("programme_verb")
        self._telling = lexicons.words_set("telling_verb")
        self._generic = lexicons.words["generic_programme"]
        self._plain = lexicons.words["plain_programme"]
        self._values = lexicons.words["plain_spirit"]
        self._papers = lexicons.words["paper_before_spirit"]
        self._foreign = re.compile(alternatives(lexicons.words["foreign_affair"]))

    def laws(self, scan: Scan) -> Iterator[Formed]:
        """Draft laws: the name back to where the words before it begin."""
        if not _ANY_LAW.search(scan.chars):
            return
        for match in _LAW.finditer(scan.chars):
            start, end = match.span("name")
            name = _BEFORE_LAW.sub("", scan.chars[self._law_start(scan, start, end - 1) : end])
            name = _LEADS_LAW.sub("", name)
            if 3 <= len(name) <= 16 and not _NO_LAW.search(name):
                yield Formed(end - len(name), end, name, "field", "法律草案")

    def _law_start(self, scan: Scan, start: int, at: int) -> int:
        """Walk back from *at* over the words of a law's name, at most to *start*."""
        for begin in range(at, start, -1):
            word = scan.word_at.get(begin) if scan.cuts[begin] else None
            if word is not None and word.tag[:1] in "vpcdu" and word.text not in self._law_words:
                return word.end
        return min(start, at)

    def law_titles(self, scan: Scan) -> Iterator[Formed]:
        """Laws named in 《》."""
        for start, end, title in scan.works:
            law = _LAW_TITLE.fullmatch(title)
            if law is not None and not (len(law[1]) < 7 and _NO_LAW.search(law[1])):
                yield Formed(start + 1, end - 1, law[1], "field", OF_A_LAW)

    def programmes(self, scan: Scan) -> Iterator[Formed]:
        """``…行动 / 工程 / 计划 / 战略 / 倡议``: the noun run that leads up to the head noun."""
        for match in _FORMED.finditer(scan.chars):
            head, end = match.span()
            before = _BEFORE_FORMED.search(scan.chars, max(0, head - _LONGEST_BEFORE), head)
            head = head if before is None else before.start()
            begin = self._named_from(scan, self._run_start(scan, head), head)
            while begin and scan.chars[begin] in _NUMERALS and scan.chars[begin - 1] in _NUMERALS:
                begin -= 1
            named = bool(scan.cuts[end]) and begin < head and 5 <= end - begin <= 16
            plain = scan.chars.startswith(self._generic, begin) or scan.chars.endswith(self._plain, begin, head)
            if (
                named
                and not self._told(scan, begin, head)
                and not plain
                and "及" not in scan.chars[begin : begin + 3]
                and not _planned(scan, head, end)
                and self._foreign.search(scan.chars, begin, end) is None
            ):
                yield Formed(begin, end, scan.chars[begin:end], "programme", "…行动、工程、计划、战略")

    def _told(self, scan: Scan, begin: int, end: int) -> bool:
        """Whether a verb inside the run tells what somebody does (全国|宣告|攻坚战): none that names make use of."""
        at = scan.word_at[begin].end if begin in scan.word_at else end
        while at < end:
            word = scan.word_at.get(at)
            if word is None:
                return False
            if word.text in self._telling:
                return True
            at = word.end
        return False

    def spirits(self, scan: Scan) -> Iterator[Formed]:
        """``…精神``: what a place, a troop or a time is praised for, no meeting's decisions."""
        for match in _SPIRIT.finditer(scan.chars):
            if scan.chars.endswith(self._papers, 0, match.start()):
                continue
            begin, end = self._run_start(scan, match.start()), match.end()
            begin = self._named_from(scan, begin, match.start())
            if begin < match.start() and 4 <= end - begin <= 10 and not scan.chars.startswith(self._values, begin):
                yield Formed(begin, end, scan.chars[begin:end], "slogan", "…精神")

    def anniversaries(self, scan: Scan) -> Iterator[Formed]:
        """``某会成立80周年``: the day that a country or a body looks back to."""
        for match in _ANNIVERSARY.finditer(scan.chars) if "周年" in scan.chars else ():
            begin = self._named_from(scan, self._run_start(scan, match.start()), match.start())
            if keeps := _KEEPS_DAY.match(scan.chars, begin, match.start()):
                begin = keeps.end()
            begin -= next((len(all_) for all_ in _OF_ALL if scan.chars.endswith(all_, 0, begin)), 0)
            if begin < match.start():
                yield Formed(begin, match.end(), scan.chars[begin : match.end()], "event", ANNIVERSARY)

    def _run_start(self, scan: Scan, at: int) -> int:
        """Where the run of nouns and verbs begins that leads up to offset *at*."""
        begin = at
        while begin > 0 and at - begin < 14:
            previous = word_ending(scan, begin)
            if (
                previous is None
                or (previous.tag[:1] not in "nvjb" and previous.tag != "an")
                or previous.tag == "nr"
                or previous.text in self._weak
            ):
                break
            begin = previous.start
        return begin

    def _named_from(self, scan: Scan, begin: int, at: int) -> int:
        """Where a programme's name begins behind the verbs that only lead up to it (挫败俄行动, 条高铁计划)."""
        while begin < at:
            word = scan.word_at.get(begin)
            if word is None:
                return at
            if len(word.text) > 1 and (word.tag[:1] != "v" or word.tag == "vn" or word.text in self._programme_verbs):
                return begin
            begin = word.end
        return at


def find_patterned(chars: str) -> Iterator[Formed]:
    """Names built by a fixed pattern: relations, communities, partnerships, railways, laws."""
    for needs, reach, pattern, kind, rule in PATTERNS:
        if any(map(chars.__contains__, needs)):
            for match in _near(pattern, needs, reach, chars) if reach else pattern.finditer(chars):
                end = match.end("name")
                name = _LEADS_LAW.sub("", match["name"]) if rule == OF_A_LAW else match["name"]
                if rule != OF_A_LAW or (len(name) > 2 and not _NO_LAW.search(name)):
                    yield Formed(end - len(name), end, _MARKS.sub("", name), kind, rule)


def _near(pattern: re.Pattern[str], needs: Sequence[str], reach: int, chars: str) -> Iterator[re.Match[str]]:
    """What ``finditer`` finds of a *pattern* that begins at most *reach* characters before a word that it needs."""
    free = 0
    for at in sorted(at for word in needs for at in occurrences(chars, word)):
        for begin in range(max(free, at - reach), at + 1):
            match = pattern.match(chars, begin, at + _BEHIND)
            if match is not None and at < match.end():
                yield match
                free = match.end()
                break


def _planned(scan: Scan, head: int, end: int) -> bool:
    """Whether 计划 is a verb: what is planned follows it (某厂计划投资, 计划于明年), or a mere place plans."""
    if not scan.chars.endswith("计划", head, end):
        return False
    after, before = scan.word_at.get(end), word_ending(scan, head)
    place = before is not None and before.tag == "ns"
    return place or (after is not None and after.tag[:1] in "vpdtm")


def word_ending(scan: Scan, at: int) -> Word | None:
    """The word that ends at *at*."""
    for length in (2, 3, 4, 1, 5):
        word = scan.word_at.get(at - length)
        if word is not None and word.end == at:
            return word
    return None
