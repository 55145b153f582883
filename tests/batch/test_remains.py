from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable

import pytest

from gapcheck.batch import remains

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux keeps such accounts")


def dead(how: Callable[[], object]) -> int:
    child = os.fork()
    if not child:
        signal.signal(signal.SIGABRT, signal.SIG_DFL)
        how()
        os._exit(0)
    return child


@pytest.mark.parametrize(
    ("how", "megabytes", "answer"),
    [
        (lambda: (bytearray(os.urandom(1)) * (300 << 20), os.abort()), 300, True),
        (lambda: (bytearray(os.urandom(1)) * (300 << 20), os._exit(1)), 300, False),
        (os.abort, 100_000, False),
    ],
    ids=["full", "full but not given up", "given up but not full"],
)
def test_what_a_child_died_of(how: Callable[[], object], megabytes: int, answer: bool) -> None:
    child = dead(how)
    assert remains.ran_out(child, megabytes) is answer
    assert os.waitpid(child, 0)[0] == child


def test_nothing_is_known_of_no_child() -> None:
    assert not remains.ran_out(None, 100)
    assert not remains.ran_out(os.getpid(), 100)
