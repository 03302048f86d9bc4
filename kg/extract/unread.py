"""Sentences that hold a trigger word of a family of facts and gave no fact of it.

A trigger counts where it is used as a verb of people or bodies. Left out are its nominal uses (``的要求``, ``出席率``),
what a document says (``《意见》强调``: the guidelines of the genre give no statement there) and attributes
(``出席会议的代表``).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict

from kg.extract.reading import Reading
from kg.lexicon.lexicons import Lexicons
from kg.model import Unread

# What is only to come states no fact, and what a published document asks is no statement (guidelines of the genre).
_TO_COME = re.compile(r"(?:将|拟|即将|应邀赴|拟于|定于)[^，。；]{0,40}$|将[^。；]{0,40}，[^，。；Ⓟ]{0,30}$")
_PUBLISHED = re.compile(r"Ⓦ[^。；]{0,30}(?:发布|公布|出台|印发|实施|施行|通过)?[^。；Ⓟ]{0,40}，(?:还|并)?$")
_NO_CHAIR_AFTER = re.compile(r"公道|正义|下[，的]|编制|制定|研制|起草|开展|修订|工作|设计")
_COMPOUND_TAGS = frozenset(("n", "b", "vn", "an", "j", "l", "m", "r"))
_WHO_DEMANDS = (
    *"者方人组会员院局委部家厅办队军国们界派党署市省县校行司",
    *(
        "部门",
        "政府",
        "民众",
        "企业",
        "总统",
        "首相",
        "总理",
        "议长",
        "媒体",
        "公司",
        "机构",
        "当局",
        "家属",
        "工会",
        "联盟",
        "大家",
        "反馈",
        "通报",
    ),
)
_ANNOUNCED = frozenset({"出席", "主持", "会见", "参加", "访问"})
_DEMANDED = frozenset({"要求", "强调"})
_NO_VERB_BEFORE = re.compile(
    r"(?:[的总新各应]|按照|根据|符合|达到|满足|教育|能力|适航|指示|部署|通令|纪律|技术|本质|底线|影像|硬|政策|条件|安全|法定|合规|资质"
    r"|任务|工作|有关|明确|各项|具体|基本|阶段性?|标准|时限|质量|防控|管控|目标|实践"
    r"|(?:Ⓦ|文章|通知|意见|报告|声明|公报|白皮书|方案|规划|决定|修正案|建议稿?|社论|评论|办法|规定|草案|纲要|条例|回应)(?:还|也|中|里)?)$"
)
_NO_VERB_AFTER = re.compile(
    r"\d+人|[的令者书率]|人(?!员)|人数|代表资格|代表\d|Ⓜ的|[^，。；]{1,12}的(?:Ⓟ|代表|嘉宾|来宾|领导人)"
)
_NO_DEMAND_AFTER = re.compile(r"[的和、。；）]|等|后|并|下|是|越来越|变成|情况|研制|有机|融入|较高|更高|不断提高")
_AFTER_MATTERS = frozenset({"要求", "出席", "任命", "参加", "列席", "主持"})


def _is_verb(symbols: str, start: int, end: int) -> bool:
    """Whether the trigger at *start* is used as a verb of somebody."""
    if _NO_VERB_BEFORE.search(symbols, max(0, start - 8), start):
        return False
    word = symbols[start:end]
    if word in _ANNOUNCED and _TO_COME.search(symbols, 0, start):
        return False
    if word in _DEMANDED and _PUBLISHED.search(symbols, 0, start):
        return False
    if word == "主持" and _NO_CHAIR_AFTER.match(symbols, end):
        return False
    if word == "要求" and _NO_DEMAND_AFTER.match(symbols, end):
        return False
    return word not in _AFTER_MATTERS or _NO_VERB_AFTER.match(symbols, end) is None


class UnreadFinder:
    """Counts trigger words, and lists the sentences with one that no rule has read."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._triggers = re.compile("|".join(sorted(map(re.escape, lexicons.triggers), key=len, reverse=True)))

    def _is_noun(self, reading: Reading, at: int) -> bool:
        """Whether a 要求 is the head of a compound (环保要求, 办赛要求): a noun that names nobody stands before it."""
        word = reading.scan.word_over(at)
        if word is None or word.end != at or len(word.text) < 2:
            return False
        return word.tag in _COMPOUND_TAGS and not word.text.endswith(_WHO_DEMANDS)

    def find(self, reading: Reading) -> tuple[list[Unread], dict[str, int]]:
        """The unread sentences, one entry for each trigger, and how many sentences hold each trigger."""
        document, text = reading.scan.document, reading.scan.text
        read = _read(reading)
        counts: dict[str, int] = defaultdict(int)
        out: list[Unread] = []
        for number, sentence in enumerate(reading.abstracts):
            symbols = sentence.symbols
            used: set[str] = set()
            for match in self._triggers.finditer(symbols):
                trigger = match[0]
                if trigger in used or not _is_verb(symbols, *match.span()):
                    continue
                if trigger == "要求" and self._is_noun(reading, sentence.text_start(match.start())):
                    continue
                used.add(trigger)
                counts[trigger] += 1
                if number not in read:
                    span = text.span(sentence.sentence.start, sentence.sentence.end)
                    quote = document.text[span.start : span.end]
                    out.append(Unread(document.id, trigger, span.start, span.end, quote))
        return out, dict(counts)


def _read(reading: Reading) -> set[int]:
    """The numbers of the sentences that gave a fact."""
    read = {act.sentence for act in reading.acts}
    for occasion in reading.occasions:
        read |= occasion.told_in()
    starts = [s.start for s in reading.scan.sentences]
    for said in reading.said:
        read.add(said.sentence)
        number = bisect_left(starts, said.start)
        while number < len(starts) and reading.scan.sentences[number].end <= said.end:
            read.add(number)
            number += 1
    return read
