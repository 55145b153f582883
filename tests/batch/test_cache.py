from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from gapcheck.batch import cache
from gapcheck.batch.cache import Shelf
from gapcheck.batch.found import Found
from gapcheck.batch.reading import Read, ReadCv, _Reader
from gapcheck.batch.writing import WritePages
from gapcheck.cli import main
from gapcheck.errors import GapcheckError
from gapcheck.pipeline import Pipeline
from gapcheck.records import codec
from gapcheck.records.light import called
from gapcheck.records.outcome import Outcome
from gapcheck.settings import Adjustment, Limits, Settings
from gapcheck.taxonomy import Taxonomy
from gapcheck.taxonomy.adjusting import adjusted
from tests import builders
from tests.extract.pages import one_column
from tests.extract.typed import AS_OF, shipped, understanding

SETTINGS = Settings(AS_OF, ("tech-lead",))
SHA = "ab" * 32
KEPT = called(builders.outcome(), "")
CONTENT = codec.pack(KEPT)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GAPCHECK_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def shelf(settings: Settings = SETTINGS, taxonomy: Taxonomy | None = None) -> Shelf:
    found = Shelf.of(settings, taxonomy or shipped())
    assert found is not None
    return found


def test_what_was_put_is_got() -> None:
    assert (shelf().has(SHA), shelf().get(SHA), shelf().get(None)) == (False, None, None)
    shelf().put(SHA, CONTENT)
    assert shelf().has(SHA)
    assert shelf().get(SHA) == KEPT


@pytest.mark.parametrize(
    "other",
    [
        replace(SETTINGS, as_of=date(2020, 1, 1)),
        replace(SETTINGS, ocr=True),
        replace(SETTINGS, count_hidden=True),
        replace(SETTINGS, crops=True),
        replace(SETTINGS, limits=Limits(pages=3)),
    ],
)
def test_what_changes_a_profile_is_another_shelf(other: Settings) -> None:
    assert shelf(other).folder != shelf().folder


def test_roles_weights_and_jobs_are_not() -> None:
    changed = (Adjustment("tech-lead", "cloud", "weight", 3, 1),)
    for other in (
        replace(SETTINGS, roles=("chief-technology-officer",), jobs=9),
        replace(SETTINGS, adjustments=changed),
        replace(SETTINGS, limits=Limits(timeout=3, memory=300)),
    ):
        assert shelf(other, adjusted(shipped(), changed)).folder == shelf().folder


def test_another_word_in_a_rule_is_another_shelf() -> None:
    cloud = shipped().competencies["cloud"]
    rules = replace(cloud.indicators, shown=(*cloud.indicators.shown, "ran + zeppelins"))
    other = replace(
        shipped(), competencies=shipped().competencies | {"cloud": replace(cloud, indicators=rules)}
    )
    assert shelf(taxonomy=other).folder != shelf().folder


def test_a_blind_run_and_pictures_keep_nothing() -> None:
    assert Shelf.of(replace(SETTINGS, blind="identity"), shipped()) is None
    assert Shelf.of(replace(SETTINGS, pictures=True), shipped()) is None


def test_only_the_user_may_read_it(home: Path) -> None:
    before = os.umask(0)
    try:
        shelf().put(SHA, CONTENT)
    finally:
        os.umask(before)
    modes = {path.stat().st_mode & 0o777 for path in (home, *home.rglob("*")) if path.is_dir()}
    assert modes == {0o700}
    assert [p.stat().st_mode & 0o777 for p in home.rglob("*") if p.is_file()] == [0o600]


@pytest.mark.parametrize("how", ["others may write", "a link", "cut", "other", "empty"])
def test_what_cannot_be_trusted_or_read_is_as_good_as_none(home: Path, how: str) -> None:
    shelf().put(SHA, CONTENT)
    (path,) = home.rglob(SHA)
    if how == "others may write":
        path.chmod(0o666)
    elif how == "a link":
        path.rename(path.with_suffix(".real"))
        path.symlink_to(path.with_suffix(".real"))
    else:
        path.write_bytes({"cut": CONTENT[:100], "other": codec.pack((1, 2)), "empty": b""}[how])
    assert shelf().get(SHA) is None


def test_where_nothing_can_be_kept_nothing_happens(home: Path) -> None:
    home.write_text("in the way")
    shelf().put(SHA, CONTENT)
    assert shelf().get(SHA) is None


def test_old_versions_go(home: Path) -> None:
    for day in range(1, 9):
        shelf(replace(SETTINGS, as_of=date(2026, 1, day))).put(SHA, CONTENT)
    assert len(list((home / "profiles").iterdir())) == 4
    assert shelf(replace(SETTINGS, as_of=date(2026, 1, 8))).has(SHA)


def test_a_person_can_be_forgotten() -> None:
    for settings in (SETTINGS, replace(SETTINGS, ocr=True)):
        shelf(settings).put(SHA, CONTENT)
        shelf(settings).put("cd" * 32, CONTENT)
    assert cache.forget(SHA) == 2
    assert (shelf().has(SHA), shelf().has("cd" * 32)) == (False, True)


def test_the_commands_tell_and_clear(home: Path) -> None:
    shelf().put(SHA, CONTENT)
    size = f"1 CV, {len(CONTENT) / 1e6:.1f} MB"
    assert CliRunner().invoke(main, ["cache", "info"]).stdout == f"{size} kept: {home}\n"
    assert CliRunner().invoke(main, ["cache", "clear"]).stdout == f"{size} taken away: {home}\n"
    assert '"profiles": 0' in CliRunner().invoke(main, ["cache", "info", "--json"]).stdout
    assert not shelf().has(SHA)


CV = [
    "# Mira Tanqueray",
    "mira@example.org",
    "# Experience",
    "** Head of Technology | Quillon Rail | Jan 2018 - Present",
    "- Led a team of 12 engineers and a budget of $4.5M.",
]


class Nobody:
    """In place of a pipeline, where nothing may be read."""

    def process(self, path: Path, name: str) -> Outcome:
        raise AssertionError(f"{name} was read again")


@pytest.mark.parametrize("content", [one_column(CV), b"%PDF-1.7\n no pages"], ids=["read", "not read"])
def test_a_kept_cv_gives_the_outcome_that_reading_it_would(tmp_path: Path, content: bytes) -> None:
    settings = replace(SETTINGS, crops=True)
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    task = ReadCv(settings, shelf=shelf(settings))
    first = _Reader(task, shipped(), Pipeline(settings, shipped(), understanding()))
    read = codec.unpack(Read, first(Found(path, "a.pdf")))
    assert read.new
    read.keep(shelf(settings))
    kept = shelf(settings).get(read.ending.sha256)
    assert kept is not None and "a.pdf" not in codec.encode(kept)
    second = _Reader(task, shipped(), Nobody())  # type: ignore[arg-type]
    again = codec.unpack(Read, second(Found(path, "a.pdf")))
    assert again == replace(read, new=False)
    other = codec.unpack(Read, second(Found(path, "b.pdf")))
    assert other.ending.file == "b.pdf"


def test_a_child_notices_another_taxonomy_than_the_run_was_started_with() -> None:
    with pytest.raises(GapcheckError, match=r"taxonomy was changed while the run went on.*--force"):
        ReadCv(SETTINGS, taxonomy_sha256="0" * 64).prepare()
    head = replace(builders.run(), settings=SETTINGS, outcomes=(), rankings=())
    with pytest.raises(GapcheckError, match="taxonomy was changed"):
        WritePages(head, Path()).prepare()
