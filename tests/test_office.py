"""Word and PDF files: their text in paragraphs, a title and a day where they are sound, one line where they fail."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import docx
import pytest
from pdf_samples import pdf

import kg
from kg.model import Document, Participation
from kg.read import ReadFailure, read

TITLE = "清江市召开水利工作会议"
PAGES = [
    [
        (200, 780, TITLE),
        (114, 740, "7月27日，清江市水利工作会议在清江召开，市长李明江出席会议并讲话。市水"),
        (90, 720, "利局局长王文远主持会议。"),
        (114, 700, "会议强调，要抓好防汛工作，各县（市、区）要压实责任，确保水库、堤防安全度"),
        (290, 40, "— 1 —"),
    ],
    [(90, 780, "汛。"), (400, 760, "2020年7月28日"), (290, 40, "— 2 —")],
]
PARAGRAPHS = [
    TITLE,
    "7月27日，清江市水利工作会议在清江召开，市长李明江出席会议并讲话。市水利局局长王文远主持会议。",
    "会议强调，要抓好防汛工作，各县（市、区）要压实责任，确保水库、堤防安全度汛。",
    "2020年7月28日",
]


def word(*paragraphs: str, title: str = "", rows: list[list[str]] | None = None) -> bytes:
    made = docx.Document()
    made.core_properties.title = title
    for text in paragraphs:
        made.add_paragraph(text)
    if rows:
        table = made.add_table(len(rows), len(rows[0]))
        for y, row in enumerate(rows):
            for x, text in enumerate(row):
                table.cell(y, x).text = text
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def only(path: Path) -> Document | ReadFailure:
    (item,) = read([str(path)])
    return item


def test_word_file(tmp_path: Path) -> None:
    path = tmp_path / "news.docx"
    path.write_bytes(word(*PARAGRAPHS, title="通知模板", rows=[["姓名", "职务"], ["李明江", "市长"]]))
    document = only(path)
    assert isinstance(document, Document)
    assert document.text == "\n".join([*PARAGRAPHS, "姓名 职务", "李明江 市长"])
    assert (document.id, document.title, document.date) == ("news", TITLE, "2020-07-28")


def test_title_of_the_properties_counts_where_the_text_begins_with_it(tmp_path: Path) -> None:
    path = tmp_path / "news.docx"
    path.write_bytes(word("清江市召开", "水利工作会议", "会议召开。", title=TITLE))
    document = only(path)
    assert isinstance(document, Document)
    assert (document.title, document.date) == (TITLE, None)


def test_pdf_file(tmp_path: Path) -> None:
    path = tmp_path / "news.pdf"
    path.write_bytes(pdf(PAGES, title="Microsoft Word - 文档1"))
    document = only(path)
    assert isinstance(document, Document)
    assert document.text.split("\n") == PARAGRAPHS
    assert (document.title, document.date) == (TITLE, "2020-07-28")
    facts = kg.build([document]).facts
    assert {fact.participant for fact in facts if isinstance(fact, Participation)} == {"李明江", "王文远"}


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("a.pdf", b"hello", "is no PDF file that can be opened; save it again"),
        ("a.pdf", pdf(PAGES)[:400], "is no PDF file that can be opened; save it again"),
        ("a.pdf", pdf([[], []]), "holds pictures and no text: it is a scan; run text recognition (OCR) over it first"),
        ("a.docx", b"hello", "is no Word file (.docx) that can be opened; save it again as .docx"),
        ("a.docx", word("会议。")[:-300], "is no Word file (.docx) that can be opened; save it again as .docx"),
        ("a.docx", word(" "), "holds no text"),
        ("a.docx", b"", "is empty; give a file that holds a text"),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, name: str, data: bytes, problem: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert str(only(path)) == f"{path}: {problem}"


@pytest.mark.parametrize(("name", "module"), [("a.docx", "docx"), ("a.pdf", "pdfminer.high_level")])
def test_without_the_extra_one_line_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, module: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    path = tmp_path / name
    path.write_bytes(pdf(PAGES))
    failure = only(path)
    assert isinstance(failure, ReadFailure)
    assert str(failure).endswith("pip install 'huabiao[office]'")
