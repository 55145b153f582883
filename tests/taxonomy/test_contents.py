"""Whatever is done to a file, reading and checking end in mistakes and never in a traceback."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from gapcheck.resources import taxonomy_dir
from gapcheck.taxonomy import checks, contents, loading
from gapcheck.taxonomy.files import LEVELS, File, gather
from tests.taxonomy.conftest import SMALL

FILES = (
    *(file for file in gather(SMALL, extend=False) if file.content is not None),
    File(LEVELS, LEVELS, True, (taxonomy_dir() / LEVELS).read_bytes()),
)
PIECES = (
    "[]",
    "{}",
    "null",
    "''",
    "- ",
    ": ",
    "\n",
    "  ",
    "id: ",
    "x",
    "9",
    "-1",
    "&a",
    "|",
    "+",
    "{",
    "]",
    "yes",
)


@settings(max_examples=300, deadline=None)
@given(
    which=st.integers(0, len(FILES) - 1),
    start=st.floats(0, 1),
    length=st.integers(0, 40),
    pieces=st.lists(st.sampled_from(PIECES), max_size=4),
)
def test_a_spoilt_file_is_read_to_its_end(which: int, start: float, length: int, pieces: list[str]) -> None:
    before = (FILES[which].content or b"").decode()
    at = int(start * len(before))
    spoilt = before[:at] + "".join(pieces) + before[at + length :]
    found = [*FILES[:which], replace(FILES[which], content=spoilt.encode()), *FILES[which + 1 :]]
    read = contents.read(found)
    checks.check(read)
    loading.level_rules(read.levels.row if read.levels else None)
    assert all(problem.line >= 1 and problem.remedy for log in read.logs for problem in log.found)


def test_the_files_as_they_are_have_no_mistake() -> None:
    read = contents.read(FILES)
    checks.check(read)
    assert [problem for log in read.logs for problem in log.found] == []
