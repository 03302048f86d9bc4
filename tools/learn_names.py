"""Learn what names look like from the rules' own sure names: writes kg/lexicon/data/name_odds.tsv.

    python tools/learn_names.py NEWS.jsonl[.gz]

The rules alone read the news twice, without the weights of an earlier run. A name is sure where it is told in three
documents or more, stands between names in a list, or stands behind a title or noun of persons in one piece. What lies
beside sure names, and what the rules reject, is none. An averaged perceptron weighs the signs of both; signs that are
seldom met are left out. The same news and the same rules give the same bytes; the table holds characters, words and
parts of speech, and no text.
"""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg import resources
from kg.lexicon.loading import load
from kg.mention.people.name_lexicon import NameLexicon, is_han
from kg.mention.people.name_odds import NameOdds
from kg.mention.people.name_score import NameScore
from kg.mention.people.persons import PeopleFinder, PersonMention
from kg.mention.scan import Scan, scan
from kg.model import Document
from kg.read import read

Example = tuple[bool, Sequence[str]]
"""Whether a stretch is a name, and its signs."""

_DOCUMENTS, _TIMES, _MET, _ROUNDS = 3, 8, 6, 5
_BESIDE = ((0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (0, 2), (-1, -1))
"""How far the ends of a stretch beside a name lie from those of the name."""
_HEADER = """\
# What signs say of a stretch being a person's name: learnt by tools/learn_names.py from the rules' own sure names in
# {n} news stories; never edited. f, c: of a transliteration, of a Chinese name. 首 末 中: its characters; 长: its length;
# 前 后: the characters before and behind; 左 右: the words there, 性 their part of speech, 断 cut through; 形 余: how the
# segmenter cuts it; 位: what kind of thing stands on both sides; 姓 名 单 音 生: how usual its characters are in names.
# ¶ ␣: white space; 0: any digit.
sign\tweight
"""


class Teacher:
    """Gathers examples from documents, by the rules alone."""

    def __init__(self) -> None:
        self.lexicons = replace(load(), name_odds={})
        self._names = NameLexicon(self.lexicons)
        self._people = PeopleFinder(self.lexicons)
        self._odds = NameOdds(self._names)
        self._used: Counter[str] = Counter()
        self._chance = random.Random(1)

    def names(self, document: Document) -> set[str]:
        """The persons whom the rules find in a document."""
        return {m.name for m in self._people.find(scan(document, self.lexicons))}

    def examples(self, document: Document, documents: Counter[str]) -> Iterator[Example]:
        """Names and other stretches of a document; *documents*: in how many of them a person is told."""
        told = scan(document, self.lexicons)
        evidence = NameScore(told, self._names)
        people = self._people.find(told)
        covered = bytearray(len(told.chars) + 4)
        for m in people:
            covered[m.start : m.end] = b"\1" * (m.end - m.start)
        for m in people:
            often = documents[m.name] >= _DOCUMENTS or self._listed(told, m, people) or self._titled(evidence, m)
            if "·" not in m.form and often and self._used[m.form] < _TIMES:
                self._used[m.form] += 1
                yield True, tuple(self._odds.signs(told, m.start, m.end))
                yield from self._beside(told, m)
        yield from self._rejected(evidence, covered)

    def _listed(self, told: Scan, m: PersonMention, people: Sequence[PersonMention]) -> bool:
        """Whether a name stands between two names of a list."""
        chars = told.chars
        if chars[m.start - 1 : m.start] not in ("、", " ") or chars[m.end : m.end + 1] not in ("、", " "):
            return False
        return any(p.end == m.start - 1 for p in people) and any(p.start == m.end + 1 for p in people)

    def _titled(self, evidence: NameScore, m: PersonMention) -> bool:
        """Whether a title or a noun of persons stands before a name that the segmenter leaves whole."""
        told, left, right = evidence.scan, evidence.left(m.start), evidence.right(m.end)
        if m.foreign:
            usual = all(self.lexicons.transliteration.get(c, 0) > 1 for c in m.form)
            return usual and left >= 2.0 and right >= 1.2 and bool(told.cuts[m.end])
        word = told.word_at.get(m.start)
        if word is None or word.end != m.end or word.tag[:2] != "nr":
            return False
        return left >= 1.5 and right >= (-0.3 if len(m.form) == 3 else 0.6)

    def _beside(self, told: Scan, m: PersonMention) -> Iterator[Example]:
        """Stretches that begin or end a character or two from where a name does."""
        for first, last in _BESIDE:
            start, end = m.start + first, m.end + last
            if start < 0 or not 2 <= end - start <= 10 or not all(is_han(told.chars, at) for at in range(start, end)):
                continue
            form = told.chars[start:end]
            foreign = m.foreign or self._names.form(form) is None
            if m.foreign or not foreign or all(c in self.lexicons.transliteration for c in form):
                yield False, tuple(self._odds.signs(told, start, end))

    def _rejected(self, evidence: NameScore, covered: bytearray) -> Iterator[Example]:
        """Some of the stretches that the rules weigh and reject."""
        told = evidence.scan
        for start in dict.fromkeys(self._people.starts(told)):
            for end in (start + 2, start + 3):
                form = None if any(covered[start:end]) else self._names.form(told.chars[start:end])
                if form is None or len(told.chars) < end:
                    continue
                near = evidence.chinese(start, form, end, evidence.left(start)) > 0.5
                if self._chance.random() < (0.5 if near else 0.06):
                    yield False, tuple(self._odds.signs(told, start, end))
            found = None if covered[start] else self._people.foreign(evidence, start)
            if found is None or any(covered[start : found.end]) or "·" in told.chars[start : found.end]:
                continue
            if self._chance.random() < 0.3:
                yield False, tuple(self._odds.signs(told, start, found.end))


def learn(examples: list[Example]) -> dict[str, int]:
    """The weights of signs by an averaged perceptron; a missed name counts twice."""
    met = Counter(sign for _, signs in examples for sign in signs)
    kept = [(name, [s for s in signs if met[s] >= _MET and s.isprintable()]) for name, signs in examples]
    weights: defaultdict[str, float] = defaultdict(float)
    sums: defaultdict[str, float] = defaultdict(float)
    chance, now = random.Random(3), 0
    for _ in range(_ROUNDS):
        chance.shuffle(kept)
        for name, signs in kept:
            now += 1
            total = sum(weights[s] for s in signs)
            if (total if name else -total) <= 1.0:
                step = 2.0 if name else -1.0
                for s in signs:
                    weights[s] += step
                    sums[s] += step * now
    averaged = {s: round(2 * (w - sums[s] / now)) for s, w in weights.items()}
    return {s: w for s, w in averaged.items() if w}


def main(path: str) -> None:
    """Write the table anew."""
    teacher = Teacher()
    items = list(read([path]))
    documents = [item for item in items if isinstance(item, Document)]
    if len(documents) < len(items) or not documents:
        raise SystemExit(f"{path}: {len(items) - len(documents)} of {len(items)} documents could not be read")
    counts = Counter(name for document in documents for name in teacher.names(document))
    examples = [e for document in documents for e in teacher.examples(document, counts)]
    weights = learn(examples)
    rows = "".join(f"{sign}\t{weights[sign]}\n" for sign in sorted(weights))
    resources.lexicon("name_odds.tsv").write_text(_HEADER.format(n=len(documents)) + rows, encoding="utf-8")
    names = sum(name for name, _ in examples)
    print(f"{names} names, {len(examples) - names} other stretches, {len(weights)} signs", file=sys.stderr)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(sys.argv[1])
