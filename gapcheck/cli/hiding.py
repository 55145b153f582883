"""What `--blind` means at the command line: codes for file names, and the key kept apart from the run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, get_args

import click

from gapcheck.errors import UsageProblem
from gapcheck.settings import Blind, Settings

if TYPE_CHECKING:
    from gapcheck.batch import Found

blind = click.option(
    "--blind",
    type=click.Choice(get_args(Blind)),
    is_flag=False,
    flag_value="identity",
    default="none",
    metavar="[schools]",
    help="Hide who the candidates are, quotes included; --blind=schools hides where they studied too.",
)
key = click.option(
    "--key",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Where the key of a blind run lies. Default: beside the run folder, as DIR.key.",
)


class Hidden(NamedTuple):
    """Files under their codes, and the settings that carry the run's secret."""

    found: tuple[Found, ...]
    settings: Settings


def beside(out: Path) -> Path:
    """Where the key of a run lies where nobody says."""
    goal = out.resolve()
    return goal.with_name(f"{goal.name}.key")


def hidden(found: Sequence[Found], settings: Settings, out: Path, given: Path | None) -> Hidden:
    """Write the key, and answer what the run may know. Raises UsageProblem where the key lies in the run."""
    from gapcheck.audit import keyfile

    path = given or beside(out)
    if out.resolve() in path.resolve().parents:
        raise UsageProblem(
            f"The key `{path}` would lie in the run folder. Name a place apart from it with --key."
        )
    people = without_key(found, path)
    made = keyfile.opened(path).naming(item.name for item in people)
    keyfile.write(made, path)
    return _coded(people, settings, made.secret)


def without_key(found: Sequence[Found], key: Path) -> Sequence[Found]:
    """The files but the key, which may lie among the CVs and is none."""
    held = key.resolve()
    return [item for item in found if item.path.name != held.name or item.path.resolve() != held]


def true_names(run: Path, given: Path | None) -> Mapping[str, str]:
    """True file names by code, where the key of a run is to be had; else none."""
    from gapcheck.audit import keyfile

    path = given or beside(run)
    return keyfile.read(path).files if given or path.exists() else {}


def for_one(found: Sequence[Found], settings: Settings) -> Hidden:
    """For a look at one CV: codes under a secret that nobody keeps."""
    from gapcheck.audit.codes import new_secret

    return _coded(found, settings, new_secret())


def _coded(found: Sequence[Found], settings: Settings, secret: bytes) -> Hidden:
    from gapcheck.audit.codes import Codes

    codes = Codes(secret)
    renamed = sorted(
        (replace(item, name=codes.file(item.name)) for item in found), key=lambda item: item.name
    )
    return Hidden(tuple(renamed), replace(settings, secret=secret))
