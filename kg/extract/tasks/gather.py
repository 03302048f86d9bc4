"""From the reading of a document to its tasks and targets, each under its statement where it stands in one."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.reading import Reading
from kg.extract.tasks.action import ActionReader, Deed
from kg.extract.tasks.actor import ActorReader, Called
from kg.extract.tasks.target import Goal, TargetFinder
from kg.extract.tasks.task import DemandFinder, Item, find_tasks
from kg.lexicon.lexicons import Lexicons
from kg.mention.bodies.found import InstitutionMention
from kg.model import Actor, Evidence, Span, Statement, Target, Task, TaskForm

_RULES = {TaskForm.NUMBERED: "一是……二是……", TaskForm.DEMAND: "要……"}

Under = tuple[str | None, str | None]
"""The keys of the statement and the task that something is said in."""


class TaskReader:
    """Reads tasks and targets; holds no state between documents."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._demands = DemandFinder(lexicons)
        self._actions = ActionReader(lexicons)
        self._actors = ActorReader(lexicons)
        self._targets = TargetFinder(lexicons)
        self._codes = lexicons.units

    def tasks(self, reading: Reading, stated: Sequence[Statement]) -> list[Task]:
        """What the statements list and demand, those *stated* being the facts of ``reading.said``."""
        chars = reading.scan.chars
        out: list[Task] = []
        for said, statement in zip(reading.said, stated, strict=True):
            named = [m for m in reading.named if said.content <= m.start and m.end <= said.end]
            numbered = find_tasks(chars, said.content, said.end)
            demands = self._demands.find(chars, said.content, said.end, numbered, named)
            read = [(item, self._deed(reading, item)) for item in (*numbered, *demands)]
            # A demand in whose first clauses nobody does anything is no task (要有信心).
            kept = [(item, deed) for item, deed in read if deed is not None or item.form is TaskForm.NUMBERED]
            for order, (item, deed) in enumerate(kept, start=1):
                out.append(self._task(reading, statement.key, order, item, deed, named))
        return out

    def targets(self, reading: Reading, stated: Sequence[Statement], tasks: Sequence[Task]) -> list[Target]:
        """The quantities that are to be reached, in the order of the text."""
        scan = reading.scan
        found = self._targets.find(scan.chars, scan.sentences, scan.published)
        return [self._target(reading, f"g{n}", goal, stated, tasks) for n, goal in enumerate(found, start=1)]

    def _deed(self, reading: Reading, item: Item) -> Deed | None:
        return self._actions.read(reading.scan.chars, item.heading_start, item.end, reading.scan.cuts)

    def _task(
        self,
        reading: Reading,
        statement: str,
        order: int,
        item: Item,
        deed: Deed | None,
        named: Sequence[InstitutionMention],
    ) -> Task:
        cut = reading.evidence.cut
        whole = cut(item.start, item.end, _RULES[item.form])
        evidence: list[Evidence] = [whole]
        if deed is not None:
            evidence.append(cut(deed.start, deed.end, "动词＋宾语"))
        return Task(
            f"{statement}t{order}",
            statement,
            order,
            item.heading,
            reading.scan.text.span(item.start, item.end),
            whole.quote,
            tuple(evidence),
            item.form,
            deed.action if deed else "",
            deed.object if deed else "",
            tuple(_actor(reading, called) for called in self._actors.read(reading.scan.chars, item, named)),
        )

    def _target(
        self, reading: Reading, key: str, goal: Goal, stated: Sequence[Statement], tasks: Sequence[Task]
    ) -> Target:
        return Target(
            key,
            goal.indicator,
            goal.direction,
            goal.value,
            goal.low,
            goal.high,
            goal.unit,
            self._codes.get(goal.unit, ""),
            goal.deadline,
            reading.evidence.cut(goal.start, goal.end, goal.rule).quote,
            *under(reading, goal.start, goal.end, stated, tasks),
            (reading.evidence.around(goal.start, goal.rule),),
        )


def _actor(reading: Reading, called: Called) -> Actor:
    evidence = reading.evidence.cut(called.start, called.end, "任务承担者")
    return Actor(called.name, called.party, called.role, (evidence,))


def under(reading: Reading, start: int, end: int, statements: Sequence[Statement], tasks: Sequence[Task]) -> Under:
    """The statement and the task that hold the stretch from *start* to *end* of the matching text."""
    span = reading.scan.text.span(start, end)
    return _around(span, statements), _around(span, tasks)


def _around(span: Span, told: Sequence[Statement] | Sequence[Task]) -> str | None:
    """The key of the first of what was *told* whose content covers *span*."""
    start, end = span.start, span.end
    for each in told:
        content = each.content
        if content.start <= start and end <= content.end:
            return each.key
    return None
