"""The small form of `python -m benchmarks.escaping`: what strangers write is never more than text."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import escaping
from benchmarks.payloads import PAYLOADS
from gapcheck.errors import TaxonomyInvalid
from gapcheck.report.harmless import as_json, cell
from gapcheck.taxonomy import load

PEOPLE = 8


def test_nothing_comes_alive(tmp_path: Path) -> None:
    assert len(set(PAYLOADS)) >= 200
    assert sorted(set(escaping.faults(PEOPLE, tmp_path))) == []


@pytest.mark.parametrize("id_", ["../../x", "a/b", "..", "<b>"])
def test_an_id_of_a_role_that_is_no_file_name_is_refused(tmp_path: Path, id_: str) -> None:
    (tmp_path / "roles").mkdir()
    shipped = Path("taxonomy/roles/tech-lead.yaml").read_text("utf-8")
    (tmp_path / "roles" / "x.yaml").write_text(shipped.replace("id: tech-lead", f"id: {id_!r}", 1), "utf-8")
    with pytest.raises(TaxonomyInvalid):
        load(tmp_path)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("＝1+1", "'＝1+1"),
        ("\u200b@x", "'\u200b@x"),
        ("a;=x", "a;'=x"),
        ("a\t=x", "a\t'=x"),
        ("-5.25", "'-5.25"),
        ("-cmd", "'-cmd"),
        ("plain, text", "plain, text"),
        ("a\x1bb", "a\ufffdb"),
    ],
)
def test_cells(text: str, expected: str) -> None:
    assert cell(text) == expected


def test_json_shows_no_sign_that_steers() -> None:
    assert as_json({"a": "\u202e\x9b\x1b é"}) == '{\n "a": "\\u202e\\u009b\\u001b é"\n}\n'
