"""What every page has in common: it opens from a disk, without a network, and runs no script but its own.

Scripts and styles stand in the page, a content security policy admits those scripts by their hashes and nothing else,
and whatever comes from the news is escaped where it is data (JSON) and where it is markup.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files

import jinja2
from markupsafe import Markup

_WEB = re.compile(r"https?://", re.IGNORECASE)


def render(template: str, script: str = "", **values: object) -> str:
    """The page of a template, with a script of ours or without; *values* are escaped where they are put in."""
    own = asset(script) if script else ""
    page = environment().get_template(template)
    return page.render(css=Markup(asset("paper.css")), script=Markup(own), trusted=Markup(digest(own)), **values)


def is_web(url: str) -> bool:
    """Whether *url* is an address that a reader may be sent to."""
    return _WEB.match(url) is not None


def environment() -> jinja2.Environment:
    """Templates from our own folder, with everything escaped that is not marked as ours."""
    loader = jinja2.FunctionLoader(asset)
    environment = jinja2.Environment(loader=loader, autoescape=True, trim_blocks=True, keep_trailing_newline=True)
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":"), "sort_keys": False}
    return environment


@cache
def asset(name: str) -> str:
    """The text of one of the files that pages are made of."""
    return files("kg.view").joinpath("assets", name).read_text(encoding="utf-8").replace("\r\n", "\n")


def digest(script: str) -> str:
    """The hash by which the content security policy knows a script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
