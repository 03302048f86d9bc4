"""Measure extraction beside jieba.lcut on the same text, and the steps that follow it.

    python tools/measure_speed.py NEWS.jsonl.gz [--documents 400]

The two take turns on as many documents as a build reads together, so that whatever else the machine does slows both;
what counts is the CPU time of this one process. Both are warm before the clock starts: dictionaries loaded, first documents read, a first graph built.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable
from itertools import islice
from tempfile import TemporaryDirectory

import jieba

from kg.extract import Extractor
from kg.memory import seldom_collected
from kg.model import Document
from kg.pipeline import CHUNK, Graph
from kg.read import read

WARM = 60


def documents(path: str, count: int) -> list[Document]:
    """The first *count* documents of a file."""
    return list(islice((item for item in read([path]) if isinstance(item, Document)), count))


def segmenter() -> jieba.Tokenizer:
    """jieba with its dictionary loaded, and a cache file of its own."""
    tokenizer = jieba.Tokenizer()
    with TemporaryDirectory() as folder:
        tokenizer.tmp_dir = folder
        tokenizer.initialize()
    return tokenizer


def total(texts: Iterable[Document]) -> int:
    """The characters of several documents."""
    return sum(len(document.text) for document in texts)


def triples(graph: Graph) -> int:
    """How many triples the graph has, which makes them all."""
    return sum(len(held) for _, held in graph.graphs())


@seldom_collected()
def main() -> None:
    """Take turns, then build the graph, and print a line for each step."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("news")
    parser.add_argument("--documents", type=int, default=400)
    options = parser.parse_args()
    known = documents(options.news, WARM + options.documents)
    warm, told = known[:WARM], known[WARM:]
    tokenizer, extractor, clock = segmenter(), Extractor(), time.process_time
    for document in warm:
        tokenizer.lcut(document.text)
    triples(Graph(extractor.extract_all(warm)))
    cutting = reading = 0.0
    batches = []
    for at in range(0, len(told), CHUNK):
        part = told[at : at + CHUNK]
        begun = clock()
        for document in part:
            tokenizer.lcut(document.text)
        cut = clock()
        batches += extractor.extract_all(part)
        cutting += cut - begun
        reading += clock() - cut
    begun = clock()
    graph = Graph(batches)
    resolved = clock()
    lines = triples(graph)
    made = clock()
    characters = total(told)
    for label, seconds in (
        ("jieba.lcut", cutting),
        ("extraction", reading),
        ("extraction to graph", reading + made - begun),
    ):
        print(f"{label}: {seconds:.2f} s, {characters / seconds:,.0f} characters a second, {cutting / seconds:.2f}")
    print(f"of which resolution {resolved - begun:.2f} s, {lines:,} triples {made - resolved:.2f} s")
    print(f"{len(told)} documents, {characters:,} characters")


if __name__ == "__main__":
    main()
