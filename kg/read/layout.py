"""The lines of text that a reader sees in a part of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

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
