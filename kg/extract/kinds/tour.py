"""Tours of parties that nobody is named to lead (``某考察团赴某地考察``), and the stops of every tour."""

from __future__ import annotations

import re

from kg.extract.abstract import Report
from kg.extract.kinds.inspection import GUIDES, IN_COMPANY, places_told
from kg.extract.occasions.occasion import Attendance, Occasion, Occasions
from kg.extract.occasions.stops import GOES
from kg.mention.posts.titled import Titled
from kg.model import MeetingKind, Party, Role

_TEAM = re.compile(
    r"(?:^|[，。；])(?:于?Ⓓ(?:至Ⓓ)?|上午|下午|，)*(?:[^，。；Ⓟ]{0,12}组织)?"
    r"(?P<who>[^，。；：Ⓟ“”Ⓓ]{0,24}?(?:[考视慰访观督调][察问摩导研]团|代表团|分团|党政团|[查察研导问作小]组|[一二三四]组|一行|委员|代表|Ⓘ)(?:部分成员|全体成员)?)"
    r"(?:一行)?(?:于?Ⓓ(?:至Ⓓ)?|上午|下午|近日|日前|，|分别|先后|集中|专程|[^，。；Ⓟ]{0,16}带领下)*+"
    r"(?:前往|奔赴|赴|来到?|莅临|到|深入|走进|在)(?P<where>[^，。；Ⓟ]{1,40}?)(?:，?(?:围绕|就)[^，。；Ⓟ]{1,40}?)?"
    r"(?:开展|进行|实地|专题|集中|参观|学习|专项|执法|督导|安全|，(?=看望|走访|慰问))*"
    r"(?P<verb>考察|调研|视察|检查|督导|督查|慰问|看望(?:慰问)?|走访慰问|(?<=[ⓁⒾ场线])指导(?=[^，。；]{2}))(?![组团队员的期中])"
)
_PARTY_GOES = re.compile(
    r"(?:^|[，。；：])(?:于?Ⓓ(?:至Ⓓ)?|上午|下午|，)*"
    r"(?P<who>[^，。；：Ⓟ“”Ⓓ]{1,24}(?:考察|调研|视察|督导|督查|检查|慰问|考察访问)[组团])(?:一行)?(?:于?Ⓓ(?:至Ⓓ)?|先后|分别|专程)*"
    r"(?P<verb>前往|赴|来到?|莅临|到访?|走进|抵达)(?P<where>Ⓛ[^，。；Ⓟ]{0,40}?)(?=[，。；]|对接|开展|进行|学习|考察|$)"
)
"""``某地考察团赴某地对接合作``: by its name the party inspects, whatever it is told to do there."""
_LOOKS = re.compile("考察|调研|视察|检查|督导|督查|慰问|看望|指导")
"""What every such party is told to do, or is called after."""
_ORGANISES = re.compile(
    r"(?:^|[，。；])(?:于?Ⓓ(?:至Ⓓ)?|上午|下午|近日|，)*(?:Ⓘ|[^，。；：Ⓟ“”Ⓓ]{1,14}(?:人大常委会|人大|政协))[^，。；：Ⓟ“”组]{0,10}?"
    r"组织(?P<who>[^，。；：Ⓟ“”]{0,20}?(?:代表|委员))们?(?P<where>[^。；：Ⓟ]{0,40}?)"
    r"(?P<verb>视察|考察|调研|检查)(?![团组队员的期中])"
)
"""``某人大常委会组织部分代表视察某项工作``"""
_BODY_OF_INSPECTORS = re.compile(r"[组团](?:(?:部分|全体)成员)?$")
_BARE = 3  # 代表团, 调研组: of no name
_HEAD = ("组长", "团长")
_PARTY = re.compile(
    r"^(?:[^。；]{0,24}[组团队]|[^。；]{0,8}一行)?(?:一行)?(?:[^，。；]{0,10}[中间时后处午]，)?"
    r"(?:还|又|先后|分别|随后|首先|接着|实地|深入|认真|上午|下午|Ⓓ|，|在[^，。；]{0,12}){0,6}$"
)
"""Before the first verb of going: the party of the tour, told or understood."""
_ELSEWHERE = re.compile(r"(?:将|要|希望|曾|计划|拟|未来|下一步)[^，。；]{0,12}$")
_LOOKS_ROUND = re.compile(
    r"(?:^|[。；])(?:随后，|之后，|接着，)?在(?P<where>[^。；：Ⓟ“]{3,80}?)，(?P<who>Ⓟ|[^，。；Ⓟ]{0,6}[组团]|[委代]表?员?们)(?:一行)?"
    rf"(?:在[^，。；Ⓟ]{{0,12}}(?P<with>{GUIDES})的?陪同下，?)?[^，。；Ⓟ]{{0,8}}?"
    r"(?:了解|察看|查看|听取|询问|看望|慰问|走进|走访|考察|检查|参观|观看|交谈|交流|仔细|认真|详细|边走边看)"
)
"""``在甲公司、乙村，某人详细了解…``"""

_BY_TEAM = "检查组到某地检查"
_STOPPED = "先后来到某处"


def read_team(book: Occasions, report: Report) -> None:
    """``某检查组3日至5日赴某地开展检查``: an inspection, in which the one told as the head of the team takes part."""
    if book.of_kind(MeetingKind.INSPECTION):
        _read_head(book, report)
        return
    dated = book.has_day(report)
    if dated and "组织" in report.symbols and (sent := _ORGANISES.search(report.symbols)) is not None:
        _read_organised(book, report, sent)
        return
    looks = dated and _LOOKS.search(report.symbols) is not None
    match = (_TEAM.search(report.symbols) or _PARTY_GOES.search(report.symbols)) if looks else None
    if match is None or book.is_past(report, match.end()) or book.is_ahead(report, match.start()):
        return
    if _ELSEWHERE.search(report.symbols, 0, match.start("where")):
        return
    who = book.wording(report, *match.span("who"))
    if "派" in who:
        return  # 派出工作组赴某地: sent, and not seen there
    if match["who"].endswith("Ⓘ") and _BODY_OF_INSPECTORS.search(who) is None:
        return
    places = places_told(book, report, match.start("where") - 1, match.end("where"))
    places += book.places(report, match.start("where") - 2, match.end("verb"))
    if not places:
        return
    occasion = book.open(MeetingKind.INSPECTION, [], report, _BY_TEAM, match.start("who"))
    occasion.add_places(places)
    if _BODY_OF_INSPECTORS.search(who) and len(who) > _BARE:
        occasion.add(Attendance(who, Party.GROUP, Role.ATTENDEE, (), None, None, [(report.index, _BY_TEAM)]))


def _read_organised(book: Occasions, report: Report, match: re.Match[str]) -> None:
    """Open the inspection that a congress or a conference has its members make."""
    if book.is_past(report, match.start("verb") - 1) or book.is_ahead(report, match.start("verb")):
        return
    occasion = book.open(MeetingKind.INSPECTION, [], report, _BY_TEAM, match.start("who"))
    occasion.add_places(places_told(book, report, match.end("who"), match.end("where")))
    who = book.wording(report, *match.span("who"))
    if who.endswith(("人大代表", "政协委员")):
        occasion.add(Attendance(who, Party.GROUP, Role.ATTENDEE, (), None, None, [(report.index, _BY_TEAM)]))


def _read_head(book: Occasions, report: Report) -> None:
    """The head of the team told before takes part in its inspection."""
    teams = [o for o in book.of_kind(MeetingKind.INSPECTION) if o.sentences[0][1] == _BY_TEAM]
    first = report.sentence.mentions.get(0)
    if teams and isinstance(first, Titled) and any(h in book.chars[first.start : first.end] for h in _HEAD):
        book.attend(teams[0], first, Role.ATTENDEE, report.index, _BY_TEAM)


def read_stops(book: Occasions, report: Report) -> None:
    """``某人一行先后来到甲社区、乙公司``: further places of the inspection told before."""
    toured = book.of_kind(MeetingKind.INSPECTION)
    if toured and "陪同下" in report.symbols:
        _guided(book, report, toured[-1])
    places = _stops(book, report, set(toured[-1].principals)) if toured else []
    if places and not book.is_past(report, 0):
        toured[-1].add_places(places)
        if all(report.index != told for told, _ in toured[-1].sentences):
            toured[-1].sentences.append((report.index, _STOPPED))


def _guided(book: Occasions, report: Report, tour: Occasion) -> None:
    """``在甲公司，某人在董事长某人陪同下参观了…``: those who show a leader round on his tour."""
    looks = _LOOKS_ROUND.search(report.symbols)
    if looks is None or looks["with"] is None or book.is_past(report, looks.start()):
        return
    leader = {t.person.name for t in report.sentence.people(*looks.span("who"))}
    for titled in report.sentence.people(*looks.span("with")) if leader & set(tour.principals) else ():
        book.attend(tour, titled, Role.ATTENDEE, report.index, IN_COMPANY)


def _stops(book: Occasions, report: Report, leaders: set[str]) -> list[str]:
    """The stops that *report* tells of the tour of these *leaders*."""
    looks = _LOOKS_ROUND.search(report.symbols) if "在" in report.symbols else None
    lookers = {t.person.name for t in report.sentence.people(*looks.span("who"))} if looks is not None else set()
    if looks is not None and (leaders & lookers or not lookers):
        return book.reader.stops.listed(report.sentence, report.symbols, book.chars, looks.span("where"))
    goes = GOES.search(report.symbols)
    before = report.symbols[: goes.start()] if goes is not None else ""
    if goes is None or _ELSEWHERE.search(before) or not (before or goes[0].startswith("来到")):
        return []
    people = {t.person.name for t in report.sentence.people(0, goes.start())}
    party = people & leaders if people else _PARTY.search(before)
    return book.stops(report, goes.start(), len(report.symbols)) if party else []
