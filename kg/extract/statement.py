"""Statements: who says what with a verb of saying, and how far what was said runs on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.abstract import Abstract
from kg.extract.source import Known, Source, Speaker, find_source, general_of, organ_of, subject_of
from kg.lexicon.lexicons import Lexicons, alternatives
from kg.model import Party

_NOUN_LEFT = re.compile(
    r"(?:决策|战略|的|和|与|、|按照|按|根据|据|贯彻|落实|达到|符合|满足|工作|任务|目标|有关|明确|具体|总|总体|质量|标准|新|高|更高|严格"
    r"|作出|做出|作了?|应"
    r"|听取|所|重要|通过了?|依照|本|该|这一|此|安全|强烈|充满|带来|一切|可|无法|可以|能|不|没有|自己|难以|未|将|拟|可能|预计会|拒绝|来|响应[\u4e00-\u9fff]{0,6})$"
)
_NOUN_RIGHT = re.compile(r"(?:的|是|和|、|者|性|书|权|。|；|）|”|下|，并|得到|后|于|到位)")
_NO_CONTENT = {
    "表示": re.compile(
        r"(?:(?:诚挚|亲切|热烈|衷心|崇高|深切|由衷|强烈|高度|坚决|感兴趣|满意|极大|最|热|真诚|良好|充分|完全|热情)*的?"
        r"(?:慰问|祝贺|感谢|欢迎|敬意|问候|哀悼|谴责|赞赏|同情|支持|反对|肯定|理解|祝愿|关切|满意|歉意))"
    ),
    "宣布": re.compile(
        r"(?:了|[^，。：；]{0,8}名单[。，]|(?:开工|开幕|闭幕|启动|开赛|竣工|通车)[。，]|[^，。：；]{1,40}(?:决定。|命令[。，])|名单|任命|决定|Ⓜ?(?:的)?名单)"
    ),
    "重申": re.compile(r"了[^，。：；“]{1,24}的(?:立场|主张)[。，]"),
    "提出": re.compile(r"(?:了?(?:议案|建议|意见|问题|批评|质疑|申请|异议|诉讼|抗议|交涉|上诉|辞呈))(?![，：])"),
    "决定": re.compile(r"(?:了|性|着|因素|作用|草案|如下$)"),
    "介绍": re.compile(r"(?:了|情况|Ⓦ|相关|有关|工作)"),
    "部署": re.compile(
        r"(?:了|安排|会|工作|下|实施|落实|要求|推进|推动|开展|下一|Ⓓ?[^，。；、]{0,6}(?:工作|任务)[。，])"
    ),
    "要求": re.compile(r"(?:真务实|同存异|新求变|了|很|较|不|，?(?:加强|全面)?贯彻$)"),
    "说": re.compile(r"(?:明|法|服|到|起|出|是|话|了|过|得|成|唱|教|理|好|清|不)"),
    "希望": re.compile(r"(?:之|工程|小学|的|田野|所在|和|与)"),
    "认为": re.compile(r"(?:的|是)"),
}
_HEARS = re.compile(r"(?:听取|根据)[^，。；：]*$|据$")
"""Before 介绍: what somebody hears others tell (听取企业情况介绍，详细了解……)."""
_NO_ACT = {
    "部署": re.compile(r"(?:贯彻|落实|按照|根据)[^，。；]{0,24}$"),
    "决定": re.compile(r"(?:任务|议程|议题|事项)(?:[^，。；]{0,6})(?:是|有|包括|为)：?[^。]*$"),
    "提出": re.compile(r"(?:今年|明年|日)是[^，。；]{0,12}$"),
}
"""Before a verb of saying: what makes of it a noun, an item of an agenda, or what is remembered."""
_WILLING = "表示愿"
_NEEDS_PAUSE = frozenset({"介绍", "提出", "部署", "说"})
_OF_BODIES = frozenset({"决定", "部署"})
_ACT_NOUN = re.compile(
    r"(?:了)?(?:以下|如下)?(?:[一二两三四五六七八九十几]|\d+)?(?:点|个|项|方面|条)?(?:具体|明确|重要|几)?[\u4e00-\u9fff]{0,6}?"
    r"(?:要求|建议|主张|倡议|意见|希望|看法|任务|举措|措施|目标)(?P<end>[，：。])"
)
_ACT_GOES_ON = re.compile(r"要(?!求)|一要|一是|希望|必须")
_PAUSE = re.compile(r"(?:并[\u4e00-\u9fff]{2})?了?[，：]?(?:“(?![^”。！？]{1,16}”[^，。；！？]))?")
_DEMANDS = re.compile(r"(?:要|将|力争|到|加快|全面|进一步)")
_LIST_OPENS = re.compile(r"(?:一是|一要|第一|首先|要|1[.、])")
_OWN_TITLES = frozenset({"主席", "总书记", "总理", "委员长", "总统"})
_TASK_HEAD = re.compile(
    r"(?:[一二三四五六七八九十]+(?:是|要)|第[一二三四五六七八九十]+|（[一二三四五六七八九十]+）|\d+[.、])"
)
_NARRATIVE = re.compile(
    r"(?:会议|Ⓜ|仪式|活动)(?:分别|共同)*由[^。；]{0,20}Ⓟ[^。；Ⓟ]{0,6}主持。"
    r"|Ⓟ[^。]{0,30}(?:主持|出席|参加|列席|陪同)(?:了)?(?:上述|有关|相关|[上下]午的)?(?:Ⓜ|会议|会见|会谈|活动|调研|座谈)(?:并[^。]{0,12})?。"
    r"|^Ⓟ(?:主持|出席|列席)了?(?:Ⓜ|会议)，"
    r"|^[^，。；“”Ⓟ]{0,8}Ⓟ(?:[、，和]Ⓟ)*等?(?:一同|共同)?(?:参加|出席|陪同|在座)。"
    r"|(?:会谈|会见|会晤|仪式)(?:结束)?后，"
    r"|(?:^|，)(?:[ⒾⓁ][、和及]?)+[^，。；“Ⓟ要将应]{0,16}?(?:汇报了|(?<!工)作了?[^，。的]{0,6}(?:发言|推介)[。，])"
    r"|Ⓟ[^。]{0,60}作了?[^。]{0,30}(?:讲话|报告|汇报|说明|发言|表态|介绍|点评|辅导|解读)。"
    r"|Ⓟ(?:[、和]Ⓟ)*等?(?:代表[^，。；]{2,20}|先后|分别|依次|在[^，。；在]{1,16})*(?:发言|致辞)。"
    r"|Ⓟ(?:[、和]Ⓟ)*等?(?:分别|先后|就[^，。；]{2,40}|围绕[^，。；]{2,40}|结合[^，。；]{2,20}|对[^，。；]{2,40}|在[^，。；在]{1,16})*"
    r"(?:汇报了|通报了|介绍了|宣读了|传达了|谈了|进行了?(?:总结|部署|安排|点评|解读))[^，。；]{0,40}。"
    r"|(?:会议|Ⓜ)(?:还)?(?:听取|审议|通过|研究了|传达|宣读)|(?:参加|出席|列席|陪同)(?:会议|会见|上述活动|调研|检查|考察|慰问|督导)。?$"
)
_GROUP_ATTENDS = re.compile(
    r"(?![^，。；]{0,12}(?<!主)要)[^。；“”]{0,120}(?:负责同志|负责人|代表|领导|成员|干部|人员|专家|委员|[司处科所院校园局厅市县区州镇]）?长|书记|主任"
    r"|单位|部门|企业|机构|协会|同志|学者|师生|学生|教师|职工|员工|官员|使节|参赞|志愿者|群众|党员|媒体|记者|[ⒾⓁ])"
    r"(?:(?![要应须将请])[^，。；“”]){0,14}?(?:参加|出席|列席|陪同|旁听|参会|收听收看|收看)了?"
    r"(?:Ⓜ|会议|座谈会?|会见|会谈|仪式|上述活动|活动|调研|考察|检查|督导)?(?:，各[^，。]{2,40}设分会场)?。?"
    r"|(?:会上|Ⓜ上)，[^。；“”Ⓟ]{2,80}?(?<!工)作了?[^，。；]{0,8}(?:发言|汇报|介绍|说明|点评)。?"
    r"|(?![^。]*(?:(?<!主)要|将|希望|必须))[^。；“”，Ⓟ]{2,80}?(?:负责同志|负责人|代表|成员|书记|[检厅局市州县区镇乡]长)"
    r"(?:分别|先后|围绕[^，。；]{1,20}|结合[^，。；]{1,12})*作了?[^，。；]{0,6}(?:发言|汇报|推介|点评)。?"
)
"""A whole sentence that tells which groups were there, or spoke: no part of what somebody says."""
_CHAIRS_IT = re.compile(r"[^。；Ⓟ]{0,20}Ⓟ[^。；Ⓟ]{0,30}主持召开Ⓜ[^。Ⓟ]*[，；](?:会议)?")
"""Before 决定: what the meeting decides is told with who held it (某人主持召开会议，部署…；决定…)."""
_APPOINTS = re.compile(r"(?:任命|免去|批准任命|接受)[^，。；Ⓟ]{0,8}：$")
"""Behind 决定: what was decided is told line by line below."""
_NEXT_ACT = re.compile("(?:并|还)?决定(?=任命|免去|接受|批准|撤销|补选)")
_ITEM = re.compile(r"(?:任命|免去|接受)?Ⓟ(?:同志)?[^。]{0,6}(?:为|任|的)")
_NARRATES = re.compile("[ⓅⓂⒾⓁ会仪参出列陪旁作]")
"""Without one of these a sentence neither narrates nor tells who was there."""
_NEXT_SENTENCE = -1
_OF_HIMSELF = re.compile(r"我(?![国省市县区州军党院校部局司驻])")
"""Before what somebody did: it is he who speaks that tells it."""
_REPORTED = re.compile(r"(?:^|[，；])(?!据)[^，；]*(?:官员|人士|方面|媒体|发言人|Ⓟ)[^，；]{0,6}称，")
"""Somebody is told to have said by a verb that makes no statement here; what he says of others is none either."""
_AND_HE = re.compile(r"[，；](?:同时|最后|随后)?，?[他她](?:还|也|并|又|同时|进一步|特别)?")
_QUOTED_FIRST = re.compile(r"”?(?P<who>[\u4e00-\u9fff]{0,8}Ⓟ|[他她])[^，。；“]{0,12}?(?P<verb>说|表示|介绍)。")
_MARKS = re.compile("[“”]")
_LONGEST_QUOTE = 400
_BY_QUOTE = "“……。”某人说"
_NEXT_SPEAKER = re.compile(
    r"；(?P<who>Ⓟ)(?:委员|代表|同志)?(?:代表(?:Ⓟ(?:委员)?|[^；，。“Ⓟ]{2,16}?))?(?:在(?:大会)?发言[中时]|发言时|在会上|也|则)?"
    r"(?=说|表示|指出|认为|强调|提出|希望|介绍|要求)"
)
_NEXT_SAYS = "……；某人＋言说动词"
_AND_HE_SAYS = "……，他＋言说动词"


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as read: offsets of the matching text."""

    source: str
    party: Party
    verb: str
    act: str
    start: int
    """Where its sentence begins."""
    content: int
    end: int
    rule: str
    sentence: int
    """Index of the sentence that introduces it."""


_ASKS = "问："
"""Behind this mark stands what a reporter puts to somebody, not what those named in it say."""


class StatementReader:
    """Finds statements sentence by sentence, remembering who spoke last; holds no state between documents."""

    def __init__(self, lexicons: Lexicons) -> None:
        acts = {v: a for v, a in lexicons.speech_verbs.items() if a and v[0] != "据" and v[:2] not in ("另据", "本报")}
        self._acts = acts
        self._verb = re.compile(alternatives(acts))
        simple = sorted(set(acts.values()), key=len, reverse=True)
        # The plain verb in 深刻指出, 强调指出 …: the act that the word begins with, else its act.
        self._plain = {word: next((v for v in simple if word.startswith(v)), act) for word, act in acts.items()}

    def read(self, abstracts: Sequence[Abstract], chars: str, skip: frozenset[int]) -> list[Said]:
        """All statements of the document, in order; sentences in *skip* (headlines) are not read."""
        out: list[Said] = []
        speaker: Speaker | None = None
        general = general_of(abstracts)
        pending: Said | None = None
        paragraph = -1
        for index, sentence in enumerate(abstracts):
            if index in skip:
                continue
            opening = sentence.sentence.paragraph != paragraph
            paragraph = sentence.sentence.paragraph
            announced, pending = pending, None
            if announced is not None and _LIST_OPENS.match(sentence.symbols):
                out.append(_listed(announced, self._acts[announced.verb], sentence, index))
                continue
            last = out[-1].sentence if out else None
            inside = (
                not opening
                and last is not None
                and last >= index - 3
                and abstracts[last].sentence.paragraph == paragraph
                and not any(_narrates(between.symbols) for between in abstracts[last + 1 : index])
            )
            organ = None if opening or not index else organ_of(abstracts[index - 1])
            said = self._in_sentence(sentence, index, Known(speaker, general, organ), inside, chars)
            said = said or _decided_too(sentence, index, out)
            speaker = subject_of(sentence, general) or speaker
            if said is None or _quotes(said, out, sentence, index, abstracts, chars):
                continue
            if said.content == _NEXT_SENTENCE:
                pending = said
            else:
                out += self._with_next(said, sentence)
            speaker = (said.source, said.party)
        return _closed(out, abstracts)

    def _with_next(self, said: Said, sentence: Abstract) -> list[Said]:
        """A statement, and the next one that its sentence tells of the same speaker (……，他强调……)."""
        symbols = sentence.symbols
        more = self._next_speakers(said, sentence)
        if more:
            return [replace(said, end=more[0].start), *more]
        told = _AND_HE.search(symbols) if said.party is Party.PERSON and said.rule != _BY_QUOTE else None
        while told is not None:
            verb = self._verb.match(symbols, told.end())
            start = sentence.text_start(told.start())
            if verb is not None and start > said.content and not _quoted(symbols)[told.start()]:
                content = _content(self._plain[verb[0]], symbols[verb.end() :])
                if content is not None and content >= 0 and _says(self._plain[verb[0]], "", symbols[verb.end() :]):
                    begin = sentence.text_start(verb.end() + content)
                    act = self._acts[verb[0]]
                    plain = self._plain[verb[0]]
                    return [
                        replace(said, end=start),
                        replace(said, verb=plain, act=act, content=begin, rule=_AND_HE_SAYS),
                    ]
            told = _AND_HE.search(symbols, told.end())
        return [said]

    def _next_speakers(self, said: Said, sentence: Abstract) -> list[Said]:
        """Those who speak next in the same sentence, each behind a semicolon (甲委员说，……；乙委员在发言中说，……)."""
        symbols = sentence.symbols
        if said.party is not Party.PERSON or "；" not in symbols:
            return []
        out: list[Said] = []
        for told in _NEXT_SPEAKER.finditer(symbols):
            verb = self._verb.match(symbols, told.end())
            at = sentence.text_start(told.start())
            if verb is None or at <= said.content or symbols[verb.end() : verb.end() + 1] not in ("，", "："):
                continue
            name = sentence.people(*told.span("who"))[0].person.name
            plain, act = self._plain[verb[0]], self._acts[verb[0]]
            content = sentence.text_start(verb.end() + 1)
            if content < sentence.sentence.end - 2:
                told_by = replace(said, source=name, verb=plain, act=act, start=at, content=content, rule=_NEXT_SAYS)
                out.append(told_by)
        ends = [*(s.start for s in out[1:]), sentence.sentence.end]
        return [replace(s, end=ends[i]) for i, s in enumerate(out)]

    def _quoted_first(self, sentence: Abstract, index: int, known: Known, chars: str) -> Said | None:
        """``“……。”某人说。``: who says what stands in quotation marks before him."""
        told = _QUOTED_FIRST.match(sentence.symbols)
        if told is None:
            return None
        start = sentence.sentence.start
        opens = chars.rfind("“", max(0, start - _LONGEST_QUOTE), start)
        people = sentence.people(0, told.end("who"))
        if people:
            source = people[0].person.name
        elif known.speaker is not None and known.speaker[1] is Party.PERSON:
            source = known.speaker[0]
        else:
            return None
        if opens < 0 or "\n" in chars[opens:start]:
            return None
        verb = told["verb"]
        return Said(source, Party.PERSON, verb, self._acts[verb], start, opens + 1, start, _BY_QUOTE, index)

    def _in_sentence(self, sentence: Abstract, index: int, known: Known, inside: bool, chars: str) -> Said | None:
        """The first statement of a sentence."""
        symbols = sentence.symbols
        if symbols.startswith("”") or chars.endswith("”", 0, sentence.sentence.start):
            first = self._quoted_first(sentence, index, known, chars)
            if first is not None:
                return first
        quoted: bytearray | None = None
        for match in self._verb.finditer(symbols):
            at, end = match.span()
            quoted = _quoted(symbols) if quoted is None else quoted
            if quoted[at]:
                continue
            verb = self._plain[match[0]]
            before, after = symbols[:at], symbols[end:]
            if not _says(verb, before, after) or _ASKS in before:
                continue
            content = _content(verb, after)
            if content is None:
                continue
            source = find_source(sentence, before, after, verb, known, inside=inside, chars=chars)
            if source is None or (source.party is Party.PERSON and before.endswith("纷纷")):
                continue
            if source.party is Party.GROUP and _REPORTED.search(before):
                continue
            if verb in _OF_BODIES and source.party is Party.PERSON and not before.endswith(("会上", "要求")):
                if verb != "决定" or _CHAIRS_IT.fullmatch(before) is None:
                    continue
                source = Source("会议", Party.MEETING, "主持召开会议，决定")
            start, stop = sentence.sentence.start, sentence.sentence.end
            if match[0].startswith(_WILLING):
                end, content = at + len(verb), 0  # 表示|愿同对方合作
            begin = _NEXT_SENTENCE if content == _NEXT_SENTENCE else sentence.text_start(end + content)
            if begin >= stop - 2:
                continue
            act = self._acts[match[0]]
            return Said(source.name, source.party, verb, act, start, begin, stop, source.rule, index)
        return None


def _listed(announced: Said, act: str, sentence: Abstract, index: int) -> Said:
    """``提出要求。一要……``: the statement whose content is the sentence after the one that announced it."""
    stretch = sentence.sentence
    return replace(
        announced,
        act=act,
        content=stretch.start,
        end=stretch.end,
        rule="提出要求。一要……",
        sentence=index,
    )


def _decided_too(sentence: Abstract, index: int, before: Sequence[Said]) -> Said | None:
    """``会议决定任命某人为…。决定免去某人…。``: the next decision of those who decided in the sentence before."""
    told = _NEXT_ACT.match(sentence.symbols)
    last = before[-1] if before else None
    if told is None or last is None or last.verb != "决定" or last.sentence != index - 1:
        return None
    start, stop = sentence.sentence.start, sentence.sentence.end
    content = sentence.text_start(told.end())
    return replace(last, start=start, content=content, end=stop, rule="决定……。决定……", sentence=index)


def _quotes(
    said: Said, before: Sequence[Said], sentence: Abstract, index: int, abstracts: Sequence[Abstract], chars: str
) -> bool:
    """Whether a speaker only cites a higher one, whom he calls by his title (习近平主席强调), inside his own speech."""
    if not before or said.party is not Party.PERSON or before[-1].party is not Party.PERSON:
        return False
    last = before[-1]
    if last.source == said.source or abstracts[last.sentence].sentence.paragraph != sentence.sentence.paragraph:
        return False
    first = next((t for _, t in sentence.persons if t.person.name == said.source), None)
    if first is None or index <= last.sentence:
        return False
    return chars[first.person.end : first.end] in _OWN_TITLES


def _says(verb: str, before: str, after: str) -> bool:
    if _NOUN_LEFT.search(before) or _NOUN_RIGHT.match(after):
        return False
    if (verb == "介绍" and _HEARS.search(before)) or (verb == "部署" and before.endswith("研究")):
        return False
    if verb in _NO_ACT and _NO_ACT[verb].search(before):
        return False
    empty = _NO_CONTENT.get(verb)
    return not (empty is not None and empty.match(after))


def _content(verb: str, after: str) -> int | None:
    """Where the content begins behind the verb; ``None``: it has none that the statement could be."""
    noun = _ACT_NOUN.match(after) if verb == "提出" else None
    if noun is not None:
        if noun["end"] == "，" and not _ACT_GOES_ON.match(after, noun.end()):
            return None
        return _NEXT_SENTENCE if noun["end"] == "。" else noun.end()
    if verb == "决定" and _APPOINTS.match(after):
        return 0
    if verb == "部署" and after[:1] == "“":
        return None  # 部署“七下八上”关键期工作
    if verb in _NEEDS_PAUSE and after[:1] not in ("，", "：", "“"):
        return 0 if verb == "提出" and _DEMANDS.match(after) else None
    pause = _PAUSE.match(after)
    length = pause.end() if pause else 0
    return length if len(after) - length >= 4 else None


def _closed(found: list[Said], abstracts: Sequence[Abstract]) -> list[Said]:
    """Let each statement run on to the sentence before the next one in its paragraph."""
    out: list[Said] = []
    starts = {s.sentence for s in found}
    for number, said in enumerate(found):
        end = said.end
        if said.rule == _BY_QUOTE or (number + 1 < len(found) and found[number + 1].sentence == said.sentence):
            out.append(said)
            continue
        paragraph = abstracts[said.sentence].sentence.paragraph
        listing = -1
        appoints = said.verb == "决定" and _APPOINTS.search(abstracts[said.sentence].symbols) is not None
        for i in range(said.sentence + 1, len(abstracts)):
            following = abstracts[i]
            if i in starts or (said.verb == "宣布" and _TASK_HEAD.match(following.symbols) is None):
                break  # what is announced is told in one sentence, or in numbered ones
            if following.sentence.paragraph != paragraph:
                # The items of 一是…六是… may stand in paragraphs of their own.
                if _TASK_HEAD.match(following.symbols) or (appoints and _ITEM.match(following.symbols)):
                    listing = following.sentence.paragraph
                elif following.sentence.paragraph != listing:
                    break
            elif _narrates(following.symbols):
                break
            end = following.sentence.end
        out.append(said if end == said.end else replace(said, end=end))
    return out


def _narrates(symbols: str) -> bool:
    """Whether a sentence behind a statement reports what happened, and is none of what was said."""
    if _NARRATES.search(symbols) is None:
        return False
    told = _NARRATIVE.search(symbols)
    own = told is None or _OF_HIMSELF.search(symbols, 0, told.start()) is None
    return (told is not None and own) or _GROUP_ATTENDS.fullmatch(symbols) is not None


def _quoted(text: str) -> bytearray:
    """1 at every symbol inside “…”."""
    out = bytearray(len(text) + 1)
    if "“" not in text:
        return out
    depth = begin = 0
    for mark in _MARKS.finditer(text):
        at = mark.start()
        if depth:
            out[begin:at] = b"\1" * (at - begin)
        depth = depth + 1 if mark[0] == "“" else max(0, depth - 1)
        begin = at
    if depth:
        out[begin : len(text)] = b"\1" * (len(text) - begin)
    return out
