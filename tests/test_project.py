"""Rules of the house that no linter knows."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ("runtime.txt", "dev.txt")
LONGEST_MODULE = 300

# Put together from pieces, so that this file does not hold what it looks for.
REGISTRIES = tuple(
    ".".join(pieces)
    for pieces in (
        ("pypi", "org"),
        ("pypi", "python", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
        ("deb", "debian", "org"),
        ("security", "debian", "org"),
        ("proxy", "golang", "org"),
    )
)
# A folder of the machine that somebody worked on. Not part of a longer path, such as a relative one.
MACHINE_PATH = re.compile(rb"(?<![\w./-])/(?:work|root|home|tmp|opt|Users)/[\w.]")


def project_files() -> list[Path]:
    """Every file that is, or could be added, in git; without git, all outside hidden and built folders."""
    git = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(git, capture_output=True, check=True, text=True).stdout.split("\0")
    except (OSError, subprocess.CalledProcessError):
        listed = []
    paths = [ROOT / name for name in listed if name] or [
        path
        for path in ROOT.rglob("*")
        if not {"build", "dist", "demo-run", "__pycache__"} & set(path.parts)
        and not any(part.startswith(".") for part in path.relative_to(ROOT).parts[:-1])
    ]
    return sorted(path for path in paths if path.is_file())


def trespasses(content: bytes) -> list[str]:
    """What the content names of registries and of one machine's folders."""
    found = [host for host in REGISTRIES if host.encode() in content]
    return found + [match.group().decode() for match in MACHINE_PATH.finditer(content)]


@pytest.mark.parametrize(
    ("content", "count"),
    [
        ("see " + "/" + "root/x", 1),
        ('"' + "/" + "work/main/cvs" + '"', 1),
        ("https://files." + ".".join(("pythonhosted", "org")) + "/x", 1),
        ("docs/work/notes and/or example.com/home/page", 0),
        ("the root / home of it", 0),
    ],
)
def test_trespasses_are_seen(content: str, count: int) -> None:
    assert len(trespasses(content.encode())) == count


def test_no_file_names_a_registry_or_a_machine() -> None:
    files = project_files()
    assert ROOT / "pyproject.toml" in files
    named = {str(path.relative_to(ROOT)): found for path in files if (found := trespasses(path.read_bytes()))}
    assert named == {}


def locked(name: str) -> dict[str, list[str]]:
    """Requirement (`name==version`) to its hashes, of one lock file."""
    requirements: dict[str, list[str]] = {}
    current: list[str] = []
    for line in (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines():
        if match := re.match(r"(\S+) \\$", line):
            current = requirements.setdefault(match.group(1), [])
        elif match := re.fullmatch(r"    --hash=(sha256:[0-9a-f]{64})(?: \\)?", line):
            current.append(match.group(1))
        else:
            assert not line or line.lstrip().startswith("#"), f"{name}: not a hashed requirement: {line}"
    return requirements


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_requirement_has_one_version_and_hashes(name: str) -> None:
    requirements = locked(name)
    assert all(re.fullmatch(r"[a-z0-9-]+==[^=*]+", requirement) for requirement in requirements)
    assert [requirement for requirement, hashes in requirements.items() if not hashes] == []


def test_the_locks_agree() -> None:
    assert set(locked("runtime.txt")) < set(locked("dev.txt"))


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    def names(requirements: list[str]) -> set[str]:
        plain = (re.split(r"[^\w.-]", requirement, maxsplit=1)[0] for requirement in requirements)
        return {re.sub(r"[-_.]+", "-", name).lower() for name in plain}

    runtime = names(project["dependencies"])
    assert runtime <= names(list(locked("runtime.txt")))
    assert runtime | names(project["optional-dependencies"]["dev"]) <= names(list(locked("dev.txt")))


def test_no_module_is_longer_than_the_house_allows() -> None:
    modules = sorted((ROOT / "gapcheck").rglob("*.py"))
    assert modules
    lengths = {str(path.relative_to(ROOT)): len(path.read_bytes().splitlines()) for path in modules}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_MODULE} == {}
