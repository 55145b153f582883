"""The cluster as another backend: the same bytes, and nothing lost where a worker dies."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from gapcheck import batch
from gapcheck.batch.cluster import HANDFUL, Cluster, connected
from gapcheck.batch.clusters import started
from gapcheck.errors import UsageProblem
from gapcheck.settings import Limits, Settings
from gapcheck.taxonomy import load

pytestmark = pytest.mark.xdist_group("cluster")
CVS = Path(__file__).parents[2] / "examples" / "cvs"
SETTINGS = Settings(date(2026, 11, 1), ("head-of-technology",), limits=Limits(timeout=300.0), crops=True)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with started(2) as found:
        yield found


def order(out: Path, cvs: Path = CVS) -> batch.Order:
    return batch.Order(batch.find([cvs]), [cvs], SETTINGS, load(), out, cached=False)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_a_cluster_gives_the_same_bytes(address: str, tmp_path: Path) -> None:
    batch.run(order(tmp_path / "here"), lambda event: None)
    batch.run(order(tmp_path / "there"), lambda event: None, Cluster(address, SETTINGS.limits))
    here = contents(tmp_path / "here")
    assert here == contents(tmp_path / "there")
    assert len(here) > 10


def test_a_worker_that_dies_loses_nothing(tmp_path: Path) -> None:
    cvs = tmp_path / "cvs"
    cvs.mkdir()
    content = (CVS / "amara-okonjo-cto.pdf").read_bytes()
    for number in range(2 * HANDFUL):
        (cvs / f"{number:03}.pdf").write_bytes(content)
    with started(2) as address:
        with connected(address) as client:
            victim = sorted(client.run(os.getpid).values())[0]
        ended: list[object] = []
        killer = threading.Thread(target=_kill_once_busy, args=(victim,), daemon=True)
        killer.start()
        done = batch.run(order(tmp_path / "out", cvs), ended.append, Cluster(address, SETTINGS.limits))
        killer.join()
    assert len(done.endings) == 2 * HANDFUL
    assert sum(ending.state == "duplicate" for ending in done.endings) == 2 * HANDFUL - 1


def _kill_once_busy(pid: int) -> None:
    """The worker has a child once it works on something."""
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and not _has_child(pid):
        time.sleep(0.02)
    os.kill(pid, signal.SIGKILL)


def _has_child(pid: int) -> bool:
    """Dask works in a thread, and a child belongs to the thread that started it."""
    return any(path.read_text().strip() for path in Path(f"/proc/{pid}/task").glob("*/children"))


def test_an_address_without_a_scheduler_is_told(tmp_path: Path) -> None:
    backend = Cluster("tcp://127.0.0.1:9", Limits())
    with pytest.raises(UsageProblem, match="No scheduler answers"):
        batch.run(order(tmp_path / "out"), lambda event: None, backend)
    assert not (tmp_path / "out").exists()


def test_a_folder_that_workers_do_not_have(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gapcheck.batch.cluster.Path.cwd", lambda: tmp_path / "elsewhere")
    with pytest.raises(UsageProblem, match="Mount the same folders"):
        batch.run(replace(order(tmp_path / "out")), lambda event: None, Cluster(address, SETTINGS.limits))
