"""What a dead child tells of its death: whether it ran out of the memory that it was allowed.

PDFium ends its process where it gets no more memory; only the kernel's accounts show why.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
import time

_WAIT_ID = {"x86_64": 247, "aarch64": 95}
_BY_PROCESS, _GONE, _AT_ONCE, _LEFT_TO_REAP = 1, 4, 1, 0x01000000
_PATIENCE = 2.0
"""Seconds from the end of the child's connection to that of the child."""

_NEARLY_ALL = 0.85
_SIGINFO, _USAGE = 128, 144
_STATUS_AT, _PEAK_AT = 24, 32
"""Where, in what the kernel answers, the signal stands (int) and the peak of memory (long, KB)."""


def ran_out(process: int | None, megabytes: int) -> bool:
    """Whether a child (its id; dead, not yet waited for) gave up with nearly all of its memory in use."""
    call = _WAIT_ID.get(os.uname().machine) if sys.platform.startswith("linux") else None
    if call is None or process is None:
        return False
    died, used = ctypes.create_string_buffer(_SIGINFO), ctypes.create_string_buffer(_USAGE)
    libc, until = ctypes.CDLL(None), time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        options = _GONE | _AT_ONCE | _LEFT_TO_REAP
        if libc.syscall(call, _BY_PROCESS, process, died, options, used) != 0:
            return False
        if ctypes.c_int.from_buffer(died).value:
            ended_by = ctypes.c_int.from_buffer(died, _STATUS_AT).value
            peak = ctypes.c_long.from_buffer(used, _PEAK_AT).value
            # the kernel counts a child's peak from that of the process it was forked from, so that a peak
            # no higher than ours tells nothing of the child
            ours = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            return ended_by == signal.SIGABRT and peak >= max(_NEARLY_ALL * megabytes * 1024, ours + 1)
        time.sleep(0.01)
    return False
