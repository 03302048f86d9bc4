"""The quotations that a page shows: each once, inside the sentence around it as far as the graph holds it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.analyse.element import Article, Proof

_SENTENCE_END = re.compile(r"[。！？；\n]")
_LONGEST = 160
"""A quotation longer than this stands alone."""


class Quotations:
    """Numbers the evidence that is shown, in the order asked for."""

    def __init__(self, proofs: Mapping[str, Proof], articles: Mapping[str, Article]) -> None:
        self._proofs = proofs
        self._around = _enclosing(proofs)
        self._known_articles = articles
        self._number: dict[str, int] = {}
        self._article_number: dict[str, int] = {}
        self.proofs: list[dict[str, object]] = []
        self.articles: list[dict[str, str]] = []

    def numbers(self, evidence: Iterable[str]) -> list[int]:
        """The numbers of these pieces of evidence in the page, in the order of the articles and their text."""
        ordered = sorted(evidence, key=lambda each: (self._proofs[each].article, self._proofs[each].start, each))
        return [self._numbered(each) for each in ordered]

    def _numbered(self, evidence: str) -> int:
        if evidence not in self._number:
            self._number[evidence] = len(self.proofs)
            proof = self._proofs[evidence]
            before, after = self._context(evidence)
            self.proofs.append(
                {"article": self._article(proof.article), "before": before, "quote": proof.quote, "after": after}
            )
        return self._number[evidence]

    def _article(self, iri: str) -> int:
        if iri not in self._article_number:
            self._article_number[iri] = len(self.articles)
            known = self._known_articles.get(iri, Article(iri, "", "", "", ""))
            self.articles.append({"title": known.title, "source": known.source, "date": known.date, "url": known.url})
        return self._article_number[iri]

    def _context(self, evidence: str) -> tuple[str, str]:
        """The rest of the sentence before and after, cut from a longer quotation that holds this one."""
        outer = self._around.get(evidence)
        proof = self._proofs[evidence]
        if outer is None or len(proof.quote) > _LONGEST:
            return "", ""
        offset = proof.start - outer.start
        before, after = outer.quote[:offset], outer.quote[offset + len(proof.quote) :]
        ends = [match.end() for match in _SENTENCE_END.finditer(before)]
        close = _SENTENCE_END.search(after)
        whole = _SENTENCE_END.search(proof.quote[-1:])
        return before[ends[-1] if ends else 0 :].lstrip(), "" if whole else after[
            : close.end() if close else len(after)
        ]


def _enclosing(proofs: Mapping[str, Proof]) -> dict[str, Proof]:
    """For each piece of evidence the shortest other one of its article that holds it."""
    by_article: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for iri, proof in proofs.items():
        by_article[proof.article].append((proof.start, -proof.end, iri))
    found: dict[str, Proof] = {}
    for spans in by_article.values():
        open_: list[Proof] = []
        for start, _, iri in sorted(spans):
            proof = proofs[iri]
            open_ = [each for each in open_ if each.end > start]
            around = [each for each in open_ if each.end >= proof.end and len(each.quote) > len(proof.quote)]
            if around:
                found[iri] = min(around, key=lambda each: (len(each.quote), each.start))
            open_.append(proof)
    return found
