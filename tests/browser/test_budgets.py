"""Budgets of the compare page with few and many candidates, made from the examples' outcomes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import html5lib
import pytest
from playwright.sync_api import Browser

from gapcheck.match import assess, rankings
from gapcheck.records.light import lightened
from gapcheck.records.outcome import Outcome
from gapcheck.records.run import Run
from gapcheck.report.compare import compare_pages
from gapcheck.report.pages import index_html
from gapcheck.settings import Settings
from gapcheck.taxonomy import load
from tests.browser.conftest import AS_OF, ROLES

pytestmark = pytest.mark.xdist_group("browser")

KB = 1000
MOST = {12: 400 * KB, 200: 400 * KB, 1000: 1500 * KB}
EMPTY = '<!DOCTYPE html><html lang="en"><title>x</title><p>x'
PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"
HALF_A_SECOND = 500
TRIES = 6


def crowd(outcomes: tuple[Outcome, ...], count: int) -> tuple[Outcome, ...]:
    """As many people: the examples with other ids, names and levels."""
    known = load().roles
    out = []
    for number in range(count):
        one = outcomes[number % len(outcomes)]
        assert one.profile
        findings = tuple(
            replace(f, level=(f.level + (number // 9 * 7 + place * number) % 3) % 5)
            for place, f in enumerate(one.findings)
        )
        contact = replace(one.profile.contact, name=f"Candidate Number {number:04}")
        profile = replace(one.profile, contact=contact, file=f"{number:04}-{one.file}")
        made = tuple(assess(profile, findings, known[role]) for role in ROLES)
        id_ = f"{number * 7919:012x}"
        out.append(
            replace(
                one, candidate=id_, file=profile.file, profile=profile, findings=findings, assessments=made
            )
        )
    return tuple(lightened(one) for one in sorted(out, key=lambda one: one.file))


def written(outcomes: tuple[Outcome, ...], count: int, roles: tuple[str, ...], out: Path) -> list[Path]:
    people = crowd(outcomes, count)
    run = Run(
        "0", Settings(AS_OF, roles), roles, load().sha256, people, rankings=rankings(people, roles)
    )  # fmt: skip
    paths = []
    for file, page in compare_pages(run, load()):
        paths.append(out / file)
        paths[-1].write_text(index_html(page), encoding="utf-8")
    return paths


def plain(size: int) -> str:
    """A table of one word, as large as a page: what any document of that size costs this machine now."""
    row = "<tr>" + "<td>word</td>" * 20 + "</tr>"
    return f'<!DOCTYPE html><html lang="en"><title>x</title><table>{row * (size // len(row))}</table>'


def shown_after(browser: Browser, page: Path) -> float:
    """Milliseconds to the first paint, in a context of its own."""
    context = browser.new_context()
    tab = context.new_page()
    tab.goto(page.as_uri())
    tab.wait_for_function(f"() => ({PAINT}) !== null")
    milliseconds = float(tab.evaluate(PAINT))
    context.close()
    return milliseconds


@pytest.mark.parametrize("roles", [ROLES[:1], ROLES], ids=["one role", "three roles"])
@pytest.mark.parametrize("count", MOST)
def test_size_and_first_paint(
    chromium: Browser, outcomes: tuple[Outcome, ...], tmp_path: Path, count: int, roles: tuple[str, ...]
) -> None:
    pages = written(outcomes, count, roles, tmp_path)
    sizes = {page.name: page.stat().st_size for page in pages}
    assert max(sizes.values()) <= MOST[count], sizes
    largest = max(pages, key=lambda page: page.stat().st_size)
    empty, table = tmp_path / "empty.html", tmp_path / "table.html"
    empty.write_text(EMPTY)
    table.write_text(plain(sizes[largest.name]))
    # a busy machine only ever adds, so the shortest times are the nearest to those of the pages
    blank = least = paint = float("inf")
    for _ in range(TRIES):
        blank = min(blank, shown_after(chromium, empty))
        least = min(least, shown_after(chromium, table))
        paint = min(paint, shown_after(chromium, largest))
        if paint - blank <= HALF_A_SECOND:
            break
    print(f"{count} {len(roles)} {sizes} blank {blank:.0f}, table {least:.0f}, page {paint:.0f} ms")
    # half a second over an empty page; where not even a plain table keeps to that, thrice what it takes
    assert paint - blank <= max(HALF_A_SECOND, 3 * (least - blank))
    if count < 1000:
        html5lib.HTMLParser(strict=True).parse(largest.read_text("utf-8"))


def test_pages_of_roles_lead_back_and_forth(outcomes: tuple[Outcome, ...], tmp_path: Path) -> None:
    pages = written(outcomes, 60, ROLES, tmp_path)
    assert [page.name for page in pages] == [*(f"compare-{role}.html" for role in ROLES), "index.html"]
    index = pages[-1].read_text("utf-8")
    for page in pages[:-1]:
        assert f'href="{page.name}"' in index
        assert 'href="index.html"' in page.read_text("utf-8")
