"""Groups told otherwise than as the subject of a verb of taking part: whom one hears, invites, sits down with."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.extract.abstract import Report
from kg.extract.groups.phrase import GroupPhrases
from kg.extract.occasions.occasion import Attendance, Occasion, Occasions
from kg.lexicon.lexicons import alternatives
from kg.mention.occasions import OccasionName
from kg.model import MeetingKind, Party, Role

_HOSTED = re.compile(r"(?:会议|全会|大会|Ⓜ)由(?P<who>Ⓘ)主持")

_GATHERED = re.compile(
    r"(?:(?<!党)组织|召集)(?!人|负责|代表|成员|领导|召开|开展|举办|举行|部)(?P<who>[^。；]{4,70}?)，?(?:召开|参加Ⓜ|(?:(?<=部门)|(?<=单位))(?=Ⓜ))"
)
_GATHERED_ITEM = re.compile(r"[^，]+?(?=、(?:各|有关|相关|部分|全体)|，|$)")
_TALKED_WITH = re.compile(
    r"(?:与|同|和)(?:(?:参加|出席|列席)[^，。的]{1,14}的|来自[^，。的]{1,14}的)?(?P<who>[^，。；的Ⓟ]{2,18}?)"
    r"(?:，?(?:就|围绕)[^。；Ⓟ]{2,60}?)?(?:进行了?)?(?:交流座谈|座谈交流|座谈)(?!会)"
)

_WHO_TALKED = re.compile(r"(?:^|，)(?P<who>来自[^，。；Ⓟ]{4,40}|[^，。；Ⓟ]{2,12}代表)$")
_CALLED_ON = re.compile(r"看望了?(?:参加|出席)[^，。；的]{1,24}的(?P<who>[^，。；Ⓟ]{2,24}?)，并参加")

_INVITED = re.compile(r"邀请了?(?P<who>[^。；，Ⓟ]{3,60}?)(?:到场|现场)?(?:旁听|列席|观摩)")

_BROUGHT_IN = re.compile(
    r"(?:^|(?:召开|举办|举行|开展)了?[^。；Ⓟ]{0,30}Ⓜ[^，。；]{0,4}，(?:并|特)?)邀请了?(?P<who>[^。；，Ⓟ]{3,60}?)"
    r"(?:(?:参加|出席|参与|走进|到场)[^，。；的]{0,12}(?=[，。；]|$)|(?=，(?:就|围绕|共同|一起|面对面))"
    r"|(?P<speaks>介绍|解读|回答|围绕[^。；]{0,30}与中外记者))"
)
"""Invited to what the same sentence reports as held (召开座谈会，邀请市民代表，就…听取意见)."""
_ASKED_TO = re.compile(
    r"邀请了?(?P<who>[^。；，Ⓟ]{3,60}?)(?:参加|走进|参与|出席|观摩)(?:了|由[^，。；Ⓟ]{2,30}?举[办行]的)?“?Ⓜ”?(?:活动)?(?=[，。；]|$)"
)
"""Invited to what no other sentence tells (某检察院邀请部分人大代表参加检察开放日活动)."""
_TAUGHT = re.compile(
    r"(?:为|给)(?P<who>[^，。；Ⓟ]{3,40}?)(?:讲授?|上)了?(?:[一1][堂次场])?(?:题为[^，。；]{1,30}的)?[^，。；Ⓟ]{0,12}?(?P<what>Ⓜ)(?=[，。；]|$)"
)
"""Those for whom somebody gives a lecture (为全体党员干部讲授专题党课)."""
_GUESTS_SAY = re.compile(
    r"(?:^|[，。])(?P<who>(?:中外|海内外|国内外|各国|各界|两岸|多国|国际|多位|参会|参展)[^，。；Ⓟ的]{0,6}嘉宾)(?:一致|普遍|纷纷|还|都)*(?:认为|表示|指出|说)"
)
"""Guests are guests of the occasion told, whatever they say."""
_HEARD_FROM = re.compile(
    r"听取了?(?P<who>(?:(?!关于|就(?!业)|对|汇报|发言|介绍|说明)[^，。；Ⓟ的]){1,50}?)"
    r"(?:(?:关于|就(?!业)|对)[^，。；]{2,40}?的?|的)?(?:情况|工作|交流)*(?:汇报|发言|介绍|说明)(?![会时])"
)
"""``听取省政府和有关部门关于…的汇报``: those who report, told behind the verb."""
_LINKED = re.compile(
    r"(?P<by>连线|Ⓜ)了?(?P<who>[各ⒾⓁ\u4e00-\u9fff][^，。；Ⓟ的]{0,50}?)(?=[，。；]|$|逐一|调度|会商|视频)"
)
"""Bodies elsewhere that a session is joined to by video."""
_POSED = re.compile(
    r"(?:(?<!共)同|与(?!会))(?:(?:出席|参加)(?:会议|活动|仪式|论坛|上述活动|(?P<named>Ⓜ))的"
    r"|(?=与会|[^，。；的Ⓟ]{0,20}(?:领导人|团长|议长)集体|[^，。；的Ⓟ]{1,30}(?:代表|负责人|企业家|专家|嘉宾)等?(?:集体)?合影))"
    r"(?P<who>(?:与会的)?[^，。；的Ⓟ]{2,40}?)(?:亲切握手|集体|并|一起|共同)*合影"
)
"""A photograph taken with those who attend."""
_SUMMONED = re.compile(
    r"对(?P<who>[^，。；Ⓟ]{4,50}?)进行了?(?:[^，。；ⓅⓂ]{0,8}约谈|Ⓜ)|约谈了?(?P<whom>[^，。；Ⓟ]{4,40}?)(?=[，。；]|$)"
)
"""Whom an authority calls in for a talking-to."""
_TALKS = (
    r"(?:与|同(?!志))(?:来自[^，。的]{1,14}的)?(?P<who>[^，。；的Ⓟ]{3,18}?)"
    r"(?:进行了?)?(?:面对面|互动|深入|沟通|充分)*(?:交流|互动|讨论){1,2}(?=[，。；]|$)"
)
_FACE_TO_FACE = re.compile(rf"^(?!Ⓟ还在)(?:(?!走进|深入|来到|走访)[^。；])*?{_TALKS}")
"""At a session, and where no tour is told on which one talks with everybody."""
_SITS_DOWN = re.compile(rf"(?:召开|举行)了?(?:座谈会|Ⓜ)，(?:[^。；]*?，)?{_TALKS}")
"""On a tour: then they are the people at the session held there, not those met on the way."""
_ASKED = re.compile(r"听取了?(?P<who>[^，。；Ⓟ的]{3,40}?)的?(?:意见|建议|诉求)[^，。；]{0,6}(?=[，。；]|$)")
_FETED = re.compile(r"为(?P<who>[^，。；Ⓟ]{3,50}?)举行了?的?(?P<what>[^，。；Ⓜ]{0,4}Ⓜ)")
_FEASTS = ("宴会", "招待会", "晚宴", "午宴", "欢迎仪式", "欢送仪式")
_OF_GUESTS = re.compile(r"^.*(?:出席|参加)[^，。；]*的")
_ATTEND = ("出席", "参加", "列席")
_DRAWS = re.compile(
    r"(?:^|，)(?:(?:本[届次][^，。；]{0,6}|Ⓜ|会议|论坛|大会|活动|展会|现场|线上线下)(?:共|已|累计)?)?(?:吸引|汇聚|汇集|云集)了?"
    r"(?P<who>[^，。；Ⓟ]*?(?:[\d两三四五六七八九十百千万]+[余多]?[万千]?[余多]?[位名家个所]|众多)[^，。；Ⓟ]{2,30}?)"
    r"(?=[，。；]|$|(?:集中)?(?:展销|展示|亮相)|参展(?!商)|参加|参与|到场)"
)
"""Those whom a fair draws, where no verb tells what they do there (本届展会吸引了5000多家参展企业)."""
_SEATED = re.compile(
    r"(?:出席|列席)(?:这次|本次)?(?P<noun>全会|会议|大会|Ⓜ)的(?!还?有|也有)(?P<who>[^，。；\d的]{2,20}\d+[人名](?:[，、][^，。；、\d]{2,20}\d+[人名])*)"
)
_SEAT = re.compile(r"(?P<who>[^，、\d]{2,20})\d+[人名]")
_ATTENDING = (
    "(?:^|[，。；：]|[与同向对])(?:应邀)?(?P<verb>出席|参加|列席)(?:此次|本次|当天|上述)?"
    "[^，。；的ⓅⓂ]{0,6}?(?P<noun>会议|活动|仪式|宴会|招待会|论坛|大会|峰会|年会|开幕式|闭幕式|晚会|座谈会|宣介会|全会|Ⓜ)的"
)
"""Before those who attend, told by what they do there (参加宣介会的驻华使节表示)."""
_DOING = (
    "(?=们?等?(?:[一都]|还(?!有)|普遍|纷纷|表示|认为|说|指出|继续|今天|Ⓓ|连日来|按照|肃立|集体|合影|互致|亲切|握手|致以|以无记名"
    "|举行|共同|围绕|审议|热烈|高度|积极|进行|在|向|同|先后|分别|陆续|依次|参观|观看|，(?:今天|Ⓓ|按照|围绕)))"
)
_DELEGATE = re.compile(
    r"(?:^|[，。])(?P<who>(?!与会)(?:(?:中|美|俄|英|法|日|韩|德|欧|以|巴|乌|伊)方|[\u4e00-\u9fffⓁ]{1,6}?"
    r"|(?:[\u4e00-\u9fffⓁ]{1,8}[、和]){1,8}[\u4e00-\u9fffⓁ]{1,8}?等?(?:多?国|国家))(?:常驻)?代表)"
    r"(?:还|也|随后|则|当天|Ⓓ|在(?:会上|发言中|[^，。；的]{2,20}(?:会议|大会|Ⓜ)上))*"
    r"(?:表示|认为|说|指出|强调|敦促|呼吁|重申|(?:对此)?予以否认|作出回应|(?:代表[^，。；]{2,16})?作(?:了)?[^，。；的]{0,6}发言|发言(?=[，。]))"
)
_OF_STATES = re.compile("联合国|安理会|人权|世贸|世界贸易|缔约|紧急|公开会|国际")
"""Meetings at which the delegates of states speak."""
_PRESENT = "与会"
_TOURS = re.compile(
    "们?(?:还|先后|分别|现场|实地|集体|前往[^，。；]{2,30}?进?行?了?)*(?:现场|实地)?(?:考察|观摩|参观|走访)"
)
_GUESTS = ("代表", "专家")

_NUMBERED = re.compile(r"\d|[两三四五六七八九十]+[位名家]")
_TOOK_PART = "群体＋出席"
_BROUGHT = "组织某些单位召开"
_LISTENS = "邀请某些人旁听"
_BODY_CHAIRS = "会议由机构主持"
_SPEAKS_FOR = "某国代表表示"
_HEARS_THEM = "听取群体汇报"
_LINKS = "连线各地"


class GroupsBeside:
    """Reads groups at an occasion by the turns that tell of them beside the plain verb of taking part."""

    def __init__(self, phrases: GroupPhrases) -> None:
        self._phrases = phrases
        self._attending = re.compile(
            rf"{_ATTENDING}(?P<who>[^，。；的Ⓟ]{{2,30}}?(?:{alternatives(phrases.heads)})){_DOING}"
        )
        self._present = re.compile(
            rf"(?:^|[，。]|(?<=[会坛式赛Ⓜ]上)|(?<=期间))(?P<who>(?:中外|各国|两国|国内外|海内外)?{_PRESENT}"
            rf"(?:的[^，。；：的Ⓟ]{{1,20}}?|[^，。；：的Ⓟ]{{0,14}}?)(?:{alternatives(phrases.heads)}))(?![们的、和及代企人学负领家主])"
        )

    def read(self, book: Occasions, report: Report) -> None:
        """Add the groups of *report* to the occasions that they took part in."""
        self._brought(book, report)
        self._at_meeting(book, report)
        self._invited(book, report)
        self._counted(book, report)

    def _at_meeting(self, book: Occasions, report: Report) -> None:
        """A body that chairs (``全会由中央某委员会主持``), and those who are told to be there (``与会嘉宾``)."""
        symbols = report.symbols
        for match in _HOSTED.finditer(symbols) if "由Ⓘ主持" in symbols else ():
            text = wording(book, report, *match.span("who"))
            join(book.meant("会议", report.index), text, Role.CHAIR, report.index, _BODY_CHAIRS)
        for match in _GUESTS_SAY.finditer(symbols) if "嘉宾" in symbols else ():
            text = wording(book, report, *match.span("who"))
            join(book.meant("", report.index), text, Role.ATTENDEE, report.index, _TOOK_PART)
        for match in _HEARD_FROM.finditer(symbols) if "听取" in symbols else ():
            text = wording(book, report, *match.span("who"))
            known = text.endswith(self._phrases.heads) or self._phrases.is_bodies(match["who"])
            if known and self._phrases.is_group(text):
                meant = book.told_there(report) or book.meant("会议", report.index)
                join(meant, text, Role.SPEAKER, report.index, _HEARS_THEM)
        # 视频连线 may be read as the session's name
        for match in _LINKED.finditer(symbols) if "连线" in symbols or "Ⓜ" in symbols else ():
            if not wording(book, report, *match.span("by")).endswith("连线"):
                continue
            text = wording(book, report, *match.span("who"))
            known = text.endswith(self._phrases.heads) or self._phrases.is_bodies(match["who"])
            if known and self._phrases.is_group(text):
                meant = book.told_there(report) or book.meant("会议", report.index)
                join([o for o in meant if o.kind is MeetingKind.CONFERENCE], text, Role.ATTENDEE, report.index, _LINKS)
        states = [o for o in book.of_kind(MeetingKind.CONFERENCE)[-1:] if any(_OF_STATES.search(n) for n in o.names)]
        for match in _DELEGATE.finditer(symbols) if states and "代表" in symbols else ():
            text = wording(book, report, *match.span("who"))
            if self._phrases.is_group(text):
                join(states, text, Role.SPEAKER, report.index, _SPEAKS_FOR)
        for match in _ASKED.finditer(symbols) if "听取" in symbols else ():
            text = wording(book, report, *match.span("who"))
            if self._phrases.ends_in_head(text) and (_NUMBERED.search(text) or text.endswith("代表")):
                occasions = [o for o in book.meant("座谈", report.index) if o.kind is MeetingKind.CONFERENCE]
                join(occasions, text, Role.SPEAKER, report.index, _HEARS_THEM)
        for match in self._present.finditer(symbols) if _PRESENT in symbols else ():
            text = wording(book, report, *match.span("who"))
            told = text.removeprefix(_PRESENT)
            occasions = [
                o
                for o in book.meant("", report.index)
                if not any(p.participant.endswith(told) for p in o.attendance)  # told before, and more fully
            ]
            if _TOURS.match(symbols, match.end("who")) is not None:
                continue  # 与会代表现场考察了某站: a trip beside the meeting
            if not self._phrases.is_vague(told) or told in _GUESTS:
                join(occasions, text, Role.ATTENDEE, report.index, _TOOK_PART)

    def _counted(self, book: Occasions, report: Report) -> None:
        """Those told by what they attend (``参加宣介会的驻华使节表示``), by how many they are, or as guests of a feast."""
        symbols, index = report.symbols, report.index
        attended = "的" in symbols and any(verb in symbols for verb in _ATTEND)
        for match in self._attending.finditer(symbols) if attended else ():
            text = wording(book, report, *match.span("who"))
            if self._phrases.is_group(text):
                role = Role.OBSERVER if match["verb"] == "列席" else Role.ATTENDEE
                join(_at(book, report, match.start("noun")), text, role, index, _TOOK_PART)
        draws = ("Ⓜ" in symbols or symbols.startswith("本")) and (
            "吸引" in symbols or "汇" in symbols or "云集" in symbols
        )
        for match in _DRAWS.finditer(symbols) if draws else ():
            text = wording(book, report, *match.span("who"))
            fairs = [o for o in book.meant("", report.index) if o.kind in (MeetingKind.FORUM, MeetingKind.CEREMONY)]
            if self._phrases.ends_in_head(text) and not book.is_ahead(report, match.start()):
                join(fairs, text, Role.ATTENDEE, index, _TOOK_PART)
        for match in _SEATED.finditer(symbols) if attended else ():
            role = Role.OBSERVER if match[0].startswith("列席") else Role.ATTENDEE
            for seat in _SEAT.finditer(symbols, *match.span("who")):
                text = wording(book, report, *seat.span("who"))
                if self._phrases.ends_in_head(text):
                    join(_at(book, report, match.start("noun")), text, role, index, _TOOK_PART)
        for match in _FETED.finditer(symbols) if "举行" in symbols else ():
            text = wording(book, report, *match.span("who"))
            feast = [o for o in book.named_at(report, match.end() - 1) if any(n.endswith(_FEASTS) for n in o.names)]
            text = _OF_GUESTS.sub("", text)
            if self._phrases.ends_in_head(text):
                join(feast, text, Role.ATTENDEE, index, _TOOK_PART)

    def _invited(self, book: Occasions, report: Report) -> None:
        """Groups invited to listen."""
        symbols = report.symbols
        for match in _INVITED.finditer(symbols) if "邀请" in symbols else ():
            text = wording(book, report, *match.span("who"))
            if text.endswith(self._phrases.heads) and self._phrases.is_group(text):
                join(book.meant("", report.index), text, Role.OBSERVER, report.index, _LISTENS)
        for match in _BROUGHT_IN.finditer(symbols) if "邀请" in symbols else ():
            text = wording(book, report, *match.span("who"))
            if self._phrases.ends_in_head(text) and not book.is_ahead(report, match.start()):
                role = Role.SPEAKER if match["speaks"] else Role.ATTENDEE
                join(book.meant("", report.index), text, role, report.index, _BROUGHT)

        for match in _TAUGHT.finditer(symbols) if "讲" in symbols or "上" in symbols else ():
            text = wording(book, report, *match.span("who"))
            taught = book.named_at(report, match.start("what"))
            if self._phrases.ends_in_head(text) and any(report.index in o.told_in() for o in taught):
                join(taught, text, Role.ATTENDEE, report.index, _LISTENS)
        for match in _ASKED_TO.finditer(symbols) if "邀请" in symbols and book.has_day(report) else ():
            text = wording(book, report, *match.span("who"))
            here = [o for o in book.found if o.sentences[0][0] == report.index and o.told_at >= match.end("who")]
            if self._phrases.ends_in_head(text) and not book.is_ahead(report, match.start()):
                join(here[:1], text, Role.ATTENDEE, report.index, _BROUGHT)

    def _brought(self, book: Occasions, report: Report) -> None:
        """Groups that somebody brings together or talks with: ``组织各企业召开…``, ``与民营企业家交流座谈``."""
        symbols = report.symbols
        spans: list[tuple[int, int, str]] = []
        for match in _GATHERED.finditer(symbols) if "组织" in symbols or "召集" in symbols else ():
            begin = match.start("who")
            for item in _GATHERED_ITEM.finditer(match["who"]):
                offset = 1 if item[0].startswith("、") else 0
                spans.append((begin + item.start() + offset, begin + item.end(), ""))
        for match in _TALKED_WITH.finditer(symbols) if "座谈" in symbols else ():
            if match["who"].endswith(self._phrases.heads):
                spans.append((*match.span("who"), "座谈"))
                before = _WHO_TALKED.search(symbols, 0, match.start())
                if before is not None and before["who"].endswith(self._phrases.heads):
                    spans.append((*before.span("who"), "座谈"))
        talked = "交流" in symbols or "互动" in symbols
        toured = book.of_kind(MeetingKind.INSPECTION)
        for match in (_SITS_DOWN if toured else _FACE_TO_FACE).finditer(symbols) if talked else ():
            text = wording(book, report, *match.span("who"))
            if self._phrases.ends_in_head(text):
                occasions = [o for o in book.meant("座谈", report.index) if o.kind is MeetingKind.CONFERENCE]
                named_after = any(text in name for o in occasions for name in o.names)  # 党外人士座谈会
                join([] if named_after else occasions, text, Role.ATTENDEE, report.index, _BROUGHT)
        talk = [o for o in book.of_kind(MeetingKind.CONFERENCE, MeetingKind.TALKS) if any("约谈" in n for n in o.names)]
        for match in _SUMMONED.finditer(symbols) if talk else ():
            text = wording(book, report, *match.span("who" if match["who"] else "whom"))
            if self._phrases.ends_in_head(text):
                join(talk[-1:], text, Role.ATTENDEE, report.index, _BROUGHT)
        for match in _CALLED_ON.finditer(symbols) if "看望" in symbols else ():
            if match["who"].endswith(self._phrases.heads):
                text = wording(book, report, *match.span("who"))
                join(book.of_kind(MeetingKind.CONFERENCE)[-1:], text, Role.ATTENDEE, report.index, _BROUGHT)
        for match in _POSED.finditer(symbols) if "合影" in symbols and not toured else ():
            text = wording(book, report, *match.span("who"))
            meant = book.named_at(report, match.start("named")) if match["named"] else []
            if self._phrases.is_group(text) and text.endswith((*self._phrases.heads, "团长")):
                join(meant or book.meant("会议", report.index), text, Role.ATTENDEE, report.index, _TOOK_PART)
        for start, end, noun in spans:
            text = wording(book, report, start, end)
            if self._phrases.is_group(text) and "Ⓟ" not in symbols[start:end]:
                join(book.meant(noun, report.index), text, Role.ATTENDEE, report.index, _BROUGHT)


def _at(book: Occasions, report: Report, at: int) -> list[Occasion]:
    """The occasion named at symbol *at*, or to which the noun there leads back."""
    mention = report.sentence.mentions.get(at)
    if isinstance(mention, OccasionName):
        return book.named_at(report, at) or (book.meant(mention.text, report.index) if mention.generic else [])
    return book.meant(report.symbols[at : at + 2], report.index)


def join(occasions: Iterable[Occasion], text: str, role: Role, index: int, rule: str) -> None:
    """Give the group *text* its part in *occasions*, as sentence *index* tells."""
    for occasion in occasions:
        occasion.add(Attendance(text, Party.GROUP, role, (), None, None, [(index, rule)]))


def wording(book: Occasions, report: Report, start: int, end: int) -> str:
    """The words of the text behind the symbols *start* to *end*, without the marks of a list around them."""
    return book.wording(report, start, end).strip("，、 ")
