"""The body at which an act gives or takes a post that is told without one: who acts, or of what the text tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.abstract import Abstract
from kg.extract.appointments.forms import FOUNDED, MOVED, Rule
from kg.mention.bodies.found import InstitutionMention
from kg.mention.occasions import OccasionName
from kg.mention.posts.capacity import CapacityReader
from kg.mention.posts.titled import Titled

NEAR = 2
"""So many sentences on, a post told without its body is one at the body that the act before was about."""
_NOTICED = 6
_NOTICE = re.compile(r"(?:任免|任职|任命|免职)[^，。；]{0,8}(?:通知|决定|公告)")
_NEW_BOARD = re.compile(r"(?:第[一二三四五六七八九十]{1,3}|新一)届")
"""A board of which only the term is told (选举产生第七届理事会): that of the body whose congress it is."""
ITS_OWN = re.compile(r"[本该]?(?:集团公司|集团|公司|学校|大学|学院|医院)|[本该][行校院]")
"""Before a title: the body that the text is about (世行任命某人为集团副行长, 某人任集团公司党委书记)."""
_FOUNDS = re.compile(
    r"(?:成立|组建|设立)了?(?P<group>[\u4e00-\u9fff]{2,24}?(?:领导小组|工作小组|工作组|指挥部|工作专班|专班|专项小组))"
)
_KINDS_OF_BODY = {
    "集": ("集团", "公司", "银行"),
    "公": ("公司",),
    "学": ("大学", "学院", "学校"),
    "大": ("大学",),
    "医": ("医院",),
    "行": ("银行",),
    "校": ("大学", "学院", "学校"),
    "院": ("医院", "学院"),
}
"""The first character of such a word, and how the names end that it may stand for."""
_BY_OTHERS = re.compile(r"[被获](?P<by>[^，。；]*?)(?:任命|推选|推举|选举|聘任|聘请|增选|委任|选)")
_IN_SESSION = re.compile(r"(?:[^。]{0,12}，)?(?:会议|大会|全会|Ⓜ)|[^。；]{0,30}(?:选举|推举|推选|补选)")
"""A sentence told of a meeting that was named before."""


class ActingBodies:
    """Finds the bodies of the acts of one document, told in its *abstracts*."""

    def __init__(self, capacities: CapacityReader, abstracts: Sequence[Abstract]) -> None:
        self._capacities = capacities
        self._abstracts = abstracts

    def appointer(self, sentence: Abstract, index: int, rule: Rule, match: re.Match[str]) -> str | None:
        """The body that acts in *sentence*, or in which the one who appoints holds a post, or whose congress it is."""
        by = None if rule.first else _BY_OTHERS.search(sentence.symbols, match.end("who"), match.start("post"))
        until = by.end("by") if by is not None else match.start({FOUNDED: "who", MOVED: "post"}.get(rule.name, 0))
        first_verb = rule.first or by is not None or match.start() < match.start("who")
        for i in sorted((i for i in sentence.mentions if i < until), reverse=True):
            match sentence.mentions[i]:
                case InstitutionMention() as body:
                    return self._capacities.body_of(body.name, body.start) or body.name
                case OccasionName() as meeting:
                    own = ITS_OWN.match(meeting.text)
                    if own is not None:
                        return self.whose(sentence, index, i, own[0])
                    told = self._capacities.body_of(meeting.text, meeting.start)
                    if told is not None or not (meeting.generic or _NEW_BOARD.match(meeting.text)):
                        return told
                case Titled(capacities=(first, *_)):
                    return first.post.institution if first_verb else None
        if rule.first or _IN_SESSION.match(sentence.symbols):
            return self._in_session(index)
        return self._noticed(index)

    def _noticed(self, index: int) -> str | None:
        """The body of which the sentences before sentence *index* tell a notice of such acts (关于…职务任免的通知)."""
        for sentence in self._abstracts[max(0, index - _NOTICED) : index]:
            told = self._capacities.wording_of(sentence.sentence)
            if _NOTICE.search(told) is not None:
                bodies = (m for m in sentence.mentions.values() if isinstance(m, InstitutionMention))
                return next((self._capacities.whole_of(body.name) for body in bodies), None)
        return None

    def founded(self, index: int, before: int) -> str | None:
        """The group that sentence *index*, or one shortly before, tells to be set up (``成立领导小组，由某人任组长``)."""
        for sentence in reversed(self._abstracts[max(0, index - NEAR) : index + 1]):
            told = sentence.sentence
            for match in reversed(list(_FOUNDS.finditer(self._capacities.wording_of(told)))):
                if told.start + match.end() <= before:
                    return self._capacities.named(match["group"], told.start + match.start("group"))
        return None

    def whose(self, sentence: Abstract, index: int, before: int, word: str) -> str | None:
        """The body that *word* (集团公司, 学校) stands for: the one of its kind that was named last."""
        ends = _KINDS_OF_BODY[word.lstrip("本该")[0]]
        for told in (sentence, *reversed(self._abstracts[:index])):
            until = before if told is sentence else len(told.symbols)
            for i in sorted((i for i in told.mentions if i < until), reverse=True):
                mention = told.mentions[i]
                if isinstance(mention, OccasionName) and ITS_OWN.match(mention.text):
                    body = None  # 公司第二届董事会会议
                elif isinstance(mention, OccasionName):
                    body = self._capacities.body_of(mention.text, mention.start)
                else:
                    body = mention.name if isinstance(mention, InstitutionMention) else None
                if body is not None and body.endswith(ends):
                    return body
        return None

    def _in_session(self, index: int) -> str | None:
        """The body whose congress the sentences before sentence *index* tell of."""
        for sentence in reversed(self._abstracts[:index]):
            for mention in sentence.mentions.values():
                if isinstance(mention, OccasionName) and not mention.generic:
                    body = self._capacities.body_of(mention.text, mention.start)
                    return body if body is not None and not self._capacities.is_country(body) else None
        return None


def own_house(who: Titled, word: str) -> str | None:
    """The body at which somebody holds the post told before his name, where *word* (该集团) stands for such a one."""
    ends = _KINDS_OF_BODY[word.lstrip("本该")[0]]
    return next((c.post.institution for c in who.capacities if c.post.institution.endswith(ends)), None)
