"""Where institutions are named in a text: known names, and spans that read like one by how they begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.mention.bodies.departments import MINISTRIES, departments, party_groups
from kg.mention.bodies.descriptions import behind_description, is_no_name, is_of_a_kind
from kg.mention.bodies.firms_told import group_spans, listed_firms
from kg.mention.bodies.found import Found, InstitutionMention
from kg.mention.bodies.institution_names import LEVEL
from kg.mention.bodies.institution_spans import InstitutionSpans
from kg.mention.bodies.listed_bodies import listed_bodies
from kg.mention.bodies.listed_sections import listed_sections
from kg.mention.bodies.local_names import ORGAN_ENDING
from kg.mention.bodies.name_growth import PARTY
from kg.mention.bodies.own_groups import at_all_levels
from kg.mention.bodies.police import police_spans
from kg.mention.bodies.shared_bodies import HOUSES_OF_THEIR_OWN, shared_bodies
from kg.mention.bodies.word_cuts import is_whole
from kg.mention.bodies.zones import zone_told
from kg.mention.body_words import LONG_LEVELS
from kg.mention.home import PROVINCE, Home
from kg.mention.scan import Scan, occurrences

_SEATS = ("自治区", "师市", "兵团", "街道", "社区", "镇", "乡", "村")
_OF_EACH = re.compile("[省市县区州](?:（[^（）]{1,8}）|直管?|域)$|(?:各地|[两三]级|基层|当地|属地|辖区)$")
"""Before the short form of a central body: each place has its own (各县（市、区）|发改委, 省市两级|卫健委)."""
_LEVELS = tuple("省市县区州我各")
_UNDER = re.compile(
    r"[\u4e00-\u9fff]{2,12}?(?:司|局|厅|室|处|中心|检查组|督查组|督导组)(?:(?![\u4e00-\u9fff])|(?=有关|负责|主要|相关|等))"
)
_DEPARTMENT = re.compile(r"(?<![公上官打祭])[司局厅处科庭]$")
_CONFERENCE = re.compile(r"(?:中国人民政治协商会议|人民政协|政协)$")
_ASSEMBLY = re.compile(r"(?:[省市县区州]|自治区)(?:人大|人大常委会|政协)$")
_QUOTED_WORK = re.compile(r"”[\u4e00-\u9fff]{0,2}(?:改革|工程|项目|行动|品牌|系统|模式|应用)")
_SHORTEST_SIBLING = 4
_OF_BANKS = ("业", "借贷", "体系", "系统性", "危机")
_SETS_UP = ("打造", "争创", "创建", "力争建成")
_OF_NATION = ("全国", "国家", "世界", "全球", "国际")
_TWO_MINISTRIES = re.compile("[^部]{2,8}部[^部]{2,8}部$|中共中央国务院$")
_OFFICER_WITHIN = re.compile(r"(?:主席|总统|总理|议长|部长)(?!团)[\u4e00-\u9fff·]{2,12}、")
"""Of several, each with his office: no name goes on over them (国家杜马主席某人、|联邦委员会)."""
_LONGEST_LISTED = 10
_WITH_DEPARTMENTS = (*MINISTRIES, "mass_organisation", "court", "procuratorate")
_POLICE = ("公安局", "公安厅")
_HOUSES = ("人大", "政协", "法院")
_REGION = re.compile(r"[东西南北中深]部$")
_IN_TITLE = re.compile(r"(?:党组|党委)(?=(?:专职)?副?书记|成员|常委(?!会)|委员(?!会))")
_GOES_ON_FROM_BU = ("门", "队", "分", "署")


class Institutions(InstitutionSpans):
    """Finds and resolves the institutions that one document names."""

    def __init__(self, scan: Scan, home: Home) -> None:
        super().__init__(scan, home)
        self.full: dict[str, str] = {}
        """Short form → full form, for the forms that the document leads to a fuller name."""

    def find(
        self,
        taken: Iterable[tuple[int, int]],
        people: Iterable[tuple[int, int]],
        of_posts: Mapping[tuple[int, int], str],
    ) -> list[InstitutionMention]:
        """Institutions named in the text outside the *taken* spans (of titled works) and *people*, in order;
        *of_posts* tells what departments without their body stand for in posts (``""``: not told)."""
        lex, chars = self.lexicons, self.scan.chars
        blocked = sorted(taken)
        barred = self._barred = bytearray(len(chars) + 1)
        for start, end in people:
            barred[start:end] = b"\x01" * (end - start)
        found = Found(len(chars))
        for match in self.scan.places:
            entry = lex.institutions.get(match.word)
            if entry is None or barred[match.start] or not is_whole(self.scan, match.start, match.end):
                continue
            if (
                match.word[-1] == "部"
                and chars[match.end : match.end + 1] in _GOES_ON_FROM_BU
                and not chars.startswith("分管", match.end)
            ):
                continue  # 农业部门
            if match.word in PARTY and self._seat_follows(match.end):
                continue  # 中共安庆市委: the committee, not the party
            if chars.startswith("派", match.end) and match.word[-1] == "党":
                continue  # 民主党派
            if match.end + 1 in self.scan.title_ending and self.scan.title_ending[match.end + 1].start <= match.start:
                continue  # 外交部长: whose 外交部 it is, the post tells
            if match.word != entry.name and self._of_a_place(match.word, match.start):
                continue
            if match.end in self._joint and self._joint[match.end][1] < match.start:
                continue  # 经济和|财政部
            if match.word == "财政部" and chars.endswith("企划", 0, match.start):
                continue  # 韩国企划|财政部
            if match.word.endswith("银行") and chars.startswith(_OF_BANKS, match.end):
                continue  # 美国银行业
            if not _covered(match.start, match.end, blocked):
                meant: str | None = entry.name
                if match.word in self._patterns.shared:
                    meant = self.whose(match.word, match.start)
                kind = entry.kind if meant == entry.name else "foreign"
                if self.home.local and (ours := self._of_our_house(match.word, match.start)) is not None:
                    meant, kind = ours, entry.kind
                if meant is not None:
                    found.add(InstitutionMention(match.start, match.end, match.word, meant, kind))
        described: list[tuple[int, int]] = []
        for start, end in self._spans():
            if _covered(start, end, blocked):
                continue
            if _covered(start, end, described):
                continue
            first, start = start, behind_description(chars, start, end)
            described += [(first, start)] if start > first else []
            if (
                chars.endswith(self._grammar.goals, start, end)
                or _REGION.search(chars, start, end)
                or is_no_name(chars, start, end)
            ):
                continue
            body = chars[start : end - 2]
            if _IN_TITLE.match(chars, end - 2) and body not in lex.places and not body.endswith(_SEATS):
                end -= 2  # 国家卫健委党组成员: the body itself
            conference = _CONFERENCE.search(chars, max(0, start - 10), start)
            if conference is not None and chars.startswith("委员会", chars.find("委", start, end)):
                start = conference.start()  # 政协|湖北省委员会
            if chars[end - 1] == "军" and chars.startswith("电台", end):
                end += len("电台")  # 以色列陆军|电台
            name = self.resolve(chars[start:end], start)
            if name is None or name in lex.places or name in lex.countries:
                continue
            known = name in lex.institutions
            if not known and chars.startswith(lex.words["building_of_body"], end):
                continue  # 海州商会|大厦项目
            if not known and (is_of_a_kind(name) or self._is_goal(start, name)):
                continue  # 某国历届政府, 打造|全国区域创新中心
            if not known and name.endswith("委员会") and self._is_of_two(start, name):
                continue  # 泰国和|柬埔寨边界总委员会
            if not known and _TWO_MINISTRIES.match(name) is not None and self._are_two(name):
                continue  # 民政部财政部: a pause is missing
            if not known and _OFFICER_WITHIN.search(name) is not None:
                continue
            if chars[start - 1 : start] == "“" and _QUOTED_WORK.match(chars, end) is not None:
                continue  # “浙江全域数字法院”重大改革
            self._put(found, start, end, name)
        for start, end, title in self.scan.works:
            if self.kind(title) == "media" and chars.endswith(lex.words["before_medium"], 0, start):
                medium = self.resolve(title, start + 1) or title  # 接受《某某日报》采访
                found.add(InstitutionMention(start + 1, end - 1, title, medium, "media"))
        for short, told in self.defined.items():
            for start in occurrences(chars, short):
                end = start + len(short)
                if start < told.defined or barred[start] or found.overlaps(start, end) or _covered(start, end, blocked):
                    continue
                name = self.resolve(short, start)
                if name is not None:
                    found.add(InstitutionMention(start, end, short, name, self.kind(name)))
        for start, end, whole in shared_bodies(self.scan, self.home):
            name = self.resolve(whole, start)
            if name is not None and not (_covered(start, end, blocked) or barred[start]):
                self._put(found, start, end, name)
        for start, end, branch in police_spans(self.scan, self.home):
            found.drop_within(start, end)
            if not (found.overlaps(start, end) or _covered(start, end, blocked) or barred[start]):
                found.add(InstitutionMention(start, end, chars[start:end], branch, self.kind(branch)))
        for start, end, name in self._departments(found):
            inner = found.mentions.get(start)
            place = self.scan.place_over(start)
            if inner is not None and place is not None and place.start == start and place.word in lex.places:
                continue  # 中国文联、|四川省委宣传部
            if (
                inner is not None
                and inner.end == end
                and inner.name == inner.form
                and inner.name not in lex.institutions
            ):
                found.drop_within(start, end)
            if inner is None and chars[end - 1] == "部":
                found.drop_within(start, end)  # 基层|建设部
            if not (found.overlaps(start, end) or _covered(start, end, blocked) or barred[start]):
                entry = lex.institutions.get(name)
                name = name if entry is None else entry.name
                found.add(InstitutionMention(start, end, chars[start:end], name, self.kind(name)))
        for (start, end), name in of_posts.items():
            found.drop_within(start, end)
            if name and not found.overlaps(start, end):
                found.add(InstitutionMention(start, end, chars[start:end], name, self.kind(name)))
        for mention in list(found.mentions.values()):
            self._carry(mention, found, blocked)
            self._carry_back(mention, found)
        for start, end in list(listed_bodies(self.scan, found.mentions, barred)):
            name = None if _covered(start, end, blocked) else self.resolve(chars[start:end], start)
            if name is not None:
                self._put(found, start, end, name)
        for start, end in group_spans(self.scan, barred):
            name = None if found.overlaps(start, end) else self.resolve(chars[start:end], start)
            if name is not None and not _covered(start, end, blocked):
                found.add(InstitutionMention(start, end, chars[start:end], name, self.kind(name)))
        for start, end in listed_firms(self.scan, barred):
            if end - start > 2 and not _covered(start, end, blocked):
                self._put(found, start, end, chars[start:end], "company")
        return self._merged([mention for _, mention in sorted(found.mentions.items())])

    def _put(self, found: Found, start: int, end: int, name: str, kind: str | None = None) -> None:
        """Add to what is *found* the institution *name* from *start* to *end* in place of what lies within."""
        found.drop_within(start, end)
        if not found.overlaps(start, end):
            found.add(InstitutionMention(start, end, self.scan.chars[start:end], name, kind or self.kind(name)))

    def _is_goal(self, start: int, name: str) -> bool:
        """Whether what stands at *start* is only to become such a body (打造|全国区域创新中心)."""
        return name.startswith(_OF_NATION) and self.scan.chars.endswith(_SETS_UP, max(0, start - 4), start)

    def _is_of_two(self, start: int, name: str) -> bool:
        """Whether a commission is one of two countries, of which only the second was taken into its *name*."""
        other = self.scan.place_over(start - 2) if self.scan.chars[start - 1 : start] in ("和", "与") else None
        joined = other is not None and other.end == start - 1 and other.word in self.lexicons.countries
        return joined and self.foreign_head(name) is not None

    def _are_two(self, name: str) -> bool:
        """Whether *name* is that of two known bodies without a pause between them."""
        known = self.lexicons.institutions
        return any(name[:cut] in known and name[cut:] in known for cut in range(3, len(name) - 2))

    def _departments(self, found: Found) -> Iterable[tuple[int, int, str]]:
        """Departments told without their body: that of the document, else the only ministry of their sentence."""
        host = self.home.institution
        if host is not None:
            yield from departments(self.scan, host, self.kind(host))
        house = host or (self.resolve(self.scan.source, 0) if self.suffix(self.scan.source) is not None else None)
        zone = zone_told(self.scan) if house is None else None
        if zone is not None:
            yield from listed_sections(self.scan, zone, {m.start: m.name for m in found.mentions.values()})
        if house is not None:
            yield from party_groups(self.scan, house)
            yield from listed_sections(self.scan, house, {m.start: m.name for m in found.mentions.values()})
        told: dict[int, dict[str, int]] = {}
        for mention in sorted(found.mentions.values(), key=lambda mention: mention.start):
            department = mention.form[-1] in "司部" and mention.name not in self.lexicons.institutions
            body = self.parent(mention.name) if department else mention.name
            if body is not None and (self.kind(body) in _WITH_DEPARTMENTS or body.endswith(_POLICE)):
                told.setdefault(self.scan.sentence_of(mention.start).start, {}).setdefault(body, mention.end)
        for start, bodies in told.items():
            (body, at), *others = bodies.items()
            if body != host and not others:
                yield from departments(self.scan, body, self.kind(body), (at, self.scan.sentence_of(start).end))

    def _of_a_place(self, form: str, start: int) -> bool:
        """Whether the short *form* of a central body at *start* stands for a place's: 省|发改委, 省人大常委会|代表资格审查
        委员会, 省委常委、|统战部."""
        chars = self.scan.chars
        levels = chars[start - 1 : start] in _LEVELS or _OF_EACH.search(chars, max(0, start - 12), start) is not None
        if levels or _ASSEMBLY.search(chars, max(0, start - 12), start) is not None:
            return True
        if self.home.local and at_all_levels(form, self.lexicons):
            return True  # 党史学习教育领导小组办公室, which every place and body had
        return form in self.lexicons.words_set("leaders_department") and chars.endswith("委常委、", 0, start)

    def _merged(self, found: list[InstitutionMention]) -> list[InstitutionMention]:
        """Short forms of the document led to their full form: ``大运会组委会`` → ``成都大运会组委会``."""
        names = list(dict.fromkeys(m.name for m in found))
        led = {name: self.full_form(name, names) or self._beside_sibling(name, names) for name in names}
        self.full = {name: longer for name, longer in led.items() if longer is not None}
        return [replace(m, name=self.full[m.name]) if m.name in self.full else m for m in found]

    def _beside_sibling(self, name: str, names: Sequence[str]) -> str | None:
        """The known body that *name* is with the parent of one told beside it (中国科学院甲研究所、|乙研究所)."""
        bodies = self.lexicons.institutions
        if name in bodies or len(name) < _SHORTEST_SIBLING:
            return None
        parents = dict.fromkeys(bodies[other].parent for other in names if other in bodies)
        return next((parent + name for parent in parents if parent and parent + name in bodies), None)

    # ── lists ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _carry(self, mention: InstitutionMention, found: Found, blocked: list[tuple[int, int]]) -> None:
        """``全国政协经济委员会、教科卫体委员会``, ``市公安局、市场监管局``: the list shares what stands first."""
        chars, bodies = self.scan.chars, self.lexicons.local_bodies
        at = mention.end
        heads = (
            self._shared_heads(mention) if chars[at : at + 1] in ("、", "和") and not _is_branch(mention.form) else ()
        )
        while heads and chars[at : at + 1] in ("、", "和"):
            start = at + 1
            known = found.mentions.get(start)
            if known is not None and (known.name.startswith(heads) or _is_branch(known.form)):
                at = known.end  # 全国人大法律委员会、财政经济委员会、…委员会; 县水利局、市生态环境局某某分局、林业局
                continue
            own = known.form if known is not None else self._word_at(start)
            levels = (*heads, *(head[-1] for head in heads if head in self.lexicons.places))
            below = own is not None and any(head + own in bodies for head in levels)
            if own is not None and not below and (known is not None or own not in bodies):
                return
            end = (
                self._grow(start, start)
                or self._next_below(start, mention)
                or self._listed_body(levels, start)
                or (start + len(own) if own else None)
            )
            if any(w.tag == "ns" for i in range(start, end or start) if (w := self.scan.word_at.get(i)) is not None):
                return  # 民航中南地区管理局 says itself where it is
            if end is None or _covered(start, end, blocked):
                return
            chunk = chars[start:end]
            level = LEVEL.match(chunk)
            listed = next((h + chunk for h in heads if h + chunk in bodies), None)
            ours = level is not None and (bool(self.scan.cuts[start + level.end()]) or level[1] in heads)
            whole = chunk if chunk in bodies or (ours and listed is None) else listed or heads[0] + chunk
            if end - start < 3 and not _is_service(chunk) and whole not in bodies:
                return
            name = self.resolve(whole, start) if whole in bodies or _shares_ending(chunk, mention.form) else None
            if known is not None and below:
                found.drop_within(start, known.end)  # 自治区党委组织部、统战部: that of the region
            if name is None or found.overlaps(start, end):
                return
            found.add(InstitutionMention(start, end, chunk, name, self.kind(name)))
            at = end

    def _listed_body(self, levels: Iterable[str], start: int) -> int | None:
        """The end of the longest body of one of the *levels* that a list tells short at *start* (市政协经科委、|提案委)."""
        chars, bodies = self.scan.chars, self.lexicons.local_bodies
        for end in range(min(start + _LONGEST_LISTED, len(chars)), start + 1, -1):
            if self.scan.cuts[end] and any(level + chars[start:end] in bodies for level in levels):
                return end
        return None

    def _word_at(self, start: int) -> str | None:
        """The known place or institution that is named at *start*."""
        place = self.scan.place_over(start)
        return place.word if place is not None and place.start == start else None

    def _carry_back(self, mention: InstitutionMention, found: Found) -> None:
        """``北京市、河北省市场监管局``: the places of a list share the body that stands behind the last one."""
        scan, places = self.scan, self.lexicons.places
        last = scan.place_over(mention.start)
        if last is None or last.start != mention.start or last.end >= mention.end or last.word not in places:
            return
        body, at, seat = scan.chars[last.end : mention.end], mention.start, places[last.word][0]
        level = next((x for x in LONG_LEVELS if seat.name.endswith(x)), "")
        if len(body) < 2 or level + body not in self.lexicons.local_bodies or body.endswith(HOUSES_OF_THEIR_OWN):
            return  # 江苏、陕西、四川博物馆: any of theirs
        if seat.name != last.word and seat.level not in PROVINCE:
            return  # two characters may be anything
        while scan.chars[at - 1 : at] in ("、", "和"):
            place = scan.place_over(at - 2)
            if (
                place is None
                or place.end != at - 1
                or place.word not in places
                or found.overlaps(place.start, place.end)
            ):
                return
            its = places[place.word][0]
            if (its.level in PROVINCE) != (seat.level in PROVINCE):
                at = place.start
                continue  # 北京市、某市人民政府: the one of another rank is left out, not the list
            name = self.resolve((its.name if its.level in PROVINCE else place.word) + body, place.start)
            if name is None or its.level == "region" or seat.level == "region":
                return
            found.add(InstitutionMention(place.start, place.end, place.word, name, self.kind(name)))
            at = place.start

    def _next_below(self, start: int, mention: InstitutionMention) -> int | None:
        """The end of the next department of a list (``特种设备局、价监竞争局``)."""
        chars = self.scan.chars
        if _is_service(chars[start : start + 2]) and mention.form[-1] == "军":
            return start + 2
        below = _UNDER.match(chars, start)
        if below is None or not _same_rank(below[0][-1], mention.form[-1]) or not _DEPARTMENT.search(below[0]):
            return None
        return below.end() if self.scan.cuts[below.end()] else None

    def _seat_follows(self, at: int) -> bool:
        place = self.scan.place_over(at)
        if place is None or place.start != at or place.word not in self.lexicons.places:
            return False
        return self.scan.chars.startswith("中共", at - 2) or self.scan.chars[place.end : place.end + 1] in "第委党纪"

    def _shared_heads(self, mention: InstitutionMention) -> tuple[str, ...]:
        """What the members of a list that begins with *mention* may share, the likeliest first."""
        form = mention.form
        local = LEVEL.match(form)
        if local is not None:
            bodies = self.lexicons.local_bodies
            body = next((form[:n] for n in range(len(form) - 2, 3, -1) if form[:n] in bodies), None)
            if body is None and form[len(local[1]) :].startswith(_HOUSES) and len(form) > len(local[1]) + 3:
                body = form[: len(local[1]) + 2]  # 市政协提案委、经济委, 省法院立案庭、执行局
            if body is None and form.startswith(local[1] + "委") and len(form) > len(local[1]) + 2:
                body = local[1] + "委"  # 省委组织部、宣传部
            return (local[1],) if body is None else (body, local[1])
        own = self._own_section.match(form)
        if own is not None:
            return (form[: own.end()],)
        if form.startswith(PARTY):
            return ()  # 中共某某大学委员会和纪律检查委员会
        for length in range(len(form) - 2, 1, -1):
            entry = self.lexicons.institutions.get(form[:length])
            if (entry is not None and entry.name != mention.name) or form[:length] in self.lexicons.places:
                return (form[:length],)
        return ()


def _is_branch(name: str) -> bool:
    """Whether *name* is a city's branch in a county, which stands among the county's own bodies."""
    return name.endswith("分局")


def _same_rank(one: str, other: str) -> bool:
    """Whether departments that end in these characters stand side by side (公路局、水运司)."""
    return one == other or {one, other} <= {"司", "局", "厅"}


def _is_service(name: str) -> bool:
    """Whether *name* is a branch of armed forces, which a list tells by two characters."""
    return name in ("陆军", "海军", "空军")


def _shares_ending(chunk: str, form: str) -> bool:
    return _same_rank(chunk[-1], form[-1]) or (chunk[-1] in ORGAN_ENDING and form[-1] in ORGAN_ENDING)


def _covered(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(s <= start and end <= e for s, e in spans)
