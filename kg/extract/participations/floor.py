"""Those who report, answer or speak from the floor: ``听取某人汇报``, ``请某人介绍``, ``13位常委作大会发言``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.abstract import PEOPLE, Abstract, Report
from kg.extract.occasions.occasion import SESSIONS, Occasion, Occasions
from kg.mention.posts.titled import Titled
from kg.model import MeetingKind, Party, Role

_FLOOR = re.compile(r"(?:\d+|[一二三四五六七八九十]+)(?:位|名)Ⓘ?(?P<title>常委|委员|代表)[^。]{0,40}发言")
_SEVERAL = re.compile(
    rf"(?P<a>{PEOPLE})(?:等?\d+人|(?:\d+|[一二两三四五六七八九十]+)[位名][^，。；Ⓟ]{{1,10}}?)，?(?:分别|先后)*(?:围绕|聚焦|就|结合|从)"
    r"[^。Ⓟ]*?(?:(?:(?<!工)作了?[^，。；]{0,6}|协商|建言|交流|大会)发言|提出[^，。；]{0,8}(?:意见|建议)|建言献策)(?=[。，；]|$)"
)
"""Several named and counted, who spoke on one matter or many (甲、乙等12名委员，聚焦…；…作了大会发言)."""
_FLOOR_WORDS = ("发言", "提出", "建言")
_HEARS = re.compile(
    rf"听取了?(?:[^，。；：Ⓟ关就对在\d]{{1,10}}(?=Ⓟ))?(?P<a>{PEOPLE})[^。；Ⓟ]{{0,140}}?(?:汇报|介绍|报告(?!》)|通报|发言|说明)(?!会)"
)
_LISTENS = re.compile(rf"(?:Ⓜ[上中]|(?:召开|举行)Ⓜ)，(?P<a>{PEOPLE})[^，。；Ⓟ]{{0,10}}?听取了?")
_HEARS_REPORTS = re.compile(r"听取了?(?:Ⓟ[^，。；Ⓟ]{0,4}作了?Ⓦ(?:[、，]|和|以及)?)+")
_PUTS_IN = re.compile(
    r"[；。](?P<a>Ⓟ)[^；。Ⓟ]{0,24}(?:代表Ⓟ(?:委员)?)?(?:在发言中|发言时?|发言中|在会上)(?:说|表示|指出|认为|建议|提出)，"
)
_INSISTS = re.compile(r"(?:会上，)?(?P<a>Ⓟ)(?:同志)?(?:在会上|会上|还|特别|，)*(?:强调|指出|要求|表示|认为|说)[，：]")
_INSISTS_THERE = re.compile(
    r"Ⓜ(?:在[^，。；Ⓟ]{1,16})?(?:召开|举行)?，[^，。；Ⓟ]{0,14}(?P<a>Ⓟ)(?:同志)?(?:强调|指出|要求(?!的)|表示)"
)
"""In the sentence that tells of the meeting (某区召开部署会，区委书记某人要求……)."""
_CITED_BY_ALL = frozenset({"总书记", "主席", "总理", "中央军委主席"})
_ASKED = re.compile(r"[，。]请(?P<a>(?:[^，。；Ⓟ]{0,20}Ⓟ[、，和]?)+)[^，。；Ⓟ]{0,6}(?:介绍|解读|通报)")
_TELLS = re.compile(
    rf"(?:[^。；Ⓟ]{{0,60}}，)?(?P<a>{PEOPLE})(?:在(?:会|发布会|吹风会|Ⓜ)上)?(?:[^，。；：Ⓟ]{{0,24}}，){{0,2}}"
    r"[^，。；Ⓟ]{0,24}?(?:介绍|表示|指出|认为|说|回应|强调)说?[，：]"
)
_SAYS_THERE = re.compile(
    r"在?(?:Ⓜ|会|会议|座谈会|大会)上，(?:[^，。；Ⓟ]{0,30}，)?[^，。；Ⓟ]{0,12}(?P<a>Ⓟ)(?:同志)?(?:在[^，。；Ⓟ]{1,20})?[^，。；Ⓟ]{0,6}?"
    r"(?:指出|强调|介绍|表示|说|认为|要求|提出)"
)
_SAYS = re.compile(
    r"(?:还有|其中，)?(?:来自[^，。；Ⓟ]{1,20}的)?(?P<as>[^，。；：Ⓟ]{0,12})(?P<a>Ⓟ)(?:在(?:会上|发言中))?"
    r"(?:也|还|则|坦言|直言|感慨|建议|呼吁|介绍|表示|认为|提出|说|指出|谈到|告诉(?:大家|与会人员|与会代表)){1,2}道?[，：]"
)
_FROM_FLOOR = re.compile(r"发言|畅所欲言|会上，|Ⓜ上，|介绍了|谈了|通报了|交流了")
"""A sentence that tells speeches from the floor."""
_SPEAKS_UP = re.compile(
    r"(?:[^，。；Ⓟ]{0,14}、|[^，。；Ⓟ在同向对]{0,10})?(?P<a>Ⓟ)(?:在(?:会上|座谈[中时]|发言[中时])|当场|现场|则|也|还)*"
    r"(?:(?P<up>直言|坦言|建议|呼吁|反映|提问|建言|提出)|说|认为|谈到|表示)道?说?[，：]"
)
_TO_HEAR = ("座谈会", "座谈", "恳谈会", "协商会", "议政会", "讨论会", "听证会", "对话会", "见面会")
"""Sessions held to hear what people have to say."""
_OF_THE_HOUSE = ("委员", "常委", "代表")
_NAMED = 4
"""So many characters has the longest name of what is only called a session: 座谈, 座谈交流."""
_BY_TEAM = re.compile(
    r"(?:^|[，。])[^，。；Ⓟ]{0,16}(?:[组团]|一行)[^，。；Ⓟ]{0,30}(?:召开|举行|组织|连夜)[^，。；Ⓟ]{0,16}Ⓜ"
)
_PROPOSES_NEXT = re.compile(
    r"；(?P<a>Ⓟ)(?:代表[^；，。“Ⓟ]{1,16}?)?(?:发言|作发言)?(?:建议|提出|认为|表示|指出|呼吁|发言|说)，"
)
"""The next one to speak in the same sentence."""
_PROPOSES = re.compile(r"Ⓟ(?:代表Ⓘ)?(?:发言|作发言)?(?:建议|提出|认为|表示|指出|呼吁|发言)")


def read_heard(book: Occasions, report: Report) -> None:
    """``听取某人关于…的汇报``, ``甲、乙等几位委员围绕…发言`` and, at a briefing, ``请某人、某人介绍…``: those who report or tell have spoken."""
    for match in _HEARS.finditer(report.symbols) if "听取" in report.symbols else ():
        for titled in report.sentence.people(*match.span("a")):
            for occasion in book.told_there(report) or book.meant("", report.index):
                book.attend(occasion, titled, Role.SPEAKER, report.index, "听取某人汇报")
    for match in _LISTENS.finditer(report.symbols) if "听取" in report.symbols else ():
        there = book.told_there(report) or [o for o in book.found if o.sentences[0][0] == report.index][-1:]
        for titled in report.sentence.people(*match.span("a")):
            for occasion in there:
                book.attend(occasion, titled, Role.ATTENDEE, report.index, "座谈会上，某人听取汇报")
    for match in _HEARS_REPORTS.finditer(report.symbols) if "听取" in report.symbols else ():
        for titled in report.sentence.people(*match.span()):
            for occasion in book.meant("", report.index)[-1:]:
                book.attend(occasion, titled, Role.SPEAKER, report.index, "听取某人作报告")
    for match in _SEVERAL.finditer(report.symbols) if any(w in report.symbols for w in _FLOOR_WORDS) else ():
        for titled in report.sentence.people(*match.span("a")):
            for occasion in book.told_there(report) or book.meant("会议", report.index)[-1:]:
                book.attend(occasion, titled, Role.SPEAKER, report.index, "甲、乙等几位委员发言")
    asked = _ASKED.search(report.symbols) if "请" in report.symbols and book.of_kind(MeetingKind.BRIEFING) else None
    if asked is not None:
        for titled in report.sentence.people(*asked.span("a")):
            book.attend(book.of_kind(MeetingKind.BRIEFING)[-1], titled, Role.SPEAKER, report.index, "发布会请某人介绍")


def read_briefed(book: Occasions, report: Report) -> None:
    """Those who tell something in a text that reports a briefing and nothing else have spoken there."""
    if not book.found or any(o.kind is not MeetingKind.BRIEFING for o in book.found):
        return
    match = _TELLS.match(report.symbols)
    present = {a.participant for a in book.found[-1].attendance}
    for titled in report.sentence.people(match.start("a"), match.end("a")) if match is not None else ():
        if titled.capacities or titled.person.name in present:
            book.attend(book.found[-1], titled, Role.SPEAKER, report.index, "某人在发布会上介绍")


def read_insisting(book: Occasions, abstracts: Sequence[Abstract]) -> None:
    """``某部召开会议。部长某人强调，…``: the one officer who speaks in the report of one meeting was at it."""
    held = book.found[0] if len(book.found) == 1 else None
    if held is None or book.items or held.kind not in (MeetingKind.CONFERENCE, MeetingKind.FORUM):
        return
    if any(part.party is Party.PERSON for part in held.attendance):
        return
    for index, sentence in enumerate(abstracts[held.sentences[0][0] :], held.sentences[0][0]):
        said = _INSISTS.match(sentence.symbols)
        for titled in sentence.people(*said.span("a")) if said is not None else ():
            titles = {capacity.post.title for capacity in titled.capacities}
            houses = {capacity.post.institution for capacity in titled.capacities}
            own = houses & set(held.hosts) or index == held.sentences[0][0] + 1
            if titles and own and not titles & _CITED_BY_ALL:
                book.attend(held, titled, Role.ATTENDEE, index, "会上某人强调")


def read_insisting_there(book: Occasions, abstracts: Sequence[Abstract]) -> None:
    """``某区召开部署会，区委书记某人要求…``: an officer who speaks in the sentence that tells of the meeting was at it."""
    for held in book.of_kind(MeetingKind.CONFERENCE):
        index = held.sentences[0][0]
        said = _INSISTS_THERE.search(abstracts[index].symbols, held.told_at)
        for titled in abstracts[index].people(*said.span("a")) if said is not None else ():
            if titled.start < titled.person.start and not _is_cited_by_all(titled):
                book.attend(held, titled, Role.ATTENDEE, index, "会上某人强调")


def read_told_there(book: Occasions, abstracts: Sequence[Abstract]) -> None:
    """``座谈会上，某人指出，…``: whoever is told to say something at a meeting, and nothing else there, has spoken."""
    for index, sentence in enumerate(abstracts if book.found else ()):
        said = _SAYS_THERE.match(sentence.symbols)
        for titled in sentence.people(*said.span("a")) if said is not None else ():
            if _is_cited_by_all(titled):
                continue
            for occasion in book.told_there(Report(index, sentence, sentence.symbols)):
                own = [part.role for part in occasion.attendance if part.participant == titled.person.name]
                if not own or (own == [Role.ATTENDEE] and any(len(name) > _NAMED for name in occasion.names)):
                    book.attend(occasion, titled, Role.SPEAKER, index, "会上某人指出")


def read_said_next(book: Occasions, abstracts: Sequence[Abstract]) -> None:
    """``会上，甲介绍了…。乙说，…``: who is told of nowhere else, and speaks behind those who spoke, has spoken there.

    The leader of a tour who says something behind the meeting that his team held in its course was there.
    """
    spoke: list[Occasion] = []
    known: set[str] = set()
    cited: set[str] = set()
    for index, sentence in enumerate(abstracts if book.found else ()):
        held = [o for o in book.of_kind(*SESSIONS) if o.sentences[0][0] == index]
        if held and _BY_TEAM.search(sentence.symbols) is not None:
            _leader_says(book, held[-1], abstracts[index + 1 : index + 3], index + 1)
        cited.update(t.person.name for _, t in sentence.persons if _is_cited_by_all(t))
        said = _SAYS.match(sentence.symbols)
        if said is None or book.told_in(index):
            there = _FROM_FLOOR.search(sentence.symbols) is not None
            at = book.told_there(Report(index, sentence, sentence.symbols)) if there else []
            told = [o for o in book.of_kind(*SESSIONS) if index in o.told_in() or o in at]
            spoke = told[-1:] if there else []
        if said is None or not spoke:
            known.update(titled.person.name for _, titled in sentence.persons)
            continue
        for titled in sentence.people(*said.span("a")):
            name = titled.person.name
            taken = any(part.participant == name for o in book.found for part in o.attendance)
            described = titled.capacities or said["as"] or titled.start < titled.person.start or name in known
            if described and not taken and name not in cited:
                book.attend(spoke[0], titled, Role.SPEAKER, index, "会上某人接着说")
            known.add(name)


def _is_cited_by_all(titled: Titled) -> bool:
    return any(capacity.post.title in _CITED_BY_ALL for capacity in titled.capacities)


def _leader_says(book: Occasions, held: Occasion, following: Sequence[Abstract], index: int) -> None:
    """Let the leader of the tour told before attend what his team *held*, if he speaks in one of the next sentences."""
    tours = [o for o in book.of_kind(MeetingKind.INSPECTION) if o.sentences[0][0] < held.sentences[0][0]]
    for i, sentence in enumerate(following, index) if tours else ():
        said = _INSISTS.match(sentence.symbols)
        for titled in sentence.people(*said.span("a")) if said is not None else ():
            if titled.person.name in tours[-1].principals:
                book.attend(held, titled, Role.ATTENDEE, i, "调研组座谈，组长强调")


def read_speaking_up(book: Occasions, abstracts: Sequence[Abstract]) -> None:
    """``某市召开座谈会。…… 某公司董事长某人直言，…``: who speaks up behind a session held to hear people has spoken there.

    Members and deputies do so by whatever they say; others by a verb that answers or proposes.
    """
    for index, sentence in enumerate(abstracts if book.found else ()):
        match = _SPEAKS_UP.match(sentence.symbols)
        heard = [o for o in book.of_kind(*SESSIONS) if o.sentences[0][0] < index][-1:] if match is not None else []
        if match is None or not heard or not any(name.endswith(_TO_HEAR) for name in heard[0].names):
            continue
        for titled in sentence.people(*match.span("a")):
            members = book.chars.endswith(_OF_THE_HOUSE, titled.start, titled.person.start)
            taken = any(part.participant == titled.person.name for o in book.found for part in o.attendance)
            if (match["up"] or members) and titled.start < titled.person.start and not taken:
                book.attend(heard[0], titled, Role.SPEAKER, index, "座谈会……某人直言")


def read_floor(book: Occasions, abstracts: Sequence[Abstract]) -> None:
    """``13位常委作大会发言``: every 某某常委 who then proposes something has spoken there."""
    announced = None
    for index, sentence in enumerate(abstracts if book.found else ()):
        for match in _PUTS_IN.finditer(sentence.symbols) if "；" in sentence.symbols else ():
            for occasion in book.meant("会议", index)[-1:]:
                for titled in sentence.people(*match.span("a")):
                    book.attend(occasion, titled, Role.SPEAKER, index, "某位委员作大会发言")
        found = _FLOOR.search(sentence.symbols) if "发言" in sentence.symbols else None
        announced = found["title"] if found is not None else announced
        first = sentence.mentions.get(0)
        if announced is None or not isinstance(first, Titled) or not book.found:
            continue
        if not book.chars.startswith(announced, first.person.end):
            continue
        speakers = [first] if _PROPOSES.match(sentence.symbols) else []
        for match in _PROPOSES_NEXT.finditer(sentence.symbols) if "；" in sentence.symbols else ():
            members = sentence.people(*match.span("a"))
            speakers += [t for t in members if book.chars.startswith(announced, t.person.end)]
        for occasion in book.meant("会议", index)[-1:] if speakers else ():
            for titled in speakers:
                book.attend(occasion, titled, Role.SPEAKER, index, "某位委员作大会发言")
