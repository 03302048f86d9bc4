"""Acts by which a post begins or ends, read by the forms of ``forms`` sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain

from kg.extract.abstract import Abstract
from kg.extract.appointments.acting_body import ITS_OWN, NEAR, ActingBodies, own_house
from kg.extract.appointments.forms import (
    FOUNDED,
    IN_CV,
    IN_OFFICE,
    ITEM,
    ITEM_OFF,
    LAPSED,
    MOVED,
    NAMES,
    POST_LINE,
    POST_OPENS,
    RULES,
    SERVES,
    THAT_POST,
    Rule,
)
from kg.mention.posts.capacity import CapacityReader
from kg.mention.posts.titled import Capacity, Titled
from kg.model import Action, PostName, Status
from kg.text.dates import DateMention

# Every rule needs somebody and one of these: most sentences are passed over without trying the rules.
_SOMEBODY = re.compile(r"[Ⓟ其]|不再[担兼]?任|[他她][^，。]{0,4}被")
_ACTED = re.compile(r"[任选补免辞聘]|推举|决定|履新|撤销|解除|终止|就职|产生")
_CV = re.compile(
    r"历任|先后任|先后担任|曾任(?![^，。；]{2,24}的Ⓟ)|曾在|曾(?:担任|出任|当选)|出生|参加工作|毕业于|年至|期间(?!举行)"
    r"|(?:此前|之前)[^。，任]{0,3}，?[^。，任]{0,8}任(?!Ⓟ|[^，。；]{2,24}的Ⓟ)|此前他?担任(?!Ⓟ|[^，。；]{2,24}的Ⓟ)|此后|早年"
    r"|Ⓓ，?[^。；，]{0,8}?(?:任|当选)[^。；]*?，Ⓓ，?[^。；，Ⓟ]{0,8}?(?:任|当选)"
)
_LONG_AGO = timedelta(days=90)
"""So long before the news a post told as held then is one of the past."""
_NOT_YET = re.compile(r"拟任|提名(?![，、])|候选人|人选|建议|推荐|公示")
_PUT_FORWARD = re.compile(r"提请[^，。；]{0,6}$")
"""Before an act that is only put to an assembly (关于提请任命某人的议案)."""
_DRAFT = re.compile(
    r"[^。；]{0,60}?(?:决定|决议|名单)（草案）|[^。；，Ⓟ]{0,24}?的建议(?=[，。；、])|[^。；Ⓟ]{0,24}?，[并拟]?提请[^。；，]{0,20}(?:审议|表决|决定|通过)"
)
"""Behind an act that a body has only drafted, to be decided elsewhere (关于免去某人职务的决定（草案）); one that is only to be
confirmed (提请追认) is done."""
_UNSURE = re.compile(
    r"如果|假如|倘若|若|一旦|有望|可能|或将|预计|角逐|竞逐|竞选|谋求|寻求|争取|是否|尚未|未能|不会|无法"
)
_CANDIDATE = re.compile(r"候选人|人选")
_PROPOSED = re.compile(r"拟$|拟任|候选人")
_ELECT = re.compile(
    r"当选(?:副?总统|总理|首相)(?:先生|女士|一道|一起|共同|携手|[^，。；]{0,2}(?:建立|开展|保持|加强)|曾)"
    r"|(?<=[、的由])当选(?:副?总统|总理|首相)[\u4e00-\u9fff]"
)
"""One who is elect, not that he was elected: 愿同某人当选总统一道努力."""
_POST_WORD = re.compile(r"(?:职务|一职|资格)?(?:（[^（）Ⓟ]{1,10}）)?")
_BRACKET_ON = re.compile(r"（[^（）Ⓟ]{1,10}）、(?P<post>[^，。；：（Ⓟ]{2,40}?)(?=[，。；（]|职务|$)")
_WHILE = re.compile(r"以来|年来|期间|[后时](?=[，。；的首]|$)")
"""Behind 担任某职: how long, or since when, somebody has been what he is; no act."""
_OF_GROUP = re.compile(r"(?:办公室|专班)?(?:常务)?副?(?:组长|总指挥|指挥长|召集人|主任|政委)")
_GROUPS = ("组", "指挥部", "专班")
"""How the names end of what a 组长 heads."""
_OF_ANOTHER = re.compile(r"任命|免去|撤销|接受|选举")
_ALSO_REMOVED = re.compile("免去|不再[担兼]?任")
"""Behind an item of a list: what the same person leaves (某某任…，免去其…职务)."""
_LISTS = re.compile(r"任命|免去|决定：|选举|选出|当选|推选|增补|聘任")
_LIST_OPENS = re.compile(
    r"(?P<verb>任命|免去)[^。命免]*$|(?P<vote>决定：$)"
    r"|(?P<post>(?:选举|选出|当选|推选|增补|聘任)[^。]*(?:如下|名单|结果|人员|班子|机构|成员)[^。，；]{0,12}：?$)"
)


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
    """Reads the acts of appointment of one document, published on the day given."""

    def __init__(self, capacities: CapacityReader, published: date | None = None) -> None:
        self._capacities = capacities
        self._published = published
        self._abstracts: Sequence[Abstract] = ()
        self._bodies = ActingBodies(capacities, ())
        self._carried: str | None = None
        self._latest: tuple[int, str, str] | None = None
        """The sentence of the act read last, the body of its post, and its title."""

    def read(self, abstracts: Sequence[Abstract]) -> list[Act]:
        """All acts told in the document, in order, each once."""
        out: dict[tuple[str, PostName, Action], Act] = {}
        self._abstracts = abstracts
        self._bodies = ActingBodies(self._capacities, abstracts)
        last: Titled | None = None
        sole: Titled | None = None
        listing: Rule | None = None
        above: re.Match[str] | None = None
        for index, sentence in enumerate(abstracts):
            symbols = sentence.symbols
            item = listing.pattern.match(symbols) if listing is not None else None
            acts: Iterator[Act] = iter(())
            if listing is not None and item is not None:
                self._carried = None
                acts = self._running_on(sentence, index, listing, item, last)
                if _ALSO_REMOVED.search(symbols, item.end()) is not None:
                    acts = chain(acts, self._in_sentence(sentence, index, last, sole))
            elif above is not None and sentence.persons and NAMES.fullmatch(symbols):
                acts = self._named_below(sentence, index, above)
            elif _ACTED.search(symbols) and (sentence.persons or _SOMEBODY.search(symbols)):
                acts = self._in_sentence(sentence, index, last, sole)
            for act in acts:
                out.setdefault((act.person, act.post, act.action), act)
            above = POST_OPENS.search(symbols) if symbols.endswith(("：", "是", "有", "为")) else None
            opens = _LIST_OPENS.search(symbols) if _LISTS.search(symbols) is not None else None
            if opens is not None:
                listing = ITEM_OFF if opens["verb"] == "免去" else POST_LINE if opens["post"] else ITEM
            elif item is None and not symbols.endswith("；"):
                listing = None
            last = sentence.persons[-1][1] if sentence.persons else last
            sole = _sole(sentence, len(symbols)) if sentence.persons else sole
        return sorted(out.values(), key=lambda a: (a.start, a.person, a.post))

    def _in_sentence(self, sentence: Abstract, index: int, last: Titled | None, sole: Titled | None) -> Iterator[Act]:
        symbols = sentence.symbols
        cv = _CV.search(symbols) is not None
        self._carried = None
        for rule in RULES:
            if cv and rule.name in IN_CV:
                continue
            for match in rule.pattern.finditer(symbols):
                yield from self._running_on(sentence, index, rule, match, last if match["who"] == "其" else sole)

    def _named_below(self, sentence: Abstract, index: int, opens: re.Match[str]) -> Iterator[Act]:
        """The acts that a line of names tells below one that ends in ``当选为某职的有：``, as *opens* does."""
        above = self._abstracts[index - 1]
        group = "as" if opens["as"] else "of"
        body = self._bodies.appointer(above, index - 1, POST_LINE, opens)
        start, until = above.text_start(opens.start(group)), above.text_start(opens.end(group))
        for _, who in sentence.persons:
            for capacity in self._capacities.posts_between(start, until, until, who.person, body):
                yield Act(who.person.name, capacity.post, Action.APPOINT, who.start, who.end, POST_LINE.name, index)

    def _running_on(
        self, sentence: Abstract, index: int, rule: Rule, match: re.Match[str], before: Titled | None
    ) -> Iterator[Act]:
        """The acts of *match*, and of what follows it in a list that shares the verb."""
        yield from self._acts(sentence, index, rule, match, before)
        at = match.end()
        while rule.runs_on is not None:
            word = _POST_WORD.match(sentence.symbols, at)
            more = rule.runs_on.match(sentence.symbols, word.end() if word is not None else at)
            if more is None:
                return
            yield from self._acts(sentence, index, rule, more, before)
            at = more.end()

    def _acts(
        self, sentence: Abstract, index: int, rule: Rule, match: re.Match[str], before: Titled | None
    ) -> Iterator[Act]:
        if _PUT_FORWARD.search(sentence.symbols, 0, match.start()) or _DRAFT.match(sentence.symbols, match.end()):
            return
        if rule.action is Action.APPOINT and self._is_no_act(sentence, rule, match):
            return
        holders = _holders(sentence, match, before)
        for who in holders:
            if rule.action is Action.APPOINT and "提名" in self._capacities.wording(who):
                continue  # 已提名前大使某人接任部长
            if rule.name == FOUNDED:
                self._carried = None
            if rule.name in (THAT_POST, LAPSED):
                posts: Sequence[Capacity] = self._told_before(who)
            else:
                posts = self._own(who) if rule.own else self._posts(sentence, index, rule, match, who)
            if rule.first and len(posts) > 1 and len(holders) > 1:
                continue  # 选举产生会长、秘书长：甲、乙
            for capacity in posts:
                self._carried = self._carried or capacity.post.institution
                self._latest = (index, capacity.post.institution, capacity.post.title)
                yield Act(
                    who.person.name,
                    capacity.post,
                    rule.action,
                    sentence.text_start(match.start()),
                    sentence.text_start(match.end()),
                    rule.name,
                    index,
                )

    def _is_no_act(self, sentence: Abstract, rule: Rule, match: re.Match[str]) -> bool:
        """Whether somebody is only proposed, or may be, or has long been what he is said to be."""
        symbols = sentence.symbols
        clause = max(symbols.rfind(mark, 0, match.start()) for mark in "，；：。") + 1
        near = max(0, match.start() - 12, symbols.rfind("；", 0, match.start()) + 1)
        if _NOT_YET.search(symbols, near, match.start()) or _PROPOSED.search(match[0]):
            return True
        if _UNSURE.search(symbols, clause, match.end()):
            return True
        if rule.own:
            return False
        if _CANDIDATE.match(symbols, match.end("post")) or _ELECT.search(symbols, match.start(), match.end()):
            return True
        if rule.name in (SERVES, IN_OFFICE) and self._is_past(sentence, match.start("post")):
            return True
        return rule.name == SERVES and _WHILE.search(symbols, match.start("post"), match.end() + 3) is not None

    def _is_past(self, sentence: Abstract, at: int) -> bool:
        """Whether the day told last before symbol *at* lies long before the news: 任 and 担任 then tell no change."""
        told = [
            mention.moment.latest
            for i, mention in sentence.mentions.items()
            if i < at and isinstance(mention, DateMention) and mention.moment.latest is not None
        ]
        return bool(told) and self._published is not None and told[-1] < self._published - _LONG_AGO

    # ── the post ────────────────────────────────────────────────────────────────────────────────────────────────

    def _own(self, who: Titled) -> list[Capacity]:
        """The one office that the words before a name tell, of several that of a state."""
        heads = self._capacities.offices(who)
        if len(heads) > 1:
            heads = [c for c in heads if self._capacities.is_country(c.post.institution)]
        return heads[:1]

    def _told_before(self, who: Titled) -> list[Capacity]:
        """The posts told before a name (原董事会秘书某人), at the body of the act before where they name none."""
        told = [c for c in who.capacities if c.start < who.person.start]
        if told or self._latest is None or who.start == who.person.start:
            return told
        at = who.person.start
        return self._capacities.posts_between(who.start, at, at, who.person, self._latest[1])

    def _posts(
        self, sentence: Abstract, index: int, rule: Rule, match: re.Match[str], who: Titled
    ) -> Sequence[Capacity]:
        """The posts that an act gives or takes."""
        start, until = sentence.text_start(match.start("post")), sentence.text_start(match.end("post"))
        told = sentence.symbols[match.start("post") : match.end("post")]
        acting = next((c.post for c in who.capacities if c.status is Status.ACTING), None)
        if acting is not None and acting.title in (f"代{told}", f"代理{told}"):
            # 苏州市代市长某人当选市长: at the same institution.
            return [Capacity(PostName(acting.institution, told), Status.HELD, start, until)]
        same = [c for c in who.capacities if c.post.title == told]
        if same:
            return same[:1]  # 某市某局局长某人被责令辞去局长职务
        carried = self._carried
        if carried is None and rule.first and self._latest is not None and index - self._latest[0] <= NEAR:
            carried = self._latest[1]
        last = self._latest if self._latest is not None and index - self._latest[0] <= NEAR else None
        if rule.action is Action.REMOVE and last is not None and told == last[2]:
            return [Capacity(PostName(*last[1:]), Status.HELD, start, until)]  # 任命甲为我校校长，免去乙校长的职务
        if rule.name == MOVED:
            carried = self._bodies.appointer(sentence, index, rule, match)
        if _OF_GROUP.match(told) is not None and (group := self._bodies.founded(index, start)) is not None:
            return self._spelt_out(sentence, match, who, start, group)
        if carried is not None and told == "委员":
            carried = self._capacities.assembly_over(carried) or carried
        within = ITS_OWN.match(told)
        posts = [] if within else self._spelt_out(sentence, match, who, start, carried)
        if posts and ("Ⓛ" in told or "Ⓘ" in told or not any(self._capacities.is_misplaced(c.post) for c in posts)):
            appointer = None
        elif within is not None:
            own = own_house(who, within[0])
            appointer = own if own is not None and within[0][0] in "该本" else carried or own
            appointer = appointer or self._bodies.whose(sentence, index, match.start(), within[0])
            start += within.end()
        else:  # 某法院某庭庭长: told, if not understood
            appointer = self._bodies.appointer(sentence, index, rule, match) if told[0] not in "ⒾⓁ" else None
            posts = [replace(c, post=PostName(appointer, c.post.title)) for c in posts if appointer is not None]
        if appointer is not None and not posts:
            posts = self._spelt_out(sentence, match, who, start, appointer)
        posts = [*posts, *self._behind_bracket(sentence, match, who, posts)]
        posts = [c for c in posts if _has_group(c.post)]
        if rule.acting:
            return [replace(c, post=PostName(c.post.institution, f"代理{c.post.title}")) for c in posts]
        return posts

    def _spelt_out(
        self, sentence: Abstract, match: re.Match[str], who: Titled, start: int, body: str | None
    ) -> list[Capacity]:
        """The posts told from offset *start* up to the next person, at *body* where they name none."""
        symbols, end = sentence.symbols, match.end("post")
        following = symbols.find("Ⓟ", end)
        ceiling = min(end + 30, following if following >= 0 else len(symbols))
        person = who.person
        if symbols.startswith("同志", match.end("who")):
            person = replace(person, foreign=False)  # a rare surname may look like a transliteration
        until = sentence.text_start(end)
        return self._capacities.posts_between(start, until, sentence.text_start(ceiling), person, body)

    def _behind_bracket(
        self, sentence: Abstract, match: re.Match[str], who: Titled, posts: Sequence[Capacity]
    ) -> list[Capacity]:
        """The posts that go on behind a bracket: ``某局局长（试用期一年）、党组书记``."""
        more = _BRACKET_ON.match(sentence.symbols, match.end("post")) if posts else None
        if more is None:
            return []
        start, until = sentence.text_start(more.start("post")), sentence.text_start(more.end())
        return self._capacities.posts_between(start, until, until, who.person, posts[-1].post.institution)


def _has_group(post: PostName) -> bool:
    """Whether a 组长 heads a group by its name, or the discipline group of the body."""
    return not post.title.endswith("组长") or post.title.startswith("纪检") or post.institution.endswith(_GROUPS)


def _holders(sentence: Abstract, match: re.Match[str], before: Titled | None) -> list[Titled]:
    """Whom an act is about; *before*: who was named in earlier sentences."""
    start = match.start("who")
    if match["who"].startswith("Ⓟ"):
        return sentence.people(start, match.end("who"))
    here = sentence.people(0, start)
    if match["who"] == "其":
        if here or _OF_ANOTHER.search(sentence.symbols, 0, match.start()) is None:
            return here[-1:] or ([before] if before is not None else [])
        return []  # 免去一个没认出的人的某职务，撤销其委员资格
    one = _sole(sentence, start, sentence.symbols.rfind("；", 0, start) + 1) if here else before
    return [one] if one is not None else []


def _sole(sentence: Abstract, before: int, after: int = 0) -> Titled | None:
    """The one person whom the sentence names between symbols *after* and *before*."""
    people = {titled.person.name: titled for titled in sentence.people(after, before)}
    return next(iter(people.values())) if len(people) == 1 else None
