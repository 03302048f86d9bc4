"""Talks: who meets whom (``某人会见某人``, ``某人同某人会谈``)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.abstract import PEOPLE, ROW, Report
from kg.extract.occasions.occasion import Attendance, Occasion, Occasions
from kg.mention.occasions import OccasionName
from kg.mention.posts.titled import Titled
from kg.model import MeetingKind, Mode, Party, Role
from kg.text.numerals import NUMERAL

_GUESTS = r"Ⓟ(?:(?!，[与和及])[、，和与及]{1,2}(?:夫人|王后|丈夫)?Ⓟ)*(?:等)?"
"""Those whom somebody meets; ``会见甲、乙，与丙会谈`` tells two things."""
_MEETS = re.compile(
    rf"(?P<a>{PEOPLE})(?P<gap>[^。；Ⓟ：“]{{0,60}}?)"
    r"(?P<verb>(?:分别|集体|应约|共同|亲切|礼节性)?(?:会见|接见|拜会|拜访|约见|召见|会晤|看望(?!并会见)))(?:了)?"
    r"(?!与会[^，。；Ⓟ]{0,8}，)(?P<mid>[^。；Ⓟ]{0,60}?(?:Ⓟ(?:特使|代表|率领|夫妇)[^。；Ⓟ]{0,40}?|Ⓟ的(?:父亲|母亲|夫人|儿子|女儿|遗孀)(?=Ⓟ)|Ⓟ(?=Ⓟ))?)"
    rf"(?P<b>{_GUESTS})(?!特使|夫妇|Ⓟ|主持|(?:同志|先生)?的?(?:亲属|家属|遗孀|后人))"
)
_TALKS_WITH = re.compile(
    rf"(?P<a>{PEOPLE})(?P<gap>[^。；Ⓟ：“]{{0,60}}?)(?<![陪一共会随])(?:同|与|和)"
    rf"(?P<mid>(?:(?!会见|拜会)[^。；Ⓟ]|陪同Ⓟ(?=[^，。；Ⓟ]{{1,6}}的)){{0,60}}?)"
    rf"(?P<b>(?>{ROW}(?:等?，{ROW})*)(?:等)?)(?P<gap2>[^。；Ⓟ：“，]{{0,30}}?)"
    r"(?P<verb>会谈|会晤|会见|会面|晤面|晤谈|通了?电话|通话|磋商|会商|交谈"
    r"|(?<=进行)(?:友好|深入)?交流(?=[，。])|视频会见|视频会晤|举行对话|(?<=[进举]行)Ⓜ|(?<=Ⓟ)Ⓜ(?=[，。；]|$))"
)
_WITH_HIM = re.compile(
    rf"(?P<a>{PEOPLE})[^。；Ⓟ：“]{{0,40}}?(?:出席|参加)了?(?P<b>Ⓟ)[^，。；Ⓟ]{{0,12}}?，?并(?:同|与)[其他她]"
    r"(?:举行|进行)?了?(?:会见|会谈|会晤|会面)"
)
_TEA = re.compile(
    rf"(?P<a>{PEOPLE})[^。；Ⓟ：“]{{0,20}}?(?:同|与)[^。；Ⓟ]{{0,16}}?(?P<b>{PEOPLE})(?:夫妇|共同)*+(?:在[^，。；Ⓟ]{{1,24}})?"
    r"(?P<what>(?:小范围)?茶叙)(?=并|，|。|$)"
)
"""Tea in a small circle, in the course of a visit: talks of their own beside those of the two."""
_AND_TALKED = re.compile(
    rf"(?P<a>{PEOPLE})[^。；Ⓟ]{{0,30}}?为[^，。；Ⓟ]{{0,12}}(?P<b>{PEOPLE})(?:夫妇)?举行[^，。；Ⓟ]{{0,8}}?，?并(?:同其)?(?:举行|进行)了?会[谈晤]"
)
"""``甲为来访的乙举行欢迎仪式，并举行会谈``"""
_AND_ONE_MORE = re.compile(rf"(?P<a>{PEOPLE})(?:和|与|以及)[^，。；Ⓟ]{{3,30}}$")
"""Before the side of talks: one more of that side (某人和某自治政府外交部长某人，同…会晤)."""
_EACH = re.compile("分别|先后|逐一|依次")
"""Talks with several that were one each."""
_NOUN = re.compile(r"^(?!.*(?:举行|进行)).*的")
"""Between the sides and the word for talks: the talks are only spoken of (``同某人的一次通话``)."""
_MORE = re.compile(
    rf"(?:[、，和与及]|以及)[^，。；：“Ⓟ]{{0,40}}(?:[的兼]|主席|议长|部长|大臣|书记|州长|总督)(?P<c>{PEOPLE})(?!特使|夫妇|Ⓟ)"
)
"""A further guest told with what brings him: ``会见来访的甲、率团参会的乙``."""
_GUEST_TOO = re.compile(r"(?:[、和]|以及)[^，。；：、“Ⓟ的]{1,14}(?P<c>Ⓟ)(?=[、和，。；]|以及|一行|等|$)")
"""A further guest, before whose post something stands that is in no list (会见甲和乙公司|董事长某人)."""
_GUEST_BEFORE = re.compile("和|与|以及")
"""Between two guests, before whose second something stands that is in no list."""
_VERB = re.compile(
    r"会见|接见|拜会|拜访|约见|召见|会晤|看望|会谈|会面|晤面|晤谈|通了?电话|通话|磋商|会商|交谈|进行(?:友好|深入)?交流|举行对话|[进举Ⓟ]行?Ⓜ"
)
_OTHER_SUBJECT = re.compile(
    r"[“”]|主持|陪同|出席Ⓜ并|指出|强调|表示|邀请|期待|祝贺|感谢|提出|对.*进行(?!.{0,6}访问)|(?:时|参加)$"
)
_WILL = re.compile(r"^还?将|[，并还]将(?:[于会在][^，]{0,12})?$")
_ONLY_MENTIONED = re.compile(r"(?!时(?:指出|强调|表示|说))(?:时|后|以来|的|达成|期间)")
_SO_OFTEN = re.compile(rf"了?(?:{NUMERAL}|数十|多|几)[多余]?次")
"""Behind the word for talks: how often they have met, which tells no one time."""
_REMOTE = re.compile(r"视频|通了?电话|通话")
_MEETS_FRONTED = re.compile(
    rf"(?:^|[，。])在?(?:会见(?P<b>[^，。；Ⓟ]{{0,24}}Ⓟ)|[同与](?P<c>[^，。；Ⓟ]{{0,24}}{PEOPLE})(?:举行|进行)?(?:会谈|会晤|会见|会面))时，(?P<a>Ⓟ)"
)
_ALSO = re.compile(
    rf"(?:[，、]|并|还|又)(?:并|还|又)?(?:礼节性|集体|分别)?(?:会见|拜会)了?[^，。；Ⓟ]{{0,40}}?(?P<b>{PEOPLE})(?!特使|夫妇|Ⓟ)"
)
_THEN_WITH = re.compile(
    rf"(?:其间|期间|随后|会后|会前|之后|当天|当晚|同日)，?(?:还|又|并)*(?:同|与)[^，。；Ⓟ]{{0,30}}(?P<b>{PEOPLE})[^。；Ⓟ“]{{0,40}}?"
    r"(?:会谈|会见|会晤|会面|会商|磋商|(?:进行|举行)了?Ⓜ)"
)
"""At the head of a sentence that goes on about somebody told before (其间，同某人进行了会商)."""
_THEN = r"(?:期间，|其间，|随后，?|还)*+"
_RECEIVES = re.compile(
    rf"(?=在|期间，|其间，|随后|还){_THEN}(?:在[^，。；Ⓟ在]{{1,20}}(?:(?<=期间)，{_THEN})?)*"
    rf"(?:分别)?会见了?[^。；，Ⓟ]{{0,40}}(?P<b>{PEOPLE})(?=[，。]|$)"
)
_MET_AT = re.compile(
    rf"(?P<a>{PEOPLE})(?P<gap>[^。；Ⓟ：“]{{0,60}}?)(?<![陪一共会随])(?:同|与(?!会)|和)"
    r"(?P<b>(?:(?!会见|会晤|访问|并[同与])[^。；：“]){1,60}?)"
    r"(?:在[^，。；Ⓟ]{1,16}|以[^，。；Ⓟ]{1,6}方式)?(?:举行|进行|召开)了?[^，。；ⓅⓂ]{0,12}(?P<what>Ⓜ)"
)
"""``某人同某人举行某次会晤``: talks, or a dialogue, that bear a name."""
_TOGETHER = frozenset({"会商", "视频会商", "会谈", "磋商", "工作会谈", "视频连线"})
_PEOPLE = re.compile(PEOPLE)
_DEAD = ("逝世", "去世", "病逝")
_OBJECT = re.compile(
    r"(?:会见了?|接见了?|拜会了?|看望了?|陪同|吊唁|悼念|缅怀|(?<![参给])与(?!会)|同(?![日时意]))[^，。；：]{0,40}$|(?:应|(?P<joins>出席了?))[^，。；：的]{0,40}$"
)
"""Before a person in his clause: he is met, invites or goes along, and is no subject."""
_HONOURED = ("主席", "总书记")
"""How one is called whose earlier words a feature recalls."""
_FRONTED = "会见某人时，某人…"
_MET_THEN = "其间，同某人会谈"
_MET_HIM_THERE = "出席某人就职仪式并同其会见"
_TALKED_TOO = "为某人举行仪式并会谈"
_TOOK_TEA = "某人同某人茶叙"
_HELD_WITH = "某人同某人举行某次会晤"
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
            named = report.sentence.mentions.get(match.start("verb"))
            if isinstance(named, OccasionName) and named.text not in _TOGETHER:
                continue
            if book.is_past(report, match.start("verb")) or book.is_ahead(report, match.start("verb")):
                continue
            host = _host(report, start)
            if host is None and as_object(report.symbols, start) and report.symbols.startswith("时，Ⓟ", match.end()):
                continue  # 同甲和乙会谈时，某人表示: the host is told behind it
            if host is not None:
                start = match.start("gap")
                left = report.sentence.people(*host)
            else:
                left = report.sentence.people(start, match.end("a"))
                first = _AND_ONE_MORE.search(report.symbols, 0, start)
                if first is not None:
                    left = report.sentence.people(*first.span("a")) + left
            right = report.sentence.people(match.start("b"), end)
            if (
                host is not None
                and pattern is _TALKS_WITH
                and _GUEST_BEFORE.fullmatch(report.symbols[match.end("a") : match.start("mid")])
            ):
                right = report.sentence.people(*match.span("a")) + right  # 与甲和某议长乙会谈
            both = {t.person.name for t in left} & {t.person.name for t in right}
            if both or not left or not right:
                continue
            if match["verb"] == "交谈" and not any(t.capacities for t in right):
                continue  # 走访中与老党员某某亲切交谈
            if match["verb"].endswith("交流") and not any(t.person.foreign for t in right):
                continue  # 与企业负责人某某进行交流
            used.append((start, end))
            said = match["gap"] + (match["gap2"] if pattern is _TALKS_WITH else "") + match["verb"]
            each = _EACH.search(said) is not None
            if pattern is _MEETS:
                right = right + _further(report, end, _GUEST_TOO)
            if each and pattern is _MEETS:
                right = right + _further(report, end, _MORE)
            clause = max(report.symbols.rfind(mark, 0, match.start("verb")) for mark in "，；：") + 1
            where = book.places(report, clause, match.end())
            sides = [([a], [b]) for a in left for b in right] if each else [(left, right)]
            for hosts, guests in sides:
                _keep(book, report, [*hosts, *guests], said, rule, match.start(), where)
            also = _ALSO.match(report.symbols, end) or _ALSO.match(report.symbols, match.end())
            if also is not None:
                guests = report.sentence.people(*also.span("b"))
                parties = [[guest] for guest in guests] if "分别会见" in also[0] else [guests]
                for party in parties:
                    _keep(book, report, [left[0], *party], "", _RULES[1][1], match.start(), where)


def _host(report: Report, at: int) -> tuple[int, int] | None:
    """Where the subject stands if the person at symbol *at* is but an object (``甲会见乙，同丙会谈``: of 乙), or dead."""
    if as_object(report.symbols, at) is None and not report.symbols.startswith(_DEAD, at + 1):
        return None
    before = [m for m in _PEOPLE.finditer(report.symbols, 0, at) if as_object(report.symbols, m.start()) is None]
    return before[-1].span() if before else None


def as_object(symbols: str, at: int) -> re.Match[str] | None:
    """What makes the person at symbol *at* an object in his clause: he is met, invites or goes along."""
    clause = max(symbols.rfind(mark, 0, at) for mark in "，。；：") + 1
    return _OBJECT.search(symbols, clause, at)


def read_talks_beside(book: Occasions, report: Report) -> None:
    """``出席某人就职仪式并同其会见``; ``某人同某人小范围茶叙``, which are no more than a part of a day together."""
    for match in _WITH_HIM.finditer(report.symbols) if "并" in report.symbols else ():
        people = report.sentence.people(*match.span("a"))[-1:] + report.sentence.people(*match.span("b"))
        if len({t.person.name for t in people}) == len(people) == 2 and not book.is_past(report, match.start("b")):
            _keep(book, report, people, "", _MET_HIM_THERE, match.start())
    for match in _AND_TALKED.finditer(report.symbols) if "为" in report.symbols else ():
        people = report.sentence.people(*match.span("a"))[-1:] + report.sentence.people(*match.span("b"))
        if not book.is_past(report, match.end()) and not book.is_ahead(report, match.start("b")):
            _keep(book, report, people, "", _TALKED_TOO, match.start())
    for match in _TEA.finditer(report.symbols) if "茶叙" in report.symbols else ():
        if book.called("茶叙") or book.is_past(report, match.start("what")) or book.is_ahead(report, match.start("a")):
            continue
        what = book.wording(report, *match.span("what"))
        occasion = book.open(MeetingKind.TALKS, [what], report, _TOOK_TEA, match.start("what"))
        for titled in report.sentence.people(*match.span("a")) + report.sentence.people(*match.span("b")):
            book.attend(occasion, titled, Role.ATTENDEE, report.index, _TOOK_TEA)


def read_met_at(book: Occasions, report: Report, heads: tuple[str, ...]) -> None:
    """``某人同某人举行某次会晤``, ``某人同某些代表举行对话会``: both sides take part in what bears a name."""
    for match in _MET_AT.finditer(report.symbols) if "Ⓜ" in report.symbols and "行" in report.symbols else ():
        mention = report.sentence.mentions.get(match.start("what"))
        if not isinstance(mention, OccasionName):
            continue
        if _WILL.search(match["gap"]) or _OTHER_SUBJECT.search(match["gap"]):
            continue
        occasion = book.find(mention) or book.ending_in(mention) or _opened_here(book, report, match.start("what"))
        at, guests = match.start("what"), report.sentence.people(*match.span("b"))
        told = book.has_day(report) and not book.is_past(report, at) and not book.is_ahead(report, at)
        if occasion is None and told and guests and mention.kind is MeetingKind.TALKS:
            names = [mention.text] if len(mention.text) > len("会谈") else []
            occasion = book.open(MeetingKind.TALKS, names, report, _HELD_WITH, at)
        if occasion is None:
            continue
        whom = book.wording(report, *match.span("b"))
        if not guests and not whom.endswith(heads):
            continue
        own = as_object(report.symbols, match.start())
        host = None if own is not None and own["joins"] else _host(report, match.start())
        for titled in report.sentence.people(*(host or match.span("a"))) + guests:
            book.attend(occasion, titled, Role.ATTENDEE, report.index, _HELD_WITH)
        if not guests:
            occasion.add(Attendance(whom, Party.GROUP, Role.ATTENDEE, (), None, None, [(report.index, _HELD_WITH)]))


def _opened_here(book: Occasions, report: Report, at: int) -> Occasion | None:
    """The occasion that symbol *at* of *report* opened, be its name but 会议."""
    return next((o for o in book.found if o.sentences[0][0] == report.index and o.told_at == at), None)


def _further(report: Report, at: int, pattern: re.Pattern[str]) -> list[Titled]:
    """Guests told after the first one, each as *pattern* says."""
    out: list[Titled] = []
    while (more := pattern.match(report.symbols, at)) is not None:
        out += report.sentence.people(*more.span("c"))
        at = more.end()
    return out


def read_fronted_talks(book: Occasions, report: Report) -> None:
    """``会见某人时，某人…``: the guest is told first."""
    for match in _MEETS_FRONTED.finditer(report.symbols) if "时，Ⓟ" in report.symbols else ():
        side = "b" if match["b"] else "c"
        people = report.sentence.people(match.start("a"), match.end("a"))
        guests = report.sentence.people(*match.span(side))
        people += guests
        names = {t.person.name for t in people}
        if len(names) != len(guests) + 1 or book.wording(report, *match.span("a")).endswith(_HONOURED):
            continue
        known = [o for o in book.of_kind(MeetingKind.TALKS) if names <= set(o.principals)]
        guest = guests[0].person.name
        if known and not _is_each(known[-1], guest):
            known[-1].sentences.append((report.index, _FRONTED))
            for part in known[-1].attendance:
                if part.participant == guest:
                    part.sentences.append((report.index, _FRONTED))
            continue
        for joint in known[-1:]:
            joint.principals.remove(guest)
            joint.attendance = [part for part in joint.attendance if part.participant != guest]
        _keep(book, report, people, "", _FRONTED, match.start())


def _is_each(talks: Occasion, guest: str) -> bool:
    """Whether those told together (``会见甲、乙``) were met one by one, as what was said to another of them tells."""
    fronted = {part.participant for part in talks.attendance if (_FRONTED in {rule for _, rule in part.sentences})}
    return len(talks.principals) > 2 and bool(fronted - {guest})


def read_talks_then(book: Occasions, report: Report) -> None:
    """``其间，同某人进行了会商``: talks of whoever inspected, or attended, in the sentences before."""
    match = _THEN_WITH.match(report.symbols) or _RECEIVES.match(report.symbols)
    if match is None or not book.found or book.is_ahead(report, match.end()):
        return
    tour = next((o for o in reversed(book.found) if o.principals), None)
    first = tour.principals[:1] if tour is not None else [p.participant for p in book.found[0].attendance[:1]]
    guests = report.sentence.people(*match.span("b"))
    named = report.sentence.mentions.get(match.end() - 1)
    if isinstance(named, OccasionName) and named.text not in _TOGETHER:
        return
    if not first or first[0] in {t.person.name for t in guests}:
        return
    occasion = book.open(MeetingKind.TALKS, [], report, _MET_THEN, match.start("b"))
    occasion.principals = [*first, *(t.person.name for t in guests)]
    occasion.add(Attendance(first[0], Party.PERSON, Role.ATTENDEE, (), None, None, [(report.index, _MET_THEN)]))
    for titled in guests:
        book.attend(occasion, titled, Role.ATTENDEE, report.index, _MET_THEN)


def _is_told(pattern: re.Pattern[str], match: re.Match[str], symbols: str) -> bool:
    if _WILL.search(match["gap"]) or _OTHER_SUBJECT.search(match["gap"]) or match["verb"].endswith("看望"):
        return False
    if _SO_OFTEN.match(symbols, match.end()) is not None:
        return False
    if pattern is _TALKS_WITH:
        if match["gap2"].removesuffix("了").endswith(("参加", "出席", "陪同")):
            return False  # 甲和乙参加会见
        return _NOUN.search(match["gap2"]) is None or symbols.startswith(("中", "时"), match.end())
    if match["verb"].endswith("拜访") and "Ⓓ" not in symbols[: match.start("verb")]:
        return False  # features tell of calls without a day
    if symbols.startswith("后", match.end()) and "Ⓓ" in symbols[: match.start("verb")]:
        return True  # 某人6日会见某人后对记者说
    if _ONLY_MENTIONED.match(symbols, match.end()) is None:
        return True
    return symbols.startswith("时，", match.end()) and "Ⓓ" in match["gap"] and "在" in match["gap"]


def _keep(
    book: Occasions,
    report: Report,
    people: list[Titled],
    said: str,
    rule: str,
    at: int,
    where: Sequence[str] = (),
) -> None:
    """Open talks of *people* (or add to those known); *where* are the places told for them alone."""
    names = [t.person.name for t in people]
    known = _known(book, names)
    if known is not None:
        known.sentences.append((report.index, rule))
        known.add_places(where if not known.places else ())
        book.date_again(known, report, at)
        return
    occasion = book.open(MeetingKind.TALKS, [], report, rule, at)
    occasion.principals = names
    occasion.places = list(where) or occasion.places
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
