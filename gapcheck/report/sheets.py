"""What each sheet of `results.xlsx` says of a candidate: rows of plain values, made where its pages are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gapcheck.records.assessment import LEVEL_NAMES
from gapcheck.records.comparison import Also, Elsewhere
from gapcheck.records.run import Run
from gapcheck.report.contract import Json
from gapcheck.report.elsewhere import named
from gapcheck.report.results import skipped
from gapcheck.taxonomy.model import Taxonomy

MOST_EVIDENCE = 3
"""So many pieces of evidence a finding has here, the best first; `results.json` has all."""

Cell = str | float | int | None
Rows = dict[str, list[list[Cell]]]
"""Rows by the name of their sheet."""


def rows_of(one: Json, taxonomy: Taxonomy) -> Rows:
    """The rows of one candidate, from what `results.json` says of it."""
    roles = {id_: role.label for id_, role in taxonomy.roles.items()}
    competencies = taxonomy.competencies
    names = {id_: competencies[id_].name for id_ in one["profile"]["competencies"]}
    who = (one["id"], one["profile"]["contact"]["name"] or "")
    found = {
        "candidates": _scores(one, roles),
        "findings": _findings(one, names),
        "evidence": _evidence(one, names),
        "gates": _gates(one, roles),
    }
    return {sheet: [[*who, *row] for row in rows] for sheet, rows in found.items()}


def rows_left(run: Run) -> Rows:
    """The rows of the files without a report."""
    return {"skipped": [[o.file, o.state, o.reason, o.candidate] for o in skipped(run)]}


def _scores(one: Json, roles: dict[str, str]) -> Iterator[Sequence[Cell]]:
    profile, fit_ = one["profile"], one["best_fit"]
    for found in one["assessments"]:
        states = [gate["state"] for gate in found["gates"]]
        rank = found["rank_interval"] or {"best": None, "worst": None}
        ready = found["readiness"]
        yield [
            one["file"], profile["state"], roles[found["role"]], float(found["score"]),
            rank["best"], rank["worst"], round(float(found["confidence"]), 2),
            ready["step"] if ready else None,
            states.count("met"), states.count("not shown"), states.count("unknown"),
            roles[fit_["role"]] if fit_ else None,
            profile["experience_years"], profile["leadership_years"], _also(one),
        ]  # fmt: skip


def _also(one: Json) -> str:
    """Files of the same e-mail address or phone number."""
    return named([Also(a["by"], tuple(Elsewhere(**o) for o in a["others"]), a["more"]) for a in one["also"]])


def _findings(one: Json, names: dict[str, str]) -> Iterator[Sequence[Cell]]:
    for id_, found in one["profile"]["competencies"].items():
        read = found["state"] != "not readable"
        level = found["level"] if read else None
        yield [
            names[id_], level, LEVEL_NAMES[level] if level is not None else "not readable",
            found["state"], found["why"],
        ]  # fmt: skip


def _evidence(one: Json, names: dict[str, str]) -> Iterator[Sequence[Cell]]:
    for id_, found in one["profile"]["competencies"].items():
        for piece in found["evidence"][:MOST_EVIDENCE]:
            yield [
                names[id_], piece["quote"], piece["page"], piece["kind"], piece["effect"],
                piece["section"],
            ]  # fmt: skip


def _gates(one: Json, roles: dict[str, str]) -> Iterator[Sequence[Cell]]:
    for found in one["assessments"]:
        for gate in found["gates"]:
            yield [
                roles[found["role"]],
                gate["name"],
                gate["required"],
                gate["found"],
                gate["state"],
            ]
