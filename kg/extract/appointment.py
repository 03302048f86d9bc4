"""Acts by which a post begins or ends: ``任命甲为乙``, ``免去甲的乙职务``, ``甲当选乙`` …

A rule is a named pattern over the abstract sentence with a group ``who`` (one person) and a group ``post`` (a stretch
that ends in titles). Lists that share a verb (``任命甲为乙，丙为丁``) are read by letting the act run on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.abstract import Abstract
from kg.mention.capacity import Capacity, CapacityReader, Titled
from kg.mention.institutions import InstitutionMention
from kg.mention.occasions import OccasionName
from kg.model import Action, PostName, Status

_POST = r"(?P<post>[^。；：]{2,60}?)"
_WHO = r"(?P<who>Ⓟ(?:[、和]Ⓟ)*|其)(?:同志|等)?"
_END = r"(?=职务|一职|的职务|资格|[，。；：）”]|$|候选人|人选|并|时|后|的(?!副?(?:秘书长|专员|总裁|行长|部长|主任|主席|国务委员|大臣|特使|代表|助理)))"
_NEW = r"(?:新一任|新任|下任|首任|新一届(?:联邦)?(?:政府)?|新(?=首相|总理))?"
_TAKES = r"(?:当选连任|当选为?|连任|再次当选|就任|接任|出任|继任|获任|升任|调任|转任|改任|续任|履新)"
_OFF = r"(?:职务|一职|资格|(?=[，。；）]|的(?:决定|请求)|$))"


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    action: Action
    pattern: re.Pattern[str]
    runs_on: re.Pattern[str] | None = None


_MORE_AS = re.compile(rf"[，；、]{_WHO}(?:（兼）)?为{_POST}{_END}")
_MORE_OF = re.compile(rf"[，；、]{_WHO}的{_POST}(?:职务|资格)")
CONGRATULATED = "祝贺某人当选某职"
"""The rule whose day is that of the congratulations, not of the act."""
_WITHOUT_SUBJECT = "不再担任某职"
_NEXT_POST = "改任、当选某职"
_SERVES = "某人担任某职"
_RULES: tuple[_Rule, ...] = (
    _Rule(
        "任命某人为某职",
        Action.APPOINT,
        re.compile(rf"(?:任命|委任|聘任|特任)(?:了|：)?其?{_WHO}(?:（兼）)?(?:为|担任|任){_NEW}{_POST}{_END}"),
        _MORE_AS,
    ),
    _Rule(
        "任命他为某职",
        Action.APPOINT,
        re.compile(rf"{_WHO}(?:颁发了?|对[^，。；Ⓟ]{{0,8}})任命[他她其]为{_NEW}{_POST}{_END}"),
    ),
    _Rule(
        CONGRATULATED,
        Action.APPOINT,
        re.compile(
            rf"(?:致电|致信|致函|电贺|会见|会晤|向){_WHO}[^。；Ⓟ]{{0,8}}?祝贺[他她其]们?(?:再次|成功|全票)?"
            rf"(?:当选连任|当选为?|连任|就任|出任){_POST}{_END}"
        ),
    ),
    _Rule(
        "选举某人为某职",
        Action.APPOINT,
        re.compile(rf"(?:选举|补选|增补|推选|推举|选出|增选|递补)(?:了)?{_WHO}(?:为|担任){_NEW}{_POST}{_END}"),
        _MORE_AS,
    ),
    _Rule("决定某人为某职", Action.APPOINT, re.compile(rf"决定{_WHO}(?:（兼）)?(?:为|担任|任){_POST}{_END}"), _MORE_AS),
    _Rule(
        "某人任某职",
        Action.APPOINT,
        re.compile(rf"(?<!接替)(?<!取代){_WHO}(?:(?:接替|取代)Ⓟ)?任(?![命期务职]){_POST}{_END}"),
    ),
    _Rule(
        "某人当选某职",
        Action.APPOINT,
        re.compile(
            rf"(?<!接替)(?<!取代){_WHO}(?:(?!对|向|为|祝贺|接替|的)[^，。；Ⓟ]){{0,14}}?"
            rf"{_TAKES}{_POST}{_END}"
        ),
    ),
    _Rule(
        _SERVES,
        Action.APPOINT,
        re.compile(
            rf"(?<!接替)(?<!取代){_WHO}(?:(?:接替|取代)Ⓟ)?(?:拟|将|曾)?(?:[^，。；Ⓟ的]{{0,14}}?)(?<!不再)担任{_POST}{_END}"
        ),
    ),
    _Rule(_NEXT_POST, Action.APPOINT, re.compile(rf"(?<=，)(?P<who>)(?:并|同时)?{_TAKES}{_POST}{_END}")),
    _Rule(
        "免去某人的某职",
        Action.REMOVE,
        re.compile(rf"(?:免去|撤销|罢免|免除|解除|终止)(?:了|：)?{_WHO}(?:所?兼任|所?担任|所任)?的?{_POST}{_OFF}"),
        _MORE_OF,
    ),
    _Rule("接受某人辞去某职", Action.REMOVE, re.compile(rf"接受{_WHO}(?:关于)?(?:辞去|请辞)(?:的)?{_POST}{_OFF}")),
    _Rule(
        "某人不再担任某职",
        Action.REMOVE,
        re.compile(
            rf"{_WHO}(?:因[^，。；]{{0,12}}|Ⓓ|当天|当日|已经?|正式|宣布)*(?:不再担任|不再兼任|辞去|卸任){_POST}{_OFF}"
        ),
    ),
    _Rule(
        _WITHOUT_SUBJECT,
        Action.REMOVE,
        re.compile(rf"(?:^|，)(?P<who>)(?:同时|并)?(?:不再担任|不再兼任){_POST}{_OFF}"),
    ),
)
# Every rule needs somebody and one of these: most sentences are passed over without trying the rules.
_SOMEBODY = re.compile(r"[Ⓟ其]|不再[担兼]任")
_ACTED = re.compile(r"[任选补免辞]|推举|决定|履新|撤销|解除|终止")
_CV = re.compile(
    r"历任|先后任|先后担任|曾任(?![^，。；]{2,24}的Ⓟ)|曾在|曾担任|出生|参加工作|毕业于|年至|期间(?!举行)"
    r"|(?:此前|之前)[^。，]{0,3}，?[^。，]{0,8}[担曾]?任|此前他?担任|此后|早年"
)
_CV_SAYS = frozenset({"某人任某职", _SERVES, "某人当选某职", _NEXT_POST})
_NOT_YET = re.compile(r"(?:拟任|提名|候选人|人选|建议|推荐|拟提名|公示)")
_CANDIDATE = re.compile(r"候选人|人选")
_PROPOSED = re.compile(r"拟$|拟任|候选人")
_POST_WORD = re.compile(r"(?:职务|一职|资格)?")
_WHILE = re.compile(r"以来|年来|期间|[后时](?=[，。；的首]|$)")
"""Behind 担任某职: how long, or since when, somebody has been what he is; no act."""
_ITS_OWN = "集团"
"""Before a title: the body itself that appoints somebody (世行任命某人为集团副行长)."""
_APPOINTER = re.compile(r"[ⒾⓂⓅ](?=[^ⒾⓂⓅ]*$)")
_LIST_OPENS = re.compile(r"(?P<verb>任命|免去)[^。命免]*$|(?P<vote>决定：$)")
_ITEM = _Rule("任命名单", Action.APPOINT, re.compile(rf"{_WHO}(?:（兼）)?为{_POST}{_END}"), _MORE_AS)
_ITEM_OFF = _Rule("免职名单", Action.REMOVE, re.compile(rf"{_WHO}的?{_POST}(?:职务|资格)"), _MORE_OF)
"""The lines of a list that stands below 任命 or 免去."""


@dataclass(frozen=True, slots=True)
class Act:
    """An appointment as read; ``start`` and ``end`` bound its wording in the matching text."""

    person: str
    post: PostName
    action: Action
    start: int
    end: int
    rule: str
    sentence: int


class AppointmentReader:
    """Reads the acts of appointment of one document."""

    def __init__(self, capacities: CapacityReader) -> None:
        self._capacities = capacities
        self._carried: str | None = None

    def read(self, abstracts: Sequence[Abstract]) -> list[Act]:
        """All acts told in the document, in order, each once."""
        out: dict[tuple[str, PostName, Action], Act] = {}
        last: Titled | None = None
        sole: Titled | None = None
        listing: _Rule | None = None
        for index, sentence in enumerate(abstracts):
            symbols = sentence.symbols
            item = listing.pattern.match(symbols) if listing is not None else None
            acts: Iterator[Act] = iter(())
            if listing is not None and item is not None:
                self._carried = None
                acts = self._running_on(sentence, index, listing, item, last)
            elif _SOMEBODY.search(symbols) and _ACTED.search(symbols):
                acts = self._in_sentence(sentence, index, last, sole)
            for act in acts:
                out.setdefault((act.person, act.post, act.action), act)
            opens = _LIST_OPENS.search(symbols)
            if opens is not None:
                listing = _ITEM_OFF if opens["verb"] == "免去" else _ITEM
            elif item is None and not symbols.endswith("；"):
                listing = None
            last = sentence.persons[-1][1] if sentence.persons else last
            sole = _sole(sentence, len(symbols)) if sentence.persons else sole
        return sorted(out.values(), key=lambda a: (a.start, a.person, a.post))

    def _in_sentence(self, sentence: Abstract, index: int, last: Titled | None, sole: Titled | None) -> Iterator[Act]:
        symbols = sentence.symbols
        cv = _CV.search(symbols) is not None
        self._carried = None
        for rule in _RULES:
            if cv and rule.name in _CV_SAYS:
                continue
            for match in rule.pattern.finditer(symbols):
                yield from self._running_on(sentence, index, rule, match, last if match["who"] else sole)

    def _running_on(
        self, sentence: Abstract, index: int, rule: _Rule, match: re.Match[str], last: Titled | None
    ) -> Iterator[Act]:
        """The acts of *match*, and of what follows it in a list that shares the verb."""
        yield from self._acts(sentence, index, rule, match, last)
        at = match.end()
        while rule.runs_on is not None:
            word = _POST_WORD.match(sentence.symbols, at)
            more = rule.runs_on.match(sentence.symbols, word.end() if word is not None else at)
            if more is None:
                return
            yield from self._acts(sentence, index, rule, more, last)
            at = more.end()

    def _acts(
        self, sentence: Abstract, index: int, rule: _Rule, match: re.Match[str], last: Titled | None
    ) -> Iterator[Act]:
        symbols = sentence.symbols
        if rule.action is Action.APPOINT and (
            _NOT_YET.search(symbols[max(0, match.start() - 12) : match.start()])
            or _CANDIDATE.match(symbols, match.end("post"))
            or _PROPOSED.search(match[0])
            or (rule.name == _SERVES and _WHILE.search(symbols, match.start("post"), match.end() + 3))
        ):
            return
        if match["who"] == "其":
            before = sentence.people(0, match.start("who"))
            holders = before[-1:] or ([last] if last is not None else [])
        elif not match["who"]:
            one = _sole(sentence, match.start()) if sentence.people(0, match.start()) else last
            holders = [one] if one is not None else []
        else:
            holders = sentence.people(match.start("who"), match.end("who"))
        for who in holders:
            if rule.action is Action.APPOINT and "提名" in self._capacities.wording(who):
                continue  # 已提名前大使某人接任部长
            for capacity in self._posts(sentence, match, who):
                self._carried = self._carried or capacity.post.institution
                yield Act(
                    who.person.name,
                    capacity.post,
                    rule.action,
                    sentence.text_start(match.start()),
                    sentence.text_start(match.end()),
                    rule.name,
                    index,
                )

    def _posts(self, sentence: Abstract, match: re.Match[str], who: Titled) -> list[Capacity]:
        floor = sentence.text_start(match.start("post"))
        ceiling = sentence.text_start(min(match.end("post") + 30, len(sentence.symbols)))
        until = sentence.text_start(match.end("post"))
        acting = next((c.post for c in who.capacities if c.status is Status.ACTING), None)
        told = sentence.symbols[match.start("post") : match.end("post")]
        if acting is not None and acting.title in (f"代{told}", f"代理{told}"):
            # 苏州市代市长某人当选市长: at the same institution.
            return [Capacity(PostName(acting.institution, told), Status.HELD, floor, until)]
        within = sentence.symbols.startswith(_ITS_OWN, match.start("post"))
        posts = () if within else self._capacities.posts_between(floor, until, ceiling, who.person, self._carried)
        appointer = None if posts else self._appointer(sentence, match)
        if appointer is None:
            return list(posts)
        floor += len(_ITS_OWN) if within else 0
        return self._capacities.posts_between(floor, until, ceiling, who.person, appointer)

    def _appointer(self, sentence: Abstract, match: re.Match[str]) -> str | None:
        """The body that acts in *sentence*, or in which the one who appoints holds a post, or whose congress it is."""
        found = _APPOINTER.search(sentence.symbols[: match.start()])
        mention = sentence.mentions.get(found.start()) if found is not None else None
        match mention:
            case InstitutionMention():
                return self._capacities.body_of(mention.name, mention.start) or mention.name
            case OccasionName():
                return self._capacities.body_of(mention.text, mention.start)
            case Titled(capacities=(first, *_)) if match.start() < match.start("who"):
                return first.post.institution
        return None


def _sole(sentence: Abstract, before: int) -> Titled | None:
    """The one person whom the sentence names before symbol *before*."""
    people = {titled.person.name: titled for titled in sentence.people(0, before)}
    return next(iter(people.values())) if len(people) == 1 else None
