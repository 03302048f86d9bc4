"""Watchwords coined by a set pattern: ``平安某市``, ``工业强县``, ``某某一体化``, ``以查促改``, ``招大引强``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.themes.form import Formed, word_ending
from kg.lexicon.lexicons import Lexicons, alternatives
from kg.mention.scan import Scan, occurrences
from kg.text.segment import in_dictionary

_VIRTUE = "平安、法治、美丽某地"
_CALLING = "某业兴市、强县"
_UNION = "…一体化"
_RENOWN = "某物之都、之乡"
_MOTTO = "对举的提法"
_SITUATION = "某地局势"
_TRADES = re.compile(r"[产供销加储运贸种养购宰学研用教农林牧渔文旅医康投建管]{3,5}$")
"""Trades told by a character each: 产供销, 种养加."""
_MOST_TRADES = 5
_KNOWN_FOR = re.compile(r"之[都乡](?![\u4e00-\u9fff]?[市城会人])")
_THING_TAGS = frozenset({"n", "nz", "vn"})
_PARTIES = re.compile(r"[\u4e00-\u9fff]{2,3}")
_CALLING_TAGS = ("n", "vn", "a", "j", "b")
_MOTTOES = (
    (
        "以",
        re.compile(
            r"以[^此其之及便来为期我你他这那所往\W][促带代助养补育换招引治][^动进成使偿理表充给力入导发来领聘募聚价词码和与及\W]"
        ),
    ),
    ("引", re.compile(r"[招引](?P<a>[大优强商才新外智精高名])[招引育选](?!(?P=a))[大优强商才新外智精高名]")),
    ("尽", re.compile(r"应(?P<a>[\u4e00-\u9fff])尽(?P=a)")),
    ("一", re.compile(r"一[^\W\d一]一[策品案档码表图警证]")),
    ("还", re.compile(r"退[^\W\d]还[林草湖湿滩海河水江田绿耕]")),
    ("不出", re.compile(r"(?:[大小][事病]|矛盾|纠纷)不出(?:镇街|网格|社区|园区|[村镇乡县街])")),
    ("定", re.compile(r"以[水补人房地岗案量质产]定[城地人产绿林占钱房补薪价销供]")),
)
"""The character without which a text is not searched, and the pattern."""


class CoinedFinder:
    """Finds watchwords that are built alike wherever they are coined."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._places = lexicons.places
        self._verbs = lexicons.words["theme_calling_verb"]
        self._virtues = (*lexicons.words["theme_virtue"], *lexicons.words["theme_virtue_of_place"])
        self._any_virtue, self._any_verb = (re.compile(alternatives(w)) for w in (self._virtues, self._verbs))
        self._of_walks = lexicons.words_set("theme_virtue")
        self._bearer = re.compile("|".join(map(re.escape, lexicons.words["theme_virtue_bearer"])))
        self._goes_on = lexicons.words["virtue_goes_on"]
        self._plain = lexicons.words_set("plain_calling")
        self._manners = lexicons.words_set("calling_manner")
        self._of_people = lexicons.words["follows_people"]
        self._affairs = lexicons.words["foreign_situation"]
        self._praised, self._reach = lexicons.words_set("praise_of_old"), lexicons.words["reach_of_fame"]
        self._weak = lexicons.words_set("theme_weak")
        self._called = lexicons.words_set("theme_called") | {
            entry.abbreviation for entries in lexicons.places.values() for entry in entries if entry.abbreviation
        }

    def find(self, scan: Scan) -> Iterator[Formed]:
        """The watchwords of a document."""
        yield from self._virtue(scan)
        yield from self._calling(scan)
        yield from self._union(scan)
        yield from self._situation(scan)
        yield from self._renown(scan)
        for needed, pattern in _MOTTOES:
            if needed in scan.chars:
                for match in pattern.finditer(scan.chars):
                    if scan.cuts[match.start()] and scan.cuts[match.end()]:
                        yield Formed(match.start(), match.end(), match[0], "slogan", _MOTTO)

    def _virtue(self, scan: Scan) -> Iterator[Formed]:
        """What a place or a walk of life is to become: 平安某市, 美丽新某省, 智慧水利."""
        chars = scan.chars
        for virtue in self._virtues if self._any_virtue.search(chars) is not None else ():
            for start in occurrences(chars, virtue):
                at = start + len(virtue)
                if not scan.cuts[start]:
                    continue
                end = self._place_end(scan, at + (chars[at : at + 1] == "新"))
                if not end and virtue in self._of_walks:
                    bearer = self._bearer.match(chars, at)
                    end = bearer.end() if bearer is not None and scan.cuts[bearer.end()] else 0
                if end and not chars.startswith(self._goes_on, end):
                    yield Formed(start, end, chars[start:end], "programme", _VIRTUE)

    def _place_end(self, scan: Scan, at: int) -> int:
        """Where the place of our own country ends that begins at *at*; 0 where none does."""
        place = scan.place_over(at)
        return place.end if place is not None and place.start == at and place.word in self._places else 0

    def _calling(self, scan: Scan) -> Iterator[Formed]:
        """By what a place or a trade is to rise: 工业强县, 质量兴农, 科教兴某, 从严治校."""
        chars, cuts = scan.chars, scan.cuts
        for verb in self._verbs if self._any_verb.search(chars) is not None else ():
            for at in occurrences(chars, verb):
                end = at + 2
                called = chars[at:end]
                if not cuts[at] or not cuts[end] or called[1:] not in self._called or called in self._plain:
                    continue
                means = word_ending(scan, at)
                if (
                    means is not None
                    and len(means.text) == 2
                    and scan.place_over(means.start) is None
                    and (means.tag.startswith(_CALLING_TAGS) or means.text in self._manners)
                    and means.text not in self._weak
                    and scan.place_over(at) is None
                    and not (called[1:] == "民" and chars.startswith(self._of_people, end))
                ):
                    yield Formed(means.start, end, chars[means.start : end], "strategy", _CALLING)

    def _union(self, scan: Scan) -> Iterator[Formed]:
        """What grows together: 某某一体化."""
        for at in occurrences(scan.chars, "一体化"):
            end = at + len("一体化")
            if trades := _TRADES.search(scan.chars, max(0, at - _MOST_TRADES), at):
                begin = trades.start()
                named = bool(scan.cuts[begin])
            else:
                begin = self._parties(scan, at)
                named = _PARTIES.fullmatch(scan.chars, begin, at) is not None
                named = named and bool(scan.cuts[at]) and not in_dictionary(scan.chars[begin:at])
            if named and scan.cuts[end]:
                yield Formed(begin, end, scan.chars[begin:end], "strategy", _UNION)

    def _parties(self, scan: Scan, at: int) -> int:
        """Where the nouns begin that end at *at*."""
        begin = at
        while at - begin < 3:
            part = word_ending(scan, begin)
            if part is None or part.tag[:1] not in "nj" or part.text in self._weak:
                break
            begin = part.start
        return begin

    def _renown(self, scan: Scan) -> Iterator[Formed]:
        """What a place is known for or would be: 世界瓷器之都, 中国茶叶之乡."""
        for match in _KNOWN_FOR.finditer(scan.chars) if "之" in scan.chars else ():
            begin = match.start()
            thing = word_ending(scan, begin)
            if thing is None or thing.tag not in _THING_TAGS or thing.text in self._praised or thing.text in self._weak:
                continue
            begin = thing.start - next((len(w) for w in self._reach if scan.chars.endswith(w, 0, thing.start)), 0)
            yield Formed(begin, match.end(), scan.chars[begin : match.end()], "slogan", _RENOWN)

    def _situation(self, scan: Scan) -> Iterator[Formed]:
        """Where a country is a matter of the world: 某国局势, 某某冲突."""
        for affair in self._affairs:
            for at in occurrences(scan.chars, affair):
                place = scan.place_over(at - 1) if at else None
                end = at + len(affair)
                if place is not None and place.end == at and place.word not in self._places and scan.cuts[end]:
                    yield Formed(place.start, end, scan.chars[place.start : end], "risk", _SITUATION)
