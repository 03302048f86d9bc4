"""Whether a verb of saying says anything where it stands, and where what it says begins."""

from __future__ import annotations

import re

_NOUN_LEFT = re.compile(
    r"(?:决策|战略|的|和|与|、|按照|按|根据|据|贯彻|落实|达到|符合|满足|工作|任务|目标|有关|相关|明确|具体|总|总体|质量|标准|新|高|更高|严格"
    r"|作出|做出|(?<![工合操运著创制写动协劳当看])作了?|应"
    r"|[进举]行了?(?:[\u4e00-\u9fff]{0,6}的)?|听取|(?<!研究)(?<!事务)(?<!交易)所"
    r"|重要|通过了?|依照|本|该|这一|此|安全|强烈|充满|带来|一切|可|无法|可以|能|不|没有|自己|难以|未|将|拟|可能|预计会|拒绝|来|响应[\u4e00-\u9fff]{0,6})$"
)
_NOUN_RIGHT = re.compile(r"(?:的|是|和|、|者|性|书|权|。|；|）|”|下|，并|得到|后|于|到位)")
_NO_CONTENT = {
    "表示": re.compile(
        r"(?:(?:诚挚|亲切|热烈|衷心|崇高|深切|由衷|强烈|高度|坚决|感兴趣|满意|极大|最|热|真诚|良好|充分|完全|热情)*的?"
        r"(?:慰问|祝贺|感谢|欢迎|敬意|问候|哀悼|谴责|赞赏|同情|支持|反对|肯定|理解|祝愿|关切|满意|歉意))"
    ),
    "宣布": re.compile(
        r"(?:了|过|[^，。：；]{0,8}名单[。，]|(?:开工|开幕|闭幕|启动|开赛|竣工|通车)[。，]|[^，。：；]{1,40}(?:决定。|命令[。，])|名单|任命|决定|Ⓜ?(?:的)?名单)"
    ),
    "重申": re.compile(r"了[^，。：；“]{1,24}的(?:立场|主张)[。，]"),
    "提出": re.compile(r"(?:了?(?:议案|建议|意见|问题|批评|质疑|申请|异议|诉讼|抗议|交涉|上诉|辞呈))(?![，：])"),
    "决定": re.compile(r"(?:了|性|着|因素|作用|草案|如下$)"),
    "介绍": re.compile(r"(?:了|情况|Ⓦ|相关|有关|工作)"),
    "部署": re.compile(
        r"(?:了|安排|会|工作|下|实施|落实|要求|推进|推动|开展|下一|Ⓓ?[^，。；、]{0,6}(?:工作|任务)[。，])"
    ),
    "要求": re.compile(r"(?:真务实|同存异|新求变|了|很|较|不|，?(?:加强|全面)?贯彻$)"),
    "说": re.compile(r"(?:明|法|服|到|起|出|是|话|了|过|得|成|唱|教|理|好|清|不)"),
    "希望": re.compile(r"(?:之|工程|小学|的|田野|所在|和|与|中(?!方|国|央|[ⒾⓁ]))"),
    "认为": re.compile(r"(?:的|是)"),
}
_HEARS = re.compile(r"(?:听取|根据)[^，。；：]*$|据$|(?<![工合操])作了?[^，。；：的]{1,10}$|(?:经验|案例)$")
"""Before 介绍: what somebody hears others tell (听取企业情况介绍，详细了解……), or a talk that is given (作经验介绍)."""
_NO_ACT = {
    "部署": re.compile(r"(?:贯彻|落实|按照|根据)[^，。；]{0,24}$"),
    "决定": re.compile(r"(?:任务|议程|议题|事项)(?:[^，。；]{0,6})(?:是|有|包括|为)：?[^。]*$"),
    "提出": re.compile(r"(?:今年|明年|日)是[^，。；]{0,12}$"),
    "宣布": re.compile(r"见证[^，。；]{0,8}$|(?:违法|违规|违宪|非法|擅自)$"),
    "要求": re.compile(
        r"(?:(?:提出|制定|规定|列出|设置|设定|细化)了?[^，。；ⓅⒾ]{0,10}|(?:贯彻|落实)[^，。；]{2,24}部署|Ⓜ部署)$"
    ),
}
"""Before a verb of saying: what makes of it a noun, an item of an agenda, or what is remembered."""
_DECISION_OF_OTHERS = re.compile(r"(?:^|[，；])[^，。；]{0,4}(?:针对|对于|关于|鉴于)[^，。；]*$")
"""Before 决定 and a pause: what somebody says something about (针对某国的决定，…)."""
_TO_DO_IT = re.compile(r"(?:就|围绕|针对)[^，。；]{2,40}$")
"""Before 提出: on which matter, whatever noun ends it (就做好工作提出三点要求)."""
_ORDERS = re.compile(r"(?:^(?:会议|Ⓜ)|[ⓅⒾ](?:Ⓓ|近日|日前|今天|联合|再次|明确)+)$")
"""Before 部署 and a comma: a body that orders something; what follows 作出部署 are its deeds."""
_NEVER_NOUNS = frozenset({"表示", "宣布"})
_NEEDS_PAUSE = frozenset({"介绍", "提出", "部署", "说"})
_ACT_NOUN = re.compile(
    r"(?:了)?(?:以下|如下)?(?:[一二两三四五六七八九十几]|\d+)?(?:点|个|项|方面|条)?(?:具体|明确|重要|几)?[\u4e00-\u9fff]{0,6}?"
    r"(?:要求|建议|主张|倡议|意见|希望|看法|任务|举措|措施|目标)(?P<end>[，：。])"
)
ACT_GOES_ON = re.compile(r"要(?!求)|一要|一是|希望|必须")
_PAUSE = re.compile(r"(?:并[\u4e00-\u9fff]{2})?了?[，：]?(?:“(?![^”。！？]{1,16}”[^，。；！？]))?")
_MARKED_WORD = re.compile("“[^”。！？，]{1,16}”[^，。；！？]")
"""Behind 介绍: what is shown, of which a part is marked, and no words of the speaker."""
_DEMANDS = re.compile(r"(?:要|将|力争|到|加快|全面|进一步)")
APPOINTS = re.compile(r"(?:任命|免去|批准任命|接受)[^，。；Ⓟ]{0,8}：$")
"""Behind 决定: what was decided is told line by line below."""
NEXT_SENTENCE = -1
"""Where the content begins that a whole sentence announces (提出三点要求。), or a line that ends in a pause (会议强调：)."""


def says(verb: str, before: str, after: str) -> bool:
    """Whether *verb* is a verb of saying between the symbols *before* and *after* it, and something is said with it."""
    if _NOUN_RIGHT.match(after):
        return False
    if _NOUN_LEFT.search(before) and not (verb == "提出" and _TO_DO_IT.search(before)):
        return verb in _NEVER_NOUNS and before.endswith("最新") and after.startswith("，")  # 某委最新表示，
    if verb == "决定" and after[:1] == "，" and _DECISION_OF_OTHERS.search(before):
        return False
    if (verb == "介绍" and _HEARS.search(before)) or (verb == "部署" and before.endswith("研究")):
        return False
    if verb == "部署" and after[:1] == "，" and _ORDERS.search(before) is None:
        return False
    if verb in _NO_ACT and _NO_ACT[verb].search(before):
        return False
    empty = _NO_CONTENT.get(verb)
    return not (empty is not None and empty.match(after))


def content_start(verb: str, after: str) -> int | None:
    """Where the content begins behind the verb; ``None``: it has none that the statement could be."""
    noun = _ACT_NOUN.match(after) if verb == "提出" else None
    if noun is not None:
        if noun["end"] == "，" and not ACT_GOES_ON.match(after, noun.end()):
            return None
        return NEXT_SENTENCE if noun["end"] == "。" else noun.end()
    if verb == "决定" and APPOINTS.match(after):
        return 0
    if verb == "部署" and after[:1] == "“":
        return None  # 部署“七下八上”关键期工作
    if verb == "介绍" and _MARKED_WORD.match(after):
        return None  # 介绍了“某街区”保护做法
    if verb in _NEEDS_PAUSE and after[:1] not in ("，", "：", "“"):
        return 0 if verb == "提出" and _DEMANDS.match(after) else None
    if after in ("：", "，"):
        return NEXT_SENTENCE  # 会议强调：, and the items in lines of their own
    pause = _PAUSE.match(after)
    length = pause.end() if pause else 0
    return length if len(after) - length >= 4 else None
