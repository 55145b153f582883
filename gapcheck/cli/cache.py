"""`gapcheck cache`: what is kept between runs, and how to be rid of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gapcheck.cli import options
from gapcheck.cli.printing import echo_json

if TYPE_CHECKING:
    from gapcheck.batch.cache import Held


@click.group(context_settings=options.CONTEXT)
def cache() -> None:
    """Show or clear what is kept between runs.

    What was understood of each CV is kept in your own cache folder, readable by you alone, so that another
    role or weight reads no CV again. GAPCHECK_CACHE_DIR names another folder.
    """


@cache.command(context_settings=options.CONTEXT)
@options.as_json
@options.common
def info(json: bool) -> None:
    """Say where the cache is and how much it holds."""
    from gapcheck.batch import cache as kept

    _say(kept.info(), "kept", json)


@cache.command(context_settings=options.CONTEXT)
@options.as_json
@options.common
def clear(json: bool) -> None:
    """Take away all that is kept. The next run reads every CV again."""
    from gapcheck.batch import cache as kept

    _say(kept.clear(), "taken away", json)


def _say(held: Held, done: str, as_json: bool) -> None:
    folder = str(held.folder) if held.folder else None
    if as_json:
        echo_json({"folder": folder, "profiles": held.profiles, "bytes": held.bytes})
    else:
        size = f"{held.profiles} CV{'' if held.profiles == 1 else 's'}, {held.bytes / 1e6:.1f} MB"
        click.echo(f"{size} {done}: {folder}" if folder else "There is no cache folder.")
