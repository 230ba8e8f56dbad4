"""Commands for the person running the forum: `flask --app forum <command>`."""

from collections.abc import Callable

import click
from flask import Flask

from config import Config
from forum.cli import (
    accounts,
    alarms,
    audit,
    categories,
    ebook,
    factsheets,
    outbox,
    push,
    quiz,
    recount,
    references,
    retention,
    search,
    vault,
    worker,
)
from forum.cli.demo.command import make_demo

COMMANDS: tuple[click.Command, ...] = (
    accounts.group,
    alarms.group,
    audit.group,
    categories.group,
    factsheets.group,
    outbox.group,
    push.group,
    quiz.group,
    recount.command,
    references.group,
    retention.group,
    search.group,
    vault.group,
    worker.command,
)


def register(app: Flask, build: Callable[[Config], Flask]) -> None:
    """`build` makes the application of the demo, which has settings of its own."""
    factsheets.group.add_command(ebook.command)
    for command in (*COMMANDS, make_demo(build)):
        app.cli.add_command(command)


def is_looking() -> bool:
    """Whether the terminal only wants to know which commands there are.

    It is then let through without the settings that production needs: the commands that use them
    ask again, and the demo brings its own.
    """
    context = click.get_current_context(silent=True)
    return context is not None and isinstance(context.command, click.Group)
