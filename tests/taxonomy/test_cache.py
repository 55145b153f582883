from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from gapcheck import taxonomy
from gapcheck.errors import TaxonomyInvalid
from gapcheck.resources import cache_dir
from gapcheck.taxonomy import cache, codec, inspect, load
from tests.taxonomy.conftest import Edit


def kept(home: Path) -> list[Path]:
    return sorted((home / "gapcheck").glob("*"))


def test_what_comes_from_the_cache_equals_what_was_read(
    bakery: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = inspect(bakery)[0]
    assert load(bakery) == read
    monkeypatch.setattr(taxonomy, "_understood", None)  # reading once more would fail
    kept = load(bakery)
    assert kept == read
    assert list(kept.skills) == list(read.skills)


def test_only_the_user_may_read_and_write_it(bakery: Path, cache_home: Path) -> None:
    load(bakery)
    (path,) = kept(cache_home)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_changed_file_is_read_again(bakery: Path, edit: Edit, cache_home: Path) -> None:
    load(bakery)
    edit("roles/baker.yaml", "title: Baker", "title: Master of Bread")
    assert load(bakery).roles["baker"].title == "Master of Bread"
    assert len(kept(cache_home)) == 2


def test_a_taxonomy_with_mistakes_is_not_kept(bakery: Path, edit: Edit, cache_home: Path) -> None:
    edit("roles/baker.yaml", "title: Baker", "title: ''")
    for _ in range(2):
        with pytest.raises(TaxonomyInvalid):
            load(bakery)
    assert kept(cache_home) == []


def spoil(path: Path, how: str) -> None:
    text = path.read_text(encoding="utf-8")
    if how == "others may write":
        path.chmod(0o622)
    elif how == "others may write to the folder":
        path.parent.chmod(0o777)
    elif how == "a link":
        path.rename(path.with_suffix(".real"))
        path.symlink_to(path.with_suffix(".real"))
    elif how == "a folder":
        path.unlink()
        path.mkdir()
    elif how == "of other files":
        rows = json.loads(text)
        rows[4] = "0" * 64
        path.write_text(json.dumps(rows))
    else:
        path.write_text({"cut": text[:1000], "empty": "", "other": "[1, 2]", "deep": "[" * 9999}[how])


@pytest.mark.parametrize(
    "how",
    [
        "others may write", "others may write to the folder", "a link", "a folder", "of other files",
        "cut", "empty", "other", "deep",
    ],
)  # fmt: skip
def test_what_cannot_be_trusted_or_read_is_as_good_as_none(bakery: Path, cache_home: Path, how: str) -> None:
    expected = load(bakery)
    (path,) = kept(cache_home)
    spoil(path, how)
    assert cache.get(expected.sha256) is None
    assert load(bakery) == expected


def test_another_version_another_file(
    bakery: Path, cache_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = load(bakery)
    monkeypatch.setattr(cache, "__version__", "99.0")
    assert cache.get(expected.sha256) is None
    load(bakery)
    assert len(kept(cache_home)) == 2


def test_only_the_newest_are_kept(bakery: Path, cache_home: Path) -> None:
    for number in range(11):
        path = bakery / "roles/baker.yaml"
        path.write_text(path.read_text(encoding="utf-8") + f"# {number}\n", encoding="utf-8")
        load(bakery)
    assert len(kept(cache_home)) == 8
    assert cache.get(load(bakery).sha256) is not None


@pytest.mark.parametrize("home", ["/proc/nowhere", "relative/path"])
def test_without_a_cache_folder_everything_works(
    bakery: Path, monkeypatch: pytest.MonkeyPatch, home: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", home)
    assert load(bakery) == inspect(bakery)[0]


def test_a_home_is_used_where_no_cache_folder_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    expected = {"darwin": "Library/Caches/gapcheck"}.get(sys.platform, ".cache/gapcheck")
    assert cache_dir() == tmp_path / expected


def test_the_code_gives_every_record_back() -> None:
    shipped = inspect()[0]
    back = codec.decode(codec.encode(shipped))
    assert back == shipped


def test_yaml_is_not_imported_for_what_is_in_the_cache(bakery: Path) -> None:
    load(bakery)
    code = (
        "import sys, pathlib; from gapcheck.taxonomy import load\n"
        f"load(pathlib.Path({str(bakery)!r})); print('yaml' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
