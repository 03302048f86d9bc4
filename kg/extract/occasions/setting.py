"""The setting of a meeting as the words around it tell: place, hall, way of meeting."""

from __future__ import annotations

import re
from collections import defaultdict

from kg.extract.abstract import Abstract, PlaceMention
from kg.extract.occasions.holder import HolderReader
from kg.extract.occasions.stops import StopReader
from kg.lexicon.lexicons import Lexicons
from kg.mention.bodies.found import InstitutionMention
from kg.mention.home import Home
from kg.model import Mode, Venue
from kg.text.numerals import NUMERAL

_TOWNS = r"[^，。；、ⓅⓂ：（]{2,10}[镇乡村]"
_WHERE = re.compile(
    r"(?:在|(?<![对关由基])于|赴|到(?!访)|莅临|抵达|抵(?=Ⓛ)|前往|来到|会聚|齐聚|相聚|汇聚|相约|走进|深入)了?"
    r"(?P<where>Ⓛ[^，。；、ⓅⓂ：（]{0,6}(?:[、和及]Ⓛ[^，。；、ⓅⓂ：（]{0,6}?)+"
    rf"|{_TOWNS}(?:[、和及]{_TOWNS})+|[^，。；、ⓅⓂ：（在]{{1,24}}?)"
    r"(?=召开|举行|开幕|闭幕|闭会|开赛|开班|开营|开课|开讲|举办|(?:视频)?会见|会晤|拜会|拜访|访问|联合(?=召开|举行|举办)|座谈"
    r"|同(?!召开|举行|举办|开幕|闭幕)|与|和"
    r"|出席|主持|会谈|调研|考察|视察|学习|，|。|进行|检查|慰问|看望|集体|就"
    r"|参加|为|向|时|对|亲切|隆重|顺利|胜利|如期|分别|共同|实地|火化|安葬|以|签署|签订|签约|参观|参访|督导|走访|开展|洽谈|对接|揭牌|挂牌|迎灵"
    r"|设(?:有|置)?主?会场"
    r"|成立(?![^，。]{0,10}周年)|启动|重启|启幕|落幕|精彩上演|上演|拉开|落下|接见|会面"
    r"|接受|通过(?=视频|线上|网络|电话)|宣讲|作(?=[^，。；Ⓟ]{0,8}报告)|讲(?=授|Ⓜ|专题|党课)|上(?=Ⓜ|专题|党课)"
    r"|连线|调度|视频调度|指挥调度|坐镇|接访|公开接访|接待(?=来访|群众|上访|信访群众)|正式|正在|继续|等地"
    r"|(?<=Ⓛ)Ⓟ|$)"
)
_COMES = re.compile(
    r"(?<![未以本年带将原从历近后起出上下回过月天])来(?P<where>[ⓁⒾ]|[^，。；、ⓅⓂ在到自]{1,4}?)(?=，?就[^，。；]{1,40}?(?:进行|开展)"
    r"|(?:开展|进行)[^，。；Ⓟ]{2,20}?(?:工作|活动)(?=[，。；])|(?:主持)?召开"
    r"|(?:开展|进行|参加|出席|实地|专题)?(?:“[^”，。]{1,8}”[^，。；Ⓟ]{0,4}?)?(?:考察|调研|访问|参观|走访|洽谈|对接|交流|座谈|指导|督导|检查|慰问))"
)
"""Those who come here for something: ``来锡考察``, ``来我校就合作进行交流``."""
_CITED = re.compile(
    r"[^，。；]{2,12}?时(?:的?|(?:和|以及|及|、)[^。；Ⓟ]{0,40}?)(?:系列)?重要(?:讲话|指示)"
    r"|[^，。；]{2,12}?的?重要(?:讲话|指示)[^，。；]{0,8}精神"
)
"""Behind a place where somebody spoke whose words are cited (在某地考察时的重要讲话)."""
_DOING = re.compile("视察|考察|调研|检查|看望|会见|出席|参加|接受")
"""What somebody was doing when (在视察某基地时): no place."""
_STIRS = ("引发", "引起", "产生", "反响")
_MATTERS = ("问题", "事件", "议题", "情况", "局势", "事宜")
"""What something is held about, and no place (就在某国发现某物的问题|召开公开会)."""
_VENUE_NOUN = re.compile(
    r"(?:厅|馆|宫|大楼|办公楼|主楼|总行"
    r"|中心|讲堂|俱乐部|书院|营地|训练场|体育场|操场|营区|校园|院区|会堂"
    r"|教堂|清真寺|官邸|城堡|庄园|山庄|中山堂|纪念堂|陵园|宾馆|酒店|广场|礼堂|大厦|公园|机场|总部|会议室|校区|基地|园区|剧院|码头|港|[镇乡村县岛])$"
)
_AND_DOES = re.compile(
    r"正式|正在|先后|视频|(?<![工合协制操创著运动劳])作(?![业物坊])|讲授|宣讲|讲课|授课|开讲|开营|开课|开班|发表|致[辞词]|主持"
    r"|学习|调研|考察|走访|应约|应邀|接待|下访|接访|听取|察看|查看|圆满|成功|继续|结业|落下|拉开|交付|指导|发布|收官|引发|展开|开展|开始|重启|结束|参观"
    r"|组织|承办|主办|牵头|提供|全面|恢复|各界|的|到来|之际|并|期间|等"
)
"""Behind a place: what was done there."""
_DURING = re.compile("在(?P<land>[\u4e00-\u9fff])期间")
"""``在美期间``: the land of a visit, told by one character."""
_LONGEST_SPOT = 6
_STOPS = ("，", "。", "")
_SPREAD = re.compile(r"[、和及]")
_LISTED = re.compile(r"Ⓛ|[^、和及]*[镇乡村][、和及]")
_OF_A_TOWN = re.compile("[\u4e00-\u9fff]?[镇乡]")
_IN_A_TOWN = re.compile("[\u4e00-\u9fff]{2,5}(?:镇|乡|街道)[\u4e00-\u9fff]{1,8}")
"""A spot told with its town (龙山镇松树坡)."""
_VAGUE = re.compile(r"(?:全|各|该|这|那|本|一|每|广大|有关|相关|部分|多个|所在|当地|基层)|.*(?:[农山乡新]村|[城下]乡)$")
"""Places of no name: 广大农村, 各乡镇."""
_PREMISES = re.compile(
    r"(?:大学|学院|党校|学校|中学|小学|医院|公司|集团|研究院|研究所|实验室|博物院|指挥部|使馆|领馆|领事馆|检察院|法院|机关"
    r"|产业园|工业园|科技园|物流园|产业集聚区|[镇乡村]政府|街道办事处|村委会|居委会)$"
)
"""Houses that are told as the venue by their names alone."""
_OURS = re.compile(
    r"(?:视察|调研|考察|检查|督导|督查|走访)了?(?P<where>我[省市县区州旗])(?!委|政府|人大|政协|级|直|属|管|内|外|情)"
)
"""``视察了我市某项工作``"""
_THERE = re.compile(
    r"(?:隆重|顺利|正式|成功|胜利|如期|联合|共同|集中|实地|专题|开展|进行)*"
    r"(?:召开|举行|举办|开幕|开班|开营|开课|主持|出席|会见|会谈|调研|考察|视察|看望|督导|检查|走访|慰问|公开接访|接访|接待|同Ⓟ|为Ⓟ)|，(?:共同|一起|分别)?(?:参加|开展)"
)
_ARRIVAL = re.compile(r".*(?:抵达|到达|来到|前往|赴|飞抵|离开)")
_NO_PLACE = re.compile("[在等到从]")
_FLIGHT = re.compile(
    "(?:抵达|飞抵|到达|离开)([\u4e00-\u9fff]{2,8}?)(?=[，。时]|国际机场|机场)|在([\u4e00-\u9fff]{2,8}?)(?:作|进行)?技术经停"
)
_CAPITAL = re.compile(r"(?:首都|首府|省会|城市|[省州市县区])Ⓛ$")
_MONUMENT = re.compile("向([^，。；]{0,20}?(?:纪念碑|纪念塔|陵园|墓))敬?献")
_ITS_CAPITAL = re.compile(r"(?:首都|首府|省会|古城|港口城市|边境城市)(?=Ⓛ)")
"""What a town is called before its name."""
_NO_SPOT = re.compile(
    r"(?:成立|建[国市省校军交]|回归|解放)[^，]{0,10}周年|传统|[^，]*(?:之际|前夕)$|[^，]*的[^，]*[中下后]$"
)
"""Behind a place in 在…: when something was done, or in what way, and not where."""
_BARE_VENUES = frozenset({"机场", "会场", "宾馆", "国宾馆"})
_IN_BRACKETS = re.compile(r"（([\u4e00-\u9fff]{2,4})）")
_NO_CITY = ("上海合作组织", "上海五国")
_LONG = 4
"""So long a name of a place of our own is told for its own sake, and is not that of its province."""
_SUMMIT = re.compile("(?:气候|特别)?(?:峰会|会晤)$")
_NUMBERED = re.compile(rf"(?:(?:19|20)\d\d年?|第{NUMERAL}届|中国(?![—－-]))+")
_PAIR = re.compile(r"[^（]{2,16}?[—－·-]")
"""Names that begin with two places (郑州—…), of which neither need be the venue."""
_DONE_THERE = re.compile(
    r"(?:共同|联合|分别|正式|隆重|视频|连线|指挥)*(?:调度(?=[^，。；Ⓟ]{2})|讲授|宣讲|作[^，。；Ⓟ]{0,8}报告"
    r"|召开|举行|举办|主办|会见|会谈|会晤|签署|签订|签约|调研|考察|视察|座谈|出席|拜会|开幕|闭幕|启动|揭牌"
    r"|同[^，；]{1,30}?(?:会谈|会晤|会见|会面|磋商)|为[^，；]{1,40}?(?:颁发|授予|送行|揭牌|举行)|，[^。；Ⓟ]{0,30}?(?:座谈|宣讲|调度))"
)
_VIDEO = re.compile(r"视频|电视(?=电话|会|座谈)")


_BEHIND_PLACES = re.compile(
    "(?:[一二两三四五六七八九十]+(?:[地省市县区国州]|[个座](?:城市|省份?|地区|国家))|等地|传递)$"
)
"""What stands behind the last of several places (长沙、株洲|两地)."""


class PlaceReader:
    """Reads where something took place: ``在京``, ``在北京人民大会堂``, ``在布达佩斯总统府``."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.stops = StopReader(lexicons)
        self.holders = HolderReader(lexicons)
        self._venues = lexicons.venues
        self._cities = lexicons.country_cities
        self._places = lexicons.places
        self._countries = lexicons.countries
        self._city_names = {
            e.short or e.name
            for es in lexicons.places.values()
            for e in es
            if e.level in ("prefecture", "municipality")
        }
        self._lands: dict[str, list[str]] = defaultdict(list)
        for name in dict.fromkeys(lexicons.countries.values()):
            self._lands[name[0]].append(name)
        self._initials = {word[-1]: word[:-1] for word in lexicons.words["place_initial"]}
        """One character that, behind 在 or 赴 and before what was done there, means a place and nothing else."""

    def towns(self, places: list[str]) -> list[str]:
        """Those of *places* that are lands, provinces or towns, and no houses or sites."""
        return [place for place in places if place in self._places or place in self._countries]

    def read(self, sentence: Abstract, symbols: str, chars: str, home: Home, span: tuple[int, int]) -> list[str]:
        """The places that the *symbols* of a sentence within *span* tell, each once."""
        out: list[str] = []
        for match in _WHERE.finditer(symbols, span[0]):
            if match.end() > span[1]:
                break
            where = match["where"]
            if _CITED.match(symbols, match.end()) or _DOING.match(where) or where.endswith(_MATTERS) or "周年" in where:
                continue
            for start, end in _parts(match):
                text = chars[sentence.starts[start] : sentence.starts[end]]
                told = self._named(sentence, symbols, start, end, text)
                out += told or _told(
                    text, chars[: sentence.starts[start]], home, _THERE.match(symbols, end) is not None
                )
                if not told and text == "机场":
                    out += self._flown_to(chars[: sentence.starts[start]])
                if not told and text in self._initials and _DONE_THERE.match(symbols, end):
                    out.append(self._initials[text])
        for match in _COMES.finditer(symbols, *span) if "来" in symbols else ():
            start, end = match.span("where")
            mention = sentence.mentions.get(start)
            text = chars[sentence.starts[start] : sentence.starts[end]]
            town = [text] if self._is_town(text) else _told(text, "", home, True)
            if isinstance(mention, PlaceMention | InstitutionMention):
                town = [mention.name if isinstance(mention, PlaceMention) else text]
            out += town or ([self._initials[text]] if text in self._initials else [])
        for match in _DURING.finditer(symbols, *span) if "期间" in symbols else ():
            out += self._land(match["land"], chars) if not out else []
        for match in _OURS.finditer(symbols, *span) if "我" in symbols else ():
            out += _told(match["where"], "", home, True)
        known = list(dict.fromkeys(out or self.holders.read(sentence, symbols, chars, span)))
        bare = {place: _BEHIND_PLACES.sub("", place) for place in known}
        return [place for place in known if bare[place] == place or bare[place] not in known]

    def _land(self, initial: str, chars: str) -> list[str]:
        """The one state that the text names and that begins with *initial*."""
        named = {name for name in self._lands.get(initial, ()) if name in chars}
        return list(named) if len(named) == 1 else []

    def of_wreath(self, deed: str) -> list[str]:
        """The monument at which the *deed* was done (向某纪念碑敬献花圈), and its city where it is known."""
        monument = _MONUMENT.match(deed)
        if monument is None:
            return []
        known = [city for venue, city in self._venues.items() if venue in monument[1]]
        return [*known[:1], monument[1]]

    def in_front(self, name: str) -> list[str]:
        """The city that a meeting's *name* begins with, its year and number apart (第三十届…), or holds in brackets."""
        among = _IN_BRACKETS.search(name)
        if among is not None and among[1] in self._places:
            return [among[1]]
        start = _NUMBERED.match(name)
        if _PAIR.match(name):
            return []
        bare = name[start.end() :] if start is not None else name
        if bare.startswith(_NO_CITY):
            return self._of_summit(bare)
        fronts = (bare[:n] for n in range(6, 1, -1))
        front = next((f for f in fronts if f in self._cities or (len(f) <= _LONG and self._is_place(f))), None)
        return [front] if front is not None else self._of_summit(bare)

    def _of_summit(self, name: str) -> list[str]:
        """The city by which a summit is called (``某组织天津峰会``, ``贝伦气候峰会``)."""
        summit = _SUMMIT.search(name)
        before = name[: summit.start()] if summit is not None else ""
        ends = (before[-n:] for n in range(6, 1, -1))
        return next(([end] for end in ends if end in self._cities or end in self._city_names), [])

    def _named(self, sentence: Abstract, symbols: str, start: int, end: int, text: str) -> list[str]:
        where = symbols[start:end]
        if where.startswith("京") and len(where) <= 2:
            return ["北京"]
        capital = _ITS_CAPITAL.match(where)
        if capital is not None:  # 在首都|哈瓦那革命宫
            start, where, text = start + capital.end(), where[capital.end() :], text[capital.end() :]
        mention, last = sentence.mentions.get(start), sentence.mentions.get(end - 1)
        if where.startswith("位于"):
            return self._situated(sentence, symbols, start, end, text)
        if isinstance(mention, PlaceMention):
            rest = text[len(mention.name) :]
            if _NO_SPOT.match(rest) is not None:
                return []
            if rest.startswith("驻"):
                there = self.holders.station(text)
                return [there, text] if there is not None else [text]
            if _OF_A_TOWN.fullmatch(rest) is not None and mention.name[-1] not in "省市县区州旗盟":
                return [text]  # 上海|庙镇
            if rest.startswith(_STIRS):
                return []  # 在澳门引发热烈反响: where it was heard of
            if len(rest) > _LONGEST_SPOT and symbols[end : end + 1] in _STOPS and _VENUE_NOUN.search(rest) is None:
                return []  # 在山东投入巨资用于网络建设，: what is done there, and no occasion
            inside = self.holders.nested(sentence, where, start)
            if isinstance(last, PlaceMention):
                return list(dict.fromkeys([*inside, last.name, text]))
            return list(dict.fromkeys([*inside, _without_deed(text, len(mention.name))]))
        venue = next((v for v in self._venues if v in text), None)
        if venue is not None:
            return [self._venues[venue], _without_deed(text, text.index(venue) + len(venue))]
        is_there = _THERE.match(symbols, end) is not None
        if isinstance(mention, InstitutionMention):
            city = self.holders.station(mention.name) or next((c for c in self._cities if text.startswith(c)), None)
            if city is not None:
                return [city, text]
            noun = _VENUE_NOUN if len(where) > 1 else _PREMISES
            if noun.search(text) and (len(where) > 1 or is_there):
                return [text]
            return [mention.name] if len(where) == 1 and _DONE_THERE.match(symbols, end) else []
        if isinstance(last, PlaceMention) and _CAPITAL.search(where):
            return [last.name, text]  # 在叙首都大马士革: what stands before the city says which it is
        return [text] if is_there and self._is_town(text) else []

    def _flown_to(self, before: str) -> list[str]:
        """The town of an airport told without a name: the one told last to be reached or left *before*."""
        towns = ["".join(found) for found in _FLIGHT.findall(before)][-1:]
        return [town for town in towns if town in self._places or town in self._cities]

    def _situated(self, sentence: Abstract, symbols: str, start: int, end: int, text: str) -> list[str]:
        """The city, and the house, of ``位于某国首都某市的某机场``."""
        until = symbols.find("的", start, end)
        if until < 0:
            return []
        told = [sentence.mentions.get(i) for i in range(start, until)]
        cities = [mention.name for mention in told if isinstance(mention, PlaceMention)]
        house = text[sentence.starts[until + 1] - sentence.starts[start] :]
        return [*cities[-1:], *([house] if _VENUE_NOUN.search(house) else [])]

    def _is_place(self, text: str) -> bool:
        return text in self._places or self._is_town(text)

    def _is_town(self, text: str) -> bool:
        """Whether *text* is the name of a town, a county or a district without 市, 县 or 区."""
        return 2 <= len(text) <= 3 and any(text + level in self._places for level in "市县区")


def _without_deed(text: str, least: int) -> str:
    """A place without what was done there; *least* characters of it are its name for sure."""
    deed = _AND_DOES.search(text, least)
    return text[: deed.start()] if deed is not None else text


def _parts(match: re.Match[str]) -> list[tuple[int, int]]:
    """The symbols of each place that the match tells: of one, or of several in a list."""
    start, end = match.span("where")
    listed = _LISTED.match(match["where"])
    cuts = [start + cut.start() for cut in _SPREAD.finditer(match["where"])] if listed is not None else []
    return list(zip([start, *(cut + 1 for cut in cuts)], [*cuts, end], strict=True))


def _told(text: str, before: str, home: Home, is_there: bool) -> list[str]:
    """A place told by a common noun (``我市``, ``我校``, a hall, an airport named before) or by one character (``在锡``)."""
    if len(text) > 1 and text[0] == "我":
        place = home.place(text[1])
        ours = [place.short or place.name] if place is not None else home.premises(text[1])
        if len(text) == len("我市"):
            return ours
        text = "".join(ours) + text[2:] if ours else text  # 我校东校区
    if len(text) == 1:
        place = home.called(text) if is_there else None
        return [place.short or place.name] if place is not None else home.premises(text)  # 来校
    if text in _BARE_VENUES:
        halls = re.findall(rf"[\u4e00-\u9fff]{{2,16}}{text}", before)[-1:]
        named = [_ARRIVAL.sub("", name) for name in halls]
        return [hall for hall in named if hall != text and _NO_PLACE.search(hall) is None]
    house = _VENUE_NOUN.search(text) is not None or (is_there and _PREMISES.search(text) is not None)
    house = house or (is_there and _IN_A_TOWN.fullmatch(text) is not None)
    is_hall = 3 <= len(text) <= 24 and house and _VAGUE.match(text) is None
    return [text] if is_hall else []


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
