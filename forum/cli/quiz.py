import click
from flask.cli import AppGroup

from forum.accounts.queries import find_by_name
from forum.accounts.viewers import get_viewer
from forum.cli.command import Command, need_database
from forum.cli.demo.quiz import add_statements
from forum.core.db import transaction
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.quiz.queries import curated

group = AppGroup("quiz", help="De stellingen van de quiz.")


@group.command("load", cls=Command)
@click.option("--by", required=True, help="De moderator op wiens naam ze worden toegevoegd.")
def load(by: str) -> None:
    """Voeg de stellingen toe die bij het forum horen, waar die nog niet zijn.

    Een stelling waarvan de bewering hier anders luidt, wacht tot een moderator er een kiest.
    """
    need_database()
    with transaction():
        member = find_by_name(by)
        if member is None:
            raise NotFound(_("Dit lid bestaat niet."))
        keeper = get_viewer(member.id)
        added = add_statements(keeper)
        waiting = [one for one in curated(keeper) if one.rest and one.key in added]
    click.echo(_("Toegevoegd: %(keys)s", keys=", ".join(added) or "–"))
    if waiting:
        click.echo(_("Wachten op een bewering: %(count)s", count=len(waiting)))
