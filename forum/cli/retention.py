import json

import click
from flask.cli import AppGroup

from forum.cli.command import Command, need_database
from forum.jobs.retention import Found, carry_out, report

group = AppGroup("retention", help="Bewaartermijnen: wat zijn tijd heeft gehad.")


@group.command("run", cls=Command)
@click.option("--dry-run", is_flag=True, help="Tel alleen, en verander niets.")
@click.option("--json", "as_json", is_flag=True, help="Voor programma's.")
def run(dry_run: bool, as_json: bool) -> None:
    """Laat gaan wat zijn tijd heeft gehad, en tel per regel hoeveel dat was."""
    need_database()
    found = report() if dry_run else carry_out()
    if as_json:
        by_name = {rule.name: count for rule, count in found}
        click.echo(json.dumps({"dry_run": dry_run, "rules": by_name}))
    else:
        _show(found)


def _show(found: Found) -> None:
    for rule, count in found:
        click.echo(f"{count:>8}  {rule.what}")
