"""Traditional script, read as simplified: one character for one character, so that no offset moves.

Only lines that are written in traditional script are converted. Text in simplified script may well hold a character
of the other (李乾, 於 as a surname, 瞭望), and keeps it. The tables are those of OpenCC, which is loaded when the first
character that simplified script does not have turns up; until then the cost is one search.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import opencc

HAN_BLOCKS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF))

# 乾 is written alike in both scripts where it is no word for dry: 乾隆, 乾县, and in names.
_DRY = re.compile("乾(?:(?=[旱燥淨洗糧果枯涸杯脆貨癟])|(?<=[餅晾曬烘風擦晒]乾))")
_QIAN = re.compile("乾")
_UNFIT = re.compile("[\x00\ud800-\udfff]")
_STAND_IN = "\x01"
# Forms of Hong Kong that the table for all traditional text leaves as they are.
_HONG_KONG = str.maketrans("衞敍枱粧糭衹", "卫叙台妆粽只")


@dataclass(frozen=True, slots=True)
class _Script:
    """What tells the two scripts apart, and the way from one to the other."""

    converter: opencc.OpenCC
    traditional: re.Pattern[str]
    """Characters that only traditional script has."""
    simplified: re.Pattern[str]
    """Characters that only simplified script has."""

    def is_traditional(self, text: str) -> bool:
        """Whether *text* holds more characters of the traditional script than of the simplified."""
        return len(self.traditional.findall(text)) > len(self.simplified.findall(text))

    def convert(self, text: str) -> str:
        """*text* in simplified script, character by character where the words would change its length."""
        # OpenCC takes neither half a surrogate pair nor what follows a NUL.
        out: str = self.converter.convert(_UNFIT.sub(_STAND_IN, text))
        if len(out) != len(text):
            out = "".join(one if len(one := self.converter.convert(c)) == 1 else c for c in _UNFIT.sub(_STAND_IN, text))
        if max(out, default="") > "\uffff":
            # 璗 → 𬍡: simplified forms that no newspaper sets; the character stays as it is written.
            out = "".join(a if b > "\uffff" else b for a, b in zip(text, out, strict=True))
        for match in _UNFIT.finditer(text):
            out = f"{out[: match.start()]}{match[0]}{out[match.end() :]}"
        if "乾" in text:
            dry = {match.start() for match in _DRY.finditer(text)}
            for match in _QIAN.finditer(text):
                if (at := match.start()) not in dry:
                    out = f"{out[:at]}乾{out[at + 1 :]}"
        return out.translate(_HONG_KONG)


def _known(chars: list[str], encoding: str) -> frozenset[str]:
    """Those of *chars* that an encoding has."""
    return frozenset("".join(chars).encode(encoding, errors="ignore").decode(encoding))


def _one_of(chars: list[str]) -> re.Pattern[str]:
    return re.compile(f"[{''.join(chars)}]")


def _strange() -> re.Pattern[str]:
    """Chinese characters that GB 2312, the character set of simplified script, does not have."""
    rows = bytes(byte for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF) for byte in (row, cell))
    known = rows.decode("gb2312", errors="ignore")
    edges = [-1, *(edge for block in HAN_BLOCKS for edge in block), 0x110000]
    others = "".join(f"{chr(a + 1)}-{chr(b - 1)}" for a, b in zip(edges[::2], edges[1::2], strict=True))
    return re.compile(f"[^{known}{others}]")  # one class of characters: every text is searched


@lru_cache(maxsize=1)
def _script() -> _Script:
    import opencc  # here, so that simplified text never waits for it

    converter = opencc.OpenCC("t2s")
    han = [chr(point) for first, last in HAN_BLOCKS for point in range(first, last + 1)]
    converted = converter.convert("\n".join(han)).split("\n")
    mainland, taiwan = _known(han, "gb2312"), _known(han, "big5")
    traditional = [a for a, b in zip(han, converted, strict=True) if a != b and a not in mainland]
    simplified = [a for a in han if a in mainland and a not in taiwan]
    return _Script(converter, _one_of(traditional), _one_of(simplified))


_STRANGE = _strange()


def simplified(text: str) -> str:
    """*text* with its traditional lines in simplified script, of the same length; simplified text as it is.

    A line in which neither script prevails goes with the text as a whole.
    """
    if _STRANGE.search(text) is None:
        return text
    script = _script()
    if script.traditional.search(text) is None:
        return text
    whole = script.is_traditional(text)
    lines = []
    for line in text.split("\n"):
        told = len(script.traditional.findall(line)) - len(script.simplified.findall(line))
        lines.append(script.convert(line) if told > 0 or (told == 0 and whole) else line)
    return "\n".join(lines)
