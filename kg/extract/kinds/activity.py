"""Activities that no word for a meeting tells: drills, days of the party, patrols and tours known by who came along."""

from __future__ import annotations

import re

from kg.extract.abstract import LEADERS, PEOPLE, Report
from kg.extract.kinds.inspection import places_told
from kg.extract.occasions.occasion import Occasions
from kg.mention.occasions import OccasionName
from kg.model import MeetingKind, Role

_HELD = r"(?:举办|举行|开展|组织|启动)(?:开展|举办|举行)?了?"
_QUOTED = re.compile(
    rf"{_HELD}(?P<name>(?:[^，。；：ⓅⓂ“在对]{{0,16}})“[^”，。；]{{2,30}}”[^，。；：ⓅⓂ“]{{0,14}}?(?:活动|行动|课堂|日)”?)(?=[，。；]|$)"
    rf"|{_HELD}(?P<day>“[^”，。；]{{1,20}}日”)(?=[，。；]|$)"
)
"""``举办“委员活动日”``, ``开展“送法进企业”普法行动``"""
_DRILL = re.compile(
    rf"{_HELD}(?P<name>[^，。；：ⓅⓂ“”]{{0,36}}?(?:演练|演习|大比武))(?:活动)?(?=[，。；]|$)"
    r"|(?P<drill>(?:[^，。；：ⓅⓂ“”的]){2,30}?(?:演练|演习|大比武))(?:活动)?(?:于?Ⓓ|上午|下午|，)*"
    r"在(?P<at>[^，。；Ⓟ]{1,24}?)(?:成功|顺利|正式|圆满)*(?:举行|开展|进行|举办)(?=[，。；]|$)"
)
_CONTEST = re.compile(
    rf"{_HELD}(?P<name>[^，。；：ⓅⓂⒾⓁ]{{0,36}}?(?:比赛|竞赛|友谊赛|邀请赛|对抗赛))(?:活动)?(?=[，。；]|$)"
    r"|(?P<contest>[^，。；：ⓅⓂⒾⓁ的]{2,30}?(?:比赛|竞赛|友谊赛|邀请赛|对抗赛))(?:活动)?(?:于?Ⓓ|上午|下午|，)*"
    r"在(?P<at>[^，。；Ⓟ]{1,24}?)(?:成功|顺利|正式|圆满|激情)*(?:举行|开展|进行|举办|开赛)(?=[，。；]|$)"
)
"""A match of the people of a place; those of the news of sports are told otherwise."""
_STARTED = re.compile(rf"{_HELD}(?:“|第[^，。；]{{1,3}}[场次])?$")
_COMES = re.compile(
    r"[^。；：“”Ⓟ]{0,24}Ⓟ[^。；：“”]{0,160}?(?:出席|参加|主持|观摩|到场|致辞|讲话|参与|现场指导|带队|担?任[^，。；]{0,6}指挥|参演|观看|颁奖)"
    r"|[^。；：“”Ⓟ]{2,50}\d+[余多]?(?:名|位|人)[^。；Ⓟ]{0,24}(?:参加|参赛|参演)"
)
"""How the next sentence tells who was there."""
_ALSO_COMES = re.compile(r"，[^。；：“”Ⓟ]{0,24}Ⓟ[^。；：“”]{0,120}?(?:出席|参加|主持|观摩|到场|致辞|参与|带队)")
_NONE = re.compile(r"(?:多次|先后|持续|连续|经常|定期|每[月年周]|将|要|推动|推进|深入|广泛|扎实|积极)[^，。；]{0,6}$")
"""Before the verb: what is done time and again, or should be."""
_GOES = re.compile(
    rf"(?P<a>{LEADERS})(?:一行|Ⓓ|上午|下午|带队|率队|，|先后|分别|专程|(?:率领?|带领)[^，。；Ⓟ]{{2,30}}|在[^，。；Ⓟ]{{2,30}}陪同下)*+"
    r"(?P<where>(?:深入|走进|来到|赴|前往|到)(?!会|场|任)[^。；Ⓟ]{2,60})"
)
_IN_COMPANY = re.compile(
    rf"[^。；：“”Ⓟ]{{0,24}}{PEOPLE}(?:[^。；：“”]{{0,120}}?)(?:陪同|随同|同行|一同|一道)(?:参加|前往|活动|体验)?(?:活动)?(?=。|$)"
)
_ELSE = re.compile(
    "会见|出席|参加|主持|召开|举行|Ⓜ|任职|报到|就任|挂职|工作(?:过|至今)|投资|落户|办理|讲话|宣讲|授课|致辞"
)
"""What tells of something else than a tour."""
_PATROL = re.compile(
    rf"(?P<a>{LEADERS})(?P<gap>(?:Ⓓ|上午|下午|带队|率队|，|先后|分别|(?:率领?|带领)[^，。；Ⓟ]{{2,30}}|[对沿到在][^，。；Ⓟ巡]{{1,24}})*+)"
    r"(?:开展|进行|徒步)?(?P<verb>巡[河湖林田库堤塘](?:护[河湖林])?)(?!长|员|队|制|通|活动|次|工作[要制])(?P<river>[^，。；Ⓟ]{1,6}[河江湖库溪渠])?"
)
_AND_TOURS = re.compile(rf"(?P<a>{LEADERS})[^。；Ⓟ]{{0,20}}(?:召开|举行|出席|参加)Ⓜ，?并开展Ⓜ")
_HEARS = re.compile(
    rf"(?P<a>{LEADERS})(?:Ⓓ|上午|下午|，|还|又|先后|在[^，。；Ⓟ在]{{2,20}})*+(?:专题|集中)?听取了?[^。；Ⓟ]{{2,50}}?汇报"
    r"(?=[，。；]|$)"
)
"""``某人专题听取某项工作汇报``"""
_JOINS = re.compile(r"[^。；：“”Ⓟ]{0,24}Ⓟ[^。；：“”]{0,120}?(?:参加|出席|陪同)(?:会议)?(?=[。，]|$)")
_ALONG = re.compile("[对沿到在](?P<river>[^，。；Ⓟ对沿到在]{1,12}[河江湖库溪渠段林])，?$")
_SIGN = re.compile("[“练习武赛]")
_HELD_ACTIVITY = "开展活动，某人参加"
_TOURED = "到某处，某人陪同"
_HEARD = "某人听取汇报，某人参加"
_PATROLLED = "某人巡河"
_TOURED_TOO = "召开某会并开展巡河活动"


def read_activity(book: Occasions, report: Report, following: Report | None) -> None:
    """Open the activity that *report* tells, where nothing else is told, and it or the next sentence says who came."""
    if book.found:
        _read_beside(book, report)
    if book.found or not book.has_day(report):
        return
    _read_patrol(book, report)
    if not book.found:
        _read_held(book, report, following)
    if not book.found and following is not None and following.index == report.index + 1:
        _read_tour(book, report, following)
        _read_hearing(book, report, following)


def _read_beside(book: Occasions, report: Report) -> None:
    """``某人召开现场会并开展巡河活动``: a tour told in one sentence with the session that went before it."""
    match = _AND_TOURS.search(report.symbols) if "并开展Ⓜ" in report.symbols else None
    mention = report.sentence.mentions.get(match.end() - 1) if match is not None else None
    if match is None or not isinstance(mention, OccasionName):
        return
    if mention.kind is not MeetingKind.INSPECTION and not mention.head.startswith("巡"):
        return
    occasion = book.open_with(MeetingKind.INSPECTION, [mention.text], report, _TOURED_TOO, match)
    occasion.principals = [t.person.name for t in report.sentence.people(*match.span("a"))]


def _read_held(book: Occasions, report: Report, following: Report | None) -> None:
    symbols = report.symbols
    for i, mention in report.sentence.mentions.items():
        if i >= len(symbols) or not isinstance(mention, OccasionName) or mention.text == "活动" or mention.framed:
            continue
        begins = _STARTED.search(symbols, 0, i)
        if begins is None or not mention.head.endswith("活动"):
            continue
        if _is_told(book, report, begins.start()) and _is_come_to(report, following, i + 1):
            book.open(mention.kind, [mention.text], report, _HELD_ACTIVITY, i)
            return
    for pattern in (_QUOTED, _DRILL, _CONTEST) if book.home.local else (_QUOTED, _DRILL):
        match = pattern.search(symbols) if _SIGN.search(symbols) is not None else None
        if match is None or not _is_told(book, report, match.start()):
            continue
        group = next(key for key in ("name", "day", "drill", "contest") if match.groupdict().get(key) is not None)
        start, end = match.span(group)
        start -= symbols.startswith("Ⓛ", max(start - 1, 0)) and not symbols.startswith("在", max(start - 2, 0))
        name = book.wording(report, start, end)  # 海州市|直机关广播操比赛
        if name and _is_come_to(report, following, match.end()):
            name = name.removeprefix("“").removesuffix("”") if group == "day" else name
            book.open(MeetingKind.CEREMONY, [name], report, _HELD_ACTIVITY, match.start())
            return


def _is_told(book: Occasions, report: Report, at: int) -> bool:
    """Whether what begins at symbol *at* was done, once and not long ago."""
    if _NONE.search(report.symbols, 0, at) is not None:
        return False
    return not book.is_past(report, at) and not book.is_ahead(report, at)


def _is_come_to(report: Report, following: Report | None, at: int) -> bool:
    if _ALSO_COMES.search(report.symbols, at) is not None:
        return True
    beside = following is not None and following.index == report.index + 1
    return beside and following is not None and _COMES.match(following.symbols) is not None


def _read_tour(book: Occasions, report: Report, following: Report) -> None:
    """``某人到某中心体验办事流程。某人陪同。``: a tour by who came along, whatever was done there."""
    if _IN_COMPANY.match(following.symbols) is None:
        return
    match = _GOES.search(report.symbols)
    if match is None or _ELSE.search(report.symbols) is not None or not _is_told(book, report, match.start("where")):
        return
    places = places_told(book, report, *match.span("where"))
    if places:
        occasion = book.open_with(MeetingKind.INSPECTION, [], report, _TOURED, match)
        occasion.add_places(places)
        occasion.principals = [t.person.name for t in report.sentence.people(*match.span("a"))]


def _read_hearing(book: Occasions, report: Report, following: Report) -> None:
    """``某人专题听取汇报。某人参加。``: a session that is told by what was heard, and by who else was there."""
    match = _HEARS.search(report.symbols) if "汇报" in report.symbols and not book.found else None
    if match is None or "Ⓜ" in report.symbols or _JOINS.match(following.symbols) is None:
        return
    if _is_told(book, report, match.start()):
        book.open_with(MeetingKind.CONFERENCE, ["汇报会"], report, _HEARD, match)


def _read_patrol(book: Occasions, report: Report) -> None:
    """``某人沿某河巡河``: the round of one who answers for a river, a wood or a dyke."""
    match = _PATROL.search(report.symbols) if "巡" in report.symbols else None
    if match is None or not _is_told(book, report, match.start("verb")):
        return
    occasion = book.open(MeetingKind.INSPECTION, [], report, _PATROLLED, match.start())
    occasion.add_places(places_told(book, report, *match.span("gap")))
    along = _ALONG.search(report.symbols, *match.span("gap"))
    for river in (along.span("river") if along is not None else None, match.span("river") if match["river"] else None):
        occasion.add_places([book.wording(report, *river)] if river is not None else [])
    occasion.principals = [t.person.name for t in report.sentence.people(*match.span("a"))]
    for titled in report.sentence.people(*match.span("a")):
        book.attend(occasion, titled, Role.ATTENDEE, report.index, _PATROLLED)
