"""Occasions told by their names: ``召开…会议``, ``…仪式举行``."""

from __future__ import annotations

import re

from kg.extract.abstract import Abstract, Report
from kg.extract.kinds.told_held import held_with_words, launched, only_mentioned
from kg.extract.occasions.full_names import host_of, names_of
from kg.extract.occasions.names import ends_in, same_name, unquoted
from kg.extract.occasions.nouns import OPENINGS
from kg.extract.occasions.occasion import SESSIONS, Occasion, Occasions
from kg.mention.bodies.found import InstitutionMention
from kg.mention.occasions import OccasionName
from kg.model import MeetingKind

_HELD_BEFORE = re.compile(
    r"(?:主持召开|召开|举行|举办|召集|出席|见证|参加(?:他所在的|自己所在的)?|主持|列席|组织召开|(?:滚动|联合|继续|连续|再次)组织|套开|承办"
    r"|(?:共同|联合)主办(?!的)|开幕|参与|迎来|宣布|进行(?=(?:了|的)?$))(?:了|的)?"
    r"(?:盛大|隆重|简短|会后|随后|当天|今年的?|年内|简朴|庄严|肃穆|而|、)*的?在?(?:第[^，。；]{1,5}[场次期讲])?"
    r"(?:“|Ⓦ|Ⓘ|Ⓛ在|(?:深入|认真)?(?:学习|宣传|贯彻|落实){1,3}Ⓟ|(?:颁授|授予)“[^”]{1,12}”和|Ⓟ(?:(?:主持|组织|举办)的)?|(?:有关|关于)[^，。；Ⓟ]{1,24}的"
    r"|[^，。；Ⓟ]{1,10}(?:援建|承建|捐建)的"
    r"|[省市县区州旗盟校院局厅]委?(?:党[委组])?(?:理论学习)?中心组)?$"
)
_HELD_AFTER = re.compile(
    r"(?:”)?(?:第[一二三四五六七八九十]+次全体会议|开幕式|闭幕式|闭幕会|暨Ⓜ)?(?:[^，。；ⓅⓂ]{0,40}?|[^。；]{0,160}?，(?:于?Ⓓ|于)[^，。；Ⓟ]{0,30}?"
    r"|[^。；]{0,160}?，在[^，。；ⓅⓂ]{1,24}?(?=(?:胜利)?(?:闭幕|开幕|召开|举行)))"
    r"(?:召开|举行|开幕|闭幕|闭会|举办(?!国|地|方|城市)|结束|启幕|开讲|开班|开营|开课|结业|开馆|上演|拉开帷幕|落幕|落下帷幕|拉开[大序]幕|收官|开启(?![^，。；]))"
)
_ON_A_DAY = re.compile(r"Ⓓ(?:上午|下午|晚上?)?，?$")
_DECIDES = re.compile(r"(?:经?(?:审议|表决|研究|投票|无记名投票|电子表决){1,2}，?)?(?:决定|通过)(?!的)")
"""Behind the number of a meeting on a day: it was held then."""
_TALKS_AFTER = re.compile(r"[^，。；ⓅⓂ]{0,20}?(?:进行|重启)(?=[，。；])")
_UNDER = re.compile("由Ⓟ主持")
_NO_LONGER = re.compile(r"期间|之际|时间|地点|日期|[以之]?[前后]|以来|的第|当天|倒计时|在即")
"""Behind 召开 or 开幕: the meeting only tells the time of something else."""
_HOLDS = ("主持召开", "召开", "举行", "举办", "组织召开")
_TAKES_PART = ("出席", "参加", "主持", "见证")
_BACKGROUND_BEFORE = re.compile(
    r"(?:距离?|贯彻|落实|学习|传达|领会|根据|按照|自|自从|关于|筹备|迎接|围绕|宣传|服务|保障|提请|建议|决定|由|经|将Ⓓ?"
    r"|将于[^，。]{0,20}|在|会同|及|为|(?<!Ⓛ)对(?!台|外|口)|结束|即将[^，。]{0,12}|拟|定于[^，。]{0,20}|参加了|此前[^，。]{0,12}|曾[^，。]{0,20})$"
)
_ATTRIBUTIVE_AFTER = re.compile(
    r"(?:开幕式|闭幕式)?(?:的?(?:新闻|宣传|服务|保障|报道|采访|安保){1,3}(?:工作|任务)?(?=的))?"
    r"(?:(?:并[^，。Ⓟ]{0,40})(?:的(?=[^，。讲致]{0,16}Ⓟ))|的(?!Ⓓ)|期间|精神|以来|之前|之后|前夕|后Ⓟ)"
)
_ITS_MATTERS = re.compile(
    r"精神|的?(?:有关|相关|筹备)?(?:事项|事宜|决定[（，、；。]|议案|议程|通知|日程|名单|选举办法|草案)|各项名单"
)
"""Behind the name of a meeting of which only the spirit is studied or the agenda settled."""
_FUTURE = re.compile(
    r"(?:原定|在即|有望|我们?即?将|(?:为|准备|筹备|迎接|确保)(?:开好|召开|举办)|建议(?:紧急|尽快)?召开|(?:适时|择机|争取|尽早|尽快|早日|今后|下一?阶段|下一?步)(?:举行|召开|举办)"
    r"|(?:同意|商定|约定)[^，。；]{0,8}(?:举行|召开|举办)|继续举行|计划|可能|期待|盼望|关于召开|将于|将在|还将|拟于|定于|即将|将Ⓓ"
    r"|(?<!志)愿(?:意|同|与|在|就)?[^，。；]{0,20}(?:举行|召开|举办)|将(?!军)[^，。；]{0,6}(?:举行|举办|召开|承办|迎来|开幕|启幕|闭幕))"
)
_GREETED = re.compile(r"表示[^，。；]{0,6}祝贺")
_STUDIES = re.compile(r"开展了?[^，。；]{0,30}$")
"""Before 集中学习: a session of it is held."""
_ARRANGES = re.compile(r"(?<!的)(?<!要)(?:组织|开展)(?:开展)?了?(?:“|第[^，。；]{1,3}[场次])?$")
"""Before a name, in a sentence that tells a day: it was held (组织防汛专题视频会商, 开展公众开放日活动)."""
_JOINED = re.compile("，[^。；]{0,30}Ⓟ[^。；]{0,60}?(?:参加|出席|带队|参与|一同|一起)")
"""After an activity (开展巡河活动，县长某人参加)."""
_NOT_THIS = re.compile(
    r"(?:会见|接见|看望)了?(?:出席|参加)[^，。；]{0,10}$|(?:积极|经常|踊跃|主动|长期|坚持|喜欢)参[加与]了?[^，。；Ⓟ]{0,8}$"
    r"|(?:准备|打算)(?:出席|参加)[^，。；Ⓟ]{0,4}$|(?:没有?|并未|未能|未曾|拒绝|无法|不会|不再)(?:出席|参加|在|向)[^，。；Ⓟ]{0,4}$"
    r"|(?:欢迎|期待|期盼)[^，。；]{1,40}(?:出席|参加)(?:[^，。；Ⓟ]{0,4}|在[^，。；Ⓟ]{1,16}举行的)$|派[^，。；]{1,16}(?:出席|参加)$"
    r"|邀请[^，。；]{0,12}(?:总统|总理|首相|主席|领导人|元首|国王|外长|Ⓟ)(?:出席|参加)[^，。；Ⓟ]{0,14}$|"
    r"(?:传达|学习|贯彻|落实)了?[^，。；Ⓟ]{0,20}(?:召开|举行)的[^，。；]{0,16}$|"
    r"(?:多国(?![^，。；Ⓟ]{1,8}在Ⓛ)|多地|各地|多个(?![^，。；Ⓟ]{0,4}国家代表在Ⓛ)|多家)[^，。；Ⓟ]{0,10}(?:举办|举行|召开)$"
    r"|就[^，。；]{0,12}Ⓟ[^，。；举召]{0,16}$|(?:研究|讨论|审议|商议|酝酿)了?(?:决定|关于)?(?:召开|举行|举办)$|是[^，。；]{0,16}(?:召开|举行|举办)的$"
    r"|(?:来华|来京|访华|到访)(?:[^，。；Ⓟ]{0,16}并)?(?:出席|参加)[^，。；Ⓟ]{0,16}$|无论是?[^，。；]{0,8}$"
    r"|(?:祝贺|赞赏|感谢|支持|欢迎|希望)[^，。；]{0,12}(?:举办|召开|举行|主办)$"
    r"|(?:推举|推选|委托|建议|确定|决定由)[^，。；]{0,24}在$|(?:^|，)各[^，。；Ⓟ]{1,8}(?:召开|举行)$"
    r"|为[^，。；Ⓟ]{0,12}(?:出席|参加|召开|开好)$|^(?:热烈|衷心)?祝贺$"
    r"|(?:结束(?:了)?(?:对|出席|参加|主持|举行)|通过(?:[^，。；]{2,24}、)*(?:举行|举办|召开))[^，。；]{0,20}$"
    r"|(?:传达|通报|领会|学习)(?:学习|贯彻)?了?(?:Ⓓ ?)?Ⓟ(?:[、和]Ⓟ)*[^，。；Ⓟ]{0,8}(?:参加|出席|主持|召开|举行)$"
)
"""Before a name: what was held before, or by many in many places."""
_CITED_THERE = re.compile(
    r"(?:上|时|期间)(?:系列)?重要(?:讲话|指示|论述)|(?:相关|有关)情况"
    r"|(?:上|时|期间)?(?:所?(?:发表|作))?的(?:系列)?重要(?:讲话|指示|论述)|上发表(?:的)?重要讲话(?:以来|之后|后|精神)"
)
"""Behind a name: what somebody said there is studied or carried out now."""
_CITES = re.compile(
    r"(?:学习|传达|贯彻|落实|领会|按照|根据|遵循|重温)[^，。；Ⓟ]{0,12}Ⓟ(?:在[^，。；]{1,20})?(?:亲自)?(?:主持召开|出席|主持|参加)[^，。；]*$"
)
_CITED_AFTER = re.compile(r"[时上并][^，。；Ⓜ]{0,12}?(?:讲话|指示|致辞|演讲|贺信|要求|部署|论述|精神)")
"""``学习某人主持召开某座谈会时的重要讲话``: a meeting of another day, of which the words are studied."""
_EARLIER = re.compile(r"(?:此前|在此之前)，")
_FRAME = re.compile("在|值|正值|适逢")
_FRAMES = re.compile("[^。；Ⓓ]{0,30}之际，")
"""Around a name: the meeting only tells when something else was held (在某人出席某会并访问某国之际，某展览…)."""
_AFTERWARDS = re.compile(r"(?:活动)?后(?:，|返回|回到|乘|离开|继续)")
"""Behind the name of what somebody has attended: the text is about what came after."""
_WILL = re.compile(r"Ⓟ还?将(?!于?Ⓓ)")
_PLEDGE = re.compile(r"——?(?:中国|中方|[ⓁⒾ])?将")
"""At the head of a sentence: an item of what a country undertakes to do."""
_ALONGSIDE = re.compile(r"(?:同步|同期|并|同时)")
_REPEATED = re.compile(
    r"(?:连续|曾|都[要会]|每次|每逢|每当|坚持|我们|经常|(?<!第)[\d两三四五六七八九十]次|[多余]次|先后|已经|每年|此前|去年)[^，。；]{0,12}$"
)
_HAILED = re.compile("胜利(?:召开|闭幕|举行)")
"""So a great session is looked back on, unless the day is told."""
_MANY = re.compile(
    r"(?:超过?|近|约|多|数|共)?\d*[多余]?(?:场|个|次|系列|轮)|[一两三四五六七八九十多数几]+轮|[两多数几]次|[多各]种|各类|丰富|[本此这上下往历](?:届|次)|其|这是|这一|该"
)
_SPOKEN_AT = re.compile(
    r"(?:开幕式|闭幕式|开幕会|闭幕会)?上(?:，)?(?:(?:发表|作|致)(?!的)[^，。；的]{0,16}(?:讲话|致辞|演讲|发言|报告|辞)"
    r"|宣布[^，。；的]{0,8}(?:开工|开幕|启动|开赛|开始|竣工|通车)(?=[，。；]|$)"
    r"|(?:发言|讲话|致辞|演讲)(?:时|中)?(?:说|表示|指出|强调|称|，|$))(?!以来)"
)
_ADDRESSES = re.compile(r"发表(?!书面)[^，。；的]{0,10}(?:讲话|致辞|演讲)(?=[，。；]|$)")
"""Behind a meeting that somebody spoke to from afar or at (向某峰会发表视频致辞, 在某论坛发表演讲)."""
_ANSWERS_AT = re.compile(
    r"上，?(?:就[^，。；]{1,24}?)?(?:回答[^，。；]{1,16}?时)?(?:表示|介绍|说|称|指出|强调|回应|宣布|通报|批评|谴责|指责|证实|透露|声称|回答|警告|呼吁)"
)
_SPOKESMAN = re.compile(
    r"(?:Ⓓ，)?(?:Ⓟ|Ⓘ|[^，。；Ⓟ据]{0,12}(?:发言人|负责人|官员|军方|警方|当局|外长))(?:Ⓓ|上午|下午|晚)*在"
    r"(?:[同与][^，。；Ⓟ]{0,16}Ⓟ[^，。；Ⓟ]{0,8}举行的)?"
)
"""Before a briefing: who speaks there (某人11日在…上说)."""
_ELECTS = re.compile(r"(?:补选|选举)(?:Ⓟ(?![^。；]*(?:消息|之际|后，))|产生)")
_DELEGATE_SPEAKS = re.compile(r"上，?[^，。；Ⓟ]{1,12}代表[^，。；]{0,16}发言")
_SO_MANY = re.compile(r"\d[\d.]*[万余多]*(?:期|场|次|班)")
_GAMES = re.compile(r"(?:奥会|运会|运动会)$")
_GAMES_HELD = re.compile(
    r"[^，。；、“ⓅⓂ的]{0,24}?(?:开幕|闭幕|启幕|落幕|落下帷幕|拉开帷幕|拉开[大序]幕|举行)(?!进入|倒计时|式|在即|[了的]|以来|[之前后])"
)
"""Behind the name of Games: they open or close. Who has part in them, hosts or praises them, tells no occasion."""
_PART_OF_FAIR = re.compile(
    r"[^，。；]{0,10}(?:演练|彩排|预演|合练)|(?:火炬|圣火|吉祥物|测试赛|倒计时|门票|筹备|组委会|执委会|志愿者|配套)"
)
_TO_TAKE_PART = re.compile(
    r"(?:赴[^，。；]{0,24}?|将(?!于)[^。；Ⓟ]{0,30}?|乘坐?(?:专机|包机)[^。；Ⓟ]{0,40}?[，并](?:应邀|同时)*)"
    r"(?:出席|参加|主持)(?:了)?(?:[^，。；]{0,24}?举行的)?在?(?:“|Ⓦ|Ⓟ(?:主持的)?)?$"
)
_TOOK_PART = re.compile(r"[^，。；]{0,6}，?并(?:以[^，。；]{1,40}为题)?[^，。；]{0,12}(?:发言|讲话|致辞|演讲|作报告)")
_ABOUT = re.compile(r"(?:就|围绕)[^，。；]*?(?=举行|召开|举办)")
"""What a meeting is about, told before the verb: its 计划 and 可能 are none of the meeting."""
_DONE_THERE = re.compile(r"上，?[^。；Ⓟ]{0,24}?(?:发布|签署|揭晓|公布|启动|首发|亮相)(?!会|了解|的)")
_AT_CEREMONY = re.compile(r"Ⓟ(?:Ⓓ|上午|下午)*出席$")
_AND_TAKES_PART = re.compile(r"并(?:出席|参加|主持)了?$")
_AT_THE_HEAD = re.compile(r"(?:Ⓓ(?:上午|下午|晚上?)?，?)在[^，。；ⓅⓂⓌ]{0,16}")
_ACTS_THERE = re.compile(r"上，[^。；“”]{0,40}Ⓟ")
"""At the head of a text: somebody's part in a meeting of the day (8月10日，在某分析会上，某局局长某人通报…)."""
_LECTURES = re.compile(r"(?:讲授?|上)了?(?:[一1][堂次场])?(?:题为[^，。；]{1,30}的)?[^，。；]{0,12}$")
"""Before a party lecture or a lesson (为全体党员讲授专题党课)."""
_THEN = re.compile(r"(?:后|随后|之后)(?:继续)?(?:召开|举行)$")
_TELLING = 3
_OPENING = 5
"""So many characters alike at the head of two names, and the same noun at their end, in a heading and below it."""
_SPEAKING_HEAD = 4
"""Characters from which a head noun by itself says what kind of occasion it was."""
_BY_NUMBER = re.compile("第[^届]{1,5}次会议|预备会议|主席团(?:第[^届]{1,5}次)?会议")
_MAIN = "主场活动"
"""Part of the name of a day or a week, and by itself the occasion just told."""
_HOLDS_NEXT = re.compile(r"(?:Ⓓ(?:上午|下午|晚)?|今天|继续)*(?:举行|举办|召开)了?“?Ⓜ")
_HELD_BY_NAME = re.compile(r"Ⓜ(?:Ⓓ(?:上午|下午|晚)?|今天|继续)*(?:举行|举办|召开)了?“?$")
_BY_PRESIDIUM = re.compile(
    r"Ⓜ(?P<body>主席团|主席团常务主席)(?:Ⓓ|上午|下午|晚上?|今天|在[^，。；Ⓟ在]{1,20}?)*(?:举行|召开)了?$"
)
"""Before the number of a sitting: whose it is (某会议主席团10日在某会堂举行第四次会议)."""
_RECEPTIONS = ("招待会", "酒会", "团拜会", "联欢会", "游园会", "庙会", "开放日活动")
"""Every embassy has its own."""
_BESIDE = re.compile(r"Ⓜ[、和及]$")
_INNER = re.compile(r"[^，。；Ⓜ]{0,8}Ⓜ")
_ROUND = re.compile(r".*(?:[新下]一|首|第[一二三四五六七八九十\d]+)轮")
_SITTING = re.compile(r"(?:继续)?(?:举行|召开)(?=Ⓜ)")
"""Behind a session: which of its sittings was held (某会议举行第三次全体会议)."""
_CLASS_OPENS = re.compile(
    r"(?:于?Ⓓ|上午|下午|今天|近日|正式|顺利|圆满|在[^，。；ⓅⓂ在]{1,24}?)*(?P<verb>开班|结业|开课|结课)(?=[，。；]|$)"
)
"""Behind a class: that it begins or ends, which is known by the rite too (培训班结业: 结业式)."""
_PLENARY = re.compile(r"(?:第[^届]{1,4}次)?(?:全体会议|分组会议|联组会议)")

_BY_BODY = re.compile(r"(?:Ⓜ|会议|大会|全会)由(?P<who>Ⓘ)主持(?=[，。]|$)|^(?P<body>Ⓘ)主持(?:会议|Ⓜ)(?=。|$)")


_NAMED = "会议名称＋召开"
_CHAIRED_BY_BODY = "会议由某机构主持"


# ── meetings by name ────────────────────────────────────────────────────────────────────────────────────────────


def read_named(book: Occasions, report: Report) -> None:
    """Open an occasion for every meeting name with a verb of holding beside it."""
    if "Ⓜ" not in report.symbols:
        return
    held_here: set[int] = set()
    for i, mention in report.sentence.mentions.items():
        if i >= len(report.symbols) or not isinstance(mention, OccasionName):
            continue
        if mention.framed and not _decides(report, i, mention):
            continue
        if _is_held(book, report, i, mention, held_here):
            held_here.add(i)
            _keep(book, report, i, mention)
    for match in _BY_BODY.finditer(report.symbols):
        body = report.sentence.mentions.get(match.start("who" if match["who"] else "body"))
        for occasion in book.meant("会议", report.index):
            if isinstance(body, InstitutionMention) and body.name not in occasion.hosts:
                occasion.hosts.append(body.name)
            occasion.sentences.append((report.index, _CHAIRED_BY_BODY))


def _is_held(book: Occasions, report: Report, at: int, mention: OccasionName, held_here: set[int]) -> bool:
    """Whether the words around the name at symbol *at* tell that this meeting took place."""
    if mention.generic and mention.head in OPENINGS and book.opened() is not None:
        return False
    before, after = report.symbols[:at], report.symbols[at + 1 :]
    if _CITED_THERE.match(after) or _holds_another(report, at):
        return False
    clause = before[max(before.rfind(c) for c in "，。；：") + 1 :]
    found = _HELD_BEFORE.search(clause)
    verb = found[0] if found is not None else ""
    beside = _BESIDE.search(before)
    if not verb and beside is not None and beside.start() in held_here:
        verb = "举办"
    if not verb and not book.found and mention.head.endswith("学习") and _STUDIES.search(clause):
        verb = "举行"
    meets = mention.kind is MeetingKind.CONFERENCE and not mention.generic
    joined = mention.text != "活动" and mention.head.endswith("活动") and _JOINED.match(after) is not None
    if not verb and (meets or joined) and book.has_day(report) and _ARRANGES.search(clause):
        verb = "举行"
    lecture = mention.head.endswith("课") and "Ⓟ" in before and _LECTURES.search(clause) is not None
    if not verb and lecture and book.has_day(report) and not book.told_in(report.index):
        verb = "举行"
    verb = verb or held_with_words(book, report, at, mention, clause)
    verb = verb or ("举行" if launched(book, report, at, mention) else "")
    held_after = _HELD_AFTER.match(after) or (_TALKS_AFTER.match(after) if mention.kind is MeetingKind.TALKS else None)
    if not verb and _is_spoken_at(book, report, at, mention, clause, after):
        return True
    if held_after is not None and (
        _NO_LONGER.match(after, held_after.end()) or _GREETED.match(after, held_after.end())
    ):
        return False
    if _GAMES.search(mention.text) and not _opens(book, report, verb, after):
        return False
    if book.is_past(report, at) or book.is_ahead(report, at) or _NOT_THIS.search(clause) or _EARLIER.match(before):
        return False
    if _decides(report, at, mention):
        return True
    if _CITED_AFTER.match(after) and _CITES.search(clause):
        return False
    if not mention.generic and _ELECTS.match(after) is not None and book.has_day(report):
        return before.endswith("，") and "Ⓓ" in before
    if verb.startswith(_TAKES_PART[:2]) and _AFTERWARDS.match(after):
        return False
    if mention.text.startswith(("祝贺", "热烈祝贺")) or (verb.startswith(_HOLDS) and after.startswith("是")):
        return False  # 举办这一论坛是…的举措
    if _FRAMES.match(after) is not None and _FRAME.match(clause) is not None:
        return False
    if held_after is not None and _is_held_there(report, at + 1 + held_after.end()):
        return False
    if _SO_MANY.match(after):
        return False
    if _UNDER.match(after) and _is_new(book, mention):
        return True
    if (not verb and held_after is None) or _MANY.match(mention.text) or _PART_OF_FAIR.match(after):
        return False
    if verb.startswith("参与") and not book.has_day(report):
        return False
    if only_mentioned(before, after, verb, mention, dated=book.has_day(report)):
        return False
    if _PLEDGE.match(before) or _ITS_MATTERS.match(after):
        return False
    if _ALONGSIDE.match(clause) and (_FUTURE.search(before[-60:]) or _WILL.search(before)):
        return False
    if _ATTRIBUTIVE_AFTER.match(after) and not verb.startswith(("召开", "举行")):
        return False
    if not verb and _BACKGROUND_BEFORE.search(clause):
        return False
    ahead = held_after is not None and _FUTURE.search(held_after[0])
    if (ahead and not (ahead[0] == "继续举行" and book.has_day(report))) or _FUTURE.search(_ABOUT.sub("", clause)):
        return False
    if _TO_TAKE_PART.search(before) and ("将" in clause or _TOOK_PART.match(after) is None):
        return False
    if mention.generic:
        if not verb.startswith(_HOLDS) and any(n.endswith(mention.text) for o in book.found for n in o.names):
            return False
        told = mention.kind is MeetingKind.BRIEFING or (
            not book.of_kind(*SESSIONS) and _is_reported(mention.text, clause, before)
        )
        opens = not book.found and held_after is not None and _ON_A_DAY.search(before) and len(mention.text) >= _TELLING
        by_verb = verb.startswith(_HOLDS + _TAKES_PART if told else _HOLDS)
        by_verb = by_verb or (verb == "进行" and mention.head.endswith("仪式"))
        if not (by_verb or (not verb and opens)) or mention.kind is MeetingKind.TALKS:
            return False  # but 3月5日，座谈会在某地召开: what the text opens with
    if mention.text in ("会议", "大会") and _THEN.search(clause) and book.called("现场会") + book.called("观摩会"):
        return False  # 观摩结束后召开会议: the meeting told before
    if "我们" in before and not book.has_day(report):
        return False
    if _is_repeated(book, report, clause) or (_HAILED.search(clause + after[:12]) and not book.has_day(report)):
        return False
    return not (_PLENARY.fullmatch(mention.text) and _is_sitting(book, report.sentence, at))


def _is_repeated(book: Occasions, report: Report, clause: str) -> bool:
    """Whether the meeting is one of many; 先后召开 of two on a day told is both of them."""
    found = _REPEATED.search(clause)
    return found is not None and not (found[0].startswith("先后") and book.has_day(report))


def _decides(report: Report, at: int, mention: OccasionName) -> bool:
    """Whether a numbered meeting is told to have decided something on a day (3月5日，某会第三次会议决定)."""
    if mention.session is None or _DECIDES.match(report.symbols, at + 1) is None:
        return False
    return _ON_A_DAY.search(report.symbols, max(at - 5, 0), at) is not None


def _opens(book: Occasions, report: Report, verb: str, after: str) -> bool:
    """Whether Games are told to open or close, on a day or by who declares it."""
    told = _GAMES_HELD.match(after) is not None
    return told and (book.has_day(report) or verb.startswith("宣布"))


def _is_new(book: Occasions, mention: OccasionName) -> bool:
    """Whether what somebody chairs is told nowhere else: a ceremony, or the one meeting of the text (反馈会由某人主持)."""
    if mention.text in OPENINGS and book.of_kind(MeetingKind.FORUM):
        return False  # the opening of the fair just told
    if mention.kind is MeetingKind.CEREMONY:
        return not _is_known(book, mention) and not (mention.text == "仪式" and book.found)
    return not book.found


def _is_known(book: Occasions, mention: OccasionName) -> bool:
    return book.find(mention) is not None or any(ends_in(n, mention.text) for o in book.found for n in o.names)


def _holds_another(report: Report, at: int) -> bool:
    """Whether what the name at symbol *at* stands for only holds what is told next (某会议举行第57次会议, 某博览会举行签约活动)."""
    inner = _HOLDS_NEXT.match(report.symbols, at + 1)
    held = report.sentence.mentions.get(inner.end() - 1) if inner is not None else None
    if not isinstance(held, OccasionName) or held.text in OPENINGS:
        return False
    if _BY_NUMBER.fullmatch(held.text):
        return True
    return held.session is None and (not held.generic and held.kind is MeetingKind.CEREMONY)


def _is_held_there(report: Report, at: int) -> bool:
    """Whether what was held is a briefing named behind the verb (某次大会举行第三场“部长通道”)."""
    inner = _INNER.match(report.symbols, at)
    held = report.sentence.mentions.get(inner.end() - 1) if inner is not None else None
    return isinstance(held, OccasionName) and held.kind is MeetingKind.BRIEFING


def _is_reported(head: str, clause: str, before: str) -> bool:
    """Whether a bare head noun (汇报会, 开幕式) stands for an occasion that the text does not name: people attend it."""
    if len(head) >= _SPEAKING_HEAD or (head == "仪式" and _AT_CEREMONY.search(clause) is not None):
        return True
    if head == "会商" and "Ⓟ" in clause:
        return True
    also = "Ⓟ" in before and _AND_TAKES_PART.search(clause) is not None
    return len(head) == _SPEAKING_HEAD - 1 and ("Ⓟ" in clause or also)


def _is_spoken_at(book: Occasions, report: Report, at: int, mention: OccasionName, clause: str, after: str) -> bool:
    """Whether somebody gives a speech at the meeting (某人在Ⓜ开幕式上发表致辞), and not long ago."""
    bare = mention.generic and bool(book.found)
    told_day = book.has_day(report) and not book.is_ahead(report, at)
    if not mention.generic and clause.endswith("在") and told_day and _DONE_THERE.match(after) is not None:
        return not book.is_past(report, at) and not _NOT_THIS.search(clause) and not _FUTURE.search(clause)
    if _NOT_THIS.search(clause) or book.is_past(report, at):
        return False
    if not bare and told_day and _AT_THE_HEAD.fullmatch(report.symbols, 0, at) and _ACTS_THERE.match(after):
        return True
    if not bare and clause == "在" and _DELEGATE_SPEAKS.match(after) is not None:
        return True
    if mention.kind is MeetingKind.BRIEFING and told_day and _SPOKESMAN.fullmatch(clause):
        return _ANSWERS_AT.match(after) is not None and not (mention.generic and book.meant("发布会", report.index))
    addressed = told_day and clause.endswith(("在", "向")) and _ADDRESSES.match(after) is not None
    spoken = clause.endswith(("在", "出席")) and _SPOKEN_AT.match(after) is not None
    if bare or "Ⓟ" not in clause or not (addressed or spoken):
        return False
    if _REPEATED.search(clause.removesuffix("在")):
        return False
    return book.when(report, at) is None or book.published is not None


def _is_sitting(book: Occasions, sentence: Abstract, at: int) -> bool:
    """Whether a plenary told here is a sitting of the session named before it."""
    before = any(isinstance(sentence.mentions.get(i), OccasionName) for i in range(at))
    return before or bool(book.of_kind(MeetingKind.CONFERENCE))


def _keep(book: Occasions, report: Report, at: int, mention: OccasionName) -> None:
    host = host_of(report, at)
    held = _HELD_BY_NAME.search(report.symbols, 0, at) or _BY_PRESIDIUM.search(report.symbols, 0, at)
    holder = report.sentence.mentions.get(held.start()) if held is not None else None
    body = held.groupdict().get("body", "") if held is not None else ""
    names = names_of(book, mention, host, holder.text + body if isinstance(holder, OccasionName) else None)
    sitting = _SITTING.match(report.symbols, at + 1)
    part = report.sentence.mentions.get(sitting.end()) if sitting is not None else None
    if isinstance(part, OccasionName) and _PLENARY.fullmatch(part.text):
        names += [names[0] + part.text, part.text]
    if host is None and book.tells_again(mention, report, at, _NAMED):
        return
    opens = _CLASS_OPENS.match(report.symbols, at + 1) if mention.head.endswith("班") else None
    if opens is not None:
        names += [f"{names[0]}{opens['verb']}式", f"{opens['verb']}式"]
    for occasion in book.found:
        same = any(same_name(a, b) for a in names for b in occasion.names) and not _is_others(host, names, occasion)
        same = same or (names[0] == _MAIN and any(_MAIN in b for b in occasion.names))
        again = not same and _is_told_again(report.index, mention, host, occasion)
        if same or again or _is_round_of(report.index, names[0], occasion):
            if (report.index, _NAMED) not in occasion.sentences:
                occasion.sentences.append((report.index, _NAMED))
            if book.is_day_of(occasion, report, at):
                occasion.add_places(book.places(report))
            told = [*names, *occasion.names] if again else [*occasion.names, *names]
            occasion.names = list(dict.fromkeys(told))
            if host is not None and not occasion.hosts:
                occasion.hosts.append(host)
            book.date_again(occasion, report, at)
            return
    occasion = book.open(mention.kind, names, report, _NAMED, at)
    if mention.kind is MeetingKind.BRIEFING and _ANSWERS_AT.match(report.symbols, at + 1):
        occasion.places = book.places(report, 0, at)  # what is said there tells no place
    occasion.session = mention.session
    if host is not None:
        occasion.hosts.append(host)


def _is_others(host: str | None, names: list[str], occasion: Occasion) -> bool:
    """Whether the bare name told is that of another body's meeting (甲使馆举办国庆招待会，乙使馆举办国庆招待会)."""
    if host is None or not occasion.hosts or host in occasion.hosts:
        return False
    return names[0].startswith(host) or names[0].endswith(_RECEPTIONS)


def _is_told_again(index: int, mention: OccasionName, host: str | None, occasion: Occasion) -> bool:
    """Whether a heading told only that this body held a 会议 and the next sentence says of what sort (紧急会议)."""
    if occasion.dated or occasion.sentences[-1][0] != index - 1 or mention.kind is not occasion.kind:
        return False
    if host is not None and occasion.hosts and host not in occasion.hosts:
        return False
    if not mention.generic and occasion.names and occasion.names[0].endswith(mention.head):
        return unquoted(mention.text)[:_OPENING] == occasion.names[0][:_OPENING]
    return mention.generic and host is not None and host in occasion.hosts and occasion.names[-1] == "会议"


def _is_round_of(index: int, name: str, occasion: Occasion) -> bool:
    """Whether the talks just told as a new round (新一轮会谈) are told here with their number (第三轮会谈)."""
    if occasion.kind is not MeetingKind.TALKS or max(i for i, _ in occasion.sentences) < index - 1:
        return False
    return bool(occasion.names) and _ROUND.sub("", name) == _ROUND.sub("", occasion.names[0])
