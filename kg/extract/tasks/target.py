"""Targets: quantities that are to be reached (``到2025年……达到6%以上``), never those that have been reached.

A quantity is a target only in the reach of a word that sets a goal: ``到…年`` and ``力争`` reach to the end of their
sentence, ``要`` and ``将`` to the end of their clause. What is reported (``已``, ``去年``) or expected (``预计``) is none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from kg.extract.tasks.deadline import Deadline
from kg.extract.tasks.multiple import Multiple, MultipleFinder
from kg.extract.tasks.outlook import Frame, Outlook, OutlookReader
from kg.extract.tasks.quantity import Margin, Quantity, QuantityFinder
from kg.lexicon.lexicons import Lexicons, TargetVerb, alternatives
from kg.model import Direction, Moment
from kg.text.units import Sentence

_DIGIT = re.compile(r"[\d番零百千万倍减](?:(?<=[\d番零])|(?<=[百千万])[\u4e00-\u9fff]|(?<=倍)增|(?<=减)半)")
_BOUNDARY = "，。；：！？、（）\n"
_LIST = "、和与及"
_NOT_OF_NOUN = r"(?![值率点幅量势额])"
_FILLER = re.compile(r"(?:到|至|为|在|约|接近|近|了|成|率先|每[年月周天日]|不少于|不低于)*$")
_TRIMMED_LEFT = re.compile(
    r"^(?:使|将|要|把|让|力争|争取|确保|努力|推动|实现|其中|同时|并|以及|且|进一步|全面|基本|再|累计|，|：|“|”|是|为|全年)+"
)
_TRIMMED_RIGHT = re.compile(
    r"(?:分别|基本|(?<!年)均|都|将|要|力争|争取|确保|稳步|进一步|总体|也|应|需|须|再|必须|努力|计划|不断|持续|能够|能|可以|可|继续|还|设定|定|再|也|\d+年)+$"
)
_AGAINST = re.compile(r"[比较](?:20\d\d年|上年|去年|基期|峰值)[^，]{0,4}$")
_TAIL = re.compile(r"(?![的赴上下到在以来于用向对可]|表示|参与|享受|进入|落地)[^，。；：、（）！？\n和及并等]{2,24}")
_OF = re.compile(r"(?:规模|投资)?的(?P<noun>[\u4e00-\u9fff“”]{2,20})(?![\u4e00-\u9fff])")
_OF_SIZE = re.compile(r"^(?:规模|投资)的")
_IN_PLACE = ("在", "从", "对", "由", "向")
_EVERY = re.compile(r"每(?:一)?(?:个|县|市|区|省|乡|镇|村|家|名|户|校)")
_POINTING = ("这", "该", "此", "其", "它", "上述")
_CURRENCY = "元"
_SHARES = ("%", "个百分点", "‰")
_OF_WHAT = re.compile(r"来自|由|用于|源自")
_DIGIT_IN = re.compile(r"\d")
_JOINS = re.compile(r"[、和与及]|以及")
_SHORT_ITEM = re.compile(r"(?:^|[，。；：！？（\n])[\u4e00-\u9fff]{1,4}(?:、[\u4e00-\u9fff]{1,4})*、$")
_REACHES = re.compile(r"(?:实现|达到|力争|努力)+$")
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


class TargetFinder:
    """Finds targets; holds no state between documents."""

    def __init__(self, lexicons: Lexicons) -> None:
        words = lexicons.words
        self._units = lexicons.units
        self._actions = lexicons.action_verbs
        self._empty = lexicons.words_set("no_indicator")
        self._quantities = QuantityFinder(lexicons.units)
        self._multiples = MultipleFinder(lexicons)
        self._outlooks = OutlookReader(lexicons)
        self._verbs = lexicons.target_verbs
        verb = alternatives(lexicons.target_verbs)
        self._verb = re.compile(rf"(?:{verb}){_NOT_OF_NOUN}")
        self._each = re.compile(rf"分别(?:[将要应]|力争)?(?P<verb>{verb})")
        self._measures = words["measure_tail"]
        self._no_head = words["no_target_head"]
        self._no_end = words["no_target_end"]
        self._no_opening = words["no_target_opening"]
        self._noun_stop = re.compile(rf"(?<=..)(?:{alternatives(words['target_noun_stop'])})")
        self._opening = re.compile(rf"^(?:{alternatives(words['target_opening'])})+(?=[\u4e00-\u9fff“]{{4}})")

    def find(self, chars: str, sentences: tuple[Sentence, ...], published: date | None) -> list[Goal]:
        """The targets of a text, in order."""
        out = [
            Goal(c.start, c.end, c.name, Direction.REACH, c.value, c.value, c.value, c.unit, None, "名含数量的行动")
            for c in self._multiples.counted(chars)
        ]
        # Most sentences have nothing that sets a goal, or no figure: these looks are all that they cost.
        starts = [sentence.start for sentence in sentences]
        for number in dict.fromkeys(bisect_right(starts, at) - 1 for at in self._outlooks.triggers(chars)):
            start, end = sentences[number].start, sentences[number].end
            if number >= 0 and _DIGIT.search(chars, start, end) is not None:
                out.extend(self._in_sentence(chars, start, end, published))
        return sorted(out, key=lambda goal: goal.start)

    def _in_sentence(self, chars: str, start: int, end: int, published: date | None) -> Iterator[Goal]:
        quantities = list(self._quantities.find(chars, start, end))
        multiples = list(self._multiples.changes(chars, start, end))
        if not quantities and not multiples:
            return
        outlook = self._outlooks.read(chars, start, end, published)
        if outlook.frames:
            yield from self._single(outlook, quantities)
            yield from self._shared(outlook, quantities)
            yield from self._multiplied(outlook, multiples)

    def _single(self, outlook: Outlook, quantities: Sequence[Quantity]) -> Iterator[Goal]:
        """Figures with an indicator each."""
        chars, left = outlook.chars, outlook.start
        carried: TargetVerb | None = None
        for quantity in quantities:
            clause = _clause_start(chars, left, quantity.start)
            if left != outlook.start and chars.find("，", left, clause) >= 0:
                carried = None
            left = quantity.end
            frame = self._frame(outlook, clause, quantity.start, quantity.end)
            if frame is None:
                continue
            goal = self._goal(chars, outlook.head(clause, quantity.start), clause, quantity, frame, carried)
            if goal is not None and self._measured(goal):
                carried = TargetVerb(goal.direction)
                yield _due(goal, outlook.deadline(quantity.start))

    def _frame(self, outlook: Outlook, clause: int, start: int, end: int) -> Frame | None:
        """What makes the figure at ``chars[start:end]`` a goal."""
        frame = outlook.reaching(start, end)
        if frame is None or outlook.is_over(start):
            return None
        return frame if self._outlooks.is_ahead(outlook, frame, clause, start, end) else None

    def _measured(self, goal: Goal) -> bool:
        """Whether the indicator names something that a target may be set for, and not what a plan consists of."""
        name = goal.indicator
        if name in self._empty or name.startswith(_POINTING):
            return False
        if name.startswith(self._no_opening):
            return False  # 在建和拟|建的新能源规模: what is being built is no aim
        return not name.endswith(self._no_end) and (bool(self._units[goal.unit]) or not name.endswith(self._no_head))

    def _shared(self, outlook: Outlook, quantities: Sequence[Quantity]) -> Iterator[Goal]:
        """``城镇化率和入学率分别达到65%、95%``: as many figures as indicators, in one order."""
        chars = outlook.chars
        for found in self._each.finditer(chars, outlook.start, quantities[-1].start if quantities else outlook.start):
            run = _run(chars, found.end(), quantities)
            if len(run) < 2:
                continue
            clause = max([outlook.start, *(chars.rfind(m, outlook.start, found.start()) + 1 for m in "，。；：！？\n")])
            frames = [self._frame(outlook, clause, each.start, each.end) for each in run]
            frame = frames[0]
            if frame is None or None in frames:
                continue
            head = max(outlook.head(clause, found.start()), frame.end if frame.end <= found.start() else 0)
            names = self._each_named(_indicator(chars[head : found.start()]), len(run))
            for name, quantity in zip(names, run, strict=False):
                goal = _made_of(name, self._verbs[found["verb"]], quantity, clause, run[-1].end, frame)
                if goal is not None and self._measured(goal):
                    yield _due(goal, outlook.deadline(found.start()))

    def _each_named(self, words: str, number: int) -> list[str]:
        """The *number* indicators that *words* joins; what only the last one says is said of all (粮食、油料产量)."""
        names = next((each for each in (_JOINS.split(words), words.split("、")) if len(each) == number), [])
        tail = next((t for t in self._measures if names and names[-1].endswith(t)), "")
        return [name if name.endswith(self._measures) else name + tail for name in names]

    def _multiplied(self, outlook: Outlook, multiples: Sequence[Multiple]) -> Iterator[Goal]:
        """``居民收入比2020年翻一番``."""
        chars = outlook.chars
        for multiple in multiples:
            at = multiple.start
            clause = _clause_start(chars, outlook.start, at)
            frame = self._frame(outlook, clause, at, multiple.end)
            if frame is None:
                continue
            head = max(outlook.head(clause, at), frame.end if frame.end < at else 0)
            name = _indicator(_REACHES.sub("", chars[head:at])) + multiple.noun
            if _LEAST_INDICATOR <= len(name) <= _MOST_INDICATOR and name not in self._empty:
                value, limit = multiple.value, multiple.bound
                low = None if limit in (Direction.AT_MOST, Direction.AROUND) else value
                high = None if limit in (Direction.AT_LEAST, Direction.AROUND) else value
                goal = Goal(
                    clause, multiple.end, name, multiple.direction, value, low, high, multiple.unit, None, frame.rule
                )
                yield _due(goal, outlook.deadline(at))

    def _goal(
        self, chars: str, head: int, clause: int, quantity: Quantity, frame: Frame, carried: TargetVerb | None
    ) -> Goal | None:
        """The target that *quantity* sets; *carried* is the verb of the item before it in a list."""
        since = max(chars.rfind(mark, 0, quantity.start) for mark in "，。；：\n")
        if chars.find("分别", head, quantity.start) >= 0 or _EVERY.search(chars, since + 1, quantity.start):
            return None  # each figure has its own object, or each object this figure
        verbs = list(self._verb.finditer(chars, head, quantity.start))
        if chars.endswith(_IN_PLACE, head, quantity.start) and (not verbs or verbs[-1].end() != quantity.start):
            return None
        if chars[quantity.start - 1] == "的" or _OF_WHAT.match(chars, quantity.end):
            return None  # a multiple of something, or a share that comes from somewhere
        noun, end = self._behind(chars, quantity)
        if _DIGIT_IN.search(noun):
            return None  # 产值千亿元产业链18条: the figure only describes what is counted
        if not verbs:
            if carried is not None and chars[quantity.start - 1] in _LIST:
                return _made_of(noun, carried, quantity, clause, end, frame)
            indicator = _indicator(chars[max(head, frame.end) : quantity.start])
            if frame.strong and quantity.margin is not Margin.EXACT and indicator.endswith(self._measures):
                return _made_of(indicator, TargetVerb(_BY_MARGIN[quantity.margin]), quantity, clause, end, frame)
            return None
        verb, told = verbs[-1], self._verbs[verbs[-1][0]]
        if frame.predicts and (told.bound or told.direction in _KEPT or quantity.unit in _SHARES or _level(verb[0])):
            return None  # 将突破, 将下降5%: what is expected
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

    def _behind(self, chars: str, quantity: Quantity) -> tuple[str, int]:
        """The noun behind the unit, and where it ends: ``100个示范县``, ``100亿元规模的产业基金``."""
        tail = _TAIL.match(chars, quantity.end) or _OF.match(chars, quantity.end)
        if tail is None:
            return "", quantity.end
        noun = _OF_SIZE.sub("", tail.groupdict().get("noun") or tail[0]).removesuffix("以")
        noun = self._noun_stop.split(noun, maxsplit=1)[0]
        if quantity.unit.endswith(_CURRENCY) and noun.startswith((*self._actions, *self._verbs)):
            return "", quantity.end  # money for what is to be done
        return noun, tail.end()

    def _named(
        self, chars: str, head: int, frame: Frame, verb: re.Match[str], gap: str, noun: str, quantity: Quantity
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
        if gap in self._actions:
            return noun
        if gap and noun and (gap.startswith("总") or gap in self._measures):
            return noun + gap  # 总长400公里的绿道, 规模100亿元的基金
        front = self._opening.sub("", front)
        if gap and quantity.unit in _SHARES and self._verbs[word].direction is Direction.REACH and not _level(word):
            return gap if gap.endswith(self._measures) else ""
        if gap:
            return self._opening.sub("", front + word + gap if front and chars.endswith(front, 0, at) else gap)
        level = _level(word) or self._verbs[word].bound or self._verbs[word].direction in _KEPT
        if front and (level or not noun or front.endswith(self._measures)):
            return front
        return noun


def _made_of(indicator: str, verb: TargetVerb, quantity: Quantity, clause: int, end: int, frame: Frame) -> Goal | None:
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


def _level(verb: str) -> bool:
    """Whether a verb leads up to a level (提高到)."""
    return verb.endswith(("到", "至", "达"))


def _run(chars: str, at: int, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities from *at* on that stand in one list."""
    run: list[Quantity] = []
    for quantity in quantities:
        if quantity.start < at:
            continue
        between = chars[run[-1].end if run else at : quantity.start]
        if (_JOINS.fullmatch(between) if run else _FILLER.fullmatch(between)) is None:
            break
        run.append(quantity)
    return run


def _clause_start(chars: str, left: int, at: int) -> int:
    """Where the clause of offset *at* begins, not before *left*; in a list behind a quantity, behind its joint."""
    for i in range(at - 1, left - 1, -1):
        if chars[i] in _BOUNDARY:
            # 国家、省、市各级…: the short words before belong to the name.
            item = _SHORT_ITEM.search(chars, left, i + 1) if chars[i] == "、" else None
            return item.end() - len(item[0].lstrip("，。；：！？（\n")) if item else i + 1
    while left < at and chars[left] in _LIST:
        left += 1
    return left


def _due(goal: Goal, deadline: Deadline | None) -> Goal:
    return replace(goal, deadline=deadline.moment) if deadline else goal


def _indicator(words: str) -> str:
    words = _TRIMMED_RIGHT.sub("", _AGAINST.sub("", _TRIMMED_LEFT.sub("", words.strip())))
    words = words.strip("“” ").removesuffix("的目标是继续").removesuffix("的目标是").removesuffix("的")
    return words if words.count("“") == words.count("”") else words.replace("“", "").replace("”", "")
