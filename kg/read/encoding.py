"""Bytes to text: UTF-8, UTF-16, GB18030 and Big5 told apart by rule.

A byte order mark decides. Else clean UTF-8 decides, for no other encoding of Chinese passes as UTF-8 by chance.
Else every encoding is tried and the one whose text looks most like Chinese news wins: text decoded the wrong way
holds hardly any of the frequent characters. The winner must then decode without a single fault; nothing is replaced.
"""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

from kg.read.failure import UnreadableError

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins the same
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# In order of preference where the text decides nothing.
# Big5 with the supplement of Hong Kong, which has 裏, 恒 and many names that the bare set lacks.
CANDIDATES = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")

NAMES = {
    "utf-8": "UTF-8",
    "gb18030": "GB18030",
    "big5hkscs": "Big5",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32-le": "UTF-32",
}

# The commonest characters of written Chinese, in simplified and traditional form, and the common marks.
FREQUENT = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形"
    "相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展"
    "五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先"
    "這為個國時來們對會發動過說產種後學經進著電裡現實體製機當點從業應開還個無間樣與關線內數質氣變條沒結問題軍黨員總設長頭資邊級圖統較"
    "將組見計別論運農幾區強決戰議書記習導務員會議廳長傳達報導議，。、；：“”《》（）「」？！"
)

# What a page says of itself, by the names that are in use.
DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*(?P<name>[A-Za-z0-9_-]{3,20})"""
    rb"""|^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["'](?P<xml>[A-Za-z0-9_-]{3,20})""",
    re.IGNORECASE,
)
FAMILIES = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "x-x-big5": "big5hkscs",
}
HEAD = 4096

CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# What no Chinese text holds in number: Korean, scripts far away, private and unassigned characters.
STRANGE = re.compile(
    "[^\x00-\xff\u02c0-\u02df\u0391-\u0451\u2000-\u27bf"
    "\u3000-\u33ff\u3400-\u9fff\uf900-\ufaff\ufe30-\ufe6f\uff00-\uffef"
    "\U0001f000-\U0003ffff\ufffd]"
)
ASCII = re.compile("[\t\n\r -~]")
SAMPLE = 1 << 16


def sniff(data: bytes) -> str:
    """The encoding that *data* is most likely in; a guess that decoding has still to confirm."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding
    if is_clean_utf8(data):
        return "utf-8"
    sample = data[:SAMPLE]
    scores = {encoding: likeness(sample, encoding) for encoding in CANDIDATES}
    best = max(scores, key=scores.__getitem__)
    # What looks like no text at all is complained of in the terms of the usual encoding.
    return best if scores[best] >= 0 else "utf-8"


def declared(page: bytes) -> str | None:
    """The encoding that a web page declares, where it is one of those told apart and the page decodes in it.

    A page that is clean UTF-8 is UTF-8 whatever it declares: that is what its editors saw.
    """
    found = DECLARED.search(page[:HEAD])
    name = (found["name"] or found["xml"]).decode("ascii").lower() if found else ""
    encoding = FAMILIES.get(name)
    if encoding is None or is_clean_utf8(page) or any(page.startswith(mark) for mark, _ in BYTE_ORDER_MARKS):
        return None
    try:
        page.decode(encoding)
    except UnicodeDecodeError:
        return None
    return encoding


def is_clean_utf8(data: bytes) -> bool:
    """Whether *data* is UTF-8 text without control characters."""
    try:
        return not CONTROLS.search(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False


@lru_cache(maxsize=1)
def common() -> frozenset[str]:
    """The characters of the first levels of GB 2312 and of Big5: wrongly decoded text seldom hits them."""
    gb = bytes(byte for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF) for byte in (row, cell))
    big5 = bytes(
        byte for row in range(0xA4, 0xC7) for cell in (*range(0x40, 0x7F), *range(0xA1, 0xFF)) for byte in (row, cell)
    )
    return frozenset(gb.decode("gb2312", errors="ignore") + big5.decode("big5", errors="ignore"))


def likeness(data: bytes, encoding: str) -> float:
    """How much *data* looks like Chinese text in *encoding*: the share of usual characters, less the faults."""
    text = data.decode(encoding, errors="replace")
    faults = text.count("\ufffd") + len(CONTROLS.findall(text))
    frequent = sum(char in FREQUENT for char in text)
    known = common()
    usual = sum(char in known for char in text) + len(ASCII.findall(text))
    return (frequent + 0.4 * usual - 3 * faults - 2 * len(STRANGE.findall(text))) / max(len(text), 1)


def decode(data: bytes, *, encoding: str | None = None) -> str:
    """The text of *data*, without its byte order mark; *encoding* is guessed where it is not given.

    Raises:
        UnreadableError: names the first byte that is no text.
    """
    encoding = encoding or sniff(data)
    start = next((len(mark) for mark, name in BYTE_ORDER_MARKS if name == encoding and data.startswith(mark)), 0)
    text = decode_as(data[start:], encoding, offset=start)
    if control := CONTROLS.search(text):
        offset = start + len(text[: control.start()].encode(encoding))
        raise UnreadableError(f"is not text: control byte 0x{ord(control.group()):02x} at byte {offset}")
    return text


def decode_as(data: bytes, encoding: str, *, offset: int = 0) -> str:
    """*data* decoded without tolerance; *offset* is where it begins in the file.

    Raises:
        UnreadableError: names the first byte that is no text.
    """
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        byte = data[error.start]
        raise UnreadableError(
            f"is not text: byte 0x{byte:02x} at byte {offset + error.start} is no {NAMES[encoding]}"
            " (read are UTF-8, UTF-16, GB18030 and Big5)"
        ) from None
