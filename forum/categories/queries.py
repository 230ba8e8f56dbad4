"""Reading categories."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, select

from forum.accounts.viewer import Viewer
from forum.categories.models import Category
from forum.categories.views import CategoryView
from forum.core.db import db
from forum.core.errors import NotFound
from forum.core.i18n import _


def categories(viewer: Viewer) -> Sequence[CategoryView]:
    query = _categories(viewer).order_by(Category.position, Category.id)
    return [CategoryView(*row) for row in db.session.execute(query)]


def get_category(viewer: Viewer, slug: str) -> CategoryView:
    """Raises NotFound."""
    row = db.session.execute(_categories(viewer).where(Category.slug == slug)).one_or_none()
    if row is None:
        raise NotFound(_("Deze categorie bestaat niet."), code="unknown_category")
    return CategoryView(*row)


def _categories(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    everything = viewer.reads_with_members
    count = Category.thread_count if everything else Category.public_thread_count
    return select(
        Category.id,
        Category.slug,
        Category.name,
        Category.description,
        Category.position,
        count,
    )
