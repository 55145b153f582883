from __future__ import annotations

from dataclasses import replace

import pytest

from gapcheck.report import inspected
from gapcheck.report.results import manifest, people, results, skipped
from tests import builders


def test_every_file_is_either_a_candidate_or_skipped() -> None:
    run = builders.run()
    files = {outcome.file for outcome in run.outcomes}
    assert {o.file for o in people(run)} | {o.file for o in skipped(run)} == files
    assert len(people(run)) + len(skipped(run)) == len(run.outcomes) == 4


def test_results_hold_profiles_assessments_and_skips() -> None:
    run = builders.run()
    out = results(run)
    assert list(out) == ["schema", "version", "taxonomy_sha256", "as_of", "roles", "candidates", "skipped"]
    assert (out["schema"], out["as_of"], out["roles"]) == (
        1,
        "2026-11-01",
        [builders.ROLE, builders.OTHER_ROLE],
    )
    assert [c["file"] for c in out["candidates"]] == ["brandeis.pdf", "halloran.pdf"]
    person = out["candidates"][1]
    assert list(person) == ["id", "file", "profile", "assessments"]
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
        ["file", "sha256", "state", "reason", "candidate"]
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
