"""Labels, as far as following them and finding threads by them needs."""

from collections.abc import Sequence

from sqlalchemy import select

from forum.core.db import db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.labels.models import Label


def get_label(slug: str) -> Label:
    """Raises NotFound."""
    found = db.session.scalar(select(Label).where(Label.slug == slug))
    if found is None:
        raise NotFound(_("Dit label bestaat niet."), code="unknown_label")
    return found


def labels() -> Sequence[Label]:
    """All of them, by name."""
    return db.session.scalars(select(Label).order_by(Label.name, Label.id)).all()
