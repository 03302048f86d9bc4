"""What a title fixes by itself: the body it implies, and whether it is a foreigner's."""

from __future__ import annotations

import re

from kg.lexicon.lexicons import TitleEntry
from kg.mention.bodies.institutions import Institutions
from kg.mention.people.persons import PersonMention
from kg.mention.posts.title_chain import Item
from kg.mention.scan import TitleMatch

LOCAL_HEAD = re.compile(r"(省|市|县|区|州|盟|旗|镇|乡)长(?:助理)?$")
OF_CHINA = ("中华", "中国", "中共", "中央", "国务院", "全国")
FOREIGN_ORGANS = {"外长": "外交部", "防长": "国防部", "财长": "财政部", "外相": "外务省", "防相": "防卫省"}
_STAY = re.compile("(?:在|赴|抵达|到访|访问|前往)(?P<place>[\u4e00-\u9fff]{2,8}?[州省])(?=[会同与出访参，])")
_NEVER_OURS = ("大臣", "相")
_NO_PAUSE = re.compile("[^，。；：]+")
_LONGEST_TITLE = 40
_ONLY_OURS = ("党组", "党委", "自治区", "政委")


class TitleDefaults:
    """The bodies that titles of one document imply."""

    def __init__(self, institutions: Institutions) -> None:
        self._inst = institutions
        self._lex = institutions.lexicons

    def _country_of_title(self, entry: TitleEntry) -> str | None:
        """The country of a title that stands without one: China, or where China has no such office the one told of."""
        return self._inst.only_country if entry.title.endswith(_NEVER_OURS) else "中国"

    def _default(self, entry: TitleEntry, country: str | None) -> str | None:
        """The institution that a title fixes by itself, by its canonical name."""
        name = entry.default_institution
        if "{country}" in name:
            if country is None:
                return None
            name = name.replace("{country}", "" if country == "中国" else country)
        known = self._lex.institutions.get(name)
        return known.name if known is not None else name

    def _seat(self, place: str, entry: TitleEntry, text: str) -> tuple[str, str]:
        """A place and a title: ``江苏省`` + ``省长`` → ``江苏省人民政府``."""
        if entry.scope:
            return re.sub(r"\{\w+\}", place, entry.scope) if not place.endswith("特别行政区") else place, text
        region = any(known.level == "region" for known in self._lex.places.get(place, ()))  # 华北地区|指挥长
        if entry.kind == "government" and text.endswith(("长", "主席", "秘书长")) and not region:
            return place + "人民政府", text
        return place, text

    def _by_scope(self, entry: TitleEntry, at: int, previous: str | None) -> str | None:
        """The government that a title such as 省长, 市长, 副县长 implies without naming it."""
        if entry.scope.startswith(("{region}", "{prefecture}行政", "{prefecture}地委")):
            place = self._inst.place_for("自治区" if "region" in entry.scope else "地区", at)
            if place is None:
                return None
            name = place.name.removesuffix("地区") if entry.scope.endswith("地委") else place.name
            return re.sub(r"\{\w+\}", name, entry.scope)
        if entry.scope and "{" not in entry.scope:
            return entry.scope  # 经济财政司司长: of Macao, whatever stands before
        match = LOCAL_HEAD.search(entry.title)
        if match is None:
            return None
        level = match[1]
        if previous is not None:
            cut = previous.find(level)
            if cut > 0 and (seat := self._lex.places.get(previous[: cut + 1])):
                return seat[0].name + "人民政府"
        place = self._inst.place_for(level, at)
        return place.name + "人民政府" if place is not None else None

    def _foreign_institution(
        self, title: TitleMatch, previous: str | None, country: str | None, carried: str | None
    ) -> str | None:
        if country is None and carried is not None and title.entry.kind == "foreign":
            country = self._inst.foreign_head(carried)
        organ = FOREIGN_ORGANS.get(title.text.lstrip("副"))
        if organ is not None and country is not None:
            return country + organ
        if title.entry.kind in ("foreign", "government") and country is not None:
            return country
        if title.entry.kind == "party" and previous is None:
            return None  # 某某总书记: of which party, the text does not tell here
        if title.entry.kind == "foreign" and (previous or carried or "中").startswith(OF_CHINA):
            return None  # 习近平向国王某某致电: whose king he is, the text does not tell here
        return previous or country or carried

    def _place_abroad(self, title: str, at: int) -> str | None:
        """The state, province or town abroad that a *title* at offset *at* is of: the one that the sentence names last
        before it as where somebody is (在某州会见|州长某某)."""
        scan, head = self._inst.scan, LOCAL_HEAD.search(title)
        if head is None:
            return None
        level = head[1]
        chars, start = scan.chars, scan.sentence_of(at).start
        if level == "市":
            towns = (m.word for m in reversed(scan.places) if start <= m.start and m.end < at)
            return next((town for town in towns if town in self._lex.country_cities), None)
        stays = (m["place"] for m in _STAY.finditer(chars, start, at) if m["place"].endswith(level))
        told = [place for place in stays if place not in self._lex.places]
        return told[-1] if told else None

    def _not_ours(self, title: str, person: PersonMention) -> bool:
        """Whether a title that China's party or state is implied by stands bare beside one who never bore it there,
        in a text that names other countries (阮富仲总书记)."""
        holders = self._lex.bare_title_holders.get(title)
        return holders is not None and person.name not in holders and self._inst.names_abroad

    def _abroad(self, person: PersonMention, item: Item) -> bool:
        """Whether a name or a bare title (总统, 首相) tells of a foreigner."""
        title = item.title
        return (
            self._foreigner(person, title)
            or title.text.endswith(_NEVER_OURS)
            or (title.entry.scope == "{country}" and not item.chunk)
            or (not item.chunk and title.entry.default_institution != "" and self._not_ours(title.text, person))
        )

    def _foreigner(self, person: PersonMention, title: TitleMatch) -> bool:
        """Whether a name that sounds foreign is a foreigner's: not where his title is one that only China has, nor in
        a text that names no other country (哈斯巴根, 扎西措)."""
        if title.text.startswith(_ONLY_OURS):
            return False
        if not person.foreign:
            return self._leads_guests(person)
        abroad = self._inst.names_abroad or title.entry.kind == "foreign" or title.text.endswith("使")
        return abroad or "·" in person.name

    def _leads_guests(self, person: PersonMention) -> bool:
        """Whether a party from abroad is told by somebody as its head (由公安部部长某某率领的越南公安部代表团)."""
        chars, at = self._inst.scan.chars, person.start
        by = chars.rfind("由", max(0, at - _LONGEST_TITLE), at)
        told = by >= 0 and _NO_PAUSE.fullmatch(chars, by, at) is not None
        return told and self._inst.led_from(person.end) is not None


def bare_title(text: str, entry: TitleEntry) -> str:
    """The title without the institution that it holds (``国家主席`` → ``主席``)."""
    return text.removesuffix(entry.title) + entry.bare if entry.bare else text
