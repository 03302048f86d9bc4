"""Encodings told apart: whole texts, scraps of a few characters, and pages that declare theirs."""

from __future__ import annotations

from pathlib import Path

import opencc
import pytest
from case_tables import cases
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Document
from kg.read import ReadFailure, read
from kg.read.encoding import decode

SENTENCES = [case["text"] for family in ("posts", "meetings", "statements") for case in cases(family)]
TO_TRADITIONAL = opencc.OpenCC("s2t")


def encodable(text: str, encoding: str) -> str:
    """*text* without the characters that *encoding* does not have."""
    return text.encode(encoding, errors="ignore").decode(encoding)


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), st.sampled_from(["\n", "\r\n", ""]))
@settings(max_examples=150, deadline=None)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_texts_come_back(encoding: str, chosen: list[str], between: str) -> None:
    text = between.join(chosen)
    assert decode(text.encode(encoding)) == text


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map("\n".join))
@settings(max_examples=150, deadline=None)
@pytest.mark.parametrize("encoding", ["big5", "big5hkscs", "gb18030", "utf-16-le"])
def test_traditional_texts_come_back(encoding: str, simplified: str) -> None:
    text = encodable(TO_TRADITIONAL.convert(simplified), encoding)
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("會議召開", "big5"),
        ("國務院總理", "big5"),
        ("部長講話。", "big5"),
        ("香港特別行政區政府發言人表示", "big5hkscs"),
        ("着力解決這裏的問題", "big5hkscs"),
        ("会议召开", "gb2312"),
        ("部长讲话。", "gbk"),
        ("国务院总理出席会议", "utf-16-le"),
        ("国务院总理出席会议", "utf-16-be"),
        ("國務院總理出席會議", "utf-16-le"),
        ("國務院總理出席會議", "gb18030"),
    ],
)
def test_short_files(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


PAGE = (
    '<html><head>{declared}<title>{title}</title></head><body><div class="TRS_Editor"><p>{text}</p></div></body></html>'
)
DECLARED = [
    ("gb2312", "gb18030", '<meta charset="gb2312">'),
    ("gbk", "gb18030", "<meta charset=GBK>"),
    ("gb18030", "gb18030", '<meta http-equiv="Content-Type" content="text/html; charset=gb18030">'),
    ("utf-8", "utf-8", '<META CHARSET="UTF-8">'),
    ("wrong", "utf-8", '<meta charset="gb2312">'),
    ("wrong", "gb18030", '<meta charset="utf-8">'),
    ("silent", "gb18030", ""),
    ("utf-16", "utf-16", '<meta charset="utf-16">'),
]


@pytest.mark.parametrize(("kind", "encoding", "declared"), DECLARED)
@pytest.mark.parametrize(
    ("title", "text"), [("会", "开会。"), ("水利工作会议召开", "7月27日，会议在北京召开，部长讲话。")]
)
def test_pages(tmp_path: Path, kind: str, encoding: str, declared: str, title: str, text: str) -> None:
    path = tmp_path / f"{kind}.html"
    path.write_bytes(PAGE.format(declared=declared, title=title, text=text).encode(encoding))
    (document,) = read([str(path)])
    assert isinstance(document, Document)
    assert (document.title, document.text) == (title, text)


@pytest.mark.parametrize("name", ["big5", "big5-hkscs"])
def test_traditional_page(tmp_path: Path, name: str) -> None:
    path = tmp_path / "page.html"
    page = PAGE.format(declared=f'<meta charset="{name}">', title="會", text="開會。")
    path.write_bytes(page.encode("big5hkscs"))
    (document,) = read([str(path)])
    assert isinstance(document, Document)
    assert (document.title, document.text) == ("會", "開會。")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("会议召开。".encode() + b"\xff\xfe" + "部长讲话。".encode(), "byte 0xff at byte 15 is no UTF-8"),
        ("会议召开，部长讲话。".encode("gb18030") + b"\xff\xff", "byte 0xff at byte 20 is no GB18030"),
        (b"\xff\xfe" + "会议召开".encode("utf-16-le") + b"\x00\xd8", "at byte 10 is no UTF-16"),
        (b"\xef\xbb\xbf" + "会议".encode() + b"\x80", "byte 0x80 at byte 9 is no UTF-8"),
    ],
)
def test_undecodable_bytes_name_file_and_offset(tmp_path: Path, data: bytes, told: str) -> None:
    path = tmp_path / "news.txt"
    path.write_bytes(data)
    (failure,) = read([str(path)])
    assert isinstance(failure, ReadFailure)
    assert str(failure).startswith(f"{path}: is not text: ")
    assert told in str(failure)
