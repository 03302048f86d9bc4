"""Wire copies: the same text under two ids, or with trivial changes to its lead, its tail and its punctuation.

A text's *signature* is small and can be kept; its *band keys* are what to look it up by: two texts that are near
copies share one of sixteen with near certainty (Jaccard 0.9: all but one pair in ten thousand; 0.5: one pair in
sixteen). Documents that share a key are candidates, :func:`is_copy` decides of two, and :func:`groups` joins what hangs
together. Nothing here depends on the order of the documents.

Year after year the same notice differs from the last by nothing but its numbers. So the numbers of one text must all
be in the other, Chinese ones too, and the days of publication may lie a week apart at most.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from itertools import combinations
from struct import iter_unpack, pack

from rensa import RMinHash

from kg.model import Span

ALIKE = 0.9
"""Jaccard similarity of two texts' shingles, as estimated, from which on they are one text."""
SHORTEST = 100
"""Characters, marks not counted: weather and market lines of one form are shorter, and no copies."""
APART = 7
"""Days between the publication of copies, at most."""
_SHINGLE = 5
_VALUES = 128
_ROWS = 8
_SEED = 1
_WORD = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0002fa1fA-Za-z0-9]+")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?|[〇零○一二三四五六七八九十百千万亿两]+")
_LEAD = re.compile(r"\s*+[^。！？\n]{0,40}?(?:电|讯|消息)(?:\s*+[（(][^（）()\n]{1,60}[）)]|[：:\s])")
"""``新华社海州7月26日电（记者 王小明）``, ``本报讯 ``: who sends it, and not what it says."""
_TAIL = re.compile(r"(?:\s*[（(【\[][^（）()【】\[\]\n]{1,60}[）)】\]]|\n[^。！？\n]{1,30})\s*$")
"""``（完）``, ``（责任编辑：王小明）``, and a last line that is no sentence."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What is kept of a text to tell whether another one is the same."""

    length: int
    """Characters of the text proper, marks not counted."""
    exact: str
    """Hash of these characters."""
    values: tuple[int, ...]
    """MinHash of their shingles; empty for a text too short to be compared."""
    numbers: tuple[str, ...]
    """The numbers in it as written, each as often as it stands there, sorted."""

    def pack(self) -> str:
        """One line that :meth:`unpack` reads again."""
        return " ".join((str(self.length), self.exact, _bytes(self.values).hex() or "-", *self.numbers))

    @staticmethod
    def unpack(line: str) -> Signature:
        """The signature that :meth:`pack` wrote. Raises ``ValueError`` where the line is none."""
        length, exact, packed, *numbers = line.split(" ")
        values = (value for (value,) in iter_unpack("<I", bytes.fromhex(packed.removeprefix("-"))))
        return Signature(int(length), exact, tuple(values), tuple(numbers))


@dataclass(frozen=True, slots=True)
class Published:
    """A document as far as copying goes."""

    doc: str
    day: date | None
    signature: Signature


@dataclass(frozen=True, slots=True)
class Copies:
    """Documents of one text."""

    original: str
    """The earliest; of several of one day, and of those without a day, the first by its identifier."""
    copies: tuple[str, ...]
    """The other documents, sorted."""


def signature(text: str, aside: Iterable[Span] = ()) -> Signature:
    """The signature of *text* without the spans *aside* (leads, captions and tails, where they are known).

    A wire lead and a closing note are left out without being told of. Text in traditional script must be converted
    before, to be compared with simplified text.
    """
    proper = _proper(_without(text, aside))
    plain = "".join(_WORD.findall(proper))
    exact = blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    if len(plain) < SHORTEST:
        return Signature(len(plain), exact, (), ())
    # As they stand: each value is the least of all hashes, which neither order nor repetition changes.
    shingles = [plain[at : at + _SHINGLE] for at in range(len(plain) - _SHINGLE + 1)]
    # One text at a time: rensa's call for many sets starts threads, which cost several times the work.
    values = RMinHash(num_perm=_VALUES, seed=_SEED)
    values.update(shingles)
    return Signature(len(plain), exact, tuple(values.digest()), tuple(sorted(_NUMBER.findall(proper))))


def band_keys(told: Signature) -> tuple[str, ...]:
    """Short strings of which copies share at least one; none for a text too short to be compared."""
    return tuple(_band_key(number, values) for number, values in _bands(told))


def is_copy(one: Signature, other: Signature) -> bool:
    """Whether the two texts are the same but for trivial changes."""
    if not one.values or not other.values:
        return False
    if one.exact == other.exact:
        return True
    equal = sum(a == b for a, b in zip(one.values, other.values, strict=True))
    fewer, more = sorted((Counter(one.numbers), Counter(other.numbers)), key=Counter.total)
    return equal >= ALIKE * _VALUES and fewer <= more


def same_text(one: str, other: str) -> bool:
    """The same of two texts."""
    return is_copy(signature(one), signature(other))


def days_near(one: date | None, other: date | None) -> bool:
    """Whether two days of publication are near enough for a copy; a day not known is near any."""
    return one is None or other is None or abs((one - other).days) <= APART


def related(one: Published, other: Published) -> bool:
    """Whether one of the two documents copies the other."""
    return days_near(one.day, other.day) and is_copy(one.signature, other.signature)


def groups(documents: Iterable[Published]) -> tuple[Copies, ...]:
    """Documents joined by :func:`related`, directly or by way of others; those that stand alone are left out."""
    known = sorted(documents, key=lambda document: document.doc)
    shelves: dict[tuple[int, tuple[int, ...]], list[int]] = defaultdict(list)
    for index, document in enumerate(known):
        for band in _bands(document.signature):
            shelves[band].append(index)
    pairs = {pair for shelf in shelves.values() for pair in combinations(shelf, 2)}
    edges = [(i, j) for i, j in pairs if related(known[i], known[j])]
    if not edges:
        return ()
    import networkx  # takes a quarter of a second, which documents without copies need not wait for

    components = networkx.connected_components(networkx.Graph(edges))
    found = (copies_of([known[i] for i in sorted(component)]) for component in components)
    return tuple(sorted(found, key=lambda copies: copies.original))


def copies_of(members: Sequence[Published]) -> Copies:
    """What documents that hang together come to."""
    first = min(members, key=lambda document: (document.day or date.max, document.doc))
    return Copies(first.doc, tuple(sorted(document.doc for document in members if document is not first)))


def _bands(told: Signature) -> Iterator[tuple[int, tuple[int, ...]]]:
    """The bands of a signature, numbered."""
    for number, at in enumerate(range(0, len(told.values), _ROWS)):
        yield number, told.values[at : at + _ROWS]


def _band_key(number: int, values: Sequence[int]) -> str:
    return f"{RMinHash.ALGORITHM_VERSION}{number:02}{blake2b(_bytes(values), digest_size=6).hexdigest()}"


def _bytes(values: Sequence[int]) -> bytes:
    return pack(f"<{len(values)}I", *values)


def _without(text: str, aside: Iterable[Span]) -> str:
    parts, at = [], 0
    for start, end in sorted(aside):
        parts.append(text[at : max(at, start)])
        at = max(at, end)
    return "\n".join((*parts, text[at:]))


def _proper(text: str) -> str:
    lead = _LEAD.match(text)
    text = text[lead.end() :] if lead else text
    while (tail := _TAIL.search(text)) is not None and tail.start() > 0:
        text = text[: tail.start()]
    return text
