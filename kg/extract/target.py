"""Targets: quantities that are to be reached (``到2025年……达到6%以上``), never those that have been reached.

A quantity is a target only in the reach of a word that sets a goal: ``到…年`` and ``力争`` reach to the end of their
sentence, ``要`` and ``将`` to the end of their clause. What is reported (``已``, ``去年``) or expected (``预计``) is none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from kg.extract.deadline import Deadline, find_deadlines
from kg.extract.quantity import Margin, Quantity, QuantityFinder
from kg.lexicon.lexicons import Lexicons, TargetVerb, alternatives
from kg.lexicon.matcher import Matcher
from kg.model import Direction, Moment
from kg.text.units import Sentence

_DIGIT = re.compile(r"\d|[百千万][\u4e00-\u9fff]|百分之")
_AHEAD = ("到20", "至20", "到“十", "到十", "到年底", "到今年", "到明年", "年底", "年末", "年前", "年之前", "年以前")
"""What a deadline that looks ahead has in it."""
_BOUNDARY = "，。；：！？、（）\n"
_LIST = "、和与及"
_NOT_OF_NOUN = r"(?![值率点幅量势额])"
_FILLER = re.compile(r"(?:到|至|为|在|约|近|了|成|率先|每[年月周天日]|不少于|不低于)*$")
_TRIMMED_LEFT = re.compile(
    r"^(?:使|将|要|把|让|力争|争取|确保|努力|推动|实现|其中|同时|并|以及|且|进一步|全面|基本|再|累计|新|，|：|“|”|是|为|全年)+"
)
_TRIMMED_RIGHT = re.compile(
    r"(?:分别|基本|(?<!年)均|都|将|要|力争|争取|确保|稳步|进一步|总体|也|应|需|须|再|必须|努力|计划|不断|持续|能够|能|可以|可|继续|还|设定|定|再|也|\d+年)+$"
)
_AGAINST = re.compile(r"[比较](?:20\d\d年|上年|去年|基期|峰值)[^，]{0,4}$")
_LEADS_TO = re.compile(r"(?:[，。；：！？（“”》、\n]|力争|争取|计划|规划|确保|提出|明确|要求|[将要是使即])$")
_TAIL = re.compile(r"(?![的赴上下到在以来于用向对可]|表示|参与|享受|进入|落地)[^，。；：、（）！？\n和及并等]{2,24}")
_NO_INDICATOR = frozenset({"为期", "为时", "每"})
_NO_GAP = re.compile(r"[将要]在|等$")
_BY_MARGIN = {Margin.OR_MORE: Direction.AT_LEAST, Margin.OR_LESS: Direction.AT_MOST, Margin.AROUND: Direction.AROUND}
_KEPT = frozenset({Direction.AT_LEAST, Direction.AT_MOST, Direction.AROUND})
_HEAD_OF_CLAUSE = 4
_LEAST_INDICATOR = 2
_MOST_INDICATOR = 40


@dataclass(frozen=True, slots=True)
class Goal:
    """A target in the matching text."""

    start: int
    end: int
    indicator: str
    direction: Direction
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str
    deadline: Moment | None
    rule: str


@dataclass(frozen=True, slots=True)
class _Frame:
    """A word that sets a goal, from *start*; it reaches over quantities between *end* and *until*."""

    start: int
    end: int
    until: int
    strong: bool
    rule: str


class TargetFinder:
    """Finds targets; holds no state between documents."""

    def __init__(self, lexicons: Lexicons) -> None:
        words = lexicons.words
        self._units = lexicons.units
        self._actions = lexicons.action_verbs
        self._empty = lexicons.words_set("no_indicator")
        self._quantities = QuantityFinder(lexicons.units)
        self._verbs = lexicons.target_verbs
        self._verb = re.compile(rf"(?:{alternatives(lexicons.target_verbs)}){_NOT_OF_NOUN}")
        self._triggers = Matcher([*words["goal_strong"], *words["goal_weak"], *_AHEAD])
        self._strong = re.compile(rf"(?<![按照度过成模虚])(?:{alternatives(words['goal_strong'])})(?![的，。、）”])")
        self._weak = re.compile(
            rf"(?<![主需重纪概摘首必只想即主名模])(?:{alternatives(words['goal_weak'])})(?![求点素因军来士领近])"
        )
        verbs = alternatives([*lexicons.target_verbs, *lexicons.action_verbs])
        adverbs = alternatives(words["action_adverb"])
        self._will = re.compile(rf"(?:{adverbs}|累计|年均|使)*(?:{verbs}|在|于|围绕|力争|增产)")
        self._made = re.compile(rf"(?<![比较为除])(?:{alternatives(words['goal_made'])})")
        self._forecast = re.compile(alternatives(words["goal_forecast"]))
        self._measures = words["measure_tail"]

    def find(self, chars: str, sentences: tuple[Sentence, ...], published: date | None) -> list[Goal]:
        """The targets of a text, in order."""
        out: list[Goal] = []
        # Most sentences have nothing that sets a goal, or no figure: these looks are all that they cost.
        starts = [sentence.start for sentence in sentences]
        for number in dict.fromkeys(bisect_right(starts, m.start) - 1 for m in self._triggers.find(chars)):
            start, end = sentences[number].start, sentences[number].end
            if number >= 0 and _DIGIT.search(chars, start, end) is not None:
                out.extend(self._in_sentence(chars, start, end, published))
        return out

    def _in_sentence(self, chars: str, start: int, end: int, published: date | None) -> Iterator[Goal]:
        quantities = list(self._quantities.find(chars, start, end))
        if not quantities:
            return
        deadlines = find_deadlines(chars, start, end, published)
        frames = self._frames(chars, start, end, deadlines)
        if not frames:
            return
        left = start
        carried: TargetVerb | None = None
        for quantity in quantities:
            clause = _clause_start(chars, left, quantity.start)
            if left != start and chars.find("，", left, clause) >= 0:
                carried = None
            left = quantity.end
            frame = next((f for f in reversed(frames) if f.end <= quantity.start and quantity.end <= f.until), None)
            if frame is None or not self._ahead(chars, frame, clause, quantity, start):
                continue
            deadline = _deadline_of(deadlines, quantity.start, published)
            if deadline is not None and _over(deadline.moment, published):
                continue
            head = max([clause, *(d.end for d in deadlines if d.end <= quantity.start)])
            goal = self._goal(chars, head, clause, quantity, frame, carried)
            if goal is not None and goal.indicator not in self._empty:
                carried = TargetVerb(goal.direction)
                yield replace(goal, deadline=deadline.moment if deadline else None)

    def _frames(self, chars: str, start: int, end: int, deadlines: list[Deadline]) -> list[_Frame]:
        frames = [
            _Frame(d.start, d.end, end, strong=True, rule="到某年＋数量")
            for d in deadlines
            if d.to and (d.start == start or _LEADS_TO.search(chars, max(start, d.start - 2), d.start))
        ]
        for match in self._strong.finditer(chars, start, end):
            frames.append(_Frame(match.start(), match.end(), end, strong=True, rule="目标词＋数量"))
        for match in self._weak.finditer(chars, start, end):
            if match[0] == "将" and not self._will.match(chars, match.end(), end):
                continue  # 将 that only sets its object before the verb, as 把 does
            stop = _clause_end(chars, match.end(), end)
            frames.append(_Frame(match.start(), match.end(), stop, strong=False, rule="要、将＋数量"))
        return sorted(frames, key=lambda f: f.start)

    def _ahead(self, chars: str, frame: _Frame, clause: int, quantity: Quantity, sentence: int) -> bool:
        """Whether the quantity is a goal and not something that was reached or is expected."""
        begin = min(clause, frame.start) if not frame.strong else clause
        stop = _clause_end(chars, quantity.end, quantity.end + 12)
        if self._made.search(chars, begin, quantity.end + 2) or self._forecast.search(chars, sentence, quantity.start):
            return False
        return chars.find("的基础上", quantity.end, stop + 1) < 0

    def _goal(
        self, chars: str, head: int, clause: int, quantity: Quantity, frame: _Frame, carried: TargetVerb | None
    ) -> Goal | None:
        """The target that *quantity* sets; *carried* is the verb of the item before it in a list."""
        if chars.find("分别", head, quantity.start) >= 0:
            return None  # several indicators, several figures: which belongs to which is not read
        verbs = list(self._verb.finditer(chars, head, quantity.start))
        tail = _TAIL.match(chars, quantity.end)
        noun = tail[0].removesuffix("以") if tail else ""
        end = tail.end() if tail else quantity.end
        if not verbs:
            if carried is not None and chars[quantity.start - 1] in _LIST:
                return _made_of(noun, carried, quantity, clause, end, frame)
            indicator = _indicator(chars[max(head, frame.end) : quantity.start])
            if frame.strong and quantity.margin is not Margin.EXACT and indicator.endswith(self._measures):
                return _made_of(indicator, TargetVerb(_BY_MARGIN[quantity.margin]), quantity, clause, end, frame)
            return None
        verb, told = verbs[-1], self._verbs[verbs[-1][0]]
        if (
            (told.direction is Direction.AT_LEAST or told.bound)
            and len(verbs) > 1
            and verbs[-2].start() - head <= _HEAD_OF_CLAUSE
        ):
            # 培育企业不少于100家: the comparison gives the bound, the verb that opens the clause the direction.
            first = self._verbs[verbs[-2][0]].direction
            between = chars[verbs[-2].end() : verb.start()]
            told_of_noun = told.direction is Direction.AT_LEAST or _FILLER.fullmatch(between)
            if first not in _KEPT and told_of_noun and not between.endswith(self._measures):
                gap = _FILLER.sub("", between)
                indicator = self._named(chars, head, frame, verbs[-2], gap, noun, quantity)
                return _made_of(indicator, TargetVerb(first, Direction.AT_LEAST), quantity, clause, end, frame)
        gap = _FILLER.sub("", chars[verb.end() : quantity.start])
        indicator = self._named(chars, head, frame, verb, gap, noun, quantity)
        return _made_of(indicator, told, quantity, clause, end, frame)

    def _named(
        self, chars: str, head: int, frame: _Frame, verb: re.Match[str], gap: str, noun: str, quantity: Quantity
    ) -> str:
        """What is measured, in the words of the clause: before the verb, between verb and figure, or behind the unit.

        The words that set the goal may stand in the midst: 红线面积要保持在.
        """
        at, word = verb.start(), verb[0]
        front = _indicator(chars[max(head, frame.end) : at])
        front = front or _indicator(chars[head : frame.start])
        if front in self._empty or front in self._actions:
            front = ""
        gap = gap.strip("“” ")
        if gap in _NO_INDICATOR or _NO_GAP.search(gap):
            return ""
        if gap:
            return front + word + gap if front and chars.endswith(front, 0, at) else gap
        level = word.endswith(("到", "至", "达")) or self._verbs[word].bound or self._verbs[word].direction in _KEPT
        counted = bool(noun) and not self._units[quantity.unit]
        if front and (level or not counted or front.endswith(self._measures)):
            return front
        return noun


def _made_of(indicator: str, verb: TargetVerb, quantity: Quantity, clause: int, end: int, frame: _Frame) -> Goal | None:
    if indicator.startswith(("较", "比")) or not _LEAST_INDICATOR <= len(indicator) <= _MOST_INDICATOR:
        return None
    direction = verb.direction
    if direction is Direction.AROUND or (direction is Direction.AT_MOST and quantity.margin is Margin.AROUND):
        direction = _BY_MARGIN.get(quantity.margin, direction)
    limit = verb.bound or (direction if direction in _KEPT else _BY_MARGIN.get(quantity.margin))
    one = quantity.low == quantity.high
    return Goal(
        clause,
        end,
        indicator,
        direction,
        quantity.high if one else None,
        None if one and limit in (Direction.AT_MOST, Direction.AROUND) else quantity.low,
        None if one and limit in (Direction.AT_LEAST, Direction.AROUND) else quantity.high,
        quantity.unit,
        None,
        frame.rule,
    )


def _clause_start(chars: str, left: int, at: int) -> int:
    """Where the clause of offset *at* begins, not before *left*; in a list behind a quantity, behind its joint."""
    for i in range(at - 1, left - 1, -1):
        if chars[i] in _BOUNDARY:
            return i + 1
    while left < at and chars[left] in _LIST:
        left += 1
    return left


def _clause_end(chars: str, at: int, end: int) -> int:
    for i in range(at, min(end, len(chars))):
        if chars[i] in "，。；！？\n":
            return i
    return min(end, len(chars))


def _deadline_of(deadlines: list[Deadline], at: int, published: date | None) -> Deadline | None:
    """The last deadline told before offset *at*; a year that is over when the text is published is none."""
    return next((d for d in reversed(deadlines) if d.end <= at), None)


def _over(deadline: Moment, published: date | None) -> bool:
    return published is not None and deadline.latest is not None and deadline.latest < published


def _indicator(words: str) -> str:
    words = _TRIMMED_RIGHT.sub("", _AGAINST.sub("", _TRIMMED_LEFT.sub("", words.strip())))
    words = words.strip("“” ")
    return words if words.count("“") == words.count("”") else words.replace("“", "").replace("”", "")
