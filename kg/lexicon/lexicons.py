"""All lexicons of the house, ready to be asked; ``kg.lexicon.loading`` reads and checks their files.

A word is added by a line in a file of ``data/``; nothing here knows any single word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from kg.lexicon.matcher import Matcher
from kg.model import Direction, MeetingKind, Status


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of *words*, the longest first.

    What begins alike is told apart by the next character, so that a search tries few branches at each place.
    """
    rests: dict[str, set[str]] = defaultdict(set)
    for word in words:
        rests[word[:1]].add(word[1:])
    return "|".join(_branch(first, rests[first]) for first in sorted(rests, reverse=True))


def _branch(first: str, rests: Collection[str]) -> str:
    """A pattern for *first* with any of *rests* behind it."""
    if len(rests) == 1:
        return re.escape(first + next(iter(rests)))
    return f"{re.escape(first)}(?:{alternatives(rests)})"


@dataclass(frozen=True, slots=True)
class InstitutionEntry:
    """A known institution: canonical name, other forms, kind (scheme ``institution-kind``), parent, English name,
    place."""

    name: str
    forms: tuple[str, ...]
    kind: str
    parent: str
    en: str
    place: str


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A known place: full name, short form, level (province, prefecture, county …), the place that contains it."""

    name: str
    short: str
    level: str
    parent: str
    en: str
    abbreviation: str = ""


@dataclass(frozen=True, slots=True)
class TitleEntry:
    """A post title without its institution; what it implies where no institution is told."""

    title: str
    level: str
    kind: str
    default_institution: str
    scope: str
    bare: str = ""
    """The title without the institution that it holds (``国家主席`` → ``主席``), where they differ."""
    occupation: bool = False
    """Whether it is a calling (记者, 教授) that makes no tenure by itself."""
    profession: bool = False
    """Whether such a calling makes one at the body told right before it (``某某医院主任医师``)."""

    @property
    def head(self) -> bool:
        """Whether an institution has one such office holder at a time."""
        return self.level == "head"


@dataclass(frozen=True, slots=True)
class LocalBody:
    """A body that localities have: the short form without its place, the full form, and which level uses it."""

    short: str
    template: str
    kind: str


@dataclass(frozen=True, slots=True)
class TargetVerb:
    """Which way a verb before a quantity points (``增长``), and the bound that it sets by itself (``超过``)."""

    direction: Direction
    bound: Direction | None = None


@dataclass(frozen=True, slots=True)
class OrganWord:
    """What a document number opens with (``国发``): who issues under it, and from which year on (0: ever)."""

    institution: str
    since: int


@dataclass(frozen=True, slots=True)
class ThemeEntry:
    """A concept of the theme scheme."""

    label: str
    kind: str
    en: str


@dataclass(frozen=True, eq=False)
class Lexicons:
    """Everything the recognisers ask of the data files."""

    institutions: Mapping[str, InstitutionEntry]
    """By every form."""
    places: Mapping[str, tuple[PlaceEntry, ...]]
    """By full name and by short form; several where a name is borne by several places."""
    countries: Mapping[str, str]
    """Form → usual name."""
    country_cities: Mapping[str, str]
    """Foreign city → country."""
    suffixes: Mapping[str, tuple[str, bool]]
    """Head noun of an institution's name → (kind, whether it is strong)."""
    local_bodies: Mapping[str, LocalBody]
    titles: Mapping[str, TitleEntry]
    bare_title_holders: Mapping[str, frozenset[str]]
    """Title that a Chinese body is implied by → the only persons whom it may be implied of (总书记, 总理 …)."""
    title_prefixes: Mapping[str, Status]
    rank_prefixes: frozenset[str]
    """Prefixes that are part of the title (常务, 首席, 第一 …)."""
    surnames: Mapping[str, tuple[int, bool]]
    """Family name → (weight 1–5, whether it is too common a word to prove anything)."""
    given: Mapping[str, tuple[int, int, int]]
    """Character → weights 0–9 as first, second, only character of a given name."""
    transliteration: Mapping[str, int]
    name_odds: Mapping[str, int]
    """Sign of a stretch of text → what it was learnt to weigh for a person's name (``kg.mention.people.name_odds``)."""
    not_names: Mapping[str, bool]
    """Word that looks like a name → whether it may be one all the same."""
    speech_verbs: Mapping[str, str]
    """Verb of saying → speech act (empty outside the scheme)."""
    meeting_heads: Mapping[str, MeetingKind]
    themes: Mapping[str, ThemeEntry]
    """By label and by variant."""
    triggers: Mapping[str, str]
    action_verbs: frozenset[str]
    """Verbs that open what is to be done."""
    target_verbs: Mapping[str, TargetVerb]
    """By verb or comparison before a quantity."""
    units: Mapping[str, str]
    """Unit behind a number → its UCUM code, empty where it has none."""
    document_organs: Mapping[str, OrganWord]
    """Organ word of a document number → who issues under it."""
    self_endings: Mapping[str, tuple[str, ...]]
    """How a text calls a body named before by one word (我校) → what the name of such a body ends in."""
    venues: Mapping[str, str]
    """Building or ground → the city it stands in."""
    words: Mapping[str, tuple[str, ...]]
    """Small closed word classes of the grammar, by class name (``grammar_words.tsv``)."""
    wordings: Mapping[str, re.Pattern[str]]
    """Turns of phrase by family (``wordings.tsv``)."""
    word_sets: Mapping[str, frozenset[str]] = field(repr=False)
    gazetteer: Matcher = field(repr=False)
    title_matcher: Matcher = field(repr=False)
    theme_matcher: Matcher = field(repr=False)

    def words_set(self, name: str) -> frozenset[str]:
        """The word class *name* as a set."""
        return self.word_sets[name]

    @cached_property
    def _suffix_lengths(self) -> dict[str, tuple[int, ...]]:
        """How long the head nouns are that end in a character, the longest first."""
        ending = _by_last_character(self.suffixes)
        return {last: tuple(dict.fromkeys(map(len, words))) for last, words in ending.items()}

    @cached_property
    def _prefixes_ending(self) -> dict[str, tuple[str, ...]]:
        return _by_last_character(self.title_prefixes)

    def suffix_of(self, name: str) -> tuple[str, bool] | None:
        """Kind and strength of the longest head noun that *name* ends in."""
        for length in self._suffix_lengths.get(name[-1:], ()):
            found = self.suffixes.get(name[-length:])
            if found is not None:
                return found
        return None

    def title_prefix_before(self, text: str, at: int) -> str | None:
        """The longest prefix of titles that ends at offset *at* of *text*."""
        for prefix in self._prefixes_ending.get(text[at - 1 : at], ()):
            if text.endswith(prefix, 0, at):
                return prefix
        return None


def _by_last_character(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """*words*, the longest first, by the character they end in."""
    out: dict[str, list[str]] = defaultdict(list)
    for word in sorted(filter(None, words), key=len, reverse=True):
        out[word[-1]].append(word)
    return {last: tuple(ending) for last, ending in out.items()}
