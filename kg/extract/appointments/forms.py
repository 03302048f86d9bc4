"""The forms of acts by which a post begins or ends: ``任命甲为乙``, ``免去甲的乙职务``, ``甲当选乙``, ``甲宣誓就职`` …

A rule is a named pattern over the abstract sentence with a group ``who`` (one person or several, a pronoun, or nothing)
and a group ``post`` (a stretch that ends in titles); a rule without it speaks of the post that the person is told to
hold. Lists that share a verb (``任命甲为乙，丙为丁``) are read by letting the act run on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Action

_NEW = r"(?:新一届(?:联邦)?(?:政府)?|新一任|新任|下一?任|首任|新政府(?=首相|总理)|新(?=首相|总理|总统))?"
_POST = rf"{_NEW}(?P<post>[^。；：Ⓟ]{{2,60}}?)"
_ASIDE_ON = r"(?:（[^（）。；]{1,14}）)?"
"""What brackets tell of one of them."""
_PEOPLE = rf"Ⓟ{_ASIDE_ON}(?:[、和](?:[原前]?Ⓟ|(?>[\u4e00-\u9fff·]{{2,4}}(?=[、和为等]|当选))){_ASIDE_ON})*"
"""Persons in a row, one or the other of them not recognised as such: 和 may be in his name, which is read in one way."""
_WHO = rf"(?P<who>{_PEOPLE}|其)(?:同志|先生|女士|等(?:\d+|[一二两三四五六七八九十]+)[人名位](?:同志)?|等)?"
_END = (
    r"(?=职务|一职|的职务|资格|[，。；：）（”]|、Ⓟ|$|候选人|人选|并|时|后"
    r"|的(?!副?(?:秘书长|专员|总裁|行长|部长|主任|主席|国务委员|大臣|特使|代表|助理)))"
)
_OFF = r"(?:的?职务|一职|资格|(?=[，。；）]|、Ⓟ|的(?:决定|请求)|$))"
_LAPSES = r"(?:[随因][^，。；Ⓟ]{2,20}?)?，?(?:自然|自行|相应|同时)(?:免除|终止|解除|免去)"
"""How a post ends with the body or the term that it belongs to."""
_NOT_REPLACED = r"(?<!接替)(?<!取代)"
_TAKES = r"(?:当选连任|当选为?|连任|再次当选|就任|接任|出任|继任|获任|升任|调任|转任|改任|续任|履新|[获受]聘(?:为|担任|任)?)(?!Ⓘ[担出]?任)"
_GAP = r"(?:(?!对|向|为|祝贺|接替|取代|的)[^，。；Ⓟ]){0,14}?"
_NAMED = r"(?:任命|委任|聘任|聘请|特任|增聘|续聘|委派)"
_CHOSEN = r"(?:选举|补选|增补|推选|推举|选出|增选|递补)"
_ASIDE = (
    r"(?:祝贺|表示|[您你]|若|如果|寻求|谋求|争取|竞选|未能|没有|无法|要求|呼吁|敦促|迫使|拒绝|提出|考虑|可能|应|不|将)"
)
"""Between somebody and what he is told to have done: it was not done, or by somebody else."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A form of act; ``own``: the post is the one that stands before the name; ``acting``: for the time being;
    ``first``: the post is told before those who get it."""

    name: str
    action: Action
    pattern: re.Pattern[str]
    runs_on: re.Pattern[str] | None = None
    own: bool = False
    acting: bool = False
    first: bool = False


_MORE_AS = re.compile(rf"[，；、]{_WHO}(?:（兼）)?(?:当选)?为{_POST}{_END}")
_MORE_OF = re.compile(rf"[，；、]{_WHO}的{_POST}(?:职务|资格)")

_IN_ORDER = r"(?:（[^（）Ⓟ]{2,16}）)?"
"""``（按姓氏笔画为序）`` before a list of names."""
_ARE = rf"(?:分别)?(?:(?:是|为|有){_IN_ORDER}：?|{_IN_ORDER}：)"
_ELECTED_THESE = r"(?:选出|选举产生|推选产生|推举产生|表决产生|(?<!候任)当选|新当选|获委任|获任命|获聘)"

_MORE_FIRST = re.compile(rf"[，；](?P<post>[^。；：，Ⓟ是为有]{{2,30}}?){_ARE}{_WHO}(?=[，。；]|$)")

CONGRATULATED = "祝贺某人当选某职"
"""The rule whose day is that of the congratulations, not of the act."""
THAT_POST = "某人不再担任该职务"
POST_FIRST = "当选的某职是某人"
LAPSED = "某人职务自然免除"
IN_OFFICE = "某人任某职"
SERVES = "某人担任某职"
ELECTED = "某人当选某职"
FOUNDED = "选举产生以某人为某职的机构"
"""The rule whose body is told inside it."""
MOVED = "某人调某机构任某职"
_WITHOUT_SUBJECT = "不再担任某职"
_NEXT_POST = "改任、当选某职"

RULES: tuple[Rule, ...] = (
    Rule(
        "任命某人为某职",
        Action.APPOINT,
        re.compile(rf"{_NAMED}(?:了|：)?其?{_WHO}(?:（兼）)?(?:为|担任|出?任){_POST}{_END}"),
        _MORE_AS,
    ),
    Rule(
        "任命他为某职",
        Action.APPOINT,
        re.compile(rf"{_WHO}(?:颁发了?|对[^，。；Ⓟ]{{0,8}})任命[他她其]为{_POST}{_END}"),
    ),
    Rule(
        "某人被任命为某职",
        Action.APPOINT,
        re.compile(
            rf"(?P<who>{_PEOPLE}|(?<=，)[他她]|^[他她]|(?<=，)(?=(?:再次)?被))(?:同志)?"
            rf"(?:(?!对|向|祝贺|的|将)[^，。；Ⓟ]){{0,14}}?[被获][^，。；]{{0,16}}?"
            rf"(?:任命|推选|推举|选举|聘任|聘请|增选|委任|选)(?:为|担任){_POST}{_END}"
        ),
    ),
    Rule(
        CONGRATULATED,
        Action.APPOINT,
        re.compile(
            rf"(?:致电|致信|致函|电贺|会见|会晤|向){_WHO}[^。；Ⓟ]{{0,8}}?祝贺[他她其]们?(?:再次|成功|全票)?"
            rf"(?:当选连任|当选为?|连任|就任|出任){_POST}{_END}"
        ),
    ),
    Rule(
        "选举某人为某职",
        Action.APPOINT,
        re.compile(rf"{_CHOSEN}(?:了|：)?{_WHO}(?:为|担任){_POST}{_END}"),
        _MORE_AS,
    ),
    Rule(
        FOUNDED,
        Action.APPOINT,
        re.compile(rf"产生(?:了)?[^。；Ⓟ]{{0,40}}?以{_WHO}为{_POST}的"),
    ),
    Rule(
        "决定某人为某职",
        Action.APPOINT,
        re.compile(rf"(?:决定，?|宣布){_WHO}(?:（兼）)?(?:为|担任|兼?任){_POST}{_END}"),
        _MORE_AS,
    ),
    Rule(
        POST_FIRST,
        Action.APPOINT,
        re.compile(
            rf"{_ELECTED_THESE}(?:了|的)?(?:新一届|新)?(?P<post>[^。；：Ⓟ是为有]{{2,40}}?){_ARE}{_WHO}(?=[，。；]|$)"
        ),
        _MORE_FIRST,
        first=True,
    ),
    Rule(
        POST_FIRST,
        Action.APPOINT,
        re.compile(rf"{_ELECTED_THESE}[^。Ⓟ]{{2,60}}?[，；：](?P<post>[^。；：，Ⓟ]{{2,20}}?)：{_WHO}(?=[，。；]|$)"),
        _MORE_FIRST,
        first=True,
    ),
    Rule(
        POST_FIRST,
        Action.APPOINT,
        re.compile(rf"{_TAKES}(?P<post>[^。；：Ⓟ]{{2,40}}?)的(?:同志|人员)?{_ARE}{_WHO}(?=[，。；]|$)"),
        first=True,
    ),
    Rule(
        "某职由某人担任",
        Action.APPOINT,
        re.compile(rf"(?P<post>[^，。；：、Ⓟ由]{{2,30}}?)由(?:\d+岁的)?{_WHO}(?:担任|出任|接任|兼任)(?=[，。、；])"),
        re.compile(
            rf"[、，；](?P<post>[^，。；：、Ⓟ由]{{2,30}}?)由(?:\d+岁的)?{_WHO}(?:担任|出任|接任|兼任)(?=[，。、；])"
        ),
        first=True,
    ),
    Rule("某人代理某职", Action.APPOINT, re.compile(rf"(?:决定|由){_WHO}代理{_POST}(?:职务|一职)"), acting=True),
    Rule(
        IN_OFFICE,
        Action.APPOINT,
        re.compile(
            rf"{_NOT_REPLACED}{_WHO}(?:(?:接替|取代)Ⓟ|，?跨[^，。；Ⓟ]{{1,6}}|已)?兼?任(?![命期务职的]){_POST}{_END}"
        ),
    ),
    Rule(
        ELECTED,
        Action.APPOINT,
        re.compile(rf"{_NOT_REPLACED}{_WHO}{_GAP}(?:(?:接替|取代)Ⓟ(?:出?任|成为)|{_TAKES}){_POST}{_END}"),
        _MORE_AS,
    ),
    Rule(
        SERVES,
        Action.APPOINT,
        re.compile(
            rf"{_NOT_REPLACED}{_WHO}(?:(?:接替|取代)Ⓟ)?(?:拟|将|曾)?(?:[^，。；Ⓟ的]{{0,14}}?)(?<!不再)担任{_POST}{_END}"
        ),
    ),
    Rule(
        MOVED,
        Action.APPOINT,
        re.compile(rf"{_WHO}{_GAP}(?:[调转]任|[调转][往到至入]?)(?P<to>Ⓘ)[担出]?任{_POST}{_END}"),
    ),
    Rule(_NEXT_POST, Action.APPOINT, re.compile(rf"(?<=，)(?P<who>)(?:并|同时)?{_TAKES}{_POST}{_END}")),
    Rule(
        "某人连任",
        Action.APPOINT,
        re.compile(
            rf"{_WHO}(?:(?!{_ASIDE})[^。；Ⓟ]){{0,40}}?(?:(?:赢得|获得|实现|成功|胜选|当选)连任|再次当选)(?=[，。；]|$)"
        ),
        own=True,
    ),
    Rule(
        "某人宣誓就职",
        Action.APPOINT,
        re.compile(rf"{_WHO}(?:(?!{_ASIDE})[^，。；Ⓟ的]){{0,20}}?(?:宣誓就职|正式就职|就任)(?=[，。；]|$)"),
        own=True,
    ),
    Rule(
        "免去某人的某职",
        Action.REMOVE,
        re.compile(rf"(?:免去|撤销|罢免|免除|解除|终止|解聘)(?:了|：)?{_WHO}(?:所?兼任|所?担任|所任)?的?{_POST}{_OFF}"),
        _MORE_OF,
    ),
    Rule(
        "某人的某职自然免除",
        Action.REMOVE,
        re.compile(rf"{_WHO}(?:所任|原任)?的{_POST}(?:职务|资格){_LAPSES}"),
        re.compile(rf"[，；、]{_WHO}(?:所任|原任)?的{_POST}(?:职务|资格){_LAPSES}"),
    ),
    Rule(LAPSED, Action.REMOVE, re.compile(rf"{_WHO}的?(?:原任)?职务{_LAPSES}"), own=True),
    Rule(
        "某人被免去某职",
        Action.REMOVE,
        re.compile(rf"(?P<who>)被[^，。；Ⓟ]{{0,10}}?(?:免去|撤销|罢免|免除|解除|解聘|责令辞去){_POST}{_OFF}"),
    ),
    Rule(
        "接受某人辞去某职",
        Action.REMOVE,
        re.compile(rf"接受{_WHO}(?:关于|因[^，。；]{{2,10}})?(?:辞去|请辞)(?:的)?{_POST}{_OFF}"),
    ),
    Rule(
        "某人不再担任某职",
        Action.REMOVE,
        re.compile(
            rf"{_WHO}(?:Ⓓ|当天|当日|已经?|正式|宣布|书面)*+(?:，?因[^，。；]{{0,12}}，?(?:Ⓓ|当天|当日|已经?|正式|宣布|书面)*+){{0,2}}"
            rf"(?:不再[担兼]?任|辞去|卸任){_POST}{_OFF}"
        ),
    ),
    Rule(
        "某人申请辞去公司的某职",
        Action.REMOVE,
        re.compile(rf"{_WHO}(?:，?因[^，。；]{{0,14}}，?)?(?:申请|提出|请求)辞去(?=本?公司|Ⓘ){_POST}{_OFF}"),
    ),
    Rule(
        THAT_POST,
        Action.REMOVE,
        re.compile(
            rf"{_WHO}(?:Ⓓ|已经?)*+(?:，?因[^，。；]{{0,12}}，?(?:Ⓓ|已经?)*+){{0,2}}(?:不再[担兼]?任|辞去|卸任)(?:该|上述|以上|这一|此)(?:职务?|职位)"
        ),
        own=True,
    ),
    Rule(
        _WITHOUT_SUBJECT,
        Action.REMOVE,
        re.compile(rf"(?:^|，)(?P<who>)(?:同时|并)?(?:不再[担兼]?任){_POST}{_OFF}"),
    ),
    Rule(
        "某人辞职",
        Action.REMOVE,
        re.compile(rf"{_WHO}(?:(?!{_ASIDE})[^，。；Ⓟ]){{0,16}}?(?:宣布|正式|引咎|已经?|被迫|因病)辞职(?=[，。；]|$)"),
        own=True,
    ),
    Rule("接受某人辞职", Action.REMOVE, re.compile(rf"接受了?{_WHO}(?:提出)?的?(?:辞职|请辞)(?![去的])"), own=True),
)
IN_CV = frozenset({IN_OFFICE, SERVES, ELECTED, MOVED, _NEXT_POST})
"""The rules by which a CV tells posts of the past."""

_NUMBER = r"(?:[（(]?[\d一二三四五六七八九十]+[）)]?[.．、]?)?"
ITEM = Rule("任命名单", Action.APPOINT, re.compile(rf"{_NUMBER}{_WHO}(?:（兼）)?(?:兼?任|为){_POST}{_END}"), _MORE_AS)
ITEM_OFF = Rule("免职名单", Action.REMOVE, re.compile(rf"{_NUMBER}{_WHO}的?{_POST}(?:职务|资格)"), _MORE_OF)
"""The lines of a list that stands below 任命 or 免去."""

POST_LINE = Rule(
    "当选名单",
    Action.APPOINT,
    re.compile(rf"{_NUMBER}(?P<post>[^。；：，ⓅⒹ（）]{{2,40}}?)(?:（\d+[人名]）)?：{_WHO}(?=[，。；]|$)"),
    _MORE_FIRST,
    first=True,
)
"""The lines of a list of those elected, the post first (``会长：甲``)."""
POST_OPENS = re.compile(
    rf"(?:{_TAKES}(?P<as>[^。；：Ⓟ]{{2,40}}?)的(?:同志|人员)?|{_ELECTED_THESE}(?:了|的)(?P<of>[^。；：Ⓟ]{{2,40}}?)){_ARE}$"
)
"""The end of a line above the names of those who got a post."""
NAMES = re.compile(r"(?:Ⓟ|[\u4e00-\u9fff·]{2,6}|（[^（）]{1,10}）|[、和 　]+)+[。；]?")
"""A line of names and nothing else."""
