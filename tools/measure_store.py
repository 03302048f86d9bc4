"""Measure a store: the time and memory of the first build, of adding one day, and of finding nothing new.

    python tools/measure_store.py stories.jsonl.gz [--workers 2]

The stories of the latest day are kept back from the first build and added after it. Times are wall time with
start-up; memory is the largest resident size of the building process, with that of its largest worker.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROBE = """
import resource, sys
from kg.cli import main
try:
    main()
finally:
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(f"memory {own} {worker}", file=sys.stderr)
"""


def build(*arguments: str) -> tuple[float, float, float]:
    """Seconds, megabytes of the process, megabytes of its largest worker."""
    begun = time.perf_counter()
    # The package is started by name, so that workers, which import the main module, can be spawned.
    command = [sys.executable, "-c", PROBE, "build", *arguments, "--quiet"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds = time.perf_counter() - begun
    _, own, worker = done.stderr.strip().splitlines()[-1].split()
    return seconds, int(own) / 1024, int(worker) / 1024


def main() -> None:
    """Run the three builds and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stories", type=Path)
    parser.add_argument("--workers", default="2")
    options = parser.parse_args()
    opened = gzip.open if options.stories.suffix == ".gz" else open
    with opened(options.stories, "rt", encoding="utf-8") as file:
        lines = [line for line in file if line.strip()]
    days = [json.loads(line).get("date") or "" for line in lines]
    latest = max(days)
    with tempfile.TemporaryDirectory() as place:
        store, first, day = (Path(place, name) for name in ("store", "first.jsonl", "day.jsonl"))
        first.write_text(
            "".join(line for line, date in zip(lines, days, strict=True) if date != latest), encoding="utf-8"
        )
        day.write_text(
            "".join(line for line, date in zip(lines, days, strict=True) if date == latest), encoding="utf-8"
        )
        count = days.count(latest)
        runs = (
            (f"first build, {len(lines) - count:,} stories", [str(first), "--workers", options.workers]),
            (f"one day more, {count} stories", [str(day)]),
            ("the same day again, nothing new", [str(day)]),
        )
        for label, arguments in runs:
            seconds, own, worker = build(*arguments, "--store", str(store))
            print(f"{label}: {seconds:.1f} s, {own:,.0f} MB (largest worker {worker:,.0f} MB)")
        size = sum(path.stat().st_size for path in store.rglob("*") if path.is_file())
        print(f"on disk: {size / 1e6:,.0f} MB")


if __name__ == "__main__":
    main()
