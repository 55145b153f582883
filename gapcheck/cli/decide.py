"""`gapcheck decide`: what a person decided about a candidate, kept with the run."""

from __future__ import annotations

import getpass
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from gapcheck.cli import folder, options
from gapcheck.cli.printing import echo_json, plain
from gapcheck.errors import UsageProblem

_OUTCOMES = ("invite", "hold", "decline", "offer", "withdrawn", "other")


@click.command(context_settings=options.CONTEXT)
@click.argument("run", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("candidate", metavar="ID", required=False)
@click.option("--outcome", allow_from_autoenv=False, type=click.Choice(_OUTCOMES), help="What was decided.")
@click.option(
    "--reason", allow_from_autoenv=False, metavar="TEXT", help="Why, in words that the candidate may read."
)
@click.option("--role", metavar="ID", help="The role decided about, where the run has several.")
@click.option(
    "--by", allow_from_autoenv=False, metavar="NAME", help="Who decided. Default: the user of this computer."
)
@options.as_json
@options.common
def decide(
    run: Path,
    candidate: str | None,
    outcome: str | None,
    reason: str | None,
    role: str | None,
    by: str | None,
    json: bool,
) -> None:
    """Record what a person decided about the candidate ID of a RUN, or list what was decided.

    Who, when, what, why and the score shown at that time are added to decisions.jsonl in the run; lines
    are never changed. gapcheck decides nothing.
    """
    from gapcheck.audit import decisions

    manifest = folder.manifest(run)
    if candidate is None:
        _list(decisions.read(run), json)
        return
    if outcome is None or not (reason or "").strip():
        raise UsageProblem("A decision needs an --outcome and a --reason. Give both.")
    shown = _shown(folder.results(run), candidate, role)
    entry = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "by": _whole(by or getpass.getuser()),
        "outcome": outcome,
        "reason": _whole(reason or ""),
        **shown,
        "taxonomy_sha256": manifest["taxonomy_sha256"],
        "version": manifest["version"],
        "salt": secrets.token_hex(16),  # so that a seal that outlives its words can't be guessed open
    }
    line = decisions.append(run, entry)
    if json:
        echo_json(line)
    else:
        click.echo(_said(line))


def _whole(text: str) -> str:
    """The text as UTF-8 can have it."""
    return text.encode("utf-8", "replace").decode().strip()


def _shown(results: Mapping[str, Any], asked: str, role: str | None) -> dict[str, Any]:
    """The candidate, the role and what the run shows of them. Raises UsageProblem."""
    held = [one for one in results["candidates"] if one["id"].startswith(asked.casefold())]
    if len(held) != 1:
        raise UsageProblem(
            f"`{asked}` is not one candidate of this run. Take the id from the address of a page."
        )
    (one,) = held
    made = {assessment["role"]: assessment for assessment in one["assessments"]}
    if role is None and len(made) != 1:
        raise UsageProblem(f"The run has the roles {', '.join(made)}. Name one with --role.")
    chosen = made.get(role or next(iter(made)))
    if chosen is None:
        raise UsageProblem(f"The run has no role `{role}`. Its roles are {', '.join(made)}.")
    return {
        "candidate": one["id"],
        "role": chosen["role"],
        "score": chosen["score"],
        "confidence": chosen["confidence"],
        "rank": chosen["rank"],
    }


def _list(lines: tuple[dict[str, Any], ...], json: bool) -> None:
    if json:
        echo_json(list(lines))
    elif not lines:
        click.echo("Nothing was decided yet.", err=True)
    else:
        click.echo("\n".join(_said(line) for line in lines))


def _said(line: Mapping[str, Any]) -> str:
    if line.get("removed"):
        return "removed with the person it was about"
    what = f"{line['candidate']} for {line['role']}: {line['outcome']} (score shown: {line['score']:.1f})"
    return plain(f"{line['at']}  {line['by']}  {what}  {line['reason']}")
