"""What tells of somebody before his name: ``87岁的|某某``, ``返乡创业的|某某``, ``在县住建局工作的|某某``."""

from __future__ import annotations

import re

INTRODUCED = re.compile(
    r"(?:(?P<age>[\d多余几十]岁|[“\d0零]后”?|来自[^，。；：“”、的]{2,14})"
    r"|在[^，。；：“”、的]{2,14}(?:工作|务工|打工|学习|任教|就读|上班|创业|服役|执勤)"
    r"|(?:从事|负责)[^，。；：“”、的]{2,12}|被(?:誉为|称为|称作)“[^”]{2,12}”|一辈子[^，。；：“”、的]{0,3}|[\d一二两三四五六七八九十几多]年"
    r"|(?:队|选手|毕业|退伍|退役|返乡|创业|务工|转业|退休|从[医教军警][^，。；的]{0,8}|奋[斗战]在[^，。；的]{2,16}|扎根[^，。；的]{2,12}"
    r"|深耕[^，。；的]{2,16}|潜心[^，。；的]{2,16}|获得者|有(?:所)?成))的"
)
"""What tells of somebody before his name: his age, where he comes from, what he does (87岁的|某某, 返乡创业的|某某)."""
_LONGEST_INTRODUCTION = 24


def introduces(chars: str, start: int) -> float:
    """What it counts that the words before *start* tell of somebody (87岁的|某某); 0 where they do not."""
    told = [m for m in INTRODUCED.finditer(chars, max(0, start - _LONGEST_INTRODUCTION), start) if m.end() == start]
    if not told:
        return 0.0
    age = told[0]["age"]
    return 0.9 if age is None else 1.4 if age.startswith("来自") else 1.6
