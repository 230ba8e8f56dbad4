"""The JSON door. Its description for programs is at /api/v1/openapi.json."""

from typing import Any

from flask import Flask

from forum.api import (
    accounts,
    answers,
    article_sheets,
    bookmarks,
    categories,
    decisions,
    diary,
    diary_files,
    docs,
    drafts,
    experiments,
    experts,
    exports,
    factsheets,
    following,
    held,
    held_profiles,
    hours,
    identities,
    imports,
    labels,
    leaving,
    members,
    messages,
    moderation,
    passkeys,
    pins,
    polls,
    posts,
    privacy,
    questions,
    quiz,
    reacting,
    reading,
    recovery,
    reference_files,
    references,
    reminders,
    reported_messages,
    reviewing,
    revisions,
    second_factor,
    sheet_talk,
    stories,
    threads,
    uploads,
    writing,
)
from forum.api.door import ForumApi

BLUEPRINTS = (
    accounts.bp,
    members.bp,
    privacy.bp,
    second_factor.bp,
    identities.bp,
    passkeys.bp,
    recovery.bp,
    leaving.bp,
    exports.bp,
    categories.bp,
    labels.bp,
    threads.bp,
    posts.bp,
    revisions.bp,
    polls.bp,
    reacting.bp,
    bookmarks.bp,
    reading.bp,
    following.bp,
    drafts.bp,
    uploads.bp,
    factsheets.bp,
    reviewing.bp,
    reference_files.bp,
    references.bp,
    imports.bp,
    article_sheets.bp,
    pins.bp,
    sheet_talk.bp,
    questions.bp,
    hours.bp,
    quiz.bp,
    diary.bp,
    stories.bp,
    diary_files.bp,
    experiments.bp,
    reminders.bp,
    answers.bp,
    decisions.bp,
    held.bp,
    moderation.bp,
    writing.bp,
    messages.bp,
    reported_messages.bp,
    experts.bp,
    experts.waiting,
    held_profiles.bp,
)

SETTINGS: dict[str, Any] = {
    "API_TITLE": "Ruggespraak",
    "API_VERSION": "1",
    "OPENAPI_VERSION": "3.1.0",
    "OPENAPI_URL_PREFIX": "/api/v1",
    "OPENAPI_JSON_PATH": "openapi.json",
    "API_SPEC_OPTIONS": {
        "info": {
            "description": "The community forum of people with back pain. "
            "Send `Authorization: Bearer <token>`; cookies never open this door."
        },
        "components": {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
        "security": [{}, {"token": []}],
    },
}


def register(app: Flask) -> None:
    app.config.update(SETTINGS)
    api = ForumApi(app)
    for blueprint in BLUEPRINTS:
        api.register_blueprint(blueprint, url_prefix=f"/api/v1{blueprint.url_prefix or ''}")
    app.register_blueprint(docs.bp)
