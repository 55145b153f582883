"""`gapcheck roles`: the roles that CVs can be measured against, or all about one of them."""

from __future__ import annotations

from collections.abc import Sequence
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
@click.argument("names", nargs=-1, metavar="[ROLE | compare ROLE ROLE [ROLE]]")
@options.taxonomy
@options.as_json
@options.common
def roles(names: tuple[str, ...], taxonomy: Path | None, json: bool) -> None:
    """List the roles, or show what one ROLE asks for and where each requirement comes from.

    `roles compare` sets two or three of them side by side. A ROLE is an id, a title or an alias.
    """
    from gapcheck.cli.asked import page, table
    from gapcheck.taxonomy import load

    measure = load(taxonomy)
    if names and names[0] == "compare":
        _compare(names[1:], measure, json)
        return
    if len(names) > 1:
        raise UsageProblem("Name one role, in quotes if it has spaces, or use `gapcheck roles compare`.")
    chosen = known(names[0], measure) if names else None
    if json:
        echo_json(_one(chosen) if chosen else _all(measure))
    else:
        click.echo(page(chosen, measure) if chosen else table(measure))


def _compare(names: Sequence[str], taxonomy: Taxonomy, json: bool) -> None:
    from gapcheck.cli import compared

    chosen = tuple(dict.fromkeys(known(name, taxonomy).id for name in names))
    if not 2 <= len(chosen) <= 3:
        raise UsageProblem("Name two or three different roles, as `gapcheck roles compare tech-lead CTO`.")
    beside = [taxonomy.roles[id_] for id_ in chosen]
    if json:
        echo_json({"schema": SCHEMA, "taxonomy_sha256": taxonomy.sha256} | compared.as_json(beside))
    else:
        click.echo(compared.page(beside, taxonomy))


def known(asked: str, taxonomy: Taxonomy) -> Role:
    """The role of this id, title or alias, in any case. Raises UsageProblem with the nearest ids."""
    if asked in taxonomy.roles:
        return taxonomy.roles[asked]
    names = {name: r.id for r in taxonomy.roles.values() for name in (*r.aliases, r.title, r.id)}
    meant = {_folded(name): id_ for name, id_ in names.items()}.get(_folded(asked))
    if meant is None:
        hint = nearest(asked, names)
        raise UsageProblem(f"There is no role `{asked}`. {hint}{' ' * bool(hint)}`gapcheck roles` lists all.")
    return taxonomy.roles[meant]


def _folded(name: str) -> str:
    return name.casefold().replace("-", " ")


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
