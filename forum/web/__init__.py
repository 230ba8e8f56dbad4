"""The HTML door. Templates stand where readers find them: `accounts` to get in, `settings` for
what is one's own, and otherwise the room's name."""

from flask import Flask

from forum.web import (
    accounts,
    bookmarks,
    categories,
    curation,
    drafts,
    entering,
    exports,
    factsheets,
    following,
    gate,
    health,
    history,
    home,
    identities,
    labels,
    leaving,
    lists,
    members,
    messages,
    moderation,
    own_identities,
    page,
    pages,
    passkeys,
    pictures,
    pins,
    places,
    polls,
    posts,
    preview,
    privacy,
    reacting,
    reading,
    recovery,
    reported_messages,
    second_factor,
    security,
    sessions,
    settings,
    styles,
    threads,
    uploads,
    writing,
)

BLUEPRINTS = (
    home.bp,
    categories.bp,
    labels.bp,
    threads.bp,
    posts.bp,
    history.bp,
    polls.bp,
    reacting.bp,
    bookmarks.bp,
    lists.bp,
    reading.bp,
    following.bp,
    writing.bp,
    drafts.bp,
    preview.bp,
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
    messages.bp,
    factsheets.bp,
    pins.bp,
    curation.bp,
    moderation.bp,
    places.bp,
    reported_messages.bp,
    pages.bp,
    health.bp,
    styles.bp,
)


def register(app: Flask) -> None:
    gate.register(app)
    sessions.register(app)
    reading.register(app)
    page.register(app)
    leaving.register(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
