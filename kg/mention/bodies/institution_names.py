"""What a name, a short form or a self-reference (``部党组``, ``省委``) of an institution stands for in a document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache

from kg.lexicon.lexicons import Lexicons, alternatives
from kg.mention.bodies.communities import community_body, told_by_kind
from kg.mention.bodies.descriptions import behind_description, without_marks
from kg.mention.bodies.left_out import leaves_out
from kg.mention.bodies.local_names import ORGAN_ENDING, is_of_village, seated
from kg.mention.bodies.own_groups import at_all_levels
from kg.mention.bodies.self_references import OWN_HOUSE, SELF, SelfReferences
from kg.mention.bodies.zones import of_own_zone
from kg.mention.body_words import AUTONOMOUS, NUMBERED_SCHOOL
from kg.mention.home import Home
from kg.mention.scan import Scan, occurrences
from kg.mention.short_forms import ShortForm, short_forms
from kg.text.numerals import NUMERAL

LEVEL = re.compile(r"^(?:我|本|该|全)?(自治区|师市|省|市|县|区|州|盟|旗)(?=.)")
_LEAGUE_BELOW = re.compile(r"团(?P<place>[\u4e00-\u9fff]{2,5}?[省市州盟])?[\u4e00-\u9fff]{1,8}委")
_FIRM_FORM = re.compile("(?:股份|集团|控股)?有限(?:责任)?公司|株式会社")
_PARTY_OF_OUR_PLACE = re.compile(
    r"(?P<party>民革|民盟|民建|民进|农工党|致公党|九三学社|台盟)(?P<level>自治区|[省市县区州])(?P<rest>(?:工|筹)?委(?:员?会)?)"
)
"""The committee of a party in the place that the text speaks from (民盟|市委会)."""
_LEAGUE = re.compile("团(?P<place>[\u4e00-\u9fff]{1,5}[省市州县区])委")
_THAT_PLACES = re.compile(r"[该本](?:自治区|省|市|县|州)(?=[\u4e00-\u9fff]{2})")
"""该省|检察院: of the place that the text is about."""
_MISSION = re.compile(r"^(?P<of>.+?)(?:常)?驻(?P<at>.+)$")
_OUR_MISSION = re.compile(r"驻(?P<at>[\u4e00-\u9fff]{1,12}?)(?P<house>大使馆|使馆|总领事馆|总领馆)")
_HOUSES_ABROAD = {"使馆": "大使馆", "总领馆": "总领事馆"}
"""A mission of ours, told without whose it is (驻乌拉圭使馆)."""
_GLOSS = re.compile(r"（[A-Za-z][A-Za-z &-]{1,20}）")
"""A foreign abbreviation within a name (世界海关组织（WCO）理事会)."""
_STATIONED_HERE = re.compile(
    r"(?P<sender>.*)驻(?P<at>部|总局|总署|署|委|局|行|会|院|厅|社|集团)(?P<group>纪检监察组|纪检组)"
)
"""A discipline group at the body that the text speaks of (中央纪委国家监委驻|部|纪检监察组)."""
_FOREIGN_MINISTRY = re.compile(
    r"(?:外交|国防|财政|经济|贸易|商务|内政|司法|能源|农业|教育|卫生|交通|文化|旅游|工业|投资|国际合作)[\u4e00-\u9fff、]{1,14}部"
)
"""A ministry of several fields, told behind the initial of its country (坦|外交与东非合作部)."""
_COLLEGE = 3
_LONG = 5
"""Characters from which a name says enough to be the end of one told before."""
_CAMPUS = re.compile(
    rf"[\u4e00-\u9fff]{{2,10}}大学（[\u4e00-\u9fff]{{2,4}}）|[\u4e00-\u9fff]{{2,8}}第?{NUMBERED_SCHOOL}"
)
"""A university told with the town of its campus (香港科技大学（广州）), a school with its number (德化一中)."""
_TWIN = re.compile(r"（[^（）]{0,12}(?:公司|集团|局|部|厅|院|所|中心|司|办公室|办|处|室|委)）$")
"""A second name of the same body (某省烟草专卖局（公司）)."""
_SESSION_NUMBER = re.compile(
    r"^(?:中华人民共和国)?第?[一二三四五六七八九十]{1,3}届(?=全国|中央|中共|[\u4e00-\u9fff]{1,8}(?:政协|人大|人民代表大会))"
)
_OF_HOUSE = re.compile(r"^(战区|总署|总局|集团公司|集团|学校)(?=..)")
_HELD_BEFORE = re.compile("(?:而|并|但|且)?(?:原任|曾任|历任)")
_LEADS_UP = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,6}海关(?:所属|隶属)(?=.{2,4}海关)"
    r"|(?:权属|所属|下属|旗下|(?:控股|全资)子公司)(?:企业|公司|单位)?(?=.{4})"
    r"|(?:龙头|民营|中央|重点|上市|入驻|骨干|科技|市属|省属|区属|国有)企业(?=.{2,}(?:公司|集团))"
    r"|[\u4e00-\u9fff]{1,6}单位(?=.{4,}(?:公司|集团|大学|学院|研究院|研究所)$)"
    r"|家(?=[省市县区].{4})|.*——(?=.{4})|身为|作为|资深|(?:决定)?授权(?=.{4})"
    r"|[\u4e00-\u9fff]{0,6}?(?:第一大|最大|主要)?(?:在野党|执政党|反对党)(?=.{2})|极端组织(?=“.))"
)
"""What leads up to a name: 社区带头人——某某社区, 最大在野党|某某党."""
_GOVERNING = ("执政党", "在野党", "反对党")
_GOVERNS = re.compile(r"执政党(?P<party>[\u4e00-\u9fff]{2,6}党)")
"""The party that the text tells to govern, which it goes on to call by that (执政党某某党……执政党代理党首)."""
_TOLD_TWICE = re.compile(r"(?<=[\u4e00-\u9fff]{2})(村|镇|乡|社区|街道)(?=\1(?:党|居委会|人大|政府))")
"""三角村|村党委: the kind of a community told twice."""
_FORMER = re.compile("^前(?=[^沿线台海门].+部$)")
"""美国|前|运输部: the ministry of somebody who was its head."""
_DESCRIBED = re.compile(
    "[\u4e00-\u9fff]{2,8}?(?:研究机构|监管机构|咨询机构|统计机构|智库|军工企业|军火商|媒体|巨头|运营商)(?=.{4})"
)
"""What a body is, told between its country and its name (德国经济研究机构|基尔世界经济研究所)."""
_CORPS = "新疆生产建设"
_PARTY_CONGRESS = re.compile(r"第[一二三四五六七八九十]{1,3}次(?:党员)?代表大会")
_WITHIN_PARTY = re.compile(
    r"(?:中共|中国共产党)(?P<body>(?!中央|第)[\u4e00-\u9fff（）]{4,24}?)"
    r"(?:第[一二三四五六七八九十]{1,3}届)?(?P<committee>(?:纪律检查)?委员会|)$"
)
_NATIONAL = ("全国政协", "全国人大", "全国人大常委会")
_CENTRAL = ("ministry", "administration", "bureau", "commission")
_HOUSE_KINDS = {"congress": "人大", "cppcc": "政协"}
_COMMITTEE_ENDINGS = ("委", "工委")
_LOCAL_HOUSE = re.compile("(?P<level>自治区|[省市县区州盟旗])(?P<kind>人大|政协)")
_STEM = 2
"""Characters of a school's name without its kind (同济)."""
_STATE = frozenset("防会家民务土际立")
_UNIT_ENDING = "系军舰队旅连营厂矿党网报地司庭集埠店部会"


class _Grammar:
    """The patterns made of word classes, once for all documents."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.country_organ = re.compile(rf"(?:{alternatives(lexicons.words['country_organ'])})")
        self.shared = lexicons.words_set("shared_organ") & frozenset(lexicons.institutions)
        self.heads = lexicons.words_set("head_kind")
        self.part_of_names = lexicons.words_set("part_of_names")
        epithet = alternatives(lexicons.words["government_epithet"])
        self.of_its_time = re.compile(
            rf"(?<=.)(?:{epithet}|第{NUMERAL}届)(?=政府$)|(?:(?<=政治协商会议)|(?<=政协))第{NUMERAL}届(?=全国委员会)"
            rf"|(?<=.)[新现时候]任(?=[\u4e00-\u9fff]{{2,12}}部$)"
            rf"|(?<=政协)第?{NUMERAL}届委员会$|(?<=[省市县区州盟旗])第?{NUMERAL}届(?=人大|人民代表大会|政协|纪律检查|委员会)"
            rf"|(?:(?<=政协)|(?<=协商会议))第?{NUMERAL}届(?=[\u4e00-\u9fff]{{2,12}}[省市县区州旗盟]委员会)"
        )
        """What tells the term of a body that outlives it: 香港特别行政区|第六届|政府, 美国|新|政府."""
        self.unspecific = re.compile(rf"(?:{alternatives(lexicons.words['unspecific'])})")


@lru_cache(maxsize=4)
def _grammar(lexicons: Lexicons) -> _Grammar:
    return _Grammar(lexicons)


class InstitutionNames(SelfReferences):
    """Resolves institution names within one document."""

    def __init__(self, scan: Scan, home: Home) -> None:
        super().__init__(scan, home)
        self._patterns = _grammar(scan.lexicons)

    def kind(self, name: str) -> str:
        """The kind of institution *name* is, as far as the lexicon or its head noun tell."""
        entry = self.lexicons.institutions.get(name)
        if entry is not None:
            return entry.kind
        found = self.suffix(name)
        return found[0] if found else "other"

    def is_place(self, name: str) -> bool:
        """Whether *name* is that of a place or a state."""
        return name in self.lexicons.places or name in self.lexicons.countries

    def parent(self, name: str) -> str | None:
        """The institution that *name* belongs to, by the lexicon or because its name begins with it."""
        institutions = self.lexicons.institutions
        entry = institutions.get(name)
        if entry is not None:
            return entry.parent or None
        heads = (institutions.get(name[:length]) for length in range(len(name) - 2, 2, -1))
        return next((head.name for head in heads if head is not None), None)

    # ── what a chunk stands for ─────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def defined(self) -> dict[str, ShortForm]:
        """The short forms of bodies that the text defines itself."""
        return {
            d.short: d for d in short_forms(self.scan) if self.suffix(d.long) or d.long in self.lexicons.institutions
        }

    def _known_head(self, chunk: str) -> bool:
        """Whether *chunk* begins with the name of a known institution (市场监管总局|竞争协调司: no 市)."""
        first = next(iter(self.lexicons.gazetteer.find(chunk)), None)
        return first is not None and first.start == 0 and first.word in self.lexicons.institutions

    def _known_ministry(self, chunk: str) -> bool:
        """Whether *chunk* begins with the name of a ministry (国家|文化和旅游部市场管理司)."""
        first = next(iter(self.lexicons.gazetteer.find(chunk)), None)
        entry = self.lexicons.institutions.get(first.word) if first is not None and first.start == 0 else None
        return entry is not None and entry.kind in ("ministry", "commission") and not entry.name.startswith("国家")

    def _within_party(self, chunk: str, at: int) -> str | None:
        """``中共某某医院第六届委员会`` as documents usually call it, ``某某医院党委``; *chunk* is no place's."""
        match = _WITHIN_PARTY.match(chunk)
        if match is None or self.suffix(match["body"]) is None:
            return None
        chars, end = self.scan.chars, at + len(chunk)
        if not match["committee"]:  # 中共某某大学|第十次代表大会
            congress = chars.startswith(chunk, at) and _PARTY_CONGRESS.match(chars, end) is not None
            return self.resolve(match["body"], at) if congress else None
        body = self.resolve(match["body"], at)
        return None if body is None else body + ("纪委" if match["committee"].startswith("纪律") else "党委")

    def resolve(self, chunk: str, at: int) -> str | None:
        """The canonical name of the institution that *chunk* (found at offset *at*) stands for, or ``None``."""
        lex = self.lexicons
        if chunk in lex.countries:
            return lex.countries[chunk]
        if chunk not in lex.institutions and _CAMPUS.fullmatch(chunk) is not None:
            return chunk
        if chunk[-1:] == "”" and chunk[: chunk.find("“")] in lex.countries:
            chunk = chunk.replace("“", "").replace("”", "")  # 尼日尔“保卫祖国全国委员会”
        chunk = of_own_zone(self.scan, chunk) or without_marks(chunk)
        if chunk in self.defined:
            return self.resolve(self.defined[chunk].long, self.defined[chunk].start)
        if not chunk or len(chunk) > 40:
            return None
        if chunk.startswith(AUTONOMOUS):
            chunk, at = chunk[2:], at + 2
        if _HELD_BEFORE.match(chunk) is not None:
            return None
        if (group := _STATIONED_HERE.fullmatch(chunk)) is not None:
            host = self.self_reference(group["at"], at)
            sender = group["sender"] or self._sender_to(host, group["group"])
            chunk = chunk if host is None or sender is None else f"{sender}驻{host}{group['group']}"
        if chunk.startswith("国家") and chunk not in lex.institutions and self._known_ministry(chunk[2:]):
            chunk, at = chunk[2:], at + 2
        chunk = _LEADS_UP.sub("", chunk)
        chunk = chunk[behind_description(chunk, 0, len(chunk)) :]
        chunk = _TOLD_TWICE.sub("", chunk)
        chunk = _TWIN.sub("", _GLOSS.sub("", chunk)) if "（" in chunk else chunk
        if self._is_unspecific(chunk, at) and chunk not in lex.institutions and chunk not in lex.places:
            return self.named_in_full(chunk, at)
        chunk = self._patterns.of_its_time.sub("", _SESSION_NUMBER.sub("", chunk))
        if chunk == "国家局":
            ours = (*self._named_before(at), self.home.institution or "")
            return next((name for name in ours if re.fullmatch("国家.+局", name)), None)
        if "人民代表大会" in chunk and chunk not in lex.institutions:
            chunk = chunk.replace("人民代表大会常务委员会", "人大常委会").replace("人民代表大会", "人大")
        chunk = self._local_committee(chunk)
        if (within := self._within_party(chunk, at)) is not None:
            return within
        if chunk in _GOVERNING:
            party = _GOVERNS.search(self.scan.chars)
            return self.resolve(party["party"], party.start("party")) if party is not None else None
        if chunk in self._patterns.shared:
            return self.whose(chunk, at)
        if self.home.local and (committee := self._of_our_house(chunk, at)) is not None:
            return committee
        if self.home.local and at_all_levels(chunk, lex):
            return None if self.home.institution is None else self.home.institution + chunk
        for prefix in ("", "中华人民共和国", "中国"):
            if chunk.startswith(prefix) and (entry := lex.institutions.get(chunk[len(prefix) :])) is not None:
                return entry.name
        itself = self.self_reference(chunk, at)
        if itself is not None or (chunk[0] in "我本" and SELF.match(chunk) is not None):
            return itself  # 我公司, where nothing tells whose
        house = _OF_HOUSE.match(chunk)
        if house is not None and (host := self._house(house[1], at)) is not None:
            return host + chunk[house.end() :]  # 战区联合参谋部, 总署党委
        places = lex.places.get(chunk)
        if places:
            return places[0].name
        if (party := _PARTY_OF_OUR_PLACE.fullmatch(chunk)) is not None:
            place = self.place_for(party["level"], at)
            return chunk if place is None else party["party"] + place.name + party["rest"]
        if (below := _LEAGUE_BELOW.fullmatch(chunk)) is not None and below["place"] in lex.places:
            return chunk  # 团北京市房山区委
        if (of_place := _LEAGUE.fullmatch(chunk)) is not None and of_place["place"] in lex.places:
            league = lex.local_bodies.get(f"团{chunk[-2]}委")
            return chunk if league is None else seated(league, lex.places[of_place["place"]][0])
        if chunk[0] == "团" and (league := self.lexicons.local_bodies.get(chunk)) is not None:
            place = self.place_for(chunk[1], at)
            return None if place is None else seated(league, place)
        if told_by_kind(self.scan, chunk) is not None:
            return community_body(self.scan, chunk, at)
        if chunk.startswith("兵团"):
            return _CORPS + chunk if chunk != "兵团" else None
        if self._own_section.match(chunk) is not None and self.scan.cuts[at]:
            return self.own_department(chunk, at)
        local = LEVEL.match(chunk)
        if local is not None and chunk[:3] not in lex.places and not self._known_head(chunk):
            place = self.place_for(local[1], at)
            if place is None:
                return None
            rest = chunk[local.end() :]
            if rest in ("局", "厅"):
                bureau = self.home.institution or ""  # 市局, in the news of one; else which one is not told
                return bureau if bureau.startswith(place.name) and bureau.endswith(rest) else None
            if rest.startswith("委会"):
                told = self._party_committee(place, local[1], at)
                return None if told is None else told + rest.removeprefix("委会")
            if (
                rest[-1:] in ORGAN_ENDING
                or self.suffix(rest)
                or rest[:1] in "委政人纪党"
                or (local[1] + rest in lex.local_bodies)
            ):
                return self._local(place, rest, local[1])
        if OWN_HOUSE.match(chunk) is not None and (part := self.own_department(chunk, at)) is not None:
            return part
        if (abroad := _OUR_MISSION.fullmatch(chunk)) is not None and abroad["at"] not in ("华", "中国"):
            return f"中国驻{abroad['at']}{_HOUSES_ABROAD.get(abroad['house'], abroad['house'])}"
        if _MISSION.match(chunk) is not None:
            return "中国" + chunk if chunk.startswith(("驻", "常驻")) else chunk
        return self._placed(chunk) or self._of_country(chunk) or self._by_head_noun(chunk, at)

    def _sender_to(self, host: str | None, group: str) -> str | None:
        """Who sends the discipline *group* at *host*, where it is told without: the centre to a body of its own."""
        entry = self.lexicons.institutions.get(host or "")
        central = entry is not None and entry.kind in _CENTRAL and not self.home.local
        return "中央纪委国家监委" if central and group == "纪检监察组" else None

    def _of_our_house(self, chunk: str, at: int) -> str | None:
        """The committee of the people's congress or the CPPCC of our place that *chunk* tells as the national one is
        told too (财经委, 法工委), in a text that names no national house before it."""
        entry = self.lexicons.institutions.get(chunk)
        kind = _HOUSE_KINDS.get(entry.kind) if entry is not None and "全国" not in chunk else None
        if kind is None or not chunk.endswith(_COMMITTEE_ENDINGS) or "全国" + kind in self.scan.chars[:at]:
            return None
        seat = self.home.institution or ""
        if kind in seat:
            return seat[: seat.index(kind) + len(kind)] + chunk
        told = list(_LOCAL_HOUSE.finditer(self.scan.chars, 0, at))
        place = self.place_for(told[-1]["level"], at) if told and told[-1]["kind"] == kind else None
        return None if place is None else f"{place.name}{kind}{chunk}"

    def _is_unspecific(self, chunk: str, at: int) -> bool:
        """Whether *chunk* at offset *at* begins with a word that names none of a kind (各部门), not with a place (三亚,
        本溪, 三里屯)."""
        if self._patterns.unspecific.match(chunk) is None or _THAT_PLACES.match(chunk) is not None:
            return False
        word = self.scan.word_at.get(at)
        place = word is not None and len(word.text) > 1 and word.tag[:2] == "ns" and word.text[0] != "各"
        if place and word is not None and chunk.startswith(word.text):
            return False
        return not any(chunk[:length] in self.lexicons.places for length in range(2, min(10, len(chunk))))

    def named_in_full(self, chunk: str, at: int) -> str | None:
        """The body of a place that ends in *chunk*, told before (某地重点国有林管理局……重点国有林管理局党委书记)."""
        chars = self.scan.chars
        college = chunk.endswith("学院")
        if len(chunk) < (_COLLEGE if college else _LONG) or self.suffix(chunk) is None:
            return None
        for told in occurrences(chars[:at], chunk):
            start = told
            owner = self.scan.place_over(told - 1) if told else None
            if college and (owner is None or owner.end != told or not owner.word.endswith("大学")):
                continue  # 法学院, told before as 厦门大学|法学院
            while (place := self.scan.place_over(start - 1) if start else None) is not None and place.end == start:
                start = place.start
            if start < told:
                return self.resolve(chars[start : told + len(chunk)], start)
        return None

    def _told_bare(self, name: str, longer: str) -> bool:
        """Whether the text tells *name* without what stands before it in *longer* too."""
        return self.scan.chars.count(name) > self.scan.chars.count(longer)

    def _of_country(self, chunk: str) -> str | None:
        """A chunk that begins with a country or its initial: ``缅甸外交部``, ``俄国防部``."""
        organ, lex, words = self._patterns.country_organ, self.lexicons.countries, self.lexicons.words
        if chunk[1:2] == "国" and organ.match(chunk[1:]) and (of := self.country_by_initial(chunk[0])) is not None:
            return of + chunk[1:]  # 美国会, 美国防部
        for length in range(min(14, len(chunk) - 1), 1, -1):
            world = self.lexicons.institutions.get(chunk[length:])
            if world is not None and world.kind == "international" and chunk[:length] in self.lexicons.country_cities:
                return world.name  # 雅加达|东南亚国家联盟
            country = self.lexicons.countries.get(chunk[:length])
            if chunk[:length] in words["two_lands"] and not chunk.startswith(words["state_follows"], length):
                continue  # 中非|医院联盟
            if country is None or (
                chunk[length - 1] == "国" and chunk[length] in _STATE and chunk[: length - 1] in lex
            ):
                continue  # 以色列|国防…, not 以色列国|防…
            rest = _FORMER.sub("", chunk[length:])
            known = self.lexicons.institutions.get(rest)
            if known is not None and known.place == country and self._told_bare(rest, chunk):
                return known.name  # 美国|达美航空公司……达美航空公司
            if chunk[length - 2 : length] == "联邦" and (len(rest) < 2 or rest.startswith("委员会")):
                continue  # 瑞士|联邦院, 俄|联邦委员会
            if self.suffix(rest) or rest[-1:] in ORGAN_ENDING or organ.fullmatch(rest):
                described = _DESCRIBED.match(rest)
                inner = rest[described.end() :] if described is not None else ""
                return inner if inner and self.suffix(inner) is not None else country + rest
            if (part := organ.match(rest)) is not None and part[0][-1] in ORGAN_ENDING:
                return country + part[0]  # 伊朗外交部|南亚
            return country if rest in ("共和国", "联邦", "王国") else None
        if len(chunk) >= 3 and (organ.match(chunk[1:]) or _FOREIGN_MINISTRY.fullmatch(chunk, 1)):
            country = self.country_by_initial(chunk[0])
            if country is not None:
                return country + chunk[1:]
        return None

    def _by_head_noun(self, chunk: str, at: int) -> str | None:
        """A chunk that names an institution by its head noun or by the institution that it begins with."""
        lex = self.lexicons
        if len(chunk) >= 3 and self.suffix(chunk) is not None:
            for parent in dict.fromkeys(self._named_before(at)):
                # 任命…为经济委员会副主任, told by the 全国政协: the committee of the body named before.
                below = lex.institutions.get(parent + chunk)
                if below is not None:
                    return below.name
            for short in _NATIONAL:
                below = lex.institutions.get(short + chunk)
                if below is not None and any(m.word.startswith(short) for m in self.scan.places):
                    return below.name
            return self._spelled_out(chunk)
        if len(chunk) >= 4 and self._known_head(chunk):
            last = chunk.rstrip("”")[-1]
            return self._spelled_out(chunk) if last in ORGAN_ENDING or last in _UNIT_ENDING else None
        return None

    def _spelled_out(self, chunk: str) -> str:
        """*chunk* with the full name of the body that it begins with: ``中国社科院边疆研究所`` → ``中国社会科学院…``."""
        first = next(iter(self.lexicons.gazetteer.find(chunk)), None)
        entry = self.lexicons.institutions.get(first.word) if first is not None and first.start == 0 else None
        if first is None or entry is None or entry.kind not in self._patterns.heads or first.word in _NATIONAL:
            return chunk
        rest, short = chunk[first.end :], first.word
        if len(rest) < 2 or short in self._patterns.part_of_names or short in self._patterns.shared:
            return chunk
        if short[-1] == "委" and rest[0] == "员":
            return chunk
        if entry.kind == "university" and len(short) == _STEM and rest.endswith("医院"):
            return chunk  # 同济医院 is no 同济大学医院
        letters = iter(entry.name)
        return entry.name + rest if all(letter in letters for letter in short) else chunk

    def _same_head(self, name: str, longer: str) -> bool:
        """Whether two names do not begin with different bodies (中国银行|黄冈分行, 中国邮政储蓄银行|黄冈市分行)."""
        heads = (next(iter(self.lexicons.gazetteer.find(told)), None) for told in (name, longer))
        known = [
            self.lexicons.institutions[m.word]
            for m in heads
            if m is not None and m.start == 0 and m.word in self.lexicons.institutions
        ]
        return len(known) < 2 or known[0].name == known[1].name or known[1].parent == known[0].name

    def whose(self, form: str, at: int) -> str | None:
        """A body that every state has, told bare at *at*: the one that publishes the text, where it is one of these;
        else as the countries told around it say."""
        ours = self.lexicons.institutions[form].name
        return ours if self.home.institution == ours else super().whose(form, at)

    # ── short forms of the document ─────────────────────────────────────────────────────────────────────────────

    def full_form(self, name: str, names: Iterable[str]) -> str | None:
        """The one longer name among *names* (in the order of the text) that *name* abbreviates, or ``None``; one that
        stands before it goes before those that follow."""
        if name in self.lexicons.institutions or len(name) < (3 if name[-1:] in "委局厅" else 4):
            return None
        if name.endswith(("省委", "市委", "县委", "区委", "州委", "旗委", "盟委", "纪委", "政府")):
            return None
        fits: list[str] = []
        for longer in names:
            if longer == name and fits:
                break
            if longer.startswith(name) and _FIRM_FORM.fullmatch(longer, len(name)) is not None:
                return longer  # 东方锅炉|股份有限公司
            part = longer.endswith(name) and longer.removesuffix(name) in self.lexicons.institutions
            if longer != name and longer.replace("市", "", 1) == name:
                return longer  # 上海|市|某某商会
            if name.endswith("商会") and not longer.endswith(name):
                continue  # 上海市浙江商会 is not 上海市浙江温州商会
            part = part or leaves_out(name, longer, self.lexicons.places)  # 中国科学院|上海分院
            part = part or (longer.endswith(name) and is_of_village(name))  # 四川眉山|永丰村党委
            if len(longer) > len(name) and part and self._same_head(name, longer):
                fits.append(longer)
        return max(fits, key=len) if fits and len({n[:2] for n in fits}) == 1 else None
