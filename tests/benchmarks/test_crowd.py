"""The crowd that the measurements run over."""

from __future__ import annotations

from pathlib import Path

import pdfplumber

from benchmarks.crowd import write_crowd


def test_no_two_alike_and_the_same_again(tmp_path: Path) -> None:
    first = [path.read_bytes() for path in write_crowd(tmp_path / "one", 20)]
    again = [path.read_bytes() for path in write_crowd(tmp_path / "two", 20)]
    assert first == again
    assert len(set(first)) == 20


def test_another_person_with_the_same_work(tmp_path: Path) -> None:
    texts = []
    for path in write_crowd(tmp_path, 10)[0::9]:  # nine examples can be read, so 0 and 9 share one
        with pdfplumber.open(path) as pdf:
            texts.append("\n".join(page.extract_text() for page in pdf.pages))
    assert "person0@mail.example" in texts[0]
    assert "person9@mail.example" in texts[1]
    one, two = (set(text.split()) for text in texts)
    assert len(one & two) / len(one | two) > 0.9
