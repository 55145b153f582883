"""The room's two doors: `load` and `read`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gapcheck import extract
from gapcheck.errors import Unreadable
from gapcheck.extract.lexicon import alternatives, one_of, words
from gapcheck.settings import Limits
from tests.extract.pages import one_column

CONTENT = one_column(["# Mira Tanqueray", "An engineer of timetables."])


def test_load_gives_the_content(tmp_path: Path) -> None:
    path = tmp_path / "cv.pdf"
    path.write_bytes(CONTENT)
    assert extract.load(path, Limits()) == CONTENT


def test_a_few_bytes_before_the_header_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "cv.pdf"
    path.write_bytes(b"\r\n\r\n" + CONTENT)
    document = extract.read(extract.load(path, Limits()), "cv.pdf", "0" * 64, Limits())
    assert document.lines[0].text == "Mira Tanqueray"


@pytest.mark.parametrize(("size", "fits"), [(999_000, True), (1_000_001, False)])
def test_the_limit_of_size(tmp_path: Path, size: int, fits: bool) -> None:
    path = tmp_path / "cv.pdf"
    path.write_bytes(CONTENT + b"\0" * (size - len(CONTENT)))
    if fits:
        assert len(extract.load(path, Limits(file_megabytes=1))) == size
    else:
        with pytest.raises(Unreadable, match=r"larger than 1 MB\. Save it smaller"):
            extract.load(path, Limits(file_megabytes=1))


def test_read_names_what_it_read() -> None:
    document = extract.read(CONTENT, "folder/cv.pdf", "ab" * 32, Limits())
    assert (document.file, document.sha256, document.reader) == ("folder/cv.pdf", "ab" * 32, "pdf")
    assert [(page.number, round(page.width), round(page.height)) for page in document.pages] == [
        (1, 595, 842)
    ]
    assert (document.hidden, document.doubts) == ((), ())


LISTS = ["acts", "degrees", "fields", "headings", "languages", "measures", "places", "titles", "traits"]


@pytest.mark.parametrize("name", LISTS)
def test_word_lists_hold_words_only(name: str) -> None:
    for key, listed in words(name).items():
        assert listed, key
        assert all((isinstance(word, str) and word == word.strip()) or name == "traits" for word in listed)
        assert all(word == word.casefold() for word in listed), key


def test_words_that_yaml_would_read_as_truth_stay_words() -> None:
    assert {"no", "on"} - set(words("places")["states"]) <= {"no"}


@pytest.mark.parametrize(("name", "key"), [("titles", "leads"), ("measures", "things"), ("places", "legal")])
def test_alternatives_find_what_one_word_after_the_other_finds(name: str, key: str) -> None:
    listed = sorted(words(name)[key], key=len, reverse=True)
    slow, quick = "|".join(map(re.escape, listed)), alternatives(name, key)
    text = " ".join([*listed, *map(str.upper, listed)]) + "; " + "".join(listed)
    for whole in ("{}", r"\b{}\b", "{}s"):
        patterns = (re.compile(whole.format(f"(?:{p})"), re.IGNORECASE) for p in (slow, quick))
        ours, theirs = ([match.span() for match in pattern.finditer(text)] for pattern in patterns)
        assert ours == theirs


def test_no_word_fits_where_none_is_listed() -> None:
    assert re.search(one_of(["tide", "tides"]), "tid") is None
    assert re.findall(one_of(["c++", "c", "a.b"]), "c++ c+ a.b axb") == ["c++", "c", "a.b"]
