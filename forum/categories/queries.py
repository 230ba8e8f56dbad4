"""Reading categories. What the viewer may not see is never fetched."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, or_, select

from forum.accounts.viewer import Viewer
from forum.categories.circles import Circle
from forum.categories.models import Category
from forum.categories.policy import visible_to
from forum.categories.views import Branch, CategoryView
from forum.core.db import alias, db
from forum.core.errors import NotFound
from forum.core.i18n import _

_parent = alias(Category)


def categories(viewer: Viewer) -> Sequence[CategoryView]:
    """All of them by position, whether they stand in another one or not."""
    return [_show(row) for row in db.session.execute(_categories(viewer))]


def get_category(viewer: Viewer, slug: str) -> CategoryView:
    """Raises NotFound, for what is closed to the viewer as for what is not there."""
    row = db.session.execute(_categories(viewer).where(Category.slug == slug)).one_or_none()
    if row is None:
        raise unknown()
    return _show(row)


def get_branch(viewer: Viewer, slug: str) -> Branch:
    """The category with what stands in it. Raises NotFound."""
    query = _categories(viewer).where(or_(Category.slug == slug, _parent.slug == slug))
    found = [_show(row) for row in db.session.execute(query)]
    place = next((one for one in found if one.slug == slug), None)
    if place is None:
        raise unknown()
    return Branch(place, [one for one in found if one.slug != slug])


def unknown() -> NotFound:
    return NotFound(_("Deze categorie bestaat niet."), code="unknown_category")


def _categories(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    everything = viewer.reads_with_members
    count = Category.thread_count if everything else Category.public_thread_count
    return (
        select(
            Category.id,
            Category.slug,
            Category.name,
            Category.description,
            Category.position,
            count.label("thread_count"),
            Category.readers,
            Category.writers,
            Category.parent_id,
            _parent.slug.label("parent"),
            _parent.name.label("parent_name"),
        )
        .outerjoin(_parent, _parent.id == Category.parent_id)
        .where(visible_to(viewer))
        .order_by(Category.position, Category.id)
    )


def _show(row: Any) -> CategoryView:
    facts = row._asdict()
    return CategoryView(**facts | {"readers": Circle(row.readers), "writers": Circle(row.writers)})
