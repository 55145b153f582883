"""docs/taxonomy.md, taken by its word: what it says to write is written, what it says to type is typed."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from gapcheck.cli import main

PAGE = Path(__file__).resolve().parents[2] / "docs" / "taxonomy.md"
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"`(my-taxonomy/[\w/.-]+\.yaml)`")


def blocks() -> Iterator[tuple[str, str, str]]:
    """Kind, contents and the paragraphs since the block before."""
    page = PAGE.read_text(encoding="utf-8")
    end = 0
    for found in _BLOCK.finditer(page):
        yield found[1], found[2], page[end : found.start()]
        end = found.end()


def write(before: str, contents: str) -> None:
    """A whole file starts with its header; anything else is a row for a place that the text names."""
    path = Path(_FILE.findall(before)[-1])
    path.parent.mkdir(parents=True, exist_ok=True)
    if contents.startswith("# yaml-language-server"):
        path.write_text(contents, encoding="utf-8")
        return
    text = path.read_text(encoding="utf-8")
    under = re.findall(r"under `(\w+:)`", before)
    if under:
        assert text.count(f"\n{under[-1]}\n") == 1
        text = text.replace(f"\n{under[-1]}\n", f"\n{under[-1]}\n{contents}")
    else:
        text += contents
    path.write_text(text, encoding="utf-8")


def test_the_page_does_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cvs").mkdir()
    (tmp_path / "cvs" / "one.pdf").write_bytes(b"%PDF-1.4\n")
    typed, printed = 0, ""
    for kind, contents, before in blocks():
        if kind == "yaml":
            write(before, contents)
        elif kind == "text":
            assert printed == contents
        else:
            assert kind == "sh"
            for line in contents.splitlines():
                program, *arguments = shlex.split(line)
                assert program == "gapcheck"
                done = CliRunner().invoke(main, arguments)
                assert done.exit_code == 0, (line, done.output)
                typed, printed = typed + 1, done.stdout
                if "check" in arguments:
                    assert done.stdout == ""
    assert typed >= 8
    assert {path.as_posix() for path in Path("my-taxonomy").rglob("*.yaml")} == {
        "my-taxonomy/roles/head-of-platforms.yaml",
        "my-taxonomy/documents.yaml",
        "my-taxonomy/skills/ours.yaml",
        "my-taxonomy/competencies/site-reliability.yaml",
    }


def test_the_page_shows_each_kind_of_change() -> None:
    kinds = [kind for kind, _, _ in blocks()]
    assert kinds.count("yaml") >= 6
    assert kinds.count("sh") >= 6
