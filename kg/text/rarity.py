"""How rare a word is, by the table of inverse document frequencies that jieba ships."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from importlib.util import find_spec
from itertools import accumulate
from pathlib import Path


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, str], float]:
    """Word → frequency as written, and the median: read straight, since importing ``jieba.analyse`` takes a second."""
    package = find_spec("jieba")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("jieba is not installed; install it with: pip install jieba")
    cells = Path(package.origin).with_name("analyse").joinpath("idf.txt").read_text(encoding="utf-8").split()
    table = dict(zip(cells[::2], cells[1::2], strict=True))
    # Few values occur, each very often: only those are turned into numbers and sorted.
    counts = sorted((float(value), count) for value, count in Counter(table.values()).items())
    middle = len(table) // 2
    reached = accumulate(count for _, count in counts)
    return table, next(value for (value, _), upto in zip(counts, reached, strict=True) if upto > middle)


@lru_cache(maxsize=65536)
def rarity(word: str) -> float:
    """The inverse document frequency of *word* in jieba's reference corpus; the median for a word that is not in it."""
    table, median = _table()
    return float(table.get(word, median))
