"""`gapcheck taxonomy`: check the files, describe them to editors, compare two states, start a new role."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gapcheck.cli import options
from gapcheck.cli.printing import echo_json, heading, plain
from gapcheck.errors import ExitCode, OutputNotWritable, TaxonomyInvalid, UsageProblem

if TYPE_CHECKING:
    from gapcheck.taxonomy import Taxonomy
    from gapcheck.taxonomy.changes import Change

SCHEMA = 1
_SHIPPED = "shipped"


@click.group(context_settings=options.CONTEXT)
def taxonomy() -> None:
    """Check the taxonomy, compare two states of it, start a new role.

    docs/taxonomy.md shows how to add a role, a competency and a skill.
    """


@taxonomy.command(context_settings=options.CONTEXT)
@options.taxonomy
@options.as_json
@options.common
@click.pass_context
def check(ctx: click.Context, taxonomy: Path | None, json: bool) -> None:
    """Print every mistake with its file, line, column and remedy; the exit code is then 6."""
    from gapcheck.taxonomy import inspect

    found, problems = inspect(taxonomy)
    if json:
        counts = {"competencies": len(found.competencies), "roles": len(found.roles)}
        head = {"schema": SCHEMA, "taxonomy_sha256": found.sha256, "extended_by": list(found.extended_by)}
        rows = [asdict(problem) for problem in problems]
        echo_json(head | counts | {"skills": len(found.skills), "problems": rows})
    elif problems:
        click.echo("\n".join(plain(str(problem)) for problem in problems))
    if not json:
        click.echo(_counted(found, len(problems)), err=True)
    ctx.exit(ExitCode.CONFIGURATION_INVALID if problems else ExitCode.DONE)


def _counted(found: Taxonomy, mistakes: int) -> str:
    said = "no mistake" if not mistakes else f"{mistakes} mistake{'s' * (mistakes > 1)}"
    count = len(found.extended_by)
    own = f", {count} file{'s' * (count > 1)} of yours" if count else ""
    parts = f"{len(found.competencies)} competencies, {len(found.roles)} roles, {len(found.skills)} skills"
    return f"{parts}{own}: {said}"


@taxonomy.command(context_settings=options.CONTEXT)
@options.common
def schema() -> None:
    """Print the JSON Schema of the files; editors complete and check by it."""
    from gapcheck.taxonomy.schema import text

    click.echo(text(), nl=False)


@taxonomy.command(context_settings=options.CONTEXT)
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@options.as_json
@options.common
def diff(old: Path, new: Path, json: bool) -> None:
    """Say what changed from OLD to NEW, and which way each role's bar moved.

    Each is a folder, or the word `shipped` for what comes with gapcheck. A folder with every part of a
    taxonomy stands for itself; any other is taken as an extension of the shipped one.
    """
    from gapcheck.taxonomy.changes import changes

    before, after = _state(old), _state(new)
    found = changes(before, after)
    if json:
        shas = {"old_sha256": before.sha256, "new_sha256": after.sha256}
        echo_json({"schema": SCHEMA, **shas, "changes": [asdict(change) for change in found]})
    else:
        click.echo(_words(found, before))


def _state(folder: Path) -> Taxonomy:
    from gapcheck.taxonomy import inspect, told
    from gapcheck.taxonomy.files import is_whole

    if str(folder) == _SHIPPED:
        made, problems = inspect()
    else:
        made, problems = inspect(folder, extend=not is_whole(folder))
    if problems:
        raise TaxonomyInvalid(f"`{folder}`: {told(problems)}")
    return made


def _words(found: tuple[Change, ...], before: Taxonomy) -> str:
    lines: list[str] = []
    for part in dict.fromkeys(change.part for change in found):
        lines.append(heading(part.capitalize()).removeprefix("" if lines else "\n"))
        of_part = [change for change in found if change.part == part]
        for id_ in dict.fromkeys(change.id for change in of_part):
            lines += _of_one(id_, [change for change in of_part if change.id == id_])
    moved = {change.id for change in found if change.part == "roles"}
    same = [id_ for id_ in before.roles if id_ not in moved]
    if found and same:
        lines.append(f"\nThe bar is where it was for {len(same)} role{'s' * (len(same) > 1)}.")
    return "\n".join(lines) or "Nothing changed."


def _of_one(id_: str, found: list[Change]) -> list[str]:
    """One line where it says all, else the id and a line for each change, by direction."""
    moves = [change for change in found if change.direction]
    if len(found) == 1 and not moves:
        return [plain(f"  {id_} {found[0].what}")]
    lines = [plain(f"  {id_}{_summed(moves)}")]
    for change in found:
        lead = f"{change.direction:<6}  " if change.direction else ""
        lines.append(plain(f"    {lead}{change.what}"))
    return lines


def _summed(moves: list[Change]) -> str:
    ways = {change.direction for change in moves}
    if not ways:
        return ""
    if {"higher", "lower"} <= ways:
        return ": the bar is higher in some ways, lower in others"
    return f": the bar is {next((way for way in ('higher', 'lower') if way in ways), 'the same')}"


@taxonomy.command("new-role", context_settings=options.CONTEXT)
@click.argument("id_", metavar="ID")
@click.option(
    "--out",
    default="my-taxonomy",
    show_default=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    allow_from_autoenv=False,  # `out` in the environment or in gapcheck.toml is the run folder
    help="Your taxonomy folder; the file goes into its roles/.",
)
@options.common
def new_role(id_: str, out: Path) -> None:
    """Write the file of a new role, with a comment on every part, and print its path.

    It passes the check as it is; --taxonomy DIR uses it.
    """
    import re

    from gapcheck.taxonomy import load, skeleton
    from gapcheck.taxonomy import schema as described
    from gapcheck.taxonomy.description import ID

    if not re.fullmatch(ID.pattern or "", id_) or len(id_) > ID.longest:
        raise UsageProblem(f"`{id_}` can't be an id. Write {ID.words}, as `head-of-networks`.")
    shipped = load()
    if id_ in shipped.roles:
        raise UsageProblem(
            f"There is a role `{id_}` already. Choose another id, or copy its file to change it."
        )
    path = out / "roles" / f"{id_}.yaml"
    _write(path, skeleton.role(id_, shipped.competencies))
    if not (out / described.NAME).exists():
        _write(out / described.NAME, described.text())
    click.echo(str(path))
    click.echo(f"Fill it in, then: gapcheck taxonomy check --taxonomy {out}", err=True)


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise UsageProblem(f"`{path}` is there already. Edit it, or choose another id.") from None
    except OSError as error:
        raise OutputNotWritable(
            f"`{path}` can't be written ({error.strerror}). Choose another folder with --out."
        ) from error
