"""Same input, same bytes: whatever the hash seed, the order of the input and the number of workers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SEED = next((ROOT / "seeds").glob("*.txt"))

SHORT = [
    "新华社北京7月27日电 国务院任命李明为财政部副部长；免去王芳的财政部副部长职务。",
    "3月5日，国务院总理李强在北京人民大会堂会见法国总统马克龙。外交部部长王毅参加会见。",
    "会议强调，要做好“六稳”工作，落实“六保”任务，推进《中华人民共和国民法典》实施。",
    "广东省委书记黄坤明、省长王伟中出席会议。会议由省委副书记孟凡利主持。",
]


@pytest.fixture(scope="module")
def records() -> list[str]:
    texts = [SEED.read_text(encoding="utf-8"), *SHORT]
    return [
        json.dumps({"id": f"doc-{number}", "date": "2020-07-28", "text": text}, ensure_ascii=False)
        for number, text in enumerate(texts)
    ]


def built(folder: Path, lines: list[str], *options: str, seed: str = "0", suffix: str = "ttl") -> bytes:
    source = folder / "docs.jsonl"
    source.write_text("\n".join(lines), encoding="utf-8")
    target = folder / f"graph.{suffix}"
    subprocess.run(
        [sys.executable, "-m", "kg", "build", str(source), "-o", str(target), "--quiet", *options],
        check=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": seed},
    )
    return target.read_bytes()


@pytest.mark.parametrize("suffix", ["ttl", "trig"])
def test_bytes_do_not_depend_on_hash_seed_or_input_order(tmp_path: Path, records: list[str], suffix: str) -> None:
    forwards = built(tmp_path, records, seed="0", suffix=suffix)
    backwards = built(tmp_path, records[::-1], seed="4711", suffix=suffix)
    assert len(forwards) > 10_000
    assert forwards == backwards


def test_bytes_do_not_depend_on_workers(tmp_path: Path, records: list[str]) -> None:
    assert built(tmp_path, records, "--workers", "1") == built(tmp_path, records, "--workers", "2", seed="1")


def test_page_does_not_depend_on_hash_seed(tmp_path: Path, records: list[str]) -> None:
    pages = []
    for seed in ("0", "4711"):
        page = tmp_path / f"page-{seed}.html"
        built(tmp_path, records[:1], "--html", str(page), seed=seed)
        pages.append(page.read_bytes())
    assert pages[0] == pages[1]
