"""Names of meetings compared: which of two mean one meeting, and what a headline adds to a bare one."""

from __future__ import annotations

import re

_PARTS = ("揭幕仪式", "揭牌仪式", "植树仪式", "签约仪式", "签字仪式", "颁奖仪式", "宴会", "晚宴", "晚会", "音乐会")
"""Occasions that bear the name of a meeting and are not that meeting."""
_TERM = re.compile("第(?=[一二三四五六七八九十]+届)")
_CONFERENCE = re.compile(
    r"(?:中国人民政治协商会议|人民政协|政协)(?:第(?P<term>[一二三四五六七八九十]+)届(?P<place>[\u4e00-\u9fff]{2,10}?)"
    r"|(?P<of>[\u4e00-\u9fff]{2,10}?)第(?P<its>[一二三四五六七八九十]+)届)委员会"
)
_PLENARY = re.compile(
    r"(?:中国共产党|中共|党的)?第?(?P<term>[一二三四五六七八九十]+)届(?:(?P<body>中央纪律检查委员会|中央纪委)|中央委员会)?"
    r"第?(?P<which>[一二三四五六七八九十]+)(?:次全体会议|次全会|中全会)$"
)
"""A plenary of the party's Central Committee, or of its commission for discipline, under its long or its short name."""
_SITTING = re.compile(r"第?[一二三四五六七八九十百\d]+次(?=[^，。；次]{0,8}会议$)")
_OF_TERM = re.compile("[一二三四五六七八九十]+届人民政府")
_TELLING = 6
"""So many characters of a name without its number tell which meeting it was."""
_NUMBER = re.compile("第(?=[一二三四五六七八九十]+次)")
_YEAR = re.compile(r"(?<=20\d\d)年(?![度代来初末底])")
_FEEDBACK = re.compile(r"向(?P<whom>[^，。；]{2,30}?)(?:的)?反馈")
_DEFINED = re.compile("（(?:以下|下)?简称[^）]*）")
_BEFORE_NAME = r"(?:^|[ \u3000，：]|出席|举行|召开|主持|参加|举办)"
_AFTER_NAME = r"(?=$|[ \u3000，：]|并|举行|在|召开|上|时|致)"


def unquoted(text: str) -> str:
    """A name without the quotation marks around the whole of it and without the short forms that it defines."""
    text = _DEFINED.sub("", text) if "简称" in text else text
    return text[1:-1] if text.startswith("“") and text.endswith("”") and text.count("“") == 1 else text


_GAMES = re.compile(
    r"(?:中华人民共和国)?第?(?P<which>[\d一二三四五六七八九十]{1,3})届(?:全国运动会|全运会|运动会)(?:开幕式)?"
)
"""The National Games, which open under several names."""


def same_name(a: str, b: str) -> bool:
    """Whether two names of a document mean one meeting: equal, or one ends in the other and is not bare."""
    a, b = _plain(a), _plain(b)
    if (games := _GAMES.fullmatch(a)) is not None and (again := _GAMES.fullmatch(b)) is not None:
        return games["which"] == again["which"]  # 第十五届运动会, 第十五届全运会开幕式
    if (_SITTING.search(a) is None) != (_SITTING.search(b) is None):
        bare = _SITTING.sub("", a)
        if bare == _SITTING.sub("", b) and len(bare) >= _TELLING:
            return True  # 县政府常务会议, 县政府第31次常务会议
    fed, again = _FEEDBACK.search(a), _FEEDBACK.search(b)
    if fed is not None and again is not None:
        # 向领导班子反馈会议 after 向某单位班子反馈巡视情况会议, not after 向某人的反馈会议
        return fed["whom"].endswith(again["whom"]) or again["whom"].endswith(fed["whom"])
    if "暨" in a and "暨" in b and _joint(a, b):
        return True
    short, long = sorted((a, b), key=len)
    if long.endswith(_PARTS) and not short.endswith(_PARTS):
        return False
    return a == b or (len(short) >= 4 and long.endswith(short)) or (len(short) >= 6 and short in long)


def ends_in(name: str, noun: str) -> bool:
    """Whether a name, or the first of two that it joins, ends in the bare *noun* (毕业|典礼|暨学位授予仪式)."""
    return name.endswith(noun) or f"{noun}暨" in name


def _joint(a: str, b: str) -> bool:
    """Whether two names of an occasion that is two in one tell the same two (庆祝大会暨就职典礼)."""
    return all(
        (x[:2] == y[:2] and x[-2:] == y[-2:]) or x.endswith(y) or y.endswith(x)
        for x, y in zip(a.split("暨"), b.split("暨"), strict=False)
    )


def _plain(name: str) -> str:
    """A name as it is mostly told: 十三届人大常委会 for 第十三届人民代表大会常务委员会, 七次会议 for 第七次会议,
    某省政协十三届 for 中国人民政治协商会议第十三届某省委员会, 2025某大会 for 2025年某大会."""
    name = _YEAR.sub("", name)
    if "届" not in name:
        return _NUMBER.sub("", name)
    if (plenary := _PLENARY.search(name)) is not None:
        own = "中央纪委" if plenary["body"] else ""
        return f"{plenary['term']}届{own}{plenary['which']}中全会"
    if (house := _CONFERENCE.search(name)) is not None:
        whose, term = house["place"] or house["of"], house["term"] or house["its"]
        name = f"{name[: house.start()]}{whose}政协{term}届{name[house.end() :]}"
    name = (
        _OF_TERM.sub("政府", _TERM.sub("", name))
        .replace("人民代表大会常务委员会", "人大常委会")
        .replace("人民代表大会", "人大")
    )
    return _NUMBER.sub("", name)


def told_in_title(title: str, bare: str) -> str | None:
    """The name in *title* that ends in the *bare* one and says which it was (``出席某中心揭牌仪式``)."""
    found = re.search(
        rf"{_BEFORE_NAME}(?P<name>(?:(?!召开|举行|举办)[^ \u3000，：。出席主持并]){{2,30}}{re.escape(bare)}){_AFTER_NAME}",
        title,
    )
    return found["name"] if found is not None else None
