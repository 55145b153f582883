"""Small measures of what was understood against a truth record (`examples/truths/`)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import Any

from gapcheck.records.assessment import Finding
from gapcheck.records.profile import Position, Profile

Truth = dict[str, Any]


def bare(text: str | None) -> str:
    """Letters and digits only, in lower case."""
    return re.sub(r"[\W_]+", " ", (text or "").casefold()).strip()


def f1(pairs: Iterable[tuple[Sequence[Hashable], Sequence[Hashable]]]) -> float:
    """F1 over several files of what was found and what is true; equal things are matched one to one."""
    hit = found_all = true_all = 0
    for found, true in pairs:
        hit += sum((Counter(found) & Counter(true)).values())
        found_all, true_all = found_all + len(found), true_all + len(true)
    return 2 * hit / (found_all + true_all) if found_all + true_all else 1.0


def titles(profile: Profile, truth: Truth) -> tuple[list[str], list[str]]:
    return [bare(p.title) for p in profile.positions], [bare(p["title"]) for p in truth["positions"]]


def whole_positions(profile: Profile, truth: Truth) -> tuple[list[Hashable], list[Hashable]]:
    """Title, employer and both dates."""

    def made(p: Position) -> Hashable:
        return bare(p.title), bare(p.employer), p.start, p.end

    true = [(bare(p["title"]), bare(p["employer"]), p["start"], p["end"]) for p in truth["positions"]]
    return [made(p) for p in profile.positions], list(true)


def skills(profile: Profile, truth: Truth) -> tuple[list[str], list[str]]:
    """A skill counts as found by its name or by any of its spellings."""
    true = [bare(name) for name in truth["skills"]]
    found = []
    for use in profile.skills:
        spelt = [bare(text) for text in (use.name, *use.as_written)]
        found.append(next((text for text in spelt if text in true), spelt[0]))
    return found, true


def levels(findings: Iterable[Finding], truth: Truth) -> list[tuple[int, int]]:
    """Reached and true level of each competency that the truth names; what it leaves out is 0."""
    true = truth["competencies"]
    return [(f.level, true.get(f.competency, {"level": 0})["level"]) for f in findings]


def kappa(pairs: Sequence[tuple[int, int]], most: int = 4) -> float:
    """Cohen's kappa with quadratic weights over levels 0 to `most`."""
    total = len(pairs)
    ours, theirs = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    seen = sum((a - b) ** 2 for a, b in pairs) / total
    by_chance = (
        sum(ours[a] * theirs[b] * (a - b) ** 2 for a in range(most + 1) for b in range(most + 1)) / total**2
    )
    return 1 - seen / by_chance if by_chance else 1.0
