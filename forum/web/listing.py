"""Lists as pages show them: what stands here, and the address of what follows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from flask import url_for

from forum.core.errors import Invalid, NotFound
from forum.core.paging import Page

Item = TypeVar("Item")


@dataclass(frozen=True)
class Listing(Generic[Item]):
    items: Sequence[Item]
    next_url: str | None


def listing(page: Page[Item], endpoint: str, **values: Any) -> Listing[Item]:
    following = page.next and url_for(endpoint, after=page.next, **values)
    return Listing(page.items, following or None)


def no_such_page(error: Invalid) -> NotFound:
    """A cursor that nobody was given is an address that does not exist."""
    return NotFound(error.detail)
