"""Who speaks: the source of a verb of saying, in its clause, earlier in its sentence, or carried on from before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.extract.abstract import INSTITUTION, Abstract
from kg.model import Party, PostName

_MEETING = r"(?:本次|此次|这次)?(?:(?:Ⓜ|大会)(?!秘书|主席团)|会议|全会|座谈会|论坛|与会人员|会议上?)"
_PERSONS = r"Ⓟ(?:(?:大将|元帅|上将|将军)?[、和与]Ⓟ)*"
_OF_MEETING = "Ⓜ的?(?:学员|代表|委员|嘉宾|参会者|运动员)们?"
"""Those who take part in a meeting, told by it (研讨班学员们)."""
_AT_MEETING = (
    r"(?:参与|参加|出席)了?(?:Ⓜ|会议|活动|论坛|集会|抗议|葬礼|宴会)(?:活动)?的[^，。；：“”ⓅⓂ]{0,14}"
    r"(?:人士|人员|嘉宾|代表|专家|学者|官员|领导人|企业家|使节|学员|青年|记者|政要|运动员|民众|群众|同志|学生)们?"
)
"""Those who are told by what they attend (参加宣介会的驻华使节)."""
_COLLECTIVE = (
    r"(?:(?:[ⓁⒾ](?:[、和与及][ⓁⒾ])*)?[^，。；：“”ⓅⓂⒾⓁⒹ]{0,14}"
    r"(?:群众|人士|官员|专家|学者|代表(?!团)|委员(?!会)|大家|们|方面|机构|媒体|党员|干部(?:职工|群众)?|师生|官兵|企业(?!家)|企业家|组成人员|院士|部门|负责人|发言人|居民|网友|学生|记者"
    r"|(?<=与会)领导人|(?<=与会各国)领导人|(?<=与会国家)领导人|(?<=[会团])成员(?!国|单位)|分析师|工作人员|研究人员"
    r"|(?:抗议|集会|示威|罢工|组织|目击|幸存|经营|参与|参加)者|合伙人|高管|科学家|经济学家|嘉宾|外宾|来宾|运动员|观众|外长|民警|政要|青年(?!人)"
    r"|(?:代表团|考察团|访问团|慰问团)(?:一行)?|[省市县区州]领导(?!班|小|干|下|同)|工作者|华人|侨胞|救援人员|国际社会|警方|军方|检方"
    r"|总统(?!府|办)|大使(?!馆)|共和党人|民主党人|首相(?!府|官)|州长|国王|国务卿|议长|公司|政府(?!工作报告)军?|当局"
    r"|(?:指导|巡视|督察|工作|专家|调查|视察|调研|考察|检查|督导|督查)组(?:组长|一行)?))"
)
_THIS_BODY = (
    r"该(?:机构|组织|委员会|基金会|协会|联盟|部门?|局|公司|集团|银行|智库|研究所)"
    r"(?!(?:有关|相关|新闻|首席|高级)?(?:官员|人士|专家|负责|发言|工作人员|研究|主[席任]|总|经济学|成员|主管|创始|代表|媒体|的))"
)
_SEVERAL = r"双方|各方|部长们"
_ONLY_ADVERBS = r"(?=(?:Ⓓ|共同|一致|都|均|还|也|则|已|又|再次|随后|此前|当天|分别|郑重|明确|多次|发表声明|警告|见证|在[^，]{0,16}?){0,6}$)"
_HEADS = (
    rf"(?:[两三四五多各]国(?:元首|领导人|首脑|总理|外长|议长)|(?:[\u4e00-\u9fff]方|[三四五六七八]位|[英法德意俄美日韩]{{2}})领导人)"
    rf"{_ONLY_ADVERBS}"
)
_SUMMED = (
    r"[^，。；：“”ⓅⓂ]{2,40}等[多数\d两三四五六七八九十]+(?:国|[家名位个地][^，。；：“”ⓅⓂⒾⓁⒹ的]{1,8})"
    r"(?=(?:先后|均|都|还|也|则|Ⓓ|当天|分别|相继){0,3}$)"
)
"""Several told by name and summed up (甲航空、乙航空等多家航空公司)."""
_GENERAL = r"总书记|(?<![副家])[\u4e00-\u9fff]主席(?!团)"
"""One whom everybody knows, by his title, or by that and his surname."""
_SIDE = (
    r"(?:[中美俄乌欧日韩朝英法德意加澳印巴以伊叙黎埃土马尼泰越柬缅蒙哈塔吉沙阿卡科约摩智秘墨古匈波捷塞希葡荷瑞挪芬丹冰爱新斐汤萨瓦孟斯文菲利坦赞津喀]"
    r"|斡旋|调解)方"
)
"""One side of a conflict or of talks, told by its initial: 俄方, 美方."""
_ADVERB = (
    r"(?:还|也|又|已经|已|再次|进一步|同时|并|就此|对此|随后|最后|首先|一致|特别|着重|明确|郑重|曾|共同|在会上|会上|分别|则|"
    r"Ⓓ|上午|下午|晚|近日|日前|今天|后来|指着|深情|反复|多次|专门|最新|中|时|后|，)*"
)
_BARE = re.compile(rf"{_ADVERB}$")
FOLK = (
    r"(?:(?:(?:来自|一位|一名|多位|多名|当地|现场)[^，。；：“”ⓅⓂⒹ]{0,20}?|[^，。；：“”ⓅⓂⒾⓁⒹ]{0,8}?)(?:[种养]\w?户|大户|农户|商户|牧户|村民|居民|市民|游客"
    r"|旅客|乘客|顾客|消费者|司机|店主|家长|学员|牧民|渔民|农民|工人|职工|员工|老乡|志愿者|患者|医生|护士|教师|老师|科研人员|技术人员|工作人员|店员|设计师)们?)"
)
"""Plain people who tell something, by what they are."""
_LEAD = re.compile(
    rf"(?:[^。；]{{0,60}}?[，：])?(?P<source>{_PERSONS}|{_OF_MEETING}|{_MEETING}|[他她](?:们)?|{_GENERAL}|大家|{_SEVERAL}"
    rf"|Ⓘ(?:[、和]Ⓘ)*|Ⓛ|{_COLLECTIVE})(?P<gap>[^。；：“”]{{0,60}}?)$"
)
_CLAUSE_SOURCE = re.compile(
    rf"(?P<source>{_AT_MEETING}{_ONLY_ADVERBS}|{_SUMMED}"
    rf"|{_PERSONS}|{_OF_MEETING}|{_MEETING}|[他她](?:们)?(?![\u4e00-\u9fff]国)|{_GENERAL}|大家|{_SEVERAL}|{_HEADS}"
    rf"|{_THIS_BODY}"
    rf"|{_COLLECTIVE}|{FOLK}{_ONLY_ADVERBS}|{_SIDE}{_ONLY_ADVERBS}|Ⓘ(?:[、和]Ⓘ)*|Ⓛ(?!Ⓘ))(?P<gap>[^ⓅⓂ]{{0,60}}?)$"
)
_FAR = 240
"""No source stands further before its verb within one clause: longer than any that the pattern takes."""
_FOLK = re.compile(FOLK)
_ON_MATTER = re.compile(r"(?:就|围绕|针对|结合)")
_ONLY_MATTER = re.compile(r"(?:并|还)?(?:就|围绕|针对|结合)[^，]*$")
_TO_WHOM = re.compile(r"(?:并|还)?[向对][^，的Ⓟ]*(?:的[^，的Ⓟ]{2,12})?$")
"""Before 提出: those to whom it is put (向代表提出三点要求)."""
_ADDRESSES = re.compile(r"[^，]{0,12}发表了?[^，]{0,8}(?:讲话|演讲|致辞|讲演)")
"""Behind a meeting: what somebody told before does there (某人向某峰会发表讲话说)."""
_BY_MEDIA = re.compile(r"(?:(?:[另又]?据|[^，]{0,6}，)[^，]{1,24}(?:报道|消息|电)，)")
_ON_WHAT = re.compile(
    "(?:针对|关于|就|对于|谈[到及])(?:[^，；。：“Ⓟ]{2,40}"
    "|[^；。：“]{2,90}?(?:一事|表态|言论|[说做]法|声明|指责|报道|决定|提议|建议|威胁|举动|计划|讲话|指控|呼吁|消息))，"
)
"""A clause before the subject that tells what it speaks about (针对某事，某部发言人某人表示)."""
_ITS_HEAD = re.compile(
    r"[^，。；：的ⓁⒹ]{0,8}?(?:(?<!干)部长|主席|总统|局长|主任|秘书长|总裁|总干事|司令|董事长|总经理|行长|院长|所长)(?![会级团府办国人联部官])"
)
"""Behind a body: the office of the one who speaks (某组织|主席)."""
_UNNAMED = re.compile(r"(?:Ⓓ|在[^，]{2,20}|对此|接受[^，]{2,12}|采访|时|还|也|则|当天|，)*")
_ASIDE = re.compile(
    r"(?:此外|另外|与此同时|同一天|当[天日]|同日|在?(?:回答|回应)[^，。；：“Ⓟ]{0,30}(?:提问|关切|问题)[时中])，"
)
"""Before one who says something besides what another said, or answers the press."""
_ON_TOUR = re.compile(
    r"在?(?:[^，。；：“Ⓟ]{0,40}(?:调研|走访|座谈)|(?:考察|参观|察看|看望|会见|检查|出席|参加|听取)[^，。；：“Ⓟ]{2,40}?)(?:时|中|后|期间)，"
)
"""Before 他: where he says the next thing (在考察某区时，他表示)."""
_FRAMED = re.compile(
    r"(?:据|就|针对|同|(?<!事务)(?<!经济)(?<!外交)与|向|对|由|受|被|让|请|为|把|和|在|按照|根据|听取|围绕|贯彻|落实|学习|(?:传达|宣读|转达)了?"
    r"|(?:按照|根据|围绕|贯彻|落实|学习|传达)[^，；：]{2,40}[和与及、]|以及)$"
)
_SPEAKS_AT = re.compile(
    r"Ⓟ[^，；ⓅⓂ]{0,12}(?:在(?:[^，；ⓅⓂ]{0,20}|[^，；ⓅⓂ]{0,8}[同与][^，；ⓅⓂ]{0,16}Ⓟ[^，；ⓅⓂ]{0,12}举行的)"
    r"|(?:主持|出席|参加|参与|召开|举行|举办|接受)了?[^，；ⓅⓂ的]{0,8})$"
)
_WITH_HIM = re.compile(r"Ⓟ[^，；ⓅⓂ]{0,12}在?[与同和][^，；ⓅⓂ]{0,12}$")
_RECEIVES = re.compile(r"Ⓟ[^，；ⓅⓂ]{0,16}(?:会见|接见|会晤|拜会|看望|慰问|接受|同|与|向)[^，；Ⓟ]{0,24}$")
"""Before a person and 时: it is his host who speaks (某人在会见来访的某人时表示)."""
_SAYS_TO = re.compile(r"Ⓟ(?:Ⓓ|当天|上午|下午|晚)*[向对][^，；Ⓟ]{0,16}$")
"""Before the one to whom somebody says it (某人向某总统某人汇报说)."""
_IN_LETTER = re.compile("(?:等人?)?的(?:复信|回信|贺信|来信|信|贺电|贺函|唁电)中(?:还|也)?")
_WRITES_TO = re.compile(r"Ⓟ[^，；ⓅⓂ]{0,12}在?(?:给|致)[^，；ⓅⓂ]{0,24}$")
"""Before the one to whom a letter goes: it is its writer who speaks (某人在给某某的复信中说)."""
_THEN = re.compile(r"[^，；“]{0,8}(?:时|后|期间)$")
_TITLED = re.compile(r"(?:Ⓟ的)?[^，；：“”ⓅⓂⒹ]{1,14}")
"""What a sentence may open with before the name of a new speaker: a title that is in no list."""
_TO_HEARERS = re.compile(r"[^的]{0,12}[对向][^，]*(?:群众|们|大家|同志|人员|代表|干部|学生|官兵|记者|师生|职工)")
_FRAMES = re.compile(r"[对据向在]")
_ACTS_NEXT = re.compile(
    r"[，；](?P<who>[ⓁⒾ])(?:对此|就此|随后|则|也|当天|已|立即|随即|Ⓓ)[^，；：“ⓅⓂ]{0,16}，(?:并|随后|还|同时)?$"
)
"""The clause before has a subject of its own (逮捕了某人，某国对此予以谴责，|宣布断交)."""
_AFTER_STUDY = re.compile(r"经[^，]*(?:Ⓜ|Ⓘ|会议)[^，]*(?:研究|审议|讨论|决定)")
_AUTHORITY = (
    r"[ⓁⒾ]?[^，。；：“”ⓅⓂⒾⓁⒹ的]{0,8}(?:警方|检方|当局|政府|军方|方面|法官)"
    r"|[ⓁⒾ多各]国?[^，。；：“”ⓅⓂⒾⓁⒹ的]{0,4}(?:代表|外长|官员)(?=Ⓓ|在[^，]{0,8}上|谴责|呼吁|敦促|发表|批评)"
    r"|Ⓛ(?:、Ⓛ)*(?=以|把|已|启动|组织|部署)"
)
_ON_BEHALF = r"(?:[^Ⓟ。；]{0,30}受(?:[^Ⓟ，。；]{0,12}Ⓟ){1,2}的?(?:委托|委派|指派|嘱托)，)?"
"""At the head of a sentence: who has sent the one that it is about (受某人委托，…)."""
_ACTS = "高度|积极|热烈|一致|充分|普遍|纷纷|赞赏|感谢|认真|祝贺"
"""What a group is told to do before it says something (各方积极评价…，表示…)."""
_GUESTS = (
    r"(?:与会|外方|外国|各国|来访|参会|到访)[^，。；：“ⓅⓂ]{0,8}?(?:政要|领导人|代表|嘉宾|来宾|客人|外宾|企业家|使节|人士)"
    rf"(?={_ACTS}|对[^，。；]{{2,30}}(?:表示|致以))"
)
"""Those who have come, of whom the same words tell (外方政要对…致以祝贺，希望…)."""
_FIRST = re.compile(
    rf"{_ON_BEHALF}(?:[^Ⓟ。；]{{0,40}}?[，：] ?)?(?P<source>Ⓟ(?:[、和与]Ⓟ)*|{_MEETING}|[他她]|总书记"
    rf"|(?:{_SEVERAL})(?={_ACTS})|{_GUESTS}|与会[^，。；ⓅⓂ]{{2,8}}?(?={_ACTS})|Ⓘ(?![^，。；Ⓟ]{{0,4}}(?:代表|官员))"
    rf"|(?P<authority>{_AUTHORITY})(?!Ⓟ))"
)
_TOLD = re.compile(r"称|说|表示|裁定|认为|报道|指出|宣布|指控")
_PERSON_BEFORE_COMMA = re.compile(r"[^，]*?(Ⓟ)")
_OPENS_ANEW = re.compile(
    r"(?:(?:Ⓓ[^，Ⓟ]{0,6}|会上|随后|其间|(?:走进|来到|走到|步入|登上|看到|听说|得知|了解到)[^，。；：“Ⓟ]{2,24}"
    r"|在[^，。；：“Ⓟ]{2,24}?(?:现场|里|处|前|旁|边|中心|车间))，)?"
    rf"(?:时任)?(?:Ⓟ|Ⓜ|会议|他|她|总书记|{_GUESTS})"
)
_STATE_SAYS = re.compile(
    rf"(?:[、和][ⓁⒾ])*(?:等[多\d]*(?:国|地|城市)?)?(?:官方|方面)?"
    rf"(?:{_ADVERB[:-1]}|此前|同一天|今年|去年|\d+[月号日]|对外|以[^，]{{2,8}}|向[^，]{{1,6}}"
    rf"|陆续|接连|都|均|依然|仍|联合|正式|单方面|发表声明|发布公告|针对[^，]{{2,12}}|对[^，]{{2,12}})*+"
)
"""Between a country and what it says: nothing that would be the subject in its stead (某国|多家银行宣布)."""
_GAP_BREAKS = re.compile(r"(?:的|所|贯彻|落实|学习|主持召开|关于)$")
_IS_TO = re.compile(r"要(?!求)|必须|应[该当]")
_GAP_SPEECH = re.compile(r"(?:上|中|时|后|讲话|致辞|发言(?!人)|报告|会)")
_ORDERS = re.compile(
    r"(?:[^ⒾⓅⓁ。]{0,30}，)?(?P<who>Ⓘ)(?!办公室)(?:、Ⓘ)*(?:Ⓓ|今天|当天|当日|近日|日前|再次|（|）)*[^。Ⓟ]{0,60}(?:部署|会商|调度|视频连线|行政指导|组织开展|启动)"
)
_BY_DOCUMENT = re.compile(r"Ⓦ|通知|办法|规定|方案|意见|条例|标准|指引|措施")
_OWN_WORDS = re.compile(r"(?:重要)?(?:讲话|批示|指示|致辞)(?:还|也|进一步)?")
_IS_MEETING = re.compile(_MEETING)
_IS_SIDE = re.compile(_SIDE)
_THERE_IS = re.compile("^[但而]?(?:[还也另]?有(?!关))?")
"""Before those who speak (还有抗议者表示)."""
_AS_SUBJECT = re.compile("[Ⓓ，（称说表发公宣报数今当日近最在就对通警指预还也要敦呼于因获已]")
"""Behind a body that is told whole (not 欧盟|某某服务局, which is in no list)."""
_IS_THIS_BODY = re.compile(_THIS_BODY)
_LEAD_IN = 8
"""So many symbols before a clause may just tell when (今天，俄方表示愿……)."""
_BODY_HOPES = re.compile(rf"(?:Ⓘ(?:[、和]Ⓘ)*|Ⓛ(?:议会|政府|方面)?|{_SIDE})也?希望")
_SIDE_HOLDS = re.compile(rf"{_SIDE}也?(?:认为|要求|重申)")
_ONLY_BODIES = re.compile(r"(?:Ⓘ(?:[、和]Ⓘ)*|Ⓛ)")
_ABOUT_GENERAL = re.compile(r"(?:[^Ⓟ]{0,40}[，：])?总书记")
_OPENS_WITH = re.compile(r"[^Ⓟ，。]{0,12}，?Ⓟ(?:(?:对|向|感谢|欢迎|代表)[^Ⓟ，。]{0,12}Ⓟ)?[^Ⓟ。]*，")
"""At whose home somebody does what he does (在某人家中，省长……)."""
_LEARNS = re.compile(r"当?(?:得知|听说|了解到|看到|听到|见到)")
"""How a sentence opens in which 他 is the one who learns of the person named (当得知某人……时，他说)."""
_ABOUT = re.compile(rf"{_ON_BEHALF}(?:[^Ⓟ]{{0,40}}[，：])?[^Ⓟ，。]{{0,20}}Ⓟ(?:的[^Ⓟ，。；“”]{{2,12}}Ⓟ)?")


_GENERALS = frozenset(
    (
        PostName("中共中央", "总书记"),
        PostName("中共中央军事委员会", "主席"),
        PostName("中华人民共和国", "主席"),
    )
)


class Source(NamedTuple):
    """Who speaks, and the rule by which that was read."""

    name: str
    party: Party
    rule: str


Speaker = tuple[str, Party]
"""Who spoke last: name and party."""


class Known(NamedTuple):
    """Who may be meant by a word that names nobody."""

    speaker: Speaker | None
    """Who spoke last, or whom the text was about."""
    general: str | None
    """Whom the document shows to be the one who is called 总书记 or by surname and 主席."""
    organ: str | None
    """The institution whose doings the sentence before told."""
    bodies: Sequence[str] = ()
    """The institutions named in the sentence before."""


def find_source(
    sentence: Abstract, before: str, after: str, verb: str, known: Known, *, inside: bool, chars: str
) -> Source | None:
    """The source of *verb*, which stands between *before* and *after*; *inside*: within another's statement."""
    clause_at = max(before.rfind(c) for c in "，；：") + 1
    clause = before[clause_at:]
    paused = after[:1] in "，：“" or after[:2] == "了，"
    follows = inside or (known.speaker is not None and known.speaker[1] is Party.PERSON)
    if (
        follows
        and not paused
        and clause_at == 0
        and (_BODY_HOPES if verb == "希望" else _SIDE_HOLDS).fullmatch(clause + verb)
    ):
        return None  # 芬议会希望加强交往, in what its speaker says
    cites = paused and clause.startswith("据") and clause_at + 1 < len(before)
    if cites:
        clause_at, clause = clause_at + 1, clause[1:]
    inside = inside and not _names(sentence, known.speaker, len(before))
    if clause_at == 0 and _OWN_WORDS.fullmatch(clause):
        speaker = known.speaker
        return (
            Source(speaker[0], Party.PERSON, "讲话、批示＋言说动词") if speaker and speaker[1] is Party.PERSON else None
        )
    to_whom = verb == "提出" and clause_at and _TO_WHOM.match(clause)
    if clause and not to_whom and not _BARE.match(clause) and not _ONLY_MATTER.match(clause):
        return _in_clause(
            sentence,
            before,
            clause_at,
            verb,
            known,
            inside=inside and not cites,
            paused=paused,
            cites=cites,
            chars=chars,
        )
    if inside and clause_at == 0:
        return None
    if clause_at:
        return _earlier(sentence, before[:clause_at], verb, known, inside=inside, chars=chars)
    speaker = known.speaker
    if speaker is not None and not inside and paused and _BARE.match(before):
        if len(before) < 160 and _LEAD.match(before):
            return None
        return Source(speaker[0], speaker[1], "承前说话人")
    if verb == "要求" and not before and known.organ is not None:
        return Source(known.organ, Party.INSTITUTION, "承前机构＋要求")
    return None


def _names(sentence: Abstract, speaker: Speaker | None, until: int) -> bool:
    """Whether the sentence names the one who spoke last before symbol *until*: nobody tells of himself by name."""
    if speaker is None or speaker[1] is not Party.PERSON:
        return False
    return any(titled.person.name == speaker[0] for titled in sentence.people(0, until))


def subject_of(sentence: Abstract, general: str | None) -> Speaker | None:
    """The person that the sentence is about, for pronouns in the next."""
    symbols = sentence.symbols
    if general is not None and "总书记" in symbols and _ABOUT_GENERAL.match(symbols):
        return general, Party.PERSON
    about = _ABOUT.match(symbols.replace("Ⓟ家", "某家")) if "Ⓟ" in symbols else None
    if about is not None and not _LEARNS.match(symbols):
        people = sentence.people(about.end() - 1, about.end())
        return (people[0].person.name, Party.PERSON) if people else None
    return None


def general_of(abstracts: Sequence[Abstract]) -> str | None:
    """Whom the document shows to be the one who is called 总书记 or by surname and 主席, if anybody."""
    for sentence in abstracts:
        for _, titled in sentence.persons:
            if any(c.post in _GENERALS for c in titled.capacities):
                return titled.person.name
    return None


def bodies_of(sentence: Abstract, until: int | None = None) -> list[str]:
    """The institutions that the sentence tells something of up to symbol *until*, in order."""
    symbols = sentence.symbols
    told = [at for at, mark in enumerate(symbols[:until]) if mark == INSTITUTION and _AS_SUBJECT.match(symbols, at + 1)]
    names = (getattr(sentence.mentions.get(at), "name", None) for at in told)
    return [name for name in names if name]


def _this_body(noun: str, bodies: Sequence[str]) -> str | None:
    """Which of *bodies*, told just before, is called 该机构, 该委员会."""
    alike = [name for name in bodies if name.endswith(noun[1:])]
    return next(iter(alike or bodies), None)


def organ_of(sentence: Abstract) -> str | None:
    """The institution that the sentence says has given orders (某部部署防汛工作), by no document."""
    match = _ORDERS.match(sentence.symbols) if INSTITUTION in sentence.symbols else None
    if match is None or _BY_DOCUMENT.search(sentence.symbols):
        return None
    return getattr(sentence.mentions.get(match.start("who")), "name", None)


def _in_clause(
    sentence: Abstract,
    before: str,
    clause_at: int,
    verb: str,
    known: Known,
    *,
    inside: bool,
    paused: bool,
    cites: bool,
    chars: str,
) -> Source | None:
    """The source in the clause of the verb itself; *cites*: behind a 据 (据某人介绍，…)."""
    lead = _CLAUSE_SOURCE.search(before, max(clause_at, len(before) - _FAR))
    if lead is None or not _gap_fits(lead["gap"], paused):
        return None
    # 受…委托, 在…看来: a source that is only framed by a preposition does not speak.
    at = lead.start("source")
    left = before[:at]
    if _IS_MEETING.fullmatch(lead["source"]) and (speaker := _SPEAKS_AT.search(left)) is not None:
        first = _WITH_HIM.search(left, 0, speaker.start()) or speaker  # 甲在与乙举行记者会时说
        return _named(sentence, "Ⓟ", first.start(), known, chars)
    if _IS_MEETING.fullmatch(lead["source"]) and clause_at and _ADDRESSES.fullmatch(lead["gap"]) is not None:
        return _earlier(sentence, before[:clause_at], verb, known, inside=inside, chars=chars)
    host = _RECEIVES.search(left) if lead["source"].startswith("Ⓟ") and _THEN.match(lead["gap"]) else None
    if host is None and lead["source"] == "Ⓟ" and _BARE.match(lead["gap"]) and not inside:
        host = _SAYS_TO.search(left)
    if host is None and lead["source"].startswith("Ⓟ") and _IN_LETTER.fullmatch(lead["gap"]) is not None:
        host = _WRITES_TO.search(left)
    if host is not None:
        return _named(sentence, "Ⓟ", host.start(), known, chars)
    if _FRAMED.search(left) and not (cites and at == clause_at):
        return None
    if verb == "要求" and not paused and (lead["source"].endswith("者") or _FOLK.fullmatch(lead["source"])):
        return None  # 一名工人感到不适后要求离开: what he wants done for himself; 抗议者要求…: a crowd
    if lead["source"] == "Ⓛ" and _STATE_SAYS.fullmatch(lead["gap"]) is None:
        return None  # 某国汽车巨头甲表示, 某国人认为, 某国西部某省宣布, 某国某学院宣布
    if lead["source"] == INSTITUTION and (head := _ITS_HEAD.match(lead["gap"])) is not None:
        # 某组织主席在集会现场表示; with a name that was not understood, nobody
        alone = _UNNAMED.fullmatch(lead["gap"], head.end()) is not None and not inside
        spoken = chars[sentence.text_start(at) : sentence.text_start(at + 1 + head.end())]
        return Source(spoken, Party.GROUP, "群体＋言说动词") if alone else None
    side_next = paused and at == 0 and known.speaker is not None and known.speaker[1] is Party.GROUP
    # 感谢中方支持，哈方希望加强合作: of the same speaker
    own = (inside and not side_next) or (clause_at > _LEAD_IN and not paused)
    agreed = _BARE.fullmatch(before[clause_at:at]) is None  # 已同意俄方要求
    if (own or agreed) and _IS_SIDE.fullmatch(lead["source"]):
        return None  # 中方要求…… in what a minister says is his own
    begins = clause_at == 0 or any(p.fullmatch(before, 0, clause_at) for p in (_BY_MEDIA, _ON_WHAT, _ASIDE))
    ahead = at == clause_at > 0 or _TITLED.fullmatch(before, clause_at, at) is not None
    titled = ahead and lead["source"].startswith("Ⓟ")
    of_land = lead["source"] == INSTITUTION and at == clause_at + 1  # 亚国防部还强调
    opens = begins and (titled or of_land)
    himself = lead["source"][0] in "他她" and (_OPENS_ANEW.match(left) or _ON_TOUR.fullmatch(left)) is not None
    if inside and left and not (paused and (opens or himself or _BARE.fullmatch(left) or _ASIDE.fullmatch(left))):
        return None
    return _named(sentence, lead["source"], at, known, chars)


def _earlier(sentence: Abstract, head: str, verb: str, known: Known, *, inside: bool, chars: str) -> Source | None:
    """The subject that stands earlier in the sentence: 王某听取了汇报，并强调……"""
    if verb == "决定" and _AFTER_STUDY.search(head):
        return Source("会议", Party.MEETING, "经会议研究，决定")
    acts = _ACTS_NEXT.search(head) if not inside else None
    if acts is not None:
        return _named(sentence, acts["who"], acts.start("who"), known, chars)
    first = _FIRST.match(head)
    if first is not None and first["authority"] and _TOLD.search(head, 0, first.start("source")):
        first = None  # 法官裁定，联邦政府……行为违法，并要求
    if first is not None and first["source"].startswith("Ⓜ") and (own := _PERSON_BEFORE_COMMA.match(head)):
        return _named(sentence, "Ⓟ", own.start(1), known, chars)
    if first is not None and not (inside and not _OPENS_ANEW.match(head)):
        return _named(sentence, first["source"], first.start("source"), known, chars)
    last = head.rfind("Ⓟ")
    return None if last < 0 or inside else _named(sentence, "Ⓟ", last, known, chars)


def _gap_fits(gap: str, paused: bool) -> bool:
    """Whether the words between source and verb leave the source the subject of the verb."""
    if not gap or _BARE.match(gap) or _ON_MATTER.match(gap) or _TO_HEARERS.fullmatch(gap):
        return True
    if _GAP_BREAKS.search(gap) or _IS_TO.match(gap):
        return False
    if "的" in gap and not _GAP_SPEECH.search(gap):
        return False
    return paused or len(gap) <= 16


def _named(sentence: Abstract, source: str, at: int, known: Known, chars: str) -> Source | None:
    """The source at symbol *at* by its name in the text."""
    if source.startswith("Ⓟ"):
        people = sentence.people(at, at + len(source))
        return Source(people[0].person.name, Party.PERSON, "某人＋言说动词") if people else None
    if _IS_MEETING.fullmatch(source):
        return Source("会议", Party.MEETING, "会议＋言说动词")
    if source.endswith("主席"):
        fits = known.general is not None and known.general[0] == source[0]
        return Source(known.general, Party.PERSON, "称呼＋言说动词") if known.general and fits else None
    if source == "总书记" and known.general is not None:
        return Source(known.general, Party.PERSON, "称呼＋言说动词")
    learns = _LEARNS.match(sentence.symbols) is not None
    if source in ("他", "她") and not learns and _OPENS_WITH.match(sentence.symbols, 0, at):
        return Source(sentence.persons[0][1].person.name, Party.PERSON, "代词＋言说动词")
    if source.startswith(("他们", "她们")):
        several = known.speaker is not None and known.speaker[1] is Party.GROUP
        return Source(known.speaker[0], Party.GROUP, "代词＋言说动词") if known.speaker and several else None
    if source[0] in "他她" or source == "总书记":
        if known.speaker is not None and known.speaker[1] is Party.PERSON:
            return Source(known.speaker[0], Party.PERSON, "代词＋言说动词")
        people = sentence.people(0, at)
        return Source(people[-1].person.name, Party.PERSON, "代词＋言说动词") if people else None
    if _IS_THIS_BODY.fullmatch(source) is not None:
        body = _this_body(source, bodies_of(sentence, at) or known.bodies)
        if body is not None:
            return Source(body, Party.INSTITUTION, "该机构＋言说动词")
    if source.startswith(("Ⓘ", "Ⓛ")):
        name = getattr(sentence.mentions.get(at), "name", None)
        if not name:
            return None
        if _ONLY_BODIES.fullmatch(source):
            return Source(name, Party.INSTITUTION, "机构＋言说动词")
        spoken = chars[sentence.text_start(at) : sentence.text_start(at + len(source))]
        return Source(spoken, Party.GROUP, "群体＋言说动词")
    if _FRAMES.match(source) or source == "我们":
        return None
    spoken = chars[sentence.text_start(at) : sentence.text_start(at + len(source))]
    return Source(_THERE_IS.sub("", spoken.strip("，、 ")), Party.GROUP, "群体＋言说动词")
