"""A corpus from a seed: which person gets which layout, form and quirk, and the files."""

from __future__ import annotations

import json
import random
from pathlib import Path

from benchmarks.corpus.banks import names, trades
from benchmarks.corpus.cv import Cv, Turns, headed, looked
from benchmarks.corpus.forms import FORMS
from benchmarks.corpus.forms import form as by_name
from benchmarks.corpus.layouts import LAYOUTS, drawn
from benchmarks.corpus.people import person
from benchmarks.corpus.quirks import QUIRKS
from benchmarks.corpus.truths import truth

SEED, COUNT = 7, 44


def plan(seed: int = SEED, count: int = COUNT) -> list[Cv]:
    """The CVs of a corpus, before they are drawn. Layouts, forms, trades and quirks go round evenly."""
    return [
        make(seed, number, turns) for turns in [Turns(random.Random(f"{seed}"))] for number in range(count)
    ]


def make(seed: int, number: int, turns: Turns) -> Cv:
    """The CV of a number; `turns` deals out what the corpus uses evenly."""
    rng = random.Random(f"{seed} {number}")
    layout = list(LAYOUTS)[number % len(LAYOUTS)]
    form = by_name(turns.word("form", tuple(one.name for one in FORMS)))
    quirk = turns.word("quirk", tuple(QUIRKS)[1:]) if number % 3 == 1 else "none"
    trade = trades()[(number + number // len(trades())) % len(trades())]
    name = f"{turns.word('first', names('first_names'))} {turns.word('last', names('surnames'))}"
    who = person(rng, trade, name, promoted=LAYOUTS[layout].promoted or rng.random() < 0.25)
    return Cv(
        stem=f"{number + 1:02}-{layout}-{form.name}",
        person=who,
        layout=layout,
        form=form,
        quirk=quirk,
        headings=headed(turns),
        look=looked(turns, rng),
        **QUIRKS[quirk](who, rng),
    )


def write_all(out: Path, seed: int = SEED, count: int = COUNT) -> list[Path]:
    """Write <stem>.pdf and <stem>.gold.json of every CV; the paths of the PDFs."""
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for cv in plan(seed, count):
        path = out / f"{cv.stem}.pdf"
        path.write_bytes(drawn(cv))
        record = json.dumps(truth(cv), indent=1, ensure_ascii=False)
        (out / f"{cv.stem}.gold.json").write_text(record + "\n", encoding="utf-8")
        written.append(path)
    return written
