"""How many sentences with a trigger word gave no fact, trigger by trigger.

    python tools/coverage.py NEWS.jsonl[.gz] [TRIGGER ...]

Without triggers named, the ones that accuracy is steered by.
"""

from __future__ import annotations

import sys
from collections import Counter

from kg.extract import Extractor
from kg.model import Document
from kg.read import read

STEERED = ("主持", "任命", "免去", "出席", "会见", "强调", "要求")


def main(path: str, triggers: tuple[str, ...]) -> None:
    """Print one line for each trigger."""
    extractor = Extractor()
    sentences: Counter[str] = Counter()
    unread: Counter[str] = Counter()
    documents = 0
    for item in read([path]):
        if not isinstance(item, Document):
            print(item, file=sys.stderr)
            continue
        documents += 1
        facts = extractor.extract(item)
        sentences.update(facts.triggers)
        unread.update(u.trigger for u in facts.unread)
    print(f"{documents} documents")
    for trigger in triggers:
        share = unread[trigger] / sentences[trigger] if sentences[trigger] else 0.0
        print(f"{trigger:8}{sentences[trigger]:8} sentences  {unread[trigger]:7} unread  {share:6.1%}")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    main(sys.argv[1], tuple(sys.argv[2:]) or STEERED)
