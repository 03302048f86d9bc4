"""Small PDF files written by hand: text in a Chinese font that is named and not embedded, as office programs print it."""

from __future__ import annotations

from collections.abc import Sequence

Placed = tuple[float, float, str]
"""Where a line begins, from the left and from below, in points, and its text."""

SIZE = 12


def pdf(pages: Sequence[Sequence[Placed]], *, title: str = "") -> bytes:
    """A PDF file with these lines on its pages."""
    objects: list[bytes] = []

    def add(content: bytes) -> int:
        objects.append(content)
        return len(objects)

    add(b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [2 0 R] >>")
    add(
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /FontDescriptor 3 0 R"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>"
    )
    add(
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -120 1000 880] /ItalicAngle 0"
        b" /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >>"
    )
    parent = 3 + 2 * len(pages) + 1
    kids = []
    for lines in pages:
        drawn = "".join(f"1 0 0 1 {x} {y} Tm <{text.encode('utf-16-be').hex()}> Tj " for x, y, text in lines)
        body = f"BT /F1 {SIZE} Tf {drawn}ET".encode()
        content = add(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(body), body))
        page = f"<< /Type /Page /Parent {parent} 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R"
        kids.append(add(f"{page} /Resources << /Font << /F1 1 0 R >> >> >>".encode()))
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    add(f"<< /Type /Pages /Kids [{listed}] /Count {len(kids)} >>".encode())
    catalogue = add(f"<< /Type /Catalog /Pages {parent} 0 R >>".encode())
    properties = add(f"<< /Title <feff{title.encode('utf-16-be').hex()}> >>".encode())
    out = b"%PDF-1.5\n"
    offsets = []
    for number, content_of in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content_of)
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = f"trailer << /Size {len(objects) + 1} /Root {catalogue} 0 R /Info {properties} 0 R >>"
    return out + f"{trailer}\nstartxref\n{table}\n%%EOF".encode()
