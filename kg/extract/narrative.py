"""Sentences behind a statement that report what happened, and end it."""

from __future__ import annotations

import re

_NARRATIVE = re.compile(
    r"(?:会议|Ⓜ|仪式|活动)(?:分别|共同)*由[^。；]{0,20}Ⓟ[^。；Ⓟ]{0,6}主持[，。]"
    r"|Ⓟ[^。]{0,30}(?:主持|出席|参加|列席|陪同)(?:了)?(?:上述|有关|相关|[上下]午的)?(?:Ⓜ|会议|会见|会谈|活动|调研|座谈)(?:并[^。]{0,12})?。"
    r"|^Ⓟ(?:主持|出席|列席)了?(?:Ⓜ|会议)，"
    r"|^[^，。；“”Ⓟ]{0,8}Ⓟ(?:[、，和]Ⓟ)*等?(?:一同|共同)?(?:参加|出席|陪同|在座)。"
    r"|(?:会谈|会见|会晤|仪式)(?:结束)?后，"
    r"|(?:^|，)(?:[ⒾⓁ][、和及]?)+[^，。；“Ⓟ要将应]{0,16}?(?:汇报了|(?<!工)作了?[^，。的]{0,6}(?:发言|推介)[。，])"
    r"|Ⓟ[^。]{0,60}作了?[^。]{0,30}(?:讲话|报告|汇报|说明|发言|表态|介绍|点评|辅导|解读)。"
    r"|Ⓟ(?:[、和]Ⓟ)*等?(?:代表[^，。；]{2,20}|先后|分别|依次|在[^，。；在]{1,16})*(?:发言|致辞)。"
    r"|Ⓟ(?:[、和]Ⓟ)*等?(?:分别|先后|就[^，。；]{2,40}|围绕[^，。；]{2,40}|结合[^，。；]{2,20}|对[^，。；]{2,40}|在[^，。；在]{1,16})*"
    r"(?:汇报了|通报了|介绍了|宣读了|传达了|谈了|进行了?(?:总结|部署|安排|点评|解读))[^，。；]{0,40}。"
    r"|(?:会议|Ⓜ)(?:还)?(?:听取|审议|通过|研究了|传达|宣读)|(?:参加|出席|列席|陪同)(?:会议|会见|上述活动|调研|检查|考察|慰问|督导)。?$"
)
_GROUP_ATTENDS = re.compile(
    r"(?![^，。；]{0,12}(?<!主)要)[^。；“”]{0,120}(?:负责同志|负责人|代表|领导|成员|干部|人员|专家|委员|[司处科所院校园局厅市县区州镇]）?长|书记|主任"
    r"|单位|部门|企业|机构|协会|同志|学者|师生|学生|教师|职工|员工|官员|使节|参赞|志愿者|群众|党员|媒体|记者|[ⒾⓁ])"
    r"(?:(?![要应须将请])[^，。；“”]){0,14}?(?:参加|出席|列席|陪同|旁听|参会|收听收看|收看)了?"
    r"(?:Ⓜ|会议|座谈会?|会见|会谈|仪式|上述活动|活动|调研|考察|检查|督导)?(?:，各[^，。]{2,40}设分会场)?。?"
    r"|(?:会上|Ⓜ上)，[^。；“”Ⓟ]{2,80}?(?<!工)作了?[^，。；]{0,8}(?:发言|汇报|介绍|说明|点评)。?"
    r"|(?![^。]*(?:(?<!主)要|将|希望|必须))[^。；“”，Ⓟ]{2,80}?(?:负责同志|负责人|代表|成员|书记|[检厅局市州县区镇乡]长)"
    r"(?:分别|先后|围绕[^，。；]{1,20}|结合[^，。；]{1,12})*作了?[^，。；]{0,6}(?:发言|汇报|推介|点评)。?"
)
"""A whole sentence that tells which groups were there, or spoke: no part of what somebody says."""
_NARRATES = re.compile("[ⓅⓂⒾⓁ会仪参出列陪旁作]")
"""Without one of these a sentence neither narrates nor tells who was there."""
_OF_HIMSELF = re.compile(r"我(?![国省市县区州军党院校部局司驻])")
"""Before what somebody did: it is he who speaks that tells it."""


def narrates(symbols: str) -> bool:
    """Whether a sentence behind a statement reports what happened, and is none of what was said."""
    if _NARRATES.search(symbols) is None:
        return False
    told = _NARRATIVE.search(symbols)
    own = told is None or _OF_HIMSELF.search(symbols, 0, told.start()) is None
    return (told is not None and own) or _GROUP_ATTENDS.fullmatch(symbols) is not None
