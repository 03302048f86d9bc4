"""The posts of other states and of bodies between them, as far as what stands before a title tells them."""

from __future__ import annotations

from kg.mention.posts.title_behind import TitlesBehind
from kg.mention.posts.title_defaults import LOCAL_HEAD, OF_CHINA
from kg.text.segment import in_dictionary

_MATTER = ("问题", "事务", "地区")
_IN_CHARGE_OF = ("大臣", "顾问", "国务秘书")
LONGEST_CHARGE = 12
_LONGEST_REGION = 12


class OfficesAbroad(TitlesBehind):
    """Reads what a chunk before a title tells of an office that is not China's."""

    def _bare_body(self, name: str, country: str) -> bool:
        """Whether *name* tells a body of a country without the country (国务委员会)."""
        known = name in self._lex.institutions or name in self._lex.countries
        return not known and name[0] != country[0] and self._inst.foreign_head(name) is None

    def _their_ministry(self, chunk: str, at: int, country: str) -> bool:
        """Whether *chunk* tells a ministry by a name that tells nothing of whose it is."""
        if self._inst.kind(chunk) != "ministry" or chunk.startswith(OF_CHINA) or chunk[0] == country[0]:
            return False
        if chunk in self._lex.words_set("only_our_ministry"):
            return False  # 农业农村部副部长某某·某某
        first = self._scan.word_at.get(at)
        verb = first is not None and first.tag == "v" and not self._lex.institutions.get(chunk)
        return not verb and self._inst.foreign_head(chunk) is None

    def _sent_for(self, chunk: str, at: int) -> tuple[str, str] | None:
        """Who sends an envoy, and for what (``联合国|也门问题|特使``, ``联合国|秘书长|叙利亚问题特使``)."""
        place = self._scan.place_over(at)
        if place is None or place.start != at or place.end >= at + len(chunk):
            return None
        matter = chunk[place.end - at :]
        if matter in _MATTER or not (matter.endswith(_MATTER) or matter in self._lex.titles):
            return None
        known = self._lex.institutions.get(place.word)
        sender = known.name if known is not None else self._lex.countries.get(place.word)
        return (sender, matter) if sender is not None and sender != "中国" else None

    def _office_abroad(self, chunk: str, text: str, at: int, foreign: bool) -> tuple[str, str] | None:
        """What a chunk tells of an office of another state: the matter that it is in charge of (``英国|商务|大臣``), its
        armed forces (``俄|武装力量``), or the region of which a foreigner is head (``昆士兰州|州长``)."""
        inst, ends = self._inst, self._lex.words["foreign_body_end"]
        place = self._scan.place_over(at)
        if place is not None and place.start == at and place.end < at + len(chunk) and text.endswith(_IN_CHARGE_OF):
            state, matter = self._lex.countries.get(place.word, "中国"), chunk[place.end - at :]
            if state != "中国" and len(matter) <= LONGEST_CHARGE and self._nominal(place.end, at + len(chunk)):
                return state, matter + text
        told = inst.country_by_initial(chunk[0]) if inst.foreign_head(chunk) is None else None
        if told is not None and chunk[1:] in ends and len(chunk) > 3:
            return told + chunk[1:], text
        head = LOCAL_HEAD.search(text)
        if head is None or not foreign or chunk[-1] != head[1] or not 3 <= len(chunk) <= _LONGEST_REGION:
            return None
        name = chunk[1:] if told is not None and len(chunk) > 3 else chunk
        words = [w for i in range(at + len(chunk) - len(name), at + len(chunk)) if (w := self._scan.word_at.get(i))]
        return (name, text) if words and all(w.tag[:1] == "n" or len(w.text) == 1 for w in words) else None

    def _nominal(self, start: int, end: int) -> bool:
        """Whether nothing but nouns and what goes with them stands between the offsets."""
        words = (self._scan.word_at.get(i) for i in range(start, end) if self._scan.cuts[i])
        return all(w is not None and (w.tag[:1] in "nabjlz" or w.tag == "vn" or w.text == "与") for w in words)

    def _own_body(self, chunk: str, at: int) -> bool:
        """Whether *chunk* is the name of a foreign country with nothing but nouns behind it."""
        if self._inst.foreign_head(chunk) is None:
            return False
        inner = (w for i in range(at + 1, at + len(chunk)) if (w := self._scan.word_at.get(i)) is not None)
        return not any(
            w.tag[:1] in "vpdcrmqtu" and w.tag != "vn" and in_dictionary(w.text)
            for w in inner
            if len(w.text) > 1 and w.text not in self._lex.country_cities
        )
