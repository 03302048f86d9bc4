"""Web pages: each known layout with an invented story, pages of unknown sites, and pages that hold no article."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import resources
from kg.errors import ResourceError
from kg.extract import Extractor
from kg.model import Document
from kg.read import ReadFailure, read
from kg.read.failure import UnreadableError
from kg.read.page import read_page
from kg.read.sites import Page, fitting, sites

ROOT = Path(__file__).parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"

FIRST = "7月27日，清江省水利工作会议在清江召开，省长李明江出席会议并讲话。"
SECOND = "会议强调，要抓好防汛工作。"
STORY = f"{FIRST}\n{SECOND}"
BODY = f"<p>\u3000\u3000{FIRST}</p><script>var a = '<p>不是正文。</p>';</script><p>{SECOND}</p>"
MENU = "<ul class='nav'><li><a href='/'>首页</a></li><li><a href='/news'>新闻</a></li></ul>"
FOOT = "<div class='foot'><p>版权所有 清江省水利厅 京ICP备00000000号</p></div>"

BROADCAST = """<html><head><title>[视频]清江省召开水利工作会议_CCTV节目官网-CCTV-1_央视网(cctv.com)</title>
<meta property="og:title" content="[视频]清江省召开水利工作会议"><meta name="contentid" content="VIDEabcdefgh200727"></head>
<body>{menu}<h1>别的栏目</h1><h1>又一栏目</h1><div class="laiyuan">来源：央视网 更新时间：2020年07月28日 19:00</div>
<div class="content_area" id="content_area"><p><strong>央视网消息</strong>（新闻联播）：{first}</p><p>{second}</p></div>
<div class="zebian"><i></i><span>编辑：韩志明</span><span id="zb">责任编辑：王远志</span></div>{foot}</body></html>"""
STATE_COUNCIL = """<html><head><meta name="firstpublishedtime" content="2020-07-27-20:01:00">
<title>清江省召开水利工作会议_滚动新闻_中国政府网</title></head><body>{menu}<div class="article oneColumn pub_border">
<h1> 清江省召开水利工作会议 </h1><div class="pages-date">2020-07-27 20:01 <span class="font">来源： 清江日报</span></div>
<div class="pages_content" id="UCAP-CONTENT">{body}</div><div class="editor">责任编辑：王远志</div></div>{foot}</body></html>"""
XINHUA = """<html><head><title>清江省召开水利工作会议-新华网</title></head><body>{menu}
<div class="header-info"><div class="header-time"><span class="year"><em>2020</em></span>
<span class="day"><em>07</em>/<em>27</em></span><span class="time">20:01:00</span></div><div class="source">来源：新华网</div></div>
<div class="head-line"><h1><span class="title">清江省召开水利工作会议</span></h1></div>
<div id="detail"><span id="detailContent">{body}</span><div id="articleEdit"><span class="editor">【责任编辑:王远志】</span></div>
</div>{foot}</body></html>"""
XINHUA_BEFORE = """<html><head><title>清江省召开水利工作会议-新华网</title><meta name="publishdate" content="2020-07-27"></head>
<body>{menu}<div class="h-title"> 清江省召开水利工作会议 </div><span class="h-time">2020-07-27 20:01:00</span>
<div id="p-detail">{body}<div class="p-jc">责任编辑：王远志</div></div>{foot}</body></html>"""
PEOPLE = """<html><head><title>清江省召开水利工作会议--时政--人民网</title><meta name="publishdate" content="2020-07-27"></head>
<body>{menu}<div class="layout rm_txt cf"><div class="col col-1"><h1>清江省召开水利工作会议</h1>
<div class="channel cf"><div class="col-1-1">2020年07月27日20:01 | 来源：<a href="/">人民网</a></div></div>
<div class="rm_txt_con cf">{body}<div class="edit cf">(责编：王远志、韩志明)</div></div></div></div>{foot}</body></html>"""
PEOPLE_BEFORE = """<html><head><title>清江省召开水利工作会议--人民网</title></head><body>{menu}
<div class="clearfix w1000_320 text_title"><h1>清江省召开水利工作会议</h1><div class="box01"><div class="fl">2020年07月27日20:01
  来源：<a href="/">人民网</a></div></div></div><div class="text_con_left"><div class="box_con">{body}</div></div>{foot}</body></html>"""
MINISTRY = """<html><head><meta name="SiteName" content="清江省水利厅"><meta name="ArticleTitle" content="清江省召开水利工作会议">
<meta name="PubDate" content="2020-07-27 20:01"><meta name="ContentSource" content="省水利厅">
<title>清江省召开水利工作会议 - 清江省水利厅</title></head><body>{menu}<div class="main"><div class="view TRS_UEDITOR trs_paper">
{body}</div><div class="share">分享到</div></div>{foot}</body></html>"""
MINISTRY_BEFORE = """<html><head><title>清江省召开水利工作会议_清江省水利厅</title></head><body>{menu}
<div class="info">发布时间：2020-07-27 20:01 来源：省水利厅</div><div class="TRS_Editor"><style>p {{margin: 0}}</style>{body}</div>{foot}
</body></html>"""
LOCAL = """<html><head><link rel="canonical" href="https://www.qingjiang.gov.cn/art/2020/7/27/art_12_345.html">
<title>清江省召开水利工作会议 - 清江省人民政府</title></head><body>{menu}<h1>清江省召开水利工作会议</h1>
<span class="date">2020-07-27</span><div id="zoom">{body}</div>{foot}</body></html>"""
LAYOUTS = {
    "broadcast": (BROADCAST, "央视网"),
    "state council": (STATE_COUNCIL, "中国政府网"),
    "xinhua": (XINHUA, "新华网"),
    "xinhua, earlier": (XINHUA_BEFORE, "新华网"),
    "people": (PEOPLE, "人民网"),
    "people, earlier": (PEOPLE_BEFORE, "人民网"),
    "ministry": (MINISTRY, "部委与地方政府"),
    "ministry, earlier": (MINISTRY_BEFORE, "部委与地方政府"),
    "local government": (LOCAL, "部委与地方政府"),
}


def made(layout: str, body: str = BODY) -> str:
    return layout.format(menu=MENU, foot=FOOT, body=body, first=FIRST, second=SECOND)


@pytest.mark.parametrize(("layout", "name"), LAYOUTS.values(), ids=LAYOUTS)
def test_known_layout(layout: str, name: str) -> None:
    page = made(layout)
    assert next(fitting(Page(page))).name == name
    document = read_page(page, id="a", path="a.html")
    assert (document.title, document.date, document.text) == ("清江省召开水利工作会议", "2020-07-27", STORY)


def test_what_a_page_tells_around_the_text_is_kept() -> None:
    document = read_page(made(BROADCAST), id="a", path="a.html")
    frame = Extractor().extract(document).frame
    assert frame.dateline is not None
    assert frame.dateline.agency == "央视网"
    assert frame.editors == ("王远志", "韩志明")
    assert read_page(made(MINISTRY), id="a", path="a.html").source == "省水利厅"
    people = Extractor().extract(read_page(made(PEOPLE), id="a", path="a.html"))
    assert people.frame.editors == ("王远志", "韩志明")


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://tv.cctv.com/2020/07/27/VIDEabc200727.shtml", "央视网"),
        ("https://www.gov.cn/xinwen/2020-07/27/content_1.htm", "中国政府网"),
        ("http://www.xinhuanet.com/politics/2020-07/27/c_1.htm", "新华网"),
        ("http://politics.people.com.cn/n1/2020/0727/c1-1.html", "人民网"),
        ("https://people.com.cn.example.org/a.html", ""),
        ("https://[broken/a.html", ""),
    ],
)
def test_the_address_tells_the_site(url: str, name: str) -> None:
    page = Page(f'<html><head><meta property="og:url" content="{url}"></head><body></body></html>')
    assert next((site.name for site in fitting(page)), "") == name


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://slt.example.cn/art/2020-07/27/content_5.htm", "2020-07-27"),
        ("https://slt.example.cn/202007/t20200727_123.html", "2020-07-27"),
        ("https://slt.example.cn/2020/07/27/a.html", "2020-07-27"),
        ("https://slt.example.cn/20200727/a.html", "2020-07-27"),
        ("https://slt.example.cn/20201327/a.html", None),
        ("https://slt.example.cn/a/320200727123.html", None),
    ],
)
def test_the_address_gives_the_day_where_nothing_else_does(url: str, day: str | None) -> None:
    page = f'<html><head><link rel="canonical" href="{url}"></head><body><div id="zoom">{BODY}</div></body></html>'
    assert read_page(page, id="a", path="a.html").date == day


UNKNOWN = f"""<html><head><title>清江省召开水利工作会议_清江新闻网</title></head><body>{MENU}<div class="wrap"><h1>清江省召开水利工作会议</h1>
<div class="by">发布时间：2020-07-27 20:01</div><div class="xx-text">{BODY}</div></div>{FOOT}</body></html>"""


def test_unknown_site() -> None:
    document = read_page(UNKNOWN, id="a", path="a.html")
    assert (document.title, document.date) == ("清江省召开水利工作会议", "2020-07-27")
    assert document.text.replace("发布时间：2020-07-27 20:01\n", "") == STORY


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("清江省召开水利工作会议_清江新闻网", "清江省召开水利工作会议"),
        ("清江省召开水利工作会议 - 清江新闻网", "清江省召开水利工作会议"),
        ("奔流不息——走进清江水利网", "奔流不息——走进清江水利网"),
        ("“十四五”水利规划发布", "“十四五”水利规划发布"),
    ],
)
def test_title_without_the_name_of_the_site(title: str, kept: str) -> None:
    page = f"<html><head><title>{title}</title></head><body><div>{BODY}</div></body></html>"
    assert read_page(page, id="a", path="a.html").title == kept


LINKS = "".join(f"<li><a href='/{n}'>清江省召开第{n}次水利工作会议，省长出席</a></li>" for n in range(30))


@pytest.mark.parametrize(
    ("page", "problem"),
    [
        (
            made(BROADCAST).replace("[视频]清江省召开水利工作会议", "《新闻联播》 20200727 21:00"),
            'is the page of a whole programme ("《新闻联播》 20200727 21:00"), which holds no story of its own',
        ),
        (BROADCAST.format(menu=MENU, foot=FOOT, first="", second=""), "holds no running text"),
        (f"<html><head><title>清江新闻网</title></head><body><ul>{LINKS}</ul></body></html>", "holds no running text"),
        ("<html><body></body></html>", "holds no running text"),
        ("<html><body><script>load('article')</script></body></html>", "holds no running text"),
    ],
)
def test_pages_without_an_article_give_one_line(tmp_path: Path, page: str, problem: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(page, encoding="utf-8")
    (failure,) = read([str(path)])
    assert isinstance(failure, ReadFailure)
    assert str(failure).startswith(f"{path}: {problem}")
    assert "\n" not in str(failure)


def test_every_rule_is_sound() -> None:
    page = Page(made(MINISTRY))
    assert len(sites()) >= 6
    assert len({site.name for site in sites()}) == len(sites())
    for site in sites():
        assert site.seen
        assert site.title
        for selector in (*site.markers, *site.title, *site.date, *site.source, *site.body, *site.editor, *site.drop):
            page.has(selector)
    last = sites()[-1]
    assert not last.hosts
    assert not last.markers


@pytest.mark.parametrize(
    ("rule", "problem"),
    [
        ("[[site]]\nname = 'x'\ncolour = 'red'\n", "site 1: there is no field 'colour'"),
        ("[[site]]\nname = 'x'\nhosts = 'a.cn'\n", "site 1: hosts is 'a.cn', which is no tuple"),
        ("[[site]]\nname = 'x'\n", "site 1: "),
        ("[[site]\n", "sites.toml: "),
    ],
)
def test_a_malformed_rule_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rule: str, problem: str) -> None:
    path = tmp_path / "sites.toml"
    path.write_text(rule, encoding="utf-8")
    monkeypatch.setattr(resources, "sites", lambda: path)
    sites.cache_clear()
    try:
        with pytest.raises(ResourceError, match=r"sites\.toml") as raised:
            sites()
        assert problem in str(raised.value)
    finally:
        sites.cache_clear()


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("pages", ROOT / "tools" / "pages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not (CORPUS / "html").is_dir(), reason="the raw pages are not here")
def test_pages_of_the_corpus_give_their_stories() -> None:
    counts, told = tool().measure(CORPUS / "html", CORPUS / "html_index.jsonl", CORPUS / "xwlb_dev.jsonl.gz")
    assert counts["mapped"] > 100
    assert counts["text"] >= 0.98 * counts["mapped"]
    assert counts["title"] == counts["date"] == counts["mapped"]
    assert counts["no document"] == sum("whole programme" in line for line in told) > 0


def test_the_measure_counts_what_differs(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.html").write_text(made(BROADCAST), encoding="utf-8")
    index, stories = tmp_path / "index.jsonl", tmp_path / "stories.jsonl"
    index.write_text('{"file": "a.html", "id": "s"}\n', encoding="utf-8")
    stories.write_text(
        f'{{"id": "s", "title": "另一标题", "date": "2020-07-27", "text": "{FIRST} {SECOND}"}}\n', encoding="utf-8"
    )
    counts, told = tool().measure(tmp_path / "pages", index, stories)
    assert (counts["mapped"], counts["text"], counts["title"], counts["date"]) == (1, 1, 0, 1)
    assert told == [f"{tmp_path}/pages/a.html: title differs from s"]
    assert isinstance(next(iter(read([str(tmp_path / "pages")]))), Document)


TAGS = (
    "<p>",
    "</p>",
    "<div id='zoom'>",
    "</div>",
    "<a href='x'>",
    "</a>",
    "<table><tr><td>",
    "<br>",
    "<h1>",
    "<!--",
    "<script>",
)
SCRAPS = (
    *TAGS,
    FIRST,
    "会议",
    "\x00",
    "\ufeff",
    "&nbsp;",
    "&#0;",
    "<meta name='PubDate' content='2020-13-99'>",
    "<title>会_网",
)


@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(SCRAPS), max_size=25).map("".join)))
@settings(max_examples=200, deadline=None)
def test_any_page_gives_a_document_or_one_reason(html: str) -> None:
    try:
        document = read_page(html, id="a", path="a.html")
    except UnreadableError as error:
        assert str(error)
    else:
        assert document.text.strip() == document.text
        assert document.text
