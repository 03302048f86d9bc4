"""What only the reference implementation of jieba offers: ranking keywords, and a cut to check the fast one by.

Importing it and loading its dictionary takes seconds, so both happen at the first call and a build never pays.
"""

from __future__ import annotations

from functools import lru_cache
from tempfile import gettempdir
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import jieba


@lru_cache(maxsize=1)
def _reference() -> jieba.Tokenizer:
    import jieba

    # An own tokenizer: the module-level one is shared by everybody, and so is its cache file.
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = gettempdir()
    tokenizer.cache_file = "huabiao-jieba.cache"
    return tokenizer


def reference_words(text: str) -> list[str]:
    """The cut of ``kg.text.segment.words`` by the reference implementation, slower by far."""
    return list(_reference().cut(text))


def keywords(text: str, limit: int = 20) -> list[tuple[str, float]]:
    """The *limit* most telling nouns of *text* by TextRank (``jieba.analyse``), with their weights."""
    import jieba.analyse

    ranker = jieba.analyse.TextRank()
    ranker.tokenizer = jieba.posseg.POSTokenizer(_reference())
    return [
        (str(word), float(weight))
        for word, weight in ranker.textrank(text, topK=limit, withWeight=True, allowPOS=("n", "nz", "vn", "nt", "l"))
    ]
