"""The body that a title told without one is held at: the one told last that has such an office."""

from __future__ import annotations

import re

from kg.mention.institutions import Institutions
from kg.mention.people import PersonMention
from kg.mention.scan import TitleMatch
from kg.mention.title_defaults import LOCAL_HEAD, TitleDefaults
from kg.model import PostName, Status

HEAD_CHAR = re.compile(r"^(?:第一|常务)?副?(部|厅|局|院|校|行|署|处|科|所|站|社|台)长$")
OF_A_FIRM = re.compile(r"(?:行长|总裁|董事长|总经理|首席[^，。、]{2,4}官)$")
_BODY_HEAD = re.compile(r"^(?:副)?(会)长$")
_LOCAL_SECRETARY = ("省委书记", "市委书记", "县委书记", "区委书记", "州委书记")
_CENTRAL = frozenset(("ministry", "administration", "commission"))
_SEATS = {"校": ("大学", "学院", "学校", "党校")}
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
        if LOCAL_HEAD.search(text):
            previous, carried = self._unless_central(previous), self._unless_central(carried)
        seats = [previous, carried, *reversed(self.recent), self._inst.home.institution]
        if HEAD_CHAR.match(text):
            fitting = next((seat for seat in seats if seat is not None and fits(text, seat)), None)
            if fitting:
                return None if previous is None and self._taken(title, fitting, person) else fitting
        return previous or carried or self._inst.home.institution

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
        return None if entry is not None and entry.kind in _CENTRAL else seat

    def _unless_abroad(self, seat: str | None) -> str | None:
        return seat if seat is not None and self._inst.foreign_head(seat) is None else None


def fits(title: str, institution: str) -> bool:
    """Whether a title such as 副部长 can stand at *institution*: a 部长 needs a 部."""
    head = HEAD_CHAR.match(title) or _BODY_HEAD.match(title)
    if head is None:
        return not title.endswith("组长")
    return institution.endswith(_SEATS.get(head[1], (head[1],)))
