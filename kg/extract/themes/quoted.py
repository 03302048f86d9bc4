"""Words in quotation marks: which of them name a policy theme, and which are speech, figures, works and events."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.lexicon.lexicons import Lexicons, alternatives
from kg.mention.scan import Scan
from kg.text.segment import in_dictionary, words

_DATED = re.compile(r"(?:19|20)[0-9]{2}(?![0-9]*[\u4e00-\u9fff]*(?:愿景|战略|议程|计划|行动|宣言))|[0-9]{2}后$")
_CRAFT_BEFORE = ("台风", "飓风", "风暴", "航母", "货轮", "客轮")
_CRAFT_AFTER = re.compile(r"”(?:号|运输机|战机|战斗机|轰炸机|无人机|导弹|火箭炮|坦克|战车|航母)")
_OF_CLAUSE = frozenset({"是", "有", "要", "会", "能", "想", "让", "接近", "需要", "希望", "可能", "可以", "应", "正"})
_CLAUSE = re.compile(
    r"^(?:必须|要|不能|不敢|惩处|努力|沉痛|严重|深切|热烈|我|你|他|这|让|最|完全|尚未|坚决|极其|非常|绝不|不可|不会|已经|正在)"
    r"|是我|是最|就是|我们|现在是|更[好高大强优多美快]$"
)
_COUNT = "二三四五六七八九十两双"
_ANY_COUNT = _COUNT + "一百千万"
_SHORTHAND = re.compile(
    rf"[{_COUNT}](?:个|大|项)?[\u4e00-\u9fff]{{1,4}}|(?:[{_ANY_COUNT}][\u4e00-\u9fff]){{2,4}}"
    rf"|[{_COUNT}][\u4e00-\u9fff]{{1,3}}(?:[{_ANY_COUNT}][\u4e00-\u9fff]{{1,3}}){{1,3}}"
    rf"|[\u4e00-\u9fff]{{1,6}}(?:[{_COUNT}]{{1,3}}|[1-9][0-9]?)条"
)
"""A numeral and what it counts (两个确保, 百场万企), or so many articles (雄才十六条)."""
_FORMULA = re.compile(
    r"应(?P<a>.)尽(?P=a)|[东西南北]..?[东西南北].|[煤电气油公铁水][改代转][煤电气油公铁水]"
    r"|以.{1,2}[促助带管强惠养治建补代育].{1,2}|[\u4e00-\u9fff]{2,4}(?:丝路|智造)"
)
"""Forms of set phrases: 应保尽保, 西氢东送, 煤改气, 以工促农, 数字丝路, 某地智造."""
_NAMED_DAY = re.compile(
    r"(?:世界|国际|全国|中国|中华|全民)[\u4e00-\u9fff]{1,8}[日周月年]|中[\u4e00-\u9fff]{1,8}年|[\u4e00-\u9fff]{2,6}(?:月|周)"
)
_NAMED_YEAR = re.compile(
    r"[\u4e00-\u9fff]{3,8}[^一二三四五六七八九十百千万半周少青童新晚全去今明当流丰光猪牛虎兔龙蛇马羊猴鸡狗鼠]年"
)
"""A year of work: 农业质量年, 作风转变年."""
_MADE_GUIDE = re.compile(
    r"(?:作为|为)(?:[\u4e00-\u9fff]{0,4})(?:主线|抓手|目标|统领|牵引|引领|载体|统揽|契机|导向|总纲)"
)
"""Behind the marks: what is made the guide of all work (以“…”为抓手)."""
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_JOINED = re.compile(r"[+×]")
_LEAST_NAME = 4


_SUBJECT = re.compile(r"以“(?P<of>[^“”\n]{4,26})”(?:为|的)主题|(?<!以)(?:主题(?:为|是|：)“)(?P<is>[^“”\n]{4,26})”")
_PARTY = re.compile("晚会|联欢|演出|音乐会|灯会|诗会|春晚")


def subjects(scan: Scan) -> Iterator[tuple[int, int]]:
    """What a meeting, a fair or a day of action has for its subject: 论坛以“…”为主题; no party's."""
    for match in _SUBJECT.finditer(scan.chars) if "主题" in scan.chars else ():
        sentence = scan.sentence_of(match.start())
        if _PARTY.search(scan.chars, sentence.start, sentence.end) is None:
            yield match.span("of" if match["of"] else "is")


class MarkedWords:
    """Judges words in quotation marks by what they are made of and what stands around the marks."""

    def __init__(self, lexicons: Lexicons) -> None:
        classes = lexicons.words
        self._transliteration = lexicons.transliteration
        self._everyday = lexicons.words_set("everyday_quoted")
        nouns = lexicons.words_set("theme_head") | lexicons.words_set("programme_verb")
        self._nouns = nouns - lexicons.words_set("figure_head")
        self._before_thing = classes["thing_before_name"] + classes["before_figure"]
        self._after_thing = classes["thing_after_name"] + classes["after_event_title"]
        self._occasion = re.compile(rf"”[\u4e00-\u9fff]{{0,4}}?(?:{alternatives(classes['occasion_of_title'])})")
        self._thing_ends = classes["thing_name_end"] + classes["event_title_end"]
        self._name_ends = classes["theme_tail"]
        self._leads = classes["quoted_lead"]
        self._behind = classes["quoted_tail"]

    def name_theme(self, scan: Scan, match: re.Match[str], marked: str, follows: bool) -> bool:
        """Whether marked words have the form of a theme, or stand where one does.

        *follows* tells that a theme of such a length stands in marks right before them.
        """
        behind = self._is_policy_behind(scan, match)
        if "，" in marked:
            return _even(marked) and (behind or self._is_led(scan, match))
        if not behind and self._is_thing(scan, match, marked):
            return False
        if marked in self._everyday or (len(marked) > 2 and in_dictionary(marked)) or _DATED.match(marked):
            return False
        if all(each in self._transliteration for each in marked) or (len(marked) == 2 and marked[0] not in _ANY_COUNT):
            return False
        first = scan.word_at.get(match.start(1))
        if first is not None and (first.tag[:1] in "cpdry" or first.text in _OF_CLAUSE):
            return False
        return behind or follows or self._has_form(marked) or self._is_led(scan, match) or _turned_on(scan, marked)

    def _is_thing(self, scan: Scan, match: re.Match[str], marked: str) -> bool:
        """Whether the words name a thing, a work or an event, by their end or by what stands around the marks."""
        return (
            (marked.endswith(self._thing_ends) and not marked.endswith(self._name_ends))
            or scan.chars.endswith(self._before_thing, 0, match.start())
            or scan.chars.startswith(self._after_thing, match.end(1) + 1)
            or self._occasion.match(scan.chars, match.end(1)) is not None
        )

    def _is_policy_behind(self, scan: Scan, match: re.Match[str]) -> bool:
        """Whether a policy noun stands behind the marks: “…”组合拳, “…”的理念."""
        at = match.end(1) + 1
        if _MADE_GUIDE.match(scan.chars, at) and scan.chars.endswith(("以", "把", "将"), 0, match.start()):
            return True
        return scan.chars.startswith(self._behind, at + scan.chars.startswith("的", at))

    def _is_led(self, scan: Scan, match: re.Match[str]) -> bool:
        """Whether a verb of carrying out a policy stands before the marks: 推行“…”, 坚持“…”."""
        at = match.start()
        while at and scan.chars[at - 1] in "了的好":
            at -= 1
        return scan.chars.endswith(self._leads, 0, at)

    def _has_form(self, marked: str) -> bool:
        """Whether the words are shorthand, a set phrase, a named day, or a compound of policy nouns."""
        if _JOINED.search(marked) or any(self._is_formula(part) for part in marked.split("、")):
            return True
        if marked.endswith(self._name_ends):
            return True
        return len(marked) >= _LEAST_NAME and "的" not in marked and words(marked)[-1].text in self._nouns

    def _is_formula(self, part: str) -> bool:
        """Whether words are shorthand, a set phrase or a named day, or so terse that each character is a word."""
        if any(form.fullmatch(part) for form in (_SHORTHAND, _FORMULA, _NAMED_DAY, _NAMED_YEAR)):
            return True
        if len(part) not in (3, 4) or not _HAN.fullmatch(part):
            return False
        pieces = words(part)
        return len(pieces) >= 3 and not any(piece.tag[:1] in "cpudry" or piece.tag == "ns" for piece in pieces)


def _even(marked: str) -> bool:
    """Whether the halves of marked words match each other as a watchword's do: 强监管保安全，提品质增效益."""
    return len({len(half) for half in marked.split("，")}) == 1


def _turned_on(scan: Scan, marked: str) -> bool:
    """Whether the document comes back to the words, or has them in its title."""
    return len(marked) >= _LEAST_NAME and (marked in scan.title or scan.chars.count(marked) > 1)


def names_nothing(scan: Scan, match: re.Match[str], marked: str) -> bool:
    """Whether marked words are a craft, a storm, a rank, a whole clause, or one plain word of the dictionary."""
    if _CRAFT_AFTER.match(scan.chars, match.end(1)) or scan.chars.endswith(_CRAFT_BEFORE, 0, match.start()):
        return True
    if (marked[0] == "第" and len(marked) <= 3) or (marked[-1] == "号" and len(marked) >= 4):
        return True
    if len(marked) > 3 and _CLAUSE.search(marked) is not None:
        return True
    return len(marked) <= 3 and in_dictionary(marked) and not match["tail"].startswith(("行", "工", "计", "战"))
