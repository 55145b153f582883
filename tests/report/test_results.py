from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from gapcheck.records.comparison import MOST_LISTED, Standing
from gapcheck.records.light import lightened
from gapcheck.records.outcome import Outcome
from gapcheck.records.run import Run
from gapcheck.report import comparing, inspected
from gapcheck.report.compare import index_page
from gapcheck.report.results import candidate_json, manifest, people, set_in, skipped, text
from gapcheck.report.spreadsheet import table
from gapcheck.settings import Adjustment
from tests import builders


def results(run: Run) -> dict[str, Any]:
    """The document as a program reads it."""
    pieces = text(run, (set_in(candidate_json(run, outcome)) for outcome in people(run)), builders.taxonomy())
    made: dict[str, Any] = json.loads("".join(pieces))
    return made


@pytest.mark.parametrize("outcomes", [(), (builders.unreadable(),), (builders.outcome(),)])
def test_the_pieces_are_what_the_whole_would_be(outcomes: tuple[Outcome, ...]) -> None:
    run = replace(builders.run(), outcomes=outcomes)
    whole = "".join(text(run, (set_in(candidate_json(run, o)) for o in people(run)), builders.taxonomy()))
    assert whole == json.dumps(json.loads(whole), ensure_ascii=False, indent=1) + "\n"


def test_a_light_run_says_the_same_of_the_whole() -> None:
    run = builders.run()
    light = replace(run, outcomes=tuple(lightened(o) for o in run.outcomes))
    assert list(table(light, builders.taxonomy())) == list(table(run, builders.taxonomy()))
    assert manifest(light) == manifest(run)
    assert list(text(light, (), builders.taxonomy())) == list(text(run, (), builders.taxonomy()))
    assert index_page(light, builders.taxonomy()) == index_page(run, builders.taxonomy())


def test_every_file_is_either_a_candidate_or_skipped() -> None:
    run = builders.run()
    files = {outcome.file for outcome in run.outcomes}
    assert {o.file for o in people(run)} | {o.file for o in skipped(run)} == files
    assert len(people(run)) + len(skipped(run)) == len(run.outcomes) == 4


def test_results_hold_profiles_assessments_and_skips() -> None:
    run = builders.run()
    out = results(run)
    assert list(out) == [
        "schema", "version", "taxonomy_sha256", "as_of", "roles", "adjustments", "rankings",
        "development", "candidates", "skipped",
    ]  # fmt: skip
    assert (out["schema"], out["as_of"], out["roles"]) == (
        1,
        "2026-11-01",
        [builders.ROLE, builders.OTHER_ROLE],
    )
    assert [c["file"] for c in out["candidates"]] == ["brandeis.pdf", "halloran.pdf"]
    person = out["candidates"][1]
    assert list(person) == ["id", "file", "also", "profile", "best_fit", "claims", "assessments"]
    assert person["profile"] == inspected(next(o for o in run.outcomes if o.file == "halloran.pdf"))
    assert [list(skip) for skip in out["skipped"]] == [["file", "state", "reason", "candidate"]] * 2
    assert out["skipped"][0]["candidate"] == person["id"]
    assert out["skipped"][1]["candidate"] is None


def test_the_terms_add_up_to_the_score() -> None:
    for candidate in results(builders.run())["candidates"]:
        for assessment in candidate["assessments"]:
            points = [term["points"] for term in assessment["terms"]]
            assert sum(points) == pytest.approx(assessment["score"], abs=1e-4)
            assert sum(term["most"] for term in assessment["terms"]) == pytest.approx(100, abs=1e-4)


def test_a_term_that_could_not_be_read_has_a_null_level() -> None:
    person = results(builders.run())["candidates"][1]
    term = person["assessments"][0]["terms"][-1]
    assert (term["competency"], term["level"], term["most"]) == ("business-continuity", None, 0.0)


def test_the_manifest_names_every_input_once() -> None:
    out = manifest(builders.run())
    assert [entry["file"] for entry in out["inputs"]] == [
        "brandeis.pdf",
        "copy.pdf",
        "halloran.pdf",
        "scan.pdf",
    ]
    assert [list(entry) for entry in out["inputs"]] == [
        ["file", "sha256", "state", "reason", "candidate", "also"]
    ] * 4
    assert (out["version"], out["as_of"], out["taxonomy_sha256"]) == ("0.1.0", "2026-11-01", "7" * 64)


def test_the_number_of_jobs_is_no_part_of_a_result() -> None:
    run = builders.run()
    assert manifest(replace(run, settings=replace(run.settings, jobs=7))) == manifest(run)


def test_the_order_in_which_files_ended_does_not_matter() -> None:
    run = builders.run()
    turned = replace(run, outcomes=tuple(reversed(run.outcomes)))
    assert results(turned) == results(run)
    assert manifest(turned) == manifest(run)


def first(run: Run) -> dict[str, Any]:
    """Of the second candidate the assessment for the first role, through JSON."""
    person: dict[str, Any] = results(run)["candidates"][1]
    found: dict[str, Any] = person["assessments"][0]
    return found


def test_beside_the_score_stand_rank_readiness_and_advice() -> None:
    out = first(builders.run())
    assert list(out) == [
        "role", "score", "confidence", "terms", "gates", "rank", "rank_interval", "group", "tied_with",
        "dominated_by", "dominated_by_count", "not_separable_from", "not_separable_count", "separating",
        "readiness", "advice",
    ]  # fmt: skip
    assert (out["rank"], out["rank_interval"], out["group"]) == (1, {"best": 1, "worst": 1}, 1)
    assert out["readiness"]["step"] == "next step"
    assert (out["advice"]["band"], out["advice"]["next_band"]) == ("part", "most")
    assert out["advice"]["closes"] == ["vendor-management"]
    gap = out["advice"]["gaps"][0]
    assert list(gap) == ["competency", "reached", "required", "points", "questions"]
    assert results(builders.run())["development"]["cloud"] == ["Run cloud for a year."]


def test_pairs_that_cannot_be_told_apart_have_their_fact() -> None:
    twin = builders.outcome("twin.pdf", "Ada Twin", builders.LEVELS | {"cybersecurity": 1, "cloud": 4})
    out = first(builders.run(builders.outcome(), twin))
    other = builders.sha256("halloran.pdf")[:12]
    assert (out["not_separable_from"], out["rank_interval"]) == ([other], {"best": 1, "worst": 2})
    assert out["separating"] == [
        {"candidate": other, "competency": "vendor-management", "what": "level", "settles": True,
         "unsure_of": sorted([other, builders.sha256("twin.pdf")[:12]])},
    ]  # fmt: skip


def test_long_lists_are_cut_and_counted() -> None:
    ids = tuple(f"{number:03}" for number in range(MOST_LISTED + 5))
    out = comparing.standing(Standing("a", 200, 1, 200, 1, dominated_by=ids, not_separable_from=ids))
    assert (out["dominated_by_count"], out["not_separable_count"]) == (MOST_LISTED + 5,) * 2
    assert out["not_separable_from"] == list(ids[:MOST_LISTED])
    assert out["dominated_by"] == list(ids[-MOST_LISTED:])  # ids come best first: the last are the nearest


def test_a_run_without_rankings_has_nulls() -> None:
    out = first(replace(builders.run(), rankings=()))
    assert (out["rank"], out["rank_interval"], out["separating"]) == (None, None, [])


def test_a_term_tells_what_was_suggested_and_what_applied() -> None:
    run = builders.run()
    changed = Adjustment(builders.ROLE, "cloud", "weight", 3.0, 2.0)
    settings = replace(run.settings, adjustments=(changed,))
    terms = {term["competency"]: term for term in first(replace(run, settings=settings))["terms"]}
    cloud, strategy, unread = (terms[c] for c in ("cloud", "technology-strategy", "business-continuity"))
    assert cloud["suggested"] == {"weight": 3.0, "level": 2, "need": "should"}
    assert cloud["applied"] == {"weight": 2, "level": 2, "need": "should"}
    assert strategy["suggested"] == strategy["applied"]
    assert (cloud["unweighted"], cloud["weighted"]) == (100.0, cloud["points"])
    assert (unread["unweighted"], unread["weighted"]) == (None, None)
    row = {"role": builders.ROLE, "competency": "cloud", "field": "weight", "suggested": 3.0, "applied": 2.0}
    assert manifest(replace(run, settings=settings))["settings"]["adjustments"] == [row]
