"""Capacities: the posts told in front of a name (``工业和信息化部党组书记、部长苗圩``) or behind it (``张国清副总理``).

A capacity is read from the name leftwards: a title that ends where the name begins, the institution chunk before it,
then a separator and the next title, and so on. Afterwards it is resolved rightwards, so that an institution told once
holds for the titles after it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.lexicon.lexicons import TitleEntry
from kg.mention.institutions import Institutions
from kg.mention.people import PersonMention
from kg.mention.scan import Scan, TitleMatch
from kg.model import PostName, Status

_POSTPOSED_MEMBERS = frozenset({"常委", "委员"})
_COUNTED = re.compile(r"等(?:\d+|[一二两三四五六七八九十]+)(?:位|名)")
_ASIDE = re.compile(r"（[^（）ⓅⓂ，。]{0,6}(?:[女男族级]|常务)[^（）。]{0,8}）")
_HARD_STOP = frozenset("。！？!?\n；：“”《》|｜/")
_SOFT_STOP = frozenset("，、（） ")
_JOIN = ("、", "，", "兼", "和", "及", "以及", "暨", " ")
_HEAD_CHAR = re.compile(r"^(?:第一|常务)?副?(部|厅|局|院|校|行|署|处|科|所|站|社|台)长$")
_EMBASSY = re.compile(r"^(?P<of>.*?)(?:常)?驻(?P<at>.+)$")
_EMBASSY_TITLES = ("大使", "临时代办", "代办", "公使", "参赞", "武官")
_SCOPES = {"province": ("省", "自治区"), "city": ("市", "州", "盟"), "county": ("县", "区", "旗", "市")}


@dataclass(frozen=True, slots=True)
class Capacity:
    """A post told of a person, with the stretch of the matching text that tells it."""

    post: PostName
    status: Status
    start: int
    end: int


@dataclass(slots=True)
class _Item:
    """A title with the (possibly empty) institution chunk before it, as read."""

    title: TitleMatch
    chunk_start: int
    chunk: str


@dataclass(frozen=True, slots=True)
class Titled:
    """A person mention with the posts told at that place; ``start`` is where the first of them begins."""

    person: PersonMention
    start: int
    end: int
    capacities: tuple[Capacity, ...]


class CapacityReader:
    """Reads the posts around each person mention of a document."""

    def __init__(self, scan: Scan, institutions: Institutions) -> None:
        self._scan = scan
        self._inst = institutions
        self._stops = (
            frozenset(scan.lexicons.words["chunk_stop"])
            | frozenset(scan.lexicons.words["time_of_day"])
            | (frozenset(scan.lexicons.words["time_adverb"]))
        )
        self._gaz_ending = {m.end: m.start for m in scan.places}
        self._date_ending = {d.end: d.start for d in scan.dates}

    # ── leftwards ───────────────────────────────────────────────────────────────────────────────────────────────

    def _chunk_start(self, end: int, floor: int) -> int:
        """Where the institution chunk that ends at *end* begins, not before *floor*."""
        chars, cuts = self._scan.chars, self._scan.cuts
        at = end
        while at > floor:
            if at in self._date_ending:
                return at
            jump = self._gaz_ending.get(at)
            if jump is not None and jump >= floor:
                at = jump
                continue
            char = chars[at - 1]
            if char == "）":
                opened = chars.rfind("（", max(floor, at - 16), at)
                if opened < 0:
                    return at
                at = opened
                continue
            if char == "”":
                opened = chars.rfind("“", max(floor, at - 24), at)
                if opened < 0:
                    return at
                at = opened
                continue
            if char in _HARD_STOP or char in _SOFT_STOP:
                return at
            stop = self._stop_before(at, floor)
            if stop:
                return at
            at -= 1
        _ = cuts
        return floor

    def _stop_before(self, at: int, floor: int) -> bool:
        """Whether a word before which a chunk must begin ends at *at*."""
        chars, cuts = self._scan.chars, self._scan.cuts
        for length in (3, 2, 1):
            start = at - length
            if start < floor:
                continue
            word = chars[start:at]
            if word not in self._stops or not cuts[at] or not cuts[start]:
                continue
            if word in ("和", "与", "及", "以及") and not self._separates(start):
                continue
            return True
        return False

    def _separates(self, at: int) -> bool:
        """Whether a 和 at *at* stands between two capacities or persons, not inside a name (工业和信息化部)."""
        if at in self._scan.title_ending or at in self._person_ends:
            return True
        start = self._gaz_ending.get(at)
        if start is not None:
            word = self._scan.chars[start:at]
            return word in self._scan.lexicons.institutions or word in self._scan.lexicons.countries
        return self._scan.chars[at - 1] in "”）"

    _person_ends: frozenset[int] = frozenset()

    def _items_before(self, start: int, floor: int) -> list[_Item]:
        """The titles that lead up to a name at *start*, in text order."""
        scan = self._scan
        items: list[_Item] = []
        at = start
        if scan.chars[at - 1 : at] == "的" and at - 1 in scan.title_ending:
            # 现任财政部国际财金合作司司长的某人
            told = scan.title_ending[at - 1]
            chunk = self._chunk_start(told.start, floor)
            if chunk >= 2 and scan.chars[chunk - 2 : chunk] in ("现任", "时任", "作为", "担任", "身为"):
                at -= 1
        while True:
            title = scan.title_ending.get(at)
            if title is not None:
                title = self._after_gazetteer(title)
            if title is not None and title.start < floor <= title.kept:
                # 当选|国家主席: the verb of the act is no part of the post.
                title = TitleMatch(title.kept, title.end, title.core, title.kept, title.entry, title.text, Status.HELD)
            if title is None or title.start < floor:
                break
            chunk_start = self._chunk_start(title.start, floor)
            items.append(_item(title, chunk_start, scan.chars[chunk_start : title.start]))
            at = chunk_start
            joined = next(
                (
                    j
                    for j in sorted(_JOIN, key=len, reverse=True)
                    if scan.chars.startswith(j, at - len(j)) and at - len(j) >= floor
                ),
                None,
            )
            if joined is None:
                if chunk_start == title.start and at in scan.title_ending and scan.title_ending[at].start >= floor:
                    continue
                break
            if joined == "，" and self._predicate_before(at - 1, floor):
                break
            at -= len(joined)
        items.reverse()
        return items

    def _predicate_before(self, end: int, floor: int) -> bool:
        """Whether the titles up to *end* are what somebody else is said to be (此前为河南省委副书记、政法委书记，)."""
        chars = self._scan.chars
        begin = max(floor, max(chars.rfind(c, floor, end) for c in "，。；") + 1)
        return (
            re.search(r"(?:为|任|担任|担任着|是|出任|兼任)[\u4e00-\u9fff、（）]{2,60}$", chars[begin:end]) is not None
        )

    def _after_gazetteer(self, title: TitleMatch) -> TitleMatch:
        """A title without what belongs to the name before it (全国人大常委会|秘书长, 俄罗斯联邦|总统)."""
        for match in self._scan.places:
            if match.start >= title.end:
                break
            if match.start < title.start < match.end < title.end:
                rest = self._scan.chars[match.end : title.end]
                entry = self._scan.lexicons.titles.get(rest)
                if entry is not None:
                    return TitleMatch(match.end, title.end, match.end, match.end, entry, rest, title.status)
        return title

    # ── rightwards ──────────────────────────────────────────────────────────────────────────────────────────────

    def _resolve(
        self, items: Sequence[_Item], person: PersonMention, floor: int, carried: str | None
    ) -> list[Capacity]:
        out: list[Capacity] = []
        institution: str | None = None
        country = self._inst.country_before(person.start, floor) if person.foreign else None
        for item in items:
            title = item.title
            if title.entry.occupation:
                continue
            found, name = self._institution_of(item, institution, person, country, carried)
            if found is None:
                continue
            institution = found
            out.append(Capacity(PostName(found, name), title.status, item.chunk_start, title.end))
        return out

    def _institution_of(
        self, item: _Item, previous: str | None, person: PersonMention, country: str | None, carried: str | None
    ) -> tuple[str | None, str]:
        """The institution of one title, and the title as it then reads."""
        title, chunk = item.title, item.chunk
        entry, text = title.entry, title.text
        inst = self._inst
        if chunk:
            found = self._told(chunk, title, item.chunk_start, person, country)
            if found is not None:
                return found
            if entry.default_institution and not person.foreign:
                return self._default(entry, country or "中国"), _bare(text, entry)
            return None, text
        if person.foreign:
            return self._foreign_institution(title, previous, country, carried), text
        scoped = self._by_scope(entry, title.start, previous)
        if scoped is not None:
            return scoped, text
        if entry.default_institution:
            return self._default(entry, country or "中国"), _bare(text, entry)
        candidates = [previous, carried, *reversed(self._recent), inst.home.institution]
        told = [c for c in candidates if c is not None]
        fitting = [c for c in told if _fits(text, c)]
        seat = previous or carried or inst.home.institution
        return (fitting[0] if fitting and _HEAD_CHAR.match(text) else seat), text

    def _told(
        self, chunk: str, title: TitleMatch, at: int, person: PersonMention, country: str | None
    ) -> tuple[str, str] | None:
        """The institution that a chunk before a title tells, or ``None`` where it tells none."""
        inst, entry, text = self._inst, title.entry, title.text
        embassy = _EMBASSY.match(chunk)
        if embassy is not None and text.endswith(_EMBASSY_TITLES):
            of = embassy["of"] or "中国"
            of = inst.country_by_initial(of) or of if len(of) == 1 else of
            return f"{of}驻{embassy['at']}大使馆", text
        if "{country}" in entry.default_institution:
            of = inst.lexicons.countries.get(chunk) or (inst.country_by_initial(chunk) if len(chunk) == 1 else None)
            if of is not None:
                told = self._default(entry, of)
                if told is not None:
                    return told, _bare(text, entry)
        if chunk in inst.lexicons.country_cities:
            return chunk, text
        head = _HEAD_CHAR.match(text)
        if head is not None and not self._complete(chunk, head[1]):
            # 外交部长 is 外交部 + 部长: the head noun is told once for both.
            whole = inst.resolve(chunk + head[1], at)
            lex = inst.lexicons
            if whole is not None and (whole in lex.institutions or len(whole) > 2):
                if person.foreign and country is not None and country not in whole and chunk[:1] not in lex.countries:
                    whole = (
                        country + chunk + head[1] if whole in lex.institutions or whole == chunk + head[1] else whole
                    )
                return whole, text
            if person.foreign and country is not None:
                return country + chunk.removeprefix(country) + head[1], text
        name = inst.resolve(chunk, at)
        if name is None:
            rest = next(
                (chunk[len(c) :] for c in inst.lexicons.countries if chunk.startswith(c) and len(chunk) > len(c)), ""
            )
            if rest in ("党和政府", "政府", "党"):
                return chunk, text
            if (
                person.foreign
                and country is not None
                and (chunk in ("党和政府", "政府", "党") or (len(chunk) >= 3 and inst.suffix(chunk)))
            ):
                return country + chunk, text
            if person.foreign and country is not None and chunk in inst.lexicons.titles:
                return country, chunk + text
            inner = next((m for m in self._scan.places if at < m.start and m.end <= at + len(chunk)), None)
            if inner is not None and len(chunk) > 4:
                return self._told(chunk[inner.start - at :], title, inner.start, person, country)
            if entry.default_institution and chunk in ("中国", "国家"):
                return self._default(entry, "中国") or "中国", _bare(text, entry)
            return None
        lex = inst.lexicons
        if name in lex.countries.values():
            if name == "中国" or name == "中华人民共和国":
                return (self._default(entry, "中国") or "中华人民共和国"), _bare(text, entry)
            organ = {"外长": "外交部", "防长": "国防部", "财长": "财政部", "外相": "外务省", "防相": "防卫省"}.get(
                text.lstrip("副")
            )
            return (name + organ if organ else name), text
        if name in lex.places and text.startswith("党委"):
            return name + "党委", text.removeprefix("党委")
        if name in lex.places:
            return self._seat(name, entry, text)
        if name == "国家" or (name == "中华人民共和国"):
            return "中华人民共和国", text
        return name, text

    def _complete(self, chunk: str, head: str) -> bool:
        """Whether *chunk* is an institution or place as it stands, so that 部长 does not lend it its 部."""
        lex = self._inst.lexicons
        if chunk in lex.institutions or chunk in lex.places or chunk in lex.countries:
            return True
        return (
            chunk.endswith((head, "公司", "集团", "大学", "中心"))
            or chunk[-1:] in "部厅局院校行署处科所站社台省市县区州会委司集"
        )

    def _default(self, entry: TitleEntry, country: str | None) -> str | None:
        """The institution that a title fixes by itself, by its canonical name."""
        name = entry.default_institution
        if "{country}" in name:
            if country is None:
                return None
            name = name.replace("{country}", "" if country == "中国" else country)
        known = self._inst.lexicons.institutions.get(name)
        return known.name if known is not None else name

    def _seat(self, place: str, entry: TitleEntry, text: str) -> tuple[str, str]:
        """A place and a title: ``江苏省`` + ``省长`` → ``江苏省人民政府``."""
        if entry.scope:
            return re.sub(r"\{\w+\}", place, entry.scope) if not place.endswith("特别行政区") else place, text
        if entry.kind == "government" and text.endswith(("长", "主席", "秘书长")):
            return place + "人民政府", text
        return place, text

    def _by_scope(self, entry: TitleEntry, at: int, previous: str | None) -> str | None:
        """The government that a title such as 省长, 市长, 副县长 implies without naming it."""
        match = re.search(r"(省|市|县|区|州|盟|旗|镇|乡)长$", entry.title)
        if match is None:
            return None
        level = match[1]
        if previous is not None:
            for name in (previous,):
                cut = name.find(level)
                if cut > 0 and name[: cut + 1] in self._inst.lexicons.places:
                    return name[: cut + 1] + "人民政府"
        place = self._inst.place_for(level, at)
        return place.name + "人民政府" if place is not None else None

    def _foreign_institution(
        self, title: TitleMatch, previous: str | None, country: str | None, carried: str | None
    ) -> str | None:
        organ = {"外长": "外交部", "防长": "国防部", "财长": "财政部", "外相": "外务省", "防相": "防卫省"}.get(
            title.text.lstrip("副")
        )
        if organ is not None and country is not None:
            return country + organ
        if title.entry.kind in ("foreign", "government") and country is not None:
            return country
        return previous or country or carried

    def posts_between(
        self, floor: int, until: int, ceiling: int, person: PersonMention, carried: str | None = None
    ) -> list[Capacity]:
        """The posts spelt out from *floor*: a list of titles that may run on past *until*, up to *ceiling*."""
        end = None
        for title in self._scan.titles:
            if title.start < floor:
                continue
            if title.start > ceiling:
                break
            if (
                title.end <= until
                or (end is not None and self._scan.chars[end : title.start] == "、")
                or (
                    end is not None
                    and self._scan.chars[end : end + 1] == "、"
                    and title.end <= ceiling
                    and not any(c in "，。；" for c in self._scan.chars[end : title.start])
                )
            ):
                end = title.end
        if end is None:
            return []
        items = self._items_before(end, floor)
        sentence = self._scan.sentence_of(floor)
        return self._resolve(items, person, sentence.start, carried)

    # ── the document ────────────────────────────────────────────────────────────────────────────────────────────

    def read(self, people: Sequence[PersonMention]) -> list[Titled]:
        """Every person mention with the posts told there, carried along lists in both directions."""
        scan, chars = self._scan, self._scan.chars
        self._person_ends = frozenset(p.end for p in people)
        self._recent = []
        out: list[Titled] = []
        carried: str | None = None
        carried_sentence = -1
        previous_end = 0
        for index, person in enumerate(people):
            sentence = scan.sentence_of(person.start)
            floor = max(previous_end, sentence.start)
            if sentence.start != carried_sentence:
                carried, carried_sentence = None, sentence.start
            items = self._items_before(person.start, floor)
            capacities = self._resolve(items, person, sentence.start, carried)
            start = items[0].chunk_start if items else person.start
            if items and not capacities:
                start = items[0].title.start
            end = person.end
            after = scan.title_starting.get(person.end)
            if after is not None and not after.entry.occupation and self._postposed(after, people, index):
                end = after.end
                if not capacities:
                    post = self._resolve_after(after, person, sentence.start, carried)
                    if post is not None:
                        capacities = [post]
            if not items and not capacities and out and self._continues(chars, out[-1], person):
                capacities = [
                    Capacity(c.post, c.status, c.start, c.end)
                    for c in out[-1].capacities
                    if not self._singular(c.post.title)
                ]
            if capacities:
                carried = capacities[-1].post.institution
                self._recent += [c.post.institution for c in capacities]
            aside = _ASIDE.match(chars, end)
            if aside is not None:
                end = aside.end()
            out.append(Titled(person, start, end, tuple(capacities)))
            previous_end = end
        return self._with_references(self._shared_behind(self._backwards(out)))

    def _with_references(self, titled: list[Titled]) -> list[Titled]:
        """``王副市长``: a surname with a title stands for the one person so named who holds that post here."""
        holders: dict[tuple[str, str], set[str]] = {}
        for t in titled:
            for c in t.capacities:
                holders.setdefault((t.person.name[0], c.post.title), set()).add(t.person.name)
        taken = {i for t in titled for i in range(t.start, t.end)}
        found: list[Titled] = []
        for title in self._scan.titles:
            at = title.start - 1
            if at < 0 or at in taken or title.start in taken or title.status is not Status.HELD:
                continue
            names = holders.get((self._scan.chars[at], title.text), set())
            if len(names) == 1 and (
                at == 0 or not "\u4e00" <= self._scan.chars[at - 1] <= "\u9fff" or self._scan.cuts[at]
            ):
                name = next(iter(names))
                person = PersonMention(at, title.end, self._scan.chars[at : title.end], name, False)
                found.append(Titled(person, at, title.end, ()))
        return sorted([*titled, *found], key=lambda t: t.start) if found else titled

    def _postposed(self, title: TitleMatch, people: Sequence[PersonMention], index: int) -> bool:
        """Whether a title right behind a name belongs to it, and not to the name after it."""
        entry = title.entry
        if entry.level == "member" and title.text not in _POSTPOSED_MEMBERS and not entry.default_institution:
            return False
        following = people[index + 1] if index + 1 < len(people) else None
        if following is not None and following.start == title.end:
            return False
        rest = self._scan.chars[title.end : title.end + 2]
        return not rest.startswith(tuple(self._scan.lexicons.words["after_title_group"]))

    def _resolve_after(
        self, title: TitleMatch, person: PersonMention, floor: int, carried: str | None
    ) -> Capacity | None:
        entry = title.entry
        country = self._inst.country_before(person.start, floor) if person.foreign else None
        if person.foreign:
            institution = self._foreign_institution(title, None, country, None)
            name = title.text
        else:
            scoped = self._by_scope(entry, title.start, None)
            if scoped is not None:
                institution, name = scoped, title.text
            elif entry.default_institution:
                institution, name = self._default(entry, "中国"), _bare(title.text, entry)
            elif title.text in _POSTPOSED_MEMBERS:
                institution, name = self._assembly_before(title.start), title.text
            elif entry.title == "主席" and not self._inst.home.local:
                # In news of the centre, 主席 right behind a Chinese name is the head of state (guideline of the genre).
                institution, name = "中华人民共和国", "主席"
            else:
                institution, name = self._inst.home.institution, title.text
        if institution is None:
            return None
        return Capacity(PostName(institution, name), title.status, person.start, title.end)

    def _assembly_before(self, at: int) -> str | None:
        """The assembly (人大, 政协) that ``某某常委`` sits in: the one named last before it."""
        lex = self._scan.lexicons
        for match in reversed(self._scan.places):
            if match.start < at and (entry := lex.institutions.get(match.word)) is not None:
                if entry.kind in ("cppcc", "congress") and len(match.word) > 2:
                    return entry.name
        return None

    def _shared_behind(self, titled: list[Titled]) -> list[Titled]:
        """``甲、乙、丙等6位常委``: the title behind the list is everybody's."""
        chars, out = self._scan.chars, list(titled)
        for i, last in enumerate(out):
            counted = _COUNTED.match(chars, last.end)
            title = self._scan.title_starting.get(counted.end()) if counted is not None else None
            if title is None:
                continue
            post = self._resolve_after(title, last.person, self._scan.sentence_of(last.start).start, None)
            j = i
            while post is not None and j >= 0 and not out[j].capacities:
                out[j] = Titled(out[j].person, out[j].start, out[j].end, (post,))
                if j == 0 or chars[out[j - 1].end : out[j].start] not in ("、", "和"):
                    break
                j -= 1
        return out

    def _continues(self, chars: str, before: Titled, person: PersonMention) -> bool:
        gap = _ASIDE.sub("", chars[before.person.end : person.start])
        return gap in ("、", "和", "及", "与") and bool(before.capacities)

    def _singular(self, title: str) -> bool:
        entry = self._scan.lexicons.titles.get(title)
        return entry is not None and entry.head

    def _backwards(self, titled: list[Titled]) -> list[Titled]:
        """``甲、乙副总理``: a title behind the last of a list belongs to those before it that have none."""
        chars = self._scan.chars
        out = list(titled)
        for i in range(len(out) - 1, 0, -1):
            last = out[i]
            if last.end == last.person.end or not last.capacities:
                continue
            if any(self._singular(c.post.title) for c in last.capacities):
                continue
            j = i - 1
            while j >= 0 and chars[out[j].end : out[j + 1].start] in ("、", "和"):
                if out[j].capacities:
                    break
                out[j] = Titled(out[j].person, out[j].start, out[j].end, last.capacities)
                j -= 1
        return out


_SEATS = {
    "部": ("部",),
    "局": ("局",),
    "厅": ("厅",),
    "院": ("院",),
    "校": ("大学", "学院", "学校", "党校"),
    "行": ("行",),
    "署": ("署",),
    "会": ("会",),
}


def _fits(title: str, institution: str) -> bool:
    """Whether a title such as 副部长 can stand at *institution*: a 部长 needs a 部."""
    head = _HEAD_CHAR.match(title) or re.match(r"^(?:副)?(会)长$", title)
    if head is None:
        return not title.endswith("组长")
    return institution.endswith(_SEATS.get(head[1], (head[1],)))


_DUTY = re.compile(r"(?:分管|主持)[\u4e00-\u9fff]{2,8}工作的$")
_LEAD = re.compile(r"^(?:(?P<former>原任|曾任|历任|原|前)|时任|现任|新任|担任|来自|由|时)(?=.{2})")


def _item(title: TitleMatch, start: int, chunk: str) -> _Item:
    """An item whose chunk has lost the words that only say when the post was held."""
    chunk = _DUTY.sub("", chunk)
    if chunk[:1] in ("和", "与", "及") and len(chunk) > 3:
        start, chunk = start + 1, chunk[1:]
    lead = _LEAD.match(chunk)
    if lead is None:
        return _Item(title, start, chunk)
    status = Status.FORMER if lead["former"] else title.status
    title = TitleMatch(title.start, title.end, title.core, title.kept, title.entry, title.text, status)
    return _Item(title, start + lead.end(), chunk[lead.end() :])


def _bare(text: str, entry: TitleEntry) -> str:
    """The title without the institution that it holds (``国家主席`` → ``主席``)."""
    return text.removesuffix(entry.title) + entry.bare if entry.bare else text
