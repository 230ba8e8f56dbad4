import click
from flask.cli import with_appcontext

from forum.cli.command import Command, need_database
from forum.core.db import transaction
from forum.core.i18n import _
from forum.marks.counting import recount


@click.command("recount", cls=Command)
@with_appcontext
def command() -> None:
    """Tel de waarderingen opnieuw, en zet recht wat niet klopte."""
    need_database()
    with transaction():
        wrong = recount()
    for drift in wrong:
        click.echo(f"{drift.post_id}\t{drift.kind}\t{drift.stood}\t{drift.found}")
    click.echo(_("%(count)s getallen klopten niet.", count=len(wrong)))
