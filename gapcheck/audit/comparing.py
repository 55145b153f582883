"""Two runs side by side: which figures changed, and whether CV, taxonomy, settings or program did it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from gapcheck.audit.figures import differences, figures

_OF_SETTINGS = ("as_of", "roles", "settings")


@dataclass(frozen=True, slots=True)
class Side:
    """One run: its manifest, its results and the hash of the program that made it."""

    manifest: Mapping[str, Any]
    results: Mapping[str, Any]
    program: str


@dataclass(frozen=True, slots=True)
class Change:
    """One file that is in both runs. `causes`: what differs and may have done it, in words.

    `figures`: name, before, after. `ranks`: role, before, after, where only others moved.
    """

    file: str
    causes: tuple[str, ...]
    figures: tuple[tuple[str, Any, Any], ...]
    ranks: tuple[tuple[str, Any, Any], ...]


@dataclass(frozen=True, slots=True)
class Diff:
    """All of it. `causes`: what differs between the runs as a whole."""

    causes: tuple[str, ...]
    left: tuple[str, ...]
    came: tuple[str, ...]
    changed: tuple[Change, ...]


def compare(before: Side, after: Side) -> Diff:
    """What changed from one run to the other. Files are told apart by the run's name of them."""
    causes = tuple(_causes(before, after))
    was, is_ = (_inputs(side) for side in (before, after))
    changed = (_change(file, before, after, causes) for file in sorted(was.keys() & is_.keys()))
    return Diff(
        causes=causes,
        left=tuple(sorted(was.keys() - is_.keys())),
        came=tuple(sorted(is_.keys() - was.keys())),
        changed=tuple(one for one in changed if one.figures or one.ranks),
    )


def _causes(before: Side, after: Side) -> Iterator[str]:
    if before.manifest["taxonomy_sha256"] != after.manifest["taxonomy_sha256"]:
        yield "the taxonomy"
    if [_settings(before, key) for key in _OF_SETTINGS] != [_settings(after, key) for key in _OF_SETTINGS]:
        yield "the settings"
    if (before.manifest["version"], before.program) != (after.manifest["version"], after.program):
        yield "the program"


def _settings(side: Side, key: str) -> Any:
    found = side.manifest[key]
    return {k: v for k, v in found.items() if k != "taxonomy"} if key == "settings" else found


def _inputs(side: Side) -> dict[str, Mapping[str, Any]]:
    return {entry["file"]: entry for entry in side.manifest["inputs"]}


def _change(file: str, before: Side, after: Side, causes: tuple[str, ...]) -> Change:
    was, is_ = (_candidate(side, file) for side in (before, after))
    own = _inputs(before)[file]["sha256"] != _inputs(after)[file]["sha256"]
    found = differences(figures(was) if was else {}, figures(is_) if is_ else {})
    ranks = _ranks(was), _ranks(is_)
    moved = tuple(
        (role, ranks[0].get(role), rank) for role, rank in ranks[1].items() if ranks[0].get(role) != rank
    )
    told = (*(("the CV",) if own else ()), *causes) or ("nothing that the runs record",)
    return Change(file, told if found else ("the other candidates",), tuple(found), () if found else moved)


def _candidate(side: Side, file: str) -> Mapping[str, Any] | None:
    return next((one for one in side.results["candidates"] if one["file"] == file), None)


def _ranks(candidate: Mapping[str, Any] | None) -> dict[str, Any]:
    return {made["role"]: made["rank"] for made in candidate["assessments"]} if candidate else {}
