"""Talks: who meets whom (``某人会见某人``, ``某人同某人会谈``)."""

from __future__ import annotations

import re

from kg.extract.abstract import PEOPLE
from kg.extract.occasion import Attendance, Occasion, Occasions, Report
from kg.mention.capacity import Titled
from kg.model import MeetingKind, Mode, Party, Role

_MEETS = re.compile(
    rf"(?P<a>{PEOPLE})(?P<gap>[^。；Ⓟ：“]{{0,60}}?)"
    r"(?P<verb>(?:分别|集体|应约|共同|亲切|礼节性)?(?:会见|接见|拜会|约见|会晤|看望(?!并会见)))(?:了)?"
    r"(?P<mid>[^。；Ⓟ]{0,60}?(?:Ⓟ(?:特使|代表|率领|夫妇)[^。；Ⓟ]{0,40}?|Ⓟ(?=Ⓟ))?)"
    rf"(?P<b>{PEOPLE})(?!特使|夫妇|Ⓟ|(?:同志|先生)?的?(?:亲属|家属|遗孀|后人))"
)
_TALKS_WITH = re.compile(
    rf"(?P<a>{PEOPLE})(?P<gap>[^。；Ⓟ：“]{{0,60}}?)(?:同|与|和)(?P<mid>[^。；Ⓟ]{{0,60}}?)"
    rf"(?P<b>{PEOPLE})(?P<gap2>[^。；Ⓟ：“，]{{0,30}}?)"
    r"(?P<verb>会谈|会晤|会见|通电话|通话|磋商|交谈|视频会见|视频会晤|举行对话)"
)
_VERB = re.compile(r"会见|接见|拜会|约见|会晤|看望|会谈|通电话|通话|磋商|交谈|举行对话")
_OTHER_SUBJECT = re.compile(
    r"[“”]|主持|陪同|出席Ⓜ并|指出|强调|表示|邀请|期待|祝贺|感谢|提出|对.*进行(?!.{0,6}访问)|(?:时|参加)$"
)
_ONLY_MENTIONED = re.compile(r"(?!时(?:指出|强调|表示|说))(?:时|后|以来|的|达成|期间)")
_REMOTE = re.compile(r"视频|通电话|通话")
_MEETS_FRONTED = re.compile(r"(?:^|[，。])(?:在)?会见(?P<b>Ⓟ)时，(?P<a>Ⓟ)")
_MEETS_GROUP = re.compile(
    rf"(?P<a>{PEOPLE})(?:Ⓓ|上午|下午|晚|在[^，。；Ⓟ]{{1,16}}|在Ⓟ的?陪同下|，|应约|还){{0,5}}(?:集体|亲切|分别)*会见(?:了)?"
    r"(?P<whom>[^，。；Ⓟ]{1,50}?)(?=[，。]|并)"
)
_SITS_DOWN = re.compile(
    rf"(?P<a>{PEOPLE})[^。；Ⓟ“：]{{0,40}}?(?:同|与|和)(?P<whom>[^。；Ⓟ]{{2,60}}?)"
    r"(?:进行)?(?:座谈交流|交流座谈|座谈)(?!会|时)"
)
_MET_BEFORE = re.compile(rf"(?P<a>{PEOPLE})[^。；Ⓟ]{{0,60}}?(?:会见|拜会)了?[^，。；Ⓟ]{{0,30}}$")
_FRONTED = "会见某人时，某人…"
_RULES = ((_TALKS_WITH, "某人同某人会谈"), (_MEETS, "某人会见某人"))


def read_talks(book: Occasions, report: Report) -> None:
    """Open an occasion for every pair of sides that meet; talks told again keep the sentence."""
    if report.symbols.count("Ⓟ") < 2 or not _VERB.search(report.symbols):
        return
    used: list[tuple[int, int]] = []
    for pattern, rule in _RULES:
        for match in pattern.finditer(report.symbols):
            start, end = match.start("a"), match.end("b")
            if any(s < end and start < e for s, e in used) or not _is_told(pattern, match, report.symbols):
                continue
            if book.is_past(report, match.start("verb")) or book.is_ahead(report, match.start("verb")):
                continue
            met = _MET_BEFORE.search(report.symbols, 0, start) if pattern is _TALKS_WITH else None
            if met is not None:
                start = match.start("gap")  # 某人会见甲，同乙会谈: the first is the host of both
                left = report.sentence.people(*met.span("a"))
            else:
                left = report.sentence.people(start, match.end("a"))
            right = report.sentence.people(match.start("b"), end)
            both = {t.person.name for t in left} & {t.person.name for t in right}
            if both or not left or not right:
                continue
            used.append((start, end))
            said = match["gap"] + match["verb"]
            sides = [([a], [b]) for a in left for b in right] if "分别" in said else [(left, right)]
            for hosts, guests in sides:
                _keep(book, report, [*hosts, *guests], said, rule, match.start())


def read_fronted_talks(book: Occasions, report: Report) -> None:
    """``会见某人时，某人…``: the guest is told first."""
    if "会见Ⓟ时" not in report.symbols:
        return
    for match in _MEETS_FRONTED.finditer(report.symbols):
        people = report.sentence.people(match.start("a"), match.end("a"))
        people += report.sentence.people(match.start("b"), match.end("b"))
        names = {t.person.name for t in people}
        if len(names) != 2:
            continue
        known = [o for o in book.of_kind(MeetingKind.TALKS) if names <= set(o.principals)]
        if known:
            known[-1].sentences.append((report.index, _FRONTED))
        else:
            _keep(book, report, people, "", _FRONTED, match.start())


def read_group_talks(book: Occasions, report: Report, heads: tuple[str, ...]) -> None:
    """``某人会见某些人`` and ``某人同某些人座谈``: the other side is an unnamed group."""
    for match in _MEETS_GROUP.finditer(report.symbols) if "会见" in report.symbols else ():
        occasion = _with_group(book, report, match, heads, MeetingKind.TALKS, [], "某人会见某些人")
        if occasion is not None:
            text = book.chars[report.sentence.starts[match.start("whom")] : report.sentence.starts[match.end("whom")]]
            occasion.add(
                Attendance(text, Party.GROUP, Role.ATTENDEE, (), None, None, [(report.index, "某人会见某些人")])
            )
    if "座谈" not in report.symbols:
        return
    if any(o.sentences[0][0] >= report.index - 1 for o in book.of_kind(MeetingKind.CONFERENCE)):
        return
    for match in _SITS_DOWN.finditer(report.symbols):
        if _with_group(book, report, match, heads, MeetingKind.CONFERENCE, ["座谈会", "座谈"], "某人同某些人座谈"):
            return


def _with_group(
    book: Occasions,
    report: Report,
    match: re.Match[str],
    heads: tuple[str, ...],
    kind: MeetingKind,
    names: list[str],
    rule: str,
) -> Occasion | None:
    leaders = report.sentence.people(match.start("a"), match.end("a"))
    starts = report.sentence.starts
    whom = book.chars[starts[match.start("whom")] : starts[match.end("whom")]]
    if not leaders or not whom.endswith(heads):
        return None
    occasion = book.open(kind, names, report, rule, match.start())
    occasion.principals = [t.person.name for t in leaders]
    for titled in leaders:
        book.attend(occasion, titled, Role.ATTENDEE, report.index, rule)
    return occasion


def _is_told(pattern: re.Pattern[str], match: re.Match[str], symbols: str) -> bool:
    if match["gap"].startswith(("将", "还将")) or _OTHER_SUBJECT.search(match["gap"]) or match["verb"].endswith("看望"):
        return False
    return not (pattern is _MEETS and _ONLY_MENTIONED.match(symbols, match.end()))


def _keep(book: Occasions, report: Report, people: list[Titled], said: str, rule: str, at: int) -> None:
    names = [t.person.name for t in people]
    known = _known(book, names)
    if known is not None:
        known.sentences.append((report.index, rule))
        return
    occasion = book.open(MeetingKind.TALKS, [], report, rule, at)
    occasion.principals = names
    if _REMOTE.search(said):
        occasion.modes.append(Mode.VIDEO if "视频" in said else Mode.TELEPHONE)
    for titled in people:
        book.attend(occasion, titled, Role.ATTENDEE, report.index, rule)


def _known(book: Occasions, names: list[str]) -> Occasion | None:
    """The talks that these persons have already been told to hold."""
    for occasion in book.of_kind(MeetingKind.TALKS):
        if occasion.principals[:1] == names[:1] and set(names[1:]) & set(occasion.principals):
            return occasion
    return None
