"""Changes told without a figure and its unit: ``翻一番``, ``减半``, ``零增长``, ``零事故``, and ``百城千兆`` programmes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kg.lexicon.lexicons import Lexicons, alternatives
from kg.model import Direction
from kg.text.numerals import SCALES

_TURNS = {"": 1, "一": 1, "两": 2, "二": 2, "三": 3}
_CHANGE = re.compile(
    r"(?:翻(?P<turns>[一两二三]?)番|(?P<twice>倍增|成倍增长)|(?P<half>减半)|(?P<none>零增长))"
    r"(?P<more>以上|左右)?(?![\u4e00-\u9fff]{0,2}(?:计划|行动|工程|效应|的))"
)
_ASKED = re.compile("番|倍增|成倍|减半|零")
_BOUNDS = {"以上": Direction.AT_LEAST, "左右": Direction.AROUND}
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Multiple:
    """A change in the matching text that is its own verb and figure: ``翻一番`` is an increase by 100 %."""

    start: int
    end: int
    direction: Direction
    value: Decimal
    unit: str
    noun: str = ""
    """What is measured, where the change names it itself (``零事故``)."""
    bound: Direction | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """A programme whose name is its target: ``百城千兆`` for a hundred cities."""

    start: int
    end: int
    name: str
    value: Decimal
    unit: str


class MultipleFinder:
    """Finds such changes and programmes."""

    def __init__(self, lexicons: Lexicons) -> None:
        nouns, units = (alternatives(lexicons.words[name]) for name in ("nil_noun", "slogan_unit"))
        self._nil = re.compile(rf"实现零(?P<noun>{nouns})")
        self._counted = re.compile(
            r"(?:实施|开展|启动|推进|组织|推动)(?:了|好)?"
            rf"“(?P<name>(?P<scale>[十百千万])(?P<unit>{units})[\u4e00-\u9fff]{{1,6}})”"
            r"[\u4e00-\u9fff]{0,6}?(?:行动|工程|计划|建设)(?!的|经验|以来)"
        )

    def changes(self, chars: str, start: int, end: int) -> Iterator[Multiple]:
        """The changes between *start* and *end*."""
        if _ASKED.search(chars, start, end) is None:
            return
        for match in _CHANGE.finditer(chars, start, end):
            bound = _BOUNDS.get(match["more"] or "")
            if match["half"]:
                yield Multiple(*match.span(), Direction.DECREASE, Decimal(50), "%", bound=bound)
            elif match["none"]:
                yield Multiple(*match.span(), Direction.INCREASE, Decimal(0), "%", bound=bound)
            else:
                turns = 1 if match["twice"] else _TURNS[match["turns"]]
                yield Multiple(*match.span(), Direction.INCREASE, _HUNDRED * (2**turns - 1), "%", bound=bound)
        for match in self._nil.finditer(chars, start, end):
            yield Multiple(*match.span(), Direction.REACH, Decimal(0), "", match["noun"])

    def counted(self, chars: str) -> Iterator[Counted]:
        """Programmes with a count for a name that the text sets going."""
        for match in self._counted.finditer(chars) if "“" in chars else ():
            yield Counted(*match.span(), match["name"], Decimal(SCALES[match["scale"]]), match["unit"])
