"""Whom 他 and 她 mean at the head of a sentence that reports (``他还主持召开座谈会``), and whom 双方 and 两国元首 behind
talks (``会谈后，两国元首共同出席签字仪式``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.extract.abstract import Report
from kg.mention.posts.titled import Titled

_HE = re.compile(r"(?:[^，。；：“Ⓟ他她]{1,16}，)?(?P<he>[他她])(?![们的国乡人山日处])")
_SUBJECT = re.compile(r"[^。；：“Ⓟ]{0,60}(?<![与同和向对由为给率见从])(?P<who>Ⓟ)(?![、和与及等])")
"""The one person of a sentence, whom it is about."""
_WITH_ANOTHER = re.compile(
    r"[^。；：“Ⓟ]{0,60}(?<![与同和向对由为给率见从])(?P<who>Ⓟ)(?:[与同]|还与|来到|看望|走进)[^，。；Ⓟ]{0,16}Ⓟ(?![、和与及等])"
    r"[^，。；Ⓟ]{0,4}(?:亲切)?(?:交流|交谈|攀谈|握手|家中|家里|合影)[^Ⓟ]*"
)
"""The first of two, who talked with the other on his way."""
_PAIR = 2
_TALKS = re.compile("会谈|会见|会晤")
_BOTH = re.compile(
    r"(?:会谈|会见|会晤)(?:结束)?后，(?P<both>双方(?:领导人)?|两国(?:元首|总理|领导人|外长|议长|总统)|两位领导人|两人)"
    r"(?=还?共同(?:出席|参加|见证|会见|签署)|Ⓜ)"
)
"""Those who have just talked with each other."""
_TWO = "Ⓟ和Ⓟ"
_FARTHEST = 6
"""So many sentences of what he said may stand between him and the pronoun."""


def with_antecedents(reports: Iterable[Report]) -> Iterator[Report]:
    """The *reports*, with the person meant in the place of a pronoun that opens a sentence.

    Only where the sentence reported before names nobody else, so that nobody else can be meant.
    """
    meant: tuple[int, Titled] | None = None
    pair: Sequence[Titled] = ()
    for report in reports:
        both = _BOTH.search(report.symbols) if pair else None
        if both is not None:
            report = _put_pair(report, both.span("both"), pair)
        elif report.symbols.count("Ⓟ") == _PAIR and _TALKS.search(report.symbols) is not None:
            pair = report.sentence.people(0, len(report.symbols))
        he = _HE.match(report.symbols)
        if he is not None and meant is not None and report.index - meant[0] <= _FARTHEST:
            report = _put(report, he.start("he"), meant[1])
        subject = (
            _SUBJECT.match(report.symbols)
            if report.symbols.count("Ⓟ") == 1
            else _WITH_ANOTHER.fullmatch(report.symbols)
        )
        first = report.sentence.mentions.get(subject.start("who")) if subject is not None else None
        meant = (report.index, first) if isinstance(first, Titled) else None
        yield report


def _put(report: Report, at: int, titled: Titled) -> Report:
    """*report* with *titled* at symbol *at*; his posts are told elsewhere."""
    sentence = report.sentence
    start = sentence.text_start(at)
    he = Titled(titled.person, start, start + 1, ())
    symbols = f"{sentence.symbols[:at]}Ⓟ{sentence.symbols[at + 1 :]}"
    mentions = dict(sorted({**sentence.mentions, at: he}.items()))
    persons = sorted([*sentence.persons, (at, he)], key=lambda p: p[0])
    own = replace(sentence, symbols=symbols, mentions=mentions, persons=persons)
    return Report(report.index, own, symbols[: len(report.symbols)])


def _put_pair(report: Report, span: tuple[int, int], pair: Sequence[Titled]) -> Report:
    """*report* with the two persons of *pair* in the place of the symbols *span*; their posts are told elsewhere."""
    sentence, (start, end) = report.sentence, span
    at = sentence.text_start(start)
    grown = len(_TWO) - (end - start)
    told = [(start + 2 * n, Titled(titled.person, at + n, at + n + 1, ())) for n, titled in enumerate(pair)]
    moved = {i if i < start else i + grown: mention for i, mention in sentence.mentions.items()}
    own = replace(
        sentence,
        symbols=sentence.symbols[:start] + _TWO + sentence.symbols[end:],
        starts=[*sentence.starts[:start], at, at + 1, at + 1, *sentence.starts[end:]],
        mentions=dict(sorted({**moved, **dict(told)}.items())),
        persons=sorted([*((i if i < start else i + grown, p) for i, p in sentence.persons), *told], key=lambda p: p[0]),
    )
    return Report(report.index, own, own.symbols[: len(report.symbols) + grown])
