"""What is shown of a category, as plain data."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CategoryView:
    """`thread_count` is what this viewer may count."""

    id: int
    slug: str
    name: str
    description: str
    position: int
    thread_count: int
