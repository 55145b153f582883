"""Damaged CVs through the real engine: nothing may end the run, hang it, or lose a file in silence.

    python -m benchmarks.fuzz [--mutants N] [--seed N] [--keep FOLDER] [FILE...]

Mutants are made from our examples (or the files named). Prints how they ended; exits with 1 where one
has no named state, met an error of ours, or is called read though none of its words were. Those are
kept in the folder, to be looked at with `gapcheck inspect --debug`.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

import pypdfium2

from benchmarks.mutating import mutant
from gapcheck import batch
from gapcheck.records.outcome import Outcome
from gapcheck.settings import Limits, Settings

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "cvs"
STATES = {"read", "read-with-doubts", "not-readable", "duplicate"}
_PER_RUN = 250
_FEWEST_WORDS = 5
_LIMITS = Limits(timeout=20)


@dataclass
class Told:
    """How mutants ended: how many of each kind, and the names of those that are defects."""

    ends: Counter[str] = field(default_factory=Counter)
    defects: list[tuple[str, str]] = field(default_factory=list)

    def add(self, outcome: Outcome, folder: Path) -> None:
        self.ends[_end(outcome)] += 1
        trouble = _defect(outcome, folder / outcome.file)
        if trouble:
            self.defects.append((outcome.file, trouble))


def fuzz(seeds: Sequence[bytes], mutants: int, seed: int, jobs: int = 1, keep: Path | None = None) -> Told:
    """Run some mutants through the engine, a few hundred at a time."""
    told = Told()
    for start in range(0, mutants, _PER_RUN):
        numbers = range(start, min(mutants, start + _PER_RUN))
        with tempfile.TemporaryDirectory() as folder:
            paths = [Path(folder) / f"{number:06}" for number in numbers]
            for number, path in zip(numbers, paths, strict=True):
                path.write_bytes(mutant(seeds, number, seed))
            settings = Settings(date(2026, 11, 1), jobs=jobs, limits=_LIMITS)
            outcomes = tuple(batch.read(batch.find(paths), settings))
            lost = {path.name for path in paths} ^ {outcome.file for outcome in outcomes}
            told.defects += [(name, "no outcome") for name in sorted(lost)]
            before = len(told.defects)
            for outcome in outcomes:
                told.add(outcome, Path(folder))
            for name, _ in told.defects[before:] if keep else ():
                keep.mkdir(parents=True, exist_ok=True)
                (keep / name).write_bytes((Path(folder) / name).read_bytes())
    return told


def examples() -> list[bytes]:
    """Our examples, and two of them as Word documents."""
    found = [path.read_bytes() for path in sorted(EXAMPLES.glob("*.pdf"))]
    texts = (_text(EXAMPLES / name) for name in ("tomasz-wilk-ciso.pdf", "sunil-raghavan-tech-lead.pdf"))
    words = [*texts, "Mira Tanqueray\nCTO, Quillon Rail, 2018 - 2020"]
    return [*found, *map(_docx, words)]


def _end(outcome: Outcome) -> str:
    return outcome.state if outcome.profile else f"{outcome.state}: {(outcome.reason or '').split('. ')[0]}"


def _defect(outcome: Outcome, path: Path) -> str:
    """What is wrong with how a mutant ended; "" where nothing is."""
    if outcome.state not in STATES or (outcome.state == "not-readable" and not outcome.reason):
        return "no named state"
    if "gapcheck failed on it" in (outcome.reason or ""):
        return outcome.reason or ""
    profile = outcome.profile
    empty = profile is not None and not (profile.statements or profile.positions or profile.hidden)
    unread = "no text layer" in (outcome.reason or "")
    if (empty or unread) and _count_words(path) >= _FEWEST_WORDS:
        return f"{_end(outcome)}, but PDFium reads words"
    return ""


def _count_words(path: Path) -> int:
    """Words of a file's text by itself, counted in a process that may die of it."""
    command = [sys.executable, "-m", "benchmarks.fuzz", "--words", str(path)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    except subprocess.SubprocessError:
        return 0
    return int(done.stdout)


def _text(path: Path) -> str:
    pdf = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)
    finally:
        pdf.close()


def _docx(text: str) -> bytes:
    """A Word document of plain paragraphs."""
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    rows = "".join(f"<w:p><w:r><w:t>{escape(row)}</w:t></w:r></w:p>" for row in text.splitlines())
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{office}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{name}"><w:body>{rows}</w:body></w:document>',
    }
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(zipfile.ZipInfo(part), f'<?xml version="1.0"?>{content}')
    return into.getvalue()


def _rows(told: Told) -> Iterator[str]:
    yield from (f"{count:7} {end}" for end, count in told.ends.most_common())
    yield f"{told.ends.total():7} mutants, {len(told.defects)} defects"
    yield from (f"DEFECT {name}: {trouble}" for name, trouble in told.defects)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--mutants", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--words", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.words:
        print(sum(len(word) > 1 and word.isalpha() for word in _text(asked.words).split()))
        return 0
    seeds = [path.read_bytes() for path in asked.files] or examples()
    told = fuzz(seeds, asked.mutants, asked.seed, asked.jobs, asked.keep)
    print("\n".join(_rows(told)))
    return 1 if told.defects else 0


if __name__ == "__main__":
    sys.exit(main())
