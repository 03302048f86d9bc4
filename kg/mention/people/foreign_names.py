"""Transliterated names, and names that only a foreign title before them betrays."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from kg.mention.body_words import COMPANIES
from kg.mention.people.name_lexicon import FUNCTION_CHARACTERS, NameLexicon, is_han
from kg.mention.people.name_score import Candidate, NameScore
from kg.mention.scan import Scan
from kg.text.segment import Word, in_dictionary, rarity

# Single characters by what they do in a sentence.
_NEVER_FIRST = frozenset("共及人首长席同和在与对向从将被把让给由就并及等是")
_NEVER_WITHIN = frozenset("的了是和与即将州在被")
_NEVER_BETWEEN = frozenset("同与和对向")
_REGNAL = re.compile(r"[一二三四五六七八九十]{1,3}世$")
_AFTER_NAME = "和与同在将等于也率就代致会并对向及"
_COLLECTIVE = "方军国媒"
_LAND_OR_WATER = "州湾岛河港湖"

_WITH_BU = "阿不"
"""不 writes a sound in Uyghur and Kazakh names alone (阿不都)."""
_CLOSED = frozenset("，。；、")
_REGNAL_NEAR = re.compile("[一二三四五六七八九十]世")
_LONG_RUN = 4
_USUAL = 2
"""The weight from which a character is a usual one of transliterations."""

_STRANGE = frozenset(
    "们会级办室处所组团方等均也都还将已曾再则并又先后同的了是和与在一二三四五六七八九十两名位人员部局兼任"
    "对向给为叫把被很更最她他它我你您谁这哪及"
)
"""Characters that no name consists of that nothing else tells."""
_LONGEST_STRANGE = 6
_STRANGER = 3.0
_DOES = 1.8
_STATES = ("会见", "会谈", "调研", "考察", "检查")
"""Verbs that are nouns as well, before which a word may stand that is no name (局长现场|调研)."""
_RARE = 8.5
"""The rarity over which a noun may be sounds of a name."""
_HARDLY_A_WORD = 10.9
"""The rarity from which any word may be (拉加|德)."""
_MOST, _MOST_IF_USUAL = 1.0, 2.4
"""The most that a transliteration gains by more than its characters, its length and what stands around it."""


class _Form(NamedTuple):
    """What the characters of a transliteration say by themselves."""

    score: float
    usual: bool
    """Whether all its characters are usual ones of long transliterations."""


def _runs(sound: str) -> re.Pattern[str]:
    """A pattern for two sounds or more, in one part or several, with the number of a king behind them."""
    regnal = "(?:[一二三四五六七八九十]{1,3}世)?"
    return re.compile(f"{sound}{{2,}}(?:[·-]{sound}+)*{regnal}|{sound}(?:[·-]{sound}+)+{regnal}")


def _ends(run: re.Match[str] | None, dotted: re.Match[str] | None) -> Sequence[int]:
    """Where the name may end: the last part may have swallowed the verb that follows."""
    if run is None or dotted is None:
        return _last_part(run or dotted)
    return sorted({*_last_part(run), *_last_part(dotted)})


def _last_part(match: re.Match[str] | None) -> range:
    """The ends that leave at least one character of the last part, and two of the whole."""
    if match is None:
        return range(0)
    start, end = match.span()
    name = match[0]
    return range(start + max(name.rfind("·"), name.rfind("-"), 0) + 2, end + 1)


_ORGANS = ("人大", "政协", "党委", "纪委")
"""How bodies end that sounds may spell (南华镇人大)."""
_BEHIND_OFFICE = 2.0
"""What stands before a name at least where an office does."""
_IN_ROW = 1.6
"""What it counts at least that a name stands in a row of names."""
_WORD_FOLLOWS = 0.2
"""The objection that a plain word follows a name behind an office (总理某某|领导的政府)."""
_SHORTEST_PART = 2
_GOES_ON = 0.6
"""What it counts that 正在 follows a name; 正 is a sound too."""


class ForeignNames:
    """Finds the names that are written with characters of transliteration."""

    def __init__(self, names: NameLexicon) -> None:
        self._names = names
        self._lex = names.lexicons
        sound = f"[{re.escape(''.join(sorted(self._lex.transliteration)))}]"
        self._run = _runs(f"(?:{_WITH_BU}|{sound})")
        self._plain_run = _runs(sound)
        self._long_run = re.compile(f"{sound}{sound}{{{_LONG_RUN - 1},}}")
        self._dotted = re.compile(r"[\u4e00-\u9fff]{1,9}(?:·[\u4e00-\u9fff]{1,9})+")
        self._second = frozenset(self._lex.transliteration) | frozenset(f"·-{_WITH_BU}")
        self._form = lru_cache(maxsize=65536)(self._weigh)

    def runs(self, chars: str) -> Iterator[re.Match[str]]:
        """The runs of four characters of transliteration and more in *chars*, in one part or several."""
        if _WITH_BU in chars or "·" in chars or "-" in chars or _REGNAL_NEAR.search(chars) is not None:
            run = self._run if _WITH_BU in chars else self._plain_run
            return (match for match in run.finditer(chars) if match.end() - match.start() >= _LONG_RUN)
        return self._long_run.finditer(chars)

    def may_begin(self, pair: str) -> bool:
        """Whether a name without dots may begin with a *pair* of characters."""
        return pair[:1] in self._lex.transliteration and pair[0] not in _NEVER_FIRST and pair[1:] in self._second

    def _weigh(self, name: str) -> _Form | None:
        """*name* as a transliteration, or ``None`` where it cannot be one."""
        lex = self._lex
        if name in lex.countries or name in lex.country_cities or name in lex.places:
            return None
        if lex.not_names.get(name) is False or not _NEVER_WITHIN.isdisjoint(name):
            return None
        regnal = _REGNAL.search(name) if name[-1] == "世" else None
        spelt = (name[: regnal.start()] if regnal is not None else name).replace("阿不", "阿卜")
        if name[:2] in lex.titles or name.endswith((*COMPANIES, *_ORGANS)):
            return None
        if "·" not in name and not _NEVER_BETWEEN.isdisjoint(spelt[1:-1]):
            return None
        weights = [lex.transliteration.get(c, 0) for c in spelt if c not in "·-"]
        if len(weights) < 2:
            return None
        score = sum(weights) / len(weights) * 0.5 - 0.6 - 0.8 * weights.count(0)
        if regnal is not None:
            score += 1.5
        if "·" in name:
            score += 2.0
        elif len(name) == 2 and name[1] in _COLLECTIVE:
            return None
        return _Form(score, len(name) >= 3 and 0 not in weights and sum(weights) >= 1.7 * len(weights))

    def best(self, evidence: NameScore, start: int, least: float, *, listed: bool = False) -> Candidate | None:
        """The most likely transliterated name that begins at *start*, if it scores *least*."""
        scan = evidence.scan
        chars = scan.chars
        if chars[start : start + 1] in _NEVER_FIRST:
            return None
        match = (self._run if _WITH_BU in chars else self._plain_run).match(chars, start)
        dotted = self._dotted.match(chars, start) if evidence.dotted else None
        if match is None and dotted is None:
            return None
        around = scan.place_over(start)
        if (around is not None and around.start < start) or (
            self._other_word(scan, start) and not self._spelt_word(scan, start, match, dotted)
        ):
            return None
        if dotted is not None and self._title_within(scan, start, start + dotted[0].index("·")):
            return None
        left = evidence.left(start)
        if listed:
            left = max(left, 1.6)
        country = self._country_from(scan, start, start + 12)
        best: Candidate | None = None
        appointed = "为" in chars[start : start + 24] and evidence.behind_act(start)
        for end in _ends(match, dotted):
            if appointed and "为" in chars[start + 2 : end]:
                continue  # 任命某·某某|为新总理
            form = self._form(chars[start:end])
            if form is None or (country < end and country < start + 12):
                continue
            most = form.score + left + evidence.right_at_most(end) + (_MOST_IF_USUAL if form.usual else _MOST)
            if most + 0.02 * (end - start) < least:
                continue
            score = self._score(evidence, form, start, end, left)
            if best is None or score > best.score:
                best = Candidate(start, end, score, True)
        return best

    def _other_word(self, scan: Scan, start: int) -> bool:
        """Whether the word that begins at *start* is no name: a title, a time, a plain word of the dictionary."""
        first = scan.word_at.get(start)
        if first is None:
            over = scan.word_over(start)
            return over is not None and over.text in self._names.nouns  # 祝|贺谢尔达尔
        if len(first.text) < 2 or "·" in first.text:
            return False
        text, tag = first.text, first.tag
        if text in self._lex.titles or text in self._names.nouns or text in self._names.time:
            return True
        return (
            tag[:2] not in ("nr", "ns", "nz", "nt")
            and tag[:1] in "vdapcmtrnl"
            and text not in self._lex.countries
            and in_dictionary(text)
        )

    def _spelt_word(self, scan: Scan, start: int, run: re.Match[str] | None, dotted: re.Match[str] | None) -> bool:
        """Whether behind a title stands a rare noun that the first sounds make up (大使大卫·…, 司令基里洛夫)."""
        if dotted is None and (run is None or len(run[0]) < _LONG_RUN):
            return False
        word = scan.word_at.get(start)
        if word is None or start not in scan.title_ending or word.text in self._names.nouns:
            return False
        return word.tag == "n" and word.text[0] in self._lex.transliteration and rarity(word.text) > _RARE

    def _title_within(self, scan: Scan, start: int, until: int) -> bool:
        """Whether a title ends before the first dot of a name (兼财政部长|某·某某)."""
        return any(
            (title := scan.title_ending.get(at)) is not None and len(title.text) > 1 and title.core >= start
            for at in range(start + 2, until)
        )

    def _country_from(self, scan: Scan, start: int, until: int) -> int:
        """Where the first country named from *start* to *until* begins; *until* where none is named."""
        for i in range(bisect_left(scan.place_starts, start), len(scan.places)):
            match = scan.places[i]
            if match.start >= until:
                break
            if match.word in self._lex.countries:
                return match.start
        return until

    def _score(self, evidence: NameScore, form: _Form, start: int, end: int, left: float) -> float:
        scan = evidence.scan
        chars = scan.chars
        name = chars[start:end]
        following = chars[end : end + 1]
        score = form.score
        if following == "”" and chars[start - 1 : start] == "“":
            score -= 3.0
        word = scan.word_at.get(start)
        if word is not None and word.end == end:
            if word.tag[:2] not in ("nr", "nz", "ns") and "·" not in name:
                score -= 1.5 if in_dictionary(name) else 0.2
            elif word.tag.startswith("nr"):
                score += 0.9
        right = evidence.right(end)
        if chars.startswith("正在", end):
            right = max(right, _GOES_ON)
        score += left + right
        if right < 0.2:
            # 莫特|利: another character of transliteration follows, so the name goes on; but not of 总理某某茨|领导的政府.
            goes_on = following in self._lex.transliteration
            placed = left >= (_IN_ROW if "·" in name else _BEHIND_OFFICE) and (form.usual or "·" in name)
            if placed and self._plain_word_from(scan, end):
                score -= _WORD_FOLLOWS
            else:
                score -= 2.6 if goes_on else 1.0
        elif "·" in name and self._plain_word_to(scan, start, end):
            score -= 2.6  # 前总理某某·某佐|领导的
        if (name[-1] in FUNCTION_CHARACTERS or name[-1] == "及") and is_han(chars, end):
            score -= 1.5
        if name[-1] == "为":
            score -= 2.0  # 任命某人|为某职
        if name[-1] in _LAND_OR_WATER:
            score -= 2.0
        if following and (following in "·-" or (name[-2] == "·" and self._goes_on(scan, end, right))):
            score -= 3
        score += 0.02 * (end - start)
        if form.usual:
            score += 0.4 + min(0.3 * (chars.count(name) - 1), 1.0)
        return score

    def _plain_word_from(self, scan: Scan, at: int) -> bool:
        """Whether a word of every day that is no name begins at *at*."""
        word = scan.word_at.get(at)
        if word is None or len(word.text) < 2 or word.text in self._lex.countries or word.text in self._lex.places:
            return False
        return self._is_plain(word) and rarity(word.text) < _HARDLY_A_WORD

    def _plain_word_to(self, scan: Scan, start: int, end: int) -> bool:
        """Whether the last part of a name ends in such a word."""
        word = scan.word_over(end - 1)
        if word is None or word.end != end or len(word.text) < 2:
            return False
        dot = scan.chars.rfind("·", start, end)
        return word.start - dot > _SHORTEST_PART and self._plain_word_from(scan, word.start)

    def _goes_on(self, scan: Scan, end: int, right: float) -> bool:
        """Whether a last part of one character is only the beginning of one (穆罕默德·加|马里)."""
        return right < 0.6 and scan.chars[end] in self._lex.transliteration and scan.place_over(end) is None

    # ── behind a title ──────────────────────────────────────────────────────────────────────────────────────────

    def behind_title(self, evidence: NameScore, start: int) -> Candidate | None:
        """Whatever stands between a foreign title and the next clear boundary (``缅甸副总理妙吞乌、…``)."""
        scan = evidence.scan
        title = scan.title_ending.get(start)
        if title is None or title.entry.occupation or scan.chars.startswith(("兼", "由", "被"), start):
            return None
        if title.entry.kind != "foreign" and not self._abroad(scan, start, title.start):
            return self._spelt_out(evidence, start) or self._stranger(evidence, start)
        chars = scan.chars
        for end in range(start + 1, min(start + 14, len(chars)) + 1):
            if not (is_han(chars, end - 1) or chars[end - 1] in "·-"):
                return None
            if end - start < 2 or not evidence.boundary(end):
                continue
            right = evidence.right(end)
            if right >= 0.6 or (right >= 0.3 and chars[end : end + 1] in _AFTER_NAME):
                if not self._may_be_name(scan, start, end):
                    return None
                return Candidate(start, end, 2.6 + min(right, 1.0) - 0.4 + (0.02 * (end - start)), True)
        return None

    def _spelt_out(self, evidence: NameScore, start: int) -> Candidate | None:
        """A name of four to six sounds between a title and a clear end, as Mongols have them (主席乌力吉图，)."""
        scan = evidence.scan
        chars, sounds = scan.chars, self._lex.transliteration
        for end in range(start + 4, start + 7):
            closed = chars[end : end + 1] in _CLOSED or evidence.right(end) >= 1.8
            name = chars[start:end]
            if closed and all(c in sounds or c == "和" for c in name) and name[0] in sounds:
                plain = self._has_plain_word(scan, start, end) or self._country_from(scan, start, end) < end
                return None if plain or scan.place_over(start) is not None else Candidate(start, end, 3.0, True)
        return None

    def _stranger(self, evidence: NameScore, start: int) -> Candidate | None:
        """What stands between the title of an office and a verb of persons, where no word of the language does (a name
        of Tibetans, Mongols or Yi: 副县长某某某某主持)."""
        scan = evidence.scan
        if scan.title_ending[start].entry.level not in ("head", "deputy") or not scan.cuts[start]:
            return None
        chars, at = scan.chars, start
        while (word := scan.word_at.get(at)) is not None and word.end - start <= _LONGEST_STRANGE:
            if (
                not is_han(chars, at)
                or not _STRANGE.isdisjoint(word.text)
                or (len(word.text) > 1 and self._is_plain(word))
            ):
                return None
            at = word.end
            if at - start > 2 and evidence.right(at) >= _DOES and not chars.startswith(_STATES, at):
                return Candidate(start, at, _STRANGER, True)
        return None

    def _is_plain(self, word: Word) -> bool:
        """Whether *word* is one of the language, no part of a name."""
        return in_dictionary(word.text) and word.tag[:2] not in ("nr", "ns")

    def _abroad(self, scan: Scan, start: int, title_start: int) -> bool:
        """Whether what is named last before a title lies abroad."""
        floor = scan.sentence_of(start).start if scan.sentences else 0
        at = bisect_right(scan.place_ends, title_start + 1) - 1
        if at < 0 or scan.place_starts[at] < max(floor, title_start - 60):
            return False
        word, lex = scan.places[at].word, self._lex
        entry = lex.institutions.get(word)
        return (
            lex.countries.get(word, "中国") != "中国"
            or word in lex.country_cities
            or (entry is not None and entry.kind in ("foreign", "international"))
        )

    def _may_be_name(self, scan: Scan, start: int, end: int) -> bool:
        lex = self._lex
        name = scan.chars[start:end]
        plain = [c for c in name if c not in "·-"]
        if scan.chars[end : end + 1] in _CLOSED and all(lex.transliteration.get(c, 0) >= _USUAL for c in plain):
            # 国务卿|基辛格。 总理|松科。: nothing but a name fills the clause, whatever the dictionary calls it.
            taken = name in lex.titles or name in lex.places or name in lex.country_cities
            return not taken and self._country_from(scan, start, end) == end
        if sum(c in self._lex.transliteration for c in plain) < 0.6 * len(plain):
            return False
        if self._lex.not_names.get(name) is False or self._has_plain_word(scan, start, end):
            return False
        return self._country_from(scan, start, end) == end

    def _has_plain_word(self, scan: Scan, start: int, end: int) -> bool:
        """Whether the stretch holds a dictionary word of two or more characters that is no proper noun."""
        at = start
        while at < end:
            word = scan.word_at.get(at)
            if word is None:
                at += 1
                continue
            if len(word.text) >= 2 and word.tag[:2] not in ("nr", "ns", "nz") and in_dictionary(word.text):
                sounds = all(c in self._lex.transliteration for c in word.text)
                if not sounds or rarity(word.text) <= _HARDLY_A_WORD:
                    return True
            at = word.end
        return False
