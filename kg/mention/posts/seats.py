"""The body that a title told without one is held at: the one told last that has such an office."""

from __future__ import annotations

import re
from functools import cached_property

from kg.mention.bodies.departments import MINISTRIES
from kg.mention.bodies.institutions import Institutions
from kg.mention.people.persons import PersonMention
from kg.mention.posts.hosts import hosts_of
from kg.mention.posts.title_defaults import LOCAL_HEAD, TitleDefaults
from kg.mention.scan import TitleMatch
from kg.model import PostName, Status

HEAD_CHAR = re.compile(r"^(?:第一|常务|执行|中方|外方)?副?(部|厅|局|司|院|校|行|署|处|科|所|站|社|台|厂|馆|场)长$")
OF_A_FIRM = re.compile(
    r"(?:行长|总裁|董事长|总经理|董事[局会]主席|首席[^，。、]{2,4}官|首席(?:经济学家|分析师|策略师))$"
)
_OWN_HOUSES = frozenset("所站院社台厂馆场行")
"""Heads of houses that are no departments of another body."""
_BODY_HEAD = re.compile(r"^(?:副)?(会)长$")
_LOCAL_SECRETARY = ("省委书记", "市委书记", "县委书记", "区委书记", "州委书记")
_PARTY_COMMITTEE = ("党委书记", "党委副书记", "党委委员", "党总支")
_CHIEFS = ("总工程师", "总经济师", "总会计师", "总农艺师", "总规划师", "总经理", "总裁", "董事长", "理事长")
"""Offices that no people's government has, nor has it a 厂长 or a 校长."""
_OFFICES = frozenset(("head", "deputy"))
_OF_LEADING_GROUP = ("党组", "党委", "总")
"""How titles begin of members of a body's leading group, its chief engineer among them."""
_NO_SCHOOLS = (
    "馆",
    "科学院",
    "工程院",
    "部",
    "局",
    "厅",
    "委",
    "委员会",
    "办公室",
    "公司",
    "集团",
    "银行",
    "法院",
    "检察院",
    "医院",
)
"""How bodies end that have no 校长."""
_SEATS = {"校": ("大学", "学院", "学校", "党校", "中学", "小学", "附中", "附小", "高中", "幼儿园", "校区")}
"""Head of a title → what the name of its institution ends in, where that is not the same character."""


class Seats(TitleDefaults):
    """The bodies of which one document has told posts so far."""

    def __init__(self, institutions: Institutions) -> None:
        super().__init__(institutions)
        self.recent: list[str] = []
        """The institutions of the posts read so far."""
        self.told: dict[tuple[str, str], str] = {}
        """The institution that stood before a title and a name where the two were met first."""

    def remember(self, person: PersonMention, post: PostName) -> None:
        """Note a post told in front of a name, for where the title stands behind it (``某某总统``)."""
        self.told.setdefault((person.name, post.title), post.institution)

    def _nearest(
        self, title: TitleMatch, previous: str | None, carried: str | None, person: PersonMention
    ) -> str | None:
        """The institution told last that has such an office: a 部长 needs a 部, and has it once."""
        text = title.text
        if LOCAL_HEAD.search(text) or OF_A_FIRM.search(text) or text.endswith(_LOCAL_SECRETARY):
            # 以色列总统某某、市委书记某某: no country has such an office.
            previous, carried = self._unless_abroad(previous), self._unless_abroad(carried)
        head = HEAD_CHAR.match(text)
        if LOCAL_HEAD.search(text):
            previous, carried = self._unless_central(previous), self._unless_central(carried)
        seats = [previous, carried, *reversed(self.recent), self._inst.home.institution]
        if head is not None:
            fitting = next((seat for seat in seats if seat is not None and fits(text, seat)), None)
            home = seats[-1] or ""
            if text.endswith("校长") and fitting not in (None, previous, carried) and fits(text, home):
                fitting = home  # 某大学某学院理事长某某。副校长某某: of the university
            if fitting:
                return None if previous is None and self._taken(title, fitting, person) else fitting
        if (
            head is not None
            and head[1] in _OWN_HOUSES
            and (visited := self._named_here(title.start, head[1])) is not None
        ):
            return visited
        nearest = previous or carried or self._inst.home.institution or self._host(title, person)
        of_level = LOCAL_HEAD.search(text)
        if (
            of_level is not None
            and nearest is not None
            and of_level[1] not in nearest
            and not (person.foreign and self._inst.names_abroad)
        ):
            return None  # 某市委书记某某，旗长某某: of a banner that the text does not tell
        if of_level is not None and nearest is not None and nearest.endswith(of_level[1] + "委"):
            return nearest.removesuffix("委") + "人民政府"  # 某县委副书记、县长, of a county that no list of places has
        if head is not None and nearest == self._inst.home.institution:
            return None  # 某部的消息里的校长某某
        if text.endswith("校长") and nearest is not None and nearest.endswith(_NO_SCHOOLS):
            return None  # 驻某地总领事某某到访某学院，校长某某会见
        alien = head is not None or text.startswith(_PARTY_COMMITTEE) or text.endswith(_CHIEFS)
        return None if alien and nearest is not None and nearest.endswith("人民政府") else nearest

    def _named_here(self, at: int, ending: str) -> str | None:
        """The body with such an *ending* that the sentence names last before *at* (到大连化物所调研，|所长)."""
        start, named = self._inst.scan.sentence_of(at).start, self._inst.named
        return next((name for name, begins in reversed(named) if start <= begins < at and name.endswith(ending)), None)

    def _host(self, title: TitleMatch, person: PersonMention) -> str | None:
        """The body that holds what is reported, where it is one that has such an office."""
        text = title.text
        if person.foreign or LOCAL_HEAD.search(text) or text.endswith(_LOCAL_SECRETARY):
            return None
        if title.entry.level not in _OFFICES and not text.startswith(_OF_LEADING_GROUP):
            return None
        told = [body for at, body in self._hosts if at < title.start]
        body = told[-1] if told else None
        if body is None or not fits(text, body) or (len(set(told)) > 1 and not self._in_its_sentence(title.start)):
            return None
        return None if self._taken(title, body, person) else body

    def _in_its_sentence(self, at: int) -> bool:
        """Whether the sentence around *at* tells who holds what it reports."""
        start = self._inst.scan.sentence_of(at).start
        return any(begin == start for begin, _ in self._hosts)

    @cached_property
    def _hosts(self) -> list[tuple[int, str]]:
        return hosts_of(self._inst)

    def _taken(self, title: TitleMatch, seat: str, person: PersonMention) -> bool:
        """Whether the text tells of somebody else that he heads *seat* (…局局长某某。局长另一人: of another body)."""
        if not title.entry.head or title.status is not Status.HELD:
            return False
        return any(
            told == title.text and body == seat and name != person.name for (name, told), body in self.told.items()
        )

    def _unless_central(self, seat: str | None) -> str | None:
        """*seat*, unless it is one of the centre, where no 省长 or 县长 sits."""
        entry = self._lex.institutions.get(seat or "")
        return None if entry is not None and entry.kind in MINISTRIES else seat

    def _unless_abroad(self, seat: str | None) -> str | None:
        return seat if seat is not None and self._inst.foreign_head(seat) is None else None


def fits(title: str, institution: str) -> bool:
    """Whether a title such as 副部长 can stand at *institution*: a 部长 needs a 部."""
    head = HEAD_CHAR.match(title) or _BODY_HEAD.match(title)
    if head is None:
        return not title.endswith("组长")
    if head[1] == "校" and institution.endswith("科学院"):
        return False
    return institution.rstrip("）").endswith(_SEATS.get(head[1], (head[1],)))
