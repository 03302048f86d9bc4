"""Stretches that the evidence takes for names and that other words make up: a verb before a known name (弘扬|毛泽东),
an adverb (郑重地|为), a line of verse between quotation marks (“江河奔海·共向未来”)."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.lexicon.lexicons import Lexicons
from kg.mention.people.name_score import Candidate
from kg.mention.scan import Scan
from kg.text.segment import in_dictionary

_LEADS = frozenset("前是以据经让")
_BEHIND_OFFICES = frozenset("部局厅省市州县区院")
_REGNAL_END = "世"
_SITE = re.compile("(?:基地|机场|医院|大学|难民营|营地|监狱|体育场|大桥)$")
_MOST = ("最大", "主要")
_OFFICE_WITHIN = re.compile(".(?:首相|国王|总统|总理|主席).")
_LONGEST_SLOGAN = 16
_TITLED = 2.0
"""Evidence on the left that a title gives."""


def behind_words(scan: Scan, found: Candidate, lex: Lexicons) -> Candidate:
    """*found* without the words before a known name that it has swallowed."""
    chars, start, end = scan.chars, found.start, found.end
    if "·" in chars[start:end]:
        if chars[start] == "长" and chars[start - 1 : start] in _BEHIND_OFFICES:
            found = replace(found, start=start + 1)  # 国家安全部长|本·某某
        last = chars.rfind("·", start, end)
        joined = chars.find("和", last + 3, end)
        if joined > 0 and end in scan.title_starting:
            found = replace(found, end=joined)  # 本·某某|和以财政部长
        return found
    if chars[start] == "以" and chars[end - 1] == _REGNAL_END and end - start > 3:
        return replace(found, start=start + 1)
    for at in (start + 1, start + 2):
        word = scan.word_at.get(at)
        if word is None or word.end != end or word.tag != "nr":
            continue
        if chars[start] != "是" and not in_dictionary(word.text):
            continue
        lead = scan.word_at.get(start)
        if lead is None or lead.end != at:
            continue
        if chars[start] in _LEADS or lead.text in lex.words["honours"]:
            return replace(found, start=at)  # 弘扬|毛泽东同志, 是|宋平同志
    return found


def is_misread(scan: Scan, found: Candidate, lex: Lexicons, left: float) -> bool:
    """Whether the words that *found* is made of are no name's; *left* is the evidence before it."""
    chars, start, end = scan.chars, found.start, found.end
    name = chars[start:end]
    if "·" in name:
        return _SITE.search(name) is not None or name.partition("·")[0] in lex.places or _in_slogan(chars, start, end)
    if len(name) == 2 and name[1] == "家" and left < _TITLED:
        return True  # 张家|人
    initials = lex.words["country_initial"]
    pair = len(name) == 2 and name[0] in initials and name[1] in initials and left < _TITLED
    if pair and all(any(land[0] == c and land in chars for land in lex.countries) for c in name):
        return True  # 泰柬|发表声明, 斯匈|总理会面
    if name[1:] in _MOST:
        return True  # 韩最大|在野党
    if found.foreign and _OFFICE_WITHIN.search(name) is not None:
        return True  # 某某|首相|以某某六世
    if name[0] in "和向与同对" and len(name) == 3 and name[2] == "方" and name[1] in initials:
        return True  # 和柬方|领导人
    first, second = scan.word_at.get(start), scan.word_at.get(start + 1)
    if first is not None and first.end == end - 1 and len(first.text) > 1 and in_dictionary(first.text):
        kind = first.tag[:1]
        if (name[-1] == "时" and kind in "vn") or (name[-1] == "地" and kind in "ad"):
            return True  # 通话时|表示, 郑重地|为
    if name[0] == "老" and len(name) == 2:
        return True  # 58岁的老罗
    behind = chars.rfind("来自", max(0, start - _LONGEST_SLOGAN), start)
    if first is not None and first.end == end and behind >= 0 and chars[start - 1] == "的":
        return first.tag[:2] != "nr" and in_dictionary(first.text)  # 来自太空的|祝福
    if first is not None and first.end == end and chars[start - 1 : start] == "的" and end in scan.title_starting:
        return first.tag[:2] != "nr" and in_dictionary(first.text)  # 培养的|卓越|工程师
    if second is None or second.end != end or len(second.text) < 2 or not in_dictionary(second.text):
        return False
    if name[0] in "和与同" and chars[start - 1 : start] in ("人", "们"):
        return True  # 领导人和|贵宾
    if name[0] == "席" and second.tag[:1] == "v" and start in scan.title_ending:
        return True  # 议长席|表达
    return second.tag == "ad" and left < 0


def _in_slogan(chars: str, start: int, end: int) -> bool:
    """Whether a short line between quotation marks holds more than the name."""
    opens = chars.rfind("“", max(0, start - _LONGEST_SLOGAN), start + 1)
    closes = chars.find("”", end, end + _LONGEST_SLOGAN)
    if opens < 0 or closes < 0 or closes - opens > _LONGEST_SLOGAN + 2 or "”" in chars[opens:start]:
        return False
    return (opens, closes) != (start - 1, end)
