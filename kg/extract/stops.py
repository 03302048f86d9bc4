"""The stops of a tour: bodies, firms, villages and sites that somebody is told to have come to."""

from __future__ import annotations

import re

from kg.extract.abstract import Abstract
from kg.lexicon.lexicons import Lexicons, alternatives
from kg.mention.institutions import InstitutionMention

GOES = re.compile(
    r"(?:来到|走进|前往|赴|抵达|(?<![了得受达做感看听遇想提直碰回接收拿找用])到|深入|走访|察看|查看|参观|考察|调研|视察|检查|督导)了?(?:位于)?"
    r"(?P<where>(?!小?[组团队](?:一行|成员|先后|来到|赴|到|深入|还|在|的|认为)|一行|先后)[^，。；：Ⓟ“]{1,70})"
)
_AND = re.compile(r"、|以及|[和及与](?!平|谐|睦|美|硕|顺|静|田|县|龙)")
_NEXT = (
    r"(?=等|处|调研|考察|视察|督导|检查|慰问|看望|走访|学习|实地|现场|开展|进行|指导|参观|座谈|查看|察看|了解|听取|就|时|专题|亲切|详细|宣讲"
    r"|主持|参加|出席|召开|举行|与|同|对|为|围绕|Ⓓ|$)"
)
_BODY = re.compile(rf"Ⓘ{_NEXT}")
"""A body by itself, and not one whose firms or villages are meant."""
_NAMED = r"[\u4e00-\u9fffA-Za-z0-9（）·—-]"


class StopReader:
    """Reads the stops in a list behind a verb of going."""

    def __init__(self, lexicons: Lexicons) -> None:
        words = lexicons.words
        self._spot = re.compile(rf"(?P<name>{_NAMED}{{1,24}}?(?:{alternatives(words['spot'])})){_NEXT}")
        self._nameless = re.compile(rf"(?:{alternatives([*words['nameless_spot'], *words['spot']])})+")
        self._vague = tuple(words["vague_spot"])

    def read(self, sentence: Abstract, symbols: str, chars: str, span: tuple[int, int]) -> list[str]:
        """The stops that the *symbols* of a sentence within *span* tell, in order."""
        out: list[str] = []
        for went in GOES.finditer(symbols, *span):
            start, end = went.span("where")
            cuts = [start, *(cut.end() for cut in _AND.finditer(symbols, start, end))]
            ends = [*(cut.start() for cut in _AND.finditer(symbols, start, end)), end]
            out += [
                name
                for at, to in zip(cuts, ends, strict=True)
                if (name := self._name(sentence, symbols, chars, at, to))
            ]
        return list(dict.fromkeys(out))

    def _name(self, sentence: Abstract, symbols: str, chars: str, start: int, end: int) -> str | None:
        """What the stop at symbols *start* to *end* is called; ``None`` where nothing tells that it is one."""
        body = sentence.mentions.get(start)
        if isinstance(body, InstitutionMention) and _BODY.match(symbols, start, end) is not None:
            return body.name
        text = chars[sentence.starts[start] : sentence.starts[end]]
        spot = self._spot.match(text, text.rfind("的") + 1)  # 灾情最重的青石镇
        if spot is None or spot["name"].startswith(self._vague) or self._nameless.fullmatch(spot["name"]):
            return None
        return spot["name"]
