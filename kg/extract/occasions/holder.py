"""Where that took place which somebody is told to hold: by the place, the house or the mission that does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.abstract import Abstract, PlaceMention
from kg.lexicon.lexicons import Lexicons
from kg.mention.bodies.found import InstitutionMention

_WHEN = r"(?:Ⓓ|昨天|今天|今年|当[天日]|近日|日前|连日来|上午|下午|晚上?|凌晨|，|还|也|都|均|正式|隆重|盛大|热烈|首次|同步|分别|相继|先后|陆续|随后|同时|如期|继续|再次|再度|组织)*+"
_HELD = r"(?:召开|举行|举办|开幕)(?!的)"
_NEXT = re.compile(rf"{_WHEN}{_HELD}|上午|下午")
_BY_THOSE_OF = re.compile(
    rf"(?:社会各界|各界(?:人士)?|的?(?:华侨华人|侨胞|师生们?|学生们?|市民|民众|居民)"
    rf"|(?:、[^，。；、ⓅⓂ]{{1,5}})*等[^，。；ⓅⓂ]{{0,8}}?(?:省份?|市|县|地|国家?|区)(?:民众|群众|市民)?){_WHEN}{_HELD}"
)
"""Behind a place or a school: those of it who hold something (某市各界举行…, 某大学师生举办…)."""
_WITH_ANOTHER = re.compile(rf"[与和同][^，。；Ⓟ]{{2,24}}?{_WHEN}(?:共同|联合){_HELD}")
_AT_A_HOUSE = re.compile(rf"(?P<house>[^，。；：“”ⓅⓂⒹⒾⓁⓌ、]{{1,16}}?){_WHEN}{_HELD}")
_HOUSE = re.compile(
    r"(?:大学|学院|党校|学校|中学|小学|医院|检察院|法院|研究院|研究所|博物馆|纪念馆|图书馆|美术馆|科技馆|展览馆|陵园|公园|剧院)$"
)
"""Bodies that are houses: what they are told to hold, nothing else being told, they hold at home."""
_GROUNDS = (
    r"(?:陵园|广场|公园|会展中心|会议中心|媒体中心|体育馆|体育场|体育中心|剧院|剧场|音乐厅|礼堂|会堂|展览馆|博物馆|美术馆|纪念馆|图书馆|科技馆"
    r"|文化中心|唐人街|车站|机场|码头|口岸|水电站|王宫|皇宫|总统府|宫)"
)
_ENDS_AS_GROUNDS = re.compile(rf"{_GROUNDS}$")
_BY_GROUNDS = re.compile(
    rf"(?:^|[，。；Ⓓ午晚）])(?P<house>[^，。；：“”（）ⓅⒹⒾⓌ、]{{1,16}}?{_GROUNDS}|(?:长城|中山|昆仑|泰山|秦岭|黄河)站)"
    rf"{_WHEN}{_HELD}"
)
"""Houses and grounds that are no bodies, told to hold something (南湖烈士陵园举行…)."""
_MANY = re.compile(
    "(?:全|各|多|数|一些|许多|部分|不少|有关|相关|所有|其他|当地|该|本)|[^和与同由在]*[家座个][^和与同由在]*|.*[和与同由在于]"
)
_ITS_TOWN = re.compile(r"[\u4e00-\u9fff]{2,9}?[市县区旗](?=委|政府|人大|政协|人民|政法|纪委|监委)")
"""The town with which the name of a local body begins (海州市政府)."""
_SPECIAL = ("香港", "澳门")
"""Lands that are one town: what their bodies hold, they hold there."""
_OPENS = "，。；：、）Ⓓ午晚天日由都"
"""What may stand before the name of a house: 首|都北京某广场 too, but not the rest of a name."""
_WISHED = re.compile("(?:祝贺|支持|希望|欢迎|感谢|期待|相信|预祝|邀请|请)$")
_NESTED = re.compile(r"(?:^|(?<=Ⓛ)|(?<=首都|首府|省会|城市))Ⓛ")
_OF_ONE = re.compile("Ⓛ(?:(?:首都|首府|省会)?Ⓛ)*+")
_ROW = re.compile("(?:Ⓛ、)+")
_LISTED = ("、", "和", "与", "同")
_BRACKET = re.compile(r"（[^）]*）$")
_BUILT_BY = re.compile("[援承捐]建|资助|援助|捐赠")
"""In the name of a house: it stands elsewhere than those who built it (中国援建的体育馆)."""
_MISSION = re.compile(
    r"(?:驻(?P<there>[^驻]{2,9}?)(?:大使馆|使馆|总领事馆|总领馆|领事馆|使领馆|部队)|常驻(?P<seat>[^驻]{2,9}?)代表团)"
)


class HolderReader:
    """Reads the place of an occasion off the one who is told to hold it (``海州市举行…``, ``海州大学召开…``)."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._places = lexicons.places
        self._countries = lexicons.countries
        self._cities = lexicons.country_cities

    def read(self, sentence: Abstract, symbols: str, chars: str, span: tuple[int, int]) -> list[str]:
        """The places, or the houses, that the symbols of *sentence* within *span* tell to hold something."""
        if "举" not in symbols and "召开" not in symbols and "午" not in symbols and "开幕" not in symbols:
            return []
        out: list[str] = []
        for i, mention in sentence.mentions.items():
            if not span[0] <= i < span[1]:
                continue
            if isinstance(mention, PlaceMention):
                out += self._of_place(sentence, symbols, chars, i)
            elif isinstance(mention, InstitutionMention) and symbols[i - 1 : i] not in _LISTED:
                if _NEXT.match(symbols, i + 1) is not None:
                    out += self._of_body(mention, chars[mention.start : mention.end])
                elif _BY_THOSE_OF.match(symbols, i + 1) is not None:
                    out += self._of_house(mention.name)
                elif (
                    _WITH_ANOTHER.match(symbols, i + 1) is not None
                    and (there := self.station(mention.name)) is not None
                ):
                    out.append(there)
                elif (end := _end_of_grounds(symbols, i + 1)) is not None:
                    out += [*self._begins(mention.name), chars[mention.start : sentence.starts[end]]]
        return out or list(self._grounds(sentence, symbols, chars, span))

    def station(self, institution: str) -> str | None:
        """The place at which a mission or a garrison stands, by its name (``中国驻法国大使馆``)."""
        match = _MISSION.search(institution)
        if match is None:
            return None
        if match["seat"] is not None:
            return match["seat"] if match["seat"] in self._cities else None
        there = match["there"]
        return there if self._is_known(there) else next(reversed(self._begins(there)), None)

    def nested(self, sentence: Abstract, symbols: str, start: int) -> list[str]:
        """The places with which *symbols* begin, each within the one before (四川省|成都市|都江堰), from *start* on."""
        out: list[str] = []
        for at in (m.start() for m in _NESTED.finditer(symbols)):
            mention = sentence.mentions.get(start + at)
            if not isinstance(mention, PlaceMention) or (out and not self._lies_in(mention.name, out)):
                break
            out.append(mention.name)
        return out

    def _lies_in(self, name: str, outer: Sequence[str]) -> bool:
        """Whether the place *name* lies in one of *outer*, for all that is known."""
        if name in self._cities:
            return self._cities[name] == self._countries.get(outer[-1])
        above = {entry.parent for entry in self._places.get(name, ())}
        return any(out.name in above for place in outer for out in self._places.get(place, ()))

    def _of_place(self, sentence: Abstract, symbols: str, chars: str, at: int) -> list[str]:
        """What the place at symbol *at*, the first of its row, or a house there, is told to hold."""
        if symbols[at - 1 : at] in ("Ⓛ", *_LISTED[1:]) or _WISHED.search(symbols, 0, at) is not None:
            return []
        row = _OF_ONE.match(symbols, at)
        end = row.end() if row is not None else at + 1
        if _NEXT.match(symbols, end) is not None or _BY_THOSE_OF.match(symbols, end) is not None:
            before = (sentence.mentions.get(i) for i in range(at - 2, -1, -2) if _ROW.fullmatch(symbols, i, at))
            listed = [m.name for m in before if isinstance(m, PlaceMention)]
            return [*listed, *self.nested(sentence, symbols[at:end], at)]
        until = _end_of_grounds(symbols, end) if not at or symbols[at - 1] in _OPENS else None
        if until is None:
            return []
        whole = chars[sentence.starts[at] : sentence.starts[until]]
        if _BUILT_BY.search(whole) is not None:
            return [whole]
        return [*self.nested(sentence, symbols[at:end], at), whole]

    def _of_body(self, mention: InstitutionMention, written: str) -> list[str]:
        town = _ITS_TOWN.match(written)
        known = [town[0]] if town is not None and town[0] in self._places else []
        house = self._of_house(mention.name)
        if house:
            return [*known, *house]
        if mention.name.startswith(_SPECIAL):
            return [mention.name[:2]]
        if known:
            return known
        there = self.station(mention.name)
        return [there] if there is not None else []

    def _of_house(self, name: str) -> list[str]:
        """The school, or other house, that *name* is, and the land and town with which the name begins."""
        return [*self._begins(name), name] if _HOUSE.search(_BRACKET.sub("", name)) is not None else []

    def _begins(self, name: str) -> list[str]:
        """The foreign land, and the city of it, with which *name* begins."""
        land = next((name[:n] for n in range(7, 1, -1) if name[:n] in self._countries), "")
        if self._countries.get(land) == "中国":
            return []
        rest = name[len(land) :]
        city = next((rest[:n] for n in range(7, 1, -1) if rest[:n] in self._cities and rest[n : n + 1] != "立"), "")
        return [place for place in (land, city) if place]

    def _is_known(self, place: str) -> bool:
        return place in self._places or place in self._countries or place in self._cities

    def _grounds(self, sentence: Abstract, symbols: str, chars: str, span: tuple[int, int]) -> Iterator[str]:
        for match in _BY_GROUNDS.finditer(symbols, *span):
            if _MANY.match(match["house"]) is None:
                start, end = match.span("house")
                yield chars[sentence.starts[start] : sentence.starts[end]]


def _end_of_grounds(symbols: str, at: int) -> int | None:
    """Where the house or the grounds end, the rest of whose name begins at *at*, and which hold something."""
    house = _AT_A_HOUSE.match(symbols, at)
    if house is None or _MANY.match(house["house"]) is not None:
        return None  # 某政府和各界代表|在口岸: those who hold it, and where
    return house.end("house") if _ENDS_AS_GROUNDS.search(house["house"]) is not None else None
