"""What places, communities and firms are told by: words that several readers of names look for."""

from __future__ import annotations

import re

LEVELS = "省市县区州"
"""The levels of places whose bodies are told by the level alone (省委, 市政府)."""
SEAT_ENDS = frozenset(LEVELS + "盟旗")
"""How names of places end that bodies have their seat in."""
LONG_LEVELS = ("自治区", *LEVELS, "盟", "旗")
"""All levels as their names end in them, the longest first."""
AUTONOMOUS = ("自治州", "自治县", "自治旗")
"""How the levels of autonomous places are told, which have the bodies of the plain ones."""
COMMUNITIES = ("街道", "社区", "镇", "乡", "村")
"""Streets and villages, which no list of places has."""
COMPANIES = ("公司", "集团", "银行")
"""How firms are called: no person's name ends so."""
OWN_FIRM = ("公司", "集团", "集团公司")
"""What a text calls a firm that it has named, or that it speaks from."""
NUMBERED_SCHOOL = "[一二三四五六七八九十]{1,3}中"
"""The pattern of how a school with a number is told behind its place (德化|一中)."""
STATIONED = ("纪检监察组", "纪检组")
"""The groups that the commission for discipline has at other bodies."""
UNIT_OF_ARMY = re.compile(
    "(?:(?:[东南西北中]部战区)?(?:陆军|海军|空军|火箭军|武警|联勤保障部队|战略支援部队)[\u4e00-\u9fff]{0,10}某[\u4e00-\u9fff]{0,6}"
    "(?:部|旅|团|营|连|队|基地|中心|舰|艇)|[\u4e00-\u9fff]{2,3}舰)"
)
"""A unit of the army that is told without its number (空军航空兵某旅), and a ship."""
