"""Names of meetings in the text: a head noun (``会议``, ``座谈会``, ``仪式`` …) and what stands before it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.lexicon.lexicons import Lexicons, alternatives
from kg.lexicon.matcher import Matcher
from kg.mention.scan import Scan
from kg.model import MeetingKind
from kg.text.dates import DateMention
from kg.text.numerals import NUMERAL, number

_SESSION = re.compile(rf"第({NUMERAL})(?:次|届|轮|期|场)")
_HARD = frozenset("，。；：！？!?\n、｜|【】《》")
_OPENING = re.compile(
    r"了?(?![^，。]{0,8}(?:会议|并))(?:(?!了)[\u4e00-\u9fff、（）]){0,24}?(?:深入|全面)?(?:学习|贯彻|落实|宣传|宣讲|传达|推进|迎接|庆祝|纪念|加强){1,3}"
)
_NAMED_TALKS = re.compile(r"(?!视频|双边|举行|小范围|大范围)[\u4e00-\u9fff]{2,}(?:会晤|对话|磋商|对话会|会商)")
_BODIES = ("部门", "单位", "省份", "地区", "厅局", "企业")
_ACTIVITY = "活动"
_IS_HELD = re.compile(r"(?:举行|举办)了?(?:的?(?:[^。；，]{0,12}“[^”。]{2,30})?$|(?=[，。；]))")
_COME_TO = re.compile("出席|致辞|主持|讲话|参加")
_TAKES_PLACE = re.compile(
    r"”?，?(?:于|今[天晚]|昨[天晚]|当[天日晚]|近日|日前|\d{1,2}[月日]|[（(][^）)]{2,12}[）)]|至|[上下]午|晚上?|当地时间|已|正式|成功|隆重"
    r"|圆满|如期|同时|分别|共同|在[^，。；在]{1,30}?){0,8}(?:启动|举行|举办|启幕|开幕|闭幕|落幕|揭幕|收官|拉开[帷序大]幕)(?=[，。；]|$)"
)
"""Behind an activity: it is held, opened or launched, and the clause ends."""
_OWN_NAME = re.compile(r"[”》·—]|(?:19|20)\d\d|第[^，。]{1,4}[届次季]|周年|首[站场届]")
"""In what an activity is called: it is this one and no other."""
_CROWD = re.compile(
    "抗议|示威|罢工|游行|静坐|等活动$|军事|战斗|演习|(?:等|观摩|调研|考察|慰问|走访|督导|检查|视察|巡河|接访)$|^[两多数几]场"
)
_IS_DONE = re.compile(
    r"(?<![将继纷续各])(?:举行|举办)了?(?:首届|首个|大型)?(?:[^，。；“”举]{0,16}“[^”。]{2,40}”[^，。；“”]{0,16}"
    r"|(?!多|各|一系列|系列|丰富|相关|有关|精彩|特色|这|该|此|本|上述|大型|大规模|盛大|隆重|什么|其他)[^，。；“”、等场的]{3,18})$"
)
"""Before an activity: it is held, and this very one."""
_MANY_DO = re.compile(r"各地|各级|各部门|多地|各国|纷纷|相继|陆续|将(?!军)|近?\d+[余多]?[个场项]")
"""In the sentence up to an activity: many hold such, or it is to come."""
_MANY_THERE = re.compile("[^，。；]{0,8}陆续|在[^，。；]{1,20}(?:等国|等地|多地|各地|等国家)")
_HELD_NOW = ("举行", "举行了", "举办", "举办了")
_SHORTEST_ACTIVITY = 6
_NEAR = 60
_SOON = 240
_STUDIED = ("专题学习", "集中学习", "集体学习")
_CONTENT = re.compile("了?(?:习近平|《|“|党的|党中央|中央|中共|全国|国务院|关于|贯彻|领会|[省市县区州]委)")
"""Behind a word for study: what is studied (专题学习《…》), so that it is a verb and names no session."""
_HELD = re.compile(r"召开|举行|出席|参加|举办|主持")
_NUMBERED = re.compile(r"第[^，。]{1,4}[届次]$")
_LONGEST_QUOTED = 48
_LONGEST_LEAD = 3
_IN_PLACE = re.compile(r"在(?:(?!主持|出席|参加|召开|举行|举办|中国$)[^，。；])*$")
_PLACE_AHEAD = 10
"""Before 同: so near stands the 在 of the place where somebody meets those named next."""
_ORDINAL = re.compile(rf"第{NUMERAL}$")
_MEETS_ITSELF = ("机制", "工作组", "委员会", "联委会", "理事会")
"""What meets for the first time, and is told so by the name of its meeting."""
_YEAR_FIRST = re.compile(r"(?:19|20)\d\d年")
_NOT_HELD = ("中心", "室", "厅", "组委会", "委员会", "发言", "方式", "形式", "体育馆", "馆", "场馆", "体育场")
"""What makes a building or a notion of the head noun before it."""
_WORLD = re.compile(r"世界|全球|国际|中国.*(?:产业|质量|技术|科技|品牌).*大会|（[\u4e00-\u9fff]{2,4}）大会$")
"""In the name of a 大会: one for all the world, or a whole trade, to come to."""
_LONGER_WORD = re.compile("[见谈晤同长员场]|商(?![讨议定])")
"""Behind a 会: it begins a word of its own (会见, 会商, 会场)."""
_OF_FORUM = ("年会", "大会")
"""What a forum may call its gathering (世界经济论坛2024年年会)."""
_HONOURED = re.compile(r"(?:纪念|缅怀)(?:[\u4e00-\u9fff]{1,8}、){0,3}[\u4e00-\u9fff]{0,8}$")
_ENDS_NAME = re.compile("(?:大会|论坛|峰会|博览会|交易会|洽谈会|座谈会|仪式|[开闭]幕式|工作会议)$")
_BARE = re.compile(r"(?:大会|会议|全会|论坛|峰会|博览会|展会|年会)(?:第[一二三四]阶段)?")
"""Before a head: the two together (大会开幕式, 全会第一阶段会议) name no occasion, but part of one named elsewhere."""
_HIS_THOUGHT = ("重要论述", "重要讲话精神", "重要指示精神", "重要思想")
"""What a study meeting is about: with the 的 before it a part of the meeting's name."""
_DIRECTIVES = ("部署", "精神", "要求", "讲话", "指示", "批示", "论述", "方针", "政策", "意见")
"""What is carried out beside what a meeting demands (落实…决策部署和某会议要求): no part of the meeting's name."""
_PREPARES = ("工作", "领导小组", "委员会", "组", "会")
_ANNOUNCED = ("班子宣布", "干部宣布", "任职宣布", "任命宣布", "调整宣布")
"""领导班子宣布大会: what is announced, in a meeting's name."""
_VOLUMES = re.compile(r"》(?:第[^，。、》]{1,2}卷、)+$")
_WITH_ISRAEL = frozenset({"巴以", "黎以", "美以", "叙以"})
_NEXT_NAME = re.compile(rf"第{NUMERAL}[届次]|(?:19|20)\d\d年?")
"""Behind a 、: another occasion of the list (出席第六届某大会、第十七届某博览会)."""
_CALLS = "走访慰问活动"
_MAKES = re.compile(r"(?:开展|进行)了?[^，。；：]{0,10}$")
_WHERE_HELD = frozenset({"宣讲", "集中签约"})
_HELD_JUST = re.compile(r"(?:举办|举行)了?[^，。；]{0,20}$")
_WITH_WHOM = re.compile("[组团队厅局委部府]一?行?(?:与|会?同)")
_OF_A_BODY = frozenset("府委局院会")
_SHORTEST_PLACED = 2
_GIVEN = re.compile("^作了?(?=专题|主题|学术|讲座)|.{2,}(?:讲授?|上)了?(?:一[堂场次节])?")
"""Before a lecture: somebody gives it."""
_LISTED = ("领域", "方面", "各界", "界别", "行业", "地区", "部门", "单位", "代表")
_RITES = ("开幕式", "闭幕式", "开闭幕式")
_ITS_THEME = ("主题为", "主题是")
"""Behind a name: its theme, told of the meeting itself (某某论坛主题为“…”，5日在某地开幕)."""
_OPENERS = {"”": "“", "）": "（"}


@dataclass(frozen=True, slots=True)
class OccasionName:
    """A meeting's name in the matching text."""

    start: int
    end: int
    text: str
    head: str
    kind: MeetingKind
    generic: bool
    """Whether it is a bare head noun (``会议``), which refers to a meeting named elsewhere."""
    framed: bool
    """Whether what follows makes it part of another notion (``会议精神``, ``会议室``)."""

    @property
    def session(self) -> int | None:
        """The number in ``第十六次``, where there is one (the last of several)."""
        found = _SESSION.findall(self.text)
        return number(found[-1]) if found else None


def _in_title(scan: Scan, start: int, end: int) -> bool:
    """Whether the stretch is inside a title (部长会议|主席, 室务会|成员)."""
    titles = (scan.title_starting.get(at) for at in range(max(0, start - _LONGEST_LEAD), start + 1))
    return any(t is not None and t.end > end and scan.chars[t.end : t.end + 1] != "团" for t in titles)


class OccasionNames:
    """Finds the names of meetings."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lex = lexicons
        heads = lexicons.meeting_heads
        # 工作调度会议, where the lexicon has 工作调度会 and the shorter 调度会议
        spelt_out = {h + "议": k for h, k in heads.items() if h[-1] == "会" and k is MeetingKind.CONFERENCE}
        self._heads = {**spelt_out, **heads}
        self._matcher = Matcher(
            [
                h
                for h, k in self._heads.items()
                if k not in (MeetingKind.INSPECTION, MeetingKind.VISIT)
                and (k is not MeetingKind.TALKS or _NAMED_TALKS.fullmatch(h) or h.startswith("轮"))
            ]
        )
        self._stops = frozenset(lexicons.words["meeting_stop"])
        self._after_head = re.compile(alternatives(lexicons.words["after_meeting_head"]))

    def find(self, scan: Scan, blocked: Sequence[tuple[int, int]]) -> list[OccasionName]:
        """Meeting names outside the *blocked* spans (persons with their posts, titled works)."""
        chars = scan.chars
        ending = {e: s for s, e in blocked}
        inside = bytearray(len(chars) + 1)
        for s, e in blocked:
            for i in range(s, e):
                inside[i] = 1
        date_ending = {d.end: d for d in scan.dates}
        gaz_ending = {m.end: m.start for m in scan.places}
        institutions = [m for m in scan.places if m.word in self._lex.institutions]
        out: list[OccasionName] = []
        for match in self._matcher.find(chars):
            if inside[match.start] or inside[match.end - 1]:
                continue
            following = chars[match.end : match.end + 1]
            if match.word[0] == "次" and _ORDINAL.search(chars, max(0, match.start - 4), match.start) is None:
                continue  # 两次会晤 names none, 第十六次会晤 does
            if match.word == "启动活动" and chars.endswith(("共同", "一起", "一同", "宣布"), 0, match.start):
                continue
            if match.word.startswith("团拜会") and chars[match.start - 1 : match.start] == "率":
                continue  # 率团|拜会某厅厅长
            bare_activity = match.word == _ACTIVITY and not _is_come_to(chars, match.start, match.end)
            if bare_activity and not _takes_place(scan, match.start, match.end):
                continue
            if match.word in _STUDIED and _CONTENT.match(chars, match.end) is not None:
                continue
            if chars.startswith(_NOT_HELD, match.end) or _in_title(scan, match.start, match.end):
                continue
            if following in ("堂", "员", "旗", "徽", "址", "费", "型") or (
                following and following in "议场务计社展" and not scan.cuts[match.end]
            ):
                continue
            if match.word == _CALLS and _MAKES.search(chars, max(0, match.start - 12), match.start):
                continue  # 某人开展春节走访慰问活动: an inspection
            if match.word in _WHERE_HELD and not _is_what_is_held(chars, match.start, match.end):
                continue
            if match.word.endswith("谈") and following == "判":
                continue  # 条约谈判
            if match.word.endswith("会") and _LONGER_WORD.match(chars, match.end) is not None:
                continue
            around = next((m for m in institutions if m.start <= match.start and match.end <= m.end), None)
            if around is not None and _NUMBERED.search(chars, max(0, around.start - 6), around.start) is None:
                continue
            floor = scan.sentence_of(match.start).start
            start = self._start(scan, match.start, floor, inside, ending, date_ending, gaz_ending)
            if following == "”" and (opened := chars.rfind("“", max(floor, match.end - _LONGEST_QUOTED), start)) >= 0:
                start = (
                    start if "”" in chars[opened:start] else opened + 1
                )  # “学习交流会暨发展高层论坛”: the whole of it
            if chars[start - 1 : start] == "等" and chars.startswith(_BODIES, start) and start + 2 <= match.start:
                start += 2  # 气象、水利等部门|视频会商
            text = chars[start : match.end]
            given = _GIVEN.search(text) if match.word.endswith(("党课", "讲座")) else None
            if given is not None and start + given.end() <= match.start:
                start += given.end()  # 为全镇党员干部上|专题党课
                text = chars[start : match.end]
            if match.word == "会商" and _WITH_WHOM.search(text):
                text, start = match.word, match.start  # 督导组与某厅连夜会商: a verb
            if out and out[-1].end == start and _YEAR_FIRST.match(text):
                text, start = chars[out[-1].start : match.end], out.pop().start
            elif out and out[-1].end >= start < match.start and out[-1].generic and out[-1].text in _RITES:
                start = min(start, out.pop().start)  # 开幕式|筹备工作新闻发布会
                text = chars[start : match.end]
            elif out and out[-1].end == start == match.start and out[-1].head in _STUDIED:
                start = out.pop().start  # 专题学习|讲座
                text = chars[start : match.end]
            elif out and chars.startswith("暨", out[-1].end) and out[-1].start < start <= out[-1].end + 1:
                # 第二次会议暨2019年度学术年会: one occasion, of the kind that is told first
                first = out.pop()
                text = chars[first.start : match.end]
                out.append(OccasionName(first.start, match.end, text, match.word, first.kind, False, False))
                continue
            elif out and out[-1].end > start:
                if out[-1].start >= start:
                    out.pop()
                elif match.word in _RITES and out[-1].end == match.start:
                    start = out.pop().start  # 某某论坛2024年年会|开幕式
                    text = chars[start : match.end]
                else:
                    start = out[-1].end
                    text = chars[start : match.end]
            if match.word in _RITES and start < match.start and _opens_both(out, chars, start):
                start = out.pop().start  # 某博览会和某峰会|开幕式: the opening of both
                text = chars[start : match.end]
            if bare_activity and not _is_one_activity(chars, start, match.start):
                continue
            generic = start == match.start or _BARE.fullmatch(chars, start, match.start) is not None
            framed = self._after_head.match(chars, match.end, match.end + 4) is not None
            framed = framed and not (not generic and chars.startswith(_ITS_THEME, match.end))
            kind = self._kind(text, match.word)
            out.append(OccasionName(start, match.end, text, match.word, kind, generic, framed))
        return out

    def _kind(self, text: str, head: str) -> MeetingKind:
        """The kind of the occasion that *text* names by its *head*; of two in one (甲仪式暨乙报告会) the first tells it,
        unless the second is a forum or a briefing."""
        own = self._heads[head] in (MeetingKind.FORUM, MeetingKind.BRIEFING)
        first = text.partition("暨")[0] if "暨" in text and not own else ""
        told = next((first[i:] for i in range(len(first)) if first[i:] in self._heads), head)
        forum = (told == "大会" and _WORLD.search(first or text)) or (told in _OF_FORUM and "论坛" in text)
        return MeetingKind.FORUM if forum else self._heads[told]

    def _start(
        self,
        scan: Scan,
        head: int,
        floor: int,
        inside: bytearray,
        ending: dict[int, int],
        date_ending: Mapping[int, DateMention],
        gaz_ending: dict[int, int],
    ) -> int:
        chars, cuts = scan.chars, scan.cuts
        at = head
        while at > floor:
            if chars[at - 1] == "》" and (opened := chars.rfind("《", max(floor, at - 40), at)) >= 0:
                if chars.endswith("题为", 0, opened):
                    break  # 主题为《……》2024某某论坛
                at = opened
                continue
            if inside[at - 1] or at in ending:
                named = ending.get(at)
                # 纪念某某诞辰…座谈会: the person honoured is part of the name.
                honoured = _HONOURED.search(chars, max(floor, named - 24), named) if named is not None else None
                at = honoured.start() if honoured is not None else at
                break
            if at in date_ending:
                words = chars[date_ending[at].start : at]
                # 2020年全国…会议: a bare year belongs to the name, a day does not.
                if re.fullmatch(r"(?:19|20)\d\d年", words):
                    at -= len(words)
                    at = gaz_ending.get(at, at)
                    of_year = (
                        chars.startswith("度", at + len(words)) and chars[at - 1] != "暨"
                    )  # 某系统|2023年度党组织书记述职评议会
                    if at > floor and (of_year or chars[at - 1] in _OF_A_BODY or chars[at - 1] == "”"):
                        continue  # 某县人民政府|2026年第1次常务会议, “某某行”|2024年首场活动
                break
            jump = gaz_ending.get(at)
            if jump is not None and jump >= floor and not inside[jump]:
                at = jump
                continue
            organises = chars.startswith("组织", at - 2) and at - 2 in gaz_ending and chars[at - 3] != "党"
            if organises and not chars.startswith("工作", at):
                break  # 某部组织|防汛专题会商
            char = chars[at - 1]
            opener = _OPENERS.get(char)
            if opener is not None:
                opened = chars.rfind(opener, max(floor, at - 40), at)
                if opened < 0 or (char == "）" and (at - opened > 14 or "记者" in chars[opened:at])):
                    break
                at = opened
                continue
            if char == "、" and (volumes := _VOLUMES.search(chars, max(floor, at - 12), at)) is not None:
                at = volumes.start() + 1
                continue
            if char == "、" and _ENDS_NAME.search(chars, max(floor, at - 4), at - 1) is not None:
                break  # 出席世界商人大会、成果交易会开幕式: two occasions
            if char == "、":
                verb = self._held_verb(chars, at, floor, inside)
                if verb is not None and _NEXT_NAME.match(chars, at) is None:
                    at = verb
                break
            if char == " " and (
                chars[at - 2 : at - 1].isdigit() or chars[at : at + 1].isdigit() or chars[at - 2] == "”"
            ):
                at -= 1  # 年产 20 万件, “某某” 系列发布会
                continue
            if char in _HARD or char in "“（ .":
                break
            if self._stopped(chars, cuts, at, floor):
                opening = self._opening_verbs(chars, at, floor, date_ending)
                if opening is None and chars[at - 1] == "等" and chars.startswith(_LISTED, at):
                    opening = self._held_verb(chars, at, floor, inside)  # 召开专家、企业家等领域代表座谈会
                if opening is not None:
                    at = opening
                break
            at -= 1
        if at in ending and chars[at] == "在" and not cuts[at] and head - at not in (0, _SHORTEST_PLACED):
            at += 1  # 某平|在全市…会议上, where the segmenter joins the name to the 在
        while at < head and chars[at] in " 了的":
            at += 1
        return at

    def _opening_verbs(self, chars: str, at: int, floor: int, date_ending: Mapping[int, DateMention]) -> int | None:
        """Where a name begins that opens its clause with verbs of its own (学习贯彻…部署会议5日召开)."""
        begin = at
        while begin > floor and chars[begin - 1] not in _HARD and begin not in date_ending:
            begin -= 1
        for held in _HELD.finditer(chars, begin, at):
            begin = held.end()
        return begin if begin < at and _OPENING.fullmatch(chars[begin:at]) else None

    def _held_verb(self, chars: str, at: int, floor: int, inside: bytearray) -> int | None:
        """Where a name with a list in it begins (召开各民主党派中央、全国工商联…座谈会): behind the verb of the clause."""
        begin = max(chars.rfind(c, floor, at) for c in "，。；：") + 1
        found = None
        for match in _HELD.finditer(chars, max(begin, floor), at):
            found = match.end()
        if found is None or at - found > 30 or any(inside[i] for i in range(found, at)):
            return None
        return found

    def _stopped(self, chars: str, cuts: bytearray, at: int, floor: int) -> bool:
        for length in (4, 3, 2, 1):
            start = at - length
            if start < floor:
                continue
            word = chars[start:at]
            # The segmenter joins 主持会议 into one word and guesses 京举行: verbs of two characters count everywhere.
            if word in self._stops and (length >= 2 or (cuts[start] and cuts[at])):
                if word in ("和", "与", "及") and not _closes_phrase(chars, start):
                    continue
                if word == "同" and _IN_PLACE.search(chars, max(floor, start - _PLACE_AHEAD), start) is None:
                    continue  # 主持中国同某国建交纪念大会; but 在某市|同某博览会…代表
                if word == "首次" and chars.startswith("会议", at) and chars.endswith(_MEETS_ITSELF, 0, start):
                    continue  # 某某磋商机制首次会议
                if word == "宣布" and chars.endswith(_ANNOUNCED, 0, at):
                    continue  # 领导班子宣布大会
                if word == "在" and chars[at : at + 1] == "京":
                    continue  # 召开在京老同志座谈会
                if word == "对" and chars[at : at + 1] in ("台", "外", "口", "港", "日", "美", "欧", "非"):
                    continue  # 对台工作会议
                if word == "的" and (chars[start - 1 : start] == "党" or chars.startswith(_HIS_THOUGHT, at)):
                    continue  # 党的二十大精神研讨班, 关于三农工作的重要论述研讨会
                if word == "向" and chars.startswith("反馈", max(at, chars.rfind("反馈", at, at + 24))):
                    continue  # 某巡视组向某部党组反馈巡视情况会议
                if word in ("筹备", "筹办") and chars.startswith(_PREPARES, at):
                    continue  # 省运会筹备工作推进会, 筹备领导小组会议
                if word.endswith("前") and chars.startswith("方", at):
                    continue  # 前方报道团出征仪式
                if word == "讲" and _ORDINAL.search(chars, max(floor, start - _PLACE_AHEAD), start) is not None:
                    continue  # 第二十讲专题讲座
                if word == "都" and chars[start - 1 : start] == "之":
                    continue  # 世界设计之都大会
                if word == "以" and chars[at - 2 : at] in _WITH_ISRAEL:
                    continue  # 巴以问题公开会
                if word == "共同" and chars.startswith("体", at):
                    continue
                return True
        return False


def _is_what_is_held(chars: str, start: int, end: int) -> bool:
    """Whether a word that is as often a verb (宣讲, 集中签约) closes the clause behind 举办 or 举行."""
    return (
        chars[end : end + 1] in ("，", "。", "；", "")
        and _HELD_JUST.search(chars, max(0, start - 30), start) is not None
    )


def _is_come_to(chars: str, start: int, end: int) -> bool:
    """Whether an activity with a name in quotation marks (“外国使节进校园”活动) is told to be held, and people to come."""
    if chars[start - 1] != "”":
        return False
    before = _IS_HELD.search(chars, max(chars.rfind("。", 0, start), start - _NEAR, 0), start - 1)
    held = before or _IS_HELD.search(chars, end, end + _NEAR)
    return held is not None and _COME_TO.search(chars, end, end + _SOON) is not None


def _takes_place(scan: Scan, start: int, end: int) -> bool:
    """Whether an activity is told to be held or launched, in a sentence that tells a day (“某某行”活动今天启动)."""
    chars, sentence = scan.chars, scan.sentence_of(start)
    held = _TAKES_PLACE.match(chars, end) is not None
    ends = chars[end : end + 1] in ("，", "。", "；", "")
    if not held and not (ends and _IS_DONE.search(chars, sentence.start, start) is not None):
        return False
    if _MANY_DO.search(chars, sentence.start, end) is not None or _MANY_THERE.match(chars, end) is not None:
        return False
    return any(sentence.start <= date.start < sentence.end for date in scan.dates)


def _is_one_activity(chars: str, start: int, head: int) -> bool:
    """Whether ``chars[start:head]`` names one activity: by a name in marks, a year, a number, or at some length."""
    least = 3 if chars.endswith(_HELD_NOW, 0, start) else _SHORTEST_ACTIVITY
    own = head - start >= least or _OWN_NAME.search(chars, start, head) is not None
    return own and _CROWD.search(chars, start, head) is None


def _closes_phrase(chars: str, at: int) -> bool:
    """Whether what stands before a 和 is a complete meeting name, so that the 和 joins two names."""
    return chars[max(0, at - 1) : at] in ("会", "议", "式", "坛", "谈", "”") or chars.endswith(_DIRECTIVES, 0, at)


def _opens_both(found: Sequence[OccasionName], chars: str, start: int) -> bool:
    """Whether the fair named last is joined to another, whose opening's name begins at *start*."""
    last = found[-1] if found else None
    if last is None or last.generic or last.kind is not MeetingKind.FORUM or last.end != start - 1:
        return False
    return chars[last.end] in "和及" and not last.text.endswith(_RITES)
