"""How the pages of known sites are laid out: rules read from ``data/sites.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from kg import resources
from kg.errors import ResourceError
from kg.read.layout import tidy

NOTHING = re.compile("(?!)")
META = re.compile(r'meta\[(?:name|property)="(?P<name>[^"]+)"\]')
URL = ('meta[name="Url"]', 'meta[property="og:url"]')


@dataclass(frozen=True, slots=True)
class Site:
    """The layout of one site's pages; ``sites.toml`` says what each field means."""

    name: str
    hosts: tuple[str, ...]
    markers: tuple[str, ...]
    title: tuple[str, ...]
    date: tuple[str, ...]
    source: tuple[str, ...]
    body: tuple[str, ...]
    editor: tuple[str, ...]
    drop: tuple[str, ...]
    seen: str
    stamp: re.Pattern[str] = NOTHING
    lead: re.Pattern[str] = NOTHING
    noise: re.Pattern[str] = NOTHING
    programme: re.Pattern[str] = NOTHING
    closed: bool = False


def fitting(page: Page) -> Iterator[Site]:
    """The sites whose rules fit *page*: by its address first, then by what stands in it."""
    host = page.host()
    by_host = [site for site in sites() if any(host == h or host.endswith(f".{h}") for h in site.hosts)]
    yield from by_host
    yield from (site for site in sites() if site not in by_host and any(map(page.has, site.markers)))


class Page:
    """A parsed page, asked with the selectors of the rules."""

    def __init__(self, html: str) -> None:
        self.tree = LexborHTMLParser(html)
        self._meta: dict[str, str] = {}
        for node in self.tree.css("meta"):
            name = node.attributes.get("name") or node.attributes.get("property") or ""
            content = tidy(node.attributes.get("content") or "")
            if name and content:
                self._meta.setdefault(name.lower(), content)

    def find(self, selector: str) -> str:
        """The text of the first element that *selector* means; the content of a ``meta``; empty where there is none."""
        if meta := META.fullmatch(selector):
            return self._meta.get(meta["name"].lower(), "")
        nodes = self.tree.css(selector)
        if not nodes or (selector == "h1" and len(nodes) > 1):
            return ""
        return tidy(nodes[0].text(separator=" " if nodes[0].child is not None else ""))

    def has(self, selector: str) -> bool:
        """Whether there is such an element, empty or not."""
        if meta := META.fullmatch(selector):
            return meta["name"].lower() in self._meta
        return self.tree.css_first(selector) is not None

    def first(self, selectors: Iterable[str]) -> str:
        """What the first of *selectors* finds that finds anything."""
        return next(filter(None, map(self.find, selectors)), "")

    def url(self) -> str:
        """The page's own address, where it tells one."""
        link = self.tree.css_first("link[rel=canonical]")
        return self.first(URL) or ((link.attributes.get("href") or "") if link else "")

    def host(self) -> str:
        """The host of that address."""
        try:
            return urlsplit(self.url()).hostname or ""
        except ValueError:
            return ""


def any_site() -> Site:
    """The rule for pages that no other fits: the last."""
    return sites()[-1]


@lru_cache(maxsize=1)
def sites() -> tuple[Site, ...]:
    """The rules of ``sites.toml``, in its order.

    Raises:
        ResourceError: names the rule and the field that is missing, unknown or of a wrong kind.
    """
    path = resources.sites()
    try:
        rules = tomllib.loads(path.read_text(encoding="utf-8"))["site"]
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise ResourceError(f"{path.name}: {error}") from None
    return tuple(_site(rule, f"{path.name}: site {number}") for number, rule in enumerate(rules, start=1))


def _site(rule: dict[str, Any], place: str) -> Site:
    """One rule, checked field by field."""
    known = {field.name: field.type for field in fields(Site)}
    made: dict[str, Any] = {}
    for name, value in rule.items():
        kind = known.get(name)
        if kind is None:
            raise ResourceError(f"{place}: there is no field {name!r}; known are {', '.join(known)}")
        if kind == "tuple[str, ...]" and isinstance(value, list):
            made[name] = tuple(str(item) for item in value)
        elif kind == "re.Pattern[str]" and isinstance(value, str):
            made[name] = re.compile(value, re.MULTILINE)
        elif (kind == "str" and isinstance(value, str)) or (kind == "bool" and isinstance(value, bool)):
            made[name] = value
        else:
            raise ResourceError(f"{place}: {name} is {value!r}, which is no {kind}")
    try:
        return Site(**made)
    except TypeError as error:
        raise ResourceError(f"{place}: {error}") from None
