"""Ceremonies: those held for somebody, and those told by what was done at them (a signing, a wreath)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.abstract import PEOPLE, Abstract, Report
from kg.extract.occasions.occasion import Occasion, Occasions
from kg.mention.occasions import OccasionName
from kg.mention.posts.titled import Titled
from kg.model import MeetingKind, Party, Role

_SIGNS = re.compile(
    r"(?:Ⓓ|上午|下午|，)*(?:[^。；，Ⓟ]{0,40}[ⒾⓁ][^。；，Ⓟ]{0,16})?[与同和]"
    r"[^。；Ⓟ]{0,40}?(?:正式)?(?:签署|签订)了?[^，。；]{0,30}?(?:协议|备忘录|意向书|Ⓦ)(?=[，。])"
)
"""``甲市与乙集团签署战略合作协议``: bodies, and nobody by name."""
_BY_THEM = re.compile(
    r"[^，。；Ⓟ]{0,14}Ⓟ[^。；]{0,80}?(?:出席(?=并|[，。；]|仪式|活动|(?P<what>Ⓜ)[，。并])|见证|致辞|签约)"
)
_SIGNS_THERE = re.compile(
    r"(?:^|[，。；])[^，。；：Ⓟ“]{0,20}[ⒾⓁ][^，。；Ⓟ]{0,16}?[与同和、][^，。；：Ⓟ“]{1,40}?(?:Ⓓ|上午|下午|晚)*"
    r"在(?P<where>[^，。；Ⓟ在]{1,20}?)(?:共同|正式|通过视频)*(?:签署|签订)了?(?!国)[^，。；]{0,36}?(?:协议|备忘录|意向书|联合声明|Ⓦ)(?=[，。])"
)
"""``甲公司与乙市5日在某地签署战略合作协议``: bodies, a day and a place."""
_LAYS = re.compile(rf"(?P<a>{PEOPLE})[^。；Ⓟ]{{0,30}}?(?P<what>向[^，。；Ⓟ]{{2,20}}?敬?献(?:了)?花[圈篮])(?!的|仪式)")
_UNVEILS = re.compile(
    rf"(?P<a>{PEOPLE})(?:Ⓓ|上午|下午|共同|一同|一起|分别|现场)*+(?:在[^，。；Ⓟ在]{{1,24}})*"
    r"(?P<what>为[^，。；Ⓟ]{2,24}?(?:揭牌|揭幕|剪彩|奠基))(?=[，。；并]|$)"
)
_CAMP_OPENS = re.compile(
    r"(?:^|[，。；的])(?P<what>(?:“[^”]{1,20}”)?[^，。；：“”Ⓟ的]{2,24}?营)(?:于?Ⓓ|上午|下午|今天|近日|正式)*+(?:在[^，。；Ⓟ在]{1,30}?)*"
    r"(?P<verb>开营|结营)(?=[，。；]|$)"
)
"""``“小药童”夏令营在某地开营``"""
_CREDENTIALS = re.compile(
    r"(?P<a>Ⓟ)[^。；Ⓟ]{0,40}?(?P<what>接受[^。；Ⓟ]{0,30}(?P<b>(?>Ⓟ(?:[、，和]{1,2}[^。；、，Ⓟ]{0,14}Ⓟ)*))?[^。；Ⓟ]{0,12}?递交国书)"
    r"(?=[，。；并]|的?仪式|$)"
)
_PRESENTS = re.compile(
    rf"(?P<b>{PEOPLE})[^，。；Ⓟ]{{0,24}}?(?P<what>向[^，。；Ⓟ]{{0,8}}(?P<a>Ⓟ)[^，。；Ⓟ]{{0,6}}递交(?:了)?国书)(?!副本)"
)
_ENVOYS_ARE = re.compile(
    rf"(?:他们|递交国书的[^。；Ⓟ：]{{0,12}}|[^。；Ⓟ：]{{0,8}}使节们?)(?:分别)?[是有]：?(?P<b>{PEOPLE})"
)
_FAIR = re.compile("(?:博览会|交易会|展览会|运动会|进博会|服贸会)(?:$|暨)")
_OPENS = re.compile("Ⓜ[^。；]{0,40}?开幕(?!后|以来)")
_TAKES_TURNS = re.compile("还|并|参观|考察|期间")

_CEREMONY_FOR = re.compile(
    r"(?P<verb>举行|举办|召开)(?:了)?(?:盛大|隆重|简短)?的?(?P<what>Ⓜ)，"
    r"(?P<why>欢迎|纪念|庆祝|悼念|迎接)(?P<whom>[^，。；]{0,60})"
)
_KEEPS = re.compile(
    r"(?:^|[，。；])(?P<who>[^，。；：“”Ⓟ]{2,40}?)举[行办]了?(?:盛大|隆重|特别|专门)?的?活动，?(?:隆重|热烈)?"
    r"(?P<why>庆祝|纪念|悼念|缅怀|欢庆)(?P<what>[^，。；]{2,40})(?=[，。；]|$)"
)
"""``某国政府5日在某地举行活动，庆祝某事十周年``"""
_EVERYWHERE = re.compile("各[地国界级]|多[地国]|全国|等地|民众|人们")
_HELD_FOR = re.compile(
    rf"(?:(?P<a>{PEOPLE})[^。；Ⓟ]{{0,30}}?|(?:^|[，。；])(?:[\u4e00-\u9fff]方|ⒾⓁ?|ⓁⒾ?)[^。；Ⓟ，]{{0,20}}?)"
    rf"为(?:[^，。；Ⓟ]{{0,8}}的)?(?P<b>{PEOPLE})(?:夫妇)?举行了?(?:盛大|隆重|简短)*的?Ⓜ"
)
_HELD_WITH = re.compile(
    rf"(?<!Ⓟ[、和与及])(?P<a>{PEOPLE})(?:Ⓓ|上午|下午|晚|以视频方式)*+(?:在[^，。；Ⓟ在]{{1,24}})*(?:同|与|和)(?P<b>{PEOPLE})"
    r"(?:共同|以视频方式)*+(?:在[^，。；Ⓟ在]{1,24})*举行了?Ⓜ"
)
_HELD_BY = re.compile(r"(?:出席了?|以及)(?P<a>Ⓟ)[^。；Ⓟ，]{0,30}(?:举行|举办)的(?:盛大|隆重|简短)*Ⓜ")
_PROMOTED = re.compile(rf"晋升[^，。；Ⓟ]{{0,6}}[军警]衔的?[^，。；Ⓟ]{{0,6}}是：(?P<a>{PEOPLE})")
_SUBJECT = re.compile(rf"({PEOPLE})[^Ⓟ。；]{{0,40}}$")
_WITH_WIFE = re.compile(r"(Ⓟ)和夫人$")

_WELCOMED = "举行仪式，欢迎某人"
_RAISED = "晋升军衔的军官是某人"
_KEPT = "举行活动，庆祝某事"
_IN_HONOUR = "为某人举行仪式"
_TOGETHER = "某人同某人举行会议"
_SIGNED = "某机构与某机构签署协议"
_LAID = "某人敬献花圈"
_UNVEILED = "某人为某单位揭牌"
_CAMP_OPENED = "某营开营"
_PRESENTED = "接受使节递交国书"


def read_signed(book: Occasions, report: Report, following: Report | None) -> None:
    """``甲市与乙集团签署协议。某人出席并致辞``: the ceremony at which bodies sign, told by who is at it in the next sentence."""
    if "签" not in report.symbols or book.found or not book.has_day(report):
        return
    there = _SIGNS_THERE.search(report.symbols)
    signing = there or _SIGNS.match(report.symbols)
    if signing is None or book.is_past(report, signing.end()) or book.is_ahead(report, signing.start()):
        return
    if there is not None or (following is not None and _is_come_to(report, following)):
        book.open(MeetingKind.CEREMONY, ["签约仪式", "签约活动"], report, _SIGNED, signing.start())


def _is_come_to(report: Report, following: Report) -> bool:
    """Whether the sentence behind *report* tells who came, to no occasion with a name of its own."""
    told = _BY_THEM.match(following.symbols) if following.index == report.index + 1 else None
    named = following.sentence.mentions.get(told.start("what")) if told is not None and told["what"] else None
    return told is not None and (not isinstance(named, OccasionName) or named.generic)


def read_acts(book: Occasions, report: Report) -> None:
    """Open a ceremony for a plate unveiled or a wreath, where the text tells it apart from talks and meetings."""
    if "为" in report.symbols and not book.found:
        unveiling = _UNVEILS.search(report.symbols)
        if unveiling is not None and book.when(report, unveiling.start()) is not None:
            what = book.wording(report, *unveiling.span("what"))
            occasion = book.open(MeetingKind.CEREMONY, [what], report, _UNVEILED, unveiling.start())
            for titled in report.sentence.people(*unveiling.span("a")):
                book.attend(occasion, titled, Role.ATTENDEE, report.index, _UNVEILED)
    camp = _CAMP_OPENS.search(report.symbols) if "开营" in report.symbols or "结营" in report.symbols else None
    if camp is not None and not book.called(f"{camp['verb']}式") and book.has_day(report):
        rite = f"{camp['verb']}式"
        book.open(
            MeetingKind.CEREMONY,
            [book.wording(report, *camp.span("what")) + rite, rite],
            report,
            _CAMP_OPENED,
            camp.start("what"),
        )
    if "献花" in report.symbols or "献了花" in report.symbols:
        laying = _LAYS.search(report.symbols)
        if laying is None or ((turns := _TAKES_TURNS.search(laying[0])) and (turns[0] != "还" or "Ⓓ" not in laying[0])):
            return
        people = report.sentence.people(*laying.span("a"))
        laid = [o for o in book.found if any("花" in name for name in o.names)]
        own = {part.participant for o in laid for part in o.attendance} & {t.person.name for t in people}
        if laid and (own or "Ⓓ" not in laying[0]):
            return
        if book.has_day(report) and not book.is_past(report, laying.end()):
            what = book.wording(report, *laying.span("what"))
            occasion = book.open(MeetingKind.CEREMONY, [what.replace("献了", "献")], report, _LAID, laying.start())
            occasion.add_places(book.reader.of_wreath(what) if not occasion.places else ())
            for titled in people:
                book.attend(occasion, titled, Role.ATTENDEE, report.index, _LAID)


def turn_openings(found: Sequence[Occasion], abstracts: Sequence[Abstract]) -> None:
    """A fair of which its opening is told, with somebody who attends or speaks (某博览会开幕，某人出席并致辞): a ceremony."""
    for occasion in found:
        fair = occasion.kind is MeetingKind.FORUM and any(_FAIR.search(name) for name in occasion.names)
        if not fair or all(part.party is not Party.PERSON for part in occasion.attendance):
            continue
        if _OPENS.search(abstracts[occasion.sentences[0][0]].symbols) is not None:
            occasion.kind = MeetingKind.CEREMONY


def read_credentials(book: Occasions, report: Report) -> None:
    """``接受多位大使递交国书``, and the envoys that a later sentence lists (``他们是：…``)."""
    presents = "递交" in report.symbols and "国书" in report.symbols
    envoys = _ENVOYS_ARE.match(report.symbols)
    if not presents and envoys is None:
        return
    told = next((o for o in reversed(book.found) if any("递交国书" in name for name in o.names)), None)
    if presents:
        for match in [*_CREDENTIALS.finditer(report.symbols), *_PRESENTS.finditer(report.symbols)]:
            if book.is_past(report, match.end()) or book.is_ahead(report, match.start("what")):
                continue
            if told is None:
                what = book.wording(report, *match.span("what"))
                told = book.open(MeetingKind.CEREMONY, [what], report, _PRESENTED, match.start())
            for side in ("a", "b") if match["b"] else ("a",):
                for titled in report.sentence.people(*match.span(side)):
                    book.attend(told, titled, Role.ATTENDEE, report.index, _PRESENTED)
    if told is not None and envoys is not None:
        for titled in report.sentence.people(*envoys.span("b")):
            book.attend(told, titled, Role.ATTENDEE, report.index, _PRESENTED)


def read_ceremonies(book: Occasions, report: Report) -> None:
    """``举行仪式，欢迎某人`` and ``为某人举行仪式``: whom the ceremony is for takes part in it."""
    promoted = _PROMOTED.search(report.symbols) if "晋升" in report.symbols else None
    if promoted is not None:
        for titled in report.sentence.people(*promoted.span("a")):
            for last in book.of_kind(MeetingKind.CEREMONY)[-1:]:
                book.attend(last, titled, Role.ATTENDEE, report.index, _RAISED)
    if "活动" in report.symbols:
        _keep_day(book, report)
    if "Ⓜ" not in report.symbols:
        return
    for match in _CEREMONY_FOR.finditer(report.symbols):
        mention = report.sentence.mentions.get(match.start("what"))
        if not isinstance(mention, OccasionName):
            continue
        if mention.kind is MeetingKind.CONFERENCE and match["why"] in ("纪念", "庆祝"):
            _named_for(book, report, match, mention.text)
        elif mention.kind is MeetingKind.CEREMONY:
            _ceremony_for(book, report, match, mention.text)
    for match in _HELD_WITH.finditer(report.symbols):
        held = report.sentence.mentions.get(match.end() - 1)
        occasion = book.find(held) if isinstance(held, OccasionName) else None
        if occasion is None:
            continue
        for titled in report.sentence.people(match.start(), match.end()):
            book.attend(occasion, titled, Role.ATTENDEE, report.index, _TOGETHER)
    latest = [o for o in book.found[-1:] if o.kind is MeetingKind.CEREMONY]
    for match in [*_HELD_FOR.finditer(report.symbols), *_HELD_BY.finditer(report.symbols)]:
        named = book.named_at(report, match.end() - 1) if "b" not in match.groupdict() else []
        for which in match.groupdict() if named or latest else ():
            for titled in report.sentence.people(match.start(which), match.end(which)):
                book.attend((named or latest)[0], titled, Role.ATTENDEE, report.index, _IN_HONOUR)


def _keep_day(book: Occasions, report: Report) -> None:
    """``某国5日举行活动，庆祝某事十周年``: one activity, which what it is for names."""
    match = _KEEPS.search(report.symbols)
    if match is None or _EVERYWHERE.search(match["who"]) is not None or not book.has_day(report):
        return
    if book.is_past(report, match.start("why")) or book.is_ahead(report, match.start("who")):
        return
    what = book.wording(report, match.start("why"), match.end("what"))
    book.open(MeetingKind.CEREMONY, [what + "活动", match["why"] + "活动"], report, _KEPT, match.start("who"))


def _named_for(book: Occasions, report: Report, match: re.Match[str], what: str) -> None:
    """``举行座谈会，纪念某人诞辰``: what the meeting is for names it."""
    sentence = report.sentence
    name = book.chars[sentence.text_start(match.start("why")) : sentence.text_start(match.end("whom"))] + what
    for occasion in book.of_kind(MeetingKind.CONFERENCE):
        if occasion.sentences[0][0] == report.index and any(n.endswith(what) for n in occasion.names):
            occasion.names.insert(0, name)
            return


def _ceremony_for(book: Occasions, report: Report, match: re.Match[str], what: str) -> None:
    sentence, why = report.sentence, match["why"]
    whom_at = match.start("whom") + max(match["whom"].rfind("Ⓟ"), 0)
    whom = book.chars[sentence.text_start(whom_at) : sentence.text_start(match.end("whom"))]
    name = what if what.startswith(("欢迎", "迎宾")) else why + what
    names = [why + whom + what, name] if why != "欢迎" else [name]
    occasion = _ceremony_told(book, report, what)
    if occasion is not None:
        occasion.names = names
    else:
        occasion = book.open(MeetingKind.CEREMONY, names, report, _WELCOMED, match.start())
    present = _subjects(report, match.start())
    if why == "欢迎":
        present = present + sentence.people(match.start("whom"), match.end("whom"))
    for titled in present:
        book.attend(occasion, titled, Role.ATTENDEE, report.index, _WELCOMED)


def _ceremony_told(book: Occasions, report: Report, what: str) -> Occasion | None:
    """The ceremony that this very sentence has opened by its name."""
    for occasion in book.of_kind(MeetingKind.CEREMONY):
        if occasion.sentences[0][0] == report.index and any(n.endswith(what) for n in occasion.names):
            return occasion
    return None


def _subjects(report: Report, before: int) -> list[Titled]:
    """Those whom the sentence is about before symbol *before*, with one whose wife stands there (``某人和夫人``)."""
    match = _SUBJECT.search(report.symbols[:before])
    if match is None:
        return []
    people = report.sentence.people(match.start(1), match.end(1))
    wife = _WITH_WIFE.search(report.symbols[: match.start(1)])
    return report.sentence.people(wife.start(1), wife.end(1)) + people if wife is not None else people
