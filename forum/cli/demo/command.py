"""`flask --app forum demo`."""

from collections.abc import Callable
from threading import Event, Thread

import click
from flask import Flask
from flask_migrate import upgrade
from werkzeug.serving import make_server

from config import INSTANCE, Config, kept_secret
from forum.cli.command import Command
from forum.cli.demo.loader import SHOWN, load
from forum.cli.demo.notices import HOOK_HOSTS, HOOK_NETWORKS
from forum.core.i18n import _
from forum.jobs.schedule import work

PASSWORD = "ruggespraak-demo"  # noqa: S105  for a database of invented people
HOST = "127.0.0.1"


def make_demo(build: Callable[[Config], Flask]) -> click.Command:
    """The command, given how an application is built."""

    @click.command("demo", cls=Command)
    @click.option("--port", default=5000, show_default=True)
    @click.option("--password", default=PASSWORD, show_default=True, help="Voor alle accounts.")
    @click.option("--load-only", is_flag=True, help="Vul de database en stop dan.")
    def demo(port: int, password: str, load_only: bool) -> None:
        """Start het forum met een verzonnen gemeenschap. Instellingen van buiten tellen niet."""
        app = build(_settings(port))
        with app.app_context():
            upgrade()
            load(password)
        _show_log_ins(app, password)
        if not load_only:
            _serve(app, port)

    return demo


def _settings(port: int) -> Config:
    config = Config(
        database_url=f"sqlite:///{INSTANCE / 'demo.db'}",
        instance=INSTANCE,
        base_url=f"http://{HOST}:{port}",
    )
    config.SECRET_KEY = kept_secret(INSTANCE / "demo_secret_key")
    config.DATA_KEYS = (kept_secret(INSTANCE / "demo_data_key"),)
    config.REQUIRE_SECOND_FACTOR = False
    config.ERASURE_LEDGER = INSTANCE / "demo-erasures.jsonl"
    config.MAIL_FOLDER = INSTANCE / "demo-mail"
    config.STORAGE_FOLDER = INSTANCE / "demo-uploads"
    config.CONTACT = "beheer@ruggespraak.invalid"
    config.WEBHOOK_HOSTS, config.WEBHOOK_NETWORKS = HOOK_HOSTS, HOOK_NETWORKS
    return config


def _show_log_ins(app: Flask, password: str) -> None:
    click.echo(_("Ruggespraak, de demo: %(address)s", address=app.config["BASE_URL"]))
    click.echo(_("Log in met wachtwoord %(password)s als:", password=password))
    for username, role in SHOWN.items():
        click.echo(f"  {username:20} {role}")


def _serve(app: Flask, port: int) -> None:
    stop = Event()
    worker = Thread(target=work, args=(app, stop), daemon=True)
    server = make_server(HOST, port, app, threaded=True)
    worker.start()
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        click.echo()
    finally:
        stop.set()
        worker.join(timeout=5)
