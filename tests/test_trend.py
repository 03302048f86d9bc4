"""Trends: first and last seen with their sentences, counts, heat, and what vanished; pictures and the page."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import chromium
import pyoxigraph as ox
import pytest
from said_samples import Line, article, store_of

from kg.analyse.heat import TIERS, definition, tier
from kg.analyse.span import Step, Stretch
from kg.analyse.trend import Trend, log_likelihood, trend
from kg.analyse.vanished import vanished
from kg.cli.app import run
from kg.graph.vocabulary import DCT, KG
from kg.query import Kind, find
from kg.view import chart, trend_page

HOSTILE = "</script><img src=x onerror=alert(1)>"
ARTICLES = (
    article("a1", "2023-01-05", Line("茶乡来信。", ()), Line("各地抓紧乡村振兴。", ("乡村振兴",))),
    article("a2", "2023-01-05", Line("全面推进乡村振兴，发展茶业。", ("乡村振兴", "茶业"), "王小明")),
    article("a3", "2023-04-01", Line("乡村振兴和茶业要一起抓。", ("乡村振兴", "茶业"), "王小明")),
    article("a4", "2023-04-09", Line("今天下雨。")),
    article("a5", "2024-02-01", Line("人工智能进村。", ("人工智能",))),
    article("a6", "2024-02-02", Line("乡村振兴看这里。", ("乡村振兴",), "李华")),
    article("a7", None, Line("不知何日的乡村振兴。", ("乡村振兴",))),
)


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return store_of(ARTICLES)


@pytest.fixture(scope="module")
def uneven() -> ox.Store:
    """Twelve articles in January and in February, of which three and one name the theme; in May the only one does."""
    named = {("01", 0), ("01", 5), ("01", 9), ("02", 3), ("05", 0)}
    days = [(month, number) for month, most in (("01", 12), ("02", 12), ("05", 1)) for number in range(most)]
    return store_of(
        [
            article(
                f"u{month}{number:02}",
                f"2023-{month}-{number + 1:02}",
                Line("乡村振兴看这里。", ("乡村振兴",)) if (month, number) in named else Line("今天下雨。"),
            )
            for month, number in days
        ]
    )


def ask(store: ox.Store, name: str, **options: object) -> Trend:
    return trend(store, find(store, name, Kind.THEME), **options)  # type: ignore[arg-type]


def test_first_and_last_seen_come_with_sentence_and_speaker(store: ox.Store) -> None:
    (theme,) = ask(store, "乡村振兴").themes
    assert theme.first is not None
    assert theme.last is not None
    # Of two articles of the first day the one with the lesser identifier; nobody speaks in it.
    assert (theme.first.day, theme.first.article, theme.first.sentence, theme.first.speaker) == (
        "2023-01-05", "a1", "各地抓紧乡村振兴。", "",
    )  # fmt: skip
    assert (theme.last.article, theme.last.sentence, theme.last.speaker) == ("a6", "乡村振兴看这里。", "李华")
    assert (theme.last.title, theme.last.source, theme.last.url) == ("标题a6", "茶叶报", "https://example.org/a6")


def test_counts_have_no_gaps_and_leave_out_what_has_no_day(store: ox.Store) -> None:
    told = ask(store, "乡村振兴")
    (theme,) = told.themes
    assert (told.first_day, told.last_day, told.articles) == ("2023-01-05", "2024-02-02", 6)
    assert (theme.articles, theme.undated) == (4, 1)
    counts = {count.period: (count.articles, count.of) for count in theme.counts}
    assert len(counts) == 14
    assert {period: each for period, each in counts.items() if each != (0, 0)} == {
        "2023-01": (2, 2), "2023-04": (1, 2), "2024-02": (1, 2),
    }  # fmt: skip
    assert theme.peak is not None
    assert (theme.peak.period, theme.peak.share) == ("2023-01", 1.0)


def test_the_peak_is_not_a_chance_of_one_article(uneven: ox.Store) -> None:
    (theme,) = ask(uneven, "乡村振兴").themes
    assert [(count.of, count.sparse) for count in theme.counts] == [
        (12, False), (12, False), (0, True), (0, True), (1, True)
    ]  # fmt: skip
    assert theme.peak is not None
    assert (theme.peak.period, theme.peak.articles, theme.peak.of) == ("2023-01", 3, 12)


def test_a_peak_of_few_articles_says_so(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["trend", "乡村振兴", "--graph", str(graph)]) == 0
    assert "2023-01: 2 of 2 (100.0%), few articles" in capsys.readouterr().out


def test_a_stretch_of_time_and_years(store: ox.Store) -> None:
    told = ask(store, "乡村振兴", stretch=Stretch(date(2023, 2, 1), date(2024, 2, 1)), step=Step.YEAR)
    (theme,) = told.themes
    assert [(count.period, count.articles, count.of) for count in theme.counts] == [("2023", 1, 2), ("2024", 0, 1)]
    assert theme.first == theme.last
    assert theme.first is not None
    assert theme.first.article == "a3"
    (nothing,) = ask(store, "人工智能", stretch=Stretch(until=date(2023, 12, 31))).themes
    assert (nothing.articles, nothing.first, nothing.peak, nothing.tier.level) == (0, None, None, 0)


def test_who_says_it_and_what_stands_beside(store: ox.Store) -> None:
    (theme,) = ask(store, "乡村振兴").themes
    assert [(each.name, each.statements) for each in theme.speakers] == [("王小明", 2), ("李华", 1)]
    assert [(each.name, each.articles, each.statements) for each in theme.beside] == [("茶业", 2, 2)]
    assert theme.beside[0].expected < 2
    assert theme.wordings == (("乡村振兴", 5),)


def test_no_order_and_no_named_graph_matters(store: ox.Store) -> None:
    expected = ask(store, "乡村振兴")
    assert ask(store_of(reversed(ARTICLES)), "乡村振兴") == expected
    assert ask(store_of(ARTICLES, flat=True), "乡村振兴") == expected


@pytest.mark.parametrize(
    ("articles", "total", "name"),
    [(0, 100, "cold"), (0, 0, "cold"), (1, 2000, "cold"), (1, 1000, "tepid"), (5, 1000, "warm"), (1, 100, "hot"),
     (25, 1000, "red hot"), (49, 1000, "red hot"), (5, 100, "blazing"), (100, 100, "blazing")],
)  # fmt: skip
def test_heat(articles: int, total: int, name: str) -> None:
    assert tier(articles, total).name == name


def test_the_definition_names_every_tier_and_bound() -> None:
    for each in TIERS:
        assert each.words in definition()
        assert not each.least or f"{each.least:.1%}" in definition()


def test_likelihood_tells_company_from_chance() -> None:
    assert log_likelihood(10, 10, 10, 100) > log_likelihood(5, 10, 10, 100) > log_likelihood(1, 10, 10, 100)
    assert log_likelihood(1, 10, 10, 100) == pytest.approx(0, abs=1e-9)


def month(number: int) -> str:
    return f"2023-{number:02}-01"


@pytest.mark.parametrize(
    ("before", "since", "gone"),
    [(10, 0, True), (9, 0, False), (20, 1, True), (20, 3, False), (0, 10, False), (10, 10, False)],
)
def test_vanished(before: int, since: int, gone: bool) -> None:
    line, other = Line("讲讲乡村振兴。", ("乡村振兴",)), Line("今天下雨。")
    told = [article(f"b{i}", month(1), line if i < before else other) for i in range(20)]
    told += [article(f"c{i}", month(2), line if i < since else other) for i in range(20)]
    found = vanished(store_of(told), date(2023, 2, 1))
    assert [(each.name, each.before, each.since) for each in found] == ([("乡村振兴", before, since)] if gone else [])
    assert vanished(store_of(told[:20]), date(2023, 2, 1)) == []


# --- the command


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory, store: ox.Store) -> Path:
    path = tmp_path_factory.mktemp("trend") / "graph.nq"
    store.dump(str(path), format=ox.RdfFormat.N_QUADS)
    return path


def test_the_terminal_tells_it_all(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["trend", "乡村振兴", "人工智能", "--graph", str(graph)]) == 0
    told = capsys.readouterr().out
    for words in ("各地抓紧⟦乡村振兴⟧。", "李华:", "王小明 2", "茶业 2", "2023  01:2█", "blazing", definition()):
        assert words in told


def test_json_has_the_definition_and_plain_numbers(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["trend", "乡村振兴", "--json", "--by", "year", "--graph", str(graph)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["heat"]["tiers"][5] == {"level": 5, "name": "blazing", "chinese": "沸", "least": 0.05}
    (theme,) = told["themes"]
    assert theme["tier"] == 5
    assert theme["counts"][0] == {"period": "2023", "articles": 3, "of": 4, "share": 0.75, "tier": 5}
    assert theme["first"]["article"] == "a1"


def test_variants_of_the_scheme_find_their_theme(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "graph.nq"
    told = store_of([article("v1", "2023-01-01", Line("深化供给侧结构性改革。", ("供给侧结构性改革",)))])
    told.dump(str(path), format=ox.RdfFormat.N_QUADS)
    assert run(["trend", "供给侧改革", "--graph", str(path)]) == 0
    assert "供给侧结构性改革" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["乡村振新"], "no theme of this name in the graph; did you mean 乡村振兴"),
        (["业"], "no theme of this name"),
        ([], "name one or several themes"),
        (["--vanished"], "--vanished goes with --before DAY"),
        (["乡村振兴", "--kind", "slogan"], "--kind goes with --vanished"),
        (["乡村振兴", "--since", "2024"], "--since 2024: no day"),
        (["乡村振兴", "--since", "2024-02-01", "--until", "2024-01-01"], "no day lies between them"),
        (["乡村振兴", "-o", "x.pdf"], "a trend is drawn as .png, .svg, .html"),
    ],
)
def test_mistakes_are_one_line(
    arguments: list[str], complaint: str, graph: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["trend", *arguments, "--graph", str(graph)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    (line,) = captured.err.splitlines()
    assert complaint in line


def test_a_part_of_several_names_asks_which(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    line = Line("茶业振兴，乡村振兴。", ("乡村振兴", "茶业振兴"))
    path = tmp_path / "graph.nq"
    told = store_of([article("w1", "2023-01-01", line), article("w2", "2023-01-01", Line("乡村振兴。", ("乡村振兴",)))])
    told.dump(str(path), format=ox.RdfFormat.N_QUADS)
    assert run(["trend", "振兴", "--graph", str(path)]) == 2
    assert "2 themes hold this; name one of them: 乡村振兴 (2 articles), 茶业振兴 (1" in capsys.readouterr().err


def test_vanished_in_the_terminal_and_as_json(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["trend", "--vanished", "--before", "2024-01-01", "--least", "2", "--graph", str(graph)]
    assert run(arguments) == 0
    assert "茶业" in capsys.readouterr().out
    assert run([*arguments, "--json"]) == 0
    assert [each["name"] for each in json.loads(capsys.readouterr().out)] == ["茶业"]
    assert run([*arguments, "--kind", "campaign"]) == 0
    assert "茶业" not in capsys.readouterr().out


# --- pictures


@pytest.fixture
def needs_charts() -> None:
    """The tests of pictures need what pictures need: matplotlib, and a font for them."""
    pytest.importorskip("matplotlib")
    from matplotlib.font_manager import fontManager

    if not set(chart.FONTS) & set(fontManager.get_font_names()):
        pytest.skip("no font with Chinese characters")


@pytest.mark.usefixtures("needs_charts")
def test_pictures_are_drawn_alike_each_time(graph: Path, tmp_path: Path) -> None:
    for suffix, head in ((".png", b"\x89PNG"), (".svg", b"<?xml")):
        paths = [tmp_path / f"{number}{suffix}" for number in (1, 2)]
        for path in paths:
            assert run(["trend", "乡村振兴", "人工智能", "-o", str(path), "--graph", str(graph)]) == 0
        one, other = (path.read_bytes() for path in paths)
        assert one == other
        assert one.startswith(head)
        assert len(one) > 5000


def test_without_matplotlib_one_line_says_what_to_install(
    graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    assert run(["trend", "乡村振兴", "-o", str(tmp_path / "x.png"), "--graph", str(graph)]) == 2
    assert "pip install 'huabiao[charts]'" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_without_a_chinese_font_one_line_says_so(
    graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("matplotlib")
    monkeypatch.setattr(chart, "FONTS", ())
    assert run(["trend", "乡村振兴", "-o", str(tmp_path / "x.svg"), "--graph", str(graph)]) == 2
    assert "no font with Chinese characters" in capsys.readouterr().err


def test_only_a_picture_loads_matplotlib() -> None:
    import subprocess

    code = "import sys, kg.cli.trend, kg.view.trend_page; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# --- the page


def page_of(store: ox.Store, *names: str) -> str:
    return trend_page.render(store, trend(store, [find(store, name, Kind.THEME)[0] for name in names]))


def test_the_page_is_one_file_that_asks_for_nothing(store: ox.Store) -> None:
    html = page_of(store, "乡村振兴", "人工智能")
    assert "default-src 'none'" in html
    assert not re.search(r"<(?:link|img|iframe)\b|<script[^>]+\bsrc=|@import|url\(", html)
    assert set(re.findall(r"https?://[\w.]+", html)) <= {"https://example.org", "http://www.w3.org"}
    assert html == page_of(store, "乡村振兴", "人工智能")


def test_whatever_the_news_says_stays_text() -> None:
    line = Line(f"{HOSTILE}和乡村振兴。", ("乡村振兴",), HOSTILE)
    html = page_of(store_of([article("h1", "2023-01-01", line, title=HOSTILE)]), "乡村振兴")
    assert "<img" not in html
    assert html.count("</script>") == 2


SHAPES = {"bar": 3, "few": 1, "firm": 1, "faint": 2, "hollow": 1}
"""Bars of three months, one of them of few articles; a firm line of two months, and two that are dotted."""

needs_browser = pytest.mark.skipif(chromium.program() is None, reason="Chromium is not installed")


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[str], chromium.Page]:
    def opened_page(html: str) -> chromium.Page:
        path = tmp_path / "page.html"
        path.write_text(html, encoding="utf-8")
        page = chromium.Page()
        page.open(path)
        return page

    return opened_page


@pytest.mark.browser
@needs_browser
def test_the_page_draws_points_and_lists(store: ox.Store, opened: Callable[[str], chromium.Page]) -> None:
    with opened(page_of(store, "乡村振兴", "人工智能")) as page:
        assert (
            page.evaluate("document.querySelectorAll('polyline.l0').length") == 3
        )  # a gap where there are no articles
        page.evaluate("document.querySelector('.hit').dispatchEvent(new MouseEvent('mousemove'))")
        told = page.evaluate("document.getElementById('tip').textContent")
        assert told.startswith("2023-01文章仅 2 篇 only 2 articles乡村振兴: 2/2 (100.0%)")
        assert "沸" not in told
        page.evaluate("document.querySelector('.hit').dispatchEvent(new MouseEvent('click'))")
        assert page.evaluate("[...document.querySelectorAll('#articles a')].map((a) => a.textContent)") == [
            "标题a1",
            "标题a2",
        ]
        page.evaluate("document.querySelector('.chip').click()")
        assert page.evaluate("document.querySelectorAll('polyline.l0').length") == 0
        assert page.evaluate("document.querySelectorAll('polyline.l1').length") == 3
        assert page.complaints == []
        assert all(each.startswith("file:") for each in page.requests)


@pytest.mark.browser
@needs_browser
def test_a_share_of_few_articles_looks_like_one(uneven: ox.Store, opened: Callable[[str], chromium.Page]) -> None:
    with opened(page_of(uneven, "乡村振兴")) as page:
        shapes = {name: page.evaluate(f"document.querySelectorAll('#picture .{name}').length") for name in SHAPES}
        assert shapes == SHAPES
        # The one article of May is off the scale, which ends above the three of twelve, and its number is beside it.
        assert page.evaluate("document.querySelector('#picture path.hollow') !== null")
        axis = "[...document.querySelectorAll('#picture text')].map((each) => each.textContent)"
        assert [each for each in page.evaluate(axis) if each.endswith("%")][-1] == "25%"
        assert page.evaluate("document.querySelector('#picture .number').textContent") == "1"
        page.evaluate("document.querySelectorAll('.hit')[0].dispatchEvent(new MouseEvent('mousemove'))")
        assert "乡村振兴: 3/12 (25.0%) 沸 blazing" in page.evaluate("document.getElementById('tip').textContent")


@pytest.mark.browser
@needs_browser
def test_a_hostile_page_runs_nothing(opened: Callable[[str], chromium.Page]) -> None:
    line = Line(f"{HOSTILE}和乡村振兴。", ("乡村振兴",), HOSTILE)
    html = page_of(store_of([article("h1", "2023-01-01", line, title=HOSTILE)]), "乡村振兴")
    with opened(html) as page:
        page.evaluate("document.querySelector('.hit').dispatchEvent(new MouseEvent('click'))")
        assert page.evaluate("document.images.length") == 0
        assert page.complaints == []


def test_an_article_that_repeats_another_counts_once() -> None:
    lines = Line("乡村振兴和茶业要一起抓。", ("乡村振兴", "茶业"), "王小明")
    copied = store_of((*ARTICLES, article("a8", "2023-04-02", lines)))
    (alone,) = ask(store_of(ARTICLES), "乡村振兴").themes
    (twice,) = ask(copied, "乡村振兴").themes
    assert twice.articles == alone.articles + 1
    nodes = {quad.object.value: quad.subject for quad in copied.quads_for_pattern(None, DCT.identifier, None)}
    copied.add(ox.Quad(nodes["a8"], KG.copyOf, nodes["a3"], nodes["a8"]))
    (once,) = ask(copied, "乡村振兴").themes
    assert once.articles == alone.articles
    assert [count.articles for count in once.counts] == [count.articles for count in alone.counts]
