"""The body that the words right before a title tell (``某公司|总裁``, ``驻法国|大使``, ``滨江街道|党工委书记``)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache

from kg.lexicon.lexicons import Lexicons, alternatives
from kg.mention.bodies.communities import community_named
from kg.mention.bodies.institutions import Institutions
from kg.mention.bodies.zones import ZONES_BARE, of_own_zone
from kg.mention.body_words import COMMUNITIES, LEVELS, NUMBERED_SCHOOL, UNIT_OF_ARMY
from kg.mention.posts.offices_abroad import LONGEST_CHARGE, OfficesAbroad
from kg.mention.posts.seats import HEAD_CHAR, OF_A_FIRM
from kg.mention.posts.title_chain import Item
from kg.mention.posts.title_defaults import FOREIGN_ORGANS, bare_title
from kg.mention.posts.told_bodies import named_by_kind
from kg.mention.scan import Scan, TitleMatch
from kg.text.segment import in_dictionary

_MISSION = re.compile(r"^(?P<of>.*?)(?:常)?驻(?P<at>.+)$")
_TRIBUNAL = re.compile(r"(?P<court>.+法院)(?P<part>[\u4e00-\u9fff]{1,8}庭)")
_SOMEBODYS = ("该国", "其", "本国", "他国")
_PRESIDING = re.compile(r"^.*(?:主席国|东道国|成员国|观察员国|伙伴国)(?=.)")
_ENVOYS = ("大使", "临时代办", "代办", "公使", "参赞", "武官")
_CONSULS = ("总领事", "领事")
_FIELD_OF_MINISTRY = re.compile(
    r"(?P<body>[\u4e00-\u9fff]{2,10}(?:外交|商务|财政|经济|贸易)部)(?P<of>[\u4e00-\u9fff]{2,10}(?:关系|事务|合作|政策))"
)
_ENVOYS_FOR = ("特使", "特别代表")
_OF_PARTIES = ("党主席", "党领袖")
GRASSROOTS = re.compile(
    r"(?P<unit>(?:街道|村|社区)(?:党工委|党委|党总支部|党总支|党支部|办事处|办|居委会|村委会)?|村委会|居委会)"
    r"(?P<office>(?:第一|副|专职副|常务副)?(?:书记|主任))"
)
LEVEL_WORDS = (*LEVELS, "盟", "旗", "自治区")
_HOUSES = ("人大", "政协", "纪委")
_TOWNS = ("街道", "镇", "乡")
_DELEGATED = ("代表", "副代表", "第一副代表", "协调员", "首席代表", "代表处代表")
_VILLAGES = (*COMMUNITIES, "嘎查")
_VILLAGE_COMMITTEES = ("党工委", "党委", "党总支部", "党总支", "党支部", "纪工委", "纪委")
_ZONES = ("区", "园", "城", *_VILLAGES)
_ZONE_COMMITTEES = ("党工委", "纪工委", "工委")
_DELEGATION = "代表团"
_OFFICE = "办公室"
_OFFICES_ABROAD = ("代表处", "代表团", "使团", "办事处")
_LONGEST_FIRM = 6
_COMMUNITY_ORGANS = frozenset(("", "工委", "人大", "政府", "武装部"))
COMMUNITY_COMMITTEES = ("党工委", "纪工委", "人大工委")
_ARMY = "中国人民解放军"
_POWERS = ("党和政府", "政府", "党")
_IN_CHARGE = re.compile(r"^[我本](?:校|院|所|局|厅|部|委|行|社|公司|集团|单位)(?=[省市县区州]$|.{2})")
_BRANCH = re.compile("(?P<of>[\u4e00-\u9fff]{2,8}?)(?:分行|支行|分公司|分社)")
_BRANCH_END = re.compile("(?:分行|支行|分公司|分社)$")
_LONGEST_COMMITTEE = 8
_HOUSE = re.compile(
    r"(?P<house>[\u4e00-\u9fff]{2,12}?[省市县区州旗](?P<kind>人大|政协))(?=(?:常委会)?$|[\u4e00-\u9fff]{2,8}委$)"
)
_KINDS = {"学校": ("大学", "学院", "学校", "中学", "小学"), "校": ("大学", "学院", "学校")}
"""How a body may be called by its name that is told by its kind (宜宾学院……|学校|党委书记)."""
_OF_HOUSES = re.compile("人大|政协")
_OF_COMMITTEE = "主任委员"
_PARTS_OF_NAMES = frozenset("tab")
"""Words before a place that are part of a name (当代|中国研究所)."""
_SCHOOL = re.compile(rf"[\u4e00-\u9fff]{{2,8}}{NUMBERED_SCHOOL}")
_WHOLE_ENDINGS = ("公司", "集团", "大学", "中心")
_SCHOOL_ENDS = frozenset("学院中小附高园")
_OF_A_LEVEL = re.compile("[我本全该原]?(?:[省市县区州盟旗]|自治区)(?:党?委|政府|人大|政协)?")
"""What stands before the body of a place that is told by its level alone."""
_WHOLE_LAST = "部厅局院校行署处科所站社台省市县区州会委司集府"
_OPENS = frozenset("，。；、：\n ")
_SHORTEST_COINED, _LONGEST_COINED = 2, 4
_NAMES_FIRMS = frozenset("nsfj")


class ToldSeats(OfficesAbroad):
    """Reads the words before the titles of one document."""

    def __init__(self, scan: Scan, institutions: Institutions) -> None:
        super().__init__(scan, institutions)
        self._lead_in = _lead_in(scan.lexicons)
        self._services = scan.lexicons.words_set("service_of_army")
        self._groups = scan.lexicons.words_set("group_by_kind")
        self._kinds = scan.lexicons.words_set("body_by_kind")
        """How a body is told by its kind alone that has been told before: 某国驻华大使某某、|使馆|参赞某某."""
        self.departments: dict[tuple[int, int], str] = {}
        """Where departments stand without their body → their full name, ``""`` where no body is told."""

    def _told(
        self, chunk: str, title: TitleMatch, at: int, foreign: bool, country: str | None
    ) -> tuple[str | None, str] | None:
        """The institution that a chunk before a title tells, or ``None`` where it tells none; *foreign*: to a
        foreigner."""
        inst, entry, text = self._inst, title.entry, title.text
        chunk = self._lead_in.sub("", _PRESIDING.sub("", chunk)) or chunk
        if chunk in ZONES_BARE and text.startswith(_ZONE_COMMITTEES):
            chunk = self._of_community(chunk + "管委会", at).removesuffix("管委会")  # 高新区|纪工委书记
        else:
            chunk = self._of_community(chunk, at)
        if (ours := _IN_CHARGE.match(chunk)) is not None:
            chunk, at = chunk[ours.end() :], at + ours.end()  # 我校|省政协委员
        whole = chunk in ("自治区", "师市") or (chunk == "州" and text.startswith("党委"))
        if whole and (region := inst.place_for(chunk, at)) is not None:
            chunk = region.name
        if UNIT_OF_ARMY.fullmatch(chunk) is not None:
            return chunk, text
        if chunk.endswith("中心组") and text == "成员":
            return None, text  # who studies together holds no office by it
        if entry.bare.endswith("组长"):
            team = text.removesuffix(entry.bare)  # 中央第五|巡视组组长, 驻某部|纪检组长
            chunk, text = chunk + team + ("" if team.endswith("组") else "组"), entry.bare
        if entry.bare.endswith("指挥"):
            chunk, text = chunk + text.removesuffix(entry.bare), entry.bare  # 区|防指指挥
        if chunk == "直属" and text.startswith("机关党委"):
            body = inst.named_in_full("直属机关党委", at)
            if body is not None:
                return body, text.removeprefix("机关党委")
            return None if inst.home.institution is None else (inst.home.institution, chunk + text)
        if text.startswith("工委") and len(text) > 2:
            chunk, text = chunk + "工委", text.removeprefix("工委")  # 省委教育|工委书记
        if text in _OF_PARTIES:
            chunk, text = chunk + "党", text[1:]  # 某国社会主义|党主席
        if text.startswith(_DELEGATION) and chunk:
            return self._lex.countries.get(chunk, chunk) + _DELEGATION, text.removeprefix(
                _DELEGATION
            )  # 中国|代表团团长
        committee = next((c for c in COMMUNITY_COMMITTEES if text.startswith(c)), None)
        if committee is not None and chunk.endswith("街道"):
            return chunk + committee, text.removeprefix(committee)
        grassroots = GRASSROOTS.fullmatch(text)
        seat = self._scan.place_over(at + len(chunk) - 1) if grassroots is not None and chunk[-1:] in "市县区" else None
        of_seat = seat is not None and seat.end == at + len(chunk) and seat.word in self._lex.places
        if grassroots is not None and not of_seat:
            return chunk + grassroots["unit"], grassroots["office"]  # 滨江|街道党工委|书记
        if text.startswith("工会") and chunk.endswith("总"):
            chunk, text = chunk + "工会", text.removeprefix("工会")  # 省总|工会主席
        if (
            text.startswith(_HOUSES)
            and len(text) > 2
            and (chunk in LEVEL_WORDS or chunk in self._lex.places or chunk.endswith(_TOWNS))
        ):
            chunk, text = chunk + text[:2], text[2:]  # 省|人大代表, 市|政协委员, 市|纪委书记
        tribunal = _TRIBUNAL.fullmatch(chunk)
        if tribunal is not None and (court := inst.resolve(tribunal["court"], at)) is not None:
            return court + tribunal["part"], text
        mission = _MISSION.match(chunk)
        if mission is not None and text == "代表" and mission["at"].endswith(_OFFICES_ABROAD):
            return chunk, text  # 中国驻某组织代表处|代表
        delegated = mission is not None and text in _DELEGATED and not mission["at"].endswith("团")
        if mission is not None and delegated and (sender := inst.resolve(mission["of"], at)) is not None:
            return sender, text  # 世界卫生组织驻俄罗斯|代表
        if mission is not None and text.endswith(_ENVOYS + _CONSULS):
            if mission["of"] in _SOMEBODYS or (foreign and not mission["of"]):
                return None, text  # 其任命的驻法大使: whose ambassador he is, the chunk does not tell
            of = mission["of"].removesuffix("新任").removesuffix("候任") or "中国"
            of = next((of[at:] for at in range(len(of)) if of[at:] in self._lex.countries), of)  # 官员和|中国驻…
            of = inst.country_by_initial(of) or of if len(of) == 1 else of
            house = "" if mission["at"].endswith("馆") else "大使馆" if text.endswith(_ENVOYS) else "总领事馆"
            return f"{of}驻{mission['at']}{house}", text
        if text.endswith(_ENVOYS_FOR) and (sent := self._sent_for(chunk, at)) is not None:
            return sent[0], sent[1] + text
        whose = self._lex.countries.get(chunk) or (inst.country_by_initial(chunk) if len(chunk) == 1 else None)
        if whose is not None and "{country}" in entry.default_institution:
            return self._default(entry, whose), bare_title(text, entry)
        if whose is not None and len(chunk) == 1 and entry.scope.startswith("{country}"):
            return entry.scope.replace("{country}", whose), bare_title(text, entry)  # 乌总统, 以国防部长
        if whose is not None and len(chunk) == 1 and entry.kind == "foreign":
            return whose + FOREIGN_ORGANS.get(text.lstrip("副"), ""), text  # 美国务卿
        abroad = chunk not in self._lex.places and chunk.removesuffix("市") in self._lex.country_cities
        if abroad or chunk in self._lex.country_cities:
            return chunk, text
        field = _FIELD_OF_MINISTRY.fullmatch(chunk) if text.endswith("部长") else None
        if field is not None and inst.foreign_head(field["body"]) is not None:
            return inst.resolve(field["body"], at) or field["body"], field["of"] + text  # 某国外交部|欧洲事务副部长
        if chunk.endswith("学院") and (college := inst.named_in_full(chunk, at)) is not None:
            return college, text  # 与厦门大学法学院签约……|法学院|院长
        headed = self._with_head(chunk, text, at, foreign, country)
        if headed is not None:
            return headed, text
        name = inst.resolve(chunk, at)
        if name is None and entry.kind == "military" and chunk in self._services:
            if foreign and country is not None:
                return country + chunk, text  # 会见某国某主席甲、陆军|参谋长乙
            if not foreign:
                name = self.departments[at, at + len(chunk)] = _ARMY + chunk  # 海军|司令员
        if name is None and chunk == "兵团" and not foreign and "新疆" in self._scan.chars + self._scan.source:
            name = "新疆生产建设兵团"
        if name is None:
            return self._unresolved(chunk, title, at, foreign, country)
        if name in self._lex.countries.values():
            if name in ("中国", "中华人民共和国"):
                return (self._default(entry, "中国") or "中华人民共和国"), bare_title(text, entry)
            if is_organ_scope(entry.scope):
                return entry.scope.replace("{country}", name), bare_title(text, entry)
            return name + FOREIGN_ORGANS.get(text.lstrip("副"), ""), text
        if foreign and country is not None and self._their_ministry(chunk, at, country):
            theirs = self.departments[at, at + len(chunk)] = country + chunk
            return theirs, text  # 马来西亚总理某某、外交部部长某某
        if name in self._lex.places and text.startswith(("党委", "党工委")):
            committee = "党委" if text.startswith("党委") else "党工委"
            zone = chunk in self._lex.places and self._lex.places[chunk][0].level == "development_zone"
            zone = zone and not self._scan.source.startswith(name)
            return (chunk if zone else name) + committee, text.removeprefix(committee)
        if name in self._lex.places and text.startswith("地委"):
            return chunk.removesuffix("地区") + "地委", text.removeprefix("地委")
        if name in self._lex.places:
            return self._seat(name, entry, text)
        return ("中华人民共和国" if name == "国家" else name), text

    def _of_house(self, chunk: str, title: TitleMatch, seats: Iterable[str | None]) -> str | None:
        """The committee of the people's congress or the CPPCC of a place that *chunk* tells without its house, where
        that house has been told (省人大常委会委员、|城环委|主任委员; 市政协副主席某某，|提案委|主任)."""
        if not chunk.endswith("委") or not 2 < len(chunk) <= _LONGEST_COMMITTEE or _OF_HOUSES.search(chunk) is not None:
            return None
        for seat in (*seats, self._inst.home.institution):
            house = _HOUSE.match(seat) if seat is not None and not seat.startswith("全国") else None
            if house is None:
                continue
            of_house = any(level + house["kind"] + chunk in self._lex.local_bodies for level in LEVELS)
            if of_house or title.text.endswith(_OF_COMMITTEE):
                return house["house"] + chunk
        return None

    def _of_community(self, chunk: str, at: int) -> str:
        """*chunk* with the name of the street or town that it tells by its kind alone (``街道|工委``, ``镇|人大``)."""
        zone = next((zone for zone in ZONES_BARE if chunk.startswith(zone) and chunk != zone), None)
        if zone is not None:
            told = (
                m.word for m in reversed(self._scan.places) if m.start < at and m.word.endswith(zone) and m.word != zone
            )
            if (whole := next(told, None)) is not None:
                return whole + chunk[len(zone) :]  # 新区|经发局
            return of_own_zone(self._scan, chunk) or chunk
        unit = next((unit for unit in COMMUNITIES if chunk.startswith(unit)), None)
        if unit is None or chunk[len(unit) :] not in _COMMUNITY_ORGANS:
            return chunk
        name = community_named(self._scan, unit, at)
        return chunk if name is None else name + chunk[len(unit) :]

    def _with_head(self, chunk: str, text: str, at: int, foreign: bool, country: str | None) -> str | None:
        """外交部长 is 外交部 + 部长: the head noun is told once for both."""
        head = HEAD_CHAR.match(text)
        if head is None or self._complete(chunk, head[1]):
            return None
        lex = self._lex
        abroad = country if foreign else None
        whole = self._inst.resolve(chunk + head[1], at)
        if whole is not None and (whole in lex.institutions or len(whole) > 2):
            named = chunk + head[1]
            if abroad is not None and abroad not in whole and chunk[:1] not in lex.countries:
                return abroad + named if whole in lex.institutions or whole == named else whole
            return whole
        return abroad + chunk.removeprefix(abroad) + head[1] if abroad is not None else None

    def _unresolved(
        self, chunk: str, title: TitleMatch, at: int, foreign: bool, country: str | None
    ) -> tuple[str | None, str] | None:
        """What a chunk tells that is no institution by itself."""
        entry, text = title.entry, title.text
        if any(chunk.endswith(power) and chunk.removesuffix(power) in self._lex.countries for power in _POWERS):
            return chunk, text
        if chunk.endswith(self._lex.words["foreign_body_end"]) and self._own_body(chunk, at):
            return chunk, text  # 老挝人革党中央, 俄罗斯某某州, 德国社民党
        place, opening = self._scan.place_over(at + len(chunk) - 1), self._scan.place_over(at)
        if (
            place is not None
            and at < place.start
            and place.end == at + len(chunk)
            and place.word in self._lex.countries
            and (opening is None or opening.word not in self._lex.institutions)
        ):
            return self._told(place.word, title, place.start, foreign, country)  # 正值|美国|总统, 抗议|日本|首相
        if (abroad := self._office_abroad(chunk, text, at, foreign)) is not None:
            return abroad
        if (
            foreign and country is not None and not (chunk[0] in "县区" and len(chunk) > 2)
        ):  # 县投促局: of a county of ours
            if chunk in _POWERS or (len(chunk) >= 3 and self._inst.suffix(chunk)):
                return (country if self._inst.foreign_head(chunk) is None else "") + chunk, text
            if chunk in self._lex.titles:
                return country, chunk + text
        if (OF_A_FIRM.search(text) or text.endswith("创始人")) and self._own_name(chunk, at):
            return chunk, text  # 西门子能源|总裁
        below = _VILLAGE_COMMITTEES if chunk.endswith(_VILLAGES) else _ZONE_COMMITTEES
        if text.endswith(("校长", "书记")) and _SCHOOL.fullmatch(chunk) is not None:
            return chunk, text  # 襄阳五中|校长
        if text.startswith("党工委") and self._stands_alone(chunk, at):
            return chunk + "党工委", text.removeprefix("党工委")  # 松山湖|党工委书记
        if chunk.endswith(_ZONES) and text.startswith(below):
            committee = next(c for c in below if text.startswith(c))
            if text[len(committee) :] in self._lex.titles:
                return chunk + committee, text[len(committee) :]  # 经开区|纪工委书记
        known = next(iter(self._lex.gazetteer.find(chunk)), None)
        body = self._lex.institutions.get(known.word) if known is not None and known.start == 0 else None
        if known is not None and body is not None and body.kind in ("international", "foreign"):
            charge = chunk[known.end :]
            if 1 < len(charge) <= LONGEST_CHARGE and self._nominal(at + known.end, at + len(chunk)):
                return body.name, charge + text  # 欧盟委员会|贸易委员
        if body is not None and body.kind == "company" and OF_A_FIRM.search(text) and len(chunk) <= _LONGEST_FIRM:
            return chunk, text  # 南航股份|总经理
        if len(chunk) > 4:
            places = self._scan.places
            i = bisect_right(self._scan.place_starts, at)
            lead = self._scan.word_at.get(at)
            leads = lead.end if lead is not None and lead.tag[:1] in _PARTS_OF_NAMES else None
            place = places[i] if i < len(places) else None
            ours = _OF_A_LEVEL.fullmatch(chunk, 0, place.start - at) if place is not None else None
            if ours is not None and place is not None and place.word in self._lex.institutions:
                return None  # 市|发展改革委主任, of a city that the text does not tell: no post at the central body
            if place is not None and place.end <= at + len(chunk) and place.start != leads:
                return self._told(chunk[place.start - at :], title, place.start, foreign, country)
        if entry.default_institution and chunk in ("中国", "国家"):
            return self._default(entry, "中国") or "中国", bare_title(text, entry)
        return None

    def _known_by_kind(self, kind: str, at: int, seats: Iterable[str | None]) -> str | None:
        """The body that *kind* at offset *at* stands for: of the *seats* of posts told before, the publisher and the
        bodies of places that the text names the first that ends so."""
        levels = (self._lex.local_bodies.get(level + kind) for level in LEVELS) if kind in self._groups else ()
        endings = (kind, *(body.template.removeprefix("{p}") for body in levels if body is not None))
        for seat in (*seats, self._inst.home.institution):
            if seat is not None and seat.endswith(endings):
                return seat
        named = next((told for end in _KINDS.get(kind, (kind,)) if (told := named_by_kind(self._scan, end, at))), None)
        return None if named is None else self._inst.resolve(named, at)

    def _of_group(self, item: Item, seats: Iterable[str | None]) -> tuple[str, str] | None:
        """The group and the office of a post in a group that is told by its kind alone (领导小组|第一副组长, 领导小组副
        组长), or in the office of such a one (领导小组办公室|主任)."""
        title, chunk = item.title, item.chunk
        kind = chunk.removesuffix(_OFFICE) if chunk else title.text.removesuffix(title.entry.bare)
        if kind not in self._groups:
            return None
        group = self._known_by_kind(kind, item.chunk_start, seats)
        if group is None:
            return None
        return (group + chunk.removeprefix(kind), title.text) if chunk else (group, title.entry.bare)

    def _within_seat(self, name: str, seat: str | None) -> str:
        """*name*, at the body of the post told before where it tells a branch of such a body alone
        (中国农业银行董事长某某，|湖北省分行|行长)."""
        if seat is None:
            return name
        branch = _BRANCH.fullmatch(name)
        if branch is not None and branch["of"] in self._lex.places and seat.endswith(("银行", "公司", "集团", "社")):
            return seat + name if _BRANCH_END.search(seat) is None else name
        return name

    def _stands_alone(self, chunk: str, at: int) -> bool:
        """Whether a short *chunk* opens a clause or an item of a list, so that it is a name and nothing else."""
        opens = at == 0 or self._scan.chars[at - 1] in _OPENS
        return opens and 1 < len(chunk) <= _LONGEST_COINED and self._inst.suffix(chunk) is None

    def _own_name(self, chunk: str, at: int) -> bool:
        """Whether *chunk* reads like the name of a firm that tells no kind: a word that is none of the language's, and
        nouns behind it."""
        word, end = self._scan.word_at.get(at), at + len(chunk)
        tail = next((tail for tail in self._lex.words["firm_tail"] if chunk.endswith(tail)), "")
        coined = chunk.removesuffix(tail)
        alone = word is None or word.text != coined or word.tag[:1] in _NAMES_FIRMS or not in_dictionary(coined)
        if tail and _SHORTEST_COINED <= len(coined) <= _LONGEST_COINED and alone:
            return self._stands_alone(coined, at)  # 丰隆国际|董事长
        if word is None or not 3 <= len(chunk) <= 10 or word.tag in ("nr", "t", "m") or len(word.text) < 2:
            return False
        if word.text in self._lex.places and chunk.endswith(self._lex.words["firm_tail"]) and len(chunk) > 5:
            return True  # 北京长河科技|董事长
        if word.tag not in ("nz", "nrt", "nt") and in_dictionary(word.text):
            return False
        following = word.end
        while following < end:
            word = self._scan.word_at.get(following)
            if word is None or word.tag[:1] not in ("n", "j", "b", "l") or self._inst.suffix(word.text) is not None:
                return False
            following = word.end
        return following == end

    def _complete(self, chunk: str, head: str) -> bool:
        """Whether *chunk* is an institution or place as it stands, so that 部长 does not lend it its 部."""
        lex = self._lex
        if chunk in lex.institutions or chunk in lex.places or chunk in lex.countries:
            return True
        if chunk.endswith("）"):
            chunk = chunk[: chunk.rfind("（")]  # 组织部（统战部）|副部长
        if head == "校" and chunk[-1:] in _SCHOOL_ENDS:
            return True  # 某市五中|校长, 某某小学|校长
        return chunk.endswith((head, *_WHOLE_ENDINGS)) or chunk[-1:] in _WHOLE_LAST


@lru_cache(maxsize=4)
def _lead_in(lexicons: Lexicons) -> re.Pattern[str]:
    """What goes before a post and is no part of it: 针对|某公司总裁, 召见|某国大使."""
    return re.compile(rf"^.*(?:{alternatives(lexicons.words['before_post'])})(?=..|[镇乡村县市区]$)")


def is_organ_scope(scope: str) -> bool:
    """Whether the scope of a title names an organ of a country (``{country}外交部``), not the country alone."""
    return scope.startswith("{country}") and scope != "{country}"
