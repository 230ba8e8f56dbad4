"""Reading the list of labels. It is the same for everyone."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from forum.core.db import db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.questions import Question
from forum.labels.models import Label
from forum.labels.views import LabelView


def ask_labels() -> Question[Sequence[LabelView]]:
    return Question(select(Label.id, Label.slug, Label.name, Label.description), _by_name)


def labels() -> Sequence[LabelView]:
    """All of them, by name."""
    return ask_labels().ask()


def get_label(slug: str) -> LabelView:
    """Raises NotFound."""
    query = select(Label.id, Label.slug, Label.name, Label.description)
    row = db.session.execute(query.where(Label.slug == slug)).one_or_none()
    if row is None:
        raise unknown()
    return _show(row)


def unknown() -> NotFound:
    return NotFound(_("Dit label bestaat niet."), code="unknown_label")


def _by_name(rows: Sequence[Any]) -> list[LabelView]:
    return sorted(map(_show, rows), key=lambda label: label.name.casefold())


def _show(row: Any) -> LabelView:
    return LabelView(row.id, row.slug, row.name, row.description)
