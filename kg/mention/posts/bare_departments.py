"""Whose department a title names that stands without its body: ``县委常委、组织部部长``, ``副市长、公安局局长``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from kg.lexicon.lexicons import Lexicons, PlaceEntry, alternatives
from kg.mention.bodies.communities import community_of
from kg.mention.bodies.departments import MINISTRIES, belongs_to
from kg.mention.bodies.institution_grammar import span_grammar
from kg.mention.bodies.institution_names import LEVEL, InstitutionNames
from kg.mention.bodies.local_names import usual_name
from kg.mention.bodies.zones import zone_told
from kg.mention.body_words import LONG_LEVELS, UNIT_OF_ARMY

HOUSE_OF_LEVEL = re.compile("[省市县区州][局厅]")
"""A house told with the level of its place alone (市局)."""
_OF_A_PLACE = re.compile("[\u4e00-\u9fff]{1,8}(?<!分)[局厂院社]")
_OWN_COMMITTEES = ("审查委员会", "执行理事会", "学术委员会", "专门委员会")
_LONGEST_OF_COMMUNITY = 5
_HOUSES_OF_UNIVERSITIES = ("图书馆", "档案馆", "博物馆", "校史馆", "出版社", "校医院")
_OF_UNIVERSITY = ("医学院附属", "附属", "本科生院")
_UNIVERSITY = ("大学", "学院")
_WITH_DEPARTMENTS = (*_UNIVERSITY, "党校", "医院", "公司", "集团", "研究院", "法院", "检察院")


_WITH_SECTIONS = ("局", "厅", "委", "署", "委员会")
_SECTIONS = frozenset("处科室股")
"""How the offices of a local body end; one stands beside the other (某局甲处处长某某、|乙处|副处长某某)."""


class _Grammar:
    """The forms of bare departments, once for all documents."""

    def __init__(self, lexicons: Lexicons) -> None:
        words = lexicons.words
        self.form = re.compile(rf"[\u4e00-\u9fff]{{0,14}}(?:{alternatives(words['bare_department'])})")
        self.whole = re.compile(rf"(?:{alternatives(words['self_standing'])})")
        self.none = words["no_department"]
        self.of_leaders = lexicons.words_set("leaders_department")
        self.leaders = re.compile(rf"(?:{alternatives(words['leading_body'])})$")
        self.of_zones = lexicons.words_set("zone_body")
        self.zone_bodies = words["zone_body"]
        self.zones = words["zone_end"]
        self.zone = re.compile(rf"(?:{alternatives(words['zone_lead'])})$")
        self.of_state = frozenset(lexicons.countries.values())


_OF_MINISTRY = re.compile(r"[\u4e00-\u9fff]{2,}[部委署][\u4e00-\u9fff]{2,}司")
"""A department that is told with its ministry (茶业部质量司)."""


@lru_cache(maxsize=4)
def _grammar(lexicons: Lexicons) -> _Grammar:
    return _Grammar(lexicons)


class BareDepartments:
    """Leads the departments that one document names bare to the body that they are part of."""

    def __init__(self, institutions: InstitutionNames) -> None:
        self._inst = institutions
        self._lex = institutions.lexicons
        self._grammar = _grammar(institutions.lexicons)
        self.of_leaders = self._grammar.of_leaders
        """The departments that the committees of all levels have."""
        self._body_of: dict[str, str] = {}
        """Department → the body that it was led to."""

    def is_bare(self, chunk: str, at: int) -> bool:
        """Whether *chunk* at offset *at* reads like a department and tells nothing of whose it is."""
        home = self._inst.home.institution
        if (
            len(chunk) < 2
            or chunk in self._lex.local_bodies
            or HOUSE_OF_LEVEL.fullmatch(chunk) is not None
            or (home is not None and chunk.startswith(home))
        ):
            return False  # 部党组成员, 市直机关工委, the body that the text speaks from
        known = self._lex.institutions.get(chunk)
        if known is not None and not any(level + chunk in self._lex.local_bodies for level in ("市", "市委")):
            return False
        ours = home is not None and home.endswith(_UNIVERSITY)
        if chunk.startswith(_OF_UNIVERSITY) or (ours and chunk in _HOUSES_OF_UNIVERSITIES):
            return True
        if "大学" in chunk[1:-2]:
            return False  # 某某科技大学旅游学院: its body stands before it
        if self._grammar.form.fullmatch(chunk) is None and "市" + chunk not in self._lex.local_bodies:
            return False
        if chunk not in self._grammar.of_zones and chunk.endswith(self._grammar.zone_bodies):
            return False  # 海州工业集中区管委会
        if UNIT_OF_ARMY.fullmatch(chunk) is not None:
            return False
        if chunk.endswith(self._grammar.none) or _OF_MINISTRY.fullmatch(chunk) is not None:
            return False
        if self._inst.own_department(chunk, at) is not None or self._inst.self_reference(chunk, at) is not None:
            return False
        alone = self._grammar.whole.match(chunk) is not None and "市" + chunk not in self._lex.local_bodies
        if alone or span_grammar(self._lex).local_start.match(chunk) is not None:
            return False
        word = self._inst.scan.word_at.get(at)
        if (
            word is not None
            and word.tag == "ns"
            and len(word.text) > 1
            and _OF_A_PLACE.fullmatch(chunk, len(word.text))
        ):
            return False  # 长江|航道局: beside another body, not in it
        level = LEVEL.match(chunk)
        opens = self._inst.scan.cuts[at] or self._inst.scan.chars[at - 1 : at] == "兼"
        if level is not None and self._inst.scan.cuts[at + level.end()] and opens:
            return False  # 省|武警总队, 兼|省公务员局
        first = next(iter(self._lex.gazetteer.find(chunk)), None)
        return first is None or first.start > 0 or first.word == chunk

    def full_name(self, chunk: str, previous: str | None, carried: str | None) -> str | None:
        """The name of the department with its body's: that of the post told before it (*previous*), of the person told
        before (*carried*), or the one that the document speaks from; ``None`` where none of them has such a one."""
        home = self._inst.home.institution
        if (
            home is not None
            and home.endswith(_UNIVERSITY)
            and chunk.startswith(_OF_UNIVERSITY + _HOUSES_OF_UNIVERSITIES)
        ):
            return self._noted(home + chunk, home)  # 医学院附属第一医院
        if chunk in (previous, carried):
            return chunk
        zone = zone_told(self._inst.scan)
        if zone is not None and (previous or carried or zone).startswith(zone):
            return self._noted(zone + chunk, zone)  # 某开发区管委会副主任某某，招商局局长某某
        if home is not None and (part := self._behind_house(chunk, home)) != chunk:
            return self._noted(home + part, home)  # 教育厅|高教处
        guests = home is not None and carried is not None and "大学" in carried and not carried.startswith(home)
        ours = previous is None and home is not None and not guests
        if ours and home is not None and belongs_to(self._lex, home, self._inst.kind(home), chunk):
            known = self._lex.institutions.get(home + chunk)
            return self._noted(home + chunk if known is None else known.name, home)
        for seat in self._seats(chunk, previous, carried):
            body = self._of_place(chunk, seat) or self._within(chunk, seat)
            if body is not None:
                return self._noted(body, seat)
        local = home is None or home.endswith("人民政府")
        alone = previous is None and carried is None and local and self._may_be_ministry(chunk)
        return self._at_home(chunk) or (chunk if alone or self._told_in_full(chunk) else None)

    def _at_home(self, chunk: str) -> str | None:
        """The department of the place that a local document speaks from, of the level that it tells elsewhere."""
        home, chars = self._inst.home, self._inst.scan.chars
        told = [level for level in LONG_LEVELS if level + chunk in chars and level + chunk in self._lex.local_bodies]
        if len(told) == 1 and home.place(told[0]) is None:
            return self._inst.resolve(told[0] + chunk, chars.find(told[0] + chunk))
        for place in (home.county, home.city, home.province):
            level = next((x for x in LONG_LEVELS if place is not None and place.name.endswith(x)), "")
            body = self._lex.local_bodies.get(level + chunk) if level else None
            if body is not None and place is not None:
                return body.template.replace("{p}", place.name)
        return None

    def _may_be_ministry(self, chunk: str) -> bool:
        """Whether *chunk* (茶业部) is no department that committees have (组织部), so that it may stand by itself."""
        return (
            chunk.endswith("部")
            and chunk not in self._grammar.of_leaders
            and "市委" + chunk not in self._lex.local_bodies
        )

    def _told_in_full(self, chunk: str) -> bool:
        """Whether the text names the department with its place elsewhere."""
        chars = self._inst.scan.chars
        return any(level + chunk in chars for level in LONG_LEVELS)

    def whole(self, department: str) -> str:
        """The body that a department met before was led to; any other name as it is."""
        return self._body_of.get(department, department)

    def _seats(self, chunk: str, previous: str | None, carried: str | None) -> Iterable[str]:
        """The bodies that may have it, the likeliest first; a department stands beside another one, not in it."""
        seat = previous or carried
        while seat is not None:
            if (
                seat.endswith(_OWN_COMMITTEES)
                and seat not in self._lex.institutions
                and self._inst.parent(seat) is None
            ):
                first = next(iter(self._lex.gazetteer.find(seat)), None)
                if first is None or first.start > 0:  # 经费审查委员会主任某某，权益保障部部长某某: of the union
                    seat = self._inst.home.institution
                    continue
            above = self._body_of.get(seat) or self._own_house(seat)
            if above is None and (parent := self._inst.parent(seat)) is not None and seat.startswith(parent):
                above = parent
                kind = self._inst.kind(parent)
                whole = (kind == "university" and chunk.endswith("处")) or (kind in MINISTRIES and "司" in chunk[:-1])
                if self._grammar.form.fullmatch(seat.removeprefix(parent)) is None and not whole:
                    yield seat  # but 某大学研究院院长某某，社会科学处处长某某: of the university
            elif above is None:
                if seat[-1] == chunk[-1] and (head := self._beside(seat)) is not None:
                    yield head
                    return
                if (
                    seat[-1] == chunk[-1] == "局"
                    and seat in self._lex.institutions
                    and seat != self._inst.home.institution
                ):
                    return  # 国家矿山安全监察局副局长某某，地震局局长某某: beside it
                yield seat
            seat = above

    def _own_house(self, seat: str) -> str | None:
        """The body that the text speaks from, where *seat* is a department of it by its name (某省商务厅|办公室)."""
        home = self._inst.home.institution
        return home if home is not None and seat != home and seat.startswith(home) else None

    def _beside(self, seat: str) -> str | None:
        """The school, firm or hospital of which *seat* is a department by its name (某党校|教研部)."""
        heads = (seat[:length] for length in range(len(seat) - 3, 3, -1))
        ends = (*_WITH_DEPARTMENTS, *_WITH_SECTIONS) if seat[-1] in _SECTIONS else _WITH_DEPARTMENTS
        return next((h for h in heads if h.endswith(ends) and self._inst.suffix(h) is not None), None)

    def _noted(self, department: str, body: str) -> str:
        self._body_of.setdefault(department, body)
        return department

    def _place(self, seat: str) -> PlaceEntry | None:
        """The place that *seat*, a body that leads it or one of its organs, is of."""
        name = seat.removeprefix("政协")
        for length in range(min(14, len(name)), 1, -1):
            for place in self._lex.places.get(name[:length], ()):
                if place.name == name[:length] and place.level not in ("region", "other"):
                    return place
        return None

    def _of_place(self, chunk: str, seat: str) -> str | None:
        """``公安局`` beside a post of the government of a place: its police; ``组织部`` beside one of its committee."""
        place = self._place(seat)
        if place is None:
            return None
        level = next((x for x in LONG_LEVELS if place.name.endswith(x)), "")
        rest = seat.removeprefix("政协").removeprefix(place.name)
        bodies = self._lex.local_bodies
        level = "省" if level == "自治区" and level + chunk not in bodies else level
        if rest.startswith(("委", "党委")):
            if level + "委" + chunk in bodies or chunk in self._grammar.of_leaders:
                return usual_name(place) + ("党委" if rest.startswith("党委") else "委") + chunk
        elif rest.endswith(("法院", "检察院")) and chunk.endswith(("局", "厅")) and not chunk.startswith("执行"):
            pass  # 某县检察院检察长某某、司法局局长某某: of the county
        elif rest and not rest.endswith(("人民政府", "局", "厅", "委员会", "办公室")):
            return None
        body = bodies.get(level + chunk)
        return None if body is None else body.template.replace("{p}", place.name)

    def _behind_house(self, chunk: str, seat: str) -> str:
        """*chunk* without the end of the name of its body (某省教育厅……|教育厅|高教处)."""
        tail = next((n for n in range(min(7, len(chunk) - 1), 1, -1) if seat.endswith(chunk[:n])), 0)
        return chunk[tail:] if seat[-1:] in "厅局委署部" else chunk

    def _within(self, chunk: str, seat: str) -> str | None:
        """A department of a body that is no leading one (``某某法院`` + ``执行局``), or an office that all have."""
        if (community := community_of(seat)) is not None:
            return community + chunk if len(chunk) <= _LONGEST_OF_COMMUNITY else chunk
        if chunk in self._grammar.of_zones:
            zone = self._grammar.zone.sub("", seat)
            ordinary = any(place.level != "development_zone" for place in self._lex.places.get(zone, ()))
            leads = zone != seat or seat.endswith(self._grammar.zones)
            return zone + chunk if len(zone) > 1 and leads and not ordinary else None
        if seat.endswith("特别行政区"):
            return seat + "政府" + chunk
        if seat in self._lex.places or seat in self._grammar.of_state or self._inst.foreign_head(seat) is not None:
            return None
        if (
            self._grammar.leaders.search(seat) is not None or seat.startswith("政协")
        ) and chunk not in self._grammar.of_leaders:
            return None
        if chunk.endswith("学院") and not seat.endswith(_UNIVERSITY):
            return None
        if chunk.endswith("司") and not belongs_to(self._lex, seat, self._inst.kind(seat), chunk):
            return None
        if self._grammar.form.fullmatch(chunk) is None:
            return None
        if seat.endswith(chunk):
            return seat  # 武警六安支队, 支队
        whole = seat + self._behind_house(chunk, seat)
        known = self._lex.institutions.get(whole)
        return known.name if known is not None else whole
