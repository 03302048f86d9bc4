"""The lexicon files of ``data/`` read, checked and put together: where each column of each file goes."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from pathlib import Path

from kg.lexicon.lexicons import (
    InstitutionEntry,
    Lexicons,
    LocalBody,
    OrganWord,
    PlaceEntry,
    TargetVerb,
    ThemeEntry,
    TitleEntry,
)
from kg.lexicon.matcher import Matcher
from kg.lexicon.table import Row, read
from kg.lexicon.wordings import families
from kg.model import Direction, MeetingKind, Status


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
            entry = ThemeEntry(r["label"], r["kind"], r["en"])
            for form in (entry.label, *r.many("variants")):
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
        wordings=families(rows("wordings.tsv", "wording", "family", "example", "counterexample", "source")),
        word_sets={name: frozenset(words) for name, words in classes.items()},
        gazetteer=Matcher([*institutions, *places, *countries, *cities]),
        title_matcher=Matcher(titles, overlapping=True),
        theme_matcher=Matcher(themes),
    )
