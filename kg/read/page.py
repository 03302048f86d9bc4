"""Web pages: the title, the day and the running text, by the rules of the sites that are known, else by form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from selectolax.lexbor import LexborHTMLParser, LexborNode

from kg.model import Document
from kg.read.failure import UnreadableError

BLOCKS = frozenset(
    "address article aside blockquote body br center dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6"
    " header hr li main nav ol p pre section table tbody td tfoot th thead tr ul".split()
)
# Nothing in these is running text.
FURNITURE = (
    "script, style, noscript, template, iframe, nav, header, footer, aside, form, button, select, svg, video, audio"
)

SPACE = re.compile(r"[\s\u00a0\u3000]+")
INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")


@dataclass(frozen=True, slots=True)
class Site:
    """How the pages of one publisher are laid out."""

    bodies: tuple[str, ...]
    """Selectors of the element that holds the running text, in the order tried."""
    lead: re.Pattern[str]
    """What stands before the text proper."""
    title_noise: re.Pattern[str]
    """What is no part of a title."""


BROADCAST = Site(
    bodies=("div#content_area", "div.cnt_bd"),
    lead=re.compile(r"^央视网消息[ ]*(?:[（(]新闻联播[）)])?[ ]*[：:][ ]*", re.MULTILINE),
    title_noise=re.compile(r"^\s*[\[［【]视频[\]］】]\s*|_(?:CCTV|央视网)[^_]*.*$"),
)

# What government sites must put into their pages (ArticleTitle, PubDate, ContentSource), and the common equivalents.
TITLE_META = ("ArticleTitle", "og:title")
DATE_META = ("PubDate", "article:published_time", "publishdate", "pubdate", "date")
SOURCE_META = ("ContentSource", "og:site_name", "SiteName")
URL_META = ("Url", "og:url")

DAY = re.compile(r"(?P<year>(?:19|20)\d\d)\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})")
STAMP = re.compile(r"(?:发布|发表|更新|成文)(?:时间|日期)\s*[：:]?\s*" + DAY.pattern)
CONTENT_ID_DAY = re.compile(r"^VID[A-Za-z0-9]{2,}(?P<year>\d\d)(?P<month>\d\d)(?P<day>\d\d)$")


def read_page(html: str, *, id: str, path: str) -> Document:
    """The article of a web page.

    Raises:
        UnreadableError: no running text can be made out.
    """
    tree = LexborHTMLParser(html)
    meta = metadata(tree)
    day = published(tree, meta)
    title = title_of(tree, meta)
    for node in tree.css(FURNITURE):
        node.decompose()
    body = next((node for selector in BROADCAST.bodies for node in tree.css(selector)), None) or densest(tree)
    text = "\n".join(paragraphs(body)) if body is not None else ""
    text = BROADCAST.lead.sub("", text, count=1).strip()
    if not text:
        raise UnreadableError("holds no running text")
    return Document(
        id=id,
        text=text,
        title=title,
        date=day,
        source=first(meta, SOURCE_META),
        url=first(meta, URL_META) or canonical(tree),
        path=path,
    )


def metadata(tree: LexborHTMLParser) -> dict[str, str]:
    """The page's ``meta`` elements by name, in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for node in tree.css("meta"):
        name = node.attributes.get("name") or node.attributes.get("property") or ""
        content = tidy(node.attributes.get("content") or "")
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def first(meta: dict[str, str], names: tuple[str, ...]) -> str:
    """The first of *names* that the page gives."""
    return next((meta[name.lower()] for name in names if name.lower() in meta), "")


def title_of(tree: LexborHTMLParser, meta: dict[str, str]) -> str:
    """The headline: as the metadata say, else the only ``h1``, else ``title``."""
    headings = tree.css("h1")
    heading = tidy(headings[0].text()) if len(headings) == 1 else ""
    element = tree.css_first("title")
    title = first(meta, TITLE_META) or heading or (tidy(element.text()) if element else "")
    return tidy(BROADCAST.title_noise.sub("", title))


def published(tree: LexborHTMLParser, meta: dict[str, str]) -> str | None:
    """The day of publication: from the metadata, else from the stamp in the page."""
    # A broadcast page says in its content id on which day the story was aired; its stamps tell later changes.
    if aired := CONTENT_ID_DAY.match(meta.get("contentid", "")):
        return iso(2000 + int(aired["year"]), aired["month"], aired["day"])
    if stamp := DAY.search(first(meta, DATE_META)):
        return iso(stamp["year"], stamp["month"], stamp["day"])
    for node in tree.css("time[datetime]"):
        if stamp := DAY.search(node.attributes.get("datetime") or ""):
            return iso(stamp["year"], stamp["month"], stamp["day"])
    if tree.body is not None and (stamp := STAMP.search(tidy(tree.body.text(separator=" ")))):
        return iso(stamp["year"], stamp["month"], stamp["day"])
    return None


def iso(year: str | int, month: str, day: str) -> str | None:
    """The day in ISO form, or ``None`` where the calendar has no such day."""
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def canonical(tree: LexborHTMLParser) -> str:
    """The page's own address."""
    link = tree.css_first("link[rel=canonical]")
    return (link.attributes.get("href") or "") if link else ""


def densest(tree: LexborHTMLParser) -> LexborNode | None:
    """The element whose own paragraphs hold the most text; the whole body where nothing stands in paragraphs."""
    weights: dict[int, int] = {}
    parents: dict[int, LexborNode] = {}
    for paragraph in tree.css("p"):
        parent = paragraph.parent
        if parent is not None:
            parents.setdefault(parent.mem_id, parent)
            weights[parent.mem_id] = weights.get(parent.mem_id, 0) + len(tidy(paragraph.text()))
    heaviest = max(parents, key=lambda key: weights[key], default=None)
    return parents[heaviest] if heaviest is not None and weights[heaviest] else tree.body


def paragraphs(node: LexborNode) -> Iterator[str]:
    """The lines of text that a reader sees under *node*, in order."""
    line: list[str] = []
    for piece in pieces(node):
        if piece is not None:
            line.append(piece)
        elif text := tidy("".join(line)):
            yield text
            line = []
        else:
            line = []
    if text := tidy("".join(line)):
        yield text


def pieces(node: LexborNode) -> Iterator[str | None]:
    """Runs of text, and ``None`` where a line ends. Walked by hand: pages nest deeper than Python recurses."""
    stack: list[LexborNode | None] = [node]
    while stack:
        item = stack.pop()
        if item is None:
            yield None
        elif item.tag == "-text":
            yield item.text(deep=False)
        elif item.tag is not None and not item.tag.startswith(("-", "!")):
            children: list[LexborNode | None] = []
            child = item.child
            while child is not None:
                children.append(child)
                child = child.next
            if item.tag in BLOCKS:
                yield None
                stack.append(None)
            stack.extend(reversed(children))


def tidy(text: str) -> str:
    """*text* as a browser shows it: white space drawn together, what is invisible left out."""
    return SPACE.sub(" ", INVISIBLE.sub("", text)).strip()
