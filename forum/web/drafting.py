"""What forms have to do with drafts: filled in with one, kept as one, and where one belongs."""

from dataclasses import replace

from flask import url_for

from forum.core.db import transaction
from forum.core.errors import Invalid, Stale
from forum.drafts import queries, service
from forum.drafts.keys import Key, Place
from forum.drafts.service import NONE_YET
from forum.drafts.views import DraftView
from forum.web.forms import Form, version_in
from forum.web.page import viewer

KEY_FIELD, VERSION_FIELD = "draft", "draft_version"


def own_draft(key: str) -> DraftView | None:
    return queries.find_draft(viewer(), key)


def filled_in(form: Form, draft: DraftView | None) -> Form:
    """The form of a page that was just opened, with the draft where there is one. It tells which
    version that is, so that no window writes over another."""
    fields = draft.fields if draft else {}
    version = draft.version if draft else NONE_YET
    return replace(form, typed={**form.typed, **fields, VERSION_FIELD: str(version)})


def address_of(key: Key) -> str:
    """The page on which one goes on writing."""
    if key.place == Place.THREAD:
        return url_for("threads.find", thread_id=key.id, _anchor="reageren")
    if key.place == Place.EDIT:
        return url_for("posts.edit_page", post_id=key.id)
    if key.place == Place.NEW:
        return url_for("threads.new_page")
    if key.place == Place.NEW_MESSAGE:
        return url_for("messages.new_page")
    return url_for("messages.show", conversation_id=key.id)


def keep(key: str, form: Form) -> DraftView | None:
    """None when nothing was written, and so nothing is kept. Raises Stale only where something
    else stands: to who goes on writing what was discarded elsewhere it is a new draft."""
    if form.errors:
        raise Invalid(errors=form.errors)
    try:
        return _keep_over(key, form, version_in(form.get(VERSION_FIELD)))
    except Stale:
        if own_draft(key):
            raise
    return _keep_over(key, form, NONE_YET)


def _keep_over(key: str, form: Form, version: int | None) -> DraftView | None:
    with transaction():
        if service.is_blank(form.data):
            service.discard(viewer(), key, version=version)
            return None
        return service.save(viewer(), key, fields=form.data, version=version)
