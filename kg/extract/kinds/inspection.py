"""Inspections (``某人到某地调研``) and visits of state (``某人对某国进行国事访问``)."""

from __future__ import annotations

import re

from kg.extract.abstract import LEADERS, PEOPLE, PlaceMention, Report
from kg.extract.occasions.occasion import Occasion, Occasions
from kg.mention.bodies.found import InstitutionMention
from kg.mention.posts.titled import Titled
from kg.model import MeetingKind, Role

_THEY = r"Ⓟ(?:[、，和与及]{1,2}(?:夫人|王后|丈夫)?Ⓟ)*"
GUIDES = rf"(?>{_THEY}(?:等?[，、][^，。；、Ⓟ]{{0,10}}{_THEY})*)(?:等[^，。；Ⓟ]{{0,12}})?"
"""Those who go along. A list of a hundred names can be cut into shorter lists in too many ways to try them all."""
_NO_NOUN = (
    r"(?!期间|的[^，。；Ⓟ]{0,30}Ⓟ|中(?!央|国|心|医|药|草|小|西|东|部|原|学|职|华|关|铁|石|航|车|核|建|广|交|化|粮|储|试|欧|非|俄|亚|型"
    r"|，|指出|强调|要求|表示|说|了解到)"
    r"|组(?!织|建|装|件|合)|团(?!委|结|场|员|市|县|省)|队(?!伍)|报告|成果(?!转化)|座谈会|活动|时的?(?:重要)?(?:讲话|指示)"
    r"|时(?:和|以及)[^。；Ⓟ]{0,40}?重要(?:讲话|指示)|[^，。；Ⓟ]{0,10}重要(?:讲话|指示)[^，。；]{0,10}精神|的重要讲话"
    r"|工作会议|精神(?!文明|卫生|病|障碍)|的(?:意义|成果|成效|情况|基础|方案|安排|报告|建议|做法|汇报|介绍)"
    r"|员(?!工|额)|站(?!点|区|房|台)|点(?!位|对)|调研|考察|指导|检查|慰问|[^，。；]{0,4}情况的?(?:汇报|报告|通报))"
)
"""Behind a word for inspecting: what makes a noun of it."""
_WEAK = (
    r"检查|参观(?=[，。；]|$)|抽查|暗访|巡查|走访|公开接访|接访|下访|察看|查看|夜查|夜巡|现场调度|现场督办|现场办公|踏勘|巡河|巡林|巡田|夜访|督战|视导|指导"
    r"|指挥(?=[^，。；]{0,8}(?:抢险|救援|救灾|处置|灭火|扑救|防汛))"
)
"""Words that tell an inspection only of somebody who went somewhere for it on a day told."""
_CARRIES_OUT = (
    r"(?<![局形]势)(?:开展|进行)了?[^，。；Ⓟ]{0,16}?(?:执法检查|专项检查|专题视察|集中视察|明察暗访|专[项题]监督|跟踪监督|民主监督|工作监督"
    r"|(?:评估|验收|核查)(?:工作)?(?=[，。；]))"
)
_ANY_WORD = re.compile(rf"调研|考察|视察|监督|评估|验收|核查|督导|督查|检查|慰问|看望|参观|参访|参谒|瞻仰|接待|{_WEAK}")
_FOR = r"Ⓟ(?:和Ⓘ)?(?:委托)?，?(?=(?:专程|分别)?(?:前往|到)?[^，。；Ⓟ]{0,10}(?:看望|慰问|走访))"
"""Behind 代表 or 受: on whose behalf somebody goes."""
_STUDIED = r"(?<=宣讲|学习|传达|贯彻|落实|宣传)Ⓟ[^，。；Ⓟ]{0,16}(?:讲话|指示|批示|论述|回信)[^，。；Ⓟ]{0,6}(?=[并，、])"
"""Before the verb: somebody else's words, which the one who inspects passes on."""


def _behind(leads: tuple[str, ...], longest: int) -> str:
    """Behind one of *leads*, and at most so many characters of a clause."""
    return "(?:" + "|".join(rf"(?<={lead}[^，。；Ⓟ]{{{n}}})" for lead in leads for n in range(longest + 1)) + ")"


_BESIDE = rf"{_behind(('[与同和]',), 8)}(?:Ⓟ夫人(?=Ⓟ))?{GUIDES}(?:一道|一起|一同|共同)"
_LED = rf"{_behind(('率', '带领', '会同'), 9)}{GUIDES}"
_COMPANY = rf"{_behind(('在',), 12)}(?:Ⓟ夫人(?=Ⓟ))?{GUIDES}(?:的)?陪同下"
# A person among what stands before the verb is read from his symbol on, in one way: of several that could be told with
# one, or the words before him read in several ways, a long row could be tried in too many.
_GAP = rf"(?:[^。；Ⓟ“：]|(?>{_FOR}|{_STUDIED}|{_COMPANY}|{_BESIDE}|{_LED})|“[^”]{{1,30}}”)"
_GOING = (
    r"(?:一行|乘坐|对[^，。；Ⓟ]{2,60}(?:进行|开展)了?(?:实地|现场|突击|专项|执法|联合|集中|安全)?|前往|专程|来到|来[我省市县区州校镇乡]|赴|到(?![会场])|抵达|深入|走进|带队|率队"
    r"|(?:率领?|带领)(?:Ⓘ|[^，。；Ⓟ]{1,20}[组团])(?=，?[Ⓓ在对就来赴到抵深前]|实地|先后|现场))"
)
_INSPECTS = re.compile(
    rf"(?P<a>{LEADERS})(?P<gap>{_GAP}{{0,60}}?)"
    r"(?P<verb>看望或委托[^，。；Ⓟ]{0,16}看望|专题调研|开展调研|实地调研|调研指导|调研|考察调研|考察|视察|督导检查|督导指导|督查指导|督查督导|督查检查|督导|督查|检查指导|看望慰问|走访慰问|慰问"
    r"|开展(?:送温暖|送清凉|帮扶慰问|走访慰问|慰问|“[^”]{0,16}(?:走访|调研|督导|慰问|帮扶|接访|督查)[^”]{0,16}”)活动"
    r"|开展(?:[^，。；Ⓟ“]{0,12}?|[^，。；Ⓟ“]{0,8}“[^”]{1,24}”[^，。；Ⓟ“]{0,8}?)(?:慰问|走访|调研|督导|视察|接访|考察|招商|巡查|检查)活动"
    rf"|(?<!医院)(?<!上门)看望(?!并)(?=[^，。；]{{2}})){_NO_NOUN}(?P<after>[^。；Ⓟ，]{{0,30}})"
)
_LOOKS_INTO = re.compile(
    rf"(?P<a>{LEADERS})(?P<gap>{_GAP}{{0,30}}?{_GOING}{_GAP}{{0,40}}?)"
    rf"(?P<verb>[下接]访(?:接待[^，。；Ⓟ]{{0,4}})?活动|{_CARRIES_OUT}|{_WEAK}){_NO_NOUN}(?P<after>[^。；Ⓟ，]{{0,30}})"
)
# What a phrase opens (在, 对, 率) takes in the adverbs behind it: there is one way to read a run of them.
_ADVERBS = r"(?:(?:以|采[取用])“[^”，。]{2,10}”的?(?:方式|形式)|Ⓓ(?:至Ⓓ)?|上午|下午|晚上?|带队|率队|先后|分别|分组|分头|分路|集中|一行|，)*+"
_OPENS = "在|深入|对|率(?!队)|带领"
_LOOKS_AT = re.compile(
    rf"(?P<a>{LEADERS})(?P<gap>(?:代表Ⓘ(?:[、和]Ⓘ)*，)?{_ADVERBS}(?:(?:(?:率(?!队)|带领)(?:(?!{_OPENS})[^，。；Ⓟ]){{2,44}}"
    rf"|在(?:(?!{_OPENS}|陪同下)[^，。；Ⓟ]){{2,40}}陪同下|(?:在|深入|对)(?:(?!{_OPENS}|陪同下)[^，。；Ⓟ]){{1,24}})(?:，{_ADVERBS})?)*)"
    rf"(?P<verb>(?:突击|随机)?(?:检查|抽查)|夜查|夜巡|督战|巡查|暗访|走访|指导(?:支持|推进)?){_NO_NOUN}"
    r"(?P<after>[^。；Ⓟ，]{2,30}?(?:工作|情况|安全|隐患|秩序)|(?<=走访)[^。；Ⓟ，]{0,16}"
    r"(?:企业|商户|农户|群众|商会|学校|单位|家庭|校园|社区|一线|网点|项目)"
    r"|(?<=巡查)[^。；Ⓟ，]{1,10}(?:河|江|湖|水库|堤|渠))(?=[，。；]|$)"
)
"""``某人检查某项工作``: told of no going anywhere, but of the work that was looked at."""
_SHOWN = re.compile(
    rf"(?P<a>{LEADERS})(?P<gap>{_GAP}{{0,40}}?)(?P<verb>参观调研|参观|参访|现场指导)了?"
    rf"(?!者|人|团|期间|后|时){_NO_NOUN}(?P<after>[^。；Ⓟ，]{{1,30}}|(?<=参访)(?=[，。]))"
)
"""``某人在某地同某人共同参观某厂``, of those who bear a post and on a day told: they go there to look at it."""
_SHOWS_OTHERS = re.compile("会见|接见|会谈|出席|主持|参加|邀请|组织|安排|供|接待|让|带|引导|欢迎|希望|可以|能够")
_RECEIVES = re.compile(
    rf"(?P<a>{LEADERS})(?P<gap>(?:Ⓓ(?:至Ⓓ)?|上午|下午|带案下访|，)*+(?:(?:在|到|深入)(?:(?!深入)[^，。；Ⓟ在到]){{1,26}}?"
    r"(?:，(?:Ⓓ(?:至Ⓓ)?|上午|下午|带案下访|，)*+)?)*)"
    r"(?P<verb>(?:公开|现场|开门|面对面)*接待(?=了?(?:[^，。；Ⓟ]{0,8}(?:来访|上访|信访|下访|群众)[^，。；Ⓟ]{0,2}群众|选民|群众(?:来访|信访|上访)))"
    r"|(?:公开|现场|带案|领衔)*(?:接访|约访|下访)(?=群众|来访|活动|[，。；]|$))了?(?P<after>[^，。；Ⓟ]{0,12})"
)
"""``某人在信访大厅接待来访群众``"""
_AT_THE_DOOR = re.compile("接待|[接约下]访")
_BESIDES = re.compile(
    rf"(?:^|[，。])(?:(?:[在访]|出访)[^，。；Ⓟ]{{0,7}})?(?:期间|其间)，(?P<a>{PEOPLE})"
    r"(?P<gap>还?(?:先后|分别|专程|前往|并|又|在[^，。；Ⓟ在]{1,14}?)*+)"
    r"(?P<verb>参观|参访|参谒|瞻仰|视察|考察|调研|看望|慰问|走访)(?P<after>[^。；Ⓟ]{1,60})"
)
"""``在某地期间，某人还看望…，考察…``"""
_ON_A_JOURNEY = re.compile("(?:^|[，。])(?:访[^，。；Ⓟ]{0,6}|出访|在Ⓛ)期间，")
"""Where whatever somebody looks at is part of his journey."""
_BESIDE_IT = re.compile(
    r"(?:在?[^，。；Ⓟ]{0,6}(?:Ⓜ|会议?|座谈会?|学习|仪式|活动|签约|会谈|会见|培训|开幕)(?:召开|开始|举行|结束)?之?(?:前夕|间隙|期间|[前后])"
    r"|其间|期间|随后|之后)，"
)
"""At the head of a sentence: what somebody did before or after the occasion just told, on the same day."""
_SEES = re.compile(
    rf"(?P<a>(?>{PEOPLE}))(?P<gap>{_GAP}{{0,12}}?(?:前往|来到|赴|到|走进){_GAP}{{2,30}}?)"
    rf"(?P<verb>参观)(?!者|人){_NO_NOUN}(?P<after>[^。；Ⓟ，]{{0,30}})"
)
_OTHER_VERB = re.compile(
    r"(?:通报|汇报|介绍|听取|根据|结合|经过|通过(?!视频|Ⓜ)|忙着?|做好?|(?<![工协合操运动])作"
    r"|工作(?!(?:(?:开展|进行)了?(?:实地|现场|专题|深入|全面|突击|集中|专项)*)?$))[^，。]{0,12}$"
    r"|^(?:委托|嘱托|委派|指派)|^同志为核心|用于|划拨|的$|座谈(?!，|$)|会见|出席|主持|参加|陪同|、$|(?<!开展)(?<!进行)执法$"
)
_IN_A_NAME = re.compile(r"(?<=“)Ⓛ|Ⓛ[^，。；、Ⓛ等]{1,16}?(?:公司|集团)")
"""A place that only begins the name of a firm or of something quoted."""
_OF_A_TOWN = re.compile("[\u4e00-\u9fff]?[镇乡](?![镇村])")
_ENDS_A_PLACE = tuple("省市县区州旗盟")
_ON_THE_SPOT = re.compile(r"考察|调研|看望|慰问|走访")
_NO_VISIT = re.compile(r"(?:表示|致以?|就|转达|诚挚|深切|祝贺|问候|受)[^，。]{0,40}$|[，并](?:向|对)[^，。]{0,40}$")
"""Before 慰问: a message of sympathy, no visit."""
_TO_COME = re.compile("^(?:还|也|即)?将|[组团队行](?:还|也|即)?将(?=[于赴到来前])")
"""Behind the one who inspects: he is only going to."""
_NAME = re.compile(r"开展了?(?P<name>[^，。；Ⓟ]{3,24}(?:专题调研|集中视察|执法检查|专项督查))$")
_LEADERS = re.compile(r"[省市县区州旗]领导$")
_WITH_DEMANDS = re.compile(r"[^，。；Ⓟ]{0,20}时(?:强调|指出|要求)")
_COUNTED = re.compile(
    r"[\d一二三四五六七八九十两几数多][余多]?次|次次|每次|每到|足迹|始终|一路|各地|第一次|首次|首赴|去年|曾"
)
_ITS_OBJECT = re.compile(
    r"(?:看望慰问|走访慰问|看望|慰问|会见|走访)[^，。；Ⓟ]{0,24}$|(?:到|赴|前往|来到|走进|深入)[^，。；Ⓟ]*[、到赴往进入]$"
)
"""Before a person: he is visited, or a firm of his name is."""
_ALSO_LOOKS = re.compile(r"，?(?:并|还|又)(?:实地|现场|专程)?$")
_AND_LOOKS = re.compile(r"还(?:出席|参加)[^，。；Ⓟ]{4,40}(?:并[^，。；Ⓟ]{2,12})?，")
"""Between somebody and what he looked at: what he took part in before (某人还出席某开幕式并致辞，考察某项目)."""
_GOES = re.compile(_GOING)
_BEFOREHAND = re.compile("(?:会议?前|此前|前期|前不久|会议召开前|协商前)，[^。；]*?(?:率|带领|组织)[^。；]*?专题调研")
"""How a tour is told by which a session was prepared: it is no news."""
_RECENTLY = re.compile(r"近日|日前|连日|昨天|今天|今日")
_ON_AN_OCCASION = re.compile(r"近日|日前|连日|前夕|之际|期间")
_CITED_BEFORE = re.compile(r"(?:贯彻|学习|落实|传达|领会)[^，。]{0,20}$|(?:对|向|欢迎|感谢|邀请|希望|请)$")
"""Before the one who inspects: what is cited, or he comes as a guest (对某人来我省考察表示欢迎)."""
_ACCOMPANIED = re.compile(
    rf"(?:在[^，。；Ⓟ]{{0,12}}(?:Ⓟ夫人(?=Ⓟ))?(?P<with>{GUIDES})(?:的)?陪同下"
    rf"|[与同和][^，。；Ⓟ]{{0,8}}(?:Ⓟ夫人(?=Ⓟ))?(?P<beside>{GUIDES})(?:一道|一起|一同|共同)"
    rf"|(?:率领?|带领|会同)[^，。；Ⓟ]{{0,8}}(?P<led>{GUIDES}))"
)
_ESCORTED = re.compile("在[^，。；Ⓟ]{2,40}陪同下")
"""With those who have no name (在市教育局负责人陪同下)."""
_QUOTED = re.compile("“[^”]*”")
_DONE_BEFORE = re.compile(
    r"^[^。；，]{0,40}(?:会议?|座谈会?|会[见谈]|活动|仪式|Ⓜ)(?:召开|举行|结束)?之?[前后]，(?=(?:还|又|随即|专程)*(?:来到|前往|赴|到|走进|深入))"
)
"""What one who then inspects had done (主持召开会议后，来到某院看望…)."""
_TOGETHER = ("一同", "一起", "随同", "随团", "随行", "全程")
_ARRIVES = re.compile(
    rf"(?P<a>{PEOPLE})(?P<gap>[^。；Ⓟ]{{0,20}}?)(?:乘专机)?(?:抵达|到达|离开)"
    r"(?P<where>[^，。；]{0,30})(?:[，。]|开始|对|出席)(?P<rest>[^。]{0,120})"
)
_FLIES_IN = re.compile(
    rf"(?P<a>{PEOPLE})(?P<gap>[^。；Ⓟ]{{0,20}}?)乘坐?(?:专机|包机)(?P<where>[^。；Ⓟ]{{0,10}}?抵达[^，。；]{{1,20}})[，。]"
)
_COMES_TO = re.compile(
    rf"(?P<a>{PEOPLE})(?:率领?的[^，。；Ⓟ]{{0,16}}团)?(?:于?Ⓓ|上午|下午|凌晨|晚上?|率[^，。；ⓅⓁⒹ]{{0,16}}团|乘[^，。；Ⓟ]{{1,6}}?(?=抵))*+"
    r"抵达了?(?P<where>Ⓛ[^，。；Ⓟ]{0,12})(?=[，。；])"
)
"""``某国外长5日抵达某国首都``: a guest of another land, told to have come there on a day."""
_RETURNS = re.compile(r"结束|返回|回到|回国|离开[^，。]{0,12}回")
_STATE_VISIT = re.compile(
    r"(?:对(?P<of>[^，。；]{1,12}?)进行(?P<kind>国事访问|正式访问|友好访问|工作访问|访问|正式友好访问))"
)
_VISIT_OWN = re.compile(
    r"(?:[^Ⓟ。]{0,30}[，：])?Ⓟ是?(?:应[^。]{0,30}邀请[^。]{0,20})?(?:对[^，。；]{1,12}进行)"
    r"(?:国事|正式|友好|工作|正式友好)?访问"
)
_ON_A_DAY = r"(?:于?(?:当地时间)?Ⓓ(?:[至—－-]Ⓓ)?|起|先后|相继|分别|开始|启程|应邀|同日)*+"
_VISITS = re.compile(
    rf"(?<!欢迎)(?<!会见)(?<![同与和对为、])(?P<a>{PEOPLE})(?:[^。；Ⓟ]{{2,60}}，并(?=于?Ⓓ(?:至Ⓓ)?(?:应邀)?访问))?"
    rf"{_ON_A_DAY}(?:率(?:团(?:[^。；Ⓟ]{{2,40}}并)?|[^，。；Ⓟ]{{1,10}}){_ON_A_DAY}){{0,2}}"
    r"(?:对(?P<of>[^，。；Ⓟ]{1,12}?)进行(?:国事|正式|友好|工作|为期[^，。；的]{1,4}的)*访问(?!之际|期间|前|后|时)"
    r"|(?:出访|到访|访问)了?(?=Ⓛ|[^，。；ⓅⓂⒹ]{2,8}(?:岛|州|市|基地|核电站)(?:[，。；并]|$)))"
)
_ITS_CAPITAL = re.compile("Ⓛ首都Ⓛ")
_SAME_DAY = re.compile("(?:同一天|同日|当[天日])，?")
_OUR_PLACE = re.compile("[我本](?P<level>[省市县区州])")
_HERE = frozenset({"我国", "中国", "华"})

_INSPECTED = "某人到某地调研"
_INSPECTED_TOO = "某人一同调研"
IN_COMPANY = "在某人陪同下调研"
_VISITED = "某人对某国进行访问"
_FLOWN = "某人乘专机抵达某地"


def read_inspections(book: Occasions, report: Report) -> None:
    """Open an occasion for every inspection; one told again under the same leader gains its places."""
    if "Ⓟ" not in report.symbols or _ANY_WORD.search(report.symbols) is None:
        return
    if book.found and _BEFOREHAND.match(report.symbols):
        return
    strong = list(_INSPECTS.finditer(report.symbols))
    weak = [] if strong else list(_LOOKS_INTO.finditer(report.symbols))
    beside = bool(book.found) and _BESIDE_IT.match(report.symbols) is not None
    if beside and not strong and not weak:
        weak = list(_SEES.finditer(report.symbols))
    if not book.has_day(report) and not beside:
        weak = [
            m
            for m in weak
            if not book.found
            and (
                _with_day_before(book, report, m)
                or _WITH_DEMANDS.match(report.symbols, m.end("verb"))
                or _rushes_there(report, m)
            )
        ]
    if not strong and not weak:
        journey = _ON_A_JOURNEY.match(report.symbols) is not None
        besides = [
            m for m in _BESIDES.finditer(report.symbols) if journey or _ON_THE_SPOT.search(m["verb"] + m["after"])
        ]
        weak = besides or (_on_a_day(report) if book.has_day(report) else [])
    for match in strong or weak:
        gap = _DONE_BEFORE.sub("", _QUOTED.sub("", _ESCORTED.sub("", _ACCOMPANIED.sub("", match["gap"]))))
        also = (_ALSO_LOOKS.search(gap) is not None or _AND_LOOKS.fullmatch(gap) is not None) and (
            _GOES.search(gap) is not None or match["after"] != ""
        )
        if _OTHER_VERB.search(gap[gap.rfind("，") :] if also else gap):
            continue
        if _ITS_OBJECT.search(report.symbols, 0, match.start("a")) or report.symbols.endswith(
            ("与", "同"), 0, match.start("a")
        ):
            continue
        leaders = report.sentence.people(match.start("a"), match.end("a"))
        if not leaders or not _is_news(book, report, match, leaders[-1]):
            continue
        shared = book.of_kind(MeetingKind.INSPECTION)
        if shared and (match["gap"].endswith(_TOGETHER) or match["gap"] == "共同"):
            for titled in leaders:
                book.attend(shared[-1], titled, Role.ATTENDEE, report.index, _INSPECTED_TOO)
            continue
        places = places_told(book, report, match.start(), match.end())
        known = next((o for o in shared if leaders[0].person.name in o.principals), None)
        if known is not None:
            known.sentences.append((report.index, _INSPECTED))
            known.add_places(places)
            book.date_again(known, report, match.start())
            _accompany(book, report, known, match["gap"], match.start("gap"))
            continue
        occasion = book.open(MeetingKind.INSPECTION, _called(book, report, match), report, _INSPECTED, match.start())
        if len(strong) > 1 and places:
            occasion.places = []  # 甲到某厂调研，乙到某市调研: each where his own clause says
        occasion.add_places(places)
        occasion.principals = [t.person.name for t in leaders]
        for titled in leaders:
            book.attend(occasion, titled, Role.ATTENDEE, report.index, _INSPECTED)
        _accompany(book, report, occasion, match["gap"], match.start("gap"))


def _with_day_before(book: Occasions, report: Report, match: re.Match[str]) -> bool:
    """Whether an officer goes somewhere and looks at it in the sentence behind the first, which tells the day."""
    leader = report.sentence.people(*match.span("a"))[-1]
    return report.index == 1 and book.when(report, match.start()) is not None and leader.start < leader.person.start


def _rushes_there(report: Report, match: re.Match[str]) -> bool:
    """Whether an officer is told to have hurried to where something has happened (某副总理率队赶赴现场指导救援)."""
    return "赶赴" in match["gap"] and bool(report.sentence.people(*match.span("a"))[-1].capacities)


def _on_a_day(report: Report) -> list[re.Match[str]]:
    """What tells an inspection only where the sentence tells its day."""
    received = list(_RECEIVES.finditer(report.symbols)) if _AT_THE_DOOR.search(report.symbols) else []
    looked = received or list(_LOOKS_AT.finditer(report.symbols))
    return looked or [m for m in _SHOWN.finditer(report.symbols) if _is_shown_round(report, m)]


def _is_shown_round(report: Report, match: re.Match[str]) -> bool:
    """Whether officers are told to have looked at something themselves."""
    leaders = report.sentence.people(*match.span("a"))
    told = bool(leaders) and bool(leaders[-1].capacities or report.symbols.endswith("Ⓟ夫人", 0, match.start("a")))
    return told and _SHOWS_OTHERS.search(match["gap"]) is None


def _called(book: Occasions, report: Report, match: re.Match[str]) -> list[str]:
    """The name that an inspection is told by, where it has one (开展“十四五”规划专题调研)."""
    named = _NAME.search(report.symbols, 0, match.end("verb"))
    if named is None or named.start() < match.end("a"):
        return []
    return [book.wording(report, *named.span("name"))]


def _accompany(book: Occasions, report: Report, occasion: Occasion, gap: str, at: int) -> None:
    """Those in whose company somebody inspects take part too."""
    company = _ACCOMPANIED.search(gap)
    if company is not None:
        group = next(g for g in ("with", "beside", "led") if company[g])
        for titled in report.sentence.people(at + company.start(group), at + company.end(group)):
            book.attend(occasion, titled, Role.ATTENDEE, report.index, IN_COMPANY)


def _is_news(book: Occasions, report: Report, match: re.Match[str], leader: Titled) -> bool:
    """Whether the inspection is reported, and neither cited nor a memory of earlier ones."""
    told = book.found or book.has_day(report) or leader.capacities or "一行" in match["gap"]
    told = told or _with_day_before(book, report, match)
    told = told or _LEADERS.search(report.symbols, 0, match.start("a")) is not None
    if not told and _ON_AN_OCCASION.search(report.symbols) is None:
        return False
    if leader.person.name in book.deputies or book.is_past(report, match.start("verb") - 1):
        return False
    if _CITED_BEFORE.search(report.symbols[: match.start("a")]) or report.symbols.endswith("宣讲", 0, match.start("a")):
        return False
    if match["verb"] == "慰问" and (
        _NO_VISIT.search(match["gap"]) or match["after"].startswith(("电", "信", "函", "其亲属", "其家属", "亲属"))
    ):
        return False
    if _COUNTED.search(match["gap"]) or _TO_COME.search(match["gap"]):
        return False
    beside = "期间" in report.symbols[: match.start("a")] or _BESIDE_IT.match(report.symbols) is not None
    if match["verb"] == "看望" and not (beside or _GOES.search(match["gap"]) or book.has_day(report)):
        return False
    # 习近平总书记在某地考察时指出 is how a speech of another day is cited; the report tells all his posts, or a day.
    honoured = book.chars[leader.start : leader.end] == f"{leader.person.name}总书记"
    return not honoured or _RECENTLY.search(match["gap"]) is not None or book.has_day(report)


def places_told(book: Occasions, report: Report, start: int, end: int) -> list[str]:
    """The places among the symbols, those of the garrisons and missions, and the stops of the tour."""
    until = min(end + 6, len(report.symbols))
    found = [
        mention.name if isinstance(mention, PlaceMention) else book.reader.holders.station(mention.name)
        for i, mention in report.sentence.mentions.items()
        if start <= i < until and isinstance(mention, PlaceMention | InstitutionMention)
        if not (isinstance(mention, PlaceMention) and _is_no_place(report.symbols, i, mention.name))
    ]
    return [place for place in found if place is not None] + book.stops(report, start, end)


def _is_no_place(symbols: str, at: int, name: str) -> bool:
    """Whether the place *name* at symbol *at* only begins the name of a firm or of a town (永兴|镇), or tells whose
    something is (中国援建的医院)."""
    if name == "中国" and not symbols.endswith(("到", "来", "赴", "在", "抵达"), 0, at):
        return True
    town = _OF_A_TOWN.match(symbols, at + 1) is not None and not name.endswith(_ENDS_A_PLACE)
    return town or _IN_A_NAME.match(symbols, at) is not None


def read_visit(book: Occasions, report: Report) -> None:
    """Open a visit: of those who arrive somewhere, or of the one who tells of it; each visitor's is told once."""
    known = {name for occasion in book.of_kind(MeetingKind.VISIT) for name in occasion.principals}
    if "访问" not in report.symbols and "到访" not in report.symbols:
        if not known:
            _read_flight(book, report)
        return
    arrival = _ARRIVES.search(report.symbols)
    state = _STATE_VISIT.search(report.symbols)
    goes = _VISITS.search(report.symbols)
    visitors: list[Titled] = []
    visited: list[str] = []
    near = 0
    if arrival is not None and (state is not None or "访问" in arrival["where"] + arrival["rest"]):
        visitors = report.sentence.people(arrival.start("a"), arrival.end("a"))
    elif goes is not None and _is_dated(book, report, goes.end()):
        visitors = report.sentence.people(goes.start("a"), goes.end("a"))
        capital = _ITS_CAPITAL.match(report.symbols, goes.end())  # 到访乌克兰|首都基辅
        visited = places_told(book, report, goes.end("a"), goes.end() - 5 if capital is None else capital.end() - 6)
        near = goes.end()
    elif (own := _VISIT_OWN.match(report.symbols)) is not None:
        visitors = report.sentence.people(0, own.end())[:1]
    if not visitors or book.is_past(report, len(report.symbols)):
        return
    lands = lands_named(report, state.span("of")) if state is not None else []
    if known and not _is_another(book, report, [t.person.name for t in visitors], lands):
        return
    names = [state["kind"]] if state is not None else []
    occasion = book.open(MeetingKind.VISIT, names, report, _VISITED, near)
    occasion.add_places([*visited, *lands])
    if arrival is None:
        if not book.has_day(report) and _SAME_DAY.match(report.symbols) is None:
            occasion.moment = None
        if state is not None and state["of"] in _HERE:
            occasion.places = ["中国"]
        elif state is not None and not occasion.places and (ours := _OUR_PLACE.fullmatch(state["of"])) is not None:
            place = book.home.place(ours["level"])
            occasion.add_places([place.name] if place is not None else [])
    occasion.principals = [t.person.name for t in visitors]
    for titled in visitors:
        book.attend(occasion, titled, Role.ATTENDEE, report.index, _VISITED)


def lands_named(report: Report, span: tuple[int, int]) -> list[str]:
    """The countries that are told to be visited."""
    named = (report.sentence.mentions.get(i) for i in range(*span))
    return [mention.name for mention in named if isinstance(mention, PlaceMention)]


def _is_another(book: Occasions, report: Report, visitors: list[str], lands: list[str]) -> bool:
    """Whether a visit told on a day is none of those told before: of somebody else, or to another country."""
    if not _is_dated(book, report, 0):
        return False
    own = [o for o in book.of_kind(MeetingKind.VISIT) if set(o.principals) & set(visitors)]
    return not own or (bool(lands) and not any(land in o.places for o in own for land in lands))


def _read_flight(book: Occasions, report: Report) -> None:
    """``某人乘专机抵达某地，出席某会议``: a visit, though the word does not stand there."""
    flight = _FLIES_IN.search(report.symbols) if "机" in report.symbols else None
    comes = _COMES_TO.search(report.symbols) if flight is None and "抵达" in report.symbols else None
    talked = {
        name for o in book.of_kind(MeetingKind.TALKS) if o.sentences[0][0] == report.index for name in o.principals
    }
    if comes is not None and talked & {t.person.name for t in report.sentence.people(*comes.span("a"))}:
        return  # 抵达某地，与某人会谈: the talks are what is told
    if comes is not None and all(_is_guest(t) for t in report.sentence.people(*comes.span("a"))):
        flight = comes
    if flight is None or _RETURNS.search(report.symbols) or not _is_dated(book, report, flight.end()):
        return
    visitors = report.sentence.people(*flight.span("a"))
    occasion = book.open(MeetingKind.VISIT, [], report, _FLOWN, flight.start())
    if flight is comes:
        occasion.places = []
    occasion.add_places(places_told(book, report, *flight.span("where")))
    occasion.principals = [t.person.name for t in visitors]
    for titled in visitors:
        book.attend(occasion, titled, Role.ATTENDEE, report.index, _FLOWN)


def _is_guest(titled: Titled) -> bool:
    """Whether somebody comes from another land, and not to stay there as its ambassador."""
    return titled.person.foreign and not any(c.post.title.endswith("大使") for c in titled.capacities)


def _is_dated(book: Occasions, report: Report, at: int) -> bool:
    """Whether *report* tells a day for what stands at symbol *at*, neither long past nor still to come."""
    told = book.has_day(report) or (_SAME_DAY.match(report.symbols) and book.when(report, 0) is not None)
    return bool(told) and not book.is_past(report, at) and not book.is_ahead(report, at)
