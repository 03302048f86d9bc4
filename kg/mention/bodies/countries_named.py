"""Which countries a document names, and whose a body is that it names by an initial or without its country."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cached_property, lru_cache

from kg.lexicon.lexicons import Lexicons, alternatives
from kg.mention.scan import Scan

_MOSTLY = 0.75
_BESIDE_CHINA = re.compile(
    r"中(?P<with>[\u4e00-\u9fff])(?=两国|关系|双方|是|合|建交|友好|全面|战略|经贸|贸易)"
    r"|(?<![\u4e00-\u9fff])(?P<side>[\u4e00-\u9fff])方"
)
_NUMERALS = frozenset("一二三四五六七八九十")


_GUEST_OF = ("来访的", "到访的", "访华的", "来京的")
"""Before a country: somebody from there has come to the one told of, who is of another."""

_LEADS = re.compile("(?:率领|带领|率)的")

_MET = re.compile(
    r"(?:(?:会见|会晤|拜会)了?(?:来华[^，。；]{0,30}的|来访的)?|与|同|和|赴|访问了?|出访|率团[^，。；]{0,6}访问了?)$"
)
"""Before a country: those told before go to it or meet somebody of it."""


class _Grammar:
    """How countries are told by an initial, once for all documents."""

    def __init__(self, lexicons: Lexicons) -> None:
        words = lexicons.words
        self.sides = sides = "".join(words["side_initial"])
        self.by_initial = re.compile(
            f"[{sides}]方|中[{sides}](?=关系|两国|元首|双方|全面|贸易|经贸|建交)|[{sides}]中(?=关系|两国)"
        )
        self.usual = {country[0]: country for country in words["usual_country"]}
        self.several = re.compile(alternatives(words["several_states"]))
        self.at_home = re.compile(alternatives(words["home_sign"]))


@lru_cache(maxsize=4)
def _grammar(lexicons: Lexicons) -> _Grammar:
    return _Grammar(lexicons)


class CountriesNamed:
    """The countries of one document."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.lexicons = scan.lexicons
        self._states = _grammar(scan.lexicons)
        countries = scan.lexicons.countries
        self._countries = [
            (m.start, country)
            for m in scan.places
            if (country := countries.get(m.word) or self._country_heading(m.word)) is not None
        ]

    def _country_heading(self, word: str) -> str | None:
        """The country whose name begins the name of a known foreign body (``白俄罗斯国防部``)."""
        entry = self.lexicons.institutions.get(word)
        return self.foreign_head(word) if entry is not None and entry.kind == "foreign" else None

    def foreign_head(self, name: str) -> str | None:
        """The foreign country whose name an institution's name begins with."""
        countries = self.lexicons.countries
        heads = (
            countries.get(name[:length]) or countries.get(name[:length] + "国") for length in range(len(name), 1, -1)
        )
        country = next((head for head in heads if head is not None), None)
        return country if country != "中国" else None

    def country_before(self, at: int, floor: int) -> str | None:
        """The foreign country named last before offset *at* (not before *floor*), else the one named most."""
        for i in range(bisect_left(self._countries, (at, "")) - 1, -1, -1):
            start, country = self._countries[i]
            if start < floor:
                break
            if country != "中国":
                return country
        return self.only_country

    def led_from(self, at: int) -> str | None:
        """The foreign country of the party that somebody whose name ends at *at* leads (某人|率领的加纳政府代表团)."""
        led = _LEADS.match(self.scan.chars, at)
        if led is None:
            return None
        i = bisect_left(self._countries, (led.end(), ""))
        start, country = self._countries[i] if i < len(self._countries) else (-1, "中国")
        return country if start == led.end() and country != "中国" else None

    @cached_property
    def names_abroad(self) -> bool:
        """Whether the document names a foreign country at all."""
        return any(country != "中国" for _, country in self._countries)

    @cached_property
    def only_country(self) -> str | None:
        """The foreign country that the document is about: named alone, or at least thrice and far more than others;
        none where it speaks of other countries by their initials (``俄方``, ``中俄关系``)."""
        foreign = Counter(c for _, c in self._countries if c != "中国")
        if not foreign:
            return None
        country, count = foreign.most_common(1)[0]
        about = len(foreign) == 1 or (count >= 3 and count >= _MOSTLY * foreign.total())
        if not about or any(
            i not in country
            for m in self._states.by_initial.finditer(self.scan.chars)
            for i in m[0]
            if i in self._states.sides
        ):
            return None
        return country

    def partner(self, at: int) -> str | None:
        """The one foreign state whose initial the paragraph at *at* tells beside 中 or before 方 (``中密两国``, ``哈方``)."""
        chars = self.scan.chars
        start, end = chars.rfind("\n", 0, at) + 1, chars.find("\n", at)
        told = {
            match["with"] or match["side"]
            for match in _BESIDE_CHINA.finditer(chars, start, end if end >= 0 else len(chars))
        }
        named = {country for _, country in self._countries}
        states = {state for initial in told if (state := self.country_by_initial(initial)) in named}
        return states.pop() if len(states) == 1 else None

    def country_by_initial(self, initial: str) -> str | None:
        """``乌`` in a text that names 乌克兰; ``None`` where no or several countries fit."""
        fits = {c for _, c in self._countries if c.startswith(initial) and c != "中国"}
        if not fits:
            return self._states.usual.get(initial)
        return next(iter(fits)) if len(fits) == 1 else None

    def country_at(self, at: int) -> str | None:
        """The country whose initial stands at *at*; 日 behind a number is a day."""
        initial, before = self.scan.chars[at], self.scan.chars[at - 1 : at]
        if initial == "日" and (before.isdigit() or before in _NUMERALS):
            return None
        return self.country_by_initial(initial)

    def whose(self, form: str, at: int) -> str | None:
        """A body that every state has (``国防部``, ``央行``), told bare at *at*: that of the country that the sentence
        or the paragraph tells, else China's; ``None`` where several countries may be meant."""
        scan = self.scan
        initial = self.country_at(at - 1) if at and scan.cuts[at - 1] else None
        if initial is not None:
            return self._body_of(initial, form)
        start = scan.chars.rfind("\n", 0, at) + 1
        end = scan.chars.find("\n", at)
        here = (start, end if end >= 0 else len(scan.chars))
        if not self._foreign_between(*here):
            here = (0, len(scan.chars))
        if self._states.at_home.search(scan.chars, *here):
            return self.lexicons.institutions[form].name
        sentence = scan.sentence_of(at).start
        if scan.chars[at - 1 : at] == "“" or self._states.several.search(scan.chars, sentence, at):
            return form if form.endswith("党") else None  # 各国央行, 欧洲央行, 胡塞武装“总参谋部”
        if not form.endswith("党") and not self._foreign_between(0, at) and not self._foreign_title():
            return self.lexicons.institutions[form].name
        told = self._foreign_between(sentence, at) or self._foreign_between(*here)
        first = scan.chars.find(form)
        if not told or self._only_met(at, *here) or (0 <= first < at and self._only_met(first, 0, len(scan.chars))):
            return self.lexicons.institutions[form].name
        if form.endswith("党"):
            known = self._with_party(told, form) or self._with_party({c for _, c in self._countries}, form)
            if len(known) == 1 or len(told) > 1:
                return known[0] + form if len(known) == 1 else form
        return self._body_of(told.pop(), form) if len(told) == 1 else None

    def _foreign_title(self) -> bool:
        """Whether the title of the document names a foreign country."""
        return any(country in self.scan.title for country in self.lexicons.countries if country != "中国")

    def _with_party(self, countries: set[str], form: str) -> list[str]:
        """Those of *countries* that are known to have a party called *form*."""
        return [country for country in sorted(countries) if country + form in self.lexicons.institutions]

    def _only_met(self, at: int, start: int, end: int) -> bool:
        """Whether the foreign country is first named behind offset *at*, as the one that is met or gone to."""
        named = next((begin for begin, c in self._countries if start <= begin < end and c != "中国"), None)
        if named is None or named < at or named >= self.scan.sentence_of(at).end:
            return False
        return _MET.search(self.scan.chars, at, named) is not None

    def _foreign_between(self, start: int, end: int) -> set[str]:
        """The foreign countries named there; not those that only a guest is from (会见来访的法国总统)."""
        chars = self.scan.chars
        return {
            c
            for at, c in self._countries
            if start <= at < end and c != "中国" and not chars.endswith(_GUEST_OF, max(0, at - 4), at)
        }

    def _body_of(self, country: str, form: str) -> str:
        known = self.lexicons.institutions.get(country + form)
        return known.name if known is not None else country + form
