"""What a document states: a frozen value for each kind of fact, and all facts of one document together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from kg.model.document import Document, Evidence, Frame, Moment, Span
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


class PostName(NamedTuple):
    """A post by its two names: ``("工业和信息化部", "部长")``."""

    institution: str
    title: str


@dataclass(frozen=True, slots=True)
class PersonNamed:
    """The text names a person. ``person`` is the fullest name in the document, ``forms`` every spelling met."""

    person: str
    forms: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class InstitutionNamed:
    """The text names an institution. ``institution`` is its canonical name, ``forms`` every spelling met."""

    institution: str
    forms: tuple[str, ...]
    kind: str
    evidence: tuple[Evidence, ...]
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Holding:
    """A person holds a post at the time told: what proves a date on a tenure, never that it goes on."""

    person: str
    post: PostName
    status: Status
    when: Moment | None
    """The day of the occasion or publication at which the text shows the post held; ``None`` where unknown."""
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Appointment:
    """An act by which a post begins or ends. ``by`` is the body that decided, where told."""

    person: str
    post: PostName
    action: Action
    when: Moment | None
    by: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """An occasion that the document reports. ``key`` is local to the document (``m1`` …)."""

    key: str
    names: tuple[str, ...]
    """Fullest name first; empty for talks and inspections without a name."""
    kind: MeetingKind
    when: Moment | None
    places: tuple[str, ...]
    modes: tuple[Mode, ...]
    session: int | None
    """The number in ``第十六次会议``, where there is one."""
    hosts: tuple[str, ...]
    """Canonical names of the institutions that called or held it."""
    venues: tuple[Venue, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Participation:
    """Somebody took part in a meeting in a role."""

    meeting: str
    participant: str
    party: Party
    role: Role
    order: int
    """Position among the participants of the meeting, counted from 1 as the text lists them."""
    capacities: tuple[PostName, ...]
    venue: Venue | None
    behalf: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A person, a meeting or a body says something with a verb of saying."""

    key: str
    source: str
    """A person's or an institution's name, or ``会议`` where the meeting itself speaks."""
    party: Party
    verb: str
    """The first verb of the phrase as written (``强调`` of ``强调指出`` …)."""
    act: str
    """The speech act of that verb (scheme ``speech-act``)."""
    meeting: str | None
    content: Span
    """The content, up to where the next statement begins."""
    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is to carry out a task, in the words that say so."""

    name: str
    """Canonical for an institution; for a group the words of the text (``各级党委和政府``)."""
    party: Party
    role: ActorRole
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """An item of ``一是 … 二是 …``, or a demand (``要 … ，要 …``), under a statement."""

    key: str
    statement: str
    order: int
    """The number that the text gives it; demands without a number are counted on behind the numbered ones."""
    heading: str
    """The item's first clause (``慎终如始抓好常态化疫情防控``), without the ``要`` of a demand."""
    content: Span
    text: str
    evidence: tuple[Evidence, ...]
    form: TaskForm = TaskForm.NUMBERED
    action: str = ""
    """The verb of what is to be done (``抓好``); empty where none was read."""
    object: str = ""
    """What it is to be done to (``常态化疫情防控``)."""
    actors: tuple[Actor, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """A quantity that is to be reached, and by when. Never a quantity that has been reached."""

    key: str
    indicator: str
    """What is measured, in the words of the text (``城镇新增就业``)."""
    direction: Direction
    value: Decimal | None
    """The figure where one is told, multipliers worked out (``1200万`` is 12000000)."""
    low: Decimal | None
    high: Decimal | None
    """The bounds as told: both are the value where it is exact, neither where it is told as ``左右``."""
    unit: str
    """The unit as written, without its multiplier (``人``, ``%``); empty where there is none (``零事故``)."""
    code: str
    """The unit in UCUM; empty where UCUM has none."""
    deadline: Moment | None
    wording: str
    """The clause that sets the target."""
    statement: str | None
    task: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """The text names a policy document, law, report or other titled work."""

    title: str
    number: str | None
    """文号, for example ``国发〔2020〕10号``."""
    relation: Relation
    statement: str | None
    task: str | None
    evidence: tuple[Evidence, ...]
    issuers: tuple[str, ...] = ()
    """Who issued the document: canonical names, as the text says or as the organ word of the number tells."""
    issued: Moment | None = None
    """When it was issued, where the text says so."""
    meeting: str | None = None
    """The local key of the meeting that deals with it."""
    art: bool = False
    """Whether the text tells it as a song, a play, a film or the like: a titled work that is no policy document."""


TOPIC = "topic"
"""The kind of a theme that nothing tells but its weight in one document."""


@dataclass(frozen=True, slots=True)
class ThemeRaised:
    """The text raises a policy theme: a concept of the scheme, or a new one found by its form."""

    theme: str
    """The preferred label of a curated concept, or the discovered wording."""
    kind: str
    """slogan, strategy, programme, field, principle, campaign, risk …"""
    curated: bool
    statement: str | None
    task: str | None
    evidence: tuple[Evidence, ...]
    wording: str = ""
    """The theme in the words of the text (``双千兆``), where it is not the label itself."""


Fact = (
    PersonNamed
    | InstitutionNamed
    | Holding
    | Appointment
    | Meeting
    | Participation
    | Statement
    | Task
    | Target
    | Citation
    | ThemeRaised
)


@dataclass(frozen=True, slots=True)
class Unread:
    """A sentence that holds a trigger (主持, 任命 …) and gave no fact: where coverage is missing."""

    doc: str
    trigger: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """All that one document states, in the order of the text."""

    document: Document
    facts: tuple[Fact, ...]
    unread: tuple[Unread, ...] = ()
    frame: Frame = field(default_factory=Frame)
    triggers: Mapping[str, int] = field(default_factory=dict, compare=False, hash=False)
    """How many sentences hold each trigger, read or not: the base of the unread share."""
