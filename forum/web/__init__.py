"""The HTML door. Templates stand where readers find them: `accounts` to get in, `settings` for
what is one's own, and otherwise the room's name."""

from flask import Flask

from forum.web import bots, caring, gate, here, leaving, page, reading, rules, sessions
from forum.web.blueprints import (
    accounts,
    diary,
    experts,
    factsheets,
    moderation,
    notices,
    site,
    threads,
)

BLUEPRINTS = (
    *site.BLUEPRINTS,
    *threads.BLUEPRINTS,
    *accounts.BLUEPRINTS,
    *factsheets.BLUEPRINTS,
    *experts.BLUEPRINTS,
    *diary.BLUEPRINTS,
    *notices.BLUEPRINTS,
    *moderation.BLUEPRINTS,
)


def register(app: Flask) -> None:
    gate.register(app)
    sessions.register(app)
    reading.register(app)
    page.register(app)
    here.register(app)
    bots.register(app)
    leaving.register(app)
    caring.register(app)
    rules.register(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
