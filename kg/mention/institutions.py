"""Where institutions are named in a text: known names, and spans that read like one by how they begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.lexicon.lexicons import Lexicons, alternatives
from kg.mention.home import Home
from kg.mention.institution_names import LEVEL, ORGAN_ENDING, InstitutionNames
from kg.mention.scan import Scan
from kg.text.segment import Word, in_dictionary

_LEVELS = tuple("省市县区州我各")
_MISSIONS = re.compile(r"(?:中国)?(?:常)?驻[\u4e00-\u9fff]{1,14}?(?:大使馆|总领事馆|总领馆|领事馆|使团|代表团)")
_UNDER = re.compile(r"[\u4e00-\u9fff]{2,9}?(?:司|局|厅|室|处|中心|检查组|督查组|督导组)(?![\u4e00-\u9fff])")
_DEPARTMENT = re.compile(r"(?<![公上官打祭])[司局厅]$")
_REGION = re.compile(r"[东西南北中]部$")
_BELOW = re.compile(r"[\u4e00-\u9fff]{2,8}(?:工委|委员会|部|局|处|室|中心|办公室)")
_GOES_ON_FROM_BU = ("门", "队", "分", "署")
_NO_PARTY = ("在野党", "执政党", "反对党", "入党", "建党", "全党", "政党", "两党", "我党")
_CENTRES = ("中心", "检查组", "督查组", "督导组")
_NOT_BELOW = ("学校", "政府", "组织", "企业", "集团", "单位")
_PROPER_TAGS = frozenset(("n", "ns", "nz", "nr", "nt", "nrt", "j", "vn", "b", "eng", "l", "an"))
_PROPER = ("ns", "nz", "nr", "nt")
_NO_NAME_TAGS = frozenset("vdpcurtye")


@dataclass(frozen=True, slots=True)
class InstitutionMention:
    """An institution in the matching text; ``name`` is canonical."""

    start: int
    end: int
    form: str
    name: str
    kind: str


class _Grammar:
    """What the word classes say about the words of institutions' names, once for all documents."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.name_verbs = lexicons.words_set("name_verb")
        self.chunk_stops = lexicons.words_set("chunk_stop")
        self.stops = self.chunk_stops | lexicons.words_set("name_stop")
        self.never_organ = lexicons.words_set("never_organ")
        self.departments = lexicons.words_set("department")
        self.proper_suffix = re.compile(rf"(?:{alternatives(lexicons.words['proper_suffix'])})")
        self.goals = lexicons.words["no_institution"]
        self.inner_verbs = self.name_verbs & self.chunk_stops
        self.nation_heads = lexicons.words["nation_head"]
        self.ministries = frozenset(("ministry", "administration", "commission", "party", "office"))
        self.local_start = re.compile(rf"[省市县区州](?={alternatives(lexicons.words['local_organ'])})")
        self.nation_start = re.compile(r"(?:全国|国家)(?=[\u4e00-\u9fff]{2})")
        self.world_start = re.compile(rf"(?:{alternatives(lexicons.words['world_start'])})(?=[\u4e00-\u9fff]{{2}})")
        lengths: dict[str, set[int]] = {}
        for form in lexicons.local_bodies:
            lengths.setdefault(form[:2], set()).add(len(form))
        self.body_lengths = {head: sorted(found, reverse=True) for head, found in lengths.items()}
        """First two characters of a local body's short form → how long such forms are, the longest first."""

    def organ(self, word: Word) -> bool:
        """Whether a word such as 规划局 or 审判庭 names an organ by its ending, which bare proves nothing."""
        text = word.text
        if text in self.never_organ or word.tag[:1] not in ("n", "l", "j"):
            return False
        if text[-1] in "局厅庭":
            return len(text) >= 2
        return text[-1] in "部处司室院署" and ((len(text) >= 3 and word.tag == "nt") or text in self.departments)


@lru_cache(maxsize=4)
def _grammar(lexicons: Lexicons) -> _Grammar:
    return _Grammar(lexicons)


class _Found:
    """Mentions of which no two overlap, by where they begin."""

    def __init__(self, length: int) -> None:
        self.mentions: dict[int, InstitutionMention] = {}
        self._held = bytearray(length + 1)

    def add(self, mention: InstitutionMention) -> None:
        self.mentions[mention.start] = mention
        self._held[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)

    def overlaps(self, start: int, end: int) -> bool:
        """Whether a mention shares a character with the stretch."""
        return self._held.find(1, start, end) >= 0

    def drop_within(self, start: int, end: int) -> None:
        """Forget the mentions that lie inside the stretch."""
        at = self._held.find(1, start, end)
        while at >= 0:
            inner = self.mentions.get(at)
            if inner is not None and inner.end <= end:
                del self.mentions[at]
                self._held[at : inner.end] = bytes(inner.end - at)
            at = self._held.find(1, at + 1, end)


class Institutions(InstitutionNames):
    """Finds and resolves the institutions that one document names."""

    def __init__(self, scan: Scan, home: Home) -> None:
        super().__init__(scan, home)
        self.full: dict[str, str] = {}
        """Short form → full form, for the forms that the document leads to a fuller name."""
        self._grammar = _grammar(scan.lexicons)
        self._barred = bytearray(len(scan.chars) + 1)

    def find(self, taken: Iterable[tuple[int, int]], people: Iterable[tuple[int, int]]) -> list[InstitutionMention]:
        """Institutions named in the text outside the *taken* spans (of titled works) and *people*, in order."""
        lex, chars = self.lexicons, self.scan.chars
        blocked = sorted(taken)
        barred = self._barred = bytearray(len(chars) + 1)
        for start, end in people:
            barred[start:end] = b"\x01" * (end - start)
        found = _Found(len(chars))
        for match in self.scan.places:
            entry = lex.institutions.get(match.word)
            if entry is None or barred[match.start] or not self._whole(match.start, match.end):
                continue
            if match.word[-1] == "部" and chars[match.end : match.end + 1] in _GOES_ON_FROM_BU:
                continue  # 农业部门
            if match.word == "中共" and self._seat_follows(match.end):
                continue  # 中共安庆市委: the committee, not the party
            if chars.startswith("派", match.end) and match.word[-1] == "党":
                continue  # 民主党派
            if match.end + 1 in self.scan.title_ending and self.scan.title_ending[match.end + 1].start <= match.start:
                continue  # 外交部长: whose 外交部 it is, the post tells
            if chars[match.start - 1 : match.start] in _LEVELS and match.word != entry.name:
                # 省发改委 is no 国家发展和改革委员会.
                continue
            if not _covered(match.start, match.end, blocked):
                name, kind = entry.name, entry.kind
                if match.word in self._patterns.shared:
                    told = self.whose(match.word, match.start)
                    if told is None:
                        continue
                    name, kind = told, kind if told == name else "foreign"
                found.add(InstitutionMention(match.start, match.end, match.word, name, kind))
        for start, end in [*self._missions(), *self._by_suffix(), *self._backwards_from_suffix()]:
            if _covered(start, end, blocked):
                continue
            if chars.endswith(self._grammar.goals, start, end) or _REGION.search(chars, start, end):
                continue
            name = self.resolve(chars[start:end], start)
            if name is None or name in lex.places or name in lex.countries:
                continue
            found.drop_within(start, end)
            if not found.overlaps(start, end):
                found.add(InstitutionMention(start, end, chars[start:end], name, self.kind(name)))
        for mention in list(found.mentions.values()):
            self._carry(mention, found, blocked)
        return self._merged([mention for _, mention in sorted(found.mentions.items())])

    def _merged(self, found: list[InstitutionMention]) -> list[InstitutionMention]:
        """Short forms of the document led to their full form: ``大运会组委会`` → ``成都大运会组委会``."""
        names = list(dict.fromkeys(m.name for m in found))
        led = {name: self.full_form(name, names) for name in names}
        self.full = {name: longer for name, longer in led.items() if longer is not None}
        return [replace(m, name=self.full[m.name]) if m.name in self.full else m for m in found]

    # ── lists ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _carry(self, mention: InstitutionMention, found: _Found, blocked: list[tuple[int, int]]) -> None:
        """``全国政协经济委员会、教科卫体委员会``, ``市公安局、市场监管局``: the list shares what stands first."""
        chars = self.scan.chars
        at = mention.end
        if chars[at : at + 1] not in ("、", "和"):
            return
        head = self._shared_head(mention)
        while head is not None and chars[at : at + 1] in ("、", "和") and at + 1 not in found.mentions:
            start = at + 1
            end = self._grow(start, start) or self._next_below(start, mention)
            if end is None or (end - start < 3 and not _is_service(chars[start:end])) or _covered(start, end, blocked):
                return
            chunk = chars[start:end]
            name = self.resolve(head + chunk, start) if _shares_ending(chunk, mention.form) else None
            if name is None or found.overlaps(start, end):
                return
            found.add(InstitutionMention(start, end, chunk, name, self.kind(name)))
            at = end

    def _next_below(self, start: int, mention: InstitutionMention) -> int | None:
        """The end of the next department of a list (``特种设备局、价监竞争局``)."""
        chars = self.scan.chars
        if _is_service(chars[start : start + 2]) and mention.form[-1] == "军":
            return start + 2
        below = _UNDER.match(chars, start)
        if below is None or below[0][-1] != mention.form[-1] or not _DEPARTMENT.search(below[0]):
            return None
        return below.end() if self.scan.cuts[below.end()] else None

    def _seat_follows(self, at: int) -> bool:
        place = self.scan.place_over(at)
        return place is not None and place.start == at and place.word in self.lexicons.places

    def _abroad(self, start: int) -> bool:
        """Whether the name of a foreign country ends where a name begins."""
        before = self.scan.place_over(start - 1)
        return before is not None and before.end == start and self.lexicons.countries.get(before.word, "中国") != "中国"

    def _shared_head(self, mention: InstitutionMention) -> str | None:
        form = mention.form
        local = LEVEL.match(form)
        if local is not None:
            return local[1]
        for length in range(len(form) - 2, 1, -1):
            entry = self.lexicons.institutions.get(form[:length])
            if (entry is not None and entry.name != mention.name) or form[:length] in self.lexicons.places:
                return form[:length]
        return None

    # ── spans that read like a name ─────────────────────────────────────────────────────────────────────────────

    def _missions(self) -> Iterable[tuple[int, int]]:
        """Embassies, consulates and delegations, with the country that sends them."""
        if "驻" in self.scan.chars:
            for match in _MISSIONS.finditer(self.scan.chars):
                start, end = match.span()
                if not self._barred[start]:
                    sender = self.scan.place_over(start - 1) if self._abroad(start) else None
                    yield (sender.start if sender is not None else start), end

    def _by_suffix(self) -> Iterable[tuple[int, int]]:
        """Spans that begin with a place, a known institution or a level word and end in a strong head noun."""
        scan, chars, barred = self.scan, self.scan.chars, self._barred
        starts = {m.start: m.end for m in scan.places if not barred[m.start]}
        nation: set[int] = set()
        for match in self._grammar.world_start.finditer(chars):
            if not barred[match.start()] and scan.cuts[match.start()]:
                starts.setdefault(match.start(), match.end())
        for match in self._grammar.nation_start.finditer(chars):
            if not barred[match.start()] and scan.cuts[match.start()] and scan.place_over(match.start()) is None:
                nation.add(match.start())
                starts.setdefault(match.start(), match.end())
        place_ends = frozenset(scan.place_ends)
        for match in self._grammar.local_start.finditer(chars):
            at = match.start()
            if barred[at] or at in place_ends or chars[at - 1 : at] in ("各", "全", "省", "央"):
                continue
            if scan.place_over(at) is None:
                starts.setdefault(at, at)
        done = 0
        for start in sorted(starts):
            if start < done:
                continue
            end = self._grow(start, starts[start])
            if end is None or (start in nation and not self._national(chars[start:end])):
                continue
            done = end
            yield start, end

    def _national(self, name: str) -> bool:
        """Whether a name that begins with 全国 or 国家 goes on to name one body (全国某研究会), not a kind of them."""
        return len(name) > 5 and name.endswith(self._grammar.nation_heads)

    def _backwards_from_suffix(self) -> Iterable[tuple[int, int]]:
        """Companies, schools and associations that begin with a proper noun of their own (昌河飞机工业（集团）…公司)."""
        scan, chars, barred = self.scan, self.scan.chars, self._barred
        for match in self._grammar.proper_suffix.finditer(chars):
            end = match.end()
            if not scan.cuts[end] or barred[match.start()]:
                continue
            start = match.start()
            longest = 40 if match[0] == "领导小组" else 24
            while start > 0 and end - start < longest and not barred[start - 1]:
                if chars[start - 1] == "）" and (opened := chars.rfind("（", max(0, start - 8), start)) > 0:
                    start = opened
                    continue
                word = scan.word_over(start)
                if word is None or word.end != start or not self._may_precede(word):
                    break
                start = word.start
            start += chars[start] == "暨"
            first = scan.word_at.get(start)
            if match[0] == "领导小组" and end - start >= 8:
                if start == 0 or not barred[start - 1]:
                    yield start, end + 3 if chars.startswith("办公室", end) else end
                continue
            if first is None or start == match.start() or end - start < 4:
                continue
            if end - start == 4 and (match[0] != "医院" or in_dictionary(first.text)):
                continue
            if first.tag[:2] in _PROPER or (not in_dictionary(first.text) and len(first.text) >= 2):
                yield start, end

    def _may_precede(self, word: Word) -> bool:
        """Whether *word* may stand before the head noun of a company's or school's name."""
        grammar = self._grammar
        if word.tag == "v" and not in_dictionary(word.text):
            return True  # 希法: a guess at characters that spell no word
        return (word.tag in _PROPER_TAGS or word.text in grammar.name_verbs) and word.text not in grammar.chunk_stops

    def _grow(self, start: int, after: int) -> int | None:
        """The end of the longest run of name-like words from *start* that ends in a strong head noun."""
        scan, chars, grammar = self.scan, self.scan.chars, self._grammar
        institutions = self.lexicons.institutions
        best = self._local_body(start, after)
        at = max(after, best or 0)
        if best is not None and (grammar.local_start.match(chars, best) or not _BELOW.match(chars, best)):
            return best
        known = chars[start:after] in institutions and chars[after : after + 1] != "驻"
        has_departments = known and institutions[chars[start:after]].kind in grammar.ministries
        country = chars[start:after] in self.lexicons.countries
        while at < len(chars) and at - start < 32 and not self._barred[at]:
            if not scan.cuts[at]:
                at += 1
                if scan.cuts[at] and (ended := self.suffix(chars[start:at])) is not None and ended[1]:
                    best = at
                continue
            word = scan.word_at.get(at)
            if word is None:
                break
            if word.text == "（" and (close := chars.find("）", at, at + 16)) > 0:
                at = close + 1
                continue
            if not self._may_stand(word, chars[start:at]):
                break
            if known and (word.text in ("和", "与") or at - after > 10):
                break
            at = word.end
            name = chars[start:at]
            found = self.suffix(name)
            strong = found is not None and (found[1] or grammar.organ(word))
            if has_departments and at - after > 2:
                strong = strong or _DEPARTMENT.search(name) is not None or name.endswith(_CENTRES)
            elif country and at - after > 3:
                strong = strong or (name[-1] == "党" and not name.endswith(_NO_PARTY))
            if (strong and at > after and not (known and name.endswith(_NOT_BELOW))) or name in institutions:
                best = at
        return best

    def _local_body(self, start: int, after: int) -> int | None:
        """The end of a local body's short form (``市委``, ``省委组织部``) that begins at *start* or at a place's end."""
        chars, bodies, lengths = self.scan.chars, self.lexicons.local_bodies, self._grammar.body_lengths
        for at in (start, after - 1, after):
            for length in lengths.get(chars[at : at + 2], ()):
                if chars[at : at + length] in bodies:
                    if at + length <= after or not self._whole(start, at + length):
                        break
                    return at + length
        return None

    def _whole(self, start: int, end: int) -> bool:
        """Whether no dictionary word is cut through at either end (建设部 in 建设部署, 农业部 in 农业部门)."""
        scan = self.scan
        if scan.chars.startswith("部门", end - 1):
            return False
        for at in (start, end):
            if scan.cuts[at]:
                continue
            word = scan.word_over(at)
            if word is not None and word.end > at and in_dictionary(word.text) and (at == end or word.start < at):
                if (at == start and word.end <= end) or (at == end and word.start >= start and len(word.text) > 3):
                    continue
                return False
        return True

    def _goes_on_as_name(self, at: int) -> bool:
        """Whether a head noun follows a verb that names also hold (``工程组织联合会``)."""
        word = self.scan.word_at.get(at)
        return word is not None and len(word.text) > 1 and (found := self.suffix(word.text)) is not None and found[1]

    def _may_stand(self, word: Word, so_far: str) -> bool:
        """Whether *word* can be part of an institution's name that reads *so_far* up to it."""
        text, tag = word.text, word.tag
        if text == "驻":
            return True
        if text in ("和", "与"):
            found = self.suffix(so_far)
            beside = self.scan.place_over(word.end)
            if beside is not None and beside.start == word.end and beside.word in self.lexicons.institutions:
                return False
            return so_far not in self.lexicons.institutions and not (found is not None and found[1])
        if text in self._grammar.stops:
            return text in self._grammar.inner_verbs and self._goes_on_as_name(word.end)
        if tag[:1] in _NO_NAME_TAGS and tag not in ("vn", "vg"):
            return text in self._grammar.name_verbs or (len(text) > 1 and self.suffix(text) is not None)
        if tag == "m":
            return (text.isascii() and so_far.endswith("第")) or text[0] == "第"
        return "\u4e00" <= text <= "\u9fff" or text.isalnum()


def _is_service(name: str) -> bool:
    """Whether *name* is a branch of armed forces, which a list tells by two characters."""
    return name in ("陆军", "海军", "空军")


def _shares_ending(chunk: str, form: str) -> bool:
    return chunk[-1] == form[-1] or (chunk[-1] in ORGAN_ENDING and form[-1] in ORGAN_ENDING)


def _covered(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(s <= start and end <= e for s, e in spans)
