"""Institutions: what a name or a short form stands for in a document, and where institutions are named in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.lexicon.lexicons import Lexicons, PlaceEntry
from kg.mention.home import Home
from kg.mention.scan import Scan
from kg.text.segment import Word, in_dictionary

_LEVEL = re.compile(r"^(?:我|本|该|全)?(省|市|县|区|州|盟|旗|自治区)(?=.)")
_SELF = re.compile(
    r"^(?:我|本|该|各|全)?(部|局|委|署|院|厅|校|行|会|办|社|总局|集团|公司|学校|学院|机关)(?:里|机关|内)?$"
)
_EMBASSY = re.compile(r"^(?P<of>.+?)(?:常)?驻(?P<at>.+)$")
_HEAD_CHAR = re.compile(r"^(?:副)?(部|厅|局|院|校|行|署|处|科|所|站)长$")
_COUNTRY_ORGAN = re.compile(
    r"^(?:政府|内阁|议会|国会|议长|外交部|国防部|财政部|军方|国会参议院|国会众议院|参议院|众议院|最高法院)"
)
_GENERIC = re.compile(
    r"^(?:各|有关|相关|部分|全体|多|一些|两|三|几|其他|所有|该|本|这|那|上述|广大|当地|基层|各级|国家有关|中央有关|中央和国家机关有关)"
)
_SESSION_NUMBER = re.compile(r"^(?:中华人民共和国)?第?[一二三四五六七八九十]{1,3}届(?=全国|中央|中共)")
ORGAN_ENDING = "部委局厅署院会办室社行处科站队团组所校馆台"


@dataclass(frozen=True, slots=True)
class InstitutionMention:
    """An institution in the matching text; ``name`` is canonical."""

    start: int
    end: int
    form: str
    name: str
    kind: str


class Institutions:
    """Resolves institution names within one document."""

    def __init__(self, scan: Scan, home: Home) -> None:
        self._scan = scan
        self._lex: Lexicons = scan.lexicons
        self.home = home
        self.full: dict[str, str] = {}
        self._longest_suffix = max((len(s) for s in self._lex.suffixes), default=1)
        self._countries = [(m.start, self._lex.countries[m.word]) for m in scan.places if m.word in self._lex.countries]

    # ── what a chunk stands for ─────────────────────────────────────────────────────────────────────────────────

    def suffix(self, name: str) -> tuple[str, bool] | None:
        """Kind and strength of the head noun that *name* ends in."""
        for length in range(min(self._longest_suffix, len(name)), 0, -1):
            found = self._lex.suffixes.get(name[-length:])
            if found is not None:
                return found
        return None

    def kind(self, name: str) -> str:
        """The kind of institution *name* is, as far as the lexicon or its head noun tell."""
        entry = self._lex.institutions.get(name)
        if entry is not None:
            return entry.kind
        found = self.suffix(name)
        return found[0] if found else "other"

    def parent(self, name: str) -> str | None:
        """The institution that *name* belongs to, by the lexicon or because its name begins with it."""
        entry = self._lex.institutions.get(name)
        if entry is not None:
            return entry.parent or None
        for length in range(len(name) - 2, 2, -1):
            head = name[:length]
            if head in self._lex.institutions:
                return self._lex.institutions[head].name
        return None

    def country_before(self, at: int, floor: int) -> str | None:
        """The foreign country named last before offset *at* (not before *floor*), else the one named most."""
        for start, country in reversed(self._countries):
            if start < at and start >= floor and country != "中国":
                return country
        foreign = [c for _, c in self._countries if c != "中国"]
        if foreign and len(set(foreign)) == 1:
            return foreign[0]
        return None

    def country_by_initial(self, initial: str) -> str | None:
        """``乌`` in a text that names 乌克兰; ``None`` where no or several countries fit."""
        fits = {c for _, c in self._countries if c.startswith(initial) and c != "中国"}
        if not fits:
            fits = (
                {c for c in self._lex.countries.values() if c.startswith(initial)} if initial in "美英法德俄" else set()
            )
            usual = {"美": "美国", "英": "英国", "法": "法国", "德": "德国", "俄": "俄罗斯"}
            return usual.get(initial) if fits else None
        return next(iter(fits)) if len(fits) == 1 else None

    def self_reference(self, chunk: str, at: int) -> str | None:
        """The institution that ``部``, ``我局``, ``学校`` … stands for: the last one named with that ending."""
        match = _SELF.match(chunk)
        if match is None:
            return None
        ending = match[1]
        if ending in ("机关",):
            return self.home.institution
        for name, start in reversed(self.named):
            if start < at and name.endswith(_ENDINGS.get(ending, (ending,))):
                return name
        host = self.home.institution
        if host is not None and host.endswith(_ENDINGS.get(ending, (ending,))):
            return host
        return None

    @property
    def named(self) -> list[tuple[str, int]]:
        """Known institutions of the text with their offsets, in order."""
        return [
            (self._lex.institutions[m.word].name, m.start)
            for m in self._scan.places
            if m.word in self._lex.institutions
        ]

    def _local(self, place: PlaceEntry, rest: str, level: str) -> str:
        """``省`` + ``委`` → ``黑龙江省委``; with the full form of the body where the lexicon gives one."""
        body = self._lex.local_bodies.get(level + rest)
        if body is not None and not rest.startswith("委"):
            return _seated(body.template, place.name)
        return place.name + rest

    def resolve(self, chunk: str, at: int) -> str | None:
        """The canonical name of the institution that *chunk* (found at offset *at*) stands for, or ``None``."""
        chunk = chunk.strip(" “”，、：:（）()")
        if not chunk or len(chunk) > 40 or _GENERIC.match(chunk):
            return None
        chunk = _SESSION_NUMBER.sub("", chunk)
        if chunk == "国家局":
            return next((n for n, start in reversed(self.named) if start < at and re.fullmatch("国家.+局", n)), None)
        if "人民代表大会" in chunk and chunk not in self._lex.institutions:
            chunk = chunk.replace("人民代表大会常务委员会", "人大常委会").replace("人民代表大会", "人大")
        entry = self._lex.institutions.get(chunk)
        if entry is not None:
            return entry.name
        for prefix in ("中华人民共和国", "中国"):
            if chunk.startswith(prefix) and chunk[len(prefix) :] in self._lex.institutions:
                return self._lex.institutions[chunk[len(prefix) :]].name
        itself = self.self_reference(chunk, at)
        if itself is not None:
            return itself
        if chunk in self._lex.countries:
            return self._lex.countries[chunk]
        places = self._lex.places.get(chunk)
        if places:
            return places[0].name
        local = _LEVEL.match(chunk)
        if local is not None:
            place = self.place_for(local[1], at)
            rest = chunk[local.end() :]
            if place is not None and (rest[-1:] in ORGAN_ENDING or self.suffix(rest) or rest[:1] in "委政人纪"):
                return self._local(place, rest, local[1])
            if place is None:
                return None
        embassy = _EMBASSY.match(chunk)
        if embassy is not None:
            return "中国" + chunk if chunk.startswith(("驻", "常驻")) else chunk
        placed = self._placed(chunk)
        if placed is not None:
            return placed
        country = self._of_country(chunk)
        if country is not None:
            return country
        found = self.suffix(chunk)
        if found is not None and len(chunk) >= 3:
            for parent in dict.fromkeys(name for name, start in reversed(self.named) if start < at):
                # 任命…为经济委员会副主任, told by the 全国政协: the committee of the body named before.
                below = self._lex.institutions.get(parent + chunk)
                if below is not None:
                    return below.name
            for short in ("全国政协", "全国人大", "全国人大常委会"):
                below = self._lex.institutions.get(short + chunk)
                if below is not None and any(m.word.startswith(short) for m in self._scan.places):
                    return below.name
            return chunk
        if len(chunk) >= 4 and any(
            m.start == 0 and m.word in self._lex.institutions for m in self._lex.gazetteer.find(chunk)
        ):
            return chunk
        return None

    def place_for(self, level: str, at: int) -> PlaceEntry | None:
        """The place that ``省``, ``市`` … alone stands for: home, else the last such place named."""
        home = self.home.place(level)
        if home is not None:
            return home
        for match in reversed(self._scan.places):
            if match.start < at:
                for place in self._lex.places.get(match.word, ()):
                    if place.name.endswith(level) and place.level not in ("region", "other"):
                        return place
        return None

    def _placed(self, chunk: str) -> str | None:
        """A chunk that begins with a Chinese place: ``江苏省财政厅``, ``芜湖市委``."""
        for length in range(min(12, len(chunk) - 1), 1, -1):
            head = chunk[:length]
            places = self._lex.places.get(head)
            if not places or places[0].level == "region":
                continue
            rest = chunk[length:]
            place = places[0]
            inner = self._placed(rest) if len(rest) > 3 else None
            if inner is not None:
                return inner
            if rest in ("省", "市", "县", "区", "州"):
                return place.name
            level = next((x for x in ("自治区", "省", "市", "县", "区", "州") if place.name.endswith(x)), "")
            if level and rest.startswith(level):
                rest = rest[len(level) :]
            body = self._lex.local_bodies.get(level + rest)
            if body is not None and not rest.startswith("委"):
                return _seated(body.template, place.name)
            if rest[-1:] in ORGAN_ENDING or self.suffix(rest):
                if rest.startswith(("委", "政府", "政协", "人大", "人民")) or rest[-1] in "局厅":
                    return place.name + rest
                return head + chunk[length:]
            return None
        return None

    def _of_country(self, chunk: str) -> str | None:
        for length in range(min(14, len(chunk) - 1), 1, -1):
            country = self._lex.countries.get(chunk[:length])
            if country is None:
                continue
            rest = chunk[length:]
            if _COUNTRY_ORGAN.match(rest) or self.suffix(rest) or rest[-1:] in ORGAN_ENDING:
                return country + rest
            if rest in ("共和国", "联邦", "王国"):
                return country
            return None
        if len(chunk) >= 3 and _COUNTRY_ORGAN.match(chunk[1:]):
            country = self.country_by_initial(chunk[0])
            if country is not None:
                return country + chunk[1:]
        return None

    # ── where institutions are named ────────────────────────────────────────────────────────────────────────────

    def find(self, taken: Iterable[tuple[int, int]], people: Iterable[tuple[int, int]]) -> list[InstitutionMention]:
        """Institutions named in the text outside the *taken* spans (of titled works) and *people*, in order."""
        scan, chars = self._scan, self._scan.chars
        blocked = sorted(taken)
        barred = bytearray(len(chars) + 1)
        for start, end in people:
            for i in range(start, end):
                barred[i] = 1
        out: dict[int, InstitutionMention] = {}
        for match in scan.places:
            entry = self._lex.institutions.get(match.word)
            if entry is None or not self._whole(match.start, match.end) or barred[match.start]:
                continue
            if chars[match.start - 1 : match.start] in _LEVELS and match.word != entry.name:
                # 省发改委 is no 国家发展和改革委员会.
                continue
            if _covered(match.start, match.end, blocked):
                continue
            out[match.start] = InstitutionMention(match.start, match.end, match.word, entry.name, entry.kind)
        missions = [m.span() for m in _EMBASSIES.finditer(chars) if not barred[m.start()]]
        for start, end in [*missions, *self._by_suffix(barred), *self._backwards_from_suffix(barred)]:
            if _covered(start, end, blocked):
                continue
            name = self.resolve(chars[start:end], start)
            if name is None or name in self._lex.places or name in self._lex.countries:
                continue
            for other in [o for o in out.values() if start <= o.start and o.end <= end]:
                del out[other.start]
            if any(o.start < end and start < o.end for o in out.values()):
                continue
            out[start] = InstitutionMention(start, end, chars[start:end], name, self.kind(name))
        for mention in list(out.values()):
            self._carry(mention, out, barred, blocked)
        return self._merged([out[s] for s in sorted(out)])

    def _carry(
        self,
        mention: InstitutionMention,
        out: dict[int, InstitutionMention],
        barred: bytearray,
        blocked: list[tuple[int, int]],
    ) -> None:
        """``全国政协经济委员会、教科卫体委员会``, ``市公安局、市场监管局``: the list shares what stands first."""
        chars = self._scan.chars
        head = self._shared_head(mention)
        at = mention.end
        while head is not None and chars[at : at + 1] in ("、", "和") and at + 1 not in out:
            start = at + 1
            end = self._grow(start, start, barred)
            if end is None or end - start < 3 or _covered(start, end, blocked):
                return
            chunk = chars[start:end]
            name = self.resolve(head + chunk, start) if _shares_ending(chunk, mention.form) else None
            if name is None or any(o.start < end and start < o.end for o in out.values()):
                return
            out[start] = InstitutionMention(start, end, chunk, name, self.kind(name))
            at = end

    def _shared_head(self, mention: InstitutionMention) -> str | None:
        form = mention.form
        local = _LEVEL.match(form)
        if local is not None:
            return local[1]
        for length in range(len(form) - 2, 1, -1):
            entry = self._lex.institutions.get(form[:length])
            if (entry is not None and entry.name != mention.name) or form[:length] in self._lex.places:
                return form[:length]
        return None

    def _whole(self, start: int, end: int) -> bool:
        """Whether no dictionary word is cut through at either end (建设部 in 建设部署)."""
        scan = self._scan
        for at in (start, end):
            if scan.cuts[at]:
                continue
            begin = at - 1
            while begin > 0 and not scan.cuts[begin]:
                begin -= 1
            word = scan.word_at.get(begin)
            if word is not None and word.end > at and in_dictionary(word.text) and (at == end or word.start < at):
                if (at == start and word.end <= end) or (at == end and word.start >= start and len(word.text) > 3):
                    continue
                return False
        return True

    def _merged(self, found: list[InstitutionMention]) -> list[InstitutionMention]:
        """Short forms of the document led to their full form: ``大运会组委会`` → ``成都大运会组委会``."""
        names = list(dict.fromkeys(m.name for m in found))
        full: dict[str, str] = {}
        for name in names:
            longer = self.full_form(name, names)
            if longer is not None:
                full[name] = longer
        self.full = full
        return [InstitutionMention(m.start, m.end, m.form, full.get(m.name, m.name), m.kind) for m in found]

    def full_form(self, name: str, names: Iterable[str]) -> str | None:
        """The one longer name among *names* that *name* abbreviates, or ``None``."""
        if name in self._lex.institutions or len(name) < (3 if name[-1:] in "委局厅" else 4):
            return None
        if name.endswith(("省委", "市委", "县委", "区委", "州委", "政府")):
            return None
        fits = [n for n in names if len(n) > len(name) and _abbreviates(name, n)]
        return max(fits, key=len) if fits and len({n[:2] for n in fits}) == 1 else None

    def _by_suffix(self, barred: bytearray) -> Iterable[tuple[int, int]]:
        """Spans that begin with a place, a known institution or a level word and end in a strong head noun."""
        scan, chars = self._scan, self._scan.chars
        starts = {m.start: m.end for m in scan.places if not barred[m.start]}
        place_ends = {m.end for m in scan.places}
        for match in _WORLD_START.finditer(chars):
            if not barred[match.start()] and scan.cuts[match.start()]:
                starts.setdefault(match.start(), match.end())
        for match in _LOCAL_START.finditer(chars):
            at = match.start()
            if barred[at] or at in place_ends or chars[at - 1 : at] in ("各", "全", "省", "央"):
                continue
            if any(m.start <= at < m.end for m in scan.places):
                continue
            starts.setdefault(at, at)
        done = 0
        for start in sorted(starts):
            if start < done:
                continue
            end = self._grow(start, starts[start], barred)
            if end is not None:
                done = end
                yield start, end

    def _backwards_from_suffix(self, barred: bytearray) -> Iterable[tuple[int, int]]:
        """Companies, schools and associations that begin with a proper noun of their own (昌河飞机工业（集团）…公司)."""
        scan, chars = self._scan, self._scan.chars
        for match in _PROPER_SUFFIX.finditer(chars):
            end = match.end()
            if not scan.cuts[end] or barred[match.start()]:
                continue
            start = match.start()
            while start > 0 and end - start < 24 and not barred[start - 1]:
                if chars[start - 1] == "）" and (opened := chars.rfind("（", max(0, start - 8), start)) > 0:
                    start = opened
                    continue
                word = _word_ending(scan, start)
                if (
                    word is None
                    or not (_PROPER_TAG.match(word.tag) or word.text in self._lex.words_set("name_verb"))
                    or word.text in self._lex.words_set("chunk_stop")
                ):
                    break
                start = word.start
            first = scan.word_at.get(start)
            if match[0] == "领导小组" and end - start >= 8:
                yield start, end
                continue
            if first is None or start == match.start() or end - start < 5:
                continue
            if first.tag[:2] in ("ns", "nz", "nr", "nt") or (not in_dictionary(first.text) and len(first.text) >= 2):
                yield start, end

    def _grow(self, start: int, after: int, barred: bytearray) -> int | None:
        """The end of the longest run of name-like words from *start* that ends in a strong head noun."""
        scan, chars = self._scan, self._scan.chars
        best = self._local_body(start, after)
        at = max(after, best or 0)
        if best is not None and (_LOCAL_START.match(chars, best) or not _BELOW.match(chars, best)):
            return best
        known = chars[start:after] in self._lex.institutions and chars[after : after + 1] != "驻"
        while at < len(chars) and at - start < 32 and not barred[at]:
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
            strong = found is not None and (found[1] or _organ_word(word))
            if (strong and at > after and not (known and name.endswith(_NOT_BELOW))) or name in self._lex.institutions:
                best = at
        return best

    def _local_body(self, start: int, after: int) -> int | None:
        """The end of a local body's short form (``市委``, ``省委组织部``) that begins at *start* or at a place's end."""
        chars = self._scan.chars
        for at in {start, after - 1, after}:
            for length in range(min(14, len(chars) - at), 1, -1):
                if chars[at : at + length] in self._lex.local_bodies:
                    if at + length <= after or not self._whole(start, at + length):
                        break
                    return at + length
        return None

    def _may_stand(self, word: Word, so_far: str) -> bool:
        """Whether *word* can be part of an institution's name that reads *so_far* up to it."""
        text, tag = word.text, word.tag
        if text == "驻":
            return True
        if text in ("和", "与"):
            found = self.suffix(so_far)
            return so_far not in self._lex.institutions and not (found is not None and found[1])
        if text in self._lex.words_set("chunk_stop") or text in _NAME_STOP:
            return False
        if tag[:1] in ("v", "d", "p", "c", "u", "r", "t", "y", "e") and tag not in ("vn", "vg"):
            return text in self._lex.words_set("name_verb") or (self.suffix(text) is not None and len(text) > 1)
        if tag == "m":
            return (text.isascii() and so_far.endswith("第")) or text == "第" or text[0] == "第"
        return _han(text[:1]) or text.isalnum()


_PROPER_SUFFIX = re.compile(
    r"(?:有限责任公司|股份有限公司|有限公司|集团公司|大学|学院|医院|研究院|研究所|基金会|中学|党总支部?|党支部|村委会|领导小组|出版社|电视台)"
)
_PROPER_TAG = re.compile(r"^(?:n|ns|nz|nr|nt|nrt|j|vn|b|eng|l|an)$")
_NO_ORGAN = frozenset(
    "格局 大局 战局 布局 结局 全局 时局 政局 当局 邮局 药局 大厅 客厅 餐厅 展厅 会议厅 到处 好处 各处 处处 四处 用处 益处 庭 家庭 法庭 各厅 总局".split()
)


def _organ_word(word: Word) -> bool:
    """Whether a word such as 规划局 or 审判庭 names an organ by its ending, though the bare ending proves nothing."""
    if word.text in _NO_ORGAN or word.tag[:1] not in ("n", "l", "j"):
        return False
    if word.text[-1] in "局厅庭":
        return len(word.text) >= 2
    return word.text[-1] in "部处司室院署" and ((len(word.text) >= 3 and word.tag == "nt") or word.text in _DEPARTMENTS)


_DEPARTMENTS = frozenset(
    "组织部 宣传部 统战部 国防部 外交部 财政部 教育部 内政部 卫生部 办公室 司令部 指挥部 参谋部 政治部 商务部 人事司 法规司 规划司".split()
)


def _shares_ending(chunk: str, form: str) -> bool:
    return chunk[-1] == form[-1] or (chunk[-1] in ORGAN_ENDING and form[-1] in ORGAN_ENDING)


def _word_ending(scan: Scan, at: int) -> Word | None:
    start = at - 1
    while start > 0 and not scan.cuts[start]:
        start -= 1
    word = scan.word_at.get(start)
    return word if word is not None and word.end == at else None


def _seated(template: str, place: str) -> str:
    """A local body's full name; the special administrative regions have a 政府, not a 人民政府."""
    return template.replace("{p}", place).replace("特别行政区人民政府", "特别行政区政府")


_LEVELS = tuple("省市县区州我各")
_ENDINGS = {
    "部": ("部",),
    "委": ("委员会", "委"),
    "校": ("大学", "学院", "学校"),
    "学校": ("大学", "学院", "学校"),
    "院": ("院",),
    "行": ("银行", "行"),
    "公司": ("公司", "集团"),
    "集团": ("集团", "公司"),
    "办": ("办公室", "办"),
    "局": ("局",),
    "总局": ("总局",),
}
_LOCAL_START = re.compile(
    r"(?:省|市|县|区|州)(?=委|政府|人大|政协|人民|纪委|公安|财政|发展|发改|教育|卫|住|自然|农|交通|应急|市场|文|生态|水|商务|民政|司法|审计|统计|人社|人力|检察|中级|高级|烟草|总工会|城)"
)
_WORLD_START = re.compile(r"(?:国际|世界|全球|中华|亚洲|欧洲|非洲)(?=[\u4e00-\u9fff]{2})")
_EMBASSIES = re.compile(r"(?:中国)?(?:常)?驻[\u4e00-\u9fff]{2,14}?(?:大使馆|总领事馆|总领馆|领事馆|使团|代表团)")
_BELOW = re.compile(r"[\u4e00-\u9fff]{2,8}(?:工委|委员会|部|局|处|室|中心|办公室)")
_NOT_BELOW = ("学校", "政府", "组织", "企业", "集团", "单位")
_NAME_STOP = frozenset(
    "贡献 力量 班子 领导班子 决策 部署 会议 精神 特色 会同 以及 代表 等 有关 相关 主要 领导 负责 上午 下午".split()
)


def _abbreviates(short: str, long: str) -> bool:
    """Whether *short* leaves out characters of *long* and keeps its head: ``宪法法律委`` of ``…宪法和法律委员会``."""
    head = short[-2:] if not short.endswith("委") else "委"
    tail = long[-6:]
    if head not in tail or not long.endswith((head, "委员会", "委")):
        return False
    if short[0] not in long:
        return False
    left_out, at = [], 0
    for c in long:
        if at < len(short) and c == short[at]:
            at += 1
        else:
            left_out.append(c)
    if at < len(short):
        return False
    # 省委组织部 is not short for 省委教育工委组织部: what is left out must not name a body of its own.
    return not any(c in "委部局厅院处" for c in left_out)


def _han(text: str) -> bool:
    return bool(text) and "\u4e00" <= text <= "\u9fff"


def _covered(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(s <= start and end <= e for s, e in spans)
