"""Office files: Word documents and PDF files that hold text. Needs the extra ``huabiao[office]``."""

from __future__ import annotations

import io
import logging
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.model import Document
from kg.read.failure import UnreadableError
from kg.read.plain import first_line
from kg.read.stated import stated_day

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from pdfminer.layout import LTPage, LTTextLine

MISSING = "is an office file, for which a part is not installed: pip install 'huabiao[office]'"
# What the two libraries raise on damaged files beside their own errors.
DAMAGE = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    AssertionError,
    struct.error,
    zlib.error,
    OSError,
)

PAGE_NUMBER = re.compile(r"[-—－–·. ]*\d{1,4}[-—－–·. ]*|第 ?\d+ ?页.{0,12}")
UNMAPPED = re.compile(r"\(cid:\d+\)")
WORD = re.compile("[A-Za-z0-9]")

RIGHT_MARGIN = 1.8
"""A line that ends so many characters before the right margin ends its paragraph."""
INDENT = 1.2
"""A line that begins so many characters after the left margin begins a paragraph."""
SAME_SIZE = 0.15
"""Lines of one paragraph differ in height by no more than this share."""
MOST_UNMAPPED = 0.1


def read_office(data: bytes, kind: str, *, id: str, path: str) -> Document:
    """The document of a ``.docx`` or ``.pdf`` file.

    The title is that of the file's properties where the text begins with it, else the first line; the day is what
    the text states.

    Raises:
        UnreadableError: the extra is not installed, the file is damaged or locked, or holds no text.
    """
    reader: Callable[[bytes], tuple[str, list[str]]] = word_lines if kind == ".docx" else pdf_lines
    try:
        title, lines = reader(data)
    except ImportError:
        raise UnreadableError(MISSING) from None
    text = "\n".join(lines)
    if not text.strip():
        raise UnreadableError("holds no text")
    return Document(id=id, text=text, title=title_of(title, text), date=stated_day(text), path=path)


def title_of(told: str, text: str) -> str:
    """The title *told* in the properties where the text begins with it, else the first line (templates lie)."""
    bare = "".join(told.split())
    begins = "".join(text[: 4 * len(told) + 200].split())
    return told.strip() if len(bare) > 1 and bare in begins else first_line(text)


def word_lines(data: bytes) -> tuple[str, list[str]]:
    """The title told in the properties of a Word file, and its paragraphs and rows of tables in order."""
    import docx
    from docx.opc.exceptions import OpcError

    try:
        document = docx.Document(io.BytesIO(data))
        return document.core_properties.title or "", list(paragraphs_of(document))
    except (OpcError, zipfile.BadZipFile, *DAMAGE):
        raise UnreadableError("is no Word file (.docx) that can be opened; save it again as .docx") from None


def paragraphs_of(document: WordDocument) -> Iterator[str]:
    """The paragraphs, and the rows of tables with their cells side by side, that hold text."""
    for part in document.iter_inner_content():
        if hasattr(part, "rows"):
            for row in part.rows:
                cells = dict.fromkeys(cell.text.strip() for cell in row.cells)  # merged cells repeat
                if line := " ".join(filter(None, cells)):
                    yield line.replace("\n", " ")
        elif part.text.strip():
            yield part.text


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a PDF page: its text, its place between the margins, and the size of its characters, in points."""

    text: str
    left: float
    right: float
    size: float


def pdf_lines(data: bytes) -> tuple[str, list[str]]:
    """The title told in the properties of a PDF file, and its paragraphs, put together from the lines drawn."""
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LAParams
    from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
    from pdfminer.pdfparser import PDFParser
    from pdfminer.psexceptions import PSException

    logging.getLogger("pdfminer").addHandler(logging.NullHandler())  # its complaints are no lines of ours
    try:
        properties = PDFDocument(PDFParser(io.BytesIO(data))).info
        pages = [list(lines_of(page)) for page in extract_pages(io.BytesIO(data), laparams=LAParams())]
    except PDFPasswordIncorrect:
        raise UnreadableError("is locked with a password; save it without") from None
    except (PSException, RecursionError, *DAMAGE):
        raise UnreadableError("is no PDF file that can be opened; save it again") from None
    drawn = "".join(line.text for page in pages for line in page)
    if not drawn.strip():
        raise UnreadableError("holds pictures and no text: it is a scan; run text recognition (OCR) over it first")
    if len(UNMAPPED.findall(drawn)) > MOST_UNMAPPED * len(UNMAPPED.sub("x", drawn)):
        raise UnreadableError("does not tell which characters its fonts draw; run text recognition (OCR) over it first")
    return title_in(properties), list(joined(without_page_numbers(pages)))


def title_in(properties: list[dict[str, object]]) -> str:
    """The title in the properties of a PDF file."""
    from pdfminer.utils import decode_text

    for told in properties:
        title = told.get("Title")
        if isinstance(title, bytes):
            return decode_text(title)
    return ""


def lines_of(page: LTPage) -> Iterator[Line]:
    """The lines of a page in reading order."""
    from pdfminer.layout import LTTextBox, LTTextLine

    for box in page:
        if isinstance(box, LTTextBox):
            for line in box:
                if isinstance(line, LTTextLine) and (text := text_of(line)).strip():
                    yield Line(text.rstrip(), line.x0, line.x1, line.height)


def text_of(line: LTTextLine) -> str:
    """The characters drawn. A gap is a space between Latin words, and nothing in justified Chinese."""
    from pdfminer.layout import LTChar

    items = list(line)
    out: list[str] = []
    for number, item in enumerate(items):
        if isinstance(item, LTChar):
            out.append(item.get_text())
        elif item.get_text() == " " and out and number + 1 < len(items):
            following = items[number + 1].get_text()
            if WORD.match(out[-1][-1:]) and WORD.match(following):
                out.append(" ")
    return "".join(out)


def without_page_numbers(pages: list[list[Line]]) -> list[list[Line]]:
    """*pages* without a number that stands alone as the first or the last line."""
    kept = []
    for page in pages:
        lines = list(page)
        for at in (-1, 0):
            if lines and PAGE_NUMBER.fullmatch(lines[at].text.strip()):
                del lines[at]
        kept.append(lines)
    return kept


def joined(pages: list[list[Line]]) -> Iterator[str]:
    """The paragraphs of *pages*: a line goes on in the next where it fills its measure and the next is not indented."""
    lines = [line for page in pages for line in page]
    if not lines:
        return
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    text = lines[0].text
    for line, following in pairwise(lines):
        full = right - line.right < RIGHT_MARGIN * line.size
        indented = following.left - left > INDENT * following.size
        alike = abs(line.size - following.size) <= SAME_SIZE * line.size
        if full and alike and not indented:
            gap = " " if WORD.match(text[-1:]) and WORD.match(following.text) else ""
            text += gap + following.text.lstrip()
        else:
            yield text.strip()
            text = following.text
    yield text.strip()
