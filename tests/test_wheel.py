"""The wheel works where there is no checkout: built, installed into an empty environment, and used.

Nothing is downloaded: the new environment borrows the libraries of the one that runs the tests.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest

import gapcheck

ROOT = Path(__file__).resolve().parents[1]
ROLE = "chief-technology-officer"

# one worker builds the wheel for all of them
pytestmark = pytest.mark.xdist_group("wheel")


@dataclass(frozen=True)
class Installation:
    """An environment with nothing but the wheel in it, and a folder to work in."""

    environment: Path
    wheel: Path
    desk: Path

    def run(self, command: str, *arguments: str, expect: int = 0) -> str:
        """stdout of a command of the environment, started from the desk; its stderr if it fails."""
        clean = {
            name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "GAPCHECK"))
        }
        done = subprocess.run(
            [self.environment / "bin" / command, *arguments],
            cwd=self.desk,
            env=clean,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=300,
        )
        assert done.returncode == expect, done.stderr
        return done.stdout


def python(*arguments: str | Path) -> None:
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    folder = tmp_path_factory.mktemp("wheel")
    python("-m", "build", "--wheel", "--no-isolation", "--outdir", folder / "dist", ROOT)
    (wheel,) = (folder / "dist").glob("*.whl")
    environment = folder / "environment"
    python("-m", "venv", "--without-pip", environment)
    install = ("install", "--quiet", "--no-index", "--no-deps", "--disable-pip-version-check", wheel)
    python("-m", "pip", "--python", environment / "bin" / "python", *install)
    # A plain path in a .pth file brings the libraries, but not the .pth of an editable gapcheck beside them.
    packages = sysconfig.get_path("purelib", vars={"base": str(environment)})
    (Path(packages) / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    desk = folder / "desk"
    desk.mkdir()
    return Installation(environment, wheel, desk)


def readable_example() -> Path:
    """The first example CV with a text layer; some examples are scans, damaged or locked on purpose."""
    for path in sorted((ROOT / "examples" / "cvs").glob("*.pdf")):
        try:
            document = pypdfium2.PdfDocument(path)
        except pypdfium2.PdfiumError:
            continue
        if len(document[0].get_textpage().get_text_range()) > 500:
            return path
    raise AssertionError("examples/cvs has no CV with a text layer")


def names_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_every_data_file(installation: Installation) -> None:
    moved = {"taxonomy": "gapcheck/_data/taxonomy", "reports/templates": "gapcheck/_data/templates"}
    expected = {
        f"{inside}/{path.relative_to(ROOT / outside).as_posix()}"
        for outside, inside in moved.items()
        for path in (ROOT / outside).rglob("*")
        if path.is_file()
    }
    expected |= {path.relative_to(ROOT).as_posix() for path in (ROOT / "gapcheck").rglob("*.yaml")}
    assert len(expected) > len(moved)
    assert expected <= names_in(installation.wheel)


def test_the_wheel_holds_no_test_and_no_cv(installation: Installation) -> None:
    tops = {name.split("/")[0] for name in names_in(installation.wheel)}
    assert tops == {"gapcheck", f"gapcheck-{gapcheck.__version__}.dist-info"}


def test_code_and_data_come_from_the_wheel(installation: Installation) -> None:
    script = (
        "import gapcheck, gapcheck.resources as r;"
        "print(gapcheck.__file__, r.taxonomy_dir(), r.templates_dir(), sep='\\n')"
    )
    package, taxonomy, templates = map(Path, installation.run("python", "-c", script).splitlines())
    assert package.is_relative_to(installation.environment.resolve())
    assert taxonomy == package.parent / "_data" / "taxonomy"
    assert templates == package.parent / "_data" / "templates"


def test_version(installation: Installation) -> None:
    assert gapcheck.__version__ in installation.run("gapcheck", "--version")


def test_roles_are_listed(installation: Installation) -> None:
    assert ROLE in installation.run("gapcheck", "roles")


def test_a_cv_becomes_a_report(installation: Installation) -> None:
    cv = readable_example()
    folder = installation.desk / "cvs"
    folder.mkdir()
    shutil.copy(cv, folder)
    arguments = ("--role", ROLE, "--out", "out", "--as-of", "2026-11-01", "--jobs", "1")
    installation.run("gapcheck", "run", "cvs", *arguments)
    out = installation.desk / "out"
    (entry,) = json.loads((out / "run.json").read_text(encoding="utf-8"))["inputs"]
    assert entry["file"].endswith(cv.name)
    assert entry["state"] in {"read", "read-with-doubts"}
    report = out / "candidates" / entry["candidate"] / f"{ROLE}.html"
    assert "Chief Technology Officer" in report.read_text(encoding="utf-8")
    assert (out / "index.html").is_file()
