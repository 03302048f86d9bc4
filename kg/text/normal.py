"""The text that rules match, and the way back to the text as published.

Published text has stray spaces inside names and dates, zero-width characters, half-width punctuation and look-alike
dots, and some of it is in traditional script. Rules should not know about that. ``MatchingText`` is the cleaned form
together with the offset of every character in the original, so that evidence is always cut from the original.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Span
from kg.text.script import simplified

HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0002fa1f"

# One character for one character, so that no offset moves.
_PLAIN = {
    **{chr(0xFF10 + i): str(i) for i in range(10)},
    **{chr(0xFF21 + i): chr(0x41 + i) for i in range(26)},
    **{chr(0xFF41 + i): chr(0x61 + i) for i in range(26)},
    "\u00a0": " ",
    "\u3000": " ",
    "\t": " ",
    "\u2002": " ",
    "\u2003": " ",
    "\u2009": " ",
    **dict.fromkeys("△▲●◆◇■□★☆※", " "),
    "\r": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
    "％": "%",
    "＋": "+",
    "－": "-",
    "–": "-",
    "﹒": "·",
    "•": "·",
    "‧": "·",
    "∙": "·",
    "⋅": "·",
    "・": "·",
    "･": "·",
    "﹑": "、",
    "〝": "“",
    "〞": "”",
    "「": "“",
    "」": "”",
    "『": "“",
    "』": "”",
}
# Searched for: a text has few of them, and str.translate looks every character up.
_TO_PLAIN = re.compile(f"[{re.escape(''.join(_PLAIN))}]")
_CHINESE_PUNCTUATION = {
    ",": "，",
    ":": "：",
    ";": "；",
    "(": "（",
    ")": "）",
    "?": "？",
    "!": "！",
    "．": "·",
    ".": "·",
}
# Half-width marks become Chinese ones only behind Chinese text or between a number and Chinese text, so that 3,400 and
# 19:30 stay numbers (指出,2025年 is none). Here and below the mark comes first and what stands before it is looked at
# afterwards: the search then skips all other characters.
_HALF_WIDTH = re.compile(
    rf"[,:;?!()](?:(?<=[{HAN}”》）％%）)][,:;?!])|(?<=\d[,;])(?=[{HAN}])|(?<=[(])(?=[^()\n]{{0,40}}[)])"
    rf"|(?<=[{HAN}0-9A-Za-z》”%][)]))"
)
_DOT_IN_NAME = re.compile(rf"[．.](?<=[{HAN}][．.])(?=[{HAN}])")
# Characters that print nothing.
_INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad\ufe0f"
_DROP = re.compile(
    rf"[{_INVISIBLE} ](?:(?<=[{_INVISIBLE}])[{_INVISIBLE}]*"
    r"|(?<=\d ) *(?=[年月日号时点分届次])|(?<=[年月] ) *(?=\d)|(?<=第 ) *(?=\d)"
    # 王某 ， 李某: gaps at marks
    r"|(?<= ) *+(?=[，。、；：])|(?<=[，、；：] ) *+"
    # 李 强: one character, a gap, one character
    rf"|(?<=\b[{HAN}] ) *(?=[{HAN}](?![{HAN}]))|(?<=[、，；：。！（ \n][{HAN}] ) *(?=[{HAN}]))"
)


@dataclass(frozen=True, slots=True)
class MatchingText:
    """``chars`` to match on; ``span()`` leads a stretch of it back to the original."""

    chars: str
    original: str
    _origin: Sequence[int] | None

    def span(self, start: int, end: int) -> Span:
        """The span of the original from the first to the last character of ``chars[start:end]``."""
        if self._origin is None:
            return Span(start, end)
        if start >= end:
            at = self._origin[start] if start < len(self._origin) else len(self.original)
            return Span(at, at)
        return Span(self._origin[start], self._origin[end - 1] + 1)

    def of(self, chars: str, *, without: str) -> MatchingText:
        """The text with *chars* in the place of its own, as many, and without each character *without* in them."""
        kept = [at for at, char in enumerate(chars) if char != without]
        if len(kept) == len(chars):
            return MatchingText(chars, self.original, self._origin)
        origin = array("l", kept if self._origin is None else (self._origin[at] for at in kept))
        return MatchingText(chars.replace(without, ""), self.original, origin)


def matching_text(original: str) -> MatchingText:
    """Normalise *original* for matching; every kept character knows where it came from."""
    chars = _TO_PLAIN.sub(lambda m: _PLAIN[m[0]], simplified(original))
    chars = _HALF_WIDTH.sub(lambda m: _CHINESE_PUNCTUATION[m[0]], chars)
    chars = _DOT_IN_NAME.sub("·", chars)
    dropped = [m.span() for m in _DROP.finditer(chars)]
    if not dropped:
        return MatchingText(chars, original, None)
    origin = array("l")
    parts: list[str] = []
    at = 0
    for start, end in [*dropped, (len(chars), len(chars))]:
        parts.append(chars[at:start])
        origin.extend(range(at, start))
        at = end
    return MatchingText("".join(parts), original, origin)
