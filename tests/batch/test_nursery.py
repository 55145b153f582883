"""What was loaded once is forked for each child; killing any of them, or the nursery, costs nothing."""

from __future__ import annotations

import os
import signal
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from gapcheck.batch import isolate, nursery
from gapcheck.batch.backend import Done, Lost
from gapcheck.batch.found import Found
from gapcheck.batch.nursery import Nursery
from gapcheck.batch.reading import ReadCv
from gapcheck.batch.worker import Ready
from gapcheck.settings import Limits, Settings
from tests.batch.poison import Counted, Poisoned

LIMITS = Limits(timeout=600, memory=300)


def files(folder: Path, *names: str) -> list[Found]:
    for name in names:
        (folder / name).write_text(f"content of {name}")
    return [Found(folder / name, name) for name in names]


def answers(local: isolate.Local, task: Counted, found: list[Found]) -> list[tuple[str, str]]:
    with closing(local.run(task, found)) as ends:
        made = [end.answer.decode().split() for end in ends if isinstance(end, Done)]
    return [(word, process) for word, process in made]


def test_a_task_is_prepared_once_for_all_children(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolate, "MOST_GIVEN", 1)
    with isolate.Local(LIMITS, 2) as local:
        made = answers(local, Counted(tmp_path, "one"), files(tmp_path, *"abcde"))
    assert len({process for _, process in made}) == 5
    assert len(list(tmp_path.glob("prepared-*"))) == 1


def test_a_second_task_is_learnt_in_the_same_place(tmp_path: Path) -> None:
    with isolate.Local(LIMITS, 1) as local:
        words = [answers(local, Counted(tmp_path, word), files(tmp_path, "a"))[0][0] for word in ("x", "y")]
    assert words == ["x", "y"]
    (place,) = {path.name.rpartition("-")[2] for path in tmp_path.glob("prepared-*")}
    assert not Path(f"/proc/{place}").exists()


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_nursery_that_is_killed_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    monkeypatch.setattr(isolate, "MOST_GIVEN", 1)
    killed: list[int] = []
    with isolate.Local(LIMITS, jobs) as local:
        with closing(local.run(Poisoned(tmp_path), files(tmp_path, *"abcdef"))) as ends:
            done = []
            for end in ends:
                done.append(end)
                if local._nursery and len(killed) < 2:
                    killed.append(local._nursery._process.pid)
                    os.kill(killed[-1], signal.SIGKILL)
        assert local._nursery is not None and local._nursery._process.pid not in killed
    assert sorted(end.item.name for end in done if isinstance(end, Done)) == [*"abcdef"]


def test_a_nursery_that_was_stopped_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolate, "MOST_GIVEN", 1)
    task, found = Counted(tmp_path, "one"), files(tmp_path, *"abc")
    with isolate.Local(LIMITS, 1) as local, closing(local.run(task, found)) as ends:
        first = next(ends)
        assert local._nursery
        os.kill(local._nursery._process.pid, signal.SIGSTOP)
        monkeypatch.setattr(nursery, "ANSWER_LIMIT", 5.0)
        rest = list(ends)
    assert [end.item.name for end in (first, *rest) if isinstance(end, Done)] == [*"abc"]


def test_workers_outlive_their_nursery(tmp_path: Path) -> None:
    """Nothing that was read is lost with it: no child has to begin again."""
    task, found = Counted(tmp_path, "one"), files(tmp_path, *"abc")
    with isolate.Local(LIMITS, 1) as local, closing(local.run(task, found)) as ends:
        first = next(ends)
        assert local._nursery
        os.kill(local._nursery._process.pid, signal.SIGKILL)
        rest = list(ends)
    assert len({end.answer for end in (first, *rest) if isinstance(end, Done)}) == 1
    assert len(rest) == 2


def test_limits_hold_in_every_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolate, "MOST_GIVEN", 1)
    found = files(tmp_path, "good-1", "eat-1", "good-2", "sleep-1", "eat-2", "burst")
    limits = Limits(timeout=10, memory=150)
    with isolate.Local(limits, 2) as local, closing(local.run(Poisoned(tmp_path), found)) as ends:
        lost = {end.item.name: end.why for end in ends if isinstance(end, Lost)}
    assert lost == {"eat-1": "memory", "eat-2": "memory", "sleep-1": "late", "burst": "memory"}


def test_it_ends_with_its_parent(tmp_path: Path) -> None:
    nursery = Nursery(LIMITS.memory, debug=False)
    assert nursery.learn(Counted(tmp_path, "one"), 60) == Ready()
    nursery._connection.close()  # as the kernel does for a parent that is killed
    assert nursery._process.wait(60) == 0


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="looks into /proc")
def test_it_forks_with_one_thread_after_all_that_reading_needs_is_loaded() -> None:
    task = ReadCv(Settings(date(2026, 11, 1), ("tech-lead",)))
    with closing(Nursery(1024, debug=False)) as nursery:
        assert nursery.learn(task, 180) == Ready()
        status = Path(f"/proc/{nursery._process.pid}/status").read_text().split()
    assert status[status.index("Threads:") + 1] == "1"
