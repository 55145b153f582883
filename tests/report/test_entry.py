from __future__ import annotations

import json
from dataclasses import replace

from gapcheck.report.entry import entry, rows_in, text_in
from gapcheck.report.results import candidate_json
from gapcheck.report.sheets import rows_of
from tests import builders


def test_an_entry_holds_the_json_and_the_rows_apart() -> None:
    person, taxonomy = builders.outcome(name="A\x1eB \u2028 {"), builders.taxonomy()
    run = builders.run(person)
    kept, one = entry(run, person, taxonomy), candidate_json(run, person)
    assert json.loads(text_in(kept)) == json.loads(json.dumps(one))
    assert rows_in(kept) == rows_of(one, taxonomy)
    assert [len(rows_in(kept)[sheet]) for sheet in ("candidates", "findings")] == [
        2,
        len(builders.COMPETENCIES),
    ]


def test_the_best_fit_may_be_a_role_that_was_not_asked_for() -> None:
    person, taxonomy = builders.outcome(roles=(builders.ROLE,)), builders.taxonomy()
    assert person.fit
    person = replace(person, fit=replace(person.fit, role=builders.OTHER_ROLE))
    run = builders.run(person, roles=(builders.ROLE,))
    (row,) = rows_in(entry(run, person, taxonomy))["candidates"]
    assert taxonomy.roles[builders.OTHER_ROLE].label in row
