"""What in a sentence looks ahead: the words that set a goal, how far they reach, and by when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kg.extract.tasks.deadline import Deadline, find_deadlines
from kg.lexicon.lexicons import Lexicons, alternatives
from kg.lexicon.matcher import Matcher

_AHEAD = ("到20", "至20", "到“十", "到十", "到年底", "到今年", "到明年", "年底", "年末", "年前", "年之前", "年以前")
"""What a deadline that looks ahead has in it."""
_PLANS = ("》明确", "》提出")
_LEADS_TO = re.compile(r"(?:[，。；：！？（“”》、\n]|力争|争取|计划|规划|确保|提出|明确|要求|[将要是使即])$")
_SAYS = re.compile(r"(?:计划|方案|规划|意见|纲要)》(?:明确提出|明确|提出)")
_EFFECT = 12
"""So far behind a figure 的基础上 makes it what there is already."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A word that sets a goal, from *start*; it reaches over quantities between *end* and *until*."""

    start: int
    end: int
    until: int
    strong: bool
    rule: str
    predicts: bool = False
    """将, which tells what comes as well as what is wanted."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What looks ahead in the sentence that begins at *start*."""

    chars: str
    start: int
    frames: Sequence[Frame]
    deadlines: Sequence[Deadline]
    published: date | None

    def reaching(self, start: int, end: int) -> Frame | None:
        """The last frame that reaches over ``chars[start:end]``; a strong one where the last only predicts."""
        reach = [f for f in reversed(self.frames) if f.end <= start and end <= f.until]
        if reach and reach[0].predicts:
            return next((f for f in reach if f.strong), reach[0])
        return reach[0] if reach else None

    def deadline(self, at: int) -> Deadline | None:
        """The last deadline told before offset *at*."""
        return next((d for d in reversed(self.deadlines) if d.end <= at), None)

    def is_over(self, at: int) -> bool:
        """Whether the deadline before *at* lay in the past when the text was published."""
        deadline = self.deadline(at)
        latest = deadline.moment.latest if deadline else None
        return self.published is not None and latest is not None and latest < self.published

    def head(self, clause: int, at: int) -> int:
        """Where the words of a clause begin behind its deadlines."""
        return max([clause, *(d.end for d in self.deadlines if d.end <= at)])


class OutlookReader:
    """Reads outlooks; holds no state between documents."""

    def __init__(self, lexicons: Lexicons) -> None:
        words = lexicons.words
        self._triggers = Matcher([*words["goal_strong"], *words["goal_weak"], *_AHEAD, *_PLANS])
        self._strong = re.compile(
            rf"(?<![按照度过成模虚动升展资训技])(?:{alternatives(words['goal_strong'])})(?![的，。、）”》]|中选|录用|任职|总|募资|投资额)"
        )
        self._weak = re.compile(
            rf"(?<![主需重纪概摘首必只想即主名模])(?:{alternatives(words['goal_weak'])})(?![求点素因军来士领近])"
        )
        verbs = alternatives([*lexicons.target_verbs, *lexicons.action_verbs])
        adverbs = alternatives(words["action_adverb"])
        self._will = re.compile(rf"(?:{adverbs}|累计|年均|使)*(?:{verbs}|在|于|围绕|力争|增产)")
        self._made = re.compile(rf"(?<![比较为除])(?:{alternatives(words['goal_made'])})")
        self._forecast = re.compile(alternatives(words["goal_forecast"]))

    def triggers(self, chars: str) -> list[int]:
        """Where words stand that may look ahead."""
        return [match.start for match in self._triggers.find(chars)]

    def read(self, chars: str, start: int, end: int, published: date | None) -> Outlook:
        """What looks ahead between *start* and *end*, a sentence."""
        deadlines = find_deadlines(chars, start, end, published)
        frames = [
            Frame(d.start, d.end, end, strong=True, rule="到某年＋数量")
            for d in deadlines
            if d.to and (d.start == start or _LEADS_TO.search(chars, max(start, d.start - 2), d.start))
        ]
        for match in self._strong.finditer(chars, start, end):
            frames.append(Frame(match.start(), match.end(), end, strong=True, rule="目标词＋数量"))
        for match in _SAYS.finditer(chars, start, end):
            frames.append(Frame(match.start(), match.end(), end, strong=True, rule="文件提出＋数量"))
        for match in self._weak.finditer(chars, start, end):
            if match[0] == "将" and not self._will.match(chars, match.end(), end):
                continue  # 将 that only sets its object before the verb, as 把 does
            stop = clause_end(chars, match.end(), end)
            predicts = match[0] == "将" and chars[max(0, match.start() - 1)] not in "要应须"
            frames.append(Frame(match.start(), match.end(), stop, False, "要、将＋数量", predicts))
        return Outlook(chars, start, sorted(frames, key=lambda f: f.start), deadlines, published)

    def is_ahead(self, outlook: Outlook, frame: Frame, clause: int, start: int, end: int) -> bool:
        """Whether the figure at ``chars[start:end]`` is a goal and not something that was reached or is expected."""
        chars = outlook.chars
        begin = frame.end if frame.strong and frame.end <= clause else min(clause, frame.start)
        if self._made.search(chars, begin, end + 2) or self._forecast.search(chars, outlook.start, start):
            return False
        stop = clause_end(chars, end, end + _EFFECT)
        return chars.find("的基础上", end, stop + 1) < 0


def clause_end(chars: str, at: int, end: int) -> int:
    """Where the clause of offset *at* ends."""
    for i in range(at, min(end, len(chars))):
        if chars[i] in "，。；！？\n":
            return i
    return min(end, len(chars))
