"""Statements: who says what with a verb of saying, and how far what was said runs on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.abstract import Abstract
from kg.extract.statements.narrative import Narration
from kg.extract.statements.saying import ACT_GOES_ON, APPOINTS, NEXT_SENTENCE, content_start, says
from kg.extract.statements.source import (
    FOLK,
    Known,
    Source,
    Speaker,
    bodies_of,
    find_source,
    general_of,
    organ_of,
    subject_of,
)
from kg.lexicon.lexicons import Lexicons, alternatives
from kg.model import Party

_DEMANDS = "提出要求"
"""Before a comma it says nothing (某人就整改提出要求，市委书记某人主持会议), unless a list follows."""
_WILLING = "表示愿"
_OF_BODIES = frozenset({"决定", "部署"})
_LIST_OPENS = re.compile(r"(?:一是|一要|第一|首先|要|1[.、])")
_OWN_TITLES = frozenset({"主席", "总书记", "总理", "委员长", "总统"})
_PAUSES = ("：", "，")
"""At the end of a line: what follows in the next is what is said."""
_TASK_HEAD = re.compile(
    r"(?:[一二三四五六七八九十]+(?:是|要|、(?![一二三四五六七八九十]))|第[一二三四五六七八九十]+|（[一二三四五六七八九十]+）|\d+[.、])"
)
_CHAIRS_IT = re.compile(r"[^。；Ⓟ]{0,20}Ⓟ[^。；Ⓟ]{0,30}主持召开Ⓜ[^。Ⓟ]*[，；](?:会议)?")
"""Before 决定: what the meeting decides is told with who held it (某人主持召开会议，部署…；决定…)."""
_HOPES = re.compile(r"(?:同时|最后)?，?(?:也|还|衷心|真诚|殷切)?希望(?!工程|小学|之光)(?=[^，。；：])")
_OF_STATE = frozenset(
    (
        "中共中央",
        "中共中央政治局",
        "中共中央书记处",
        "中共中央军事委员会",
        "中华人民共和国",
        "国务院",
        "全国人民代表大会常务委员会",
        "中国人民政治协商会议全国委员会",
    )
)
"""Whose leaders' speeches are passed on whole: what they hope for is a sentence of the speech."""
_NEXT_ACT = re.compile("(?:并|还)?决定(?=任命|免去|接受|批准|撤销|补选)")
_ITEM = re.compile(r"(?:任命|免去|接受)?Ⓟ(?:同志)?[^。]{0,6}(?:为|任|的)")
_REPORTED = re.compile(r"(?:^|[，；])(?!据)[^，；]*(?:官员|人士|方面|媒体|发言人|分析|[ⓅⒾ])[^，；]{0,6}称，")
"""Somebody is told to have said by a verb that makes no statement here; what he says of others is none either."""
_AND_HE = re.compile(r"[，；](?:同时|最后|随后)?，?[他她](?:还|也|并|又|同时|进一步|特别)?")
_QUOTED_FIRST = re.compile(
    r"”?(?:[^，。；：“”Ⓟ]{2,20}，)?(?P<who>[\u4e00-\u9fff]{0,8}Ⓟ|[他她](?!们)"
    rf"|(?P<group>{FOLK})(?![\u4e00-\u9fff]{{1,3}}(?:先生|女士|"
    rf"大爷|大妈|大姐|大叔|大娘|阿姨|师傅|某)))[^，。；“”]{{0,12}}?(?P<verb>说|表示|介绍|强调|指出)。"
)
_NEAR = 3
"""So many sentences back the body may be told that 该机构 means."""
_MARKS = re.compile("[“”]")
_LONGEST_QUOTE = 400
_BY_QUOTE = "“……。”某人说"
_NEXT_SPEAKER = re.compile(
    r"；(?P<who>Ⓟ)(?:委员|代表|同志)?(?:代表(?:Ⓟ(?:委员)?|[^；，。“Ⓟ]{1,16}?))?(?:在(?:大会)?发言[中时]|发言时|在会上|也|则)?"
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
        self._narration = Narration(lexicons)
        self._abroad = tuple(country for country in lexicons.countries if not country.startswith("中"))
        self._verb = re.compile(alternatives(acts))
        simple = sorted(set(acts.values()), key=len, reverse=True)
        # The plain verb in 深刻指出, 强调指出 …: the act that the word begins with, else its act.
        self._plain = {word: next((v for v in simple if word.startswith(v)), act) for word, act in acts.items()}

    def read(self, abstracts: Sequence[Abstract], chars: str, skip: frozenset[int]) -> list[Said]:
        """All statements of the document, in order; sentences in *skip* (headlines) are not read."""
        out: list[Said] = []
        speaker: Speaker | None = None
        general = general_of(abstracts)
        officers = self._officers(abstracts) if any(_HOPES.match(a.symbols) for a in abstracts) else frozenset()
        pending: Said | None = None
        paragraph = -1
        for index, sentence in enumerate(abstracts):
            if index in skip:
                continue
            opening = sentence.sentence.paragraph != paragraph
            paragraph = sentence.sentence.paragraph
            announced, pending = pending, None
            if announced is not None and (
                _LIST_OPENS.match(sentence.symbols) or abstracts[announced.sentence].symbols.endswith(_PAUSES)
            ):
                out.append(_listed(announced, self._acts[announced.verb], sentence, index))
                continue
            last = out[-1].sentence if out else None
            inside = (
                not opening
                and last is not None
                and last >= index - 3
                and abstracts[last].sentence.paragraph == paragraph
                and not any(self._narration.narrates(between.symbols) for between in abstracts[last + 1 : index])
            )
            organ = None if opening or not index else organ_of(abstracts[index - 1])
            bodies = _bodies_before(abstracts, index) if "该" in sentence.symbols else ()
            said = self._in_sentence(sentence, index, Known(speaker, general, organ, bodies), inside, chars)
            said = said or _decided_too(sentence, index, out)
            if said is None and inside:
                said = _hoped_too(sentence, index, out[-1], officers)
            speaker = subject_of(sentence, general) or speaker
            if said is None or _quotes(said, out, sentence, index, abstracts, chars):
                continue
            if said.content == NEXT_SENTENCE:
                pending = said
            else:
                out += self._with_next(said, sentence)
            speaker = (said.source, said.party)
        return self._closed(out, abstracts)

    def _closed(self, found: list[Said], abstracts: Sequence[Abstract]) -> list[Said]:
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
            appoints = said.verb == "决定" and APPOINTS.search(abstracts[said.sentence].symbols) is not None
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
                elif self._narration.narrates(following.symbols):
                    break
                end = following.sentence.end
            out.append(said if end == said.end else replace(said, end=end))
        return out

    def _officers(self, abstracts: Sequence[Abstract]) -> frozenset[str]:
        """The persons of whom the text tells a post, but none of the leaders of this state or another."""
        held: set[str] = set()
        leaders: set[str] = set()
        for sentence in abstracts:
            for _, titled in sentence.persons:
                houses = [capacity.post.institution for capacity in titled.capacities]
                if houses:
                    held.add(titled.person.name)
                if titled.person.foreign or any(h in _OF_STATE or h.startswith(self._abroad) for h in houses):
                    leaders.add(titled.person.name)
        return frozenset(held - leaders)

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
                content = content_start(self._plain[verb[0]], symbols[verb.end() :])
                if content is not None and content >= 0 and says(self._plain[verb[0]], "", symbols[verb.end() :]):
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
        party = Party.PERSON
        if told["group"] is not None:
            source, party = (
                chars[sentence.text_start(told.start("who")) : sentence.text_start(told.end("who"))],
                Party.GROUP,
            )
        elif people:
            source = people[0].person.name
        elif known.speaker is not None and known.speaker[1] is Party.PERSON:
            source = known.speaker[0]
        else:
            return None
        if opens < 0 or "\n" in chars[opens:start]:
            return None
        verb = told["verb"]
        return Said(source, party, verb, self._acts[verb], start, opens + 1, start, _BY_QUOTE, index)

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
            if not says(verb, before, after) or _ASKS in before:
                continue
            content = content_start(verb, after)
            demands = match[0] == _DEMANDS and after[:1] == "，"
            if content is None or (demands and not ACT_GOES_ON.match(after, 1)):
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
            begin = NEXT_SENTENCE if content == NEXT_SENTENCE else sentence.text_start(end + content)
            if begin >= stop - 2:
                continue
            act = self._acts[match[0]]
            return Said(source.name, source.party, verb, act, start, begin, stop, source.rule, index)
        return None


def _bodies_before(abstracts: Sequence[Abstract], index: int) -> Sequence[str]:
    """The institutions of the last sentence before *index* in its paragraph that names any."""
    paragraph = abstracts[index].sentence.paragraph
    for earlier in reversed(abstracts[max(0, index - _NEAR) : index]):
        if earlier.sentence.paragraph != paragraph:
            break
        if bodies := bodies_of(earlier):
            return bodies
    return ()


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


def _hoped_too(sentence: Abstract, index: int, last: Said, officers: frozenset[str]) -> Said | None:
    """``某局长说，……。希望双方……。``: what one of *officers* asks of his hearers at the end of what he says."""
    told = _HOPES.match(sentence.symbols)
    if told is None or last.party is not Party.PERSON or last.source not in officers:
        return None
    start, stop = sentence.sentence.start, sentence.sentence.end
    content = sentence.text_start(told.end())
    return replace(
        last, verb="希望", act="希望", start=start, content=content, end=stop, rule="某人说，……。希望……", sentence=index
    )


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
