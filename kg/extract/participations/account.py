"""Those who give an account in the course of a session: ``某人汇报，…``, ``某人介绍，…``, ``某人表示，坚决拥护…决定``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.abstract import PEOPLE, Abstract
from kg.extract.occasions.occasion import Occasion, Occasions
from kg.mention.occasions import OccasionName
from kg.model import MeetingKind, Party, Role

_REPORTS = re.compile(
    rf"(?:随后|接着|会上|会议上|座谈中|，)*(?P<a>{PEOPLE})(?:同志|则|还|随即|当场|接着|首先|在(?:会上|会议上|视频连线中))*"
    r"(?P<verb>汇报|通报|反映|介绍)说?(?:了[^，。；Ⓟ]{0,16})?[，：]"
)
"""At the head of a sentence: somebody puts a matter before those assembled."""
_ON_THE_LINE = re.compile(rf"(?P<a>{PEOPLE})在?(?P<what>Ⓜ)时(?:表示|说|介绍|汇报)")
"""``某厅长视频连线时表示``"""
_SUBMITS = re.compile(
    rf"(?P<a>{PEOPLE})(?:同志)?(?:在(?:表态)?发言(?:中|时)|作表态发言时)?(?:表示|说)，(?:(?:坚决|完全|衷心|诚恳)(?:拥护|服从|赞成|感谢)"
    r"|(?:一定)?将(?:倍加|珍惜|以|与|不|恪尽|牢记|和|尽快|认真|忠诚)|(?:一定|决心|深感|非常荣幸))"
)
"""How somebody whose office is changed speaks at the assembly that hears of it."""
_ASSEMBLY = ("干部大会", "干部会议", "教师大会")
_TOLD_BY_MANY = frozenset({"介绍"})
"""What a text quotes people with outside any session too."""
_NEAR = 3
"""So many sentences behind the last that tells of a session, somebody not named before still speaks there."""
_SESSIONS = (MeetingKind.CONFERENCE, MeetingKind.FORUM)


def read_accounts(book: Occasions, abstracts: Sequence[Abstract]) -> None:
    """Make speakers of those who report or answer in the session that the text is in."""
    if not any(o.kind in _SESSIONS for o in book.found) or book.items:
        return
    for index, sentence in enumerate(abstracts):
        match = _REPORTS.match(sentence.symbols) or _on_the_line(sentence)
        if match is not None:
            _report(book, index, sentence, match)
        elif (submits := _SUBMITS.match(sentence.symbols)) is not None:
            for occasion in book.of_kind(MeetingKind.CONFERENCE):
                if any(name.endswith(_ASSEMBLY) for name in occasion.names):
                    for titled in sentence.people(*submits.span("a")):
                        book.attend(occasion, titled, Role.SPEAKER, index, "某人在干部大会上表示")


def _report(book: Occasions, index: int, sentence: Abstract, match: re.Match[str]) -> None:
    latest = _latest(book, index)
    for titled in sentence.people(*match.span("a")):
        name = titled.person.name
        own = [o for o in book.found if o.kind in _SESSIONS and name in _present(o) and o.sentences[0][0] < index]
        if own:
            occasion = latest if latest in own else own[-1]
        elif latest is not None and titled.capacities and _is_in(latest, index, match):
            occasion = latest
        else:
            continue
        if name in occasion.principals or _chairs(occasion, name):
            continue
        book.attend(occasion, titled, Role.SPEAKER, index, "某人汇报、介绍")


def _is_in(latest: Occasion, index: int, match: re.Match[str]) -> bool:
    """Whether the text is still in the session told last; 介绍 is said outside any too, so it has to stand near."""
    told_by_many = match.groupdict().get("verb") in _TOLD_BY_MANY
    return latest.kind in _SESSIONS and not (told_by_many and index > max(_before(latest, index)) + _NEAR)


def _on_the_line(sentence: Abstract) -> re.Match[str] | None:
    match = _ON_THE_LINE.match(sentence.symbols)
    noun = sentence.mentions.get(match.start("what")) if match is not None else None
    return match if isinstance(noun, OccasionName) and noun.text.endswith("连线") else None


def _latest(book: Occasions, index: int) -> Occasion | None:
    """The occasion that the sentences before *index* told of last."""
    told = [(max(before), n, o) for n, o in enumerate(book.found) if (before := _before(o, index))]
    return max(told, key=lambda t: t[:2])[2] if told else None


def _before(occasion: Occasion, index: int) -> set[int]:
    return {i for i in occasion.told_in() if i < index}


def _present(occasion: Occasion) -> set[str]:
    return {part.participant for part in occasion.attendance if part.party is Party.PERSON}


def _chairs(occasion: Occasion, name: str) -> bool:
    return any(part.participant == name and part.role is Role.CHAIR for part in occasion.attendance)
