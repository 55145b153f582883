"""`gapcheck reveal`: which file a candidate of a blind run is."""

from __future__ import annotations

from pathlib import Path

import click

from gapcheck.cli import folder, hiding, options
from gapcheck.cli.printing import echo_json, plain
from gapcheck.errors import UsageProblem


@click.command(context_settings=options.CONTEXT)
@click.argument("run", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("candidates", nargs=-1, metavar="[ID]...")
@hiding.key
@options.as_json
@options.common
def reveal(run: Path, candidates: tuple[str, ...], key: Path | None, json: bool) -> None:
    """Say which files the candidates of a blind RUN are: all of them, or those named."""
    from gapcheck.audit import keyfile

    names = keyfile.read(key or hiding.beside(run)).files
    held = {entry["file"]: entry["candidate"] for entry in folder.manifest(run)["inputs"]}
    rows = [
        (str(id_ or ""), code, names.get(code, ""))
        for code, id_ in held.items()
        if _asked(id_, code, candidates)
    ]
    if not any(name for _, _, name in rows):
        raise UsageProblem(
            f"The key knows none of these candidates of `{run}`. Name the key of this run with --key."
        )
    if json:
        echo_json(
            [{"candidate": id_ or None, "file": code, "name": name or None} for id_, code, name in rows]
        )
    else:
        click.echo("\n".join(f"{id_ or 'not read':<12}  {code}  {plain(name)}" for id_, code, name in rows))


def _asked(candidate: str | None, code: str, asked: tuple[str, ...]) -> bool:
    """Candidates go by their id or its start, as the pages show it; files by their code."""
    return not asked or any(
        code == one or bool(candidate and one and candidate.startswith(one)) for one in asked
    )
