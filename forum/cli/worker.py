import signal
from threading import Event

import click
from flask import current_app
from flask.cli import with_appcontext

from forum.cli.command import Command, need_database
from forum.core.i18n import _
from forum.jobs.hooking import send_due
from forum.jobs.schedule import work
from forum.jobs.worker import run_due


@click.command("worker", cls=Command)
@click.option("--once", is_flag=True, help="Stop als er niets meer te doen is.")
@with_appcontext
def command(once: bool) -> None:
    """Verwerk wat later moest gebeuren. Er mogen er meer naast elkaar draaien."""
    need_database()
    if once:
        click.echo(_("%(count)s verwerkt.", count=run_due() + send_due()))
        return
    stop = Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_args: stop.set())
    work(current_app._get_current_object(), stop)  # type: ignore[attr-defined]
