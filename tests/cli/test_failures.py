from __future__ import annotations

import errno
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gapcheck.errors import ComponentMissing, ExitCode, OutputNotWritable, TaxonomyInvalid, UsageProblem
from tests.cli.conftest import Call, Made


@pytest.mark.parametrize(
    ("trouble", "code", "said"),
    [
        (UsageProblem("Bad. Mend it."), ExitCode.USAGE, "Error: Bad. Mend it.\n"),
        (ComponentMissing("Gone. Get it."), ExitCode.COMPONENT_MISSING, "Error: Gone. Get it.\n"),
        (TaxonomyInvalid("Wrong. Mend it."), ExitCode.CONFIGURATION_INVALID, "Error: Wrong. Mend it.\n"),
        (OutputNotWritable("Full. Tidy."), ExitCode.OUTPUT_NOT_WRITABLE, "Error: Full. Tidy.\n"),
        (
            OSError(errno.ENOSPC, "No space left on device", "x.html"),
            ExitCode.OUTPUT_NOT_WRITABLE,
            "Error: The output can't be written (No space left on device: x.html). "
            "Make sure that it can be written and has space.\n",
        ),
        (
            KeyboardInterrupt(),
            ExitCode.INTERRUPTED,
            "Error: Interrupted. Run the same command again.\n",
        ),
        (
            ZeroDivisionError("a\nb"),
            ExitCode.INTERNAL,
            "Error: Internal error (ZeroDivisionError in run.py, line N); "
            "run again with --debug for the traceback.\n",
        ),
    ],
)
def test_each_trouble_is_one_message_and_one_code(
    folder: Path, made: Made, call: Call, trouble: BaseException, code: ExitCode, said: str
) -> None:
    made.trouble = trouble
    done = call("run", "cvs", "-q")
    told = re.sub(r"line \d+", "line N", done.stderr)
    assert (done.exit_code, done.stdout, told) == (code, "", said)
    assert sorted(path.name for path in folder.iterdir()) == ["cvs"]


def test_debug_shows_the_traceback(folder: Path, made: Made, call: Call) -> None:
    made.trouble = ZeroDivisionError("a")
    done = call("run", "cvs", "--debug")
    assert done.exit_code == ExitCode.INTERNAL
    assert "Traceback (most recent call last)" in done.stderr


def test_a_full_disk_behind_stdout(folder: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "gapcheck", "roles"], stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert done.returncode == ExitCode.OUTPUT_NOT_WRITABLE
    assert "Traceback" not in done.stderr


# A real run whose reader never ends: it notes a process that it has started, and sleeps.
ENDLESS = """
import sys
from pathlib import Path
from gapcheck.batch import engine
from gapcheck.cli import main
from tests.batch.poison import Poisoned
engine.ReadCv = lambda *arguments: Poisoned(Path.cwd())
main(["run", "cvs", "--jobs", "2", "--timeout", "3600", "--out", "out"])
"""


@pytest.mark.parametrize(("sign", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_run_leaves_no_child_and_nothing_that_looks_finished(
    folder: Path, sign: signal.Signals, code: int
) -> None:
    (folder / "cvs" / "group.pdf").write_text("")
    root = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join([root, os.environ.get("PYTHONPATH", "")])
    with subprocess.Popen(
        [sys.executable, "-c", ENDLESS],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
    ) as running:
        while not (folder / "grandchild").exists():
            assert running.poll() is None, running.communicate()
            time.sleep(0.05)
        running.send_signal(sign)
        if sign == signal.SIGINT:  # the first one waits for what runs, and that never ends
            assert running.stderr is not None
            while "Ctrl-C again stops at once" not in running.stderr.readline():
                assert running.poll() is None
            running.send_signal(sign)
        _, said = running.communicate()
    assert running.returncode == code
    assert "Traceback" not in said
    assert {path.name for path in folder.iterdir()} <= {"cvs", "grandchild", "out"}
    assert not (folder / "out/index.html").exists()
    assert sleeping(int((folder / "grandchild").read_text())) is False


def sleeping(pid: int) -> bool:
    """Whether the process goes on; a killed one takes the kernel a moment."""
    for _ in range(600):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.05)
    return True
