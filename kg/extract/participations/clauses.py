"""People and what a sentence says of them: ``甲、乙出席会议，丙主持``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.abstract import PEOPLE, Report
from kg.extract.participations.role_verbs import RoleVerbs
from kg.mention.posts.titled import Titled

_GUIDES = re.compile("等?[^，。；Ⓟ]{0,8}?的?陪同下")
_GROUP_OF_PEOPLE = re.compile(
    rf"(?>{PEOPLE})(?!陵|墓|故居|纪念|塑像|铜像|雕像|遗像"
    r"|(?:同志|先生|女士)?(?:的?遗体|灵柩|生前|的?(?:亲属|家属|后人|家人|子女))|诞辰|逝世"
    r"|(?:(?:在|对)[^，。；Ⓟ]{1,24})?的?(?:系列|重要)*(?:讲话|指示|批示){1,2}(?:要求)?精神)"
)
"""People, but not those after whom a place is named or whom others mourn."""
_OBLIQUE = re.compile(
    r"(?:(?:会见|会晤|拜会|接见|约见|看望|慰问|走访)了?"
    r"|介绍|(?:同志)?(?<![织会国界团区员位方家洲])代表|宣读了?|转达了?|宣布了?|率|陪同|在|(?<!共)同"
    r"|与|由|向|为|对|受|给|请|以|应|结合|跟随|围绕|就|从|(?:学习|贯彻|落实|传达)了?|领会|紧扣"
    r"|[与同和][^，。；、Ⓟ]{1,8}(?:总统|总理|首相|外长|防长|主席|部长|大臣))$"
)
_GREETS = re.compile("(?:热烈|诚挚)?(?:欢迎|感谢|期待|期盼|盼望|祝贺)$")
"""Before people: what others hope or thank them for, be it done or not (各界欢迎某人出席某会)."""
_HIS_WORDS = ("关于", "对", "提出", "重要", "在Ⓦ")
_READS = re.compile(r"(?:宣读|转达|宣布|传达)了?$")
"""Behind these a name is that of somebody whose words another reads out."""
_ATTENDS_HIS = re.compile("(?:出席|参加)了?$")
_HOLDS = re.compile("[^，。；Ⓟ]{0,20}(?:举行|举办)的[^，。；Ⓟ]{0,8}Ⓜ")
_ENVOY = re.compile("的?(?:(?:特别|个人|全权|私人)代表|特使)、?")
"""Between two persons: the second speaks for the first, who is not there (某主席特别代表某人出席)."""
_AND = r"(?:等?(?:[、，]|[，、]?以及|和))"
_LIST_GAP = re.compile(
    r"等?[、，；和与及]{0,2}|(?:[、，和]|以及)[^，。；、Ⓟ]{0,14}|(?:代表Ⓘ)[、，]?|[，；、](?:[^，。；Ⓟ]{2,30}[、，；]){0,3}"
    r"|(?:(?:[、和]|以及)[^，。；Ⓟ了着过说]{2,24}?(?:负责同志|负责人|代表|成员|同志))；[^，。；Ⓟ了着过说]{0,14}"
    r"|[^，。；、Ⓟ了着过在]{0,8}(?:领导人|同志|嘉宾|代表|官员|政要|负责人|人士|成员)(?:[，、和]|以及)[^，。；、Ⓟ]{0,14}"
    rf"|(?:{_AND}[^，。；、Ⓟ了着过说]{{1,20}}?(?=[，、]))+{_AND}[^，。；、Ⓟ了着过说]{{0,14}}"
)
_TOGETHER = re.compile(
    r"Ⓟ(?:(?:[、，和与及]|以及)[^，。；、Ⓟ]{0,10}Ⓟ)*等?(?:领导)?(?:同志|嘉宾)?(?:在[^，。；Ⓟ在]{1,16}|以[^，。；Ⓟ]{1,6}(?:方式|形式))*"
    r"(?:举行了?[^，。；Ⓟ]{0,6}(?:会谈|会见|磋商|Ⓜ)，?并)?(?:还|也)?(?:一起|一同|共同|分别率团|均|都)"
)
_AND_A_TITLE = re.compile(r"[与同和][^，。；、Ⓟ]{1,16}")
"""Behind 与 or 同: those with whom the subject acts take part as he does (``与某人、某人共同揭牌``)."""
_WITH_TITLE = re.compile("[与和][^，。；Ⓟ会]{1,24}")
_BOTH_ACT = re.compile(
    "(?:[、，和][^，。；Ⓟ]{0,14}Ⓟ)*等?[^，。；Ⓟ]{0,8}?(?:分别|先后|相继|都|均)*(?:致辞|讲话|发言|出席)(?=[，。；]|了)"
)
_AND_WITH = re.compile(r"(?:并|，)还?[与同和]$")
"""``某人出席并与某人共同主持``: what follows is told of both."""
_PAUSE = re.compile(r"[，。；]")


def clauses(report: Report, verbs: RoleVerbs) -> Iterator[tuple[list[Titled], str, int]]:
    """People and what is said of them.

    A list of names runs on over commas until a verb of taking part comes; a person behind a preposition
    (``同某人``, ``向某人``) belongs to what is said of those before.
    """
    symbols = report.symbols
    groups = [m.span() for m in _GROUP_OF_PEOPLE.finditer(symbols)]
    subject: list[Titled] = []
    start = aside = 0
    for i, (group_start, group_end) in enumerate(groups):
        last = i + 1 == len(groups)
        end = len(symbols) if last else groups[i + 1][0]
        people = report.sentence.people(group_start, group_end)
        gap = symbols[start:group_start] if subject else ""
        acted = verbs.any.search(gap) is not None
        company = (
            symbols[group_start - 1 : group_start] in ("与", "同", "和")
            or (subject and _AND_A_TITLE.fullmatch(gap) is not None)
        ) and _TOGETHER.match(symbols, group_start)
        if company and (not subject or not acted or _AND_WITH.search(gap)):
            subject, start = subject + people, group_end
        elif subject and _ENVOY.fullmatch(gap) is not None:
            subject, start = subject[:-1] + people, group_end
        elif subject and (_READS.search(gap) or (not acted and _OBLIQUE.search(gap))):
            aside = group_end  # the predicate runs on over this person
        elif subject and _ATTENDS_HIS.search(gap) is not None and _HOLDS.match(symbols, group_end) is not None:
            aside = group_end  # 某人出席乙举行的晚宴
        elif subject and _GUIDES.match(symbols, group_end) is not None:
            aside = group_end  # 某人在乙陪同下出席: what follows is told of the first
        elif aside and symbols[aside] in "、和" and _LIST_GAP.fullmatch(symbols, aside, group_start):
            aside = group_end  # 会见甲、某部长兼|乙: and over the next one of the list
        elif aside and not acted and symbols[group_start - 1] == "、" and symbols.startswith(_HIS_WORDS, group_end):
            aside = group_end  # 围绕甲的重要讲话、甲关于…的论述
        elif not subject and _OBLIQUE.search(symbols[max(0, group_start - 4) : group_start]):
            if symbols[group_start - 1] != "由" or verbs.speaks.match(symbols, group_end) is None:
                continue
            subject, start = people, group_end  # 会上，由某主任某某汇报了情况
        elif not acted and _GREETS.search(symbols, 0, group_start) is not None:
            continue  # 各界欢迎某人出席某会
        elif subject and (not gap or gap == "夫人"):
            # 某主席|特别代表某人, 某主席夫人|某人: whose envoy or wife it is takes no part; but 某人等|领导人，某主席
            subject = (subject if symbols[start - 1] == "等" else subject[:-1]) + people
            start = group_end
        elif (subject and not acted and _is_listed(gap, symbols, group_end)) or gap.endswith("夫人"):
            subject = subject + people
            start = group_end
        else:
            subject, start = people, group_end
        following = symbols[start:end]
        his = not last and _ATTENDS_HIS.search(following) is not None and _HOLDS.match(symbols, groups[i + 1][1])
        if his or (not last and _READS.search(following)):
            continue
        if last or verbs.any.search(following):
            yield subject, following, start
            if not last and _PAUSE.search(following) and not _AND_WITH.search(following):
                subject = []


def _is_listed(gap: str, symbols: str, end: int) -> bool:
    """Whether *gap* stands between two of a list; 与 between two who both speak or attend is a 和 (甲与某主席乙先后致辞)."""
    if _LIST_GAP.fullmatch(gap) is not None:
        return True
    return _WITH_TITLE.fullmatch(gap) is not None and _BOTH_ACT.match(symbols, end) is not None
