"""Who took part, and as what: ``某人主持会议``, ``某人出席并讲话``."""

from __future__ import annotations

import re

from kg.extract.abstract import PEOPLE, ROW, Abstract, Report
from kg.extract.groups.group import GroupReader
from kg.extract.kinds.signing import signing_told
from kg.extract.occasions.nouns import OF_CEREMONY, OF_SESSION, REFERRING
from kg.extract.occasions.occasion import Occasion, Occasions
from kg.extract.occasions.setting import venue_of
from kg.extract.participations.clauses import clauses
from kg.extract.participations.role_verbs import RoleVerbs
from kg.mention.bodies.found import InstitutionMention
from kg.mention.occasions import OccasionName
from kg.mention.posts.titled import Titled
from kg.model import MeetingKind, Role

_BY_CHAIR = re.compile(
    rf"(?:会议|大会|仪式|活动|Ⓜ|座谈会|论坛|会|式|环节|阶段|单元|议程|报告|发言)(?:分别)?由(?P<a>{PEOPLE})(?:同志|共同|先后|分别|轮流)*主持"
)

_HANDS_OVER = re.compile(rf"{PEOPLE}[^。；Ⓟ]{{0,12}}(?:向|为){PEOPLE}(?:夫妇)?(?:分别)?(?:颁发|颁授|授予|佩戴|授)")
_EACH_BY = re.compile("分别由")
"""``会议分别由甲、乙主持``: the first meeting told by the first, the second by the second."""
_GUIDED = re.compile(
    rf"在[^，。；Ⓟ]{{0,12}}(?P<a>(?>{ROW}(?:等?[、，][^，。；、Ⓟ]{{0,10}}{ROW}){{0,6}}))(?:等[^，。；Ⓟ]{{0,8}})?的?(?:共同)?(?:陪同|见证)下"
)
"""Those in whose company somebody attends what the sentence tells take part in it too."""
_UNDER_CHAIR = re.compile(rf"在[^，。；Ⓟ]{{0,12}}(?P<a>{PEOPLE})(?:同志)?的?主持下")
_INVITED = re.compile(
    rf"邀请(?:了|到)?[^，。；Ⓟ]{{0,16}}(?P<a>{PEOPLE})(?:先生|女士|同志)*(?:等)?"
    r"(?P<verb>出席|参加|作|进行|为[^，。；]{1,16}作|授课|介绍|解读|通报|Ⓜ)(?!的)"
)
"""Guests told as invited in the sentence that tells of the occasion; those of a briefing speak there."""
_SESSION_INVITES = re.compile("(?:Ⓜ|会议|活动|大会|本次[^，。；]{0,6})(?:还|特别?)?邀请")
"""``会议邀请某教授作专题报告``, behind the sentence that told of the session."""
_BESIDE = re.compile(rf"同(?P<a>{PEOPLE})(?:一道|一起)?(?P<verb>出席|举行会谈并共同主持)(?P<m>Ⓜ)(?!期间|的|时)")
"""Somebody beside whom another takes part (某总理在某地同某人出席论坛并发表讲话)."""
_EXCHANGES = re.compile(
    rf"[与同](?P<a>{PEOPLE})[^。；Ⓟ]{{0,30}}?(?:交换意见|交换了意见|(?:深入|座谈|进行|亲切)了?交流|洽谈)(?=[，。；]|$)"
)
"""On a tour: those whom somebody talks with at the place (到某集团考察，与董事长某人交换意见)."""
_OBSERVING = re.compile(rf"列席(?:了|今天|此次)?(?P<noun>{REFERRING.pattern}?)的(?P<a>{PEOPLE})")
_ALONG = re.compile(
    rf"陪同Ⓟ(?P<verb>出访|访问|访华|考察|调研|视察)的(?:还)?有：?(?:Ⓟ夫人(?=Ⓟ))?(?P<a>{PEOPLE}(?:，{PEOPLE})*)"
)
_PRESENT = re.compile(
    rf"(?:(?:参加|出席|列席|陪同|参与)(?:今天|上述|有关|[本此这]次)?(?P<noun>{REFERRING.pattern}?)|在主席台(?:前排)?就[座坐])的"
    rf"(?:(?:[^，。；：Ⓟ的]{{1,8}})?还?(?:有|包括)：?[^，。；：Ⓟ]{{0,12}}|(?<=参与活动的)|(?<=参与论坛的))"
    rf"(?P<a>(?>{PEOPLE}(?:(?:[、，和及](?!会议|会上|并|由)[^，。；：、Ⓟ的]{{0,20}}){{1,4}}{PEOPLE})*))"
)

# ── who goes along ──────────────────────────────────────────────────────────────────────────────────────────────
_ON_BOARD = ("陪同人员", "同机")
"""Those who go along on a journey: of the visit that it is for."""
_GOES_ALONG = re.compile("等?(?:一同|一起|随同|陪同|全程)+(?:参加|出席)(?:活动|上述活动)?")
_ON_TOUR = re.compile(
    r"等?参观|陪同$|同行|带队$|担?任|(?:随同|[一陪随]同前往|一道前往)$"
    r"|(?:[一随]同|一起)(?:看望|慰问|走访|考察|调研|检查|督导|督查|视察|参观|观摩|接访|接待|察看|查看|踏勘|巡河|巡林|巡查)"
)
"""What is done on a tour rather than at the session held in its course."""
_TO_PARTY = re.compile(r"向[^，。；Ⓟ]{0,8}(?:组|团|一行)介绍")
"""What is shown to those who inspect is told on the tour."""
_JUST_ATTENDS = re.compile("等?(?:同志|领导)?(?:分别)?(?:参加|出席|陪同参加)(?:活动)?。?")
_EACH_ATTENDS = re.compile("等?(?:同志|领导)?分别(?:参加|出席)")

# ── predicates ──────────────────────────────────────────────────────────────────────────────────────────────────
_IN_PARTS = re.compile(
    r"[^，。；Ⓟ]{0,12}(?:分别|先后|依次|从|围绕|就|聚焦)[^。Ⓟ“”]*；[^。Ⓟ“”]*?(?:提出[^，。；]{0,8}(?:建议|对策)|作?(?:了|交流|大会)*发言)"
)
"""Several speak, each to one of the matters that semicolons part (分别从……；……等方面提出意见建议)."""
_SAID_NEXT = re.compile(r"[。；]|(?:指出|强调|表示|认为|(?<!提出)(?<!具体)(?<!明确)要求)[，：]")
_QUOTATION = re.compile(r"“[^”]*”")
_GUESTS = re.compile(
    r"(?<!参加)(?<!出席)(?<!陪同)(?:会见|看望|接见|来自|邀请|与|(?<![共一])同|集体|向(?=出席|参加))[^，。；]{0,12}(?:出席|参加|列席)"
)
_GUESTS_CLAUSE = re.compile(
    r"(?:来华|应邀)?(?:出席|参加|列席)(?!并)[^，。；]{0,30}的(?=[^，。；]*?(?:Ⓟ|$|[\u4e00-\u9fff]))"
)
_WHOM_HE_MEETS = re.compile(
    r"(?<=会见)了?(?:出席|参加)[^，。；的]{2,40}?(?:代表|嘉宾|团长|领导人|委员|人士)(?=[，。；]|并|时|$)"
)
"""Whom somebody meets, told by what they attend with no 的 behind it (会见出席某会议部分代表)."""
_ON_BEHALF = re.compile(r"(?:同志)?代表(?P<who>Ⓘ)")
_DECLARES_OPEN = re.compile(r"(?:.{0,10}|[^，。；]{0,24})(?:开幕|闭幕|启动|开馆|开赛|开工|竣工|通车|开始)")
_MODIFIED = ("的", "贯彻", "学习", "落实", "重要")
_BACKGROUND = re.compile(
    r"(?:贯彻|落实|(?<!主持)(?<!参加)(?<!出席)学习(?!中心组)|传达|围绕|按照|根据|认真听取|欢迎|邀请"
    r"|(?<![应受特])邀|组织(?=召开|开展|各|全|有关|部分|相关|党员|干部|Ⓘ|了)|号召|动员)"
)
_CONGRATULATES = re.compile(
    r"对(?P<what>Ⓜ)的?[^，。；]{0,8}(?:召开|举行|举办|成立)[^，。；]{0,4}表示[^，。；]{0,6}祝贺"
)
_NO_CHAIR = re.compile(
    r"[人词]|[^，。Ⓜ]{0,3}Ⓜ(?:前夕|之前|精神|时的|的?重要讲话精神)"
    r"|[^，。Ⓜ召]{0,8}?(?:全面|日常)?工作(?:[\d一二两三四五六七八九十]+年|以来|期间|的|[，。；]|$)"
)
_TO_COME = re.compile(r"(?:^|[^即])将(?:[于在赴]|[^，。；把]{0,8}$)[^，。；]{0,24}$")
"""Before a verb: what somebody is only going to do."""
_JOURNEY_TO_COME = re.compile(r"将[于在赴对][^。；]{0,60}，(?:并|还)?赴[^，。；]{0,12}$")
"""Before 主持: a journey that is only announced (将于17日访问甲国，赴乙国主持…)."""
_TO_REPORTERS = re.compile(r"(?:向|对|接受)[^，。；]{0,8}(?:媒体|记者|新闻界)")
_ATTRIBUTIVE = re.compile(r"[^，。；：]{0,40}的")
_WHEN_SPOKEN = re.compile(r"[^，。；]{0,24}时(?:的|所作的?|发表的?)?(?:系列)?重要(?:讲话|指示)")
"""Behind 参加: what was said there is passed on now."""
_HEARD = re.compile(r"(?:听取了?|根据|按照)(?:(?!并)[^，]){0,20}$")
_AFTER_HEARING = re.compile(r"在?(?:认真|仔细)?听取?了?[^，；]{1,24}后$")
"""Before a verb of speaking: what its subject listened to first (在听取讲解和讨论后发表重要讲话)."""
_NOT_ATTENDED = re.compile(
    r"(?:[^，。；]{0,24}(?:相关|有关)情况(?:[，。；]|$)|了?[ⒾⓁ]的?[^，。；的]{0,4}(?:讨论|审议)"
    r"|工作|革命|社会|活动的|高考|考试|Ⓓ工作|训练|劳动|了?第)"
)
_OTHERS_DO = re.compile(
    r"(?:说|称|呼吁|需要|敦促|主张|希望)[^，；Ⓟ]{0,4}(?:[ⓁⒾ]|欧洲|各方|各国|国际社会|双方|对方)[^，；Ⓟ]{0,4}$"
)
"""Before 参加: what somebody says that others do, or should (某人说需要欧洲参加谈判)."""
_SO_OFTEN = re.compile("(?<!第)(?<!再)(?<!本)(?<!这)(?<!此)(?<!首)[两二三四五六七八九十多数几][余多]?次(?:应邀)?$")
"""Before 出席: a count of all the times (两次出席论坛), which is looked back on."""
_IN_A_HOUSE = re.compile("在(?:Ⓘ|[^，。；Ⓟ]{1,8}(?:议会|议院|国会|众院|参院))(?:发言|讲话|演讲)?时?$")
"""Before 发言: where somebody spoke who is no part of talks told elsewhere."""
_BOTH = re.compile(
    "(?:看望|慰问)和(?:讨论|座谈)|了?(?:会议|Ⓜ|座谈会?)[和及](?:活动|调研|考察)|了?(?:活动|调研|考察)[和及](?:会议|Ⓜ|座谈)"
)
_ALL_TALKS = re.compile("上述会[见谈晤]")
_THE_TALKS = re.compile("会见。?$")
_THEY_ARE = re.compile("^(?:他们|她们|来宾|贵宾们?|嘉宾们?)(?:分别)?(?:是|有)：?")
"""Behind a ceremony held for guests: who they are."""
_HIS_SPEECH = re.compile(r"Ⓟ[^。；Ⓟ]{0,30}[同与]Ⓟ[^，。；Ⓟ]{0,6}(?:出席|参加)[^。；Ⓟ]{0,30}并(?:发表|致|作)")
"""Who attends something beside another and makes a speech makes it alone."""
_ABOUT = re.compile(
    r"(?:等?[\d一二两三四五六七八九十]+[位名][^，。；]{1,10})?(?:分别|先后|还|在会上)*(?:围绕|就|聚焦|针对)"
)
_REACH = re.compile(r"[^，。；]{0,40}")
_MEETING_TOO = re.compile("会见并(?:在[^，。；]{0,12}上|主持)")
_AT_THE_SESSION = re.compile("并?在(?:Ⓜ|大?会|会议)上作?$")
_LISTED = re.compile("(?:[、和及]|以及)(?=Ⓜ)")
"""Between what somebody attended and what he attended besides (出席了某揭幕仪式、某植树仪式)."""


def read_participants(book: Occasions, report: Report, groups: GroupReader, verbs: RoleVerbs) -> None:
    """Give everybody of whom the sentence tells a part in an occasion his part; *groups* tell where they take over."""
    if "Ⓟ" not in report.symbols:
        return
    for match in _BY_CHAIR.finditer(report.symbols) if "由Ⓟ" in report.symbols else ():
        mention = report.sentence.mentions.get(match.start())
        told = book.ending_in(mention) if isinstance(mention, OccasionName) else None
        people = report.sentence.people(match.start("a"), match.end("a"))
        several = [o for o in book.of_kind(MeetingKind.CONFERENCE) if o.sentences[0][0] < report.index]
        if _EACH_BY.search(match[0]) and 1 < len(several) == len(people):
            for occasion, titled in zip(several, people, strict=True):
                book.attend(occasion, titled, Role.CHAIR, report.index, "会议分别由某人主持")
            continue
        for titled in people:
            noun = "仪式" if isinstance(mention, OccasionName) and mention.text == "仪式" else "会议"
            for occasion in [told] if told is not None else book.meant(noun, report.index):
                book.attend(occasion, titled, Role.CHAIR, report.index, "会议由某人主持")
    for match in _UNDER_CHAIR.finditer(report.symbols) if "主持下" in report.symbols else ():
        for titled in report.sentence.people(*match.span("a")):
            for occasion in book.told_there(report) or book.meant("", report.index):
                book.attend(occasion, titled, Role.CHAIR, report.index, "在某人主持下")
    for match in _INVITED.finditer(report.symbols) if "邀请" in report.symbols else ():
        here = [o for o in book.found if any(i == report.index for i, _ in o.sentences)][-1:]
        here = here or (book.meant("会议", report.index) if _SESSION_INVITES.match(report.symbols) else [])
        for titled in report.sentence.people(*match.span("a")) if not book.is_ahead(report, match.start()) else ():
            for occasion in here:
                speaks = occasion.kind is MeetingKind.BRIEFING or match["verb"] not in ("出席", "参加")
                role = Role.SPEAKER if speaks else Role.ATTENDEE
                book.attend(occasion, titled, role, report.index, "邀请某人出席")
    for match in _PRESENT.finditer(report.symbols) if "有" in report.symbols or "包括" in report.symbols else ():
        for titled in report.sentence.people(match.start("a"), match.end("a")):
            for occasion in book.meant("会议" if match["noun"] is None else match["noun"], report.index):
                role = Role.OBSERVER if match[0].startswith("列席") else Role.ATTENDEE
                book.attend(occasion, titled, role, report.index, "出席的还有某人")
    for match in _OBSERVING.finditer(report.symbols) if "列席" in report.symbols else ():
        for titled in report.sentence.people(*match.span("a")):
            for occasion in book.meant(match["noun"], report.index):
                book.attend(occasion, titled, Role.OBSERVER, report.index, "列席的某人")
    for match in _ALONG.finditer(report.symbols) if "陪同Ⓟ" in report.symbols else ():
        kind = MeetingKind.VISIT if "访" in match["verb"] else MeetingKind.INSPECTION
        for titled in report.sentence.people(match.start("a"), match.end("a")):
            for occasion in book.of_kind(kind)[-1:]:
                book.attend(occasion, titled, Role.ATTENDEE, report.index, "陪同出访的有某人")
    for match in _HANDS_OVER.finditer(report.symbols) if len(report.sentence.persons) > 1 else ():
        for titled in report.sentence.people(*match.span()):
            for occasion in book.told_there(report) or book.of_kind(MeetingKind.CEREMONY)[-1:]:
                book.attend(occasion, titled, Role.ATTENDEE, report.index, "某人向某人颁授")
    for match in _BESIDE.finditer(report.symbols) if "同Ⓟ" in report.symbols else ():
        for occasion in book.named_at(report, match.start("m")) if not book.is_ahead(report, match.start()) else ():
            for titled in report.sentence.people(*match.span("a")):
                role = Role.CHAIR if match["verb"].endswith("主持") else Role.ATTENDEE
                book.attend(occasion, titled, role, report.index, "同某人出席")
    for match in _EXCHANGES.finditer(report.symbols) if "与Ⓟ" in report.symbols or "同Ⓟ" in report.symbols else ():
        here = [o for o in book.found if o.sentences[0][0] == report.index]
        for occasion in here[-1:] if all(o.kind is MeetingKind.INSPECTION for o in here) else ():
            for titled in report.sentence.people(*match.span("a")):
                book.attend(occasion, titled, Role.ATTENDEE, report.index, "考察中与某人交换意见")
    if _THEY_ARE.match(report.symbols) is not None:
        for occasion in [o for o in book.of_kind(MeetingKind.CEREMONY) if report.index - 1 in o.told_in()][-1:]:
            for titled in report.sentence.people(0, len(report.symbols)):
                book.attend(occasion, titled, Role.ATTENDEE, report.index, "来宾是某人")
        return
    for people, predicate, at in clauses(report, verbs):
        _read_predicate(book, report, people, predicate, at, groups, verbs)
    for match in _GUIDED.finditer(report.symbols) if "同下" in report.symbols or "证下" in report.symbols else ():
        for occasion in [o for o in book.found if report.index in o.told_in() and o.attendance]:
            for titled in report.sentence.people(*match.span("a")):
                book.attend(occasion, titled, Role.ATTENDEE, report.index, "在某人陪同下出席")


def _read_predicate(
    book: Occasions,
    report: Report,
    people: list[Titled],
    predicate: str,
    at: int,
    groups: GroupReader,
    verbs: RoleVerbs,
) -> None:
    """Read what is said of *people*: the predicate begins at symbol *at*."""
    index, sentence = report.index, report.sentence
    parts = _IN_PARTS.match(predicate) if "；" in predicate else None
    cut = _SAID_NEXT.search(predicate, parts.end() if parts is not None else 0)
    text = predicate[: cut.start()] if cut else predicate
    plain = _own(_without_quotations(text), groups, verbs)
    briefed = bool(book.of_kind(MeetingKind.BRIEFING))
    told = [
        (match, role, rule)
        for role, pattern, rule in verbs.roles
        for n, match in enumerate(m for m in pattern.finditer(plain) if _is_finite(plain, m, role, briefed=briefed))
        if n == 0 or (role is Role.ATTENDEE and _object(book, report, at, plain, match))
    ]
    if not told or book.is_past(report, at):
        return
    # 出席会议并讲话: the object told with one verb is that of the others too; of several, the one told last before it.
    told.sort(key=lambda t: t[0].start())
    if told[0][1] is Role.CHAIR:  # 主持防汛会商，分析研判雨情汛情: what the session does
        told = [t for t in told if not t[0][0].startswith("分析")]
    objects = [_object(book, report, at, plain, match) for match, _, _ in told]
    together = _all_with(book, index, text)
    if together:
        objects = [[] for _ in told]  # 参加活动, behind a tour and a meeting: in both
    shared = together or next((own for own in objects if own), [])
    behalf = _behalf(sentence, text, at)
    venue = next((v for match, _, _ in told if (v := venue_of(plain, *match.span()))), None)
    shared = shared or book.told_there(report) or _congratulated(book, report, at, plain)
    if not shared and not book.is_same_day(report, at + min(match.start() for match, _, _ in told)):
        return
    alone = len(people) > 1 and _HIS_SPEECH.search(report.symbols) is not None
    for (match, role, rule), own in zip(told, objects, strict=True):
        there = not own and bool(shared) and shared[0].kind is MeetingKind.TALKS
        if there and _AT_THE_SESSION.search(plain[: match.start()]) is not None:
            own = book.of_kind(MeetingKind.CONFERENCE, MeetingKind.CEREMONY, MeetingKind.FORUM)[:1]
        shared = own or shared
        if not own and match[0].startswith("在") and (_has_spoken(book, people) or _is_elsewhere(sentence, at, match)):
            continue  # 在讲话中，…: in the speech told before
        if match[0].startswith("宣布") and _DECLARES_OPEN.match(sentence.symbols, at + match.end()):
            role = Role.ATTENDEE
        noun = "考察" if _ON_TOUR.match(match[0]) and book.of_kind(MeetingKind.INSPECTION) else ""
        if not noun and match[0].removeprefix("等").startswith("参观"):
            continue  # 开幕前，某人参观展览: at no tour
        if match[0].endswith(_ON_BOARD):
            noun = "抵达" if book.of_kind(MeetingKind.VISIT) else "考察"
            if noun == "考察" and match[0].endswith("同机"):
                continue  # 同机离开: on the way home
        if not shared and role is Role.SPEAKER and _IN_A_HOUSE.search(sentence.symbols, at, at + match.end()):
            continue
        toured = book.of_kind(MeetingKind.INSPECTION)[-1:] if _TO_PARTY.match(text) is not None else []
        for occasion in shared or toured or _fallback(book, role, noun, index, people, match[0]):
            shown = role is Role.SPEAKER and occasion.kind is MeetingKind.INSPECTION and match[0].startswith("介绍")
            for titled in people:
                if role is Role.SPEAKER and titled is not people[0] and alone:
                    book.attend(occasion, titled, Role.ATTENDEE, index, rule, venue, behalf)
                    continue
                if shown and titled.person.name in occasion.principals:
                    continue  # whom he calls on he tells of what is planned
                book.attend(occasion, titled, role, index, rule, venue, behalf)


def _all_with(book: Occasions, index: int, text: str) -> list[Occasion]:
    """All that the sentence before told, where somebody just goes along (``某人一同参加``)."""
    just_told = [o for o in book.found if o.sentences[0][0] == index - 1]
    if _GOES_ALONG.fullmatch(text) is not None:
        return just_told
    here = [o for o in book.found if index in o.told_in()]
    if len(here) == 1 and here[0].kind is MeetingKind.INSPECTION and _JUST_ATTENDS.fullmatch(text) is not None:
        return here  # 他还召开座谈会。甲陪同调研，乙参加
    if len(here) > 1 and _EACH_ATTENDS.fullmatch(text) is not None:
        return here
    # 率队到某区调研，并召开座谈会。市领导某某参加。
    both = {o.kind for o in just_told} == {MeetingKind.INSPECTION, MeetingKind.CONFERENCE}
    return just_told if both and _JUST_ATTENDS.fullmatch(text) is not None else []


def _has_spoken(book: Occasions, people: list[Titled]) -> bool:
    """Whether one of *people* is told to have spoken at an occasion."""
    names = {titled.person.name for titled in people}
    return any(p.role is Role.SPEAKER and p.participant in names for o in book.found for p in o.attendance)


def _is_elsewhere(sentence: Abstract, at: int, match: re.Match[str]) -> bool:
    """Whether somebody speaks at a meeting named here that the text does not report (在某次大会上说)."""
    named = sentence.mentions.get(at + match.start() + 1)
    return isinstance(named, OccasionName) and not named.generic


def _congratulated(book: Occasions, report: Report, at: int, text: str) -> list[Occasion]:
    """The meeting on which somebody congratulates before he says more (对大会的召开表示祝贺，并提出三点希望)."""
    match = _CONGRATULATES.search(text)
    mention = report.sentence.mentions.get(at + match.start("what")) if match is not None else None
    named = (book.find(mention) or book.ending_in(mention)) if isinstance(mention, OccasionName) else None
    if named is None and isinstance(mention, OccasionName):
        named = next((o for o in book.found if any(n.endswith(mention.text) for n in o.names)), None)
    return [named] if named is not None else []


def _fallback(book: Occasions, role: Role, noun: str, index: int, people: list[Titled], verb: str) -> list[Occasion]:
    """The occasion meant where none is told; who speaks does so at the session of the day, not on the way there."""
    meant = book.meant(noun, index)
    own = bool(meant) and all(titled.person.name in meant[0].principals for titled in people)
    if own and verb.startswith("介绍") and meant[0].kind is MeetingKind.TALKS:
        return meant
    if role is Role.SPEAKER and meant and meant[0].kind in (MeetingKind.INSPECTION, MeetingKind.TALKS):
        start = max((i for i in book.items if i <= index), default=0)
        sessions = book.of_kind(MeetingKind.CONFERENCE, MeetingKind.FORUM, MeetingKind.CEREMONY)
        return [o for o in sessions if not book.items or o.sentences[-1][0] >= start][-1:] or meant
    return meant


def _without_quotations(text: str) -> str:
    """*text* with all that tells no part of its subject blanked out, no offset moved."""
    plain = _WHOM_HE_MEETS.sub(_blank, _QUOTATION.sub(_blank, text))
    return _GUESTS_CLAUSE.sub(_blank, plain) if _GUESTS.search(plain) else plain


def _own(text: str, groups: GroupReader, verbs: RoleVerbs) -> str:
    """*text* up to where a group takes over as the subject (某人参加会议，｜各司局负责同志列席)."""
    for match in verbs.next_part.finditer(text):
        if groups.is_subject(match["subject"]) and verbs.any.search(text, 0, match.start()) is not None:
            return text[: match.start()]
    return text


def _blank(match: re.Match[str]) -> str:
    return "〓" * len(match[0])


def _behalf(sentence: Abstract, text: str, at: int) -> str | None:
    match = _ON_BEHALF.match(text)
    mention = sentence.mentions.get(at + match.start("who")) if match is not None else None
    return mention.name if isinstance(mention, InstitutionMention) else None


def _is_finite(text: str, match: re.Match[str], role: Role, *, briefed: bool) -> bool:
    """Whether the verb tells what its subject did, and does not stand in an attribute or in what others ask for."""
    before, after = text[: match.start()], text[match.end() :]
    if before.endswith(_MODIFIED) or (role is Role.ATTENDEE and _WHEN_SPOKEN.match(after)):
        return False
    clause = before[max(before.rfind("，"), before.rfind("；")) + 1 :]
    if role is Role.SPEAKER:
        clause = _AFTER_HEARING.sub("", clause)
    if _TO_COME.search(clause) or _ATTRIBUTIVE.fullmatch(after):
        return False
    if role is Role.CHAIR and _JOURNEY_TO_COME.search(before):
        return False
    if role is Role.SPEAKER and not briefed and _TO_REPORTERS.search(clause):
        return False
    if role is Role.ATTENDEE and _SO_OFTEN.search(clause) is not None:
        return False
    about = role is Role.SPEAKER and _ABOUT.match(clause) is not None
    if not about and _BACKGROUND.search(clause):
        return False
    if role is Role.SPEAKER and _HEARD.search(clause):
        return False
    if role is Role.ATTENDEE and (_NOT_ATTENDED.match(after) or "作的" in clause or _OTHERS_DO.search(clause)):
        return False
    return not (role is Role.CHAIR and _NO_CHAIR.match(after))


def _told_at_once(book: Occasions) -> list[Occasion]:
    """The talks with which the text opens in one sentence, if it tells of no other occasion (分别会见甲、乙)."""
    first = book.found[0].sentences[0][0] if book.found else -1
    talks = book.of_kind(MeetingKind.TALKS)
    return talks if len(talks) == len(book.found) and all(o.sentences[0][0] == first for o in talks) else []


def _is_first(book: Occasions, signing: Occasion) -> bool:
    """Whether the text opens with *signing*, and tells of nothing else but talks that went before."""
    return book.found[0] is signing and all(o.kind is MeetingKind.TALKS for o in book.found[1:])


def _listed(book: Occasions, report: Report, at: int) -> list[Occasion]:
    """The occasions of the list that goes on at symbol *at*, each told by its own name."""
    out: list[Occasion] = []
    while (more := _LISTED.match(report.symbols, at)) is not None:
        mention = report.sentence.mentions.get(more.end())
        named = book.find(mention) if isinstance(mention, OccasionName) else None
        out += [named] if named is not None else []
        at = more.end() + 1
    return out


def _object(book: Occasions, report: Report, at: int, text: str, match: re.Match[str]) -> list[Occasion]:
    """The occasions that a verb of taking part names as its object, by name or by a noun that refers back."""
    sentence = report.sentence
    reach = _REACH.match(text, match.end())
    near = reach[0] if reach else ""
    begin = at + match.end()
    inside = at + match.start() if match[0].startswith("在") or "Ⓜ" in match[0] else begin
    met = [o for o in book.meant(near[:2], report.index) if o.kind is MeetingKind.TALKS] if "见并" in near else []
    if met and _MEETING_TOO.match(near) is not None:
        return met  # 参加会见并在表彰大会上讲话
    if _BOTH.match(near):
        return [o for o in book.found if o.kind is not MeetingKind.VISIT]
    for i in range(inside, begin + len(near)):
        mention = sentence.mentions.get(i)
        if isinstance(mention, OccasionName):
            telling = mention.text not in OF_SESSION and mention.text not in OF_CEREMONY  # 讲座, 峰会
            here = [o for o in book.called(mention.text) if telling or o.sentences[0][0] == report.index]
            named = book.find(mention) or book.ending_in(mention, report.index) or next(iter(here), None)
            if named is not None:
                return [named, *_listed(book, report, i + 1)] if inside == begin else [named]
    if match[0].startswith("代表") and (signing := signing_told(book)) is not None:
        return [signing]
    if _ALL_TALKS.match(near) and not book.items:
        return book.of_kind(MeetingKind.TALKS)  # 分别会见甲、乙。某人参加上述会见。
    if _THE_TALKS.match(near) and not book.items and len(each := _told_at_once(book)) > 1:
        return each  # 分别会见甲、乙。会见甲时，… 会见乙时，… 某人参加会见。
    noun = REFERRING.search(near)
    if noun is None:
        return []
    if noun[0] == "活动" and (signing := signing_told(book)) is not None and _is_first(book, signing):
        return [signing]  # 某人见证签约。签约前，某人会见某人。某人参加活动。
    told = sentence.mentions.get(begin + noun.start())
    if not isinstance(told, OccasionName):
        return book.meant(noun[0], report.index)
    return book.meant(told.text if told.text == "仪式" else noun[0], report.index)
