"""The meetings that a document reports, and who took part in them: the order in which their rules are tried.

Only sentences that report are read (not those that repeat what was said). The occasions found so far are kept, so that
``会议``, ``上述活动`` or ``会见`` can be led back to the one they mean. Every rule has a name, which goes into the evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from kg.extract.abstract import Abstract, Report
from kg.extract.groups.group import GroupReader
from kg.extract.groups.talks import read_group_talks
from kg.extract.kinds.activity import read_activity
from kg.extract.kinds.attended import Lead, LeadReader, read_the_two
from kg.extract.kinds.calls import read_calls
from kg.extract.kinds.ceremony import read_acts, read_ceremonies, read_credentials, read_signed, turn_openings
from kg.extract.kinds.convening import read_convened, read_held_on_tour, without_second_chairs
from kg.extract.kinds.corridor import CorridorReader, read_corridor_speakers
from kg.extract.kinds.day import read_days, read_decided, read_held_there, read_passed
from kg.extract.kinds.deliberation import read_deliberations
from kg.extract.kinds.departure import read_departure
from kg.extract.kinds.exhibition import read_exhibitions
from kg.extract.kinds.farewell import read_farewells
from kg.extract.kinds.feedback import read_feedback
from kg.extract.kinds.greeted import read_greeted
from kg.extract.kinds.headline import Headline, HeadlineReader, read_headline, without_headline_doubles
from kg.extract.kinds.homecoming import read_homecoming, read_party_visit
from kg.extract.kinds.honours import read_honours
from kg.extract.kinds.inspection import read_inspections, read_visit
from kg.extract.kinds.lecture import read_lectures
from kg.extract.kinds.mission import read_missions, read_travelled
from kg.extract.kinds.named import read_named
from kg.extract.kinds.one_sided import OneSidedTalks
from kg.extract.kinds.press import read_joint_briefing, read_listed
from kg.extract.kinds.rally import read_rallies
from kg.extract.kinds.sides import read_sides, without_doubles
from kg.extract.kinds.signing import read_signings
from kg.extract.kinds.sitting import read_sittings
from kg.extract.kinds.spoken_at import read_spoken_at
from kg.extract.kinds.talks import (
    read_fronted_talks,
    read_met_at,
    read_talks,
    read_talks_beside,
    read_talks_then,
)
from kg.extract.kinds.tour import read_stops, read_team
from kg.extract.kinds.unnamed import read_unnamed
from kg.extract.occasions.backdrop import without_backdrop
from kg.extract.occasions.chained import with_chains
from kg.extract.occasions.completion import complete
from kg.extract.occasions.occasion import SESSIONS, Occasion, Occasions
from kg.extract.occasions.pronoun import with_antecedents
from kg.extract.occasions.setting import PlaceReader
from kg.extract.occasions.whereabouts import Whereabouts
from kg.extract.participations.account import read_accounts
from kg.extract.participations.companions import read_companions
from kg.extract.participations.floor import (
    read_briefed,
    read_floor,
    read_heard,
    read_insisting,
    read_insisting_there,
    read_said_next,
    read_speaking_up,
    read_told_there,
)
from kg.extract.participations.participant import read_participants
from kg.extract.participations.role_verbs import RoleVerbs
from kg.extract.participations.visited import read_called_on
from kg.lexicon.lexicons import Lexicons
from kg.mention.home import Home
from kg.mention.scan import Scan

_DIGEST = "快讯"
_LONGEST_HEADING = 40
_ITEM_MARK = re.compile("[◆◇●■□▲△★☆◎▪]")
_BEHIND_MARK = 2
"""So many characters behind a mark its item may begin."""


class MeetingReader:
    """Reads the occasions of a document; holds no state between documents."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._places = PlaceReader(lexicons)
        self._whereabouts = Whereabouts(lexicons, self._places)
        self._groups = GroupReader(lexicons)
        self._role_verbs = RoleVerbs(lexicons)
        self._group_heads = lexicons.words["group_head"]
        self._headlines = HeadlineReader(lexicons)
        self._leads = LeadReader(lexicons)
        self._one_sided = OneSidedTalks(lexicons)
        self._corridors = CorridorReader(lexicons)
        self._looks_back = lexicons.words["looks_back"]

    def read(self, reports: Iterable[Report], abstracts: Sequence[Abstract], home: Home, scan: Scan) -> list[Occasion]:
        """The occasions told in *reports*, in order; *abstracts* are all sentences of the document."""
        told = tuple(with_chains(with_antecedents(reports)))
        book = self._told(told, abstracts, home, scan, None)
        if not book.of_kind(*SESSIONS) and (name := self._headlines.name(told, scan.title)) is not None:
            book = self._told(told, abstracts, home, scan, name)
        elif not book.found and (lead := self._leads.lead(told)) is not None:
            book = self._told(told, abstracts, home, scan, lead)
        found = without_headline_doubles(without_doubles(book.found), abstracts, scan.chars)
        without_second_chairs(found)
        found = without_backdrop(found, scan.title, self._looks_back)
        turn_openings(found, abstracts)
        complete(found, scan.title)
        self._whereabouts.settle(found, abstracts, home, scan)
        return found

    def _told(
        self,
        reports: Sequence[Report],
        abstracts: Sequence[Abstract],
        home: Home,
        scan: Scan,
        headline: Headline | Lead | None,
    ) -> Occasions:
        """The occasions told in *reports*; *headline* is what the title alone names, or how the text opens."""
        book = Occasions(self._places, home, scan.chars, scan.published)
        book.deputies = _deputies(abstracts)
        book.items = _items(abstracts, scan) if _DIGEST in scan.title else _marked_items(abstracts, scan)
        welcomes: list[Report] = []
        for number, report in enumerate(reports):
            if report.index in book.items:
                book.forget_moment()
            book.read_moment(report)
            if headline is not None and not book.found:
                headline.open(book, report)
            read_feedback(book, report)
            read_named(book, report)
            read_greeted(book, report, islice(reports, number))
            self._corridors.read(book, report)
            read_passed(book, report)
            read_decided(book, report)
            read_days(book, report)
            read_held_there(book, report)
            read_deliberations(book, report)
            read_ceremonies(book, report)
            read_rallies(book, report)
            read_exhibitions(book, report)
            read_farewells(book, report)
            read_talks(book, report)
            read_talks_beside(book, report)
            read_fronted_talks(book, report)
            read_joint_briefing(book, report, self._group_heads)
            read_talks_then(book, report)
            read_group_talks(book, report, self._group_heads)
            self._one_sided.read(book, report)
            read_met_at(book, report, self._group_heads)
            read_sides(book, report)
            read_inspections(book, report)
            read_stops(book, report)
            read_team(book, report)
            read_homecoming(book, report)
            read_visit(book, report)
            read_departure(book, report)
            read_calls(book, report)
            read_party_visit(book, report)
            read_the_two(book, report, islice(reports, number + 1, None))
            read_unnamed(book, report, self._group_heads)
            read_spoken_at(book, report)
            read_lectures(book, report)
            read_signings(book, report)
            read_sittings(book, report)
            read_acts(book, report)
            following = reports[number + 1] if number + 1 < len(reports) else None
            read_signed(book, report, following)
            read_credentials(book, report)
            read_honours(book, report)
            read_convened(book, report)
            read_activity(book, report, following)
            read_participants(book, report, self._groups, self._role_verbs)
            read_listed(book, report)
            read_heard(book, report)
            read_briefed(book, report)
            read_missions(book, report)
            read_called_on(book, report)
            read_companions(book, report)
            self._groups.read(book, report)
            if "陪同Ⓟ" in report.symbols or "同机" in report.symbols:
                welcomes.append(report)
        read_travelled(book, welcomes)
        read_told_there(book, abstracts)
        read_said_next(book, abstracts)
        read_speaking_up(book, abstracts)
        read_floor(book, abstracts)
        read_corridor_speakers(book, abstracts)
        read_accounts(book, abstracts)
        read_held_on_tour(book, abstracts)
        read_insisting(book, abstracts)
        read_insisting_there(book, abstracts)
        read_headline(book, abstracts, scan.title)
        return book


def _items(abstracts: Sequence[Abstract], scan: Scan) -> tuple[int, ...]:
    """The sentences of a digest that are the headings of its items: short paragraphs without a full stop."""
    return tuple(
        i
        for i, a in enumerate(abstracts)
        if len(a.symbols) < _LONGEST_HEADING
        and a.symbols[-1:] not in "。！？；”"
        and scan.chars[a.sentence.end : a.sentence.end + 1] == "\n"
        and (a.sentence.start == 0 or scan.chars[a.sentence.start - 1] == "\n")
    )


def _marked_items(abstracts: Sequence[Abstract], scan: Scan) -> tuple[int, ...]:
    """The sentences that open the items of several which a mark sets off (◆3日，…◆4日，…)."""
    original = scan.text.original
    if _ITEM_MARK.search(original) is None:
        return ()
    starts = [scan.text.span(a.sentence.start, a.sentence.end).start for a in abstracts]
    marked = tuple(
        i for i, at in enumerate(starts) if _ITEM_MARK.search(original, max(at - _BEHIND_MARK, 0), at + 1) is not None
    )
    return marked if len(marked) > 1 else ()


def _deputies(abstracts: Sequence[Abstract]) -> frozenset[str]:
    """The persons of whom no other post is told than a seat in a congress or a conference."""
    seats: set[str] = set()
    others: set[str] = set()
    for sentence in abstracts:
        for _, titled in sentence.persons:
            for capacity in titled.capacities:
                title, house = capacity.post.title, capacity.post.institution
                seat = title.endswith("代表") or (title.endswith("委员") and "政治协商" in house)
                (seats if seat else others).add(titled.person.name)
    return frozenset(seats - others)
