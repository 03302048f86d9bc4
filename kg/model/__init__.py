"""The frozen values that travel through the house.

``Document`` goes in; ``Fact`` values with their ``Evidence`` come out of extraction, per document as ``DocumentFacts``.
All is immutable, hashable and needs no other module to behave, so any step can be tested with values written by hand.

Offsets are code points of ``Document.text``, half open: ``quote == document.text[start:end]``, always.
"""

from __future__ import annotations

from kg.model.document import (
    Dateline,
    Document,
    Evidence,
    Frame,
    Moment,
    Part,
    Span,
)
from kg.model.facts import (
    TOPIC,
    Actor,
    Appointment,
    Citation,
    DocumentFacts,
    Fact,
    Holding,
    InstitutionNamed,
    Meeting,
    Participation,
    PersonNamed,
    PostName,
    Statement,
    Target,
    Task,
    ThemeRaised,
    Unread,
)
from kg.model.schemes import (
    Action,
    ActorRole,
    Direction,
    MeetingKind,
    Mode,
    Party,
    Relation,
    Role,
    Status,
    TaskForm,
    Venue,
)

__all__ = [
    "TOPIC",
    "Action",
    "Actor",
    "ActorRole",
    "Appointment",
    "Citation",
    "Dateline",
    "Direction",
    "Document",
    "DocumentFacts",
    "Evidence",
    "Fact",
    "Frame",
    "Holding",
    "InstitutionNamed",
    "Meeting",
    "MeetingKind",
    "Mode",
    "Moment",
    "Part",
    "Participation",
    "Party",
    "PersonNamed",
    "PostName",
    "Relation",
    "Role",
    "Span",
    "Statement",
    "Status",
    "Target",
    "Task",
    "TaskForm",
    "ThemeRaised",
    "Unread",
    "Venue",
]
