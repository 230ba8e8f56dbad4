import click
from flask.cli import AppGroup

from forum.categories.service import create_category
from forum.cli.command import Command, need_database
from forum.core.db import transaction
from forum.core.i18n import _

group = AppGroup("categories", help="De categorieën waarin gesprekken staan.")


@group.command("create", cls=Command)
@click.argument("slug")
@click.argument("name")
@click.option("--description", default="")
@click.option("--position", type=int, default=0)
def create(slug: str, name: str, description: str, position: int) -> None:
    """Maak een categorie, met een adres dat begint met /c/."""
    need_database()
    with transaction():
        create_category(slug, name=name, description=description, position=position)
    click.echo(_("Categorie %(name)s is gemaakt.", name=name))
