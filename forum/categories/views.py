"""What is shown of a category, as plain data."""

from collections.abc import Sequence
from dataclasses import dataclass

from forum.categories.circles import Circle


@dataclass(frozen=True)
class CategoryView:
    """`thread_count` is what this viewer may count, without what its subcategories hold.
    `parent` is the slug of the category it stands in, `parent_name` its name."""

    id: int
    slug: str
    name: str
    description: str
    position: int
    thread_count: int
    readers: Circle
    writers: Circle
    parent_id: int | None
    parent: str | None
    parent_name: str | None


@dataclass(frozen=True)
class Branch:
    """A category with the subcategories that this viewer may read, in their order."""

    place: CategoryView
    subs: Sequence[CategoryView]

    @property
    def ids(self) -> list[int]:
        return [self.place.id, *(sub.id for sub in self.subs)]

    @property
    def thread_count(self) -> int:
        return sum(place.thread_count for place in (self.place, *self.subs))


def branches(places: Sequence[CategoryView]) -> list[Branch]:
    """One branch for each category that stands in no other one of these."""
    known = {place.id for place in places}
    tops = [place for place in places if place.parent_id not in known]
    return [Branch(top, [sub for sub in places if sub.parent_id == top.id]) for top in tops]
