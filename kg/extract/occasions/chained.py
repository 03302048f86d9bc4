"""What somebody did one after the other on a journey, told in one sentence that names him once (``访问期间，某人考察了某厂，勉励…；
出席某会，表示…；参观某馆``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extract.abstract import PEOPLE, Abstract, Report

_SUBJECT = re.compile(
    rf"(?P<when>(?:[^，。；：“”Ⓟ]{{0,20}}期间，)?)(?P<who>(?>{PEOPLE}))(?P<too>还?)(?![，。；：]|即?将|拟|计划|曾|强调|指出|表示|要求|希望|提出)"
)
_ADVERBS = r"(?:并|还|又|也|先后|分别|集体|专程|随后|了|共同|应邀|亲切|前往|在(?:Ⓛ|Ⓘ)?[^，。；：“”ⓅⒾ]{0,14}?，?)*+"
_LOOKS = "考察|视察|参观|参访|参谒|瞻仰|看望|走访|慰问|调研"
_MEETS = "会见|拜会|出席|参加|主持|(?:同|与)[^，。；]{0,24}Ⓟ[^，。；]{0,10}(?:会谈|会晤|会见|会面|交流)"
_LINK = re.compile(rf"；(?P<link>{_ADVERBS}(?:{_LOOKS}|{_MEETS})(?![组团队者])了?[^，。；])")
_LOOKS_TOO = re.compile(rf"[，；、](?P<link>{_ADVERBS}(?:{_LOOKS})(?![组团队者])了?[^，。；])")
_ENDS = re.compile(
    r"；|。|，[^，。；：Ⓟ]{0,10}(?:表示|强调|指出|要求|希望|勉励|提出|鼓励|说|叮嘱|称赞|详细了解|对[^，。；]{1,12}表示)"
)
"""Behind a link: the next one, or what he says there."""
_SAYS = re.compile("表示|强调|指出|要求|希望|勉励|提出|鼓励|叮嘱|建议|呼吁|欢迎|期待|：")
_DONE = re.compile(rf"{_ADVERBS}(?:{_LOOKS})了")
_OTHER = re.compile("；[^，。；：]{0,12}Ⓟ")
"""Another subject, whose deeds are told from there on."""


def with_chains(reports: Iterable[Report]) -> Iterator[Report]:
    """The *reports*, each with the later links of its chain behind it, as sentences of the same subject."""
    done: set[int] = set()
    for report in reports:
        yield report
        told = _SUBJECT.match(report.sentence.symbols) if report.index not in done else None
        if told is None or not (told["when"] or told["too"]):
            continue
        done.add(report.index)
        yield from _links(report, told)


def _links(report: Report, told: re.Match[str]) -> Iterator[Report]:
    sentence = report.sentence
    pattern = _LOOKS_TOO if told["when"] else _LINK
    links = {m.start("link") for p in (pattern, _LINK) for m in p.finditer(sentence.symbols, told.end("who"))}
    for start in sorted(links):
        before = sentence.symbols[told.end("who") : start]
        wished = start > 0 and sentence.symbols[start - 1] != "；" and _SAYS.search(before, before.rfind("；") + 1)
        if wished and _DONE.match(sentence.symbols, start) is None:
            continue  # 希望青年多交流，参观…: what he wishes
        if any(_LINK.match(before, m.start()) is None for m in _OTHER.finditer(before)):
            break
        if sentence.symbols.count("“", 0, start) != sentence.symbols.count("”", 0, start):
            continue
        ends = _ENDS.search(sentence.symbols, start)
        end = ends.start() if ends is not None else len(sentence.symbols)
        own = _joined(sentence, told.end("who"), (start, end))
        yield Report(report.index, own, own.symbols)


def _joined(sentence: Abstract, lead: int, span: tuple[int, int]) -> Abstract:
    """*sentence* with nothing but its first *lead* symbols and those of *span*."""
    start, end = span
    moved = start - lead
    kept = {i if i < lead else i - moved: m for i, m in sentence.mentions.items() if i < lead or start <= i < end}
    return replace(
        sentence,
        symbols=sentence.symbols[:lead] + sentence.symbols[start:end],
        starts=[*sentence.starts[:lead], *sentence.starts[start : end + 1]],
        mentions=kept,
        persons=[(i if i < lead else i - moved, p) for i, p in sentence.persons if i < lead or start <= i < end],
    )
