"""Which institution a title that stands behind a name belongs to (``张国清副总理``, ``最高人民法院某某院长``)."""

from __future__ import annotations

from bisect import bisect_left

from kg.mention.bodies.institutions import Institutions
from kg.mention.people.persons import PersonMention
from kg.mention.posts.seats import HEAD_CHAR, Seats, fits
from kg.mention.posts.title_defaults import LOCAL_HEAD, bare_title
from kg.mention.scan import Scan, TitleMatch
from kg.model import PostName

POSTPOSED_MEMBERS = frozenset({"常委", "委员"})
_NO_SECRETARY = ("人民政府", "部", "厅", "局", "署", "法院", "检察院")

_ABROAD = ("参赞", "公使", "武官", "领事")
_BUREAUS = ("委员会", "办公室", "中心")
_NO_CHAIRMAN = (
    "省委",
    "市委",
    "县委",
    "区委",
    "州委",
    "旗委",
    "党委",
    "大学",
    "学院",
    "部",
    "厅",
    "局",
    "署",
    "法院",
    "检察院",
)


class TitlesBehind(Seats):
    """Resolves the titles behind the names of one document."""

    def __init__(self, scan: Scan, institutions: Institutions) -> None:
        super().__init__(institutions)
        self._scan = scan

    def behind(self, title: TitleMatch, person: PersonMention, floor: int, beside: str | None) -> PostName | None:
        """The post that a title right behind a name tells (``张国清副总理``); *beside*: the body before the name."""
        entry, text = title.entry, title.text
        bare = bare_title(text, entry)
        institution: str | None = self.told.get((person.name, text)) or self.told.get((person.name, bare))
        if institution is not None:
            return PostName(institution, bare)
        if (
            beside is not None
            and not entry.default_institution
            and fits(text, beside)
            and not self._above(text, beside)
        ):
            return PostName(beside, text)
        theirs = entry.scope == "{country}" and not entry.default_institution
        if person.foreign or theirs or self._not_ours(text, person):
            leads = entry.title == "总书记"
            state = self._inst.only_country or (self._inst.partner(title.start) if theirs or leads else None)
            institution = self._foreign_institution(title, None, state, None)
            institution = self._ruling_party(state) if leads and institution is None else institution
        elif (scoped := self._by_scope(entry, title.start, None)) is not None:
            institution = scoped
        elif entry.default_institution:
            institution, text = self._default(entry, self._country_of_title(entry)), bare
        elif text in POSTPOSED_MEMBERS:
            institution = self._assembly_before(title.start)
        elif entry.title == "主席" and not self._inst.home.local:
            # In news of the centre, 主席 right behind a Chinese name is the head of state (guideline of the genre).
            institution, text = "中华人民共和国", "主席"
        elif text == "书记" and self._inst.kind(self._inst.home.institution or "") == "democratic_party":
            institution = None  # whose secretary somebody is of whom one of the other parties tells, it does not say
        else:
            institution = self._home_of(text)
            if text.endswith(_ABROAD):
                institution = next((seat for seat in reversed(self.recent) if seat.endswith("馆")), None)
            if text.endswith("秘书长") and institution is not None and institution.endswith(_NO_CHAIRMAN + _BUREAUS):
                alike = (body for (_, other), body in reversed(self.told.items()) if other == text)
                institution = next(alike, None)  # 某局的消息里的某某副秘书长: of the government told before
        return PostName(institution, text) if institution is not None else None

    def _ruling_party(self, state: str | None) -> str | None:
        """The committee of the party that leads *state*, whose head is its 总书记 (某某总书记, in a text on Viet Nam)."""
        committees = (self._lex.institutions[name] for name in self._lex.words["ruling_party"])
        return next((body.name for body in committees if state is not None and body.place == state), None)

    def _above(self, title: str, beside: str) -> bool:
        """Whether *beside* is a body of the centre and *title* that of a place (李强总理和王某省长批示)."""
        if LOCAL_HEAD.search(title) is None and title != "书记":
            return False
        return self._inst.kind(beside) == "state" or self._unless_central(beside) is None

    def _home_of(self, title: str) -> str | None:
        """The body that the text speaks from, where it has such an office: no 厅 has a 部长, nor a 书记 of its own."""
        home = self._inst.home.institution
        if home is None or (HEAD_CHAR.match(title) is not None and not fits(title, home)):
            return None
        if title.endswith("主席") and home.endswith(_NO_CHAIRMAN):
            return None  # 省委's readout of what 习近平主席 has done
        return None if title.endswith("书记") and home.endswith(_NO_SECRETARY) else home

    def _assembly_before(self, at: int) -> str | None:
        """The assembly (人大, 政协) that ``某某常委`` sits in: the one named last before it."""
        scan = self._scan
        for i in range(bisect_left(scan.place_starts, at) - 1, -1, -1):
            word = scan.places[i].word
            entry = self._lex.institutions.get(word)
            if entry is not None and entry.kind in ("cppcc", "congress") and len(word) > 2:
                return entry.name
        return None
