"""Which language is spoken: the one that was chosen here, otherwise Dutch."""

from flask import has_request_context, session

from forum.core.i18n import LANGUAGES


def choose_language() -> str:
    chosen = session.get("language") if has_request_context() else None
    return chosen if chosen in LANGUAGES else LANGUAGES[0]
