"""What a word such as ``部``, ``我局``, ``公司`` stands for: a body that the document names, or the one it speaks from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache

from kg.lexicon.lexicons import Lexicons, alternatives
from kg.mention.bodies.local_names import LocalNames
from kg.mention.body_words import OWN_FIRM
from kg.mention.home import Home
from kg.mention.scan import Scan

SELF = re.compile(
    r"^(?:我|本|该|各|全|(?P<level>[省市县区州])(?=[局厅]$))?(?P<house>部|局|委|署|院|厅|校|行|会|办|社|所|总局|总署|管理局|支队|总队|集团|集团公司"
    r"|公司|学校|学院|医院|研究院|研究所|学会|协会|商会|基金会|分行|支行|分公司|战区|兵团|机关)(?:里|机关|内)?$"
)
_OF_MINISTRY = ("部", "署", "总局")
"""So a ministry's own item tells its own house, whichever other one it has just named."""
OWN_HOUSE = re.compile(r"(?P<host>[部院])(?=[\u4e00-\u9fff]{2,10}(?:研究院|研究所|研究中心|学院|出版社)$)")
"""部|规划研究院: an institute of the ministry that the text is of."""
_FIRM_WORD = re.compile(
    "(?<![分子总母该])公司(?!董事|总经理|副总|党委|总裁|领导|负责|有关|相关|主要|高管|员工|职工)|集团(?!董事|总经理|副总|党委|总裁|公司|领导|负责)"
)
"""A firm that is told, not one that is referred to."""
_HOUSE_OF_PLACE = re.compile("[\u4e00-\u9fff]{2,9}?[局厅]")
_OF_SCHOOL = ("校", "学校")


@lru_cache(maxsize=4)
def _own_section(lexicons: Lexicons) -> re.Pattern[str]:
    """A department told with a word for its body (``厅地质灾害防治处``)."""
    hosts, units = alternatives(lexicons.words["section_host"]), alternatives(lexicons.words["section"])
    return re.compile(rf"[我本该]?(?P<host>{hosts})(?:机关)?(?=[\u4e00-\u9fff]{{1,12}}(?:{units})$)")


class SelfReferences(LocalNames):
    """Resolves the words for bodies named before within one document."""

    def __init__(self, scan: Scan, home: Home) -> None:
        super().__init__(scan, home)
        self._own_section = _own_section(scan.lexicons)

    @cached_property
    def named(self) -> list[tuple[str, int]]:
        """Known institutions of the text with their offsets, in order."""
        institutions = self.lexicons.institutions
        return [(institutions[m.word].name, m.start) for m in self.scan.places if m.word in institutions]

    def _named_before(self, at: int) -> Iterable[str]:
        """The known institutions named before *at*, the last one first."""
        return (name for name, start in reversed(self.named) if start < at)

    def _house(self, form: str, at: int) -> str | None:
        """The name of the house whose part is told with *form* (战区|陆军); a theatre's as the text has it."""
        if form != "战区":
            return self.self_reference(form, at)
        before = (m.word for m in reversed(self.scan.places) if m.start < at and m.word.endswith(form))
        return next(before, None)

    def self_reference(self, chunk: str, at: int) -> str | None:
        """The institution that ``部``, ``我局``, ``学校`` … stands for: the last one named with that ending."""
        match = SELF.match(chunk)
        if match is None:
            return None
        host, house = self.home.institution, match["house"]
        if house == "机关":
            return host
        if match["level"] is not None:
            return self._house_of_level(match["level"], house, at)
        endings = self.lexicons.self_endings.get(house, (house,))
        named_so = house in (*_OF_SCHOOL, *OWN_FIRM, *_OF_MINISTRY) or chunk[0] in "我本"
        ours = named_so or host not in self.lexicons.institutions
        if host is not None and ours and host.endswith(endings):
            return host  # 我院, 我校, 校: what a university's own site tells, whichever other one it has just named
        if chunk in OWN_FIRM:  # in its own news the one named first, not the guest told last
            told = self._firm_meant(at, endings)
        else:
            told = next((name for name in self._named_before(at) if name.endswith(endings)), None)
        if told is None and host is not None and host.endswith(endings):
            return host
        return told

    def _house_of_level(self, level: str, house: str, at: int) -> str | None:
        """The house of a place that is told with the level of it (市局, 省厅): the one that the text speaks from, else the
        one named last."""
        host = self.home.institution
        ours = self.home.place(level)
        if host is not None and host.endswith(house):
            return host if ours is not None and host.startswith(ours.name) else None
        chars, places = self.scan.chars, self.lexicons.places
        for place in reversed(self.scan.places):
            if place.end < at and place.word in places and place.word.endswith(level):
                told = _HOUSE_OF_PLACE.match(chars, place.end, at)
                if told is not None and told[0].endswith(house):
                    return self._placed(chars[place.start : told.end()])
        return None

    @cached_property
    def firms(self) -> Sequence[tuple[str, int]]:
        """The firms of the text with their offsets, in order."""
        return self.named

    def _firm_meant(self, at: int, endings: tuple[str, ...]) -> str | None:
        """The firm that ``公司`` stands for: the only one that the sentence names before, else the first of the text;
        none where the sentence tells one that is not known."""
        start = self.scan.sentence_of(at).start
        told = [(name, begins) for name, begins in self.firms if begins < at and name.endswith(endings)]
        here = list(dict.fromkeys(name for name, begins in told if begins >= start))
        if len(here) == 1:
            return here[0]
        return None if not told or (not here and self.tells_another_firm(at)) else told[0][0]

    def tells_another_firm(self, at: int) -> bool:
        """Whether the sentence tells a firm before *at* that is not known by name."""
        start = self.scan.sentence_of(at).start
        known = any(start <= begins < at for _, begins in self.firms)
        return not known and _FIRM_WORD.search(self.scan.chars, start, at) is not None

    def own_department(self, chunk: str, at: int) -> str | None:
        """The full name of a department told at *at* with a word for its body: ``厅地质灾害防治处``, ``委政策研究室``."""
        own = self._own_section.match(chunk) or OWN_HOUSE.match(chunk)
        if own is None or not self.scan.cuts[at] or not self.scan.cuts[at + own.end()]:
            return None
        host = self.self_reference(own["host"], at)
        return None if host is None else host + chunk[own.end() :]
