"""More candidates of a role than one table holds: pages that lead to each other, ranks of the whole run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from gapcheck.records.outcome import Outcome
from gapcheck.report import parts
from tests.browser.conftest import ROLES
from tests.browser.test_budgets import written

pytestmark = pytest.mark.xdist_group("browser")
RANKS = "section.role tr[data-id] td:nth-child(3)"


def test_a_further_page(
    chromium: Browser, outcomes: tuple[Outcome, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "MOST_ROWS", 8)
    names = [page.name for page in written(outcomes, 20, ROLES[:1], tmp_path)]
    second = f"compare-{ROLES[0]}.2.html"
    assert names == [second, f"compare-{ROLES[0]}.3.html", "index.html"]
    page = chromium.new_page()
    page.goto((tmp_path / "index.html").as_uri())
    page.get_by_role("link", name="9 to 16").click()
    assert page.url.endswith(second)
    assert "Candidates 9 to 16 of 20" in page.locator("nav.contents").inner_text()
    assert page.locator("#said").inner_text() == "8 of 8 candidates shown."
    ranks = page.locator(RANKS).all_inner_texts()
    assert all(int(found[0]) > 1 for rank in ranks if (found := re.findall(r"\d+", rank)))

    for number in range(2):
        page.get_by_label(re.compile("^Compare ")).nth(number).check()
    shown = page.locator("#side thead p:has-text('rank')").all_inner_texts()
    assert [text.partition("rank ")[2] for text in shown] == ranks[:2]
    page.locator("th[data-key=rank] button").click()
    lowest = [int(re.findall(r"\d+", rank)[0]) for rank in page.locator(RANKS).all_inner_texts()]
    assert lowest == sorted(lowest)
    page.get_by_role("link", name="All roles").click()
    assert page.url.endswith("index.html")


def test_the_label_of_a_box_is_clickable_and_large_enough(chromium: Browser, demo: Path) -> None:
    page = chromium.new_page()
    page.goto((demo / "index.html").as_uri())
    label = page.locator("section.role:not([hidden]) label.choice").first
    box = label.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 24
    label.click(position={"x": 1, "y": 1})
    assert label.locator("input").is_checked()
    assert re.match("Compare .+", label.inner_text())
