"""Offices of the committees of towns and villages, which are posts in these as those of a county's committee are."""

from __future__ import annotations

import re

from kg.model import PostName

_COMMUNITY = re.compile("[\u4e00-\u9fff]{2,}(?:镇|乡|苏木|街道|社区|村)")
_OFFICE = re.compile(
    "(?P<committee>党工委|党委|党总支部|党总支|党支部)(?P<title>(?:第一|专职|常务)?副?书记|委员)"
    "|(?P<council>居委会|村委会)(?P<office>副?主任)"
)


def at_committee(post: PostName) -> PostName:
    """*post*, at the committee of the town or village where its title is one of it (佛堂镇:党委书记 → 佛堂镇党委:书记)."""
    office = _OFFICE.fullmatch(post.title)
    if office is None or _COMMUNITY.fullmatch(post.institution) is None:
        return post
    return PostName(post.institution + (office["committee"] or office["council"]), office["title"] or office["office"])
