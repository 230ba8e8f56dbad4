"""Arranging the categories, and keeping their counts."""

import re

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from forum.categories.models import Category
from forum.core.db import db
from forum.core.errors import Conflict, Invalid
from forum.core.i18n import _

SLUG = "[a-z0-9-]+"


def create_category(slug: str, *, name: str, description: str, position: int = 0) -> Category:
    """For who runs the forum. Raises Invalid for an odd slug, Conflict for one in use."""
    if not re.fullmatch(SLUG, slug):
        raise Invalid(_("Gebruik in het adres alleen a-z, 0-9 en streepjes."), code="bad_slug")
    category = Category(slug=slug, name=name, description=description, position=position)
    try:
        with db.session.begin_nested():
            db.session.add(category)
    except IntegrityError as error:
        raise Conflict(_("Deze categorie bestaat al."), code="slug_taken") from error
    return category


def count_thread(category_id: int, *, is_public: bool, by: int) -> None:
    """Counted by the database, so that no count is lost between two at once."""
    public = by if is_public else 0
    db.session.execute(
        update(Category)
        .where(Category.id == category_id)
        .values(
            thread_count=Category.thread_count + by,
            public_thread_count=Category.public_thread_count + public,
        )
    )


def hide_from_guests(category_id: int) -> None:
    """One thread that was public is now for members alone."""
    fewer = update(Category).where(Category.id == category_id)
    db.session.execute(fewer.values(public_thread_count=Category.public_thread_count - 1))
