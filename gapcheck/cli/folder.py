"""What a finished run folder says, for the commands that look into one; it may come from anybody."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from gapcheck.audit.strange import require_plain
from gapcheck.errors import UsageProblem
from gapcheck.settings import FORMATS

MANIFEST = "run.json"
RESULTS = "results.json"

_NUMBER = (int, float)
_MANIFEST = {
    "inputs": [{"file": str, "sha256": (str, None), "candidate": (str, None)}],
    "roles": [str],
    "settings": {},
    "taxonomy_sha256": str,
    "version": str,
    "as_of": str,
}
_ADDED = {"removed": int, "formats": [str]}
_ABSENT = {"removed": 0, "formats": list(FORMATS)}
"""What came later, and what stands for it in runs that were made before."""
_ASSESSMENT = {
    "role": str,
    "score": _NUMBER,
    "confidence": _NUMBER,
    "rank": (int, None),
    "readiness": ({"step": (str, int, None)}, None),
    "gates": [{"name": str, "state": str}],
    "terms": [{"competency": str, "points": _NUMBER}],
}
_PROFILE = {"experience_years": (*_NUMBER, None), "leadership_years": (*_NUMBER, None), "competencies": {}}
_RESULTS = {
    "roles": [str],
    "version": str,
    "as_of": str,
    "candidates": [{"id": str, "file": str, "profile": _PROFILE, "assessments": [_ASSESSMENT]}],
}
"""What commands rest on: a type, several, a list of one shape, an object with at least these members."""


def manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a run. Raises UsageProblem where the folder is no run, or was tampered with."""
    require_plain(folder)
    found = _parsed(folder / MANIFEST)
    if not (_fits(found, _MANIFEST) and _fits(_ABSENT | found, _ADDED) and _is_day(found["as_of"])):
        raise UsageProblem(f"`{folder}` is no run folder. Name a folder that `gapcheck run` wrote.")
    return dict(found)


def results(folder: Path) -> dict[str, Any]:
    """The results of a run. Raises UsageProblem where they are not there, or not as they were written."""
    require_plain(folder)
    found = _parsed(folder / RESULTS)
    if not _fits(found, _RESULTS) or not all(map(_has_findings, found["candidates"])):
        text = f"`{folder}` has no {RESULTS} that can be read. Run `gapcheck run` again."
        raise UsageProblem(text)
    return dict(found)


def _has_findings(candidate: Any) -> bool:
    found = candidate["profile"]["competencies"].values()
    return all(_fits(one, {"level": (int, None), "state": str}) for one in found)


def _parsed(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None


def _fits(value: Any, shape: Any) -> bool:
    if isinstance(shape, tuple):
        return any(_fits(value, one) for one in shape)
    if isinstance(shape, dict):
        return isinstance(value, dict) and all(k in value and _fits(value[k], s) for k, s in shape.items())
    if isinstance(shape, list):
        return isinstance(value, list) and all(_fits(one, shape[0]) for one in value)
    return value is None if shape is None else type(value) is shape


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
