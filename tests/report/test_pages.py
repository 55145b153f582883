from __future__ import annotations

import json
import re
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser
from typing import Any

import pytest
from jinja2 import nodes

from gapcheck.records.outcome import Outcome
from gapcheck.records.profile import Contact, Profile, Quality
from gapcheck.report.compare import index_page
from gapcheck.report.letter import letter
from gapcheck.report.pages import (
    SCRIPTS,
    candidate_html,
    index_html,
    letter_html,
    policy,
)
from gapcheck.report.templating import environment
from gapcheck.report.view import candidate_page
from gapcheck.resources import templates_dir
from tests import builders

TEMPLATES = sorted(path.name for path in templates_dir().glob("*.j2"))
SHEETS = sorted(path.name for path in templates_dir().glob("*.css"))
ARITHMETIC = (
    nodes.Add,
    nodes.Sub,
    nodes.Mul,
    nodes.Div,
    nodes.FloorDiv,
    nodes.Mod,
    nodes.Pow,
    nodes.Neg,
    nodes.Pos,
)
MARKUP = "<b onmouseover=x>&'\"</b><script>alert(1)</script>{{ 7*7 }}"
VOID = {"meta", "br", "input", "line", "circle", "rect", "path", "use", "image"}


class Reader(HTMLParser):
    """Collects tags, ids and links; notes what is not closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[tuple[str, str, str]] = []
        self.names: set[str] = set()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for key, value in attrs:
            self.names.add(key)
            if key == "id":
                self.ids.append(value or "")
            if key in ("href", "src", "srcset", "action", "data", "poster", "xlink:href"):
                self.links.append((tag, key, value or ""))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


def candidate(outcome: Outcome | None = None, role: int = 0) -> str:
    person = outcome or builders.outcome()
    run = builders.run(person)
    return candidate_html(candidate_page(run, person, person.assessments[role], builders.taxonomy()))


def for_candidate() -> str:
    person = builders.outcome()
    run = builders.run(person)
    return letter_html(letter(candidate_page(run, person, person.assessments[0], builders.taxonomy())))


def index(*outcomes: Outcome) -> str:
    return index_html(index_page(builders.run(*outcomes), builders.taxonomy()))


@pytest.fixture(params=["candidate", "letter", "index"])
def html(request: pytest.FixtureRequest) -> str:
    pages = {"candidate": candidate, "letter": for_candidate, "index": index}
    return pages[request.param]()


def test_tags_close_in_order_and_ids_are_given_once(html: str) -> None:
    reader = read(html)
    assert (reader.wrong, reader.open) == ([], [])
    assert len(reader.ids) == len(set(reader.ids))


def may_stand(tag: str, key: str, href: str) -> bool:
    """A link inside the run folder, a part of the page used again, or a picture in the page itself."""
    if (tag, key) == ("image", "href"):
        return href.startswith("data:image/png;base64,")
    inside = href.startswith("#") if tag == "use" else not re.match(r"(?i)[a-z][a-z0-9+.-]*:|//", href)
    return (tag, key) in (("a", "href"), ("use", "href")) and inside


def test_nothing_is_fetched_and_nothing_runs(html: str) -> None:
    reader = read(html)
    assert len(re.findall(r"<script>", html)) <= 1  # the one that the policy names; a data block runs nowhere
    assert set(re.findall(r"<script[^>]*>", html)) <= {
        "<script>",
        '<script type="application/json" id="data">',
    }
    assert {"img", "link", "iframe", "object", "base"}.isdisjoint(reader.tags)
    assert all(may_stand(*link) for link in reader.links)
    assert not [name for name in reader.names if name.startswith("on") or name == "style"]
    assert "url(" not in html
    assert "@import" not in html


def test_links_inside_the_page_resolve(html: str) -> None:
    reader = read(html)
    inside = {href[1:] for _, _, href in reader.links if href.startswith("#")}
    assert inside
    assert inside <= set(reader.ids)


def test_the_policy_allows_this_sheet_and_nothing_else(html: str) -> None:
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)
    assert style
    assert found
    code = re.search(r"<script>(.*?)</script>", html, re.DOTALL)
    assert found[1].replace("&#39;", "'") == policy(style[1], code=code[1] if code else "")
    assert found[1].startswith("default-src &#39;none&#39;; ")
    assert "unsafe" not in found[1]


def test_the_script_stands_whole_in_its_element() -> None:
    for name in SCRIPTS:
        text = (templates_dir() / f"{name}.js").read_text("utf-8")
        assert not re.search(
            r"</script|<!--|innerHTML|outerHTML|insertAdjacent|eval\(|fetch\(|https?:", text
        ), name


def test_the_data_of_the_script_cannot_end_its_element() -> None:
    person = poisoned(builders.outcome())
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', index(person), re.DOTALL)
    assert data
    assert not re.search("[<>&]", data[1])
    assert json.loads(data[1])["people"][0]["who"] == MARKUP


def test_language_viewport_title_and_one_h1(html: str) -> None:
    assert html.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert 'name="viewport" content="width=device-width, initial-scale=1"' in html
    assert re.search(r"<title>.+ – gapcheck</title>", html)
    assert html.count("<h1") == 1


def test_every_table_has_a_caption_and_every_head_a_scope(html: str) -> None:
    assert html.count("<table") == html.count("<caption") > 0
    assert all("scope=" in head for head in re.findall(r"<th\b[^>]*>", html))


def test_quotes_say_that_their_language_is_not_known() -> None:
    quotes = re.findall(r"<q\b[^>]*>", candidate())
    assert quotes
    assert set(quotes) == {'<q lang="" dir="auto">'}


def test_a_person_decides_and_nobody_lacks(html: str) -> None:
    assert "A person decides." in html
    text = re.sub(r"<style>.*?</style>|<script.*?</script>|<[^>]+>", " ", html, flags=re.DOTALL).lower()
    for word in ("lacks", "lacking", "unqualified", "fails", "failed", "weak", "poor"):
        assert not re.search(rf"\b{word}\b", text), word


def poisoned(value: Any) -> Any:
    """The same record with markup in every free text."""
    if is_dataclass(value) and not isinstance(value, type):
        kept = {
            "state",
            "kind",
            "competency",
            "role",
            "sha256",
            "candidate",
            "start",
            "end",
            "last_used",
            "need",
            "act",
            "band",
            "next_band",
            "closes",
            "fit",
            "step",
            "neighbours",
        }
        changed = {
            f.name: poisoned(getattr(value, f.name)) for f in fields(value) if f.init and f.name not in kept
        }
        return replace(value, **changed)
    if isinstance(value, tuple):
        return tuple(poisoned(item) for item in value)
    return MARKUP if isinstance(value, str) else value


def test_markup_in_every_text_of_a_cv_stays_text() -> None:
    person = poisoned(builders.outcome())
    lost = replace(builders.unreadable(), file=MARKUP, reason=MARKUP)
    clean = {"candidate": read(candidate()), "index": read(index(builders.outcome(), builders.unreadable()))}
    for name, page in {"candidate": candidate(person), "index": index(person, lost)}.items():
        reader = read(page)
        assert MARKUP[:20] not in page
        assert "&lt;script&gt;" in page
        assert "{{ 7*7 }}" in page
        assert (reader.wrong, reader.open) == ([], [])
        assert set(reader.tags) == set(clean[name].tags)
        assert not [attribute for attribute in reader.names if attribute.startswith("on")]


def test_the_links_of_a_cv_are_text_only() -> None:
    person = builders.outcome()
    assert person.profile
    contact = replace(person.profile.contact, links=("https://example.org/x", "javascript:alert(1)"))
    page = candidate(replace(person, profile=replace(person.profile, contact=contact)))
    assert "https://example.org/x" in page
    assert not [href for _, _, href in read(page).links if "example.org" in href or "javascript" in href]


@pytest.mark.parametrize("name", TEMPLATES)
def test_templates_do_no_arithmetic_and_call_no_filters(name: str) -> None:
    tree = environment().parse((templates_dir() / name).read_text("utf-8"))
    assert not list(tree.find_all(ARITHMETIC))
    assert not list(tree.find_all((nodes.Filter, nodes.Assign, nodes.Compare, nodes.Concat)))


def test_the_test_above_can_fail() -> None:
    assert list(environment().parse("{{ 1 - x }}").find_all(ARITHMETIC))


def test_a_page_is_small_also_with_much_evidence() -> None:
    findings = tuple(builders.finding(c, 3, pieces=60) for c in builders.COMPETENCIES)
    long = tuple(
        replace(
            f,
            supports=tuple(
                replace(s, evidence=replace(s.evidence, quote=f"{s.evidence.quote} " * 4)) for s in f.supports
            ),
        )
        for f in findings
    )
    taxonomy = builders.taxonomy()
    role = replace(taxonomy.roles[builders.ROLE], requirements=builders.all_asked(3))
    taxonomy.roles[builders.ROLE] = role
    person = replace(builders.outcome(), findings=long, assessments=())
    assert person.profile
    made = builders.advised(builders.assessment(role, long), long, person.profile)
    profile = replace(person.profile, skills=person.profile.skills * 40)
    person = replace(person, assessments=(made,), profile=profile)
    page = candidate_html(candidate_page(builders.run(person), person, person.assessments[0], taxonomy))
    assert len(page.encode()) < 150_000


def test_a_cv_that_tells_nothing_still_has_a_page() -> None:
    person = builders.outcome(name=None, levels={})
    assert person.profile
    profile = Profile(
        "x.pdf", "0" * 64, Contact(), (), (), (), (), (), (), (), (), None, None, Quality("pdf", 1, 0.2)
    )
    page = candidate(replace(person, profile=profile, claims=()))
    assert "The page was read by the pdf reader; confidence in the reading low (20%)." in page
    assert "No position was found in the CV." in page
    assert page.count("None found in the CV.") == 4
    assert (read(page).wrong, read(page).open) == ([], [])


def test_templates_name_nothing_from_outside() -> None:
    for name in (*TEMPLATES, *SHEETS):
        text = (templates_dir() / name).read_text("utf-8")
        assert "http:" not in text, name
        assert "https:" not in text, name
        assert "|safe" not in text.replace(" ", ""), name


@pytest.mark.parametrize("name", SHEETS)
def test_a_style_sheet_can_stand_inside_a_style_element(name: str) -> None:
    assert "<" not in (templates_dir() / name).read_text("utf-8")
