"""Personal names: candidates from strong places, weighed by several kinds of evidence, then known everywhere.

A candidate arises where a name is to be expected (behind a title, before a verb that persons do, in a list of names,
where the segmenter saw one). A name accepted once is found in the whole document.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.lexicon.lexicons import Lexicons
from kg.mention.body_words import COMPANIES
from kg.mention.people.appointed_names import framed_names
from kg.mention.people.foreign_names import ForeignNames
from kg.mention.people.guests_named import guests_named
from kg.mention.people.introduced import INTRODUCED
from kg.mention.people.name_lexicon import NameLexicon
from kg.mention.people.name_limits import NameLimits
from kg.mention.people.name_odds import NameOdds
from kg.mention.people.name_score import Candidate, NameScore
from kg.mention.scan import Scan, occurrences
from kg.mention.short_forms import DEFINED
from kg.text.segment import in_dictionary

THRESHOLD = 2.4
_BEHIND_TITLE = 1.9
"""What a name may score that stands between a title and a pause."""
_ONE_PART = 2.5
"""What a name of one part scores."""
_PAUSES = ("，", "。", "、", "；", "（")
_IN_LIST = re.compile(
    r"、([\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{2,8}·[\u4e00-\u9fff]{2,8})(?=[、，。（]|等|出席|参加|陪同|也|还|分别|先后)"
)
_JOINED = re.compile(r"(?:（[^（）。]{1,10}）)?(?:[、和与/ ]|以?及)")
"""What joins a name to the next of a list: 甲、乙; 甲（女）　乙; of a pair of players 甲/乙."""
_CLOSES_ASIDE = frozenset("）")
_ROW_ENDS = (" ", "\n", "（", "")
_NAME_TAGS = frozenset(("nr", "nrt", "nrfg"))
"""The tags of the segmenter's dictionary for personal names."""
_LONGEST_PART = 9
"""So many characters at most has the first part of a name before its dot."""
_LONG_LIST = 4
"""Behind so many names a member of the list is one that begins with a family name."""
_OF_ORGAN = frozenset("的和部局省市县厅委院会")
_OPENS_CLAUSE = frozenset("，。；：、\n")
_MEMBERS = ("常委", "委员")
_DOTTED_LAST = re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{1,6}(?:·[\u4e00-\u9fff]{1,8})+\Z")
"""A name of several parts that a pause stands before."""
_LONGEST_DOTTED = 16
_ALONE = re.compile(
    r"[。\n]([\u4e00-\u9fff]{2,3})(?=等?(?:(?:参加|出席)(?:了|上述|有关)?(?:会见|会谈|活动|会议|座谈会?|调研|仪式)?"
    r"|(?:一同|陪同)(?:参加)?(?:调研|考察)|主持(?:会议|座谈会))。)"
)
_ALONE_ENDS = re.compile("(?:会[见谈议]|活动|座谈会?|调研|考察|仪式|参加|出席)。")
_WIFE = re.compile("夫人")
_LEADERS = re.compile("(?:[省市县区州旗盟校院厅局委镇乡行]|街道|集团|公司|支队|园区)领导")
_SON_OF = ("本", "宾", "伊本")
_THEORY = re.compile(r"(?!总书记|主席|同志)[^\W\d对日在就和与为向]{2,12}?思想(?!道德|政治)")


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A name in the matching text; ``name`` is the fullest form the document gives."""

    start: int
    end: int
    form: str
    name: str
    foreign: bool


class PeopleFinder:
    """Finds the persons that a document names."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lex = lexicons
        self._names = NameLexicon(lexicons)
        self._foreign = ForeignNames(self._names)
        self._limits = NameLimits(self._names)
        self._odds = NameOdds(self._names)
        self._may_begin = lru_cache(maxsize=65536)(
            lambda pair: (self._names.may_begin(pair), self._foreign.may_begin(pair))
        )
        """Whether a Chinese name, and whether a transliterated one without dots, may begin with two characters."""

    def find(self, scan: Scan) -> list[PersonMention]:
        """All mentions of persons in the document, in order, none overlapping another."""
        evidence = NameScore(scan, self._names)
        accepted: dict[int, Candidate] = {}
        chars, titles = scan.chars, scan.title_ending
        for start in dict.fromkeys(self.starts(scan)):
            found = self._consider(evidence, start, _BEHIND_TITLE if start in titles else THRESHOLD)
            if found is not None and (found.score >= THRESHOLD or chars[found.end : found.end + 1] in _PAUSES):
                accepted[start] = found
        for start in [s for s in accepted if s + 1 in titles and s + 1 in accepted]:
            if accepted[start].end == accepted[start + 1].end:
                del accepted[start]  # 办公室主|任何平: the title ends with what is a surname too
        ends = {c.end: c for c in accepted.values()}
        for c in list(accepted.values()):
            title = scan.title_ending.get(c.start)
            owner = ends.get(title.start) if title is not None and not title.text.endswith("夫人") else None
            if owner is not None and chars[owner.start : owner.end] in self._lex.institutions:
                owner = None  # 北约|秘书长某人: the post is the body's
            joined = title is not None and chars[title.start - 1] in "及和与"  # 部长甲|及|部长乙
            owns = owner is not None and owner.score > c.score - 2.2 and not joined
            if owner is not None and owns and not self._limits.owns_no_title(evidence, owner):
                # 习近平总书记|来川: the title belongs to the name before it and promises no other.
                c.score -= 2.2
                if c.score < THRESHOLD:
                    del accepted[c.start]
        if _ALONE_ENDS.search(chars) is not None:
            self._add_alone(evidence, accepted)
        for framed in (*framed_names(scan), *guests_named(evidence, self._names), *self._of_one_part(evidence)):
            accepted.setdefault(framed.start, framed)
        self._grow_lists(evidence, accepted)
        self._fill_lists(evidence, accepted)
        self._open_lists(evidence, accepted)
        for match in DEFINED.finditer(chars) if "简称" in chars else ():
            accepted = {at: c for at, c in accepted.items() if chars[at : c.end] != match["short"]}
        names = _without_overlap(self._limits.mended(evidence, accepted.values()))
        return self._everywhere(scan, self._odds.settled(evidence, names))

    def _of_one_part(self, evidence: NameScore) -> Iterable[Candidate]:
        """Tibetan and Mongolian names of one part (市长|旺堆|出席), which stand behind a title and before a pause or what
        somebody does."""
        scan = evidence.scan
        chars, predicate = scan.chars, self._names.predicate
        for title in scan.titles:
            match = self._names.one_part.match(chars, title.end)
            if match is None:
                continue
            end = match.end()
            if (
                chars[end : end + 1] in _PAUSES
                or chars.startswith("等", end)
                or predicate.match(chars, end) is not None
            ):
                yield Candidate(title.end, end, _ONE_PART, False)

    def _add_alone(self, evidence: NameScore, accepted: dict[int, Candidate]) -> None:
        """``某人参加会见。`` as a sentence: nothing but a name has room before the verb."""
        for match in _ALONE.finditer(f"\n{evidence.scan.chars}"):
            start, end = match.start(), match.end() - 1
            if start not in accepted:
                found = self._consider(evidence, start, THRESHOLD - 1.2)
                if found is not None and found.end == end:
                    accepted[start] = found

    # ── candidates ──────────────────────────────────────────────────────────────────────────────────────────────

    def _consider(
        self, evidence: NameScore, start: int, least: float = THRESHOLD, *, listed: bool = False
    ) -> Candidate | None:
        """The likeliest name that begins at *start*, if it scores *least*."""
        chars = evidence.scan.chars
        chinese, transliterated = self._may_begin(chars[start : start + 2])
        best = evidence.best_chinese(start, least, listed=listed) if chinese else None
        spelt = transliterated or (evidence.dotted and "·" in chars[start : start + _LONGEST_PART + 1])
        foreign = self._foreign.best(evidence, start, least, listed=listed) if spelt else None
        if foreign is not None and (best is None or foreign.score > best.score):
            best = foreign
        if start in evidence.scan.title_ending:
            titled = self._foreign.behind_title(evidence, start)
            # 总理戈洛夫|琴科。: what begins with the better name and comes to a clear end is the whole of it.
            whole = titled is not None and best is not None and titled.end > best.end and evidence.right(best.end) < 0.3
            if titled is not None and (best is None or whole or titled.score > best.score):
                best = titled
        return best if best is not None and best.score >= least else None

    def foreign(self, evidence: NameScore, start: int) -> Candidate | None:
        """The likeliest transliterated name that begins at *start*, however little speaks for it."""
        return self._foreign.best(evidence, start, -1.0)

    def starts(self, scan: Scan) -> Iterable[int]:
        """Where a name may begin, in the order in which the signs count."""
        names, chars = self._names, scan.chars
        yield 0
        for title in scan.titles:
            yield title.end
            if chars[title.end : title.end + 1] == "的":
                yield title.end + 1  # 时任海州市委书记的某人
        nouns = names.nouns | _CLOSES_ASIDE
        behind_nouns: list[int] = []
        for text, tag, start, end in scan.words:
            if tag in _NAME_TAGS:
                yield start
                if start:
                    yield start - 1
                if len(text) >= 3:
                    yield start + 1
            if text in nouns:
                behind_nouns.append(end)
        for match in names.predicate.finditer(chars):
            at = match.start()
            yield from (at - length for length in (2, 3, 4) if at >= length)
        if "夫人" in chars:
            yield from (match.end() for match in _WIFE.finditer(chars))
        if "领导" in chars:
            yield from (match.end() for match in _LEADERS.finditer(chars))
        yield from behind_nouns
        yield from (match.end() for match in INTRODUCED.finditer(chars))
        for match in self._foreign.runs(chars):
            if match[0] not in self._lex.countries:
                yield match.start()
        yield from (match.start() for match in names.compound_opens.finditer(chars))
        yield from self._before_titles(scan)
        surnames, first = self._lex.surnames, names.surname_first
        for match in names.act.finditer(chars):
            at = match.end()
            if chars[at : at + 1] in first and (chars[at : at + 1] in surnames or chars[at : at + 2] in surnames):
                yield at

    def _before_titles(self, scan: Scan) -> Iterable[int]:
        """奥巴马总统, 栗战书委员长: a name may stand right before its title."""
        chars, surnames, transliteration = scan.chars, self._lex.surnames, self._lex.transliteration
        for title in scan.titles:
            if title.text in _MEMBERS:
                # 某某某常委建议…: members of assemblies are called so when they speak.
                yield from (title.start - length for length in (2, 3, 4) if title.start >= length)
                dotted = _DOTTED_LAST.search(chars, max(0, title.start - _LONGEST_DOTTED), title.start)
                if dotted is not None:
                    yield dotted.start()
                continue
            if title.entry.level == "deputy" and title.start >= 4 and chars[title.start - 4] in _OPENS_CLAUSE:
                yield title.start - 3  # ，某某某副校长参加
                continue
            of_note = title.entry.kind == "foreign" or title.entry.head or title.entry.default_institution
            if not of_note or title.end - title.start < 2:
                continue
            at = title.start
            while at > 0 and title.start - at < 8 and chars[at - 1] in transliteration:
                at -= 1
                if title.start - at >= 2 and scan.cuts[at]:
                    yield at
            for length in (2, 3):
                if title.start >= length and chars[title.start - length] in surnames:
                    yield title.start - length

    # ── lists ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _grow_lists(self, evidence: NameScore, accepted: dict[int, Candidate]) -> None:
        """Names beside accepted names: ``甲、乙、丙``, ``甲和乙``."""
        chars = evidence.scan.chars
        queue = list(accepted.values())
        while queue:
            known = queue.pop()
            joined = _JOINED.match(chars, known.end)
            if joined is not None:
                found = self._consider(evidence, joined.end(), listed=True)
                if found is not None and joined[0][-1] == " " and chars[found.end : found.end + 1] not in _ROW_ENDS:
                    found = None
                if found is not None:
                    before = accepted.get(found.start)
                    if before is None or before.score < found.score:
                        accepted[found.start] = found
                        queue.append(found)
            if known.start >= 3 and chars[known.start - 1] == "、":
                for length in (3, 2, 4):
                    start = known.start - 1 - length
                    if start < 0 or start in accepted:
                        continue
                    found = self._consider(evidence, start, THRESHOLD - 1.0)
                    if found is not None and found.end == known.start - 1:
                        accepted[start] = found
                        queue.append(found)
                        break

    def _open_lists(self, evidence: NameScore, accepted: dict[int, Candidate]) -> None:
        """What stands between the beginning of a sentence and a row of names is the first of them."""
        chars, surnames = evidence.scan.chars, self._lex.surnames
        ends = {c.end for c in accepted.values()}
        for c in list(accepted.values()):
            if chars[c.start - 1 : c.start] != "、" or c.start - 1 in ends or chars[c.end : c.end + 1] != "、":
                continue
            begin = max(chars.rfind(mark, 0, c.start - 1) for mark in "。\n；：，、") + 1
            name = chars[begin : c.start - 1]
            if chars[begin - 1 : begin] in ("，", "、") or len(name) not in (2, 3) or c.end + 1 not in accepted:
                continue
            word = evidence.scan.word_at.get(begin)
            plain = word is None or (word.end == c.start - 1 and in_dictionary(name) and word.tag[:2] != "nr")
            form = self._names.form(name)
            if plain or form is None or form.place or form.organ or form.known is False:
                continue
            if surnames[name[0]][0] >= 3:
                accepted[begin] = Candidate(begin, c.start - 1, THRESHOLD + 0.1, False)

    def _fill_lists(self, evidence: NameScore, accepted: dict[int, Candidate]) -> None:
        """What stands between two names of a long list is a name too, whatever it looks like (向巴平措, 斯泽夫)."""
        scan = evidence.scan
        chars, predicate = scan.chars, self._names.predicate
        ends = {c.end for c in accepted.values()}
        for match in _IN_LIST.finditer(chars) if accepted else ():
            start, end = match.span(1)
            if start in accepted or end in ends or (start - 1) not in ends:
                continue
            more = (end + 1) in accepted
            if not more and chars[end] == "、" and len(match[1]) < 4 and match[1][0] in self._lex.surnames:
                more = _list_length(chars, start - 1, ends) >= _LONG_LIST  # 于锦初、|宗和|、栾景裘、任群先
            if not (more or chars[end : end + 1] in "等，。（" or predicate.match(chars, end) is not None):
                continue
            if not (more or _list_length(chars, start - 1, ends) >= 3):
                continue
            name = match[1]
            word = scan.word_at.get(start)
            plain = word is not None and word.end == end and in_dictionary(name) and word.tag[:2] not in ("nr", "nz")
            if plain or name in self._lex.places or name in self._lex.institutions or name in self._lex.titles:
                continue
            if self._lex.not_names.get(name) is False or not _OF_ORGAN.isdisjoint(name.removesuffix("和")):
                continue
            if name.endswith(COMPANIES):
                continue
            accepted[start] = Candidate(start, end, THRESHOLD + 0.1, "·" in name)
            ends.add(end)

    # ── the whole document ──────────────────────────────────────────────────────────────────────────────────────

    def _of_kin(self, scan: Scan, name: str) -> bool:
        """Whether a long name is that of a leader's kinsman: a word of kinship stands before it, or the short name
        in the same sentence (``某某赦免其子某·某某``)."""
        chars, kin = scan.chars, self._lex.words["kinship"]
        last = name.split("·")[-1]
        for at in occurrences(chars, name):
            if chars.endswith(kin, 0, at):
                return True
            if last in chars[scan.sentence_of(at).start : at].replace(name, ""):
                return True
        return False

    def _everywhere(self, scan: Scan, chosen: list[Candidate]) -> list[PersonMention]:
        chars, lex = scan.chars, self._lex
        foreign: dict[str, bool] = {}
        named_countries = {m.word for m in scan.places if m.word in lex.countries}
        for c in chosen:
            form = chars[c.start : c.end]
            if any(len(country) > len(form) and country.startswith(form) for country in named_countries):
                continue
            foreign[form] = foreign.get(form, False) or c.foreign
        for name in [n for n in foreign if "·" in n]:
            # 普京 behind 弗拉基米尔·…·普京: the last part, once told in full, is known alone.
            last = name.split("·")[-1]
            if len(last) >= 2 and last not in lex.not_names and last not in lex.places:
                foreign.setdefault(last, True)
        full = _full_names({n: f for n, f in foreign.items() if "·" not in n or not self._of_kin(scan, n)})
        starts = {c.start for c in chosen}
        spans: dict[int, tuple[int, str]] = {}
        for form in sorted(foreign, key=len):
            doubtful = form in lex.not_names
            for at in occurrences(chars, form):
                if not doubtful or at in starts or self._names.predicate.match(chars, at + len(form)):
                    spans[at] = (at + len(form), form)
        theories = _theories(chars, foreign)
        known = [m for m in scan.places if len(m.word) > 2 and m.word in lex.institutions]
        institutions = {i for m in known for i in range(m.start, m.end)}
        out: list[PersonMention] = []
        free = 0
        for start in sorted(spans):
            end, form = spans[start]
            if any(a <= start and end <= b for a, b in theories):
                continue  # 习近平生态文明思想 names a theory, not a person
            if start < free or _within_dotted(chars, start, end) or start in institutions:
                continue
            out.append(PersonMention(start, end, form, full.get(form, form), foreign[form]))
            free = end
        return out


def _list_length(chars: str, at: int, ends: Collection[int]) -> int:
    """How many accepted names stand one after another up to *at*."""
    count = 0
    while at in ends:
        count += 1
        begin = max(chars.rfind(c, 0, at) for c in "、，。；：\n等")
        at = begin if begin > 0 and chars[begin] == "、" else -1
    return count


def _theories(chars: str, forms: Iterable[str]) -> list[tuple[int, int]]:
    """Where a person's name begins the name of a theory."""
    out: list[tuple[int, int]] = []
    if "思想" not in chars:
        return out
    for form in forms:
        done = 0
        for at in occurrences(chars, form):
            if at >= done and (match := _THEORY.match(chars, at + len(form))) is not None:
                done = match.end()
                out.append((at, done))
    return out


def _within_dotted(chars: str, start: int, end: int) -> bool:
    """Whether the stretch is only part of a longer ·-name."""
    return (start > 0 and chars[start - 1] == "·") or chars[end : end + 1] == "·"


def _full_names(foreign: Mapping[str, bool]) -> dict[str, str]:
    """Short form → the full form that the document gives for it (``普京`` → ``弗拉基米尔·…·普京``)."""
    full: dict[str, str] = {}
    longs = [n for n in foreign if "·" in n]
    for short in foreign if longs else ():
        if "·" in short:
            continue
        holders = [n for n in longs if _is_part(short, n.split("·"))]
        if len(holders) == 1:
            full[short] = holders[0]
    return full


def _is_part(short: str, parts: Sequence[str]) -> bool:
    """Whether a short form is the first or the last of the *parts* of a full name, or one between them that is not his
    father's name (安德烈斯·洛佩斯·某某: 洛佩斯)."""
    if short in (parts[0], parts[-1]):
        return True
    return short in parts and parts[parts.index(short) - 1] not in _SON_OF


def _without_overlap(accepted: Mapping[int, Candidate]) -> list[Candidate]:
    """The best-scoring candidates of which no two overlap."""
    longest = max((c.end - c.start for c in accepted.values()), default=0)
    # 丁薛祥 before 薛祥: a name that passes outranks the names inside it.
    for c in accepted.values():
        for start in range(c.end - longest, c.start):
            around = accepted.get(start)
            if around is not None and c.end <= around.end:
                c.score = min(c.score, around.score - 0.01)
    taken = bytearray(max((c.end for c in accepted.values()), default=0))
    out: list[Candidate] = []
    for c in sorted(accepted.values(), key=lambda c: (-c.score, c.start, -c.end)):
        if taken.find(1, c.start, c.end) < 0:
            taken[c.start : c.end] = b"\x01" * (c.end - c.start)
            out.append(c)
    return sorted(out, key=lambda c: c.start)
