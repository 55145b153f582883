"""The small form of `benchmarks/kills.py`: real processes, really killed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.killing.trial import Trial, differences, unaccounted

pytestmark = [
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc"),
    pytest.mark.xdist_group("kills"),
]


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    made = Trial(tmp_path_factory.mktemp("kills"), count=40, jobs=2)
    made.prepare()
    return made


@pytest.fixture(scope="module")
def whole(trial: Trial) -> Path:
    out = trial.folder / "whole"
    assert trial.run(out) == 4
    assert unaccounted(out, trial.cvs) == []
    return out


def test_killed_workers_cost_nothing(trial: Trial, whole: Path) -> None:
    out = trial.folder / "workers"
    code, hits = trial.kill_children(out, 4, (0.3, 1.5))
    assert (code, hits > 0) == (4, True)
    assert unaccounted(out, trial.cvs) == []
    assert differences(out, whole, "candidates", "results.csv") == []
    assert trial.redone(out) <= hits


def test_a_run_that_is_killed_again_and_again_loses_nothing(trial: Trial, whole: Path) -> None:
    out = trial.folder / "runs"
    code, hits, wrong = trial.kill_runs(out, 3, (2.0, 6.0))
    assert (code, hits > 0, wrong) == (4, True, [])
    assert differences(out, whole) == []
    assert trial.redone(out) <= hits * trial.jobs


def test_where_no_more_can_be_written_the_run_stops_cleanly_and_goes_on_later(
    trial: Trial, whole: Path
) -> None:
    """A limit on the size of files stands in for a full disk, which needs root."""
    out = trial.folder / "full"
    assert trial.run(out, "--limit", "60000") == 9
    assert not (out / "index.html").exists()
    assert trial.run(out) == 4
    assert differences(out, whole) == []
