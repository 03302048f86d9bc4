"""Offices that a body names in its own news without its name: ``电子商务处处长某某``, on the site of the 江西省商务厅."""

from __future__ import annotations

import re

from kg.mention.bodies.institution_names import InstitutionNames
from kg.mention.body_words import LEVELS

_OFFICES = (
    (("公安局", "公安厅", "公安分局"), "office_of_police"),
    (("法院", "检察院"), "office_of_court"),
    (("医院", "中心卫生院"), "office_of_hospital"),
    (("大学", "学院", "学校", "党校"), "office_of_school"),
    (("公司", "集团", "银行", "分行", "支行", "局集团", "厂"), "office_of_firm"),
    (("部", "署", "总局"), "office_of_ministry"),
    (("厅", "局", "委员会", "委"), "office_of_bureau"),
)
"""How the names of bodies end, and the class of words that their offices end in; the first that fits counts."""
_NO_PUBLISHERS = ("人民政府", "管委会", "市委", "县委", "区委", "省委", "州委", "党委", "常委会")
"""Whose sites tell of every body of the place."""
_MEDIA = "media"
_LEAST, _LONGEST = 2, 16
_PLAIN = re.compile("[\u4e00-\u9fff、（）]+")


def publisher_of(institutions: InstitutionNames) -> str | None:
    """The body on whose site or in whose paper the text stands, where that is one with offices of its own."""
    source = institutions.home.institution or institutions.scan.source
    if source.endswith(_NO_PUBLISHERS) or institutions.suffix(source) is None or institutions.kind(source) == _MEDIA:
        return None
    return institutions.home.institution or institutions.resolve(source, 0)


def office_of(institutions: InstitutionNames, publisher: str, chunk: str, at: int) -> str | None:
    """The full name of the office of *publisher* that *chunk* at offset *at* tells, if it is called as such are."""
    words = institutions.lexicons.words
    kind = next((offices for ends, offices in _OFFICES if publisher.endswith(ends)), None)
    if kind is None or not _LEAST <= len(chunk) <= _LONGEST or _PLAIN.fullmatch(chunk) is None:
        return None
    if not chunk.endswith(words[kind]) or chunk.endswith(words["no_department"]):
        return None
    scan, lex = institutions.scan, institutions.lexicons
    begins = scan.place_over(at)
    own_word = chunk[0] in LEVELS and scan.cuts[at + 1]
    if (
        chunk.startswith(publisher)
        or own_word
        or (begins is not None and begins.word not in (chunk, publisher))
        or chunk in lex.institutions
    ):
        return None
    if any(level + chunk in lex.local_bodies for level in LEVELS):
        return None
    return publisher + chunk
