"""The seed gives the very bytes of ``tests/golden/seed.ttl``, and they are sound for every reader.

A change that is meant to change them is shown, reviewed and accepted with one line::

    python -m kg build seeds -o tests/golden/seed.ttl --quiet
"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import rdflib

import kg
from kg.validate import validate

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden" / "seed.ttl"


def test_the_seed_gives_the_golden_bytes(tmp_path: Path) -> None:
    made = tmp_path / "seed.ttl"
    kg.build(ROOT / "seeds").write(made)
    was, now = (path.read_text(encoding="utf-8").splitlines() for path in (GOLDEN, made))
    gone, new = sorted(set(was) - set(now)), sorted(set(now) - set(was))
    assert (gone, new) == ([], []), "the graph of the seed has changed; see the head of this file"
    assert made.read_bytes() == GOLDEN.read_bytes()


def test_both_readers_find_the_same_triples_and_no_blank_node() -> None:
    ours = {quad.triple for quad in ox.parse(path=str(GOLDEN), format=ox.RdfFormat.TURTLE)}
    theirs = rdflib.Graph().parse(GOLDEN)
    again = theirs.serialize(format="nt", encoding="utf-8")
    assert len(ours) > 500
    assert {quad.triple for quad in ox.parse(again, format=ox.RdfFormat.N_TRIPLES)} == ours
    assert not any(isinstance(term, rdflib.BNode) for triple in theirs for term in triple)


def test_the_seed_is_sound() -> None:
    store = ox.Store()
    store.bulk_load(path=str(GOLDEN), format=ox.RdfFormat.TURTLE)
    assert validate(store) == []
