"""Processor time, for ratios within one run: a test that holds seconds fails where the machine is busy."""

from __future__ import annotations

import time
from collections.abc import Callable


def seconds(work: Callable[[], object]) -> float:
    """Of one core, the shorter of two, for a busy machine only ever adds; 0.04 where it is next to nothing,
    which says nothing of growth."""
    found = []
    for _ in range(2):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return max(min(found), 0.04)
