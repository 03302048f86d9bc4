"""From the reading of a document to its facts: people, institutions, posts, meetings and statements."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from kg.extract.appointments.appointment import Act
from kg.extract.appointments.forms import CONGRATULATED
from kg.extract.occasions.nouns import OF_MEETING
from kg.extract.reading import Reading
from kg.extract.statements.statement import Said
from kg.lexicon.lexicons import Lexicons
from kg.mention.bodies.found import InstitutionMention
from kg.mention.posts.titled import Titled
from kg.model import (
    Appointment,
    Evidence,
    Holding,
    InstitutionNamed,
    Meeting,
    Moment,
    Participation,
    Party,
    PersonNamed,
    PostName,
    Statement,
    Status,
)
from kg.text.dates import DateMention

_DECIDES = re.compile(r"[^，。]{0,6}(?:决定|任命|批准)")
_TO_COME = re.compile(
    r"将(?:于[^，。；]{0,14})?(?:出任|担任|就任|接任|继任)|将[于自][^，。；]{2,14}?起?(?:生效|到任|履新|就任|就职|上任)"
)
"""A post that begins on a later day than the one of the news."""
_OF_ANOTHER_EVENT = re.compile(r"(?:出)?生|参加|毕业|入党|以来|至|到|，?[男女]")
_THE_STATE = "中华人民共和国"

Seen = dict[Evidence, None]
"""Evidence in the order in which it was met, each once."""


def persons(reading: Reading) -> list[PersonNamed]:
    """Everybody named, with the forms of the name."""
    forms: dict[str, dict[str, None]] = defaultdict(dict)
    evidence: dict[str, Seen] = defaultdict(dict)
    for titled in reading.titled:
        person = titled.person
        forms[person.name][person.form] = None
        evidence[person.name][reading.evidence.around(person.start, "人名")] = None
    return [PersonNamed(name, tuple(forms[name]), tuple(evidence[name])) for name in forms]


def institutions(reading: Reading, lexicons: Lexicons) -> list[InstitutionNamed]:
    """Every institution named, by itself or in a post; a place or a country is none."""
    forms: dict[str, dict[str, None]] = defaultdict(dict)
    evidence: dict[str, Seen] = defaultdict(dict)
    abroad = _central_organs_abroad(reading)
    for mention in reading.named:
        if any(start <= mention.start < end and body.endswith(mention.form) for start, end, body in abroad):
            continue  # 越共中央政治局委员、|中央书记处|书记: theirs, not ours
        forms[mention.name][mention.form] = None
        evidence[mention.name][reading.evidence.around(mention.start, "机构名")] = None
    in_posts = [(c.post, c.start, "任职中的机构") for titled in reading.titled for c in titled.capacities]
    in_acts = [(act.post, act.start, "任免中的机构") for act in reading.acts]
    for post, start, rule in [*in_posts, *in_acts]:
        name = post.institution
        if name in lexicons.places or name in lexicons.countries or name == _THE_STATE or _is_land(name, lexicons):
            continue
        forms[name][name] = None
        evidence[name][reading.evidence.around(start, rule)] = None
    house = reading.institutions
    return [
        InstitutionNamed(name, tuple(forms[name]), house.kind(name), tuple(evidence[name]), house.parent(name))
        for name in forms
    ]


_CENTRE = re.compile("党中央.")


def _central_organs_abroad(reading: Reading) -> list[tuple[int, int, str]]:
    """The stretches that tell posts at the centre of a party abroad, with the body of each."""
    return [
        (c.start, c.end, c.post.institution)
        for titled in reading.titled
        if titled.person.foreign or len(titled.capacities) > 1
        for c in titled.capacities
        if _CENTRE.search(c.post.institution, 1) is not None and not c.post.institution.startswith(("中共", "中国"))
    ]


def _is_land(name: str, lexicons: Lexicons) -> bool:
    """Whether *name* is that of a village, or of a town or a state abroad, whose heads are told by it (巴黎市长)."""
    if name in lexicons.institutions:
        return False
    own = next((name[n:] for n in range(len(name) - 2, 1, -1) if name[:n] in lexicons.countries), name)
    return own in lexicons.country_cities or own.removesuffix("市") in lexicons.country_cities or own[-1] in "州邦省村"


class _Then(NamedTuple):
    """The time of ``时任``; ``None`` where the sentence does not tell it."""

    when: Moment | None


class PostFacts:
    """Posts held, and appointments, with the day for which the document shows them."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._told: dict[int, Moment] = {}
        """The day of the first occasion that a sentence tells."""
        for occasion in reading.occasions:
            if occasion.moment is not None:
                for number in occasion.told_in():
                    self._told.setdefault(number, occasion.moment)
        published, document = reading.scan.published, reading.scan.document
        if published is not None:
            self._else: Moment | None = Moment(document.date or "", published, published)
        else:
            self._else = reading.occasions[0].moment if reading.occasions else None

    def holdings(self) -> list[Holding]:
        """Who is shown to hold or have held which post."""
        gathered: dict[tuple[str, PostName, Status, _Then | None], Seen] = defaultdict(dict)
        at: dict[tuple[str, PostName, Status, _Then | None], int] = {}
        for titled in self._reading.titled:
            if not titled.capacities:
                continue
            start = titled.person.start
            then = self._then(titled)
            evidence = self._reading.evidence.around(start, "职务＋姓名")
            for capacity in titled.capacities:
                key = (titled.person.name, capacity.post, capacity.status, then)
                gathered[key][evidence] = None
                at.setdefault(key, start)
        return [
            Holding(person, post, status, self._moment(at[key]) if then is None else then.when, tuple(evidence))
            for key, evidence in gathered.items()
            for person, post, status, then in (key,)
        ]

    def appointments(self) -> list[Appointment]:
        """Who was appointed to which post, or removed from it."""
        return [
            Appointment(
                act.person,
                act.post,
                act.action,
                self._act_moment(act),
                self._decided_by(act),
                (self._reading.evidence.around(act.start, act.rule),),
            )
            for act in self._reading.acts
        ]

    def _then(self, titled: Titled) -> _Then | None:
        """For ``时任``: the day told before it in its sentence, which is not that of the document."""
        chars = self._reading.scan.chars
        if not chars.startswith("时任", titled.start) and not chars.endswith("时任", 0, titled.start):
            return None
        return _Then(self._told_before(titled.start))

    def _act_moment(self, act: Act) -> Moment | None:
        """The day told before the act in its sentence, else as for posts; none where the text looks back on it, or the
        post is only to begin."""
        chars = self._reading.scan.chars
        looked_back = chars.endswith("祝贺", 0, act.start) or chars.startswith(
            ("后", "以来", "之后", "表示祝贺", "表示热烈祝贺"), act.end
        )
        if act.rule == CONGRATULATED or looked_back:
            return None
        if _TO_COME.search(chars, act.start, self._reading.abstracts[act.sentence].sentence.end):
            return None
        return self._told_before(act.start) or self._of_meeting(act.sentence) or self._moment(act.start)

    def _of_meeting(self, number: int) -> Moment | None:
        """The day of the meeting that sentence *number* has for its subject (会议决定任命某人)."""
        if OF_MEETING.match(self._reading.abstracts[number].symbols) is None:
            return None
        before = [o for o in self._reading.occasions if o.sentences[0][0] <= number]
        return before[-1].moment if before else None

    def _told_before(self, at: int) -> Moment | None:
        """The last date told in the sentence before *at*, birthdays and the like apart."""
        sentence = self._reading.abstracts[self._reading.evidence.sentence_at(at)]
        told = [
            mention.moment
            for i, mention in sentence.mentions.items()
            if isinstance(mention, DateMention)
            and mention.moment.earliest is not None
            and mention.end <= at
            and not _OF_ANOTHER_EVENT.match(sentence.symbols, i + 1)
        ]
        return told[-1] if told else None

    def _moment(self, at: int) -> Moment | None:
        """The day of the occasion told in the sentence around *at*, else of publication."""
        return self._told.get(self._reading.evidence.sentence_at(at)) or self._else

    def _decided_by(self, act: Act) -> str | None:
        sentence = self._reading.abstracts[act.sentence]
        for i, mention in sentence.mentions.items():
            if (
                isinstance(mention, InstitutionMention)
                and sentence.starts[i] < act.start
                and _DECIDES.match(sentence.symbols, i + 1)
            ):
                return mention.name
        return None


def meetings(reading: Reading) -> Iterator[Meeting | Participation]:
    """The meetings told, each with those who took part in it."""
    for occasion in reading.occasions:
        yield Meeting(
            occasion.key,
            tuple(occasion.names),
            occasion.kind,
            occasion.moment,
            tuple(occasion.places),
            tuple(dict.fromkeys(occasion.modes)),
            occasion.session,
            tuple(occasion.hosts),
            tuple(occasion.venues),
            reading.evidence.sentences(occasion.sentences) + (reading.evidence.lead() if occasion.at_dateline else ()),
        )
        for order, part in enumerate(occasion.attendance, start=1):
            yield Participation(
                occasion.key,
                part.participant,
                part.party,
                part.role,
                order,
                part.capacities,
                part.venue,
                part.behalf,
                reading.evidence.sentences(part.sentences),
            )


def statements(reading: Reading) -> list[Statement]:
    """What was said, by whom, at which meeting."""
    out: list[Statement] = []
    for number, said in enumerate(reading.said, start=1):
        span = reading.scan.text.span(said.content, said.end)
        stop = reading.abstracts[said.sentence].sentence.end
        evidence = [reading.evidence.cut(said.start, stop, said.rule)]
        if said.end > stop:
            # What was said runs on behind the sentence that introduces it.
            evidence.append(reading.evidence.cut(said.content, said.end, "所述内容"))
        named = _named_elsewhere(said, reading)
        if named is not None:
            # 他强调: who he is, another sentence tells.
            evidence.append(reading.evidence.sentence(named, "说话人"))
        out.append(
            Statement(
                f"s{number}",
                said.source,
                said.party,
                said.verb,
                said.act,
                _meeting_of(said, reading),
                span,
                reading.scan.document.text[span.start : span.end],
                tuple(evidence),
            )
        )
    return out


def _named_elsewhere(said: Said, reading: Reading) -> int | None:
    """The sentence that names the speaker where that of the statement does not: the last one before it, else the
    first."""
    if said.party not in (Party.PERSON, Party.INSTITUTION):
        return None
    for number in (*range(said.sentence, -1, -1), *range(said.sentence + 1, len(reading.abstracts))):
        mentions = reading.abstracts[number].mentions.values()
        if any(_names(mention) == said.source for mention in mentions):
            return number if number != said.sentence else None
    return None


def _names(mention: object) -> str | None:
    """The person or institution that *mention* names."""
    match mention:
        case Titled():
            return mention.person.name
        case InstitutionMention():
            return mention.name
    return None


def _meeting_of(said: Said, reading: Reading) -> str | None:
    """The last occasion opened before the statement, else the first of the document."""
    occasions = reading.occasions
    before = [o for o in occasions if o.sentences and o.sentences[0][0] <= said.sentence]
    return (before or occasions[:1])[-1].key if occasions else None
