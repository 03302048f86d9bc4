"""What the chunk before a title is, as a name: a whole body, a street or a zone told by its kind, a firm's own name."""

from __future__ import annotations

from collections.abc import Iterable

from kg.mention.communities import UNITS, community_named
from kg.mention.offices_abroad import OfficesAbroad
from kg.mention.told_bodies import named_by_kind
from kg.text.segment import in_dictionary

_SHORTEST_COINED, _LONGEST_COINED = 2, 4
_NAMES_FIRMS = frozenset("nsfj")
_OPENS = frozenset("，。；、：\n ")
LEVEL_WORDS = ("省", "市", "县", "区", "州", "自治区")
BARE_ZONES = ("新区", "园区", "高新区", "经开区", "开发区", "自贸区", "保税区", "度假区")
_COMMUNITY_ORGANS = frozenset(("", "工委", "人大", "政府", "武装部"))
_WHOLE_ENDINGS = ("公司", "集团", "大学", "中心")
_WHOLE_LAST = "部厅局院校行署处科所站社台省市县区州会委司集府"
BY_KIND = frozenset(
    (
        "厅",
        "局",
        "委",
        "署",
        "院",
        "校",
        "行",
        "所",
        "支队",
        "总队",
        "大队",
        "学校",
        "学院",
        "医院",
        "使馆",
        "大使馆",
        "协会",
        "学会",
        "商会",
        "总商会",
        "研究会",
        "促进会",
        "联合会",
        "基金会",
        "合作社",
        "实验室",
    )
)
"""How a body is told by its kind alone that has been told before: 某国驻华大使某某、|使馆|参赞某某."""


class ChunkNames(OfficesAbroad):
    """Reads chunks before titles as names, by what the document tells around them."""

    def _of_same_seat(self, chunk: str, previous: str | None) -> str:
        """*chunk* with the place of the post told before it by the same level (海州市委宣传部副部长、|市|委老干部局局长)."""
        if previous is None or chunk[0] not in LEVEL_WORDS or chunk[:2] in self._lex.places:
            return chunk
        cut = previous.find(chunk[0])
        return previous[:cut] + chunk if cut > 0 and previous[: cut + 1] in self._lex.places else chunk

    def _initial_that_is_a_word(self, at: int) -> str:
        """以 before a title at *at* where it stands for Israel (以总理某某), else nothing."""
        if self._scan.chars[at - 1 : at] != "以" or self._inst.country_by_initial("以") is None:
            return ""
        return "以" if self._scan.chars[at - 2 : at - 1] in _OPENS else ""

    def _of_community(self, chunk: str, at: int) -> str:
        """*chunk* with the name of the street or town that it tells by its kind alone (``街道|工委``, ``镇|人大``)."""
        zone = next((zone for zone in BARE_ZONES if chunk.startswith(zone) and chunk != zone), None)
        if zone is not None:
            told = (
                m.word for m in reversed(self._scan.places) if m.start < at and m.word.endswith(zone) and m.word != zone
            )
            whole = next(told, self._scan.source if self._scan.source.endswith(zone) else None)
            return chunk if whole is None else whole + chunk[len(zone) :]  # 新区|经发局
        unit = next((unit for unit in UNITS if chunk.startswith(unit)), None)
        if unit is None or chunk[len(unit) :] not in _COMMUNITY_ORGANS:
            return chunk
        name = community_named(self._scan, unit, at)
        return chunk if name is None else name + chunk[len(unit) :]

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
        return chunk.endswith((head, *_WHOLE_ENDINGS)) or chunk[-1:] in _WHOLE_LAST

    def _known_by_kind(self, kind: str, at: int, seats: Iterable[str | None]) -> str | None:
        """The body that *kind* at offset *at* stands for: of the *seats* of posts told before, the publisher and the
        bodies of places that the text names the first that ends so."""
        for seat in (*seats, self._inst.home.institution):
            if seat is not None and seat.endswith(kind):
                return seat
        named = named_by_kind(self._scan, kind, at)
        return None if named is None else self._inst.resolve(named, at)
