"""The candidate's pages as people meet them: on a screen, on paper, by keyboard, in every mode."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.xdist_group("browser")

MODES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "print": {"media": "print"},
    "forced colours": {"forced_colors": "active"},
}
OPEN_ALL = "document.querySelectorAll('details').forEach(one => one.open = true)"


@pytest.fixture(scope="module")
def path(demo: Path) -> Path:
    """A report with pictures: that of the candidate with most of them."""
    return max(demo.glob("candidates/*/head-of-technology.html"), key=lambda one: one.stat().st_size)


@pytest.fixture(params=["report", "candidate's edition"])
def edition(request: pytest.FixtureRequest, path: Path) -> Path:
    return path if request.param == "report" else path.with_suffix(".candidate.html")


@pytest.fixture
def page(chromium: Browser, path: Path) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(path.as_uri())
    yield page
    context.close()


@pytest.mark.parametrize("mode", MODES)
def test_axe_finds_nothing(chromium: Browser, edition: Path, mode: str) -> None:
    # axe is a script, and our policy lets none in
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    page.emulate_media(**MODES[mode])
    page.goto(edition.as_uri())
    page.evaluate(OPEN_ALL)
    found = Axe().run(page).response["violations"]
    assert not [(one["id"], [node["html"][:200] for node in one["nodes"]][:3]) for one in found]
    context.close()


def test_nothing_is_asked_for_and_the_policy_is_kept(chromium: Browser, edition: Path) -> None:
    context = chromium.new_context()
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(edition.as_uri())
    page.evaluate(OPEN_ALL)
    page.wait_for_timeout(50)
    assert [url for url in asked if not url.startswith("data:image/png")] == [edition.as_uri()]
    assert said == []
    context.close()


def test_the_first_screen_says_it_all(page: Page) -> None:
    for heading in ("h1", "#h-score", "#h-strong", "#h-costly", "#h-gates", "#h-reading"):
        assert page.locator(heading).count() == 1
    for section in page.locator(".first > section").all():
        box = section.bounding_box()
        assert box
        assert box["y"] + box["height"] <= 940


def test_a_picture_of_the_words_is_drawn_where_a_finding_is_opened(page: Page) -> None:
    picture = page.locator(".seen svg").first
    assert not picture.is_visible()
    page.locator("tr.more:has(.seen) summary").first.click()
    assert picture.is_visible()
    box = picture.bounding_box()
    assert box
    assert box["width"] > 200
    shot = Image.open(io.BytesIO(picture.screenshot())).convert("RGB")
    data = shot.tobytes()
    colours = set(zip(data[::3], data[1::3], data[2::3], strict=True))
    assert any(max(colour) < 90 for colour in colours)  # the ink of the words
    assert any(colour[2] > colour[0] + 100 for colour in colours)  # the line around them


@pytest.mark.parametrize("opened", [False, True])
def test_nothing_is_lost_at_320_pixels(chromium: Browser, edition: Path, opened: bool) -> None:
    context = chromium.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(edition.as_uri())
    if opened:
        page.evaluate(OPEN_ALL)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    # what is wider lies in a region that scrolls and that the keyboard reaches
    wide = page.evaluate(
        """[...document.querySelectorAll('main *')].filter(one => {
            const box = one.getBoundingClientRect();
            return box.right > 321 && box.width > 2 && !one.closest('.scroll[tabindex="0"]');
        }).map(one => one.outerHTML.slice(0, 120))"""
    )
    assert wide == []
    context.close()


def test_everything_opens_by_keyboard_and_the_focus_is_seen(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    summary = page.locator("tr.more summary").first
    for _ in range(60):
        page.keyboard.press("Tab")
        if summary.evaluate("one => one === document.activeElement"):
            break
    assert summary.evaluate("one => getComputedStyle(one).outlineStyle") != "none"
    page.keyboard.press("Enter")
    assert page.locator("tr.more details").first.evaluate("one => one.open")


def test_it_works_with_scripts_off(chromium: Browser, path: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(path.as_uri())
    details = page.locator("tr.more .why").first
    assert not details.is_visible()
    page.locator("tr.more summary").first.click()
    assert details.is_visible()
    context.close()


def test_paper_shows_what_the_screen_folds_away(page: Page, tmp_path: Path) -> None:
    folded = page.locator("tr.more .evidence q").first.text_content()
    assert folded
    pdf = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    texts = [sheet.get_textpage().get_text_range() for sheet in pdf]
    paper = " ".join(" ".join(texts).split())
    assert folded[:25] in paper
    assert "file:" not in paper
    assert "All candidates" not in paper
    assert "Page 1 of" in texts[0]
    # the first sheet is the whole first screen, and A4
    for word in ("Strongest", "Largest gaps", "Must-haves, beside the score", "How the CV was read"):
        assert word in texts[0]
    assert [round(edge) for edge in pdf[0].get_size()] == [595, 842]
    assert 6 <= len(pdf) <= 30


def test_on_letter_paper_nothing_is_cut_off(page: Page) -> None:
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 710, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= 710


def test_pages_keep_to_their_size(demo: Path) -> None:
    pages = sorted(demo.glob("candidates/*/*.html"))
    assert len(pages) > 30
    for path in pages:
        html = path.read_text("utf-8")
        assert len(html.encode()) <= 400_000
        assert len(re.sub(r'href="data:[^"]*"', "", html).encode()) <= 150_000
