from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from gapcheck.batch import isolate
from gapcheck.batch.backend import Lost, Task
from gapcheck.batch.found import Found
from gapcheck.batch.reading import Read
from gapcheck.errors import ComponentMissing, GapcheckError, UsageProblem
from gapcheck.records import codec
from gapcheck.records.outcome import Outcome
from gapcheck.settings import Limits
from tests.batch.poison import NeverReady, Poisoned, SlowlyReady

# Long enough for any machine to read a good file of a few bytes.
LIMITS = Limits(timeout=5, memory=200)
PATIENT = Limits(timeout=600, memory=300)

pytestmark = pytest.mark.filterwarnings("error")


def files(folder: Path, *names: str) -> list[Found]:
    for name in names:
        (folder / name).write_text(f"content of {name}")
    return [Found(folder / name, name) for name in names]


def outcomes(
    found: Iterable[Found], task: Task[Found], limits: Limits, jobs: int
) -> Generator[Outcome, None, None]:
    """What the first phase makes of each end."""
    with isolate.Local(limits, jobs) as local, closing(local.run(task, found)) as ends:
        for end in ends:
            if isinstance(end, Lost):
                yield Outcome(end.item.name, None, "not-readable", end.reason)
            else:
                yield codec.unpack(Read, end.answer).ending


def handled(
    tmp_path: Path, found: Iterable[Found], jobs: int, limits: Limits = PATIENT
) -> dict[str, Outcome]:
    done = list(outcomes(list(found), Poisoned(tmp_path), limits, jobs))
    assert len({outcome.file for outcome in done}) == len(done)
    return {outcome.file: outcome for outcome in done}


@pytest.mark.parametrize("jobs", [1, 2])
def test_each_poison_costs_only_its_own_file(tmp_path: Path, jobs: int) -> None:
    names = [
        "good-1",
        "sleep",
        "good-2",
        "eat",
        "burst",
        "good-3",
        "abort",
        "good-4",
        "crash",
        "exit",
        "raise",
        "good-5",
    ]
    done = handled(tmp_path, files(tmp_path, *names), jobs, LIMITS)
    assert sorted(done) == sorted(names)
    reasons = {name: outcome.reason for name, outcome in done.items() if outcome.state == "not-readable"}
    assert reasons == {
        "sleep": "Reading it took longer than 5 seconds.",
        "eat": "Reading it took more than 200 MB of memory.",
        "burst": "Reading it took more than 200 MB of memory.",
        "abort": "The reader process ended unexpectedly.",
        "crash": "The reader process ended unexpectedly.",
        "exit": "The reader process ended unexpectedly.",
        "raise": "gapcheck failed on it (ZeroDivisionError); `gapcheck inspect` with --debug shows where.",
    }
    assert {done[name].state for name in names if name.startswith("good")} == {"read"}


@contextmanager
def killer(folder: Path) -> Iterator[list[int]]:
    """Kills each process that notes itself as a victim, once."""
    over, killed = threading.Event(), list[int]()

    def kill() -> None:
        while not over.wait(0.02):
            for note in sorted(folder.glob("victim-*"))[len(killed) :]:
                killed.append(int(note.read_text()))
                os.kill(killed[-1], signal.SIGKILL)

    thread = threading.Thread(target=kill)
    thread.start()
    try:
        yield killed
    finally:
        over.set()
        thread.join()


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("kills", [1, isolate.MOST_KILLS - 1])
def test_kills_from_outside_cost_nothing(tmp_path: Path, jobs: int, kills: int) -> None:
    found = files(tmp_path, "good-1", "kill", "good-2", "good-3")
    with killer(tmp_path) as killed:
        done = list(outcomes(found, Poisoned(tmp_path, kills=kills), PATIENT, jobs))
    assert len(killed) == kills
    assert sorted(outcome.file for outcome in done) == sorted(item.name for item in found)
    assert {outcome.state for outcome in done} == {"read"}


def test_a_file_that_is_always_killed_costs_only_itself(tmp_path: Path) -> None:
    found = files(tmp_path, "good-1", "kill", "good-2")
    with killer(tmp_path) as killed:
        done = list(outcomes(found, Poisoned(tmp_path, kills=99), PATIENT, 2))
    assert len(killed) == isolate.MOST_KILLS
    reasons = {outcome.file: outcome.reason for outcome in done}
    assert reasons == {"good-1": None, "kill": isolate.DIED, "good-2": None}


def test_memory_used_by_earlier_files_is_not_held_against_a_file(tmp_path: Path) -> None:
    done = handled(tmp_path, files(tmp_path, "hoard-1", "hoard-2", "hoard-3"), 1)
    assert [outcome.state for outcome in done.values()] == ["read"] * 3


def test_no_files_no_children(tmp_path: Path) -> None:
    assert handled(tmp_path, [], 2) == {}


def test_more_jobs_than_files_start_no_idle_children(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started = []
    hire = isolate._Crew._hire

    def counted(crew: isolate._Crew[Found], job: isolate._Job[Found]) -> None:
        started.append(job)
        hire(crew, job)

    monkeypatch.setattr(isolate._Crew, "_hire", counted)
    assert len(handled(tmp_path, files(tmp_path, "good-1", "good-2"), 16)) == 2
    assert len(started) == 2


def test_a_child_makes_room_after_its_share_of_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolate, "MOST_GIVEN", 2)
    started = []
    hire = isolate._Crew._hire

    def counted(crew: isolate._Crew[Found], job: isolate._Job[Found]) -> None:
        started.append(job)
        hire(crew, job)

    monkeypatch.setattr(isolate._Crew, "_hire", counted)
    names = [f"good-{number}" for number in range(5)]
    assert sorted(handled(tmp_path, files(tmp_path, *names), 1)) == names
    assert len(started) == 3


def test_children_stay_silent(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    handled(tmp_path, files(tmp_path, "print", "raise", "crash"), 1)
    out, err = capfd.readouterr()
    assert (out, err) == ("", "")


def test_debug_shows_tracebacks_on_stderr_only(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    list(outcomes(files(tmp_path, "print", "raise"), Poisoned(tmp_path, debug=True), PATIENT, 1))
    out, err = capfd.readouterr()
    assert out == ""
    assert "noise on stdout" in err
    assert "ZeroDivisionError: a detail" in err


@pytest.mark.parametrize(
    ("how", "error", "said"),
    [
        ("usage", UsageProblem, "Mend the thing"),
        ("library", ComponentMissing, "nolib"),
        ("memory", UsageProblem, "--memory"),
        ("unforeseen", RuntimeError, "KeyError"),
        ("die", GapcheckError, "ends before it is ready"),
    ],
)
def test_a_child_that_can_not_start_ends_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str, error: type[Exception], said: str
) -> None:
    monkeypatch.setattr(isolate, "MOST_CRASHED_STARTS", 2)
    with pytest.raises(error, match=said):
        list(outcomes(files(tmp_path, "good"), NeverReady(how), PATIENT, 2))


@pytest.mark.parametrize("jobs", [1, 2])
def test_kills_while_children_load_cost_nothing(tmp_path: Path, jobs: int) -> None:
    task = SlowlyReady(tmp_path, kills=isolate.MOST_CRASHED_STARTS + 1)
    done = list(outcomes(files(tmp_path, "good-1", "good-2", "good-3"), task, PATIENT, jobs))
    assert len(list(tmp_path.glob("killed-*"))) >= isolate.MOST_CRASHED_STARTS + 1
    assert [outcome.state for outcome in done] == ["read"] * 3


def test_a_machine_that_kills_every_child_ends_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(isolate, "MOST_KILLED_STARTS", 3)
    with pytest.raises(GapcheckError, match="ends before it is ready"):
        list(outcomes(files(tmp_path, "good"), SlowlyReady(tmp_path, kills=99), PATIENT, 1))


def test_a_child_that_is_never_ready_ends_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolate, "START_LIMIT", 0.0)
    with pytest.raises(GapcheckError, match="is not ready after"):
        handled(tmp_path, files(tmp_path, "good"), 1)


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def gone(pid: int) -> bool:
    """Whether a process ends; a killed one takes the kernel a moment."""
    for _ in range(600):
        if not alive(pid):
            return True
        time.sleep(0.05)
    return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks into /proc")
def test_what_a_late_child_has_started_ends_with_it(tmp_path: Path) -> None:
    handled(tmp_path, files(tmp_path, "group"), 1, Limits(timeout=1, memory=200))
    assert gone(int((tmp_path / "grandchild").read_text()))


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks into /proc")
def test_stopping_in_the_middle_ends_all_children(tmp_path: Path) -> None:
    coming = outcomes(files(tmp_path, "good-1", "group"), Poisoned(tmp_path), PATIENT, 1)
    assert next(coming).file == "good-1"
    while not (tmp_path / "grandchild").exists():
        time.sleep(0.05)
    coming.close()
    assert gone(int((tmp_path / "grandchild").read_text()))
