"""How far the two readers of PDFs agree, word by word, over a folder of CVs, and what each costs.

    python benchmarks/readers.py [FOLDER] [--worst N] [--json FILE]

A file that only one of them can read has no words in common; one that neither can read
agrees. It exits with 0 whatever it finds.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import fmean, median

from gapcheck.errors import Unreadable
from gapcheck.extract.readers import agreement, pdf, pdfium, plumber
from gapcheck.extract.readers.characters import RawPage

ROOT = Path(__file__).resolve().parents[1]
MOST_PAGES = 50


@dataclass(frozen=True)
class Compared:
    """One file: words that each reader found, the share in common, CPU seconds that each took."""

    file: str
    pages: int
    first: int
    second: int
    shared: float
    suspected: bool
    first_seconds: float
    second_seconds: float


def words(
    read: Callable[[bytes, int], list[RawPage]], content: bytes
) -> tuple[list[RawPage], list[str], float]:
    """Pages and words of one reader, and the CPU seconds that it took; none where it can't read the file."""
    start = time.process_time()
    try:
        pages = read(content, MOST_PAGES)
    except Unreadable:
        pages = []
    found = [word.text for page in pages for word in pdf.words(page.chars)]
    return pages, found, time.process_time() - start


def tightened(content: bytes, most_pages: int) -> list[RawPage]:
    """The first reader as a run uses it, without its own second opinion."""
    pages = pdfium.read_pages(content, most_pages)
    pdf.tighten(pages)
    return pages


def compared(path: Path, folder: Path) -> Compared:
    content = path.read_bytes()
    pages, ours, first_seconds = words(tightened, content)
    _, theirs, second_seconds = words(plumber.read_pages, content)
    return Compared(
        str(path.relative_to(folder)),
        len(pages),
        len(ours),
        len(theirs),
        agreement.shared(ours, theirs),
        agreement.looks_broken(pages),
        first_seconds,
        second_seconds,
    )


def report(found: list[Compared], worst: int) -> str:
    pages = max(1, sum(item.pages for item in found))
    first, second = (sum(seconds) / pages for seconds in zip(*costs(found), strict=True))
    strong = sum(item.shared < agreement.LEAST for item in found)
    lines = [
        f"{len(found)} files, {pages} pages",
        f"words in common: mean {fmean(item.shared for item in found):.3f}, "
        f"median {median(item.shared for item in found):.3f}; under {agreement.LEAST:.0%}: {strong} files",
        f"looked broken, so that a run asks the second reader: {sum(item.suspected for item in found)} files",
        f"a page: first reader {1000 * first:.1f} ms, second {1000 * second:.1f} ms",
        "",
        f"{'in common':>9} {'first':>6} {'second':>6}  file",
    ]
    ordered = sorted(found, key=lambda item: (item.shared, item.file))
    lines += [
        f"{item.shared:>9.3f} {item.first:>6} {item.second:>6}  {item.file}" for item in ordered[:worst]
    ]
    return "\n".join(lines)


def costs(found: list[Compared]) -> list[tuple[float, float]]:
    return [(item.first_seconds, item.second_seconds) for item in found]


def main() -> int:
    parser = argparse.ArgumentParser(description="Compare the two readers of PDFs over a folder.")
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "examples" / "cvs")
    parser.add_argument("--worst", type=int, default=10, metavar="N", help="files to list; default 10")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures here")
    asked = parser.parse_args()
    paths = sorted(asked.folder.rglob("*.pdf"))
    if not paths:
        print(f"There is no PDF in {asked.folder}. Name a folder that holds CVs.", file=sys.stderr)
        return 2
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    found = [compared(path, asked.folder) for path in paths]
    print(report(found, asked.worst))
    if asked.json:
        asked.json.write_text(json.dumps([asdict(item) for item in found], indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
