"""Reading: every kind of file, every encoding, and one named failure for everything that cannot be read."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Document
from kg.read import ReadFailure, read
from kg.read.encoding import decode
from kg.read.failure import UnreadableError

SIMPLIFIED = "工业和信息化部召开电视电话会议\n7月27日，会议在北京召开，部长苗圩讲话。会议指出，要做好各项工作。\n"
TRADITIONAL = "行政院召開會議\n7月27日，會議在臺北召開，院長說明經濟發展的情況。會議指出，這個問題應當解決。\n"


def documents(*paths: object) -> list[Document]:
    found = list(read([str(path) for path in paths]))
    assert not [item for item in found if isinstance(item, ReadFailure)]
    return [item for item in found if isinstance(item, Document)]


def failures(*paths: object) -> list[str]:
    return [str(item) for item in read([str(path) for path in paths]) if isinstance(item, ReadFailure)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_of_simplified_text(encoding: str) -> None:
    assert decode(SIMPLIFIED.encode(encoding)) == SIMPLIFIED


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "gb18030", "utf-16", "utf-16-le"])
def test_encodings_of_traditional_text(encoding: str) -> None:
    assert decode(TRADITIONAL.encode(encoding)) == TRADITIONAL


@pytest.mark.parametrize("text", ["苗圩", "部长", "2020", "a", "新华社北京7月27日电"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_encodings_of_very_short_text(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1))
def test_any_utf8_text_comes_back(text: str) -> None:
    assert decode(text.encode("utf-8-sig")) == text


@given(st.binary())
def test_any_bytes_decode_or_are_refused(data: bytes) -> None:
    try:
        decode(data)
    except UnreadableError as error:
        assert re.search(r"at byte \d+", str(error))


def test_broken_utf8_names_the_byte() -> None:
    data = SIMPLIFIED.encode()
    with pytest.raises(UnreadableError, match="byte 0xff at byte 30 is no UTF-8"):
        decode(data[:30] + b"\xff" + data[30:])


def test_broken_gb18030_names_the_byte() -> None:
    data = SIMPLIFIED.encode("gb18030")
    with pytest.raises(UnreadableError, match="byte 0xff at byte 20 is no GB18030"):
        decode(data[:20] + b"\xff" + data[20:])


def test_text_is_the_whole_file(tmp_path: Path) -> None:
    text = "\n  标题一行 \r\n\r\n正文。\u3000\n"
    path = tmp_path / "news.txt"
    path.write_bytes(text.encode())
    (document,) = documents(path)
    assert document.text == text
    assert document.title == "标题一行"
    assert document.id == "news"
    assert document.date is None
    assert document.path == str(path)


def test_markdown_takes_title_and_day_from_the_block_before_it(tmp_path: Path) -> None:
    for end in ("\n", "\r\n"):
        text = end.join(
            ["---", 'title: "茶叶工作会议召开"', "tags: [茶]", "date: 2024-06-13 08:00", "---", "", "会议召开。", ""]
        )
        (tmp_path / "a.md").write_bytes(text.encode())
        (document,) = read([str(tmp_path / "a.md")])
        assert isinstance(document, Document)
        assert (document.title, document.date, document.text) == ("茶叶工作会议召开", "2024-06-13", text)
    (tmp_path / "b.md").write_text("---\n\n# 茶会\n\n---\n茶会召开。\n", encoding="utf-8")
    (document,) = read([str(tmp_path / "b.md")])
    assert isinstance(document, Document)
    assert document.title == "茶会"


def test_markdown_takes_its_heading_as_title(tmp_path: Path) -> None:
    path = tmp_path / "news.md"
    path.write_text("导语\n\n# 部长会见 #\n\n正文。\n", encoding="utf-8")
    (document,) = documents(path)
    assert document.title == "部长会见"
    assert document.text == "导语\n\n# 部长会见 #\n\n正文。\n"


BROADCAST_PAGE = """<html><head><meta charset="utf-8"><title>[视频]部长会见客人_CCTV节目官网-CCTV-1_央视网(cctv.com)</title>
<meta name="contentid" content="VIDE09smkHVAq1uD5mIP5lSD250902"></head><body><div class="nav"><p>首页</p></div>
<div class="{attribute}" id="{attribute}"><p><strong>央视网消息</strong>（新闻联播）：9月2日，部长会见客人。<br></p>
<p>\u3000\u3000会见&nbsp;时，双方\u200b交谈。</p><script>var x = "<p>no</p>";</script></div><p>更新时间：2025年09月03日</p></body></html>"""


@pytest.mark.parametrize("attribute", ["content_area", "cnt_bd"])
@pytest.mark.parametrize("suffix", ["html", "htm", "shtml", "shtml.gz"])
def test_broadcast_page(tmp_path: Path, attribute: str, suffix: str) -> None:
    path = tmp_path / f"story.{suffix}"
    data = BROADCAST_PAGE.replace("{attribute}", attribute).encode()
    path.write_bytes(gzip.compress(data) if suffix.endswith("gz") else data)
    (document,) = documents(path)
    assert document.title == "部长会见客人"
    assert document.date == "2025-09-02"
    assert document.text == "9月2日，部长会见客人。\n会见 时，双方交谈。"
    assert document.id == "story"


def test_government_page(tmp_path: Path) -> None:
    page = """<html><head><meta name="ArticleTitle" content="全国会议召开"><meta name="PubDate" content="2020-07-28 10:00">
    <meta name="ContentSource" content="工业和信息化部"><title>全国会议召开 - 部网站</title></head>
    <body><ul><li><p>菜单</p></li></ul><div><h1>全国会议召开</h1><div class="text"><p>7月27日，会议召开。</p>
    <p>部长讲话。</p></div></div><footer><p>版权所有，未经许可不得转载，违者依法追究责任。京ICP备</p></footer></body></html>"""
    path = tmp_path / "page.html"
    path.write_bytes(page.encode("gb18030"))
    (document,) = documents(path)
    assert (document.title, document.date, document.source) == ("全国会议召开", "2020-07-28", "工业和信息化部")
    assert document.text == "7月27日，会议召开。\n部长讲话。"


def test_deeply_nested_page(tmp_path: Path) -> None:
    path = tmp_path / "deep.html"
    path.write_text("<div>" * 3000 + "会议召开。" + "</div>" * 3000, encoding="utf-8")
    assert len(list(read([str(path)]))) == 1


def test_json_lines_keep_text_verbatim_and_other_fields_aside(tmp_path: Path) -> None:
    text = "\ufeff\u3000会议\r\n召开\u200b。 "
    record = {"id": "a", "text": text, "title": "会", "date": "2020-07-27T08:00:00", "source": None, "n": [1]}
    path = tmp_path / "docs.jsonl"
    path.write_text(json.dumps(record) + "\n\n", encoding="utf-8")
    (document,) = documents(path)
    assert document.text == text
    assert (document.id, document.title, document.date, document.source) == ("a", "会", "2020-07-27", "")
    assert document.extra == {"n": [1]}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_json_lines_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    lines = "".join(json.dumps({"id": str(n), "text": SIMPLIFIED}, ensure_ascii=False) + "\n" for n in range(3))
    path = tmp_path / "docs.jsonl"
    path.write_bytes(lines.encode(encoding))
    assert [document.text for document in documents(path)] == [SIMPLIFIED] * 3


def test_json_line_without_id_gets_one_from_its_content(tmp_path: Path) -> None:
    path = tmp_path / "docs.jsonl"
    path.write_text('{"text": "甲"}\n{"text": "乙"}\n', encoding="utf-8")
    first = [document.id for document in documents(path)]
    path.write_text('{"text": "乙"}\n{"text": "甲"}\n', encoding="utf-8")
    assert len(set(first)) == 2
    assert [document.id for document in documents(path)] == first[::-1]


BAD_LINES = [
    ("{", "is not JSON"),
    ("[1]", 'is a list; it must be an object with "text"'),
    ("{}", '"text" is missing; it must be a string'),
    ('{"text": 7}', '"text" is a number; it must be a string'),
    ('{"text": null}', '"text" is null; it must be a string'),
    ('{"text": " "}', '"text" is empty'),
    ('{"text": "x", "title": []}', '"title" is a list; it must be a string'),
    ('{"text": "x", "date": "7月27日"}', '"date" is "7月27日"; write it as 2020-07-27, or leave it out'),
    ('{"text": "x", "date": "2020-02-30"}', '"date" is "2020-02-30"; write it as 2020-07-27, or leave it out'),
    ('{"text": "x\\ud800"}', '"text" holds half a surrogate pair at character 1'),
    ('{"id": "a", "text": "x"}', 'id "a" was given already at'),
    ("[" * 100_000, "is not JSON"),
]


@pytest.mark.parametrize(("line", "problem"), BAD_LINES)
def test_malformed_line_is_named_and_the_rest_is_read(tmp_path: Path, line: str, problem: str) -> None:
    path = tmp_path / "docs.jsonl"
    path.write_text('{"id": "a", "text": "甲"}\n' + line + '\n{"id": "b", "text": "乙"}', encoding="utf-8")
    found = list(read([str(path)]))
    assert [item.id for item in found if isinstance(item, Document)] == ["a", "b"]
    (failure,) = [item for item in found if isinstance(item, ReadFailure)]
    assert str(failure).startswith(f"{path}:2: {problem}")
    assert "\n" not in str(failure)


def test_undecodable_line_fails_alone(tmp_path: Path) -> None:
    path = tmp_path / "docs.jsonl"
    good = json.dumps({"text": SIMPLIFIED}, ensure_ascii=False).encode()
    path.write_bytes(good + b'\n{"text": "\xff"}\n' + good.replace(b"27", b"28"))
    found = list(read([str(path)]))
    assert [type(item) for item in found] == [Document, ReadFailure, Document]
    assert f"{path}:2: is not text: byte 0xff at byte {len(good) + 11} is no UTF-8" in str(found[1])


def test_folder_is_read_recursively_in_stable_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.txt", "a/a.md", ".hidden/x.txt", "a/.y.txt", "picture.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name, encoding="utf-8")
    assert [document.text for document in documents(tmp_path)] == ["a/a.md", "a/c.txt", "b.txt"]
    forwards = documents(tmp_path / "b.txt", tmp_path / "a")
    assert documents(tmp_path / "a", tmp_path / "b.txt", tmp_path / "b.txt") == forwards


def test_glob(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.md"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    assert [document.id for document in documents(tmp_path / "*.txt")] == ["a", "b"]


def test_files_of_one_name_are_told_apart_by_content(tmp_path: Path) -> None:
    for folder, text in (("x", "甲"), ("y", "乙"), ("z", "乙")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "news.txt").write_text(text, encoding="utf-8")
    expected = {f"news-{hashlib.sha256(text.encode()).hexdigest()[:8]}" for text in "甲乙"}
    found = documents(tmp_path)
    assert {document.id for document in found} == expected
    assert len(found) == 2  # the same text under the same name is one document


@pytest.mark.parametrize(
    ("data", "id", "count"),
    [
        (SIMPLIFIED.encode(), "stdin", 1),
        (SIMPLIFIED.encode("gb18030"), "stdin", 1),
        (gzip.compress(SIMPLIFIED.encode()), "stdin", 1),
        (b'\xef\xbb\xbf{"id": "a", "text": "x"}\n{"id": "b", "text": "y"}', "a", 2),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes, id: str, count: int) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    found = documents("-")
    assert found[0].id == id
    assert len(found) == count


PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x02\x00\x00\x00\x01\x90\x08\x06"


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b"\xef\xbb\xbf \n", "is empty"),
        ("space.txt", "\u3000\n".encode(), "is empty"),
        ("empty.jsonl", b"\n", "is empty"),
        ("picture.txt", PNG, "is not text: "),
        ("nul.txt", "会议\x00召开".encode(), "is not text: control byte 0x00 at byte 6"),
        ("page.html", b"<html><body></body></html>", "holds no running text"),
        ("broken.txt.gz", b"\x1f\x8b\x08broken", "is a damaged gzip file; pack it again"),
        ("news.doc", b"x", "is not a kind of file that is read (.txt, "),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, name: str, data: bytes, problem: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    (failure,) = failures(path)
    assert failure.startswith(f"{path}: {problem}")
    assert "\n" not in failure


def test_inputs_that_name_nothing(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert failures(tmp_path / "missing.txt") == [
        f"{tmp_path}/missing.txt: does not exist; name a file or a folder that does"
    ]
    assert failures(tmp_path / "*.txt") == [f"{tmp_path}/*.txt: matches no file that is read"]
    (failure,) = failures(tmp_path / "folder")
    assert failure.startswith(f"{tmp_path}/folder: holds no file that is read (.txt, ")
    assert len(failures(tmp_path / "a", tmp_path / "b")) == 2


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("会议召开\n发布时间：2020-07-28 10:00 来源：水利部\n7月27日，会议召开。\n", "2020-07-28"),
        ("会议召开\n发布日期: 2020年7月28日\n会议召开。\n", "2020-07-28"),
        ("关于开展检查的通知\n各处室：\n请按要求办理。\n水利部办公厅\n2020年7月28日\n", "2020-07-28"),
        ("关于开展检查的通知\n请按要求办理。\n二〇二〇年七月二十八日\n", "2020-07-28"),
        ("会议召开\n2020年7月27日，会议召开。\n", None),
        ("会议召开\n会议7月27日召开。\n7月28日\n", None),
        ("会议召开\n发布时间：2020-02-30\n会议召开。\n", None),
    ],
)
def test_day_that_a_text_states(tmp_path: Path, text: str, day: str | None) -> None:
    path = tmp_path / "news.txt"
    path.write_text(text, encoding="utf-8")
    (document,) = documents(path)
    assert (document.date, document.text) == (day, text)
