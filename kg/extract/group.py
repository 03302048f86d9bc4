"""Unnamed groups that took part: ``部分茶农代表旁听会议``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.extract.occasion import REFERRING, Attendance, Occasion, Occasions, Report
from kg.extract.setting import venue_of
from kg.lexicon.lexicons import Lexicons, alternatives
from kg.model import MeetingKind, Party, Role, Venue
from kg.text.numerals import number

_MADE = r"(?:(?<![工合操运著创制写协劳当看])(?<!(?<!行)动)作|做(?=(?:了|出)?[^，。；好到]{0,8}(?:发言|讲话|报告|介绍|汇报|点评|推介|推荐|宣介|展示|分享)))"
_GROUP_ROLE = re.compile(
    r"(?P<role>列席|出席|参加(?!了?(?:职工|医疗|养老|保险|高考|考试|工作|劳动|抢险|救援|选举|训练|比赛|决赛|战斗))|参会|与会|陪同"
    r"|[一随]同(?:调研|考察|检查|慰问|走访|督导|督查|视察|参观|参加)|参与(?=了?[^，。；的]{0,6}(?:协商|讨论|座谈|研讨|会商)(?:[，。；]|$))"
    r"|旁听|观摩(?=了?(?:Ⓜ|仪式|活动|会议|庭审|演练))|(?:参加|到会)(?=听证)|到会(?=$|[，。])"
    r"|(?:现场)?[同与](?!志)[^，。；、Ⓟ]{2,8}(?:互动交流|进行了?(?:协商|互动)?交流|协商交流)|设(?=分会场)"
    r"|听取(?:和|并)审议(?!的)|观看(?=了?(?:Ⓜ|Ⓦ|音乐会|演出|文艺|晚会|比赛|，|。))|观礼|齐聚|送别(?!或)|到会(?=听取|指导)"
    r"|发表(?=了?[^，。；]{0,10}(?:意见|看法|观点|见解))|谈(?=了?[^，。；]{0,8}(?:情况|建议|意见|体会|感受|看法|打算|想法))"
    r"|进行(?=了?(?:深入|充分|广泛|热烈|坦诚)?(?:交流|讨论|研讨|互动|探讨)(?:[，。；]|$))"
    r"|收听收看|收看(?=了?(?:Ⓜ|会议|大会|实况|直播|，|。))|参与(?=了?(?:Ⓜ|交流|讨论|座谈|研讨|协商|会商|互动))"
    r"|主持(?=了?(?:Ⓜ|会议|仪式|活动|反馈会))|(?:现场|当场|逐一|一一)(?:予以|作出?|进行)?了?回应|(?:予以|作出|作)了?回应"
    r"|(?:共同|一起)(?=为[^，。；]{2,16}(?:点睛|揭牌|揭幕|剪彩|奠基|培土)|按下|启动|开启|点亮|触摸|推杆|见证)"
    r"|回答(?:了)?[^，。；]{0,6}提问|进行(?:了)?[^，。；]{0,4}(?:宣介|宣讲|解读)"
    rf"|(?:分别)?{_MADE}(?:了|出)?[^，。；]{{0,24}}?(?:发言|汇报|介绍|说明|报告|讲解|交流|推介|分享|点评)"
    r"|发言(?!人)|汇报|肃立|致[辞词]|宣布(?=了?[^，。；]{0,30}(?:决定|任命))|报告(?=[^，。；的]{0,10}情况(?:[，。；]|$))|迎灵|向Ⓟ(?:同志|先生|女士)?的?遗体告别"
    r"|接受[^，。；的]{0,8}(?:赠书|授牌|授旗)(?=[，。；]|$)"
    rf"|(?P<there>{_MADE}(?:了)?[^，。；出]{{0,16}}?(?:部署|安排|动员|解读|点评|通报|宣讲)"
    r"|(?:介绍|通报|解读)(?:了(?!自己)|有关|相关|情况)|(?P<said>(?:介绍|表示)(?:说)?(?=[，：]|$))))(?!的)"
)
_GOES_ALONG = re.compile("[一随]同(?!参加).*")
"""``随同调研``: along on the tour, whatever else is told before it."""
_AT_MEETING = re.compile(r"会上|Ⓜ上|Ⓜ，|座谈中|通过视频|视频连线")
"""Where a body ``介绍情况`` it is a part in the meeting only if the sentence is at the meeting."""
_BODY_TELLS = re.compile(r"(?:[^。；“”Ⓟ]{0,60}，)?[ⒾⓁ](?:有关|相关)?(?:负责人|负责同志)")
"""In a text that reports a briefing and nothing else, whose words are told are those of the speakers there."""
_SPOKE = re.compile(
    r"(?:分别)?[作做]|发表|谈|发言|致[辞词]|汇报|报告|介绍|通报|解读|回答"
    r"|进行(?!了?(?:深入|充分|广泛|热烈|坦诚)?(?:交流|讨论|研讨|互动|探讨))|表示|宣布|(?:现场|当场|逐一|一一|予以|作出?)*了?回应"
)
_PRESENT_TOO = re.compile(
    r"(?P<role>列席|出席|参加|陪同|观看|参与)(?P<noun>[^，。；的Ⓟ]{0,14})的(?:还|也)?有：?(?P<who>(?:(?!，列席)[^。；])+)"
)
_HOSTED = re.compile(r"(?:会议|全会|大会|Ⓜ)由(?P<who>Ⓘ)主持")
_SPOKE_TOO = re.compile(r"[^，。；]{0,8}并(?:讲话|致辞|发言|作)")

_GATHERED = re.compile(r"组织(?!负责|代表|成员|领导|召开|开展|举办|举行|部)(?P<who>[^。；]{4,70}?)，?(?:召开|参加Ⓜ)")
_GATHERED_ITEM = re.compile(r"[^，]+?(?=、(?:各|有关|相关|部分|全体)|，|$)")
_TALKED_WITH = re.compile(
    r"(?:与|同|和)(?:(?:参加|出席|列席)[^，。的]{1,14}的|来自[^，。的]{1,14}的)?(?P<who>[^，。；的Ⓟ]{2,18}?)"
    r"(?:，?(?:就|围绕)[^。；Ⓟ]{2,60}?)?(?:进行)?(?:交流座谈|座谈交流|座谈)(?!会)"
)

_WHO_TALKED = re.compile(r"(?:^|，)(?P<who>来自[^，。；Ⓟ]{4,40}|[^，。；Ⓟ]{2,12}代表)$")
_CALLED_ON = re.compile(r"看望了?(?:参加|出席)[^，。；的]{1,24}的(?P<who>[^，。；Ⓟ]{2,24}?)，并参加")

_INVITES = re.compile("(?<![应受])邀请(?!的)")
_INVITED_TO = re.compile("(?:本次|此次|本届|这次)?(?:Ⓜ|会议|论坛|活动|大会)")
"""Before 邀请: the meeting just told, at which then those were whom it invited."""
_INVITED = re.compile(r"邀请了?(?P<who>[^。；，Ⓟ]{3,60}?)(?:到场|现场)?(?:旁听|列席|观摩)")

_GUESTS_SAY = re.compile(
    r"(?:^|[，。])(?P<who>(?:中外|海内外|国内外|各国|各界|两岸|多国)[^，。；Ⓟ的]{0,6}嘉宾)(?:一致|普遍|纷纷|还|都)*(?:认为|表示|指出|说)"
)
"""Guests are guests of the occasion told, whatever they say."""
_HEARD_FROM = re.compile(
    r"听取了?(?P<who>(?:(?!关于|就|对|汇报|发言|介绍|说明)[^，。；Ⓟ的]){3,50}?)"
    r"(?:(?:关于|就|对)[^，。；]{2,40}?的?|的)(?:情况|工作|交流)?(?:汇报|发言|介绍|说明)(?!会)"
)
"""``听取省政府和有关部门关于…的汇报``: those who report, told behind the verb."""
_POSED = re.compile(
    r"[与同](?:出席|参加)(?:会议|活动|仪式|论坛|上述活动|(?P<named>Ⓜ))的(?P<who>[^，。；的Ⓟ]{2,24}?)(?:亲切握手|集体|并|一起)*合影"
)
"""A photograph taken with those who attend."""
_PART = re.compile(r"[^，。；：]+")
_ONLY_PEOPLE = re.compile(r"(?:(?:以及|和)[\u4e00-\u9fffⒾⓁ]{0,14})?Ⓟ(?:[、和及与]|以及|Ⓟ)*(?:等)?(?:同志)?")
_PERSON = re.compile(r"Ⓟ(?!(?:同志)?(?:生前|亲属|家属))")
_AFTER_PEOPLE = re.compile(r"(?:等|、|，|和|及|以及|与|同志)*")
_OPENING = re.compile(
    r"(?:在?(?:认真)?听取了?|Ⓓ|上午|下午|晚|会上|会前|会后|会议期间|其中|首先|此外|同时|以及|[另还]有|共有|共|有(?!关)|来自(?=Ⓛ|各|全国)|在肃立|参加Ⓜ的|出席Ⓜ的"
    r"|Ⓜ?(?:本次|此次)?(?:共|共计|累计)?(?:吸引|汇聚|迎来)了?"
    r"|出席论坛峰会的|包括(?![^，]{0,20}在内)|同(?![志学行业胞])|与(?!会)|和(?!平)|随后|最后|[本此][届次][^，]{0,14}?有)*"
)
_BODIES = re.compile(r"(?:[ⒾⓁ][、和]?)+")
_MORE_BODIES = re.compile(
    r"(?!走进|来到|深入|通过|组织|由|在|到|向|对|为|让|请|该|围绕|听取)[\u4e00-\u9fffⒾⓁ、（）]{2,40}?"
    r"(?:Ⓘ|[有相]关[司局处室]|[司局厅委处室]|(?<![举主承创开协])办|中心|公司|集团|[县市区镇乡]|部门|单位|街道)"
)
"""Bodies of a list that goes on over commas to one word for those who came."""
_LOCAL_BODIES = re.compile(
    r"(?:(?:[ⒾⓁ]|(?!走进|来到|深入|通过|组织|由|在|到|向|对|为|让|请|该)[\u4e00-\u9fff]{1,9}"
    r"(?:局|委|办|厅|院|中心|公司|集团|高新区|经开区|开发区|区|县|市|镇|乡|村|街道|社区|银行|大学|学校|医院))[、和]?)+"
)
"""Bodies that speak, some of them in no list (市优化办, 李家村)."""
_AFTER_BODIES = re.compile(r"等?(?:分别|先后|在会上|就[^，]{0,30}|围绕[^，]{0,30}|对[^，]{0,40})*")
_NOT_A_GROUP = re.compile(
    r"^欢迎|^在[^、]{2,16}(?:会议|论坛|大会|座谈会)|"
    r"听取|围绕|关于|[并、][同与](?![志学])|^到(?!会)|^为(?!首)|^代表(?![们团])"
    r"|派出(?!机构|所|法?庭|单位)|邀请|发表|发来|^作为|^[派率向给受他她的过]|^预计|将有|^届时"
    r"|代表(?:全体|老|新|广大|本)|[各区门位级都]要|要(?:认真|组织)|必须|应当|^每|领导在|在[^，]{1,8}[与同]|^(?:鼓励|支持|动员|引导|从(?![事业])|发挥|开展)"
    r"|^就(?![业读地任])"
)
"""A verb or pronoun at the head of what looks like a group's name."""
_AND_OTHERS = re.compile(r"们?等?")
_ADVERBS = re.compile(
    r"们?等?(?:同志)?(?:(?:就|围绕|聚焦|立足|着眼|结合|紧扣|针对)[^，]{0,40}|对[^，]{0,40}|分别|先后|应邀|也|均|都|在会上|在会议上|结合[^，]{0,14}|向[^，]{0,12}"
    r"|(?:以及)?通过[^，]{0,14}?(?:方式|形式)|通过[^，]{0,10}|从[^，]{0,40}?方面|以[^，]{0,12}?(?:方式|形式)|以[^，]{0,8}"
    r"|在[^，]{0,30}?(?:会场|现场)|在[^，]{0,8}|(?:前往|到)[^，]{1,10}机场|共同|一同|一起|一道|前往|到场|现场|集体|陆续|人"
    r"|(?:共计|共约|共|约|近|逾|超)?[\d一二三四五六七八九十百千万]+[余多]?[万千]?[余多]?人)*"
)
_ON_BEHALF = re.compile(r"^(?P<who>.*(?:负责人|负责同志|有关同志))代表(?!们|团|$|[，、和及以])")
"""``某公司负责人代表签约企业发言``"""
_ASIDE = re.compile(
    r"(?:分别|先后|应邀|也|均|都|还|一同|现场|集体)+|(?:围绕|聚焦|立足|着眼|结合|紧扣|针对|就|对)[^，]{2,60}(?:分别|先后)?"
)
"""Between a group and its verb, set off by commas."""
_AND = re.compile(r"、|以及|和(?=部分|有关|各|\d+[余多]?[名位]|Ⓘ(?:委员|副主席)$)")
_THEIR_KIND = frozenset({"市领导", "省领导", "县领导", "区领导", "州领导", "校领导", "领导", "领导同志", "同志"})
"""Behind 等: what those just named are (甲、乙等市领导)."""
_IN_CHARGE = ("负责同志", "负责人", "有关同志")
_PRESENT = "与会"
_GUESTS = ("代表", "专家")
_COUNTED = re.compile(r"(?:来自[^、]*?的)?(?:约|近|超过?)?\d+[余多]?万?[余多]?[位名家个]")
"""A number that counts all that follows it, however many 、 there are."""
_SUMMED = re.compile(r"等(?:领导同志|领导|嘉宾|有关人员|相关人员)$")
"""A word that sums up all that stands before it (某局局长、某镇镇长等领导)."""
_COUNT = re.compile(r"(?P<count>\d+|[一二两三四五六七八九十]+)[位名]")

_TOOK_PART = "群体＋出席"
_BROUGHT = "组织某些单位召开"
_LISTENS = "邀请某些人旁听"
_BODY_CHAIRS = "会议由机构主持"
_HEARS_THEM = "听取群体汇报"


class GroupReader:
    """Reads groups by the words for people that they end in (``group_head`` and its likes in the lexicon)."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._heads = lexicons.words["group_head"]
        self._head = re.compile(f"(?=({alternatives(self._heads)}))")  # 乡镇长 ends in 镇长, though 乡镇 begins before
        self._own_heads = lexicons.words["group_own_head"]
        self._units = lexicons.words["group_unit"]
        self._people = tuple(w for w in self._heads if w not in lexicons.words_set("group_unit"))
        self._present = re.compile(
            rf"(?:^|[，。])(?P<who>{_PRESENT}[^，。；：的Ⓟ]{{0,14}}?(?:{alternatives(self._heads)}))(?![们的、和及代企人学])"
        )
        self._no_groups = lexicons.words_set("no_group")
        self._no_heads = lexicons.words["no_group_head"]

    def read(self, book: Occasions, report: Report) -> None:
        """Add the groups before a verb of taking part to the occasions that they took part in."""
        if not book.found:
            return
        self._brought(book, report)
        self._present_too(book, report)
        self._at_meeting(book, report)
        self._invited(book, report)
        symbols = report.symbols
        at = 0
        for match in _GROUP_ROLE.finditer(symbols):
            begin, at = at, match.end()
            if "的有" in symbols[begin : match.start()]:
                continue  # 出席会议的有某些代表，列席十人: told behind the verb
            clause = max(begin, symbols.rfind("，", 0, match.start()) + 1)
            invites = _INVITES.search(symbols, clause, match.start())
            if invites is not None:
                inviter = symbols[clause : invites.start()] or symbols[: max(symbols.find("，"), 0)]
                if _INVITED_TO.match(inviter) is None or (clause < invites.start() and "的" in inviter):
                    continue  # 邀请某些代表出席: whether they came is not told
                begin = invites.end()  # but 本次会议邀请某些代表出席
            if match["there"] and not _is_told_there(book, report, match):
                continue
            noun = REFERRING.search(symbols, match.end(), match.end() + 8)
            venue = venue_of(symbols, match.start(), match.end())
            speaking = _role(match, symbols) is Role.SPEAKER
            texts = self._groups(book, report, begin, match.start(), speaking=speaking)
            toured = book.of_kind(MeetingKind.INSPECTION)[-1:] if _GOES_ALONG.fullmatch(match["role"]) else []
            if match["role"] == "迎灵":
                meant = book.called("迎灵")
            elif toured:
                meant = toured
            elif noun is not None:
                meant = book.named_at(report, noun.start()) or book.meant(noun[0], report.index)
            else:
                meant = book.told_there(report) or book.meant("", report.index)
            _add(report, texts, _role(match, symbols), meant, venue)

    def is_subject(self, text: str) -> bool:
        """Whether *text*, all that stands between a comma and a verb of taking part, names a group and nothing else."""
        return self._length(text, last=True) is not None

    def _present_too(self, book: Occasions, report: Report) -> None:
        """Groups told behind the verb: ``出席会议的还有各市负责人，企业代表等``."""
        if "有" not in report.symbols:
            return
        for match in _PRESENT_TOO.finditer(report.symbols):
            role = Role.OBSERVER if match["role"] == "列席" else Role.ATTENDEE
            noun = REFERRING.search(match["noun"])
            meant = (noun is None and book.told_there(report)) or book.meant(noun[0] if noun else "", report.index)
            _add(report, self._groups(book, report, *match.span("who")), role, meant, None)

    def _at_meeting(self, book: Occasions, report: Report) -> None:
        """A body that chairs (``全会由中央某委员会主持``), and those who are told to be there (``与会嘉宾``)."""
        symbols = report.symbols
        for match in _HOSTED.finditer(symbols) if "由Ⓘ主持" in symbols else ():
            text = wording(book, report, *match.span("who"))
            join(book.meant("会议", report.index), text, Role.CHAIR, report.index, _BODY_CHAIRS)
        for match in _GUESTS_SAY.finditer(symbols) if "嘉宾" in symbols else ():
            text = wording(book, report, *match.span("who"))
            join(book.meant("", report.index), text, Role.ATTENDEE, report.index, _TOOK_PART)
        for match in _HEARD_FROM.finditer(symbols) if "听取" in symbols else ():
            text = wording(book, report, *match.span("who"))
            if text.endswith(self._heads) and self._is_group(text):
                meant = book.told_there(report) or book.meant("会议", report.index)
                join(meant, text, Role.SPEAKER, report.index, _HEARS_THEM)
        for match in self._present.finditer(symbols) if _PRESENT in symbols else ():
            text = wording(book, report, *match.span("who"))
            told = text.removeprefix(_PRESENT)
            occasions = [
                o
                for o in book.meant("", report.index)
                if not any(p.participant.endswith(told) for p in o.attendance)  # told before, and more fully
            ]
            if told not in self._no_groups or told in _GUESTS:
                join(occasions, text, Role.ATTENDEE, report.index, _TOOK_PART)

    def _invited(self, book: Occasions, report: Report) -> None:
        """Groups invited to listen."""
        symbols = report.symbols
        for match in _INVITED.finditer(symbols) if "邀请" in symbols else ():
            text = wording(book, report, *match.span("who"))
            if text.endswith(self._heads) and self._is_group(text):
                join(book.meant("", report.index), text, Role.OBSERVER, report.index, _LISTENS)

    def _brought(self, book: Occasions, report: Report) -> None:
        """Groups that somebody brings together or talks with: ``组织各企业召开…``, ``与民营企业家交流座谈``."""
        symbols = report.symbols
        spans: list[tuple[int, int, str]] = []
        for match in _GATHERED.finditer(symbols):
            begin = match.start("who")
            for item in _GATHERED_ITEM.finditer(match["who"]):
                offset = 1 if item[0].startswith("、") else 0
                spans.append((begin + item.start() + offset, begin + item.end(), ""))
        for match in _TALKED_WITH.finditer(symbols) if "座谈" in symbols else ():
            if match["who"].endswith(self._heads):
                spans.append((*match.span("who"), "座谈"))
                before = _WHO_TALKED.search(symbols, 0, match.start())
                if before is not None and before["who"].endswith(self._heads):
                    spans.append((*before.span("who"), "座谈"))
        for match in _CALLED_ON.finditer(symbols) if "看望" in symbols else ():
            if match["who"].endswith(self._heads):
                text = wording(book, report, *match.span("who"))
                join(book.of_kind(MeetingKind.CONFERENCE)[-1:], text, Role.ATTENDEE, report.index, _BROUGHT)
        for match in _POSED.finditer(symbols) if "合影" in symbols else ():
            text = wording(book, report, *match.span("who"))
            meant = book.named_at(report, match.start("named")) if match["named"] else []
            if self._is_group(text) and text.endswith((*self._heads, "团长")):
                join(meant or book.meant("会议", report.index), text, Role.ATTENDEE, report.index, _TOOK_PART)
        for start, end, noun in spans:
            text = wording(book, report, start, end)
            if self._is_group(text) and "Ⓟ" not in symbols[start:end]:
                join(book.meant(noun, report.index), text, Role.ATTENDEE, report.index, _BROUGHT)

    def _groups(
        self, book: Occasions, report: Report, start: int, end: int, *, speaking: bool = False
    ) -> Iterator[str]:
        for s, e in self._spans(report.symbols[start:end], start, speaking):
            text = wording(book, report, s, e)
            if self._is_group(text):
                yield text

    def _is_group(self, text: str) -> bool:
        known = text in self._no_groups or text.endswith(self._no_heads)
        return 3 <= len(text) <= 90 and not known and _NOT_A_GROUP.search(text) is None

    def _spans(self, stretch: str, offset: int, speaking: bool) -> Iterator[tuple[int, int]]:
        """Noun phrases that end in a word for a group (负责同志, 代表 …), from the verb leftwards over the commas."""
        found: list[tuple[int, int]] = []
        last = True
        for part in reversed(list(_PART.finditer(stretch))):
            if _ONLY_PEOPLE.fullmatch(part[0]) is not None:
                last = False
                continue  # 某部负责人，以及某人参加
            lead = _lead(part[0])
            if last and not found and _ASIDE.fullmatch(part[0]):
                continue  # 6家企业代表，应邀出席; 14位委员立足…，聚焦…作大会发言
            length = self._length(part[0][lead:], last=last, speaking=speaking)
            last = False
            if length is None and found and _BODIES.fullmatch(part[0], lead):
                length = len(part[0]) - lead  # 县监察委员会，县直单位有关同志到会
            elif length is None and found and _MORE_BODIES.fullmatch(part[0], lead):
                # 总局有关司，某监管办，以及各企业负责同志: one word for all who came
                found[-1] = (part.start() + lead, found[-1][1])
                continue
            if length is None:
                break
            units = part[0][lead : lead + length].endswith(self._units)
            if found and units and stretch[: found[-1][1]].endswith(_IN_CHARGE):
                found[-1] = (part.start() + lead, found[-1][1])  # 某局有关司，有关主管部门，以及各企业负责同志
                continue
            if not _are_named(part[0], lead):
                found.append((part.start() + lead, part.start() + lead + length))
        for start, end in reversed(found):
            yield from self._split(stretch[start:end], offset + start)

    def _length(self, text: str, *, last: bool, speaking: bool = False) -> int | None:
        """Where the group's noun phrase ends in *text*; what follows may only be adverbs (``就…分别``)."""
        for bodies in (_BODIES, _LOCAL_BODIES)[: 1 + speaking] if last else ():
            match = bodies.match(text)
            if match is not None and _AFTER_BODIES.fullmatch(text, match.end()):
                return match.end()
        behalf = _ON_BEHALF.search(text)
        if behalf is not None and last:
            return behalf.end("who")
        for match in reversed(list(self._head.finditer(text))):
            if _AND_OTHERS.fullmatch(text, match.end(1)) or (last and _ADVERBS.fullmatch(text, match.end(1))):
                return match.end(1)
        return None

    def _split(self, text: str, start: int) -> Iterator[tuple[int, int]]:
        """``学校领导班子成员、民主党派负责人``: one item for each part that has its own head."""
        begin = 0
        for match in _AND.finditer(text) if not (_COUNTED.match(text) or _SUMMED.search(text)) else ():
            part = text[begin : match.start()]
            # 首都基层党员和各界群众代表: one head, the last; 各院院长以及各部门负责人: two
            wide = text.startswith("部分", match.end()) or (match[0] != "、" and not text.endswith("代表"))
            heads = self._people if wide else self._own_heads
            if text.startswith("Ⓘ书记", match.end()) and part.endswith("Ⓘ委员"):
                continue  # 中央政治局委员、中央书记处书记: most are both
            if len(part) + part.count("Ⓘ") >= 4 and part.endswith(heads) and _is_balanced(part):
                yield start + begin, start + match.start()
                begin = match.end()
        yield start + begin, start + len(text)


def _add(report: Report, texts: Iterable[str], role: Role, occasions: Sequence[Occasion], venue: Venue | None) -> None:
    """Give the groups *texts* their part in *occasions*."""
    for text in texts:
        for occasion in occasions:
            occasion.add(Attendance(text, Party.GROUP, role, (), venue, None, [(report.index, _TOOK_PART)]))
            if venue is not None and venue not in occasion.venues:
                occasion.venues.append(venue)


def join(occasions: Iterable[Occasion], text: str, role: Role, index: int, rule: str) -> None:
    """Give the group *text* its part in *occasions*, as sentence *index* tells."""
    for occasion in occasions:
        occasion.add(Attendance(text, Party.GROUP, role, (), None, None, [(index, rule)]))


def _are_named(text: str, lead: int) -> bool:
    """Whether what follows a list of persons only counts them (甲、乙、丙等3位常委)."""
    if text[:lead].endswith("等") and text[lead:] in _THEIR_KIND:
        return True
    count = _COUNT.match(text, lead)
    return count is not None and text[:lead].endswith("等") and number(count["count"]) == text[:lead].count("Ⓟ")


def _is_told_there(book: Occasions, report: Report, match: re.Match[str]) -> bool:
    """Whether what a body tells in *report* is told at an occasion; what it just says, at a briefing told there."""
    there = _AT_MEETING.search(report.symbols, 0, match.start()) is not None
    briefings = book.of_kind(MeetingKind.BRIEFING)
    if not match["said"]:
        return there or bool(briefings)
    alone = bool(briefings) and len(briefings) == len(book.found)
    return there or (alone and _BODY_TELLS.fullmatch(report.symbols, 0, match.start()) is not None)


def _role(match: re.Match[str], symbols: str) -> Role:
    if match["role"].startswith(("列席", "旁听")):
        return Role.OBSERVER
    if match["role"] == "主持":
        return Role.CHAIR
    if _SPOKE.match(symbols, match.start("role")) or _SPOKE_TOO.match(symbols, match.end()):
        return Role.SPEAKER
    return Role.ATTENDEE


def _lead(text: str) -> int:
    """How many symbols before the group's noun phrase belong to what stands before it."""
    lead = len(text) - len(text.lstrip())
    for person in _PERSON.finditer(text):
        match = _AFTER_PEOPLE.match(text, person.end())
        lead = match.end() if match else lead
    opening = _OPENING.match(text, lead)
    return opening.end() if opening else lead


def wording(book: Occasions, report: Report, start: int, end: int) -> str:
    """The words of the text behind the symbols *start* to *end*, without the marks of a list around them."""
    return book.wording(report, start, end).strip("，、 ")


def _is_balanced(text: str) -> bool:
    return text.count("（") == text.count("）") and text.count("“") == text.count("”")
