"""What names a group: noun phrases that end in a word for people or bodies (``省直有关部门负责同志``)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.lexicon.lexicons import Lexicons, alternatives
from kg.text.numerals import number

_PART = re.compile(r"[^，。；：]+")
_NO_SUBJECT = "(?![了着过将把被对向在从就是由为与同])"
_ONLY_PEOPLE = re.compile(
    rf"(?:以及|和|及)?(?:{_NO_SUBJECT}[\u4e00-\u9fffⒾⓁ]){{0,14}}Ⓟ(?:[、和及与]|以及|Ⓟ)*(?:等)?(?:同志)?"
)
_WITH_PEOPLE = re.compile(
    r"(?:(?:[、和及与]|以及)[^，。；、和及与Ⓟ]{0,14}Ⓟ)(?:(?:[、和及与]|以及)[^，。；、和及与Ⓟ]{0,14}Ⓟ|Ⓟ)*+等?(?:同志)?(?:分别|先后|依次|也)*$"
)
"""Behind a group: those told by name beside it (受表彰企业代表、某局局长某人先后发言)."""
_PERSON = re.compile(r"Ⓟ(?!(?:[、和]Ⓟ){0,6}(?:同志|先生|女士)?的?(?:生前|亲属|家属|后人|家人|子女))")
_AFTER_PEOPLE = re.compile(r"(?:（[^）]{1,6}）|等|、|，|和|及|以及|与(?!会)|同志)*")
_OPENING = re.compile(
    r"(?:在?(?:认真)?听取了?|在(?=\d+[位名][^，]{1,8}$)|Ⓓ|上午|下午|晚|会上|会前|会后|会议期间|其中|首先|此外|同时|以及|截至|目前|已有|[另还]有"
    r"|共有|党和国家领导人[与同和]|共(?![建同产青和享商])|有(?!关)|在肃立|并(?=[与同])|(?:参加|出席|列席|旁听)(?:Ⓜ|会议|活动|仪式|论坛|大会|宴会|座谈会?)的"
    r"|(?:(?!就[^，]{1,60}(?:问题|话题|议题|情况|内容)|围绕)[^，]){0,20}?(?:吸引|汇聚|迎来|引得)了?"
    r"|出席论坛峰会的|包括(?![^，]{0,24}在内)|同(?![志学行业胞])|与(?!会)|和(?!平)|及(?!其)|Ⓜ[已一总]?共有|随后|最后"
    r"|[本此][届次期][^，]{0,14}?有|本[届次][^，、\d]{1,8}(?=\d+[余多]?万?[余多]?[家名位]))*"
)
_BODIES = re.compile(r"(?:[ⒾⓁ][、和]?)+")
_NO_VERB = "(?!走进|来到|深入|通过|组织|由|在|到|向|对|为|让|请|该|围绕|听取)"
_MORE_BODIES = re.compile(
    rf"{_NO_VERB}[\u4e00-\u9fffⒾⓁ、（）]{{2,40}}?"
    r"(?:Ⓘ|[有相]关[司局处室]|[司局厅委处室]|(?<![举主承创开协])办|中心|公司|集团|[县市区镇乡]|部门|单位|街道)"
)
"""Bodies of a list that goes on over commas to one word for those who came."""
_TOWNS_COUNTED = (
    r"(?:(?!会上|会议)(?:(?!和)[\u4e00-\u9fffⓁ]){1,4}[、和]){1,9}[\u4e00-\u9fffⓁ]{1,4}?"
    r"等?[两三四五六七八九十\d]+个?(?:[地省市县区州]|省[份区]|省区市)(?:（[^）]{1,6}）)?(?=[\u4e00-\u9fffⒾ])"
)
"""Towns counted, before the bodies of each (太原、大同、运城三地公安局)."""
_LOCAL_BODIES = re.compile(
    rf"(?>(?:{_TOWNS_COUNTED}|{_NO_VERB}[\u4e00-\u9fffⒾⓁ\d]{{1,9}}"
    r"(?:局|委|办|厅|院|所|大队|中队|支队|中心|公司|集团|高新区|经开区|开发区|区|县|省|市|州|镇|乡|村"
    r"|街道|社区|银行|大学|学校|医院|协会|学会"
    r"|商会|供销社|联社|合作社|部门|机关|机构|政府|党委|城市|省份)|[ⒾⓁ]|\d+(?=Ⓘ)|县(?=（市))(?:（[^）]{1,8}）)?(?:[、和及]|以及|等(?=[Ⓘ省市县区\d]))?)+"
)
"""Bodies that speak, some of them in no list (市优化办, 李家村)."""
_SEVERAL = re.compile(r"、|和|及|各|[两二三四五六七八九十\d]+[省市区县地家个]")
_AFTER_BODIES = re.compile(
    r"等?(?:分别|先后|在会上|视频)*+(?:(?:(?:就|围绕)[^，]{0,30}|对[^，]{0,40}"
    r"|[以通][^，]{0,10}?(?:方式|形式|视频)|在[^，]{0,12}(?:会场|当地|各地))(?:分别|先后|在会上|视频)*+){0,3}"
)
_NOT_A_GROUP = re.compile(
    r"^欢迎|^和(?![平田硕龙县静林顺政布])|^在[^、]{2,16}(?:会议|论坛|大会|座谈会)|"
    r"听取|围绕|关于|各自|[并、][同与](?![志学])|^到(?!会)|^为(?!首|[^，]{2,24}(?:作|做)出[^，]{0,4}贡献的)|^代表(?![们团])"
    r"|(?<!各)派出(?!机构|所|法?庭|单位)|邀请|发表|发来|作为|^派(?!驻|出)|^[率向给他她的过]|^受(?!表彰|奖|邀|聘)|^预计|将有|^届时|应到|实到|缺席|应出席|^会见|^访问"
    r"|^赴|^连线|^播放|注重|^广泛|^组织(?:企业|群众|党员|干部|师生|学生|职工|员工)|会场[、和]"
    r"|代表(?:全体|老|新|广大|本)|[各区门位级都]要|要(?:认真|组织)|必须|应当|^每|领导在|在[^，]{1,8}(?:与|同(?!志))|^(?:鼓励|支持|动员|引导|从(?![事业])|发挥|开展)"
    r"|^就(?![业读地任])|^在[^，、为给向]{1,14}[为给向](?!首|主)|^还?(?:走进|来到|深入)"
    r"|^并向|^带领|^一行(?!人)|^并?还?(?:会见|看望|接见|慰问(?!团|组))|了(?!解)(?![^，]*的)"
)
"""A verb or pronoun at the head of what looks like a group's name."""
_AND_OTHERS = re.compile(r"们?(?:（[^）]{1,10}）)?等?(?:在[^，]{0,12}会场)?")
_ADVERB = (
    r"(?:分别|先后|逐个|逐一|依次|应邀|也|还|均|都|在会上|在会议上|(?:视频|远程)(?:连线)?|到会|依法|会见时|受邀|参展|线上|线下|“?云端”?"
    r"|踊跃|争相|竞相|积极|确认|共同|一同|一起|一道|一并|轮流|前来|前往(?![^，]{1,10}机场)|上台|到场|现场|或现场|集体|陆续|人|全体|全程|认真|庄严|联动|携手|驻足"
    r"|组团|注册|举杯|昂首"
    r"|(?:共计|共约|共|约|近|逾|超)?[\d一二三四五六七八九十百千万数]+[余多]?[万千]?[余多]?人)*+"
)
# Few phrases stand in a row, and a row of adverbs is read in one way: a long one could be tried in too many.
_ADVERBS = re.compile(
    rf"们?等?(?:同志)?{_ADVERB}(?:(?:(?:就(?!业)|围绕|聚焦|立足|着眼|结合|紧扣|针对|对)[^，]{{0,120}}|向[^，]{{0,12}}"
    r"|(?:以及)?通过[^，]{0,14}?(?:方式|形式)|通过[^，]{0,10}|从[^，]{0,40}?(?:方面|角度|层面)|[以用][^，]{0,14}?(?:方式|形式)"
    r"|以[^，]{2,40}?为主题|以[^，]{0,8}"
    rf"|在[^，]{{0,30}}?(?:会场|现场|基础上)|(?:携|带来)[^，]{{2,20}}|[\d一二三四五六七八九十百千万]+[余多]?[万千]?[余多]?种[^，]{{1,8}}|肩负[^，]{{2,8}}"
    rf"|(?:访问|来到|飞赴|专程[到赴])[^，]{{1,16}}|在(?:(?!听取)[^，]){{0,8}}|(?:前往|到)[^，]{{1,10}}机场|作为[^，]{{1,8}}){_ADVERB}){{0,3}}"
)
_SO_MANY = re.compile(r"[^，]{0,40}?[\d一二两三四五六七八九十百千万数]+[余多]?[万千]?[余多]?人")
"""How many came, where no word tells who they are (来自40国的800余人)."""
_ITEM = re.compile(r"(?:(?![了着过将把被对向在从就是说要由为以称以及]|通过|担任)[\u4e00-\u9fffⒾⓁ、（）“”]){3,16}")
"""In a list of groups, what its place alone tells to be one (法检两长)."""
_ON_BEHALF = re.compile(
    r"^(?P<who>.*(?:(?:负责人|负责同志|有关同志)(?=代表(?!们|团|$|[，、和及以]))|(?:成员|国家)(?=代表\d+[余多]?个)))代表"
)
"""``某公司负责人代表签约企业发言``"""
_ASIDE = re.compile(
    r"(?:分别|先后|应邀|也|均|都|还|一同|现场|集体)+|(?:围绕|聚焦|立足|着眼|结合|紧扣|针对|就|对)[^，]{2,60}(?:分别|先后)?"
)
"""Between a group and its verb, set off by commas."""
_RUNS_ON = re.compile("[^，]{2,50}等(?:内容|议题|话题|问题|主题|方面|领域)(?:分别|先后)?")
_MATTERS = re.compile("，(?:围绕|聚焦|就|针对)[^，]{2,60}，")
"""Matters that run on over a comma (专家，围绕某事，某事等内容展开讨论)."""
_AND = re.compile(
    r"、|以及|(?:(?<=成员)|(?<=负责人)|(?<=负责同志))和|和(?=部分|有关|各|\d+[余多]?[名位]|Ⓘ(?:委员|副主席)$|[省市县区Ⓛ]{1,3}领导$)"
)
_THEIR_KIND = re.compile(
    "(?:[省市县区州旗校院厂]|外国|国家)?(?:领导|领导人|政要|专家|嘉宾|来宾|同志|和)+(?:分别|先后|共同|一同|一起|也|均|都)*"
)
"""Behind 等: what those just named are (甲、乙等市领导)."""
_HEADS_OF_KINDS = "[县市区局厅处院校园镇乡]（[^）]{1,6}）长"
"""Heads of bodies of several kinds (各县（市、区）长)."""
_OF_SAME_BODY = re.compile(
    r"(?:分管|副(?![处司局省部厅县科])|主要负责|秘书长|理事|监事|外部董事|[校院行司局]长助理|书记$|纪委委员)"
)
"""Behind 、: another post of the body told before (各局局长、分管副局长)."""
_ADDRESSED = re.compile("(?:负责人|负责同志|发言人|代表|专家|嘉宾)[向为][^，。；向为]{0,8}$")
"""Before a word for people: it tells to whom the group speaks."""
_IN_CHARGE = ("负责同志", "负责人", "有关同志")
_COUNTED = re.compile(
    r"部分(?=[^、]*代表、[^、各\d]*(?:委员|代表))|(?:来自[^、]*?的)?(?:约|近|超过?)?\d+[余多]?万?[余多]?[位名家个]"
)
"""A number that counts all that follows it, however many 、 there are."""
_SUMMED = re.compile(
    r"等(?:领导同志|领导|嘉宾|有关人员|相关人员|[共约近]?[\d两三四五六七八九十百千万]+[余多]?[位名家][^、，]{1,8})$"
)
"""A word that sums up all that stands before it (某局局长、某镇镇长等领导)."""
_DRAWN = ("吸引", "汇聚", "迎来", "引得")
_SHORTEST, _LONGEST = 3, 90
_COUNT = re.compile(r"(?P<count>\d+|[一二两三四五六七八九十]+)[位名]")


class GroupPhrases:
    """Finds groups by the words for people that they end in (``group_head`` and its likes in the lexicon)."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.heads = lexicons.words["group_head"]
        self._head = re.compile(
            f"(?=({alternatives(self.heads)}|{_HEADS_OF_KINDS}))"
        )  # 乡镇长 ends in 镇长, though 乡镇 begins before
        self._own_heads = lexicons.words["group_own_head"]
        self._units = lexicons.words["group_unit"]
        self._people = tuple(w for w in self.heads if w not in lexicons.words_set("group_unit"))
        self._no_groups = lexicons.words_set("no_group")
        self._no_heads = lexicons.words["no_group_head"]

    def is_subject(self, text: str) -> bool:
        """Whether *text*, all that stands between a comma and a verb of taking part, names a group and nothing else."""
        return self._length(text, last=True) is not None

    def is_bodies(self, symbols: str) -> bool:
        """Whether *symbols* are bodies and nothing else: known ones, or several told by their kind (区应急局、大营镇)."""
        known = _BODIES.fullmatch(symbols) is not None
        return known or (_SEVERAL.search(symbols) is not None and _LOCAL_BODIES.fullmatch(symbols) is not None)

    def ends_in_head(self, text: str) -> bool:
        """Whether *text* ends in a word for people or bodies and may be a group."""
        return text.endswith(self.heads) and self.is_group(text)

    def is_vague(self, text: str) -> bool:
        """Whether *text* is a mere word for people, of whom it tells nothing."""
        return text in self._no_groups

    def is_group(self, text: str) -> bool:
        """Whether *text* may be the name of a group: long enough, no mere word for people, without a verb before it."""
        known = text in self._no_groups or text.endswith(self._no_heads)
        return _SHORTEST <= len(text) <= _LONGEST and not known and _NOT_A_GROUP.search(text) is None

    def spans(self, stretch: str, offset: int, bodies: bool) -> Iterator[tuple[int, int]]:
        """Noun phrases that end in a word for a group (负责同志, 代表 …), from the verb leftwards over the commas."""
        found: list[tuple[int, int]] = []
        between: list[tuple[int, int]] = []
        last = True
        for part in reversed(list(_PART.finditer(stretch))):
            if _ONLY_PEOPLE.fullmatch(part[0]) is not None:
                last = False
                continue  # 某部负责人，以及某人参加
            lead = _lead(part[0])
            if last and not found and _ASIDE.fullmatch(part[0]):
                continue  # 6家企业代表，应邀出席; 14位委员立足…，聚焦…作大会发言
            length = self._length(part[0][lead:], last=last, bodies=bodies)
            runs_on = length is None and last and not found and _RUNS_ON.fullmatch(part[0]) is not None
            if runs_on and _MATTERS.search(stretch, 0, part.start()):
                continue
            beside = _WITH_PEOPLE.search(part[0]) if length is None else None
            start = _lead(part[0][: beside.start()]) if beside is not None else 0
            if beside is not None and (ahead := self._length(part[0][start : beside.start()], last=False)) is not None:
                found.append((part.start() + start, part.start() + start + ahead))  # 政协领导同志和某同志出席
                last = False
                continue
            if length is None and found and _BODIES.fullmatch(part[0], lead):
                length = len(part[0]) - lead  # 县监察委员会，县直单位有关同志到会
            elif length is None and found and stretch.startswith(_DRAWN, part.end() + 1):
                break  # 场地转为某馆，吸引了300家企业
            elif length is None and found and _MORE_BODIES.fullmatch(part[0], lead):
                # 总局有关司，某监管办，以及各企业负责同志: one word for all who came
                found[-1] = (part.start() + lead, found[-1][1])
                continue
            heard = "听取" in part[0][:lead]
            if length is None and not between and not heard and (found or last) and _ITEM.fullmatch(part[0], lead):
                between.append((part.start() + lead, part.end()))  # 各部门负责人，法检两长，各镇代表
                last = False
                continue
            last = False
            if length is None:
                break
            found += between
            between.clear()
            units = part[0][lead : lead + length].endswith(self._units)
            if found and units and stretch[: found[-1][1]].endswith(_IN_CHARGE):
                found[-1] = (part.start() + lead, found[-1][1])  # 某局有关司，有关主管部门，以及各企业负责同志
                continue
            if not _are_named(part[0], lead):
                found.append((part.start() + lead, part.start() + lead + length))
        for start, end in reversed(found):
            yield from self._split(stretch[start:end], offset + start)

    def _length(self, text: str, *, last: bool, bodies: bool = False) -> int | None:
        """Where the group's noun phrase ends in *text*; what follows may only be adverbs (``就…分别``)."""
        for pattern in (_BODIES, _LOCAL_BODIES)[: 1 + bodies] if last else ():
            match = pattern.match(text)
            if match is not None and _AFTER_BODIES.fullmatch(text, match.end()):
                return match.end()
        behalf = _ON_BEHALF.search(text)
        if behalf is not None and last:
            return behalf.end("who")
        for match in reversed(list(self._head.finditer(text))):
            if text.endswith("作为", 0, match.start()) or _ADDRESSED.search(text, 0, match.start()) is not None:
                continue  # 民主党派人士作为来宾, 有关负责人向中外媒体
            if _AND_OTHERS.fullmatch(text, match.end(1)) or (last and _ADVERBS.fullmatch(text, match.end(1))):
                plain = text[: match.end(1)] in self._no_groups or match.end(1) < _SHORTEST
                several = plain and text.startswith("们", match.end(1))
                return match.end(1) + several  # 代表们: more than a mere word for people
        many = _SO_MANY.match(text) if last else None
        return many.end() if many is not None and _ADVERBS.fullmatch(text, many.end()) else None

    def _split(self, text: str, start: int) -> Iterator[tuple[int, int]]:
        """``学校领导班子成员、民主党派负责人``: one item for each part that has its own head."""
        begin = 0
        for match in _AND.finditer(text) if _SUMMED.search(text) is None else ():
            part = text[begin : match.start()]
            if _COUNTED.match(text, begin) and not (match[0] == "以及" and self._in_charge_next(text, match)):
                continue  # 部分人大代表、政协委员; but 9名教师代表以及财务处等部门负责人
            # 首都基层党员和各界群众代表: one head, the last; 各院院长以及各部门负责人: two
            wide = text.startswith("部分", match.end()) or (match[0] != "、" and not text.endswith("代表"))
            heads = self._people if wide else self._own_heads
            if part.startswith("不是") and "的" not in part:
                continue  # 不是市委委员、候补委员的市级领导同志
            if text.startswith("Ⓘ书记", match.end()) and part.endswith("Ⓘ委员"):
                continue  # 中央政治局委员、中央书记处书记: most are both
            if match[0] == "、" and _OF_SAME_BODY.match(text, match.end()):
                continue
            if len(part) + part.count("Ⓘ") >= 4 and part.endswith(heads) and _is_balanced(part):
                yield start + begin, start + match.start()
                begin = match.end()
        yield start + begin, start + len(text)

    @staticmethod
    def _in_charge_next(text: str, match: re.Match[str]) -> bool:
        """Whether those in charge of something are told behind *match*, and none before."""
        return text.endswith(_IN_CHARGE) and not any(word in text[: match.start()] for word in _IN_CHARGE)


def _are_named(text: str, lead: int) -> bool:
    """Whether what follows a list of persons only counts them (甲、乙、丙等3位常委)."""
    if text[:lead].endswith("等") and _THEIR_KIND.fullmatch(text, lead):
        return True
    count = _COUNT.match(text, lead)
    return count is not None and text[:lead].endswith("等") and number(count["count"]) == text[:lead].count("Ⓟ")


def _lead(text: str) -> int:
    """How many symbols before the group's noun phrase belong to what stands before it."""
    lead = len(text) - len(text.lstrip())
    for person in _PERSON.finditer(text):
        match = _AFTER_PEOPLE.match(text, person.end())
        lead = match.end() if match else lead
    opening = _OPENING.match(text, lead)
    return opening.end() if opening else lead


def _is_balanced(text: str) -> bool:
    return text.count("（") == text.count("）") and text.count("“") == text.count("”")
