"""What an institution belongs to: by the lexicon, else by the form of its name.

``institution_parents.tsv`` lists the forms, from the particular to the general; the first that fits decides, also
where it says that nothing can be known. In a form ``{p}`` is a place by its full name, ``{x}`` an institution, and
``{o}`` any few characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from kg.lexicon import table
from kg.lexicon.lexicons import Lexicons
from kg.lexicon.loading import load
from kg.lexicon.table import Row
from kg.text.segment import in_dictionary

_FILE = "institution_parents.tsv"
_UNKNOWN = "-"
_SLOT = re.compile(r"\{(\w)\}")
_FEW = {"p": "[\u4e00-\u9fff]{1,14}", "x": "[\u4e00-\u9fff]{2,14}", "o": "[\u4e00-\u9fff]{1,14}"}
"""What ``{o}`` stands for, by the other slot of the form: inside an institution one character names nothing."""
_PLACE_BY_FORM = re.compile(r"(?:(?![省市县旗])[\u4e00-\u9fff]){2,7}(?:省|市|自治州|自治县|县|旗)")
_LONGEST = 40
_SHORTEST = 3
"""A shorter form (中共, 总台) begins too many other words."""
_OWNERS = frozenset(("university", "company"))
"""Kinds of bodies that are known by their last word alone, well enough to have a 党委 of their own."""


@lru_cache(maxsize=65536)
def parent_of(name: str) -> str | None:
    """The canonical name of the institution that *name* belongs to; ``None`` where that cannot be known for sure."""
    return _hierarchy().parent(name)


class _Form:
    """One row: how names begin and end that it fits, and what their parent is called."""

    def __init__(self, row: Row) -> None:
        slots = _SLOT.findall(row["form"])
        if sorted(slots) not in (["o"], ["o", "p"], ["o", "x"], ["p"], ["x"]) or slots[0] == "o" != slots[-1]:
            raise row.error("column form: needs {p} or {x} once, and then {o} at most once")
        if not set(_SLOT.findall(row["parent"])) <= set(slots) - {"o"}:
            raise row.error("column parent: may repeat the {p} or {x} of its form, and nothing else")
        self.slot = slots[0]
        self.start, _, tail = row["form"].partition(f"{{{self.slot}}}")
        self.ending = _SLOT.split(tail)[-1]
        self.open = "o" in slots
        self.tail = re.compile(tail.replace("{o}", _FEW[self.slot]))
        self.parent = row["parent"]

    def heads(self, name: str) -> Iterator[str]:
        """What stands in the slot where the form fits *name*, the longest first."""
        if name.startswith(self.start) and name.endswith(self.ending):
            start = len(self.start)
            for cut in range(len(name) - len(self.ending), start, -1):
                if self.tail.fullmatch(name, cut):
                    yield name[start:cut]

    def fill(self, head: str) -> str:
        """The parent's name with *head* in its slot."""
        return _SLOT.sub(head, self.parent)


class _Hierarchy:
    """The forms, and the lexicons that tell what is a place and what an institution."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lexicons = lexicons
        forms = [_Form(row) for row in table.read(_FILE, ("form", "parent", "source"))]
        self._open = [form for form in forms if not form.ending]
        self._ending = {
            last: [form for form in forms if form.ending[-1:] in ("", last)]
            for last in {form.ending[-1:] for form in forms}
        }
        """The forms, in their order, that fit names with this last character."""
        self._cut_words = lexicons.words_set("organ_cut")

    def parent(self, name: str) -> str | None:
        entry = self._lexicons.institutions.get(name)
        if entry is not None:
            return entry.parent or None
        if len(name) > _LONGEST:
            return None
        for form in self._ending.get(name[-1:], self._open):
            for head in form.heads(name):
                known = self._head(form, head, name)
                if known is not None:
                    parent = None if form.parent == _UNKNOWN else self._canonical(form.fill(known))
                    return parent if parent != name else None
        return None

    def _head(self, form: _Form, head: str, name: str) -> str | None:
        """The canonical name of *head*; ``None`` where it is not what the form's slot asks for."""
        match form.slot:
            case "p":
                return self._place(head)
            case "x":
                return None if self._cuts_a_word(head, name) else self._body(head, bare=not form.open)
            case _:
                return head

    def _place(self, name: str) -> str | None:
        """The full name of the innermost place that *name* spells; ``None`` where it spells no place."""
        places = self._lexicons.places
        if any(place.name == name for place in places.get(name, ())):
            return name
        for cut in range(2, len(name) - 1):
            if any(place.name == name[:cut] for place in places.get(name[:cut], ())):
                return self._place(name[cut:])
        return name if _PLACE_BY_FORM.fullmatch(name) and not in_dictionary(name) else None

    def _body(self, name: str, *, bare: bool) -> str | None:
        """The canonical name of the institution *name*; one known by its last word alone only where *bare*."""
        entry = self._lexicons.institutions.get(name)
        if entry is not None:
            return entry.name if len(name) >= _SHORTEST or entry.kind == "democratic_party" else None
        if self.parent(name) is not None or self._stands_alone(name):
            return name
        ended = self._lexicons.suffix_of(name)
        return name if bare and ended is not None and ended[0] in _OWNERS and ended[1] else None

    def _stands_alone(self, name: str) -> bool:
        """Whether *name* is a place's 委 or 人民政府: an institution for sure, whose parent cannot be told."""
        for ending in ("委", "党委", "人民政府"):
            if name.endswith(ending) and self._place(name.removesuffix(ending)) is not None:
                return True
        return False

    def _canonical(self, name: str) -> str:
        entry = self._lexicons.institutions.get(name)
        return entry.name if entry is not None else name.replace("特别行政区人民政府", "特别行政区政府")

    def _cuts_a_word(self, head: str, name: str) -> bool:
        """Whether a word of *name* goes on where *head* ends: 大学|生体育协会, 新华社|区办公室."""
        return any(name.startswith(word, len(head) - at) for word in self._cut_words for at in range(1, len(word)))


@cache
def _hierarchy() -> _Hierarchy:
    return _Hierarchy(load())
