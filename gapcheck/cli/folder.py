"""What a finished run folder says, for the commands that look into one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from gapcheck.errors import UsageProblem

MANIFEST = "run.json"
RESULTS = "results.json"


def manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a run. Raises UsageProblem where the folder is no run."""
    try:
        found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        found = None
    if not (isinstance(found, dict) and {"inputs", "roles", "taxonomy_sha256"} <= found.keys()):
        raise UsageProblem(f"`{folder}` is no run folder. Name a folder that `gapcheck run` wrote.")
    return found


def results(folder: Path) -> dict[str, Any]:
    """The results of a run. Raises UsageProblem where they are not there."""
    try:
        found: dict[str, Any] = json.loads((folder / RESULTS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        text = f"`{folder}` has no {RESULTS} that can be read. Run `gapcheck run` again."
        raise UsageProblem(text) from None
    return found
