"""`gapcheck roles`: the roles that CVs can be measured against, or all about one of them."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gapcheck.cli import options
from gapcheck.cli.nearest import nearest
from gapcheck.cli.printing import echo_json
from gapcheck.errors import UsageProblem

if TYPE_CHECKING:
    from gapcheck.taxonomy import Role, Taxonomy

SCHEMA = 1


@click.command(context_settings=options.CONTEXT)
@click.argument("role", required=False)
@options.taxonomy
@options.as_json
@options.common
def roles(role: str | None, taxonomy: Path | None, json: bool) -> None:
    """List the roles, or show what one ROLE asks for and where each requirement comes from."""
    from gapcheck.cli.asked import page, table
    from gapcheck.taxonomy import load

    measure = load(taxonomy)
    chosen = known(role, measure) if role else None
    if json:
        echo_json(_one(chosen) if chosen else _all(measure))
    else:
        click.echo(page(chosen, measure) if chosen else table(measure))


def known(asked: str, taxonomy: Taxonomy) -> Role:
    """The role of this id. Raises UsageProblem with the nearest ids."""
    role = taxonomy.roles.get(asked)
    if role is None:
        names = {name: r.id for r in taxonomy.roles.values() for name in (*r.aliases, r.title, r.id)}
        hint = nearest(asked, names)
        raise UsageProblem(f"There is no role `{asked}`. {hint}{' ' * bool(hint)}`gapcheck roles` lists all.")
    return role


def _all(taxonomy: Taxonomy) -> dict[str, Any]:
    rows = [
        {
            "id": r.id,
            "title": r.title,
            "aliases": list(r.aliases),
            "summary": r.summary,
            "variant_of": r.variant_of,
        }
        for r in taxonomy.roles.values()
    ]
    return {"schema": SCHEMA, "taxonomy_sha256": taxonomy.sha256, "roles": rows}


def _one(role: Role) -> dict[str, Any]:
    out = {"schema": SCHEMA} | asdict(role)
    career = out["career"]
    return out | {"career": {"from": career["from_"], "to": career["to"], "lateral": career["lateral"]}}
