"""Which institution a title belongs to: the one told before it, implied by it, carried over, or the document's own."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from kg.lexicon.lexicons import Lexicons, alternatives
from kg.mention.bare_departments import BareDepartments
from kg.mention.chunk_names import BARE_ZONES, BY_KIND, LEVEL_WORDS, ChunkNames
from kg.mention.communities import community_of, office_of_community
from kg.mention.institutions import Institutions
from kg.mention.local_names import ORGAN_ENDING
from kg.mention.offices_abroad import LONGEST_CHARGE
from kg.mention.people import PersonMention
from kg.mention.scan import Scan, TitleMatch
from kg.mention.seats import HEAD_CHAR, OF_A_FIRM
from kg.mention.sessions import office_of_session
from kg.mention.title_chain import Item
from kg.mention.title_defaults import FOREIGN_ORGANS, LOCAL_HEAD, OF_CHINA, bare_title
from kg.mention.told_bodies import office_of_working_group, party_of_zone, region_of_firm
from kg.model import PostName

_MISSION = re.compile(r"^(?P<of>.*?)(?:常)?驻(?P<at>.+)$")
_OURS = re.compile(r"(?:第.{1,4}届|中国|我国)$")
_TRIBUNAL = re.compile(r"(?P<court>.+法院)(?P<part>[\u4e00-\u9fff]{1,8}庭)")
_SOMEBODYS = ("该国", "其", "本国", "他国")
_PRESIDING = re.compile(r"^.*(?:主席国|东道国|成员国|观察员国|伙伴国)(?=.)")
_ENVOYS = ("大使", "临时代办", "代办", "公使", "参赞", "武官")
_CONSULS = ("总领事", "领事")
_FIELD_OF_MINISTRY = re.compile(
    r"(?P<body>[\u4e00-\u9fff]{2,10}(?:外交|商务|财政|经济|贸易)部)(?P<of>[\u4e00-\u9fff]{2,10}(?:关系|事务|合作|政策))"
)
_ENVOYS_FOR = ("特使", "特别代表")
_PERIODICAL = re.compile(r"《([^《》，。]{2,12})》$")
_OF_PARTIES = ("党主席", "党领袖")
_GRASSROOTS = re.compile(
    r"(?P<unit>(?:街道|村|社区)(?:党工委|党委|党总支|党支部|办事处|办|居委会|村委会)?)"
    r"(?P<office>(?:第一|副|专职副|常务副)?(?:书记|主任))"
)
_HOUSES = ("人大", "政协", "纪委")
_DELEGATED = ("代表", "协调员", "首席代表", "代表处代表")
_VILLAGES = ("村", "社区", "嘎查", "街道", "镇", "乡")
_VILLAGE_COMMITTEES = ("党工委", "党委", "党总支部", "党总支", "党支部", "纪工委", "纪委")
_ZONES = ("区", "园", "城", *_VILLAGES)
_ZONE_COMMITTEES = ("党工委", "纪工委", "工委")
_ASSEMBLIES = ("congress", "cppcc")
_NEVER_AT_ASSEMBLIES = ("academic", "company", "judicial")
_OF_THE_COURT = ("审判员", "助理审判员", "检察员", "书记员")
_OF_A_COURT = ("审判委员会", "检察委员会", "审委会", "检委会")
DIVISION_OF_COURT = re.compile(r"(?<=法院)[\u4e00-\u9fff]{1,8}庭$")
"""The division of a court of which somebody is head; judge he is of the court (第二庭庭长、审判员)."""
_HOUSE_OF_JUSTICE = re.compile("[\u4e00-\u9fff]{2,}?(?:法院|检察院)")
_NO_PARTY_GROUP = re.compile("(?:政治部|(?<!公)司)$")
"""Departments of a body that have no leading party group of their own."""
_DELEGATION = "代表团"
_LONGEST_FIRM = 6
_COMMUNITY_COMMITTEES = ("党工委", "纪工委", "人大工委")
_OF_THE_WHOLE = ("发言人", "总工程师", "总经济师", "总会计师", "总农艺师", "总规划师")
_OFFICES = ("司", "办公厅", "办公室")
_STATIONED = ("纪检监察组", "纪检组")
_ARMY = "中国人民解放军"
_POWERS = ("党和政府", "政府", "党")
_IN_CHARGE = re.compile(r"^[我本](?:校|院|所|局|厅|部|委|行|社|公司|集团|单位)(?=[省市县区州]$|.{2})")
_SENT_TO = ("ministry", "administration", "commission")
"""Bodies at which the central commission has its discipline groups (驻某部纪检监察组)."""
_OF_STANDING_COMMITTEE = ("主任", "副主任", "秘书长", "副秘书长", "党组书记", "党组副书记", "党组成员")
_CONGRESS = re.compile("(?<=[省市县区州旗])(?:人民代表大会|人大)$")
"""A congress as the publisher of its news: who holds an office in it holds it in its standing committee."""
_OWN_GROUP = ("集团", "集团公司", "公司")
"""What a firm is called that a list has told before: 某集团董事长某某，|集团|总经理某某."""


@lru_cache(maxsize=4)
def _lead_in(lexicons: Lexicons) -> re.Pattern[str]:
    """What goes before a post and is no part of it: 针对|某公司总裁, 召见|某国大使."""
    return re.compile(rf"^.*(?:{alternatives(lexicons.words['before_post'])})(?=..)")


class PostNames(ChunkNames):
    """Resolves the titles of one document to posts."""

    def __init__(self, scan: Scan, institutions: Institutions) -> None:
        super().__init__(scan, institutions)
        self._lead_in = _lead_in(scan.lexicons)
        self._services = scan.lexicons.words_set("service_of_army")
        self._departments = BareDepartments(institutions)
        self.departments: dict[tuple[int, int], str] = {}
        """Where departments stand without their body → their full name, ``""`` where no body is told."""

    def names_body(self, chunk: str) -> bool:
        """Whether what stands before a title reads like the name of a body."""
        return bool(chunk) and (chunk[-1] in ORGAN_ENDING or self._inst.suffix(chunk) is not None)

    def whole(self, body: str) -> str:
        """The body of which *body* is a department met before, or itself."""
        return self._departments.whole(body)

    def is_department_of_leaders(self, chunk: str) -> bool:
        """Whether *chunk* is a department that the committees of all levels have (组织部)."""
        return chunk in self._departments.of_leaders

    def country_of(self, person: PersonMention, item: Item, floor: int, carried: str | None) -> str | None:
        """The country that a foreigner's post is of, by what is named before its title; of the one told before him
        in a list (*carried*)."""
        if carried is not None and not item.chunk and self._scan.chars[item.title.start - 1] in "、和":
            host = self._inst.foreign_head(carried)
            if host is not None and self._abroad(person, item):
                return host
        return self._inst.country_before(item.title.start, floor) if self._abroad(person, item) else None

    # ── a title that leads up to a name ─────────────────────────────────────────────────────────────────────────

    def of_item(
        self, item: Item, previous: str | None, person: PersonMention, country: str | None, carried: str | None
    ) -> PostName | None:
        """The post of one title; *previous* and *carried* are the institutions of posts told before it."""
        session = office_of_session(self._scan.chars, item.title.text, item.chunk, item.title.start)
        if session is not None:
            return PostName(*session)
        if not item.chunk and item.title.entry.scope.startswith("{country}"):
            item.chunk = self._initial_that_is_a_word(item.title.start)
        title, entry, text = item.title, item.title.entry, item.title.text
        abroad = self._inst.foreign_head(previous) if previous is not None else None
        country = abroad or (None if self._at_home(previous) or OF_A_FIRM.search(text) else country)
        named = self._abroad(person, item) and not self._of_a_place_at_home(item, carried)
        foreign = abroad is not None or (named and not self._at_home(previous))
        told: tuple[str | None, str] | None
        if (
            not item.chunk
            and (periodical := _PERIODICAL.search(self._scan.chars, max(0, title.start - 14), title.start)) is not None
        ):
            told = periodical[1], text  # 《某某报》社长
        elif not item.chunk and (told := office_of_community(self._scan, text, title.start)) is not None:
            pass  # 村委会主任
        elif not item.chunk and (told := office_of_working_group(self._scan, title)) is not None:
            pass  # 督察组组长
        elif OF_A_FIRM.search(text) and (part := region_of_firm(self._scan, item.chunk, text)) is not None:
            alone = part[1] == item.chunk  # 某集团副总裁、|华东区总裁
            firm = self._inst.resolve(part[0], item.chunk_start) if part[0] else previous if alone else None
            told = (firm, part[1] + text) if firm is not None else None
        elif not foreign and (bare := self._bare_department(item)):
            told = self._department(*bare, item, previous, carried)
        elif item.chunk:
            if abroad is not None and previous is not None and item.chunk == "中央" and "中央" in previous:
                item.chunk = previous[: previous.index("中央") + 2]  # 越共中央政治局委员、|中央|书记处书记
            told = self._told(self._of_same_seat(item.chunk, previous), title, item.chunk_start, foreign, country)
            if (
                told is not None
                and abroad is not None
                and told[0] == item.chunk
                and self._bare_body(item.chunk, abroad)
            ):
                told = abroad + item.chunk, told[1]
            if (told is None or told[0] is None) and item.chunk in _OWN_GROUP:
                other = self._inst.tells_another_firm(item.chunk_start)
                seats = (previous, None if other else carried, *(() if other else reversed(self.recent)))
                told = next((seat for seat in seats if seat is not None and seat.endswith(_OWN_GROUP)), None), text
            if told is None and entry.default_institution and not foreign and _OURS.search(item.chunk):
                told = self._default(entry, "中国"), bare_title(text, entry)
        elif carried is not None and title.start in self._scan.title_ending:
            told = carried, text  # 某某主席|特别代表某某: the envoy is of whom he is sent by
        elif foreign and country is not None and _is_organ_scope(entry.scope):
            told = entry.scope.replace("{country}", country), bare_title(text, entry)
        elif abroad is not None and entry.scope == "{country}":
            told = abroad, text
        elif entry.kind == "foreign" and entry.default_institution and "{country}" not in entry.default_institution:
            told = self._default(entry, None), bare_title(text, entry)  # 欧洲议会议员
        elif named and foreign:
            whose = self._foreign_institution(title, previous, country, carried)
            told = whose, text
            if "{country}" in entry.default_institution and whose in self._lex.countries:
                told = self._default(entry, whose), bare_title(text, entry)  # 国家杜马主席: of the duma
        elif abroad is not None and entry.default_institution:
            # 越共中央总书记、国家主席某人: a title that is China's where nothing foreign stands before it.
            told = abroad, text
        elif (scoped := self._by_scope(entry, title.start, previous)) is not None:
            told = scoped, bare_title(text, entry)
        elif entry.default_institution:
            if country is None and carried is not None and "{country}" in entry.default_institution:
                country = self._inst.foreign_head(carried)
            told = self._default(entry, country or self._country_of_title(entry)), bare_title(text, entry)
        else:
            if (
                text.startswith(_OF_A_COURT)
                and (court := _HOUSE_OF_JUSTICE.match(previous or carried or "")) is not None
            ):
                previous = court[0]  # 某法院政治部主任某某，审判委员会专职委员某某
            if text in _OF_THE_COURT:  # 民事审判庭庭长、审判员: of the court
                previous = previous and self._departments.whole(previous)
                carried = carried and DIVISION_OF_COURT.sub("", self._departments.whole(carried))
            if previous is None and text.endswith("组长") and self.recent and self.recent[-1].endswith(_STATIONED):
                previous = self.recent[-1]  # 驻部纪检监察组组长某某，副组长某某
            if previous is None and carried is not None and text.endswith(_OF_THE_WHOLE) and carried.endswith(_OFFICES):
                carried = self._departments.whole(carried)  # 某部某司司长某某，新闻发言人某某: of the ministry
            seat = previous or carried or ""
            committee = next((c for c in _COMMUNITY_COMMITTEES if text.startswith(c)), None)
            if committee is not None and (community := community_of(seat)) is not None:
                return PostName(community + committee, text.removeprefix(committee))  # 街道办事处主任某某，纪工委书记
            if previous is not None and previous.endswith("自治区党委") and text.endswith("主席"):
                previous = previous.removesuffix("党委") + "人民政府"  # 自治区党委常委、常务副主席
            if previous is not None and _NO_PARTY_GROUP.search(previous) and text.startswith(("党组", "党委")):
                above = self._inst.parent(previous)  # 某总署政治部主任、党委委员: of the whole body
                previous = self._departments.whole(previous) if above is None else above
            if previous is not None and self._inst.kind(previous) in _ASSEMBLIES and entry.kind in _NEVER_AT_ASSEMBLIES:
                previous = carried = self._inst.home.institution  # 全国人大代表、检察长某某: of a body of her own
            of_committee = entry.kind in ("party", "other") or text == "委员"
            if previous is not None and previous.endswith("党委") and not of_committee:
                previous = self._without_committee(previous, entry.kind)
            if entry.kind == "military" and carried is not None and carried.endswith("人民政府"):
                carried = carried.removesuffix("人民政府")  # 某师师长、某市市长某某，副师长某某
            told = self._nearest(item.title, previous, carried, person), text
        if item.chunk in BY_KIND and (told is None or told[0] in (None, item.chunk)):
            whole = self._known_by_kind(item.chunk, item.chunk_start, (previous, carried, *reversed(self.recent)))
            told = told if whole is None else (whole, text)
        home = self._inst.home.institution
        if told is not None and home is not None and told[0] == home and text in _OF_STANDING_COMMITTEE:
            told = _CONGRESS.sub("人大常委会", home), text
        told = party_of_zone(told, text)
        if told is not None and told[0] in _STATIONED and (body := previous or carried or self._inst.home.institution):
            sent = "驻" if self._inst.kind(body) in _SENT_TO else ""
            told = sent + body + (told[0] or ""), told[1]  # 集团党组成员、纪检组组长: of the group
            self.departments[item.chunk_start, item.chunk_start + len(item.chunk)] = told[0] or ""
        return PostName(told[0], told[1]) if told is not None and told[0] is not None else None

    def _bare_department(self, item: Item) -> tuple[str, str] | None:
        """A department without its body, and the title in it (``组织部`` + ``部长``), where the item reads so."""
        chunk, text, entry = item.chunk, item.title.text, item.title.entry
        if entry.default_institution.startswith("{committee}"):
            chunk, text = chunk + entry.default_institution.removeprefix("{committee}"), bare_title(text, entry)
        elif (head := HEAD_CHAR.match(text)) is not None and chunk and not self._complete(chunk, head[1]):
            chunk += head[1]  # 公安局长
        zone = chunk.startswith(BARE_ZONES) and self._of_community(chunk, item.chunk_start) != chunk
        if zone or _GRASSROOTS.fullmatch(text) is not None:
            return None  # 新区|经发局, 乔司|街道党工委书记
        stationed = chunk.startswith("驻") and text.startswith("纪检组")
        return (chunk, text) if not stationed and self._departments.is_bare(chunk, item.chunk_start) else None

    def _department(
        self, chunk: str, text: str, item: Item, previous: str | None, carried: str | None
    ) -> tuple[str | None, str] | None:
        """The post in a department that stands without its body."""
        at = item.chunk_start
        name = self._inst.named_in_full(chunk, at) or self._departments.full_name(chunk, previous, carried)
        if name is None and chunk in self._lex.institutions:
            return self._told(chunk, item.title, at, False, None)
        self.departments[at, at + len(chunk)] = name or ""
        return name, text

    def _without_committee(self, committee: str, kind: str) -> str:
        """The body whose party committee was told before an office of its own (兵团党委副书记、司令员)."""
        body = committee.removesuffix("党委")
        division = kind == "military" and body in self._lex.places  # 某师某市党委副书记、师长
        return body if body in self._lex.institutions or division else committee

    def _of_a_place_at_home(self, item: Item, carried: str | None) -> bool:
        """Whether a bare title such as 州长 stands beside a post of one of our places (某州党委副书记某某，|州长阿不都·买买提)."""
        return LOCAL_HEAD.search(item.title.text) is not None and not item.chunk and self._at_home(carried)

    def _at_home(self, previous: str | None) -> bool:
        """Whether the institution told before is a Chinese one (``北京市委常委、常务副市长某某``)."""
        if previous is None or self._inst.foreign_head(previous) is not None:
            return False
        return previous.startswith(OF_CHINA) or any(previous[:n] in self._lex.places for n in range(2, len(previous)))

    def _told(
        self, chunk: str, title: TitleMatch, at: int, foreign: bool, country: str | None
    ) -> tuple[str | None, str] | None:
        """The institution that a chunk before a title tells, or ``None`` where it tells none; *foreign*: to a
        foreigner."""
        inst, entry, text = self._inst, title.entry, title.text
        chunk = self._lead_in.sub("", _PRESIDING.sub("", chunk)) or chunk
        chunk = self._of_community(chunk, at)
        if (ours := _IN_CHARGE.match(chunk)) is not None:
            chunk, at = chunk[ours.end() :], at + ours.end()  # 我校|省政协委员
        if chunk in ("自治区", "师市") and (region := inst.place_for(chunk, at)) is not None:
            chunk = region.name
        if chunk.endswith("中心组") and text == "成员":
            return None, text  # who studies together holds no office by it
        if entry.bare.endswith("组长"):
            team = text.removesuffix(entry.bare)  # 中央第五|巡视组组长, 驻某部|纪检组长
            chunk, text = chunk + team + ("" if team.endswith("组") else "组"), entry.bare
        if entry.bare.endswith("指挥"):
            chunk, text = chunk + text.removesuffix(entry.bare), entry.bare  # 区|防指指挥
        if chunk == "直属" and text.startswith("机关党委"):
            body = inst.named_in_full("直属机关党委", at)
            return None if body is None else (body, text.removeprefix("机关党委"))
        if text.startswith("工委") and len(text) > 2:
            chunk, text = chunk + "工委", text.removeprefix("工委")  # 省委教育|工委书记
        if text in _OF_PARTIES:
            chunk, text = chunk + "党", text[1:]  # 某国社会主义|党主席
        if text.startswith(_DELEGATION) and chunk:
            return self._lex.countries.get(chunk, chunk) + _DELEGATION, text.removeprefix(
                _DELEGATION
            )  # 中国|代表团团长
        committee = next((c for c in _COMMUNITY_COMMITTEES if text.startswith(c)), None)
        if committee is not None and chunk.endswith("街道"):
            return chunk + committee, text.removeprefix(committee)
        grassroots = _GRASSROOTS.fullmatch(text)
        if grassroots is not None and not chunk.endswith(("市", "县", "区")):
            return chunk + grassroots["unit"], grassroots["office"]  # 滨江|街道党工委|书记
        if text.startswith("工会") and chunk.endswith("总"):
            chunk, text = chunk + "工会", text.removeprefix("工会")  # 省总|工会主席
        if text.startswith(_HOUSES) and len(text) > 2 and (chunk in LEVEL_WORDS or chunk in self._lex.places):
            chunk, text = chunk + text[:2], text[2:]  # 省|人大代表, 市|政协委员, 市|纪委书记
        tribunal = _TRIBUNAL.fullmatch(chunk)
        if tribunal is not None and (court := inst.resolve(tribunal["court"], at)) is not None:
            return court + tribunal["part"], text
        mission = _MISSION.match(chunk)
        if mission is not None and text in _DELEGATED and (sender := inst.resolve(mission["of"], at)) is not None:
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
        if chunk in self._lex.country_cities:
            return chunk, text
        field = _FIELD_OF_MINISTRY.fullmatch(chunk) if text.endswith("部长") else None
        if field is not None and inst.foreign_head(field["body"]) is not None:
            return inst.resolve(field["body"], at) or field["body"], field["of"] + text  # 某国外交部|欧洲事务副部长
        headed = self._with_head(chunk, text, at, foreign, country)
        if headed is not None:
            return headed, text
        name = inst.resolve(chunk, at)
        if name is None and entry.kind == "military" and chunk in self._services and not foreign:
            name = self.departments[at, at + len(chunk)] = _ARMY + chunk  # 海军|司令员
        if name is None:
            return self._unresolved(chunk, title, at, foreign, country)
        if name in self._lex.countries.values():
            if name in ("中国", "中华人民共和国"):
                return (self._default(entry, "中国") or "中华人民共和国"), bare_title(text, entry)
            if _is_organ_scope(entry.scope):
                return entry.scope.replace("{country}", name), bare_title(text, entry)
            return name + FOREIGN_ORGANS.get(text.lstrip("副"), ""), text
        if foreign and country is not None and self._their_ministry(chunk, at, country):
            return country + chunk, text  # 马来西亚总理某某、外交部部长某某
        if name in self._lex.places and text.startswith(("党委", "党工委")):
            committee = "党委" if text.startswith("党委") else "党工委"
            return name + committee, text.removeprefix(committee)
        if name in self._lex.places and text.startswith("地委"):
            return chunk.removesuffix("地区") + "地委", text.removeprefix("地委")
        if name in self._lex.places:
            return self._seat(name, entry, text)
        return ("中华人民共和国" if name == "国家" else name), text

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
        if foreign and country is not None:
            if chunk in _POWERS or (len(chunk) >= 3 and self._inst.suffix(chunk)):
                return (country if self._inst.foreign_head(chunk) is None else "") + chunk, text
            if chunk in self._lex.titles:
                return country, chunk + text
        if (OF_A_FIRM.search(text) or text.endswith("创始人")) and self._own_name(chunk, at):
            return chunk, text  # 西门子能源|总裁
        below = _VILLAGE_COMMITTEES if chunk.endswith(_VILLAGES) else _ZONE_COMMITTEES
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
            if i < len(places) and places[i].end <= at + len(chunk):
                return self._told(chunk[places[i].start - at :], title, places[i].start, foreign, country)
        if entry.default_institution and chunk in ("中国", "国家"):
            return self._default(entry, "中国") or "中国", bare_title(text, entry)
        return None


def _is_organ_scope(scope: str) -> bool:
    """Whether the scope of a title names an organ of a country (``{country}外交部``), not the country alone."""
    return scope.startswith("{country}") and scope != "{country}"
