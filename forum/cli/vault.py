import click
from flask.cli import AppGroup

from forum.cli.command import Command, Wrong, need_database
from forum.core.i18n import _
from forum.core.resealing import reseal

group = AppGroup("vault", help="Wat versleuteld in de database staat.")


@group.command("rotate", cls=Command)
def rotate() -> None:
    """Verzegel alles opnieuw met de nieuwste sleutel, zodat een oudere weg kan."""
    need_database()
    unreadable = 0
    for found in reseal():
        unreadable += found.unreadable
        click.echo(f"{found.sealed:>8}  {found.table}")
    if unreadable:
        told = _("%(count)s teksten opent geen enkele sleutel uit DATA_KEYS.", count=unreadable)
        raise Wrong(str(told))
