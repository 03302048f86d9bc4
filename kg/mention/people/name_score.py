"""How much speaks for a stretch of text being a personal name: several kinds of evidence, each a small round number.

Every kind is weighed in one method, so that a reader can add the numbers up. What stands left and right of an offset
counts the same for all names that begin or end there and is weighed once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.mention.people.introduced import introduces
from kg.mention.people.name_lexicon import ATTENDS, HONORIFIC_FIRST, USUAL_GIVEN, ChineseForm, NameLexicon, is_han
from kg.mention.scan import Scan
from kg.text.segment import in_dictionary, rarity

_AND_OTHERS = re.compile(
    r"等(?:[省市县区州旗镇乡]?(?:党政|[四五几][套大])?班子(?:领导|成员)|[省市县区州旗镇乡]领导"
    r"|(?:\d+|[一二两三四五六七八九十]+)?(?:多?[名位])?(?:同志|领导|专家|委员)|(?:\d+|[一二两三四五六七八九十]+)多?[名位]"
    r"|[^，。；、\d]{2,10}?(?:负责人|领导人|代表|官员|成员|嘉宾|政要|人士)(?:出席|参加|分别|先后|也|一同|共同|在|致|发|陪同|到|[，。]))"
)
_CLOSE = "，。；：！？）】”》\n"
_HONORIFIC_RIGHT = re.compile(r"(?:(?<!老)同志(?!们|加强|要)|先生|女士|阁下)")
_IN_OFFICE = re.compile(r"(?:[时现曾兼担原]任|身为|作为)[^，。；]{2,}的$")
"""Before whoever holds an office (时任某市市长的某某)."""
_OF_A_PERSON = re.compile(r"（(?:女[），]|[\u4e00-\u9fff]{1,6}族[），]|兼）)")
"""What a bracket tells of nobody but a person."""
_STRONG_RIGHT = 3.2
_ORDINARY_RIGHT = 1.2
"""The most that stands right of a name where no title, honorific or verb of persons does."""
_SAYS_WHILE = re.compile(
    r"在(?:参加|主持|会见|会谈|听取|出席|看望|考察|调研|致辞|讲话|发言)[^，。；]{0,40}?[时中](?:还|也)?(?:说|强调|指出|表示|认为|提出|要求)"
)
_BY_RESULT = re.compile(
    r"以(?:总比分|大比分|总成绩|抓举|挺举|绝对优势|微弱|领先|打破|平|\d+(?:比|[.:：]|[分秒米环公]))"
)
"""What a player has won by."""
_GOES_TO = re.compile(
    "到(?![会场位任岗访底])[^，。；]{2,24}?(?:调研|走访|督导|检查|看望|慰问|考察|视察|指导|督查|察看|查看|参加|开展|宣讲|接访)(?!时|期间|后|过)"
)
_MOVES = frozenset("转接出兼调升改连续担历曾现时原继")
_EXPECTED = 2.0
"""What a place that only a name can fill says for it."""
_CLAUSE = 0.4  # what the beginning of a clause says before a name
_MOST_SEGMENTED = 1.4
"""What the segmenter says for a name at most."""
_LONGEST_ASIDE = 48
_SHORT_ASIDE = 10
_NO_EVERYDAY_WORD = 8.5
"""The rarity from which a word may be a name between two offices."""
_AMONG_OFFICES = 2.2
"""What it counts that a name stands between two offices."""
_ENDS_A_BODY = frozenset("、委府会局厅部院社市县区省州旗办处司联盟行")
_NEXT_OFFICE = ("，", "、")
_OFFICE_AHEAD = 16
_CLAUSE_MARKS = ("，", "、", "。", "；", "\n", "")
_HARDLY_A_WORD = 11.5
"""The rarity from which a word of the dictionary weighs no more than a guess where a name must stand (书记强某)."""
_SLACK = {2: -0.2, 3: 0.3, 4: 0.9}
"""By how much a name of so many characters may score less than a shorter one and win."""
_SEX = ("男，", "女，")
_PARTICULARS = (*_SEX, "当选", "被任", "被评", "荣获")
"""What a notice tells right behind a name (某某，男，汉族，)."""
_OFFICE_OF_TERM = frozenset("第政")
_OFFICE_FIRST = frozenset("为任的代因辞请")
_OFFICE = re.compile(
    r"(?:（[^（）]{1,8}）)?(?:同志)?(?:(?:为(?!同志)|兼?任(?!的)|代理|因[^，。；]{2,10}辞去|辞去|请辞)"
    r"(?P<post>(?:[^，。；：、\n（）]|（[^，。（）]{1,6}）){2,40}?)(?P<off>(?<=职务))?(?=[，。；、\n的]|（(?!集团)|$)"
    r"|(?P<of>的)[^，。；：\n（）]{2,50}?职务)"
)
_CLAUSE_OPENS = re.compile(
    r"(?:(?P<line>(?:^|\n) {0,2}(?:[\d一二三四五六七八九十][.．、])?)|[，。；：、]|[\d一二三四五六七八九十][.．]|[）)]|宣布|决定|同意|任命|免去|接受|以|由)\Z"
)
_OFFICE_LEADS = frozenset("兼所现曾原转升调改出担连就接继时新")
_OFFICE_RIGHT = 1.6
_BEHIND_SPEECH = ("，", "：", "“", "。")
_LEADING_IN = "由与同和对向为请及任给让以应"
_PAUSES = frozenset("、，。 \n（")
_WITH = frozenset("和与跟")


@dataclass(slots=True)
class Candidate:
    """A stretch that may be a name."""

    start: int
    end: int
    score: float
    foreign: bool


class NameScore:
    """The evidence for names in one document."""

    def __init__(self, scan: Scan, names: NameLexicon) -> None:
        self.scan = scan
        self.names = names
        self.dotted = "·" in scan.chars
        """Whether the document has names of several parts."""
        self._left: dict[int, float] = {}
        self._right: dict[int, float] = {}

    def left(self, start: int) -> float:
        """What stands before a name at *start*."""
        score = self._left.get(start)
        if score is None:
            score = self._left[start] = self._weigh_left(start)
        return score

    def expect(self, start: int) -> None:
        """Note that nothing but a name can begin at *start*."""
        self._left[start] = max(self.left(start), _EXPECTED)

    def right(self, end: int) -> float:
        """What follows a name that ends at *end*."""
        score = self._right.get(end)
        if score is None:
            score = self._right[end] = self._weigh_right(end)
        return score

    def _weigh_right(self, end: int) -> float:
        scan, names = self.scan, self.names
        chars = scan.chars
        if end >= len(chars):
            return 0.5
        following = chars[end]
        if following == "，" and chars[end + 1 : end + 3] in _SEX:
            return _STRONG_RIGHT  # 某某，男，汉族，
        if following == "，" and chars.startswith(("，当选", "，被任命", "，被评为", "，荣获"), end):
            return 1.8
        if following in _CLOSE:
            return 0.6
        if following == "（" and _OF_A_PERSON.match(chars, end):
            return _STRONG_RIGHT
        if following == "（" and chars.find("）", end, end + _LONGEST_ASIDE) in scan.title_ending:
            return 2.0  # 某某（市委书记）
        if following in "、（ ":
            return 0.7
        if following == "时" and chars[end + 1 : end + 2] == "，":
            return 0.6  # 会见国家主席某某|时，
        if following == "等" and _AND_OTHERS.match(chars, end):
            return 1.2
        if following in HONORIFIC_FIRST and _HONORIFIC_RIGHT.match(chars, end):
            return 3.2
        if following in names.predicate_first and names.predicate.match(chars, end):
            return 1.8
        title = scan.title_starting.get(end)
        if (
            title is not None
            and title.end - title.start >= 2
            and (title.entry.level != "member" or title.text in ("常委", "委员"))
        ):
            if title.text == "常委":
                return 1.3
            if title.entry.level == "member" and names.predicate.match(chars, title.end) is not None:
                return 1.8  # 某某委员|说
            if title.entry.kind == "foreign":
                return 2.6
            known = title.entry.head or title.entry.default_institution
            return 2.0 if known else 1.4 if title.entry.level == "deputy" else 1.0
        if following in names.right_first and (
            chars[end : end + 4] in names.right
            or chars[end : end + 3] in names.right
            or chars[end : end + 2] in names.right
        ):
            return 1.2
        if end in scan.date_at or following.isdigit():
            return 0.8
        if following == "/" and is_han(chars, end + 1):
            return 0.7  # 某某/某某: a pair of players
        if following == "以" and _BY_RESULT.match(chars, end):
            return _ORDINARY_RIGHT
        if following == "在" and _SAYS_WHILE.match(chars, end):
            return 1.8  # 某某在参加…审议时强调
        if self.of_somebody(end):
            return 1.8
        if following == "到" and not self._ends_a_word(end) and _GOES_TO.match(chars, end) is not None:
            return 1.8  # 区长某某|到某村调研
        if following == "任" and end + 1 in scan.title_starting and chars[end - 1] not in _MOVES:
            return _ORDINARY_RIGHT  # 由市长某某|任|总指挥
        cut = self.boundary(end)
        if following in names.right and chars[end + 1 : end + 2] not in _PAUSES:
            return 0.3 if cut > 0 else -0.6
        return -0.2 if cut == 1 else (-0.8 if cut else -1.4)

    def of_somebody(self, end: int) -> bool:
        """Whether what follows at *end* tells who somebody is, or whom he has beside him."""
        chars, names = self.scan.chars, self.names
        following = chars[end : end + 1]
        if following == "是":
            return names.identity.match(chars, end) is not None or self._of_office(end + 1)
        return following in _WITH and names.company.match(chars, end) is not None

    def _of_office(self, start: int) -> bool:
        """Whether the clause from *start* comes to its end with an office (某某是|某县就业局局长，)."""
        chars, titles = self.scan.chars, self.scan.title_ending
        ends = range(start + 2, min(start + _OFFICE_AHEAD + 1, len(chars)))
        end = next((at for at in ends if chars[at] in _CLAUSE_MARKS), 0)
        return end in titles

    def _ends_a_word(self, end: int) -> bool:
        """Whether a word of the dictionary that is nobody's name ends at *end* (慕名|到某村参加)."""
        word = self.scan.word_over(end - 1)
        return word is not None and word.end == end and word.tag[:2] != "nr" and in_dictionary(word.text)

    def right_at_most(self, end: int) -> float:
        """What ``right`` can be, told at a glance."""
        scan = self.scan
        following = scan.chars[end : end + 1]
        strong = following in self.names.strong_first or following == "到" or end in scan.title_starting
        strong = strong or self.of_somebody(end)
        if not strong and following == "，":
            strong = scan.chars[end + 1 : end + 3] in _PARTICULARS
        return _STRONG_RIGHT if strong else _ORDINARY_RIGHT

    def boundary(self, at: int) -> float:
        """1 where a word ends at *at*, 0 inside a word of the dictionary, a half inside a guessed word."""
        if self.scan.cuts[at]:
            return 1.0
        word = self.scan.word_over(at)
        return 0.0 if word is not None and in_dictionary(word.text) else 0.5

    def _weigh_left(self, start: int) -> float:
        scan, names = self.scan, self.names
        chars = scan.chars
        if start == 0:
            return 0.4
        if start in scan.title_ending:
            return 2.6
        before = chars[start - 1]
        if before == "）" and self._behind_aside(start):
            return 2.6
        if before in names.noun_last and any(start >= n and chars[start - n : start] in names.nouns for n in (4, 3, 2)):
            row = chars.endswith("领导", 0, start) and "、" in chars[start + 2 : start + 4]
            return 2.2 if row else 1.6  # 校领导|王建、徐国
        if before in names.act_last and self.behind_act(start):
            return 1.6
        if before in names.body_last and self.behind_body(start):
            return 0.6
        if before in "，。；：\n（“ ":
            return 0.4
        if before == "、":
            return 0.3
        if before == "的" and (told := introduces(chars, start)):
            return told
        if before == "的" and start - 1 in scan.title_ending and _IN_OFFICE.search(chars, max(0, start - 30), start):
            return 1.6
        cut = self.boundary(start)
        if before in _LEADING_IN:
            return 0.5 if cut else -0.6
        return -0.3 if cut == 1 else (-0.6 if cut else -1.5)

    def _behind_aside(self, start: int) -> bool:
        """Whether a short aside stands between a title and *start* (副局长（主持工作）某某)."""
        chars = self.scan.chars
        opens = chars.rfind("（", max(0, start - _SHORT_ASIDE), start)
        return opens in self.scan.title_ending and _OF_A_PERSON.match(chars, opens) is None

    def behind_body(self, start: int) -> bool:
        """Whether the name of a firm, a school or a ward stands right before *start* (``某某有限公司|王某某``)."""
        scan = self.scan
        if not scan.cuts[start]:
            return False
        body = scan.place_over(start - 1)
        if body is not None and body.end == start and body.word in self.names.lexicons.institutions:
            return True
        word = scan.word_over(start)
        return word is not None and len(word.text) > 1 and word.text.endswith(self.names.bodies)

    def behind_act(self, start: int) -> bool:
        """Whether a verb of appointing, electing or removing stands right before *start*."""
        return self.names.act_left.search(self.scan.chars[max(0, start - 4) : start]) is not None

    def office(self, start: int, end: int) -> float:
        """What it counts that a name from *start* to *end* opens a clause that gives or takes an office and nothing
        else: ``1.某人为某局局长``, ``某人任某局局长``, ``某人的某局局长职务``; most at the head of a line."""
        chars = self.scan.chars
        opens = _CLAUSE_OPENS.search(chars, max(0, start - 4), start)
        told = _OFFICE.match(chars, end) if opens is not None and chars[end - 1] not in _OFFICE_LEADS else None
        if opens is None or told is None:
            return 0.0
        if told["off"] is None and told["of"] is None and told.end("post") not in self.scan.title_ending:
            return 0.0
        return _STRONG_RIGHT if opens["line"] is not None else _OFFICE_RIGHT

    def among_offices(self, start: int, end: int) -> bool:
        """Whether a stretch of two characters that is no word of every day stands between an office and the next one
        of a list (市委常委、秘书长|关山|，副市长某某)."""
        scan = self.scan
        if end - start != 2 or start not in scan.title_ending or scan.chars[end : end + 1] not in _NEXT_OFFICE:
            return False
        word = scan.word_at.get(start)
        if word is None or word.end != end or (in_dictionary(word.text) and rarity(word.text) < _NO_EVERYDAY_WORD):
            return False
        title = scan.title_ending[start]
        if scan.chars[title.start - 1 : title.start] not in _ENDS_A_BODY:
            return False  # 某某主席|回信，: the office is that of the name before it
        until = next((at for at in range(end + 1, end + _OFFICE_AHEAD) if scan.chars[at : at + 1] in _CLAUSE_MARKS), 0)
        last = until or end + _OFFICE_AHEAD
        return any(at in scan.title_starting for at in range(end + 1, min(last, len(scan.chars))))

    def _segmented(self, start: int, end: int, anchored: bool) -> float:
        """What the segmenter made of the stretch."""
        scan = self.scan
        word = scan.word_at.get(start)
        if word is None:
            return 0.0
        if word.end == end:
            if word.tag.startswith("nr"):
                return _MOST_SEGMENTED if in_dictionary(word.text) else 0.9
            if not in_dictionary(word.text) or (anchored and rarity(word.text) > _HARDLY_A_WORD):
                return 0.3
            # A name that is also a word (高艺, 黄河): where a name must stand, the word counts for less.
            if word.tag[:1] in "vdacptmr":
                return -2.4
            return (-1.6 if end - start == 2 else -0.8) * (0.4 if anchored else 1.0)
        if not scan.cuts[end]:
            return 0.0
        return 0.6 if all(scan.cuts[start:end]) else 0.1

    def chinese(self, start: int, form: ChineseForm, end: int, left: float, *, listed: bool = False) -> float:
        """The score of the stretch, which reads *form*, as a Chinese name; *listed*: beside an accepted name."""
        chars = self.scan.chars
        right = self.right(end)
        following = chars[end : end + 1]
        if following == "为":
            if listed and right < 0.6 and is_han(chars, end + 1):
                right = 0.6
            if self.behind_act(start):
                right = 1.6
        elif following in _OFFICE_OF_TERM and chars.startswith(("第", "政协第"), end) and self.behind_act(start):
            right = _STRONG_RIGHT  # 免去某人第十四届全国政协常委职务, 某人政协第十四届全国委员会委员职务
        if following in _OFFICE_FIRST:
            right = max(right, self.office(start, end))
        anchored = left >= 1.5 or right >= 3.0
        word = self._segmented(start, end, anchored)
        if right >= _STRONG_RIGHT and left >= _CLAUSE and self.names.lexicons.not_names.get(chars[start:end], True):
            word = max(word, -_CLAUSE)  # ：高远同志任…: whatever else the word means
        score = form.score + (left + right + word)
        if self.among_offices(start, end):
            score += _AMONG_OFFICES
        if chars[end - 1] in "任兼" and end in self.scan.title_starting:
            score -= _STRONG_RIGHT  # 副市长某某|任|副总指挥
        if left < 1.0 and right < 1.0:
            score -= 0.5
        if form.doubtful and right < 3.0:
            if form.known is not None:
                score -= 0.6 if form.known else (1.2 if anchored and right >= 0.6 else 3.5)
            if form.place:
                score -= 1.2 if anchored else 3.0
        if form.organ:
            score -= 2.0
        if chars[end - 1] == "时" and following == "，":
            score -= 2.0  # 会见国家主席某某|时，
        if following == "”" and chars[start - 1 : start] == "“":
            score -= 3.0
        if form.doubtful:
            score = self._without_function(score, form, end)
        return score

    def _without_function(self, score: float, form: ChineseForm, end: int) -> float:
        """*score* less the objections against how the name ends."""
        chars = self.scan.chars
        if form.collective:
            score -= 2.0
        if form.side:
            score -= 3.0
        if form.never:
            score -= 4.0
        if form.speaks and chars[end : end + 1] in _BEHIND_SPEECH:
            score -= 4.0
        spoken = chars[end - 1] == "和" and chars.startswith(("致辞", "讲话", "表示", "指出", "强调"), end)
        if form.function and is_han(chars, end) and not spoken:
            score -= 1.2  # but not of 国防部长魏凤和|致辞
        return score

    def _function_and_word(self, start: int, end: int) -> bool:
        """Whether a surname that is also a function word goes before a plain word or a place (向|丹麦, 和|中外)."""
        scan = self.scan
        place = scan.place_over(start + 1)
        if place is not None and place.start == start + 1 and place.end >= end and end - start > 2:
            return start not in scan.title_ending or ATTENDS.match(scan.chars, end) is None  # 主席向长春|主持会议
        word = scan.word_at.get(start + 1)
        if word is not None and word.end == end and len(word.text) > 1 and in_dictionary(word.text):
            given = self.names.lexicons.given
            usual = given.get(word.text[0], (0, 0, 0))[0] >= USUAL_GIVEN <= given.get(word.text[-1], (0, 0, 0))[1]
            comes_to_an_end = scan.chars[end : end + 1] in _PAUSES or self.right(end) >= _ORDINARY_RIGHT
            if start in scan.title_ending and usual and comes_to_an_end:
                return False  # 局长来建华，
            return not word.tag.startswith("nr")
        owner = scan.title_ending.get(start)
        return owner is not None and word is not None and is_han(scan.chars, owner.start - 1) and not scan.cuts[end]

    def _lengths(self, start: int) -> tuple[int, ...]:
        """How long a Chinese name that begins at *start* may be."""
        pair = self.scan.chars[start : start + 2]
        if pair not in self.names.compound_first:
            return 2, 3
        parts = self.names.of_parts.match(self.scan.chars, start) if pair in self.names.part_first else None
        return (2, 3, 4) if parts is None or len(parts[0]) < 5 else (2, 3, 4, len(parts[0]))

    def best_chinese(self, start: int, least: float, *, listed: bool = False) -> Candidate | None:
        """The most likely Chinese name that begins at *start*; of names that score less than *least* maybe none.

        The two characters at *start* must be such that one may begin with them.
        """
        names, chars = self.names, self.scan.chars
        left = self.left(start)
        if listed and left < 2.0:
            left = 2.0
        # A longer name may win though it scores less by 0.3, and must lead by 0.2 to win: hence the slack.
        hopeless = least - 0.6 - left - _ORDINARY_RIGHT
        best: Candidate | None = None
        for length in self._lengths(start):
            end = start + length
            name = chars[start:end]
            if not "\u4e00" <= name[-1] <= "\u9fff" or len(name) < length:
                break
            form = names.form(name)
            if form is None:
                continue
            if (
                (
                    form.score + _MOST_SEGMENTED < hopeless
                    or form.score + self._segmented(start, end, left >= 1.5) < hopeless
                )
                and self.right_at_most(end) <= _ORDINARY_RIGHT
                and not self.among_offices(start, end)
            ):
                continue
            score = self.chinese(start, form, end, left, listed=listed)
            if chars[start] in names.function and self._function_and_word(start, end):
                score -= 3.0
            slack = _SLACK[min(length, 4)]
            if length == 4 and self.right(end) >= 0:
                slack += 0.4  # 欧阳华国|到会, but not 闻人哲|邀请
            if best is None or score > best.score - slack:
                best = Candidate(start, end, score, form.foreign)
        return best
