"""Every figure of a candidate by name, so that two can be told apart to the last digit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Figures = dict[str, Any]


def figures(candidate: Mapping[str, Any]) -> Figures:
    """The figures in one candidate of results.json: levels, years, scores, must-haves. No words of the CV."""
    return dict(_figures(candidate))


def _figures(candidate: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    profile = candidate["profile"]
    yield "experience years", profile["experience_years"]
    yield "leadership years", profile["leadership_years"]
    for competency, found in profile["competencies"].items():
        yield f"level of {competency}", found["level"]
        yield f"state of {competency}", found["state"]
    for made in candidate["assessments"]:
        role = made["role"]
        yield f"score for {role}", made["score"]
        yield f"confidence for {role}", made["confidence"]
        yield f"readiness for {role}", made["readiness"] and made["readiness"]["step"]
        for number, gate in enumerate(made["gates"], 1):
            yield f"must-have {number} ({gate['name']}) for {role}", gate["state"]
        for term in made["terms"]:
            yield f"points of {term['competency']} for {role}", term["points"]


def differences(before: Figures, after: Figures) -> list[tuple[str, Any, Any]]:
    """Each figure that is not the same in both, as it was and as it is."""
    names = list(dict.fromkeys([*before, *after]))
    return [(n, before.get(n), after.get(n)) for n in names if before.get(n) != after.get(n)]
