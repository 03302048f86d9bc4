"""Capacities: the posts told in front of a name (``工业和信息化部党组书记、部长苗圩``) or behind it (``张国清副总理``).

A capacity is read from the name leftwards: a title that ends where the name begins, the institution chunk before it,
then a separator and the next title, and so on. Afterwards it is resolved rightwards, so that an institution told once
holds for the titles after it; and what a list of names tells once is shared along the list.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.mention.bodies.institutions import Institutions
from kg.mention.body_words import LEVELS, STATIONED
from kg.mention.people.persons import PersonMention
from kg.mention.posts.places_shared import bodies_in_a_row
from kg.mention.posts.post_names import DIVISION_OF_COURT, PostNames
from kg.mention.posts.seats import HEAD_CHAR
from kg.mention.posts.shared_posts import ASIDE, SharedPosts
from kg.mention.posts.title_behind import POSTPOSED_MEMBERS
from kg.mention.posts.title_chain import Item, TitleChain
from kg.mention.posts.titled import Capacity, Titled
from kg.mention.scan import Scan, TitleMatch
from kg.model import PostName, Status
from kg.text.units import Sentence

_NUMBERED = re.compile(r"(.{2,24}?)(?:第?[一二三四五六七八九十]+[届次]|新一届)")
_BOARD = re.compile(r"([^，。（）]{3,30}?(?:公司|集团|银行))(?:（[^（）]*）)?(?:董事会|监事会|股东大?会)")
_OF_PARTY = re.compile(r"(?:中共|中国共产党)(?P<of>(?!中央).+)")
"""The party organisation of a place or a body, in the name of its congress (中共海州大学第十届委员会)."""
_TAKES_OFFICE = ("当选", "新当选", "连任", "继任")
_AT_PRESENT = re.compile(
    r"(?:，[男女]，|同志是[^。；\n]{2,16}，)(?:(?![前继]任|接替)[^；\n]){0,240}?现任(?P<posts>[^，。；\n]{2,60})(?=[，。；])"
)
_WIFE = "夫人"
_ENVOY = "特使"
_COMMITTEE = re.compile(r"(?<=院)(?:审判|检察)委员会$")
_OF_A_COURT = ("审判委员会", "检察委员会")
"""Committees whose members go on to be told as judges or procurators of the whole (副院长、审判委员会委员、审判员)."""
_OFFICES_OF = ("办公室", "办公厅")
_SHORTEST_FIRM = 3
_OPENS_ITEM = ("；", "：", "是", "为")
_ITEM = re.compile(r"，(?:[男女]，)?(?:[\u4e00-\u9fff]{1,3}族，)?(?P<posts>[^；。\n，]{4,60})(?=[；。])")
_LONGEST_ASIDE = 48
_ALSO = ("和", "与", "及")
_JOINS_HOLDERS = ("、", *_ALSO)
_ASSEMBLIES = ("cppcc", "congress")


class CapacityReader:
    """Reads the posts around each person mention of a document."""

    def __init__(self, scan: Scan, institutions: Institutions) -> None:
        self._scan = scan
        self._institutions = institutions
        self._chain = TitleChain(scan)
        self._posts = PostNames(scan, institutions)
        self._shared = SharedPosts(scan, self._posts)
        self._group_openers = scan.lexicons.words["after_title_group"]

    def read(self, people: Sequence[PersonMention]) -> list[Titled]:
        """Every person mention with the posts told there, carried along lists in both directions."""
        scan = self._scan
        self._chain.person_ends = frozenset(p.end for p in people)
        self._posts.recent = []
        out: list[Titled] = []
        carried: str | None = None
        carried_sentence, lost = -1, False
        previous_end = 0
        for index, person in enumerate(people):
            sentence = scan.sentence_of(person.start).start
            if sentence != carried_sentence:
                carried, carried_sentence, lost = None, sentence, False
            following = people[index + 1].start if index + 1 < len(people) else None
            titled = self._titled(person, max(previous_end, sentence), sentence, following, carried)
            if lost and titled.start == self._bare_title_start(person):
                titled = replace(
                    titled, capacities=()
                )  # 十团团长甲、|政委乙: of what is not understood, not of its whole
            lost = self._is_lost(titled) or (lost and not titled.capacities)
            if (
                titled.start == person.start
                and not titled.capacities
                and out
                and self._shared.continues(out[-1], person)
            ):
                shared = tuple(c for c in out[-1].capacities if not self._shared.is_singular(c.post.title))
                titled = replace(titled, capacities=shared)
            if titled.capacities:
                last = self._whole(titled.capacities)
                if not last.endswith(STATIONED):
                    carried = last
                elif carried is not None:  # 驻委纪检监察组组长某某，秘书长某某: of the commission again
                    carried = self._posts.whole(carried)
                self._posts.recent += [c.post.institution for c in titled.capacities]
                for capacity in titled.capacities:
                    if capacity.status is not Status.FORMER:
                        self._posts.remember(person, capacity.post)
            out.append(titled)
            previous_end = titled.end
        return self._shared.with_references(self._shared.behind(self._shared.backwards(self._by_place(out))))

    def _is_lost(self, titled: Titled) -> bool:
        """Whether a title stands before the name of *titled* at a body that cannot be made out."""
        title = self._scan.title_ending.get(titled.person.start)
        if titled.capacities or title is None or title.entry.occupation:
            return False
        return "\u4e00" <= self._scan.chars[title.start - 1 : title.start] <= "\u9fff"

    def _bare_title_start(self, person: PersonMention) -> int | None:
        """Where a title begins that stands right before *person* without a body, and tells or finds none by itself."""
        title = self._scan.title_ending.get(person.start)
        if title is None or self._scan.chars[title.start - 1 : title.start] not in ("，", "、"):
            return None
        entry = title.entry
        return None if entry.default_institution or entry.scope or HEAD_CHAR.match(title.text) else title.start

    def _whole(self, capacities: Sequence[Capacity]) -> str:
        """The body that the last of *capacities* leaves open for the next name: of 总经济师兼办公室主任 the whole one."""
        last, before = capacities[-1].post.institution, [c.post.institution for c in capacities[:-1]]
        if "监委驻" in last and before:
            return before[-1]  # 某公司纪委书记、国家监委驻某公司监察专员某某，工会主席某某
        offices = last.endswith(_OFFICES_OF)
        return next((body for body in before if offices and last != body and last.startswith(body)), last)

    @property
    def departments(self) -> Mapping[tuple[int, int], str]:
        """Where posts told so far name a department without its body → its full name, ``""`` where no body is told."""
        return self._posts.departments

    def posts_between(
        self, floor: int, until: int, ceiling: int, person: PersonMention, carried: str | None = None
    ) -> list[Capacity]:
        """The posts spelt out from *floor*: a list of titles that may run on past *until*, up to *ceiling*."""
        chars = self._scan.chars
        end = None
        for title in self._scan.titles:
            if title.kept < floor:
                continue
            if title.start > ceiling:
                break
            if title.end <= until or (end is not None and _listed(chars[end : title.start], title.end <= ceiling)):
                end = title.end
        if end is None:
            return []
        return self._resolve(self._chain.items_before(end, floor), person, self._scan.sentence_of(floor).start, carried)

    def body_of(self, meeting: str, start: int) -> str | None:
        """The institution that a *meeting* named at *start* is of (中国作家协会|第十次全国代表大会, 教科文组织|大会)."""
        numbered = _NUMBERED.match(meeting)
        if numbered is not None:
            party = _OF_PARTY.fullmatch(numbered[1])
            if party is None:
                return self._institutions.resolve(numbered[1], start)
            place = party["of"][-1] in LEVELS
            return self._institutions.resolve(party["of"] + ("委" if place else ""), start)
        board = _BOARD.match(meeting)
        if board is not None:
            return self._institutions.resolve(board[1], start)
        named = self._scan.place_over(start)
        known = self._scan.lexicons.institutions.get(named.word) if named is not None and named.start == start else None
        return known.name if known is not None and not self.is_country(known.name) else None

    def named(self, body: str, at: int) -> str:
        """The name of the *body* told at offset *at*, in full as far as the document tells."""
        return self._institutions.resolve(body, at) or body

    def wording(self, titled: Titled) -> str:
        """The words before the name of *titled* that tell his posts."""
        return self._scan.chars[titled.start : titled.person.start]

    def wording_of(self, sentence: Sentence) -> str:
        """The words of *sentence*."""
        return self._scan.chars[sentence.start : sentence.end]

    def whole_of(self, body: str) -> str:
        """The body of which *body* is a department by its name (中国科学院人事局: the academy), or itself."""
        parent = self._institutions.parent(body)
        return parent if parent is not None and body.startswith(parent) else body

    def offices(self, titled: Titled) -> list[Capacity]:
        """The posts told before the name of *titled* that one person at a time holds, former ones left out."""
        told = [
            c for c in titled.capacities if c.status is not Status.FORMER and self._shared.is_singular(c.post.title)
        ]
        return [c for c in told if c.start < titled.person.start]

    def is_country(self, institution: str) -> bool:
        """Whether *institution* is a state."""
        return institution in self._scan.lexicons.countries.values()

    def _is_state(self, institution: str) -> bool:
        return self.is_country(institution) or institution == "中华人民共和国"

    def is_misplaced(self, post: PostName) -> bool:
        """Whether *post* gives a state an office that no state has (埃及前部长某人当选总干事)."""
        entry = self._scan.lexicons.titles.get(post.title)
        return entry is not None and entry.kind in ("company", "other") and self.is_country(post.institution)

    def assembly_over(self, committee: str) -> str | None:
        """The assembly that a special *committee* is one of (全国政协教科卫体委员会), if it is one."""
        parent = self._institutions.parent(committee)
        sits = parent is not None and parent.endswith("委员会") and self._institutions.kind(parent) in _ASSEMBLIES
        return parent if sits else None

    # ── one person ──────────────────────────────────────────────────────────────────────────────────────────────

    def _titled(
        self, person: PersonMention, floor: int, sentence: int, following: int | None, carried: str | None
    ) -> Titled:
        """A mention with the posts before and right behind it; *following* is where the next name begins."""
        items = self._chain.items_before(person.start, floor)
        capacities = self._resolve(items, person, sentence, carried)
        start, end = person.start, person.end
        if items:
            start = items[0].chunk_start if capacities else items[0].title.start
        after = self._scan.title_starting.get(person.end)
        if after is not None and (
            self._scan.chars.startswith(_TAKES_OFFICE, after.start)
            or after.text.endswith(_WIFE)
            or (capacities and after.text.endswith(_ENVOY))
        ):
            # 某人当选国家主席: an act, told elsewhere; 某某|总统夫人某某, 总统某某|特使某某: not his
            after = None
        if after is not None and after.entry.occupation and self._scan.chars[after.end : after.end + 1] == "、":
            end = after.end  # 校长某某教授、副校长某某: his own, not the next one's
        elif after is not None and not after.entry.occupation and self._postposed(after, following):
            end = after.end
            listed = self._scan.chars[floor : person.start] in _JOINS_HOLDERS  # 某大学某某校长、某某副校长
            shared = carried if listed and carried is not None and not self._is_state(carried) else None
            beside = self._beside(person, floor) or shared
            post = self._posts.behind(after, person, sentence, beside) if not capacities else None
            if post is not None:
                capacities = [Capacity(post, after.status, person.start, after.end)]
                more = self._scan.title_starting.get(end + 1) if self._scan.chars.startswith("、", end) else None
                if more is not None and more.entry.head and self._postposed(more, following):
                    second = self._posts.behind(more, person, sentence, None)
                    if second is not None:  # 某某总书记、国家主席
                        end = more.end
                        capacities.append(Capacity(second, more.status, person.start, more.end))
        if not capacities:
            capacities = self._at_present(person, following) or self._in_list(person)
        told = self._in_brackets(person, following) if not capacities else None
        if told is not None:
            capacities, end = told
        aside = ASIDE.match(self._scan.chars, end)
        return Titled(person, start, aside.end() if aside is not None else end, tuple(capacities))

    def _of_unknown_firm(self, item: Item) -> bool:
        """Whether an office of firms stands behind a name that nothing tells to be one (海州发展|党委副书记、总经理)."""
        office = item.title.entry.kind == "company" or item.title.text.startswith("党委")
        return office and len(item.chunk) > _SHORTEST_FIRM

    def _beside(self, person: PersonMention, floor: int) -> str | None:
        """The body told right before a name whose title stands behind it (``最高人民法院某某院长``)."""
        end = person.start
        if self._scan.chars[end - 1 : end] in _ALSO:
            end -= 1
        start, chunk = self._chain.body_before(end, floor)
        known = chunk in self._scan.lexicons.institutions  # 中国移动|某某|董事长
        if len(chunk) < 2 or not (known or self._posts.names_body(chunk)):
            return None
        name = self._institutions.resolve(chunk, start)
        return name if name is not None and not self.is_country(name) else None

    def _resolve(self, items: Sequence[Item], person: PersonMention, floor: int, carried: str | None) -> list[Capacity]:
        """The posts of *items*, in text order."""
        out: list[Capacity] = []
        institution: str | None = None
        status = Status.HELD
        firm = self._firm_of(items, person)
        unknown = False
        """Whether the body told last is one that cannot be made out: what follows is held there, not elsewhere."""
        for item in items:
            title = item.title
            # 某集团原党委副书记、总经理某人: 原 is said of both, unless a body or a word of time stands between them.
            shared = status is Status.FORMER and not item.chunk and title.start == title.kept
            status = Status.FORMER if shared and title.status is Status.HELD else title.status
            if title.entry.occupation and not (title.entry.profession and self._posts.names_body(item.chunk)):
                continue
            if title.text.endswith(_WIFE) and title.start in self._chain.person_ends:
                continue  # 某某总统夫人|某某: told by her husband, whose state the words do not name
            if unknown and not item.chunk and not title.entry.default_institution and not title.entry.scope:
                continue
            if unknown and self._posts.is_department_of_leaders(item.chunk):
                continue  # 市委常委、统战部部长, where nothing tells which city: not of the centre
            country = self._posts.country_of(person, item, floor, None if items[0] is not item else carried)
            post = self._posts.of_item(item, institution, person, country, None if unknown else carried)
            if post is None and firm is not None and item is items[0]:
                post = PostName(firm, title.text)
            named = self._posts.names_body(item.chunk) and not item.chunk.endswith("中心组")
            unknown = post is None and (named or self._of_unknown_firm(item))
            if post is not None:
                if not post.institution.endswith(_OF_A_COURT):
                    institution = DIVISION_OF_COURT.sub("", post.institution)
                elif institution is None:
                    institution = _COMMITTEE.sub("", post.institution)
                if status is not Status.FORMER:
                    self._posts.remember(person, post)
                out.append(Capacity(post, status, item.chunk_start, title.end))
        return out

    def _firm_of(self, items: Sequence[Item], person: PersonMention) -> str | None:
        """The firm told before an office of its party committee that an office of firms follows (东方重机|党委书记、董事长)."""
        if len(items) < 2 or not items[0].title.text.startswith("党委") or not self._of_unknown_firm(items[0]):
            return None
        if items[1].chunk or items[1].title.entry.kind != "company":
            return None
        as_head = replace(items[0], title=items[1].title)
        post = self._posts.of_item(as_head, None, person, None, None)
        return post.institution if post is not None else None

    def _at_present(self, person: PersonMention, following: int | None) -> list[Capacity]:
        """The posts that a notice gives somebody behind his particulars (``某某，男，汉族，…，现任某县县长，拟任…``)."""
        told = _AT_PRESENT.match(self._scan.chars, person.end)
        if told is None or told.end() not in self._scan.title_ending or (following or told.end()) < told.end():
            return []
        return self._resolve(
            self._chain.items_before(told.end(), told.start("posts")), person, told.start("posts"), None
        )

    def _in_list(self, person: PersonMention) -> list[Capacity]:
        """The posts behind a name that is an item of a list (``分别是某某，某县委书记；某某，女，某区委书记。``)."""
        chars = self._scan.chars
        if chars[person.start - 1 : person.start] not in _OPENS_ITEM:
            return []
        told = _ITEM.match(chars, person.end)
        if told is None or told.end() not in self._scan.title_ending:
            return []
        if chars[told.end()] != "；" and chars[person.start - 1 : person.start] != "；":
            return []
        start = told.start("posts")
        return self._resolve(self._chain.items_before(told.end(), start), person, start, None)

    def _in_brackets(self, person: PersonMention, following: int | None) -> tuple[list[Capacity], int] | None:
        """The posts that brackets behind a name tell (``某某（市委书记）``), and where the brackets end."""
        chars = self._scan.chars
        close = (
            chars.find("）", person.end, person.end + _LONGEST_ASIDE)
            if chars[person.end : person.end + 1] == "（"
            else -1
        )
        if close not in self._scan.title_ending or (following is not None and following < close):
            return None
        capacities = self._resolve(self._chain.items_before(close, person.end + 1), person, person.start, None)
        return (capacities, close + 1) if capacities else None

    def _postposed(self, title: TitleMatch, following: int | None) -> bool:
        """Whether a title right behind a name belongs to it, and not to the name after it."""
        entry = title.entry
        if entry.level == "member" and title.text not in POSTPOSED_MEMBERS and not entry.default_institution:
            return False
        if following == title.end:
            return False
        word = self._scan.word_at.get(title.end)
        meets = word is not None and word.text in self._scan.lexicons.triggers  # 某部长|会见, not 部长会
        return meets or not self._scan.chars[title.end : title.end + 2].startswith(self._group_openers)

    def _by_place(self, titled: list[Titled]) -> list[Titled]:
        """``河南、山东省省长甲、乙``: of several places each has its own; nobody's where they are not as many."""
        scan, out = self._scan, list(titled)
        done = -1
        for i, first in enumerate(titled):
            if i <= done:
                continue
            told = first.capacities[0] if len(first.capacities) == 1 else None
            title = scan.title_ending.get(told.end) if told is not None and told.end <= first.person.start else None
            bodies = bodies_in_a_row(scan, told.start, title.start) if told is not None and title is not None else []
            if len(bodies) < 2 or told is None or title is None:
                continue
            last = i
            while last + 1 < len(out) and scan.chars[titled[last].end : titled[last + 1].start] in _JOINS_HOLDERS:
                if titled[last + 1].capacities not in ((), first.capacities):
                    break
                last += 1
            if last == i:
                continue
            holders, fits = range(i, last + 1), last - i + 1 == len(bodies)
            done = last
            for k, body in zip(holders, bodies if fits else [""] * len(holders), strict=True):
                person = titled[k].person
                item = Item(title, told.start, body)
                posts = self._resolve([item], person, scan.sentence_of(person.start).start, None) if fits else []
                out[k] = replace(titled[k], capacities=tuple(posts))
        return out


def _listed(gap: str, inside: bool) -> bool:
    """Whether a title that *gap* separates from the one before goes on its list; *inside*: it ends in time."""
    return gap == "、" or (inside and gap.startswith("、") and not any(c in "，。；" for c in gap))
