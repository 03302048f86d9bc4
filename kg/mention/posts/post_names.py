"""Which institution a title belongs to: the one told before it, implied by it, carried over, or the document's own."""

from __future__ import annotations

import re

from kg.mention.bodies.communities import community_named, community_of, office_in_village, office_of_community
from kg.mention.bodies.institutions import Institutions
from kg.mention.bodies.local_names import ORGAN_ENDING
from kg.mention.bodies.zones import ZONES_BARE, zone_told
from kg.mention.body_words import COMMUNITIES, OWN_FIRM, STATIONED
from kg.mention.people.persons import PersonMention
from kg.mention.posts.bare_departments import HOUSE_OF_LEVEL, BareDepartments
from kg.mention.posts.own_offices import office_of, publisher_of
from kg.mention.posts.seats import HEAD_CHAR, OF_A_FIRM
from kg.mention.posts.sessions import office_of_session
from kg.mention.posts.title_chain import Item
from kg.mention.posts.title_defaults import LOCAL_HEAD, OF_CHINA, bare_title
from kg.mention.posts.told_bodies import office_of_working_group, party_of_zone, region_of_firm
from kg.mention.posts.told_seats import (
    COMMUNITY_COMMITTEES,
    GRASSROOTS,
    LEVEL_WORDS,
    ToldSeats,
    is_organ_scope,
)
from kg.mention.scan import Scan
from kg.model import PostName

_OURS = re.compile(r"(?:第.{1,4}届|中国|我国)$")
_STATIONED_AT = re.compile(rf"驻(?P<host>[\u4e00-\u9fff]{{2,}})(?:{'|'.join(STATIONED)})$")
_HOUSES_OF_LEVEL = "局厅"
_OF_LEADERS = ("党组", "党委")
_PERIODICAL = re.compile(r"《([^《》，。]{2,12})》$")
_OPENS = frozenset("，。；、：\n ")
_ASSEMBLIES = ("congress", "cppcc")
_NEVER_AT_ASSEMBLIES = ("academic", "company", "judicial")
_OF_THE_COURT = ("审判员", "助理审判员", "检察员", "书记员")
_OF_A_COURT = ("审判委员会", "检察委员会", "审委会", "检委会")
DIVISION_OF_COURT = re.compile(r"(?<=法院)[\u4e00-\u9fff]{1,8}庭$")
"""The division of a court of which somebody is head; judge he is of the court (第二庭庭长、审判员)."""
_HOUSE_OF_JUSTICE = re.compile("[\u4e00-\u9fff]{2,}?(?:法院|检察院)")
_NO_PARTY_GROUP = re.compile("(?:政治部|(?<!公)司)$")
"""Departments of a body that have no leading party group of their own."""
_OF_THE_WHOLE = re.compile("(?:发言人|(?<!副)总[\u4e00-\u9fff]{2,3}师|专员)$")
"""Offices that a ministry has, and none of its departments."""
_OF_VILLAGES = ("村委会", "居委会", "驻村第一书记")
_HOUSES_OF_JUSTICE = ("检察院", "法院")
_OFFICIAL = ("人民政府", "办公室", "厅", "局")
_NO_DIRECTOR = ("研究所", "大学", "学院", "公司", "集团", "医院")
_WITHIN = ("办公厅", "办公室", "秘书处")
_BODIES_OF_ZONES = ("管委会", "管理委员会", "党工委", "纪工委", "纪检监察工委", "人大工委")
_SENT_TO = ("ministry", "administration", "commission")
"""Bodies at which the central commission has its discipline groups (驻某部纪检监察组)."""
_OF_STANDING_COMMITTEE = ("主任", "副主任", "秘书长", "副秘书长", "党组书记", "党组副书记", "党组成员")
_SHORTEST_BRAND = 2
_ASSEMBLY = ("人大常委会", "人大", "政协")
_CONGRESS = re.compile("(?<=[省市县区州旗])(?:人民代表大会|人大)$")
"""A congress as the publisher of its news: who holds an office in it holds it in its standing committee."""

_CENTRAL = re.compile(
    r"(?P<organ>中央(?:政治局|书记处|纪律?检?查?委员会|纪委|检查委员会|监察委员会|军委|军事委员会|办公厅|办公室|[组宣联对外传织络教国际统战]{2,4}部)?)"
    r"(?P<title>(?:第一|常务|常任)?副?(?:书记|部长|主任|主席|常委|委员))"
)
"""An office at an organ of a party's centre, of which the post before has told which party it is of (越共中央政治局委员、
|中央书记处书记)."""
_OF_PARTY = ("国际部", "宣传部", "组织部", "对外联络部", "对外部", "统战部", "宣教部")


class PostNames(ToldSeats):
    """Resolves the titles of one document to posts."""

    def __init__(self, scan: Scan, institutions: Institutions) -> None:
        super().__init__(scan, institutions)
        self._departments = BareDepartments(institutions)
        self._committees = self._lex.words_set("assembly_committee")
        self._publisher = publisher_of(institutions)

    def names_body(self, chunk: str) -> bool:
        """Whether what stands before a title reads like the name of a body."""
        if chunk.endswith("）"):
            chunk = chunk[: chunk.rfind("（")]  # 某党校（某行政学院）|教授
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
        if carried is not None and not item.chunk and self._scan.chars[item.title.start - 1] in "、和与及":
            host = self._inst.foreign_head(carried)
            if host is not None and (self._abroad(person, item) or self._beside_foreigner(person, item, carried)):
                return host
        if not self._abroad(person, item):
            return None
        return self._inst.led_from(person.end) or self._inst.country_before(item.title.start, floor)

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
        item.chunk = self._of_street(item.chunk, item.chunk_start, previous or carried)
        item.chunk = self._with_level(item.chunk, item.title.text)
        sits = self._of_assembly(item, previous or carried)
        if sits is not None:
            return sits
        title, entry, text = item.title, item.title.entry, item.title.text
        if item.chunk.endswith("立法") and text.startswith("会议"):
            item.chunk, text = item.chunk + "会议", text[2:]  # 某州立法|会议主席
        abroad = self._inst.foreign_head(previous) if previous is not None else None
        country = abroad or (None if self._at_home(previous) or OF_A_FIRM.search(text) else country)
        beside = self._beside_foreigner(person, item, carried)
        named = beside or (self._abroad(person, item) and not self._of_a_place_at_home(item, carried))
        foreign = abroad is not None or (named and not self._at_home(previous))
        if previous is not None and text.startswith(_OF_LEADERS) and (at := _STATIONED_AT.search(previous)) is not None:
            # 驻某部纪检监察组组长、|党组成员: of the ministry
            previous = self._inst.resolve(at["host"], title.start) or at["host"]
        told: tuple[str | None, str] | None
        seats = (previous, carried, *reversed(self.recent))
        told_centre = previous is not None and "中央" in previous and (abroad or previous.startswith("越共"))
        department = "中央" if item.chunk in _OF_PARTY else ""
        central = _CENTRAL.fullmatch(department + item.chunk + text) if told_centre else None
        if central is not None and previous is not None:
            return PostName(previous[: previous.index("中央")] + central["organ"], central["title"])
        if (
            not item.chunk
            and (periodical := _PERIODICAL.search(self._scan.chars, max(0, title.start - 14), title.start)) is not None
        ):
            told = periodical[1], text  # 《某某报》社长
        elif (
            not item.chunk
            and (told := office_of_community(self._scan, text, title.start, previous or carried)) is not None
        ):
            pass  # 村委会主任
        elif item.chunk and (told := office_in_village(item.chunk, text)) is not None:
            pass  # 立峰村|村支书
        elif not item.chunk and (told := office_of_working_group(self._scan, title)) is not None:
            pass  # 督察组组长
        elif OF_A_FIRM.search(text) and (part := region_of_firm(self._scan, item.chunk, text)) is not None:
            alone = part[1] == item.chunk  # 某集团副总裁、|华东区总裁
            firm = self._inst.resolve(part[0], item.chunk_start) if part[0] else previous if alone else None
            told = (firm, part[1] + text) if firm is not None else None
        elif (told := self._of_group(item, seats)) is not None:
            pass  # 领导小组办公室主任
        elif (
            person.foreign
            and carried is not None
            and len(item.chunk) > 2
            and carried[-1] in "州省"
            and (item.chunk[0] == carried[-1] and carried not in self._lex.places)
        ):
            told = carried + item.chunk[1:], text  # 某州州长某某和|州议会|议长
        elif not foreign and (of_zone := self._of_zone(item, previous or carried)) is not None:
            told = of_zone  # 管委会副主任, told by a zone
        elif not foreign and (bare := self._bare_department(item)):
            told = self._department(*bare, item, previous, carried)
        elif item.chunk:
            if abroad is not None and previous is not None and item.chunk == "中央" and "中央" in previous:
                item.chunk = previous[: previous.index("中央") + 2]  # 越共中央政治局委员、|中央|书记处书记
            chunk = self._of_same_seat(item.chunk, previous)
            house = self._of_house(chunk, title, seats) if not foreign else None
            told = (house, text) if house else self._told(chunk, title, item.chunk_start, foreign, country)
            if abroad is not None and previous != abroad and item.chunk in _WITHIN:
                told = f"{previous}{item.chunk}", text  # 某国总理府部长兼|办公厅|主任
            if (
                told is not None
                and abroad is not None
                and told[0] == item.chunk
                and self._bare_body(item.chunk, abroad)
            ):
                told = abroad + item.chunk, told[1]
            if (told is None or told[0] is None) and item.chunk in OWN_FIRM:
                other = self._inst.tells_another_firm(item.chunk_start)
                seats = (previous, None if other else carried, *(() if other else reversed(self.recent)))
                told = next((seat for seat in seats if seat is not None and seat.endswith(OWN_FIRM)), None), text
            if (told is None or told[0] in (None, item.chunk)) and (firm := self._firm_told(item)) is not None:
                told = firm, text
            if told is None and entry.default_institution and not foreign and _OURS.search(item.chunk):
                told = self._default(entry, "中国"), bare_title(text, entry)
        elif person.foreign and (stay := self._place_abroad(text, title.start)) is not None:
            told = stay, text  # 在某州会见州长某某
        elif carried is not None and title.start in self._scan.title_ending:
            told = carried, text  # 某某主席|特别代表某某: the envoy is of whom he is sent by
        elif foreign and country is not None and is_organ_scope(entry.scope):
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
            if previous is None and text.endswith("组长") and self.recent and self.recent[-1].endswith(STATIONED):
                previous = self.recent[-1]  # 驻部纪检监察组组长某某，副组长某某
            if (
                previous is None
                and text.endswith("发言人")
                and self._inst.kind(home_of := self._inst.home.institution or "") in _SENT_TO
            ):
                carried = home_of
            if _OF_THE_WHOLE.search(text) is not None:  # 某部某司司长某某，新闻发言人某某: of the ministry
                previous, carried = self._beyond_department(previous), self._beyond_department(carried)
            if previous is None and carried is not None and entry.kind == "academic" and carried.endswith(_OFFICIAL):
                return None  # 外事办主任某某陪同，首席科学家某某: of a body that is not told here
            if text == "委员" and previous is None and carried is not None and carried.endswith(_OFFICIAL):
                return None  # 市水利局局长某某汇报，委员某某、某某等发言: of whom the meeting is
            if text == "副主任" and previous is None and carried is not None and carried.endswith(_NO_DIRECTOR):
                chairs = [body for (_, other), body in self.told.items() if other == "主任"]
                carried = chairs[-1] if chairs else carried  # 学术委员会主任、某大学教授某某，副主任某某
            seat = previous or carried or ""
            committee = next((c for c in COMMUNITY_COMMITTEES if text.startswith(c)), None)
            if committee is not None and (community := community_of(seat)) is not None:
                return PostName(community + committee, text.removeprefix(committee))  # 街道办事处主任某某，纪工委书记
            if (
                text.startswith("党委")
                and seat.endswith(("人大", "人民政府"))
                and (community := community_of(seat)) is not None
            ):
                return PostName(community, text)  # 某镇人大主席某某、党委委员某某
            if text.startswith("党委") and seat.endswith("自治区人民政府"):
                return PostName(seat.removesuffix("人民政府") + "党委", text.removeprefix("党委"))
            if text.startswith(_OF_VILLAGES) and (community := community_of(seat)) is not None:
                committee = text[:3] if text[2] == "会" else ""  # 某村党支部书记、村委会主任
                return PostName(community + committee, text.removeprefix(committee))
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
        if HOUSE_OF_LEVEL.fullmatch(item.chunk) is not None and (told is None or told[0] is None):
            told = next((s for s in seats if s and item.chunk[0] in s and s.endswith(item.chunk[1])), None), text
        elif item.chunk in self._kinds and (told is None or told[0] in (None, item.chunk)):
            whole = self._known_by_kind(item.chunk, item.chunk_start, seats)
            told = told if whole is None else (whole, text)
        elif told is not None and told[0] is not None and item.chunk:
            told = self._within_seat(told[0], previous or carried), told[1]
        if told is not None and told[0] == item.chunk and self._publisher is not None and not foreign:
            told = office_of(self._inst, self._publisher, item.chunk, item.chunk_start) or item.chunk, told[1]
        home = self._inst.home.institution
        if told is not None and home is not None and told[0] == home and text in _OF_STANDING_COMMITTEE:
            told = _CONGRESS.sub("人大常委会", home), text
        told = party_of_zone(told, text)
        if told is not None and told[0] in STATIONED and (body := previous or carried or self._inst.home.institution):
            sent = "驻" if self._inst.kind(body) in _SENT_TO else ""
            told = sent + body + (told[0] or ""), told[1]  # 集团党组成员、纪检组组长: of the group
            self.departments[item.chunk_start, item.chunk_start + len(item.chunk)] = told[0] or ""
        return PostName(told[0], told[1]) if told is not None and told[0] is not None else None

    def _beyond_department(self, seat: str | None) -> str | None:
        """The ministry of which *seat* is a department, else *seat*."""
        whole = seat if seat is None else self._departments.whole(seat)
        beyond = whole is not None and (self._inst.kind(whole) in _SENT_TO or whole.endswith(_HOUSES_OF_JUSTICE))
        return whole if beyond else seat

    def _of_same_seat(self, chunk: str, previous: str | None) -> str:
        """*chunk* with the place of the post told before it by the same level (海州市委宣传部副部长、|市|委老干部局局长)."""
        if previous is None or chunk[0] not in LEVEL_WORDS or chunk[:2] in self._lex.places:
            return chunk
        cut = previous.find(chunk[0])
        return previous[:cut] + chunk if cut > 0 and previous[: cut + 1] in self._lex.places else chunk

    def _of_zone(self, item: Item, seat: str | None) -> tuple[str, str] | None:
        """The post in a body of the zone that publishes the text, told without its name."""
        zone, text = zone_told(self._scan), item.title.text
        if zone is None or (seat is not None and not seat.startswith(zone)):
            return None
        chunk = item.chunk
        if chunk and text.startswith("工委"):
            chunk, text = chunk + "工委", text.removeprefix("工委")  # 纪检监察|工委书记
        body = chunk or next((body for body in _BODIES_OF_ZONES if text.startswith(body)), "")
        rest = text if chunk else text[len(body) :]
        return (zone + body, rest) if body in _BODIES_OF_ZONES and rest else None

    def _of_street(self, chunk: str, at: int, seat: str | None) -> str:
        """*chunk* with the name of the street or town that the body told before (*seat*) is of (平地镇人大主席某某、|镇纪委
        书记)."""
        unit = next((unit for unit in COMMUNITIES if chunk.startswith(unit)), None)
        if unit is None or seat is None or community_named(self._scan, unit, at) is not None:
            return chunk
        name = community_of(seat)
        return name + chunk[len(unit) :] if name is not None and name.endswith(unit) else chunk

    def _firm_told(self, item: Item) -> str | None:
        """The firm told in full before by a name that holds the short one of *item* (福建海州电池有限公司 … 海州电池|董事长)."""
        short = len(item.chunk) < _SHORTEST_BRAND or item.chunk in self._lex.institutions
        if short or item.title.entry.kind != "company":
            return None
        told = reversed(self._inst.firms)
        firms = (name for name, at in told if at < item.chunk_start and name.endswith(("公司", "集团")))
        return next((name for name in firms if item.chunk in name), None)

    def _of_assembly(self, item: Item, seat: str | None) -> PostName | None:
        """The post in a committee of the local assembly told before it (市人大常委会委员、|农业农村委员会|主任委员)."""
        if item.chunk not in self._committees:
            return None
        source = self._scan.source
        seat = seat or (
            source if source.endswith(_ASSEMBLY) and any(level in source for level in LEVEL_WORDS) else None
        )
        if seat is None or not seat.endswith(_ASSEMBLY):
            return None
        name = seat.removesuffix("常委会") + item.chunk
        self.departments[item.chunk_start, item.chunk_start + len(item.chunk)] = name
        return PostName(name, item.title.text)

    def _with_level(self, chunk: str, title: str) -> str:
        """*chunk* with the 市, 县, 区 or 旗 that it shares with the title behind it (安丘|市长), where that makes a place."""
        head = LOCAL_HEAD.search(title)
        if head is None or chunk in self._lex.places:
            return chunk
        told = (chunk[at:] + head[1] for at in range(len(chunk) - 1) if at == 0 or chunk[:at] in self._lex.places)
        return chunk + head[1] if any(name in self._lex.places for name in told) else chunk

    def _initial_that_is_a_word(self, at: int) -> str:
        """以 before a title at *at* where it stands for Israel (以总理某某), else nothing."""
        if self._scan.chars[at - 1 : at] != "以" or self._inst.country_by_initial("以") is None:
            return ""
        return "以" if self._scan.chars[at - 2 : at - 1] in _OPENS else ""

    def _bare_department(self, item: Item) -> tuple[str, str] | None:
        """A department without its body, and the title in it (``组织部`` + ``部长``), where the item reads so."""
        chunk, text, entry = item.chunk, item.title.text, item.title.entry
        if text.startswith("工会") and chunk.endswith("总"):
            chunk, text = chunk + "工会", text.removeprefix("工会")  # 宣传部部长兼|总工会|主席
        if entry.default_institution.startswith("{committee}"):
            chunk, text = chunk + entry.default_institution.removeprefix("{committee}"), bare_title(text, entry)
        elif (head := HEAD_CHAR.match(text)) is not None and chunk and not self._complete(chunk, head[1]):
            chunk += head[1]  # 公安局长
        zone = chunk.startswith(ZONES_BARE) and self._of_community(chunk, item.chunk_start) != chunk
        if zone or GRASSROOTS.fullmatch(text) is not None:
            return None  # 新区|经发局, 乔司|街道党工委书记
        if len(chunk) == 2 and chunk[0] in LEVEL_WORDS and chunk[1] in _HOUSES_OF_LEVEL:
            return None  # 市局|副局长, in its own news
        stationed = chunk.startswith("驻") and text.startswith("纪检组")
        return (chunk, text) if not stationed and self._departments.is_bare(chunk, item.chunk_start) else None

    def _department(
        self, chunk: str, text: str, item: Item, previous: str | None, carried: str | None
    ) -> tuple[str | None, str] | None:
        """The post in a department that stands without its body."""
        at = item.chunk_start
        name = self._inst.named_in_full(chunk, at) or self._departments.full_name(chunk, previous, carried)
        if name in (None, chunk) and self._publisher is not None:
            name = office_of(self._inst, self._publisher, chunk, at) or name
        if name is None and chunk in self._lex.institutions:
            return self._told(chunk, item.title, at, False, None)
        self.departments[at, at + len(chunk)] = name or ""
        return name, text

    def _without_committee(self, committee: str, kind: str) -> str:
        """The body whose party committee was told before an office of its own (兵团党委副书记、司令员)."""
        body = committee.removesuffix("党委")
        division = kind == "military" and body in self._lex.places  # 某师某市党委副书记、师长
        return body if body in self._lex.institutions or division else committee

    def _beside_foreigner(self, person: PersonMention, item: Item, carried: str | None) -> bool:
        """Whether a minister told short stands right behind one of another country (某国财政部长某某、|商务部长某某)."""
        title = item.title
        beside = carried is not None and not item.chunk and self._scan.chars[title.start - 1] in "、和与及"
        short = title.text.endswith("部长") and title.entry.default_institution != "" and "部部长" not in title.text
        return (
            beside and short and len(person.name) > 2 and carried is not None and bool(self._inst.foreign_head(carried))
        )

    def _of_a_place_at_home(self, item: Item, carried: str | None) -> bool:
        """Whether a bare title such as 州长 stands beside a post of one of our places (某州党委副书记某某，|州长阿不都·买买提)."""
        entry = item.title.entry
        of_place = LOCAL_HEAD.search(entry.title) is not None or entry.scope.startswith("{prefecture}")
        return of_place and not item.chunk and self._at_home(carried)

    def _at_home(self, previous: str | None) -> bool:
        """Whether the institution told before is a Chinese one (``北京市委常委、常务副市长某某``)."""
        if previous is None or self._inst.foreign_head(previous) is not None:
            return False
        return previous.startswith(OF_CHINA) or any(previous[:n] in self._lex.places for n in range(2, len(previous)))
