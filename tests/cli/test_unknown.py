from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from gapcheck.cli.unknown import tally, text
from gapcheck.errors import ExitCode
from gapcheck.records.evidence import Evidence
from gapcheck.records.outcome import Outcome
from gapcheck.records.profile import Profile, SkillUse
from tests.cli.conftest import Call, Made

PLACE = Evidence("QuorumFlow", 1, 1, (0, 0, 1, 1), "skills", None)


def naming(outcome: Outcome, profile: Profile, file: str, *names: str, places: int = 1) -> Outcome:
    """An outcome whose CV names technologies that the taxonomy does not know."""
    uses = tuple(SkillUse(n, None, (n,), None, None, ("skills",), (PLACE,) * places) for n in names)
    return replace(outcome, file=file, profile=replace(profile, skills=(*profile.skills, *uses)))


def test_names_of_most_cvs_come_first(outcome: Outcome, profile: Profile) -> None:
    counted = tally(
        [
            naming(outcome, profile, "b.pdf", "quorumflow", "Tidewheel", "Abacist"),
            naming(outcome, profile, "a.pdf", "QuorumFlow", places=2),
            naming(outcome, profile, "c.pdf", "QuorumFlow"),
        ]
    )
    ranked = [(one.name, len(one.files), one.places) for one in counted.ranked()]
    assert ranked == [("QuorumFlow", 3, 4), ("Abacist", 1, 1), ("Tidewheel", 1, 1)]
    assert text(counted).split("\n")[:2] == ["  CVs  places  name", "    3       4  QuorumFlow"]


def test_known_skills_are_not_listed(outcome: Outcome) -> None:
    assert text(tally([outcome])) == "The taxonomy knows every named technology of these CVs."


def test_a_folder_as_json(folder: Path, made: Made, call: Call, outcome: Outcome, profile: Profile) -> None:
    made.states = {
        "a.pdf": naming(outcome, profile, "a.pdf", "QuorumFlow"),
        "b.pdf": Outcome("b.pdf", None, "not-readable", "The PDF is damaged. Ask for it again."),
    }
    done = call("inspect", "--unknown-skills", "cvs", "--json")
    assert done.exit_code == ExitCode.SOME_UNREADABLE
    assert json.loads(done.stdout) == {
        "schema": 1,
        "cvs": 1,
        "not_readable": [{"file": "b.pdf", "reason": "The PDF is damaged. Ask for it again."}],
        "unknown_skills": [
            {"name": "QuorumFlow", "as_written": ["QuorumFlow"], "cvs": 1, "places": 1, "files": ["a.pdf"]}
        ],
    }
    assert done.stderr == "b.pdf: The PDF is damaged. Ask for it again.\n"


def test_nothing_could_be_read(folder: Path, made: Made, call: Call) -> None:
    made.states = {n: Outcome(n, None, "not-readable", "It is empty.") for n in ("a.pdf", "b.pdf")}
    assert call("inspect", "--unknown-skills", "cvs").exit_code == ExitCode.NONE_READABLE


def test_a_name_cannot_steer_the_terminal(outcome: Outcome, profile: Profile) -> None:
    assert "\x1b" not in text(tally([naming(outcome, profile, "a.pdf", "Quo\x1b[31mrum")]))


def test_what_does_not_go_together(folder: Path, made: Made, call: Call) -> None:
    done = call("inspect", "--unknown-skills", "cvs", "--picture", "shots")
    assert done.exit_code == ExitCode.USAGE
    assert "Leave out --picture and --blind." in done.stderr
    assert call("inspect", "cvs/a.pdf", "cvs/b.pdf").exit_code == ExitCode.USAGE
