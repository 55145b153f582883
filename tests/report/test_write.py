from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from gapcheck import report
from gapcheck.errors import OutputNotWritable
from tests import builders

GOLD = Path(__file__).parent / "gold"


def written(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_the_run_folder_is_that_of_the_design(tmp_path: Path) -> None:
    index = report.write(builders.run(), builders.taxonomy(), tmp_path / "run")
    assert index == tmp_path / "run" / "run.json"
    ids = sorted(builders.sha256(file)[:12] for file in ("brandeis.pdf", "halloran.pdf"))
    roles = (builders.OTHER_ROLE, builders.ROLE)
    pages = [f"candidates/{id_}/{role}.html" for id_ in ids for role in roles]
    assert list(written(tmp_path / "run")) == sorted(
        [*pages, "index.html", "results.csv", "results.json", "results.xlsx", "run.json"]
    )


def test_the_same_run_gives_the_same_bytes(tmp_path: Path) -> None:
    run = builders.run()
    turned = replace(run, outcomes=tuple(reversed(run.outcomes)))
    report.write(run, builders.taxonomy(), tmp_path / "a")
    report.write(turned, builders.taxonomy(), tmp_path / "b")
    assert written(tmp_path / "a") == written(tmp_path / "b")


def test_every_link_leads_to_a_file(tmp_path: Path) -> None:
    report.write(builders.run(), builders.taxonomy(), tmp_path)
    seen = 0
    for page in tmp_path.rglob("*.html"):
        for href in re.findall(r'<a [^>]*?href="([^"#]+)"', page.read_text("utf-8")):
            assert (page.parent / href).resolve().is_file(), (page, href)
            seen += 1
    assert seen > 10


def test_json_and_csv_are_what_they_say(tmp_path: Path) -> None:
    report.write(builders.run(), builders.taxonomy(), tmp_path)
    results = json.loads((tmp_path / "results.json").read_text("utf-8"))
    manifest = json.loads((tmp_path / "run.json").read_text("utf-8"))
    assert len(manifest["inputs"]) == len(results["candidates"]) + len(results["skipped"]) == 4
    with (tmp_path / "results.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == 4


def test_every_quote_on_a_page_is_in_the_results(tmp_path: Path) -> None:
    person = builders.outcome()
    report.write(builders.run(person), builders.taxonomy(), tmp_path)
    known = (tmp_path / "results.json").read_text("utf-8")
    page = tmp_path / "candidates" / str(person.candidate) / f"{builders.ROLE}.html"
    quotes = re.findall(r"<q [^>]*>(.*?)</q>", page.read_text("utf-8"))
    assert len(quotes) > 5
    assert all(quote in known for quote in quotes)


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "run").write_text("in the way")
    with pytest.raises(OutputNotWritable, match="--out"):
        report.write(builders.run(), builders.taxonomy(), tmp_path / "run")


@pytest.mark.parametrize("page", ["candidate", "letter", "index"])
def test_pages_are_as_last_looked_at(page: str, tmp_path: Path, update_gold: bool) -> None:
    """The pages beside the style sheet, which has tests of its own. Write them anew with --update-gold."""
    person = builders.outcome()
    run = builders.run()
    run = replace(run, settings=replace(run.settings, for_candidate=True))
    report.write(run, builders.taxonomy(), tmp_path)
    folder = tmp_path / "candidates" / str(person.candidate)
    paths = {
        "candidate": folder / f"{builders.ROLE}.html",
        "letter": folder / f"{builders.ROLE}.candidate.html",
        "index": tmp_path / "index.html",
    }
    html = paths[page].read_text("utf-8")
    html = re.sub(r"<style>.*?</style>", "<style></style>", html, flags=re.DOTALL)
    html = re.sub(r"<script>.*?</script>", "<script></script>", html, flags=re.DOTALL)
    html = re.sub(r"sha256-[^&]+", "sha256-", html)
    gold = GOLD / f"{page}.html"
    if update_gold:
        gold.parent.mkdir(exist_ok=True)
        gold.write_text(html, encoding="utf-8")
    assert html == gold.read_text("utf-8"), (
        "If the change is meant, run pytest with --update-gold and look at the page."
    )
