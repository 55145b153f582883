"""How well gapcheck reads CVs whose truth is known.

    python -m benchmarks.accuracy                                  our corpus and our examples
    python -m benchmarks.accuracy --cvs FOLDER --truths FOLDER     CVs of your own: x.pdf and x.gold.json

Prints a table; exits with 1 where a measure is below its floor.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from benchmarks import corpus
from benchmarks.measuring.levels import Levels
from benchmarks.measuring.likeness import Tally
from benchmarks.measuring.measures import COUNTED, SHARES
from gapcheck.pipeline import Pipeline
from gapcheck.report.contract import inspected
from gapcheck.settings import Settings

AS_OF = date(2026, 11, 1)
EXAMPLES = Path(__file__).resolve().parents[1] / "examples"

DESIGN = {
    "position title": 0.85,
    "title, dates and employer": 0.80,
    "experience years within half a year": 0.85,
    "leadership years within one": 0.75,
    "education": 0.80,
    "certifications": 0.70,
    "skills": 0.65,
    "e-mail": 0.98,
    "phone": 0.95,
    "name": 0.95,
    "competency present": 0.90,
    "competency shown": 0.87,
    "competency absent": 0.75,
    "levels, weighted kappa": 0.70,
    "levels within one": 0.90,
    "evidence touches the quote": 0.70,
}

FLOORS: dict[str, dict[str, float]] = {
    "corpus": {
        "position title": 0.98,
        "title and dates": 0.96,
        "title, dates and employer": 0.95,
        "education": 0.96,
        "certifications": 0.92,
        "skills": 0.93,
        "e-mail": 1.0,
        "phone": 1.0,
        "name": 1.0,
        "leads people": 0.99,
        "experience years within half a year": 0.98,
        "leadership years within one": 0.97,
    },
    "examples": {
        "position title": 0.97,
        "title, dates and employer": 0.97,
        "education": 0.78,
        "certifications": 0.83,
        "skills": 0.85,
        "e-mail": 1.0,
        "phone": 1.0,
        "name": 1.0,
        "leads people": 0.97,
        "experience years within half a year": 1.0,
        "leadership years within one": 1.0,
        "competency present": 0.93,
        "competency shown": 0.91,
        "competency absent": 0.79,
        "levels, weighted kappa": 0.80,
        "levels within one": 0.90,
        "evidence touches the quote": 0.88,
    },
    "given": DESIGN,
}
"""What each measure must reach, by the set of CVs: a little below what was measured, so that no change
loses what is there. Raise them when the figures rise. A user's own CVs are held to the design's floors."""


@dataclass
class Result:
    """The measures of one set of CVs. `tallies` keep what was missed, by measure."""

    cvs: int = 0
    tallies: dict[str, Tally] = field(default_factory=dict)
    levels: Levels = field(default_factory=Levels)
    misses: list[tuple[str, str, str, str]] = field(default_factory=list)
    """CV, measure, "missed" or "extra", and what."""

    def add(self, stem: str, truth: dict[str, Any], read: dict[str, Any]) -> None:
        self.cvs += 1
        for name, compare in (COUNTED | SHARES).items():
            tally = compare(truth, read)
            self.misses += [(stem, name, "missed", what) for what in tally.missed]
            self.misses += [(stem, name, "extra", what) for what in tally.extra]
            self.tallies.setdefault(name, Tally()).add(tally)
        self.levels.add(truth, read)

    def figures(self) -> dict[str, float]:
        """The figure of each measure that any truth asks for."""
        out = {name: tally.f1 for name, tally in self.tallies.items() if tally.wanted}
        return {name: round(value, 4) for name, value in (out | self.levels.measures()).items()}


def measured(cvs: Path, truths: Path, leave_out: frozenset[str] = frozenset()) -> Result:
    """Read every CV that has a truth record; one that is not there, or not readable, counts as empty."""
    pipeline = Pipeline.prepare(Settings(as_of=AS_OF))
    result = Result()
    for path in sorted(truths.glob("*.gold.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        cv = cvs / truth.get("file", path.name.replace(".gold.json", ".pdf"))
        if cv.stem not in leave_out:
            result.add(cv.stem, truth, inspected(pipeline.process(cv, cv.name)))
    return result


def spoilt() -> frozenset[str]:
    """The examples that are broken, locked or a picture on purpose: they try the reasons, not the reading."""
    sources = (EXAMPLES / "sources").glob("*.yaml")
    return frozenset(p.stem for p in sources if yaml.safe_load(p.read_text(encoding="utf-8")).get("spoil"))


def broken(floors: dict[str, float], figures: dict[str, float]) -> list[str]:
    """The measures below their floor, as sentences."""
    return [
        f"{name} is {figures[name]:.3f}, its floor is {floor:.3f}."
        for name, floor in floors.items()
        if name in figures and figures[name] < floor
    ]


def table(name: str, result: Result) -> str:
    """One set's figures for people."""
    rows = [
        f"{name}: {result.cvs} CVs",
        f"{'measure':<38}{'figure':>8}{'prec.':>8}{'recall':>8}{'of':>7}{'floor':>8}",
    ]
    for measure, value in result.figures().items():
        tally = result.tallies.get(measure)
        floor = FLOORS[name].get(measure)
        parts = [f"{measure:<38}{value:>8.3f}"]
        parts += [f"{tally.precision:>8.3f}{tally.recall:>8.3f}{tally.wanted:>7}"] if tally else [" " * 23]
        rows.append("".join([*parts, f"{floor:>8.2f}" if floor is not None else ""]))
    return "\n".join(rows)


def _sets(asked: argparse.Namespace, made: Path) -> dict[str, tuple[Path, Path]]:
    """The sets of CVs to score: name to the folders of CVs and truths."""
    if asked.cvs:
        return {"given": (asked.cvs, asked.truths or asked.cvs)}
    corpus.write_all(made, asked.seed, asked.count)
    ours = {"corpus": (made, made)}
    if any((EXAMPLES / "truths").glob("*.gold.json")):
        ours["examples"] = (EXAMPLES / "cvs", EXAMPLES / "truths")
    return ours


def _asked(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.accuracy", description="Score gapcheck's reading of CVs."
    )
    parser.add_argument(
        "--cvs", type=Path, metavar="DIR", help="folder of CVs (default: our corpus and examples)"
    )
    parser.add_argument(
        "--truths", type=Path, metavar="DIR", help="folder of <stem>.gold.json (default: the CVs')"
    )
    parser.add_argument("--seed", type=int, default=corpus.SEED, help="seed of the corpus")
    parser.add_argument("--count", type=int, default=corpus.COUNT, help="size of the corpus")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here")
    parser.add_argument("--misses", action="store_true", help="print what was missed and what was too much")
    parser.add_argument("--no-floors", action="store_true", help="exit with 0 whatever the figures")
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> int:
    asked = _asked(arguments)
    with tempfile.TemporaryDirectory() as folder:
        sets = _sets(asked, Path(folder))
        left_out = {"examples": spoilt()}
        results = {name: measured(*where, left_out.get(name, frozenset())) for name, where in sets.items()}
    below = []
    for name, result in results.items():
        print(table(name, result), end="\n\n")
        below += [f"{name}: {line}" for line in broken(FLOORS[name], result.figures())]
        if asked.misses:
            print(*("  ".join(miss) for miss in sorted(result.misses, key=lambda m: (m[1], m))), sep="\n")
    if asked.json:
        written = {name: {"cvs": result.cvs} | result.figures() for name, result in results.items()}
        asked.json.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    if below and not asked.no_floors:
        print(*below, "Mend the reading, or look at each case with --misses.", sep="\n", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
