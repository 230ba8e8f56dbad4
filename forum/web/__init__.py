"""The HTML door. Templates stand where readers find them: `accounts` to get in, `settings` for
what is one's own, and otherwise the room's name."""

from flask import Flask

from forum.web import (
    accounts,
    categories,
    curation,
    entering,
    exports,
    factsheets,
    gate,
    health,
    home,
    identities,
    leaving,
    members,
    moderation,
    own_identities,
    page,
    pages,
    passkeys,
    pictures,
    pins,
    posts,
    privacy,
    recovery,
    second_factor,
    security,
    sessions,
    settings,
    threads,
    uploads,
)

BLUEPRINTS = (
    home.bp,
    categories.bp,
    threads.bp,
    posts.bp,
    pictures.bp,
    uploads.bp,
    accounts.bp,
    entering.bp,
    identities.bp,
    own_identities.bp,
    passkeys.bp,
    recovery.bp,
    security.bp,
    settings.bp,
    privacy.bp,
    second_factor.bp,
    leaving.bp,
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
    leaving.register(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
