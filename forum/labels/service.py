"""Keeping the list of labels. `moderation` calls these and keeps the log."""

import re

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from forum.accounts.pretending import imitates_badge
from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.errors import Conflict, Invalid
from forum.core.i18n import _
from forum.core.permission import require
from forum.core.slugs import slugify
from forum.labels.models import Label
from forum.labels.policy import may_keep_labels
from forum.labels.queries import unknown

SLUG = "[a-z0-9-]+"


def add_label(
    viewer: Viewer, *, name: str, slug: str | None = None, description: str = ""
) -> Label:
    """Without a slug its address comes from its name. Raises Invalid for an odd slug, Conflict for
    one in use."""
    require(may_keep_labels(viewer))
    if slug is not None and not re.fullmatch(SLUG, slug):
        wrong = _("Gebruik in het adres alleen a-z, 0-9 en streepjes.")
        raise Invalid(wrong, code="bad_slug", errors={"slug": [wrong]})
    _refuse_badge(name)
    label = Label(slug=slug or slugify(name), name=on_one_line(name), description=description)
    try:
        with db.session.begin_nested():
            db.session.add(label)
    except IntegrityError as error:
        told = _("Dit label bestaat al.")
        raise Conflict(told, code="slug_taken", errors={"name": [told]}) from error
    return label


def change_label(
    viewer: Viewer, slug: str, *, name: str | None = None, description: str | None = None
) -> Label:
    """Its address stays. Raises NotFound."""
    label = hold_label(viewer, slug)
    _refuse_badge(name or "")
    label.name = label.name if name is None else on_one_line(name)
    label.description = label.description if description is None else description
    db.session.flush()
    return label


def remove_label(viewer: Viewer, label: Label) -> None:
    """One that is held, and that no thread carries any more."""
    require(may_keep_labels(viewer))
    db.session.delete(label)
    db.session.flush()


def hold_label(viewer: Viewer, slug: str) -> Label:
    """Nobody else changes it meanwhile, or puts it on a thread. Raises NotFound."""
    require(may_keep_labels(viewer))
    query = select(Label).where(Label.slug == slug).with_for_update()
    label = db.session.scalar(query, execution_options={"populate_existing": True})
    if label is None:
        raise unknown()
    return label


def _refuse_badge(name: str) -> None:
    """Who is verified stands beside a name, and on no label that anything can carry."""
    if imitates_badge(name):
        wrong = _("Dit lijkt op het teken van een geverifieerde expert. Kies een andere naam.")
        raise Invalid(wrong, code="imitates_badge", errors={"name": [wrong]})


def on_one_line(name: str) -> str:
    return " ".join(name.split())
