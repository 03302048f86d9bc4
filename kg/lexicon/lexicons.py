"""All lexicons of the house, loaded once, checked, and ready to be asked.

A word is added by a line in a file of ``data/``; nothing here knows any single word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from kg.lexicon.matcher import Matcher
from kg.lexicon.table import Row, read
from kg.model import Direction, MeetingKind, Role, Status


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
    variants: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Lexicons:
    """Everything the recognisers ask of the data files."""

    institutions: Mapping[str, InstitutionEntry]
    """By every form."""
    places: Mapping[str, tuple[PlaceEntry, ...]]
    """By full name and by short form; several where a name is borne by several places."""
    countries: Mapping[str, str]
    """Form → usual name."""
    capitals: Mapping[str, str]
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
    honorifics: frozenset[str]
    surnames: Mapping[str, tuple[int, bool]]
    """Family name → (weight 1–5, whether it is too common a word to prove anything)."""
    given: Mapping[str, tuple[int, int, int]]
    """Character → weights 0–9 as first, second, only character of a given name."""
    transliteration: Mapping[str, int]
    name_odds: Mapping[str, int]
    """Sign of a stretch of text → what it was learnt to weigh for a person's name (``kg.mention.name_odds``)."""
    not_names: Mapping[str, bool]
    """Word that looks like a name → whether it may be one all the same."""
    speech_verbs: Mapping[str, str]
    """Verb of saying → speech act (empty outside the scheme)."""
    role_verbs: Mapping[str, Role]
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


def _institutions(rows: list[Row]) -> dict[str, InstitutionEntry]:
    out: dict[str, InstitutionEntry] = {}
    entries = [
        InstitutionEntry(r["name"], (r["name"], *r.many("short")), r["kind"], r["parent"], r["en"], r["place"])
        for r in rows
    ]
    for entry in entries:
        for form in entry.forms:
            out.setdefault(form, entry)
    for entry in entries:
        if out[entry.name].name != entry.name:
            out[entry.name] = entry  # a full name wins over a short form that happens to equal it
    return out


def _places(rows: list[Row]) -> dict[str, tuple[PlaceEntry, ...]]:
    out: dict[str, list[PlaceEntry]] = defaultdict(list)
    for row in rows:
        shorts = row.many("short")
        entry = PlaceEntry(
            row["name"], shorts[0] if shorts else "", row["level"], row["parent"], row["en"], row["abbr"]
        )
        for form in (row["name"], *shorts):
            out[form].append(entry)
    return {form: tuple(entries) for form, entries in out.items()}


def _local_bodies(rows: list[Row]) -> dict[str, LocalBody]:
    return {row["pattern"]: LocalBody(row["pattern"], row["name_template"], row["kind"]) for row in rows}


def _bare_title(note: str) -> str:
    for part in note.split():
        if part.startswith("title="):
            return part.removeprefix("title=")
    return ""


class _Tables:
    """The lexicon files of one folder, read one by one."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def rows(self, name: str, *columns: str) -> list[Row]:
        return read(name, columns, folder=self._folder)

    def pairs(self, name: str, key: str, value: str) -> dict[str, str]:
        """A file that tells one thing of each word."""
        return {row[key]: row[value] for row in self.rows(name, key, value, "source")}

    def countries(self) -> tuple[dict[str, str], dict[str, str]]:
        """Form → usual name, and capital → country."""
        countries: dict[str, str] = {}
        capitals: dict[str, str] = {}
        for row in self.rows("countries.tsv", "name", "short", "en", "capital", "source"):
            for form in (row["name"], *row.many("short")):
                countries[form] = row["name"]
            for capital in row.many("capital"):
                capitals[capital] = row["name"]
        return countries, capitals

    def titles(self) -> dict[str, TitleEntry]:
        rows = self.rows("titles.tsv", "title", "level", "kind", "default_institution", "scope", "note", "source")
        return {
            r["title"]: TitleEntry(
                r["title"],
                r["level"],
                r["kind"],
                r["default_institution"],
                r["scope"],
                _bare_title(r["note"]),
                "occupation" in r["note"].split(),
                "profession" in r["note"].split(),
            )
            for r in rows
        }

    def title_prefixes(self) -> tuple[dict[str, Status], frozenset[str]]:
        """Prefix → the status it tells, and the prefixes that belong to the title."""
        prefixes: dict[str, Status] = {}
        ranks: set[str] = set()
        for r in self.rows("title_prefixes.tsv", "prefix", "status", "source"):
            if r["status"] in ("rank", "honorary"):
                ranks.add(r["prefix"])
                prefixes[r["prefix"]] = Status.HELD
            elif r["status"] in set(Status):
                prefixes[r["prefix"]] = Status(r["status"])
            else:
                raise r.error(f"column status: {r['status']!r} is not held, former, acting, elect, rank or honorary")
        return prefixes, frozenset(ranks)

    def meeting_heads(self) -> dict[str, MeetingKind]:
        out: dict[str, MeetingKind] = {}
        for r in self.rows("meeting_heads.tsv", "head", "kind", "source"):
            try:
                out[r["head"]] = MeetingKind(r["kind"])
            except ValueError:
                raise r.error(f"column kind: {r['kind']!r} is no kind of meeting") from None
        return out

    def role_verbs(self) -> dict[str, Role]:
        out: dict[str, Role] = {}
        for r in self.rows("role_verbs.tsv", "verb", "role", "source"):
            try:
                out[r["verb"]] = Role(r["role"])
            except ValueError:
                raise r.error(f"column role: {r['role']!r} is no role") from None
        return out

    def target_verbs(self) -> dict[str, TargetVerb]:
        out: dict[str, TargetVerb] = {}
        for r in self.rows("target_verbs.tsv", "verb", "direction", "bound", "source"):
            try:
                out[r["verb"]] = TargetVerb(Direction(r["direction"]), Direction(r["bound"]) if r["bound"] else None)
            except ValueError:
                told = f"{r['direction']!r}, {r['bound']!r}"
                raise r.error(f"columns direction, bound: {told}: not directions of a target") from None
        return out

    def document_organs(self) -> dict[str, OrganWord]:
        return {
            r["organ"]: OrganWord(r["institution"], r.whole("since"))
            for r in self.rows("document_organs.tsv", "organ", "institution", "since", "source")
        }

    def themes(self) -> dict[str, ThemeEntry]:
        """By every form; without the domains and the members of slogans that are too common as words."""
        out: dict[str, ThemeEntry] = {}
        for r in self.rows("themes.tsv", "label", "en", "variants", "kind", "source", "unmatched"):
            if r["kind"] == "domain" or r.yes("unmatched"):
                continue
            entry = ThemeEntry(r["label"], r["kind"], r["en"], r.many("variants"))
            for form in (entry.label, *entry.variants):
                out.setdefault(form, entry)
        return out

    def classes(self) -> dict[str, list[str]]:
        """The word classes of the grammar."""
        out: dict[str, list[str]] = defaultdict(list)
        for r in self.rows("grammar_words.tsv", "word", "class", "source"):
            out[r["class"]].append(r["word"])
        return out


@lru_cache(maxsize=4)
def load(folder: Path | None = None) -> Lexicons:
    """Load and check all lexicons; from *folder* in place of the shipped data where it is given.

    Raises ``ResourceError`` with file and line where a file breaks its rules.
    """
    files = _Tables(folder)
    rows = files.rows
    institutions = _institutions(rows("institutions.tsv", "name", "short", "kind", "parent", "place", "en", "source"))
    places = _places(rows("places.tsv", "name", "short", "level", "parent", "abbr", "en", "source"))
    countries, capitals = files.countries()
    cities = files.pairs("world_cities.tsv", "name", "country") | capitals
    titles = files.titles()
    prefixes, ranks = files.title_prefixes()
    themes = files.themes()
    classes = files.classes()
    return Lexicons(
        institutions=institutions,
        places=places,
        countries=countries,
        capitals=capitals,
        country_cities=cities,
        suffixes={
            r["suffix"]: (r["kind"], r.yes("strong"))
            for r in rows("institution_suffixes.tsv", "suffix", "kind", "strong", "source")
        },
        local_bodies=_local_bodies(rows("local_bodies.tsv", "pattern", "name_template", "kind", "source")),
        titles=titles,
        bare_title_holders={
            r["title"]: frozenset(r.many("holders"))
            for r in rows("bare_title_holders.tsv", "title", "holders", "source")
        },
        title_prefixes=prefixes,
        rank_prefixes=ranks,
        honorifics=frozenset(r["word"] for r in rows("honorifics.tsv", "word", "source")),
        surnames={
            r["surname"]: (r.whole("weight"), r.yes("word_risk"))
            for r in rows("surnames.tsv", "surname", "weight", "word_risk", "source")
        },
        given={
            r["char"]: (r.whole("first"), r.whole("second"), r.whole("single"))
            for r in rows("given_chars.tsv", "char", "first", "second", "single", "source")
        },
        transliteration={r["char"]: r.whole("weight") for r in rows("translit_chars.tsv", "char", "weight", "source")},
        name_odds={r["sign"]: r.whole("weight") for r in rows("name_odds.tsv", "sign", "weight")},
        not_names={r["word"]: r.yes("ambiguous") for r in rows("not_names.tsv", "word", "ambiguous", "source")},
        speech_verbs=files.pairs("speech_verbs.tsv", "verb", "act"),
        role_verbs=files.role_verbs(),
        meeting_heads=files.meeting_heads(),
        themes=themes,
        triggers=files.pairs("triggers.tsv", "trigger", "family"),
        action_verbs=frozenset(r["verb"] for r in rows("action_verbs.tsv", "verb", "source")),
        target_verbs=files.target_verbs(),
        units=files.pairs("units.tsv", "unit", "ucum"),
        document_organs=files.document_organs(),
        self_endings={r["word"]: r.many("endings") for r in rows("self_references.tsv", "word", "endings", "source")},
        venues=files.pairs("venues.tsv", "venue", "place"),
        words={name: tuple(sorted(set(words), key=lambda w: (-len(w), w))) for name, words in classes.items()},
        word_sets={name: frozenset(words) for name, words in classes.items()},
        gazetteer=Matcher([*institutions, *places, *countries, *cities]),
        title_matcher=Matcher(titles, overlapping=True),
        theme_matcher=Matcher(themes),
    )
