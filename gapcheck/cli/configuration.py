"""`gapcheck.toml` in the current folder: one flat table, its keys the names of the flags."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from gapcheck.cli.nearest import nearest
from gapcheck.errors import TaxonomyInvalid

FILE = "gapcheck.toml"
# These belong to one call and not to a folder. A folder of CVs may come from a stranger, and so its
# gapcheck.toml, which must not send CVs to another machine, read or write elsewhere, or replace a run.
_NOT_HERE = frozenset({"help", "debug", "picture", "key", "cluster", "log_file", "files_from", "force"})


def read(folder: Path, commands: Mapping[str, click.Command]) -> dict[str, dict[str, Any]]:
    """Defaults for each command, by its name. Raises TaxonomyInvalid with every mistake."""
    path = folder / FILE
    if not path.is_file():
        return {}
    table = _parse(path)
    known = {key: option for command in commands.values() for key, option in _options(command).items()}
    values = {key.replace("_", "-"): _plain(value) for key, value in table.items()}
    problems = [problem for key, value in values.items() for problem in _problems(key, value, known)]
    if problems:
        listed = "\n".join(f"  {problem}" for problem in problems)
        raise TaxonomyInvalid(f"{FILE} has mistakes:\n{listed}\nMend them and run the command again.")
    return {name: _defaults(values, command) for name, command in commands.items()}


def _parse(path: Path) -> dict[str, Any]:
    import tomllib  # only where there is such a file

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise TaxonomyInvalid(f"{FILE} can't be read: {error}. Mend it or take it away.") from error


def _options(command: click.Command) -> dict[str, click.Option]:
    """The flags of a command by name; of a group, those of all that is in it."""
    if isinstance(command, click.Group):
        return {key: o for part in command.commands.values() for key, o in _options(part).items()}
    options = (param for param in command.params if isinstance(param, click.Option))
    own = [o for o in options if o.name not in _NOT_HERE and o.allow_from_autoenv]
    return {max(o.opts, key=len).lstrip("-"): o for o in own}


def _plain(value: Any) -> Any:
    """TOML has dates of its own; options read them as text."""
    return value.isoformat() if isinstance(value, date) else value


def _problems(key: str, value: Any, known: Mapping[str, click.Option]) -> Iterator[str]:
    option = known.get(key)
    if option is None:
        hint = nearest(key, {name: name for name in known}) or f"The keys are {', '.join(sorted(known))}."
        yield f"`{key}` is no setting. {hint}"
        return
    try:
        option.type_cast_value(click.Context(click.Command("")), _value(value, option))
    except (click.BadParameter, TypeError, ValueError) as error:
        what = error.message if isinstance(error, click.BadParameter) else f"{value!r} does not fit."
        yield f"`{key}`: {what} See `gapcheck run --help`."


def _value(value: Any, option: click.Option) -> Any:
    return [value] if option.multiple and isinstance(value, str) else value


def _defaults(values: Mapping[str, Any], command: click.Command) -> dict[str, Any]:
    """What Click takes as the default of each flag, by its name; of a group, by the command's name first."""
    if isinstance(command, click.Group):
        return {name: _defaults(values, part) for name, part in command.commands.items()}
    options = _options(command)
    return {
        str(options[key].name): _value(value, options[key]) for key, value in values.items() if key in options
    }
