"""The compare page as people use it: pointer and keyboard, paper, small screens, no scripts, every mode."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import html5lib
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.xdist_group("browser")

Open = Callable[..., Page]
MODES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "print": {"media": "print"},
    "forced colours": {"forced_colors": "active"},
}


@pytest.fixture
def open_page(chromium: Browser, demo: Path) -> Iterator[Open]:
    """Opens the compare page; any request but for the page itself and any message fails the test."""
    contexts = []
    seen: list[str] = []

    def opened(after: str = "", path: Path | None = None, width: int = 1280, **options: Any) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on(
            "request",
            lambda one: None if one.url.startswith(("file:", "blob:", "data:")) else seen.append(one.url),
        )
        page.on("console", lambda message: seen.append(message.text))
        page.on("pageerror", lambda error: seen.append(str(error)))
        page.goto((path or demo / "index.html").as_uri() + after)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert seen == []


def shown(page: Page) -> list[str]:
    """The candidates of the table that is looked at, from the top."""
    return page.locator("section.role:not([hidden]) tr[data-id]:not([hidden]) th a").all_inner_texts()


def scores(page: Page) -> list[int]:
    return [
        int(text)
        for text in page.locator("section.role:not([hidden]) tr[data-id] td:nth-child(2)").all_inner_texts()
    ]


def choose(page: Page, count: int) -> None:
    for number in range(count):
        page.locator("section.role:not([hidden]) input.choose").nth(number).check()


def test_a_walk_open_filter_choose_compare_weigh_link(open_page: Open) -> None:
    page = open_page()
    everybody = shown(page)
    assert len(everybody) == 9
    page.get_by_label("Text").fill(everybody[3].split()[0])
    assert shown(page) == [everybody[3]]
    assert "1 of 9 candidates shown" in page.locator("#said").inner_text()
    page.get_by_role("button", name="Clear filters").click()
    assert shown(page) == everybody
    choose(page, 3)
    page.locator("#tray-go").click()
    assert page.evaluate("document.activeElement.id") == "compare"
    heads = page.locator("#side thead a").all_inner_texts()
    assert heads == everybody[:3]
    said = page.locator("#side thead p:first-of-type").all_inner_texts()
    assert [text.split(",")[0] for text in said] == [f"score {score}" for score in scores(page)[:3]]
    assert page.locator("#side q").count() > 10
    assert page.locator("#side .best").count() > 3
    rows = page.locator("#side tbody tr").count()
    page.get_by_label("Differences only").check()
    assert 0 < page.locator("#side tbody tr").count() < rows
    page.get_by_label("Hide what all of them meet").check()
    before = scores(page)
    page.locator("#whatif summary").click()
    page.locator("#weights input").first.fill("0")
    assert scores(page) != before
    assert page.locator("#changed").is_visible()
    link, state = page.url, (shown(page), scores(page), heads)
    again = open_page("#" + link.partition("#")[2])
    assert (shown(again), scores(again), again.locator("#side thead a").all_inner_texts()) == state
    assert again.get_by_label("Differences only").is_checked()
    again.locator("#changed-back").click()
    assert scores(again) == before


def test_the_link_is_offered_and_has_no_names(open_page: Open) -> None:
    page = open_page()
    choose(page, 2)
    page.locator("#link").click()
    address = page.locator("#address").input_value()
    assert address == page.url
    assert re.search(r"#role=[a-z-]+&compare=[0-9a-f]{12},[0-9a-f]{12}$", address)


@pytest.mark.parametrize("key", ["who", "score", "rank", "gates", "confidence", "cloud"])
def test_every_column_sorts_both_ways(open_page: Open, key: str) -> None:
    page = open_page()
    head = page.locator(f"section.role:not([hidden]) th[data-key={key}]")
    orders = []
    for direction in ("first", "second"):
        head.locator("button").click()
        assert head.get_attribute("aria-sort") in ("ascending", "descending"), direction
        orders.append((head.get_attribute("aria-sort"), shown(page)))
    assert {order[0] for order in orders} == {"ascending", "descending"}
    assert len(orders[0][1]) == 9
    assert orders[0][1] != orders[1][1]


def test_the_filters_agree_with_the_table(open_page: Open) -> None:
    page = open_page()
    column = page.locator("section.role:not([hidden]) th[data-key=cloud]").evaluate("th => th.cellIndex")
    page.locator("#f-competency").select_option("cloud")
    for wanted, low, high in (("2", 2, 4), ("gap", 0, 1), ("met", 2, 4)):
        page.locator("#f-level").select_option(wanted)
        cells = page.locator(
            f"section.role:not([hidden]) tr[data-id]:not([hidden]) > :nth-child({column + 1})"
        )
        levels = [int(text[0]) for text in cells.all_inner_texts()]
        assert levels
        assert all(low <= level <= high for level in levels)
    page.get_by_role("button", name="Clear filters").click()
    page.locator("#f-gate").select_option("met")
    assert "of 9" in page.locator("#said").inner_text()
    page.get_by_role("button", name="Clear filters").click()
    page.get_by_label("Skill").fill("kubernetes")
    assert 0 < len(shown(page)) < 9


def test_all_by_keyboard(open_page: Open) -> None:
    page = open_page()
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.textContent") == shown(page)[1]
    page.keyboard.press("x")
    page.keyboard.press("k")
    page.keyboard.press("x")
    page.keyboard.press("c")
    assert page.locator("#side thead a").count() == 2
    role = page.locator("#roles [aria-current]").inner_text()
    page.keyboard.press("n")
    assert page.locator("#roles [aria-current]").inner_text() != role
    page.keyboard.press("p")
    assert page.locator("#roles [aria-current]").inner_text() == role
    page.keyboard.press("/")
    page.keyboard.type("jx?")
    assert page.locator("#f-text").input_value() == "jx?"
    page.locator("#f-text").fill("")
    page.locator("#h-tools").click()
    page.keyboard.press("?")
    assert page.locator("dialog").is_visible()
    page.keyboard.press("Escape")
    page.wait_for_function("!document.querySelector('dialog').open")
    page.locator("tbody a").first.focus()
    page.keyboard.press("j")
    page.keyboard.press("o")
    page.wait_for_url("**/candidates/**")


def test_single_keys_can_be_turned_off_and_stay_off(open_page: Open) -> None:
    page = open_page()
    page.locator("#help").click()
    page.get_by_label("Single keys work").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.tagName") == "BODY"


def test_every_control_is_reached_with_tab_and_shows_it(open_page: Open) -> None:
    page = open_page()
    choose(page, 2)
    page.locator(".skip").focus()
    reached, outlined = set(), True
    for _ in range(260):
        page.keyboard.press("Tab")
        found = page.evaluate(
            "(() => { const e = document.activeElement, s = getComputedStyle(e);"
            "return [e.id || e.className || e.tagName, s.outlineStyle !== 'none']; })()"
        )
        reached.add(found[0])
        outlined = outlined and found[1]
        if found[0] == "tray-clear":
            break
    assert outlined
    assert {
        "f-text",
        "f-gate",
        "link",
        "help",
        "only-differences",
        "notes-export",
        "tray-go",
        "sort",
    } <= reached


def test_notes_stay_in_the_browser_and_can_be_saved(open_page: Open) -> None:
    page = open_page()
    choose(page, 1)
    page.locator("#note-fields textarea").fill("Ask about the move to the cloud")
    page.reload()
    assert page.locator("#note-fields textarea").input_value() == "Ask about the move to the cloud"
    assert "Ask" not in page.url
    with page.expect_download() as caught:
        page.locator("#notes-export").click()
    text = Path(caught.value.path()).read_text("utf-8")
    assert "Ask about the move to the cloud" in text
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("#notes-forget").click()
    assert page.evaluate("Object.keys(localStorage).length") == 0


def test_without_scripts_the_tables_are_there_and_the_tools_are_not(open_page: Open) -> None:
    page = open_page(java_script_enabled=False)
    assert page.locator("table.matrix:visible").count() == 3
    assert page.locator("table.matrix tr[data-id]:visible").count() == 27
    assert page.locator("#overview tbody tr:visible").count() == 9
    for selector in ("#tools", "#compare", "#notes", "#tray", "button"):
        assert page.locator(f"{selector}:visible").count() == 0


@pytest.mark.parametrize("width", [320, 1024, 1499])
def test_the_page_never_scrolls_sideways(open_page: Open, width: int) -> None:
    page = open_page(width=width)
    choose(page, 3)
    page.locator("#whatif summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for region in page.locator(".scroll:visible").all():
        assert region.get_attribute("aria-label")
        assert region.get_attribute("tabindex") == "0"


def test_three_roles_fit_an_ordinary_screen(open_page: Open) -> None:
    page = open_page(width=1280)
    assert page.locator("#overview").evaluate(
        "t => t.parentElement.scrollWidth <= t.parentElement.clientWidth"
    )


def test_on_paper_the_tools_are_gone(open_page: Open) -> None:
    page = open_page()
    choose(page, 2)
    page.emulate_media(media="print")
    for selector in ("#tools", "#tray", ".choose", ".choice", "#only-differences"):
        assert page.locator(f"{selector}:visible").count() == 0
    assert page.locator("#side").is_visible()
    assert page.pdf().startswith(b"%PDF")


@pytest.mark.parametrize("mode", MODES)
def test_axe_finds_nothing(chromium: Browser, demo: Path, mode: str) -> None:
    # axe is a script, and our policy lets only its own in
    context = chromium.new_context(bypass_csp=True, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.emulate_media(**MODES[mode])
    page.goto((demo / "index.html").as_uri())
    for step in ("as opened", "in use"):
        if step == "in use":
            page.evaluate(
                "document.querySelectorAll('input.choose').forEach((box, n) => n < 3 && box.click())"
            )
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            page.evaluate(
                "document.getElementById('weights').querySelector('input').dispatchEvent(new Event('input'))"
            )
        found = Axe().run(page).response["violations"]
        assert not [(one["id"], [node["html"][:160] for node in one["nodes"]][:3]) for one in found], step
    context.close()


def test_the_page_is_valid_html_and_every_link_leads_somewhere(demo: Path, open_page: Open) -> None:
    text = (demo / "index.html").read_text("utf-8")
    html5lib.HTMLParser(strict=True).parse(text)
    page = open_page()
    choose(page, 2)
    for href in page.locator("a").evaluate_all("all => all.map(a => a.getAttribute('href'))"):
        file, _, part = href.partition("#")
        assert (demo / file).is_file() if file else page.locator(f"[id='{part}']").count() == 1, href
