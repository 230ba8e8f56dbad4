"""Labels as one column of a thread, so that a list of threads costs no query more for them."""

from typing import Any

from sqlalchemy import ColumnElement, func

from forum.labels.models import Label
from forum.labels.views import BETWEEN, WITHIN


def gathered() -> ColumnElement[Any]:
    """The names and slugs of many, for `views.tags` to read."""
    return func.aggregate_strings(Label.name + WITHIN + Label.slug, BETWEEN)


def named() -> ColumnElement[Any]:
    """The names alone, for people to read."""
    return func.aggregate_strings(Label.name, ", ")
