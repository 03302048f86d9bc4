"""Nouns that refer back to an occasion told before, by the kind that each means."""

from __future__ import annotations

import re

REFERRING = re.compile(
    r"(?:抵达|上述活动|上述会议|有关活动|相关活动|活动|会见|接见|会谈|调研|考察|会议|座谈会?|仪式|开幕式|闭幕式|宴会|论坛|大会|Ⓜ"
    r"|发布会|培训班|研讨班|开班式|结业式|检查|慰问|督导|督查|接访|视察|走访|巡河)"
)
"""Nouns (and 抵达) that refer back to an occasion; what each means, ``Occasions.meant`` tells."""
OF_MEETING = re.compile(r"(?:[^。]{0,12}，)?(?:会议|大会|全会|Ⓜ)")
"""How a sentence opens whose subject is the meeting told before."""
OF_ALL = frozenset({"上述活动", "上述会议", "有关活动", "相关活动"})
OF_TALKS = frozenset({"会见", "接见", "会谈", "会晤"})
OF_INSPECTION = frozenset({"调研", "考察", "检查", "慰问", "督导", "督查", "接访", "视察", "走访", "巡河"})
OF_CEREMONY = frozenset({"仪式", "开幕式", "闭幕式", "宴会"})
OPENINGS = frozenset({"开幕式", "闭幕式", "开幕会", "闭幕会", "开班式", "开班仪式", "开班典礼", "结业式"})
OF_SESSION = frozenset({"研讨班", "培训班", "开班式", "结业式", "会议", "座谈会", "大会", "论坛", "座谈", "活动", "Ⓜ"})
