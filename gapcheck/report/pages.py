"""View data into HTML, each kind of page from its template, with its style sheet and content policy."""

from __future__ import annotations

import base64
import hashlib
from functools import cache

from markupsafe import Markup

from gapcheck.report.compare import IndexPage
from gapcheck.report.impact import ImpactPage
from gapcheck.report.letter import Letter
from gapcheck.report.templating import environment, printable
from gapcheck.report.view import CandidatePage
from gapcheck.resources import templates_dir

SCRIPTS = ("formula", "state", "page", "table", "filter", "whatif", "side", "notes", "keys", "start")
"""The files of the compare pages' script, in order; each needs only those before it and the page."""


def candidate_html(page: CandidatePage) -> str:
    """The report of one candidate and role."""
    return _rendered("candidate.html.j2", page, "candidate.css", pictures=bool(page.pictures))


def letter_html(page: Letter) -> str:
    """The edition for the candidate."""
    return _rendered("letter.html.j2", page, "candidate.css", pictures=bool(page.pictures))


def index_html(page: IndexPage) -> str:
    """The compare page."""
    code = script() if page.data else Markup("")
    data = Markup(printable(page.data))  # escaped where it is made
    return _rendered("index.html.j2", page, "compare.css", code=code, data=data)


def impact_html(page: ImpactPage) -> str:
    """The page of rates by group."""
    return _rendered("audit.html.j2", page)


def _rendered(
    template: str, page: object, *sheets: str, pictures: bool = False, code: str = "", **more: str
) -> str:
    sheet = style(*sheets)
    head = {"style": sheet, "policy": policy(sheet, pictures, code), "code": code}
    return environment().get_template(template).render(page=page, **head, **more)


@cache
def script() -> Markup:
    """The script of the compare pages: its files, one after the other, in one scope of their own."""
    files = ((templates_dir() / f"{name}.js").read_text("utf-8") for name in SCRIPTS)
    return Markup('"use strict";\n{\n' + "\n".join(files) + "}\n")


@cache
def style(*more: str) -> Markup:
    """The style sheet of all pages, and those that a kind of page has of its own."""
    return Markup("".join((templates_dir() / name).read_text("utf-8") for name in ("style.css", *more)))


@cache
def policy(style: str, pictures: bool = False, code: str = "") -> str:
    """The content policy: nothing is fetched; of styles and scripts only these very ones.

    With `pictures` those that stand in the page itself are shown.
    """
    shown = "img-src data:; " if pictures else ""
    runs = f"script-src '{_digest(code)}'; " if code else ""
    fixed = "base-uri 'none'; form-action 'none'"
    return f"default-src 'none'; {shown}{runs}style-src '{_digest(style)}'; {fixed}"


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
