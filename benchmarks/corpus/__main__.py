"""Write a corpus: `python -m benchmarks.corpus --out DIR --seed 7 --count 44`."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.corpus.making import COUNT, SEED, write_all


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.corpus", description="Write fictional CVs with truths."
    )
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--count", type=int, default=COUNT)
    asked = parser.parse_args()
    print(f"{len(write_all(asked.out, asked.seed, asked.count))} CVs in {asked.out}")


if __name__ == "__main__":
    main()
