"""The reading of one document: its mentions, then what its sentences tell, family by family."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.extract.abstract import PEOPLE, Abstract, Mention, PlaceMention, Report, WorkMention, abstract, layered
from kg.extract.appointments.appointment import Act, AppointmentReader
from kg.extract.evidence import EvidenceMaker
from kg.extract.meetings import MeetingReader
from kg.extract.occasions.occasion import Occasion
from kg.extract.statements.statement import Said, StatementReader
from kg.extract.work import WorkCited, find_works
from kg.lexicon.lexicons import Lexicons
from kg.mention.bodies.found import InstitutionMention
from kg.mention.bodies.institutions import Institutions
from kg.mention.home import Home, find_home
from kg.mention.occasions import OccasionName, OccasionNames
from kg.mention.people.persons import PeopleFinder
from kg.mention.posts.capacity import CapacityReader
from kg.mention.posts.heads_of_state import with_one_head
from kg.mention.posts.titled import Titled
from kg.mention.posts.town_committees import at_committee
from kg.mention.scan import Scan
from kg.model import Party, PostName
from kg.steps import Steps

_DECLARES = re.compile(r"(?:声明|宣言|公报|公告|宣布|达成以下共识)如下：?$")
_TIME_ANEW = re.compile(
    r"(?:同一天|同日|当天|当晚)，|(?:会议?|会见|会谈|仪式|签约|开幕式|座谈会?|调研|活动|论坛|考察)(?:开始|结束)?[前后]，(?=[^。，；]{0,24}(?:Ⓟ|Ⓘ|双方|与会|代表))"
    r"|Ⓓ(?:上午|下午|晚|，[^，。我]{0,20}[ⓅⒾ])"
    r"|[^，。；：“”Ⓟ我]{0,30}Ⓓ(?:在[^，。；“”]{1,16})?(?:召开|举行|举办|开幕|闭幕)"
)
"""At the head of a sentence: what happens besides, told after what somebody says."""
_ATTENDS = re.compile(
    rf"[^，。；“”Ⓟ]{{0,14}}(?>{PEOPLE})(?:，[^，。；“”Ⓟ]{{0,10}}(?>{PEOPLE}))*"
    r"(?:(?:，[^。；Ⓟ“”要]{2,60}?(?:负责同志|负责人|代表|领导|成员))?[^，。；Ⓟ“”]{0,10}?(?:主持|出席|参加|列席|陪同)了?"
    r"(?:Ⓜ|会议|座谈|会见|会谈|会商|仪式|上述活动|活动|调研|考察|检查|慰问|督导|督查|走访|巡河|调度|演练"
    r"|接访|视察|看望|暗访|夜查|签约|学习|(?=。)|(?=，[^，。；“”]{0,10}Ⓟ[^。“”]{0,24}(?:列席|参加|出席|主持)))"
    r"|(?:应邀)?到会(?:指导|听取|祝贺|并|(?=。))|[^，。；Ⓟ“”]{0,10}?参会(?=。)"
    r"|通报(?=[^，。；Ⓟ]{2,20}(?:情况|问题|案例|形势)[，。])"
    r"|(?:在会上)?[就对][^，。；Ⓟ“”]{2,30}提出[^，。；]{0,8}(?<!意见和)要求(?=。)"
    r"|(?:在会上)?就[^，。；Ⓟ“”]{2,30}(?:作|进行)了?(?:具体|工作|详细|专门|专题)?(?:部署|安排|说明|解读|推介|汇报|发言)(?=[，。])"
    r"|等?(?:[一随]同|一起|随团)(?:调研|考察|检查|督导|督查|慰问|走访|视察|看望|参观|接访)?(?=。)"
    r"|(?:等|先后|分别|也|还|则|代表Ⓘ)*+(?:在[^，。；Ⓟ“”在]{1,24})*(?:(?:发言|致辞|讲话)(?=[，。])|谈了|畅所欲言"
    r"|作了?[^，。；Ⓟ“”]{0,8}(?:发言|汇报|报告|表态|介绍|说明|点评|讲解)|(?:汇报|通报)了))"
)
"""How a sentence begins that tells who took part: no part of what somebody says."""
_GROUP_ATTENDS = re.compile(
    r"[^，。；：“”Ⓟ]{4,40}(?:负责人|负责同志|有关同志|代表|成员|单位)(?:在会上|当场|现场|分别|先后|逐一)*"
    r"(?:(?:参加|出席|列席)了?(?:Ⓜ|会议|座谈会?|上述活动|活动|调研|仪式)?(?=。)"
    r"|作了?[^，。；“”]{0,6}(?:发言|汇报|回应|介绍|交流)(?=[，。])|(?:予以|进行)?了?回应(?=[，。]))"
)
_SENT = re.compile("的?(?:特使|(?:特别|个人|全权|私人)代表)、")
_OFFICE_OF = re.compile(
    r"(?P<body>.{3,}?(?:厅|局|署|院|委员会|发改委|大学|学院|公司|集团))(?:党委|党组)?(?:办公室|办公厅|宣传[部处]|新闻[办处])"
)
"""The office of a body as the source: what is told is the body's."""
_GOES_ON = re.compile(
    rf"(?:随后|之后|其间|期间|Ⓓ|上午|下午|，)*(?:{PEOPLE}(?:一行)?|[^，。；“”Ⓟ]{{0,10}}一行)"
    r"(?:还|又|先后|分别|首先|随后|接着|实地|Ⓓ|上午|下午)*+(?:在[^，。；在]{1,24})*"
    r"(?:来到|走进|深入|前往|赴|走访|察看|查看|参观|考察|检查|看望)(?!了解)"
    rf"|(?:(?:随后|之后|其间|期间|[会谈访在][^，。；Ⓟ]{{0,6}}(?:期间|前|后))，{PEOPLE}|{PEOPLE}还)"
    r"(?:还|又|先后|分别|专程)*+(?:在[^，。；在]{1,24})*"
    r"(?:会见|拜会|出席|参加|主持|考察|参观|走访|看望|慰问|(?:到|赴)[^，。；Ⓟ]{1,20}(?:走访|慰问|调研|考察|检查|看望|参观))"
    rf"|在[^，。；：“”Ⓟ我]{{2,30}}，{PEOPLE}(?:一行)?(?:还|又|先后|实地|详细|认真|仔细|亲切)*+"
    r"(?:[与同][^，。；“”Ⓟ]{2,30}?(?:座谈|交流|交谈)|察看|查看|参观|考察|走进|听取|观看|了解|询问|看望|慰问|体验)"
)
"""At the head of a sentence: where somebody went next, told after what he said."""
_PAUSE = re.compile("[，；]")
_LEADS_UP = re.compile("[要将让请把对向为与同由以在]|学习|贯彻|落实|按照|根据|通过|围绕|传达|结合")
"""Before somebody: he is none who is told to take part."""
_NEXT_FROM_FLOOR = re.compile(
    r"；[^；。，Ⓟ“]{0,12}Ⓟ(?:就|围绕|结合|从)[^；。“]{2,80}(?:谈了|提了|提出了?|作了?)[^；。，“]{0,8}"
    r"(?:看法|意见|建议|体会|发言|想法)。"
)
"""Behind what one asks for, the next one speaks (甲希望……；乙就某事谈了看法)."""
_ENDS = re.compile("(?:[^。；：“”要]|(?<=主)要){0,80}。?")
_THEY_SAY = re.compile(r"(?:^|[，；])(?:他们|她们)(?:一致|纷纷|普遍|都|均|也|还|对此)*+(?:表示|认为|说|称|指出|强调)，")
"""Those whom a 他们 means are often told by no name: what they say is no statement, and reports nothing either."""
_SEVERAL_TELL = re.compile(
    r"(?:会上|座谈中|在?Ⓜ上)，[^。：“]{0,60}Ⓟ[^。：]*(?:介绍|通报|汇报)了[^。：]*，[^。：，]{0,10}Ⓟ"
)
"""``会上，甲介绍了…，乙谈了…``: what the first told is no clause of his, and the sentence goes on reporting."""
_OFFICE_SAYS = re.compile("(?:^|[，Ⓓ])[^，。；Ⓟ“”]{0,8}(?:Ⓘ|媒体)[^，。；Ⓟ“”]{0,14}[，：]?$")
_SO_MANY_CAME = re.compile(
    r"^据[^，。；Ⓟ“”]{2,20}(?:介绍|透露|表示)，[^。；Ⓟ：“”要将应]{0,70}(?:出席|参加|参会|参展|参赛)[^。；Ⓟ：“”要将应]{0,16}。?$"
)
"""``据组委会介绍，有来自40个国家的代表参会``: who came, as the text itself reports it."""
_WHO_MET = re.compile(
    rf"(?:[^，。；Ⓟ“”]{{0,8}}，)?{PEOPLE}(?:Ⓓ|上午|下午|分别|还|应约|在[^，。；Ⓟ]{{1,12}})*+"
    rf"(?:(?:再次|首次)?通了?电话|[与同](?:[^，。；Ⓟ“”]{{0,16}}{PEOPLE}){{1,3}}"
    r"[^，。；Ⓟ“”的]{0,12}(?:通了?电话|通话|会谈|会晤|会面)"
    rf"|会见了?[^，。；Ⓟ]{{0,16}}{PEOPLE})(?=[，。])"
)
"""``某国外交部6日发表声明说，外长甲当天与乙通电话``: what an office or the press tells of its leader is news of talks."""
_SIGNED = re.compile(r"发表[^，。；]{0,16}署名文章")
_FIRST_PERSON = re.compile(r"我(?!国|省|市|县|区|们|驻|军)")
_PRESS_WRITES = re.compile(r"(?:播发|刊发|发表)了?[^。；]{0,60}?(?:文章|社论|通讯|述评|综述|评论)")
_ARTICLE_SAYS = ("文章", "社论", "通讯", "述评", "评论", "综述")
"""How a sentence begins that tells what an article of the press says."""
_GREETINGS = 10
"""Within so many sentences of a signed article its author says 我."""
_ANNOUNCES = "宣布"
"""``宣布…的决定，某人主持会议``: what is announced is no clause, and the sentence goes on reporting."""
_HEADLINE_STOP = re.compile(r"[。！？；]")
_HEADLINES_AMONG = 4
_HEADLINE_LENGTH = 60
_SUBHEADING_LENGTH = 40
_GOES_ON_BELOW = ("：", "，", "、")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a document, with offsets of the matching text; facts are made of it."""

    scan: Scan
    evidence: EvidenceMaker
    institutions: Institutions
    titled: Sequence[Titled]
    named: Sequence[InstitutionMention]
    """Institutions told by name outside a person's posts."""
    works: Sequence[WorkCited]
    meeting_names: Sequence[tuple[int, int]]
    """Where names of meetings stand (bare nouns left out)."""
    abstracts: Sequence[Abstract]
    said: Sequence[Said]
    occasions: Sequence[Occasion]
    acts: Sequence[Act]


class Reader:
    """Reads documents; holds no state between them."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lex = lexicons
        self._people = PeopleFinder(lexicons)
        self._names = OccasionNames(lexicons)
        self._statements = StatementReader(lexicons)
        self._meetings = MeetingReader(lexicons)

    def read(self, scan: Scan) -> Steps[Reading]:
        """Read the document of *scan*."""
        yield
        people = self._people.find(scan)
        yield
        home, institutions = self._house(scan)
        capacities = CapacityReader(scan, institutions)
        titled = capacities.read(people)
        yield
        works = find_works(scan, self._lex)
        work_spans = [(w.start, w.end) for w in works]
        named = institutions.find(work_spans, [(p.start, p.end) for p in people], capacities.departments)
        yield
        titled_spans = [(t.start, t.end) for t in titled]
        titled = _with_full_names(titled, named, institutions)
        names = self._names.find(scan, [*titled_spans, *work_spans])
        yield
        evidence = EvidenceMaker(scan)
        abstracts = self._abstracts(scan, evidence, titled, names, named, works)
        yield
        said = self._statements.read(abstracts, scan.chars, _headlines(scan))
        yield
        occasions = self._meetings.read(_reports(abstracts, said), abstracts, home, scan)
        yield
        return Reading(
            scan=scan,
            evidence=evidence,
            institutions=institutions,
            titled=titled,
            named=named,
            works=works,
            meeting_names=[(n.start, n.end) for n in names if not n.generic],
            abstracts=abstracts,
            said=said,
            occasions=occasions,
            acts=[
                replace(
                    a,
                    post=at_committee(
                        PostName(institutions.full.get(a.post.institution, a.post.institution), a.post.title)
                    ),
                )
                for a in AppointmentReader(capacities, scan.published).read(abstracts)
            ],
        )

    def _house(self, scan: Scan) -> tuple[Home, Institutions]:
        """The home of the document, with its source where the text names no institution that speaks."""
        home = find_home(scan)
        institutions = Institutions(scan, home)
        if home.institution is None and scan.source:
            # 四川省市场监管局 as the source: what 局长 or 党组 alone refer to.
            office = _OFFICE_OF.match(scan.source)
            host = institutions.resolve(office["body"] if office is not None else scan.source, 0)
            if host is not None and host not in self._lex.places and institutions.kind(host) != "media":
                home = replace(home, institution=host)
                institutions.home = home
        return home, institutions

    def _abstracts(
        self,
        scan: Scan,
        evidence: EvidenceMaker,
        titled: Sequence[Titled],
        names: Sequence[OccasionName],
        named: Sequence[InstitutionMention],
        works: Sequence[WorkCited],
    ) -> list[Abstract]:
        """Every sentence with its mentions folded; where mentions overlap, the earlier layer wins."""
        lex = self._lex
        work_starts = [w.start for w in works]
        in_names = {k for n in names for k in _within(work_starts, [w.end for w in works], n.start, n.end)}
        persons = sorted((t.start, t.end) for t in titled)
        starts, ends = [s for s, _ in persons], [e for _, e in persons]
        present = _without_senders(titled, scan.chars)
        layers = layered(
            [n for n in names if _within(starts, ends, n.start + 1, n.end)],
            [WorkMention(w.start, w.end, w.title) for k, w in enumerate(works) if k not in in_names],
            present,
            names,
            scan.dates,
            named,
            [
                PlaceMention(m.start, m.end, m.word)
                for m in scan.places
                if m.word not in lex.institutions
                and (m.word in lex.places or m.word in lex.countries or m.word in lex.country_cities)
            ],
        )
        by_sentence: dict[int, list[Mention]] = defaultdict(list)
        for mention in layers:
            by_sentence[evidence.sentence_at(mention.start)].append(mention)
        return [abstract(scan.chars, s, by_sentence.get(i, ())) for i, s in enumerate(scan.sentences)]


def _without_senders(titled: Sequence[Titled], chars: str) -> Sequence[Titled]:
    """Those named, without whom the next one only comes for (国家主席某人特使、某部长某人出席…)."""
    if "特使、" not in chars and "代表、" not in chars:
        return titled
    sends = {a.start for a, b in pairwise(titled) if b.start == a.end + 1 and _SENT.match(chars, a.person.end)}
    return [t for t in titled if t.start not in sends]


def _within(starts: Sequence[int], ends: Sequence[int], start: int, end: int) -> list[int]:
    """The numbers of the spans (in order of their starts) that lie between *start* and *end*."""
    out = []
    for k in range(bisect_left(starts, start), bisect_right(starts, end)):
        if ends[k] <= end:
            out.append(k)
    return out


def _with_full_names(
    titled: Sequence[Titled], named: Sequence[InstitutionMention], institutions: Institutions
) -> list[Titled]:
    """Posts at an institution that the document also names more fully stand at the full name."""
    known = list(dict.fromkeys(m.name for m in named))
    starts = [m.start for m in named]
    full: dict[str, str] = {}
    out: list[Titled] = []
    for t in titled:
        capacities = []
        over = named[bisect_left(starts, t.start) - 1] if starts and starts[0] < t.start else None
        for c in t.capacities:
            name = c.post.institution
            if over is not None and over.end - t.start == len(name) and over.form.endswith(name):
                # 世界工程组织|联合会主席: the name begins before the post was seen to.
                capacities.append(replace(c, post=PostName(over.name, c.post.title)))
                continue
            if name not in full:
                full[name] = institutions.full.get(name) or institutions.full_form(name, known) or name
            post = at_committee(PostName(full[name], c.post.title))
            capacities.append(c if post == c.post else replace(c, post=post))
        told = tuple(capacities)
        out.append(t if told == t.capacities else replace(t, capacities=told))
    return with_one_head(out)


def _headlines(scan: Scan) -> frozenset[int]:
    """The short lines without a full stop above a text, or above an item of it: what they tell is told again below."""
    top = _HEADLINES_AMONG if len(scan.sentences) > _HEADLINES_AMONG else 0
    found: list[int] = []
    for i, s in enumerate(scan.sentences):
        behind = scan.chars[s.end : s.end + 1]
        if s.end - s.start >= _HEADLINE_LENGTH or behind not in ("\n", ""):
            continue
        if _HEADLINE_STOP.search(scan.chars, s.start, s.end) is None and (i < top or _is_subheading(scan, i)):
            found.append(i)
    return frozenset(found)


def _is_subheading(scan: Scan, number: int) -> bool:
    """Whether a line without a full stop stands by itself above a paragraph that has one."""
    s, following = scan.sentences[number], scan.sentences[number + 1 : number + 2]
    alone = scan.chars[s.start - 1 : s.start] in ("\n", "") and s.end - s.start < _SUBHEADING_LENGTH
    return (
        alone
        and not scan.chars.startswith(_GOES_ON_BELOW, s.end - 1)
        and any(_HEADLINE_STOP.search(scan.chars, f.start, f.end) is not None for f in following)
    )


def _is_anew(symbols: str, *, cited: bool) -> bool:
    """Whether a sentence that stands where a statement runs on tells what happened besides; *cited*: of a meeting's
    words, in which somebody's journeys are but cited."""
    return _TIME_ANEW.match(symbols) is not None or (not cited and _GOES_ON.match(symbols) is not None)


def _is_attendance(sentence: Abstract) -> bool:
    """Whether a sentence that stands where a statement runs on tells who took part in the meeting reported."""
    if _GROUP_ATTENDS.match(sentence.symbols) is not None:
        return True
    match = _ATTENDS.match(sentence.symbols)
    mention = sentence.mentions.get(match.end() - 1) if match is not None else None
    return match is not None and (not isinstance(mention, OccasionName) or mention.generic)


def _at_end(sentence: Abstract, until: int) -> int | None:
    """Where the last clause begins, behind what is said from symbol *until* on, that tells who took part (某人强调，要…，副省长某人
    主持会议)."""
    symbols = sentence.symbols
    floor = _NEXT_FROM_FLOOR.search(symbols, until) if "；" in symbols else None
    if floor is not None:
        return floor.start() + 1
    first = next((i for i, t in sentence.persons if i > until and t.start < t.person.start), None)
    if first is None or "“" in symbols[until:]:
        return None
    for pause in _PAUSE.finditer(symbols, until):
        at = pause.end()
        told = _ATTENDS.match(symbols, at) if at <= first else None
        if told is not None and _LEADS_UP.search(symbols, at, first) is None and _ENDS.fullmatch(symbols, told.end()):
            return at
    return None


def _reports(abstracts: Sequence[Abstract], said: Sequence[Said]) -> Iterator[Report]:
    """The sentences that report, each up to where the content of a statement begins."""
    content: dict[int, int] = {}
    inside: dict[int, bool] = {}
    for s in said:
        if s.verb != _ANNOUNCES:
            content[s.sentence] = min(s.content, content.get(s.sentence, s.content))
        for i in range(s.sentence + 1, len(abstracts)):
            if abstracts[i].sentence.start >= s.end:
                break
            inside[i] = s.party is Party.MEETING
    written = article = False
    for i, sentence in enumerate(abstracts):
        if "如下" in sentence.symbols and _DECLARES.search(sentence.symbols) is not None:
            yield Report(i, sentence, sentence.symbols)
            return  # what a declaration says reports nothing
        signed = "署名文章" in sentence.symbols and _SIGNED.search(sentence.symbols) is not None
        if signed and any(_FIRST_PERSON.search(a.symbols) for a in abstracts[i + 1 : i + _GREETINGS]):
            yield Report(i, sentence, sentence.symbols)
            return
        written = written or _PRESS_WRITES.search(sentence.symbols) is not None
        opens = i == 0 or sentence.sentence.paragraph != abstracts[i - 1].sentence.paragraph
        article = written and (sentence.symbols.startswith(_ARTICLE_SAYS) or (article and not opens))
        if article:
            continue  # 文章指出，某人出席了某会议: what the press writes about reports nothing
        if i in content:
            until = bisect_left(sentence.starts, content[i])
            if _SEVERAL_TELL.match(sentence.symbols) is not None and sentence.symbols.endswith("了", 0, until):
                until = len(sentence.symbols)
            if sentence.symbols[:1] == "据" and _SO_MANY_CAME.search(sentence.symbols) is not None:
                until = len(sentence.symbols)
            if _OFFICE_SAYS.search(sentence.symbols, 0, until) is not None:
                met = _WHO_MET.match(sentence.symbols, until)
                until = met.end() if met is not None else until
            yield Report(i, sentence, sentence.symbols[:until])
            ends = _at_end(sentence, until)
            if ends is not None:
                yield Report(i, sentence, "。" * ends + sentence.symbols[ends:])
        elif i not in inside or _is_anew(sentence.symbols, cited=inside[i]) or _is_attendance(sentence):
            they = _THEY_SAY.search(sentence.symbols) if "们" in sentence.symbols else None
            yield Report(i, sentence, sentence.symbols if they is None else sentence.symbols[: they.end()])
