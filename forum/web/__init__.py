"""The HTML door. Its folders under `templates/` have the same names."""

from flask import Flask

from forum.web import (
    accounts,
    categories,
    curation,
    exports,
    factsheets,
    gate,
    health,
    home,
    members,
    moderation,
    page,
    pages,
    pins,
    posts,
    sessions,
    settings,
    threads,
)

BLUEPRINTS = (
    home.bp,
    categories.bp,
    threads.bp,
    posts.bp,
    accounts.bp,
    settings.bp,
    exports.bp,
    members.bp,
    factsheets.bp,
    pins.bp,
    curation.bp,
    moderation.bp,
    pages.bp,
    health.bp,
)


def register(app: Flask) -> None:
    gate.register(app)
    sessions.register(app)
    page.register(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
