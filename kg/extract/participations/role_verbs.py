"""The verbs by which a person takes part in a meeting, and as what: ``主持``, ``作报告``, ``出席``, ``列席``.

The verbs are rows of ``wordings.tsv``.
"""

from __future__ import annotations

import re

from kg.lexicon.lexicons import Lexicons
from kg.model import Role

_RULES = {
    Role.CHAIR: "某人主持",
    Role.SPEAKER: "某人讲话、致辞或作报告",
    Role.OBSERVER: "某人列席",
    Role.ATTENDEE: "某人出席、参加或陪同",
}
"""What the evidence of a part says; the stronger role first."""


class RoleVerbs:
    """The patterns of each role, and of all together."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.roles = tuple((role, lexicons.wordings[role.value], rule) for role, rule in _RULES.items())
        """Role, the wordings that tell it, the name of the rule."""
        self.speaks = re.compile(rf"(?:同志|分别|先后|依次|逐一)*(?:{lexicons.wordings[Role.SPEAKER.value].pattern})")
        """What somebody says or reads out, right behind his name."""
        self.any = re.compile("|".join(pattern.pattern for _, pattern, _ in self.roles))
        self.next_part = re.compile(rf"，(?P<subject>(?!并?[与同和向对为率])[^，。；Ⓟ]+?)(?={self.any.pattern})")
        """Behind a pause, a subject with a verb of its own."""
