"""The closed sets of values that facts are told with; each but ``Party`` is a scheme of ``ontology/schemes.ttl``."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What somebody did at a meeting (scheme ``participation-role``)."""

    CHAIR = "chair"
    SPEAKER = "speaker"
    ATTENDEE = "attendee"
    OBSERVER = "observer"


class Party(StrEnum):
    """What kind of thing takes part, or speaks."""

    PERSON = "person"
    GROUP = "group"
    INSTITUTION = "institution"
    MEETING = "meeting"


class MeetingKind(StrEnum):
    """The kinds of occasion (scheme ``meeting-kind``)."""

    CONFERENCE = "conference"
    TALKS = "talks"
    CEREMONY = "ceremony"
    FORUM = "forum"
    INSPECTION = "inspection"
    BRIEFING = "briefing"
    VISIT = "visit"


class Mode(StrEnum):
    """How a meeting was held (scheme ``meeting-mode``)."""

    VIDEO = "video"
    TELEPHONE = "telephone"
    WRITTEN = "written"


class Venue(StrEnum):
    """Where a participant sat in a meeting held at several places (scheme ``venue``)."""

    MAIN = "main"
    BRANCH = "branch"


class Status(StrEnum):
    """How a post is held in the words of the text (scheme ``tenure-status``)."""

    HELD = "held"
    FORMER = "former"
    ACTING = "acting"
    ELECT = "elect"


class Action(StrEnum):
    """What an appointment act does (scheme ``appointment-action``)."""

    APPOINT = "appoint"
    REMOVE = "remove"


class Relation(StrEnum):
    """How a text stands to a policy document that it cites (scheme ``citation-relation``)."""

    CITES = "cites"
    IMPLEMENTS = "implements"
    DRAFTS = "drafts"
    ISSUES = "issues"
    REVIEWS = "reviews"
    ADOPTS = "adopts"
    REVISES = "revises"
    SIGNS = "signs"


class TaskForm(StrEnum):
    """How a text sets a task (scheme ``task-form``)."""

    NUMBERED = "numbered"
    DEMAND = "demand"


class ActorRole(StrEnum):
    """What somebody is to do about a task (scheme ``actor-role``)."""

    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORT = "support"
    ADDRESSED = "addressed"


class Direction(StrEnum):
    """Which way a target points (scheme ``target-direction``)."""

    REACH = "reach"
    INCREASE = "increase"
    DECREASE = "decrease"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    AROUND = "around"
