"""The data folders are found in a wheel, in a checkout, and missed with a remedy anywhere else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gapcheck import resources
from gapcheck.errors import ComponentMissing, ExitCode

Finder = Callable[[], Path]
FINDERS = [
    pytest.param(resources.taxonomy_dir, "taxonomy", "taxonomy", id="taxonomy"),
    pytest.param(resources.templates_dir, "templates", "reports/templates", id="templates"),
]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty installation of the package; the parent stands for site-packages or a checkout."""
    folder = tmp_path / "gapcheck"
    folder.mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", folder)
    return folder


def make(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


@pytest.mark.parametrize(("find", "name", "in_checkout"), FINDERS)
def test_the_wheels_own_folder_comes_first(package: Path, find: Finder, name: str, in_checkout: str) -> None:
    (package.parent / "pyproject.toml").touch()
    make(package.parent / in_checkout)
    packaged = make(package / "_data" / name)
    assert find() == packaged


@pytest.mark.parametrize(("find", "name", "in_checkout"), FINDERS)
def test_a_checkout_serves_its_top_level_folder(
    package: Path, find: Finder, name: str, in_checkout: str
) -> None:
    (package.parent / "pyproject.toml").touch()
    checkout = make(package.parent / in_checkout)
    assert find() == checkout


@pytest.mark.parametrize(("find", "name", "in_checkout"), FINDERS)
def test_another_packages_folder_in_site_packages_is_not_taken(
    package: Path, find: Finder, name: str, in_checkout: str
) -> None:
    make(package.parent / in_checkout)
    with pytest.raises(ComponentMissing):
        find()


@pytest.mark.parametrize(("find", "name", "in_checkout"), FINDERS)
def test_a_missing_folder_is_named_with_its_remedy(
    package: Path, find: Finder, name: str, in_checkout: str
) -> None:
    with pytest.raises(ComponentMissing) as caught:
        find()
    assert str(package / "_data" / name) in str(caught.value)
    assert str(caught.value).endswith("complete checkout.")
    assert caught.value.exit_code == ExitCode.COMPONENT_MISSING


def test_this_installation_has_both() -> None:
    found = {path.name for path in resources.taxonomy_dir().iterdir() if path.is_dir()}
    assert found >= {"competencies", "roles", "skills"}
    assert any(resources.templates_dir().iterdir())
