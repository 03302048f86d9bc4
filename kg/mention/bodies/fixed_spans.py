"""Spans of a text that read like an institution by a wording of their own: missions, teams, discipline groups."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.mention.bodies.institution_grammar import span_grammar
from kg.mention.bodies.institution_names import InstitutionNames
from kg.mention.bodies.sections import BEHIND, section_end
from kg.mention.body_words import LEVELS, NUMBERED_SCHOOL, SEAT_ENDS
from kg.mention.home import Home
from kg.mention.scan import Scan
from kg.text.numerals import NUMERAL

_MISSIONS = re.compile(
    r"(?:中国)?(?:常)?驻(?![多外各两])(?:(?!等)[\u4e00-\u9fff]){1,14}?(?:大使馆|使馆|总领事馆|总领馆|领事馆|领事事务所|使团|代表团|代表处)"
)
_STATIONED = re.compile(r"(?:派)?驻[\u4e00-\u9fff]{1,16}?(?:纪检监察组|纪检组)")
_STATIONERS = re.compile(r"[\u4e00-\u9fff]{0,8}(?:中央纪委国家监委|中央纪委|中纪委|纪委监委|纪委)$")
_LEAGUES = re.compile(
    r"(?:共青团(?=[\u4e00-\u9fff]{1,8}委)"
    r"|团(?<![\u4e00-\u9fff]团)(?=[\u4e00-\u9fff]{1,3}[省市]委|[\u4e00-\u9fff]{2,6}市[\u4e00-\u9fff]{1,4}[县区市]委)"
    r"|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟)"
    r"(?!中央)(?:[\u4e00-\u9fff]{2,8}?)?[省市县区州]工?委(?:员?会(?!议))?"
)
_TEAMS = re.compile(
    r"(?:中央|国务院|(?:[省市县区州旗盟]|自治区党)委)(?:(?!书记|常委|委员|[省市县区州]委)[\u4e00-\u9fff]){0,12}?"
    r"第[一二三四五六七八九十\d]{1,4}(?![轮批届次])[\u4e00-\u9fff]{0,10}?"
    r"(?:巡视组|巡察组|[指督]导组|督察组|督查组|检查组)"
)
_TEAM = re.compile("巡[视察]组|指导组|督导组|督[察查]组|检查组")
_OF_A_TERM = re.compile(
    rf"(?P<level>[省市县区州旗盟])?第?{NUMERAL}届(?:人大常委会|人民代表大会常务委员会|政协常委会)"
    rf"|(?:中国人民政治协商会议|人民政协|政协)第?{NUMERAL}届"
    rf"(?:全国(?!委员会常务委员会(?:第|会议))|[\u4e00-\u9fff]{{2,12}}?[省市县区州旗盟])委员会(?:常务委员会)?"
)
"""Congresses and conferences told with their term: 市|十七届人大常委会, 政协第十二届某省委员会."""
_HAS_TERM = re.compile("届(?:人大常委会|人民代表大会常务|政协常委会)|政协|政治协商会议")
"""Without one of these no term is one of theirs."""
_BEHIND_SHORT = (
    r"(?=[，、。；：（）“”\s0-9]|$|[和与及等将在于对向]|副?主任|党组|主要|有关|相关|负责|牵头|会同|联合|近日|日前|[今昨当]天|组织|召开|开展|启动"
    r"|作了|举[行办]|印发|发布|通报|发出|获悉|了解|表示|介绍|提醒|消息|官[网方]|机关|干部|同志|领导|成员|汇报|工作人员|办公室(?!主任))"
)
_SHORT_BODY = re.compile(
    r"(?:(?:人大常委会|人大|政协|党?委|政府)(?!书记|常委|委员|主席|主任|副)[\u4e00-\u9fff]{2,8}?|[\u4e00-\u9fff]{2,6}?)"
    r"(?:(?<![举主承协督开兴创经交查合联包筹试停公民通即帮代领未速快严照申立采补来])办|(?<![常党省市县区支两纪政国])(?<!(?<!农)村)委)"
    rf"{_BEHIND_SHORT}"
)
"""Bodies told short behind their place (某市|职改办, 某省|政协社法委), before what shows that the name has ended."""
_NO_SHORT = re.compile(
    "[的了在是对将向把被和与及由从到为以等于至各并该其、，我他们里内外上下都还]|市?民[一来办]|一[起站]|先后|分别|市场|委托|办理|省委|市委|县委|区委|州委"
)
_FIELDS_OF_HOUSE = re.compile("(?:政协|人大(?:常委会)?)[^省市县区州和]{2,4}和[^省市县区州和]{2,6}委")
"""A committee of two fields of a conference or congress."""
_OUR = r"(?:(?<![\u4e00-\u9fff])|(?<=[和与及由到向赴经据]))[省市县区州]"
OF_OUR_PLACE = re.compile(rf"{_OUR}(?=[\u4e00-\u9fff]{{4}})")
_OUR_LEVEL = re.compile(rf"{_OUR}(?=[\u4e00-\u9fff]{{3}})")

_SCHOOL_TOLD = re.compile(rf"第?{NUMBERED_SCHOOL}(?=[，、。；）（和与及校的教师党高初等在考]|$)")
_OWN_HOUSE = re.compile(
    rf"(?:[\u4e00-\u9fff]{{2,12}}?(?:中心|研究院|规划院|研究所|服务局)|(?:海事|救捞|公路|水运)局)(?={BEHIND}|(?![\u4e00-\u9fff]))"
)
"""A house that a ministry has, told with a word for it (部|路网监测中心)."""
_FIRM = re.compile(r"[\u4e00-\u9fff]{2,16}?(?:（[\u4e00-\u9fff]{2,6}）)?[\u4e00-\u9fff]{0,10}?有限(?:责任)?公司")
_NO_FIRM = re.compile(
    "[的了在是将对向被把到为等于]|负责|来到|走进|调研|考察|走访|集团有限公司.|成立|注册|拥有|合作|签[订约署]"
)
"""What no firm's name holds between its place and its end."""
_CUSTOMS = re.compile(
    r"(?<=[、，。；和与及到由向在对\n])(?P<name>[\u4e00-\u9fff]{2,4})海关"
    r"(?=[、，。；和与及等]|关员|关长|缉私|工作|现场|党委|查验|监管|召开|举[行办]|开展|参加|查获|联合|发布|通报|隶属|有关|负责)"
)
"""Customs houses of ports that are no places of their own (鲅鱼圈|海关)."""
_NO_PORT = re.compile("[我世各本该全当地方国所属市省县区际级和与其有的在]")


class FixedSpans(InstitutionNames):
    """Finds the bodies of one document that are named by a fixed wording."""

    def __init__(self, scan: Scan, home: Home) -> None:
        super().__init__(scan, home)
        self._grammar = span_grammar(scan.lexicons)
        self._barred = bytearray(len(scan.chars) + 1)

    def _abroad(self, start: int) -> bool:
        """Whether the name of a foreign country ends where a name begins."""
        before = self.scan.place_over(start - 1)
        return before is not None and before.end == start and self.lexicons.countries.get(before.word, "中国") != "中国"

    def _sends(self, start: int) -> bool:
        """Whether the name of an international organisation ends where a name begins (联合国粮农组织|驻华代表处)."""
        before = self.scan.place_over(start - 1)
        entry = self.lexicons.institutions.get(before.word) if before is not None and before.end == start else None
        return entry is not None and entry.kind == "international"

    def _stationed(self) -> Iterable[tuple[int, int]]:
        """Discipline groups at other bodies, with the body that sends them."""
        chars = self.scan.chars
        if "驻" not in chars or "纪检" not in chars:
            return
        for match in _STATIONED.finditer(chars):
            sender = _STATIONERS.search(chars, max(0, match.start() - 16), match.start())
            start = match.start()
            if sender is not None:
                start = next((at for at in range(sender.start(), start) if self._begins_body(at, start)), start)
            if not self._barred[start]:
                yield start, match.end()

    def _teams(self) -> Iterable[tuple[int, int]]:
        """Numbered teams that a higher body sends (``中央第三巡视组``), and places' committees of leagues and parties."""
        chars = self.scan.chars
        for match in _TEAMS.finditer(chars) if _TEAM.search(chars) is not None else ():
            if not self._barred[match.start()]:
                yield match.span()
        for match in _LEAGUES.finditer(chars):
            if not self._barred[match.start()] and self.scan.cuts[match.start()] and "、" not in match[0]:
                yield match.span()

    def _of_a_term(self) -> Iterable[tuple[int, int]]:
        """Congresses and conferences of a place told with the number of their term."""
        scan = self.scan
        for match in _OF_A_TERM.finditer(scan.chars) if "届" in scan.chars and _HAS_TERM.search(scan.chars) else ():
            start = match.start()
            if match["level"] is not None or scan.chars[start] in "第一二三四五六七八九十0123456789":
                at = start + 1 if match["level"] is not None else start
                place = scan.place_over(at - 1)
                start = place.start if place is not None and place.end == at else start
            if (scan.cuts[start] or scan.chars[start] in LEVELS) and not self._barred[start]:
                yield start, match.end()

    def _firms_of_places(self) -> Iterable[tuple[int, int]]:
        """Firms told in full behind the place that they are of, whatever else their name is made of."""
        if "有限" not in self.scan.chars:
            return
        for place in self.scan.places:
            if place.word not in self.lexicons.places or self._barred[place.start] or not self.scan.cuts[place.start]:
                continue
            match = _FIRM.match(self.scan.chars, place.end)
            if match is not None and self._stopped_within(*match.span()):
                continue  # 长沙|会见|中国…有限公司
            if match is not None and _NO_FIRM.search(match[0]) is None and self._barred.find(1, *match.span()) < 0:
                yield place.start, match.end()

    def _stopped_within(self, start: int, end: int) -> bool:
        """Whether a word that no name holds begins between *start* and *end*."""
        word_at, stops = self.scan.word_at, self._grammar.chunk_stops
        return any((word := word_at.get(at)) is not None and word.text in stops for at in range(start, end))

    def _numbered_schools(self) -> Iterable[tuple[int, int]]:
        """Middle schools of a place, told by their number (``德化一中``)."""
        for match in _SCHOOL_TOLD.finditer(self.scan.chars):
            place = self.scan.place_over(match.start() - 1)
            if place is not None and place.end == match.start() and place.word in self.lexicons.places:
                yield place.start, match.end()

    def _customs(self) -> Iterable[tuple[int, int]]:
        """Customs houses of ports, told by the port alone."""
        for match in _CUSTOMS.finditer(self.scan.chars) if "海关" in self.scan.chars else ():
            start, end = match.start(), match.end()
            if _NO_PORT.search(match["name"]) is None and self.scan.cuts[start] and not self._barred[start]:
                yield start, end

    def _short_bodies(self) -> Iterable[tuple[int, int]]:
        """Bodies told short behind the full name of their place, or behind its level alone where the text speaks from
        it."""
        chars, places = self.scan.chars, self.lexicons.places
        for place in self.scan.places:
            if chars[place.end - 1] in SEAT_ENDS and place.word in places:
                yield from self._short_body(place.start, place.end)
        for level in _OUR_LEVEL.finditer(chars) if self.home.local else ():
            if self.scan.place_over(level.start()) is None:
                yield from self._short_body(*level.span())

    def _short_body(self, start: int, after: int) -> Iterable[tuple[int, int]]:
        match = _SHORT_BODY.match(self.scan.chars, after)
        if match is None or self._barred.find(1, start, match.end()) >= 0:
            return
        of_house = _FIELDS_OF_HOUSE.fullmatch(match[0]) is not None  # 市政协文化和文史资料委
        if _NO_SHORT.search(match[0].replace("和", "") if of_house else match[0]) is not None:
            return
        yield start, match.end()

    def _own_sections(self) -> Iterable[tuple[int, int]]:
        """Departments with a word for the body that the text speaks of (``厅地质灾害防治处``)."""
        for match in self._grammar.own_start.finditer(self.scan.chars):
            if self._barred[match.start()]:
                continue
            end = section_end(self.scan, match.end(), self._barred)
            house = _OWN_HOUSE.match(self.scan.chars, match.end()) if end is None else None
            if (
                house is not None
                and self.scan.cuts[match.end()]
                and _NO_SHORT.search(house[0].replace("与", "")) is None
            ):
                end = house.end()
            if end is not None:
                yield match.start(), end

    def _missions(self) -> Iterable[tuple[int, int]]:
        """Embassies, consulates and delegations, with the country that sends them."""
        if "驻" in self.scan.chars:
            chars = self.scan.chars
            for match in _MISSIONS.finditer(chars):
                start, end = match.span()
                if not self._barred[start] and chars[start - 1 : start] not in ("个", "国", "各", "多"):
                    sender = self.scan.place_over(start - 1) if self._abroad(start) or self._sends(start) else None
                    yield (sender.start if sender is not None else start), end

    def _begins_body(self, at: int, end: int) -> bool:
        """Whether a known body, or a local one told by its short form, spans from *at* to *end*."""
        chunk = self.scan.chars[at:end]
        return (
            chunk in self.lexicons.institutions
            or chunk in self.lexicons.local_bodies
            or (bool(self.scan.cuts[at]) and self._placed(chunk) is not None)
        )

    def _another_begins(self, at: int, after: int) -> bool:
        """Whether a body known by this full name begins at *at*, well behind what a name begins with (中国成功举办|上海
        合作组织)."""
        scan = self.scan
        place = scan.place_over(at) if at > after and at in scan.word_at else None
        if place is None or place.start != at or len(place.word) < 4 or scan.chars[at - 1] == "驻":
            return False
        entry = self.lexicons.institutions.get(place.word)
        return entry is not None and entry.name == place.word

    def _kind_only(self, start: int, after: int, end: int) -> bool:
        """Whether a country's or several unnamed bodies are meant (``美国大学``, ``一些捷克贸易公司``)."""
        chars, grammar = self.scan.chars, self._grammar
        if chars.endswith(grammar.several, max(0, start - 2), start):
            return True
        first = chars[start:after]
        worldly = (world := grammar.world_start.match(chars, start)) is not None and world.end() == after
        if worldly and chars.endswith(grammar.halls, start, end):
            return True  # 在国际学术交流中心召开
        head = chars[after:end]
        if head == "实验室" and first in self.lexicons.places:
            return True  # 完善陕西实验室体系
        return head in grammar.bare_heads and (first in self.lexicons.countries or worldly)
