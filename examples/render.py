"""Renders the example CVs and their truth records from `examples/sources/`.

python examples/render.py [--out DIR]

Writes DIR/cvs/<slug>.pdf and DIR/truths/<slug>.gold.json; DIR is this folder unless told otherwise.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))  # run as a script, the checkout itself is not on the path

from examples.layouts import LAYOUTS  # noqa: E402
from examples.source import load  # noqa: E402
from examples.spoil import spoil  # noqa: E402
from examples.truth import record  # noqa: E402


def render(sources: Path, out: Path) -> list[str]:
    """Render every source; returns the slugs. Raises ValueError where CV and truth do not agree."""
    (out / "cvs").mkdir(parents=True, exist_ok=True)
    (out / "truths").mkdir(parents=True, exist_ok=True)
    slugs = []
    for path in sorted(sources.glob("*.yaml")):
        source = load(path)
        truth = json.dumps(record(source), indent=1, ensure_ascii=False)
        (out / "truths" / f"{source.slug}.gold.json").write_text(truth + "\n", "utf-8")
        pdf = LAYOUTS[source.look.layout](source)
        (out / "cvs" / f"{source.slug}.pdf").write_bytes(spoil(pdf, source.spoil))
        slugs.append(source.slug)
    return slugs


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description="Render the example CVs and their truth records.")
    parser.add_argument("--out", type=Path, default=HERE, help="folder to write cvs/ and truths/ into")
    out: Path = parser.parse_args().out
    try:
        slugs = render(HERE / "sources", out)
    except ValueError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    print(f"{len(slugs)} CVs and truths written to {out}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
