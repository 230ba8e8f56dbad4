from collections.abc import Iterable
from typing import Any

import click
from flask.cli import AppGroup

from forum.categories.circles import WRITERS, Circle
from forum.categories.service import create_category
from forum.cli.command import Command, need_database
from forum.core.db import transaction
from forum.core.i18n import _

group = AppGroup("categories", help="De categorieën waarin gesprekken staan.")


def _choice(circles: Iterable[Circle]) -> click.Choice[str]:
    """By their words: click would ask for the names that they have in the code."""
    return click.Choice([circle.value for circle in circles])


@group.command("create", cls=Command)
@click.argument("slug")
@click.argument("name")
@click.option("--description", default="")
@click.option("--position", type=int, default=0)
@click.option("--parent", help="Het adres van de categorie waar ze in staat.")
@click.option("--readers", type=_choice(Circle), default=Circle.EVERYONE.value)
@click.option("--writers", type=_choice(WRITERS), default=Circle.MEMBERS.value)
def create(slug: str, name: str, **facts: Any) -> None:
    """Maak een categorie, met een adres dat begint met /c/."""
    need_database()
    with transaction():
        create_category(slug, name=name, **facts)
    click.echo(_("Categorie %(name)s is gemaakt.", name=name))
