"""The setting of a meeting as the words around it tell: place, hall, way of meeting."""

from __future__ import annotations

import re

from kg.extract.abstract import Abstract, PlaceMention
from kg.lexicon.lexicons import Lexicons
from kg.mention.home import Home
from kg.mention.institutions import InstitutionMention
from kg.model import Mode, Venue

_WHERE = re.compile(
    r"(?:在|于|赴|到|抵达|来到|深入|前往)(?P<where>(?:[^，。；、ⓅⓂ：（]{1,24}?))"
    r"(?=召开|举行|开幕|闭幕|开班|开营|开课|举办|会见|同|与|和|出席|主持|会谈|调研|考察|视察|，|。|进行|检查|慰问|看望|集体|就|参加|为|，|时"
    r"|对|亲切|隆重|顺利|如期|分别|共同|实地|火化|安葬|以|正式|挂牌|揭牌|成立|启动|签约|签署|正在|继续|会面|$)"
)
_HELD_NEXT = re.compile(r"上午|下午|召开|举行|开幕")
_VENUE_NOUN = re.compile(
    r"(?:厅|馆|中心|会堂|宾馆|酒店|广场|礼堂|大厦|公园|机场|总部|会议室|校区|基地|园区|剧院|码头|港|[镇乡村县岛])$"
)
_ARRIVAL = re.compile(r".*(?:抵达|到达|来到|前往)")
_NO_PLACE = re.compile("[在等到从]")
_CAPITAL = re.compile(r"(?:首都|首府|省会|城市|[省州市县区])Ⓛ$")
_BARE_VENUES = frozenset({"机场", "会场", "宾馆", "国宾馆"})
_VIDEO = re.compile(r"视频|电视(?=电话|会|座谈)")


class PlaceReader:
    """Reads where something took place: ``在京``, ``在北京人民大会堂``, ``在布达佩斯总统府``."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._venues = lexicons.venues
        self._cities = lexicons.country_cities
        self._places = lexicons.places

    def read(self, sentence: Abstract, symbols: str, chars: str, home: Home, span: tuple[int, int]) -> list[str]:
        """The places that the *symbols* of a sentence within *span* tell, each once."""
        out: list[str] = []
        for match in _WHERE.finditer(symbols, span[0]):
            start, end = match.span("where")
            if end > span[1]:
                break
            text = chars[sentence.starts[start] : sentence.starts[end]]
            out += self._named(sentence, start, match["where"], text) or _told(
                text, chars[: sentence.starts[start]], home
            )
        if not out:
            out = [
                mention.name
                for i, mention in sentence.mentions.items()
                if span[0] <= i < span[1] and isinstance(mention, PlaceMention) and _HELD_NEXT.match(symbols, i + 1)
            ]
        return list(dict.fromkeys(out))

    def in_front(self, name: str) -> list[str]:
        """The city that a meeting's *name* begins with."""
        return next(([name[:n]] for n in (4, 3, 2) if name[:n] in self._places), [])

    def _named(self, sentence: Abstract, start: int, where: str, text: str) -> list[str]:
        if where.startswith("京") and len(where) <= 2:
            return ["北京"]
        mention, last = sentence.mentions.get(start), sentence.mentions.get(start + len(where) - 1)
        if isinstance(mention, PlaceMention):
            inner = [last.name] if isinstance(last, PlaceMention) else []
            return list(dict.fromkeys([mention.name, *inner, text]))
        venue = next((v for v in self._venues if v in text), None)
        if venue is not None:
            return [self._venues[venue], text]
        if isinstance(mention, InstitutionMention):
            city = next((c for c in self._cities if text.startswith(c)), None)
            if city is not None:
                return [city, text]
            return [text] if len(where) > 1 and _VENUE_NOUN.search(text) else []
        # 在叙首都大马士革: what stands before the city says which it is.
        return [last.name, text] if isinstance(last, PlaceMention) and _CAPITAL.search(where) else []


def _told(text: str, before: str, home: Home) -> list[str]:
    """A place told by a common noun: ``我市``, a hall, an airport named before."""
    if len(text) == 2 and text[0] == "我":
        place = home.place(text[1])
        return [place.short or place.name] if place is not None else []
    if text in _BARE_VENUES:
        named = re.findall(rf"[\u4e00-\u9fff]{{2,16}}{text}", before)[-1:]
        return [hall for name in named if not _NO_PLACE.search(hall := _ARRIVAL.sub("", name))]
    return [text] if 3 <= len(text) <= 24 and _VENUE_NOUN.search(text) else []


def modes(text: str) -> list[Mode]:
    """The ways of meeting that the words of a sentence and of a meeting's names tell."""
    out = []
    if _VIDEO.search(text):
        out.append(Mode.VIDEO)
    if "电话" in text:
        out.append(Mode.TELEPHONE)
    return out


def venue_of(text: str, start: int, end: int) -> Venue | None:
    """The main hall or a branch hall of a video conference, told in the clause around ``text[start:end]``."""
    before = max(text.rfind(mark, 0, start) for mark in "，。；：") + 1
    after = min((at for mark in "，。；：" if (at := text.find(mark, end)) >= 0), default=len(text))
    clause = text[before:after]
    if "主会场" in clause:
        return Venue.MAIN
    return Venue.BRANCH if "分会场" in clause else None
