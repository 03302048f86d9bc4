"""How a trigger word is used: as a verb of somebody who can be named and did it, or otherwise."""

from __future__ import annotations

import re

from kg.lexicon.lexicons import Lexicons, alternatives

# ── what is to come, what was not done ──────────────────────────────────────────────────────────────────────────
_TO_COME = re.compile(
    r"(?:将|拟|即将|应邀赴|拟于|定于|赴|邀请)[^，。；]{0,40}$|将[^。；]{0,40}，[^，。；Ⓟ]{0,30}$|(?:不打算|不|拒绝|结束)$"
)
_NOT_SAID = re.compile(
    r"(?:被|将|拟|可能|预计会?|意在|重复|通过|包含“|不|没有|未|不得|不再|未按|同意[^，。]{0,6}|反对[^，。]{0,6})$"
)
_HABIT_BEFORE = re.compile(r"(?:多次|密集|先后|历次|累计[^，。]{0,16})$|(?:今年以来|年来|以来|感谢Ⓟ)[^。]*$")
_HABIT_AFTER = re.compile(r"(?:了)?(?:历次|近\d+场|[三两]大)|与问候|后，|期间，|交流|Ⓟ时的|我|贤|证")
_ANNOUNCED = frozenset({"出席", "主持", "会见", "参加", "访问"})
_PRESENT = frozenset({"出席", "会见"})

# ── nominal uses and attributes ─────────────────────────────────────────────────────────────────────────────────
_NO_CHAIR_AFTER = re.compile(
    r"公道|正义|下[，的进]|编制|制定|研制|起草|开展|修订|工作|设计|攻关|编辑|修筑|系统|启动|了?[^，。Ⓜ]{0,12}(?:设计|改革)"
)
_NO_VERB_AFTER = re.compile(
    r"\d+人|[的令者书率]|人(?!员)|人数|代表资格|代表\d|Ⓜ的|[^，。；]{1,12}的(?:Ⓟ|代表|嘉宾|来宾|领导人)"
    r"|这次Ⓜ的有|本次[^，。]{0,6}的政要|资格|该?活动(?:嘉宾|的)"
)
_NO_DEMAND_AFTER = re.compile(
    r"[^，。；]{1,40}的(?:呼声|抗议|决议|法案|诉求|言论|声音)|"
    r"[的和、。；）]|等|后|并|下|是|越来越|变成|情况|研制|有机|融入|极?高|较高|更高|不断提高|包括|总体|写入|转化|在[^，。]{0,8}中"
    r"|落实到|贯彻|清晰|自己|亲属"
)
_BY_GROUND = re.compile(r"(?:^|[，；。：])[^，；。]{0,12}(?:按照?|根据|依据|依|符合|应)[^，；。]*$|^“[^”]*”$")
_ON_GROUND = re.compile(r"(?:^|[，；。：])[^，；。]{0,12}(?:落实|贯彻|围绕|聚焦|体现|学习)[^，；。]*$")
_GIVEN = re.compile(r"(?:提出|作出|发出|增加了|规定)[^，；。]*$")
_NOBODY_APPOINTED = re.compile(
    r"(?:了|予以)?(?:\d+(?:至\d+)?名|[^ⓅⓁⒾ，。]{0,3}第?[^Ⓟ，。]{0,24}(?:组成人员|成员)|的|之前|[。，）]|前|其"
    r"|Ⓘ[^Ⓟ为]*[。，]|[书令])"
)
_NO_APPOINTING_BEFORE = re.compile(r"(?:拒绝|将由[^，。]{0,6}|协商后|该如何|获[^，。]{0,6}|予以|提请)$")
_NO_REMOVAL_AFTER = re.compile(r"(?:了)?[^ⓅⓁⒾ，。]{0,8}(?:审批|费|税|手续|担忧|之苦|环节)")
_NO_MATTER = re.compile(
    r"[^，。]{0,8}?(?:祝贺|哀悼|感谢|欢迎|支持|反对|担忧|谴责|赞赏|慰问|问候|愤慨|愤怒|关切|肯定|敬意|不满|同情|认同)(?:[。，和]|$)"
)
_AFTER_MATTERS = frozenset({"要求", "出席", "参加", "列席", "主持"})
_DEMANDED = frozenset({"要求", "强调"})

# ── texts that speak ────────────────────────────────────────────────────────────────────────────────────────────
_PUBLISHED = re.compile(r"Ⓦ[^。；]{0,30}(?:发布|公布|出台|印发|实施|施行|通过)?[^。；Ⓟ]{0,40}，(?:还|并)?$")
_NO_SUBJECT = re.compile(
    r"(?:(?:规定|明确|规范)了?[^。；]*，|在[^，Ⓘ]{0,12}，|同时，|此外，|[一二三四五]是[^，]*，)?(?:还|并)?"
)


_BY_NOBODY = "".join(f"(?<!{verb})" for verb in ("发表", "发布", "发出", "下发", "印发", "作出"))
"""Not behind a verb whose subject speaks by the text (某部发表声明强调)."""


class TriggerUses:
    """Tells whether a trigger is used as a verb of somebody, by the words around it."""

    def __init__(self, lexicons: Lexicons) -> None:
        words = lexicons.words
        texts = alternatives(words["text_speaks"])
        adverbs = "(?:还|也|中|里|并|同时|进一步|再次|特别|明确)*"
        self._text_before = re.compile(
            rf"(?:Ⓦ|{_BY_NOBODY}(?:{texts})){adverbs}$"
            rf"|^(?:[^，。；ⓅⒾⓁ]{{0,10}}，)?(?:该|这份)?(?:{texts})[^。；ⓅⒾ]{{0,80}}，{adverbs}$"
        )
        self._published = re.compile(rf"Ⓦ|{texts}")
        self._noun_before = re.compile(rf"(?:{alternatives(words['demand_noun_before'])})$")
        self._crowd = re.compile(rf"(?:{alternatives(words['crowd'])})(?:[^。ⓅⓂⒾ]|(?<=[\u4e00-\u9fff、])Ⓘ)*$")

    def is_of_text(self, symbols: str, start: int, end: int) -> bool:
        """Whether the subject of the trigger at *start* is a text; it is that of the same trigger further on too."""
        before = symbols[:start]
        if symbols[start:end] in _DEMANDED and _PUBLISHED.search(before):
            return True
        return self._text_before.search(before) is not None

    def is_verb(self, symbols: str, start: int, end: int, previous: str) -> bool:
        """Whether the trigger at *start* counts; *previous* is the sentence before."""
        word, before = symbols[start:end], symbols[:start]
        if word in _ANNOUNCED and _TO_COME.search(before):
            return False
        if word in _PRESENT and (_HABIT_BEFORE.search(before) or _HABIT_AFTER.match(symbols, end)):
            return False
        if word == "主持" and _NO_CHAIR_AFTER.match(symbols, end):
            return False
        if word == "任命" and (_NO_APPOINTING_BEFORE.search(before) or _NOBODY_APPOINTED.match(symbols, end)):
            return False
        if word == "免去" and _NO_REMOVAL_AFTER.match(symbols, end):
            return False
        if word == "表示" and _NO_MATTER.match(symbols, end):
            return False
        if word == "要求" and not self._demands(before, symbols, end, previous):
            return False
        return word not in _AFTER_MATTERS or _NO_VERB_AFTER.match(symbols, end) is None

    def _demands(self, before: str, symbols: str, end: int, previous: str) -> bool:
        """Whether 要求 is a verb, and of somebody who can be named."""
        if self._noun_before.search(before) or _NO_DEMAND_AFTER.match(symbols, end) or _NOT_SAID.search(before):
            return False
        if _GIVEN.search(before) or _BY_GROUND.search(before):
            return False
        if _ON_GROUND.search(before) and (symbols[end] in "，：" or not before.endswith(("会", "Ⓜ", "Ⓘ", "Ⓟ"))):
            return False
        if self._crowd.search(before) and not before.endswith(("Ⓘ", "Ⓜ")):
            return False
        return not (_NO_SUBJECT.fullmatch(before) and self._published.search(previous))
