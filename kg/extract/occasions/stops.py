"""The stops of a tour: bodies, firms, villages and sites that somebody is told to have come to."""

from __future__ import annotations

import re

from kg.extract.abstract import PLACE, Abstract, PlaceMention
from kg.lexicon.lexicons import Lexicons, alternatives
from kg.mention.bodies.found import InstitutionMention

GOES = re.compile(
    r"(?:来到|莅临|走进到?|前往到?|赴|抵达|(?<![了得受达做感看听遇想提直碰回接收拿找用])到|深入到?|走访|察看|查看|参观"
    r"|抽查|(?:考察|调研|视察|检查|督导)(?![团组队员]))了?(?:位于)?(?P<where>(?:[^，。；：Ⓟ“]|“[^”]{1,12}”){1,70})"
)
_AND = re.compile(r"、|以及|[和及与]")
_NEXT = (
    r"(?=等|处|调研|考察|视察|督导|督查|检查|慰问|看望|走访|“|讲|体验|实地|现场|开展|进行|指导|参观|座谈|查看|察看|了解|听取|就|时|专题|亲切|详细|宣讲"
    r"|主持|参加|出席|见证|巡查|巡察|巡河|接访|公开接访|接待|督战|夜查|暗访|并|召开|举行|与|同|对|为|围绕|Ⓓ|$)"
)
_BODY = re.compile(rf"Ⓘ{_NEXT}")
"""A body by itself, and not one whose firms or villages are meant."""
_NAMED = r"[〇\u4e00-\u9fffA-Za-z0-9（）·—-]"


_SHORT = 3
_LONGEST_BRAND = 10
"""A firm told by its brand alone is no stop that can be told for sure, but the list goes on behind it."""


_COUNTED = re.compile(r"[两三四五六七八九十几数\d]+[余多]?[家个处地所户名位条座]")
_DEED = re.compile("(?:调研|考察|走访|视察|检查|慰问|看望)了?(?=.{3})")
"""Between the town and the stop: 赴长春|调研|某研究所."""
_STATION = re.compile("第[一二三四五六]站(?:来到|走进|前往|到)")
"""Between the tour and its first stop: 考察的|第一站来到|某馆."""
_SO_MANY = re.compile(r"(?<=[\u4e00-\u9fff]{2})[两三四五六七八九十][省市县区州旗镇乡村]$")
_ZONES = ("高新区", "经开区", "综保区", "自贸区", "高新技术产业开发区", "经济技术开发区")
"""Of which a town has one each."""
_OF_THE_TOWN = re.compile("[市县区镇州旗](?!场|区|民|内|城|域|市|县|乡|镇|村|块|级|直|外)(?=..)")
"""How a house of the town begins that is made of plain words (市|农业科技园, 县|医院)."""
_NAMED_PROJECT = 7
"""So many characters make sure that a 项目 is told by its name (水毁项目 is not)."""


class StopReader:
    """Reads the stops in a list behind a verb of going."""

    def __init__(self, lexicons: Lexicons) -> None:
        words = lexicons.words
        self._spot = re.compile(rf"(?P<name>{_NAMED}{{0,24}}?(?:{alternatives(words['spot'])})){_NEXT}")
        self._ending = re.compile(rf"(?:{alternatives(words['spot'])})$")
        self._nameless = re.compile(rf"(?:{alternatives([*words['nameless_spot'], *words['spot']])})+")
        self._vague = tuple(words["vague_spot"])
        self._places = lexicons.places

    def read(self, sentence: Abstract, symbols: str, chars: str, span: tuple[int, int]) -> list[str]:
        """The stops that the *symbols* of a sentence within *span* tell, in order."""
        out: list[str] = []
        for went in GOES.finditer(symbols, *span):
            out += self.listed(sentence, symbols, chars, went.span("where"))
        return list(dict.fromkeys(out))

    def listed(self, sentence: Abstract, symbols: str, chars: str, span: tuple[int, int]) -> list[str]:
        """The stops of the list that the symbols within *span* are."""
        start, end = span
        out: list[str] = []
        cuts = [
            c for c in _AND.finditer(symbols, start, end) if len(c[0]) > 1 or c[0] == "、" or self._ends(symbols, c)
        ]
        for at, to in zip([start, *(c.end() for c in cuts)], [*(c.start() for c in cuts), end], strict=True):
            name, is_last = self._name(sentence, symbols, chars, at, to)
            text = chars[sentence.starts[at] : sentence.starts[to]]
            if (
                name is None
                and cuts
                and len(text) <= _SHORT
                and any(text + level in self._places for level in "市县区")
            ):
                name = text  # 海口、澄迈、儋州
            out += [name] if name is not None else []
            if is_last:
                break
        return out

    def _ends(self, symbols: str, cut: re.Match[str]) -> bool:
        """Whether a stop ends before 和 (not so in 太和镇)."""
        return symbols[cut.start() - 1] in "ⒾⓁ" or self._ending.search(symbols, 0, cut.start()) is not None

    def _name(self, sentence: Abstract, symbols: str, chars: str, start: int, end: int) -> tuple[str | None, bool]:
        """What the stop at symbols *start* to *end* is called, where it has a name, and whether the list ends here."""
        body = sentence.mentions.get(start)
        if isinstance(body, InstitutionMention) and _BODY.match(symbols, start, end) is not None:
            return body.name, end > start + 1
        town = sentence.mentions.get(end - 1)
        if isinstance(town, PlaceMention) and set(symbols[start:end]) == {PLACE}:
            return town.name, False
        text = chars[sentence.starts[start] : sentence.starts[end]]
        deed = _DEED.search(text)
        begin = text.rfind("的") + 1  # 灾情最重的青石镇
        station = _STATION.match(text, begin)
        begin = begin if station is None else station.end()
        spot = self._spot.match(text, begin)
        if deed is not None and (spot is None or spot.end() > deed.start()):
            spot = self._spot.match(text, max(begin, deed.end()))
        if spot is None:
            return None, len(text) > _LONGEST_BRAND
        if _SO_MANY.search(spot["name"]) is not None:
            return spot["name"][:-2], spot.end() < len(text)  # 石门、云台|两镇
        if spot["name"].endswith(("项目", "工程")) and len(spot["name"]) < _NAMED_PROJECT:
            return None, False
        nameless = self._nameless.fullmatch(spot["name"]) and _OF_THE_TOWN.match(spot["name"]) is None
        nameless = nameless and spot["name"] not in _ZONES
        nameless = nameless or _COUNTED.match(spot["name"]) is not None
        named = not nameless and not spot["name"].startswith(self._vague)
        return spot["name"] if named else None, spot.end() < len(text)
