"""Many CVs: find them, read each in a child process under limits, account for every one.

The whole door: `find` says which files a run reads, `run` makes a run folder of them, `read` only reads,
`draft` makes a role file of a job advertisement.
`docs/engine.md` has the journal, the run folder and what is promised.
"""

from __future__ import annotations

from gapcheck.batch.drafting import Draft, draft
from gapcheck.batch.find import find
from gapcheck.batch.found import Found
from gapcheck.batch.running import Finished, Order, interrupted, read, run

__all__ = ["Draft", "Finished", "Found", "Order", "draft", "find", "interrupted", "read", "run"]
