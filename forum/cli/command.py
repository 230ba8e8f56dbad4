"""What our commands have in common: a database that is ready, and one line when it is wrong."""

from typing import Any

import click
from flask import current_app
from flask_migrate import upgrade
from marshmallow import Schema, ValidationError

from forum.core.errors import ForumError, Invalid
from forum.core.i18n import _
from forum.core.ready import is_empty, is_ready


class Wrong(click.ClickException):
    """Input that was refused."""

    exit_code = 2


class Command(click.Command):
    """One clear line on standard error and exit code 2, with what was wrong by field."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ForumError as error:
            raise Wrong(str(error.detail)) from error


def need_settings() -> None:
    """Raises ForumError for an installation that lacks what production needs."""
    if missing := current_app.config["MISSING"]:
        names = ", ".join(missing)
        raise ForumError(_("Zet eerst deze instellingen: %(names)s.", names=names))


def need_database() -> None:
    """A new SQLite file is made ready at once; any other database is left to who runs it.

    Raises ForumError when its schema is not the newest.
    """
    need_settings()
    if is_ready(current_app.config["SCHEMA_HEAD"]):
        return
    if not (is_local() and is_empty()):
        raise ForumError(
            _("De database is niet bijgewerkt. Geef eerst: flask --app forum db upgrade."),
            code="schema",
        )
    upgrade()


def checked(schema: type[Schema], given: dict[str, Any]) -> dict[str, Any]:
    """What was given at the terminal, by the same shapes as at the other doors.

    Raises Invalid that names what is wrong.
    """
    try:
        return dict(schema().load(given))
    except ValidationError as error:
        wrong = [
            f"{name}: {' '.join(map(str, complaints))}"
            for name, complaints in dict(error.messages_dict).items()
        ]
        raise Invalid("; ".join(wrong)) from error


def is_local() -> bool:
    return str(current_app.config["SQLALCHEMY_DATABASE_URI"]).startswith("sqlite")
