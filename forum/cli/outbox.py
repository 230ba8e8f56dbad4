import click
from flask.cli import AppGroup

from forum.cli.command import Command, need_database
from forum.core import outbox
from forum.core.db import transaction
from forum.core.i18n import _

group = AppGroup("outbox", help="Wat later gebeurt: mail en andere gevolgen.")


@group.command("failed", cls=Command)
def failed() -> None:
    """Laat zien wat na alle pogingen niet lukte."""
    need_database()
    for entry in outbox.failed():
        click.echo(
            f"{entry.id}\t{entry.failed_at}\t{entry.name}\t{entry.handler}\t"
            f"{entry.attempts}\t{entry.last_error}"
        )


@group.command("retry", cls=Command)
def retry() -> None:
    """Probeer opnieuw wat was opgegeven."""
    need_database()
    with transaction():
        count = outbox.retry_failed()
    click.echo(_("%(count)s staan weer klaar.", count=count))
