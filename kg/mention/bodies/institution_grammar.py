"""What the lexicon's word classes say about the words of institutions' names."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.lexicon.lexicons import Lexicons, alternatives
from kg.mention.body_words import LEVELS
from kg.text.segment import Word


class SpanGrammar:
    """What the word classes say about the words of institutions' names, once for all documents."""

    def __init__(self, lexicons: Lexicons) -> None:
        words = lexicons.words
        self.name_verbs = lexicons.words_set("name_verb")
        self.chunk_stops = lexicons.words_set("chunk_stop")
        self.stops = self.chunk_stops | lexicons.words_set("name_stop")
        self.never_within = lexicons.words["never_within_name"]
        """How words begin that the segmenter makes of a verb and what follows (愿同|克国民议会)."""
        self.described = lexicons.words_set("describes_body")
        self.never_organ = lexicons.words_set("never_organ")
        self.departments = lexicons.words_set("department")
        self.proper_suffix = re.compile(rf"(?:{alternatives(lexicons.words['proper_suffix'])})")
        self.halls = lexicons.words["hall"]
        self.goals = lexicons.words["no_institution"]
        self.inner_verbs = self.name_verbs & self.chunk_stops
        self.nation_heads = lexicons.words["nation_head"]
        self.bare_heads = lexicons.words_set("bare_head")
        self.generic_before = lexicons.words_set("generic_before")
        self.several = lexicons.words["several"]
        self.crimes = words["no_name_before"]
        self.several_words = lexicons.words_set("several")
        self.rare_heads = re.compile(alternatives(lexicons.words["rare_head"]))
        self.quoted_heads = lexicons.words["quoted_head"]
        self.numbered_heads = re.compile(alternatives(lexicons.words["numbered_head"]))
        initials, doubtful = ("".join(words[c]) for c in ("country_initial", "country_initial_doubtful"))
        organ, sure = (alternatives(words[c]) for c in ("country_organ", "country_organ_sure"))
        self.initial = re.compile(f"[{initials}]")
        self.initials = re.compile(
            rf"[{initials}{doubtful}](?:(?<=[{initials}])(?={organ})|(?<=[{doubtful}])(?={sure}))"
        )
        """Initial of a country before one of its organs (``乌空军``); where the initial is a word too, a sure one."""
        self.behind_will = words["behind_will"]
        """What somebody will do: behind a 会 that ends no name (美国|会出现衰退)."""
        self.ministries = frozenset(("ministry", "administration", "commission", "party", "office"))
        organs = {form[1:3] for form in lexicons.local_bodies if form[0] in LEVELS} | set(lexicons.words["local_organ"])
        self.local_start = re.compile(
            rf"[{LEVELS}团自师兵](?:(?<=[{LEVELS}])(?={alternatives(organs)})|(?<=团)[{LEVELS}]委"
            rf"|(?:(?<=自)治区|(?<=师)市|(?<=兵)团)(?=党|{alternatives(organs)}))"
            rf"|(?:(?<![\u4e00-\u9fff])|(?<=[由和与及合]))[旗盟](?={alternatives(organs)})"
        )
        hosts = alternatives(words["section_host"])
        own = (f"{who}(?<![\u4e00-\u9fff].)(?:{hosts})" for who in "我本该")
        bare = (f"{host[0]}(?<![\u4e00-\u9fff].){host[1:]}" for host in sorted(words["section_host"], key=len)[::-1])
        self.own_start = re.compile("|".join((*own, *bare)))
        self.nation_start = re.compile(r"(?:全国|国家)(?=[\u4e00-\u9fff]{2})")
        self.world_start = re.compile(rf"(?:{alternatives(lexicons.words['world_start'])})(?=[\u4e00-\u9fff]{{2}})")
        lengths: dict[str, set[int]] = {}
        for form in lexicons.local_bodies:
            lengths.setdefault(form[:2], set()).add(len(form))
        self.body_lengths = {head: sorted(found, reverse=True) for head, found in lengths.items()}
        """First two characters of a local body's short form → how long such forms are, the longest first."""

    def organ(self, word: Word) -> bool:
        """Whether a word such as 规划局 or 审判庭 names an organ by its ending, which bare proves nothing."""
        text = word.text
        if text in self.never_organ or text[-2:] in self.never_organ or word.tag[:1] not in ("n", "l", "j"):
            return False
        if text[-1] in "局厅庭":
            return len(text) >= 2
        return text[-1] in "部处司室院署" and ((len(text) >= 3 and word.tag == "nt") or text in self.departments)


@lru_cache(maxsize=4)
def span_grammar(lexicons: Lexicons) -> SpanGrammar:
    """The grammar of *lexicons*, made once."""
    return SpanGrammar(lexicons)
