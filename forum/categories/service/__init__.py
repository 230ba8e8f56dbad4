"""Arranging the categories, and keeping their counts."""

from forum.categories.service.arranging import (
    SLUG,
    add_category,
    change_category,
    create_category,
    remove_category,
)
from forum.categories.service.counting import count_thread, hide_from_guests

__all__ = [
    "SLUG",
    "add_category",
    "change_category",
    "count_thread",
    "create_category",
    "hide_from_guests",
    "remove_category",
]
