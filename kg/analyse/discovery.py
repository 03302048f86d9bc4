"""New slogans: which of the themes found by their form are worth a line in the curated scheme.

Extraction keeps every theme that has the form of one. Proposed for curation are those that also behave like one in the
whole collection: a name stands free (before and after it stands now this, now that), it is told by people who speak
and beside themes that are known, and it is neither an everyday word nor the name of a ship, a storm or a programme on
television. All of it is computed at the time of asking; the graph holds nothing of it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

import pyoxigraph as ox

from kg.analyse.asking import Told, day, integer, name_of, rows, value
from kg.analyse.sighting import Sighting, sighting
from kg.graph.vocabulary import KG, notation
from kg.lexicon import table
from kg.text.segment import in_dictionary, words

LEAST = 3
"""So many articles must name it."""
RISE = 5.0
"""An older theme counts as new since a day if its share of articles has grown by this factor."""
MOST_READ = 24
"""So many of a theme's sentences are read to judge how it stands in them."""
_LEAST_SHARE = 0.34
"""Of its sentences, the part that must name a known theme too."""
_LEAST_QUOTED = 0.5
"""What has no programme's name must stand in quotation marks in this part of its places."""
_MOST_FIXED = 0.75
"""With the same character beside it in more than this part of its sentences, it is a piece of something longer."""
_MOST_NAMING = 0.25
"""With a word for a kind of thing beside it (号, 台风) in more than this part, it is a name."""
_NUMERALS = "一二三四五六七八九十百千万两双"
_NUMERAL = re.compile(rf"[{_NUMERALS}][\u4e00-\u9fff]{{1,3}}|(?:[{_NUMERALS}][\u4e00-\u9fff]){{2,4}}")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_FORMULA = re.compile(r"[\u4e00-\u9fff]{4,12}|[\u4e00-\u9fff]{2,8}(?:[、，·\s][\u4e00-\u9fff]{2,8}){1,5}")


class Form(StrEnum):
    """By what form a theme was told to be one."""

    NUMERAL = "numeral"
    """A numeral and what it counts: 两重."""
    PROGRAMME = "programme"
    """A name that ends in 行动, 工程, 计划, 战略, 倡议, 机制 …"""
    FORMULA = "formula"
    """Words in quotation marks, and not of everyday."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A discovered theme that is proposed for curation."""

    iri: str
    name: str
    kind: str
    form: Form
    articles: int
    first: str
    last: str
    rise: float | None
    """How many times the share of articles since the day asked for is that before; ``None`` if new since then."""
    raised: int
    """Statements and tasks that raise it."""
    known: float
    """The part of its sentences that name a curated theme too."""
    broader: str
    """The term above most of the curated themes beside it: a suggestion, to be looked at."""
    example: Sighting | None
    score: float

    @property
    def line(self) -> str:
        """The line that makes it a curated theme: label, en, variants, kind, broader, members, source, note."""
        kind = "programme" if self.form is Form.PROGRAMME else "slogan"
        where = f"{self.example.source} {self.first}".strip() if self.example else self.first
        return "\t".join((self.name, "", "", kind, self.broader, "", where, ""))


@dataclass(frozen=True, slots=True)
class _Judged:
    known: float
    raised: int
    domain: str


_Ranked = tuple[float, ox.NamedNode, Form, _Judged, Told, float | None]


def proposals(store: ox.Store, *, since: date | None = None, least: int = LEAST, top: int = 100) -> list[Proposal]:
    """The discovered themes most worth curating, the best first; with *since* those new or risen from then on.

    Empty where the graph has no dated article.
    """
    on = (since or date.min).isoformat()
    days = [(row["day"], int(row["articles"])) for row in rows(store, "days")]
    later = sum(number for each, number in days if each >= on)
    earlier = sum(number for each, number in days if each < on)
    found: list[_Ranked] = []
    for row in rows(store, "discovered-spans", given={"day": day(on), "least": integer(least)}):
        node = ox.NamedNode(row["theme"])
        articles, recent = int(row["articles"]), int(row["since"])
        rise = _rise(recent, later, articles - recent, earlier)
        if since and row["first"] < on and (rise is None or rise < RISE or recent < least):
            continue
        form = form_of(name_of(store, node))
        judged = _judged(store, node, form) if form else None
        if form and judged:
            score = judged.known * (1 + min(1.0, judged.raised / articles)) * math.log2(1 + articles)
            found.append((score, node, form, judged, row, rise if row["first"] < on else None))
    found.sort(key=lambda each: (-each[0], each[1].value))
    found = _without_turned(store, found)
    return [
        Proposal(
            iri=node.value,
            name=name_of(store, node),
            kind=notation(ox.NamedNode(kind)) if (kind := value(store, node, KG.themeKind)) else "",
            form=form,
            articles=int(row["articles"]),
            first=row["first"],
            last=row["last"],
            rise=None if rise is None else round(rise, 1),
            raised=judged.raised,
            known=round(judged.known, 2),
            broader=judged.domain,
            example=sighting(store, node, _first_article(store, node, row["first"])),
            score=round(score, 2),
        )
        for score, node, form, judged, row, rise in found[:top]
    ]


def _without_turned(store: ox.Store, found: list[_Ranked]) -> list[_Ranked]:
    """Of two that differ in which country is named first (中俄文化年, 俄中文化年) only the better."""
    kept: dict[str, _Ranked] = {}
    for each in found:
        name = name_of(store, each[1])
        if name[1::-1] + name[2:] not in kept:
            kept[name] = each
    return list(kept.values())


def _rise(recent: int, later: int, past: int, earlier: int) -> float | None:
    """How many times greater the later share is; ``None`` where there is no earlier one."""
    if not past or not earlier or not later:
        return None
    return (recent / later) / (past / earlier)


def form_of(name: str) -> Form | None:
    """The form by which *name* may be a slogan; ``None`` where it is everyday words, a fragment or a known theme."""
    if name in _word_class("everyday_quoted") or name.endswith(_ends("thing_name_end")) or _extends_known(name):
        return None
    if tail := next((each for each in _tails() if name.endswith(each) and len(name) >= len(each) + 2), None):
        return Form.PROGRAMME if _is_name(name[: -len(tail)]) else None
    if _NUMERAL.fullmatch(name):
        # In two characters a numeral makes shorthand even where the dictionary has it (两重); longer ones are words.
        everyday = name[1:] in _word_class("counted_generic") or (len(name) > 2 and in_dictionary(name))
        return None if everyday else Form.NUMERAL
    if in_dictionary(name) or "的" in name:
        return None
    return Form.FORMULA if _FORMULA.fullmatch(name) else None


def _is_name(stem: str) -> bool:
    """Whether what stands before 行动, 工程 … names one of them: no bare kind, nothing that begins with a verb."""
    parts = words(stem)
    generic = _word_class("generic_programme")
    if stem in generic or all(part.text in generic for part in parts) or parts[0].text in _word_class("theme_weak"):
        return False
    if any(stem.startswith(word) for word in generic if len(word) > 2):
        return False
    return parts[0].tag[:1] not in "vpcdurm" or parts[0].tag == "vn" or len(parts) == 1


def _extends_known(name: str) -> bool:
    """Whether *name* is a known theme, one with words before or after it, or the second half of one (两制)."""
    known = _known()
    if name in known or name in _second_halves():
        return True
    return any(
        name[:cut] in known or name[cut:] in known for cut in range(1, len(name)) if max(cut, len(name) - cut) >= 4
    )


def _judged(store: ox.Store, node: ox.NamedNode, form: Form) -> _Judged | None:
    """How a theme stands in its sentences; ``None`` where it is a fragment or the name of a thing."""
    proofs = _proofs(store, node)[:MOST_READ]
    name = name_of(store, node)
    sentences = [value(store, proof, KG.quote) for proof in proofs]
    around = [found for sentence in sentences for found in re.finditer(re.escape(name), sentence)]
    if not around:
        return None
    quoted = sum(_quoted(found) for found in around) / len(around)
    if quoted < _LEAST_QUOTED and (form is not Form.PROGRAMME or _is_fragment(around)):
        return None
    if sum(_names_a_thing(found) for found in around) > _MOST_NAMING * len(around):
        return None
    beside = [_known_beside(store, proof) for proof in proofs]
    known = sum(map(bool, beside)) / len(proofs)
    raised = sum(1 for _ in store.quads_for_pattern(None, KG.raises, node))
    return _Judged(known, raised, _domain(beside)) if known >= _LEAST_SHARE and raised else None


def _domain(beside: Sequence[set[str]]) -> str:
    """The term above most of the themes beside it."""
    above = Counter(_broader()[name] for names in beside for name in names if _broader().get(name))
    return min(above, key=lambda term: (-above[term], term), default="")


def _proofs(store: ox.Store, node: ox.NamedNode) -> list[ox.NamedNode]:
    """The pieces of evidence of a theme's mentions, sorted."""
    found = {
        proof.object
        for mention in store.quads_for_pattern(None, KG.theme, node)
        if isinstance(mention.subject, ox.NamedNode)
        for proof in store.quads_for_pattern(mention.subject, KG.evidence, None)
        if isinstance(proof.object, ox.NamedNode)
    }
    return sorted(found, key=lambda each: each.value)


def _quoted(found: re.Match[str]) -> bool:
    return found.string[found.start() - 1 : found.start()] in ("“", "‘") and found.start() > 0


def _is_fragment(around: Sequence[re.Match[str]]) -> bool:
    """Whether the same character stands before, or after, a name nearly everywhere."""
    if len(around) < 3:
        return False
    before = Counter(found.string[found.start() - 1 : found.start()] if found.start() else "" for found in around)
    after = Counter(found.string[found.end() : found.end() + 1] for found in around)
    for beside, free in ((before, _FREE_BEFORE), (after, _FREE_AFTER)):
        character, number = beside.most_common(1)[0]
        if _HAN.fullmatch(character) and character not in free and number > _MOST_FIXED * len(around):
            return True
    return False


_FREE_BEFORE = "的是在将等"
_FREE_AFTER = "的是在将等和与及"
"""Characters that stand beside any name; before one, a constant 和 tells that its first half is missing."""


def _names_a_thing(found: re.Match[str]) -> bool:
    """Whether a word for a kind of thing stands beside a quoted name: 台风“…”, “…”号."""
    before = found.string[max(0, found.start() - 6) : found.start()].rstrip("“‘《")
    after = found.string[found.end() : found.end() + 8].lstrip("”’》")
    return before.endswith(_ends("thing_before_name")) or after.startswith(_ends("thing_after_name"))


def _known_beside(store: ox.Store, proof: ox.NamedNode) -> set[str]:
    """The curated themes that a sentence names."""
    found: set[str] = set()
    for quad in store.quads_for_pattern(None, KG.evidence, proof):
        if isinstance(quad.subject, ox.NamedNode):
            for theme in store.quads_for_pattern(quad.subject, KG.theme, None):
                if isinstance(theme.object, ox.NamedNode) and not value(store, theme.object, KG.discovered):
                    found.add(name_of(store, theme.object))
    return found


def _first_article(store: ox.Store, node: ox.NamedNode, first: str) -> ox.NamedNode | None:
    told = [row["article"] for row in rows(store, "theme-articles", given={"theme": node}) if row["day"] == first]
    return ox.NamedNode(told[0]) if told else None


# ── words ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@cache
def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in table.read("grammar_words.tsv", ("word", "class")):
        found.setdefault(row["class"], set()).add(row["word"])
    return {name: frozenset(members) for name, members in found.items()}


def _word_class(name: str) -> frozenset[str]:
    return _classes()[name]


@cache
def _tails() -> tuple[str, ...]:
    return tuple(sorted(_word_class("theme_name_tail"), key=lambda each: (-len(each), each)))


@cache
def _ends(name: str) -> tuple[str, ...]:
    """The words of a class, as ``startswith`` and ``endswith`` want them."""
    return tuple(sorted(_word_class(name)))


@cache
def _second_halves() -> frozenset[str]:
    """What known themes end in, at least two characters after at least two."""
    return frozenset(label[cut:] for label in _known() for cut in range(2, len(label) - 1))


@cache
def _broader() -> dict[str, str]:
    """The first broader term of each curated theme; a domain stands for itself."""
    read = table.read("themes.tsv", ("label", "kind", "broader"))
    return {row["label"]: next(iter(row.many("broader")), row["label"]) for row in read}


@cache
def _known() -> frozenset[str]:
    """Every label and variant of the curated scheme."""
    found: set[str] = set()
    for row in table.read("themes.tsv", ("label", "variants")):
        found |= {row["label"], *row.many("variants")}
    return frozenset(found)
