from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from gapcheck.batch import remains

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux keeps such accounts")

ABORTED = -signal.SIGABRT
MB = 1024


@pytest.mark.parametrize(
    ("code", "peak", "before", "answer"),
    [
        (ABORTED, 290 * MB, 100 * MB, True),
        (1, 290 * MB, 100 * MB, False),
        (-signal.SIGKILL, 290 * MB, 100 * MB, False),
        (ABORTED, 150 * MB, 100 * MB, False),
        (ABORTED, 290 * MB, 290 * MB, False),
    ],
    ids=["full", "full but not given up", "full but killed", "not full", "as full as what it came from"],
)
def test_what_a_child_died_of(code: int, peak: int, before: int, answer: bool) -> None:
    assert remains.ran_out(code, peak, before, 300) is answer


def test_what_a_large_parent_held_is_not_counted() -> None:
    """A process starts as a copy of its parent, before it becomes a program of its own."""
    hoard = bytearray(b"x" * (400 << 20))
    ask = "from gapcheck.batch import remains; print(remains.most_held())"
    told = int(subprocess.run([sys.executable, "-c", ask], check=True, capture_output=True).stdout)
    assert 1 * MB < told < 200 * MB < len(hoard) / 1024
