"""View data into HTML. Templates are strict (an unknown name is an error) and escape everything."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from gapcheck.report.compare import IndexPage
from gapcheck.report.impact import ImpactPage
from gapcheck.report.view import CandidatePage
from gapcheck.resources import templates_dir

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


def candidate_html(page: CandidatePage) -> str:
    """The report of one candidate and role."""
    return environment().get_template("candidate.html.j2").render(page=page)


def index_html(page: IndexPage) -> str:
    """The compare page."""
    return environment().get_template("index.html.j2").render(page=page)


def impact_html(page: ImpactPage) -> str:
    """The page of rates by group."""
    return environment().get_template("audit.html.j2").render(page=page)


@cache
def environment() -> Environment:
    """Jinja2 over the shipped templates.

    `autoescape=True` and not `select_autoescape`, which leaves names that end in `.html.j2` alone.
    """
    made = Environment(
        loader=FileSystemLoader(templates_dir(), encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=printable,
    )
    style = (templates_dir() / "style.css").read_text("utf-8")
    made.globals |= {"style": Markup(style), "policy": policy(style)}
    return made


def policy(style: str) -> str:
    """The content policy: nothing is fetched, nothing runs, and of styles only this very sheet."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def printable(value: Any) -> Any:
    """Characters that HTML does not allow (broken PDFs hold them) become the replacement character."""
    return _CONTROL.sub("\ufffd", value) if type(value) is str else value
