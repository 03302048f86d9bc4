"""Receptions and round tables of which one side is an unnamed group (``某人会见某些人``, ``某人同某些人座谈``)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.abstract import PEOPLE, Report
from kg.extract.occasions.occasion import Attendance, Occasion, Occasions
from kg.mention.occasions import OccasionName
from kg.mention.posts.titled import Titled
from kg.model import MeetingKind, Party, Role

_MEETS_GROUP = re.compile(
    rf"(?P<a>{PEOPLE})(?:Ⓓ|上午|下午|晚|[\d一二两三四五六七八九十]{{1,2}}天|在[^，。；Ⓟ]{{1,16}}|在Ⓟ的?陪同下|，|应约|还|(?<=Ⓓ)在(?=会见)){{0,5}}"
    r"(?:集体|亲切|分别)*(?P<verb>会见|接见)(?:了)?"
    r"(?P<whom>[^，。；Ⓟ]{1,50}?)(?=[，。]|并(?![^，。；Ⓟ]{1,30}的[^，。；Ⓟ]{0,20}Ⓟ)|时)"
)
_MEETS_TOO = re.compile(
    r"(?:[，、]|并|还|又)(?:并|还|又)?(?:集体|亲切|分别|共同)*会见了?(?P<whom>[^，。；Ⓟ]{2,50}?)(?=[，。]|并|$)"
)
_MEETS_BESIDE = re.compile(
    rf"(?P<each>分别|先后)?(?:集体|亲切)*(?:会见|接见)了?[^。；，Ⓟ]{{0,50}}?(?P<who>{PEOPLE})"
    r"(?:，?(?:以及|及|和)|(?<=等)(?!外国|外方|重要|与会)|、|(?=Ⓜ))"
    r"(?P<whom>[^，。；Ⓟ]{3,50}?)(?=[，。；]|并|$)"
)
"""``会见甲和某些人``, ``会见甲等某些人``: those met with somebody named."""
_LAST_NAME = re.compile("^[\u4e00-\u9fff]{2,4}和(?=[各有部])")
"""A guest whose name is like none of ours, before those met with him."""
_AND_MORE = re.compile("，(?P<whom>[^，。；ⓅⓂ]{3,40}?)(?=[，。；]|$)")
_BEFOREHAND = re.compile(
    rf"(?:^|，)[^，。；：Ⓟ]{{0,16}}(?P<a>{PEOPLE})(?:Ⓓ|上午|下午|在[^，。；Ⓟ]{{1,16}})*(?:出席|主持)[^。；Ⓟ]{{0,40}}"
    r"，并在?会[前后](?:亲切|集体)*会见了?(?P<whom>(?:Ⓟ(?:先生|女士|同志)?的?(?=亲属|家属|后人))?[^，。；Ⓟ]{2,50}?)(?=[，。；]|并|$)"
)
"""``某人出席座谈会，并在会前会见了某些人``"""
_SITS_DOWN = re.compile(
    rf"(?P<a>{PEOPLE})[^。；Ⓟ“：]{{0,60}}?(?:同|与|和)(?P<whom>[^。；Ⓟ]{{2,60}}?)(?:，?(?:就|围绕|结合|聚焦|针对)[^。；Ⓟ]{{0,60}}?)?"
    r"(?:，?(?:举行|进行|开展|召开)?了?(?:工作|友好|亲切|深入)?(?:座谈(?:交流|讨论)|(?:交流|讨论)?座谈)(?!会|时)|(?<=就)(?P<name>Ⓜ)(?=[，。；]|并|$))"
)
_TEAM_SITS = re.compile(
    r"(?:^|[，。；])(?:[^，。；Ⓟ]{0,12}(?:调研组|考察组|考察团|代表团|督导组|检查组)|(?P<a>Ⓟ)一行)(?:一行)?"
    rf"[^。；Ⓟ“：]{{0,30}}?(?:[与同][^，。；Ⓟ]{{0,12}}(?P<b>{PEOPLE})[^，。；Ⓟ]{{0,8}}?)?"
    r"(?:举行|进行|召开|开展)了?(?:工作)?座谈(?:交流)?(?=[，。；]|$)"
)
"""``调研组来到某单位进行座谈``: a round table in the course of a tour."""
_BODY = re.compile(r"(?:Ⓘ|[委府局厅部院])(?:等)?$")
_PARTY = re.compile(r"(?:考察|调研|督导|检查|慰问|代表)[组团]$")
_SEATED = re.compile(r"，?并(?:[同与][^，。；Ⓟ]{1,8})?(?:进行|亲切)*座谈(?!会)")
_DIALOGUES = ("对话会", "圆桌会", "交流会", "见面会")
"""Meetings that consist in what those at them say to one another."""
_TO_COME = re.compile("(?<!即)将(?:还|也)?(?:分别|集体)?(?:于|在|同|与|会见|接见|出席|Ⓓ)")
_RECEIVED = "某人会见某些人"
_SAT_DOWN = "某人同某些人座谈"


def read_group_talks(book: Occasions, report: Report, heads: tuple[str, ...]) -> None:
    """``某人会见某些人`` and ``某人同某些人座谈``: the other side is an unnamed group."""
    received = []
    for match in _MEETS_GROUP.finditer(report.symbols) if "见" in report.symbols else ():
        leaders = report.sentence.people(*match.span("a"))
        if match["verb"] == "接见" and book.of_kind(MeetingKind.INSPECTION):
            continue  # 来到某部，亲切接见官兵代表: in the course of the tour
        _receive(book, report, match, heads, leaders)
        received.append(match.end("whom"))
    if "会见" in report.symbols:
        _receive_too(book, report, heads, received)
        before = _BEFOREHAND.search(report.symbols)
        if before is not None and book.found:
            _receive(book, report, before, heads, report.sentence.people(*before.span("a")))
    if "见" in report.symbols and "Ⓟ" in report.symbols:
        _receive_beside(book, report, heads)
    if "座谈" not in report.symbols and "就Ⓜ" not in report.symbols:
        return
    held = [o for o in book.of_kind(MeetingKind.CONFERENCE) if o.sentences[0][0] >= report.index - 1]
    if held:
        for match in _SITS_DOWN.finditer(report.symbols) if held[-1].names[-1].endswith("座谈会") else ():
            for titled in report.sentence.people(*match.span("a")):
                book.attend(held[-1], titled, Role.ATTENDEE, report.index, _SAT_DOWN)
        return
    team = _TEAM_SITS.search(report.symbols) if book.of_kind(MeetingKind.INSPECTION) else None
    if team is not None:
        occasion = book.open(MeetingKind.CONFERENCE, ["座谈会", "座谈"], report, _SAT_DOWN, team.start())
        for titled in report.sentence.people(*team.span("a")) + report.sentence.people(*team.span("b")):
            book.attend(occasion, titled, Role.ATTENDEE, report.index, _SAT_DOWN)
        return
    for match in _SITS_DOWN.finditer(report.symbols):
        if received and match.start() < received[-1] <= match.end():
            continue  # 会见与会嘉宾，进行了座谈交流: what they did at the meeting just told
        leaders = report.sentence.people(*match.span("a"))
        dialogue = next((o for o in book.found if o.sentences[0][0] == report.index and _is_dialogue(o)), None)
        if dialogue is not None:
            whom = book.wording(report, *match.span("whom")).rpartition("，同")[2]
            if whom.endswith(heads):  # 出席某对话会，同代表座谈交流: at the dialogue
                told = [(report.index, _SAT_DOWN)]
                dialogue.add(Attendance(whom, Party.GROUP, Role.ATTENDEE, (), None, None, told))
            continue
        named = report.sentence.mentions.get(match.start("name")) if match["name"] else None
        if isinstance(named, OccasionName) and not named.text.endswith("座谈"):
            continue  # 就|某项工作座谈 reads like a name; 就某会议 does not tell one held
        if _with_group(book, report, match, heads, leaders, MeetingKind.CONFERENCE, ["座谈会", "座谈"], _SAT_DOWN):
            return


def _is_dialogue(occasion: Occasion) -> bool:
    return any(name.endswith(_DIALOGUES) for name in occasion.names)


def _receive(
    book: Occasions, report: Report, match: re.Match[str], heads: tuple[str, ...], leaders: list[Titled]
) -> None:
    seated = _SEATED.match(report.symbols, match.end("whom")) is not None  # 会见某些人并座谈交流: a 座谈会
    kind, names = (MeetingKind.CONFERENCE, ["座谈会", "座谈"]) if seated else (MeetingKind.TALKS, [])
    occasion = _with_group(book, report, match, heads, leaders, kind, names, _RECEIVED)
    if occasion is None and book.has_day(report):
        _receive_somebody(book, report, match, heads, leaders)
    if occasion is not None:
        text = book.wording(report, *match.span("whom"))
        occasion.add(Attendance(text, Party.GROUP, Role.ATTENDEE, (), None, None, [(report.index, _RECEIVED)]))
        _lead(book, report, occasion, text.removesuffix("一行"))


def _receive_somebody(
    book: Occasions, report: Report, match: re.Match[str], heads: tuple[str, ...], leaders: list[Titled]
) -> None:
    """``某人会见某公司总裁某某``, where the guest, told by his title, bears a name that none of ours is like."""
    whom = book.wording(report, *match.span("whom"))
    titled = any(whom.find(head) > 0 and whom.find(head) + len(head) + 2 <= len(whom) for head in heads)
    if not leaders or not titled or match["verb"] != "会见" or whom.endswith("精神"):
        return
    if book.is_past(report, match.end()) or book.is_ahead(report, match.start("verb")):
        return
    occasion = book.open_with(MeetingKind.TALKS, [], report, _RECEIVED, match)
    occasion.principals = [t.person.name for t in leaders]


def _lead(book: Occasions, report: Report, occasion: Occasion, party: str) -> None:
    """The leader of the tour of a *party* that is received was received with it."""
    tour = book.of_kind(MeetingKind.INSPECTION)[-1:] if _PARTY.search(party) is not None else []
    if not tour or len(tour[0].principals) != 1 or tour[0].principals[0] in occasion.principals:
        return
    if any(p.party is Party.GROUP and p.participant.endswith(party) for p in tour[0].attendance):
        for part in [p for p in tour[0].attendance if p.participant == tour[0].principals[0]]:
            told = [(report.index, _RECEIVED)]
            occasion.add(Attendance(part.participant, part.party, Role.ATTENDEE, part.capacities, None, None, told))


def _receive_too(book: Occasions, report: Report, heads: tuple[str, ...], received: Sequence[int]) -> None:
    """``会见甲，并会见某些人``: a reception more, by the host of the talks told before it in the sentence."""
    told = [o for o in book.of_kind(MeetingKind.TALKS) if o.sentences[0][0] == report.index and o.principals]
    if not told:
        return
    for match in _MEETS_TOO.finditer(report.symbols):
        if any(match.end("whom") == end for end in received):
            continue
        hosts = [t for _, t in report.sentence.persons if t.person.name == told[-1].principals[0]]
        _receive(book, report, match, heads, hosts[:1])


def _receive_beside(book: Occasions, report: Report, heads: tuple[str, ...]) -> None:
    """``会见甲和某些人，某些人``: groups met with those who are named, or one after the other (分别)."""
    for match in _MEETS_BESIDE.finditer(report.symbols):
        named = {t.person.name for t in report.sentence.people(*match.span("who"))}
        talks = [o for o in book.of_kind(MeetingKind.TALKS) if report.index in o.told_in()]
        met = next((o for o in talks if named & set(o.principals[1:])), None)
        if met is None or match["each"] or not book.wording(report, *match.span("whom")).endswith(heads):
            continue
        spans = [match.span("whom")]
        while (more := _AND_MORE.match(report.symbols, spans[-1][1])) is not None:
            spans.append(more.span("whom"))
        for start, end in spans:
            text = _LAST_NAME.sub("", book.wording(report, start, end)).removeprefix("和")
            if text.endswith(heads):
                met.add(Attendance(text, Party.GROUP, Role.ATTENDEE, (), None, None, [(report.index, _RECEIVED)]))


def _with_group(
    book: Occasions,
    report: Report,
    match: re.Match[str],
    heads: tuple[str, ...],
    leaders: list[Titled],
    kind: MeetingKind,
    names: list[str],
    rule: str,
) -> Occasion | None:
    sits = kind is MeetingKind.CONFERENCE and _BODY.search(match["whom"]) is not None
    if not leaders or not (sits or book.wording(report, *match.span("whom")).endswith(heads)):
        return None
    if _TO_COME.search(match[0]) is not None or book.is_ahead(report, match.start("whom")):
        return None
    occasion = book.open(kind, names, report, rule, match.start())
    occasion.principals = [t.person.name for t in leaders]
    for titled in leaders:
        book.attend(occasion, titled, Role.ATTENDEE, report.index, rule)
    return occasion
