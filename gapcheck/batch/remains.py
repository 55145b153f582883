"""What a dead child tells of its death: whether it ran out of the memory that it was allowed.

PDFium ends its process where it gets no more memory; only the kernel's accounts show why.
"""

from __future__ import annotations

import signal
import sys
from contextlib import suppress
from pathlib import Path

_NEARLY_ALL = 0.85


def most_held() -> int:
    """The most KB that this program ever held; 0 where the system does not tell.

    Not `getrusage`, which counts what the process held before it became this program: that of a large
    parent hid what its grandchildren ran out of.
    """
    with suppress(OSError):
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1])
    return 0


def ran_out(code: int, peak: int, before: int, megabytes: int) -> bool:
    """Whether a process gave up (`code` as in subprocess) with nearly all of its memory in use.

    `peak` and `before`: the most KB that it and the process that it was forked from ever held. The kernel
    counts a child's peak from what its parent held, so that one no higher tells nothing of the child.
    """
    if not sys.platform.startswith("linux"):  # others count in other units
        return False
    return code == -signal.SIGABRT and peak >= max(_NEARLY_ALL * megabytes * 1024, before + 1)
