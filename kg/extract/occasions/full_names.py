"""The full name of a meeting, and the body that holds it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.abstract import Report
from kg.extract.occasions.names import unquoted
from kg.extract.occasions.occasion import Occasions
from kg.mention.bodies.found import InstitutionMention
from kg.mention.occasions import OccasionName
from kg.mention.posts.titled import Titled

# What a phrase opens (在, 就, 围绕) takes in the adverbs behind it: there is one way to read a run of them.
_HOST = re.compile(
    r"(?P<who>Ⓘ)(?:Ⓓ|全天|上午|下午|晚|，|会同Ⓘ|主办|联合|近日|日前|今天|昨天|当天|当晚|[还也])*+"
    r"(?:(?:在(?:(?!围绕)[^，。在就]){0,30}|(?:就|围绕)(?:(?!围绕)[^，。在就]){0,70})(?:，(?:Ⓓ|上午|下午|晚|，|会同Ⓘ|主办|联合)*+)?)*"
    r"(?:组织|主持)?(?:召开|举行|举办|进行)[^。]*$"
)
_CHAIR_HOST = re.compile(r"(?P<who>Ⓟ)[^，。Ⓟ]{0,20}主持召开[^。]*$")
_OF_NO_HOUSE = "座谈会"
"""What somebody holds in the course of his work, and none of his houses."""
_HOLDS = re.compile(r"(?:召开|举行|出席|主持|参加)了?$")
_RANKS = ("中共中央政治局", "中共中央政治局常务委员会", "中共中央")
"""Bodies whose members hold an office elsewhere, in which they call meetings (中央政治局常委、国务院总理某人)."""
_LOCAL_NAME = re.compile(r"(省|市|县|区|州)(?=委|政府|人大|政协|人民)")
_ORGAN_NAMED = re.compile(r"^(?:第?[一二三四五六七八九十]{1,3}届)?(?:省|市|县|区|州|旗|盟|自治区)(委|政府|人大|政协)")
_ORGANS = {"委": ("委",), "政府": ("人民政府",), "人大": ("人大常委会",), "政协": ("政协",)}
_NUMBERED_NAME = re.compile(r"(?:(?:19|20)\d\d年)?第[^届]{1,4}次|预备会议")
_INNER_NAME = re.compile(r"(?:党组|党委|局务|部务|委务|司务|办公|常务|全体|专题|视频|扩大)")


def host_of(report: Report, at: int) -> str | None:
    """The institution that holds the meeting: the subject before 召开, or the house of the one who chairs."""
    symbols, mentions = report.symbols[: at + 1], report.sentence.mentions
    before = mentions.get(at - 1)
    if isinstance(before, InstitutionMention) and _HOLDS.search(symbols, 0, at - 1) is not None:
        return before.name  # 某人主持召开某领导小组|第二次会议
    held = _HOST.search(symbols)
    if held is not None:
        mention = mentions.get(held.start("who"))
        if isinstance(mention, InstitutionMention):
            return mention.name
    chair = _CHAIR_HOST.search(symbols)
    if chair is not None:
        person = mentions.get(chair.start("who"))
        if isinstance(person, Titled) and person.capacities:
            houses = [c.post.institution for c in person.capacities]
            told = report.sentence.mentions.get(at)
            name = told.text if isinstance(told, OccasionName) else ""
            own = [house for house in houses if house not in _RANKS] or houses
            told_house = next((house for house in houses if name.startswith(house)), None) or _house_named(name, houses)
            return told_house if told_house is not None or name == _OF_NO_HOUSE else own[0]
    return None


def _house_named(name: str, houses: Sequence[str]) -> str | None:
    """The one of *houses* that the *name* of the meeting tells by its level (市政府党组会议, told of a 市委副书记、市长)."""
    organ = _ORGAN_NAMED.search(name)
    ends = _ORGANS[organ[1]] if organ is not None else ()
    return next((house for house in houses if house.endswith(ends)), None) if ends else None


def names_of(book: Occasions, mention: OccasionName, host: str | None, holder: str | None) -> list[str]:
    """The names of a meeting, the fullest first: what the text leaves out is added from its home or host."""
    text = unquoted(mention.text)
    if holder is not None and _NUMBERED_NAME.match(text):
        return [holder + text, text]  # 某会议举行第57次会议
    local = _LOCAL_NAME.match(text)
    if local is not None:
        place = book.home.place(local[1])
        return [place.name + text[1:], text] if place is not None else [text]
    if host is None:
        return [text]
    if _NUMBERED_NAME.match(text):
        return [host + text, text]
    if mention.generic:
        return [host + text, text] if text not in host else [text]
    if _INNER_NAME.match(text) and host not in text:
        return [host + text, text]
    return [text]
