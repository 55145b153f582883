"""As many CVs as a measurement wants, made from the examples: other people, the same lines in another order.

Seeded, no two with the same bytes. What costs time is kept: the layouts, the pages, the sentences.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from benchmarks.corpus.banks import names
from examples.layouts import LAYOUTS
from examples.source import Job, Source, load

SOURCES = Path(__file__).resolve().parents[1] / "examples" / "sources"


def write_crowd(out: Path, count: int, seed: int = 1) -> list[Path]:
    """Write `count` PDFs, the examples that can be read in turn; their paths."""
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for number in range(count):
        source = _sources()[number % len(_sources())]
        path = out / f"{number:06}-{source.look.layout}.pdf"
        path.write_bytes(LAYOUTS[source.look.layout](_another(source, number, seed)))
        written.append(path)
    return written


@cache
def _sources() -> tuple[Source, ...]:
    sources = (load(path) for path in sorted(SOURCES.glob("*.yaml")))
    return tuple(source for source in sources if not source.spoil)


def _another(source: Source, number: int, seed: int) -> Source:
    """The CV of somebody else: own name, address and number; bullets and skills in an order of their own."""
    rng = random.Random(f"{seed} {number}")
    name = f"{rng.choice(names('first_names'))} {rng.choice(names('surnames'))}"
    return replace(
        source,
        name=name,
        emails=(f"person{number}@mail.example",),
        phones=(f"+44 7700 {number:06}",),
        links=(),
        jobs=tuple(_shuffled(job, rng) for job in source.jobs),
        skills=tuple((heading, _mixed(items, rng)) for heading, items in source.skills),
    )


def _shuffled(job: Job, rng: random.Random) -> Job:
    return replace(job, roles=tuple(replace(role, bullets=_mixed(role.bullets, rng)) for role in job.roles))


def _mixed(items: Sequence[str], rng: random.Random) -> tuple[str, ...]:
    return tuple(rng.sample(items, len(items)))
