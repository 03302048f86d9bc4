"""The lexicon files: they load, every line has its columns, no key stands twice, and a broken line is named."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from kg import resources
from kg.errors import ResourceError
from kg.lexicon.loading import load
from kg.lexicon.matcher import Matcher
from kg.lexicon.table import Row, read
from kg.lexicon.wordings import expand

FOLDER = resources.lexicon()
FILES = sorted(FOLDER.glob("*.tsv"))

KEYS: dict[str, tuple[str, ...]] = {
    "grammar_words.tsv": ("word", "class"),
    "institution_changes.tsv": ("date", "kind", "before", "after"),
    "places.tsv": ("name", "parent"),
    "ranks.tsv": ("body", "title"),
    "world_cities.tsv": ("name", "country"),
}
"""What must be unique where it is not the first column alone."""
PATTERNS = frozenset({"wording"})
"""Columns whose bars part alternatives of a pattern, not values."""


def table(path: Path) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The header and the numbered rows of a file, read without the loader."""
    header: list[str] = []
    out: list[tuple[int, list[str]]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        if header:
            out.append((number, line.split("\t")))
        else:
            header = line.split("\t")
    return header, out


def test_the_files_are_there() -> None:
    assert len(FILES) >= 20


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_reads(path: Path) -> None:
    header, lines = table(path)
    rows = read(path.name, tuple(header))
    assert len(rows) == len(lines) > 0
    assert len(set(header)) == len(header)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_row_has_its_columns(path: Path) -> None:
    header, lines = table(path)
    assert [number for number, cells in lines if len(cells) > len(header)] == []
    assert [number for number, cells in lines if not cells[0].strip()] == []
    assert [number for number, cells in lines if any(cell != cell.strip() for cell in cells)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_key_stands_twice(path: Path) -> None:
    header, _ = table(path)
    columns = KEYS.get(path.name, (header[0],))
    told = Counter(tuple(row[c] for c in columns) for row in read(path.name, columns))
    assert [key for key, count in told.items() if count > 1] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_value_stands_twice_in_a_cell(path: Path) -> None:
    header, lines = table(path)
    twice = [
        (number, column)
        for number, cells in lines
        for column, cell in zip(header, cells, strict=False)
        if column not in PATTERNS and "|" in cell and len(set(cell.split("|"))) < len(cell.split("|"))
    ]
    assert twice == []


def test_the_shipped_lexicons_load() -> None:
    lexicons = load()
    assert len(lexicons.institutions) > 500
    assert len(lexicons.places) > 3000
    assert len(lexicons.titles) > 200
    assert len(lexicons.surnames) > 300
    assert len(lexicons.themes) > 500
    assert len(lexicons.words) > 5


def test_parents_are_known() -> None:
    lexicons = load()
    orphans = {
        entry.name
        for entry in lexicons.institutions.values()
        if entry.parent and entry.parent not in lexicons.institutions and entry.parent not in lexicons.places
    }
    assert sorted(orphans) == []


def test_places_lie_in_known_places() -> None:
    lexicons = load()
    lost = {
        entry.name
        for entries in lexicons.places.values()
        for entry in entries
        if entry.parent and entry.parent not in lexicons.places and entry.parent not in lexicons.countries
    }
    assert sorted(lost) == []


BROKEN = [
    pytest.param(
        "titles.tsv", "部长\thead\tgovernment\t\t\t\t\t\t\t多一格", "cells where the header has", id="a cell too many"
    ),
    pytest.param("titles.tsv", "\thead\tgovernment", "is empty", id="no key"),
    pytest.param("surnames.tsv", "韓\tno\tfive\tno\t", "expected a whole number, got 'five'", id="no number"),
    pytest.param("surnames.tsv", "韓\tno\t5\tmaybe\t", "expected yes or no, got 'maybe'", id="neither yes nor no"),
    pytest.param("meeting_heads.tsv", "茶会\tparty", "'party' is no kind of meeting", id="unknown kind of meeting"),
    pytest.param("wordings.tsv", "列席(\tobserver", "not a pattern", id="unbalanced wording"),
    pytest.param("wordings.tsv", "列席{99999999999}\tobserver", "not a pattern", id="wording repeated too often"),
    pytest.param("wordings.tsv", "列席(?P<who>Ⓟ)\tobserver", "a group that captures", id="wording that captures"),
    pytest.param("wordings.tsv", "(列席)?\tobserver", "fits where nothing is said", id="empty wording"),
    pytest.param("wordings.tsv", "列席\tobservr", "'observr' is none of chair, ", id="unknown family"),
    pytest.param("title_prefixes.tsv", "荣休\tretired", "'retired' is not held", id="unknown status"),
]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "data"))


@pytest.mark.parametrize(("name", "line", "told"), BROKEN)
def test_a_broken_row_is_named(copy: Path, name: str, line: str, told: str) -> None:
    path = copy / name
    text = path.read_text(encoding="utf-8").rstrip("\n")
    path.write_text(f"{text}\n{line}\n", encoding="utf-8")
    with pytest.raises(ResourceError) as failure:
        load(copy)
    assert failure.value.message.startswith(f"{name}:{len(text.splitlines()) + 1}: ")
    assert told in failure.value.message


WORDINGS = read("wordings.tsv", ("wording", "family", "example", "counterexample", "source"))


@pytest.mark.parametrize("row", WORDINGS, ids=lambda row: row["example"])
def test_a_wording_fits_its_example_and_not_its_counterexample(row: Row) -> None:
    pattern = re.compile(expand(row["wording"]))
    fits = pattern.fullmatch if row["family"] == "group_attends" else pattern.search
    assert fits(row["example"]) is not None
    assert not row["counterexample"] or fits(row["counterexample"]) is None


@pytest.mark.parametrize(
    ("wording", "fits", "fails"),
    [
        ("介绍(了|…{0,4}经验)", "介绍三条经验", "介绍说，经验"),
        ("[…的]{1,3}讲话", "重要讲话", "的讲话"),
        ("作安排‖", "作安排，", "作安排的"),
        (r"\(略\)", "(略)", "略"),
    ],
)
def test_shorthands_of_wordings(wording: str, fits: str, fails: str) -> None:
    pattern = re.compile(expand(wording))
    assert pattern.search(fits) is not None
    assert pattern.search(fails) is None
    assert pattern.groups == 0


def test_wordings_that_are_patterns_only_together_are_named(copy: Path) -> None:
    path = copy / "wordings.tsv"
    text = path.read_text(encoding="utf-8").rstrip("\n")
    path.write_text(f"{text}\n列席(\tobserver\n出席)\tobserver\n", encoding="utf-8")
    with pytest.raises(ResourceError) as failure:
        load(copy)
    assert failure.value.message.startswith(f"wordings.tsv:{text.count(chr(10)) + 2}: column wording: not a pattern")


def test_a_family_without_wordings_is_named(copy: Path) -> None:
    path = copy / "wordings.tsv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "\tobserver\t" not in line), encoding="utf-8")
    with pytest.raises(ResourceError) as failure:
        load(copy)
    assert failure.value.message == "wordings.tsv: no row of the family 'observer'"


def test_a_missing_column_is_named(copy: Path) -> None:
    path = copy / "surnames.tsv"
    path.write_text(path.read_text(encoding="utf-8").replace("weight\t", "heft\t", 1), encoding="utf-8")
    line = next(
        n
        for n, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if "heft" in text and text[0] != "#"
    )
    with pytest.raises(ResourceError, match=rf"^surnames\.tsv:{line}: the header lacks the column 'weight'$"):
        load(copy)


def test_a_word_is_added_by_a_line(copy: Path) -> None:
    with (copy / "institutions.tsv").open("a", encoding="utf-8") as file:
        file.write("全国茶叶委员会\t全国茶委\tcommission\n")
    lexicons = load(copy)
    assert lexicons.institutions["全国茶委"].name == "全国茶叶委员会"
    assert [match.word for match in lexicons.gazetteer.find("在全国茶委工作")] == ["全国茶委"]


@pytest.mark.parametrize(
    ("words", "overlapping", "text", "found"),
    [
        (["北京", "北京市", "市委"], False, "北京市委", [("北京市", 0, 3)]),
        (["北京", "北京市", "市委"], True, "北京市委", [("北京", 0, 2), ("北京市", 0, 3), ("市委", 2, 4)]),
        (["部长", ""], False, "副部长", [("部长", 1, 3)]),
        (["𠮷"], False, "a𠮷b", [("𠮷", 1, 2)]),
        ([], False, "北京", []),
    ],
)
def test_matcher(words: list[str], overlapping: bool, text: str, found: list[tuple[str, int, int]]) -> None:
    assert [tuple(match) for match in Matcher(words, overlapping=overlapping).find(text)] == found


def test_every_class_of_words_is_read() -> None:
    """A class that no rule asks for would be edited in vain."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in (Path(__file__).parent.parent / "kg").rglob("*.py"))
    classes = {row["class"] for row in read("grammar_words.tsv", ("word", "class"))}
    assert not sorted(name for name in classes if f'"{name}"' not in code and f"'{name}'" not in code)
