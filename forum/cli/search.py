import click
from flask.cli import AppGroup

from forum.cli.command import Command, need_database
from forum.core.db import let_go
from forum.core.i18n import _
from forum.search.rebuilding import how_many, rebuild

group = AppGroup("search", help="Waarop gezocht kan worden.")


@group.command("rebuild", cls=Command)
def rebuild_index() -> None:
    """Maak de index opnieuw van wat er staat. Kan naast de site, en na afbreken opnieuw."""
    need_database()
    length = how_many()
    let_go()
    done = 0
    with click.progressbar(length=length, label=str(_("Zoekindex"))) as bar:
        for step in rebuild():
            done += step
            bar.update(step)
    click.echo(_("%(count)s stukken bekeken.", count=done))
