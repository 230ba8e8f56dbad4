import click
from flask.cli import with_appcontext

from forum.cli.command import Command, need_database
from forum.core.i18n import _
from forum.jobs.erasing import reapply


@click.command("reapply-erasures", cls=Command)
@with_appcontext
def reapply_erasures() -> None:
    """Wis opnieuw wie al gewist was, nadat een reservekopie is teruggezet."""
    need_database()
    count = reapply()
    click.echo(_("%(count)s opnieuw gewist.", count=count))
