"""Commands for the person running the forum: `flask --app forum <command>`."""

import click
from flask import Flask

from forum.cli import accounts, categories, factsheets, outbox, worker
from forum.cli.demo import command as demo

COMMANDS: tuple[click.Command, ...] = (
    accounts.group,
    categories.group,
    factsheets.group,
    outbox.group,
    worker.command,
    demo.demo,
)


def register(app: Flask) -> None:
    for command in COMMANDS:
        app.cli.add_command(command)


def require_settings(missing: tuple[str, ...]) -> None:
    """Refuse to start without what production needs.

    Raises click's UsageError. While the terminal only looks for a command it is let through:
    the demo brings its own settings, whatever the environment says.
    """
    context = click.get_current_context(silent=True)
    is_looking = context is not None and isinstance(context.command, click.Group)
    if missing and not is_looking:
        raise click.UsageError(f"Zet eerst deze instellingen: {', '.join(missing)}.")
