"""What loading the taxonomy costs: read and checked from YAML, and from the cache. Prints; writes nothing.

Each figure is the best of several fresh processes, so that neither starts with the other's imports. The
cache is a folder of its own, which goes in the end.

    python benchmarks/taxonomy.py [--rounds N]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

MOST_COLD, MOST_CACHED = 300.0, 30.0
"""Milliseconds that issue 3 allows."""

_TIMED = """
import sys, time
start = time.perf_counter()
from gapcheck import taxonomy
imported = time.perf_counter()
found = taxonomy.load()
done = time.perf_counter()
print(1000 * (imported - start), 1000 * (done - imported), len(found.skills))
"""


def once(cache: Path) -> tuple[float, float, int]:
    """Milliseconds of import and of load, and the skills that came, in a fresh process."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    done = subprocess.run(
        [sys.executable, "-c", _TIMED], env=environment, capture_output=True, text=True, check=True
    )
    imported, loaded, skills = done.stdout.split()
    return float(imported), float(loaded), int(skills)


def measured(rounds: int) -> tuple[float, float, float, int]:
    """The best import, cold load and cached load, in milliseconds, and the number of skills."""
    cold, cached, imports, skills = [], [], [], 0
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            for into in (cold, cached):
                imported, loaded, skills = once(Path(folder))
                imports.append(imported)
                into.append(loaded)
    return min(imports), min(cold), min(cached), skills


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=7, help="processes of each kind (default 7)")
    imports, cold, cached, skills = measured(parser.parse_args().rounds)
    print(f"taxonomy of {skills} skills, best of fresh processes")
    print(f"  import of gapcheck.taxonomy   {imports:6.1f} ms")
    print(f"  read and checked from YAML    {cold:6.1f} ms   (allowed {MOST_COLD:g})")
    print(f"  from the cache                {cached:6.1f} ms   (allowed {MOST_CACHED:g})")
    print(f"  the cache is {cold / cached:.1f} times as fast")


if __name__ == "__main__":
    main()
