"""Making, changing and removing categories. `moderation` calls these and keeps the log."""

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from forum.accounts.viewer import Viewer
from forum.categories.circles import Circle, narrower
from forum.categories.models import Category
from forum.categories.policy import may_arrange
from forum.categories.queries import unknown
from forum.core.db import db
from forum.core.errors import Conflict, Invalid
from forum.core.i18n import Text, _
from forum.core.permission import require

SLUG = "[a-z0-9-]+"


def create_category(slug: str, *, name: str, description: str, **facts: Any) -> Category:
    """For who runs the forum. `facts` are as `change_category` takes them.

    Raises Invalid for an odd slug or an impossible parent, Conflict for a slug in use.
    """
    if not re.fullmatch(SLUG, slug):
        raise _wrong("slug", _("Gebruik in het adres alleen a-z, 0-9 en streepjes."), "bad_slug")
    held = _hold()
    everyone = {"readers": Circle.EVERYONE, "writers": Circle.MEMBERS, "position": 0}
    category = Category(slug=slug, **everyone)
    _set(category, {"name": name, "description": description, **facts}, held)
    try:
        with db.session.begin_nested():
            db.session.add(category)
    except IntegrityError as error:
        raise Conflict(_("Deze categorie bestaat al."), code="slug_taken") from error
    return category


def add_category(viewer: Viewer, slug: str, **facts: Any) -> Category:
    """Raises what `create_category` does."""
    require(may_arrange(viewer))
    return create_category(slug, **facts)


def change_category(viewer: Viewer, slug: str, **facts: Any) -> Category:
    """What is given of `name`, `description`, `position`, `parent` (a slug or None), `readers`
    and `writers`. Whoever may read it no longer loses all that stands in it at once.

    Raises NotFound, and Invalid for a parent that cannot be one.
    """
    require(may_arrange(viewer))
    held = _hold()
    category = _named(held, slug)
    _set(category, facts, held)
    for sub in _subs(category, held):
        _keep_within(sub, category)
    db.session.flush()
    return category


def remove_category(viewer: Viewer, slug: str) -> Category:
    """Only what is empty. Raises NotFound, and Conflict for what still holds anything, be it
    a thread that was deleted."""
    require(may_arrange(viewer))
    category = _named(_hold(), slug)
    try:
        with db.session.begin_nested():
            db.session.delete(category)
    except IntegrityError as error:
        full = _("Deze categorie is niet leeg. Er staan gesprekken of subcategorieën in.")
        raise Conflict(full, code="not_empty") from error
    return category


def _hold() -> Sequence[Category]:
    """All of them, so that those who rearrange them take turns."""
    query = select(Category).order_by(Category.id).with_for_update()
    return db.session.scalars(query, execution_options={"populate_existing": True}).all()


def _named(held: Sequence[Category], slug: str) -> Category:
    found = next((one for one in held if one.slug == slug), None)
    if found is None:
        raise unknown()
    return found


def _subs(category: Category, held: Sequence[Category]) -> list[Category]:
    return [one for one in held if one.parent_id is not None and one.parent_id == category.id]


def _set(category: Category, facts: dict[str, Any], held: Sequence[Category]) -> None:
    if "parent" in facts:
        parent = _parent(category, facts.pop("parent"), held)
        category.parent_id = parent.id if parent else None
    for name, value in facts.items():
        setattr(category, name, value)
    above = next((one for one in held if one.id == category.parent_id), None)
    _keep_within(category, above)


def _parent(category: Category, slug: str | None, held: Sequence[Category]) -> Category | None:
    if slug is None:
        return None
    parent = next((one for one in held if one.slug == slug), None)
    if parent is None:
        raise _wrong("parent", _("Deze categorie bestaat niet."), "unknown_category")
    if parent is category or parent.parent_id is not None or _subs(category, held):
        told = _("Een subcategorie staat in een hoofdcategorie, en bevat er zelf geen.")
        raise _wrong("parent", told, "too_deep")
    return parent


def _keep_within(category: Category, above: Category | None) -> None:
    """Nobody reads in it who may not read what it stands in, or writes who may not read."""
    readers = Circle(category.readers)
    category.readers = narrower(readers, Circle(above.readers)) if above else readers
    category.writers = narrower(Circle(category.writers), Circle(category.readers))


def _wrong(field: str, told: Text, code: str) -> Invalid:
    return Invalid(told, code=code, errors={field: [told]})
