"""Sentences that hold a trigger word of a family of facts and gave no fact of it.

A trigger counts where somebody whom the graph can name does, or has done, what it says (``trigger_use``). Left out, by
the wording alone and whether or not the sentence was read, are

- headlines and sub-headings (short lines without a full stop): the text below tells them again;
- nominal uses (``的要求``, ``环保要求``, ``出席率``) and attributes (``出席会议的代表``);
- what is only to come, may be, or was not done (``将出席``, ``可能要求``, ``不再要求``);
- what a text says or asks (``《意见》强调``, ``通知要求``; also in the sentence behind the one that told of its
  publication): the guidelines of the genre give no statement there;
- what crowds without a name demand (``抗议者要求``, ``罢工，要求加薪``), and passives (``被要求撤离``): nobody is named;
- appointments of nobody by name (``任命20名部长``, ``新总理任命之前``), talks and meetings told as habits
  (``多次会见``, ``出席历次峰会``), and feelings without a matter (``表示祝贺``).

A sentence is read if it gave an act, an occasion, a part in one or a statement; triggers of posts, tasks, targets and
documents are satisfied by a fact of their own family as well.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import accumulate

from kg.extract.reading import Reading
from kg.extract.trigger_use import TriggerUses
from kg.lexicon.lexicons import Lexicons
from kg.lexicon.matcher import Match, Matcher
from kg.mention.scan import Scan
from kg.model import Citation, Fact, Holding, Target, Task, Unread
from kg.text.units import Sentence

_HEADLINE_LENGTH = 40
_STOP = re.compile(r"[。！？；!?…]")

_COMPOUND_TAGS = frozenset(("n", "b", "vn", "an", "j", "l", "m", "r"))
_WHO_DEMANDS = (
    *"者方人组会员院局委部家厅办队军国们界派党署市省县校行司",
    *(
        "部门",
        "政府",
        "企业",
        "总统",
        "首相",
        "总理",
        "议长",
        "媒体",
        "公司",
        "机构",
        "当局",
        "联盟",
        "大家",
        "会议",
        "双方",
    ),
)
_FAMILIES: Mapping[type[Fact], str] = {Holding: "holding", Task: "task", Target: "target", Citation: "citation"}
_NAMES = tuple("ⓅⓂⒾⓁ")


class UnreadFinder:
    """Counts trigger words, and lists the sentences with one that no rule has read."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._families = lexicons.triggers
        self._triggers = Matcher(lexicons.triggers)
        self._uses = TriggerUses(lexicons)

    def _is_noun(self, reading: Reading, at: int) -> bool:
        """Whether a 要求 is the head of a compound (环保要求, 办赛要求): a noun that names nobody stands before it."""
        word = reading.scan.word_over(at)
        if word is None or word.end != at or len(word.text) < 2:
            return False
        return word.tag in _COMPOUND_TAGS and not word.text.endswith(_WHO_DEMANDS)

    def _in_sentences(self, reading: Reading) -> Mapping[int, Sequence[Match]]:
        """The triggers in each sentence, by its number; found at once, since a search takes long to begin."""
        symbols = [sentence.symbols for sentence in reading.abstracts]
        ends = list(accumulate(len(told) + 1 for told in symbols))
        found: dict[int, list[Match]] = defaultdict(list)
        number = 0
        for trigger, start, end in self._triggers.find("\n".join(symbols)):
            while start >= ends[number]:
                number += 1
            begin = ends[number] - len(symbols[number]) - 1
            found[number].append(Match(trigger, start - begin, end - begin))
        return found

    def find(self, reading: Reading, facts: Sequence[Fact]) -> tuple[list[Unread], dict[str, int]]:
        """The unread sentences, one entry for each trigger, and how many sentences hold each trigger."""
        document, text = reading.scan.document, reading.scan.text
        read, of_family = _read(reading), _read_by_family(reading, facts)
        triggers = self._in_sentences(reading)
        counts: dict[str, int] = defaultdict(int)
        out: list[Unread] = []
        previous = ""
        for number, sentence in enumerate(reading.abstracts):
            symbols = sentence.symbols
            if _is_headline(reading.scan, sentence.sentence):
                continue
            used: set[str] = set()
            for trigger, start, end in triggers.get(number, ()):
                if trigger in used or not self._uses.is_verb(symbols, start, end, previous):
                    continue
                family = self._families[trigger]
                if family == "statement" and self._uses.is_of_text(symbols, start, end):
                    used.add(trigger)
                    continue
                named = symbols[start - 1 : start] in _NAMES
                if trigger == "要求" and not named and self._is_noun(reading, sentence.text_start(start)):
                    continue
                used.add(trigger)
                counts[trigger] += 1
                if number not in read and number not in of_family[family]:
                    span = text.span(sentence.sentence.start, sentence.sentence.end)
                    quote = document.text[span.start : span.end]
                    out.append(Unread(document.id, trigger, span.start, span.end, quote))
            previous = symbols
        return out, dict(counts)


def _is_headline(scan: Scan, sentence: Sentence) -> bool:
    """Whether a sentence is a short line of its own without a stop, with more text below it."""
    start, end = sentence.start, sentence.end
    alone = scan.chars[start - 1 : start] in ("\n", "") and scan.chars[end : end + 1] == "\n"
    return alone and end - start < _HEADLINE_LENGTH and _STOP.search(scan.chars, start, end) is None


def _read_by_family(reading: Reading, facts: Sequence[Fact]) -> Mapping[str, set[int]]:
    """The numbers of the sentences that gave a fact of the families that only their own triggers ask for."""
    text = reading.scan.text
    starts = [text.span(s.start, s.end).start for s in reading.scan.sentences]
    read: dict[str, set[int]] = defaultdict(set)
    for fact in facts:
        family = _FAMILIES.get(type(fact))
        if family is not None:
            read[family].update(bisect_right(starts, evidence.start) - 1 for evidence in fact.evidence)
    return read


def _read(reading: Reading) -> set[int]:
    """The numbers of the sentences that gave an act, an occasion, a part in one or a statement."""
    read = {act.sentence for act in reading.acts}
    for occasion in reading.occasions:
        read |= occasion.told_in()
    starts = [s.start for s in reading.scan.sentences]
    for said in reading.said:
        read.add(said.sentence)
        number = bisect_left(starts, said.start)
        while number < len(starts) and reading.scan.sentences[number].end <= said.end:
            read.add(number)
            number += 1
    return read
