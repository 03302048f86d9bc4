"""The verbs by which a group takes part in a meeting, and as what: ``列席``, ``作交流发言``, ``欢聚一堂``."""

from __future__ import annotations

import re

from kg.extract.abstract import Report
from kg.extract.occasions.occasion import Occasions
from kg.model import MeetingKind, Role

_MADE = r"(?:(?<![工合操运著创制写协劳当看])(?<!(?<!行)动)作|做(?=(?:了|出)?[^，。；好到]{0,8}(?:发言|讲话|报告|介绍|汇报|点评|推介|推荐|宣介|展示|分享)))"
_END = "(?=[，。；]|$)"
_OF_THOSE_THERE = (
    "(?!(?:此次|本次)?(?:Ⓜ|会议|活动|仪式|论坛|大会|宴会|座谈会?|庭审)"
    "(?:(?:新闻|宣传|服务|保障|报道|采访|安保){1,3}(?:工作)?)?的(?!还?有|也有|有))"
)
"""``参加仪式的各界人士…``: the verb only tells who they are."""
_OBSERVES = rf"(?:列席(?!代表|人员|同志|委员|单位)|旁听){_OF_THOSE_THERE}"
_CHAIRS = r"主持(?=了?(?:Ⓜ|会议|仪式|活动|反馈会))"
_ATTENDS = (
    rf"出席{_OF_THOSE_THERE}|(?<!曾)参加{_OF_THOSE_THERE}(?!了?(?:职工|医疗|养老|保险|高考|考试|工作|劳动|抢险|救援|选举|训练|比赛"
    r"|决赛|战斗|见习|实习|集训|评选|招聘|应聘|投票|[^，。；]{0,8}(?:阅兵|演习|演训|角逐|竞赛|巡游)))|参会(?!代表|嘉宾|企业|人员|领导|客商|者|单位|各方)"
    r"|与会(?=[，。；并]|$)|陪同|在座"
    rf"|[一随]同(?:调研|考察|检查|慰问|走访|督导|督查|视察|参观|参加|接访|巡河|巡查|巡湖|巡林|{_END})"
    rf"|参与(?=了?[^，。；的]{{0,6}}(?:协商|讨论|座谈|研讨|会商){_END}|了?(?:Ⓜ|活动|交流|讨论|座谈|研讨|协商|会商|互动)|{_END})"
    rf"|观摩(?=了?(?:Ⓜ|仪式|活动|会议|庭审|演练))|(?:参加|到会)(?=听证)|到会(?=$|[，。]|听取|(?:监督|检查)?指导|监督|祝贺)|参展{_END}"
    r"|(?:现场)?[同与](?!志)[^，。；、Ⓟ]{2,8}(?:互动交流|互动(?=[，。；]|$)|进行了?(?:协商|互动)?交流|协商交流)|设(?=分会场)"
    r"|听取(?:和|并)审议(?!的)|(?:认真)?听取了?(?=[^，。；的]{0,6}(?:讲解|讲授)，并)"
    r"|观看(?=了?(?:Ⓜ|Ⓦ|音乐会|演出|文艺|晚会|比赛|，|。))|观礼|送别(?!或)|参观(?=了?(?:[^，。；的]{0,14}(?:展|展览)|Ⓜ)(?:[，。；]|$))"
    r"|齐聚|欢聚|相聚(?=一堂|在|于|Ⓛ|“)|共聚(?=一堂)|共[庆贺迎](?=[^，。；]{2})|共[商话谋](?=[^，。；]{2})|共同(?=探讨|商讨|研讨)|汇聚(?=一堂|于|Ⓛ)|聚集(?=在|于)"
    r"|(?:进行|展开|开展)(?=了?(?:深入|充分|广泛|热烈|坦诚|专题|多[场轮]|线上|线下|高端|圆桌|主题|务实)*"
    r"(?:交流|讨论|研讨|互动|探讨|对话){1,2}(?:[，。；]|$))|同行(?=[，。；]|$)"
    r"|收听收看|收看(?=了?(?:Ⓜ|会议|大会|实况|直播|，|。))"
    r"|(?:共同|一起)(?=为[^，。；]{2,16}(?:点睛|揭牌|揭幕|剪彩|奠基|培土)|按下|启动|开启|点亮|触摸|推杆|见证)"
    rf"|进行(?=了?(?:宪法|集体)?宣誓)|聆听(?=了?(?:Ⓜ|宣讲|报告|党课|讲座|辅导|[，。；]|$))|接受约谈|(?:集体)?宣誓{_END}|宣誓就职"
    r"|肃立|(?:陆续|依次|缓步)(?=抵达|步入|走进|来到|登上|走上|走到)|(?:朗诵|演唱|合唱|献唱|表演)(?=了)"
    r"|(?P<last>迎灵)|向Ⓟ(?:同志|先生|女士)?的?遗体告别|(?:敬献|敬献了|献上)(?=花篮|鲜花)"
    rf"|接受[^，。；的]{{0,8}}(?:赠书|授牌|授旗|谈话|表彰|检阅){_END}|领奖{_END}|参赛{_END}"
    r"|签[订署](?=了?[^，。；的]{0,12}责任[书状](?:[，。；]|$))|见证了?(?=[^，。；的]{0,12}(?:签约|签署|签字|揭牌|授牌)(?:仪式)?(?:[，。；]|$))"
)
_SPEAKS = (
    rf"(?:分别)?{_MADE}(?:了|出)?[^，。；]{{0,24}}?(?:发言|汇报|介绍|说明|报告|演讲|讲解|交流|推介|分享|点评|辅导|讲座|述职|讲话)"
    r"|(?:分别|先后)?进行了?(?:表态|交流|典型|经验|大会)发言"
    r"|发言(?!人)|述职(?=[，。；]|$)|授课(?=[，。；]|$)"
    r"|(?<!听取)(?<!听取了)汇报(?!后)|致[辞词]|宣布(?=了?[^，。；]{0,30}(?:决定|任命))|报告(?=[^，。；的]{0,10}情况(?:[，。；]|$))"
    r"|发表(?=了?[^，。；]{0,10}(?:意见|看法|观点|见解|演讲|致辞))|谈(?=了?[^，。；]{0,8}(?:情况|建议|意见|体会|感受|看法|打算|想法))"
    r"|(?:现场|当场|逐一|一一)(?:予以|作出?|进行)?了?回应|(?:予以|作出|作)了?回应|回应了?(?=[^，。；]{0,10}(?:关切|提问|诉求|问题|建议)(?:[，。；]|$))"
    r"|回答(?:了)?[^，。；]{0,6}提问|进行(?:了)?[^，。；]{0,4}(?:宣介|宣讲|解读)"
    r"|提出了?(?=[^，。；]{0,16}(?:意见|建议)(?:[，。；]|$))|提交了?书面发言|建言(?=献策|资政|[，。；]|$)|畅谈|畅所欲言|各抒己见"
    r"|(?:交流|分享)了?(?=[^，。；]{0,14}(?:体会|经验|感受|心得|做法|故事|经历))"
    r"|宣读(?=了?(?:[^，。；的]{0,12}(?:倡议|誓词|承诺)"
    r"|[^，。；]{0,20}(?:决定|名单|通报|文件|贺信|贺电|命令)(?:[，。；]|$)))|(?:与|同)中外记者见面|介绍(?=(?:有关|相关)情况(?:[。；]|，并|$))"
)
_IF_THERE = (
    rf"{_MADE}(?:了)?[^，。；出]{{0,16}}?(?:部署|安排|动员|解读|点评|通报|宣讲)"
    r"|(?<=在会上)(?:呼吁|强调|指出|阐述|阐明|重申|介绍)(?=[^。；]{4})"
    r"|进行(?:了)?[^，。；的]{0,8}?(?:部署|总结|点评|通报|动员|辅导)(?=[，。；]|$)|传达了(?=[^，。；]{2,30}精神)"
    r"|(?:介绍|通报|解读)(?:了(?!自己)|有关|相关|情况|(?=Ⓦ|[^，。；：]{2,50}(?:情况|进展|成就|成效|举措|安排|形势|问题|案例|内容|政策|特点|亮点)(?:[，。；]|$)))"
    r"|(?P<said>(?:介绍|表示|分析)(?:说|认为|指出)?(?=[，：]|$))"
)
GROUP_ROLE = re.compile(
    f"(?:(?P<observes>{_OBSERVES})|(?P<attends>{_ATTENDS})|(?P<chairs>{_CHAIRS})"
    r"|(?P<debates>(?:讨论|探讨|研讨|商讨)(?=[^，。；]{2,40}(?:[，。；]|$)))"
    f"|(?P<speaks>{_SPEAKS})|(?P<there>{_IF_THERE}))(?!的)"
)
"""``last`` is the last farewell; ``there``: a part only where it is told at the meeting; ``debates``: of so many."""
ALONG_ON_TOUR = re.compile("[一随]同(?:调研|考察|检查|慰问|走访|督导|督查|视察|参观|接访|巡河|巡查|巡湖|巡林)|参观")
"""Along on the tour, whatever else is told before it."""
_AT_MEETING = re.compile(r"会上|Ⓜ上|Ⓜ，|座谈中|通过视频|视频连线")
"""Where a body ``介绍情况`` it is a part in the meeting only if the sentence is at the meeting."""
_BODY_TELLS = re.compile(
    r"(?:[^。；“”Ⓟ]{0,60}，)?[ⒾⓁ](?:有关|相关)?(?:负责人|负责同志|新闻发言人|发言人|专家)|(?:[^。；“”Ⓟ]{0,60}，)?Ⓘ"
)
"""In a text that reports a briefing and nothing else, whose words are told are those of the speakers there."""
_TALKING = (
    "座谈会",
    "协商会",
    "恳谈会",
    "听证会",
    "圆桌会",
    "圆桌会议",
    "见面会",
    "研讨会",
    "交流会",
    "汇报会",
    "论证会",
)
"""Sessions that are there to hear those who came: what they ``介绍`` they do there."""
_SHOWN = "宣介会"
SAME_SUBJECT = re.compile(
    r"[^，。；Ⓟ]{0,10}(?:，|，?(?:并|还|同时))(?:(?:为|对|就|围绕|结合|向)[^，。；Ⓟ]{1,24}，?)?(?:积极|踊跃|分别|先后|现场|逐一)*"
)
"""Between two verbs of one subject (出席发布会，介绍有关情况；展开讨论，为报告修改建言献策)."""
_SPOKE_TOO = re.compile(
    r"[^，。；]{0,8}，?并(?:分别|先后)?(?:讲话|致辞|答记者问|回答(?:了)?[^，。；]{0,6}提问|(?:作?了?(?:交流|表态|典型|经验|大会|主题))?发言|作)"
    r"|(?:发布会|吹风会|Ⓜ)?(?:介绍(?:有关|相关)?情况|答记者问)"
)


_REPORTED = ("通报了", "传达了", "汇报了")
"""What is done at sessions and hardly elsewhere: enough where the text tells of one session only."""


def is_told_there(book: Occasions, report: Report, match: re.Match[str]) -> bool:
    """Whether what a body tells in *report* is told at an occasion; what it just says, at a briefing told there."""
    there = _AT_MEETING.search(report.symbols, 0, match.start()) is not None
    if match[0] in _REPORTED and len(book.found) == 1 and book.found[0].kind is MeetingKind.CONFERENCE:
        return True
    briefings = book.of_kind(MeetingKind.BRIEFING)
    if not match["said"]:
        told = [o for o in book.meant("", report.index) if any(n.endswith(_TALKING) or _SHOWN in n for n in o.names)]
        return there or bool(briefings) or bool(told)
    alone = bool(briefings) and len(briefings) == len(book.found)
    return there or (alone and _BODY_TELLS.fullmatch(report.symbols, 0, match.start()) is not None)


def role_of(match: re.Match[str], symbols: str) -> Role:
    """The role that the verb *match* gives its subject."""
    if match["observes"]:
        return Role.OBSERVER
    if match["chairs"]:
        return Role.CHAIR
    if (match["attends"] or match["debates"]) and _SPOKE_TOO.match(symbols, match.end()) is None:
        return Role.ATTENDEE
    return Role.SPEAKER
