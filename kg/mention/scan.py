"""The lexical view of one document: everything that later recognisers look up, found in one pass each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from kg.lexicon.lexicons import Lexicons, TitleEntry
from kg.lexicon.matcher import Match
from kg.mention.body_words import COMMUNITIES
from kg.mention.brands import firms_only
from kg.mention.name_gaps import close_gaps
from kg.model import Document, Frame, Status
from kg.steps import Steps
from kg.text.dates import DateMention, find_dates
from kg.text.frame import read_frame
from kg.text.glued import part_headline
from kg.text.normal import MatchingText, matching_text
from kg.text.script import simplified
from kg.text.segment import Word, in_dictionary, words
from kg.text.units import Sentence, sentences

_WORK = re.compile(r"《([^《》\n]{1,120}(?:《[^《》\n]{1,60}》[^《》\n]{0,60})?)》")


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """A title in the text with its prefixes (``原`` ``代`` ``常务`` …)."""

    start: int
    end: int
    core: int
    """Where the bare title begins, after the prefixes."""
    kept: int
    """Where the title begins with the prefixes that belong to it."""
    entry: TitleEntry
    text: str
    """The title with the prefixes that belong to it (``常务副县长``), without those of status (``原``)."""
    status: Status


@dataclass(frozen=True)
class Scan:
    """A document with its words, sentences, dates and lexicon matches. Offsets are those of ``chars``."""

    document: Document
    title: str
    """The document's title and source as they are matched: in simplified script."""
    source: str
    text: MatchingText
    frame: Frame
    chars: str
    """The matching text, blank where the frame states nothing (reporters, editors, ``（完）``)."""
    lexicons: Lexicons
    words: list[Word]
    cuts: bytearray
    """1 at every offset where a word begins (and at the end)."""
    word_at: dict[int, Word]
    sentences: tuple[Sentence, ...]
    published: date | None
    dates: tuple[DateMention, ...]
    date_at: dict[int, DateMention]
    places: list[Match]
    """Gazetteer matches of all kinds, leftmost-longest."""
    place_starts: list[int] = field(repr=False)
    place_ends: list[int] = field(repr=False)
    sentence_starts: list[int] = field(repr=False)
    titles: list[TitleMatch]
    title_ending: dict[int, TitleMatch] = field(repr=False)
    title_starting: dict[int, TitleMatch] = field(repr=False)
    works: tuple[tuple[int, int, str], ...] = ()
    """《…》: start, end (with the marks) and the title between them."""

    def sentence_of(self, at: int) -> Sentence:
        """The sentence that holds offset *at* (the nearest one before it where *at* is between two)."""
        return self.sentences[max(bisect_right(self.sentence_starts, at) - 1, 0)]

    def place_over(self, at: int) -> Match | None:
        """The gazetteer match that covers offset *at*."""
        i = bisect_right(self.place_starts, at) - 1
        return self.places[i] if i >= 0 and at < self.place_ends[i] else None

    def word_over(self, at: int) -> Word | None:
        """The word that begins last before offset *at*."""
        return self.word_at.get(self.cuts.rfind(1, 0, at))


_NAME_LENGTHS = (2, 3)
"""Of how many characters a name has that a title stands before."""
_LONGEST_PART = 7
"""So many characters at most stand before the dot of a name."""
_OF_PLACES = frozenset(("省长", "市长", "县长", "区长", "州长", "镇长", "乡长", "村长", "站长"))
"""Titles that a place and the name of another one make as well (某市|长江段, 某省|长沙)."""
_TITLE_AND_SURNAME = frozenset(("任何", "委任"))
"""Words that the segmenter sees where a title and a surname meet: 主任|何某某, 主委|任某某."""
_FILED_EARLIER = timedelta(days=3)
"""A report is published so long after it was filed at most."""
_STAMP = re.compile(
    r"(?:发布|发表|发文|更新|上传|录入)(?:日期|时间)[：:]\s{0,3}(20\d\d)[-年/.](\d{1,2})[-月/.](\d{1,2})(?!\d)"
)
"""The stamp of a page: the day on which it was published (发布日期：2024-03-06)."""
_ACTING = re.compile("代县长(?![城期途线])")
"""An acting head of a county, and no county of that name."""
_LONG = re.compile("长[沙春安治宁兴寿武乐葛白岳江]")
"""Where the last character of a title may make a place with what follows: most texts have none."""
_MINISTER = re.compile(r"(?:外|外交部|国防部|财政部)(?=长[沙春安治宁兴])")
_WILL = re.compile("[部委局厅署办院][将在对与和已就]")
_LONGEST_WILL = 4
_JOINTLY = re.compile("联合(?=国务院|国家)")
_LONGEST_BODY = 40
_CHAIRMAN = re.compile(
    r"(?:会|校|院)(?=长[寿沙宁安武乐葛白岳][\u4e00-\u9fff]{1,2}"
    r"(?:[，、。；等（]|出席|参加|主持|表示|介绍|致辞|讲话|强调|应邀|代表|带队|一行|一同|陪同))"
)
_HEAD_OF_PLACE = re.compile(
    r"(?:(?<=[、，；。：\n副代])[省市县区州镇乡]|(?<=省)省|(?<=市)市|(?<=县)县|(?<=区)区|(?<=州)州)"
    r"(?=长江(?!干|流|大|经|沿|岸|段|水|中|下|上|禁|保|两|委|办|新)[\u4e00-\u9fff]{1,2}"
    r"(?:[，、。；等（]|出席|参加|主持|表示|介绍|致辞|讲话|强调|陪同|带队|一行|会见|调研|汇报))"
)
"""市|长江某某: where the head of a place is somebody whose surname is 江."""
_NEAR = 12
"""A country stands so near before the title of its minister."""


def _places(chars: str, lexicons: Lexicons) -> list[Match]:
    """The gazetteer's matches; what reads as two lands (中非合作论坛) is one state only before what states have."""
    places, doubtful = firms_only(chars, lexicons.gazetteer.find(chars), lexicons), lexicons.words_set("two_lands")
    if any(word in chars for word in doubtful):
        state = lexicons.words["state_follows"]
        places = [match for match in places if match.word not in doubtful or chars.startswith(state, match.end)]
    if "国家" in chars or _JOINTLY.search(chars) is not None:
        places = list(_apart(chars, places, lexicons))
    joined = lexicons.words_set("joined_place")
    if any(word in chars for word in joined):
        ends, leads = {match.end for match in places}, lexicons.words["before_joined_place"]
        places = [m for m in places if m.word not in joined or _stands_alone(chars, m.start, ends, leads)]
    if "莅临" in chars:
        places = list(_behind_arrival(chars, places, lexicons))
    if _ACTING.search(chars) is not None:
        places = [match for match in places if _ACTING.match(chars, match.start) is None]
    return places


def _behind_arrival(chars: str, places: list[Match], lexicons: Lexicons) -> Iterator[Match]:
    """*places* with the one that somebody comes to, where it and the verb make another (莅临|漳州)."""
    for match in places:
        if not chars.startswith("莅临", match.start - 1):
            yield match
        else:
            at = match.start + 1
            reached = lexicons.gazetteer.find(chars[at : at + _LONGEST_BODY])
            yield from (Match(m.word, at + m.start, at + m.end) for m in reached[:1] if m.start == 0)


def _apart(chars: str, places: list[Match], lexicons: Lexicons) -> Iterator[Match]:
    """*places* with the state's bodies that stand behind 联合 (某总局联合|国家数据局) and would be 联合国, or behind the
    short name of a country (以色列|国家安全部)."""
    done = 0
    for match in places:
        jointly = match.word == "联合国" and _JOINTLY.match(chars, match.start) is not None
        land = match.word[:-1] if match.word[-1] == "国" and chars.startswith("家", match.end) else ""
        if jointly or land in lexicons.countries:
            at = match.end - 1
            if not jointly and match.start >= done:
                yield Match(land, match.start, at)
            first = next(iter(lexicons.gazetteer.find(chars[at : at + _LONGEST_BODY])), None)
            if first is None or first.start > 0:
                continue
            match = Match(first.word, at, at + first.end)
        if match.start >= done:
            done = match.end
            yield match


def _of_ministers(chars: str, places: list[Match], lexicons: Lexicons) -> frozenset[int]:
    """Where the last character of a title makes a city with the name behind it (老挝外长|沙伦赛, 总商会会长|寿子琪)."""
    found: set[int] = set()
    if _LONG.search(chars) is None:
        return frozenset()
    for match in _MINISTER.finditer(chars):
        before = (m for m in places if match.start() - _NEAR <= m.end <= match.start())
        if any(lexicons.countries.get(m.word, "中国") != "中国" for m in before):
            found.add(match.end())
    found.update(match.end() for match in _CHAIRMAN.finditer(chars))
    found.update(match.end() for match in _HEAD_OF_PLACE.finditer(chars))
    return frozenset(found)


def _without_will(tagged: list[Word], chars: str) -> list[Word]:
    """*tagged* with the words cut that the segmenter makes of the end of a body and 将 (交通|局将)."""
    ends = {match.end() for match in _WILL.finditer(chars)}
    if not ends:
        return tagged
    out: list[Word] = []
    for word in tagged:
        if word.end not in ends or not _of_body_and_will(word.text):
            out.append(word)
        else:
            out += (
                Word(word.text[:-1], "n", word.start, word.end - 1),
                Word(word.text[-1], "d", word.end - 1, word.end),
            )
    return out


def _of_body_and_will(word: str) -> bool:
    """Whether *word* is only the end of a body and 将: no word of the dictionary, and nothing else in it."""
    if not 2 <= len(word) <= _LONGEST_WILL or not "\u4e00" <= min(word) <= max(word) <= "\u9fff":
        return False
    return word == "部将" or not in_dictionary(word)


def _split_at(tagged: list[Word], at: Collection[int]) -> list[Word]:
    """*tagged* with the words cut that run over a title whose last character stands *at* an offset."""
    out: list[Word] = []
    for word in tagged:
        first = word.end - 1 if word.end in at else word.start + 1  # 兼|外, 长|沙
        if len(word.text) > 1 and (word.start in at or (word.end in at and word.text[-1] == "外")):
            out += (
                Word(word.text[: first - word.start], "v" if word.end in at else "n", word.start, first),
                Word(word.text[first - word.start :], word.tag, first, word.end),
            )
        else:
            out.append(word)
    return out


_TIME_OF_DATE = frozenset("起晚早前中均元")
"""Behind the last character of a date: what belongs to it (6日晚, 6日起)."""


def _behind_dates(tagged: list[Word], dates: Sequence[DateMention]) -> list[Word]:
    """*tagged* with the words of two characters cut of which the first is the last of a date (3月6日|到某校)."""
    ends = {date.end for date in dates}
    out: list[Word] = []
    for word in tagged:
        if word.start + 1 in ends and word.end == word.start + 2 and word.text[1] not in _TIME_OF_DATE:
            first, last = word.text[0], word.text[1]
            out += (Word(first, "n", word.start, word.end - 1), Word(last, "v", word.end - 1, word.end))
        else:
            out.append(word)
    return out


def _stands_alone(chars: str, start: int, ends: Collection[int], leads: tuple[str, ...]) -> bool:
    """Whether a place whose name begins with 和 is one: 在和县, 安徽和县, but not 胡斌|和|县农业农村局."""
    return not "\u4e00" <= chars[start - 1 : start] <= "\u9fff" or start in ends or chars.endswith(leads, 0, start)


def _titles(chars: str, lexicons: Lexicons, cuts: bytearray, word_at: Mapping[int, Word]) -> Iterator[TitleMatch]:
    """The titles of a text, none inside another."""
    for match in _outermost(lexicons.title_matcher.find(chars)):
        if not cuts[match.end] and not chars.startswith(("职务", "兼"), match.end):
            word = word_at.get(cuts.rfind(1, 0, match.end))
            known = word is not None and in_dictionary(word.text) and word.text not in _TITLE_AND_SURNAME
            if known and not _before_name(chars, match, word, lexicons):
                continue  # 成员 in 成员国
        if chars.startswith("官邸", match.end):
            continue  # 总理官邸
        yield _with_prefixes(chars, match, lexicons)


def _before_name(chars: str, title: Match, word: Word | None, lexicons: Lexicons) -> bool:
    """Whether *word* begins with the 长 of *title* and a name that does something follows (部长|沙某某表示, not 长沙)."""
    if word is None or word.text[0] != "长" or word.start != title.end - 1:
        return False
    if word.text == "长孙" or (_is_named_long(word.text, lexicons) and title.word not in _OF_PLACES):
        return True  # 关长|孙某某
    first, dot, _ = chars[title.end : title.end + _LONGEST_PART].partition("·")
    if dot and len(first) > 1 and all(c in lexicons.transliteration for c in first):
        return True  # 署长|伊什特万·拉科西
    does = (*lexicons.words["name_predicate"], "等")
    return any(chars.startswith(does, title.end + length) for length in _NAME_LENGTHS)


def _is_named_long(word: str, lexicons: Lexicons) -> bool:
    """Whether *word* is a place's short name that begins with the last character of many titles (长江, 长葛)."""
    return len(word) == 2 and word[0] == "长" and (word == "长江" or word in lexicons.places)


def _with_prefixes(chars: str, match: Match, lexicons: Lexicons) -> TitleMatch:
    """A title with what stands before it: 原, 代, 常务, 副 …"""
    start, status, kept = match.start, Status.HELD, match.start
    while start > 0:
        prefix = lexicons.title_prefix_before(chars, start)
        if prefix == "前" and match.word.startswith(COMMUNITIES):
            break  # 仓前|街道党工委书记
        if prefix is not None:
            said = lexicons.title_prefixes[prefix]
            start -= len(prefix)
            if said is not Status.HELD:
                status = said
            if prefix in lexicons.rank_prefixes or said is Status.ACTING:
                kept = start
        elif chars[start - 1] == "副" and match.word[0] != "副":
            start -= 1
            kept = start
        else:
            break
    entry = lexicons.titles[match.word]
    return TitleMatch(start, match.end, match.start, kept, entry, chars[kept : match.end], status)


def _outermost(matches: list[Match]) -> Iterator[Match]:
    """Of overlapping titles the longest at each end; none that ends inside another (委员 in 委员长)."""
    by_end: dict[int, Match] = {}
    for match in matches:
        held = by_end.get(match.end)
        if held is None or match.start < held.start:
            by_end[match.end] = match
    kept = sorted(by_end.values(), key=lambda m: m.start)
    for i, match in enumerate(kept):
        if not _inside_another(match.end, kept[max(0, i - 5) : i + 6]):
            yield match


def _inside_another(end: int, around: list[Match]) -> bool:
    """Whether a match that ends at *end* ends inside one of those *around*."""
    return any(start < end < stop for _, start, stop in around)


def occurrences(chars: str, form: str) -> Iterator[int]:
    """Every offset at which *form* stands."""
    at = chars.find(form)
    while at >= 0:
        yield at
        at = chars.find(form, at + 1)


def _published(document: Document) -> date | None:
    if document.date:
        try:
            return date.fromisoformat(document.date[:10])
        except ValueError:
            return None
    stamp = _STAMP.search(document.text) if "：20" in document.text or ":20" in document.text else None
    try:
        return date(*(int(part) for part in stamp.groups())) if stamp is not None else None
    except ValueError:
        return None


def _told_on(published: date | None, frame: Frame) -> date | None:
    """The day from which ``今天`` counts: that of a dateline shortly before the day of publication."""
    filed = frame.dateline.day if frame.dateline is not None else None
    if published is None or filed is None:
        return published
    return filed if timedelta(0) <= published - filed <= _FILED_EARLIER else published


def scan(document: Document, lexicons: Lexicons) -> Steps[Scan]:
    """Look *document* over once with every lexicon."""
    text = close_gaps(matching_text(document.text), lexicons)
    published = _published(document)
    frame, silent = read_frame(text, published, document.aside)
    if published is not None and not document.date:
        document = replace(document, date=published.isoformat())
    if published is None and not document.date and frame.dateline is not None and frame.dateline.day is not None:
        published = frame.dateline.day
        document = replace(document, date=published.isoformat())
    chars = text.chars
    for start, end in silent:
        chars = f"{chars[:start]}{' ' * (end - start)}{chars[end:]}"
    chars = part_headline(chars)
    yield
    tagged = _without_will(words(chars), chars)
    yield
    places = _places(chars, lexicons)
    yield
    if titled := _of_ministers(chars, places, lexicons):
        places = [match for match in places if match.start not in titled]
        tagged = _split_at(tagged, titled)
    dates = find_dates(chars, _told_on(published, frame))
    tagged = _behind_dates(tagged, dates)
    cuts = bytearray(len(chars) + 2)
    starts = [word.start for word in tagged]
    word_at = dict(zip(starts, tagged, strict=True))
    for start in starts:
        cuts[start] = 1
    cuts[len(chars)] = 1
    yield
    titles = list(_titles(chars, lexicons, cuts, word_at))
    ends = {title.end for title in titles}
    places = [m for m in places if m.start + 1 not in ends or m.word[0] != "长"]  # 副院长|江某某, 副校长|江云远
    yield
    cut = sentences(chars)
    return Scan(
        document=document,
        title=simplified(document.title),
        source=simplified(document.source),
        text=text,
        frame=frame,
        chars=chars,
        lexicons=lexicons,
        words=tagged,
        cuts=cuts,
        word_at=word_at,
        sentences=cut,
        published=published,
        dates=dates,
        date_at={d.start: d for d in dates},
        places=places,
        place_starts=[m.start for m in places],
        place_ends=[m.end for m in places],
        sentence_starts=[s.start for s in cut],
        titles=titles,
        title_ending={t.end: t for t in titles},
        title_starting={t.start: t for t in titles},
        works=tuple((m.start(), m.end(), m[1]) for m in _WORK.finditer(chars)),
    )
