"""Web pages: the title, the day and the running text, by the rules of the sites that are known, else by form."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from datetime import date

from selectolax.lexbor import LexborNode

from kg.model import Document
from kg.read.failure import UnreadableError
from kg.read.layout import FURNITURE, densest, paragraphs, tidy
from kg.read.sites import Page, Site, any_site, fitting

DAY = re.compile(r"(?P<year>(?:19|20)\d\d)\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})")
# In the element that a rule names for the date, its parts may stand apart: 2020 07/27.
DAY_SPREAD = re.compile(r"(?P<year>(?:19|20)\d\d)[-/.年\s]+(?P<month>\d{1,2})[-/.月\s]+(?P<day>\d{1,2})")
STAMP = re.compile(r"(?:发布|发表|更新|成文)(?:时间|日期)\s*[：:]?\s*" + DAY.pattern)
# /2020-07/27/, /20200727/, /2020/07/27/, t20200727_123.html
ADDRESS_DAY = re.compile(r"[/t](?P<year>20\d\d)[-/]?(?P<month>[01]\d)[-/]?(?P<day>[0-3]\d)(?=[/_.])")

SENTENCE = re.compile("[。！？；：]")

LINKED = 0.5
"""Where more than this share of what was taken for the text stands in links, it is a list and no article."""


def read_page(html: str, *, id: str, path: str) -> Document:
    """The article of a web page.

    Raises:
        UnreadableError: the page holds no article, or a whole programme and no story of its own.
    """
    page = Page(html)
    rules = list(fitting(page))
    site = rules[0] if rules else any_site()
    title = title_of(page, site)
    if site.programme.match(title):
        raise UnreadableError(f'is the page of a whole programme ("{title}"), which holds no story of its own')
    day = published(page, site)
    source, url = page.first(site.source), page.url()
    editors = [text for text in map(page.find, site.editor) if text]
    for node in page.tree.css(FURNITURE):
        node.decompose()
    lines = next(filter(None, (body_of(page, rule) for rule in rules)), [])
    if not lines and not any(rule.closed for rule in rules):
        lines = unknown_body(page, title)
    text = "\n".join(lines)
    lead = site.lead.search(text)
    if lead is not None:
        text = text[: lead.start()] + text[lead.end() :]
    if not text.strip():
        raise UnreadableError("holds no running text: it is no article, or its text is loaded only in a browser")
    aside = [lead.group().strip()] if lead is not None else []
    return Document(
        id=id,
        text=text.strip(),
        title=title,
        date=day,
        source=source,
        url=url,
        path=path,
        aside=tuple(dict.fromkeys([*aside, *editors])),
    )


def title_of(page: Page, site: Site) -> str:
    """The headline without what the site adds to it."""
    return tidy(site.noise.sub("", page.first(site.title)))


def published(page: Page, site: Site) -> str | None:
    """The day of publication: where the site's rule says, else from a stamp in the page, else from its address."""
    for selector in site.date:
        found = page.find(selector)
        for pattern in (site.stamp, DAY, DAY_SPREAD):
            if found and (day := iso(pattern.search(found))):
                return day
    for node in page.tree.css("time[datetime]"):
        if day := iso(DAY.search(node.attributes.get("datetime") or "")):
            return day
    body = page.tree.body
    if body is not None and (day := iso(STAMP.search(tidy(body.text(separator=" "))))):
        return day
    return iso(ADDRESS_DAY.search(page.url()))


def iso(match: re.Match[str] | None) -> str | None:
    """The day of a match in ISO form, or ``None`` where the calendar has no such day."""
    if match is None:
        return None
    year = int(match["year"])
    try:
        return date(year if year > 99 else 2000 + year, int(match["month"]), int(match["day"])).isoformat()
    except ValueError:
        return None


def body_of(page: Page, site: Site) -> list[str]:
    """The lines of the first element of the rule that holds text."""
    for selector in site.body:
        for node in page.tree.css(selector):
            for inner in dropped(node, site.drop):
                inner.decompose()
            if lines := list(paragraphs(node)):
                return lines
    return []


def dropped(node: LexborNode, selectors: Iterable[str]) -> Iterator[LexborNode]:
    """What stands inside *node* and is no text of it."""
    for selector in selectors:
        yield from (inner for inner in node.css(selector) if inner.mem_id != node.mem_id)


def unknown_body(page: Page, title: str) -> list[str]:
    """The lines of the article on a page that no rule fits; none where it is a list of links."""
    links = {tidy(node.text()) for node in page.tree.css("a")}
    node = densest(page.tree)
    dense = list(paragraphs(node)) if node is not None else []
    lines = extracted(page.tree.html or "") or dense
    if sum(len(line) for line in lines if line in links) > LINKED * sum(map(len, lines)):
        return []
    return trimmed([line for line in lines if line not in links and line != title], dense)


def trimmed(lines: list[str], dense: list[str]) -> list[str]:
    """*lines* without the scraps of menus and notices at both ends: no sentences, and not among the *dense* ones."""
    kept = [number for number, line in enumerate(lines) if SENTENCE.search(line) or line in dense]
    return lines[kept[0] : kept[-1] + 1] if kept else lines


def extracted(html: str) -> list[str]:
    """What ``trafilatura`` takes for the main text."""
    import trafilatura  # takes a quarter of a second, which pages of known sites need not wait for

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    text = trafilatura.extract(html, favor_precision=True, include_comments=False, include_tables=True)
    return [line for raw in (text or "").split("\n") if (line := tidy(raw))]
